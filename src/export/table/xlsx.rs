//! A workbook of one sheet (SpreadsheetML, ECMA-376).
//!
//! Texts are inline strings (`t="inlineStr"`) in cells whose format is text: no program runs them, whatever they
//! begin with, and none takes them for a number or a day. So nothing need stand before them. What can be reckoned with
//! is a number. It holds no day, no name and nothing of this machine.

use unicode_segmentation::UnicodeSegmentation;

use super::{Cell, Made, Table, cells_that};
use crate::{
    clean_format,
    export::format::package::{Part, escaped, package},
    text::{Clean, width, wrap},
};

/// The rows of a sheet, the head among them.
pub const ROWS: usize = 1_048_576;

/// The characters that a cell may hold, as UTF-16 counts them.
pub const CHARACTERS: usize = 32_767;

/// The columns of letters within which a column is; a longer text goes on in a further line of its cell.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=48;

/// The height of a line, in points, and how many of them a row may show; what is beyond is in the cell all the same.
const LINE: usize = 15;
const LINES: usize = 8;

/// Styles, by their place in `cellXfs`.
const HEAD: usize = 1;
const TEXT: usize = 2;
const NUMBER: usize = 3;

/// Writes a table: its head is bold, stays in sight and filters. A text that is longer than a cell may be is cut
/// there, which is said.
///
/// # Errors
/// Where a sheet cannot hold as many rows.
pub fn write(table: &Table) -> Result<Made, Clean> {
    write_within(table, ROWS)
}

pub(super) fn write_within(table: &Table, rows: usize) -> Result<Made, Clean> {
    if table.rows.len() >= rows {
        return Err(clean_format!(
            "Nothing was written: a sheet holds {} records, and these are {}; write them as CSV, or ask for fewer.",
            rows - 1,
            table.rows.len()
        ));
    }
    let mut cut = Vec::new();
    let sheet = sheet(table, &mut cut);
    let last = table.columns.len().saturating_sub(1);
    // A table has a row below its head, be it empty.
    let range = format!("A1:{}{}", letters(last), table.rows.len().max(1) + 1);
    let columns = table.columns.iter().enumerate().map(|(number, name)| {
        let name = escaped(name);
        format!("<tableColumn id=\"{}\" name=\"{name}\"/>", number + 1)
    });
    let columns: String = columns.collect();
    let filled = |part: &str| {
        part.replace("{title}", &escaped(&table.title))
            .replace("{range}", &range)
            .replace("{count}", &table.columns.len().to_string())
            .replace("{columns}", &columns)
    };
    let parts = [
        Part::new("[Content_Types].xml", include_str!("xlsx/types.xml").into()),
        Part::new("_rels/.rels", include_str!("xlsx/package.rels").into()),
        Part::new("xl/workbook.xml", filled(include_str!("xlsx/workbook.xml"))),
        Part::new(
            "xl/_rels/workbook.xml.rels",
            include_str!("xlsx/workbook.rels").into(),
        ),
        Part::new("xl/styles.xml", include_str!("xlsx/styles.xml").into()),
        Part::new("xl/worksheets/sheet1.xml", sheet),
        Part::new(
            "xl/worksheets/_rels/sheet1.xml.rels",
            include_str!("xlsx/sheet.rels").into(),
        ),
        Part::new(
            "xl/tables/table1.xml",
            filled(include_str!("xlsx/table.xml")),
        ),
    ];
    let made = package(None, &parts)?;
    let remark = cut.first().map(|first| {
        clean_format!(
            "{} the {CHARACTERS} characters that a cell may hold, and {} cut there (the first is {first}); CSV holds {} whole.",
            cells_that(cut.len(), "would be more than", "would be more than"),
            if cut.len() == 1 { "is" } else { "are" },
            if cut.len() == 1 { "it" } else { "them" },
        )
    });
    Ok(Made {
        bytes: made.bytes().to_vec(),
        remarks: remark.into_iter().collect(),
    })
}

