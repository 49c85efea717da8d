//! For whom a case is written: what of the rules of a court holds for them, and what they call the protected; and the
//! words that are protected without being of a record.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{At, OneOrMany, Text, words::words};

words! {
    /// What the protected are called before an audience.
    Calls {
        /// What each record says under `as`; the same before all audiences.
        As = "as",
        /// Codes of their own, R-01: two audiences cannot tell from them that they are told of one person. Which
        /// code is whose is kept in the user's own folder.
        Codes = "codes",
    }
}

words! {
    /// Rules that say what a paper may not hold.
    Rules {
        /// Rule 5.2 of the Federal Rules of Civil Procedure: of minors the initials, of birth dates the year, of
        /// social security, taxpayer and account numbers the last four digits; here also of passports and A-numbers.
        Frcp52 = "frcp-5.2",
    }
}

/// Those for whom something is written.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Audience {
    /// What the protected are called; `as` where nothing is said.
    pub calls: Option<At<Calls>>,
    /// The rules that hold for what they get.
    #[serde(default)]
    pub rules: OneOrMany<At<Rules>>,
    /// A remark: who they are.
    pub note: Option<Text>,
}

/// Words that belong to no record and are not for others: the name of a place, of a project.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename = "Entry", deny_unknown_fields)]
#[schemars(rename = "ProtectedWords")]
pub struct ProtectedWords {
    /// The words, in every spelling and script in which they stand. Each is looked for as a whole, whatever the case
    /// and accents.
    pub words: OneOrMany<Text>,
    /// What to say before others in their place: the village. Where nothing is said, that words were left out.
    #[serde(rename = "as")]
    pub alias: Option<Text>,
    /// Why: few people live there.
    pub because: Option<Text>,
    /// The audiences to whom they may be said all the same.
    #[serde(default)]
    pub named_to: OneOrMany<Text>,
}

impl ProtectedWords {
    /// Whether they may be said to an audience.
    pub fn may_be_named_to(&self, audience: &str) -> bool {
        let mut names = self.named_to.iter();
        names.any(|name| name.raw().trim() == audience)
    }
}

/// The audience that there is without a library's naming it, by the name of its rules.
pub fn built_in(name: &str) -> Option<Audience> {
    let rules = Rules::ALL.iter().find(|rules| rules.word() == name)?;
    let span = super::Span::default();
    Some(Audience {
        rules: OneOrMany(vec![At {
            value: *rules,
            span,
        }]),
        ..Audience::default()
    })
}
