//! The rows of a sheet.

use super::{
    Book, Listed, shown,
    words::{Run, Words},
};
use crate::extract::{
    Block, Unreadable, Whose,
    xml::{self, Attributes, Event, Then},
};

/// So many empty cells in a row stand for themselves; more of them are an ellipsis.
const EMPTY_CELLS: usize = 20;

/// Spans of hidden columns that are told of.
const SPANS: usize = 256;

/// Columns that a sheet has at most.
const COLUMNS: usize = 16_384;

/// Puts the rows of a sheet behind `blocks`, and gives what is to be known of it.
///
/// # Errors
/// `TooBig` for more text than is made of a spreadsheet, `Damaged` for what is no XML.
pub fn read(
    part: &str,
    listed: &Listed,
    book: &mut Book,
    blocks: &mut Vec<Block>,
) -> Result<Vec<String>, Unreadable> {
    let mut sheet = Sheet {
        listed,
        book,
        blocks,
        hidden: Vec::new(),
        hidden_rows: 0,
        merged: merged(part)?,
        row: Row::default(),
        cell: Cell::default(),
        takes: Takes::Nothing,
        run: Run::default(),
        failed: None,
    };
    xml::read(part, |event| match sheet.failed {
        Some(_) => Then::Skip,
        None => sheet.take(&event),
    })?;
    if let Some(failed) = sheet.failed {
        return Err(failed);
    }
    let name = &listed.name;
    let mut remarks = Vec::new();
    match sheet.hidden_rows {
        0 => {}
        1 => remarks.push(format!("1 row of the sheet {name} is hidden.")),
        rows => remarks.push(format!("{rows} rows of the sheet {name} are hidden.")),
    }
    if !sheet.hidden.is_empty() {
        let columns = sheet.hidden.iter().map(|(first, last)| span(*first, *last));
        let columns = columns.collect::<Vec<_>>().join(", ");
        remarks.push(format!("Hidden in the sheet {name}: column {columns}."));
    }
    Ok(remarks)
}

/// A cell: its column, from 0, and its row, from 1.
type Place = (usize, u32);

/// The cells of a sheet that were made larger, which are said behind its rows.
fn merged(part: &str) -> Result<Vec<(Place, Place)>, Unreadable> {
    let mut merged = Vec::new();
    if memchr::memmem::find(part.as_bytes(), b"mergeCell").is_none() {
        return Ok(merged);
    }
    xml::read(part, |event| {
        match event {
            Event::Open("sheetData", _) => return Then::Skip,
            Event::Open("mergeCell", attributes) if merged.len() < SPANS => {
                let range = attributes.get("ref").unwrap_or_default();
                let place = |cell: &str| {
                    let row = cell.trim_start_matches(|c: char| c.is_ascii_alphabetic());
                    Some((column(cell)?, row.parse().ok()?))
                };
                let ends = range.split_once(':');
                merged.extend(ends.and_then(|(from, to)| Some((place(from)?, place(to)?))));
            }
            _ => {}
        }
        Then::GoOn
    })?;
    Ok(merged)
}

struct Sheet<'s> {
    listed: &'s Listed,
    book: &'s mut Book,
    blocks: &'s mut Vec<Block>,
    /// Hidden columns, from 0: first and last.
    hidden: Vec<(usize, usize)>,
    hidden_rows: usize,
    /// The first and the last cell of each that was made larger.
    merged: Vec<(Place, Place)>,
    row: Row,
    cell: Cell,
    takes: Takes,
    run: Run,
    failed: Option<Unreadable>,
}

#[derive(Default)]
struct Row {
    number: u32,
    is_hidden: bool,
    cells: Vec<String>,
    /// The columns whose letters are white, and those whose text is not to be seen.
    white: Vec<usize>,
    unseen: Vec<usize>,
    /// What is struck out in its cells.
    struck: Vec<String>,
    /// The column that the next cell stands in where it does not say.
    column: usize,
}

#[derive(Default)]
struct Cell {
    column: usize,
    kind: String,
    style: usize,
    value: String,
    formula: String,
    text: Words,
}

/// What text belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Takes {
    Nothing,
    Value,
    Formula,
}

/// Whether a height or a width is stated, and is none.
fn is_none(size: Option<String>) -> bool {
    size.and_then(|size| size.parse::<f32>().ok()) == Some(0.0)
}

