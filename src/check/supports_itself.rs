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

use std::collections::HashSet;

use super::{Context, Found};
use crate::{
    analysis::origins,
    library::{Index, Record},
    model::{
        Body, Citation,
        record::{Bearing, RelationKind},
    },
    text::fold,
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
                    if to.is_some_and(|to| {
                        origins::independent_of_both(context.library, index, to) < 2
                    }) {
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
                let own = cited(context, record, record.body.cites());
                for (to, is) in &evidence.bears_on {
                    let is_support = is.value == Bearing::Supports && !own.is_empty();
                    let target = context
                        .resolve(record.key.case(), to)
                        .filter(|_| is_support);
                    if target
                        .is_some_and(|target| own == cited(context, target, target.body.cites()))
                    {
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

/// A source, where in it, which words of it, and through whom.
type Cited = (Index, Option<String>, Option<String>, Vec<Index>);

fn cited(context: &Context<'_>, record: &Record, cites: &[Citation]) -> HashSet<Cited> {
    let find = |reference| context.library.resolve(record.key.case(), reference);
    let cited = cites.iter().filter_map(|citation| {
        let at = citation.at.as_ref().map(|at| at.value.to_string());
        // Where both are known through the same source, that source is what the statement rests on already.
        let quote = citation.quote.as_ref().filter(|_| citation.via.is_empty());
        let quote = quote.map(|quote| fold(quote.raw()));
        let via = citation.via.iter().filter_map(|via| find(via));
        Some((find(&citation.source)?, at, quote, via.collect()))
    });
    cited.collect()
}
