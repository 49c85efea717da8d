//! How letters of a text must stand for them to be what is looked for.

use std::ops::Range;

use super::{
    bodies, dates, doubles, grammar, handles, ordinary, pairs,
    sought::Sought,
    titled,
    titles::{generation, is_cut_title, is_title},
    unspaced,
};
use crate::export::protected::letters::{Gap, Letters, is_unspaced};

/// The fewest letters of a name that is looked for in small letters with an end that makes it a family's.
const LEAST_SMALL: usize = 6;

/// How letters must stand for them to be a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// Several words, with what stands between their letters in the name: besides that, spaces, hyphens and the like
    /// may be anywhere in them. Those of a name need capitals where all of them are words of the language too.
    Words { gaps: Vec<Gap>, is_name: bool },
    /// A word.
    Word,
    /// A word that is one of the language too: with a capital, and no month in a date.
    Common,
    /// A word of the language of which a nickname is made: the same, and none that begins a sentence where it is small
    /// elsewhere in the text.
    Nickname,
    /// A word of a letter or two: as it is, with a capital, and nothing joined to it.
    Short,
    /// Two words right beside each other, of which one is too short to be a name alone; with capitals, where the script has
    /// some. The number is that of the letters of the first.
    Pair(usize),
    /// A double given name (`Jong-suk`): in one word, and parted behind so many letters where a half of it is no name.
    Double(Option<usize>),
    /// A short word of a script without capitals: behind a title or an initial.
    Titled,
    /// The beginning of a word, with a capital, behind which an ending stands in the place of the name's own.
    Stem,
    /// A word with what makes it a family's, or another name: it is anybody's. In small letters only where it is long.
    Several,
    /// The same of a word that is short, or one of the language: with a capital, behind *the*.
    Family,
    /// An Arabic word without its article, behind what stands in the place of that.
    Bare,
    /// The first letters of the words, as capitals.
    Initials,
    /// A capital letter before a word: `L. Haddad`. Where it is a word of its own (`A Haddad`), with a full stop behind it. It
    /// names nobody itself: the word is then not that of whoever is called by it alone.
    Led,
    /// The same behind it: `Haddad, L.`
    Followed,
    /// In an address, or an id: a word with the first letter of another.
    Handle,
    /// The same of several words; where they have many letters anywhere, since they are then no other word.
    Run,
    /// What the files call a record, written just so.
    Id(Vec<Gap>),
    /// Not at all.
    Nothing,
}

impl Form {
    /// Whether it only says that a word is not that of whoever is called by it alone.
    pub fn is_beside_initial(&self) -> bool {
        matches!(self, Self::Led | Self::Followed)
    }

    /// Whether it is of letters that may be a word of the language where they stand.
    pub fn may_be_word(&self) -> bool {
        self.is_of_name() || *self == Self::Short
    }

    /// What it is of a word that the record calls one of the language: looked for with a capital, and in a script without
    /// any behind a title.
    pub fn of_ordinary(self, has_no_case: bool) -> Self {
        match self {
            Self::Word if has_no_case => Self::Titled,
            Self::Word => Self::Common,
            Self::Several => Self::Family,
            Self::Bare => Self::Nothing,
            form => form,
        }
    }

    /// Whether it is of the letters of a name, of which a part may be left where a text is cut.
    pub fn is_of_name(&self) -> bool {
        matches!(
            self,
            Self::Words { .. } | Self::Word | Self::Common | Self::Nickname
        )
    }
}

impl Sought {
    /// Whether it is made of first letters alone, or a name that is so itself: `Z. A.`
    pub fn are_initials(&self) -> bool {
        match &self.form {
            Form::Initials => true,
            Form::Words { gaps, .. } => {
                !gaps.is_empty()
                    && !self.letters.starts_with(is_unspaced)
                    && gaps.iter().all(|gap| *gap != Gap::None)
            }
            _ => false,
        }
    }

