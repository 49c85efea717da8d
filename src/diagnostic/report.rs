//! What was found wrong, as it is gathered: as many mistakes as a reader can use, each of a length
//! that can be read, whatever a file holds.

use super::{Diagnostic, Severity};
use crate::{
    limits::{Limit, Limits, MISTAKES},
    model::{Key, Span},
    text::counted,
};

/// Diagnostics in the order in which they were found. Beyond [`MISTAKES`] they are only counted.
#[derive(Debug)]
pub struct Report {
    found: Vec<Diagnostic>,
    limit: Limit,
    beyond: u64,
}

impl Default for Report {
    fn default() -> Self {
        Self::within(&Limits::default())
    }
}

/// The longest that a message may be, in characters; it quotes what a file says, which may be long.
const LONGEST: usize = 600;

/// The most other places that are shown with a mistake.
const PLACES: usize = 8;

impl Report {
    /// An empty one that keeps to these limits.
    pub fn within(limits: &Limits) -> Self {
        Self {
            found: Vec::new(),
            limit: limits.of(&MISTAKES),
            beyond: 0,
        }
    }

    /// Adds a diagnostic.
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        if !self.limit.allows(self.found.len() as u64 + 1) {
            self.beyond += 1;
            return;
        }
        shorten(&mut diagnostic.message);
        if let Some(help) = &mut diagnostic.help {
            shorten(help);
        }
        let more = diagnostic.related.len().saturating_sub(PLACES);
        diagnostic.related.truncate(PLACES);
        for (_, label) in &mut diagnostic.related {
            shorten(label);
        }
        if let Some((_, label)) = diagnostic.related.last_mut().filter(|_| more > 0) {
            label.push_str(&format!(", and {} more", counted(more as u64, "place")));
        }
        // Where two parts of a file end in the same nothing, it is told once.
        if self.found.last() == Some(&diagnostic) {
            return;
        }
        self.found.push(diagnostic);
    }

    /// Adds all that another found.
    pub fn append(&mut self, other: Self) {
        self.beyond += other.beyond;
        other.found.into_iter().for_each(|found| self.push(found));
    }

    /// How many were found.
    pub fn count(&self) -> u64 {
        self.found.len() as u64 + self.beyond
    }

    /// Whether what was found since `count` has an error, or more than is told.
    pub fn has_errors_since(&self, count: u64) -> bool {
        let since = usize::try_from(count).unwrap_or(usize::MAX);
        let mut found = self.found.iter().skip(since);
        self.count() - count > 0
            && (self.is_cut() || found.any(|found| found.severity == Severity::Error))
    }

    /// Names the record that everything found since `count` is about.
    pub fn about(&mut self, record: &Key, since: u64) {
        let since = usize::try_from(since).unwrap_or(usize::MAX);
        for diagnostic in self.found.iter_mut().skip(since) {
            diagnostic.record = Some(record.clone());
        }
    }

    /// The lines on which something was found since `count`.
    pub fn lines_since(&self, count: u64) -> Vec<u32> {
        let since = usize::try_from(count).unwrap_or(usize::MAX);
        let found = self.found.iter().skip(since);
        found.filter_map(|found| Some(found.span?.line)).collect()
    }

    /// Whether something was found on the line of a place.
    pub fn tells_of(&self, place: Span) -> bool {
        let is_there = |span: &Span| (span.file, span.line) == (place.file, place.line);
        let mut spans = self.found.iter().filter_map(|found| found.span.as_ref());
        spans.any(is_there)
    }

    /// Whether there were more than are told.
    pub fn is_cut(&self) -> bool {
        self.beyond > 0
    }

    /// All that was found; where there was more than can be told, the last one says so.
    pub fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        if self.beyond > 0 {
            let more = format!("{} more were found", counted(self.beyond, "mistake"));
            self.found.push(Diagnostic::left_out(&self.limit, &more));
        }
        self.found
    }
}

/// Cuts the middle out of a text that is too long: what it is about stands at its beginning, what is
/// said of it at its end.
fn shorten(text: &mut String) {
    // A text of few bytes has no more characters; counting is for the rare long one.
    if text.len() <= LONGEST {
        return;
    }
    let at = |n: usize| text.char_indices().nth(n).map(|(at, _)| at);
    let from_end = |n: usize| text.char_indices().rev().nth(n).map(|(at, _)| at);
    if let (Some(_), Some(head), Some(tail)) = (at(LONGEST), at(LONGEST / 2), from_end(LONGEST / 2))
    {
        text.replace_range(head..tail, " … ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beyond_the_limit_mistakes_are_counted() {
        let mut report = Report::default();
        for number in 0..MISTAKES.most + 1_234 {
            report.push(Diagnostic::without_place("x", number.to_string()));
        }
        assert_eq!(report.count(), MISTAKES.most + 1_234);
        let found = report.into_diagnostics();
        assert_eq!(found.len() as u64, MISTAKES.most + 1);
        let last = &found.last().unwrap().message;
        assert!(
            last.starts_with("1,234 mistakes more were found: "),
            "{last}"
        );
    }

    #[test]
    fn many_places_are_counted_and_each_is_short() {
        let mut report = Report::default();
        let long = "x".repeat(10_000);
        let many = (0..1_000 + PLACES).fold(Diagnostic::without_place("x", "m"), |all, _| {
            all.related(crate::model::Span::default(), long.as_str())
        });
        report.push(many);
        let found = report.into_diagnostics();
        let related = &found[0].related;
        assert_eq!(related.len(), PLACES);
        assert!(related.iter().all(|(_, label)| label.len() < 2 * LONGEST));
        assert!(
            related[PLACES - 1].1.ends_with(", and 1,000 places more"),
            "{}",
            related[PLACES - 1].1
        );
    }

    #[test]
    fn a_long_message_keeps_both_ends() {
        let mut text = format!("`{}` is no id", "漢".repeat(1_000_000));
        shorten(&mut text);
        assert!(text.starts_with("`漢") && text.ends_with("漢` is no id"));
        assert!(text.chars().count() <= LONGEST + 4, "{}", text.len());
        let mut short = "é".repeat(LONGEST);
        shorten(&mut short);
        assert_eq!(short.chars().count(), LONGEST, "just fits");
    }
}
