//! Words that the file writes one after the other, in a line or in the next one below, and that the text has apart.
//!
//! Which cells and columns a page has is told by where its letters stand, and that may be told wrongly: two
//! columns without a gutter are read across. Whoever copies gets the words as they are written, and where those
//! go on in the line below, that is what the page says.

use std::{collections::HashMap, ops::Range};

use super::{
    Page, gaps,
    look::Look,
    paragraphs::{OTHER_SIZE, Paragraph},
};
use crate::extract::{Block, Places};

/// In parts of the type's size: words that are less apart in height stand on one line.
const SAME_LINE: f32 = 0.5;
/// In parts of the type's size: words of a line are less apart, and columns are more.
const SPACE: f32 = 0.8;
/// In parts of the type's size: lines that follow one another are at most that far apart.
const LEADING: f32 = 2.6;

/// A word of a line, as the file writes it.
#[derive(Clone, Copy, Debug)]
pub struct Written {
    /// Its number in the order of the file.
    pub order: u32,
    /// How many [signs](is_sign) it has.
    pub signs: u32,
    pub left: f32,
    pub right: f32,
    pub y: f32,
    pub size: f32,
    pub look: Look,
    /// The cell of a table that it is known to stand in: whoever goes on in another one reads what nobody wrote so.
    pub cell: Option<u32>,
    /// Whether it is the beginning of the next word, as it is read, or a word of its own.
    pub may_be_word: bool,
}

/// Whether a character stays what it is where lines become paragraphs: spaces and hyphens come and go.
pub fn is_sign(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '-' | '\u{AD}' | '\u{2010}')
}

/// Words in some paragraphs: which paragraph, and which of its [signs](is_sign). These are the same once it is settled
/// which hyphens the words have.
pub type Run = Vec<(usize, Range<usize>)>;

/// The runs of words of a page that stand apart in its paragraphs.
#[derive(Debug, Default)]
pub struct Runs {
    /// Those that the file writes one after the other; in each the words stand line below line, or go on in the text.
    pub of_file: Vec<Run>,
    /// Those of which it is guessed: on each side of what may part columns, where the file does not write them so; from the
    /// foot of what may be a column to the head of the next; line below line where little parts them from what stands
    /// beside them; and what stands behind a large initial that may be a word of its own.
    pub guessed: Vec<Run>,
}

/// The runs of a page, of which these paragraphs were made. What is a space within one of them is no gap of a paragraph any
/// longer.
pub fn runs(page: &Page, paragraphs: &mut [Paragraph]) -> Runs {
    let Some(words) = placed(page, paragraphs) else {
        return Runs::default();
    };
    let Apart {
        runs,
        narrow,
        leaps,
    } = apart(&words);
    for run in &runs {
        take_spaces(run, paragraphs);
    }
    let of_file: Vec<Run> = runs.iter().map(|run| places_of(run)).collect();
    let mut guessed = downs(page, &words);
    guessed.retain(|down| !of_file.contains(down));
    for pieces in narrow {
        for piece in pieces.iter().rev().skip(1) {
            put_gap(piece, paragraphs);
        }
        guessed.push(places_of(&pieces.concat()));
    }
    for [foot, head] in leaps {
        put_gap(&foot, paragraphs);
        guessed.push(places_of(&[foot, head].concat()));
    }
    guessed.extend(behind_initials(&words));
    Runs { of_file, guessed }
}

/// The large initials that may be words of their own, each with the rest of its paragraph.
fn behind_initials(words: &[Word]) -> impl Iterator<Item = Run> {
    let paragraphs = words.chunk_by(|a, b| a.paragraph == b.paragraph);
    paragraphs.flat_map(|words| {
        let initials = words.iter().enumerate();
        let initials = initials.filter(|(_, word)| word.written.may_be_word);
        initials.filter_map(|(at, _)| {
            let (initial, rest) = (words.get(at..=at)?, words.get(at + 1..)?);
            (!rest.is_empty()).then(|| places_of(&[initial, rest]))
        })
    })
}

