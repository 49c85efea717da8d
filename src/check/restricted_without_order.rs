//! What it finds: evidence that is told as sealed or privileged, without the order that says so, and without who does.
//!
//! Why that is bad: that something may not be seen is a statement like any other, and it has a reason that can be opened: an
//! order, a claim of privilege. Without one nobody can tell whether it still holds, or ever did.
//!
//! Example: `restricted: sealed`.
//!
//! How to fix it: write `restricted: {as: sealed, by: …, cites: [{source: …, at: ¶…}]}`; of a privilege `by` is whose it is.
//! It is treated as restricted in any case.

use super::{Context, Found};
use crate::model::Body;

/// Reports restrictions that rest on nothing.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (_, record) in context.records() {
        let Body::Evidence(evidence) = &record.body else {
            continue;
        };
        if let Some(restricted) = &evidence.restricted
            && restricted.by.is_empty()
            && restricted.cites.is_empty()
        {
            let word = restricted.is.word();
            let message = format!("nothing says by what order, or by whom, it is {word}");
            let help = format!(
                "write `restricted: {{as: {word}, by: …, cites: [{{source: …, at: ¶…}}]}}`"
            );
            found.push(found.at(record, restricted.is.span, message).help(help));
        }
    }
}
