//! What to write instead in a citation, where that follows from the source.

use super::{
    Mark, Passage, Quote, Verdict,
    difference::is_number,
    figure::{NUMERALS, is_currency},
    is_exact, look,
};
use crate::{
    document::{Document, Held},
    model::{Citation, Locator, locator::Place},
    text::QuoteForm,
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
        true => Some(words(document, &passage.marks).filter(|words| may_replace(citation, words))?),
        false => None,
    };
    // What nobody has accepted, and what somebody takes out, is not put into what is quoted.
    if is_altered && document.has_unaccepted(&passage.marks) {
        return None;
    }
    if is_altered && !are_whole(document, citation, &passage.marks) {
        return None;
    }
    let fix = Fix { at, quote };
    holds(document, citation, &fix).then_some(fix)
}

/// Whether other words may take the place of those that are quoted: what is a figure in both, or tells what it counts,
/// is the same and in the same order.
fn may_replace(citation: &Citation, words: &str) -> bool {
    let written = citation.quote.as_ref().map_or("", |quote| quote.raw());
    let figures = |text: &str| figures(QuoteForm::new(text).text());
    figures(written) == figures(words)
}

/// The figures of a text in the form for comparing, each with its sign, and what says which day's half, currency or
/// part of a hundred they are of.
fn figures(text: &str) -> Vec<String> {
    const UNITS: [&str; 12] = [
        "am", "pm", "a.m", "p.m", "usd", "eur", "gbp", "chf", "dollars", "euros", "percent", "per",
    ];
    let is_kept = |c: char| c.is_numeric() || is_currency(c) || matches!(c, '%' | '‰' | '°');
    let numerals = text.chars().filter(|c| NUMERALS.contains(*c));
    let words = text.split_whitespace().filter_map(|word| {
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric() && !is_kept(c) && c != '-');
        let plain = plain.trim_end_matches('-').to_lowercase();
        let is_figure = plain.contains(is_kept) || UNITS.contains(&&*plain) || is_number(&plain);
        is_figure.then_some(plain)
    });
    let numerals = numerals.map(String::from);
    words.chain(numerals).collect()
}

/// Whether the words at these marks begin and end as words do. Where no spaces part words, or none of capitals tell
/// one, only the quote's own first and last letters say where they are.
fn are_whole(document: &Document, citation: &Citation, marks: &[Mark]) -> bool {
    let written = citation
        .quote
        .as_ref()
        .map_or("", |quote| quote.raw().trim());
    let (Some((first, start)), Some((last, end))) = (marks.first(), marks.last()) else {
        return false;
    };
    let text = |place: usize| document.paragraph(place).map(|found| found.text.clone());
    let (Some(first), Some(last)) = (text(*first), text(*last)) else {
        return false;
    };
    let (Some(before), Some(behind)) = (first.get(..start.start), last.get(end.end..)) else {
        return false;
    };
    let (begins, ends) = (
        first[start.start..].chars().next(),
        last[..end.end].chars().next_back(),
    );
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_inside =
        |before: Option<char>, after: Option<char>| is_letter(before) && is_letter(after);
    // `a` is not what `a.m.` says.
    let goes_on = |rest: &str, dot: &dyn Fn(&str) -> Option<char>| is_letter(dot(rest));
    let dot_behind = |rest: &str| rest.strip_prefix('.').and_then(|rest| rest.chars().next());
    let dot_before = |rest: &str| {
        rest.strip_suffix('.')
            .and_then(|rest| rest.chars().next_back())
    };
    let is_cut_before = is_inside(before.chars().next_back(), begins)
        || is_letter(begins) && goes_on(before, &dot_before);
    let is_cut_behind =
        is_inside(ends, behind.chars().next()) || is_letter(ends) && goes_on(behind, &dot_behind);
    let is_own = |c: Option<char>, own: Option<char>| c == own && !c.is_some_and(|c| c.is_ascii());
    (!is_cut_before || is_own(begins, written.chars().next()))
        && (!is_cut_behind || is_own(ends, written.chars().next_back()))
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
    let is_numbers = matches!(written.places.first(), Some(Place::Numbers(_)));
    let numbered = |paragraph: usize| {
        let number = document.printed_number(paragraph).filter(|_| is_numbers)?;
        Some(Place::Numbers(number..=number))
    };
    let mut places: Vec<Place> = Vec::new();
    for (paragraph, _) in marks {
        let place = match is_lines {
            true => Place::Lines(document.paragraph(*paragraph)?.lines.clone()),
            false => numbered(*paragraph).or_else(|| document.place(*paragraph))?,
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
