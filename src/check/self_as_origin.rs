//! What it finds: a source that is named as its own origin: it rests on itself, relays itself, or is
//! reported in itself.
//!
//! Why that is bad: the way back to who spoke first ends where it began, and the source seems to have
//! an origin that it does not have.
//!
//! Example: `- {source: harbour-post, at: ¶6, via: [harbour-post]}`.
//!
//! How to fix it: leave the source's own name out of `via`, `rests_on` and its `cites`; where it
//! speaks in its own voice, the allegation is `by: harbour-post`.

use super::{Context, Found};
use crate::{
    library::Record,
    model::{At, Body, Ref},
};

/// Reports sources that lead to themselves in one step.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (_, record) in context.records() {
        let case = record.key.case();
        let mut own = |source: &Record, named: &[At<Ref>], how: &str| {
            for reference in named {
                let other = context.resolve(case, reference);
                if other.is_some_and(|other| other.key == source.key) {
                    let message = format!("`{}` {how} itself", reference.value);
                    found.push(
                        found
                            .at(record, reference.span, message)
                            .help("name where it has this from, or leave its own name out"),
                    );
                }
            }
        };
        if let Body::Source(source) = &record.body {
            own(record, &source.rests_on, "rests on");
            for citation in &source.cites {
                own(
                    record,
                    std::slice::from_ref(&citation.source),
                    "is reported in",
                );
            }
        }
        for citation in record.body.all_citations() {
            if let Some(source) = context.resolve(case, &citation.source) {
                own(source, &citation.via, "relays");
            }
        }
    }
}
