//! Tables of which a file says what their cells are, and where these are on the page.
//!
//! What is said decides nothing that the page shows otherwise: cells are rectangles that stand beside or below one another,
//! and nothing else stands among them.

use std::collections::BTreeMap;

use super::{
    tables::{Cell, Cells},
    tags::Tag,
    words::Word,
};

/// In parts of the type's size: how far letters of one cell may stand out into the next.
const SLACK: f64 = 0.3;
/// Cells of a table on a page, at most.
const MAX_CELLS: usize = 10_000;

/// A cell with its words, and where these stand.
struct Place {
    tag: Tag,
    words: Vec<usize>,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    /// A part of the type's size.
    slack: f64,
}

impl Place {
    fn new(tag: Tag) -> Self {
        Self {
            tag,
            words: Vec::new(),
            left: f64::MAX,
            right: f64::MIN,
            top: f64::MAX,
            bottom: f64::MIN,
            slack: 0.0,
        }
    }

    fn take(&mut self, at: usize, word: &Word) {
        self.words.push(at);
        self.left = self.left.min(word.left);
        self.right = self.right.max(word.right);
        self.top = self.top.min(word.top());
        self.bottom = self.bottom.max(word.bottom());
        self.slack = self.slack.max(word.size * SLACK);
    }

    fn covers(&self, other: &Self) -> bool {
        let slack = self.slack.min(other.slack);
        let across = self.right.min(other.right) - self.left.max(other.left);
        let down = self.bottom.min(other.bottom) - self.top.max(other.top);
        across > slack && down > slack
    }
}

/// The first table of some words by what the file says of them, as [`Table::cells`](super::tables::Table::cells) has it.
pub fn cells(words: &[Word]) -> Option<Cells> {
    let mut tables: BTreeMap<_, BTreeMap<Tag, Place>> = BTreeMap::new();
    for (at, word) in words.iter().enumerate() {
        let Some(tag) = word.tag else { continue };
        let cells = tables.entry(tag.table).or_default();
        let cell = cells.entry(tag).or_insert_with(|| Place::new(tag));
        cell.take(at, word);
    }
    let tables = tables.into_values().map(|cells| cells.into_values());
    let mut tables: Vec<Vec<Place>> = tables.map(Iterator::collect).collect();
    let top = |cells: &[Place]| cells.iter().map(|cell| cell.top).fold(f64::MAX, f64::min);
    tables.sort_by(|one, other| top(one).total_cmp(&top(other)));
    tables.into_iter().find_map(|cells| of_table(words, cells))
}

fn of_table(words: &[Word], mut cells: Vec<Place>) -> Option<Cells> {
    if cells.len() > MAX_CELLS {
        return None;
    }
    cells.sort_by(|one, other| one.top.total_cmp(&other.top));
    let are_woven = cells.iter().enumerate().any(|(at, one)| {
        let below = cells[at + 1..].iter();
        let mut beside = below.take_while(|other| other.top < one.bottom);
        beside.any(|other| one.covers(other))
    });
    let table = cells.first()?.tag.table;
    let top = cells.first()?.top;
    let bottom = cells.iter().map(|cell| cell.bottom).fold(top, f64::max);
    let (mut above, mut below) = (Vec::new(), Vec::new());
    for (at, word) in words.iter().enumerate() {
        let middle = (word.top() + word.bottom()) / 2.0;
        match word.tag.is_some_and(|tag| tag.table == table) {
            true => {}
            false if middle < top => above.push(at),
            false if middle > bottom => below.push(at),
            false => return None,
        }
    }
    // In the order of their heights.
    let mut rows: Vec<Vec<Place>> = Vec::new();
    for cell in cells {
        match rows.iter_mut().find(|row| row[0].tag.row == cell.tag.row) {
            Some(row) => row.push(cell),
            None => rows.push(vec![cell]),
        }
    }
    if are_woven || !rows.iter().any(|row| row.len() > 1) {
        return None;
    }
    for row in &mut rows {
        row.sort_by(|one, other| one.left.total_cmp(&other.left));
    }
    let cell = |place: Place| Cell {
        words: place.words,
        left: place.left,
        right: place.right,
    };
    let rows = rows
        .into_iter()
        .map(|row| row.into_iter().map(cell).collect());
    Some(Cells {
        above,
        rows: rows.collect(),
        below,
    })
}
