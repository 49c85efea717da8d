//! What it finds: sources that have a thing from each other, by `rests_on` or by the `via` of one
//! record's citations; reported once, with the first record that leads into the circle. Sources that
//! nothing cites are not looked at.
//!
//! Why that is bad: each confirms the other and nobody said it first, which is how a rumour becomes
//! two sources.
//!
//! Example: `harbour-post` rests on `evening-wire`, and `evening-wire` rests on `harbour-post`.
//!
//! How to fix it: one of the arrows is wrong, or both relay something else; look up which was
//! first. A source that names itself is reported by `self-as-origin`.

use super::{Context, Found};
use crate::{
    analysis::origins::{self, Ring, rings},
    diagnostic::Diagnostic,
    library::{Index, Record},
    limits::{FOLLOWED, RING_STEPS},
    model::{At, Body, Citation, Ref, Span},
    text::counted,
};

/// The most sources of a circle that are all named.
const NAMED: usize = 12;

/// The most places of a circle that are looked up.
const PLACES: usize = 8;

/// Reports each circle once.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    let records = || context.records().map(|(index, _)| index);
    let rings = rings(context.library, records());
    for (record, ring) in &rings.found {
        report(context, ring, context.library.at(*record), found);
    }
    let cut = records().filter(|index| origins::is_cut(context.library, *index));
    for (limit, count) in [(&RING_STEPS, rings.cut), (&FOLLOWED, cut.count() as u64)] {
        if count > 0 {
            let verb = if count == 1 { "was" } else { "were" };
            let records = counted(count, "record");
            let what = format!("{records} {verb} not followed back through all sources");
            found.push(Diagnostic::left_out(
                &context.library.limits.of(limit),
                &what,
            ));
        }
    }
}

fn report(context: &Context<'_>, ring: &Ring, record: &Record, found: &mut Found<'_>) {
    let sources = &ring.sources[..];
    let round = || sources.iter().chain(&sources[..1]);
    let id = |index: &Index| format!("`{}`", context.library.at(*index).key.id());
    let count = sources.len();
    let (these, way): (String, Vec<String>) = match count > NAMED {
        false => ("these".to_owned(), round().map(id).collect()),
        true => {
            let first = sources[..NAMED / 2].iter().map(id);
            let last = round().skip(count + 1 - NAMED / 2).map(id);
            let way = first.chain(["…".to_owned()]).chain(last);
            (
                format!("these {}", counted(count as u64, "source")),
                way.collect(),
            )
        }
    };
    let mut message = format!("{these} relay each other: {}", way.join(" ← "));
    if ring.more > 0 {
        let more = counted(ring.more as u64, "other source");
        message.push_str(&format!(
            "; {more} hang together with them in further circles"
        ));
    }
    let steps = sources.iter().zip(round().skip(1));
    let places = steps.filter_map(|(later, earlier)| place(context, record, *later, *earlier));
    let mut places = places.take(PLACES);
    let diagnostic = found.at(record, places.next().unwrap_or(record.span), message);
    found.push(
        places
            .fold(diagnostic, |all, place| all.related(place, "and here"))
            .help("look up which was first, and take the arrow back out of it"),
    );
}

/// Where it is written that a source relays another: in the record, else in the source.
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
