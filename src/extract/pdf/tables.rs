//! Tables that a page draws with lines, and which words stand in which of their cells.
//!
//! They are read row by row and cell by cell, whatever the order in which the file writes them.

use std::collections::BTreeMap;

use super::{
    rules::{Of, Rule, Rules},
    words::Word,
};

/// In points: lines that are no further apart touch, and those side by side that are no further apart are one.
const NEAR: f64 = 3.0;
/// Columns and rows of a table, at least.
const MIN_COLUMNS: usize = 2;
const MIN_ROWS: usize = 2;
/// Places for cells in a table, at most. What has more is a drawing.
const MAX_PLACES: usize = 10_000;

/// A table by its lines.
#[derive(Clone, Debug)]
pub struct Table {
    /// Where its columns and its rows begin and end.
    columns: Vec<f64>,
    rows: Vec<f64>,
    /// The first place of the cell that each place belongs to, row by row.
    cells: Vec<usize>,
}

/// The words of a part of a page that a table takes as a whole.
pub struct Cells {
    pub above: Vec<usize>,
    /// Row by row, and cell by cell, with what each reaches from and to. None is empty.
    pub rows: Vec<Vec<Cell>>,
    pub below: Vec<usize>,
}

pub struct Cell {
    pub words: Vec<usize>,
    pub left: f64,
    pub right: f64,
}

/// The tables that these lines draw, each kind of which is in the order of their places. Marks those that are boxes.
pub fn find(upright: &mut [Rule], level: &mut [Rule]) -> Vec<Table> {
    // Those that touch are one drawing.
    let mut sets: Vec<usize> = (0..upright.len() + level.len()).collect();
    for (at, across) in level.iter().enumerate() {
        let first = upright.partition_point(|rule| rule.at < across.start - NEAR);
        let near = upright.iter().enumerate().skip(first);
        for (down, rule) in near.take_while(|(_, rule)| rule.at <= across.end + NEAR) {
            if rule.start - NEAR <= across.at && across.at <= rule.end + NEAR {
                join(&mut sets, down, upright.len() + at);
            }
        }
    }
    let mut drawings: BTreeMap<usize, Drawing> = BTreeMap::new();
    for at in 0..sets.len() {
        let drawing = drawings.entry(first_of(&mut sets, at)).or_default();
        match at.checked_sub(upright.len()) {
            None => drawing.upright.push(at),
            Some(at) => drawing.level.push(at),
        }
    }
    let mut tables = Vec::new();
    for drawing in drawings.into_values() {
        let of = |rules: &[Rule], which: &[usize]| -> Vec<Rule> {
            let rules = which.iter().map(|&at| rules[at]);
            rules.collect()
        };
        let own = (of(upright, &drawing.upright), of(level, &drawing.level));
        let (columns, rows) = (edges(&own.0, &own.1), edges(&own.1, &own.0));
        if columns.len() == 2 && rows.len() == 2 {
            for at in drawing.upright {
                upright[at].of = Of::Box;
            }
            for at in drawing.level {
                level[at].of = Of::Box;
            }
        }
        tables.extend(Table::new(own.0, own.1, columns, rows));
    }
    tables
}

/// Lines that touch, by their numbers.
#[derive(Default)]
struct Drawing {
    upright: Vec<usize>,
    level: Vec<usize>,
}

/// The first of the set that one is in.
fn first_of(sets: &mut [usize], mut at: usize) -> usize {
    while sets[at] != at {
        sets[at] = sets[sets[at]];
        at = sets[at];
    }
    at
}

fn join(sets: &mut [usize], one: usize, other: usize) {
    let (one, other) = (first_of(sets, one), first_of(sets, other));
    sets[one.max(other)] = one.min(other);
}

/// Where lines run, and where those end that cross them, from the first to the last.
fn edges(rules: &[Rule], crossing: &[Rule]) -> Vec<f64> {
    let ends = crossing.iter().flat_map(|rule| [rule.start, rule.end]);
    let ends: Vec<f64> = ends.collect();
    let first = ends.iter().copied().reduce(f64::min);
    let last = ends.iter().copied().reduce(f64::max);
    let mut edges: Vec<f64> = rules.iter().map(|rule| rule.at).collect();
    edges.extend(first.into_iter().chain(last));
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|next, last| *next - *last < NEAR);
    edges
}

impl Table {
    /// Of these lines, and the places at which they run.
    fn new(
        upright: Vec<Rule>,
        level: Vec<Rule>,
        columns: Vec<f64>,
        rows: Vec<f64>,
    ) -> Option<Self> {
        let (across, down) = (
            columns.len().saturating_sub(1),
            rows.len().saturating_sub(1),
        );
        if across < MIN_COLUMNS || down < MIN_ROWS || across * down > MAX_PLACES {
            return None;
        }
        let own = Rules::of(upright, level);
        let middle = |edges: &[f64], at: usize| (edges[at] + edges[at + 1]) / 2.0;
        let mut cells: Vec<usize> = (0..across * down).collect();
        for row in 0..down {
            for column in 0..across {
                let (x, y) = (middle(&columns, column), middle(&rows, row));
                let here = row * across + column;
                if column + 1 < across && !own.part(x, middle(&columns, column + 1), y, 0.0) {
                    join(&mut cells, here, here + 1);
                }
                if row + 1 < down && !own.part_rows(y, middle(&rows, row + 1), x) {
                    join(&mut cells, here, here + across);
                }
            }
        }
        for at in 0..cells.len() {
            cells[at] = first_of(&mut cells, at);
        }
        Some(Self {
            columns,
            rows,
            cells,
        })
    }

    /// Which of some words stand in its cells, and which above and below it. None where others stand beside it, where
    /// a word crosses a line, or where no two cells with words stand in a row: then it is no table of these words.
    pub fn cells(&self, words: &[Word], rules: &Rules) -> Option<Cells> {
        let across = self.columns.len() - 1;
        let mut found = Cells {
            above: Vec::new(),
            rows: Vec::new(),
            below: Vec::new(),
        };
        let mut places: Vec<Vec<usize>> = vec![Vec::new(); self.cells.len()];
        for (at, word) in words.iter().enumerate() {
            let (x, y) = ((word.left + word.right) / 2.0, word.y - word.size * 0.3);
            let row = self.rows.partition_point(|edge| *edge <= y);
            let column = self.columns.partition_point(|edge| *edge <= x);
            if row == 0 {
                found.above.push(at);
            } else if row == self.rows.len() {
                found.below.push(at);
            } else if column == 0
                || column == self.columns.len()
                || rules.part(word.left + NEAR, word.right - NEAR, y, word.size)
            {
                return None;
            } else {
                places[self.cells[(row - 1) * across + column - 1]].push(at);
            }
        }
        for (row, places) in places.chunks_mut(across).enumerate() {
            let cells = places.iter_mut().enumerate();
            let cells = cells.filter(|(_, words)| !words.is_empty());
            let cells = cells.map(|(column, words)| Cell {
                words: std::mem::take(words),
                left: self.columns[column],
                right: self.right(row * across + column),
            });
            let cells: Vec<Cell> = cells.collect();
            found.rows.extend((!cells.is_empty()).then_some(cells));
        }
        found.rows.iter().any(|row| row.len() > 1).then_some(found)
    }

    /// Where the cell ends that begins at a place.
    fn right(&self, first: usize) -> f64 {
        let across = self.columns.len() - 1;
        let places = self.cells.iter().enumerate();
        let own = places.filter(|(_, cell)| **cell == first);
        let last = own.map(|(place, _)| place % across).max();
        self.columns[last.unwrap_or(first % across) + 1]
    }
}
