//! Events: what happened, as told.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    field::{Describe, Field, Label, Value, takes},
    keep::{Cited, Keep},
    role::Role,
    taking_part::Participant,
};
use crate::model::{
    At, Citation, Date, Measure, OneOrMany, Ref, Text,
    alone::OrAlone,
    citation::{Cites, cites},
};

/// What happened, as someone reports it.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// What happened.
    pub title: Text,
    /// When it happened; not when it was reported.
    pub date: Option<At<Date>>,
    /// When, as the source words it, where that is only relative.
    pub date_said: Option<Text>,
    /// The events that it comes after, where nobody gives its day.
    #[serde(default)]
    pub after: OneOrMany<At<Ref>>,
    /// The events that it comes before.
    #[serde(default)]
    pub before: OneOrMany<At<Ref>>,
    /// Who took part, and as what.
    #[serde(default)]
    pub participants: OneOrMany<OrAlone<Participant>>,
    /// Where, in words.
    pub place: Option<Text>,
    /// The numbers in it, with what they count.
    #[serde(default)]
    pub measure: OneOrMany<Measure>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
    /// The day up to which the record is described: what in it has no date of its own, its note
    /// included, is left out of any earlier day, and of every day where this is not given.
    pub as_of: Option<At<Date>>,
    /// A remark on the record.
    pub note: Option<Text>,
}

impl Describe for Event {
    fn label(&self) -> Label<'_> {
        Label::Name(&self.title)
    }

    fn date(&self) -> Option<&At<Date>> {
        self.date.as_ref()
    }

    fn date_said(&self) -> Option<&Text> {
        self.date_said.as_ref()
    }

    fn measures(&self) -> &[Measure] {
        &self.measure
    }

    fn cites(&self) -> &[Citation] {
        &self.cites
    }

    fn as_of(&self) -> Option<&At<Date>> {
        self.as_of.as_ref()
    }

    fn note(&self) -> Option<&Text> {
        self.note.as_ref()
    }

    fn tell_year(&mut self) {
        self.date = self.date.take().and_then(|date| {
            let (value, span) = (date.to_the_year()?, date.span);
            Some(At { value, span })
        });
        let names_day = |said: &mut Text| said.raw().contains(|c: char| c.is_ascii_digit());
        self.date_said.take_if(names_day);
    }

    takes! {
        title, date, date_said, after, before, participants, place, measure, cites, as_of, note
    }

    fn fields(&self) -> Vec<Field<'_>> {
        let Self {
            title,
            date,
            date_said,
            after,
            before,
            participants,
            place,
            measure,
            cites,
            as_of,
            note,
        } = self;
        let when = Value::When(date.as_ref(), date_said.as_ref());
        let took_part = participants.iter().map(|one| one.part()).collect();
        vec![
            Field::new("title", "", Value::words(title)),
            Field::new("date", "Date", when).stated("date"),
            Field::new("after", "After", Value::Refs(Role::Follows, after)),
            Field::new("before", "Before", Value::Refs(Role::Precedes, before)),
            Field::new("place", "Place", Value::Place(place.as_slice())),
            Field::new("participants", "Took part", Value::Parts(took_part)),
            Field::new("measure", "Number", Value::Numbers(measure)),
            Field::new("note", "Note", Value::some_words(note)),
            Field::new("as_of", "As of", Value::date(as_of)),
            Field::new("cites", "Rests on", Value::Cites(cites)),
        ]
    }

    fn keep(&mut self, keep: &Keep<'_>) {
        let told = keep.told(self.as_of.as_ref());
        let cited = keep.cites(&mut self.cites, told);
        keep.title(&mut self.title, told || cited != Cited::InPart);
        keep.words("place", &mut self.place, told || cited != Cited::InPart);
        keep.measures(&mut self.measure.0, told || cited != Cited::InPart);
        for events in [&mut self.after, &mut self.before] {
            keep.refs(&mut events.0);
        }
        let participants = &mut self.participants.0;
        participants.retain_mut(|it| it.0.keep(keep, told || cited != Cited::InPart));
        keep.words("note", &mut self.note, told);
    }
}
