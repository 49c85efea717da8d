//! Proceedings: what a court, an agency or a legislature does about it.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::{At, Citation, Date, Measure, OneOrMany, Ref, Text, value::list, words::words};

words! {
    /// What a proceeding is.
    ProceedingKind {
        Criminal = "criminal", Civil = "civil", Immigration = "immigration", Habeas = "habeas",
        Removal = "removal", Inquiry = "inquiry", Legislative = "legislative",
        Sanctions = "sanctions", Agreement = "agreement", Other = "other",
    }
}

/// What a court, an agency or a legislature does about it. What the sources leave out stays out
/// and shows as "not stated".
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Proceeding {
    /// What it is called, or a description.
    pub title: Text,
    /// What it is.
    pub kind: Option<At<ProceedingKind>>,
    /// Before whom: the id of an organization.
    pub forum: Option<At<Ref>>,
    /// Its number there.
    pub docket: Option<Text>,
    /// Who takes part, and as what.
    #[serde(default, deserialize_with = "list")]
    pub parties: Vec<Party>,
    /// Whom or what it is about, besides its parties.
    #[serde(default)]
    pub about: OneOrMany<At<Ref>>,
    /// How far it has come, as the sources say.
    pub status: Option<Text>,
    /// The standard of proof that holds there.
    pub standard_of_proof: Option<Text>,
    /// When.
    pub date: Option<At<Date>>,
    /// When, as the source words it, where that is only relative.
    pub date_said: Option<Text>,
    /// The numbers in it, with what they count.
    #[serde(default)]
    pub measure: OneOrMany<Measure>,
    /// Its docket.
    #[serde(default, deserialize_with = "list")]
    pub entries: Vec<DocketEntry>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
    /// A remark on the record.
    pub note: Option<Text>,
}

/// Someone who takes part in a proceeding.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// A person or an organization.
    pub who: At<Ref>,
    /// As what: petitioner, defendant, counsel.
    #[serde(rename = "as")]
    pub capacity: Option<Text>,
}

/// An entry of a docket.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocketEntry {
    /// When.
    pub date: Option<At<Date>>,
    /// When, as the source words it, where that is only relative.
    pub date_said: Option<Text>,
    /// Its number on the docket.
    pub number: Option<Text>,
    /// What was filed, ordered or done.
    pub title: Text,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
}
