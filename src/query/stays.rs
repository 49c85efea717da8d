//! What is asked of where somebody was held or lived, and of where something happened.

use super::{
    fields::{Asked, When, is_called, name},
    text::holds_begun,
    values::Value,
};
use crate::{
    model::{
        At, Body, Date, Day, RecordPart, Text,
        part::stays,
        record::{Stay, StayKind, Whereabouts},
    },
    text::fold,
};

/// The spans of a person that are asked about: all, or that of one moment.
fn asked_spans<'a>(asked: &Asked<'a>) -> Vec<&'a Stay> {
    let body = asked.body();
    match asked.when {
        When::OfMoment(_, RecordPart::Stay(kind, number)) => {
            stays(body, kind).get(number).into_iter().collect()
        }
        When::OfMoment(..) | When::OfRecord => {
            let kinds = StayKind::ALL.iter();
            kinds.flat_map(|kind| stays(body, *kind)).collect()
        }
    }
}

/// Where somebody was held or lived, or something happened.
pub fn at(asked: &Asked<'_>, value: &Value) -> bool {
    if let Body::Event(event) = asked.body() {
        return event.place.iter().any(|place| {
            let known = place.raw().parse().ok();
            let known =
                known.and_then(|known| asked.library().resolve(asked.record().key.case(), &known));
            is_words(place, value)
                || known.is_some_and(|known| is_called(asked.library(), known, name(value)))
        });
    }
    let mut spans = asked_spans(asked).into_iter();
    spans.any(|stay| is_there(asked, stay, value))
}

fn is_words(text: &Text, value: &Value) -> bool {
    holds_begun(&fold(text.raw()), name(value))
}

fn is_there(asked: &Asked<'_>, stay: &Stay, value: &Value) -> bool {
    let library = asked.library();
    stay.place.iter().any(|place| is_words(place, value))
        || match &stay.at {
            Some(Whereabouts::Words(words)) => is_words(words, value),
            Some(Whereabouts::At(at)) => library
                .resolve(asked.record().key.case(), at)
                .is_some_and(|at| is_called(library, at, name(value))),
            None => false,
        }
}

/// Whether somebody was, or may have been, somewhere on a day that is meant: from when to when is told.
pub fn may_have_stayed(asked: &Asked<'_>, wanted: &Date) -> bool {
    asked_spans(asked)
        .into_iter()
        .any(|stay| is_then(stay, wanted))
}

fn is_then(stay: &Stay, wanted: &Date) -> bool {
    let day = |date: &Option<At<Date>>, side: fn(&Date) -> Option<Day>| {
        date.as_ref().and_then(|date| side(date))
    };
    let (first, last) = (day(&stay.from, Date::earliest), day(&stay.to, Date::latest));
    let Some((start, end)) = wanted.earliest().zip(wanted.latest()) else {
        return false;
    };
    // Of a side that is not told it may have been any day; where neither is, nothing tells of this one.
    (first.is_some() || last.is_some())
        && first.is_none_or(|first| first <= end)
        && last.is_none_or(|last| start <= last)
}

/// Whether one span of a person is of that place and of that day. Who was held at one place in May, and at another in June,
/// was not at the first in June. What is no person has one place and one day.
pub fn there_and_then(asked: &Asked<'_>, place: &Value, day: &Value) -> bool {
    let (Body::Person(_), When::OfRecord, Value::Date(wanted)) = (asked.body(), asked.when, day)
    else {
        return true;
    };
    let mut spans = asked_spans(asked).into_iter();
    spans.any(|stay| is_there(asked, stay, place) && is_then(stay, wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_side_that_is_not_told_it_may_have_been_any_day() {
        let is_then = |sides: &str, day: &str| {
            let people = format!("people: {{ana: {{name: Ana, custody: [{sides}]}}}}\n");
            let library = crate::analysis::tests::library(&people);
            let mut all = library.records();
            let stay = all.find_map(|record| stays(&record.body, StayKind::Custody).first());
            is_then(stay.unwrap(), &day.parse().unwrap())
        };
        for (sides, day, expected) in [
            ("{from: 2025-01-01, to: 2025-02-01}", "2025-01-15", true),
            ("{from: 2025-01-01, to: 2025-02-01}", "2025-02-02", false),
            ("{from: 2025-01-01}", "2025-02-02", true),
            ("{from: 2025-01-01}", "2024-12-31", false),
            ("{to: 2025-01-01}", "2024-12-31", true),
            ("{to: 2025-01-01}", "2025-01-01", true),
            ("{to: 2025-01-01}", "2025-01-02", false),
            ("{place: in a jail}", "2025-01-02", false),
        ] {
            assert_eq!(is_then(sides, day), expected, "{sides}: {day}");
        }
    }
}
