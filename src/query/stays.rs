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
    let sides = first.zip(wanted.latest()).zip(wanted.earliest());
    sides.is_some_and(|((first, end), start)| first <= end && last.is_none_or(|last| start <= last))
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
