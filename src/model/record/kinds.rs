//! The kinds of record, in one table: what they are called in a file, on a screen, in a command, and
//! what holds of all records of a kind.

use std::fmt;

use super::{
    Allegation, AllegationKind, Broken, Case, Entry, EntryKind, EntryStatus, Event, Evidence,
    EvidenceKind, EvidenceStatus, Organization, OrganizationKind, Person, PersonKind, Proceeding,
    ProceedingKind, Question, QuestionStatus, Source, SourceKind, Standing, field::Describe,
};

/// A row of [`KINDS`].
pub struct KindInfo {
    pub kind: Kind,
    /// One of them, in a sentence and in a query (`kind:person`).
    pub one: &'static str,
    /// Many of them: the section of a case file and the word of `casefile list`.
    pub many: &'static str,
    /// How a sentence speaks of them.
    pub noun: Noun,
    /// The name of a list of them.
    pub title: &'static str,
    /// What such a record says.
    pub says: &'static str,
    /// Whether several cases may share them, in `library.yaml`.
    pub belongs: Belongs,
    pub rests: Rests,
    /// With a number it names such a record in an export: `A3` is the third allegation.
    pub letter: Option<&'static str>,
    /// The words of a record's own `kind`; none where it has none.
    pub types: fn() -> Vec<&'static str>,
    /// The words of the status that such a record has or is given; none where that is no word of a list.
    pub statuses: fn() -> Vec<&'static str>,
    /// What a chronology says of such a record at its date; none where it has no place for one.
    pub dated: Option<&'static str>,
}

/// How a sentence speaks of records of a kind: what a file calls `evidence` is not counted as people are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// One, with its article: `a person`.
    pub with_article: &'static str,
    /// One behind a number, and several: `person`, `people`.
    pub counted: [&'static str; 2],
    /// All of them, and the verb that goes with that: `people`, `are`.
    pub all: &'static str,
    pub verb: &'static str,
}

impl Noun {
    /// The noun of what can be counted.
    const fn of(with_article: &'static str, one: &'static str, many: &'static str) -> Self {
        Self {
            with_article,
            counted: [one, many],
            all: many,
            verb: "are",
        }
    }
}

/// Where records of a kind are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belongs {
    /// It is the head of a file.
    Head,
    /// To a case.
    Case,
    /// To a case, or to the library that several cases share.
    Anyone,
}

/// What records of a kind rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rests {
    /// It is there without being cited: a person, a source.
    OnItself,
    /// It is known through what it cites, where it cites anything.
    OnWhatItCites,
    /// The same, and without a citation it rests on nothing.
    OnCitations,
}

/// Makes the table, and with it the types and functions that have a case for each kind. The name of
/// a kind is that of its type.
macro_rules! kinds {
    ($($kind:ident { $($key:ident: $value:expr),* $(,)? })*) => {
        /// What a record is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind { $($kind),* }

        /// Every kind, in the order in which a case file is best read.
        pub const KINDS: &[KindInfo] = &[$(KindInfo { kind: Kind::$kind, $($key: $value),* }),*];

        /// The content of a record.
        #[derive(Clone, Debug)]
        pub enum Body {
            $($kind($kind),)*
            /// A record that could not be read; its diagnostics say why.
            Broken(Broken),
        }

        impl Body {
            /// What the record is.
            pub fn kind(&self) -> Kind {
                match self {
                    $(Self::$kind(_) => Kind::$kind,)*
                    Self::Broken(broken) => broken.kind,
                }
            }

            /// The record as all kinds can be asked; none for a broken one.
            pub(super) fn described(&self) -> Option<&dyn Describe> {
                match self {
                    $(Self::$kind(record) => Some(record),)*
                    Self::Broken(_) => None,
                }
            }

            /// Takes over what another record of the same kind says under a key of the file; nothing where the kinds
            /// differ, or have no such key.
            pub fn take(&mut self, from: &Self, key: &str) {
                match (self, from) {
                    $((Self::$kind(own), Self::$kind(other)) => own.take(other, key),)*
                    _ => {}
                }
            }

            pub(super) fn described_mut(&mut self) -> Option<&mut dyn Describe> {
                match self {
                    $(Self::$kind(record) => Some(record),)*
                    Self::Broken(_) => None,
                }
            }
        }

        impl Kind {
            /// What is done with the type of this kind.
            pub fn with<F: ForKind>(self, what: F) -> F::Output {
                match self {
                    $(Self::$kind => what.run::<$kind>(Body::$kind),)*
                }
            }
        }
    };
}

/// Something to do with the type of a kind.
pub trait ForKind {
    type Output;

    /// `body` makes a record's content of its type.
    fn run<T>(self, body: fn(T) -> Body) -> Self::Output
    where
        T: serde::de::DeserializeOwned + schemars::JsonSchema;
}

