//! White space within lines that may part two columns, or two cells of a table, where nothing tells which: then
//! whoever reads across it may read words that nobody wrote one after the other, and whoever reads down may as well.
//!
//! Such lines stay as they are, line by line, and who quotes across is told. What goes down stays together as well.

use std::collections::HashSet;

use super::{columns, lines, rules::Rules, script, words::Word, written::is_sign};
use crate::extract::{Span, Whose};

/// In parts of the type's size: narrower white space is that of a line.
pub const NARROWEST: f64 = 0.8;
/// The same where the file goes on elsewhere.
const NARROWEST_TURN: f64 = 0.45;
/// Words that are drawn twice and so left out, where it does not, at most.
const LEFT_OUT: usize = 3;
/// In parts of the type's size: a gap in a single line is at least that wide, and so much wider than the other spaces
/// of its line.
const ALONE: f64 = 0.95;
const ALONE_WIDER: f64 = 3.5;
/// How much wider than the other spaces of its line such a gap is, at least.
const WIDER: f64 = 2.0;
/// The same where what is behind the gaps begins at one edge, up to this part of the type's size.
const WIDER_AT_EDGE: f64 = 1.1;
const SAME_EDGE: f64 = 0.15;
/// In parts of the type's size: how far the first line of a paragraph is set in.
const INDENT: f64 = 3.0;
/// Lines one below the other, at least, of a table.
const MANY_LINES: usize = 3;
/// In parts of the type's size: lines of one column are no further apart.
const LEADING: f64 = 3.2;
/// In parts of the type's size: no line is that little below another.
const SAME_HEIGHT: f64 = 0.95;
/// The same of lines that have something on one side only, below all others.
const ONE_SIDED_LEADING: f64 = 1.6;
/// Letters of a cell on average, at least, where it may be the line of a column; those of tables of names and figures
/// have fewer.
pub const MIN_LETTERS: usize = 12;
/// Words that make a statement if they are read across, at least.
const MIN_WORDS: usize = 3;
/// Gaps one below the other that are followed at once, at most.
const MAX_OPEN: usize = 64;

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

/// A row of words.
struct Row<'w> {
    /// From left to right.
    words: Vec<&'w Word>,
    gaps: Vec<Gap>,
    y: f64,
    size: f64,
    right: f64,
}

/// White space before one of the words of a row.
#[derive(Clone, Copy)]
struct Gap {
    before: usize,
    left: f64,
    right: f64,
    /// Whether a line runs down in it.
    is_ruled: bool,
}

/// Gaps one below the other, with white space in common.
struct Chain {
    left: f64,
    right: f64,
    /// Each row, and its gap; none where it has something on one side only.
    rows: Vec<(usize, Option<Gap>)>,
}

