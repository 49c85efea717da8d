//! Tables of values with a sign between them (RFC 4180, and what spreadsheets write in its name).

use csv::ReaderBuilder;

use super::{Block, Extracted, Unreadable, xlsx};
use crate::text;

/// As much of a table as its sign is told from.
const HEAD_BYTES: usize = 64 << 10;

/// The signs that part values. Where two part the rows as evenly, the first of them does: commas stand in
/// numbers and in sentences.
const SIGNS: [u8; 4] = [b'\t', b';', b'|', b','];

/// Reads a table: a block is a row, its number before its cells, which ` | ` parts: `row 3: Office | called`. The
/// number is a label ([`super::Whose::Label`]).
/// Rows are counted as a spreadsheet counts them: one in quotes may take several lines, an empty line is one.
///
/// # Errors
/// `NoTextLayer` where all cells are empty.
pub fn read(bytes: &[u8]) -> Result<Extracted, Unreadable> {
    let decoded = text::decode_document(bytes, None).text;
    let (named, table) = named_sign(&decoded);
    let sign = named.unwrap_or_else(|| sign(table));
    let mut reader = ReaderBuilder::new()
        .delimiter(sign)
        .has_headers(false)
        .flexible(true)
        .from_reader(table.as_bytes());
    let mut blocks = Vec::new();
    let mut row = 0;
    // Where the row before ends: the reader leaves empty lines out without a word.
    let mut end = 0;
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                return Err(Unreadable::Damaged(format!(
                    "its rows cannot be read: {error}"
                )));
            }
        }
        let next = after_line_end(table, byte(reader.position()));
        row += 1 + empty_lines(table.get(end..next).unwrap_or_default());
        end = next;
        let cells = record.iter().map(|cell| {
            let words: Vec<&str> = cell.split_whitespace().collect();
            Block::new(None, words.join(" "))
        });
        let cells: Vec<Block> = cells.collect();
        if cells.iter().any(|cell| !cell.text.is_empty()) {
            blocks.push(xlsx::row(&format!("row {row}:"), cells));
        }
    }
    match blocks.is_empty() {
        true => Err(Unreadable::NoTextLayer),
        false => Ok(Extracted {
            blocks,
            ..Extracted::default()
        }),
    }
}

fn byte(position: &csv::Position) -> usize {
    usize::try_from(position.byte()).unwrap_or(usize::MAX)
}

/// The reader stops between the two bytes that end a line.
fn after_line_end(table: &str, at: usize) -> usize {
    let before = table.get(..at).unwrap_or(table);
    let is_between = before.ends_with('\r') && table[before.len()..].starts_with('\n');
    before.len() + usize::from(is_between)
}

/// How many empty lines a stretch of a table begins with.
fn empty_lines(stretch: &str) -> usize {
    let line_ends = stretch.len() - stretch.trim_start_matches(['\r', '\n']).len();
    let line_ends = &stretch[..line_ends];
    match line_ends.contains('\n') {
        true => line_ends.matches('\n').count(),
        false => line_ends.len(),
    }
}

/// The sign that a first line `sep=;` names, as Excel writes it, and the table below it.
fn named_sign(table: &str) -> (Option<u8>, &str) {
    let first = table.lines().next().unwrap_or_default();
    match first.strip_prefix("sep=").map(str::as_bytes) {
        Some([sign]) => (Some(*sign), &table[first.len()..]),
        _ => (None, table),
    }
}

/// The sign that parts the rows of a table most evenly; a comma where none does.
fn sign(table: &str) -> u8 {
    let mut end = table.len().min(HEAD_BYTES);
    while !table.is_char_boundary(end) {
        end -= 1;
    }
    let head = &table[..end];
    let evenness = |sign: u8| {
        let mut reader = ReaderBuilder::new()
            .delimiter(sign)
            .has_headers(false)
            .flexible(true)
            .from_reader(head.as_bytes());
        let lengths: Vec<usize> = reader
            .records()
            .flatten()
            .map(|row| row.len())
            .take(100)
            .collect();
        let first = lengths.first().copied().unwrap_or(0);
        let even = lengths
            .iter()
            .filter(|length| **length == first && first > 1)
            .count();
        (even, first)
    };
    let mut best = (b',', (0, 0));
    for sign in SIGNS {
        let found = evenness(sign);
        if found > best.1 {
            best = (sign, found);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(table: &str, rows: &[&str]) {
        let read = read(table.as_bytes()).unwrap();
        let texts: Vec<&str> = read.blocks.iter().map(|block| &*block.text).collect();
        assert_eq!(texts, rows, "{table:?}");
    }

    #[test]
    fn rows_by_their_numbers() {
        check(
            "Time,From,Words\r\n21:14,Ferry,\"We take water,\nand ask\"\r\n\r\n21:40,,\"a \"\"tug\"\"\"\r\n",
            &[
                "row 1: Time | From | Words",
                "row 2: 21:14 | Ferry | We take water, and ask",
                "row 4: 21:40 |  | a \"tug\"",
            ],
        );
        check("\n\n\na,b\n\n,\n\nc,d", &["row 4: a | b", "row 8: c | d"]);
        check("\u{feff}a", &["row 1: a"]);
    }

    #[test]
    fn signs_other_than_commas() {
        check(
            "a;1,5\nb;2,7\nc, and d;3",
            &["row 1: a | 1,5", "row 2: b | 2,7", "row 3: c, and d | 3"],
        );
        check(
            "a\tb, c\nd\te, f, g\n",
            &["row 1: a | b, c", "row 2: d | e, f, g"],
        );
        check("sep=|\na,b|c\n", &["row 2: a,b | c"]);
        check("one, two\nthree\n", &["row 1: one | two", "row 2: three"]);
    }

    #[test]
    fn what_holds_nothing_or_is_broken() {
        for table in ["", "\n\n", ",,\n,", "\"\""] {
            assert_eq!(
                read(table.as_bytes()),
                Err(Unreadable::NoTextLayer),
                "{table:?}"
            );
        }
        check("a,\"b\nc,d", &["row 1: a | b c,d"]);
        check("a,b\"c\"d\n", &["row 1: a | b\"c\"d"]);
    }
}
