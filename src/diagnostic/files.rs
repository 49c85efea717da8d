//! The files of a library, kept for excerpts and for opening the editor at a line.

use std::sync::{Arc, OnceLock};

use crate::model::FileId;

/// A file that was read.
#[derive(Clone, Debug)]
pub struct File {
    /// The path as the user would type it.
    pub path: String,
    /// Its text, decoded.
    pub text: Arc<str>,
    /// Made when the first place is looked up: most files have no mistakes.
    marks: Arc<OnceLock<Box<[Mark]>>>,
}

/// Where one of every [`STEP`] characters stands.
#[derive(Clone, Copy, Debug)]
struct Mark {
    byte: usize,
    /// Both counted from 1.
    line: u32,
    column: u32,
}

/// Characters from one [`Mark`] to the next: the most that is walked to find a place, however long
/// the file or its lines are.
const STEP: usize = 1024;

/// The files of a library, by [`FileId`].
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// The id of the first of them.
    first: u32,
    all: Vec<File>,
}

impl Files {
    /// None so far, of a library that is held beside another: no place in the one is a place in the other.
    pub fn beside(other: &Self) -> Self {
        Self {
            first: other.end(),
            all: Vec::new(),
        }
    }

    /// Adds a file and gives its id.
    pub fn add(&mut self, path: String, text: Arc<str>) -> FileId {
        let id = FileId(self.end());
        self.all.push(File::new(path, text));
        id
    }

    /// The id of the next file.
    fn end(&self) -> u32 {
        let count = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.first.saturating_add(count)
    }

    /// The file of that id.
    pub fn get(&self, id: FileId) -> Option<&File> {
        self.all.get(id.0.checked_sub(self.first)? as usize)
    }

    /// All files, in the order in which they were read.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &File)> {
        (self.first..).map(FileId).zip(&self.all)
    }
}

impl File {
    /// A file of that path and text.
    pub fn new(path: String, text: Arc<str>) -> Self {
        Self {
            path,
            text,
            marks: Arc::default(),
        }
    }

    /// The byte at which a character stands, by its line and column, both counted from 1; beyond the
    /// end of the line, that end (before its line break).
    pub fn byte(&self, line: u32, column: u32) -> usize {
        let marks = self.marks.get_or_init(|| marks(&self.text));
        let wanted = (line, column);
        let after = marks.partition_point(|mark| (mark.line, mark.column) <= wanted);
        let Some(from) = after.checked_sub(1).and_then(|before| marks.get(before)) else {
            return 0;
        };
        places(&self.text, *from)
            .find(|(mark, c)| {
                (mark.line, mark.column) >= wanted || mark.line == line && is_break(*c)
            })
            .map_or(self.text.len(), |(mark, _)| mark.byte)
    }

    /// Where the character that begins at a byte stands: its line and its column, both counted from 1; of a byte beyond
    /// the end, where a further character would.
    pub fn place(&self, byte: usize) -> (u32, u32) {
        let marks = self.marks.get_or_init(|| marks(&self.text));
        let after = marks.partition_point(|mark| mark.byte <= byte);
        let Some(from) = after.checked_sub(1).and_then(|before| marks.get(before)) else {
            return (1, 1);
        };
        let rest = self.text[from.byte..].chars();
        let here = rest.scan(*from, |here, c| {
            *here = behind(&self.text, *here, c);
            Some(*here)
        });
        let here = here
            .take_while(|here| here.byte <= byte)
            .last()
            .unwrap_or(*from);
        (here.line, here.column)
    }
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r')
}

fn marks(text: &str) -> Box<[Mark]> {
    let start = Mark {
        byte: 0,
        line: 1,
        column: 1,
    };
    places(text, start)
        .step_by(STEP)
        .map(|(mark, _)| mark)
        .collect()
}

/// The characters of a text from a known place on, each with its place. Lines end as in
/// [`crate::text::lines()`].
fn places(text: &str, from: Mark) -> impl Iterator<Item = (Mark, char)> {
    let mut next = from;
    text[from.byte..].chars().map(move |c| {
        let here = next;
        next = behind(text, here, c);
        (here, c)
    })
}

/// The place behind a character.
fn behind(text: &str, here: Mark, c: char) -> Mark {
    let byte = here.byte + c.len_utf8();
    // In CR LF the line ends after the second of them.
    let ends = c == '\n' || c == '\r' && text.as_bytes().get(byte) != Some(&b'\n');
    let (line, column) = match ends {
        true => (here.line + 1, 1),
        false => (here.line, here.column + 1),
    };
    Mark { byte, line, column }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What [`File::byte`] promises, worked out by counting.
    fn by_counting(text: &str, line: u32, column: u32) -> usize {
        let mut before = 0;
        for (number, found) in (1..).zip(crate::text::lines(text)) {
            let body = found.trim_end_matches(['\n', '\r']);
            if number == line {
                let inside = body.char_indices().nth(column as usize - 1);
                return before + inside.map_or(body.len(), |(byte, _)| byte);
            }
            before += found.len();
        }
        text.len()
    }

    #[test]
    fn every_byte_has_its_place() {
        let long = "é漢x".repeat(2 * STEP);
        for text in [
            "",
            "a",
            "\n",
            "ab\r\ncd\rx\n\n\u{1F600}y",
            &format!("{long}\n{long}\r\n"),
        ] {
            let file = File::new("f".into(), text.into());
            let mut end = (1, 1);
            for (mark, c) in places(
                text,
                Mark {
                    byte: 0,
                    line: 1,
                    column: 1,
                },
            ) {
                assert_eq!(
                    file.place(mark.byte),
                    (mark.line, mark.column),
                    "{text:.20}"
                );
                let (line, column) = (mark.line, mark.column);
                assert!(
                    is_break(c) || file.byte(line, column) == mark.byte,
                    "{text:.20}"
                );
                let behind = behind(text, mark, c);
                end = (behind.line, behind.column);
            }
            for beyond in [text.len(), text.len() + 7] {
                assert_eq!(file.place(beyond), end, "{text:.20}");
            }
        }
    }

    #[test]
    fn every_place_is_found() {
        let long = "é漢x".repeat(2 * STEP);
        for text in [
            "",
            "a",
            "\n",
            "ab\ncd\n",
            "ab\r\ncd\rx\n\n\u{1F600}y",
            &format!("{long}\r\n{long}\n\n{}", "z\n".repeat(3 * STEP)),
        ] {
            let file = File::new("f".into(), text.into());
            let lines = crate::text::lines(text).count() as u32;
            for line in (1..=lines.min(8)).chain([lines.max(1), lines + 2]) {
                for column in [1, 2, 3, 7, 1023, 1024, 1025, 2048, 6143, 6144, 6145, 90_000] {
                    assert_eq!(
                        file.byte(line, column),
                        by_counting(text, line, column),
                        "{line}:{column} of {} bytes",
                        text.len()
                    );
                }
            }
        }
    }
}
