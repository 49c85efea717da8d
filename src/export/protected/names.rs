//! What is looked for: the names of the protected, whole and by their telling words.

pub(super) mod bodies;
mod dates;
mod doubles;
mod form;
pub(super) mod grammar;
mod handles;
mod listed;
mod namesakes;
mod ordinary;
mod pairs;
mod senses;
mod sought;
pub(super) mod telling;
mod titled;
pub(super) mod titles;
pub(super) mod unspaced;
mod who;
pub(super) mod words;

use std::{
    collections::{BTreeSet, HashSet},
    ops::Range,
};

use aho_corasick::AhoCorasick;

use form::Form;
use listed::Listed;
use namesakes::Namesakes;
use senses::Sense;
pub(super) use sought::Rank;
use sought::{Sought, add, add_author, add_bare, add_id, add_shared};
use telling::is_no_name;
use who::Who;
pub(super) use who::lost;

use super::{
    Protected,
    letters::{Letters, row},
};
use crate::{
    library::{Index, Library},
    model::{Body, Kind, Text},
    text::{Clean, clean_line},
};

/// The names of all people of a library, as far as they matter, and what else it protects.
#[derive(Default)]
pub struct Names {
    finder: Option<AhoCorasick>,
    /// What each pattern of the finder is.
    sought: Vec<Sought>,
    /// The words of names of those who are not protected.
    shared: HashSet<String>,
    /// What is, or may be, protected, and of which no name is known.
    pub unknown: Vec<Protected>,
    /// Who has a name, or a word of one, that is not looked for alone: it is too short, or a word of the language.
    pub alone: BTreeSet<Protected>,
    /// The authors and publishers of protected sources that are not looked for, since a source that is not protected has
    /// them too.
    pub open: BTreeSet<Clean>,
    /// Whose name has a word by which somebody who is not protected is called alone, with what the files call that one: it
    /// is left where it stands alone.
    pub taken: BTreeSet<(Protected, String)>,
    /// Who is not protected and has the name of one who is but for its accents, or for what is behind it.
    pub namesakes: Namesakes,
    /// The words of names that the records call words of the language.
    listed: Listed,
    /// What tells them apart from others of one name, by number.
    generations: BTreeSet<(Protected, usize)>,
    /// The bodies of which no name says what they are by law.
    bodies: BTreeSet<Protected>,
    /// Who is a child.
    minors: BTreeSet<Protected>,
    /// The letters of what the cases and proceedings of the library are called.
    cases: Vec<String>,
}

/// Where a text names one of the protected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub whom: Protected,
    pub range: Range<usize>,
    pub rank: Rank,
    /// Whether it is but a word that somebody who is not protected has in their name too.
    pub is_shared: bool,
    /// Whether nobody is called so, though it gives them away.
    pub is_no_name: bool,
    /// Whether it may be a word of the language just as well.
    pub is_open: bool,
    /// Whether it is a word in small letters of which nobody said whether it is one of the language.
    pub is_small: bool,
    /// Whether an ending that grammar makes goes with it.
    pub has_ending: bool,
}

/// Which part of a name is left where it is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Begin,
    End,
}

impl Names {
    /// Whether nobody is protected, nor may be.
    pub fn is_of_nobody(&self) -> bool {
        self.sought.is_empty() && self.unknown.is_empty()
    }

