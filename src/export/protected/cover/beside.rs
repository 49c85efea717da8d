//! Whose a word of a name is, by what stands beside it: in `Tom Ruiz` and `T. Ruiz` nobody can say who that is.

use std::collections::BTreeSet;

use super::parts::MOST_INITIALS;
use crate::export::protected::{
    Protected,
    letters::Letters,
    names::{
        Names, bodies,
        telling::are_initials,
        titles::{is_before_name, is_cut_title, is_of_adults},
        unspaced,
        words::{Kind, is},
    },
};

/// A part of a text that names somebody, with what is around it.
pub struct Beside<'t> {
    pub names: &'t Names,
    pub whose: &'t BTreeSet<Protected>,
    pub before: &'t str,
    pub part: &'t str,
    pub behind: &'t str,
}

impl Beside<'_> {
    /// Whether it is a firm's name that stands here, of which the part is a word: `Kai Berg Ltd`. It may be that of the
    /// protected, where no record of theirs says what it is by law.
    pub fn is_of_firm(&self) -> bool {
        let law = self.behind.trim_start_matches([' ', '\u{A0}', ',', '&']);
        let law = law.split(char::is_whitespace).next().unwrap_or_default();
        let law = law.trim_end_matches([',', ';', ':', ')', '”', '’', '?', '!']);
        law.len() < self.behind.len()
            && !self.behind.starts_with(law)
            && bodies::is_law(law)
            && !self.names.may_be_by_law(self.whose)
    }

    /// Whether a whole name is the beginning or the end of another word: 김철 in 김철수. Where a script has no spaces, every
    /// name stands within other words.
    pub fn is_within_word(&self) -> bool {
        unspaced::has_spaces(self.part)
            && unspaced::is_within_other(self.part, self.before, self.behind)
    }

    /// Whether it stands beside a word of another name: with a capital and small letters, an initial that nobody of the
    /// protected has, in an address whatever else is there.
    pub fn is_of_other(&self) -> bool {
        unspaced::is_within_other(self.part, self.before, self.behind)
            || self.is_behind_name()
            || self.is_before_name()
            || self.is_in_address_of_other()
    }

    /// Whether a title that no child has is before it, and it is a surname and no initials: `Mr. `, `Señora de `.
    pub fn is_behind_title_of_adults(&self) -> bool {
        let mut words = self.part.split(|c: char| !c.is_alphanumeric());
        let before = self.before.trim_end();
        if before.len() == self.before.len() || words.all(|word| word.chars().nth(1).is_none()) {
            return false;
        }
        let before = without_particles(before);
        let bare = before.strip_suffix('.').unwrap_or(before);
        let start = bare.trim_end_matches(char::is_alphabetic);
        let title = Letters::of(&bare[start.len()..]).row;
        // The full stop of another word ends a sentence.
        is_of_adults(&title) && (bare.len() == before.len() || is_cut_title(&title))
    }

    /// Whether another name's word is before it: `Tom `, `T. `, `Tom de `, `Tom-`.
    fn is_behind_name(&self) -> bool {
        let mut before = match self.before.strip_suffix(['-', '‐', '‑']) {
            Some(before) => before,
            None => self.before.trim_end_matches(is_space),
        };
        let is_parted = before.len() < self.before.len();
        if !is_parted && !before.ends_with('.') {
            return false;
        }
        if is_parted {
            before = without_particles(before);
        }
        let start = before.trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
        let word = &before[start.len()..];
        match word.strip_suffix('.') {
            // `U.S.` stands for something else.
            Some(bare) => {
                let folded = Letters::of(word).row;
                let is_other = folded.chars().nth(1).is_none() || are_initials(&folded);
                let last = bare.rsplit('.').next().unwrap_or_default();
                is_other && (self.is_initial(last) || is_parted && is_cut(last))
            }
            None if is_parted => {
                let is_letter = !["A", "I"].contains(&word) && self.is_initial(word);
                is_letter
                    || self.are_initials(word)
                    || is_name(word)
                    || is_loud(self.part) && is_loud(word) && is_no_other(word)
            }
            None => false,
        }
    }

    /// Whether another name's word is behind it: ` Bakery`, ` T.`, `, T.`, `-Lopez`.
    fn is_before_name(&self) -> bool {
        let behind = match self.behind.strip_prefix(['-', '‐', '‑']) {
            Some(behind) => behind,
            None => self.behind.trim_start_matches(is_space),
        };
        if behind.len() == self.behind.len() && !behind.starts_with(',') {
            return false;
        }
        let bare = behind.trim_start_matches(',').trim_start_matches(is_space);
        let has_comma = behind.starts_with(',');
        let rest = bare.trim_start_matches(char::is_alphabetic);
        let word = &bare[..bare.len() - rest.len()];
        match rest.strip_prefix('.') {
            Some(rest) if self.is_initial(word) => {
                // Behind a comma it may begin the name of somebody else: `Ruiz, T. Smith`.
                let mut next = rest.trim_start().chars();
                let is_begun =
                    next.next().is_some_and(char::is_uppercase) && next.next() != Some('.');
                !has_comma || !is_begun
            }
            // `Ruiz, Tom`, as in a list of names, and nothing else.
            _ => is_name(word) && (!has_comma || self.begins() && ends(rest)),
        }
    }

    /// Whether what it stands in begins with it.
    fn begins(&self) -> bool {
        let before = self.before.trim_end_matches(is_space);
        before.is_empty() || before.ends_with([';', '(', '“', '\n', ':'])
    }

    /// Whether it is in an address of mail beside other words: `tom.ruiz@example.org`.
    fn is_in_address_of_other(&self) -> bool {
        let joins = ['.', '_', '-', '+'];
        let is_in_word = |c: char| c.is_alphanumeric() || joins.contains(&c);
        let rest = self.behind.trim_start_matches(is_in_word);
        let behind = &self.behind[..self.behind.len() - rest.len()];
        let start = self.before.trim_end_matches(is_in_word);
        let before = &self.before[start.len()..];
        let others = [before, behind]
            .into_iter()
            .flat_map(|side| side.split(joins));
        let mut others = others.filter(|word| word.contains(char::is_alphabetic));
        let is_own = |word: &str| {
            let mut letters = word.chars();
            let first = letters.next();
            letters.next().is_none() && first.is_some_and(|c| self.names.has_initial(self.whose, c))
        };
        rest.starts_with('@') && others.any(|word| !is_own(word))
    }

    /// Whether a word is made of initials that run together, and not all of them are of the names of those who are
    /// protected: `TC Pérez`.
    fn are_initials(&self, word: &str) -> bool {
        let mut letters = word.chars();
        let is_other = letters.any(|c| !self.names.has_initial(self.whose, c));
        is_other
            && !is_loud(self.part)
            && is_loud(word)
            && word.chars().count() <= MOST_INITIALS
            && are_initials(&Letters::of(word).row)
            && is_no_other(word)
    }

    /// Whether a word is an initial, and of none of the names of those who are protected.
    fn is_initial(&self, word: &str) -> bool {
        let mut letters = word.chars();
        let first = letters.next().filter(|c| c.is_uppercase());
        let is_other = first.is_some_and(|c| !self.names.has_initial(self.whose, c));
        is_other && letters.next().is_none()
    }
}

