//! What an ellipsis leaves out: words without which a sentence may say something else.

use std::ops::Range;

use super::{
    difference::{Why, bare_words, is_number},
    folds::Fold,
};
use crate::text::{self, negations, sentence};

/// An ellipsis that leaves out more words leaves out more than one can guess.
const MOST_WORDS: usize = 40;
/// Bytes beside a gap that tell whether a sentence ends at it.
const BESIDE: usize = 60;
/// Bytes at either end of a gap in which its sentences are told.
const ENDS: usize = 2 << 10;

/// Why two pieces of a quote do not say what stands there, for what is left out between them: a negation or a denial in
/// the sentence of the one or of the other, or what parts two figures. None where neither is.
pub fn turns(text: &str, gap: &Range<usize>) -> Option<Why> {
    let words = text.get(gap.clone())?;
    if !has_words(words) && has_ellipsis(words) {
        return None;
    }
    let (first, last) = sentences(text, gap);
    if joins_figures(text, gap) || gives_another_figure(text, gap, &first) {
        return Some(Why::Digit);
    }
    let parts = [first, last];
    let is = |says: fn(&str) -> bool| parts.iter().any(|part| says(&text[part.clone()]));
    is(denies)
        .then_some(Why::Negation)
        .or(is(limits).then_some(Why::Limit))
}

/// What is said of the words that are left out; nothing where there are none.
pub fn folds(text: &str, gap: &Range<usize>) -> Vec<Fold> {
    let words = text.get(gap.clone()).unwrap_or_default();
    if !has_words(words) {
        return Vec::new();
    }
    let (first, _) = sentences(text, gap);
    let is_far = first.end < gap.end || words.split_whitespace().count() > MOST_WORDS;
    let mut folds = vec![match is_far {
        true => Fold::LeftOutFar,
        false => Fold::LeftOut,
    }];
    folds.extend(denies(words).then_some(Fold::LeftOutDenial));
    let has_speaker = words.split_whitespace().any(names_speaker);
    folds.extend(has_speaker.then_some(Fold::LeftOutSpeaker));
    folds
}

/// Whether a word is what a transcript sets before what another says: `Q.`, `A:`, the last of `THE COURT:`.
fn names_speaker(word: &str) -> bool {
    let is_question = matches!(word, "Q." | "A." | "Q:" | "A:");
    let name = word.strip_suffix(':').unwrap_or("");
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    is_question || letters().count() > 1 && letters().all(char::is_uppercase)
}

