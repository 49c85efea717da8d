//! Lines through the middle of letters: what is struck out.

use super::{
    glyph::Glyph,
    ground,
    look::{Kind, Look},
};

/// Lines of one page that are kept, at most; with more on it nothing is told to be struck out.
const MAX_RULES: usize = 10_000;
/// How often a letter is held against a line, on one page.
const MAX_STEPS: usize = 5_000_000;
/// In parts of the type's size: how far above the line that letters stand on they are struck.
const LOWEST: f64 = 0.14;
const HIGHEST: f64 = 0.45;
/// In parts of the type's size: how thick such a line is at most.
const THICKEST: f64 = 0.35;
/// In parts of the type's size: how far it goes beyond the letters. Where it goes further it may be a rule of a table
/// or a form, so that what it goes through stays in its sentence.
const BEYOND: f64 = 0.6;
/// Letters that it goes through, at least: of one it may be a part.
const MIN_LETTERS: usize = 2;
/// The part of a line that letters are below, at least.
const FILLED: f64 = 0.6;
/// In points: parts of one line are so near to one another.
const NEAR: f64 = 0.3;
const GAP: f64 = 3.0;
/// Dashes of a page that may strike out what they are written over, at most.
const MAX_DASHES: usize = 2000;
/// In parts of the type's size: how high a dash stands, how low a dash at the foot of letters, and how thick they are.
const DASH: f64 = 0.26;
const FOOT: f64 = -0.1;
const THICKNESS: f64 = 0.07;

/// A level line.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub left: f64,
    pub right: f64,
    pub y: f64,
    pub thickness: f64,
    /// How much was painted before it.
    pub order: u32,
    /// Whether it is seen on nothing but what is dark.
    pub is_white: bool,
}

/// The lines of a page.
#[derive(Default)]
pub struct Strikes {
    rules: Vec<Rule>,
    is_full: bool,
}

/// The letters that a line goes through.
#[derive(Default)]
struct Struck {
    letters: Vec<usize>,
    left: f64,
    right: f64,
    size: f64,
    /// The width of all of them.
    filled: f64,
}

impl Strikes {
    pub fn add(&mut self, rule: Rule) {
        self.is_full |= self.rules.len() == MAX_RULES;
        if !self.is_full && !rule.is_white {
            self.rules.push(rule);
        }
    }

    /// Takes dashes in a row for lines, as typewriters strike out with.
    pub fn add_dashes(&mut self, glyphs: &[Glyph]) {
        let is_dash_at = |at: usize| glyphs.get(at).is_some_and(|glyph| is_dash(&glyph.text));
        let dashes = glyphs.iter().enumerate().filter(|(at, glyph)| {
            is_dash(&glyph.text)
                && (is_dash_at(at + 1) || is_dash_at(at.wrapping_sub(1)))
                && is_level(glyph)
                && matches!(glyph.ink.kind, Kind::Coloured(_) | Kind::Painted)
        });
        for (_, dash) in dashes.take(MAX_DASHES) {
            let above = if dash.text == "_" { FOOT } else { DASH };
            self.add(Rule {
                left: dash.at.x,
                right: dash.at.x + dash.advance.x,
                y: dash.at.y - dash.size * above,
                thickness: dash.size * THICKNESS,
                order: dash.ink.order,
                is_white: false,
            });
        }
    }

    /// Marks the letters that are struck out by a line that is not hidden below something on which they stand.
    pub fn mark(&self, glyphs: &mut [Glyph], is_hidden: impl Fn(&Rule, &Glyph) -> bool) {
        if self.rules.is_empty() || self.is_full {
            return;
        }
        let rules = self.whole();
        let mut found: Vec<Struck> = Vec::new();
        found.resize_with(rules.len(), Struck::default);
        let mut steps = MAX_STEPS;
        for (at, glyph) in glyphs.iter().enumerate() {
            if !is_level(glyph) || glyph.text.trim().is_empty() || is_dash(&glyph.text) {
                continue;
            }
            let (top, bottom) = (
                glyph.at.y - glyph.size * HIGHEST,
                glyph.at.y - glyph.size * LOWEST,
            );
            let middle = ground::middle(glyph).x;
            let first = rules.partition_point(|rule| rule.y < top);
            let near = rules.iter().zip(&mut found).skip(first);
            for (rule, struck) in near.take_while(|(rule, _)| rule.y <= bottom) {
                steps -= 1;
                if steps == 0 {
                    return;
                }
                let goes_through = rule.left <= middle
                    && middle <= rule.right
                    && rule.thickness <= glyph.size * THICKEST;
                if goes_through && !is_hidden(rule, glyph) {
                    struck.take(at, glyph);
                }
            }
        }
        for (rule, struck) in rules.iter().zip(&found) {
            let Some(look) = struck.is_meant(rule) else {
                continue;
            };
            for &at in &struck.letters {
                let glyph = &mut glyphs[at];
                let is_seen = matches!(
                    glyph.look,
                    Look::Seen | Look::Doubtful | Look::Redacted | Look::MarkedStruck
                );
                if is_seen {
                    glyph.look = glyph.look.max(look);
                }
            }
        }
    }

    /// The lines from top to bottom, those that were drawn in parts put together.
    fn whole(&self) -> Vec<Rule> {
        let mut rules = self.rules.clone();
        rules.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.left.total_cmp(&b.left)));
        // Parts of one line may be told to be at heights that differ a little.
        let mut whole: Vec<Rule> = Vec::new();
        for rule in rules {
            let last = whole.last_mut().filter(|last| {
                (last.y - rule.y).abs() < NEAR
                    && rule.left - last.right < GAP
                    && rule.left > last.left - NEAR
                    && (last.thickness - rule.thickness).abs() < NEAR
            });
            match last {
                Some(last) => {
                    last.right = last.right.max(rule.right);
                    last.order = last.order.max(rule.order);
                }
                None => whole.push(rule),
            }
        }
        whole
    }
}

impl Struck {
    fn take(&mut self, at: usize, glyph: &Glyph) {
        let (left, right) = (glyph.at.x, glyph.at.x + glyph.advance.x);
        match self.letters.is_empty() {
            true => (self.left, self.right) = (left, right),
            false => (self.left, self.right) = (self.left.min(left), self.right.max(right)),
        }
        self.size = self.size.max(glyph.size);
        self.filled += right - left;
        self.letters.push(at);
    }

    /// How these letters look by the line, if it is there for them.
    fn is_meant(&self, rule: &Rule) -> Option<Look> {
        let beyond = (self.left - rule.left).max(rule.right - self.right);
        let is_meant =
            self.letters.len() >= MIN_LETTERS && self.filled >= FILLED * (rule.right - rule.left);
        is_meant.then_some(match beyond <= self.size * BEYOND {
            true => Look::Struck,
            false => Look::MarkedStruck,
        })
    }
}

fn is_level(glyph: &Glyph) -> bool {
    glyph.advance.x > 0.0 && glyph.advance.y.abs() < glyph.advance.x * 0.02
}

fn is_dash(text: &str) -> bool {
    // Most letters are told by their first byte.
    matches!(text.as_bytes(), [b'-' | b'_'] | [0xE2, ..])
        && matches!(
            text,
            "-" | "_"
                | "\u{2010}"
                | "\u{2011}"
                | "\u{2013}"
                | "\u{2014}"
                | "\u{2015}"
                | "\u{2212}"
                | "\u{2500}"
        )
}