    /// Gathers the names of a library's records, and the words that it protects besides, but for those that may be
    /// named; none where nothing in it is protected.
    pub fn of(library: &Library, may_be_named: &dyn Fn(Protected) -> bool) -> Self {
        let lost = lost(library);
        let people = library.indices_with_elsewhere().filter_map(|index| {
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
        let (mut sought, mut alone, mut bodies) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
        let mut shared = HashSet::new();
        let mut open = BTreeSet::new();
        let mut generations = BTreeSet::new();
        let mut listed = Listed::default();
        // Whoever is a record themselves is protected by that, or by nothing.
        let bearers = library.indices().map(|index| &library.at(index).body);
        let bearers =
            bearers.filter(|body| matches!(body.kind(), Kind::Person | Kind::Organization));
        let called = bearers.flat_map(Body::names);
        let called: HashSet<String> = called.map(|name| row(name.raw())).collect();
        for (index, who) in &people {
            let whom = who.is_protected.then_some(Protected::Record(*index));
            // What describes others is no name of theirs: the neighbours of Eva Ruiz.
            let names = who.names.iter().filter(|_| whom.is_some() || who.is_name);
            let of_record = sought.len();
            for name in names {
                let first = sought.len();
                let is_whole = add(name.raw(), whom, who.is_name, &mut sought);
                sought[first..]
                    .iter_mut()
                    .for_each(|one| one.is_of_body = whom.is_none() && who.is_body);
                // A word of a body's name tells nobody from one of the protected.
                if whom.is_none() && who.is_name && !who.is_body {
                    add_shared(name.raw(), &mut shared);
                }
                alone.extend(whom.filter(|_| !is_whole));
                let generation = titles::without_generation(name.raw());
                generations.extend(whom.and_then(|whom| Some((whom, generation?.1))));
                if let Some(whom) = whom.filter(|_| who.is_body) {
                    add_bare(name.raw(), whom, &mut sought);
                }
            }
            if let Some(whom) = whom.filter(|_| who.is_name) {
                listed.add(whom, who, of_record, &mut sought);
            }
            // What the source is called is no name of theirs: they are left out.
            let is_no_record = |name: &&&Text| !called.contains(&row(name.raw()));
            for name in who
                .beside
                .iter()
                .filter(|_| who.is_protected)
                .filter(is_no_record)
            {
                let first = sought.len();
                add(name.raw(), whom, false, &mut sought);
                if let Some(whom) = whom.filter(|_| who.authors.contains(name)) {
                    add_author(name.raw(), whom, &mut sought);
                }
                sought[first..]
                    .iter_mut()
                    .for_each(|one| one.rank = Rank::Guess);
            }
            let in_open = who
                .open
                .iter()
                .filter(|_| who.is_protected)
                .filter(is_no_record);
            open.extend(in_open.map(|name| clean_line(name.raw())));
            for words in who.also.iter().filter(|_| who.is_protected) {
                let first = sought.len();
                let is_whole = add(words.raw(), whom, false, &mut sought);
                let is_no_name = is_no_name(words.raw());
                sought[first..]
                    .iter_mut()
                    .for_each(|one| one.is_no_name = is_no_name);
                alone.extend(whom.filter(|_| !is_whole));
            }
            for words in who.whereabouts.iter().filter(|_| who.is_protected) {
                let first = sought.len();
                add(words.raw(), whom, false, &mut sought);
                sought[first..]
                    .iter_mut()
                    .for_each(|one| one.is_no_name = true);
            }
            let is_by_law = |name: &&Text| bodies::without_law(name.raw()) != name.raw();
            if let Some(whom) = whom.filter(|_| who.is_body && !who.names.iter().any(is_by_law)) {
                bodies.insert(whom);
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
        let namesakes = Namesakes::of(library, &people);
        let taken = people
            .iter()
            .filter(|(_, who)| !who.is_protected && who.is_name);
        let taken = taken.flat_map(|(index, who)| {
            let called = who.names.iter().map(|name| Letters::of(name.raw()));
            let alone = called.filter(|called| called.words().len() == 1);
            let key = &library.at(*index).key;
            let sought = &sought;
            alone.flat_map(move |called| {
                let theirs = sought.iter().filter(move |one| {
                    one.rank > Rank::Single && one.form.is_of_name() && one.letters == called.row
                });
                theirs.filter_map(move |one| Some((one.whom?, key.to_string())))
            })
        });
        let taken: BTreeSet<(Protected, String)> = taken.collect();
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
        let is_minor = |index: &Index| {
            let protection = library.at(*index).body.protection();
            protection.is_some_and(|it| it.minor.is_some_and(|minor| minor.value))
        };
        let minors = people.iter().map(|(index, _)| *index).filter(is_minor);
        Self {
            minors: minors.map(Protected::Record).collect(),
            cases: cases(library),
            unknown: unknown.chain(words).collect(),
            finder,
            sought,
            shared,
            alone,
            open,
            taken,
            namesakes,
            listed,
            generations,
            bodies,
        }
    }

    /// Whether what stands behind a name of these may say what they are by law.
    pub fn may_be_by_law(&self, whose: &BTreeSet<Protected>) -> bool {
        whose.is_subset(&self.bodies)
    }

    /// Those of some who are no children.
    pub fn adults(&self, whose: &BTreeSet<Protected>) -> BTreeSet<Protected> {
        whose.difference(&self.minors).copied().collect()
    }

    /// Whether a word behind a name of these is what tells them apart from others of it: `Jr`.
    pub fn has_generation(&self, whose: &BTreeSet<Protected>, word: &str) -> bool {
        let generation = titles::generation(&row(word));
        let mut whose = whose.iter();
        generation
            .is_some_and(|number| whose.any(|whom| self.generations.contains(&(*whom, number))))
    }

    /// Whether a name of one of these has a word of that first letter.
    pub fn has_initial(&self, whose: &BTreeSet<Protected>, letter: char) -> bool {
        let letter = row(letter.encode_utf8(&mut [0; 4]));
        let mut names = self.sought.iter();
        names.any(|one| {
            let is_theirs = one.whom.is_some_and(|whom| whose.contains(&whom));
            // What is turned begins with each of the words.
            let is_words = matches!(one.form, Form::Words { .. });
            is_theirs && is_words && !letter.is_empty() && one.letters.starts_with(&letter)
        })
    }

    /// Whether the words that a text has of a name of one of these stand in its order, or with a surname first; two words do.
    pub fn are_in_order(&self, whose: &BTreeSet<Protected>, text: &str) -> bool {
        let text = Letters::of(text);
        let words = text.words();
        let words: Vec<&str> = words.iter().map(|word| text.get(word)).collect();
        let whole = self.sought.iter().filter(|one| one.rank <= Rank::Turned);
        let whole = whole.filter(|one| one.whom.is_some_and(|whom| whose.contains(&whom)));
        let (mut has_other, mut is_one) = (false, false);
        for name in whole.map(Sought::words) {
            let own = words.iter().filter(|word| name.contains(*word));
            if own.clone().count() > 2 {
                let mut name = name.iter();
                let mut own = own;
                let is_so = own.all(|word| name.any(|one| one == word));
                is_one |= is_so;
                has_other |= !is_so;
            }
        }
        is_one || !has_other
    }

    /// Looks no longer for the initials that somebody is called by. Where nobody wrote these, but they are made of a name
    /// (`are_made`), nor for others of theirs that stand in them: `Z. A.` in `Z. A. B.`
    pub fn spare_initials(&mut self, whom: Protected, called: &str, are_made: bool) {
        let called = row(called);
        let is_spared = |one: &Sought| {
            let is_called_so = one.form == Form::Initials && one.letters == called;
            let is_within = || one.are_initials() && called.contains(&one.letters);
            one.whom == Some(whom) && (is_called_so || are_made && is_within())
        };
        // The finder knows each by its number.
        for one in self.sought.iter_mut().filter(|one| is_spared(one)) {
            one.form = Form::Nothing;
        }
    }

    /// What may be one side of a name at the end, or at the beginning, of a text that is cut there: the most words of it
    /// that are, whom they may name, and whether all that they are of is no name. A letter or two in small letters may be
    /// of anything. `is_free` says whether something else was found in a part of the text.
    pub fn cut(
        &self,
        text: &Letters,
        side: Side,
        is_free: &dyn Fn(&Range<usize>) -> bool,
    ) -> Option<(Range<usize>, BTreeSet<Protected>, bool)> {
        let words = text.words();
        let parts: Vec<Range<usize>> = match side {
            Side::Begin => words.iter().map(|word| word.start..text.len()).collect(),
            Side::End => words.iter().rev().map(|word| 0..word.end).collect(),
        };
        parts.into_iter().find_map(|part| {
            let (letters, range) = (text.get(&part), text.text(&part));
            let least = if text.are_capital(&part) { 2 } else { 3 };
            if part.len() < least || ordinary::is_nobodys(letters) || !is_free(&range) {
                return None;
            }
            let is_of = |one: &&Sought| match side {
                Side::Begin => one.letters.starts_with(letters),
                Side::End => one.letters.ends_with(letters),
            };
            let names = self.sought.iter().filter(|one| one.form.is_of_name());
            let names = names.filter(is_of).filter(|one| one.whom.is_some());
            let is_no_name = names.clone().all(|one| one.is_no_name);
            let whose: BTreeSet<Protected> = names.filter_map(|one| one.whom).collect();
            (!whose.is_empty()).then_some((range, whose, is_no_name))
        })
    }

    /// The protected whom a text names, each with the bytes of the text that do: the longest first where several begin,
    /// and each of them where some words may name several.
    pub fn find(&self, text: &str) -> Vec<(Protected, Range<usize>)> {
        let hits = self.hits(text).into_iter();
        let mut found: Vec<_> = hits.map(|hit| (hit.whom, hit.range)).collect();
        found.dedup();
        found
    }

    /// The same, with what each is of a name.
    pub fn hits(&self, text: &str) -> Vec<Hit> {
        // Where nobody is protected, a whole export need not be spelt out.
        if self.finder.is_none() {
            return Vec::new();
        }
        let readings = Letters::readings(text);
        let hits = readings.iter().flat_map(|letters| self.find_in(letters));
        let mut hits: Vec<Hit> = hits.collect();
        self.namesakes.judge(text, &mut hits);
        // The whole name rather than its first word.
        hits.sort_by_key(|hit| {
            let Range { start, end } = hit.range;
            (start, std::cmp::Reverse(end), hit.whom, hit.rank)
        });
        hits.dedup();
        hits
    }

    /// The same in one reading of a text, in no order.
    fn find_in(&self, text: &Letters) -> Vec<Hit> {
        let Some(finder) = &self.finder else {
            return Vec::new();
        };
        let mut found = Vec::new();
        // Of each letter the weakest of the protected names that it may be of all the same, where it is of somebody else's.
        let mut theirs = vec![None; text.len()];
        let mut led = Vec::new();
        for hit in finder.find_overlapping_iter(&text.row) {
            let one = &self.sought[hit.pattern().as_usize()];
            let numbers = text.numbers(hit.start()..hit.end());
            if !one.is_at(text, &numbers) {
                continue;
            }
            if one.form.is_beside_initial() {
                led.push(numbers);
                continue;
            }
            let pieces = one.pieces(text, &numbers);
            let is_whole = pieces == [numbers.clone()];
            match one.whom {
                Some(whom) => found.extend(pieces.into_iter().filter_map(|piece| {
                    let (rank, letters) = match is_whole {
                        true => (one.rank, &*one.letters),
                        false => (one.rank.max(Rank::Part), text.get(&piece)),
                    };
                    let sense = match one.form.may_be_word() && rank >= Rank::Single {
                        true => match self.sense(text, &piece) {
                            Sense::Name if self.listed.has(whom, letters) => {
                                Sense::of_listed(text, &piece)
                            }
                            sense => sense,
                        },
                        false => Sense::Name,
                    };
                    let rank = match sense {
                        Sense::Other => return None,
                        Sense::Noun if rank > Rank::Single => return None,
                        Sense::OfCase => Rank::Guess,
                        Sense::Name | Sense::Begins | Sense::Open | Sense::Noun => rank,
                    };
                    let is_small = one.is_asked && are_small(text, &piece);
                    Some((whom, rank, letters, piece, one.is_no_name, sense, is_small))
                })),
                None if one.is_of_body && titles::is_behind_title(text, &numbers) => {}
                None if is_whole => {
                    let spared = match one.rank {
                        Rank::Whole | Rank::Turned => Rank::Turned,
                        Rank::Single | Rank::First | Rank::Part | Rank::Guess => Rank::Single,
                    };
                    let letters = theirs[numbers].iter_mut();
                    letters.for_each(|of| {
                        *of = of.map_or(Some(spared), |of: Rank| Some(of.min(spared)))
                    });
                }
                None => {}
            }
        }
        for of in led.into_iter().flatten() {
            theirs[of] = theirs[of].filter(|spared| *spared != Rank::Single);
        }
        let is_theirs = |rank: Rank, numbers: &Range<usize>| {
            let mut letters = theirs[numbers.clone()].iter();
            letters.all(|spared| spared.is_some_and(|spared| rank > spared))
        };
        // `Ruiz, Ana` in `Tom Ruiz, Ana` is none.
        let is_broken = |rank: Rank, numbers: &Range<usize>| {
            rank == Rank::Turned && theirs[numbers.clone()].contains(&Some(Rank::Turned))
        };
        found.retain(|(_, rank, _, numbers, ..)| {
            !is_theirs(*rank, numbers) && !is_broken(*rank, numbers)
        });
        let whole = found.iter().filter(|(_, rank, ..)| *rank <= Rank::Turned);
        let whole: BTreeSet<Protected> = whole.map(|(whom, ..)| *whom).collect();
        let found = found.into_iter();
        found
            .map(
                |(whom, rank, letters, numbers, is_no_name, sense, is_small)| Hit {
                    whom,
                    range: text.text(&numbers),
                    rank,
                    is_shared: rank >= Rank::Single && self.shared.contains(letters),
                    is_no_name,
                    is_small,
                    has_ending: false,
                    is_open: match sense {
                        Sense::Open | Sense::Noun => true,
                        Sense::Begins => !whole.contains(&whom),
                        Sense::Name | Sense::OfCase | Sense::Other => false,
                    },
                },
            )
            .collect()
    }

    /// The words of a text that are left since they stand in small letters, and may be names with a capital.
    pub fn left_small(&self, text: &str) -> Vec<Range<usize>> {
        let Some(finder) = &self.finder else {
            return Vec::new();
        };
        let letters = Letters::of(text);
        let left = finder
            .find_overlapping_iter(&letters.row)
            .filter_map(|hit| {
                let one = &self.sought[hit.pattern().as_usize()];
                let numbers = letters.numbers(hit.start()..hit.end());
                let is_listed = one
                    .whom
                    .is_some_and(|whom| self.listed.has(whom, &one.letters));
                let is_left = one.form == Form::Common && one.whom.is_some() && !is_listed;
                let is_word = letters.are_apart(&numbers) && letters.runs(&numbers).len() == 1;
                (is_left && is_word && are_small(&letters, &numbers))
                    .then(|| letters.text(&numbers))
            });
        let mut left: Vec<Range<usize>> = left.collect();
        left.sort_by_key(|range| range.start);
        left.dedup();
        left
    }

    /// What a part of a name is where it stands. Of a case that the library tells of a name is theirs.
    fn sense(&self, text: &Letters, part: &Range<usize>) -> Sense {
        match Sense::of(text, part) {
            Sense::OfCase => match senses::case(text, part) {
                Some(case) if self.cases.iter().any(|own| own.contains(text.get(&case))) => {
                    Sense::Name
                }
                _ => Sense::OfCase,
            },
            sense => sense,
        }
    }
}

/// Whether letters are in small ones, of a script that has others, and in no address.
fn are_small(text: &Letters, numbers: &Range<usize>) -> bool {
    let has_case = text
        .get(numbers)
        .starts_with(|c: char| c.is_alphabetic() && !telling::has_no_case(c));
    has_case && !text.are_capital(numbers) && !text.are_in_address(numbers)
}

/// The letters of what the cases and proceedings of a library are called.
fn cases(library: &Library) -> Vec<String> {
    let bodies = library.indices().map(|index| &library.at(index).body);
    let cases = bodies.filter(|body| matches!(body.kind(), Kind::Case | Kind::Proceeding));
    cases
        .filter_map(|body| Some(row(body.label()?.raw())))
        .collect()
}