/// Puts a gap behind a run.
fn put_gap(run: &[&[Word]], paragraphs: &mut [Paragraph]) {
    let last = run.last().and_then(|words| words.last());
    let last = last.and_then(|word| Some((paragraphs.get_mut(word.paragraph)?, word.signs.end)));
    if let Some((paragraph, end)) = last {
        paragraph.gaps.push(end);
        paragraph.gaps.sort_unstable();
        paragraph.gaps.dedup();
    }
}

fn places_of(run: &[&[Word]]) -> Run {
    run.iter().map(|words| place(words)).collect()
}

/// Takes from paragraphs the gaps that lie within a line of what the file writes down a column, where a line near by has a
/// word at the same place: these are spaces of lines that are set even.
fn take_spaces(run: &[&[Word]], paragraphs: &mut [Paragraph]) {
    let words = || run.iter().copied().flatten();
    for pair in run.iter().flat_map(|stretch| stretch.windows(2)) {
        let [left, right] = pair else { continue };
        let paragraph = paragraphs.get_mut(left.paragraph);
        let Some(gaps) = paragraph.map(|paragraph| &mut paragraph.gaps) else {
            continue;
        };
        let Some(at) = gaps.iter().position(|gap| *gap == right.signs.start) else {
            continue;
        };
        let (left, right) = (&left.written, &right.written);
        let middle = f32::midpoint(left.right, right.left);
        let is_over = |word: &Word| {
            let word = &word.written;
            !is_beside(word, left)
                && (word.y - left.y).abs() < left.size * LEADING
                && word.left < middle
                && middle < word.right
        };
        if is_beside(left, right) && words().any(is_over) {
            gaps.remove(at);
        }
    }
}

/// The words on each side of what may part columns, as far as they are not read one after the other.
fn downs(page: &Page, words: &[Word]) -> Vec<Run> {
    let downs = || page.parts.iter().flat_map(|part| &part.downs);
    if downs().next().is_none() {
        return Vec::new();
    }
    let by_order = words.iter().enumerate();
    let by_order: HashMap<u32, usize> = by_order
        .map(|(at, word)| (word.written.order, at))
        .collect();
    let run = |down: &Vec<usize>| {
        let places = down.iter().filter_map(|order| {
            let at = *by_order.get(&u32::try_from(*order).ok()?)?;
            Some((at, words.get(at)?))
        });
        let mut run = Run::new();
        let mut last = None;
        for (at, word) in places {
            match run.last_mut() {
                Some((_, signs)) if last == Some(at) => signs.end = word.signs.end,
                _ => run.push((word.paragraph, word.signs.clone())),
            }
            last = words
                .get(at + 1)
                .filter(|next| next.paragraph == word.paragraph)
                .map(|_| at + 1);
        }
        run
    };
    let runs = downs().map(run);
    runs.filter(|run| run.len() > 1).collect()
}

/// Where the words of runs stand in the texts of blocks, by their bytes.
pub fn places(mut runs: Vec<Run>, blocks: &[Block]) -> Vec<Places> {
    let mut words: Vec<_> = runs.iter_mut().flatten().collect();
    words.sort_by_key(|(block, signs)| (*block, signs.start));
    for of_block in words.chunk_by_mut(|a, b| a.0 == b.0) {
        let block = of_block.first().and_then(|(block, _)| blocks.get(*block));
        let text = block.map_or("", |block| &block.text);
        let signs = text.char_indices().filter(|(_, c)| is_sign(*c));
        let signs: Vec<usize> = signs.map(|(at, _)| at).collect();
        for (_, range) in of_block {
            *range = bytes(text, &signs, range).unwrap_or_default();
        }
    }
    runs
}

/// The bytes of some signs of a text, of which all stand at these, with the hyphen at their end.
fn bytes(text: &str, signs: &[usize], range: &Range<usize>) -> Option<Range<usize>> {
    let start = *signs.get(range.start)?;
    let last = *signs.get(range.end.checked_sub(1)?)?;
    let after = text[last..].char_indices().skip(1);
    let mut after = after.filter(|(_, c)| is_sign(*c) || c.is_whitespace());
    Some(start..after.next().map_or(text.len(), |(at, _)| last + at))
}