/// The gaps within these rows of words, from the top.
fn find(words: &[Word], rows: &[Vec<usize>], rules: &Rules) -> Found {
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
        if sides.may_be_columns() {
            sides.tell(chain, &rows, &mut found);
        }
    }
    tell_stairs(&rows, &mut found);
    tell_turns(&rows, &mut found);
    let has_gap = |row: &Row<'_>| {
        row.words
            .iter()
            .any(|word| found.before.contains(&word.order))
    };
    let pairs = rows.windows(2).filter(|pair| {
        let is_below = pair[1].y - pair[0].y <= pair[1].size * ONE_SIDED_LEADING;
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
        let mut orders: Vec<usize> = row.words.iter().map(|word| word.order).collect();
        orders.sort_unstable();
        let is_here =
            |order: Option<usize>| order.is_some_and(|order| orders.binary_search(&order).is_ok());
        for (at, pair) in row.words.windows(2).enumerate() {
            let [left, right] = pair else { continue };
            let gap = right.left - left.right;
            let is_turn = gap > row.size * NARROWEST_TURN
                && left.order.abs_diff(right.order) > LEFT_OUT
                && !is_here(left.order.checked_add(1))
                && !is_here(right.order.checked_sub(1));
            if is_turn && words_in(&row.words[..=at]) > 0 && words_in(&row.words[at + 1..]) > 0 {
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

impl<'w> Row<'w> {
    fn new(words: &'w [Word], row: &[usize], rules: &Rules) -> Self {
        let mut words: Vec<&Word> = row.iter().map(|&word| &words[word]).collect();
        words.sort_by(|a, b| a.left.total_cmp(&b.left));
        let size = words.iter().map(|word| word.size).fold(0.0, f64::max);
        let mut row = Self {
            gaps: Vec::new(),
            y: words.iter().map(|word| word.y).fold(f64::MIN, f64::max),
            size,
            right: f64::MIN,
            words,
        };
        for (before, word) in row.words.iter().enumerate() {
            let is_ruled = before > 0
                && word.left > row.right
                && rules.part(row.right, word.left, word.y - word.size * 0.3);
            if before > 0 && (is_ruled || word.left - row.right >= size * NARROWEST) {
                row.gaps.push(Gap {
                    before,
                    left: row.right,
                    right: word.left,
                    is_ruled,
                });
            }
            row.right = row.right.max(word.right);
        }
        row
    }

    fn left(&self) -> f64 {
        self.words.first().map_or(0.0, |word| word.left)
    }

    /// Whether the next row stands beside this one: it begins behind it or ends before it, and is not a line lower.
    fn is_beside(&self, next: &Row<'_>) -> bool {
        let size = self.size.max(next.size);
        let gap = (next.left() - self.right).max(self.left() - next.right);
        next.y - self.y < size * SAME_HEIGHT && gap >= size * NARROWEST
    }

    /// The width of most spaces between its words.
    fn space(&self) -> f64 {
        let pairs = self.words.windows(2);
        let spaces = pairs.map(|pair| pair[1].left - pair[0].right);
        let mut spaces: Vec<f64> = spaces.filter(|space| *space > 0.0).collect();
        spaces.sort_by(f64::total_cmp);
        match spaces.len() {
            0..MANY_LINES => self.size * 0.25,
            many => spaces[many / 2],
        }
    }
}

/// The gaps that are one below the other, as far as they may part columns or cells.
fn chains(rows: &[Row<'_>]) -> Vec<Chain> {
    let mut open: Vec<Chain> = Vec::new();
    let mut chains = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let above = number.checked_sub(1).and_then(|above| rows.get(above));
        if above.is_some_and(|above| row.y - above.y > row.size.max(above.size) * LEADING) {
            chains.append(&mut open);
        }
        let mut taken = HashSet::new();
        let (on, over): (Vec<Chain>, Vec<Chain>) = open.into_iter().partition(|chain| {
            let gap = chain.gap(row);
            taken.extend(gap.map(|gap| gap.before));
            gap.is_some() || chain.beside(row).is_some()
        });
        open = on;
        chains.extend(over);
        for chain in &mut open {
            chain.take(number, row);
        }
        let new = row.gaps.iter().filter(|gap| !taken.contains(&gap.before));
        open.extend(new.take(MAX_OPEN).map(|gap| Chain {
            left: gap.left,
            right: gap.right,
            rows: vec![(number, Some(*gap))],
        }));
    }
    chains.append(&mut open);
    for chain in &mut chains {
        chain.trim(rows);
    }
    chains.retain(|chain| chain.parts(rows));
    chains
}

impl Chain {
    /// The white space that a row and those above it have in common: how far it goes, and the gap.
    fn gap(&self, row: &Row<'_>) -> Option<Gap> {
        let common = |gap: &Gap| gap.right.min(self.right) - gap.left.max(self.left);
        let widest = row.gaps.iter().copied();
        let widest = widest.max_by(|a, b| common(a).total_cmp(&common(b)))?;
        let narrowest = match widest.is_ruled {
            true => 0.0,
            false => row.size * NARROWEST,
        };
        (common(&widest) >= narrowest).then_some(widest)
    }

    /// What is left of the white space beside a row that stands on one side of it.
    fn beside(&self, row: &Row<'_>) -> Option<(f64, f64)> {
        let left = self.left.max(row.right);
        let right = self.right.min(row.left());
        let width = row.size * NARROWEST;
        match (self.right - left >= width, right - self.left >= width) {
            (true, _) => Some((left, self.right)),
            (_, true) => Some((self.left, right)),
            _ => None,
        }
    }

    fn take(&mut self, number: usize, row: &Row<'_>) {
        let gap = self.gap(row);
        let common = match gap {
            Some(gap) => Some((gap.left.max(self.left), gap.right.min(self.right))),
            None => self.beside(row),
        };
        if let Some((left, right)) = common {
            (self.left, self.right) = (left, right);
        }
        self.rows.push((number, gap));
    }

    /// Lets go of the rows at its end that have something on one side only, but for those right below.
    fn trim(&mut self, rows: &[Row<'_>]) {
        let last = self.rows.iter().rposition(|(_, gap)| gap.is_some());
        let last = last.unwrap_or(0);
        let is_below = |pair: &&[(usize, Option<Gap>)]| {
            let (above, below) = (&rows[pair[0].0], &rows[pair[1].0]);
            below.y - above.y <= below.size * ONE_SIDED_LEADING
        };
        let below = self.rows[last..].windows(2).take_while(is_below).count();
        self.rows.truncate(last + below + 1);
    }

    fn gaps<'c>(&'c self, rows: &'c [Row<'_>]) -> impl Iterator<Item = (&'c Row<'c>, Gap)> {
        let all = self.rows.iter();
        all.filter_map(|(row, gap)| Some((&rows[*row], (*gap)?)))
    }

    /// Whether its gaps part something: each is wide, or there is a line in it; or they are more than the spaces of
    /// their lines.
    fn parts(&self, rows: &[Row<'_>]) -> bool {
        let is_wide = |(row, gap): (&Row<'_>, Gap)| {
            gap.is_ruled || gap.right - gap.left > row.size * lines::CELL_GAP
        };
        if self.gaps(rows).all(is_wide) {
            return true;
        }
        let count = self.gaps(rows).count();
        let edges = || self.gaps(rows).map(|(_, gap)| gap.right);
        let (first, last) = (
            edges().fold(f64::MAX, f64::min),
            edges().fold(f64::MIN, f64::max),
        );
        let size = self.gaps(rows).map(|(row, _)| row.size).fold(0.0, f64::max);
        if let (1, Some((row, gap))) = (count, self.gaps(rows).next()) {
            let width = gap.right - gap.left;
            return width > row.size * ALONE
                && width > row.space() * ALONE_WIDER
                && !self.is_hole(rows);
        }
        let wider = match last - first < size * SAME_EDGE {
            true => WIDER_AT_EDGE,
            false => WIDER,
        };
        let is_wider = |(row, gap): (&Row<'_>, Gap)| gap.right - gap.left > row.space() * wider;
        self.gaps(rows).all(is_wider)
    }

    /// Whether its one gap is but a hole in a line of a paragraph: the line above or below begins at the same place and
    /// goes through.
    fn is_hole(&self, rows: &[Row<'_>]) -> bool {
        let Some((number, _)) = self.rows.first() else {
            return false;
        };
        let row = &rows[*number];
        let is_line = |other: &Row<'_>| {
            let is_near = (other.y - row.y).abs() <= row.size * ONE_SIDED_LEADING;
            let begins = (other.left() - row.left()).abs() < row.size * NARROWEST;
            is_near && begins && self.gap(other).is_none() && self.beside(other).is_none()
        };
        let above = number.checked_sub(1).and_then(|above| rows.get(above));
        above.into_iter().chain(rows.get(number + 1)).any(is_line)
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
            let before = gaps.iter().rev().find(|at| **at < gap.before);
            let behind = gaps.iter().find(|at| **at > gap.before);
            let left = before.copied().unwrap_or(0)..gap.before;
            let right = gap.before..behind.copied().unwrap_or(row.words.len());
            has_words_before |= words_in(&row.words[..gap.before]) > 0;
            sides[0].push(row.words[left].to_vec());
            sides[1].push(row.words[right].to_vec());
        }
        Self {
            sides,
            has_words_before,
        }
    }

    /// Whether what stands on both sides may be read down as well as across: not where it is names and figures, as in
    /// a table.
    fn may_be_columns(&self) -> bool {
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
        self.has_words_before
            && right.iter().any(|words| words_in(words) > 0)
            && most >= Some(MIN_WORDS)
            && (count < MANY_LINES || is_long)
    }

    fn tell(&self, chain: &Chain, rows: &[Row<'_>], found: &mut Found) {
        for (number, gap) in &chain.rows {
            let word = gap.and_then(|gap| rows[*number].words.get(gap.before));
            found.before.extend(word.map(|word| word.order));
        }
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

/// How many of some words are such, and no figures or signs.
fn words_in(words: &[&Word]) -> usize {
    let count = |word: &&Word| {
        let letters = || word.texts.iter().flat_map(|text| text.chars());
        let square = letters().filter(|c| script::is_square(*c)).count();
        match square {
            0 => usize::from(
                letters().filter(|c| c.is_alphabetic()).count() > 1
                    && !lines::is_marker(&word.text()),
            ),
            // Two make a word, about.
            many => many.div_ceil(2),
        }
    };
    words.iter().map(count).sum()
}

/// The gaps of words of a part that is not cut any further.
pub fn of(words: &[Word], rules: &Rules) -> Found {
    find(words, &columns::rows(words), rules)
}
