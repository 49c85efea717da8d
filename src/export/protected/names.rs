//! What is looked for: the names of the protected, whole and by their telling words.

pub(super) mod telling;
mod who;

use std::ops::Range;

use aho_corasick::AhoCorasick;

use telling::{MONTHS, WORDS, has_no_case, is_telling};
use who::Who;
pub(super) use who::lost;

use super::{
    Protected,
    letters::{Letters, is_unspaced},
};
use crate::library::{Index, Library};

/// The names of all people of a library, as far as they matter, and what else it protects.
#[derive(Default)]
pub struct Names {
    finder: Option<AhoCorasick>,
    /// What each pattern of the finder is.
    sought: Vec<Sought>,
    /// What is, or may be, protected, and of which no name is known.
    pub unknown: Vec<Protected>,
}

/// A name of more words is turned no further.
const MOST_TURNED: usize = 6;

/// Which part of a name is left where it is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Begin,
    End,
}

/// A name, or a word of one.
struct Sought {
    /// Whom it names, where that is one of the protected. A name of somebody else is sought because a
    /// word in it is then theirs: `Ruiz` in `Ana Ruiz` is not the protected `Eva Ruiz`.
    whom: Option<Protected>,
    /// The letters of it, as the row of a text has them.
    letters: String,
    /// Whether it is but one word of the name.
    is_part: bool,
    /// Whether spaces, hyphens and the like may be anywhere in it.
    may_be_apart: bool,
    /// Whether it is a word of the language too.
    is_word: bool,
}