    /// The letters that were found, parted wherever something else than the name stands between them: `Ruiz: Ana` is no
    /// name of Ana Ruiz, but two words of it, of which each counts as it would alone.
    pub fn pieces(&self, text: &Letters, numbers: &Range<usize>) -> Vec<Range<usize>> {
        let Form::Words { gaps: own, .. } = &self.form else {
            return vec![numbers.clone()];
        };
        // Addresses and numbers have other signs in them wherever they are written: `0664/12 34 56`.
        if self.is_no_name {
            return vec![numbers.clone()];
        }
        let is_of_name = |(at, gap): (usize, Gap)| {
            let (last, next) = (numbers.start + at, numbers.start + at + 1);
            match gap {
                Gap::None
                | Gap::Hyphen
                | Gap::Apostrophe
                | Gap::Parted
                | Gap::Space
                | Gap::Low
                | Gap::Dot => true,
                Gap::Stop if text.is_initial(last) => true,
                Gap::Stop if text.are_in_address(&(last..next + 1)) => true,
                // `Ms. Haddad` of `Ms Haddad`
                Gap::Stop if is_cut_title(text.get(&text.run_before(next))) => true,
                // `Acme, Inc.` of `Acme Inc.`
                Gap::Comma if bodies::are_law(text.get(&(next..numbers.end))) => true,
                Gap::Comma if generation(text.get(&(next..numbers.end))).is_some() => true,
                gap => own.get(at) == Some(&gap),
            }
        };
        let ends = text.gaps(numbers).enumerate();
        let ends = ends.filter(|seam| !is_of_name(*seam));
        let ends: Vec<usize> = ends.map(|(at, _)| numbers.start + at + 1).collect();
        if ends.is_empty() {
            return vec![numbers.clone()];
        }
        let starts = std::iter::once(numbers.start).chain(ends.iter().copied());
        let pieces = starts.zip(ends.iter().copied().chain([numbers.end]));
        let pieces = pieces.map(|(start, end)| start..end);
        pieces.filter(|piece| is_telling(text, piece)).collect()
    }

