//! Which version of a record somebody reviewed.
//!
//! A version is of what the record says, what it cites, and the cited words in their sources; not of how its file is
//! laid out, nor of where it is in it. So the order of keys, the breaks of lines, flow and block style, and white space
//! within a text make no other version; any other word, reference, date, number or citation does, and so does a source
//! whose cited words became others.
//!
//! The words of sources are kept apart from the rest, a hash a citation: a reader who has not got a source at hand can
//! tell that the record is the one that was reviewed, and must not be told that it changed.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::kept::{self, Kept};
use crate::{
    compare::{self, Reference, Says, folded},
    document::Document,
    library::Record,
    limits::Limit,
    model::{
        At, Body, Citation, Measure, Ref, Text,
        record::{Field, Part, Value},
    },
    text::{QuoteForm, hex},
    verify::{Passage, Verdict},
};

/// The hexadecimal digits of a SHA-256 by which a version of a record is known.
const DIGITS: usize = 32;

/// The same for the words of a citation: they are only compared with those that the same citation had.
const DIGITS_OF_WORDS: usize = 16;

/// A version of a record. Two are one where their hashes are: what is kept of their words follows from the same.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Version {
    /// What the record says and cites.
    content: Box<str>,
    /// The cited words in their sources, in the order of [`Body::all_citations`]; null where the source was not at hand.
    words: Vec<Option<CitedWords>>,
    /// All that the text of a source says; none of what is no source, where the text was not at hand, and in logs from
    /// before it was hashed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<Box<CitedWords>>,
    /// What it said; none where only its hashes are wanted, where the log has it with another mark of the same version, and
    /// in logs from before words were kept.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "kept::known")]
    kept: Option<Arc<Kept>>,
}

/// The hashes of a version.
pub type Hashes<'v> = (&'v str, &'v [Option<CitedWords>], Option<&'v CitedWords>);

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        self.hashes() == other.hashes()
    }
}

impl Eq for Version {}

/// The words of a source that a citation leads to: those that it quotes or, where it quotes none, all that are at its
/// place. In the form for comparing quotations: a copy with other quotation marks has the same words.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CitedWords(String);

/// The same with the words themselves, broken into no lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    hash: CitedWords,
    /// None where they are beyond a limit. Where those that are quoted stand nowhere, the paragraphs in which
    /// others come nearest, else those at the place.
    text: Option<Box<str>>,
}

/// What became of a record since a version of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Since {
    /// It is the same, as far as its sources are at hand.
    Same,
    /// It says or cites something else.
    Content,
    /// It is the same, and the sources of these of its citations, by their number from 0, read differently.
    Words(Vec<usize>),
    /// It is the same source, and its text reads differently.
    Text,
}

impl Version {
    /// The version of a record with these words of its citations, in the order of [`Body::all_citations`]. None of a
    /// record that could not be read: nobody can have reviewed what it says.
    pub fn of(record: &Record, cited: &[Option<Cited>]) -> Option<Self> {
        if matches!(record.body, Body::Broken(_)) {
            return None;
        }
        let mut said = Said::default();
        said.word(record.kind().info().one);
        said.fields(&record.body.fields());
        Some(Self {
            content: said.digest(DIGITS).into(),
            words: cited
                .iter()
                .map(|cited| Some(cited.as_ref()?.hash.clone()))
                .collect(),
            text: None,
            kept: None,
        })
    }

    /// The version of a citation, or of a place in a source that no record cites: what it says, and the words to which it
    /// leads; none where they are not at hand.
    pub fn of_place(says: &compare::Cited, cited: &Option<Cited>) -> Self {
        let mut said = Said::default();
        said.cited(says);
        Self {
            content: said.digest(DIGITS).into(),
            words: vec![cited.as_ref().map(|cited| cited.hash.clone())],
            text: None,
            kept: None,
        }
    }

    /// The same with the text of the source that the record is, where it is at hand.
    #[must_use]
    pub fn with_text(self, text: Option<CitedWords>) -> Self {
        let text = text.map(Box::new);
        Self { text, ..self }
    }

    /// The same version with its words.
    #[must_use]
    pub fn keeping(self, kept: Kept) -> Self {
        Self {
            kept: Some(Arc::new(kept)),
            ..self
        }
    }

    /// The same without them, for a log that has them already.
    #[must_use]
    pub fn without_words(self) -> Self {
        Self { kept: None, ..self }
    }

