//! What it finds: a statement said to support another, where both go back to one origin, as far as is
//! recorded; and evidence said to support a statement, where both cite the same words, or the same place through
//! the same source.
//!
//! Why that is bad: what only says a statement again adds nothing to it; on the page it looks like a second
//! leg.
//!
//! Example: `relations: [{to: hindered, is: supports}]`, where both are what one article reports.
//!
//! How to fix it: write `repeats` for a statement, and leave the evidence out, or cite what it adds.

use super::{Context, Found};
use crate::{
    analysis::support,
    model::{
        Body,
        record::{Bearing, RelationKind},
    },
};

/// Reports what supports a statement by saying it again.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (index, record) in context.records() {
        let find = |reference| context.library.resolve(record.key.case(), reference);
        match &record.body {
            Body::Allegation(allegation) => {
                for relation in &allegation.relations {
                    let is_support = relation.is.value == RelationKind::Supports;
                    let to = find(&relation.to).filter(|to| is_support && *to != index);
                    if to.is_some_and(|to| !support::adds(context.library, index, to)) {
                        let message = format!(
                            "this and `{}` go back to fewer than two independent origins, and so it does not support it",
                            relation.to.value
                        );
                        found.push(
                            found
                                .at(record, relation.is.span, message)
                                .help("write `repeats`, or cite an origin of its own"),
                        );
                    }
                }
            }
            Body::Evidence(evidence) => {
                for (to, is) in &evidence.bears_on {
                    let is_support = is.value == Bearing::Supports;
                    let target = find(to).filter(|_| is_support);
                    let is_same =
                        |target| support::rests_on_the_same(context.library, index, target);
                    if target.is_some_and(is_same) {
                        let message = format!(
                            "`{}` rests on the same citation already, and so this does not support it",
                            to.value
                        );
                        found.push(
                            found
                                .at(record, is.span, message)
                                .help("write `neutral`, leave it out, or cite what it adds"),
                        );
                    }
                }
            }
            _ => {}
        }
    }
}
