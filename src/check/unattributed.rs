//! What it finds: an allegation without `by`.
//!
//! Why that is bad: a statement that nobody makes looks like a fact, and nobody can be asked about
//! it, answer it or be the reason to doubt it.
//!
//! Example:
//!
//! ```yaml
//! allegations:
//!   backdated:
//!     statement: The permit was backdated.
//!     cites: [{source: harbour-post, at: ¶6}]
//! ```
//!
//! How to fix it: `by: clerk`; where an article says so in its own voice, `by: harbour-post`; where
//! it does not name the speaker, a person with `named: false`, described as the article does.

use super::{Context, Found};
use crate::model::Body;

/// Reports allegations without a speaker.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (_, record) in context.records() {
        if let Body::Allegation(allegation) = &record.body
            && allegation.by.is_empty()
        {
            let message = format!("nobody is named who says `{}`", record.key.id());
            found.push(found.at(record, record.span, message).help(
                "write `by:` with the id of a person or an organization, or of the source where it speaks in its own voice",
            ));
        }
    }
}
