//! Large initials, which hang down beside the first lines of a paragraph: they belong before its first word.
//!
//! By its baseline an initial stands on a line further down, and what is left of its word would be read as one:
//! `2 men` of `72 men`, `typical` of `Atypical`. Whether it is a word of its own, as in `A man`, is told by a space
//! behind it, where the page has one; else it is read as the beginning of the word, and both may be quoted.

use super::words::Word;

/// How much larger an initial is than what stands beside it, at least.
const LARGER: f64 = 1.8;
/// The height of capitals, in parts of their size.
const CAPITAL: f64 = 0.7;
/// In parts of the size of what stands beside it: how far from it that begins at most, and how far it may stand over it.
const NEAR: f64 = 1.6;
const OVER: f64 = 0.2;
/// In parts of that size: how far the tops of both, or their baselines, are apart at most.
const UNEVEN: f64 = 0.9;
/// In parts of that size: words at heights less apart stand on one line.
const SAME_LINE: f64 = 0.5;
/// In parts of that size: lines begin at the same place that begin less apart.
const SAME_LEFT: f64 = 0.5;
/// In parts of that size: how wide a space is. More is the first line's own indent.
const SPACE: std::ops::Range<f64> = 0.13..0.5;
/// In parts of that size: how near a letter is to lines that do not go on below it.
const CLOSE: f64 = 0.5;
/// Lines beside an initial.
const LINES: std::ops::RangeInclusive<usize> = 2..=6;
/// How far below its last line the next one stands at most, in parts of how far its lines are apart.
const NEXT_LINE: f64 = 2.6;
/// Letters or figures of an initial, and all signs of one, at most: a quotation mark may stand before it.
const LETTERS: usize = 3;
const SIGNS: usize = 4;
/// Initials of a page that are looked at, the largest first, and words of one.
const MOST: usize = 64;
const MAX_WORDS: usize = 10_000;

/// How an initial and the word behind it hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seam {
    OneWord,
    TwoWords,
    Unknown,
}

/// An initial and the first words of the lines beside it, by their numbers.
struct Initial {
    word: usize,
    lines: Vec<usize>,
}

/// Puts the large initials of a page on the first of the lines beside them.
pub fn seat(words: &mut [Word]) {
    let smallest = words.iter().map(|word| word.size).fold(f64::MAX, f64::min);
    let is_initial = |at: &usize| {
        let word = &words[*at];
        word.size >= smallest * LARGER && may_be_initial(&word.text())
    };
    if words.len() > MAX_WORDS {
        return;
    }
    let mut initials: Vec<usize> = (0..words.len()).filter(is_initial).collect();
    initials.sort_by(|a, b| words[*b].size.total_cmp(&words[*a].size));
    let found = initials.into_iter().take(MOST);
    let found: Vec<Initial> = found.filter_map(|at| initial(words, at)).collect();
    for initial in found {
        place(words, &initial);
    }
}

fn may_be_initial(text: &str) -> bool {
    let signs = text.chars().count();
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let ends = text.ends_with(char::is_alphanumeric);
    ends && (1..=LETTERS).contains(&letters) && signs <= SIGNS
}

/// The initial that a word is; none where the lines beside it are not those of a paragraph that it begins.
fn initial(words: &[Word], at: usize) -> Option<Initial> {
    let large = &words[at];
    let top = large.y - large.size * CAPITAL;
    let is_beside = |word: &Word| {
        word.size * LARGER <= large.size
            && (top..large.y + word.size * SAME_LINE).contains(&word.y)
            && word.left > large.right - word.size * OVER
            && word.left < large.right + word.size * NEAR
    };
    let lines = firsts(words, is_beside);
    let (first, last) = (&words[*lines.first()?], &words[*lines.last()?]);
    let size = first.size;
    let leading = words[*lines.get(1)?].y - first.y;
    let is_even = (first.y - size * CAPITAL - top).abs() < size * UNEVEN
        && (large.y - last.y).abs() < size * UNEVEN;
    let is_of_others = |(number, word): (usize, &Word)| {
        number != at
            && word.y > top
            && word.y < large.y + size * SAME_LINE
            && word.left < large.right - size * OVER
            && word.right > large.left - size * SAME_LINE
    };
    let goes_on_below = words.iter().any(|word| {
        (word.left - large.left).abs() < size * SAME_LEFT
            && word.size * LARGER <= large.size
            && word.y > last.y + size * SAME_LINE
            && word.y < last.y + leading * NEXT_LINE
    });
    // A large figure may stand beside words that explain it.
    let is_letter = large.text().ends_with(char::is_alphabetic);
    let is_close = is_letter && first.left - large.right < size * CLOSE;
    let is_one = LINES.contains(&lines.len())
        && is_even
        && (goes_on_below || is_close)
        && !words.iter().enumerate().any(is_of_others);
    if !is_one {
        return None;
    }
    // The space that it takes may reach further down than it does.
    let is_below = |word: &Word| {
        word.y > last.y + size * SAME_LINE
            && word.y < last.y + leading * NEXT_LINE / 2.0
            && (word.left - last.left).abs() < size * SAME_LEFT
            && word.size * LARGER <= large.size
    };
    let below = firsts(words, is_below);
    Some(Initial {
        word: at,
        lines: lines.into_iter().chain(below).collect(),
    })
}

/// The first word of each line among words that are such, from the top.
fn firsts(words: &[Word], is_such: impl Fn(&Word) -> bool) -> Vec<usize> {
    let mut such: Vec<usize> = (0..words.len()).filter(|at| is_such(&words[*at])).collect();
    such.sort_by(|a, b| words[*a].y.total_cmp(&words[*b].y));
    let is_same = |a: &usize, b: &usize| words[*b].y - words[*a].y < words[*b].size * SAME_LINE;
    let lines = such.chunk_by(is_same);
    let left = |line: &[usize]| {
        let first = line.iter();
        first
            .min_by(|a, b| words[**a].left.total_cmp(&words[**b].left))
            .copied()
    };
    lines.filter_map(left).collect()
}

fn place(words: &mut [Word], initial: &Initial) {
    let Some(&at) = initial.lines.first() else {
        return;
    };
    let seam = seam(words, initial);
    let (y, size, left) = (words[at].y, words[at].size, words[at].left);
    words[at].is_spaced = false;
    let begins = words[initial.word].left;
    for &line in &initial.lines {
        words[line].begins = words[line].begins.min(begins);
    }
    let large = &mut words[initial.word];
    (large.y, large.size) = (y, size);
    large.is_spaced = true;
    large.may_be_word = seam == Seam::Unknown;
    large.right = match seam {
        Seam::TwoWords => large.right.min(left - size * SPACE.end),
        Seam::OneWord | Seam::Unknown => left,
    };
}

fn seam(words: &[Word], initial: &Initial) -> Seam {
    let [first, second, ..] = initial.lines[..] else {
        return Seam::Unknown;
    };
    let (large, first, second) = (&words[initial.word], &words[first], &words[second]);
    let begins = |is: fn(char) -> bool| first.text().starts_with(is);
    if large.text().ends_with(char::is_numeric) {
        // 7 men, but 72, 7.5 and 7th.
        let is_word = begins(char::is_alphabetic) && first.letters() > 2;
        return match is_word {
            true => Seam::TwoWords,
            false => Seam::OneWord,
        };
    }
    if !begins(char::is_alphanumeric) {
        return Seam::OneWord;
    }
    let further = (first.left - second.left) / first.size;
    match SPACE.contains(&further) {
        true => Seam::TwoWords,
        false => Seam::Unknown,
    }
}
