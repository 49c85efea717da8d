//! What it finds: a page, a paragraph, a line or a section that the cited source does not have.
//!
//! Why that is bad: there is nothing to open. Often another version of the source was cited, or the
//! paragraphs were counted in another way.
//!
//! Example: `at: ¶19` in a source of 15 paragraphs; `at: p. 3` in a plain text.
//!
//! How to fix it: open the source (`s` in the browser) and write the number at the passage. Where the
//! text is a copy of an original that has pages, record that: `original: {media_type: application/pdf}`.
//! Its pages are then not checked; nor are those of a source that is held as a digest, which may leave
//! paragraphs out.

use super::{Context, Found};
use crate::{
    document::{Document, Has, Held, Lack},
    model::{Citation, Locator, locator::Place},
};

/// Reports places that are not there.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (record, citation, seen) in context.cited() {
        if let (Some(at), Some(lacking)) = (&citation.at, &seen.lacking) {
            let source = &citation.source.value;
            let place = Locator {
                places: vec![lacking.place.clone()],
            };
            let message = format!("there is no {place} in `{source}`{}", lacking.has);
            found.push(found.at(record, at.span, message).help(lacking.help));
        }
    }
}

/// A cited place that a document does not have.
#[derive(Clone)]
pub struct Lacking {
    place: Place,
    /// What the document has instead.
    has: String,
    help: &'static str,
}

/// The first cited place that a document does not have.
pub fn lacking(document: &Document, citation: &Citation) -> Option<Lacking> {
    if !document.held.has_text() {
        return None;
    }
    let mut places = citation.at.iter().flat_map(|at| &at.places);
    places.find_map(|place| match document.has(place) {
        Has::Not(lack) => Some(Lacking {
            place: place.clone(),
            has: has(lack),
            help: help(document, lack),
        }),
        _ => None,
    })
}

/// What the document has instead, behind that it has not.
fn has(lack: Lack) -> String {
    let counted = |count: u32, what: &str| match count {
        1 => format!(", which has 1 {what}"),
        _ => format!(", which has {count} {what}s"),
    };
    match lack {
        Lack::Beyond(count, what) => counted(count, what),
        Lack::BeyondOnPage(count) => format!("{} on that page", counted(count, "paragraph")),
        Lack::All(what) => format!(", which has no {what}"),
        Lack::It => String::new(),
    }
}

fn help(document: &Document, lack: Lack) -> &'static str {
    match lack {
        Lack::All("pages") if document.held == Held::WorkingCopy => {
            "open the source and write the number at the passage; if it is a copy of what has pages, record \
             that: `original: {media_type: application/pdf}`"
        }
        _ => "open the source and write the number at the passage",
    }
}
