//! What can follow while a query is typed: keys after a letter, values behind a key.

use std::{collections::BTreeSet, ops::Range};

use super::{
    eval::Context,
    fields::{Asked, When},
    keys::{KEYS, Key, Takes},
    lex::{closes, is_quote},
    text::holds_begun,
};
use crate::{
    library::{Index, Library},
    model::Kind,
    review::Marks,
    text::{Clean, fold},
};

/// What can be put in the place of some of a query's bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// The whole word that the cursor is in: a key with its colon, a value, or a word that is neither.
    pub range: Range<usize>,
    /// The likeliest first; at most [`MOST`].
    pub offers: Vec<Offer>,
    pub of: Offered,
}

/// What is offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offered {
    #[default]
    Keys,
    /// Values behind a key, or a key and a value for a word that is one.
    Values,
}

/// Something that can be put there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub text: String,
    /// What it means, or whom it names.
    pub says: Clean,
    /// How many rows have it; none where that is not counted.
    pub count: Option<usize>,
    /// How it may be asked; empty where that says no more.
    pub example: String,
}

impl Offer {
    /// An offer of which nothing is counted.
    pub fn new(text: impl Into<String>, says: impl Into<Clean>) -> Self {
        Self {
            text: text.into(),
            says: says.into(),
            count: None,
            example: String::new(),
        }
    }
}

/// The most that is offered.
pub const MOST: usize = 50;

/// What can be written at a place of a query, a byte from its start.
pub fn complete(context: &Context<'_>, text: &str, cursor: usize) -> Completion {
    let typed = text.get(..cursor).unwrap_or(text);
    let Some(begun) = begun(typed) else {
        return Completion::default();
    };
    let start = typed.len() - begun.len();
    let rest = text.get(cursor..).unwrap_or("");
    let Some((name, values)) = begun.split_once(':') else {
        let keys = keys(begun);
        let of = match keys.is_empty() {
            true => Offered::Values,
            false => Offered::Keys,
        };
        return Completion {
            range: start..typed.len() + rest_of(rest, Piece::Key),
            offers: keys.into_iter().chain(values_called(begun)).collect(),
            of,
        };
    };
    let Some(key) = Key::named(&name.to_ascii_lowercase()) else {
        return Completion::default();
    };
    let value = values.rsplit(',').next().unwrap_or(values);
    Completion {
        range: typed.len() - value.len()..typed.len() + rest_of(rest, Piece::Value),
        offers: of_key(context, key, value),
        of: Offered::Values,
    }
}

/// The term that is being typed, without what negates it; none within quotes, where one writes words
/// of one's own.
fn begun(typed: &str) -> Option<&str> {
    let mut open = None;
    let mut start = 0;
    for (at, c) in typed.char_indices() {
        match open {
            Some(mark) if closes(mark, c) => open = None,
            Some(_) => {}
            None if is_quote(c) => open = Some(c),
            None if c.is_whitespace() || matches!(c, '(' | ')' | '|') => start = at + c.len_utf8(),
            None => {}
        }
    }
    let begun = typed[start..].trim_start_matches('-');
    let is_plain = open.is_none() && !begun.contains(is_quote);
    is_plain.then_some(begun)
}

/// What of a term the cursor is in.
#[derive(Clone, Copy)]
enum Piece {
    Key,
    Value,
}

/// The bytes behind the cursor that belong to the word it is in.
fn rest_of(behind: &str, piece: Piece) -> usize {
    let ends = |c: char| c.is_whitespace() || is_quote(c) || matches!(c, '(' | ')' | '|');
    let term = behind.find(ends).unwrap_or(behind.len());
    let term = &behind[..term];
    match piece {
        // With its colon: what is put in there brings its own.
        Piece::Key => term.find(':').map_or(term.len(), |at| at + 1),
        Piece::Value => term.find(',').unwrap_or(term.len()),
    }
}

fn keys(begun: &str) -> Vec<Offer> {
    if begun.is_empty() {
        return Vec::new();
    }
    let matching = KEYS.iter().filter(|info| info.name.starts_with(begun));
    let offer = |info: &super::KeyInfo| Offer::new(format!("{}:", info.name), info.says);
    matching.map(offer).collect()
}

/// The letters from which on a word is taken for a value that lacks its key.
const OF_VALUE: usize = 4;

