//! What is looked for: the names of the protected, whole and by their telling words.

use std::{collections::HashMap, ops::Range};

use aho_corasick::AhoCorasick;

use super::letters::{Letters, is_unspaced};
use crate::{
    check::Rule,
    diagnostic::Severity,
    library::{Index, Library},
    model::{
        Body, Key, Kind, Text,
        record::{Broken, PersonKind},
    },
};

/// What goes before or after names without being one, folded. Alone it names nobody.
#[rustfmt::skip]
pub(super) const TITLES: [&str; 45] = [
    "agent", "attorney", "brother", "captain", "colonel", "corporal", "deputy", "detective", "doctor",
    "dona", "father", "frau", "general", "governor", "herr", "iii", "inspector", "judge", "justice",
    "lady", "lieutenant", "lord", "madame", "major", "mayor", "minister", "miss", "monsieur", "mother",
    "mrs", "officer", "pastor", "president", "prof", "professor", "secretary", "senator", "senor",
    "senora", "sergeant", "sheriff", "sister", "the", "warden", "witness",
];

/// Names that are words as well, folded. In small letters they name nobody, nor beside a number, where
/// they are months. A word that is missing here costs a refusal too many, and never a name.
#[rustfmt::skip]
pub(super) const WORDS: [&str; 66] = [
    "april", "art", "august", "baker", "bill", "black", "brown", "bush", "carter", "church", "cook",
    "cruz", "day", "dawn", "faith", "field", "fields", "fisher", "flores", "ford", "frank", "grace",
    "grant", "gray", "green", "hall", "hill", "hope", "house", "hunter", "jan", "joy", "june", "king",
    "lane", "law", "little", "long", "luz", "mar", "mark", "may", "mercy", "miller", "north", "page",
    "park", "paz", "pat", "price", "rich", "rios", "rose", "sol", "stone", "story", "sue", "summer",
    "ward", "west", "white", "will", "wood", "woods", "young", "york",
];

/// The names of all people of a library, as far as they matter.
#[derive(Default)]
pub struct Names {
    finder: Option<AhoCorasick>,
    /// What each pattern of the finder is.
    sought: Vec<Sought>,
    /// Records that are, or may be, protected, and of which no name is known.
    pub unknown: Vec<Index>,
}

