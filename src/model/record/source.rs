//! Sources: where something stands to be read, and what is held of it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    field::{Describe, Field, Label, Part, Value, takes},
    keep::{Cited, Counted, Keep},
    protection::Protection,
    role::Role,
};
use crate::model::{
    At, Citation, Date, OneOrMany, Ref, Text,
    citation::{Cites, cites},
    id::from_text,
    value::{seen, some},
    words::words,
};

words! {
    /// What a source is; CSL's types where they fit.
    SourceKind {
        ArticleNewspaper = "article-newspaper" => "newspaper article",
        ArticleMagazine = "article-magazine" => "magazine article",
        ArticleJournal = "article-journal" => "journal article", Webpage = "webpage" => "web page",
        Report = "report", Interview = "interview", Broadcast = "broadcast", Post = "post",
        LegalCase = "legal-case" => "legal case", Legislation = "legislation", Speech = "speech",
        PersonalCommunication = "personal-communication" => "personal communication",
        Document = "document", Book = "book", Dataset = "dataset" => "data set",
        Other = "other" => "",
    }
}

words! {
    /// How a working copy came about.
    TextBy {
        /// A program recognised the words in pictures of pages, and may be wrong in any of them.
        Ocr = "ocr" => "recognised by a program (OCR)",
    }
}

words! {
    /// What the numbers of paragraphs are in citations.
    Numbering {
        /// Those that the document prints before its own paragraphs.
        Printed = "printed" => "by their printed numbers",
    }
}

words! {
    /// Reliability of a source, after the Admiralty code.
    Reliability {
        /// completely reliable
        A = "A" => "A, completely reliable",
        /// usually reliable
        B = "B" => "B, usually reliable",
        /// fairly reliable
        C = "C" => "C, fairly reliable",
        /// not usually reliable
        D = "D" => "D, not usually reliable",
        /// unreliable
        E = "E" => "E, unreliable",
        /// cannot be judged
        F = "F" => "F, cannot be judged",
    }
}

/// Where it can be read: held, held as a digest, or cited only.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its title, or a description in square brackets where it has none.
    pub title: Text,
    /// The title where that one has no room, and where it is cited: Overview.
    #[serde(default, deserialize_with = "seen")]
    pub short: Option<Text>,
    /// What it is.
    pub kind: Option<At<SourceKind>>,
    /// Who published it.
    #[serde(default, deserialize_with = "seen")]
    pub publisher: Option<Text>,
    /// Who wrote it, as the source gives them.
    #[serde(default)]
    pub authors: OneOrMany<Text>,
    /// Who speaks in it: people or organizations.
    #[serde(default)]
    pub speakers: OneOrMany<At<Ref>>,
    /// When it was published; not when what it describes happened.
    pub published: Option<At<Date>>,
    /// What fixes that day, or the bounds in which it lies (`published: 2025-06/..`), where the source does
    /// not give it: it speaks of something of June 2025.
    pub published_because: Option<Text>,
    /// When it was fetched.
    pub retrieved: Option<At<Date>>,
    /// Its language, as a BCP 47 tag: en, es.
    pub language: Option<Text>,
    /// Its address; shown, never opened by the program.
    pub url: Option<Text>,
    /// How reliable it is, after the Admiralty code.
    pub reliability: Option<At<Reliability>>,
    /// Sources that this one repeats as a whole.
    #[serde(default)]
    pub rests_on: OneOrMany<At<Ref>>,
    /// The working copy: a file beside this one, which is shown and searched.
    pub text: Option<Text>,
    /// How the working copy came about, where it is not the words of the source as they are: ocr.
    pub text_by: Option<At<TextBy>>,
    /// What `¶42` is in citations, where paragraphs are not counted: printed, as the document numbers its own.
    pub paragraphs: Option<At<Numbering>>,
    /// A paragraph-by-paragraph retelling, for an original that may not be passed on.
    pub digest: Option<Text>,
    /// The evidentiary copy, never altered.
    pub original: Option<Original>,
    /// Where nothing that is handed on may name it, as of a person: with its title, its authors, its publisher,
    /// its address and its files.
    // Few have it, and no other record is as large.
    #[serde(default, deserialize_with = "some")]
    pub protect: Option<Box<Protection>>,
    /// Where a source that is cited but not held is reported.
    #[serde(default, deserialize_with = "cites")]
    #[schemars(with = "Option<Cites>")]
    pub cites: Vec<Citation>,
    /// The day up to which the record is described: what in it has no date of its own, its note
    /// included, is left out of any earlier day, and of every day where this is not given.
    // Few have it, and no other record is as large.
    pub as_of: Option<Box<At<Date>>>,
    /// A remark on the record.
    pub note: Option<Text>,
}

/// The evidentiary copy of a source.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Original {
    /// Its file name, or its path beside this file.
    pub file: Option<Text>,
    /// Its SHA-256, in 64 hexadecimal digits; it is found by this under the originals folder.
    pub sha256: Option<At<Sha256>>,
    /// Its media type: text/plain, application/pdf.
    pub media_type: Option<Text>,
}

/// A SHA-256 hash, in lower-case hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sha256(Box<str>);

impl Sha256 {
    /// The 64 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Sha256 {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        match text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit()) {
            true => Ok(Self(text.to_ascii_lowercase().into())),
            false => Err(format!(
                "`{text}` is not a SHA-256\nwrite its 64 hexadecimal digits, as `sha256sum FILE` prints them"
            )),
        }
    }
}

from_text!(
    Sha256,
    "Sha256",
    "^[0-9a-fA-F]{64}$",
    "A SHA-256 in 64 hexadecimal digits."
);

