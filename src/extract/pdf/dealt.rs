//! Tables without lines of which nothing tells what their cells are but the order of the file: it writes cell by cell, each
//! down all its lines, and row by row.
//!
//! Columns are written as a whole, one after the other, and a program that knows no cells writes line by line.

use std::ops::Range;

use super::{
    gaps, lines,
    tables::{Cell, Cells},
    words::Word,
};
use crate::text::is_label;

/// In parts of the type's size: lines of a cell are no further apart.
const LEADING: f64 = 2.0;
/// The same: words that are less apart in height stand on one line, and cells of a row begin less apart.
const SAME_LINE: f64 = 0.5;
const LEVEL: f64 = 0.3;
/// The same: lines of a cell, and cells of a column, begin or end less apart.
const SAME_EDGE: f64 = 1.0;
/// Rows of a table, and cells of each, at least.
const MIN_ROWS: usize = 2;
const MIN_CELLS: usize = 2;
/// Lines of a cell, at most: what has more is a column.
const MAX_LINES: usize = 12;

/// Words that the file writes one after the other on one line, and no wider apart than those of a sentence.
struct Line {
    words: Vec<usize>,
    left: f64,
    right: f64,
    y: f64,
    size: f64,
}

impl Line {
    fn take(&mut self, at: usize, word: &Word) {
        self.words.push(at);
        self.left = self.left.min(word.left);
        self.right = self.right.max(word.right);
        self.size = self.size.max(word.size);
    }

    /// Whether another one is the next of the same cell.
    fn goes_on(&self, next: &Self) -> bool {
        let size = self.size.max(next.size);
        let down = next.y - self.y;
        let is_aligned = (next.left - self.left).abs() < size * SAME_EDGE
            || (next.right - self.right).abs() < size * SAME_EDGE
            || (next.left + next.right - self.left - self.right).abs() < size * SAME_EDGE;
        down > size * SAME_LINE && down < size * LEADING && is_aligned
    }

    fn is_level(&self, other: &Self) -> bool {
        (self.y - other.y).abs() < self.size.min(other.size) * LEVEL
    }
}

/// Cells beside one another, each the numbers of its lines.
type Row = Vec<Range<usize>>;

/// The first such table of some words, as [`Table::cells`](super::tables::Table::cells) has it.
pub fn cells(words: &[Word]) -> Option<Cells> {
    let lines = lines(words);
    let rows = rows(&lines);
    let tables = rows.chunk_by(|above, below| follows(&lines, above, below));
    let mut tables = tables.filter(|rows| is_table(words, &lines, rows));
    tables.find_map(|rows| of_rows(words, &lines, rows))
}

fn lines(words: &[Word]) -> Vec<Line> {
    let mut by_file: Vec<usize> = (0..words.len()).collect();
    by_file.sort_by_key(|&at| words[at].order);
    let mut lines: Vec<Line> = Vec::new();
    for at in by_file {
        let word = &words[at];
        let last = lines.last_mut().filter(|line| {
            let size = line.size.max(word.size);
            let gap = word.left - line.right;
            (word.y - line.y).abs() < size * SAME_LINE
                && gap > -size
                && gap < size * lines::CELL_GAP
        });
        match last {
            Some(line) => line.take(at, word),
            None => lines.push(Line {
                words: vec![at],
                left: word.left,
                right: word.right,
                y: word.y,
                size: word.size,
            }),
        }
    }
    lines
}