kinds! {
    Case {
        one: "case",
        many: "cases",
        noun: Noun::of("a case", "case", "cases"),
        title: "Cases",
        says: "what a file is about",
        belongs: Belongs::Head,
        rests: Rests::OnItself,
        letter: None,
        types: Vec::new,
        statuses: Vec::new,
        dated: None,
    }
    Person {
        one: "person",
        many: "people",
        noun: Noun::of("a person", "person", "people"),
        title: "People",
        says: "who appears: a person, or a group of people",
        belongs: Belongs::Anyone,
        rests: Rests::OnItself,
        letter: Some("N"),
        types: PersonKind::words,
        statuses: Vec::new,
        dated: None,
    }
    Organization {
        one: "organization",
        many: "organizations",
        noun: Noun::of("an organization", "organization", "organizations"),
        title: "Organizations",
        says: "a body that appears: an agency, a court, a newspaper, an armed group",
        belongs: Belongs::Anyone,
        rests: Rests::OnItself,
        letter: Some("O"),
        types: OrganizationKind::words,
        statuses: Vec::new,
        dated: None,
    }
    Allegation {
        one: "allegation",
        many: "allegations",
        noun: Noun::of("an allegation", "allegation", "allegations"),
        title: "Allegations",
        says: "what someone asserts, admits, denies, estimates or finds",
        belongs: Belongs::Case,
        rests: Rests::OnCitations,
        letter: Some("A"),
        types: AllegationKind::words,
        statuses: Standing::words,
        dated: Some("said"),
    }
    Evidence {
        one: "evidence",
        many: "evidence",
        noun: Noun {
            with_article: "a piece of evidence",
            counted: ["piece of evidence", "pieces of evidence"],
            all: "evidence",
            verb: "is",
        },
        title: "Evidence",
        says: "what would show it, and what has become of it",
        belongs: Belongs::Case,
        rests: Rests::OnCitations,
        letter: Some("E"),
        types: EvidenceKind::words,
        statuses: EvidenceStatus::words,
        dated: None,
    }
    Proceeding {
        one: "proceeding",
        many: "proceedings",
        noun: Noun::of("a proceeding", "proceeding", "proceedings"),
        title: "Proceedings",
        says: "what a court, an agency or a legislature does about it",
        belongs: Belongs::Case,
        rests: Rests::OnCitations,
        letter: Some("P"),
        types: ProceedingKind::words,
        statuses: Vec::new,
        dated: Some("proceeding"),
    }
    Entry {
        one: "entry",
        many: "entries",
        noun: Noun::of("a docket entry", "docket entry", "docket entries"),
        title: "Docket entries",
        says: "what was filed, ordered or heard in a proceeding, and what is due there",
        belongs: Belongs::Case,
        rests: Rests::OnCitations,
        letter: Some("D"),
        types: EntryKind::words,
        statuses: EntryStatus::words,
        dated: Some("docket"),
    }
    Event {
        one: "event",
        many: "events",
        noun: Noun::of("an event", "event", "events"),
        title: "Events",
        says: "what happened, as someone reports it",
        belongs: Belongs::Case,
        rests: Rests::OnCitations,
        letter: Some("V"),
        types: Vec::new,
        statuses: Vec::new,
        dated: Some("happened"),
    }
    Source {
        one: "source",
        many: "sources",
        noun: Noun::of("a source", "source", "sources"),
        title: "Sources",
        says: "where it can be read",
        belongs: Belongs::Anyone,
        rests: Rests::OnItself,
        letter: None,
        types: SourceKind::words,
        statuses: Vec::new,
        dated: Some("published"),
    }
    Question {
        one: "question",
        many: "questions",
        noun: Noun::of("a question", "question", "questions"),
        title: "Questions",
        says: "what is not known",
        belongs: Belongs::Case,
        rests: Rests::OnWhatItCites,
        letter: Some("Q"),
        types: Vec::new,
        statuses: QuestionStatus::words,
        dated: None,
    }
}

impl Kind {
    /// The row of the table for this kind.
    pub fn info(self) -> &'static KindInfo {
        let row = KINDS.iter().find(|info| info.kind == self);
        row.unwrap_or(&KINDS[0])
    }

    /// One of them, in a sentence that speaks of one: "a person".
    pub fn with_article(self) -> &'static str {
        self.info().noun.with_article
    }

    /// The kind that a file section, a command or a query calls by this word, in either number.
    pub fn named(word: &str) -> Option<Self> {
        KINDS
            .iter()
            .find(|info| info.one == word || info.many == word)
            .map(|info| info.kind)
    }

    /// The kinds that have a section in a case file.
    pub fn in_sections() -> impl Iterator<Item = &'static KindInfo> {
        KINDS.iter().filter(|info| info.belongs != Belongs::Head)
    }
}

impl KindInfo {
    /// So many of them, in words: `1 person`, `3 people`, `2 pieces of evidence`.
    pub fn counted(&self, count: usize) -> &'static str {
        let [one, many] = self.noun.counted;
        if count == 1 { one } else { many }
    }

    /// That a list has none of them: `No evidence is recorded here.`
    pub fn none_here(&self) -> String {
        format!("No {} {} recorded here.", self.noun.all, self.noun.verb)
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
    fn sentences_agree_with_what_they_speak_of() {
        let none: Vec<String> = KINDS.iter().map(KindInfo::none_here).collect();
        assert!(none.contains(&"No people are recorded here.".to_owned()));
        assert!(none.contains(&"No evidence is recorded here.".to_owned()));
        let evidence = Kind::Evidence.info();
        assert_eq!(evidence.counted(1), "piece of evidence");
        assert_eq!(evidence.counted(0), "pieces of evidence");
        for info in KINDS {
            let noun = info.noun;
            let (article, one) = noun.with_article.split_once(' ').unwrap();
            assert_eq!(one, noun.counted[0]);
            let is_vowel = one.starts_with(['a', 'e', 'i', 'o', 'u']);
            assert_eq!(article, if is_vowel { "an" } else { "a" });
            assert!(one.ends_with(info.one), "{one}");
        }
    }

    #[test]
    fn every_kind_has_its_own_row() {
        for (index, info) in KINDS.iter().enumerate() {
            assert_eq!(info.kind.info().one, info.one);
            assert!(KINDS[..index].iter().all(|other| other.kind != info.kind));
            assert!(
                KINDS[..index]
                    .iter()
                    .all(|other| other.letter.is_none() || other.letter != info.letter)
            );
            assert_eq!(Kind::named(info.many), Some(info.kind));
        }
    }
}