/// What is before a surname, without the particles that belong to it.
fn without_particles(mut before: &str) -> &str {
    while let Some((rest, word)) = before.rsplit_once(is_space)
        && is(word, Kind::Particle)
    {
        before = rest.trim_end_matches(is_space);
    }
    before
}

/// Whether what a text stands in ends with it.
fn ends(behind: &str) -> bool {
    behind.is_empty() || behind.starts_with([';', ')', '”', '\n', '.'])
}

fn is_space(c: char) -> bool {
    [' ', '\u{A0}'].contains(&c)
}

/// Whether a word is written as a name is, with a capital and small letters, and is no other word that often is.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    let is_written_so = letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some()
        && word.chars().skip(1).all(char::is_lowercase);
    is_written_so && is_no_other(word)
}

/// Whether a word is no title, and none that only begins a sentence.
fn is_no_other(word: &str) -> bool {
    let folded = Letters::of(word).row;
    !is_before_name(&folded) && !is(&folded, Kind::Beginner)
}

/// Whether a word is a name cut short: `Th.`, `Wm.`; a word that ends a sentence has vowels.
fn is_cut(word: &str) -> bool {
    let has_vowel = Letters::of(word)
        .row
        .contains(['a', 'e', 'i', 'o', 'u', 'y']);
    word.is_ascii() && !has_vowel && is_name(word)
}

/// Whether a word is in capitals, and no initial.
fn is_loud(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    letters.clone().nth(1).is_some() && letters.all(char::is_uppercase)
}
