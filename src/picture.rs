//! What can be looked at instead of read: marks in cells, of which a page, a terminal and a vector graphic draw the same.
//!
//! A picture is made for so many columns, and knows of colours no more than what is meant by them. Whatever it shows that
//! can be opened says in a sentence what it is ([`Mark::says`]), for who cannot see it and for the line below it.

pub mod axis;
pub mod bars;
pub mod grid;
mod lane;
mod legend;
pub mod scale;
mod shape;
pub mod stays;
pub mod svg;
pub mod timeline;
pub mod ways;

pub use crate::analysis::lanes::Fate;
pub use legend::legend;
pub use shape::{Doubt, Edges, Shape, Span, Ways, plain};

use std::sync::Arc;

use crate::{
    clean,
    model::{Key, Kind, RecordPart},
    sign::{Sign, Tone},
    text::{Clean, width},
};

/// Something drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// What it shows, in a few words.
    pub title: Clean,
    /// From above.
    pub lines: Vec<Line>,
}

/// A line of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// From the left; none stands over another.
    pub marks: Vec<Mark>,
    /// Whether it is the head of what is below it, and stays in sight above that.
    pub stays: bool,
}

/// What stands in some cells of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its first column, from 0.
    pub at: usize,
    /// How many columns it has.
    pub wide: usize,
    pub shape: Shape,
    pub tone: Tone,
    /// What a reader gets to from it; none where it is only looked at.
    pub opens: Option<Opens>,
    /// What it is, as a sentence; empty where it says so itself.
    pub says: Clean,
    /// Whether it is a part of the mark before it in its line that leads somewhere: the bar behind its name. Who clicks on
    /// it means that.
    pub is_part: bool,
}

/// What a mark leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opens {
    /// A record; and which of its citations, from 0, where one is meant.
    Record(Key, Option<usize>),
    /// The records of a kind of which a query holds.
    List(Kind, String),
    /// These of the chronology, and no others.
    Chronology(Moments),
}

/// Some moments of the chronology, as they are chosen: by what they are of, not by what is asked of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moments {
    pub of: Arc<[(Key, RecordPart)]>,
    /// What they are, in a few words: `12 events, Apr 2025`.
    pub words: Clean,
}

impl Moments {
    /// Whether a part of a record is among them.
    pub fn has(&self, key: &Key, part: RecordPart) -> bool {
        self.of.iter().any(|(one, of)| *of == part && one == key)
    }
}

impl Line {
    /// A line of words.
    pub fn words(at: usize, words: Clean, tone: Tone) -> Self {
        let mut line = Self::default();
        line.say(at, words, tone);
        line
    }

    /// The same as the head of what is below it.
    pub fn as_head(mut self) -> Self {
        self.stays = true;
        self
    }

    /// Puts words into the line, which lead nowhere.
    pub fn say(&mut self, at: usize, words: Clean, tone: Tone) {
        self.put(Mark::words(at, words, tone));
    }

    /// Puts a mark into the line, behind those that are there. Where it would stand over the last it stands behind it.
    pub fn put(&mut self, mut mark: Mark) {
        mark.at = mark.at.max(self.end());
        if mark.wide > 0 {
            self.marks.push(mark);
        }
    }

    /// The column behind its last mark.
    pub fn end(&self) -> usize {
        self.marks.last().map_or(0, |mark| mark.at + mark.wide)
    }
}

impl Mark {
    /// A shape that is only looked at.
    pub fn new(at: usize, wide: usize, shape: Shape, tone: Tone) -> Self {
        Self {
            at,
            wide,
            shape,
            tone,
            opens: None,
            says: Clean::default(),
            is_part: false,
        }
    }

    /// Signs of statuses, as wide as they are.
    pub fn signs_of(at: usize, signs: Vec<Sign>, tone: Tone) -> Self {
        let shape = Shape::Signs(signs);
        Self::new(at, shape.columns().unwrap_or(0), shape, tone)
    }

    /// A status with its word, as wide as that is.
    pub fn named(at: usize, sign: Sign) -> Self {
        let shape = Shape::Named(sign);
        Self::new(at, shape.columns().unwrap_or(0), shape, sign.tone)
    }

