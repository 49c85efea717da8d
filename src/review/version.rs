//! Which version of a record somebody reviewed.
//!
//! A version is of what the record says, what it cites, and the cited words in their sources; not of how its file is
//! laid out, nor of where it is in it. So the order of keys, the breaks of lines, flow and block style, and white space
//! within a text make no other version; any other word, reference, date, number or citation does, and so does a source
//! whose cited words became others.
//!
//! The words of sources are kept apart from the rest, a hash a citation: a reader who has not got a source at hand can
//! tell that the record is the one that was reviewed, and that it is its source which cannot be read. Nor does a mark hold for
//! words that were not at hand when it was set.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::kept::{self, Kept};
use crate::{
    clean, clean_format,
    compare::{self, Reference, Says, folded},
    document::Document,
    library::{Held, Record},
    limits::Limit,
    model::{
        At, Body, Citation, Measure, Ref, Role, Text,
        record::{Field, Part, Value},
    },
    text::{Clean, QuoteForm, clean_line, hex},
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
    /// All that the text of a source says.
    #[serde(default, skip_serializing_if = "OfText::is_unknown")]
    text: OfText,
    /// What it said; none where only its hashes are wanted, where the log has it with another mark of the same version, and
    /// in logs from before words were kept.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "kept::known")]
    kept: Option<Arc<Kept>>,
}

/// The hashes of a version.
pub type Hashes<'v> = (&'v str, &'v [Option<CitedWords>], &'v OfText);

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        self.hashes() == other.hashes()
    }
}

impl Eq for Version {}

/// The words of a source that a citation leads to: those that it quotes or, where it quotes none, all that are at its
/// place. In the form for comparing quotations: a copy with other quotation marks has the same words. Behind [`DIGEST`] where
/// it is a digest that has them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CitedWords(String);

/// What stands before the hash of words of a digest.
const DIGEST: &str = "digest:";

/// All words of the text of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum OfText {
    Is(CitedWords),
    /// They were not at hand.
    Away,
    /// It is no source, its text is too large to be hashed, or the log is from before texts were.
    #[default]
    #[serde(skip)]
    Unknown,
}

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
    /// It is the same.
    Same,
    /// It says or cites something else.
    Content,
    /// It is the same, and the sources of these of its citations, by their number from 0, are not.
    Words(How, Vec<usize>),
    /// It is the same source, and its text is not.
    Text(How),
}

/// How the words of a source are not those of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// They read differently.
    Otherwise,
    /// They are those of a digest and were those of the text itself, or the reverse.
    Kind,
    /// They are at hand, and were not.
    Unseen,
    /// They were at hand, and are not.
    Away,
}

impl How {
    /// Each, what is told first before the others.
    const ALL: [Self; 4] = [Self::Otherwise, Self::Kind, Self::Unseen, Self::Away];

    /// How some words are not those that they were; none where they are, or neither were nor are at hand.
    fn of(then: Option<&CitedWords>, now: Option<&CitedWords>) -> Option<Self> {
        match (then, now) {
            (Some(then), Some(now)) if then.hash() == now.hash() => None,
            (Some(then), Some(now)) if then.is_of_digest() != now.is_of_digest() => {
                Some(Self::Kind)
            }
            (Some(_), Some(_)) => Some(Self::Otherwise),
            (None, Some(_)) => Some(Self::Unseen),
            (Some(_), None) => Some(Self::Away),
            (None, None) => None,
        }
    }

    /// It of what a record cites, as a part of a sentence.
    pub fn of_source(self) -> &'static str {
        match self {
            Self::Otherwise => "its source reads differently",
            Self::Kind => "its source is another kind of text",
            Self::Unseen => "its source was not at hand then",
            Self::Away => "its source is not at hand now",
        }
    }

    /// It of a source, as a part of a sentence.
    pub fn of_text(self) -> &'static str {
        match self {
            Self::Otherwise => "its text reads differently",
            Self::Kind => "it is another kind of text",
            Self::Unseen => "its text was not at hand then",
            Self::Away => "its text is not at hand now",
        }
    }
}

impl OfText {
    /// That of a document.
    pub fn of(document: &Document) -> Self {
        match document.held.has_text() {
            false => Self::Away,
            true => CitedWords::of_text(document).map_or(Self::Unknown, Self::Is),
        }
    }

    fn is_unknown(&self) -> bool {
        *self == Self::Unknown
    }

