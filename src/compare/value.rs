//! The values of a file, at the end of its keys.

use serde::{Deserialize, Serialize};

use crate::{
    library::{Index, Library},
    model::{At, Citation, Key, Ref, Text},
    text::{Clean, clean_line},
};

/// A value of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Value {
    /// What someone asserts or replies, which is shown behind who says it.
    Statement {
        words: Box<str>,
        /// The keys of those who reply; none where it is the record that asserts it.
        by: Vec<Box<str>>,
    },
    /// A word of a list, a date, a number, a hash.
    Word(Box<str>),
    Ref(Reference),
    Cites(Box<Cited>),
    /// Words of the file.
    #[serde(untagged)]
    Text(Box<str>),
}

/// Another record that is named.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(from = "(Box<str>, Box<str>)", into = "(Box<str>, Box<str>)")]
pub struct Reference {
    /// As the file writes it.
    pub written: Box<str>,
    /// The record that is meant; as it is written where there is none.
    pub is: Box<str>,
}

/// A citation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cited {
    pub source: Reference,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefix: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suffix: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub via: Vec<Reference>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Box<str>>,
}

/// What a citation says under one of its keys.
pub enum Says<'c> {
    Source(&'c Reference),
    /// Other records, by which it came.
    Names(&'c [Reference]),
    /// A place, a word of a list.
    Word(Option<&'c str>),
    /// Words of the source.
    Words(Option<&'c str>),
}

/// A text however it is broken into lines.
pub fn folded(raw: &str) -> Box<str> {
    let words: Vec<&str> = raw.split_whitespace().collect();
    words.join(" ").into()
}

impl From<(Box<str>, Box<str>)> for Reference {
    fn from((written, is): (Box<str>, Box<str>)) -> Self {
        Self { written, is }
    }
}

impl From<Reference> for (Box<str>, Box<str>) {
    fn from(Reference { written, is }: Reference) -> Self {
        (written, is)
    }
}

impl Reference {
    /// One of which nobody knows which record it means.
    pub fn as_written(target: &Ref) -> Self {
        let written: Box<str> = target.to_string().into();
        Self {
            is: written.clone(),
            written,
        }
    }
}

/// Two references are one where they mean the same record, or are written alike: of one that is not there any more no
/// other record says anything else than before.
impl PartialEq for Reference {
    fn eq(&self, other: &Self) -> bool {
        self.is == other.is || self.written == other.written
    }
}

impl Value {
    /// Who says it, where it is what someone asserts or replies in a record of a library.
    pub fn speaker(&self, library: &Library, index: Option<Index>) -> Option<Clean> {
        match self {
            Self::Statement { by, .. } if by.is_empty() => {
                let heard = library.heard(library.at(index?), usize::MAX)?;
                Some(heard.speaker)
            }
            Self::Statement { by, .. } => {
                let names = by.iter().map(|key| {
                    let found = library.find(key).and_then(|it| library.index(&it.key));
                    found.map_or_else(|| clean_line(key), |it| library.called(it).short)
                });
                Some(Clean::join(names.collect::<Vec<_>>(), " and "))
            }
            _ => None,
        }
    }

    /// The value on one line, as a file could write it.
    pub fn line(&self) -> String {
        match self {
            Self::Text(words) | Self::Statement { words, .. } | Self::Word(words) => {
                words.to_string()
            }
            Self::Ref(reference) => reference.written.to_string(),
            Self::Cites(cited) => cited.line(),
        }
    }

    /// By what it is found among others in time that does not grow with their number: what it means, and how it is
    /// written.
    pub(super) fn known_by(&self) -> [String; 2] {
        let is = |reference: &Reference| reference.is.to_string();
        let written = |reference: &Reference| reference.written.to_string();
        match self {
            Self::Ref(reference) => [is(reference), written(reference)],
            Self::Cites(cited) => [cited.line_by(&is), cited.line_by(&written)],
            _ => [self.line(), self.line()],
        }
    }
}

impl Cited {
    /// What a citation says, where this is how the records that it names are told.
    pub fn of(citation: &Citation, reference: impl Fn(&At<Ref>) -> Reference) -> Self {
        let Citation {
            source,
            at,
            quote,
            prefix,
            suffix,
            via,
            basis,
            // The same, as it is written.
            alone: _,
        } = citation;
        let text = |text: &Option<Text>| text.as_ref().map(|text| folded(text.raw()));
        Self {
            source: reference(source),
            at: at.as_ref().map(|at| at.value.to_string().into()),
            quote: text(quote),
            prefix: text(prefix),
            suffix: text(suffix),
            via: via.iter().map(reference).collect(),
            basis: basis.map(|basis| basis.value.word().into()),
        }
    }

    /// A place in a source, or words there, that no record cites.
    pub fn of_passage(source: &Key, at: Option<&str>, quote: Option<&str>) -> Self {
        let source: Box<str> = source.to_string().into();
        Self {
            source: Reference {
                is: source.clone(),
                written: source,
            },
            at: at.map(Into::into),
            quote: quote.map(folded),
            prefix: None,
            suffix: None,
            via: Vec::new(),
            basis: None,
        }
    }

    /// All that it says, by its keys: the one list of them, for whoever tells or hashes it.
    pub fn says(&self) -> [(&'static str, Says<'_>); 7] {
        let Self {
            source,
            at,
            quote,
            prefix,
            suffix,
            via,
            basis,
        } = self;
        [
            ("source", Says::Source(source)),
            ("at", Says::Word(at.as_deref())),
            ("quote", Says::Words(quote.as_deref())),
            ("prefix", Says::Words(prefix.as_deref())),
            ("suffix", Says::Words(suffix.as_deref())),
            ("via", Says::Names(via)),
            ("basis", Says::Word(basis.as_deref())),
        ]
    }

    /// `source ¶2 "words" via other basis examined`
    pub fn line(&self) -> String {
        self.line_by(&|reference| reference.written.to_string())
    }

    fn line_by(&self, name: &dyn Fn(&Reference) -> String) -> String {
        let words = self.says().into_iter().filter_map(|(key, says)| {
            let words = match says {
                Says::Source(source) => return Some(name(source)),
                Says::Names([]) | Says::Word(None) | Says::Words(None) => return None,
                Says::Names(names) => {
                    let names: Vec<String> = names.iter().map(name).collect();
                    names.join(", ")
                }
                Says::Word(Some(word)) => word.to_owned(),
                Says::Words(Some(words)) => format!("\"{words}\""),
            };
            // A place and a quote are known for what they are.
            Some(match key {
                "at" | "quote" => words,
                key => format!("{key} {words}"),
            })
        });
        words.collect::<Vec<_>>().join(" ")
    }
}
