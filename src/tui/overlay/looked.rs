//! A text that is looked at before something is done by it, as lines of the screen, and how much of it was in sight.

use crate::text::{Clean, clean, wrap};

/// A text that is to be seen before something is done, and what is said of it.
#[derive(Clone, Debug)]
pub struct Looked {
    text: Clean,
    says: Clean,
    /// Which of its lines must have been in sight.
    must: fn(&str) -> bool,
    /// Its lines on a screen of so many columns.
    lines: Vec<Line>,
    columns: usize,
    /// The first of them in sight, and how many are.
    top: usize,
    rows: usize,
    /// How many rows below them tell what is said; none where that stands behind the text.
    below: usize,
    /// Up to where all of it was in sight, from its beginning on.
    seen: usize,
    has_seen_all: bool,
}

/// A line on the screen.
#[derive(Clone, Debug)]
pub struct Line {
    pub words: Clean,
    /// The line of the text that it is of; none of what is said of that.
    pub of: Option<Clean>,
    /// Where it begins, counted from the beginning of the text.
    from: usize,
    until: usize,
}

/// The columns of a screen that no line takes: one before it, one for what says where one is.
const BESIDE: u16 = 2;

impl Looked {
    /// A text, and what is said of it, which is to be seen as far as lines go that `must` be.
    pub fn new(text: Clean, says: Clean, must: fn(&str) -> bool) -> Self {
        Self {
            text,
            says,
            must,
            lines: Vec::new(),
            columns: 0,
            top: 0,
            rows: 0,
            below: 0,
            seen: 0,
            has_seen_all: false,
        }
    }

    /// Whether all of it was in sight that is to be seen.
    pub fn has_seen_all(&self) -> bool {
        self.has_seen_all
    }

    /// What is said of the text, and in how many rows below it; in none where it stands behind it.
    pub fn says(&self) -> (&Clean, usize) {
        (&self.says, self.below)
    }

    /// The lines in sight.
    pub fn in_sight(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().skip(self.top).take(self.rows)
    }

    /// Which line is the first in sight, how many are in sight, and of how many.
    pub fn place(&self) -> (usize, usize, usize) {
        let rows = self.rows.min(self.lines.len() - self.top);
        (self.top, rows, self.lines.len())
    }

    /// Goes so many lines on.
    pub fn go(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by).min(self.last_top());
    }

    /// Goes to the first line that was not in sight yet.
    pub fn go_on(&mut self) {
        let first = self.lines.iter().position(|line| line.until > self.seen);
        self.top = first.unwrap_or(0).min(self.last_top());
    }

    fn last_top(&self) -> usize {
        self.lines.len().saturating_sub(self.rows)
    }

    /// Has it in sight on a screen of that size. What stands there now counts as seen.
    pub fn look(&mut self, columns: u16, rows: u16) {
        let columns = usize::from(columns.saturating_sub(BESIDE).max(1));
        let rows = usize::from(rows);
        let below = match self.says.is_empty() {
            true => 0,
            false => wrap(&self.says, columns).len(),
        };
        // What is said stands there all the time where most is left to what is looked at.
        let below = if below > rows / 2 { 0 } else { below };
        if self.columns != columns || self.below != below || self.lines.is_empty() {
            let at = self.lines.get(self.top).map_or(0, |line| line.from);
            self.lines = self.cut(columns, below == 0);
            (self.columns, self.below) = (columns, below);
            let top = self.lines.partition_point(|line| line.until <= at);
            self.top = top;
        }
        self.rows = rows - below;
        self.top = self.top.min(self.last_top());
        let shown = self.lines.iter().skip(self.top).take(self.rows);
        for line in shown {
            if line.from <= self.seen {
                self.seen = self.seen.max(line.until);
            }
        }
        let must = |line: &&Line| line.of.as_ref().is_none_or(|of| (self.must)(of));
        let needed = self.lines.iter().rfind(must).map_or(0, |line| line.until);
        self.has_seen_all |= self.rows > 0 && self.seen >= needed;
    }

    /// The lines on a screen of so many columns; what is said of the text as the last, where it does not stand below.
    fn cut(&self, columns: usize, with_says: bool) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut at = 0;
        let says = with_says
            .then_some(&*self.says)
            .filter(|says| !says.is_empty());
        let texts = self.text.lines().map(|line| (line, true));
        for (text, is_of_it) in texts.chain(says.map(|says| (says, false))) {
            let of = is_of_it.then(|| clean(text));
            let mut parts = wrap(text, columns);
            if parts.is_empty() {
                parts.push(0..0);
            }
            let last = parts.len() - 1;
            for (number, part) in parts.into_iter().enumerate() {
                lines.push(Line {
                    from: at + part.start,
                    until: at
                        + if number == last {
                            text.len() + 1
                        } else {
                            part.end
                        },
                    words: clean(&text[part]),
                    of: of.clone(),
                });
            }
            at += text.len() + 1;
        }
        // Between two parts of a line a space may be left out.
        for number in 1..lines.len() {
            lines[number - 1].until = lines[number].from;
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looked(says: &str) -> Looked {
        let text = " context\n+one two three four five\n-six\n tail\n tail\n tail";
        let must = |line: &str| line.starts_with(['+', '-']);
        Looked::new(clean(text), clean(says), must)
    }

    fn shown(looked: &Looked) -> Vec<&str> {
        looked.in_sight().map(|line| &*line.words).collect()
    }

    #[test]
    fn all_that_changes_is_to_be_in_sight_once() {
        let mut looked = looked("");
        looked.look(12, 2);
        assert_eq!(shown(&looked), [" context", "+one two"]);
        assert!(!looked.has_seen_all());
        // The end alone is not all of it.
        looked.go(isize::MAX / 2);
        looked.look(12, 2);
        assert_eq!(shown(&looked), [" tail", " tail"]);
        assert!(!looked.has_seen_all());
        looked.go_on();
        looked.look(12, 2);
        assert_eq!(shown(&looked), ["three four", "five"]);
        assert!(!looked.has_seen_all());
        // Another width is no other text.
        looked.look(8, 2);
        assert_eq!(shown(&looked), ["three", "four"]);
        looked.go_on();
        looked.look(12, 2);
        assert_eq!(shown(&looked), ["-six", " tail"]);
        assert!(looked.has_seen_all());
    }

    #[test]
    fn what_is_said_is_seen_as_well() {
        let mut looked = looked("It says more");
        looked.look(40, 12);
        assert_eq!((looked.says().1, looked.has_seen_all()), (1, true));
        let mut looked = self::looked("It says so much more that no room is left");
        looked.look(12, 4);
        assert_eq!(looked.says().1, 0);
        let mut rounds = 0;
        while !looked.has_seen_all() {
            assert!(!shown(&looked).contains(&"room is left"), "{rounds}");
            looked.go_on();
            looked.look(12, 4);
            rounds += 1;
        }
        assert!(
            shown(&looked).iter().any(|line| line.ends_with("left")),
            "{rounds}"
        );
    }

    #[test]
    fn nothing_is_seen_where_there_is_no_room() {
        let mut looked = looked("");
        looked.look(40, 0);
        assert!(!looked.has_seen_all());
    }
}
