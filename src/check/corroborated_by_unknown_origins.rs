//! What it finds: an allegation that its file calls `corroborated`, though sources that it cites do not say
//! how they know it, and the others are fewer than two independent origins.
//!
//! Why that is bad: two papers that print one figure without a source may have it from the same place.
//!
//! Example: `history: [{status: corroborated}]`, where both papers say it in their own voice.
//!
//! How to fix it: where a source says how it knows (it saw, counted, examined it), write that as `basis`
//! of the citation; else take the step back.

use super::{Context, Found, chains::with_chains};
use crate::{
    analysis::origins,
    model::{Body, record::Standing},
};

/// Reports corroboration by origins that are not stated.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (index, record) in context.records() {
        let Body::Allegation(allegation) = &record.body else {
            continue;
        };
        let Some(last) = allegation.history.last() else {
            continue;
        };
        if last.status.value != Standing::Corroborated {
            continue;
        }
        let origins = origins::of(context.library, index);
        let unknown = origins.not_stated.len();
        if origins.independent < 2 && unknown > 0 {
            let message = format!(
                "{unknown} of {} origins {} not stated",
                origins.origins.len() + unknown,
                if unknown == 1 { "is" } else { "are" },
            );
            let diagnostic = found.at(record, last.status.span, message).help(
                "write as `basis` how each source knows, where it says so, or take this step back",
            );
            found.push(with_chains(diagnostic, context.library, index));
        }
    }
}
