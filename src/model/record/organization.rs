//! Organizations: agencies, courts, newspapers, armed groups.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    field::{Describe, Field, Value, takes},
    keep::{Cited, Keep},
    named::named,
    protection::Protection,
    role::Role,
};
use crate::model::{
    At, Citation, Date, Measure, OneOrMany, Ref, Text,
    citation::{Cites, cites},
    value::{list, seen, some},
    words::words,
};

words! {
    /// What an organization is.
    OrganizationKind {
        Government = "government", Agency = "agency", Court = "court", Legislature = "legislature",
        Media = "media", ArmedGroup = "armed-group" => "armed group", Facility = "facility",
        Company = "company", Ngo = "ngo" => "non-governmental organization",
        Other = "other" => "",
    }
}

/// A body that appears: an agency, a court, a newspaper, an armed group.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// The name as the sources give it.
    pub name: Text,
    /// The name where that one has no room.
    #[serde(default, deserialize_with = "seen")]
    pub short: Option<Text>,
    /// Other spellings and names.
    #[serde(default, deserialize_with = "list")]
    pub also_known_as: Vec<Text>,
    /// What it is.
    pub kind: Option<At<OrganizationKind>>,
    /// The organization it is part of.
    pub part_of: Option<At<Ref>>,
    /// For whom it speaks, as the sources say.
    #[serde(default)]
    pub speaks_for: OneOrMany<At<Ref>>,
    /// What the sources say of it.
    pub description: Option<Text>,
    /// Where nothing that is handed on may name it, as of a person.
    #[serde(default, deserialize_with = "some")]
    pub protect: Option<Protection>,
    /// Numbers that the sources give of it.
    #[serde(default)]
    pub measure: OneOrMany<Measure>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
    /// The day up to which the record is described: what in it has no date of its own, its description and note
    /// included, is left out of any earlier day, and of every day where this is not given.
    pub as_of: Option<At<Date>>,
    /// A remark on the record.
    pub note: Option<Text>,
}

impl Describe for Organization {
    named!();

    fn kind_word(&self) -> Option<&'static str> {
        self.kind.map(|kind| kind.word())
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

    takes! {
        name, short, also_known_as, kind, part_of, speaks_for, description, protect, measure, cites,
        as_of, note
    }

    fn fields(&self) -> Vec<Field<'_>> {
        let Self {
            name,
            short,
            also_known_as,
            kind,
            part_of,
            speaks_for,
            description,
            protect,
            measure,
            cites,
            as_of,
            note,
        } = self;
        let protection = protect.iter().map(Protection::part).collect();
        let part_of = Value::Refs(Role::PartOf, part_of.as_slice());
        vec![
            Field::new("name", "", Value::words(name)),
            Field::new("short", "Short", Value::some_words(short)),
            Field::new("also_known_as", "Also", Value::Words(also_known_as)),
            Field::new("kind", "Kind", Value::word(kind.map(|kind| kind.says())))
                .written(kind.map(|kind| kind.word())),
            Field::new("part_of", "Part of", part_of),
            Field::new(
                "speaks_for",
                "Speaks for",
                Value::Refs(Role::SpeaksFor, speaks_for),
            ),
            Field::new("description", "Described", Value::some_words(description)),
            Field::new("measure", "Number", Value::Numbers(measure)),
            Field::new("note", "Note", Value::some_words(note)),
            Field::new("as_of", "As of", Value::date(as_of)),
            Field::new("protect", "Protected", Value::Parts(protection)),
            Field::new("cites", "Rests on", Value::Cites(cites)),
        ]
    }

    fn keep(&mut self, keep: &Keep<'_>) {
        let told = keep.told(self.as_of.as_ref());
        let facts = keep.cites(&mut self.cites, told) == Cited::Whole || told;
        // By all its names exports look for what they must not name.
        if self.protect.is_none() {
            keep.words("short name", &mut self.short, facts);
            keep.list("other name", &mut self.also_known_as, facts);
        }
        // Of what it is a part, and for whom it speaks, decides what its replies are; it has no day.
        self.part_of.take_if(|whole| !keep.is_there(whole));
        keep.refs(&mut self.speaks_for.0);
        keep.words("description", &mut self.description, told);
        keep.measures(&mut self.measure.0, facts);
        keep.words("note", &mut self.note, told);
    }
}
