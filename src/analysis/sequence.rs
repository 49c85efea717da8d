//! The order of events whose days nobody gives: what their records say of each other by `after` and `before`.
//!
//! Each of these is said by the record that has it, and told by what that record cites. A date decides before them: they
//! move nothing that has a day, and what they say against one is a rule's to tell.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};

use super::timeline::Moment;
use crate::{
    clean,
    library::{Index, Library},
    model::{At, Body, RecordPart, Ref, Span, record::Counted},
    text::Clean,
};

/// That one event was before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrow {
    pub earlier: Index,
    pub later: Index,
    /// The one of them whose record says so.
    pub says: Index,
    pub place: Span,
}

/// A circle of events each of which is said to be before the next, the last before the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circle(pub Vec<Arrow>);

/// That one event comes after another by what is said, and before it by their dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The way from the earlier event to the later one: one arrow, or several by way of events without a day.
    pub way: Vec<Arrow>,
}

/// Every arrow of a library, in its order.
pub fn arrows(library: &Library) -> Vec<Arrow> {
    let mut arrows = Vec::new();
    for index in library.indices() {
        let record = library.at(index);
        let Body::Event(event) = &record.body else {
            continue;
        };
        let counts = |index: Index| library.at(index).here.counted != Counted::No;
        let named = |said: &At<Ref>| {
            let found = library.resolve(record.key.case(), said);
            let found = found.filter(|found| counts(*found) && is_event(library, *found));
            found.map(|found| (found, said.span))
        };
        arrows.extend(
            event
                .after
                .iter()
                .filter_map(named)
                .map(|(other, place)| Arrow {
                    earlier: other,
                    later: index,
                    says: index,
                    place,
                }),
        );
        arrows.extend(
            event
                .before
                .iter()
                .filter_map(named)
                .map(|(other, place)| Arrow {
                    earlier: index,
                    later: other,
                    says: index,
                    place,
                }),
        );
    }
    arrows
}

fn is_event(library: &Library, index: Index) -> bool {
    matches!(library.at(index).body, Body::Event(_))
}

/// The events in an order that every arrow keeps, as far as there is one: without what is in a circle, or behind one.
fn ranked(arrows: impl Iterator<Item = (Index, Index)>) -> Vec<Index> {
    let mut later: BTreeMap<Index, Vec<Index>> = BTreeMap::new();
    let mut before: BTreeMap<Index, usize> = BTreeMap::new();
    for (one, other) in arrows {
        later.entry(one).or_default().push(other);
        before.entry(one).or_default();
        *before.entry(other).or_default() += 1;
    }
    let first = before.iter().filter(|(_, count)| **count == 0);
    let mut free: VecDeque<Index> = first.map(|(index, _)| *index).collect();
    let mut ranked = Vec::new();
    while let Some(index) = free.pop_front() {
        ranked.push(index);
        for other in later.get(&index).into_iter().flatten() {
            if let Some(count) = before.get_mut(other) {
                *count -= 1;
                if *count == 0 {
                    free.push_back(*other);
                }
            }
        }
    }
    ranked
}

/// The arrows of which the order cannot be told: those of circles, and between two of these.
fn circling(arrows: &[Arrow]) -> Vec<Arrow> {
    let without = |arrows: &[Arrow], ranked: Vec<Index>| -> Vec<Arrow> {
        let ranked: HashSet<Index> = ranked.into_iter().collect();
        let is_left =
            |arrow: &&Arrow| !ranked.contains(&arrow.earlier) && !ranked.contains(&arrow.later);
        arrows.iter().filter(is_left).copied().collect()
    };
    let left = without(
        arrows,
        ranked(arrows.iter().map(|one| (one.earlier, one.later))),
    );
    without(
        &left,
        ranked(left.iter().map(|one| (one.later, one.earlier))),
    )
}

fn from(arrows: &[Arrow]) -> HashMap<Index, Vec<Arrow>> {
    let mut from: HashMap<Index, Vec<Arrow>> = HashMap::new();
    for arrow in arrows {
        from.entry(arrow.earlier).or_default().push(*arrow);
    }
    from
}

