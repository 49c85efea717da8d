//! A small terminal that measures letters as it is told to, one character at a time, as many do.

use unicode_width::UnicodeWidthChar;

/// How many columns a character takes.
pub type Measure = fn(char) -> usize;

/// What stands in a cell: its characters, whether it is reversed, and the link it belongs to. The
/// second half of a wide letter has no characters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    pub text: String,
    pub reversed: bool,
    pub link: String,
}

pub struct Emulator {
    pub rows: Vec<Vec<Shown>>,
    /// Column and row of the cursor, and whether it is seen.
    pub cursor: (usize, usize, bool),
    measure: Measure,
    wraps: bool,
    pen: Shown,
}

impl Emulator {
    pub fn new(width: usize, height: usize, measure: Measure) -> Self {
        let blank = Shown {
            text: " ".into(),
            ..Shown::default()
        };
        Self {
            rows: vec![vec![blank.clone(); width]; height],
            cursor: (0, 0, true),
            measure,
            wraps: true,
            pen: blank,
        }
    }

    /// The text of a row.
    pub fn row(&self, y: usize) -> String {
        self.rows[y].iter().map(|cell| cell.text.as_str()).collect()
    }

    pub fn write(&mut self, bytes: &[u8]) {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            if c != '\u{1b}' {
                self.letter(c);
            } else if let Some(control) = rest.strip_prefix('[') {
                let end = control.find(|c| ('@'..='~').contains(&c)).expect("an end");
                self.control(&control[..end], &control[end..=end]);
                rest = &control[end + 1..];
            } else {
                let link = rest.strip_prefix("]8;").expect("no other sequence");
                let (link, after) = link.split_once("\u{1b}\\").expect("its end");
                self.pen.link = link.split_once(';').expect("an address").1.into();
                rest = after;
            }
        }
    }

    fn control(&mut self, numbers: &str, action: &str) {
        let number = |at: usize| {
            numbers
                .split(';')
                .nth(at)
                .and_then(|n| n.parse().ok())
                .unwrap_or(1)
        };
        match (action, numbers) {
            // A place beyond the edge is on it.
            ("H", _) => {
                self.cursor.0 = (number(1) - 1).min(self.rows[0].len() - 1);
                self.cursor.1 = (number(0) - 1).min(self.rows.len() - 1);
            }
            ("G", _) => self.cursor.0 = number(0) - 1,
            ("J", "2") => (0..self.rows.len()).for_each(|y| self.clear(0, y)),
            ("K", "") => self.clear(self.cursor.0, self.cursor.1),
            ("m", _) => {
                for number in numbers.split(';') {
                    match number {
                        "" | "0" => self.pen.reversed = false,
                        "7" => self.pen.reversed = true,
                        _ => {}
                    }
                }
            }
            ("h" | "l", "?7") => self.wraps = action == "h",
            ("h" | "l", "?25") => self.cursor.2 = action == "h",
            ("h" | "l", "?2026") => {}
            other => panic!("{other:?}"),
        }
    }

    /// As terminals do that fill with the current style.
    fn clear(&mut self, from: usize, y: usize) {
        for x in from..self.rows[y].len() {
            self.put(x, y, " ");
        }
    }

    fn letter(&mut self, c: char) {
        let width = (self.measure)(c);
        let columns = self.rows[0].len();
        if width == 0 {
            let mut before = self.cursor.0.saturating_sub(1);
            while before > 0 && self.rows[self.cursor.1][before].text.is_empty() {
                before -= 1;
            }
            self.rows[self.cursor.1][before].text.push(c);
            return;
        }
        if self.cursor.0 + width > columns {
            match self.wraps {
                true => {
                    self.cursor = (
                        0,
                        (self.cursor.1 + 1).min(self.rows.len() - 1),
                        self.cursor.2,
                    )
                }
                false => self.cursor.0 = columns - width,
            }
        }
        let (x, y, _) = self.cursor;
        self.put(x, y, &c.to_string());
        for half in x + 1..x + width {
            self.put(half, y, " ");
            self.rows[y][half].text.clear();
        }
        self.cursor.0 += width;
    }

    /// Puts a text into a cell. Of a wide letter of which a half goes, nothing stays.
    fn put(&mut self, x: usize, y: usize, text: &str) {
        let row = &mut self.rows[y];
        let start = (0..=x)
            .rev()
            .find(|x| !row[*x].text.is_empty())
            .unwrap_or(0);
        let mut end = x + 1;
        while end < row.len() && row[end].text.is_empty() {
            end += 1;
        }
        if end - start > 1 {
            row[start..end]
                .iter_mut()
                .for_each(|cell| cell.text = " ".into());
        }
        row[x] = Shown {
            text: text.into(),
            ..self.pen.clone()
        };
    }
}

/// Each part of a joined emoji takes its own columns.
pub fn part_by_part(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// Nothing is wide, as in tables from before emoji.
pub fn all_narrow(c: char) -> usize {
    c.width().unwrap_or(0).min(1)
}

/// What joins another letter takes a column itself, and what is not known takes two.
pub fn all_wide(c: char) -> usize {
    match c {
        '\u{300}'..='\u{36f}' => 1,
        c if c < '\u{2e80}' && c.width() != Some(0) => 1,
        _ => 2,
    }
}
