//! Lines that are typed one below the other: a text of several lines, and a caret in it.

use unicode_segmentation::UnicodeSegmentation;

use super::{Line, Pressed};
use crate::tui::input::key::Key;

/// Lines that are typed. There is one at least.
#[derive(Clone, Debug)]
pub struct Lines {
    lines: Vec<Line>,
    /// The one with the caret.
    row: usize,
    /// The bytes that all of them may hold, with their line ends.
    most: usize,
}

impl Lines {
    /// A text with the caret at its end, which may grow to so many bytes. One that is longer stays whole, and grows no more.
    pub fn new(text: &str, most: usize) -> Self {
        let mut lines = Self {
            lines: vec![Line::of_any_length()],
            row: 0,
            most: most.max(text.len()),
        };
        lines.insert(text);
        lines
    }

    /// What is typed, with a line feed between lines.
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(Line::text).collect();
        lines.join("\n")
    }

    /// The lines, from the first one.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(Line::text)
    }

    /// The line with the caret, and its byte there.
    pub fn caret(&self) -> (usize, usize) {
        (self.row, self.lines.get(self.row).map_or(0, Line::caret))
    }

    /// Puts a text in at the caret; each of its line ends begins a line. Of what has no room whole characters are
    /// left out; returns how many.
    pub fn insert(&mut self, text: &str) -> usize {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let room = self.most.saturating_sub(self.bytes());
        let graphemes = text.grapheme_indices(true);
        let ends = graphemes.map(|(at, grapheme)| at + grapheme.len());
        let end = ends.take_while(|end| *end <= room).last().unwrap_or(0);
        let (taken, left) = text.split_at(end);
        for (number, part) in taken.split('\n').enumerate() {
            if number > 0 {
                self.split();
            }
            self.here().insert(part);
        }
        left.chars().count()
    }

    /// Types a key. Enter begins a line; what leads over the end of one goes to the next.
    pub fn press(&mut self, key: Key) -> Pressed {
        let (row, at) = self.caret();
        let end = self.here().text().len();
        let is = |names: &[&str]| names.iter().any(|name| key.is(name));
        if is(&["Enter"]) {
            return self.typed("\n");
        }
        if let Some(typed) = key.typed() {
            return self.typed(typed.encode_utf8(&mut [0; 4]));
        }
        if is(&["Up"]) {
            return self.go(row.saturating_sub(1), at);
        }
        if is(&["Down"]) {
            return self.go(row + 1, at);
        }
        if is(&["Left", "^B"]) && at == 0 {
            return match row {
                0 => Pressed::Moved,
                row => self.go(row - 1, usize::MAX),
            };
        }
        if is(&["Right", "^F"]) && at == end {
            return match row + 1 < self.lines.len() {
                true => self.go(row + 1, 0),
                false => Pressed::Moved,
            };
        }
        if is(&["Backspace", "^H"]) && at == 0 {
            return match row {
                0 => Pressed::Moved,
                row => self.join(row - 1),
            };
        }
        if is(&["Delete", "^D"]) && at == end {
            return match row + 1 < self.lines.len() {
                true => self.join(row),
                false => Pressed::Moved,
            };
        }
        let before = self.here().clone();
        let pressed = self.here().press(key);
        // What was cut may be put in again where there is no room for it.
        match pressed {
            Pressed::Edited if self.bytes() > self.most => {
                *self.here() = before;
                Pressed::Full
            }
            pressed => pressed,
        }
    }

    fn typed(&mut self, text: &str) -> Pressed {
        match self.insert(text) {
            0 => Pressed::Edited,
            _ => Pressed::Full,
        }
    }

    fn bytes(&self) -> usize {
        let ends = self.lines.len() - 1;
        self.lines().map(str::len).sum::<usize>() + ends
    }

    fn here(&mut self) -> &mut Line {
        if self.lines.is_empty() {
            self.lines.push(Line::of_any_length());
        }
        self.row = self.row.min(self.lines.len() - 1);
        &mut self.lines[self.row]
    }

    /// Goes to a byte of a line, or what is nearest.
    fn go(&mut self, row: usize, at: usize) -> Pressed {
        self.row = row.min(self.lines.len() - 1);
        self.here().go_near(at);
        Pressed::Moved
    }

    /// Begins a line at the caret.
    fn split(&mut self) {
        let line = self.here();
        let at = line.caret();
        let behind = line.text()[at..].to_owned();
        line.replace(at..usize::MAX, "");
        let mut next = Line::of_any_length();
        next.insert(&behind);
        next.go_near(0);
        self.lines.insert(self.row + 1, next);
        self.row += 1;
    }

    /// Makes one of a line and the next.
    fn join(&mut self, row: usize) -> Pressed {
        let behind = self.lines.remove(row + 1);
        self.row = row;
        let line = self.here();
        let end = line.text().len();
        line.replace(end..end, behind.text());
        line.go_near(end);
        Pressed::Edited
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(lines: &mut Lines, keys: &str) -> String {
        for key in keys.split_whitespace() {
            lines.press(key.parse().unwrap());
        }
        let (row, at) = lines.caret();
        format!("{} @{row}:{at}", lines.text().replace('\n', "/"))
    }

    #[test]
    fn lines_begin_and_end_where_keys_say() {
        let mut lines = Lines::new("one\r\ntwo\tx\rthree", 100);
        for (keys, shown) in [
            ("", "one/two x/three @2:5"),
            ("Up", "one/two x/three @1:5"),
            ("Up", "one/two x/three @0:3"),
            ("Right", "one/two x/three @1:0"),
            ("Left Enter a", "one/a/two x/three @1:1"),
            ("Home Backspace", "onea/two x/three @0:3"),
            ("End Delete", "oneatwo x/three @0:4"),
            ("Down Down", "oneatwo x/three @1:4"),
            ("^U", "oneatwo x/e @1:0"),
            ("Up Home ^Y", "oneatwo x/e @0:0"),
        ] {
            assert_eq!(pressed(&mut lines, keys), shown, "{keys}");
        }
    }

    #[test]
    fn no_more_is_taken_than_has_room() {
        let mut lines = Lines::new("ab", 6);
        // The last letter has two bytes, and the line end one.
        assert_eq!(lines.insert("\ncdé"), 1);
        assert_eq!(lines.text(), "ab\ncd");
        assert_eq!(lines.insert("éa"), 2);
        assert_eq!(lines.press("x".parse().unwrap()), Pressed::Edited);
        assert_eq!(lines.press("x".parse().unwrap()), Pressed::Full);
        assert_eq!(lines.press("Enter".parse().unwrap()), Pressed::Full);
        assert_eq!(pressed(&mut lines, "^U ^Y"), "ab/cdx @1:3");
        assert_eq!(lines.press("^Y".parse().unwrap()), Pressed::Full);
        assert_eq!(lines.text(), "ab\ncdx");
    }

    #[test]
    fn what_stood_there_is_whole_however_long_it_is() {
        let mut lines = Lines::new("ab\ncdé", 3);
        assert_eq!(lines.text(), "ab\ncdé");
        assert_eq!(lines.press("x".parse().unwrap()), Pressed::Full);
        assert_eq!(pressed(&mut lines, "Backspace x"), "ab/cdx @1:3");
    }

    #[test]
    fn a_long_line_is_whole() {
        let long = "word ".repeat(2_000);
        assert_eq!(Lines::new(&long, 64 << 10).text(), long);
    }
}
