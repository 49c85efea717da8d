//! Allegations: what someone asserts, and what others did with it.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::{At, Citation, Date, Measure, OneOrMany, Ref, Text, value::list, words::words};

words! {
    /// What a statement is.
    AllegationKind {
        Assertion = "assertion", Admission = "admission", Denial = "denial", Opinion = "opinion",
        Estimate = "estimate", Announcement = "announcement", Finding = "finding",
    }
}

/// What someone asserts: an allegation, an admission, a denial, an estimate, a finding.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allegation {
    /// What is asserted, in your own words; one claim.
    pub statement: Text,
    /// What it is; an assertion where nothing is said.
    pub kind: Option<At<AllegationKind>>,
    /// Who says so: people, organizations, or the source itself where it speaks in its own voice.
    #[serde(default)]
    pub by: OneOrMany<At<Ref>>,
    /// To whom it was said.
    #[serde(default)]
    pub to: OneOrMany<At<Ref>>,
    /// Whom or what it is about.
    #[serde(default)]
    pub about: OneOrMany<At<Ref>>,
    /// When it was said.
    pub date: Option<At<Date>>,
    /// When it was said, as the source words it, where that is only relative: last month.
    pub date_said: Option<Text>,
    /// How credible, after the Admiralty code: 1 confirmed to 6 cannot be judged.
    #[schemars(range(min = 1, max = 6))]
    pub credibility: Option<At<u8>>,
    /// The numbers in it, with what they count.
    #[serde(default)]
    pub measure: OneOrMany<Measure>,
    /// What it rests on.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
    /// What each party did with it.
    #[serde(default, deserialize_with = "list")]
    pub responses: Vec<Response>,
    /// What it has to do with other allegations.
    #[serde(default, deserialize_with = "list")]
    pub relations: Vec<Relation>,
    /// The file's own view of its standing, step by step; append only.
    #[serde(default, deserialize_with = "list")]
    pub history: Vec<StandingStep>,
    /// A remark on the record.
    pub note: Option<Text>,
}

words! {
    /// What a party did with an allegation, after pleading practice (FRCP 8(b)).
    ResponseKind {
        Admitted = "admitted", AdmittedInPart = "admitted-in-part", Denied = "denied",
        LacksKnowledge = "lacks-knowledge", NoComment = "no-comment", NotAsked = "not-asked",
        Withdrawn = "withdrawn",
    }
}

/// What a party did with an allegation.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// Who responds.
    pub by: OneOrMany<At<Ref>>,
    /// What they did with it.
    pub is: At<ResponseKind>,
    /// What they said, in your own words.
    pub statement: Option<Text>,
    /// When they said it.
    pub date: Option<At<Date>>,
    /// When, as the source words it, where that is only relative.
    pub date_said: Option<Text>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
}

words! {
    /// What one allegation has to do with another.
    RelationKind {
        Contradicts = "contradicts", Qualifies = "qualifies", Repeats = "repeats",
        Supports = "supports", Answers = "answers",
    }
}

/// What an allegation has to do with another.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// The other allegation.
    pub to: At<Ref>,
    /// What this one does to it.
    pub is: At<RelationKind>,
    /// How.
    pub note: Option<Text>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
}

words! {
    /// How an allegation stands.
    Standing {
        Alleged = "alleged", Corroborated = "corroborated", Denied = "denied",
        Contested = "contested", Admitted = "admitted", Found = "found",
        Rejected = "rejected", Withdrawn = "withdrawn",
    }
}

/// A step in the file's own view of an allegation.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StandingStep {
    /// When.
    pub date: Option<At<Date>>,
    /// The standing from then on.
    pub status: At<Standing>,
    /// Why.
    pub because: Option<Text>,
    /// Where the sources say so.
    #[serde(default, deserialize_with = "list")]
    pub cites: Vec<Citation>,
}
