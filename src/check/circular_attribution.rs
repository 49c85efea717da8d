//! What it finds: sources that have a thing from each other, by `rests_on` or by the `via` of one
//! record's citations; told once, with the first record that leads into the circle. Sources that
//! nothing cites are not looked at.
//!
//! Why that is bad: each confirms the other and nobody said it first, which is how a rumour becomes
//! two sources.
//!
//! Example: `harbour-post` rests on `evening-wire`, and `evening-wire` rests on `harbour-post`.
//!
//! How to mend it: one of the arrows is wrong, or both have it from somewhere else; look up which was
//! first. A source that names itself is told by `self-as-origin`.

use std::collections::HashSet;

use super::{Context, Found};
use crate::{
    analysis::origins,
    library::{Index, Record},
    model::{At, Body, Citation, Ref, Span},
};

/// Tells of each circle once.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    let mut told = HashSet::new();
    for (index, record) in context.records() {
        let of_responses = origins::of_responses(context.library, index);
        for origins in [origins::of(context.library, index)]
            .iter()
            .chain(&of_responses)
        {
            for circle in &origins.circles {
                let mut members = circle.clone();
                members.sort_unstable();
                if circle.len() > 1 && told.insert(members) {
                    tell(context, circle, record, found);
                }
            }
        }
    }
}

fn tell(context: &Context<'_>, circle: &[Index], record: &Record, found: &mut Found<'_>) {
    let round = || circle.iter().chain(&circle[..1]);
    let id = |index: &Index| format!("`{}`", context.library.at(*index).key.id());
    let way: Vec<String> = round().map(id).collect();
    let message = format!("these have it from each other: {}", way.join(" ← "));
    let steps = circle.iter().zip(round().skip(1));
    let mut places = steps.filter_map(|(later, earlier)| place(context, record, *later, *earlier));
    let diagnostic = found.at(record, places.next().unwrap_or(record.span), message);
    found.push(
        places
            .fold(diagnostic, |all, place| all.related(place, "and here"))
            .help("look up which was first, and take the arrow back out of it"),
    );
}

/// Where it is written that a source has it from another: in the record, else in the source.
fn place(context: &Context<'_>, record: &Record, later: Index, earlier: Index) -> Option<Span> {
    let resolve = |of: &Record, reference: &Ref| context.library.resolve(of.key.case(), reference);
    let in_citation = |citation: &Citation| {
        let chain: Vec<&At<Ref>> = [&citation.source]
            .into_iter()
            .chain(&citation.via)
            .collect();
        chain.windows(2).find_map(|pair| {
            let ends = [resolve(record, pair[0]), resolve(record, pair[1])];
            (ends == [Some(later), Some(earlier)]).then_some(pair[1].span)
        })
    };
    let in_record = record
        .body
        .all_citations()
        .into_iter()
        .find_map(in_citation);
    let source = context.library.at(later);
    let rests_on = match &source.body {
        Body::Source(body) => &body.rests_on[..],
        _ => &[],
    };
    let in_source = rests_on
        .iter()
        .find(|reference| resolve(source, reference) == Some(earlier));
    in_record.or(in_source.map(|reference| reference.span))
}
