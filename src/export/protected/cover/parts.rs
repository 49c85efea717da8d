//! The parts of a text in the place of which other words are to stand, and whom each may name.

use std::{collections::BTreeSet, ops::Range};

use crate::export::protected::{Protected, letters::over_marks, names::Names};

/// A part of a text, and all whom it may name: words that several have name one of them, and nobody can say which.
type Part = (BTreeSet<Protected>, Range<usize>);

/// All parts of a text that name somebody, in order.
pub fn of(names: &Names, text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    // A name does not go over the end of a sentence, unless it has one itself.
    for sentence in sentences(text) {
        let found = names.find(&text[sentence.clone()]).into_iter();
        let within = |range: Range<usize>| sentence.start + range.start..sentence.start + range.end;
        let found = found.map(|(whom, range)| (whom, whole_words(text, within(range))));
        let joined = joined(text, united(found.collect()));
        parts.extend(joined.into_iter().map(|(whose, range)| {
            let range = with_initials(names, text, &whose, range);
            (whose, range)
        }));
    }
    let is_free = |range: &Range<usize>| {
        let mut parts = parts.iter();
        parts.all(|(_, part)| part.end <= range.start || range.end <= part.start)
    };
    let found = names.find(text).into_iter();
    let over: Vec<_> = found
        .map(|(whom, range)| (whom, whole_words(text, range)))
        .filter(|(_, range)| is_free(range))
        .collect();
    parts.extend(united(over));
    parts.sort_by_key(|(_, range)| range.start);
    parts
}

/// The sentences of a text, as far as a full stop behind a word, and a capital behind that, show. A word of two letters is
/// likely cut short: `St. John`.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut ends = vec![0];
    for (at, stop) in text.match_indices(['.', '!', '?', '…']) {
        let word = text[..at].chars().rev().take_while(|c| c.is_alphabetic());
        let from = at + stop.len();
        let rest = text[from..].trim_start_matches(['”', '’', '"', '\'', ')', '»']);
        let next = rest.trim_start();
        if word.count() > 2 && next.len() < rest.len() && next.starts_with(char::is_uppercase) {
            ends.push(text.len() - next.len());
        }
    }
    ends.push(text.len());
    ends.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

/// What was found as parts that do not overlap: the longest where one holds another.
fn united(mut found: Vec<(Protected, Range<usize>)>) -> Vec<Part> {
    found.sort_by_key(|(_, range)| (range.start, std::cmp::Reverse(range.end)));
    let mut parts: Vec<Part> = Vec::new();
    for (whom, range) in found {
        match parts.last_mut() {
            Some((whose, part)) if range == *part => {
                whose.insert(whom);
            }
            Some((whose, part)) if range.start < part.end => {
                if range.end > part.end {
                    whose.insert(whom);
                    part.end = range.end;
                }
            }
            _ => parts.push((BTreeSet::from([whom]), range)),
        }
    }
    parts
}

/// The same, with the names of one person beside each other as one: the name and its surname, or the surname and then the
/// name.
fn joined(text: &str, parts: Vec<Part>) -> Vec<Part> {
    let mut joined: Vec<Part> = Vec::new();
    for (whose, range) in parts {
        if let Some((before, part)) = joined.last_mut() {
            let both: BTreeSet<Protected> = before.intersection(&whose).copied().collect();
            if !both.is_empty() && is_between_names(&text[part.end..range.start]) {
                *before = both;
                part.end = range.end;
                continue;
            }
        }
        joined.push((whose, range));
    }
    joined
}

/// A range to the ends of the words that it is in, and of the marks of a difference: what grammar adds to a name goes with it, `Иванову`.
fn whole_words(text: &str, range: Range<usize>) -> Range<usize> {
    let range = over_marks(text, range);
    let is_of_word = |c: &char| c.is_alphabetic();
    let before: usize = text[..range.start]
        .chars()
        .rev()
        .take_while(is_of_word)
        .map(char::len_utf8)
        .sum();
    let after: usize = text[range.end..]
        .chars()
        .take_while(is_of_word)
        .map(char::len_utf8)
        .sum();
    let start = range.start - before;
    // The article that goes with an Arabic name: Al-Hasan.
    let article = ["al", "el"].into_iter().find_map(|article| {
        let rest = text[..start].strip_suffix(['-', '‑', '’', '\''])?;
        let (at, _) = rest.char_indices().rev().nth(1)?;
        let is_word = !rest[..at].ends_with(char::is_alphanumeric);
        (is_word && rest[at..].eq_ignore_ascii_case(article)).then_some(at)
    });
    article.unwrap_or(start)..range.end + after
}

/// A range with the initials of other words of the name beside it: `M. Vela`, `M Vela`, `Maria V.`
fn with_initials(
    names: &Names,
    text: &str,
    whose: &BTreeSet<Protected>,
    range: Range<usize>,
) -> Range<usize> {
    let is_initial = |c: char| c.is_uppercase() && names.has_initial(whose, c);
    let ends_word = |text: &str| !text.ends_with(char::is_alphanumeric);
    let (mut start, mut end) = (range.start, range.end);
    loop {
        let before = text[..start].trim_end_matches([' ', '\u{A0}', '-']);
        let (bare, has_stop) = match before.strip_suffix('.') {
            Some(bare) => (bare, true),
            None => (before, false),
        };
        let Some(c) = bare.chars().next_back() else {
            break;
        };
        let rest = &bare[..bare.len() - c.len_utf8()];
        // Without a full stop these are words.
        let is_word = !has_stop && ['A', 'I'].contains(&c);
        let is_beside = has_stop || before.len() < start;
        if !is_initial(c) || is_word || !is_beside || !ends_word(rest) {
            break;
        }
        start = rest.len();
    }
    loop {
        let behind = text[end..].trim_start_matches([' ', '\u{A0}', ',']);
        let mut letters = behind.chars();
        match (letters.next(), letters.next()) {
            (Some(c), Some('.')) if is_initial(c) && behind.len() < text.len() - end => {
                end = text.len() - letters.as_str().len();
            }
            _ => break,
        }
    }
    start..end
}

/// Whether what is between two names of one person is part of how they are written: `López, María`.
fn is_between_names(between: &str) -> bool {
    const PARTICLES: [&str; 19] = [
        "de", "del", "la", "las", "los", "y", "e", "van", "von", "der", "den", "da", "dos", "al",
        "el", "bin", "bint", "ben", "ibn",
    ];
    let words = between.split(|c: char| c.is_whitespace() || ",.-'’".contains(c));
    let mut words = words.filter(|word| !word.is_empty());
    between.chars().count() <= 12
        && words.all(|word| {
            PARTICLES.contains(&word.to_lowercase().as_str())
                || word.chars().count() == 1 && word.chars().all(char::is_alphabetic)
        })
}
