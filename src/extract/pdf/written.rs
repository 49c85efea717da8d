//! Words that the file writes one after the other, in a line or in the next one below, and that the text has apart.
//!
//! Which cells and columns a page has is told by where its letters stand, and that may be told wrongly: two
//! columns without a gutter are read across. Whoever copies gets the words as they are written, and where those
//! go on in the line below, that is what the page says.

use std::ops::Range;

use super::{Page, look::Look, paragraphs::OTHER_SIZE};
use crate::extract::{Block, Places};

/// In parts of the type's size: words that are less apart in height stand on one line.
const SAME_LINE: f32 = 0.5;
/// In parts of the type's size: words of a line are less apart, and columns are more.
const SPACE: f32 = 0.8;
/// In parts of the type's size: lines that follow one another are at most that far apart.
const LEADING: f32 = 2.6;

/// A word of a line, as the file writes it. A large document has millions, so it is small.
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
}

/// Whether a character stays what it is where lines become paragraphs: spaces and hyphens come and go.
pub fn is_sign(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '-' | '\u{AD}' | '\u{2010}')
}

/// The runs of words of all pages that are written one after the other and stand apart in these blocks, which
/// were made of the pages; in each run the words stand line below line, or go on in the text.
pub fn runs(pages: &[Page], blocks: &[Block]) -> Vec<Places> {
    let mut runs = Vec::new();
    for (page, of_page) in pages.iter().zip(by_page(pages.len(), blocks)) {
        if let Some(words) = placed(page, blocks, of_page) {
            runs.extend(of_words(&words));
        }
    }
    runs
}

/// Which blocks are those of each page.
pub fn by_page(pages: usize, blocks: &[Block]) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    (1..).take(pages).map(move |number| {
        let of_page = blocks[start..].iter();
        let count = of_page.take_while(|block| block.page == Some(number));
        let first = start;
        start += count.count();
        first..start
    })
}

/// A word with the place that it has in the text.
pub struct Word {
    pub written: Written,
    pub block: usize,
    pub range: Range<usize>,
}

/// The words of a page in the order of reading. None where they cannot be told in the blocks.
pub fn placed(page: &Page, blocks: &[Block], of_page: Range<usize>) -> Option<Vec<Word>> {
    let parts = page.parts.iter().filter(|part| !part.is_outside);
    let lines = parts.flat_map(|part| &part.lines);
    let words = lines.flat_map(|line| &line.written);
    let mut words = words.filter(|word| word.signs > 0).peekable();
    let mut placed = Vec::new();
    for block in of_page {
        if words.peek().is_none() {
            // What follows are the numbers in the margin, and what the page does not show.
            break;
        }
        let text = &blocks[block].text;
        let mut signs = text.char_indices().filter(|(_, c)| is_sign(*c));
        while let Some((start, _)) = signs.next() {
            let written = *words.next()?;
            let last = match written.signs {
                1 => Some(start),
                more => signs.nth(more as usize - 2).map(|(at, _)| at),
            };
            let rest = &text[last?..];
            // With the hyphen at its end.
            let after = rest.char_indices().skip(1);
            let mut after = after.filter(|(_, c)| is_sign(*c) || c.is_whitespace());
            let end = last? + after.next().map_or(rest.len(), |(at, _)| at);
            placed.push(Word {
                written,
                block,
                range: start..end,
            });
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

fn of_words(words: &[Word]) -> Vec<Places> {
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
            && words[next].block == words[next - 1].block;
        if !goes_on {
            stretches.push(Stretch {
                words: &words[first..next],
                first,
            });
            first = next;
        }
    }
    stretches.sort_by_key(|stretch| ranks[stretch.first]);
    let is_read = |pair: &[Stretch<'_>]| pair[0].first + pair[0].words.len() == pair[1].first;
    let are_one = |a: &Stretch<'_>, b: &Stretch<'_>| {
        a.first + a.words.len() == b.first || go_on(a.words, b.words)
    };
    let runs = stretches.chunk_by(are_one);
    let apart = runs.filter(|run| !run.windows(2).all(is_read));
    let places = apart.map(|run| run.iter().map(|stretch| place(stretch.words)).collect());
    places.collect()
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

/// Where a stretch stands: in one block.
fn place(words: &[Word]) -> (usize, Range<usize>) {
    let first = words
        .first()
        .map_or((0, 0), |word| (word.block, word.range.start));
    let end = words.last().map_or(0, |word| word.range.end);
    (first.0, first.1..end)
}