impl Names {
    /// Gathers the names of a library's records, and the words that it protects besides, but for those that may be
    /// named; none where nothing in it is protected.
    pub fn of(library: &Library, may_be_named: &dyn Fn(Protected) -> bool) -> Self {
        let lost = lost(library);
        let people = library.indices().filter_map(|index| {
            let mut who = Who::of(library, index)?;
            if may_be_named(Protected::Record(index)) {
                who.is_protected = false;
                return Some((index, who));
            }
            // A mistake in the record may have cost a name, or the wish to be protected itself.
            let says = lost.get(&library.at(index).key);
            who.is_protected |= says.is_some_and(|says| *says);
            who.is_damaged = who.is_protected && says.is_some();
            Some((index, who))
        });
        let people: Vec<(Index, Who<'_>)> = people.collect();
        let protected = people.iter().filter(|(_, who)| who.is_protected);
        let words = library.protect.iter().enumerate();
        let words = words.map(|(number, (_, words))| (Protected::Words(number), words));
        let words = words.filter(|(whom, _)| !may_be_named(*whom));
        if protected.clone().next().is_none() && words.clone().next().is_none() {
            return Self::default();
        }
        let mut sought = Vec::new();
        for (index, who) in &people {
            let whom = who.is_protected.then_some(Protected::Record(*index));
            // What describes others is no name of theirs: the neighbours of Eva Ruiz.
            let names = who.names.iter().filter(|_| whom.is_some() || who.is_name);
            for name in names {
                add(name.raw(), whom, who.is_name, &mut sought);
            }
            for words in who.also.iter().filter(|_| who.is_protected) {
                add(words.raw(), whom, false, &mut sought);
            }
        }
        for (whom, words) in words.clone() {
            for words in words.words.iter() {
                add(words.raw(), Some(whom), false, &mut sought);
            }
        }
        let patterns = sought.iter().map(|one| &one.letters);
        let finder = AhoCorasick::new(patterns).ok();
        // Names beyond what a finder takes are names that nothing can be compared with.
        let unknown =
            protected.filter(|(_, who)| who.names.is_empty() || who.is_damaged || finder.is_none());
        let unknown = unknown.map(|(index, _)| Protected::Record(*index));
        let unsought = |whom: &Protected| {
            finder.is_none() || !sought.iter().any(|one| one.whom == Some(*whom))
        };
        let words = words.map(|(whom, _)| whom).filter(unsought);
        Self {
            unknown: unknown.chain(words).collect(),
            finder,
            sought,
        }
    }

    /// Whom a word names of which only one side is left. A letter or two in small letters may be of anything.
    pub fn cut(&self, word: &Letters, side: Side) -> Option<Protected> {
        let least = if word.are_capital(&(0..word.len())) {
            2
        } else {
            3
        };
        if word.len() < least {
            return None;
        }
        let is_of = |one: &&Sought| match side {
            Side::Begin => one.letters.starts_with(&word.row),
            Side::End => one.letters.ends_with(&word.row),
        };
        let mut protected = self.sought.iter().filter(|one| one.whom.is_some());
        protected.find(is_of)?.whom
    }

    /// The protected whom a text names, each with the bytes of the text that do.
    pub fn find(&self, text: &Letters) -> Vec<(Protected, Range<usize>)> {
        let Some(finder) = &self.finder else {
            return Vec::new();
        };
        let mut found = Vec::new();
        // The letters that are of somebody else's name.
        let mut theirs = vec![false; text.len()];
        for hit in finder.find_overlapping_iter(&text.row) {
            let one = &self.sought[hit.pattern().as_usize()];
            let numbers = text.numbers(hit.start()..hit.end());
            if !one.is_at(text, &numbers) {
                continue;
            }
            match one.whom {
                Some(whom) => found.push((whom, one.is_part, numbers)),
                None => theirs[numbers].fill(true),
            }
        }
        found.retain(|(_, is_part, numbers)| !is_part || theirs[numbers.clone()].contains(&false));
        // The longest where several begin: the whole name rather than its first word.
        found.sort_by_key(|(_, _, numbers)| (numbers.start, std::cmp::Reverse(numbers.end)));
        let found = found.into_iter();
        found
            .map(|(whom, _, numbers)| (whom, text.text(&numbers)))
            .collect()
    }
}

/// Adds a name and, where it is one, its telling words. Of somebody who is not protected it adds
/// whole names of several words alone.
fn add(name: &str, whom: Option<Protected>, is_name: bool, sought: &mut Vec<Sought>) {
    let letters = Letters::of(name);
    let words = letters.words();
    if letters.len() < 2 || whom.is_none() && words.len() < 2 {
        return;
    }
    let mut push = |letters: &str, is_part: bool, may_be_apart: bool| {
        sought.push(Sought {
            whom,
            letters: letters.to_owned(),
            is_part,
            may_be_apart,
            is_word: is_part && !may_be_apart && WORDS.contains(&letters),
        });
    };
    push(
        &letters.row,
        false,
        words.len() > 1 || letters.row.contains(is_unspaced),
    );
    if whom.is_some() && is_name && words.len() > 1 {
        // The surname first, whichever of the words it begins with: `García Márquez, Gabriel`.
        for first in 1..words.len().min(MOST_TURNED) {
            let turned = words[first..].iter().chain(&words[..first]);
            let turned: String = turned.map(|word| letters.get(word)).collect();
            push(&turned, false, true);
        }
        let telling = words.iter().filter(|word| is_telling(&letters, word));
        telling.for_each(|word| push(letters.get(word), true, false));
    }
}

impl Sought {
    /// Whether the letters are a month beside a number, and no name.
    fn is_date(&self, text: &Letters, numbers: &Range<usize>) -> bool {
        MONTHS.contains(&&*self.letters) && text.are_beside_number(numbers)
    }

    /// Whether the letters that were found are this name as words of their own.
    fn is_at(&self, text: &Letters, numbers: &Range<usize>) -> bool {
        // Grammar adds to names in most scripts: Иванову, and where there are no capitals before them
        // too: ومحمد. Latin names are looked for as they are, since there more letters are mostly
        // another name: Peters, Peterson.
        let is_declined = !self.letters.is_ascii() && self.letters.chars().nth(3).is_some();
        let after = if is_declined { 3 } else { 0 };
        let before = if is_declined && self.letters.chars().all(has_no_case) {
            2
        } else {
            0
        };
        text.are_words(numbers, before, after)
            && (self.may_be_apart || text.are_together(numbers))
            && (!self.is_word || text.are_capital(numbers) && !self.is_date(text, numbers))
    }
}
