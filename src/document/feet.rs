//! The notes at the foot of a page to which marks on it send.
//!
//! What is taken for a note is passed over by whoever reads on, so a number at the beginning of a line is not enough: the
//! page has that mark above it, and what is below it, down to the foot, is of notes too. A rule above them tells that, or
//! that they are set in smaller letters than the page; in a plain text, an empty line before each.

use std::ops::Range;

use super::{
    Bare, Edge, Forms, Paragraph,
    bare::{Between, plain_digit},
    edges::ends,
    sheets::is_apart_before,
};

/// The notes of a page are in so many paragraphs, or lines, at most.
const MOST: usize = 80;

/// Of the letters of a page those of its notes are this part, at most.
const SMALLER: f64 = 0.95;

/// A page, without what recurs at its foot.
pub struct Foot<'p> {
    pub paragraphs: &'p [Paragraph],
    pub forms: &'p Forms,
    pub page: Range<usize>,
    /// Whether the paragraphs are the lines of a plain text.
    pub is_of_lines: bool,
    /// Whether the notes of the page before break off.
    pub goes_on: bool,
}

impl Foot<'_> {
    /// Where its notes begin, with the rule above them, and whether they surely are such.
    pub fn notes(&self) -> Option<(usize, Edge)> {
        let marks = self.marks();
        let mut found = None;
        // From there on all is of notes: the largest of their letters, and what else tells.
        let mut largest = Some(0);
        let mut are_noted = true;
        let mut are_together = true;
        for at in (self.page.start + 1..self.page.end).rev().take(MOST) {
            let is_noted = self.sends(&marks, at);
            let begins = is_noted && !self.text(self.before(at)).ends_with(':');
            let is_below_rule = self.is_rule(at - 1);
            let is_low = self.text(at).starts_with(char::is_lowercase);
            if is_below_rule && (begins || self.goes_on && is_low) {
                return Some((at - 1, Edge::Surely));
            }
            let is_rule = self.is_rule(at);
            let size = self.paragraphs[at].size;
            largest = match is_rule {
                true => largest,
                false => largest.zip(size).map(|(largest, size)| size.max(largest)),
            };
            are_noted &= is_noted || is_rule;
            let is_apart = self.is_of_lines && is_apart_before(self.paragraphs, at);
            are_together &= is_noted || is_rule || self.is_of_lines && !is_apart;
            let are_small = self.is_small(largest, at);
            let goes_on = self.goes_on && !self.is_small(self.paragraphs[at - 1].size, at);
            if are_small && (begins || goes_on) || are_noted && begins && self.is_note_alone(at) {
                found = Some((at, Edge::Surely));
            } else if are_together && begins && is_apart {
                found = Some((at, Edge::Likely));
            }
        }
        found
    }

    /// Whether the notes that begin at a paragraph break off at the foot.
    pub fn breaks_off(&self) -> bool {
        let last = self.text(self.page.end - 1);
        !ends(last) && last.ends_with(|c: char| c.is_alphanumeric() || c == ',')
    }

    fn text(&self, at: usize) -> &str {
        self.paragraphs[at].text.trim()
    }

    /// What stands before a paragraph, but for a rule.
    fn before(&self, at: usize) -> usize {
        let before = (self.page.start..at).rev();
        before
            .into_iter()
            .find(|at| !self.is_rule(*at))
            .unwrap_or(self.page.start)
    }

    /// The marks of notes on it, each with its paragraph.
    fn marks(&self) -> Vec<(usize, String)> {
        let of = |at: usize| {
            let said = self.forms.paragraph(at);
            let said = Bare::of_ranges(self.forms.text(), &[said], Between::Edges);
            let marks = said
                .marks()
                .flat_map(|mark| mark.split([',', '-', '[', ']']));
            let marks = marks.filter(|mark| !mark.is_empty());
            marks.map(|mark| (at, plain(mark))).collect::<Vec<_>>()
        };
        self.page.clone().flat_map(of).collect()
    }

    /// Whether a paragraph begins with a mark that stands above it on the page.
    fn sends(&self, marks: &[(usize, String)], at: usize) -> bool {
        let alone = || {
            let text = self.text(at);
            let is_number = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
            (self.is_of_lines && is_number && at + 1 < self.page.end).then(|| text.to_owned())
        };
        let mark = note(self.text(at)).or_else(alone);
        mark.is_some_and(|mark| marks.iter().any(|(of, it)| *of < at && *it == mark))
    }

    /// Whether a note stands there by its words alone: what goes on in small letters may be a line of a sentence.
    fn is_note_alone(&self, at: usize) -> bool {
        let words = self
            .text(at)
            .trim_start_matches(|c: char| !c.is_alphabetic());
        !words.starts_with(char::is_lowercase)
    }

    /// Whether letters of this size are smaller than those of the longest paragraph above one.
    fn is_small(&self, size: Option<u16>, at: usize) -> bool {
        let Some(size) = size else {
            return false;
        };
        let above = self.page.start..at;
        let longest = above.max_by_key(|at| self.paragraphs[*at].text.len());
        let longest = longest.and_then(|longest| self.paragraphs[longest].size);
        longest.is_some_and(|longest| f64::from(size) <= f64::from(longest) * SMALLER)
    }

    /// Whether a paragraph is a rule that is written with signs.
    fn is_rule(&self, at: usize) -> bool {
        const LEAST: usize = 3;
        let text = self.text(at);
        text.chars().count() >= LEAST
            && text
                .chars()
                .all(|c| matches!(c, '_' | '-' | '–' | '—' | '―' | '─' | '━' | '⸺' | '⸻'))
    }
}

/// The mark that a note begins with, in plain digits: `1 See`, `1. See`, `[1] See`, `1/ See`, `*See`.
pub fn note(text: &str) -> Option<String> {
    const LONGEST: usize = 4;
    let text = text.trim_start();
    let is_sign = |c: char| plain_digit(c).is_ascii_digit() || "*†‡".contains(c);
    let inside = text.strip_prefix('[').unwrap_or(text);
    let mark = &inside[..inside.find(|c| !is_sign(c)).unwrap_or(inside.len())];
    let behind = match inside.len() < text.len() {
        true => inside[mark.len()..].strip_prefix(']')?,
        false => &inside[mark.len()..],
    };
    let after = behind.trim_start_matches(['.', ')', '/']);
    let is_raised = !mark.ends_with(|c: char| c.is_ascii_digit());
    let is_over = after.starts_with(char::is_whitespace)
        || after.starts_with(char::is_uppercase)
        || is_raised && behind.starts_with(char::is_alphabetic);
    let is_mark = !mark.is_empty() && mark.chars().count() <= LONGEST;
    (is_mark && is_over && !after.trim().is_empty()).then(|| plain(mark))
}

/// A mark in plain digits.
fn plain(mark: &str) -> String {
    mark.chars().map(plain_digit).collect()
}
