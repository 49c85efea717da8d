//! What it finds: a source that no record cites, relays or rests on.
//!
//! Why that is bad: a list of sources suggests that the file rests on all of them.
//!
//! Example: `sources: {harbour-post: {title: The Harbour Post}}`, and nothing with
//! `source: harbour-post`.
//!
//! How to fix it: cite it where it says something, or take it out. Where something of the library
//! could not be read the rule is silent, since it may be named there.

use super::{Context, Found};
use crate::model::Kind;

/// Reports sources that nothing names.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (index, record) in context.all_records() {
        if record.kind() == Kind::Source && context.library.named_by(index).next().is_none() {
            let message = format!("nothing rests on the source `{}`", record.key.id());
            found.push(
                found
                    .at(record, record.span, message)
                    .help("cite it where it says something, or take it out"),
            );
        }
    }
}
