//! Which words of a clean text are the program's own: labels, verdicts, the names of months, as against what files hold.
//!
//! A text is its own where it was compiled in, and stays so where texts are put together ([`clean!`](crate::clean!)),
//! in the words before the first argument of [`clean_format!`](crate::clean_format!) and behind the last, and where
//! [`Clean::as_own`] says so. Whatever else is done to a text makes it one of the files: a word too many that counts as
//! theirs costs a replaced label, one too few a name.

use std::{borrow::Cow, ops::Range};

use super::{Clean, clean};
use crate::text::sentence;

/// What stands in the place of a letter that is not to be read.
const BLANK: &str = "x";

impl Clean {
    /// The parts of the text that are the program's own, in order.
    pub fn own(&self) -> Vec<Range<usize>> {
        match &self.text {
            Cow::Borrowed(text) => std::iter::once(0..text.len()).collect(),
            Cow::Owned(_) => self.own.clone(),
        }
    }

    /// The same text as the program's own, which it is where it was made of nothing that files say: a date in words.
    pub fn as_own(self) -> Self {
        let own = std::iter::once(0..self.len()).collect();
        let text = Cow::Owned(self.text.into_owned());
        Self { text, own }
    }

    /// The same text, of which some signs are the program's own wherever they stand: they name nobody.
    pub fn with_own_signs(self, signs: &[char]) -> Self {
        let found = self.text.match_indices(signs);
        let own = found.map(|(at, sign)| at..at + sign.len()).collect();
        let text = Cow::Owned(self.text.into_owned());
        Self { text, own }
    }

    /// What `clean_format!` makes of the format in `format`: `made`, of which the ends are as they stand in the format.
    pub fn framed(format: &'static str, made: &str) -> Self {
        let first = format.find(['{', '}']).unwrap_or(format.len());
        let last = format.rfind(['{', '}']).map_or(0, |at| at + 1);
        let (before, behind) = (&format[..first], &format[last..]);
        // A name may end with the full stop of the sentence.
        let said = made.strip_suffix(behind).filter(|_| last > 0);
        let ended = said.map_or(behind, |said| sentence::behind(said, behind));
        let mut text = match said {
            Some(said) if ended.len() < behind.len() => clean(&format!("{said}{ended}")),
            _ => clean(made),
        };
        let behind = ended;
        let len = text.len();
        if last == 0 {
            return text.as_own();
        }
        if text.starts_with(before) && text.ends_with(behind) && before.len() + behind.len() <= len
        {
            let ends = [0..before.len(), len - behind.len()..len];
            text.own = ends.into_iter().filter(|end| !end.is_empty()).collect();
        }
        text
    }

    /// A part of the text, which remembers what of it is the program's own.
    pub fn part(&self, part: Range<usize>) -> Self {
        let mut cut = clean(self.text.get(part.clone()).unwrap_or_default());
        if cut.len() == part.len() {
            let own = self.own().into_iter();
            let own = own.map(|own| own.start.max(part.start)..own.end.min(part.end));
            let own = own.filter(|own| !own.is_empty());
            cut.own = own
                .map(|own| own.start - part.start..own.end - part.start)
                .collect();
        }
        cut
    }

    /// The text on one line, as [`clean_line`](super::clean_line) has it.
    pub fn in_a_line(&self) -> Self {
        match self.contains('\n') {
            true => Self {
                own: self.own(),
                text: Cow::Owned(self.replace('\n', " ")),
            },
            false => self.clone(),
        }
    }

    /// The words of files alone: the letters and figures of the program's own are blank. Whatever stays is where it was, so
    /// that what is found there is found in the text.
    pub fn of_files(&self) -> Self {
        // A letter of more bytes would move the rest; English has none.
        self.without(&self.own(), |c| c.is_ascii_alphanumeric())
    }

    /// The text with blank letters and figures in some parts, in order, whosever words they are.
    pub fn blanked(&self, parts: &[Range<usize>]) -> Self {
        self.without(parts, char::is_alphanumeric)
    }

    fn without(&self, parts: &[Range<usize>], is_letter: fn(char) -> bool) -> Self {
        let mut text = self.text.clone().into_owned();
        for part in parts.iter().rev() {
            if let Some(words) = text.get(part.clone()) {
                text.replace_range(part.clone(), &words.replace(is_letter, BLANK));
            }
        }
        clean(&text)
    }

    /// Appends a text that is clean, and of which some parts are the program's own.
    pub(super) fn append(&mut self, text: &str, own: impl IntoIterator<Item = Range<usize>>) {
        // All of it may have been compiled in, which it is no longer.
        let mut all = match &self.text {
            Cow::Borrowed("") => Vec::new(),
            Cow::Borrowed(_) => self.own(),
            Cow::Owned(_) => std::mem::take(&mut self.own),
        };
        let at = self.len();
        for part in own {
            let part = at + part.start..at + part.end;
            match all.last_mut() {
                Some(last) if last.end == part.start => last.end = part.end,
                _ if part.is_empty() => {}
                _ => all.push(part),
            }
        }
        self.own = all;
        self.text.to_mut().push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        clean, clean_format,
        text::{Clean, clean},
    };

    /// A text with what is not its own left out.
    fn own(text: &Clean) -> String {
        let own = text.own().into_iter();
        own.map(|part| &text[part]).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn what_is_compiled_in_is_its_own_whatever_it_stands_beside() {
        let said = clean("said by Report");
        let label: Clean = "Report".into();
        assert_eq!(own(&label), "Report");
        assert_eq!(own(&said), "");
        assert_eq!(
            own(&clean![label, ": ", said, " (", 3, ")"]),
            "Report: | (3)"
        );
        assert_eq!(own(&Clean::join([&said, &label], "; ")), "; Report");
        assert_eq!(own(&clean_format!("Case {said}, {label}.")), "Case |.");
        assert_eq!(own(&clean_format!("Case")), "Case");
        assert_eq!(own(&clean_format!("{said}")), "");
        assert_eq!(own(&clean("3 May").as_own()), "3 May");
        assert_eq!(own(&clean(&label)), "");
    }

    #[test]
    fn a_part_keeps_what_is_its_own_and_the_rest_can_be_read_alone() {
        let text = clean!["May: ", clean("May"), " may"];
        assert_eq!(own(&text.part(2..10)), "y: | m");
        assert_eq!(text.of_files().as_str(), "xxx: May xxx");
        assert_eq!(
            clean!["¶", 2, " ", clean("May")].of_files().as_str(),
            "¶x May"
        );
        assert_eq!(text.blanked(&[0..1, 6..8]).as_str(), "xay: Mxx may");
    }
}
