//! Words of names of which nobody can say what they are, with their places: what must be asked, and what is told.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::parts;
use crate::{
    clean, clean_format,
    export::protected::{
        Protected, Written, letters::row, mask::Masks, names::titles::is_before_name,
    },
    library::{Index, Library},
    text::{Clean, clean_line, counted},
};

/// The places of a word that a message names; the others are counted.
const PLACES: usize = 3;

/// How often a word stands in a text, and in which records.
#[derive(Default)]
struct Places {
    count: u64,
    records: BTreeSet<Index>,
}

impl Places {
    fn add(&mut self, record: Option<Index>) {
        self.count += 1;
        self.records.extend(record);
    }

    /// `` in `visit/a`, `visit/b` and 2 more``
    fn words(&self, library: &Library) -> Clean {
        let mut keys = self
            .records
            .iter()
            .map(|index| clean_format!("`{}`", library.at(*index).key));
        let told: Vec<Clean> = keys.by_ref().take(PLACES).collect();
        let more = match keys.count() {
            0 => Clean::default(),
            more => clean_format!(" and {more} more"),
        };
        match told.is_empty() {
            true => Clean::default(),
            false => clean![" in ", Clean::join(told, ", "), more],
        }
    }
}

/// Words of names of which nobody can say what they are.
#[derive(Default)]
pub(in crate::export::protected) struct Doubts {
    /// Those alone in small letters in a text which has capitals, with whose name has them: it must be asked.
    asked: BTreeMap<(String, Protected), Places>,
    /// Those in the place of which it stands that it is open whose they are, or whether they are names.
    open: BTreeMap<String, Places>,
    /// Those that were left, since they stand in small letters.
    left: BTreeMap<String, Places>,
}

impl Masks {
    /// Those of what files say.
    pub(in crate::export::protected) fn doubts(&self, library: &Library, said: &Written) -> Doubts {
        let mut doubts = Doubts::default();
        for (at, line) in lines(&said.text) {
            let parts = parts::of(&self.names, line);
            let is_free = |word: &Range<usize>| {
                let mut parts = parts.iter();
                parts.all(|part| part.range.end <= word.start || word.end <= part.range.start)
            };
            for word in self.names.left_small(line).into_iter().filter(is_free) {
                let place = said.record_at(at + word.start);
                let places = doubts.left.entry(line[word].to_lowercase()).or_default();
                places.add(place);
            }
            for part in parts.into_iter().filter(|part| !part.is_no_name) {
                let (start, word) = (part.range.start, &line[part.range]);
                let place = said.record_at(at + start);
                if part.is_of_other || part.is_open || part.is_shared {
                    doubts.open.entry(word.to_owned()).or_default().add(place);
                }
                let before = line[..start].split_whitespace().next_back();
                let before = row(before.unwrap_or_default().trim_end_matches('.'));
                let is_titled = before != "the" && is_before_name(&before);
                if part.is_small && !is_titled && around(line, start).contains(char::is_uppercase) {
                    let is_asked = |whom: &Protected| !is_key(line, start, &whom.key(library));
                    for whom in part.whose.into_iter().filter(is_asked) {
                        let places = doubts.asked.entry((word.to_lowercase(), whom));
                        places.or_default().add(place);
                    }
                }
            }
        }
        doubts
    }
}

impl Doubts {
    /// Asks what must be asked.
    ///
    /// # Errors
    /// Where there is something: which words, where they stand, and what to write.
    pub(in crate::export::protected) fn ask(&self, library: &Library) -> Result<(), Clean> {
        let words = self.asked.iter().map(|((word, whom), places)| {
            let word = clean_line(word);
            clean_format!(
                "“{word}” of `{}`{}",
                whom.key(library),
                places.words(library)
            )
        });
        let words: Vec<Clean> = words.collect();
        match words.is_empty() {
            true => Ok(()),
            false => Err(clean![
                "Nothing was written: in small letters nobody can tell whether a word of a name is the name: ",
                Clean::join(words, "; "),
                ". Where it is a word of the language, write it under `ordinary` of their `protect`; where it is the person, \
                 under `also`."
            ]),
        }
    }

    /// What whoever hands something on must know of the others, in sentences.
    pub(in crate::export::protected) fn told(&self, library: &Library) -> Vec<Clean> {
        let open = self
            .open
            .iter()
            .map(|(word, places)| clean!["“", clean_line(word), "”", places.words(library)]);
        let open: Vec<Clean> = open.collect();
        let open = (!open.is_empty()).then(|| {
            clean![
                "The words of which it is open whose name they are, or whether they are one: ",
                Clean::join(open, "; "),
                "."
            ]
        });
        let left = self.left.iter().map(|(word, places)| {
            let count = clean_line(&counted(places.count, "time"));
            clean!["“", clean_line(word), "” ", count, places.words(library)]
        });
        let left: Vec<Clean> = left.collect();
        let left = (!left.is_empty()).then(|| {
            clean![
                "Left as words of the language, since they stand in small letters: ",
                Clean::join(left, "; "),
                ". Where one of them is the person, write it under `also` of their `protect`."
            ]
        });
        open.into_iter().chain(left).collect()
    }
}

/// The lines of a text, each from its byte on.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = move |line: &str| line.as_ptr().addr() - text.as_ptr().addr();
    text.lines().map(move |line| (start(line), line))
}

/// Whether the key of a record stands in brackets at a byte of a line, as it does behind what a record is called: it is
/// no word of a text.
fn is_key(line: &str, at: usize, key: &str) -> bool {
    let bracketed = format!("({key})");
    let mut found = line.match_indices(&bracketed);
    found.any(|(start, found)| start < at && at < start + found.len())
}

/// The text that somebody wrote in which a place of a line is: what is quoted there, or what follows the words that say
/// whose it is.
fn around(line: &str, at: usize) -> &str {
    let ends = ['“', '”', ':'];
    let before = line[..at].rmatch_indices(ends).next();
    let start = before.map_or(0, |(start, sign)| start + sign.len());
    let end = line[at..]
        .find(['“', '”'])
        .map_or(line.len(), |end| at + end);
    &line[start..end]
}
