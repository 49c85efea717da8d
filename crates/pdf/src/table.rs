//! Tables: how wide their columns are, and how their rows go over pages.

use std::collections::BTreeSet;

use crate::{
    flow::Flow,
    model::{Line, Run},
    page::{MARGIN, WIDTH},
    text::{Look, Setter, Text},
    tree::{Element, Role},
};

const CELL: Look = Look {
    size: 9.0,
    is_bold: false,
};
const HEAD: Look = Look {
    size: 9.0,
    is_bold: true,
};
/// What is free beside and above the words of a cell.
const BESIDE: f32 = 4.0;
const ABOVE: f32 = 2.5;
/// A row that takes no more than this moves to the next page whole.
const WHOLE: f32 = 240.0;

/// A table whose columns are known.
pub struct Table<'d> {
    rows: &'d [Vec<Line>],
    widths: Vec<f32>,
    /// The cells of the head, set.
    head: Vec<Text>,
    /// How high the first row is.
    first: f32,
}

impl<'d> Table<'d> {
    pub fn new(setter: &mut Setter, head: &[String], rows: &'d [Vec<Line>]) -> Self {
        let widths = widths(setter, head, rows);
        let head: Vec<Line> = head.iter().map(|cell| Line::text(&**cell)).collect();
        let head = set_row(setter, &head, &widths, HEAD);
        // Its row is set again where it is placed; what no font has is told once.
        let told = setter.unset.len();
        let first = rows
            .first()
            .map_or(0.0, |row| height(&set_row(setter, row, &widths, CELL)));
        setter.unset.truncate(told);
        Self {
            rows,
            widths,
            head,
            first,
        }
    }

    /// The height of its head, with its first row or what may stand of that on a page.
    pub fn least(&self) -> f32 {
        height(&self.head) + self.first.min(WHOLE)
    }
}

/// Places a table, its head on each page of it.
pub fn place(flow: &mut Flow<'_>, table: Table<'_>) {
    let element = flow.tree.add(Role::Table, None);
    flow.need(table.least());
    let head = flow.tree.add(Role::Head, Some(element));
    let row = flow.tree.add(Role::Row, Some(head));
    let cells: Vec<Element> = table
        .head
        .iter()
        .map(|_| flow.tree.add(Role::HeadCell, Some(row)))
        .collect();
    place_head(flow, &table, Some(&cells));
    if table.rows.is_empty() {
        return;
    }
    let rows = flow.tree.add(Role::Rows, Some(element));
    for cells in table.rows {
        let row = flow.tree.add(Role::Row, Some(rows));
        let cells = set_row(flow.setter, cells, &table.widths, CELL);
        place_row(flow, &table, row, cells);
    }
}

/// The head; where it is a repetition, it is no part of what is read.
fn place_head(flow: &mut Flow<'_>, table: &Table<'_>, cells: Option<&[Element]>) {
    let top = flow.y();
    let height = height(&table.head);
    let mut x = MARGIN;
    for (number, (cell, width)) in table.head.iter().zip(&table.widths).enumerate() {
        flow.go_to(top + ABOVE);
        for line in &cell.lines {
            let of = cells.and_then(|cells| cells.get(number).copied());
            flow.line(&cell.words, line.clone(), of, x + BESIDE);
        }
        x += width;
    }
    flow.go_to(top + height);
    flow.rule((MARGIN, flow.y()), (x, flow.y()), 0.9);
}

/// A row, over as many pages as it needs.
fn place_row(flow: &mut Flow<'_>, table: &Table<'_>, row: Element, mut cells: Vec<Text>) {
    let elements: Vec<Element> = cells
        .iter()
        .map(|_| flow.tree.add(Role::Cell, Some(row)))
        .collect();
    let mut is_first = true;
    loop {
        let height = height(&cells);
        let is_whole = height <= flow.room();
        let room = flow.room() - 2.0 * ABOVE;
        let begins = cells.iter().all(|cell| cell.least() <= room);
        let moves = is_first && height <= WHOLE || !begins;
        let is_alone = is_below_head(flow, table);
        if !is_whole && moves && !is_alone {
            next_page(flow, table);
            continue;
        }
        is_first = false;
        let top = flow.y();
        let mut bottom = top;
        let mut x = MARGIN;
        for ((cell, element), width) in cells.iter_mut().zip(&elements).zip(&table.widths) {
            flow.go_to(top + ABOVE);
            let fits = match is_whole {
                true => cell.lines.len(),
                false => fitting(cell, room)
                    .max(usize::from(is_alone))
                    .min(cell.lines.len()),
            };
            for line in cell.lines.drain(..fits) {
                flow.line(&cell.words, line, Some(*element), x + BESIDE);
            }
            bottom = flow.y().max(bottom);
            x += width;
        }
        flow.go_to(bottom + ABOVE);
        flow.rule((MARGIN, flow.y()), (x, flow.y()), 0.3);
        if cells.iter().all(|cell| cell.lines.is_empty()) {
            return;
        }
        next_page(flow, table);
    }
}

/// Whether nothing but the head stands on the page, so that there is no more room on another.
fn is_below_head(flow: &Flow<'_>, table: &Table<'_>) -> bool {
    flow.y() <= MARGIN + height(&table.head)
}

fn next_page(flow: &mut Flow<'_>, table: &Table<'_>) {
    flow.begin_page();
    place_head(flow, table, None);
}

/// How many lines of a cell have room.
fn fitting(cell: &Text, room: f32) -> usize {
    let mut left = room;
    let fits = cell.lines.iter().take_while(|line| {
        left -= line.height;
        left >= 0.0
    });
    fits.count()
}

