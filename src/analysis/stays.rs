//! The spans of people in the chronology: a moment for each that has a beginning.

use super::timeline::{Content, What};
use crate::{
    clean,
    library::{Index, Library},
    model::{
        Body, RecordPart,
        part::stays,
        record::{StayKind, Whereabouts},
    },
    text::{Clean, clean_line},
};

/// The moments of a record that are the beginnings of spans.
pub fn of(body: &Body) -> impl Iterator<Item = (RecordPart, Content<'_>)> {
    let kinds = StayKind::ALL.iter().copied();
    kinds.flat_map(move |kind| {
        let stays = stays(body, kind).iter().enumerate();
        stays.filter_map(move |(number, stay)| {
            let content = Content {
                what: What::Stay(kind, number),
                date: Some(stay.from.as_ref()?),
                said: None,
                label: body.label()?,
                cites: &stay.cites,
            };
            Some((RecordPart::Stay(kind, number), content))
        })
    })
}

/// `held at CECOT, until 6 Jun 2025 · told by The Post`: one of the spans of a person.
pub fn words(library: &Library, index: Index, kind: StayKind, number: usize) -> Clean {
    let record = library.at(index);
    let Some(stay) = stays(&record.body, kind).get(number) else {
        return kind.verb().into();
    };
    let at = whereabouts(library, index, kind, number);
    let until = stay.to.as_ref().map(|to| clean![", until ", to.words()]);
    clean![kind.verb(), at, until, library.told_in(record, &stay.cites)]
}

/// ` at CECOT`: where somebody was in one of their spans; nothing where that is not told.
pub fn whereabouts(library: &Library, index: Index, kind: StayKind, number: usize) -> Clean {
    let record = library.at(index);
    let Some(stay) = stays(&record.body, kind).get(number) else {
        return Clean::default();
    };
    let at = stay.at.as_ref().map(|at| match at {
        Whereabouts::Words(words) => words.clean(),
        Whereabouts::At(at) => match library.resolve(record.key.case(), at) {
            Some(place) => library.title(place),
            None => library.nowhere(at),
        },
    });
    let place = at.or_else(|| stay.place.as_ref().map(|place| place.clean()));
    let at = place.map(|place| clean![" at ", clean_line(&place)]);
    clean![at]
}