/// The sheet. `cut` is where texts were too long.
fn sheet(table: &Table, cut: &mut Vec<String>) -> String {
    let words: Vec<Vec<Clean>> = table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(Cell::words).collect())
        .collect();
    let widths = widths(table, &words);
    let mut rows = String::from("<row r=\"1\">");
    for (number, name) in table.columns.iter().enumerate() {
        text(&mut rows, &format!("{}1", letters(number)), HEAD, name);
    }
    rows.push_str("</row>");
    for (number, (row, words)) in table.rows.iter().zip(&words).enumerate() {
        let number = number + 2;
        // Whoever opens it need not know how tall the text is.
        let lines = words
            .iter()
            .zip(&widths)
            .map(|(words, width)| lines(words, *width));
        let height = LINE * lines.max().unwrap_or(1).clamp(1, LINES);
        rows.push_str(&format!("<row r=\"{number}\" ht=\"{height}\">"));
        for (column, (cell, words)) in row.cells.iter().zip(words).enumerate() {
            let place = format!("{}{number}", letters(column));
            let fitting = fitting(words);
            match cell {
                Cell::Number(value) => {
                    rows.push_str(&format!(
                        "<c r=\"{place}\" s=\"{NUMBER}\"><v>{value}</v></c>"
                    ));
                }
                Cell::Texts(texts) if texts.is_empty() => {}
                Cell::Texts(_) if fitting.len() < words.len() => {
                    text(&mut rows, &place, TEXT, &format!("{fitting}…"));
                    cut.push(place);
                }
                Cell::Texts(_) => text(&mut rows, &place, TEXT, fitting),
            }
        }
        rows.push_str("</row>");
    }
    let columns = widths.into_iter().enumerate().map(|(number, width)| {
        let (number, width) = (number + 1, width + 1);
        format!("<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>")
    });
    let columns: String = columns.collect();
    include_str!("xlsx/sheet.xml")
        .replacen("{widths}", &columns, 1)
        .replacen("{rows}", &rows, 1)
}

/// How wide each column is, in columns of letters; the names have room for the mark of the filter.
fn widths(table: &Table, words: &[Vec<Clean>]) -> Vec<usize> {
    let mut widths: Vec<usize> = table.columns.iter().map(|name| width(name) + 3).collect();
    for row in words {
        for (widest, words) in widths.iter_mut().zip(row) {
            // What is as wide as may be need not be measured.
            if *widest < *WIDTHS.end() {
                let longest = words.lines().map(width).max().unwrap_or(0);
                *widest = longest.max(*widest);
            }
        }
    }
    let widths = widths.into_iter();
    widths
        .map(|width| width.clamp(*WIDTHS.start(), *WIDTHS.end()))
        .collect()
}

/// How many lines a text takes in a column.
fn lines(words: &str, width: usize) -> usize {
    match words.len() <= width && !words.contains('\n') {
        true => 1,
        false => words
            .lines()
            .map(|line| wrap(line, width).len().max(1))
            .sum(),
    }
}

/// What of a text a cell may hold, with room for an ellipsis where that is not all.
fn fitting(text: &str) -> &str {
    if text.len() <= CHARACTERS || text.encode_utf16().count() <= CHARACTERS {
        return text;
    }
    let (mut end, mut left) = (0, CHARACTERS - 1);
    for (at, grapheme) in text.grapheme_indices(true) {
        match left.checked_sub(grapheme.encode_utf16().count()) {
            Some(rest) => (end, left) = (at + grapheme.len(), rest),
            None => break,
        }
    }
    &text[..end]
}

/// Appends a cell that holds a text.
fn text(out: &mut String, place: &str, style: usize, words: &str) {
    out.push_str(&format!(
        "<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
    ));
    for (at, line) in words.split('\n').enumerate() {
        out.extend((at > 0).then_some('\n'));
        push(out, line);
    }
    out.push_str("</t></is></c>");
}

/// Appends a line of a text. What a reader would take for a character by its number (`_x0041_`; ECMA-376, part 1,
/// 22.9.2.19) is told from it by the number of its first sign.
fn push(out: &mut String, line: &str) {
    let mut from = 0;
    for (at, _) in line.match_indices("_x") {
        let number = line.as_bytes().get(at + 2..at + 7);
        let is_number = number.is_some_and(|number| {
            number.ends_with(b"_") && number[..4].iter().all(u8::is_ascii_hexdigit)
        });
        if is_number {
            out.push_str(&escaped(&line[from..at]));
            out.push_str("_x005F_");
            from = at + 1;
        }
    }
    out.push_str(&escaped(&line[from..]));
}

/// The name of a column by its number, from 0: A, Z, AA.
fn letters(column: usize) -> String {
    let mut name = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        name.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
        left /= 26;
    }
    name.iter().rev().collect()
}