impl Sheet<'_> {
    fn take(&mut self, event: &Event<'_>) -> Then {
        match event {
            Event::Open("col", attributes) => self.column(attributes),
            Event::Open("row", attributes) => {
                let number = attributes.get("r").and_then(|number| number.parse().ok());
                self.row = Row {
                    number: number.unwrap_or(self.row.number.saturating_add(1)),
                    is_hidden: is_true(attributes.get("hidden")) || is_none(attributes.get("ht")),
                    ..Row::default()
                };
            }
            Event::Open("c", attributes) => {
                let column = attributes.get("r").and_then(|place| column(&place));
                let style = attributes.get("s").and_then(|style| style.parse().ok());
                self.cell = Cell {
                    column: column.unwrap_or(self.row.column),
                    kind: attributes.get("t").unwrap_or_default(),
                    style: style.unwrap_or(0),
                    ..Cell::default()
                };
            }
            Event::Open("v", _) => self.takes = Takes::Value,
            Event::Open("f", _) => self.takes = Takes::Formula,
            // Headers and footers of the print are codes.
            Event::Open("headerFooter" | "extLst" | "dataValidations", _) => return Then::Skip,
            Event::Text(text) => match self.takes {
                Takes::Nothing => return self.run.take(event, &mut self.cell.text),
                Takes::Value => self.cell.value.push_str(text),
                Takes::Formula => self.cell.formula.push_str(text),
            },
            Event::Close("v" | "f") => self.takes = Takes::Nothing,
            Event::Close("c") => self.cell_ends(),
            Event::Close("row") => self.row_ends(),
            _ => return self.run.take(event, &mut self.cell.text),
        }
        Then::GoOn
    }

    fn column(&mut self, attributes: &Attributes<'_>) {
        let number = |name: &str| attributes.get(name)?.parse::<usize>().ok()?.checked_sub(1);
        if let (true, Some(first), Some(last)) = (
            is_true(attributes.get("hidden")) || is_none(attributes.get("width")),
            number("min"),
            number("max"),
        ) && self.hidden.len() < SPANS
        {
            self.hidden.push((first, last));
        }
    }

    fn cell_ends(&mut self) {
        let cell = std::mem::take(&mut self.cell);
        self.row.column = cell.column.saturating_add(1);
        let mut words = self.shown(&cell);
        let look = self.book.styles.look(cell.style);
        if look.is_struck {
            words = words.all_struck();
        }
        let joined = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        for struck in words.struck.iter().map(|text| joined(text)) {
            if !struck.is_empty() {
                self.spend(struck.len());
                self.row.struck.push(struck);
            }
        }
        let text = joined(&words.stands);
        if text.is_empty() || cell.column >= COLUMNS {
            return;
        }
        match cell.column.checked_sub(self.row.cells.len()) {
            Some(empty) => self
                .row
                .cells
                .resize(self.row.cells.len() + empty, String::new()),
            // A cell out of order takes the next place.
            None => self.row.column = self.row.cells.len() + 1,
        }
        self.spend(text.len());
        let is_text = matches!(&*cell.kind, "s" | "str" | "inlineStr");
        let is_hidden = look.is_hidden
            || is_text && self.book.styles.hides_texts(cell.style)
            || self.is_covered(cell.column, self.row.number);
        self.row
            .unseen
            .extend(is_hidden.then_some(self.row.cells.len()));
        self.row
            .white
            .extend(look.is_white.then_some(self.row.cells.len()));
        self.row.cells.push(text);
    }

    /// Whether a cell lies below another that was made larger.
    fn is_covered(&self, column: usize, row: u32) -> bool {
        self.merged.iter().any(|(from, to)| {
            let is_inside = (from.0..=to.0).contains(&column) && (from.1..=to.1).contains(&row);
            is_inside && (column, row) != *from
        })
    }

    fn shown(&self, cell: &Cell) -> Words {
        let value = cell.value.trim();
        let stands = match &*cell.kind {
            "s" => {
                let number = value.parse::<usize>().ok();
                let text = number.and_then(|number| self.book.strings.get(number));
                return text.cloned().unwrap_or_default();
            }
            "inlineStr" => return cell.text.clone(),
            "b" => match value {
                "1" | "true" => "TRUE".to_owned(),
                _ => "FALSE".to_owned(),
            },
            _ if value.is_empty() && !cell.formula.trim().is_empty() => {
                format!("={}", cell.formula.trim())
            }
            "str" | "e" | "d" => cell.value.clone(),
            _ => {
                let code = self.book.styles.code(cell.style);
                shown::shown(value, &code, self.book.since_1904)
            }
        };
        Words::standing(stands)
    }

    fn row_ends(&mut self) {
        let row = &mut self.row;
        let cells = std::mem::take(&mut row.cells);
        let struck = std::mem::take(&mut row.struck);
        if cells.iter().all(String::is_empty) && struck.is_empty() {
            return;
        }
        self.hidden_rows += usize::from(row.is_hidden);
        let hidden: Vec<String> = self
            .hidden
            .iter()
            .filter(|(first, _)| *first < cells.len())
            .map(|(first, last)| format!("column {} hidden", span(*first, *last)))
            .chain(row.is_hidden.then(|| "hidden".to_owned()))
            .collect();
        let hidden = match hidden.is_empty() {
            true => String::new(),
            false => format!(" ({})", hidden.join(", ")),
        };
        let sheet = match self.listed.is_hidden {
            true => format!("{} (hidden sheet)", self.listed.name),
            false => self.listed.name.clone(),
        };
        let label = format!("{sheet} row {}{hidden}:", row.number);
        let is_hidden = row.is_hidden || self.listed.is_hidden;
        let block = self::row(&label, &cells, |column| {
            let mut hidden = self.hidden.iter();
            let is_hidden = hidden.any(|(first, last)| (*first..=*last).contains(&column));
            if is_hidden || row.unseen.contains(&column) {
                return Some(Whose::Hidden);
            }
            row.white.contains(&column).then_some(Whose::White)
        });
        self.spend(block.text.len());
        let beside = struck.into_iter().map(|text| Block {
            is_beside: true,
            ..Block::new(None, text).of(Whose::Struck)
        });
        let all = [block].into_iter().chain(beside);
        self.blocks.extend(all.map(|block| match is_hidden {
            true => block.of(Whose::Hidden),
            false => block,
        }));
    }

    fn spend(&mut self, bytes: usize) {
        if let Err(error) = self.book.spend(bytes) {
            self.failed = Some(error);
        }
    }
}

