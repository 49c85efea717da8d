//! What comes near to words that stand nowhere, within a bound that grows with their length.

use std::ops::Range;

use super::{
    bounded::Pattern,
    difference::{self, Compared, Edge, Why},
    exact::{self, Room},
    figure::Side,
    omitted,
    sieve::sieve,
    words::is_inside,
};
use crate::document::BREAK;

/// Words that come near to a quote.
pub struct Near {
    /// Ranges of the text, one for each piece.
    pub ranges: Vec<Range<usize>>,
    /// Why they are not the same, if they are not.
    pub why: Option<Why>,
}

/// Pieces beyond this many bytes are looked for as they stand and not otherwise.
const LONGEST: usize = 2048;

/// Quotes of more pieces are looked for as they stand and not otherwise.
const MOST_PIECES: usize = 16;

/// A word or number is no longer than so many bytes, or is not taken whole.
const LONGEST_WORD: usize = 256;

/// Pieces below this many bytes come near to something everywhere, and are compared only with what
/// stands at the cited place.
const SHORT: usize = 8;

/// How many places are compared word by word, of those with the fewest errors.
const COMPARED: usize = 32;

/// The errors with which words are still shown as the nearest at the cited place: so many more that a
/// short quote may have gained or lost a short word.
fn reach(bytes: usize) -> usize {
    (bound(bytes) + 4).min(bytes / 2)
}

/// The errors, in bytes of the form for comparing, with which words of that many bytes are still
/// *near*: one in five, and of long ones one in ten. It leaves room for a word in a phrase and for a
/// few in a long sentence.
fn bound(bytes: usize) -> usize {
    (bytes / 5).min(8 + bytes / 10)
}

/// Looks for what comes nearest to the pieces of a quote, each in the form that the text has: as it stands or,
/// where it does not, nearly so. `is_cited` says whether the room is the cited place.
pub fn find(text: &str, room: &Room<'_>, pieces: &[&str], is_cited: bool) -> Option<Near> {
    if pieces.len() > MOST_PIECES {
        return None;
    }
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut why = None;
    for words in pieces {
        let from = ranges.last().map_or(0, |last| last.end);
        let range = match exact::next(text, room, words, from) {
            Some(range) => range,
            None if words.len() < SHORT && !is_cited => return None,
            None => {
                let most = if is_cited { reach } else { bound };
                let near = nearest(text, room, words, from, most(words.len()))?;
                why = why.or(near.why);
                near.range
            }
        };
        ranges.push(range);
    }
    let why = why.or_else(|| exact::why_turned(text, &ranges));
    (!ranges.is_empty()).then_some(Near { ranges, why })
}

/// Words that come near to a piece.
struct Candidate {
    range: Range<usize>,
    why: Option<Why>,
    errors: usize,
    /// How many bytes of words the two do not have in common.
    apart: usize,
}

/// What comes nearest to a piece, from a byte of the text on, with at most so many errors.
fn nearest(
    text: &str,
    room: &Room<'_>,
    words: &str,
    from: usize,
    most: usize,
) -> Option<Candidate> {
    if most == 0 || words.len() > LONGEST {
        return None;
    }
    let backwards = Pattern::new(words.bytes().rev());
    let ends = ends(text, room, words, from, most);
    let candidates = ends.iter().filter_map(|end| {
        let starts = starts(text, &backwards, most, from, end).into_iter();
        let candidates = starts.filter_map(|start| candidate(text, room, words, start, end));
        // At one place the nearest, even where a shorter one would leave out a name that differs.
        candidates.min_by_key(|candidate| (candidate.errors, candidate.apart))
    });
    // Of all places, first those that differ in wording only; of equally near ones, the first.
    candidates.min_by_key(|candidate| {
        let Candidate {
            why, errors, apart, ..
        } = candidate;
        (why.is_some(), *errors, *apart, candidate.range.start)
    })
}

/// Where something ends that comes near.
struct End {
    /// The byte behind it.
    at: usize,
    errors: usize,
}

/// Where what comes near to the words ends.
fn ends(text: &str, room: &Room<'_>, words: &str, from: usize, most: usize) -> Vec<End> {
    let pattern = Pattern::new(words.bytes());
    let mut best = Best::default();
    for range in room.after(from) {
        let inside = &text.as_bytes()[range.clone()];
        for part in sieve(inside, words.as_bytes(), most) {
            let mut at = range.start + part.start;
            for paragraph in inside[part].split(|byte| *byte == BREAK as u8) {
                let mut valley: Option<End> = None;
                for errors in pattern.ends(paragraph) {
                    at += 1;
                    match &mut valley {
                        _ if errors > most => best.extend(valley.take()),
                        Some(end) if end.errors <= errors => {}
                        _ => valley = Some(End { at, errors }),
                    }
                }
                best.extend(valley);
                at += 1;
            }
        }
    }
    best.0
}

/// The ends with the fewest errors, [`COMPARED`] of them, those with fewer first.
#[derive(Default)]
struct Best(Vec<End>);

impl Best {
    /// Takes in, of neighbouring ends that all come near, the first with the fewest errors.
    fn extend(&mut self, end: Option<End>) {
        let Some(end) = end else { return };
        let place = self.0.partition_point(|other| other.errors <= end.errors);
        self.0.insert(place, end);
        self.0.truncate(COMPARED);
    }
}

