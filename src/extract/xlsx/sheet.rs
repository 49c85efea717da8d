//! The rows of a sheet.

use super::{
    Book, Listed,
    font::{Color, Font},
    shown::{self, Section, Token},
    words::{Run, Words},
};
use crate::extract::{
    Block, Span, Unreadable, Whose,
    flow::Flow,
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
    cells: Vec<Block>,
    /// What is struck out or hidden in its cells.
    beside: Vec<Block>,
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
        let mut blocks = self.blocks(&cell);
        let is_struck = |block: &Block| block.spans.iter().any(|(_, of)| *of == Whose::Struck);
        let first = blocks.first().filter(|block| !is_struck(block));
        let words = first.is_some().then(|| blocks.remove(0));
        for block in blocks {
            self.spend(block.text.len());
            self.row.beside.push(Block {
                is_beside: true,
                ..block
            });
        }
        let Some(words) = words.filter(|_| cell.column < COLUMNS) else {
            return;
        };
        match cell.column.checked_sub(self.row.cells.len()) {
            Some(empty) => self
                .row
                .cells
                .resize(self.row.cells.len() + empty, Block::default()),
            // A cell out of order takes the next place.
            None => self.row.column = self.row.cells.len() + 1,
        }
        self.spend(words.text.len());
        let column = self.row.cells.len();
        let mut hidden = self.hidden.iter();
        let is_hidden = hidden.any(|(first, last)| (*first..=*last).contains(&column))
            || self.is_covered(cell.column, self.row.number);
        self.row.cells.push(match is_hidden {
            true => words.of(Whose::Hidden),
            false => words,
        });
    }

    /// The words of a cell as it shows them, then what stands apart from them; nothing of an empty one.
    fn blocks(&self, cell: &Cell) -> Vec<Block> {
        let (words, color) = self.shown(cell);
        let styles = &self.book.styles;
        let is_text = matches!(&*cell.kind, "s" | "str" | "inlineStr");
        let of_texts = is_text.then(|| styles.of_texts(cell.style)).flatten();
        let color = of_texts.as_ref().map_or(color, |section| section.color);
        let mut own = styles.font(cell.style);
        own.color = color.or(own.color);
        let mut flow = Flow::default();
        let put = |flow: &mut Flow, text: &str, font: Font| {
            if let Some(script) = font.script {
                flow.shift(script);
            }
            let begun = styles.whose(cell.style, font).into_iter();
            let begun = begun.map(|whose| flow.begin(whose)).count();
            flow.text(&text.replace(char::is_whitespace, " "));
            (0..begun).for_each(|_| flow.end_last());
            if font.script.is_some() {
                flow.shift_back();
            }
        };
        let put_words = |flow: &mut Flow| {
            for (text, font) in &words.0 {
                put(flow, text, font.unwrap_or(own));
            }
        };
        let Some(Section { tokens, .. }) = of_texts else {
            put_words(&mut flow);
            return flow.finish();
        };
        for token in &tokens {
            match token {
                Token::Literal(text) => put(&mut flow, text, own),
                token if token.is_content() => put_words(&mut flow),
                _ => {}
            }
        }
        if !tokens.iter().any(Token::is_content) {
            flow.begin(Whose::Hidden);
            put_words(&mut flow);
        }
        flow.finish()
    }

    /// Whether a cell lies below another that was made larger.
    fn is_covered(&self, column: usize, row: u32) -> bool {
        self.merged.iter().any(|(from, to)| {
            let is_inside = (from.0..=to.0).contains(&column) && (from.1..=to.1).contains(&row);
            is_inside && (column, row) != *from
        })
    }

    /// What a cell holds, and the colour in which its format shows that if it names one.
    fn shown(&self, cell: &Cell) -> (Words, Option<Color>) {
        let value = cell.value.trim();
        let stands = match &*cell.kind {
            "s" => {
                let number = value.parse::<usize>().ok();
                let text = number.and_then(|number| self.book.strings.get(number));
                return (text.cloned().unwrap_or_default(), None);
            }
            "inlineStr" => return (cell.text.clone(), None),
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
                let (shown, color) = shown::shown(value, &code, self.book.since_1904);
                return (Words::plain(shown), color);
            }
        };
        (Words::plain(stands), None)
    }

    fn row_ends(&mut self) {
        let row = &mut self.row;
        let cells = std::mem::take(&mut row.cells);
        let beside = std::mem::take(&mut row.beside);
        if cells.iter().all(|cell| cell.text.is_empty()) && beside.is_empty() {
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
        let block = self::row(&label, cells);
        self.spend(block.text.len());
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
/// row are an ellipsis.
pub fn row(label: &str, cells: Vec<Block>) -> Block {
    let mut text = label.to_owned();
    let mut spans = vec![(0..text.len(), Whose::Label)];
    let mut sign = " ";
    let mut put = |cell: Block| {
        if sign == BETWEEN_CELLS {
            spans.push((text.len()..text.len(), Whose::OverGap));
        }
        text.push_str(sign);
        sign = BETWEEN_CELLS;
        let start = text.len();
        text.push_str(&cell.text);
        let moved = |(range, whose): Span| (range.start + start..range.end + start, whose);
        spans.extend(cell.spans.into_iter().map(moved));
    };
    let mut empty = 0;
    for cell in cells {
        if cell.text.is_empty() {
            empty += 1;
            continue;
        }
        match empty {
            0..=EMPTY_CELLS => (0..empty).for_each(|_| put(Block::default())),
            _ => put(Block::new(None, "…")),
        }
        empty = 0;
        put(cell);
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
        let text = |cells: &[&str]| {
            let cells = cells.iter().map(|text| Block::new(None, *text));
            row("T row 1:", cells.collect()).text
        };
        assert_eq!(text(&["a", "", "c", ""]), "T row 1: a |  | c");
        assert_eq!(text(&["", "b"]), "T row 1:  | b");
        let mut long = vec![""; EMPTY_CELLS + 1];
        long.push("z");
        assert_eq!(text(&long), "T row 1: … | z");
    }
}
