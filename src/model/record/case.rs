//! The head of a case file: what it is about.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::{At, Date, Ref, Text, value::list};

/// What a file is about; the head of a case file.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The version of this format; always 1.
    pub format: At<u32>,
    /// What the case is called.
    pub title: Text,
    /// A few neutral sentences; who says so stands in the records.
    pub summary: Option<Text>,
    /// The people the case is about.
    #[serde(default, deserialize_with = "list")]
    pub subjects: Vec<At<Ref>>,
    /// The day up to which the file tells.
    pub as_of: Option<At<Date>>,
    /// Other cases of the library.
    #[serde(default, deserialize_with = "list")]
    pub see_also: Vec<At<Ref>>,
    /// A remark on the record.
    pub note: Option<Text>,
}