/// Where what comes near may begin.
struct Start {
    at: usize,
    /// The errors from there to its end.
    errors: usize,
}

/// Where what ends there and comes near may begin: at a handful of whole words with the fewest errors,
/// or else inside of one. With the fewest errors of all it often begins inside of a word that is
/// another one, by a letter that both happen to have.
///
/// It is read backwards, so what stands before it in the paragraph does not matter.
fn starts(text: &str, backwards: &Pattern, most: usize, from: usize, end: &End) -> Vec<Start> {
    const HANDFUL: usize = 4;
    let first = end.at.saturating_sub(backwards.len() + most).max(from);
    let before = text.as_bytes()[first..end.at].iter().rev();
    let before = before.take_while(|byte| **byte != BREAK as u8).copied();
    let errors = backwards.beginnings(before).enumerate();
    let starts = errors
        .filter(|(_, errors)| *errors <= most)
        .map(|(number, errors)| Start {
            at: end.at - number - 1,
            errors,
        });
    let is_whole =
        |start: &Start| text.is_char_boundary(start.at) && !is_inside(text, start.at, Side::First);
    let (whole, parts): (Vec<Start>, Vec<Start>) = starts.partition(is_whole);
    let mut starts = if whole.is_empty() { parts } else { whole };
    starts.sort_by_key(|start| start.errors);
    starts.truncate(HANDFUL);
    starts
}

/// What stands in a range, taken as whole words, beside the words that were looked for.
fn candidate(
    text: &str,
    room: &Room<'_>,
    words: &str,
    start: Start,
    end: &End,
) -> Option<Candidate> {
    let range = whole_words(text, start.at..end.at);
    let stands = &text[range.clone()];
    let compared = difference::compare(words, stands);
    let apart = compared.apart();
    // Whole words may be longer than what came near.
    let errors = start.errors + range.len().saturating_sub(end.at - start.at);
    let is_far = errors > bound(words.len());
    let is_half = room.tears(&range);
    let beside = negated_beside(text, &range, &compared);
    let why = compared
        .why()
        .or(beside.is_some().then_some(Why::Negation))
        .or(is_half.then_some(Why::Half))
        .or(is_far.then_some(Why::Far));
    (!stands.is_empty()).then_some(Candidate {
        range: beside.unwrap_or(range),
        why,
        errors,
        apart,
    })
}

/// What stands there with the negation beside it, where the quote begins or ends otherwise: `did disclose` for `did
/// not disclose`, of which `disclose` comes nearest. None where there is no negation.
fn negated_beside(
    text: &str,
    range: &Range<usize>,
    compared: &Compared<'_>,
) -> Option<Range<usize>> {
    /// Words, and characters where words go on without a space, that are looked at.
    const WORDS: usize = 2;
    const CHARS: usize = 4;
    let start = text[..range.start].rfind(BREAK).map_or(0, |at| at + 1);
    let end = text[range.end..].find(BREAK);
    let end = end.map_or(text.len(), |end| range.end + end);
    let (before, behind) = (&text[start..range.start], &text[range.end..end]);
    let last_words = || {
        let mut spaces = before.trim_end().rmatch_indices(' ');
        spaces.nth(WORDS - 1).map_or(0, |(at, _)| at + 1)
    };
    let last_chars = || {
        let mut chars = before.char_indices().rev();
        chars.nth(CHARS - 1).map_or(0, |(at, _)| at)
    };
    let lead = behind.len() - behind.trim_start().len();
    let first_words = || {
        let mut spaces = behind[lead..].match_indices(' ');
        spaces
            .nth(WORDS - 1)
            .map_or(behind.len(), |(at, _)| lead + at)
    };
    let first_chars = || {
        let mut chars = behind.char_indices();
        chars.nth(CHARS).map_or(behind.len(), |(at, _)| at)
    };
    let (first, last) = compared.edges();
    let from = match (first, before.ends_with(' ')) {
        (Edge::Cut, true) => last_words(),
        (Edge::Cut | Edge::Other, false) => last_chars(),
        _ => before.len(),
    };
    let to = match (last, lead > 0) {
        (Edge::Cut, true) => first_words(),
        (Edge::Cut | Edge::Other, false) => first_chars(),
        _ => 0,
    };
    let is_negated = omitted::negates(&before[from..]) || omitted::negates(&behind[..to]);
    is_negated.then(|| start + from..range.end + to)
}

/// The range with the words whole that it begins and ends in, and without white space around it.
fn whole_words(text: &str, range: Range<usize>) -> Range<usize> {
    let is_parted = |at: &usize, end| text.is_char_boundary(*at) && !is_inside(text, *at, end);
    let is_edge = |at: &usize| text.is_char_boundary(*at);
    let first = range.start.saturating_sub(LONGEST_WORD);
    let last = (range.end + LONGEST_WORD).min(text.len());
    let before = || (first..=range.start).rev();
    let behind = || range.end..=last;
    let start = before()
        .find(|at| is_parted(at, Side::First))
        .or_else(|| before().find(is_edge));
    let end = behind()
        .find(|at| is_parted(at, Side::Last))
        .or_else(|| behind().find(is_edge));
    let (start, end) = (start.unwrap_or(0), end.unwrap_or(text.len()));
    let stands = &text[start..end];
    let start = end - stands.trim_start().len();
    start..start + text[start..end].trim_end().len()
}
