//! What it finds: an allegation that its file calls `corroborated`, though sources that it cites do not say
//! how they know it, and the others are fewer than two independent origins. And, as a warning, one that two sources
//! make together in their own voice, of which none says how it knows.
//!
//! Why that is bad: two papers that print one figure without a source may have it from the same place.
//!
//! Example: `history: [{status: corroborated}]`, where both papers say it in their own voice.
//!
//! How to fix it: where a source says how it knows (it saw, counted, examined it), write that as `basis`
//! of the citation; else take the step back.

use super::{Context, Found, chains::with_chains};
use crate::{
    analysis::{origins, replies::speakers},
    diagnostic::{Diagnostic, Severity},
    library::Index,
    model::{Body, Kind, record::Standing},
};

/// Reports corroboration by origins that are not stated.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (index, record) in context.records() {
        let Body::Allegation(allegation) = &record.body else {
            continue;
        };
        let last = allegation.history.last();
        let last = last.filter(|last| last.status.value == Standing::Corroborated);
        let is_source = |who: &Index| context.library.at(*who).kind() == Kind::Source;
        let voices = speakers(context.library, index).into_iter();
        let voices = voices.filter(is_source).count();
        if last.is_none() && voices < 2 {
            continue;
        }
        let origins = origins::of(context.library, index);
        let unknown = origins.not_stated.len();
        let Some(last) = last else {
            if unknown >= 2 && origins.independent == 0 {
                let message =
                    format!("{unknown} sources say this together, and none says how it knows");
                let found_here = found.at(record, allegation.by[0].span, message);
                found.push(Diagnostic {
                    severity: Severity::Warning,
                    ..found_here.help(
                        "make a record of each, or write as `basis` how each knows, where it says so",
                    )
                });
            }
            continue;
        };
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