impl Describe for Source {
    fn label(&self) -> Label<'_> {
        Label::Name(&self.title)
    }

    fn kind_word(&self) -> Option<&'static str> {
        self.kind.map(|kind| kind.word())
    }

    fn protection(&self) -> Option<&Protection> {
        self.protect.as_deref()
    }

    fn protection_mut(&mut self) -> Option<&mut Protection> {
        self.protect.as_deref_mut()
    }

    fn names(&self) -> Vec<&Text> {
        let original = self.original.iter();
        let original = original.filter_map(|original| original.file.as_ref());
        let files = self.text.iter().chain(&self.digest).chain(original);
        std::iter::once(&self.title)
            .chain(&self.short)
            .chain(&self.url)
            .chain(files)
            .collect()
    }

    fn call(&mut self, pseudonym: &str) {
        self.title = self.title.instead(pseudonym);
        self.short = None;
        self.publisher = None;
        self.authors = OneOrMany::default();
        self.url = None;
        self.text = None;
        self.digest = None;
        self.original = None;
        self.protect = None;
    }

    fn protect(&mut self, how: Option<Protection>) {
        self.protect = how.map(Box::new);
    }

    fn date(&self) -> Option<&At<Date>> {
        self.published.as_ref()
    }

    fn cites(&self) -> &[Citation] {
        &self.cites
    }

    fn as_of(&self) -> Option<&At<Date>> {
        self.as_of.as_deref()
    }

    fn note(&self) -> Option<&Text> {
        self.note.as_ref()
    }

    takes! {
        title, short, kind, publisher, authors, speakers, published, published_because, retrieved,
        language, url, reliability, rests_on, text, text_by, paragraphs, digest, original, protect,
        cites, as_of, note
    }

    fn fields(&self) -> Vec<Field<'_>> {
        let Self {
            title,
            short,
            kind,
            publisher,
            authors,
            speakers,
            published,
            published_because,
            retrieved,
            language,
            url,
            reliability,
            rests_on,
            text,
            text_by,
            paragraphs,
            digest,
            original,
            protect,
            cites,
            as_of,
            note,
        } = self;
        let told = Value::When(as_of.as_deref(), None);
        let says = Value::Word(reliability.map(|code| code.says()));
        let code = reliability.map(|code| code.word());
        let original = original.iter().map(Original::part).collect();
        let protection = protect.iter().map(|protect| protect.part()).collect();
        vec![
            Field::new("title", "", Value::words(title)),
            Field::new("short", "Short", Value::some_words(short)),
            Field::new("kind", "Kind", Value::word(kind.map(|kind| kind.says())))
                .written(kind.map(|kind| kind.word())),
            Field::new("publisher", "Publisher", Value::some_words(publisher)).stated("publisher"),
            Field::new("authors", "By", Value::Words(authors)).stated("author"),
            Field::new("speakers", "Speaks", Value::Refs(Role::Speaker, speakers)),
            Field::new("published", "Published", Value::date(published))
                .stated("day of publication"),
            Field::new(
                "published_because",
                "Dated by",
                Value::some_words(published_because),
            ),
            Field::new("retrieved", "Retrieved", Value::date(retrieved)),
            Field::new("language", "Language", Value::some_words(language)),
            Field::new("url", "Address", Value::some_words(url)),
            Field::new("reliability", "Reliability", says).written(code),
            Field::new("rests_on", "Rests on", Value::Refs(Role::RestsOn, rests_on)),
            Field::new("note", "Note", Value::some_words(note)),
            Field::new("as_of", "As of", told),
            Field::new("text", "Working copy", Value::some_words(text)),
            Field::new(
                "text_by",
                "Came about",
                Value::word(text_by.map(|by| by.says())),
            )
            .written(text_by.map(|by| by.word())),
            Field::new(
                "paragraphs",
                "Cited",
                Value::word(paragraphs.map(|numbers| numbers.says())),
            )
            .written(paragraphs.map(|numbers| numbers.word())),
            Field::new("digest", "Digest", Value::some_words(digest)),
            Field::new("original", "Original", Value::Parts(original)),
            Field::new("protect", "Protected", Value::Parts(protection)),
            Field::new("cites", "Reported in", Value::Cites(cites)),
        ]
    }

    fn keep(&mut self, keep: &Keep<'_>) {
        let told = keep.told(self.as_of.as_deref());
        let cited = keep.cites(&mut self.cites, told);
        // What is published has a title of its own; what is only reported is described by the file.
        let is_own = self.published.is_some() || cited == Cited::Nothing;
        let facts = told || cited == Cited::Whole || is_own;
        keep.title(&mut self.title, facts || cited != Cited::InPart);
        if self.protect.is_none() {
            keep.words("short name", &mut self.short, facts);
        }
        keep.words("reason", &mut self.published_because, told);
        self.retrieved
            .take_if(|retrieved| (keep.date)(retrieved) != Counted::Yes);
        keep.refs(&mut self.speakers.0);
        keep.refs(&mut self.rests_on.0);
        keep.words("note", &mut self.note, told);
    }
}

impl Original {
    fn part(&self) -> Part<'_> {
        let Self {
            file,
            sha256,
            media_type,
        } = self;
        let hash = Value::Literal(sha256.as_ref().map(|hash| hash.as_str()));
        let fields = vec![
            ("", Field::new("file", "File", Value::some_words(file))),
            (
                " ",
                Field::new("media_type", "Type", Value::some_words(media_type)),
            ),
            (" SHA-256 ", Field::new("sha256", "SHA-256", hash)),
        ];
        Part { fields, cites: &[] }
    }
}