/// What parts the cells of a row where it is read.
pub const BETWEEN_CELLS: &str = " | ";

/// The block of a row: a label, which is not in the document, and the cells, which ` | ` parts. Many empty ones in a
/// row are an ellipsis. `whose` tells of each column what its cell is.
pub fn row(label: &str, cells: &[String], whose: impl Fn(usize) -> Option<Whose>) -> Block {
    let mut text = label.to_owned();
    let mut spans = vec![(0..text.len(), Whose::Label)];
    let mut sign = " ";
    let mut put = |cell: &str, whose: Option<Whose>| {
        if sign == BETWEEN_CELLS {
            spans.push((text.len()..text.len(), Whose::OverGap));
        }
        text.push_str(sign);
        sign = BETWEEN_CELLS;
        let start = text.len();
        text.push_str(cell);
        spans.extend(whose.map(|whose| (start..text.len(), whose)));
    };
    let mut empty = 0;
    for (column, cell) in cells.iter().enumerate() {
        if cell.is_empty() {
            empty += 1;
            continue;
        }
        match empty {
            0..=EMPTY_CELLS => (0..empty).for_each(|_| put("", None)),
            _ => put("…", None),
        }
        empty = 0;
        put(cell, whose(column));
    }
    // Whoever quotes on into the next row has the words of two.
    spans.push((text.len()..text.len(), Whose::OverGap));
    Block {
        text,
        spans,
        ..Block::default()
    }
}

fn is_true(stated: Option<String>) -> bool {
    matches!(stated.as_deref(), Some("1" | "true"))
}

/// The column of a cell named `BC12`, from 0.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    let number = letters.fold(0, |number, letter| {
        number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    number.checked_sub(1)
}

/// Columns by their letters: `C`, or `C to E`.
fn span(first: usize, last: usize) -> String {
    match first == last {
        true => letters(first),
        false => format!("{} to {}", letters(first), letters(last)),
    }
}

fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column.min(COLUMNS) + 1;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_and_their_letters() {
        for (number, name) in [(0, "A"), (25, "Z"), (26, "AA"), (54, "BC"), (16_383, "XFD")] {
            assert_eq!(column(&format!("{name}7")), Some(number));
            assert_eq!(letters(number), name);
        }
        assert_eq!(column("7"), None);
        assert_eq!(column("ZZZZZZZZZZZZZZZZ1"), Some(475_253));
    }

    #[test]
    fn empty_cells_keep_the_others_in_their_columns() {
        let cells = |texts: &[&str]| {
            texts
                .iter()
                .map(|text| (*text).to_owned())
                .collect::<Vec<_>>()
        };
        let text = |cells: &[String]| row("T row 1:", cells, |_| None).text;
        assert_eq!(text(&cells(&["a", "", "c", ""])), "T row 1: a |  | c");
        assert_eq!(text(&cells(&["", "b"])), "T row 1:  | b");
        let mut long = vec![String::new(); EMPTY_CELLS + 1];
        long.push("z".into());
        assert_eq!(text(&long), "T row 1: … | z");
    }
}
