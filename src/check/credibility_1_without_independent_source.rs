//! What it finds: `credibility: 1` on an allegation of fewer than two independent origins.
//!
//! Why that is bad: in the Admiralty code, 1 means confirmed by other, independent sources. Whoever
//! knows the code takes it at its word.
//!
//! Example: `credibility: 1`, cited from one newspaper.
//!
//! How to fix it: `credibility: 2` (probably true) is the highest that one origin bears; or cite the
//! independent source that confirms it.

use super::{Context, Found, chains::with_chains};
use crate::{analysis::origins, model::Body};

/// Reports confirmation by nobody else.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (index, record) in context.records() {
        if let Body::Allegation(allegation) = &record.body
            && let Some(credibility) = allegation.credibility
            && credibility.value == 1
        {
            let origins = origins::of(context.library, index);
            if origins.independent < 2 {
                let words = match origins.words() {
                    words if words.is_empty() => "no citation".into(),
                    words => words,
                };
                let message = format!(
                    "1 means confirmed by other, independent sources, and this has {words}"
                );
                let diagnostic = found.at(record, credibility.span, message).help(
                    "write 2 (probably true) or more, or cite the independent source that confirms it",
                );
                found.push(with_chains(diagnostic, context.library, index));
            }
        }
    }
}
