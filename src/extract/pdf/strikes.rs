//! Lines through the middle of letters: what is struck out.

use super::{glyph::Glyph, ground, look::Look};

/// Lines of one page that are kept, at most; with more on it nothing is told to be struck out.
const MAX_RULES: usize = 10_000;
/// How often a letter is held against a line, on one page.
const MAX_STEPS: usize = 5_000_000;
/// In parts of the type's size: how far above the line that letters stand on they are struck.
const LOWEST: f64 = 0.14;
const HIGHEST: f64 = 0.45;
/// In parts of the type's size: how thick such a line is at most.
const THICKEST: f64 = 0.2;
/// In parts of the type's size: how far it goes beyond the letters. The rules of tables and forms go further.
const BEYOND: f64 = 0.6;
/// Letters that it goes through, at least: of one it may be a part.
const MIN_LETTERS: usize = 2;
/// The part of a line that letters are below, at least.
const FILLED: f64 = 0.6;
/// In points: parts of one line are so near to one another.
const NEAR: f64 = 0.3;
const GAP: f64 = 1.0;

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
            let is_level = glyph.advance.x > 0.0 && glyph.advance.y.abs() < glyph.advance.x * 0.02;
            if !is_level || glyph.text.trim().is_empty() {
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
            if struck.is_meant(rule) {
                for &at in &struck.letters {
                    if matches!(glyphs[at].look, Look::Seen | Look::MarkedStruck) {
                        glyphs[at].look = Look::Struck;
                    }
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

    /// Whether the line is there for these letters.
    fn is_meant(&self, rule: &Rule) -> bool {
        let beyond = (self.left - rule.left).max(rule.right - self.right);
        self.letters.len() >= MIN_LETTERS
            && beyond <= self.size * BEYOND
            && self.filled >= FILLED * (rule.right - rule.left)
    }
}