/// The rows of cells: one begins where the file goes up again, or on, to the right of a line that is level.
fn rows(lines: &[Line]) -> Vec<Row> {
    // What is written line below line.
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in 0..lines.len() {
        match runs.last_mut() {
            Some(run) if lines[run.end - 1].goes_on(&lines[at]) => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    let mut rows: Vec<Row> = Vec::new();
    for run in runs {
        let first = &lines[run.start];
        let cell = rows.last().and_then(|row| row.last().cloned());
        // Lines above the level one are those of a paragraph, or of a row of its own.
        let level = cell.clone().and_then(|cell| {
            let level = cell.clone().find(|at| lines[*at].is_level(first))?;
            let mut beside = lines[level..cell.end].iter();
            beside
                .all(|line| first.left - line.right > first.size * gaps::NARROWEST_TURN)
                .then_some(level)
        });
        match (rows.last_mut(), cell, level) {
            (Some(row), Some(cell), Some(level)) if level == cell.start => row.push(run),
            (Some(row), Some(cell), Some(level)) if row.len() == 1 => {
                row[0] = cell.start..level;
                rows.push(vec![level..cell.end, run]);
            }
            _ => rows.push(vec![run]),
        }
    }
    rows
}

/// Whether a row is the next one of a table: below another, with as many cells, which stand in the same columns.
fn follows(lines: &[Line], above: &Row, below: &Row) -> bool {
    let cells = |row: &Row| row.len();
    let last = above.iter().map(|cell| lines[cell.end - 1].y);
    let last = last.fold(f64::MIN, f64::max);
    let edges = |cell: &Range<usize>| {
        let lines = lines[cell.clone()].iter();
        lines.fold((f64::MAX, f64::MIN), |(left, right), line| {
            (line.left.min(left), line.right.max(right))
        })
    };
    let mut columns = above.iter().zip(below);
    cells(above) >= MIN_CELLS
        && cells(above) == cells(below)
        && lines[below[0].start].y > last
        && columns.all(|(above, below)| {
            let size = lines[above.start].size;
            let ((left, right), (own_left, own_right)) = (edges(above), edges(below));
            (left - own_left).abs() < size * SAME_EDGE
                || (right - own_right).abs() < size * SAME_EDGE
        })
}

/// Whether rows that follow one another are a table, and no paragraphs behind what is set before them.
fn is_table(words: &[Word], lines: &[Line], rows: &[Row]) -> bool {
    let text = |cell: &Range<usize>| {
        let all = lines[cell.clone()].iter().flat_map(|line| &line.words);
        let all: Vec<String> = all.map(|&at| words[at].text()).collect();
        all.join(" ")
    };
    let is_set_before = |row: &&Row| {
        let (before, behind) = (text(&row[0]), text(&row[1]));
        row.len() == MIN_CELLS
            && (is_label(&before, &behind) || !before.contains(char::is_alphabetic))
    };
    let cells = || rows.iter().flatten();
    rows.len() >= MIN_ROWS
        && cells().any(|cell| cell.len() > 1)
        && cells().all(|cell| cell.len() <= MAX_LINES)
        && rows.iter().filter(is_set_before).count() * 2 < rows.len()
}

fn of_rows(words: &[Word], lines: &[Line], rows: &[Row]) -> Option<Cells> {
    let own = || rows.iter().flatten().flat_map(|cell| &lines[cell.clone()]);
    let top = own()
        .map(|line| line.y - line.size)
        .fold(f64::MAX, f64::min);
    let bottom = own().map(|line| line.y).fold(f64::MIN, f64::max);
    let mut is_own = vec![false; words.len()];
    for &at in own().flat_map(|line| &line.words) {
        is_own[at] = true;
    }
    let (mut above, mut below) = (Vec::new(), Vec::new());
    for (at, word) in words.iter().enumerate() {
        let middle = word.y - word.size * LEVEL;
        match is_own[at] {
            true => {}
            false if middle < top => above.push(at),
            false if middle > bottom => below.push(at),
            false => return None,
        }
    }
    let cell = |cell: &Range<usize>| {
        let lines = || lines[cell.clone()].iter();
        Cell {
            words: lines().flat_map(|line| &line.words).copied().collect(),
            left: lines().map(|line| line.left).fold(f64::MAX, f64::min),
            right: lines().map(|line| line.right).fold(f64::MIN, f64::max),
        }
    };
    Some(Cells {
        above,
        rows: rows
            .iter()
            .map(|row| row.iter().map(cell).collect())
            .collect(),
        below,
    })
}