/// The keys of which a word is a value, each with it: `denied` alone looks for that word in what is said,
/// `standing:denied` for what is denied.
fn values_called(begun: &str) -> Vec<Offer> {
    if begun.chars().count() < OF_VALUE {
        return Vec::new();
    }
    let begun = begun.to_lowercase();
    let of_key = |info: &'static super::KeyInfo| {
        let words = info.key.words().into_iter();
        let words = words.filter(|word| word.word.to_lowercase().starts_with(&begun));
        let words: Vec<Offer> = words
            .map(|word| Offer::new(format!("{}:{}", info.name, word.word), word.says))
            .collect();
        words
    };
    KEYS.iter().flat_map(of_key).collect()
}

fn of_key(context: &Context<'_>, key: Key, begun: &str) -> Vec<Offer> {
    match &key.info().takes {
        Takes::Word(words) | Takes::WordOrText(words) => {
            let begun = begun.to_lowercase();
            let matching = words().into_iter();
            let matching = matching.filter(|word| word.word.to_lowercase().starts_with(&begun));
            let offer = |word: super::Word| Offer::new(word.word, word.says);
            matching.map(offer).collect()
        }
        Takes::Name(kinds) => records(context.library, kinds, begun),
        Takes::Text(of) => texts(context, *of, begun),
        Takes::Label => labels(context, begun),
        Takes::Date | Takes::DateWithStart | Takes::DateWithEnd | Takes::Number | Takes::Bates => {
            Vec::new()
        }
    }
}

/// The labels of the reader's that hold words which begin so.
fn labels(context: &Context<'_>, begun: &str) -> Vec<Offer> {
    let begun = fold(begun);
    let labels = context.marks.map(Marks::labels).unwrap_or_default();
    let labels = labels.into_iter();
    let labels = labels.filter(|label| holds_begun(&fold(label), &begun));
    labels
        .map(|label| Offer::new(written(label), Clean::default()))
        .collect()
}

/// A value as it is typed: in quotation marks where it needs them.
pub(super) fn written(value: &str) -> String {
    match value.contains(is_special) {
        true => format!("\"{}\"", value.replace('"', " ")),
        false => value.to_owned(),
    }
}

/// The texts of records, each once, that hold words which begin so.
fn texts(context: &Context<'_>, of: fn(&Asked<'_>) -> Vec<String>, begun: &str) -> Vec<Offer> {
    let begun = fold(begun);
    let all = context.library.indices().flat_map(|index| {
        let when = When::OfRecord;
        of(&Asked {
            context,
            index,
            when,
        })
    });
    let all: BTreeSet<String> = all
        .filter(|text| holds_begun(&fold(text), &begun))
        .collect();
    let all = all.into_iter().take(MOST);
    all.map(|text| Offer::new(written(&text), Clean::default()))
        .collect()
}

/// Whether a character ends a value that is in no quotation marks.
fn is_special(c: char) -> bool {
    c.is_whitespace() || is_quote(c) || matches!(c, '(' | ')' | '|' | ',' | ':' | '*' | '~')
}

/// Records of these kinds that are called so: those whose id begins so first.
fn records(library: &Library, kinds: &[Kind], begun: &str) -> Vec<Offer> {
    let begun = fold(begun);
    let is_asked = |index: &Index| {
        let record = library.at(*index);
        kinds.is_empty() || kinds.contains(&record.kind())
    };
    let by_id = |index: &Index| library.at(*index).key.id().as_str().starts_with(&begun);
    let by_name = |index: &Index| holds_begun(&library.at(*index).found_by, &begun);
    let all = || library.indices().filter(is_asked);
    let first = all().filter(by_id);
    let rest = all().filter(|index| !by_id(index) && by_name(index));
    first
        .chain(rest)
        .take(MOST)
        .map(|index| offer(library, index))
        .collect()
}

/// A record by its id; where several cases have one of that id, with its case.
fn offer(library: &Library, index: Index) -> Offer {
    let key = &library.at(index).key;
    let id = key.id().as_str();
    let is_alone = library.find(id).is_some_and(|found| found.key == *key);
    let text = match is_alone {
        true => id.to_owned(),
        false => key.to_string(),
    };
    Offer::new(text, library.label(index))
}
