//! Other words put into a finished document, wherever it still names one of the protected: in quotes, in what others
//! say, in titles; and numbers that rules leave out.

mod parts;

use std::{collections::BTreeSet, ops::Range};

use super::{Protected, letters::Letters, mask::Masks, names::Side, patterns};
use crate::{
    export::block::{Block, Document, Inline, Line, Point},
    text::{Clean, clean, clean_line},
};

/// How often something was written in the place of something else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Covered {
    pub names: usize,
    /// Numbers and days that rules leave out.
    pub numbers: usize,
}

impl Masks {
    /// Puts other words in the place of every name that a document still holds, and of what rules leave out; says
    /// how often.
    pub fn cover(&self, document: &mut Document) -> Covered {
        let mut covered = Covered::default();
        let mut cover = |line: &mut Line| self.cover_line(line, &mut covered);
        for_each_line(document, &mut cover);
        for text in std::iter::once(&mut document.title).chain(&mut document.sources) {
            *text = clean_line(&self.cover_text(text, &mut covered));
        }
        covered
    }

    /// A text with other words in the place of names, and of what rules leave out.
    pub(super) fn cover_text(&self, text: &Clean, covered: &mut Covered) -> Clean {
        let mut line = Line::text(text.clone());
        self.cover_line(&mut line, covered);
        clean(&line.plain())
    }

    fn cover_line(&self, line: &mut Line, covered: &mut Covered) {
        let plain = line.plain();
        // Titles are cut where there is no room.
        let mut edits = self.edits_of_cut(&plain);
        covered.names += edits.len();
        if !self.rules.is_empty() {
            let is_free = |range: &Range<usize>| {
                let mut taken = edits.iter();
                taken.all(|(other, _)| other.end <= range.start || range.end <= other.start)
            };
            let numbers = patterns::find(&plain).into_iter();
            let numbers: Vec<_> = numbers.filter(|(range, _)| is_free(range)).collect();
            covered.numbers += numbers.len();
            edits.extend(numbers);
            edits.sort_by_key(|(range, _)| range.start);
        }
        if !edits.is_empty() {
            line.edit(&edits);
        }
    }

    /// The same of what stands on a screen, where words are cut at an ellipsis: a name is told from its beginning, and
    /// from its end.
    pub(crate) fn edits_of_cut(&self, plain: &str) -> Vec<(Range<usize>, String)> {
        let mut edits = self.edits(plain);
        let of_word = |c: &char| c.is_alphanumeric();
        for (at, ellipsis) in plain.match_indices('…') {
            let before = plain[..at].chars().rev().take_while(of_word);
            let before = at - before.map(char::len_utf8).sum::<usize>()..at;
            let from = at + ellipsis.len();
            let behind = plain[from..].chars().take_while(of_word);
            let behind = from..from + behind.map(char::len_utf8).sum::<usize>();
            for (range, side) in [(before, Side::Begin), (behind, Side::End)] {
                let is_free = edits
                    .iter()
                    .all(|(other, _)| other.end <= range.start || range.end <= other.start);
                let whose = self.names.cut(&Letters::of(&plain[range.clone()]), side);
                if is_free && !whose.is_empty() {
                    edits.push((range, self.words(&whose)));
                }
            }
        }
        edits.sort_by_key(|(range, _)| range.start);
        edits
    }

    /// What is to be written in the place of which part of a text, in order.
    fn edits(&self, plain: &str) -> Vec<(Range<usize>, String)> {
        let parts = parts::of(&self.names, plain).into_iter();
        let edits = parts.map(|part| {
            let mut words = self.words(&part.whose);
            if part.is_shared {
                words.push_str(" or another of that name");
            }
            let words = match is_quoted(plain, part.range.start) {
                // Nobody said that.
                true => bracketed(words),
                false => words,
            };
            (part.range, words)
        });
        edits.collect()
    }

    /// What is written for those whom some words may name: `Witness A or Witness B`.
    fn words(&self, whose: &BTreeSet<Protected>) -> String {
        let called = whose.iter().filter_map(|whom| self.called.get(whom));
        let called: Vec<&str> = called.map(|words| &**words).collect();
        called.join(" or ")
    }
}

/// Words in square brackets, where they are not.
fn bracketed(words: String) -> String {
    match words.starts_with('[') && words.ends_with(']') {
        true => words,
        false => format!("[{words}]"),
    }
}

/// Whether a place of a text is in quotation marks.
fn is_quoted(text: &str, at: usize) -> bool {
    let count = |mark| text[..at].matches(mark).count();
    count('“') > count('”')
}

/// Does something with the lines of a point.
fn of_point(point: &mut Point, what: &mut dyn FnMut(&mut Line)) {
    what(&mut point.line);
    for below in &mut point.below {
        of_point(below, what);
    }
}

/// Does something with every line of a document.
pub(super) fn for_each_line(document: &mut Document, what: &mut dyn FnMut(&mut Line)) {
    document.warnings.iter_mut().for_each(&mut *what);
    for block in &mut document.blocks {
        match block {
            Block::Heading { line, .. } | Block::Paragraph(line) => what(line),
            Block::List(points) => points.iter_mut().for_each(|one| of_point(one, what)),
            Block::Table { head: _, rows } => rows.iter_mut().flatten().for_each(&mut *what),
        }
    }
}

impl Line {
    /// Writes other words in the place of parts of the line, as it is read, in order. A part that goes over
    /// several pieces is written in the first of them; what leads elsewhere stays.
    fn edit(&mut self, edits: &[(Range<usize>, String)]) {
        let mut at = 0;
        for piece in &mut self.0 {
            let words = match piece {
                Inline::Text(text) | Inline::Strong(text) | Inline::Address(text) => text,
                Inline::Reference(anchor) => {
                    at += anchor.to_string().len();
                    continue;
                }
            };
            let (start, end) = (at, at + words.len());
            at = end;
            let mut edited = words.to_string();
            let mut is_edited = false;
            for (range, instead) in edits.iter().rev() {
                let part = range.start.max(start)..range.end.min(end);
                if part.start >= part.end {
                    continue;
                }
                is_edited = true;
                let instead = match range.start >= start {
                    true => instead.as_str(),
                    false => "",
                };
                edited.replace_range(part.start - start..part.end - start, instead);
            }
            if is_edited {
                let edited = clean(&edited);
                // An address with a name in it leads nowhere any more.
                match piece {
                    Inline::Address(_) => *piece = Inline::Text(edited),
                    Inline::Text(text) | Inline::Strong(text) => *text = edited,
                    Inline::Reference(_) => {}
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
