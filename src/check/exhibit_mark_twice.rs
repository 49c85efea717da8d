//! What it finds: two pieces of evidence in one case that have one mark as exhibits and are offered by the same.
//!
//! Why that is bad: who looks up Exhibit 12 of the government finds two, and a ruling on the one is read as that on the
//! other.
//!
//! Example: two pieces of evidence with `exhibit: GX 12` and `offered_by: state`.
//!
//! How to fix it: look up which mark each has; where they were marked anew, or in another proceeding, write the mark with
//! what tells them apart (`GX 12 (hearing of 3 Dec)`).

use std::collections::HashMap;

use super::{Context, Found};
use crate::{
    library::Record,
    model::{Body, Text},
    text::fold,
};

/// Reports marks that two have.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    let mut first: HashMap<_, (&Record, &Text)> = HashMap::new();
    for (index, record) in context.records() {
        let Body::Evidence(evidence) = &record.body else {
            continue;
        };
        let Some(mark) = &evidence.exhibit else {
            continue;
        };
        let offers = evidence.offered_by.iter().flat_map(|act| act.by.iter());
        let mut offers: Vec<_> = offers
            .filter_map(|by| context.library.resolve(record.key.case(), by))
            .collect();
        offers.sort_unstable();
        offers.dedup();
        for by in offers {
            let words = fold(mark.raw());
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let (other, theirs) = *first
                .entry((record.key.case(), by, words))
                .or_insert((record, mark));
            if context.library.index(&other.key) == Some(index) {
                continue;
            }
            let message = format!(
                "`{}` offers `{}` under this mark as well",
                context.library.at(by).key.id(),
                other.key.id()
            );
            found.push(
                found
                    .at(record, mark.span(), message)
                    .related(theirs.span(), "there")
                    .help("look up which mark each has; where it was given anew, write it with what tells them apart"),
            );
        }
    }
}
