//! Short columns, and cells of several lines, beside one another: told by the order in which the file writes them,
//! where that goes down each of them.

use std::ops::Range;

use super::{gaps, lines, rules::Rules, words::Word};

/// In parts of the type's size: lines of a cell are no further apart.
const LEADING: f64 = 2.0;
/// In parts of the type's size: how far a line begins outside or inside of those above it.
const INDENT: f64 = 3.0;
/// Cells beside one another that are held against each other, at most.
const MAX_CELLS: usize = 200;
/// Lines of a cell or a column, at least.
const MIN_LINES: usize = 2;

/// Lines that the file writes one after the other, each below the last.
struct Cell<'w> {
    words: Vec<&'w Word>,
    rows: Range<usize>,
    left: f64,
    right: f64,
    size: f64,
    /// Where its first line stands.
    top: f64,
    /// Its last line.
    last: Line,
    lines: usize,
}

#[derive(Clone, Copy)]
struct Line {
    row: usize,
    left: f64,
    right: f64,
    y: f64,
}

/// Rows that are read cell by cell.
pub struct Band {
    pub rows: Range<usize>,
    /// The words of each, and from where to where it reaches, in the order of reading.
    pub cells: Vec<(Vec<Word>, Range<f64>)>,
}

/// The bands of cells of some words in rows, from the top.
pub fn bands(words: &[Word], rows: &[Vec<usize>], rules: &Rules) -> Vec<Band> {
    if are_written_row_by_row(words, rows) {
        return Vec::new();
    }
    let cells = cells(words, rows, rules);
    // In the order of the rows, and of the file in each band.
    let mut order: Vec<usize> = (0..cells.len()).collect();
    order.sort_by_key(|at| cells[*at].rows.start);
    let mut together: Vec<(Range<usize>, Vec<usize>)> = Vec::new();
    for at in order {
        let rows = cells[at].rows.clone();
        match together.last_mut() {
            Some((band, cells)) if rows.start < band.end => {
                band.end = band.end.max(rows.end);
                cells.push(at);
            }
            _ => together.push((rows, vec![at])),
        }
    }
    let mut bands = Vec::new();
    for (rows, mut of_band) in together {
        of_band.sort_unstable();
        let all: Vec<&Cell<'_>> = of_band.iter().map(|at| &cells[*at]).collect();
        if are_read_apart(&all, rules) {
            let cells = joined(&of_band, &cells);
            bands.push(Band { rows, cells });
        }
    }
    bands
}

/// Whether the file writes each row as a whole, and then the next one: then no cell has several.
fn are_written_row_by_row(words: &[Word], rows: &[Vec<usize>]) -> bool {
    let mut last = 0;
    rows.iter().all(|row| {
        let orders = || row.iter().map(|&word| words[word].order);
        let is_behind = orders().all(|order| order >= last);
        last = orders().max().unwrap_or(last);
        is_behind
    })
}

/// The words as cells, in the order of the file.
fn cells<'w>(words: &'w [Word], rows: &[Vec<usize>], rules: &Rules) -> Vec<Cell<'w>> {
    let mut row_of = vec![0; words.len()];
    for (number, row) in rows.iter().enumerate() {
        for &word in row {
            row_of[word] = number;
        }
    }
    let mut by_file: Vec<usize> = (0..words.len()).collect();
    by_file.sort_by_key(|&at| words[at].order);
    let mut cells: Vec<Cell<'_>> = Vec::new();
    for at in by_file {
        let (word, row) = (&words[at], row_of[at]);
        match cells
            .last_mut()
            .filter(|cell| cell.goes_on(word, row, rules))
        {
            Some(cell) => cell.take(word, row),
            None => cells.push(Cell::new(word, row)),
        }
    }
    cells
}

impl<'w> Cell<'w> {
    fn new(word: &'w Word, row: usize) -> Self {
        Self {
            words: vec![word],
            rows: row..row + 1,
            left: word.left,
            right: word.right,
            size: word.size,
            top: word.y,
            last: Line::new(word, row),
            lines: 1,
        }
    }

    /// Whether a word is behind the last one in its line, or begins the next line below.
    fn goes_on(&self, word: &Word, row: usize, rules: &Rules) -> bool {
        let size = self.size.max(word.size);
        let last = &self.last;
        if row == last.row {
            let gap = word.left - last.right;
            return gap > -size
                && gap < size * lines::CELL_GAP
                && !(gap > 0.0 && rules.part(last.right, word.left, middle(word), size));
        }
        let begins = word.left - self.left;
        row > last.row
            && word.y - last.y < size * LEADING
            && begins > -size * INDENT
            && begins < size * INDENT
            && word.left < self.right
            && !rules.part_rows(last.y, middle(word), (word.left + word.right) / 2.0)
    }