/// The shortest way that begins with an arrow and ends at an event that is wanted, through those that let it go on.
fn way(
    from: &HashMap<Index, Vec<Arrow>>,
    first: Arrow,
    is_end: impl Fn(Index) -> bool,
    goes_on: impl Fn(Index) -> bool,
) -> Option<Vec<Arrow>> {
    // By which arrow each was reached.
    let mut reached: HashMap<Index, Arrow> = HashMap::from([(first.later, first)]);
    let mut next = VecDeque::from([first.later]);
    while let Some(at) = next.pop_front() {
        if is_end(at) {
            let mut way = vec![*reached.get(&at)?];
            while let Some(last) = way.last().copied().filter(|last| *last != first) {
                way.push(*reached.get(&last.earlier)?);
            }
            way.reverse();
            return Some(way);
        }
        if !goes_on(at) {
            continue;
        }
        for arrow in from.get(&at).into_iter().flatten() {
            reached.entry(arrow.later).or_insert_with(|| {
                next.push_back(arrow.later);
                *arrow
            });
        }
    }
    None
}

/// The circles, each once, with the first arrow of the library that leads into it.
pub fn circles(arrows: &[Arrow]) -> Vec<Circle> {
    let arrows = circling(arrows);
    let next = from(&arrows);
    let mut told: HashSet<Index> = HashSet::new();
    let mut circles = Vec::new();
    for arrow in &arrows {
        if told.contains(&arrow.earlier) {
            continue;
        }
        if let Some(way) = way(&next, *arrow, |end| end == arrow.earlier, |_| true) {
            told.extend(way.iter().map(|arrow| arrow.earlier));
            circles.push(Circle(way));
        }
    }
    circles
}

/// The contradictions between arrows and dates, each with the shortest way that leads to it.
pub fn contradictions(library: &Library, arrows: &[Arrow]) -> Vec<Contradiction> {
    let next = from(arrows);
    let day = |index: Index| library.at(index).body.date().map(|at| &at.value);
    let mut told: BTreeSet<(Index, Index)> = BTreeSet::new();
    let mut found = Vec::new();
    for arrow in arrows {
        let Some(first) = day(arrow.earlier) else {
            continue;
        };
        let is_end = |end: Index| day(end).is_some_and(|last| last.is_surely_before(first));
        let way = way(&next, *arrow, is_end, |index| day(index).is_none());
        if let Some(way) = way
            && let Some(last) = way.last()
            && told.insert((arrow.earlier, last.later))
        {
            found.push(Contradiction { way });
        }
    }
    found
}

/// The moments of a chronology, whose dates have put them in order and what has none apart, with the events that arrows
/// place among the others.
pub fn in_order(library: &Library, moments: Vec<Moment>) -> Vec<Moment> {
    let arrows = arrows(library);
    if arrows.is_empty() {
        return moments;
    }
    let (apart, ordered): (Vec<Moment>, Vec<Moment>) =
        moments.into_iter().partition(|moment| moment.is_apart);
    let event = |moment: &Moment| {
        let is_whole = moment.part == RecordPart::Whole;
        (is_whole && is_event(library, moment.index)).then_some(moment.index)
    };
    let is_loose = |index: &Index| {
        let record = library.at(*index);
        record.body.date().is_none() && record.here.counted == Counted::Yes
    };
    let events: Vec<Option<Index>> = ordered.iter().map(event).collect();
    let loose: Vec<Index> = apart.iter().filter_map(event).filter(is_loose).collect();
    let line = place(&arrows, &events, &loose);
    let mut apart: Vec<Option<Moment>> = apart.into_iter().map(Some).collect();
    let mut ordered = ordered.into_iter();
    let mut all: Vec<Moment> = Vec::new();
    for stand in line {
        if stand.by.is_empty() {
            all.extend(ordered.next());
            continue;
        }
        let mut theirs = apart.iter_mut();
        let theirs = theirs.find(|one| one.as_ref().and_then(event) == stand.event);
        if let Some(mut moment) = theirs.and_then(Option::take) {
            moment.is_apart = false;
            moment.when = clean![moment.when, ", ", words(library, moment.index, &stand.by)];
            all.push(moment);
        }
    }
    all.extend(apart.into_iter().flatten());
    all
}

/// The columns of a title that says beside what an event stands.
const TITLE: usize = 40;

