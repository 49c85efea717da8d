//! The lines that a page draws between the cells of its tables.

use hayro_font::kurbo::Rect;

use super::tables::{self, Table};

/// In points: what is thicker is no line.
const THICKEST: f64 = 3.0;
/// In points: what is shorter parts nothing.
const SHORTEST: f64 = 4.0;
/// In points: how far into the letters beside it a line may stand.
const SLACK: f64 = 1.0;
/// In parts of the type's size: a box of its own that is no higher stands around words of a line, as a mark does, and
/// is no cell.
const HIGHEST_MARK: f64 = 2.0;
/// Lines of a page that are kept, at most. With more on it, it is a drawing, and none part cells.
const MAX_RULES: usize = 4000;

/// The lines of a page: each runs at `at`, from `start` to `end`.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    upright: Vec<Rule>,
    level: Vec<Rule>,
    /// The tables that they draw.
    pub tables: Vec<Table>,
}

#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub at: f64,
    pub start: f64,
    pub end: f64,
    pub of: Of,
}

/// What a line is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A box that touches no other line.
    Box,
    Other,
}

impl Rules {
    /// These, each kind in the order of their places.
    pub fn of(upright: Vec<Rule>, level: Vec<Rule>) -> Self {
        Self {
            upright,
            level,
            tables: Vec::new(),
        }
    }

    /// Takes what is painted in a rectangle, if it is a line.
    pub fn add(&mut self, place: Rect) {
        let (width, height) = (place.width(), place.height());
        let (rules, rule) = if width <= THICKEST && height >= SHORTEST.max(width) {
            let rule = Rule {
                at: place.center().x,
                start: place.y0,
                end: place.y1,
                of: Of::Other,
            };
            (&mut self.upright, rule)
        } else if height <= THICKEST && width >= SHORTEST.max(height) {
            let rule = Rule {
                at: place.center().y,
                start: place.x0,
                end: place.x1,
                of: Of::Other,
            };
            (&mut self.level, rule)
        } else {
            return;
        };
        if rules.len() <= MAX_RULES {
            rules.push(rule);
        }
    }

    /// Takes the four sides of a rectangle that is drawn with lines.
    pub fn add_sides(&mut self, rect: Rect) {
        for side in [
            Rect::new(rect.x0, rect.y0, rect.x0, rect.y1),
            Rect::new(rect.x1, rect.y0, rect.x1, rect.y1),
            Rect::new(rect.x0, rect.y0, rect.x1, rect.y0),
            Rect::new(rect.x0, rect.y1, rect.x1, rect.y1),
        ] {
            self.add(side);
        }
    }

    /// The lines in the order of their places, and the tables that they draw; none where they are too many.
    pub fn sorted(mut self) -> Self {
        for rules in [&mut self.upright, &mut self.level] {
            if rules.len() > MAX_RULES {
                rules.clear();
            }
            rules.sort_by(|a, b| a.at.total_cmp(&b.at));
        }
        self.tables = tables::find(&mut self.upright, &mut self.level);
        self
    }

    /// Whether a line runs from top to bottom between two places on a page, at that height, that parts what is written
    /// in this size.
    pub fn part(&self, left: f64, right: f64, y: f64, size: f64) -> bool {
        let mut rules = crossing(&self.upright, left, right, y);
        rules.any(|rule| rule.of != Of::Box || rule.end - rule.start > size * HIGHEST_MARK)
    }

    /// Whether a line runs across between two heights, at that place.
    pub fn part_rows(&self, top: f64, bottom: f64, x: f64) -> bool {
        crossing(&self.level, top, bottom, x).next().is_some()
    }
}

/// The lines between two places that go through a third.
fn crossing(rules: &[Rule], from: f64, to: f64, at: f64) -> impl Iterator<Item = &Rule> {
    let first = rules.partition_point(|rule| rule.at < from - SLACK);
    let between = rules[first..].iter();
    let between = between.take_while(move |rule| rule.at <= to + SLACK);
    between.filter(move |rule| rule.start <= at && at <= rule.end)
}
