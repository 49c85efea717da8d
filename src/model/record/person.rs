//! People and groups, and who of them is not to be named to others.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::{
    At, Citation, Measure, OneOrMany, Ref, Text,
    value::{list, some},
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
    /// Other spellings and names.
    #[serde(default, deserialize_with = "list")]
    pub also_known_as: Vec<Text>,
    /// One person or a group; a person where nothing is said.
    pub kind: Option<At<PersonKind>>,
    /// False for a speaker the source does not name: recorded as described, never guessed at.
    pub named: Option<At<bool>>,
    /// What they are in this story, as the sources say.
    pub role: Option<Text>,
    /// Organizations they belong to, as the sources say.
    #[serde(default)]
    pub member_of: OneOrMany<At<Ref>>,
    /// How many they are, for a group.
    #[serde(default)]
    pub measure: OneOrMany<Measure>,
    /// Whom nothing that is handed on may name: `export`, and `x` in the browser, refuse to write what
    /// holds the name or one of the other names, unless they are told to. No name is replaced, and
    /// what is only shown or printed (lists, records, search, copies) shows it.
    #[serde(default, deserialize_with = "some")]
    pub protect: Option<Protection>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
    /// A remark on the record.
    pub note: Option<Text>,
}

/// How a person who is protected is spoken of, and why they are.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Protection {
    /// What to call them before others: Witness A. Nothing puts it in the place of the name.
    #[serde(rename = "as")]
    pub alias: Text,
    /// Why: minor, source, risk of reprisal.
    pub because: Option<Text>,
}