/// A word with the place that it has in the text.
pub struct Word {
    pub written: Written,
    pub paragraph: usize,
    pub signs: Range<usize>,
}

/// The words of a page in the order of reading. None where they cannot be told in the paragraphs.
pub fn placed(page: &Page, paragraphs: &[Paragraph]) -> Option<Vec<Word>> {
    let parts = page.parts.iter().filter(|part| !part.is_outside);
    let lines = parts.flat_map(|part| &part.lines);
    let words = lines.flat_map(|line| &line.written);
    let mut words = words.filter(|word| word.signs > 0).peekable();
    let mut placed = Vec::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        if words.peek().is_none() {
            // What follows are the numbers in the margin.
            break;
        }
        let count = paragraph.text.chars().filter(|c| is_sign(*c)).count();
        let mut start = 0;
        while start < count {
            let written = *words.next()?;
            let end = start + written.signs as usize;
            if end > count {
                return None;
            }
            placed.push(Word {
                written,
                paragraph: number,
                signs: start..end,
            });
            start = end;
        }
    }
    words.next().is_none().then_some(placed)
}

/// Words that follow one another in the file and in the text.
struct Stretch<'w> {
    words: &'w [Word],
    /// The number of its first word in the order of reading.
    first: usize,
}

/// Words that are written one after the other and not read so, as the stretches that are read.
struct Apart<'w> {
    /// Line below line.
    runs: Vec<Stretches<'w>>,
    /// The same, cut where so little parts them from the words beside them that these may be words between them.
    narrow: Vec<Vec<Stretches<'w>>>,
    /// From the foot of what may be a column to the head of the next.
    leaps: Vec<[Stretches<'w>; 2]>,
}

type Stretches<'w> = Vec<&'w [Word]>;

fn apart<'w>(words: &'w [Word]) -> Apart<'w> {
    let mut by_file: Vec<usize> = (0..words.len()).collect();
    by_file.sort_by_key(|&at| words[at].written.order);
    let mut ranks = vec![0; words.len()];
    for (rank, &at) in by_file.iter().enumerate() {
        ranks[at] = rank;
    }
    let mut stretches = Vec::new();
    let mut first = 0;
    for next in 1..=words.len() {
        let goes_on = next < words.len()
            && ranks[next] == ranks[next - 1] + 1
            && words[next].paragraph == words[next - 1].paragraph
            && words[next].written.cell == words[next - 1].written.cell;
        if !goes_on {
            stretches.push(Stretch {
                words: &words[first..next],
                first,
            });
            first = next;
        }
    }
    stretches.sort_by_key(|stretch| ranks[stretch.first]);
    let is_next = |a: &Stretch<'_>, b: &Stretch<'_>| a.first + a.words.len() == b.first;
    let is_read = |pair: &[Stretch<'_>]| is_next(&pair[0], &pair[1]);
    let cell = |stretch: &Stretch<'_>| stretch.words.first().and_then(|word| word.written.cell);
    let are_one = |a: &Stretch<'_>, b: &Stretch<'_>| {
        cell(a) == cell(b) && (is_next(a, b) || go_on(a.words, b.words))
    };
    let runs: Vec<&[Stretch<'_>]> = stretches.chunk_by(are_one).collect();
    let lines: Vec<Written> = runs
        .iter()
        .filter(|run| is_a_line(run))
        .flat_map(|run| run.iter().flat_map(|stretch| stretch.words))
        .map(|word| word.written)
        .collect();
    let beside = Beside::of(words);
    let are_apart = |a: &Stretch<'_>, b: &Stretch<'_>, width: f64| {
        is_next(a, b) || beside.white(a.words, b.words) >= width as f32
    };
    let runs = runs.into_iter().flat_map(|run| {
        run.chunk_by(|a, b| {
            are_apart(a, b, gaps::NARROWEST_TURN)
                && (is_next(a, b) || !has_between(a.words, b.words, &lines))
        })
    });
    let runs: Vec<&[Stretch<'_>]> = runs.collect();
    let pieces = |run: &[Stretch<'w>]| -> Vec<Stretches<'w>> {
        let pieces = run.chunk_by(|a, b| are_apart(a, b, gaps::NARROWEST));
        pieces.map(words_of).collect()
    };
    let narrow = runs.iter().map(|run| pieces(run));
    let narrow = narrow.filter(|pieces| pieces.len() > 1).collect();
    let leaps = runs.windows(2).filter_map(|pair| {
        let (foot, head) = (pair[0].last()?, pair[1].first()?);
        let leaps = !is_next(foot, head) && leaps(foot.words, head.words);
        leaps.then(|| [words_of(pair[0]), words_of(pair[1])])
    });
    Apart {
        leaps: leaps.collect(),
        narrow,
        runs: runs
            .iter()
            .flat_map(|run| run.chunk_by(|a, b| are_apart(a, b, gaps::NARROWEST)))
            .filter(|run| !run.windows(2).all(is_read))
            .map(|run| words_of(run))
            .collect(),
    }
}

fn words_of<'w>(run: &[Stretch<'w>]) -> Stretches<'w> {
    run.iter().map(|stretch| stretch.words).collect()
}