fn has_words(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

fn has_ellipsis(text: &str) -> bool {
    text.contains('…') || text.contains("..") || text.contains(". .") || text.contains('*')
}

/// Whether words hold a negation, or one that says that something is not so: *denied that he*.
fn denies(words: &str) -> bool {
    // Several words that say so only together.
    const PHRASES: [[&str; 2]; 8] = [
        ["a", "myth"],
        ["far", "from"],
        ["ruled", "out"],
        ["rules", "out"],
        ["cleared", "of"],
        ["rather", "than"],
        ["instead", "of"],
        ["anything", "but"],
    ];
    let pairs = bare_words(words).zip(bare_words(words).skip(1));
    let mut phrases = pairs.filter(|(first, second)| {
        let is = |phrase: &[&str; 2]| {
            first.eq_ignore_ascii_case(phrase[0]) && second.eq_ignore_ascii_case(phrase[1])
        };
        PHRASES.iter().any(is)
    });
    negates(words) || bare_words(words).any(text::denies) || phrases.next().is_some()
}

/// Whether words hold one that says that something is only alleged, or so in part: *would have*, *allegedly*.
fn limits(words: &str) -> bool {
    const MOODS: [&str; 4] = ["would", "could", "might", "may"];
    let pairs = bare_words(words).zip(bare_words(words).skip(1));
    let mut moods = pairs.filter(|(first, second)| {
        let is_mood = MOODS.iter().any(|mood| first.eq_ignore_ascii_case(mood));
        is_mood && (second.eq_ignore_ascii_case("have") || second.eq_ignore_ascii_case("be"))
            || first.eq_ignore_ascii_case("part") && second.eq_ignore_ascii_case("of")
    });
    bare_words(words).any(text::limits) || moods.next().is_some()
}

/// Whether a figure before a gap would be read of what stands behind it, or one behind it of what stands before, while
/// another figure is left out: `12 … women` for `12 men and 40 women`, `12 men … 3 dollars` for `12 men 5 dollars and 7
/// women 3 dollars`. A year is none.
fn gives_another_figure(text: &str, gap: &Range<usize>, first: &Range<usize>) -> bool {
    let is_figure = |word: &str| is_number(word) && !is_year(word);
    let before = text[..gap.start].split_whitespace().next_back();
    let last = before.and_then(|word| bare_words(word).last());
    let inside = text
        .get(first.start.max(gap.start)..first.end)
        .unwrap_or_default();
    let behind = text[gap.end..].split_whitespace().next();
    let next = behind.and_then(|word| bare_words(word).next());
    let is_beside = last.is_some_and(is_figure) || next.is_some_and(is_figure);
    is_beside && bare_words(inside).any(is_figure)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

/// Whether words hold a negation; `No. 5` is a number.
pub fn negates(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let is_numbered = words
            .peek()
            .is_some_and(|next| next.starts_with(|c: char| c.is_numeric()));
        let is_abbreviated =
            is_numbered && word.trim_start_matches('(').eq_ignore_ascii_case("no.");
        if !is_abbreviated && bare_words(word).any(|word| negations(word) > 0) {
            return true;
        }
    }
    false
}

/// Whether what stands before a gap and behind it would be read as one figure: `1 … 500` for `1 million 500`.
fn joins_figures(text: &str, gap: &Range<usize>) -> bool {
    let before = text[..gap.start].split_whitespace().next_back();
    let behind = text[gap.end..].split_whitespace().next();
    let last = before.and_then(|word| bare_words(word).last());
    let first = behind.and_then(|word| bare_words(word).next());
    let (Some(last), Some(first)) = (last, first) else {
        return false;
    };
    is_number(last) && is_number(first)
}

/// Which part of a gap is in the sentence of what stands before it, and which in that of what stands behind; all of it
/// both times where no sentence ends in it. Of a long one only its ends are looked at.
fn sentences(text: &str, gap: &Range<usize>) -> (Range<usize>, Range<usize>) {
    let inside = |at: usize| at.clamp(gap.start, gap.end);
    let sentence_at = |from: usize, to: usize, at: usize| {
        let (from, to) = (text.floor_char_boundary(from), text.ceil_char_boundary(to));
        let part = at - from..at - from;
        let found = sentence(&text[from..to], part);
        inside(from + found.start)..inside(from + found.end)
    };
    let is_short = gap.len() <= 2 * ENDS;
    let from = gap.start.saturating_sub(BESIDE);
    let to = (gap.end + BESIDE).min(text.len());
    let (first_to, last_from) = match is_short {
        true => (to, from),
        false => (gap.start + ENDS, gap.end - ENDS),
    };
    let first = sentence_at(from, first_to, gap.start);
    let last = sentence_at(last_from, to, gap.end);
    (gap.start..first.end, last.start..gap.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_may_turn_what_is_said() {
        for (before, gap, behind, why) in [
            ("the captain was", " not ", "drunk", Some(Why::Negation)),
            (
                "the captain",
                ", who wasn't ill, ",
                "slept",
                Some(Why::Negation),
            ),
            ("1", " million ", "500", Some(Why::Digit)),
            ("two", " of the ", "hundred", Some(Why::Digit)),
            ("1", "…", "500", None),
            ("Ana saw 12", " men and 40 ", "women", Some(Why::Digit)),
            ("he paid 40", " crowns in 1990 to the ", "clerk", None),
            (
                "He paid 12 men",
                " 5 dollars and 7 women ",
                "3 dollars",
                Some(Why::Digit),
            ),
            ("He was", " accused of ", "stealing", Some(Why::Limit)),
            (
                "was acquitted",
                " of murder and convicted ",
                "of theft",
                Some(Why::Limit),
            ),
            ("the man", " would be ", "free", Some(Why::Limit)),
            ("It is", " a myth ", "that he did", Some(Why::Negation)),
            ("Le témoin", " aurait ", "menti", Some(Why::Limit)),
            ("证人", "据称", "说谎", Some(Why::Limit)),
            (
                "Der Richter",
                " bestritt, ",
                "dass Holm log",
                Some(Why::Negation),
            ),
            ("the minister", " allegedly ", "took it", Some(Why::Limit)),
            ("the minister", " would have ", "taken it", Some(Why::Limit)),
            ("he took", " only part of ", "the money", Some(Why::Limit)),
            ("in 2019", " it cost ", "a lot", None),
            ("the captain was", " very ", "drunk", None),
            ("see case", " No. 12, of ", "the court", None),
            ("He left", ". Nobody saw it. Then he ", "came", None),
            ("He left", ". He did not ", "come", Some(Why::Negation)),
            (
                "He left",
                " no trace. Then he ",
                "came",
                Some(Why::Negation),
            ),
            (
                "Smithson",
                " denied that he ",
                "killed her",
                Some(Why::Negation),
            ),
            ("He is", " far from ", "guilty", Some(Why::Negation)),
            (
                "The witness",
                " retracted the claim ",
                "that he did",
                Some(Why::Negation),
            ),
            ("Police have", " ruled out ", "arson", Some(Why::Negation)),
            (
                "He admits it",
                ", but denies that ",
                "he did",
                Some(Why::Negation),
            ),
            ("He left", ". It was denied. Then he ", "came", None),
            ("Er war", " nicht ", "da", Some(Why::Negation)),
            ("Он", " не ", "был", Some(Why::Negation)),
            ("他", "没有", "去", Some(Why::Negation)),
            ("كان", " لم ", "يذهب", Some(Why::Negation)),
        ] {
            let text = format!("{before}{gap}{behind}");
            let gap = before.len()..before.len() + gap.len();
            assert_eq!(turns(&text, &gap), why, "{text}");
        }
    }

    #[test]
    fn what_is_left_out_is_told() {
        use Fold::{LeftOut, LeftOutDenial, LeftOutFar, LeftOutSpeaker};
        let long = " and so on".repeat(20);
        for (gap, told) in [
            (" very ", &[LeftOut][..]),
            ("...", &[]),
            (" went home. Jones then ", &[LeftOutFar]),
            (
                " went home. Nobody saw it. Jones then ",
                &[LeftOutFar, LeftOutDenial],
            ),
            (" denied that he ", &[LeftOut, LeftOutDenial]),
            (" left. Q. Who ", &[LeftOutFar, LeftOutSpeaker]),
            (" left. THE COURT: He ", &[LeftOutFar, LeftOutSpeaker]),
            (" left at 3:15 with A. He ", &[LeftOut, LeftOutSpeaker]),
            (" left: He ", &[LeftOut]),
            (&long, &[LeftOutFar]),
        ] {
            let text = format!("Then Smithson{gap}killed the clerk");
            assert_eq!(folds(&text, &(13..13 + gap.len())), told, "{text}");
        }
    }

    #[test]
    fn of_a_long_gap_the_ends_are_looked_at() {
        let middle = "So it went on. ".repeat(2000);
        let text = format!("He left. {middle}Then he did not come");
        assert_eq!(turns(&text, &(7..text.len() - 4)), Some(Why::Negation));
        assert_eq!(turns(&text, &(7..text.len() - 20)), None);
    }
}