    fn words(&self) -> Option<&CitedWords> {
        match self {
            Self::Is(words) => Some(words),
            Self::Away | Self::Unknown => None,
        }
    }
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
            text: OfText::Unknown,
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
            text: OfText::Unknown,
            kept: None,
        }
    }

    /// The same with the text of the source that the record is.
    #[must_use]
    pub fn with_text(self, text: OfText) -> Self {
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
        (&self.content, &self.words, &self.text)
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
        let words = How::ALL.into_iter().find_map(|how| {
            let citations = 0..self.words.len();
            let such =
                citations.filter(|number| self.words_since(*number, now, *number) == Some(how));
            let such: Vec<usize> = such.collect();
            (!such.is_empty()).then_some(Since::Words(how, such))
        });
        words
            .or_else(|| self.text_since(now).map(Since::Text))
            .unwrap_or(Since::Same)
    }

    /// How the text of the source that it is of is not that of another version.
    pub(super) fn text_since(&self, now: &Self) -> Option<How> {
        match self.text.is_unknown() || now.text.is_unknown() {
            true => None,
            false => How::of(self.text.words(), now.text.words()),
        }
    }

    /// How the words of a citation are not those of one of another version.
    pub(super) fn words_since(&self, then: usize, now: &Self, number: usize) -> Option<How> {
        let words = |version: &'_ Self, number: usize| version.words.get(number).cloned().flatten();
        How::of(words(self, then).as_ref(), words(now, number).as_ref())
    }

    /// Of the words of which sources nothing was at hand, as a part of a sentence; none where all were.
    pub fn lacks(&self) -> Option<Clean> {
        if self.text == OfText::Away {
            return Some("its text was not at hand".into());
        }
        let away = self.words.iter().enumerate();
        let away = away.filter(|(_, words)| words.is_none());
        let mut names: Vec<Clean> = away
            .map(
                |(number, _)| match self.kept().and_then(|kept| kept.source(number)) {
                    Some(source) => clean_format!("`{}`", clean_line(&source)),
                    None => clean_format!("[{}]", number + 1),
                },
            )
            .collect();
        names.dedup();
        (!names.is_empty()).then(|| {
            clean![
                "the words of ",
                Clean::join(names, ", "),
                " were not at hand"
            ]
        })
    }
}

impl CitedWords {
    /// Those of a document, by what they are.
    fn new(words: &str, document: &Document) -> Self {
        let mut said = Said::default();
        // A plain text that is broken into other lines has the same words.
        said.word(QuoteForm::new(words).text());
        let hash = said.digest(DIGITS_OF_WORDS);
        Self(match document.held {
            Held::Digest => format!("{DIGEST}{hash}"),
            _ => hash,
        })
    }

    fn hash(&self) -> &str {
        self.0.strip_prefix(DIGEST).unwrap_or(&self.0)
    }

    fn is_of_digest(&self) -> bool {
        self.0.starts_with(DIGEST)
    }

    /// All words of a text; none where there is none to read, or it is too large to be held.
    pub fn of_text(document: &Document) -> Option<Self> {
        if !document.held.has_text() || document.is_large() {
            return None;
        }
        let paragraphs = document.paragraphs.iter().map(|it| &*it.text);
        let text = paragraphs.collect::<Vec<&str>>().join(" ");
        Some(Self::new(&text, document))
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
        let hash = CitedWords::new(&found, document);
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
            hash,
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
            Value::Days(days) => self.count(usize::try_from(*days).unwrap_or(usize::MAX)),
            Value::Grade(grade) => self.count(usize::from(grade.unwrap_or(0))),
            Value::Numbers(measures) => {
                self.count(measures.len());
                measures.iter().for_each(|measure| self.measure(measure));
            }
            Value::Parts(parts) => match participants(parts) {
                // As it was before more could be said of who takes part, so that what was reviewed then stays so.
                Some(who) => {
                    self.count(who.len());
                    who.iter().for_each(|it| self.word(&it.value.to_string()));
                }
                None => {
                    self.count(parts.len());
                    parts.iter().for_each(|part| self.part(part));
                }
            },
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

/// Those who take part in an event, where nothing else is said of them.
fn participants<'a>(parts: &[Part<'a>]) -> Option<Vec<&'a At<Ref>>> {
    let names = parts.iter().map(|part| match part.only_names()? {
        (Role::Participant, who) => Some(who),
        _ => None,
    });
    let names: Option<Vec<&[At<Ref>]>> = names.collect();
    Some(names?.into_iter().flatten().collect())
}
