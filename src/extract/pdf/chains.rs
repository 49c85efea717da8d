//! Rows of words, the white space within them, and where it is one below the other.

use std::collections::HashSet;

use super::{gaps::NARROWEST, lines, rules::Rules, script, words::Word};

/// In parts of the type's size: a gap in a single line is at least that wide, and so much wider than the other spaces
/// of its line.
const ALONE: f64 = 0.95;
const ALONE_WIDER: f64 = 3.5;
/// How much wider than the other spaces of its line such a gap is, at least.
const WIDER: f64 = 2.0;
/// The same where what is behind the gaps begins at one edge, up to this part of the type's size.
const WIDER_AT_EDGE: f64 = 1.1;
const SAME_EDGE: f64 = 0.15;
/// Rows with wide gaps, at least, that are no stretched lines.
const MANY_ROWS: usize = 3;
/// In parts of the type's size: a gap between cells is wider.
const WIDE: f64 = 1.5;
/// How much wider than the other spaces of its line a wide one is.
const WIDER_IF_WIDE: f64 = 1.3;
/// Spaces of some lines that tell how wide they are, at least, and else how wide they are in parts of the type's size.
const MIN_SPACES: usize = 3;
const SPACE: f64 = 0.25;
/// In parts of the type's size: lines of one column are no further apart.
pub const LEADING: f64 = 3.2;
/// In parts of the type's size: no line is that little below another.
const SAME_HEIGHT: f64 = 0.95;
/// In parts of the type's size: lines of one paragraph are no further apart.
const CLOSE: f64 = 1.6;
/// Words on each side of a gap in a single line that is not wide, at least: behind one a heading ends.
const MIN_WORDS_BESIDE: usize = 2;
/// In parts of the type's size of a line: smaller words do not fill it for the eye.
const TINY: f64 = 0.5;
/// Gaps one below the other that are followed at once, at most.
const MAX_OPEN: usize = 64;

/// A row of words.
pub struct Row<'w> {
    /// From left to right.
    pub words: Vec<&'w Word>,
    pub gaps: Vec<Gap>,
    pub y: f64,
    pub size: f64,
    pub right: f64,
}

/// White space before one of the words of a row.
#[derive(Clone, Copy)]
pub struct Gap {
    pub before: usize,
    pub left: f64,
    pub right: f64,
    /// Whether a line runs down in it.
    is_ruled: bool,
}

/// Gaps one below the other, with white space in common.
pub struct Chain {
    pub left: f64,
    pub right: f64,
    /// Each row, and its gap; none where it has something on one side only.
    pub rows: Vec<(usize, Option<Gap>)>,
}

