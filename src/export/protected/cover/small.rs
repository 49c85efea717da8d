//! Words of names in small letters: what nobody can say of them, and which were left.

use std::collections::{BTreeMap, BTreeSet};

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

impl Masks {
    /// Asks what the words of names are that stand alone in small letters in a text which has capitals.
    ///
    /// # Errors
    /// Where there are some: which, where, and what to write.
    pub(in crate::export::protected) fn ask_of_small(
        &self,
        library: &Library,
        said: &Written,
    ) -> Result<(), Clean> {
        let mut asked: BTreeMap<(String, Protected), Places> = BTreeMap::new();
        for (at, line) in lines(&said.text) {
            for part in parts::of(&self.names, line)
                .into_iter()
                .filter(|part| part.is_small)
            {
                let (start, word) = (part.range.start, &line[part.range]);
                let before = line[..start]
                    .split_whitespace()
                    .next_back()
                    .unwrap_or_default();
                let before = row(before.trim_end_matches('.'));
                let is_titled = before != "the" && is_before_name(&before);
                if !is_titled && around(line, start).contains(char::is_uppercase) {
                    for whom in part.whose {
                        let places = asked.entry((word.to_lowercase(), whom)).or_default();
                        places.add(said.record_at(at + start));
                    }
                }
            }
        }
        let words = asked.iter().map(|((word, whom), places)| {
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

    /// Which words that may be names were left, since they stand in small letters: a sentence.
    pub(in crate::export::protected) fn left_small(
        &self,
        library: &Library,
        said: &Written,
    ) -> Option<Clean> {
        let mut left: BTreeMap<String, Places> = BTreeMap::new();
        for (at, line) in lines(&said.text) {
            let words = self.names.left_small(line);
            if words.is_empty() {
                continue;
            }
            let found = self.names.find(line);
            for word in words {
                let is_free = found
                    .iter()
                    .all(|(_, one)| one.end <= word.start || word.end <= one.start);
                if is_free {
                    let place = said.record_at(at + word.start);
                    left.entry(line[word].to_lowercase())
                        .or_default()
                        .add(place);
                }
            }
        }
        let words = left.iter().map(|(word, places)| {
            let count = clean_line(&counted(places.count, "time"));
            clean!["“", clean_line(word), "” ", count, places.words(library)]
        });
        let words: Vec<Clean> = words.collect();
        (!words.is_empty()).then(|| {
            clean![
                "Left as words of the language, since they stand in small letters: ",
                Clean::join(words, "; "),
                ". Where one of them is the person, write it under `also` of their `protect`."
            ]
        })
    }
}

/// The lines of a text, each from its byte on.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = move |line: &str| line.as_ptr().addr() - text.as_ptr().addr();
    text.lines().map(move |line| (start(line), line))
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
