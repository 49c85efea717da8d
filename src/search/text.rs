//! Full text: the words of every source and every record.
//!
//! What is searched is a *unit*: a record by its own words and, where it is a source, those of its
//! document. AND, OR and NOT hold for units: `rain -snow` finds the units that have rain somewhere and
//! snow nowhere. Of a unit that is found, its *hits* are shown: the paragraphs that hold any of the
//! words that are looked for.
//!
//! - A bare word stands where a word begins with it, a phrase where its whole words stand side by side, and
//!   `word~` where a whole word is that near. Case, accents, typography and the kind of white space do not
//!   matter.
//! - An edge of a word is where a neighbour is neither letter, mark nor digit. In scripts that are written
//!   without spaces (Han, kana, Thai, Lao, Khmer, Myanmar) any place is one.
//!
//! # What comes first
//!
//! Units are compared by their best hit, then as wholes; what decides stands first:
//!
//! 1. how many of the words a paragraph holds;
//! 2. how many pairs of neighbouring words of the query stand side by side there;
//! 3. how many of the words stand there whole, and not only as the beginning of one;
//! 4. whether the title or label of the record holds one of them;
//! 5. how dense the words are, the rare ones counting more: BM25 over paragraphs that hold them;
//! 6. the order of the library.
//!
//! Within a unit the label comes first, then hits are ordered by the first three, then as they stand. Nothing
//! else enters, so the same library and query always give the same order.

mod corpus;
mod excerpt;
mod fields;
mod needle;
mod plan;
mod prose;
mod sense;
mod vocabulary;

use crate::{
    document::{Held, SHOWN_OF_LINE},
    library::Index,
    query::{Expr, Term, TextTerm, Wanted, What},
    text::counted,
};

pub use corpus::{Corpus, Read, Unit};
pub(super) use excerpt::joined;
pub use excerpt::{Excerpt, Sought};
pub use fields::Fields;
pub use needle::Needle;
pub use prose::Prose;

/// One small interface, so that an index can stand behind it when libraries outgrow a copy in memory.
pub trait Searcher: Send + Sync {
    /// Finds what is asked for; see the module for what matches and what comes first.
    fn search(&self, asked: &Asked<'_>) -> Found;

    /// A word of the texts that comes near to one that stands nowhere.
    fn near(&self, word: &str) -> Option<String>;

    /// What was not searched, in the order of the library; what is still to be read is no gap.
    fn gaps(&self) -> Vec<(Index, Gap)>;
}

/// What to find.
#[derive(Clone, Copy)]
pub struct Asked<'q> {
    pub query: &'q Expr,
    /// Of which records the fields of the query hold.
    pub fields: &'q Fields,
    /// Which records and sources are looked at.
    pub among: &'q (dyn Fn(Index) -> bool + Sync),
    /// The most hits that are wanted in all.
    pub hits: usize,
    /// The most that are wanted of one unit.
    pub each: usize,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// How many hits there are in all.
    pub hits: usize,
    /// How many of the units are sources.
    pub sources: usize,
    /// How many are other records.
    pub records: usize,
    /// The best units, with at most as many hits as were wanted.
    pub units: Vec<FoundUnit>,
    /// The words that were looked for, with near ones spelled out: for marking them.
    pub words: Vec<TextTerm>,
}

/// A unit that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundUnit {
    pub index: Index,
    /// How many hits it has in all.
    pub count: usize,
    /// The best of them.
    pub hits: Vec<Place>,
}

/// A paragraph of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// One of the record's own texts, by its place in [`crate::model::Body::texts`].
    Own(usize),
    /// A paragraph of the document, by its place in it.
    Document(usize),
    /// A note that was written on the record, by its place among those.
    Note(usize),
}

impl Place {
    /// The label of the record.
    pub const LABEL: Self = Self::Own(0);
}

/// Why a source has no text here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing of it is held.
    NotHeld,
    /// What is held cannot be read; says why.
    Unreadable(String),
    /// All texts together are beyond the limit.
    BeyondLimit,
    /// It was not read yet.
    NotYet,
}

impl Gap {
    /// As a screen says it.
    pub fn words(&self) -> &str {
        match self {
            Self::NotHeld => Held::NotHeld.words(),
            Self::Unreadable(why) => why,
            Self::BeyondLimit => "beyond the limit of what is searched",
            Self::NotYet => "not read yet",
        }
    }
}

/// How many sources have a gap in the place of their text, by why that is so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gaps {
    /// Of which nothing is held: there is nothing to search.
    pub not_held: u64,
    /// That are held and could not be read.
    pub unreadable: u64,
    /// That are held and beyond the limit.
    pub beyond: u64,
}