/// `after “The arrest”, before “The flight”, as the other's record has it`: what places an event.
fn words(library: &Library, event: Index, by: &[Arrow]) -> Clean {
    let said = by.iter().map(|arrow| {
        let (side, other) = match arrow.later == event {
            true => ("after “", arrow.earlier),
            false => ("before “", arrow.later),
        };
        let elsewhere = (arrow.says != event).then_some(", as the other's record has it");
        let title = library.title(other).truncate(TITLE);
        clean![side, title, "”", elsewhere]
    });
    Clean::join(said.collect::<Vec<_>>(), ", ")
}

/// Something in the order of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// The event; none where it is something else.
    pub event: Option<Index>,
    /// What puts it there; nothing where its date does.
    pub by: Vec<Arrow>,
}

/// What is in order with the events put among it that arrows place there: `ordered` is in the order of its dates, events and
/// others; `loose` are events that have none. What is in a circle, or cannot stand where all that is said of it holds, is not
/// placed.
pub fn place(arrows: &[Arrow], ordered: &[Option<Index>], loose: &[Index]) -> Vec<Stand> {
    let circling = circling(arrows);
    let circling: HashSet<Index> = circling
        .iter()
        .flat_map(|one| [one.earlier, one.later])
        .collect();
    let is_clear =
        |arrow: &&Arrow| !circling.contains(&arrow.earlier) && !circling.contains(&arrow.later);
    let clear: Vec<Arrow> = arrows.iter().filter(is_clear).copied().collect();
    let mut of: HashMap<Index, Vec<Arrow>> = HashMap::new();
    for arrow in &clear {
        of.entry(arrow.earlier).or_default().push(*arrow);
        of.entry(arrow.later).or_default().push(*arrow);
    }
    let of = |event: Index| of.get(&event).map_or(&[][..], Vec::as_slice);
    let dated = |event: &Option<Index>| Stand {
        event: *event,
        by: Vec::new(),
    };
    let mut line: Vec<Stand> = ordered.iter().map(dated).collect();
    // In the order of the arrows, so that a chain is placed from its end that something holds.
    let loose: HashSet<Index> = loose.iter().copied().collect();
    let mut left = ranked(clear.iter().map(|one| (one.earlier, one.later)));
    left.retain(|index| loose.contains(index));
    loop {
        let before = left.len();
        for is_behind in [true, false] {
            left.retain(|event| match spot(of(*event), &line, *event, is_behind) {
                Some((at, by)) => {
                    let event = Some(*event);
                    line.insert(at, Stand { event, by });
                    false
                }
                None => true,
            });
            left.reverse();
        }
        if left.len() == before {
            return line;
        }
    }
}

