//! Who and what is not to be named to others: how they are spoken of instead, why, and to whom they may be
//! named all the same.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    field::{Field, Part, Value, yes_or_no},
    keep::{Counted, Keep},
};
use crate::model::{
    At, Date, OneOrMany, Text,
    value::{list, some},
    words::words,
};

words! {
    /// What stands in the place of a name, before others.
    Instead {
        /// What `as` says: Witness A.
        Pseudonym = "pseudonym",
        /// The first letters of the name: A. R.
        Initials = "initials",
        /// What the record says of them under `role`: a clerk of the office.
        Role = "role",
        /// That a name was left out.
        Omit = "omit" => "left out",
    }
}

/// How a person, or what would give one away, is spoken of before others, and why.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Protection {
    /// What to call them before others: Witness A. `export --for` puts it in the place of the name.
    #[serde(rename = "as")]
    pub alias: Text,
    /// What is put in the place of the name; the pseudonym where nothing is said, and of a minor their
    /// initials.
    pub instead: Option<At<Instead>>,
    /// Other words that would give them away, wherever they stand: a nickname, an address, a number.
    #[serde(default, deserialize_with = "list")]
    pub also: Vec<Text>,
    /// Words of the name that are words of the language as well: guerra. In small letters they name nobody.
    #[serde(default, deserialize_with = "list")]
    pub ordinary: Vec<Text>,
    /// Whether they are a minor, as the sources say.
    pub minor: Option<At<bool>>,
    /// Why: minor, source, risk of reprisal.
    pub because: Option<Text>,
    /// What they consented to.
    #[serde(default, deserialize_with = "some")]
    pub consent: Option<Consent>,
}

/// To whom somebody consented to be named, and to whom not.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// When it was given.
    pub given: Option<At<Date>>,
    /// The audiences, of `library.yaml`, to whom they may be named.
    #[serde(default, rename = "for")]
    pub to: OneOrMany<Text>,
    /// The audiences to whom they may not, whatever else is said.
    #[serde(default)]
    pub not_for: OneOrMany<Text>,
}

impl Protection {
    /// What is put in the place of the name.
    pub fn instead(&self) -> Instead {
        match (self.instead, self.minor) {
            (Some(instead), _) => instead.value,
            (None, Some(minor)) if minor.value => Instead::Initials,
            (None, _) => Instead::Pseudonym,
        }
    }

    /// Whether they consented to be named to an audience. `is_given` says whether what is given on a date is given.
    pub fn may_be_named_to(&self, audience: &str, is_given: &dyn Fn(&Date) -> bool) -> bool {
        let names = |list: &OneOrMany<Text>| list.iter().any(|name| name.raw().trim() == audience);
        let mut consent = self.consent.iter();
        consent.any(|consent| {
            let is_given = consent.given.as_ref().is_none_or(|given| is_given(given));
            names(&consent.to) && !names(&consent.not_for) && is_given
        })
    }

    /// What of it counts on an earlier day: the reason only where the record is told up to one that does, and of a
    /// consent that is later, or of which nothing says when it was given, that they are not to be named. Who is
    /// protected is so on every day.
    pub(super) fn keep(&mut self, keep: &Keep<'_>, told: bool) {
        keep.words("reason", &mut self.because, told);
        let Some(consent) = &mut self.consent else {
            return;
        };
        let counted = match &consent.given {
            Some(given) => (keep.date)(given),
            None if told => Counted::Yes,
            None => keep.undated,
        };
        if counted != Counted::Yes {
            keep.leave("consent", counted);
            consent.given = None;
            consent.to = OneOrMany::default();
            if consent.not_for.is_empty() {
                self.consent = None;
            }
        }
    }

    /// As a part of its record.
    pub(super) fn part(&self) -> Part<'_> {
        let Self {
            alias,
            instead,
            also,
            ordinary,
            minor,
            because,
            consent,
        } = self;
        let is_minor = minor.map(|minor| yes_or_no(minor.value));
        let minor = minor.filter(|minor| minor.value).map(|_| "a minor");
        let mut fields = vec![
            (
                "not to be named to others; called ",
                Field::new("as", "As", Value::words(alias)),
            ),
            (
                ", before others ",
                Field::new(
                    "instead",
                    "Instead",
                    Value::word(instead.map(|instead| instead.says())),
                )
                .written(instead.map(|instead| instead.word())),
            ),
            (
                ", ",
                Field::new("minor", "Minor", Value::Word(minor)).written(is_minor),
            ),
            (
                ", also known by ",
                Field::new("also", "Also", Value::Words(also)),
            ),
            (
                ", words of the language in the name ",
                Field::new("ordinary", "Ordinary", Value::Words(ordinary)),
            ),
            (
                ": ",
                Field::new("because", "Because", Value::some_words(because)),
            ),
        ];
        if let Some(Consent { given, to, not_for }) = consent {
            fields.extend([
                (
                    "; consented to be named to ",
                    Field::new("for", "For", Value::Words(to)),
                ),
                (
                    "; not to be named to ",
                    Field::new("not_for", "Not for", Value::Words(not_for)),
                ),
                ("; given ", Field::new("given", "Given", Value::date(given))),
            ]);
        }
        Part { fields, cites: &[] }
    }
}
