//! A name, or what is made of one, as it is looked for.

use std::ops::Range;

use super::{
    super::{
        Protected,
        letters::{Gap, Letters, is_unspaced},
    },
    grammar,
    telling::{MONTHS, Telling, WORDS, are_initials},
};
use crate::model::Key;

/// A name of more words is turned no further.
const MOST_TURNED: usize = 6;

/// The fewest letters of a handle that is made of a name.
const LEAST_HANDLE: usize = 5;

/// A name, or what is made of one.
pub struct Sought {
    /// Whom it names, where that is one of the protected. A name of somebody else is sought because a
    /// word in it is then theirs: `Ruiz` in `Ana Ruiz` is not the protected `Eva Ruiz`.
    pub whom: Option<Protected>,
    /// The letters of it, as the row of a text has them.
    pub letters: String,
    /// Whether it is but a part of the name, or made of one.
    pub is_part: bool,
    pub form: Form,
}

/// How letters must stand for them to be a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// Several words; spaces, hyphens and the like may be anywhere in them.
    Words,
    /// A word.
    Word,
    /// A word that is one of the language too: with a capital, and no month.
    Common,
    /// A word of a letter or two: as it is, with a capital, and nothing joined to it.
    Short,
    /// The beginning of a word, with a capital, behind which an ending stands in the place of the name's own.
    Stem,
    /// An Arabic word without its article, behind what stands in the place of that.
    Bare,
    /// The first letters of the words, as capitals.
    Initials,
    /// In an address: a word with the first letter of another, or two words of several.
    Handle,
    /// What the files call a record, written just so.
    Id(Vec<Gap>),
    /// Not at all.
    Nothing,
}

impl Form {
    /// Whether it is of the letters of a name, of which a part may be left where a text is cut.
    pub fn is_of_name(&self) -> bool {
        matches!(self, Self::Words | Self::Word | Self::Common)
    }
}

/// Adds a name and, where it is one, its telling words and what else is made of it. Of somebody who is not protected it
/// adds whole names of several words alone. Says whether all of it is looked for.
pub fn add(name: &str, whom: Option<Protected>, is_name: bool, sought: &mut Vec<Sought>) -> bool {
    let letters = Letters::of(name);
    let words = letters.words();
    if whom.is_none() && words.len() < 2 {
        return true;
    }
    let mut push = |letters: &str, is_part: bool, form: Form| {
        sought.push(Sought {
            whom,
            letters: letters.to_owned(),
            is_part,
            form,
        });
    };
    if words.len() < 2 {
        let first = letters.row.chars().next();
        return match (first, letters.len()) {
            (Some(first), 1) if is_unspaced(first) => {
                push(&letters.row, false, Form::Short);
                true
            }
            (_, ..2) => false,
            (Some(first), _) => {
                let form = match is_unspaced(first) {
                    true => Form::Words,
                    false => Form::Word,
                };
                push(&letters.row, false, form);
                add_forms(&letters.row, &mut push);
                true
            }
            (None, _) => false,
        };
    }
    push(&letters.row, false, Form::Words);
    if whom.is_none() || !is_name {
        return true;
    }
    // The surname first, whichever of the words it begins with: `García Márquez, Gabriel`.
    for first in 1..words.len().min(MOST_TURNED) {
        let turned = words[first..].iter().chain(&words[..first]);
        let turned: String = turned.map(|word| letters.get(word)).collect();
        push(&turned, false, Form::Words);
    }
    let mut is_whole = true;
    for word in &words {
        let text = letters.get(word);
        match Telling::of(&letters, word) {
            Telling::Alone if WORDS.contains(&text) => push(text, true, Form::Common),
            Telling::Alone => {
                push(text, true, Form::Word);
                add_forms(text, &mut push);
            }
            Telling::Short => push(text, true, Form::Short),
            Telling::TooShort => is_whole = false,
            Telling::Nothing => {}
        }
    }
    add_joined(&letters, &words, &mut push) && is_whole
}

/// Adds what grammar makes of a word.
fn add_forms(word: &str, push: &mut dyn FnMut(&str, bool, Form)) {
    for stem in grammar::stems(word) {
        push(stem, true, Form::Stem);
    }
    if let Some(bare) = grammar::without_article(word) {
        push(bare, true, Form::Bare);
    }
}

