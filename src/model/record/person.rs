//! People and groups, and who of them is not to be named to others.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    field::{Describe, Field, Value, takes, yes_or_no},
    keep::{Cited, Keep},
    named::named,
    protection::Protection,
    role::Role,
    stay::{self, Stay, StayKind},
    told::{self, Born, Told},
};
use crate::model::{
    At, Citation, Date, Measure, OneOrMany, Ref, Text,
    alone::OrAlone,
    citation::{Cites, cites},
    value::{list, seen, some},
    words::words,
};

words! {
    /// One person or several.
    PersonKind { Person = "person", Group = "group" }
}

/// A person, or a group of people, as the sources name or describe them.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The name as the sources give it; for a speaker who is not named, their description.
    pub name: Text,
    /// The name where that one has no room: a surname, an office.
    #[serde(default, deserialize_with = "seen")]
    pub short: Option<Text>,
    /// Other spellings and names.
    #[serde(default, deserialize_with = "list")]
    pub also_known_as: Vec<Text>,
    /// One person or a group; a person where nothing is said.
    pub kind: Option<At<PersonKind>>,
    /// False for a speaker the source does not name: recorded as described, never guessed at.
    pub named: Option<At<bool>>,
    /// What they are in this story, as the sources say.
    pub role: Option<Text>,
    /// When they were born, as a source says.
    pub born: Option<OrAlone<Born>>,
    /// How old they are, in the words of a source; `as_of` says when.
    pub age: Option<OrAlone<Told>>,
    /// Their sex, as a source says.
    pub sex: Option<OrAlone<Told>>,
    /// Of which countries they are nationals, as the sources say.
    #[serde(default)]
    pub nationality: OneOrMany<OrAlone<Told>>,
    /// Organizations they belong to, as the sources say.
    #[serde(default)]
    pub member_of: OneOrMany<At<Ref>>,
    /// For whom they speak: their client, their office, as the sources say.
    #[serde(default)]
    pub speaks_for: OneOrMany<At<Ref>>,
    /// Where they were held, from when to when.
    #[serde(default, deserialize_with = "stay::in_order")]
    pub custody: Vec<Stay>,
    /// Where they lived, from when to when.
    #[serde(default, deserialize_with = "stay::in_order")]
    pub residence: Vec<Stay>,
    /// How many they are, for a group.
    #[serde(default)]
    pub measure: OneOrMany<Measure>,
    /// Whom nothing that is handed on may name: `export`, and `x` in the browser, refuse to write what
    /// holds the name or one of the other names, unless they are asked to; `export --for` puts what is
    /// said here in their place. What is only shown or printed (lists, records, search, copies) shows the
    /// name.
    #[serde(default, deserialize_with = "some")]
    pub protect: Option<Protection>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
    /// The day up to which the record is described: what in it has no date of its own, its role and note
    /// included, is left out of any earlier day, and of every day where this is not given.
    pub as_of: Option<At<Date>>,
    /// A remark on the record.
    pub note: Option<Text>,
}

impl Person {
    /// Whether the source does not name them.
    pub fn is_unnamed(&self) -> bool {
        self.named.is_some_and(|named| !named.value)
    }
}

impl Describe for Person {
    // What tells who they are as their name does is left out with it.
    named!(born, age, sex, nationality, custody, residence);

    fn tell_year(&mut self) {
        self.born.take_if(|born| !born.0.tell_year());
    }

    fn kind_word(&self) -> Option<&'static str> {
        let kind = self.kind.map(|kind| kind.value);
        Some(kind.unwrap_or(PersonKind::Person).word())
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
        name, short, also_known_as, kind, named, role, born, age, sex, nationality, member_of,
        speaks_for, custody, residence, measure, protect,
        cites, as_of, note
    }

    fn fields(&self) -> Vec<Field<'_>> {
        let Self {
            name,
            short,
            also_known_as,
            kind,
            named,
            role,
            born,
            age,
            sex,
            nationality,
            member_of,
            speaks_for,
            custody,
            residence,
            measure,
            protect,
            cites,
            as_of,
            note,
        } = self;
        let is_group = kind.filter(|kind| kind.value == PersonKind::Group);
        let is_named = named.map(|named| yes_or_no(named.value));
        let unnamed = named.filter(|named| !named.value);
        let unnamed = unnamed.map(|_| match is_group {
            Some(_) => "its members are not named by the source",
            None => "not named by the source",
        });
        let protection = protect.iter().map(Protection::part).collect();
        vec![
            Field::new("name", "", Value::words(name)),
            Field::new("short", "Short", Value::some_words(short)),
            Field::new("named", "Named", Value::Word(unnamed)).written(is_named),
            Field::new("also_known_as", "Also", Value::Words(also_known_as)),
            Field::new(
                "kind",
                "Kind",
                Value::Word(is_group.map(|kind| kind.says())),
            )
            .written(kind.map(|kind| kind.word())),
            Field::new("role", "Role", Value::some_words(role)),
            Field::new("born", "Born", told::birth(born)),
            Field::new("age", "Age", told::parts(age)),
            Field::new("sex", "Sex", told::parts(sex)),
            Field::new("nationality", "Nationality", told::parts(nationality)),
            Field::new(
                "member_of",
                "Member of",
                Value::Refs(Role::MemberOf, member_of),
            ),
            Field::new(
                "speaks_for",
                "Speaks for",
                Value::Refs(Role::SpeaksFor, speaks_for),
            ),
            StayKind::Custody.field(custody),
            StayKind::Residence.field(residence),
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
        // By all their names exports look for those whom they must not name.
        if self.protect.is_none() {
            keep.words("short name", &mut self.short, facts);
            keep.list("other name", &mut self.also_known_as, facts);
        }
        keep.words("role", &mut self.role, told);
        told::keep_birth(&mut self.born, keep, facts);
        told::keep_told(&mut self.age, keep, "age", facts);
        told::keep_told(&mut self.sex, keep, "sex", facts);
        told::keep_all(&mut self.nationality.0, keep, "nationality", facts);
        // To whom they belong, and for whom they speak, decides what their replies are; it has no day.
        for references in [&mut self.member_of, &mut self.speaks_for] {
            keep.refs(&mut references.0);
        }
        StayKind::Custody.keep(&mut self.custody, keep);
        StayKind::Residence.keep(&mut self.residence, keep);
        keep.measures(&mut self.measure.0, facts);
        keep.words("note", &mut self.note, told);
    }
}