/// Whether words begin further up and beside those that end: at the head of the next column.
fn leaps(above: &[Word], below: &[Word]) -> bool {
    let (Some(last), Some(first)) = (above.last(), below.first()) else {
        return false;
    };
    let line = above.iter().rev().map(|word| &word.written);
    let line = line.take_while(|word| is_beside(word, &last.written));
    let right = line.fold(f32::MIN, |right, word| word.right.max(right));
    let (last, first) = (&last.written, &first.written);
    let (small, large) = (last.size.min(first.size), last.size.max(first.size));
    large <= small * OTHER_SIZE as f32 && last.y - first.y > small * SAME_LINE && first.left > right
}

/// Whether words go on where others end: behind them, or in the line below.
fn go_on(above: &[Word], below: &[Word]) -> bool {
    let (Some(last), Some(first)) = (above.last(), below.first()) else {
        return false;
    };
    let (last, first) = (last.written, first.written);
    let (small, large) = (last.size.min(first.size), last.size.max(first.size));
    let down = first.y - last.y;
    let line = |words: &mut dyn Iterator<Item = &Word>, of: Written| {
        let words = words.map(|word| word.written);
        let words = words.take_while(|word| (word.y - of.y).abs() < of.size * SAME_LINE);
        words.fold((f32::MAX, f32::MIN), |(left, right), word| {
            (word.left.min(left), word.right.max(right))
        })
    };
    let (ends, begins) = (
        line(&mut above.iter().rev(), last),
        line(&mut below.iter(), first),
    );
    let gap = first.left - last.right;
    let is_behind = down.abs() < small * SAME_LINE && gap > -small * SPACE && gap < small * SPACE;
    let is_below = large <= small * OTHER_SIZE as f32
        && down > small * SAME_LINE
        && down < large * LEADING
        && begins.0 < ends.1
        && ends.0 < begins.1;
    is_behind || is_below
}

