//! The kinds of record, in one table: what they are called in a file, on a screen, in a command.

use std::fmt;

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    Case,
    Person,
    Organization,
    Source,
    Allegation,
    Evidence,
    Proceeding,
    Event,
    Question,
}

/// A row of [`KINDS`].
pub struct KindInfo {
    pub kind: Kind,
    /// One of them, in a sentence and in a query (`kind:person`).
    pub one: &'static str,
    /// Many of them: the section of a case file and the word of `casefile list`.
    pub many: &'static str,
    /// What such a record says.
    pub says: &'static str,
}

/// Every kind, in the order in which a case file is best read.
pub const KINDS: [KindInfo; 9] = [
    KindInfo {
        kind: Kind::Case,
        one: "case",
        many: "cases",
        says: "what a file is about",
    },
    KindInfo {
        kind: Kind::Person,
        one: "person",
        many: "people",
        says: "who appears: a person, or a group of people",
    },
    KindInfo {
        kind: Kind::Organization,
        one: "organization",
        many: "organizations",
        says: "a body that appears: an agency, a court, a newspaper, an armed group",
    },
    KindInfo {
        kind: Kind::Allegation,
        one: "allegation",
        many: "allegations",
        says: "what someone asserts, admits, denies, estimates or finds",
    },
    KindInfo {
        kind: Kind::Evidence,
        one: "evidence",
        many: "evidence",
        says: "what would show it, and what has become of it",
    },
    KindInfo {
        kind: Kind::Proceeding,
        one: "proceeding",
        many: "proceedings",
        says: "what a court, an agency or a legislature does about it",
    },
    KindInfo {
        kind: Kind::Event,
        one: "event",
        many: "events",
        says: "what happened, as told",
    },
    KindInfo {
        kind: Kind::Source,
        one: "source",
        many: "sources",
        says: "where it stands to be read",
    },
    KindInfo {
        kind: Kind::Question,
        one: "question",
        many: "questions",
        says: "what is not known",
    },
];

impl Kind {
    /// The row of the table for this kind.
    pub fn info(self) -> &'static KindInfo {
        KINDS
            .iter()
            .find(|info| info.kind == self)
            .unwrap_or(&KINDS[0])
    }

    /// One of them, in a sentence that speaks of one: "a person".
    pub fn with_article(self) -> String {
        match self.info().one {
            "evidence" => "a piece of evidence".to_owned(),
            one if one.starts_with(['a', 'e', 'o']) => format!("an {one}"),
            one => format!("a {one}"),
        }
    }

    /// The kind that a file section, a command or a query calls by this word, in either number.
    pub fn named(word: &str) -> Option<Self> {
        KINDS
            .iter()
            .find(|info| info.one == word || info.many == word)
            .map(|info| info.kind)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.info().one)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_own_row() {
        for (index, info) in KINDS.iter().enumerate() {
            assert_eq!(info.kind.info().one, info.one);
            assert!(KINDS[..index].iter().all(|other| other.kind != info.kind));
            assert_eq!(Kind::named(info.many), Some(info.kind));
        }
    }
}
