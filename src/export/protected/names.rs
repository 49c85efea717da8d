//! What is looked for: the names of the protected, whole and by their telling words.

mod grammar;
mod sought;
pub(super) mod telling;
mod who;

use std::{collections::BTreeSet, ops::Range};

use aho_corasick::AhoCorasick;

use sought::{Form, Sought, add, add_id};
use who::Who;
pub(super) use who::lost;

use super::{Protected, letters::Letters};
use crate::library::{Index, Library};

/// The names of all people of a library, as far as they matter, and what else it protects.
#[derive(Default)]
pub struct Names {
    finder: Option<AhoCorasick>,
    /// What each pattern of the finder is.
    sought: Vec<Sought>,
    /// What is, or may be, protected, and of which no name is known.
    pub unknown: Vec<Protected>,
    /// Who has a name, or a word of one, that is not looked for alone: it is too short, or a word of the language.
    pub alone: BTreeSet<Protected>,
}

/// Which part of a name is left where it is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Begin,
    End,
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
        let (mut sought, mut alone) = (Vec::new(), BTreeSet::new());
        for (index, who) in &people {
            let whom = who.is_protected.then_some(Protected::Record(*index));
            // What describes others is no name of theirs: the neighbours of Eva Ruiz.
            let names = who.names.iter().filter(|_| whom.is_some() || who.is_name);
            for name in names {
                let is_whole = add(name.raw(), whom, who.is_name, &mut sought);
                alone.extend(whom.filter(|_| !is_whole));
            }
            for words in who.also.iter().filter(|_| who.is_protected) {
                let is_whole = add(words.raw(), whom, false, &mut sought);
                alone.extend(whom.filter(|_| !is_whole));
            }
            if let Some(whom) = whom {
                add_id(&library.at(*index).key, whom, &mut sought);
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
            alone,
        }
    }

    /// Whether a name of one of these has a word of that first letter.
    pub fn has_initial(&self, whose: &BTreeSet<Protected>, letter: char) -> bool {
        let letter = Letters::of(letter.encode_utf8(&mut [0; 4])).row;
        let mut names = self.sought.iter();
        names.any(|one| {
            let is_theirs = one.whom.is_some_and(|whom| whose.contains(&whom));
            // What is turned begins with each of the words.
            let is_words = one.form == Form::Words;
            is_theirs && is_words && !letter.is_empty() && one.letters.starts_with(&letter)
        })
    }

    /// Looks no longer for the initials that somebody is called by.
    pub fn spare_initials(&mut self, whom: Protected, called: &str) {
        let called = Letters::of(called).row;
        let is_spared = |one: &Sought| {
            one.whom == Some(whom) && one.form == Form::Initials && one.letters == called
        };
        // The finder knows each by its number.
        for one in self.sought.iter_mut().filter(|one| is_spared(one)) {
            one.form = Form::Nothing;
        }
    }

    /// Whom a word may name of which only one side is left. A letter or two in small letters may be of anything.
    pub fn cut(&self, word: &Letters, side: Side) -> BTreeSet<Protected> {
        let least = if word.are_capital(&(0..word.len())) {
            2
        } else {
            3
        };
        if word.len() < least {
            return BTreeSet::new();
        }
        let is_of = |one: &&Sought| match side {
            Side::Begin => one.letters.starts_with(&word.row),
            Side::End => one.letters.ends_with(&word.row),
        };
        let names = self.sought.iter().filter(|one| one.form.is_of_name());
        names.filter(is_of).filter_map(|one| one.whom).collect()
    }

    /// The protected whom a text names, each with the bytes of the text that do: the longest first where several begin,
    /// and each of them where some words may name several.
    pub fn find(&self, text: &str) -> Vec<(Protected, Range<usize>)> {
        let readings = Letters::readings(text);
        let found = readings.iter().flat_map(|letters| self.find_in(letters));
        let mut found: Vec<_> = found.collect();
        // The whole name rather than its first word.
        found.sort_by_key(|(whom, range)| (range.start, std::cmp::Reverse(range.end), *whom));
        found.dedup();
        found
    }

    /// The same in one reading of a text, in no order.
    fn find_in(&self, text: &Letters) -> Vec<(Protected, Range<usize>)> {
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
        let found = found.into_iter();
        found
            .map(|(whom, _, numbers)| (whom, text.text(&numbers)))
            .collect()
    }
}