/// A name, or a word of one.
struct Sought {
    /// Whom it names, where that is a protected person. A name of somebody else is sought because a
    /// word in it is then theirs: `Ruiz` in `Ana Ruiz` is not the protected `Eva Ruiz`.
    person: Option<Index>,
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
    /// Gathers the names of a library's records but for those that may be named; none where nothing in it is
    /// protected.
    pub fn of(library: &Library, may_be_named: &dyn Fn(Index) -> bool) -> Self {
        let lost = lost(library);
        let people = library.indices().filter_map(|index| {
            let mut who = Who::of(library, index)?;
            if may_be_named(index) {
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
        if protected.clone().next().is_none() {
            return Self::default();
        }
        let mut sought = Vec::new();
        for (index, who) in &people {
            let person = who.is_protected.then_some(*index);
            for name in &who.names {
                add(name.raw(), person, who.is_name, &mut sought);
            }
            for words in who.also.iter().filter(|_| who.is_protected) {
                add(words.raw(), person, false, &mut sought);
            }
        }
        let patterns = sought.iter().map(|one| &one.letters);
        let finder = AhoCorasick::new(patterns).ok();
        // Names beyond what a finder takes are names that nothing can be compared with.
        let unknown =
            protected.filter(|(_, who)| who.names.is_empty() || who.is_damaged || finder.is_none());
        Self {
            unknown: unknown.map(|(index, _)| *index).collect(),
            finder,
            sought,
        }
    }

    /// The protected people whom a text names, each with the bytes of the text that do.
    pub fn find(&self, text: &Letters) -> Vec<(Index, Range<usize>)> {
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
            match one.person {
                Some(person) => found.push((person, one.is_part, numbers)),
                None => theirs[numbers].fill(true),
            }
        }
        found.retain(|(_, is_part, numbers)| !is_part || theirs[numbers.clone()].contains(&false));
        // The longest where several begin: the whole name rather than its first word.
        found.sort_by_key(|(_, _, numbers)| (numbers.start, std::cmp::Reverse(numbers.end)));
        let found = found.into_iter();
        found
            .map(|(person, _, numbers)| (person, text.text(&numbers)))
            .collect()
    }
}

/// What is known of a person.
struct Who<'l> {
    names: Vec<&'l Text>,
    /// Other words that give a protected one away.
    also: &'l [Text],
    is_protected: bool,
    /// Something of the record could not be read.
    is_damaged: bool,
    /// Whether the names are such, and no description or number of people.
    is_name: bool,
}

impl<'l> Who<'l> {
    /// The person of a record; none where it is of none, or nothing is to be known of it.
    fn of(library: &'l Library, index: Index) -> Option<Self> {
        let body = &library.at(index).body;
        let also = body.protection().map_or(&[][..], |it| &it.also);
        match body {
            Body::Person(person) => {
                let is_group = person
                    .kind
                    .is_some_and(|kind| kind.value == PersonKind::Group);
                Some(Self {
                    names: body.names(),
                    also,
                    is_protected: person.protect.is_some(),
                    is_damaged: false,
                    is_name: !is_group && person.named.is_none_or(|named| named.value),
                })
            }
            Body::Broken(Broken {
                protects: Some(names),
                ..
            }) => Some(Self {
                names: names.iter().collect(),
                also,
                is_protected: true,
                is_damaged: false,
                is_name: body.kind() == Kind::Person,
            }),
            // Of what is no person a word of the name names nothing: Court.
            body if body.protection().is_some() => Some(Self {
                names: body.names(),
                also,
                is_protected: true,
                is_damaged: false,
                is_name: false,
            }),
            _ => None,
        }
    }
}

/// The records of which reading lost something, and whether that may have been the wish to be
/// protected: a key that is called much like it, or what stands for something written elsewhere.
fn lost(library: &Library) -> HashMap<&Key, bool> {
    let mut lost = HashMap::new();
    for found in &library.diagnostics {
        // A file that is not there costs the record none of its words.
        let is_of_file = ["missing-file", "refused-file"].contains(&found.code);
        let is_loss =
            found.severity == Severity::Error && !is_of_file && Rule::named(found.code).is_none();
        let Some(key) = found.record.as_ref().filter(|_| is_loss) else {
            continue;
        };
        let message = found.message.to_lowercase();
        let may_protect =
            message.contains("protect") || message.contains("<<") || found.code == "alias";
        *lost.entry(key).or_default() |= may_protect;
    }
    lost
}

/// Adds a name and, where it is one, its telling words. Of somebody who is not protected it adds
/// whole names of several words alone.
fn add(name: &str, person: Option<Index>, is_name: bool, sought: &mut Vec<Sought>) {
    let letters = Letters::of(name);
    let words = letters.words();
    if letters.len() < 2 || person.is_none() && words.len() < 2 {
        return;
    }
    let mut push = |letters: &str, is_part: bool, may_be_apart: bool| {
        sought.push(Sought {
            person,
            letters: letters.to_owned(),
            is_part,
            may_be_apart,
            is_word: !may_be_apart && WORDS.contains(&letters),
        });
    };
    push(
        &letters.row,
        false,
        words.len() > 1 || letters.row.contains(is_unspaced),
    );
    if person.is_some() && is_name && words.len() > 1 {
        let telling = words.iter().filter(|word| is_telling(&letters, word));
        telling.for_each(|word| push(letters.get(word), true, false));
    }
}

/// Whether a word of a name names somebody alone: `López`, not `de`, `del` or `Judge`.
fn is_telling(name: &Letters, word: &Range<usize>) -> bool {
    let letters = name.get(word);
    let least = match letters.chars().next() {
        Some(first) if is_unspaced(first) => 2,
        Some(_) if name.are_capital(word) => 3,
        // A script without capitals tells names from other words by nothing.
        Some(first) if has_no_case(first) => 4,
        // Particles are written small.
        _ => return false,
    };
    letters.chars().count() >= least && !TITLES.contains(&letters)
}

/// Whether a folded character is of a script that has no capitals.
fn has_no_case(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase()
}

impl Sought {
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
            && (!self.is_word || text.are_capital(numbers) && !text.are_beside_number(numbers))
    }
}
