//! White space within lines that may part two columns, or two cells of a table, where nothing tells which: then
//! whoever reads across it may read words that nobody wrote one after the other, and whoever reads down may as well.
//!
//! Such lines stay as they are, line by line, and who quotes across is told. What goes down stays together as well.

use std::collections::HashSet;

use super::{
    chains::{Chain, Gap, LEADING, Row, chains, has_words, words_in},
    columns,
    rules::Rules,
    words::Word,
    written::is_sign,
};
use crate::extract::{Span, Whose};

/// In parts of the type's size: narrower white space is that of a line.
pub const NARROWEST: f64 = 0.8;
/// The same where the file goes on elsewhere.
pub const NARROWEST_TURN: f64 = 0.45;
/// Words that are drawn twice and so left out, where it does not, at most.
const LEFT_OUT: usize = 3;
/// In parts of the type's size: how far the first line of a paragraph is set in.
const INDENT: f64 = 3.0;
/// Lines one below the other, at least, of a table.
const MANY_LINES: usize = 3;
/// The same where the gaps are wide.
const MIN_ROWS: usize = 2;
/// Letters of a cell on average, at least, where it may be the line of a column; those of tables of names and figures
/// have fewer.
pub const MIN_LETTERS: usize = 12;
/// Words that make a statement if they are read across, at least.
const MIN_WORDS: usize = 3;
/// Words of a name, at most.
const NAME_WORDS: usize = 2;

/// Behind how many signs of a text such a gap is.
pub type Gaps = Vec<usize>;

/// Puts the gaps of a text behind those of another one that it follows.
pub fn append(gaps: &mut Gaps, text: &str, more: &[usize]) {
    if more.is_empty() {
        return;
    }
    let before = text.chars().filter(|c| is_sign(*c)).count();
    gaps.extend(more.iter().map(|signs| before + signs));
}

/// The gaps of a part of a page.
#[derive(Debug, Default)]
pub struct Found {
    /// The words behind them, by their numbers in the order of the file.
    pub before: HashSet<usize>,
    /// The words at the end of lines below which another one has such a gap.
    pub ends: HashSet<usize>,
    /// The words of each side of them, from top to bottom.
    pub downs: Vec<Vec<usize>>,
}

/// The bytes of a text at which its gaps are: of the sign behind each, or the end.
pub fn places(text: &str, gaps: &Gaps) -> Vec<usize> {
    if gaps.is_empty() {
        return Vec::new();
    }
    let signs = text.char_indices().filter(|(_, c)| is_sign(*c));
    let signs: Vec<usize> = signs.map(|(at, _)| at).collect();
    let place = |gap: &usize| signs.get(*gap).copied().unwrap_or(text.len());
    let mut places: Vec<usize> = gaps.iter().map(place).collect();
    places.dedup();
    places
}

/// What says of a byte of a block's text that such a gap is there.
pub fn span(at: usize) -> Span {
    (at..at, Whose::OverGap)
}

/// The gaps within these rows of words, from the top.
pub fn find(words: &[Word], rows: &[Vec<usize>], rules: &Rules) -> Found {
    let rows = rows.iter().map(|row| Row::new(words, row, rules));
    let rows: Vec<Row<'_>> = rows.collect();
    let chains = chains(&rows);
    let mut parted: Vec<Vec<usize>> = vec![Vec::new(); rows.len()];
    for (row, gap) in chains.iter().flat_map(|chain| &chain.rows) {
        parted[*row].extend(gap.map(|gap| gap.before));
    }
    for row in &mut parted {
        row.sort_unstable();
        row.dedup();
    }
    let mut found = Found::default();
    for chain in &chains {
        let sides = Sides::new(chain, &rows, &parted);
        if sides.may_be_columns(chain.stands_out(&rows)) {
            sides.tell(chain, &rows, &mut found);
        } else if sides.are_cells() && chain.parts_cells(&rows) {
            found.before.extend(chain.behind(&rows));
        }
    }
    tell_stairs(&rows, &mut found);
    tell_turns(&rows, &mut found);
    let has_gap = |row: &Row<'_>| {
        row.words
            .iter()
            .any(|word| found.before.contains(&word.order))
    };
    if found.before.is_empty() {
        return found;
    }
    let pairs = rows.windows(2).filter(|pair| {
        let is_below = pair[1].y - pair[0].y <= pair[1].size * LEADING;
        is_below && has_gap(&pair[0]) && has_gap(&pair[1])
    });
    let ends: Vec<usize> = pairs
        .filter_map(|pair| pair[0].words.last())
        .map(|word| word.order)
        .collect();
    found.ends.extend(ends);
    found
}