    /// By what it is the same version as another: its hashes.
    pub fn hashes(&self) -> Hashes<'_> {
        (&self.content, &self.words, self.text.as_deref())
    }

    /// The same with the words of an equal version, where it has none of its own.
    #[must_use]
    pub fn with_words_of(&self, same: Option<&Self>) -> Self {
        let kept = self.kept.as_ref().or_else(|| same?.kept.as_ref());
        Self {
            kept: kept.cloned(),
            ..self.clone()
        }
    }

    /// Its words, where they are kept.
    pub fn kept(&self) -> Option<&Kept> {
        self.kept.as_deref()
    }

    /// The hash of what the record says and cites, by which the version is known.
    pub fn content(&self) -> &str {
        &self.content
    }

    /// What became of the record since, where `now` is its version now.
    pub fn until(&self, now: &Self) -> Since {
        if self.content != now.content || self.words.len() != now.words.len() {
            return Since::Content;
        }
        let citations = 0..self.words.len();
        let differ = citations.filter(|number| self.reads_otherwise(*number, now, *number));
        let differ: Vec<usize> = differ.collect();
        match differ.is_empty() {
            true if self.has_other_text(now) => Since::Text,
            true => Since::Same,
            false => Since::Words(differ),
        }
    }

    /// Whether it is of a source with another text, as far as both were at hand.
    pub(super) fn has_other_text(&self, now: &Self) -> bool {
        let both = self.text.as_ref().zip(now.text.as_ref());
        both.is_some_and(|(then, now)| then != now)
    }

    /// Whether the source of a citation reads otherwise than that of one of another version, as far as both were at hand.
    pub(super) fn reads_otherwise(&self, then: usize, other: &Self, now: usize) -> bool {
        let words = |version: &Self, number: usize| version.words.get(number).cloned().flatten();
        let both = words(self, then).zip(words(other, now));
        both.is_some_and(|(then, now)| then != now)
    }
}

impl CitedWords {
    /// All words of a text; none where there is none to read, or it is too large to be held.
    pub fn of_text(document: &Document) -> Option<Self> {
        if !document.held.has_text() || document.is_large() {
            return None;
        }
        let paragraphs = document.paragraphs.iter().map(|it| &*it.text);
        let text = paragraphs.collect::<Vec<&str>>().join(" ");
        let mut said = Said::default();
        said.word(QuoteForm::new(&text).text());
        Some(Self(said.digest(DIGITS_OF_WORDS)))
    }
}

impl Cited {
    /// The words of a citation in its source, by what was found of it there; none where there is no text to read them
    /// in, or not all of it can be read. More of them than `limit` allows are hashed alone.
    pub fn of(document: &Document, passage: &Passage, limit: &Limit) -> Option<Self> {
        if !document.held.has_text() || matches!(passage.verdict, Verdict::Unchecked(_)) {
            return None;
        }
        let paragraph = |place: usize| document.paragraph(place);
        let all_of = |places: &[usize]| {
            let all = places.iter();
            let all = all.filter_map(|place| Some(paragraph(*place)?.text.to_string()));
            all.collect::<Vec<String>>().join(" ")
        };
        let found = match passage.verdict {
            Verdict::Unquoted => all_of(&passage.paragraphs),
            _ => {
                let marks = passage.marks.iter();
                let words = marks.filter_map(|(place, words)| {
                    Some(paragraph(*place)?.text.get(words.clone())?.to_owned())
                });
                words.collect::<Vec<String>>().join(" ")
            }
        };
        let mut said = Said::default();
        // A plain text that is broken into other lines has the same words.
        said.word(QuoteForm::new(&found).text());
        // Where those that are quoted stand nowhere, it is told what stands in their place.
        let text = match found.is_empty() {
            true => {
                let near = passage.shown().iter().map(|(place, _)| *place);
                let mut near: Vec<usize> = near.collect();
                near.dedup();
                all_of(match near.is_empty() {
                    true => &passage.paragraphs,
                    false => &near,
                })
            }
            false => found,
        };
        let is_kept = limit.allows(text.len() as u64);
        Some(Self {
            hash: CitedWords(said.digest(DIGITS_OF_WORDS)),
            text: is_kept.then(|| folded(&text)),
        })
    }

    /// The words; none where they are too many.
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }
}

