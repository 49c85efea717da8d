//! What it finds: sources that rest on each other in a circle, by `rests_on` or by the `via` of one
//! record's citations.
//!
//! Why that is bad: each confirms the other and nobody said it first, which is how a rumour becomes
//! two sources.
//!
//! Example: `harbour-post` rests on `evening-wire`, and `evening-wire` rests on `harbour-post`.
//!
//! How to mend it: one of the arrows is wrong, or both papers have it from somewhere else; look up
//! which was first. A source that names itself is told by `self-as-origin`.

use std::collections::{BTreeMap, HashSet};

use super::{Context, Found};
use crate::{
    library::{Index, Library, Record},
    model::{Body, Span},
};

/// Where each source has what it tells from: the source before it, and where that is written.
type Steps = BTreeMap<Index, Vec<(Index, Span)>>;

/// Tells each circle once: of sources as such at the source, else at the record that closes it.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    let mut general = Steps::new();
    for (index, record) in context.records() {
        if let Body::Source(source) = &record.body {
            for earlier in &source.rests_on {
                step(context.library, record, Some(index), earlier, &mut general);
            }
        }
    }
    let mut told = HashSet::new();
    for start in general.keys() {
        if let Some(circle) = circle(&general, &Steps::new(), *start) {
            tell(
                context,
                &circle,
                context.library.at(*start),
                &mut told,
                found,
            );
        }
    }
    for (_, record) in context.records() {
        let mut own = Steps::new();
        let case = record.key.case();
        for citation in record.body.all_citations() {
            let mut later = context.library.resolve(case, &citation.source);
            for earlier in &citation.via {
                later = step(context.library, record, later, earlier, &mut own);
            }
        }
        for start in own.keys() {
            if let Some(circle) = circle(&general, &own, *start) {
                tell(context, &circle, record, &mut told, found);
            }
        }
    }
}

/// Notes that a source has something from an earlier one, and gives that one. A source that names
/// itself is another rule's.
fn step(
    library: &Library,
    record: &Record,
    later: Option<Index>,
    earlier: &crate::model::At<crate::model::Ref>,
    steps: &mut Steps,
) -> Option<Index> {
    let earlier_index = library.resolve(record.key.case(), earlier)?;
    if let Some(later) = later.filter(|later| *later != earlier_index) {
        steps
            .entry(later)
            .or_default()
            .push((earlier_index, earlier.span));
    }
    Some(earlier_index)
}

/// A shortest way from a source back to itself.
fn circle(general: &Steps, own: &Steps, start: Index) -> Option<Vec<(Index, Span)>> {
    let next = |of: Index| {
        let steps = own.get(&of).into_iter().chain(general.get(&of));
        steps.flatten().copied()
    };
    // Of each source that was reached, the step that reached it first.
    let mut reached: BTreeMap<Index, (Index, Span)> = BTreeMap::new();
    let mut queue = std::collections::VecDeque::from([start]);
    while let Some(of) = queue.pop_front() {
        for (earlier, span) in next(of) {
            if earlier == start {
                let mut way = vec![(start, span)];
                let mut at = of;
                while let Some((later, span)) = reached.get(&at).filter(|_| at != start) {
                    way.push((at, *span));
                    at = *later;
                }
                way.reverse();
                return Some(way);
            }
            if !reached.contains_key(&earlier) {
                reached.insert(earlier, (of, span));
                queue.push_back(earlier);
            }
        }
    }
    None
}

fn tell(
    context: &Context<'_>,
    circle: &[(Index, Span)],
    record: &Record,
    told: &mut HashSet<Vec<Index>>,
    found: &mut Found<'_>,
) {
    let mut members: Vec<Index> = circle.iter().map(|(index, _)| *index).collect();
    members.sort_unstable();
    let Some((last, span)) = circle.last().filter(|_| told.insert(members)) else {
        return;
    };
    let id = |index: &Index| format!("`{}`", context.library.at(*index).key.id());
    let way: Vec<String> = [last]
        .into_iter()
        .chain(circle.iter().map(|(index, _)| index))
        .map(id)
        .collect();
    let message = format!("these have it from each other: {}", way.join(" ← "));
    let diagnostic = found.at(record, circle[0].1, message);
    let others = circle.iter().skip(1).map(|(_, span)| *span);
    let diagnostic = others
        .filter(|other| other != span || circle.len() == 2)
        .fold(diagnostic, |all, span| all.related(span, "and here"));
    found.push(diagnostic.help("look up which was first, and take the arrow back out of it"));
}
