//! What it finds: a paragraph, a line or a section that the cited source does not have.
//!
//! Why that is bad: there is nothing to open. Often another version of the source was cited, or the
//! paragraphs were counted in another way.
//!
//! Example: `at: ¶19` in a source of 15 paragraphs.
//!
//! How to mend it: open the source (`s` in the browser) and write the number that stands at the
//! passage. A digest may leave paragraphs out, so of a source that is held as a digest nothing is
//! said; and nothing of pages where the working copy has none, since the original may have them.

use super::{Context, Found};
use crate::{
    load::document::{Document, Held},
    model::{Citation, Locator, locator::Place},
};

/// Tells of places that are not there.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (record, citation, seen) in context.cited() {
        if let (Some(at), Some((place, has))) = (&citation.at, &seen.lacking) {
            let source = &citation.source.value;
            let place = Locator {
                places: vec![place.clone()],
            };
            let message = format!("there is no {place} in `{source}`{has}");
            found.push(
                found
                    .at(record, at.span, message)
                    .help("open the source and write the number that stands at the passage"),
            );
        }
    }
}

/// The first cited place that a document does not have, with what to say behind that it has not.
pub fn lacking(document: &Document, citation: &Citation) -> Option<(Place, String)> {
    if !document.held.has_text() || document.held == Held::Digest {
        return None;
    }
    let places = citation.at.iter().flat_map(|at| &at.places);
    let mut lacking = places.filter_map(|place| Some((place.clone(), says(document, place)?)));
    lacking.next()
}

/// What to say of a document that does not have a place, behind that it has not.
fn says(document: &Document, place: &Place) -> Option<String> {
    let last = document.paragraph(document.len().saturating_sub(1));
    match place {
        Place::Paragraphs(range) => {
            let last = last.and_then(|last| last.number).unwrap_or(0);
            (*range.end() > last).then(|| counted(last, "paragraph"))
        }
        Place::Lines(_) if !document.knows(place) => Some(", whose format has no lines".into()),
        Place::Lines(range) => {
            let last = last.map_or(0, |last| *last.lines.end());
            (*range.end() > last).then(|| counted(last, "line"))
        }
        Place::Section(_) => {
            let one = Locator {
                places: vec![place.clone()],
            };
            let is_there = !document.located(&one).is_empty();
            (!is_there).then(String::new)
        }
        Place::Pages(range) => {
            let last = document.pages?;
            (*range.end() > last).then(|| counted(last, "page"))
        }
        Place::OnPage(page, _) if document.pages.is_some_and(|last| *page > last) => {
            Some(counted(document.pages?, "page"))
        }
        Place::OnPage(page, range) => {
            document.pages?;
            let on_page = document.paragraphs.iter().filter_map(|p| p.on_page);
            let on_page = on_page.filter(|(on, _)| on == page);
            let last = on_page.map(|(_, number)| number).max().unwrap_or(0);
            let has = format!("{} on that page", counted(last, "paragraph"));
            (*range.end() > last).then_some(has)
        }
    }
}

fn counted(count: u32, what: &str) -> String {
    format!(
        ", which has {count} {what}{}",
        if count == 1 { "" } else { "s" }
    )
}