/// Adds what is made of the words of a name: its initials, and handles (`mlopez`, `lopezm`, `marialopez` of three words).
/// Says whether its initials are looked for.
fn add_joined(
    name: &Letters,
    words: &[Range<usize>],
    push: &mut dyn FnMut(&str, bool, Form),
) -> bool {
    // Particles are left out of both.
    let is_of_name = |word: &&Range<usize>| {
        name.are_capital(word) && Telling::of(name, word) != Telling::Nothing
    };
    let words: Vec<&str> = words
        .iter()
        .filter(is_of_name)
        .map(|word| name.get(word))
        .collect();
    let first = |word: &str| -> String { word.chars().take(1).collect() };
    let initials: String = words.iter().map(|word| first(word)).collect();
    let are_sought = are_initials(&initials);
    if are_sought {
        push(&initials, true, Form::Initials);
    }
    for (number, word) in words.iter().take(MOST_TURNED).enumerate() {
        let others = words.iter().take(MOST_TURNED).enumerate();
        for (_, other) in others.filter(|(other, _)| *other != number) {
            let letter = first(other);
            for handle in [
                format!("{letter}{word}"),
                format!("{word}{letter}"),
                format!("{word}{other}"),
            ] {
                if handle.chars().count() >= LEAST_HANDLE {
                    push(&handle, true, Form::Handle);
                }
            }
        }
    }
    are_sought || initials.chars().nth(1).is_none()
}

/// Adds what the files call a record, as a text may refer to it. An id of one word may be any word.
pub fn add_id(key: &Key, whom: Protected, sought: &mut Vec<Sought>) {
    let id = key.id().to_string();
    let ids = [Some(key.to_string()), id.contains('-').then_some(id)];
    for id in ids
        .into_iter()
        .flatten()
        .filter(|id| id.contains(['-', '/']))
    {
        let letters = Letters::of(&id);
        let gaps = letters.gaps(&(0..letters.len())).collect();
        sought.push(Sought {
            whom: Some(whom),
            letters: letters.row,
            is_part: false,
            form: Form::Id(gaps),
        });
    }
}

impl Sought {
    /// Whether the letters are a month beside a number, and no name.
    fn is_date(&self, text: &Letters, numbers: &Range<usize>) -> bool {
        MONTHS.contains(&&*self.letters) && text.are_beside_number(numbers)
    }

    /// Whether the letters that were found are this name as words of their own.
    pub fn is_at(&self, text: &Letters, numbers: &Range<usize>) -> bool {
        let (before, after) = (text.before(numbers), text.after(numbers));
        let is_declined = || grammar::is_declined(&self.letters, before, after);
        match &self.form {
            Form::Words => is_declined(),
            Form::Word => is_declined() && text.are_together(numbers),
            Form::Common => {
                text.are_words(numbers)
                    && text.are_together(numbers)
                    && text.are_capital(numbers)
                    && !self.is_date(text, numbers)
            }
            Form::Short => {
                let is_capital = self.letters.starts_with(is_unspaced)
                    || text.are_capital(numbers) && !text.are_all_capital(numbers);
                let mut gaps = text.gaps(numbers);
                is_capital && text.are_apart(numbers) && gaps.all(|gap| gap == Gap::None)
            }
            Form::Stem => {
                before.is_empty()
                    && text.are_capital(numbers)
                    && text.are_together(numbers)
                    && grammar::is_ending(&self.letters, after)
            }
            Form::Bare => {
                after.is_empty() && grammar::is_for_article(before) && text.are_together(numbers)
            }
            Form::Initials => are_initials_at(text, numbers),
            Form::Handle => {
                text.are_words(numbers)
                    && text.are_in_address(numbers)
                    && text.are_together(numbers)
            }
            Form::Id(gaps) => {
                text.are_apart(numbers)
                    && text.gaps(numbers).eq(gaps.iter().copied())
                    && !text.are_capital(numbers)
            }
            Form::Nothing => false,
        }
    }
}

/// Whether letters stand as initials: `M. Q. V.`, `M.Q.V.`, and of three or more `MQV` and `M Q V`.
fn are_initials_at(text: &Letters, numbers: &Range<usize>) -> bool {
    let of_gaps = |gap| text.gaps(numbers).all(|one| one == gap);
    let is_joined = of_gaps(Gap::None) || of_gaps(Gap::Space);
    text.are_apart(numbers)
        && text.are_all_capital(numbers)
        && (of_gaps(Gap::Stop) || numbers.len() > 2 && is_joined)
}