/// What is said, on its way to a hash. Each word is written behind its length, so that no two rows of words are one.
#[derive(Default)]
struct Said(Sha256);

impl Said {
    fn digest(self, digits: usize) -> String {
        let mut digest = hex(&self.0.finalize());
        digest.truncate(digits);
        digest
    }

    fn count(&mut self, count: usize) {
        self.0.update((count as u64).to_le_bytes());
    }

    fn word(&mut self, word: &str) {
        self.count(word.len());
        self.0.update(word);
    }

    fn some_word(&mut self, word: Option<&str>) {
        self.count(usize::from(word.is_some()));
        word.into_iter().for_each(|word| self.word(word));
    }

    /// Words of a file: how they are broken into lines is layout.
    fn words(&mut self, raw: &str) {
        self.word(&folded(raw));
    }

    fn text(&mut self, text: Option<&Text>) {
        self.count(usize::from(text.is_some()));
        text.into_iter().for_each(|text| self.words(text.raw()));
    }

    fn texts(&mut self, texts: &[Text]) {
        self.count(texts.len());
        texts.iter().for_each(|text| self.words(text.raw()));
    }

    fn refs(&mut self, refs: &[At<Ref>]) {
        self.count(refs.len());
        refs.iter().for_each(|it| self.word(&it.value.to_string()));
    }

    /// Fields by their keys. One that says nothing counts for nothing, and where a page has it neither: so the next
    /// release may know another key, or order a page otherwise, and everything reviewed stays so.
    fn fields<'f>(&mut self, fields: impl IntoIterator<Item = &'f Field<'f>>) {
        let fields = fields.into_iter().filter(|field| !field.is_empty());
        let mut fields: Vec<&Field<'_>> = fields.collect();
        fields.sort_by_key(|field| field.key);
        self.count(fields.len());
        for field in fields {
            self.word(field.key);
            self.value(&field.value);
        }
    }

    fn value(&mut self, value: &Value<'_>) {
        match value {
            Value::Words(texts) | Value::Place(texts) => self.texts(texts),
            Value::Said(statement) => self.words(statement.raw()),
            Value::Literal(text) => self.some_word(*text),
            Value::Word(word) => self.some_word(*word),
            Value::Status(status) => self.some_word(status.map(|status| status.word())),
            Value::Refs(_, refs) => self.refs(refs),
            Value::When(date, said) => {
                self.some_word(date.map(|date| date.text()));
                self.text(*said);
            }
            Value::Grade(grade) => self.count(usize::from(grade.unwrap_or(0))),
            Value::Numbers(measures) => {
                self.count(measures.len());
                measures.iter().for_each(|measure| self.measure(measure));
            }
            Value::Parts(parts) => {
                self.count(parts.len());
                parts.iter().for_each(|part| self.part(part));
            }
            Value::Cites(cites) => self.cites(cites),
        }
    }

    fn part(&mut self, part: &Part<'_>) {
        let Part { fields, cites } = part;
        self.fields(fields.iter().map(|(_, field)| field));
        self.cites(cites);
    }

    fn measure(&mut self, measure: &Measure) {
        let Measure {
            value,
            bound,
            unit,
            of,
            category,
            as_of,
            said,
        } = measure;
        let numbers = value.iter().flat_map(|value| value.value.iter());
        let digits: Vec<&str> = numbers.map(|number| number.digits()).collect();
        self.count(digits.len());
        digits.into_iter().for_each(|digits| self.word(digits));
        self.some_word(bound.map(|bound| bound.value.word()));
        for text in [unit, of, category, said] {
            self.text(text.as_ref());
        }
        self.some_word(as_of.as_ref().map(|date| date.text()));
    }

    fn cites(&mut self, cites: &[Citation]) {
        self.count(cites.len());
        for citation in cites {
            self.cited(&compare::Cited::of(citation, |target| {
                Reference::as_written(target)
            }));
        }
    }

    fn cited(&mut self, cited: &compare::Cited) {
        for (_, says) in cited.says() {
            match says {
                Says::Source(source) => self.word(&source.written),
                Says::Names(names) => {
                    self.count(names.len());
                    names.iter().for_each(|name| self.word(&name.written));
                }
                Says::Word(words) | Says::Words(words) => self.some_word(words),
            }
        }
    }
}

#[cfg(test)]
pub(in crate::review) mod tests;
