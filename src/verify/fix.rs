//! What to write instead in a citation, where that follows from the source.

use super::{Mark, Passage, Quote, Verdict, is_exact, look};
use crate::{
    document::{Document, Held},
    model::{Citation, Locator, locator::Place},
};

/// What to write instead; one of the two at least.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Where the words stand, for words that moved.
    pub at: Option<Locator>,
    /// The words as they stand, for words that differ.
    pub quote: Option<String>,
}

/// How to fix a citation of which `passage` was found in a document: the place for words that moved,
/// the words as they stand for those that differ a little.
///
/// None where nothing is to be fixed, or where it does not follow from the source: what is missing
/// or ambiguous, and all that is cited from a document that is not the recorded one.
pub fn fix(document: &Document, citation: &Citation, passage: &Passage) -> Option<Fix> {
    let (is_altered, is_moved) = match &passage.verdict {
        // Words at an edge of the quote that are not there may stand elsewhere: it would only be shortened.
        Verdict::Altered(difference) if difference.is_cut() => return None,
        Verdict::Altered(_) => (true, is_elsewhere(document, citation, passage)),
        Verdict::Moved => (false, true),
        _ => return None,
    };
    if document.held == Held::Changed {
        return None;
    }
    let written = citation.at.as_ref().map(|at| &at.value);
    let at = match written.filter(|_| is_moved) {
        Some(written) => Some(place(document, written, &passage.marks)?),
        None => None,
    };
    let quote = match is_altered {
        true => Some(words(document, &passage.marks)?),
        false => None,
    };
    let fix = Fix { at, quote };
    holds(document, citation, &fix).then_some(fix)
}

/// Whether the words stand at another place than is cited.
fn is_elsewhere(document: &Document, citation: &Citation, passage: &Passage) -> bool {
    let cited = |(paragraph, _): &Mark| passage.paragraphs.contains(paragraph);
    let at = citation.at.as_ref();
    at.is_some_and(|at| is_exact(document, at)) && !passage.marks.iter().all(cited)
}

/// Whether the citation, so fixed, is found.
fn holds(document: &Document, citation: &Citation, fix: &Fix) -> bool {
    let written = citation.quote.as_ref().map_or("", |quote| quote.raw());
    let context =
        |text: &Option<crate::model::Text>| text.as_ref().map(|text| text.raw().to_owned());
    let quote = Quote::new(
        fix.quote.as_deref().unwrap_or(written),
        context(&citation.prefix).as_deref(),
        context(&citation.suffix).as_deref(),
    );
    let at = fix.at.as_ref().or(citation.at.as_ref().map(|at| &at.value));
    let found = look(document, at, Some(&quote));
    matches!(found.verdict, Verdict::Verbatim | Verdict::Normalised)
}

/// Where words stand, in the manner in which the citation says it.
fn place(document: &Document, written: &Locator, marks: &[Mark]) -> Option<Locator> {
    let is_by_page_and_line = matches!(written.places.first(), Some(Place::PageLines(..)));
    if let Some(lines) = document.lines_of(marks).filter(|_| is_by_page_and_line) {
        return Some(Locator {
            places: vec![lines],
        });
    }
    let is_lines = matches!(written.places.first(), Some(Place::Lines(_)));
    let mut places: Vec<Place> = Vec::new();
    for (paragraph, _) in marks {
        let place = match is_lines {
            true => Place::Lines(document.paragraph(*paragraph)?.lines.clone()),
            false => document.place(*paragraph)?,
        };
        let last = places.last_mut();
        if !last.is_some_and(|last| last.goes_on(&place)) {
            places.push(place);
        }
    }
    Some(Locator { places })
}

/// The words at these marks on one line, with an ellipsis between them; none where they go on behind the end of a
/// paragraph.
fn words(document: &Document, marks: &[Mark]) -> Option<String> {
    let mut all = String::new();
    let mut last: Option<&Mark> = None;
    for mark in marks {
        let text = document.paragraph(mark.0)?;
        let words = text.text.get(mark.1.clone())?;
        if let Some(last) = last {
            all.push_str(match goes_over(document, last, mark) {
                true => " ",
                false => " … ",
            });
        }
        let words: Vec<&str> = words.split_whitespace().collect();
        all.push_str(&words.join(" "));
        last = Some(mark);
    }
    Some(all)
}

/// Whether words end with their paragraph and others begin with a later one. Whether nothing is left out between
/// them, looking for both together tells.
fn goes_over(document: &Document, (before, words): &Mark, (after, next): &Mark) -> bool {
    let stands = |paragraph: usize| {
        document
            .paragraph(paragraph)
            .map(|found| found.text.clone())
    };
    let is_end = stands(*before).is_some_and(|text| text[words.end..].trim().is_empty());
    let is_start = stands(*after).is_some_and(|text| text[..next.start].trim().is_empty());
    before < after && is_end && is_start
}