impl<'w> Row<'w> {
    pub fn new(words: &'w [Word], row: &[usize], rules: &Rules) -> Self {
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
                && rules.part(row.right, word.left, word.y - word.size * 0.3, size);
            let is_filled = before > 0 && is_filled(row.words[before - 1], word, size);
            let is_wide = word.left - row.right >= size * NARROWEST && !is_filled;
            if before > 0 && (is_ruled || is_wide) {
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

    pub fn left(&self) -> f64 {
        self.words.first().map_or(0.0, |word| word.left)
    }

    /// Whether the next row stands beside this one: it begins behind it or ends before it, and is not a line lower.
    pub fn is_beside(&self, next: &Row<'_>) -> bool {
        let size = self.size.max(next.size);
        let gap = (next.left() - self.right).max(self.left() - next.right);
        let have_words = has_words(&self.words) && has_words(&next.words);
        next.y - self.y < size * SAME_HEIGHT && gap >= size * NARROWEST && have_words
    }

    /// Whether a gap is far wider than the other spaces of the line.
    fn is_alone(&self, gap: &Gap) -> bool {
        let space = median(&self.spaces(gap.before)).unwrap_or(self.size * SPACE);
        let width = gap.right - gap.left;
        width > self.size * ALONE && width > space * ALONE_WIDER
    }

    /// The spaces between its words, but for that before one of them, from the narrowest.
    fn spaces(&self, but: usize) -> Vec<f64> {
        let pairs = self.words.windows(2).enumerate();
        let others = pairs.filter(|(at, _)| at + 1 != but);
        let spaces = others.map(|(_, pair)| pair[1].left - pair[0].right);
        let mut spaces: Vec<f64> = spaces.filter(|space| *space > 0.0).collect();
        spaces.sort_by(f64::total_cmp);
        spaces
    }
}

/// The one in the middle of some widths, from the narrowest.
fn median(widths: &[f64]) -> Option<f64> {
    widths.get(widths.len() / 2).copied()
}

/// The gaps that are one below the other, as far as they may part columns or cells.
pub fn chains(rows: &[Row<'_>]) -> Vec<Chain> {
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
            below.y - above.y <= below.size * CLOSE
        };
        let below = self.rows[last..].windows(2).take_while(is_below).count();
        self.rows.truncate(last + below + 1);
    }

    fn gaps<'c>(&'c self, rows: &'c [Row<'_>]) -> impl Iterator<Item = (&'c Row<'c>, Gap)> {
        let all = self.rows.iter();
        all.filter_map(|(row, gap)| Some((&rows[*row], (*gap)?)))
    }

    /// The width of most spaces of its rows that are none of its gaps; none where there are too few to tell.
    fn spaces(&self, rows: &[Row<'_>]) -> Option<f64> {
        let gaps = self.rows.iter();
        let all = gaps.flat_map(|(row, gap)| {
            let but = gap.map_or(usize::MAX, |gap| gap.before);
            rows[*row].spaces(but)
        });
        let mut all: Vec<f64> = all.collect();
        all.sort_by(f64::total_cmp);
        median(&all).filter(|_| all.len() >= MIN_SPACES)
    }

    /// Whether its gaps part something: each is wide, or there is a line in it; or they are more than the spaces of
    /// their lines.
    fn parts(&self, rows: &[Row<'_>]) -> bool {
        let others = self.spaces(rows);
        // In a line that is stretched to both margins all spaces are wide.
        let space = |row: &Row<'_>, gap: &Gap| {
            let own = median(&row.spaces(gap.before));
            own.or(others).unwrap_or(row.size * SPACE)
        };
        let is_wide = |(row, gap): (&Row<'_>, Gap)| {
            let width = gap.right - gap.left;
            gap.is_ruled
                || width > row.size * lines::CELL_GAP && width > space(row, &gap) * WIDER_IF_WIDE
        };
        let count = self.gaps(rows).count();
        // No lines that are stretched have such spaces below one another, and a row of cells may have no other.
        let are_many = count >= MANY_ROWS
            && (self.has_edge(rows) || self.are_figures(rows))
            && (self.gaps(rows))
                .all(|(row, gap)| gap.right - gap.left > row.size * lines::CELL_GAP);
        if are_many || self.gaps(rows).all(is_wide) {
            return true;
        }
        if let (1, Some((row, gap))) = (count, self.gaps(rows).next()) {
            let (left, right) = row.words.split_at(gap.before);
            return words_in(left).min(words_in(right)) >= MIN_WORDS_BESIDE
                && row.is_alone(&gap)
                && !self.is_hole(rows);
        }
        let wider = match self.has_edge(rows) {
            true => WIDER_AT_EDGE,
            false => WIDER,
        };
        let is_wider =
            |(row, gap): (&Row<'_>, Gap)| gap.right - gap.left > space(row, &gap) * wider;
        self.gaps(rows).all(is_wider)
    }

    /// The words behind its gaps, by their numbers in the order of the file.
    pub fn behind(&self, rows: &[Row<'_>]) -> Vec<usize> {
        let words = self
            .gaps(rows)
            .filter_map(|(row, gap)| row.words.get(gap.before));
        words.map(|word| word.order).collect()
    }

    /// Whether its gaps are as wide as those of a table are, and behind them are figures, or what begins at one edge: the
    /// words of stretched lines do not.
    pub fn parts_cells(&self, rows: &[Row<'_>]) -> bool {
        let mut gaps = self.gaps(rows);
        gaps.all(|(row, gap)| gap.right - gap.left > row.size * WIDE)
            && (self.has_edge(rows) || self.are_figures(rows))
    }

    /// Whether most words behind its gaps are figures.
    fn are_figures(&self, rows: &[Row<'_>]) -> bool {
        let (mut figures, mut all) = (0, 0);
        for word in (self.gaps(rows)).filter_map(|(row, gap)| row.words.get(gap.before)) {
            let text = word.text();
            let is_figure = text.contains(char::is_numeric) && !text.contains(char::is_alphabetic);
            figures += usize::from(is_figure);
            all += 1;
        }
        figures * 2 > all
    }

    /// Whether its gaps are none that the spaces of stretched lines make by chance.
    pub fn stands_out(&self, rows: &[Row<'_>]) -> bool {
        let is_wide =
            |(row, gap): (&Row<'_>, Gap)| gap.right - gap.left > row.size * lines::CELL_GAP;
        self.has_edge(rows) && self.gaps(rows).all(is_wide)
    }

    /// Whether what is behind its gaps begins at one edge, in more than one row.
    fn has_edge(&self, rows: &[Row<'_>]) -> bool {
        let edges = || self.gaps(rows).map(|(_, gap)| gap.right);
        let (first, last) = (
            edges().fold(f64::MAX, f64::min),
            edges().fold(f64::MIN, f64::max),
        );
        let size = self.gaps(rows).map(|(row, _)| row.size).fold(0.0, f64::max);
        last - first < size * SAME_EDGE && edges().nth(1).is_some()
    }

    /// Whether its one gap is but a hole in a line of a paragraph: the line above or below begins at the same place and
    /// goes through, with no such hole of its own.
    fn is_hole(&self, rows: &[Row<'_>]) -> bool {
        let Some((number, _)) = self.rows.first() else {
            return false;
        };
        let row = &rows[*number];
        let is_line = |other: &Row<'_>| {
            let is_near = (other.y - row.y).abs() <= row.size * CLOSE;
            let begins = (other.left() - row.left()).abs() < row.size * NARROWEST;
            let goes_through = || !other.gaps.iter().any(|gap| other.is_alone(gap));
            is_near
                && begins
                && self.gap(other).is_none()
                && self.beside(other).is_none()
                && goes_through()
        };
        let above = number.checked_sub(1).and_then(|above| rows.get(above));
        above.into_iter().chain(rows.get(number + 1)).any(is_line)
    }
}

/// Whether white space is but that of a word nobody sees, being far smaller than its line.
fn is_filled(left: &Word, right: &Word, size: f64) -> bool {
    let is_tiny = |word: &Word| word.look.stands_apart() && word.size < size * TINY;
    (is_tiny(left) || is_tiny(right)) && right.left - left.right < size * lines::CELL_GAP
}

/// How many of some words are such, and no figures or signs.
pub fn words_in(words: &[&Word]) -> usize {
    words.iter().map(|word| count(word)).sum()
}

pub fn has_words(words: &[&Word]) -> bool {
    words.iter().any(|word| count(word) > 0)
}

/// How many words the letters that touch are: characters in squares have no spaces between them.
fn count(word: &Word) -> usize {
    let letters = || word.texts.iter().flat_map(|text| text.chars());
    let is_word =
        || letters().filter(|c| c.is_alphabetic()).count() > 1 && !lines::is_marker(&word.text());
    match letters().filter(|c| script::is_square(*c)).count() {
        0 => usize::from(is_word()),
        // Two make a word, about.
        many => many.div_ceil(2),
    }
}