/// Where an event may stand, and by which arrows; none where nothing places it yet, or nowhere holds for all of them.
fn spot(
    arrows: &[Arrow],
    line: &[Stand],
    event: Index,
    is_behind: bool,
) -> Option<(usize, Vec<Arrow>)> {
    let at = |index: Index| line.iter().position(|stand| stand.event == Some(index));
    let lower = arrows.iter().filter(|arrow| arrow.later == event);
    let lower = lower.filter_map(|arrow| Some((at(arrow.earlier)? + 1, *arrow)));
    let lower: Vec<(usize, Arrow)> = lower.collect();
    let upper = arrows.iter().filter(|arrow| arrow.earlier == event);
    let upper = upper.filter_map(|arrow| Some((at(arrow.later)?, *arrow)));
    let upper: Vec<(usize, Arrow)> = upper.collect();
    let first = lower.iter().map(|(at, _)| *at).max();
    let last = upper.iter().map(|(at, _)| *at).min();
    let spot = match (first, last) {
        (Some(first), last) if is_behind && last.is_none_or(|last| first <= last) => {
            let last = last.unwrap_or(line.len());
            // Behind those that are there already for the same reason.
            let placed = line.iter().take(last).skip(first);
            first + placed.take_while(|stand| !stand.by.is_empty()).count()
        }
        (None, Some(last)) if !is_behind => last,
        _ => return None,
    };
    let by = lower.into_iter().chain(upper).map(|(_, arrow)| arrow);
    Some((spot, by.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    /// The events of a case, and what is said of their order.
    fn read(events: &str) -> (Library, Vec<Arrow>) {
        let folder = tempfile::tempdir().unwrap();
        let text = format!("format: 1\ntitle: X\nevents:\n{events}");
        std::fs::write(folder.path().join("x.yaml"), text).unwrap();
        let (parsed, found) = load::read(folder.path()).unwrap();
        let library = Library::link(parsed, found);
        let arrows = arrows(&library);
        (library, arrows)
    }

    fn id(library: &Library, index: Index) -> String {
        library.at(index).key.id().as_str().to_owned()
    }

    fn line(library: &Library, arrows: &[Arrow]) -> String {
        let events = library.indices().filter(|index| is_event(library, *index));
        let (mut dated, loose): (Vec<Index>, Vec<Index>) =
            events.partition(|index| library.at(*index).body.date().is_some());
        dated.sort_by_key(|index| library.at(*index).body.date().map(|at| at.value.clone()));
        let dated: Vec<Option<Index>> = dated.into_iter().map(Some).collect();
        let line = place(arrows, &dated, &loose);
        let ids = line
            .iter()
            .filter_map(|stand| Some(id(library, stand.event?)));
        ids.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn events_without_a_day_stand_where_something_says_so() {
        for (events, wanted) in [
            (
                "  a: {title: A, date: 2025-01-01}\n  u: {title: U, after: a}\n  b: {title: B, date: 2025-01-02}\n",
                "a u b",
            ),
            (
                "  a: {title: A, date: 2025-01-01}\n  u: {title: U, before: b}\n  b: {title: B, date: 2025-01-02}\n",
                "a u b",
            ),
            // A chain, whatever its order in the file; what nothing places is not there.
            (
                "  v: {title: V, after: u}\n  w: {title: W}\n  u: {title: U, after: a}\n  a: {title: A, date: 2025}\n",
                "a u v",
            ),
            (
                "  v: {title: V, before: u}\n  u: {title: U, before: a}\n  a: {title: A, date: 2025}\n",
                "v u a",
            ),
            // Said by the other record.
            (
                "  u: {title: U}\n  a: {title: A, date: 2025, after: u}\n",
                "u a",
            ),
            (
                "  a: {title: A, date: 2025-01-01}\n  u: {title: U, after: a}\n  v: {title: V, after: a}\n",
                "a u v",
            ),
            // Behind the last, and before the first of several.
            (
                "  a: {title: A, date: 2024}\n  b: {title: B, date: 2025}\n  u: {title: U, after: [a, b]}\n",
                "a b u",
            ),
            // Nowhere is it after the one and before the other.
            (
                "  a: {title: A, date: 2024}\n  b: {title: B, date: 2025}\n  u: {title: U, after: b, before: a}\n",
                "a b",
            ),
            // A circle says nothing.
            (
                "  a: {title: A, date: 2024}\n  u: {title: U, after: [a, v]}\n  v: {title: V, after: u}\n",
                "a",
            ),
            ("  u: {title: U, after: u}\n", ""),
        ] {
            let (library, arrows) = read(events);
            assert_eq!(line(&library, &arrows), wanted, "{events}");
        }
    }

    #[test]
    fn only_what_surely_cannot_be_contradicts() {
        for (events, wanted) in [
            (
                "  a: {title: A, date: 2025-03-05}\n  b: {title: B, date: 2025-03-02, after: a}\n",
                1,
            ),
            (
                "  a: {title: A, date: 2025-03-02}\n  b: {title: B, date: 2025-03-05, after: a}\n",
                0,
            ),
            (
                "  a: {title: A, date: 2025-03-05}\n  b: {title: B, date: 2025-03-05, after: a}\n",
                0,
            ),
            (
                "  a: {title: A, date: 2025-03-05}\n  b: {title: B, date: 2025-03, after: a}\n",
                0,
            ),
            (
                "  a: {title: A, date: 2025-03-05~}\n  b: {title: B, date: 2025-03-02, after: a}\n",
                0,
            ),
            (
                "  a: {title: A, date: 2025-03-05}\n  b: {title: B, date: \"2025-03-02?\", after: a}\n",
                0,
            ),
            (
                "  a: {title: A, date: 2025-03-05}\n  b: {title: B, date: ../2025-03-02, after: a}\n",
                1,
            ),
            (
                "  a: {title: A, date: 2025-03-05}\n  b: {title: B, date: 2025-03-02/.., after: a}\n",
                0,
            ),
            // By way of one without a day.
            (
                "  a: {title: A, date: 2025-03-05}\n  u: {title: U, after: a, before: b}\n  b: {title: B, date: 2025-03-02}\n",
                1,
            ),
        ] {
            let (library, arrows) = read(events);
            assert_eq!(contradictions(&library, &arrows).len(), wanted, "{events}");
        }
    }
}
