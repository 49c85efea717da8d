//! What it finds: an allegation, a piece of evidence, a proceeding, a docket entry, an event or a
//! response without `cites`.
//!
//! Why that is bad: nothing in a case file is simply true; what cannot be opened has to be believed.
//!
//! Example:
//!
//! ```yaml
//! allegations:
//!   backdated: {statement: The permit was backdated., by: clerk}
//! ```
//!
//! How to fix it: say where it can be read, `cites: [{source: harbour-post, at: ¶6}]`, or make it a
//! question, which may come from nowhere.

use super::{Context, Found};
use crate::{
    library::Record,
    model::{Body, Citation, Span, kind::Rests},
};

/// Reports records and parts of records that rest on nothing.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (_, record) in context.records() {
        let kind = record.kind();
        if kind.info().rests == Rests::OnCitations {
            let what = format!("the {} `{}`", kind.info().one, record.key.id());
            report(record, record.span, record.body.cites(), &what, found);
        }
        if let Body::Allegation(allegation) = &record.body {
            for response in &allegation.responses {
                let what = format!("the response `{}`", response.is.word());
                report(record, response.is.span, &response.cites, &what, found);
            }
        }
    }
}

fn report(record: &Record, place: Span, cites: &[Citation], what: &str, found: &mut Found<'_>) {
    if cites.is_empty() {
        let message = format!("{what} rests on no place in a source");
        found.push(found.at(record, place, message).help(
            "cite where this can be read: `cites: [{source: …, at: ¶…}]`; if nobody says it, make it a question",
        ));
    }
}