/// Whether all words of a run stand on one line: those of a column do not.
fn is_a_line(run: &[Stretch<'_>]) -> bool {
    let mut words = run.iter().flat_map(|stretch| stretch.words);
    let Some(first) = words.next().map(|word| word.written) else {
        return true;
    };
    words.all(|word| is_beside(&word.written, &first))
}

fn is_beside(word: &Written, other: &Written) -> bool {
    (word.y - other.y).abs() < word.size.max(other.size) * SAME_LINE
}

/// Whether the page shows one of these words behind some words on their line, or before others on theirs: whoever
/// reads on from those to these reads it.
fn has_between(above: &[Word], below: &[Word], lines: &[Written]) -> bool {
    let (Some(last), Some(first)) = (above.last(), below.first()) else {
        return false;
    };
    let (last, first) = (&last.written, &first.written);
    let is_behind =
        |word: &Written| is_beside(word, last) && word.left >= last.right - last.size * SAME_LINE;
    let is_before = |word: &Written| {
        is_beside(word, first) && word.right <= first.left + first.size * SAME_LINE
    };
    // A line between the two, be it of a word: `is`, `not`, `guilty`.
    let (left, right) = (first.left.min(last.left), first.right.max(last.right));
    let is_in_between = |word: &Written| {
        let size = word.size * SAME_LINE;
        word.y - last.y > size && first.y - word.y > size && word.left < right && word.right > left
    };
    match is_beside(last, first) {
        true => lines.iter().any(|word| is_behind(word) && is_before(word)),
        false => lines
            .iter()
            .any(|word| is_behind(word) || is_before(word) || is_in_between(word)),
    }
}

/// The words of a page by their height.
struct Beside {
    words: Vec<Written>,
    /// How far apart in height words are at most that stand on one line.
    reach: f32,
}

impl Beside {
    fn of(words: &[Word]) -> Self {
        let mut words: Vec<Written> = words.iter().map(|word| word.written).collect();
        words.sort_by(|a, b| a.y.total_cmp(&b.y));
        let largest = words
            .iter()
            .fold(0.0, |size: f32, word| size.max(word.size));
        Self {
            words,
            reach: largest * SAME_LINE,
        }
    }

    /// How wide the white space is, in parts of the type's size, that parts the last line of some words and the first of those
    /// that go on in another from what stands beside them: who leaps over no more than the space of a line leaps over words
    /// of a sentence.
    fn white(&self, above: &[Word], below: &[Word]) -> f32 {
        let (Some(last), Some(first)) = (above.last(), below.first()) else {
            return f32::MAX;
        };
        let (last, first) = (&last.written, &first.written);
        if is_beside(last, first) {
            return f32::MAX;
        }
        let begin = above.iter().rev().map(|word| &word.written);
        let begin = begin.take_while(|word| is_beside(word, last)).last();
        let end = below.iter().map(|word| &word.written);
        let end = end.take_while(|word| is_beside(word, first)).last();
        let behind = [Some(last), end].into_iter().flatten();
        let before = [begin, Some(first)].into_iter().flatten();
        let behind = behind.map(|word| self.behind(word));
        let before = before.map(|word| self.before(word));
        behind.chain(before).fold(f32::MAX, f32::min)
    }

    /// How far behind a word another one stands on its line, but for the one that the file writes next.
    fn behind(&self, end: &Written) -> f32 {
        let words = self.on_line(end).filter(|word| {
            f32::midpoint(word.left, word.right) > end.right && word.order != end.order + 1
        });
        let white = words.map(|word| (word.left - end.right) / end.size);
        white.fold(f32::MAX, f32::min)
    }

    /// How far before a word another one stands on its line, but for the one that the file writes before it.
    fn before(&self, begin: &Written) -> f32 {
        let words = self.on_line(begin).filter(|word| {
            f32::midpoint(word.left, word.right) < begin.left && word.order + 1 != begin.order
        });
        let white = words.map(|word| (begin.left - word.right) / begin.size);
        white.fold(f32::MAX, f32::min)
    }

    fn on_line<'b>(&'b self, of: &'b Written) -> impl Iterator<Item = &'b Written> {
        let from = self
            .words
            .partition_point(|word| word.y < of.y - self.reach);
        let words = self.words[from..].iter();
        words
            .take_while(|word| word.y <= of.y + self.reach)
            .filter(|word| is_beside(word, of))
    }
}

/// Where a stretch stands: in one paragraph.
fn place(words: &[Word]) -> (usize, Range<usize>) {
    let first = words
        .first()
        .map_or((0, 0), |word| (word.paragraph, word.signs.start));
    let end = words.last().map_or(0, |word| word.signs.end);
    (first.0, first.1..end)
}