    /// The same mark as a part of the one before it.
    pub fn as_part(mut self) -> Self {
        self.is_part = true;
        self
    }

    /// Words, as wide as they are.
    pub fn words(at: usize, words: Clean, tone: Tone) -> Self {
        Self::new(at, width(&words), Shape::Words(words), tone)
    }

    /// The same mark, leading somewhere, with a sentence on what it is.
    pub fn opening(mut self, opens: Opens, says: Clean) -> Self {
        (self.opens, self.says) = (Some(opens), says);
        self
    }

    /// What it is, and what opening it would list: for where it can be opened.
    pub fn told(&self) -> Clean {
        match &self.opens {
            Some(Opens::Chronology(moments)) => {
                clean![
                    &self.says,
                    " Opened, it lists these ",
                    moments.of.len(),
                    "."
                ]
            }
            _ => self.says.clone(),
        }
    }

    /// The same signs in plain ASCII, but for words, which stay what they are.
    pub fn plain(&self) -> Clean {
        self.shape.plain(self.wide)
    }

    /// The signs that it is drawn with where there are only signs; as many columns as it has.
    pub fn signs(&self) -> Clean {
        self.shape.signs(self.wide)
    }
}

impl Picture {
    /// What its marks say, one after the other: as many as somebody listens to.
    pub fn told(&self) -> Clean {
        const MOST: usize = 200;
        let marks = self.lines.iter().flat_map(|line| &line.marks);
        let said = marks.map(|mark| &mark.says).filter(|says| !says.is_empty());
        let said = said.map(|says| match says.ends_with(['.', '?', '!']) {
            true => says.clone(),
            false => clean![says, "."],
        });
        let said: Vec<Clean> = said.collect();
        let rest = said.len().saturating_sub(MOST);
        let rest = (rest > 0).then(|| clean![" And ", rest, " more that are not told here."]);
        clean![Clean::join(said.iter().take(MOST), " "), rest]
    }

    /// The same to be looked at only, beside whatever says what it shows.
    pub fn mute(mut self) -> Self {
        for mark in self.lines.iter_mut().flat_map(|line| &mut line.marks) {
            (mark.opens, mark.says) = (None, Clean::default());
        }
        self
    }

    /// Makes room where words were replaced by wider ones: what is behind them goes to the right.
    pub fn make_room(&mut self) {
        for line in &mut self.lines {
            let mut free = 0;
            for mark in &mut line.marks {
                if let Shape::Words(words) = &mark.shape {
                    mark.wide = width(words);
                }
                mark.at = mark.at.max(free);
                free = mark.at + mark.wide;
            }
        }
    }

    /// Its lines as text, by what draws a mark in as many columns as it has.
    pub fn text(&self, drawn: impl Fn(&Mark) -> Clean) -> Vec<Clean> {
        let lines = self.lines.iter().map(|line| {
            let mut text = Clean::default();
            let mut at = 0;
            for mark in &line.marks {
                let gap = mark.at.saturating_sub(at);
                text.push(&clean![Clean::from(" ").repeat(gap), drawn(mark)]);
                at = mark.at + mark.wide;
            }
            let end = text.trim_end().len();
            text.part(0..end)
        });
        lines.collect()
    }

    /// Moves all of it to the right.
    pub fn shift(&mut self, by: usize) {
        let marks = self.lines.iter_mut().flat_map(|line| &mut line.marks);
        marks.for_each(|mark| mark.at += by);
    }

    /// The columns that it takes.
    pub fn columns(&self) -> usize {
        self.lines.iter().map(Line::end).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Nobody listens to more, and what is not told is counted.
    #[test]
    fn what_is_not_told_is_counted() {
        let mut picture = Picture::default();
        for number in 0..205_usize {
            let mut mark = Mark::words(0, "x".into(), Tone::Plain);
            mark.says = clean!["Mark ", number];
            picture.lines.push(Line {
                marks: vec![mark],
                stays: false,
            });
        }
        let told = picture.told();
        assert!(
            told.ends_with("Mark 199. And 5 more that are not told here."),
            "{told}"
        );
        picture.lines.truncate(200);
        assert!(picture.told().ends_with("Mark 199."));
    }
}