impl Gaps {
    /// Counts gaps; what is still to be read is none.
    pub fn of<'g>(gaps: impl IntoIterator<Item = &'g Gap>) -> Self {
        let mut counts = Self::default();
        for gap in gaps {
            match gap {
                Gap::NotHeld => counts.not_held += 1,
                Gap::Unreadable(_) => counts.unreadable += 1,
                Gap::BeyondLimit => counts.beyond += 1,
                Gap::NotYet => {}
            }
        }
        counts
    }

    /// How many texts that are held were not searched.
    pub fn missed(&self) -> u64 {
        self.unreadable + self.beyond
    }

    /// `3 sources have no text here`, of those that are not held; none where all are.
    pub fn nothing_held(&self) -> Option<String> {
        let verb = if self.not_held == 1 { "has" } else { "have" };
        let sources = counted(self.not_held, "source");
        (self.not_held > 0).then(|| format!("{sources} {verb} no text here"))
    }

    /// `1,727 texts were not searched`, of those that are held; none where all were.
    pub fn not_searched(&self) -> Option<String> {
        (self.missed() > 0).then(|| not_searched(self.missed()))
    }
}

/// `1,727 texts were not searched`.
pub fn not_searched(texts: u64) -> String {
    let verb = if texts == 1 { "was" } else { "were" };
    format!("{} {verb} not searched", counted(texts, "text"))
}

/// Lines of texts that are too large for memory, of which only the beginning was searched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cut {
    pub lines: u64,
    /// In how many texts.
    pub texts: u64,
}

impl Cut {
    /// Counts the lines of texts.
    pub fn of(lines: impl IntoIterator<Item = u64>) -> Self {
        lines.into_iter().fold(Self::default(), |all, lines| Self {
            lines: all.lines + lines,
            texts: all.texts + u64::from(lines > 0),
        })
    }

    /// `of 3 lines only the first 16 KB were searched`; none where there are no such lines.
    pub fn words(&self) -> Option<String> {
        (self.lines > 0).then(|| self.of_these(""))
    }

    /// `Of 3 lines in 2 texts only the first 16 KB were searched`, as the beginning of a sentence.
    pub fn sentence(&self) -> Option<String> {
        let texts = format!(" in {}", counted(self.texts, "text"));
        let words = self.of_these(&texts);
        (self.lines > 0).then(|| words.replacen("of", "Of", 1))
    }

    fn of_these(&self, texts: &str) -> String {
        let (lines, shown) = (counted(self.lines, "line"), SHOWN_OF_LINE >> 10);
        format!("of {lines}{texts} only the first {shown} KB were searched")
    }
}

/// `parts of 2 texts could not be read and searched`; none where there is no such text.
pub fn not_read(texts: u64) -> Option<String> {
    let texts = (texts > 0).then(|| counted(texts, "text"));
    texts.map(|texts| format!("parts of {texts} could not be read and searched"))
}

/// What was found, in words: `37 hits in 5 sources and 2 records`.
pub fn summary(hits: usize, sources: usize, records: usize) -> String {
    let count = |count: usize, what: &str| match count {
        0 => None,
        1 => Some(format!("1 {what}")),
        count => Some(format!("{count} {what}s")),
    };
    let units: Vec<String> = [count(sources, "source"), count(records, "record")]
        .into_iter()
        .flatten()
        .collect();
    match count(hits, "hit") {
        None => "nothing found".to_owned(),
        Some(hits) => format!("{hits} in {}", units.join(" and ")),
    }
}

/// Whether a query looks for any word; what has none has no hits.
pub fn has_words(query: &Expr) -> bool {
    let is_word = |(term, wanted): &(&Term, Wanted)| {
        matches!(term.what, What::Text(_)) && *wanted == Wanted::Yes
    };
    query.terms().iter().any(is_word)
}

/// A word that stands somewhere, near to one of a query that stands nowhere.
pub fn suggestion(texts: &dyn Searcher, query: &Expr) -> Option<String> {
    let terms = query.terms();
    let words = terms.iter().filter_map(|(term, wanted)| match &term.what {
        What::Text(TextTerm::Begun(words) | TextTerm::Whole(words)) if *wanted == Wanted::Yes => {
            Some(words)
        }
        _ => None,
    });
    words
        .flat_map(|words| words.split(' '))
        .find_map(|word| texts.near(word))
}

#[cfg(test)]
mod tests;
