//! Organizations: agencies, courts, newspapers, armed groups.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    field::{Describe, Field, Keep, Label, Value},
    role::Role,
};
use crate::model::{
    At, Citation, Measure, OneOrMany, Ref, Text,
    value::{list, seen},
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
    /// Numbers that the sources give of it.
    #[serde(default)]
    pub measure: OneOrMany<Measure>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
    /// A remark on the record.
    pub note: Option<Text>,
}

impl Describe for Organization {
    fn label(&self) -> Label<'_> {
        Label::Name(&self.name)
    }

    fn aliases(&self) -> &[Text] {
        &self.also_known_as
    }

    fn kind_word(&self) -> Option<&'static str> {
        self.kind.map(|kind| kind.word())
    }

    fn measures(&self) -> &[Measure] {
        &self.measure
    }

    fn cites(&self) -> &[Citation] {
        &self.cites
    }

    fn note(&self) -> Option<&Text> {
        self.note.as_ref()
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
            measure,
            cites,
            note,
        } = self;
        let part_of = Value::Refs(Role::PartOf, part_of.as_slice());
        vec![
            Field::new("name", "", Value::words(name)),
            Field::new("short", "Short", Value::some_words(short)),
            Field::new("also_known_as", "Also", Value::Words(also_known_as)),
            Field::new("kind", "Kind", Value::word(kind.map(|kind| kind.says()))),
            Field::new("part_of", "Part of", part_of),
            Field::new(
                "speaks_for",
                "Speaks for",
                Value::Refs(Role::SpeaksFor, speaks_for),
            ),
            Field::new("description", "Described", Value::some_words(description)),
            Field::new("measure", "Number", Value::Numbers(measure)),
            Field::new("note", "Note", Value::some_words(note)),
            Field::new("cites", "Rests on", Value::Cites(cites)),
        ]
    }

    fn keep(&mut self, keep: &Keep<'_>) {
        keep.cites(&mut self.cites);
    }
}
