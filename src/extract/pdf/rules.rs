//! The lines that a page draws between the cells of its tables.

use hayro_font::kurbo::Rect;

/// In points: what is thicker is no line.
const THICKEST: f64 = 3.0;
/// In points: what is shorter parts nothing.
const SHORTEST: f64 = 4.0;
/// In points: how far into the letters beside it a line may stand.
const SLACK: f64 = 1.0;
/// Lines of a page that are kept, at most. With more on it, it is a drawing, and none part cells.
const MAX_RULES: usize = 4000;

/// The lines of a page: each runs at `at`, from `start` to `end`.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    upright: Vec<Rule>,
    level: Vec<Rule>,
}

#[derive(Clone, Copy, Debug)]
struct Rule {
    at: f64,
    start: f64,
    end: f64,
}

impl Rules {
    /// Takes what is painted in a rectangle, if it is a line.
    pub fn add(&mut self, place: Rect) {
        let (width, height) = (place.width(), place.height());
        let (rules, rule) = if width <= THICKEST && height >= SHORTEST.max(width) {
            let rule = Rule {
                at: place.center().x,
                start: place.y0,
                end: place.y1,
            };
            (&mut self.upright, rule)
        } else if height <= THICKEST && width >= SHORTEST.max(height) {
            let rule = Rule {
                at: place.center().y,
                start: place.x0,
                end: place.x1,
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

    /// The lines in the order of their places; none where they are too many.
    pub fn sorted(mut self) -> Self {
        for rules in [&mut self.upright, &mut self.level] {
            if rules.len() > MAX_RULES {
                rules.clear();
            }
            rules.sort_by(|a, b| a.at.total_cmp(&b.at));
        }
        self
    }

    /// Whether a line runs from top to bottom between two places on a page, at that height.
    pub fn part(&self, left: f64, right: f64, y: f64) -> bool {
        crosses(&self.upright, left, right, y)
    }

    /// Whether a line runs across between two heights, at that place.
    pub fn part_rows(&self, top: f64, bottom: f64, x: f64) -> bool {
        crosses(&self.level, top, bottom, x)
    }
}

fn crosses(rules: &[Rule], from: f64, to: f64, at: f64) -> bool {
    let first = rules.partition_point(|rule| rule.at < from - SLACK);
    let between = rules[first..].iter();
    let mut between = between.take_while(|rule| rule.at <= to + SLACK);
    between.any(|rule| rule.start <= at && at <= rule.end)
}