fn set_row(setter: &mut Setter, row: &[Line], widths: &[f32], look: Look) -> Vec<Text> {
    let cells = row.iter().zip(widths);
    let set = cells.map(|(cell, width)| {
        let mut text = setter.set(&cell.0, look, Some(width - 2.0 * BESIDE));
        if text.lines.is_empty() {
            text = setter.set(&[Run::text(" ")], look, None);
        }
        text
    });
    set.collect()
}

fn height(cells: &[Text]) -> f32 {
    cells.iter().map(Text::height).fold(0.0, f32::max) + 2.0 * ABOVE
}

/// The width of each column: as its longest cell, where all have room beside one another; else those that need
/// little have what they need, and the others share what is left, none less than its longest word where that
/// can be.
fn widths(setter: &mut Setter, head: &[String], rows: &[Vec<Line>]) -> Vec<f32> {
    let wishes: Vec<Wish> = head
        .iter()
        .enumerate()
        .map(|(column, head)| Wish::of(setter, head, rows.iter().filter_map(|row| row.get(column))))
        .collect();
    shared(&wishes, WIDTH)
}

/// The letters of the longest date that has a day, `about 16 May 2025`.
const SHORT: usize = 17;

/// How wide a column would be.
#[derive(Clone, Copy, Debug)]
struct Wish {
    /// With its longest word, or short cell, unbroken.
    least: f32,
    /// With its longest cell in one line.
    most: f32,
}

impl Wish {
    /// Letters are counted, and of each column only the longest cells and the longest words are measured.
    fn of<'d>(setter: &mut Setter, head: &str, cells: impl Iterator<Item = &'d Line>) -> Self {
        let (mut longest, mut longest_word) = (Longest::default(), Longest::default());
        for cell in cells {
            let text: String = cell.0.iter().map(|run| &*run.text).collect();
            longest_word.hold(unbroken(&text).unwrap_or_default());
            longest.hold(&text);
        }
        let told = setter.unset.len();
        let mut widest = |cells: &Longest, head: &str| {
            let cells = cells.those.iter().map(|text| setter.width(text, CELL));
            let widest = cells.fold(0.0, f32::max);
            // A little more than measured, so that rounding breaks no line.
            widest.max(setter.width(head, HEAD)) + 2.0 * BESIDE + 0.5
        };
        let wish = Self {
            least: widest(&longest_word, unbroken(head).unwrap_or_default()),
            most: widest(&longest, head),
        };
        setter.unset.truncate(told);
        wish
    }
}

/// What of a cell stands in one line where there is room for it: its longest word, or all of it, where that is as short
/// as a date.
fn unbroken(text: &str) -> Option<&str> {
    match text.chars().count() <= SHORT {
        true => Some(text),
        false => text
            .split_whitespace()
            .max_by_key(|word| word.chars().count()),
    }
}

/// The texts of a column that have the most letters.
#[derive(Default)]
struct Longest {
    letters: usize,
    /// With one figure for all, which are as wide as one another: of many days, no more than the months differ.
    those: BTreeSet<String>,
}

impl Longest {
    /// As many of them are measured at most.
    const MOST: usize = 50;

    fn hold(&mut self, text: &str) {
        let letters = text.chars().count();
        if letters < self.letters {
            return;
        }
        if letters > self.letters {
            self.those.clear();
        }
        self.letters = letters;
        if self.those.len() < Self::MOST {
            self.those
                .insert(text.replace(|c: char| c.is_ascii_digit(), "0"));
        }
    }
}

/// The widths that columns with these wishes have of a page.
fn shared(wishes: &[Wish], width: f32) -> Vec<f32> {
    let all: f32 = wishes.iter().map(|wish| wish.most).sum();
    if all <= width {
        return wishes.iter().map(|wish| wish.most * width / all).collect();
    }
    let count: f32 = wishes.iter().map(|_| 1.0).sum();
    // A column of one endless word takes no more than it would of an equal part, twice.
    let least: Vec<f32> = wishes
        .iter()
        .map(|wish| wish.least.min(2.0 * width / (count + 1.0)))
        .collect();
    let least_of_all: f32 = least.iter().sum();
    if least_of_all >= width {
        return least
            .iter()
            .map(|least| least * width / least_of_all)
            .collect();
    }
    // What each has beyond its least, by the root of what it wishes: a column of long texts is not all there is.
    let weights: Vec<f32> = wishes
        .iter()
        .zip(&least)
        .map(|(wish, least)| (wish.most - least).max(0.0).sqrt())
        .collect();
    let mut widths = least.clone();
    let mut open = vec![true; wishes.len()];
    // In each round, columns that would have more than they wish are given that, and the others share again.
    for _ in wishes {
        let held: f32 = widths
            .iter()
            .zip(&open)
            .filter(|(_, open)| !**open)
            .map(|(width, _)| width)
            .sum();
        let base: f32 = least
            .iter()
            .zip(&open)
            .filter(|(_, open)| **open)
            .map(|(least, _)| least)
            .sum();
        let weight: f32 = weights
            .iter()
            .zip(&open)
            .filter(|(_, open)| **open)
            .map(|(weight, _)| weight)
            .sum();
        let left = width - held - base;
        let mut is_settled = true;
        for (number, wish) in wishes.iter().enumerate() {
            if !open[number] {
                continue;
            }
            let share = least[number] + left * weights[number] / weight.max(f32::MIN_POSITIVE);
            if share > wish.most {
                widths[number] = wish.most;
                open[number] = false;
                is_settled = false;
            } else {
                widths[number] = share;
            }
        }
        if is_settled {
            break;
        }
    }
    widths
}
