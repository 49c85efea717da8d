//! Other words put into a finished document, wherever it still names one of the protected: in quotes, in what others
//! say, in titles; and numbers that rules leave out.

use std::ops::Range;

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
                let whom = self.names.cut(&Letters::of(&plain[range.clone()]), side);
                let words = whom.and_then(|whom| self.called.get(&whom));
                if let Some(words) = words.filter(|_| is_free) {
                    edits.push((range, words.to_string()));
                }
            }
        }
        edits.sort_by_key(|(range, _)| range.start);
        edits
    }

    /// What is to be written in the place of which part of a text, in order.
    fn edits(&self, plain: &str) -> Vec<(Range<usize>, String)> {
        let mut merged: Vec<(Protected, Range<usize>)> = Vec::new();
        for (whom, range) in self.names.find(&Letters::of(plain)) {
            let range = whole_words(plain, range);
            match merged.last_mut() {
                // The name and its surname, or the surname and then the name: one person, named once.
                Some((last, before))
                    if range.start < before.end
                        || *last == whom && is_between_names(&plain[before.end..range.start]) =>
                {
                    before.end = before.end.max(range.end);
                }
                _ => merged.push((whom, range)),
            }
        }
        let merged = merged.into_iter();
        let edits = merged.filter_map(|(whom, range)| {
            let words = self.called.get(&whom)?;
            let words = match is_quoted(plain, range.start) {
                // Nobody said that.
                true if !words.starts_with('[') => format!("[{words}]"),
                _ => words.to_string(),
            };
            Some((range, words))
        });
        edits.collect()
    }
}

/// A range to the ends of the words that it is in: what grammar adds to a name goes with it, `Иванову`.
fn whole_words(text: &str, range: Range<usize>) -> Range<usize> {
    let is_of_word = |c: &char| c.is_alphabetic();
    let before: usize = text[..range.start]
        .chars()
        .rev()
        .take_while(is_of_word)
        .map(char::len_utf8)
        .sum();
    let after: usize = text[range.end..]
        .chars()
        .take_while(is_of_word)
        .map(char::len_utf8)
        .sum();
    let start = range.start - before;
    // The article that goes with an Arabic name: Al-Hasan.
    let article = ["al", "el"].into_iter().find_map(|article| {
        let rest = text[..start].strip_suffix(['-', '‑', '’', '\''])?;
        let (at, _) = rest.char_indices().rev().nth(1)?;
        let is_word = !rest[..at].ends_with(char::is_alphanumeric);
        (is_word && rest[at..].eq_ignore_ascii_case(article)).then_some(at)
    });
    article.unwrap_or(start)..range.end + after
}

/// Whether what is between two names of one person is part of how they are written: `López, María`.
fn is_between_names(between: &str) -> bool {
    const PARTICLES: [&str; 14] = [
        "de", "del", "la", "las", "los", "y", "e", "van", "von", "der", "den", "da", "dos", "al",
    ];
    let words = between.split(|c: char| c.is_whitespace() || ",.-'’".contains(c));
    let mut words = words.filter(|word| !word.is_empty());
    between.chars().count() <= 12
        && words.all(|word| {
            PARTICLES.contains(&word.to_lowercase().as_str()) || word.chars().count() == 1
        })
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