    fn take(&mut self, word: &'w Word, row: usize) {
        if row == self.last.row {
            self.last.right = self.last.right.max(word.right);
            self.last.left = self.last.left.min(word.left);
        } else {
            self.last = Line::new(word, row);
            self.lines += 1;
        }
        self.rows.end = self.rows.end.max(row + 1);
        self.left = self.left.min(word.left);
        self.right = self.right.max(word.right);
        self.size = self.size.max(word.size);
        self.words.push(word);
    }

    fn letters(&self) -> usize {
        self.words.iter().map(|word| word.letters()).sum()
    }

    fn is_beside(&self, other: &Cell<'_>) -> bool {
        self.rows.start < other.rows.end && other.rows.start < self.rows.end
    }
}

impl Line {
    fn new(word: &Word, row: usize) -> Self {
        Self {
            row,
            left: word.left,
            right: word.right,
            y: word.y,
        }
    }
}

/// Whether cells in the order of the file are read otherwise than row by row, and surely so: all that is beside another
/// stands on one side of it, and what would be woven are several lines each.
fn are_read_apart(cells: &[&Cell<'_>], rules: &Rules) -> bool {
    if cells.len() < 2 || cells.len() > MAX_CELLS {
        return false;
    }
    let mut are_woven = false;
    for (at, one) in cells.iter().enumerate() {
        for other in cells[at + 1..].iter().filter(|other| one.is_beside(other)) {
            let is_left = one.left < other.left;
            let (left, right) = if is_left { (one, other) } else { (other, one) };
            let gap = right.left - left.right;
            let size = one.size.max(other.size);
            let is_ruled = gap > 0.0 && are_parted(left, right, rules);
            if gap < size * gaps::NARROWEST && !is_ruled {
                return false;
            }
            // The left one is read first, and as a whole.
            if is_left && one.rows.end <= other.rows.start + 1 {
                continue;
            }
            let is_long = |cell: &Cell<'_>| cell.letters() >= gaps::MIN_LETTERS * cell.lines;
            let is_sure = gap >= size * lines::CELL_GAP || is_long(one) && is_long(other);
            let are_several = one.lines >= MIN_LINES && other.lines >= MIN_LINES;
            if !(is_ruled || are_several && is_sure) {
                return false;
            }
            are_woven = true;
        }
    }
    are_woven
}

/// Whether a line runs between two cells, beside each line of both.
fn are_parted(left: &Cell<'_>, right: &Cell<'_>, rules: &Rules) -> bool {
    let is_parted = |word: &&&Word| rules.part(left.right, right.left, middle(word), word.size);
    let is_beside = |word: &&&Word, other: &Cell<'_>| {
        other.top <= word.y + word.size * 0.5 && word.y <= other.last.y + word.size * 0.5
    };
    let words = left.words.iter().filter(|word| is_beside(word, right));
    let others = right.words.iter().filter(|word| is_beside(word, left));
    let mut both = words.chain(others).peekable();
    both.peek().is_some() && both.all(|word| is_parted(&word))
}

/// The height of the middle of a word.
fn middle(word: &Word) -> f64 {
    word.y - word.size * 0.3
}

/// The words of cells, those put together that stand one below the other.
fn joined(of_band: &[usize], cells: &[Cell<'_>]) -> Vec<(Vec<Word>, Range<f64>)> {
    let mut all: Vec<(Vec<Word>, Range<f64>, usize)> = Vec::new();
    for at in of_band {
        let cell = &cells[*at];
        let words = cell.words.iter().map(|word| (*word).clone());
        match all.last_mut() {
            Some((last, bounds, end))
                if cell.rows.start >= *end
                    && cell.left < bounds.end
                    && bounds.start < cell.right =>
            {
                last.extend(words);
                *bounds = bounds.start.min(cell.left)..bounds.end.max(cell.right);
                *end = cell.rows.end;
            }
            _ => all.push((words.collect(), cell.left..cell.right, cell.rows.end)),
        }
    }
    let all = all.into_iter();
    all.map(|(words, bounds, _)| (words, bounds)).collect()
}
