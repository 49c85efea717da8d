//! What it finds: a person who is told to have been in two places at one time: held in two facilities on the same days, part
//! of two events of one minute at different places, or part of an event elsewhere on a day on which they were held.
//!
//! Why that is bad: nobody was in two places at once, so that one of the records is wrong, or one of the sources. Which, it
//! does not say.
//!
//! Example: `custody: [{from: 2025-03-01, to: 2025-03-10, at: east-jail}, {from: 2025-03-05, to: 2025-03-08, at: west-jail}]`.
//!
//! How to fix it: look up what the sources say of both; where both are right by their source, widen the dates to what is
//! known, or add a note. Let be are days in doubt (`~`, `?`), the day of a transfer, a place in words (two names may be of one
//! place), and a facility that is part of the other; events are held to each other where both give the hour and the place.
//! Who is held may have been taken to a court and back: then each stay has a span of its own.

use super::{Context, Found};
use crate::{
    library::{Index, Library, Record},
    model::{
        Body, Date, Day, Role,
        date::Certainty,
        record::{Counted, PersonKind, Stay, Whereabouts},
    },
    text::fold,
};

/// Reports who was in two places at once.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (index, record) in context.records() {
        let Body::Person(person) = &record.body else {
            continue;
        };
        if person
            .kind
            .is_some_and(|kind| kind.value == PersonKind::Group)
        {
            continue;
        }
        for (number, one) in person.custody.iter().enumerate() {
            for other in &person.custody[number + 1..] {
                in_custody(context.library, record, (one, other), found);
            }
        }
        at_events(context.library, index, found);
        for stay in &person.custody {
            held_elsewhere(context.library, (index, record), stay, found);
        }
    }
}

/// The first and the last day on which somebody was surely there.
fn surely(stay: &Stay) -> Option<(Day, Day)> {
    let (from, to) = (stay.from.as_ref()?, stay.to.as_ref()?);
    let is_exact = |date: &Date| date.certainty() == Certainty::Exact;
    let both = from.latest().zip(to.earliest());
    both.filter(|(first, last)| is_exact(from) && is_exact(to) && first <= last)
}

fn in_custody(
    library: &Library,
    record: &Record,
    (one, other): (&Stay, &Stay),
    found: &mut Found<'_>,
) {
    let days = surely(one).zip(surely(other));
    // On the day of a transfer one is in both.
    let Some(_) = days.filter(|(one, other)| one.0.max(other.0) < one.1.min(other.1)) else {
        return;
    };
    let at = |stay: &Stay| match &stay.at {
        Some(Whereabouts::At(at)) => Some((library.resolve(record.key.case(), at)?, at.span)),
        _ => None,
    };
    let (Some((here, place)), Some((there, beside))) = (at(one), at(other)) else {
        return;
    };
    if here == there || is_within(library, here, there) || is_within(library, there, here) {
        return;
    }
    let id = |index: Index| library.at(index).key.id();
    let message = format!(
        "held at `{}` and at `{}` on the same days: they cannot both be as recorded",
        id(here),
        id(there)
    );
    found.push(
        found
            .at(record, place, message)
            .related(beside, "and there")
            .help("look up what the sources say of both; write the days as far as they are known"),
    );
}

/// Events in which somebody took part elsewhere while they were held: on a day between those of the span, since on the first
/// and the last they were on the way. Both places are records; words are not compared, since two names may be of one place.
fn held_elsewhere(
    library: &Library,
    (who, record): (Index, &Record),
    stay: &Stay,
    found: &mut Found<'_>,
) {
    let Some(Whereabouts::At(at)) = &stay.at else {
        return;
    };
    let held = surely(stay).zip(library.resolve(record.key.case(), at));
    let Some(((first, last), jail)) = held else {
        return;
    };
    let events = library
        .named_by(who)
        .filter(|(role, event)| *role == Role::Participant && event.here.counted == Counted::Yes);
    for (_, told) in events {
        let Body::Event(event) = &told.body else {
            continue;
        };
        let (Some(date), Some(place)) = (&event.date, &event.place) else {
            continue;
        };
        let reference = place.raw().parse().ok();
        let there = reference.and_then(|place| library.resolve(told.key.case(), &place));
        let Some(there) = there.filter(|_| date.certainty() == Certainty::Exact) else {
            continue;
        };
        let is_within_days = date
            .earliest()
            .zip(date.latest())
            .is_some_and(|(begins, ends)| first < begins && ends < last);
        if !is_within_days
            || jail == there
            || is_within(library, jail, there)
            || is_within(library, there, jail)
        {
            continue;
        }
        let id = |index: Index| library.at(index).key.id();
        let message = format!(
            "`{}` took part in this at `{}`, and was held at `{}` at that time",
            id(who),
            id(there),
            id(jail)
        );
        found.push(
            found
                .at(told, date.span, message)
                .related(at.span, "held here")
                .help(
                    "look up what the sources say of both; where they were taken there and back, write a span of custody for each",
                ),
        );
    }
}

/// Whether an organization is part of another, in however many steps.
fn is_within(library: &Library, part: Index, whole: Index) -> bool {
    let mut at = part;
    for _ in 0..library.records().len() {
        let record = library.at(at);
        let Body::Organization(organization) = &record.body else {
            return false;
        };
        let Some(above) = &organization.part_of else {
            return false;
        };
        match library.resolve(record.key.case(), above) {
            Some(above) if above == whole => return true,
            Some(above) => at = above,
            None => return false,
        }
    }
    false
}

/// An event in which somebody took part, of one minute and with a place.
struct Attended<'l> {
    record: &'l Record,
    date: &'l Date,
    place: String,
    known: Option<Index>,
}

fn at_events(library: &Library, who: Index, found: &mut Found<'_>) {
    let named = library.named_by(who);
    let events = named
        .filter(|(role, record)| *role == Role::Participant && record.here.counted == Counted::Yes);
    let events = events.filter_map(|(_, record)| {
        let Body::Event(event) = &record.body else {
            return None;
        };
        let (date, place) = (&event.date.as_ref()?.value, event.place.as_ref()?);
        // A day with its hour.
        let is_exact = date.certainty() == Certainty::Exact && date.text().contains('T');
        let reference = place.raw().parse().ok();
        is_exact.then(|| Attended {
            record,
            date,
            place: fold(place.raw()),
            known: reference.and_then(|place| library.resolve(record.key.case(), &place)),
        })
    });
    let events: Vec<Attended<'_>> = events.collect();
    for (number, one) in events.iter().enumerate() {
        for other in &events[number + 1..] {
            // As they are written, so that nothing is reckoned from a zone.
            let is_of_one_time = one.date.text() == other.date.text();
            if is_of_one_time && is_elsewhere(library, one, other) {
                let message = format!(
                    "`{}` took part in this and in `{}`, at the same time and in another place: they cannot both be as recorded",
                    library.at(who).key.id(),
                    other.record.key.id()
                );
                let place = one
                    .record
                    .body
                    .date()
                    .map_or(one.record.span, |date| date.span);
                found.push(found.at(one.record, place, message).help(
                    "look up what the sources say of both; where both names are of one place, write it in the same words",
                ));
            }
        }
    }
}

/// Whether two places are surely not one: both are records, or neither has the words of the other.
fn is_elsewhere(library: &Library, one: &Attended<'_>, other: &Attended<'_>) -> bool {
    match (one.known, other.known) {
        (Some(here), Some(there)) => {
            here != there && !is_within(library, here, there) && !is_within(library, there, here)
        }
        (None, None) => !one.place.contains(&other.place) && !other.place.contains(&one.place),
        // A record and words may be one place.
        _ => false,
    }
}
