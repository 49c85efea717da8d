//! The typography of the program's own words in plain ASCII, for where there is nothing else.
//!
//! What a case file or a source says stays as it is said: letters are no typography, and no quotation is changed.

use std::{borrow::Cow, ops::Range};

use super::{Clean, clean};

/// What the program writes beyond ASCII in the middle of its words, and the form of that.
pub const TYPOGRAPHY: [(char, &str); 34] = [
    ('…', "..."),
    ('·', "-"),
    ('“', "\""),
    ('”', "\""),
    ('‘', "'"),
    ('’', "'"),
    ('–', "-"),
    ('—', "-"),
    ('−', "-"),
    ('¶', "#"),
    ('§', "S"),
    ('‹', "<"),
    ('›', ">"),
    ('«', "<<"),
    ('»', ">>"),
    ('→', "->"),
    ('←', "<-"),
    ('↑', "^"),
    ('↓', "v"),
    ('×', "x"),
    ('≠', "!="),
    ('≈', "~"),
    ('•', "*"),
    ('⏎', "Enter"),
    ('─', "-"),
    ('━', "="),
    ('┄', ":"),
    ('│', "|"),
    ('├', "|"),
    ('└', "`"),
    ('┐', "+"),
    ('┴', "+"),
    ('┬', "+"),
    ('\u{a0}', " "),
];

/// The forms of those that take more than one column, where there is one.
const OF_ONE_COLUMN: [(char, &str); 7] = [
    ('…', ">"),
    ('«', "\""),
    ('»', "\""),
    ('→', ">"),
    ('←', "<"),
    ('≠', "/"),
    ('⏎', "<"),
];

/// The raised digits from 0 to 9.
const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// A text of the program in ASCII. A raised number becomes one in brackets. What comes back may be longer, so it belongs
/// before measuring and cutting.
pub fn ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let Some(digit) = raised(letter) else {
            match TYPOGRAPHY.iter().find(|(own, _)| *own == letter) {
                Some((_, ascii)) => plain.push_str(ascii),
                None => plain.push(letter),
            }
            continue;
        };
        plain.push('(');
        plain.push(digit);
        while let Some(digit) = letters.peek().copied().and_then(raised) {
            plain.push(digit);
            letters.next();
        }
        plain.push(')');
    }
    Cow::Owned(plain)
}

/// The same in as many columns.
fn in_cells(text: &str) -> Cow<'_, str> {
    let cell = |letter: char| {
        let forms = OF_ONE_COLUMN.iter().chain(&TYPOGRAPHY);
        let form = forms.clone().find(|(own, _)| *own == letter);
        match (form, raised(letter)) {
            (Some((_, form)), _) => (*form).to_owned(),
            (None, digit) => digit.unwrap_or(letter).to_string(),
        }
    };
    match text.is_ascii() {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.chars().map(cell).collect()),
    }
}

/// The digit that is raised.
fn raised(letter: char) -> Option<char> {
    let digits = RAISED.iter().zip('0'..='9');
    digits
        .into_iter()
        .find_map(|(raised, digit)| (*raised == letter).then_some(digit))
}

impl Clean {
    /// The same text, of which the typography is the program's own, and all else a file's: a sentence of the program that
    /// was put together from both.
    pub fn with_own_typography(self) -> Clean {
        self.with_own_signs(&TYPOGRAPHY.map(|(sign, _)| sign))
    }

    /// A part of the text, with what of it is the program's own in ASCII.
    pub fn own_in_ascii(&self, part: Range<usize>) -> Clean {
        self.with_own(part, ascii)
    }

    /// The same of all of it in as many columns: of what stands in cells.
    pub fn own_in_cells(&self) -> Clean {
        self.with_own(0..self.len(), in_cells)
    }

    fn with_own(&self, part: Range<usize>, form: fn(&str) -> Cow<'_, str>) -> Clean {
        let text = self.part(part);
        if text.is_ascii() {
            return text;
        }
        let mut plain = Clean::default();
        let mut at = 0;
        for own in text.own() {
            plain.push(&text.part(at..own.start));
            plain.push(&clean(&form(&text[own.clone()])).as_own());
            at = own.end;
        }
        plain.push(&text.part(at..text.len()));
        plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, text::width};

    #[test]
    fn words_of_files_stay_as_they_are_said() {
        let said = crate::text::clean("José “said” — so…");
        let text = clean!["“", said, "” · ¶", 3, " …"];
        assert_eq!(
            text.own_in_ascii(0..text.len()).as_str(),
            "\"José “said” — so…\" - #3 ..."
        );
        assert_eq!(text.own_in_cells().as_str(), "\"José “said” — so…\" - #3 >");
    }

    #[test]
    fn typography_has_a_form_of_as_many_columns() {
        for (letter, form) in TYPOGRAPHY {
            assert!(!letter.is_ascii() && form.is_ascii(), "{letter}");
            let letter = letter.to_string();
            let cell = in_cells(&letter);
            assert!(cell.is_ascii(), "{letter}");
            assert_eq!(width(&cell), width(&letter), "{letter}");
        }
    }
}
