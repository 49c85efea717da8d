//! Words that controls of direction show in another order than they are written in: `021` between overrides is shown as
//! `120`.
//!
//! Quotes are compared with what is written, and whoever reads sees what is shown. So such words are marked. What scripts
//! do by themselves is none of this: an Arabic name in brackets of its own (U+2067 to U+2069) stays as it is. The
//! controls are those of the Unicode Bidirectional Algorithm (UAX #9), 2.

use std::ops::Range;

use crate::extract::{Span, Whose};

/// How the words between two controls are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Set {
    /// Each character from the left, or from the right, whatever it is.
    Override(Way),
    /// Words of the other direction keep it, and their order is turned.
    Embed(Way),
    /// As the first letter has it.
    AsFirst,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Left,
    Right,
}

/// So many may be begun within one another; what is begun beyond does nothing (UAX #9, BD2).
const DEEPEST: usize = 125;

/// What is begun and not yet ended.
struct Open {
    from: usize,
    set: Set,
    is_isolate: bool,
}

/// The words of a text that are shown in another order, each a span.
pub fn spans(text: &str) -> Vec<Span> {
    let mut open: Vec<Open> = Vec::new();
    let mut found: Vec<Range<usize>> = Vec::new();
    // How many were begun too deep.
    let mut beyond = 0_usize;
    // All controls begin with one of two bytes, which few texts have.
    if memchr::memchr2(0xE2, 0xD8, text.as_bytes()).is_none() {
        return Vec::new();
    }
    let mut close = |one: Open, end: usize| {
        let words = &text[one.from..end];
        if is_turned(words, one.set) {
            found.push(one.from..end);
        }
    };
    for (at, c) in text.char_indices() {
        let begin = |set, is_isolate| Open {
            from: at + c.len_utf8(),
            set,
            is_isolate,
        };
        let is_control = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        let ends = matches!(c, '\u{202C}' | '\u{2069}');
        match c {
            _ if !is_control => {}
            _ if ends && beyond > 0 => beyond -= 1,
            _ if !ends && open.len() == DEEPEST => beyond += 1,
            '\u{202A}' => open.push(begin(Set::Embed(Way::Left), false)),
            '\u{202B}' => open.push(begin(Set::Embed(Way::Right), false)),
            '\u{202D}' => open.push(begin(Set::Override(Way::Left), false)),
            '\u{202E}' => open.push(begin(Set::Override(Way::Right), false)),
            '\u{2066}' => open.push(begin(Set::Embed(Way::Left), true)),
            '\u{2067}' => open.push(begin(Set::Embed(Way::Right), true)),
            '\u{2068}' => open.push(begin(Set::AsFirst, true)),
            // Of an embedding: it ends none outside of an isolate.
            '\u{202C}' => {
                if let Some(one) = open.pop_if(|one| !one.is_isolate) {
                    close(one, at);
                }
            }
            // Of an isolate, with all that was begun in it.
            '\u{2069}' if open.iter().any(|one| one.is_isolate) => {
                while let Some(one) = open.pop() {
                    let is_last = one.is_isolate;
                    close(one, at);
                    if is_last {
                        break;
                    }
                }
            }
            _ => {}
        }
    }
    for one in open {
        close(one, text.len());
    }
    found.extend(by_marks(text));
    found.sort_unstable_by_key(|range| range.start);
    found
        .into_iter()
        .map(|range| (range, Whose::Turned))
        .collect()
}

/// Whether words that are so set are shown in another order than by themselves.
fn is_turned(words: &str, set: Set) -> bool {
    let is = |of: fn(char) -> bool| words.contains(of);
    let (has_left, has_right) = (is(is_left), is(is_right));
    match set {
        Set::Override(Way::Right) => has_left || is(char::is_numeric),
        Set::Override(Way::Left) => has_right,
        // Figures stand among Arabic and Hebrew words as they always do.
        Set::Embed(Way::Right) => has_left || !has_right && is(char::is_numeric),
        Set::Embed(Way::Left) | Set::AsFirst => has_left && has_right,
    }
}

/// Figures behind a mark that turns their order where no letter does: `5 - 9` behind U+200F is shown as `9 - 5`.
fn by_marks(text: &str) -> Vec<Range<usize>> {
    if text.contains(is_right) {
        return Vec::new();
    }
    let mut done = 0;
    let marks = text.match_indices(['\u{200F}', '\u{61C}']);
    let behind = marks.filter_map(|(at, mark)| {
        let from = at + mark.len();
        // One of those before reaches as far.
        if from <= done {
            return None;
        }
        let end = text[from..].find(is_left);
        done = end.map_or(text.len(), |end| from + end);
        Some(from..done)
    });
    let figures = |words: &str| {
        let groups = words.split(|c: char| !c.is_numeric());
        groups.filter(|group| !group.is_empty()).count()
    };
    behind
        .filter(|range| figures(&text[range.clone()]) > 1)
        .collect()
}

/// Whether a letter is of a script that is written from the right.
fn is_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
        && c.is_alphabetic()
}

fn is_left(c: char) -> bool {
    c.is_alphabetic() && !is_right(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turned(text: &str) -> Vec<&str> {
        let spans = spans(text).into_iter();
        spans.map(|(range, _)| &text[range]).collect()
    }

    #[test]
    fn words_between_controls_that_turn_them_are_told() {
        for (text, words) in [
            ("paid \u{202E}021\u{202C} men", &["021"][..]),
            ("paid \u{202E}021 men", &["021 men"]),
            ("\u{2067}12 - 10\u{2069} men", &["12 - 10"]),
            ("\u{202B}one two\u{202C}", &["one two"]),
            ("\u{202D}שלום 12\u{202C}", &["שלום 12"]),
            (
                "\u{2067}a \u{202E}12\u{2069} b\u{202C} c",
                &["a \u{202E}12", "12"],
            ),
            ("\u{2066}Ben שלום\u{2069}", &["Ben שלום"]),
            ("from \u{200F}5 - 9 men", &["5 - 9 "]),
            // An ending that is none of an isolate leaves it open.
            ("\u{2067}a\u{202C} 12\u{2069}", &["a\u{202C} 12"]),
        ] {
            assert_eq!(turned(text), words, "{text:?}");
        }
    }

    #[test]
    fn what_is_shown_as_it_is_written_is_not() {
        for text in [
            "paid 021 men — “so”",
            "\u{2067}שלום 12\u{2069} he said",
            "\u{202E}שלום\u{202C}",
            "\u{2068}Ben 12\u{2069}",
            "\u{202D}paid 021\u{202C}",
            "שלום \u{200F}5 - 9\u{200F}",
            "in \u{200F}2019 he",
        ] {
            assert_eq!(turned(text), [""; 0], "{text:?}");
        }
    }
}
