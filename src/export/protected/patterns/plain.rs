//! A text as the patterns read it: plain blanks and hyphens alone, each leading back to what stands there.

use std::ops::Range;

use crate::text::hidden::mark_len;

/// What a mark of something that cannot be seen is read as: numbers go on over it, and so do words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unseen {
    Nothing,
    Blank,
}

/// A text in which every run of white space, and of the `_` that stands for it in names of files, is one blank, and every hyphen and short dash is `-`.
pub struct Plain {
    pub text: String,
    /// Each stretch that stands there as it is, from where it begins in this text and in the other one.
    stretches: Vec<(usize, usize)>,
}

impl Plain {
    pub fn of(text: &str, unseen: Unseen) -> Self {
        let mut plain = Self {
            text: String::with_capacity(text.len()),
            stretches: vec![(0, 0)],
        };
        let (mut at, mut done) = (0, 0);
        while let Some(found) = text[at..].find(is_folded) {
            at += found;
            let (len, sign) = fold(&text[at..], unseen);
            if sign.is_some_and(|sign| text[at..at + len] == *sign) {
                at += len;
                continue;
            }
            plain.text.push_str(&text[done..at]);
            plain.stretches.push((plain.text.len(), at));
            plain.text.push_str(sign.unwrap_or_default());
            at += len;
            done = at;
            plain.stretches.push((plain.text.len(), at));
        }
        plain.text.push_str(&text[done..]);
        plain
    }

    /// Where a range of it stands in the text that it was made of.
    pub fn origin(&self, range: &Range<usize>) -> Range<usize> {
        let of = |at| {
            let after = self.stretches.partition_point(|(from, _)| *from <= at);
            let stretch = after.checked_sub(1).map(|last| self.stretches[last]);
            stretch.map_or(at, |(from, origin)| origin + (at - from))
        };
        of(range.start)..of(range.end)
    }
}

/// Whether something may begin here that is read otherwise.
fn is_folded(c: char) -> bool {
    is_space(c) || is_hyphen(c) || c == '‹'
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '_'
}

fn is_hyphen(c: char) -> bool {
    matches!(
        c,
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}'
    )
}

/// How much from the beginning of a text is read as one sign, and as which; none where it is as if it were not there.
fn fold(text: &str, unseen: Unseen) -> (usize, Option<&'static str>) {
    let (mut len, mut has_space) = (0, false);
    while let Some(next) = text[len..].chars().next() {
        len += match mark_len(&text[len..]) {
            Some(mark) => mark,
            None if is_space(next) => {
                has_space = true;
                next.len_utf8()
            }
            None => break,
        };
    }
    match text.chars().next() {
        _ if len > 0 && (has_space || unseen == Unseen::Blank) => (len, Some(" ")),
        _ if len > 0 => (len, None),
        Some(sign) if is_hyphen(sign) => (sign.len_utf8(), Some("-")),
        // A quotation mark that is no mark.
        _ => ('‹'.len_utf8(), Some("‹")),
    }
}

#[cfg(test)]
mod tests {
    use super::{Plain, Unseen};

    #[test]
    fn what_is_read_leads_back_to_what_stands_there() {
        let text = "a\u{a0}\u{202f} b‹ZWSP›c ‹d› \n1\u{2013}2‹SHY› \t3";
        for (unseen, said) in [
            (Unseen::Nothing, "a bc ‹d› 1-2 3"),
            (Unseen::Blank, "a b c ‹d› 1-2 3"),
        ] {
            let plain = Plain::of(text, unseen);
            assert_eq!(plain.text, said);
            for (words, stands) in [
                ("a b", "a\u{a0}\u{202f} b"),
                ("d", "d"),
                ("1-2 3", "1\u{2013}2‹SHY› \t3"),
                ("3", "3"),
            ] {
                let range = plain
                    .text
                    .match_indices(words)
                    .next()
                    .map(|(at, _)| plain.origin(&(at..at + words.len())));
                let part = range.map(|range| &text[range]);
                assert!(
                    part.is_some_and(|part| part.starts_with(stands)),
                    "{words}: {part:?}"
                );
            }
        }
    }
}
