//! Events: what happened, as told.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::{At, Citation, Date, Measure, OneOrMany, Ref, Text, value::list};

/// What happened, as told.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// What happened.
    pub title: Text,
    /// When it happened; not when it was reported.
    pub date: Option<At<Date>>,
    /// When, as the source words it, where that is only relative.
    pub date_said: Option<Text>,
    /// Who took part.
    #[serde(default)]
    pub participants: OneOrMany<At<Ref>>,
    /// Where, in words.
    pub place: Option<Text>,
    /// The numbers in it, with what they count.
    #[serde(default)]
    pub measure: OneOrMany<Measure>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
    /// A remark on the record.
    pub note: Option<Text>,
}
