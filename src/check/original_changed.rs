//! What it finds: a file of an original's name whose SHA-256 is not the one that the source records.
//!
//! Why that is bad: the evidentiary copy is never altered. Either this is another version of the
//! document, or someone changed it, and what was cited may not be there any more.
//!
//! Example: a page that was fetched again over the one that was recorded.
//!
//! How to fix it: find the copy that was recorded; or, where the new one is to be cited, make it a
//! source of its own, with its own hash and its own locators. Quotes are checked all the same.

use super::{Context, Found};
use crate::{document::Held, model::Body};

/// Reports originals that are not what was recorded.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (index, record) in context.records() {
        let Body::Source(source) = &record.body else {
            continue;
        };
        let Some(seen) = context.seen(index) else {
            continue;
        };
        if seen.held == Held::Changed {
            let hash = source
                .original
                .as_ref()
                .and_then(|original| original.sha256.as_ref());
            let place = hash.map_or(record.span, |hash| hash.span);
            let path = seen.path.as_deref().unwrap_or("the file");
            let message = format!("`{path}` is not the original that is recorded here");
            found.push(found.at(record, place, message).help(
                "find the copy of this hash; a new version is a source of its own, with its own hash",
            ));
        }
    }
}