    /// Whether the letters that were found are this name as words of their own.
    pub fn is_at(&self, text: &Letters, numbers: &Range<usize>) -> bool {
        let (before, after) = (text.before(numbers), text.after(numbers));
        let is_declined = || grammar::is_declined(&self.letters, before, after);
        match &self.form {
            Form::Words { is_name, .. } => {
                is_declined() && (!is_name || are_written_as_name(text, numbers))
            }
            Form::Word => is_declined() && text.are_together(numbers),
            Form::Common | Form::Nickname => {
                text.are_words(numbers)
                    && text.are_together(numbers)
                    && text.are_capital(numbers)
                    && (self.form == Form::Common || !ordinary::is_of_sentence(text, numbers))
            }
            Form::Short if self.letters.starts_with(is_unspaced) => {
                let behind = text.get(&(numbers.end..text.len()));
                text.are_apart(numbers) || unspaced::is_title(behind)
            }
            Form::Short => {
                let mut gaps = text.gaps(numbers);
                text.are_capital(numbers)
                    && !text.are_all_capital(numbers)
                    && text.are_apart(numbers)
                    && gaps.all(|gap| gap == Gap::None)
            }
            Form::Pair(first) => is_declined() && pairs::are_beside(text, numbers, *first),
            Form::Stem => {
                before.is_empty()
                    && text.are_capital(numbers)
                    && text.are_together(numbers)
                    && grammar::is_ending(&self.letters, after)
            }
            Form::Several => {
                before.is_empty()
                    && grammar::is_several(after)
                    && text.are_together(numbers)
                    && (text.are_capital(numbers) || numbers.len() >= LEAST_SMALL)
            }
            Form::Family => {
                before.is_empty()
                    && grammar::is_several(after)
                    && text.are_together(numbers)
                    && text.are_capital(numbers)
                    && text.gap(numbers.start) == Gap::Space
                    && text.get(&text.run_before(numbers.start)) == "the"
            }
            Form::Double(seam) => is_declined() && doubles::are_at(text, numbers, *seam),
            Form::Titled => {
                let mut gaps = text.gaps(numbers);
                text.are_apart(numbers)
                    && gaps.all(|gap| gap == Gap::None)
                    && titled::is_titled(text, numbers)
            }
            Form::Bare => {
                after.is_empty() && grammar::is_for_article(before) && text.are_together(numbers)
            }
            Form::Initials => are_initials_at(text, numbers),
            Form::Led => {
                let letter = numbers.start..numbers.start + 1;
                is_led(text, &letter, &(letter.end..numbers.end), letter.end)
            }
            Form::Followed => {
                let letter = numbers.end - 1..numbers.end;
                is_led(text, &letter, &(numbers.start..letter.start), letter.start)
            }
            Form::Handle | Form::Run => {
                let mut gaps = text.gaps(numbers);
                let is_long = self.form == Form::Run
                    && numbers.len() >= handles::LEAST_RUN
                    && gaps.all(|gap| gap == Gap::None);
                text.are_words(numbers)
                    && (is_long || text.are_in_address(numbers))
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

/// Whether letters stand as initials: `M. Q. V.`, `M.Q.V.`, `M. Q.-V.`, and of three or more `MQV` and `M Q V`.
fn are_initials_at(text: &Letters, numbers: &Range<usize>) -> bool {
    let of_gaps = |gap| text.gaps(numbers).all(|one| one == gap);
    let is_joined = of_gaps(Gap::None) || of_gaps(Gap::Space);
    let is_stopped = text
        .gaps(numbers)
        .all(|gap| matches!(gap, Gap::Stop | Gap::Hyphen))
        && text.gaps(numbers).any(|gap| gap == Gap::Stop);
    text.are_apart(numbers)
        && text.are_all_capital(numbers)
        && (is_stopped || numbers.len() > 2 && is_joined)
}

/// Letters that are words of some language: alone before a word they are no initial without a full stop.
const LETTER_WORDS: [&str; 9] = ["a", "e", "i", "o", "u", "y", "и", "у", "я"];

/// Whether a letter stands beside a word as the initial of another name of the same person. `seam` is the number of the letter
/// before which they are parted.
fn is_led(text: &Letters, letter: &Range<usize>, word: &Range<usize>, seam: usize) -> bool {
    let gap = text.gaps(&(seam - 1..seam + 1)).next();
    let is_parted = match gap {
        Some(Gap::Stop) => letter.start < word.start,
        Some(Gap::Comma) => word.start < letter.start,
        Some(Gap::Space) => true,
        _ => false,
    };
    is_parted
        && (gap == Some(Gap::Stop) || !LETTER_WORDS.contains(&text.get(letter)))
        && text.are_apart(letter)
        && text.are_apart(word)
        && text.are_capital(letter)
        && text.are_capital(word)
        && text.are_together(word)
}

/// Whether words stand as a name does: with capitals, where all of them are words of the language too. Joined by something
/// else than white space they are no sentence: `will.grant@example.org`.
fn are_written_as_name(text: &Letters, numbers: &Range<usize>) -> bool {
    let is_joined = || {
        let mut gaps = text.gaps(numbers);
        text.are_in_address(numbers) || !gaps.any(|gap| matches!(gap, Gap::Space | Gap::Comma))
    };
    let words = text.runs(numbers);
    let is_common = |word: &Range<usize>| ordinary::is_common(text.get(word));
    !words
        .iter()
        .all(|word| is_common(word) || ordinary::needs_no_capital(text.get(word)))
        || words
            .iter()
            .all(|word| !is_common(word) || text.are_capital(word))
        || words.len() > 1 && is_joined()
}

/// Whether what is left of a name between other signs tells anybody alone: no title does, no word of the language in small
/// letters, and no month in a date.
fn is_telling(text: &Letters, piece: &Range<usize>) -> bool {
    let words = text.runs(piece);
    !words.iter().all(|word| is_title(text.get(word)))
        && are_written_as_name(text, piece)
        && !dates::is_in_date(text, piece)
}
