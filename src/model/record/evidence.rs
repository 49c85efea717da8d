//! Evidence: what would show it, and what has become of it.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::{
    At, Citation, Date, Measure, OneOrMany, Ref, Text,
    value::{list, map},
    words::words,
};

words! {
    /// What a piece of evidence is.
    EvidenceKind {
        Document = "document", Testimony = "testimony", Physical = "physical",
        Digital = "digital", Image = "image", Record = "record", Data = "data", Other = "other",
    }
}

words! {
    /// What has become of a piece of evidence.
    EvidenceStatus {
        /// Someone says that it exists.
        Described = "described",
        Produced = "produced",
        Withheld = "withheld",
        Contested = "contested",
        Unverified = "unverified",
        Authenticated = "authenticated",
        /// Admitted into a proceeding.
        Admitted = "admitted",
        Excluded = "excluded",
        Lost = "lost",
    }
}

words! {
    /// What evidence does to an allegation.
    Bearing { Supports = "supports", Undermines = "undermines", Neutral = "neutral" }
}

/// What would show it, who holds it and what has become of it.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// What it is.
    pub description: Text,
    /// Its kind.
    pub kind: Option<At<EvidenceKind>>,
    /// Who holds it.
    #[serde(default)]
    pub held_by: OneOrMany<At<Ref>>,
    /// What has become of it; `described` where nothing is said.
    pub status: Option<At<EvidenceStatus>>,
    /// What it does to which allegation.
    #[serde(default, deserialize_with = "map")]
    #[schemars(with = "IndexMap<Ref, Bearing>")]
    pub bears_on: IndexMap<At<Ref>, At<Bearing>>,
    /// The numbers in it, with what they count.
    #[serde(default)]
    pub measure: OneOrMany<Measure>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
    /// Changes of its status; append only.
    #[serde(default, deserialize_with = "list")]
    pub history: Vec<EvidenceStep>,
    /// A remark on the record.
    pub note: Option<Text>,
}

impl Evidence {
    /// What has become of it: the last step of its history, else what the record says, else
    /// merely described.
    pub fn status(&self) -> EvidenceStatus {
        match (self.history.last(), &self.status) {
            (Some(step), _) => step.status.value,
            (None, Some(status)) => status.value,
            (None, None) => EvidenceStatus::Described,
        }
    }
}

/// A change of what has become of a piece of evidence.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceStep {
    /// When.
    pub date: Option<At<Date>>,
    /// The status from then on.
    pub status: At<EvidenceStatus>,
    /// Why.
    pub because: Option<Text>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
}
