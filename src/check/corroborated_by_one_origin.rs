//! What it finds: an allegation that its file calls `corroborated`, though all that it cites goes
//! back to one origin, or to origins that depend on one another.
//!
//! Why that is bad: ten papers that relay one interview are one voice; to call that corroborated is
//! the oldest way to make a rumour certain.
//!
//! Example: `history: [{status: corroborated}]`, where both papers relay one press conference.
//!
//! How to fix it: cite a second origin that is independent of it, or take the step back. Where
//! the ways are recorded wrongly, correct `via` and `rests_on`; `casefile origins` draws them.

use super::{Context, Found, chains::with_chains};
use crate::{
    analysis::origins,
    model::{Body, record::Standing},
};

/// Reports corroboration by one origin, with the way of each citation.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (index, record) in context.records() {
        let Body::Allegation(allegation) = &record.body else {
            continue;
        };
        let Some(last) = allegation.history.last() else {
            continue;
        };
        if last.status.value == Standing::Corroborated {
            let origins = origins::of(context.library, index);
            // Another rule speaks of origins that are not stated.
            if origins.independent < 2 && origins.not_stated.is_empty() {
                let message = format!(
                    "`corroborated` takes two independent origins, and this has {}",
                    origins.words()
                );
                let diagnostic = found.at(record, last.status.span, message).help(
                    "cite an origin that is independent of this one, or take this step back; `casefile origins` draws the ways",
                );
                found.push(with_chains(diagnostic, context.library, index));
            }
        }
    }
}
