//! Blocks as plain text: in lines of [`COLUMNS`], or unbroken for those who look for words in it.

use std::borrow::Cow;

use super::{
    Made,
    columns::{self, COLUMNS, GAP, NARROWEST, widths},
    notes::Notes,
    walk::{Form, Row, Table, walk},
};
use crate::{
    export::{
        block::{Anchor, Document, Line, Point},
        protected::Written,
    },
    library::Index,
    picture::{Mark, Picture},
    text::{Clean, clean_mapped, pad, width, wrap},
};

/// Writes a document for a reader.
pub fn write(document: &Document) -> Made {
    Made::Text(written(document, COLUMNS).text)
}

/// The words of a document, each paragraph in a line of its own, with the records that they are written of.
pub fn unbroken(document: &Document) -> Written {
    written(document, usize::MAX)
}

fn written(document: &Document, columns: usize) -> Written {
    let mut out = Output {
        columns,
        text: String::new(),
        parts: Vec::new(),
        is_of_several: false,
        widths: Vec::new(),
    };
    walk(document, &mut out);
    out.finish()
}

/// A text while it is written.
struct Output {
    columns: usize,
    text: String,
    /// The records that are written so far, from where each begins.
    parts: Vec<(usize, Index)>,
    /// Whether a case of several has begun: its parts are a level lower.
    is_of_several: bool,
    /// How wide the columns of the table are that is written.
    widths: Vec<usize>,
}

impl Form for Output {
    fn tells_of(&mut self, record: Option<Index>) {
        self.parts
            .extend(record.map(|record| (self.text.len(), record)));
    }

    fn title(&mut self, title: &Clean) {
        self.under(title, '=');
    }

    fn warning(&mut self, line: &Line) {
        let plain = line.plain();
        let sign = plain.find(' ').map_or(0, |at| at + 1);
        self.hanging(&plain[..sign], 0, &plain[sign..]);
        self.text.push('\n');
    }

    fn heading(&mut self, level: usize, anchor: Option<Anchor>, line: &Line) {
        self.is_of_several |= matches!(anchor, Some(Anchor::Case(_)));
        match level {
            2 => self.under(&line.plain(), '-'),
            3 if self.is_of_several => self.under(&line.plain(), '~'),
            _ => self.hanging("", 0, &line.plain()),
        }
    }

    fn paragraph(&mut self, line: &Line) {
        self.hanging("", 0, &line.plain());
        self.text.push('\n');
    }

    fn point(&mut self, point: &Point, level: usize, _notes: Notes) {
        self.hanging("- ", 2 * level, &point.line.plain());
    }

    fn end_list(&mut self, level: usize) {
        if level == 0 {
            self.text.push('\n');
        }
    }

    fn begin_table(&mut self, table: &Table<'_>) {
        self.widths = widths(table, self.columns);
    }

    fn row(&mut self, row: Row, cells: &[Line]) {
        self.cells(&columns::cells(cells));
        if row == Row::Head {
            let rule = self
                .widths
                .iter()
                .map(|width| "-".repeat(*width.min(&COLUMNS)));
            self.cells(&rule.collect::<Vec<_>>());
        }
    }

    fn end_table(&mut self) {
        self.text.push('\n');
    }

    fn picture(&mut self, picture: &Picture) {
        for line in picture.text(Mark::signs) {
            self.text.push_str(&line);
            self.text.push('\n');
        }
        self.text.push('\n');
    }
}

impl Output {
    /// A heading with a line of signs below it.
    fn under(&mut self, words: &str, sign: char) {
        let words = words.replace('\n', " ");
        self.hanging("", 0, &words);
        let below = width(&words).min(self.columns);
        self.text.extend(std::iter::repeat_n(sign, below));
        self.text.push_str("\n\n");
    }

    /// Words behind a sign, some columns in; the lines that they go on in begin where the first does. Of
    /// their own lines they make one.
    fn hanging(&mut self, sign: &str, within: usize, words: &str) {
        let words = match words.contains('\n') {
            true => Cow::Owned(words.replace('\n', " ")),
            false => Cow::Borrowed(words),
        };
        let before = within + width(sign);
        let columns = self.columns.saturating_sub(before).max(NARROWEST);
        let parts = wrap(&words, columns).into_iter();
        let lines = parts.filter_map(|part| words.get(part));
        for (number, line) in lines.enumerate() {
            let (indent, sign) = match number {
                0 => (within, sign),
                _ => (before, ""),
            };
            self.text.extend(std::iter::repeat_n(' ', indent));
            self.text.push_str(sign);
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }

    /// Cells beside one another, each in as many lines as it needs.
    fn cells(&mut self, cells: &[String]) {
        let cells: Vec<Vec<&str>> = cells
            .iter()
            .zip(&self.widths)
            .map(|(cell, columns)| {
                let parts = wrap(cell, *columns).into_iter();
                let lines = parts.filter_map(|part| cell.get(part));
                lines.map(str::trim_end).collect()
            })
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        for number in 0..height {
            let mut line = String::new();
            for (cell, columns) in cells.iter().zip(&self.widths) {
                let part = cell.get(number).copied().unwrap_or("");
                line.push_str(&pad(part, *columns));
                line.push_str(&" ".repeat(GAP));
            }
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }

    /// All of it was cleaned piece by piece; this holds whatever is added to this module to it.
    fn finish(mut self) -> Written {
        let end = self.text.trim_end_matches('\n').len();
        self.text.truncate(end);
        self.text.push('\n');
        let (text, offsets) = clean_mapped(&self.text);
        for (from, _) in &mut self.parts {
            *from = offsets.derived(*from..*from).start;
        }
        let parts = self.parts;
        Written { text, parts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::block::Block;

    fn text(blocks: Vec<Block>) -> String {
        let document = Document {
            title: "A case".into(),
            blocks,
            ..Document::default()
        };
        written(&document, COLUMNS).text.to_string()
    }

    #[test]
    fn no_line_is_wider_than_a_line() {
        let long = "word ".repeat(60);
        let point = Point {
            below: vec![Point::new(Line::text(clean_of(&long)))],
            ..Point::new(Line::text(clean_of(&long)))
        };
        let rows = vec![vec![
            Line::text("9 Apr 2025"),
            Line::text(clean_of(&long)),
            Line::text("A1"),
        ]];
        let table = Block::Table {
            head: vec!["When".into(), "What".into(), "Where".into()],
            rows,
        };
        let text = text(vec![Block::List(vec![point]), table]);
        assert!(text.lines().all(|line| width(line) <= COLUMNS), "{text}");
        assert_eq!(text.matches("word").count(), 180);
        assert!(
            text.contains("\n9 Apr 2025  word word"),
            "the first column keeps its width:\n{text}"
        );
    }

    #[test]
    fn unbroken_words_stand_in_one_line() {
        let long = "word ".repeat(60);
        let document = Document {
            title: "A case".into(),
            blocks: vec![Block::Paragraph(Line::text(clean_of(&long)))],
            ..Document::default()
        };
        let text = unbroken(&document).text;
        assert!(text.contains(long.trim()), "{text}");
    }

    fn clean_of(text: &str) -> Clean {
        crate::text::clean_line(text.trim())
    }
}