/// Tells of gaps, be they narrow, at which the file goes on in another line, and comes from another one to what is
/// behind them.
fn tell_turns(rows: &[Row<'_>], found: &mut Found) {
    for row in rows {
        let is_here = |order: Option<usize>| {
            let mut words = row.words.iter();
            words.any(|word| Some(word.order) == order)
        };
        for (at, pair) in row.words.windows(2).enumerate() {
            let [left, right] = pair else { continue };
            let is_turn = right.left - left.right > row.size * NARROWEST_TURN
                && left.order.abs_diff(right.order) > LEFT_OUT
                && !is_here(left.order.checked_add(1))
                && !is_here(right.order.checked_sub(1));
            if is_turn && has_words(&row.words[..=at]) && has_words(&row.words[at + 1..]) {
                found.before.insert(right.order);
            }
        }
    }
}

/// Tells of rows that stand beside another rather than below it, on alternating sides: lines of two columns at heights
/// of their own.
fn tell_stairs(rows: &[Row<'_>], found: &mut Found) {
    let mut start = 0;
    while start < rows.len() {
        let pairs = rows[start..].windows(2);
        let stairs = pairs.take_while(|pair| pair[0].is_beside(&pair[1]));
        let end = start + stairs.count() + 1;
        let stairs = &rows[start..end];
        if stairs.len() > 1 {
            let ends = stairs[..stairs.len() - 1].iter();
            let ends = ends.filter_map(|row| row.words.last());
            found.ends.extend(ends.map(|word| word.order));
            for side in [0, 1] {
                let side = stairs.iter().skip(side).step_by(2);
                let words = side.flat_map(|row| &row.words);
                found.downs.push(words.map(|word| word.order).collect());
            }
        }
        start = end;
    }
}

/// What stands on both sides of gaps, row by row, up to the next ones.
struct Sides<'w> {
    sides: [Vec<Vec<&'w Word>>; 2],
    /// The words anywhere to the left.
    has_words_before: bool,
}

impl<'w> Sides<'w> {
    fn new(chain: &Chain, rows: &'w [Row<'w>], parted: &[Vec<usize>]) -> Self {
        let mut sides = [const { Vec::new() }; 2];
        let mut has_words_before = false;
        for (number, gap) in &chain.rows {
            let row = &rows[*number];
            let Some(gap) = gap else {
                continue;
            };
            let gaps = &parted[*number];
            // What is nearest on the left and no sign alone, as between the sides of a caption.
            let mut left = 0..gap.before;
            for at in gaps.iter().rev().filter(|at| **at < gap.before) {
                let lane = *at..left.end;
                if has_words(&row.words[lane.clone()]) {
                    left = lane;
                    break;
                }
                left.end = *at;
            }
            let behind = gaps.iter().find(|at| **at > gap.before);
            let right = gap.before..behind.copied().unwrap_or(row.words.len());
            has_words_before |= has_words(&row.words[..gap.before]);
            sides[0].push(row.words[left].to_vec());
            sides[1].push(row.words[right].to_vec());
        }
        Self {
            sides,
            has_words_before,
        }
    }

    /// Whether what stands on both sides may be read down as well as across: not where it is names and figures, as in
    /// a table, or values behind their labels. What is no more than two words is so only where it stands out.
    fn may_be_columns(&self, stands_out: bool) -> bool {
        let [left, right] = &self.sides;
        let letters = |side: &[Vec<&Word>]| {
            let letters = side.iter().flatten().map(|word| word.letters());
            letters.sum::<usize>()
        };
        let count = left.len();
        let pairs = left.iter().zip(right);
        let most = pairs
            .map(|(left, right)| words_in(left) + words_in(right))
            .max();
        let is_long = letters(left).max(letters(right)) >= MIN_LETTERS * count;
        let is_statement = most >= Some(MIN_WORDS);
        self.has_words_before
            && right.iter().any(|words| has_words(words))
            && (is_statement && (count < MANY_LINES || is_long)
                || (is_statement || stands_out) && self.says())
    }

    /// Whether what stands on both sides is cells of a table, be they names and figures: in several rows, and most on the
    /// left are no labels.
    fn are_cells(&self) -> bool {
        let [left, right] = &self.sides;
        let labels = left.iter().filter(|words| is_label(words)).count();
        let is_said = |word: &&Word| word.text().contains(char::is_alphanumeric);
        left.len() >= MIN_ROWS
            && labels * 2 < left.len()
            && self.has_words_before
            && right.iter().flatten().any(is_said)
    }

    /// Whether some cell is no name and no figure, be it ever so short, and most on the left are no labels.
    fn says(&self) -> bool {
        let left = self.sides[0].iter();
        let labels = left.filter(|words| is_label(words)).count();
        if labels * 2 >= self.sides[0].len() {
            return false;
        }
        let mut cells = self.sides.iter().flatten();
        cells.any(|words| {
            let first = |word: &&Word| word.texts.iter().flat_map(|text| text.chars()).next();
            let has_small = |word: &&Word| first(word).is_some_and(char::is_lowercase);
            words_in(words) > NAME_WORDS || has_words(words) && words.iter().any(has_small)
        })
    }

    fn tell(&self, chain: &Chain, rows: &[Row<'_>], found: &mut Found) {
        found.before.extend(chain.behind(rows));
        if chain.rows.len() < 2 {
            return;
        }
        // Whoever reads on from the end of a line to the next one may stay on one side.
        let side = |(number, gap): (usize, Option<Gap>), of_both: usize| match gap {
            Some(_) => of_both,
            None => usize::from(rows[number].left() >= chain.left),
        };
        let changes = |pair: &&[(usize, Option<Gap>)]| side(pair[0], 1) != side(pair[1], 0);
        let ends = chain.rows.windows(2).filter(changes);
        let ends = ends.filter_map(|pair| rows[pair[0].0].words.last());
        found.ends.extend(ends.map(|word| word.order));
        let mut downs = [const { Vec::new() }; 2];
        let mut sides = self.sides[0].iter().zip(&self.sides[1]);
        let order = |words: &[&Word]| words.iter().map(|word| word.order).collect::<Vec<_>>();
        let edge = |side: &[Vec<&Word>]| {
            let edges = side.iter().filter_map(|words| words.first());
            edges.map(|word| word.left).fold(f64::MAX, f64::min)
        };
        let edges = [edge(&self.sides[0]), edge(&self.sides[1])];
        for (number, gap) in &chain.rows {
            let row = &rows[*number];
            if gap.is_some() {
                if let Some((left, right)) = sides.next() {
                    downs[0].extend(order(left));
                    downs[1].extend(order(right));
                }
                continue;
            }
            let side = usize::from(row.left() >= chain.left);
            let words = row.words.iter().copied();
            let words: Vec<&Word> = words
                .filter(|word| word.left >= edges[side] - row.size * INDENT)
                .collect();
            downs[side].extend(order(&words));
        }
        for down in downs {
            if !found.downs.contains(&down) {
                found.downs.push(down);
            }
        }
    }
}

/// Whether words are the label of what stands behind them.
fn is_label(words: &[&Word]) -> bool {
    let last = words.last().and_then(|word| word.texts.last());
    last.is_some_and(|text| text.ends_with(':'))
}

/// The gaps of words of a part that is not cut any further.
pub fn of(words: &[Word], rules: &Rules) -> Found {
    find(words, &columns::rows(words), rules)
}
