//! What is wrong with a library, said so that it can be fixed: where, what, and what to write.

mod files;
mod render;
mod report;

use std::{collections::HashSet, fmt};

pub use files::{File, Files};
pub(crate) use render::sentence;
pub use render::{Ink, Printed, json, printed, text, text_within};
pub use report::Report;

use crate::{
    limits::Limit,
    model::{FileId, Key, Span},
};

/// The rule that finds quotes whose words are nowhere in their source: what follows from a library that was checked
/// says so beside what rests on one.
pub const QUOTE_MISSING: &str = "quote-missing";

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something was left out of what the reader sees, or is claimed and does not hold.
    Error,
    /// Something is missing, or may not be what was meant.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// One thing that is wrong. Its texts are raw: the renderers clean them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub severity: Severity,
    /// The name of the rule: `unknown-key`.
    pub code: &'static str,
    /// Where; none where there is no file to point into.
    pub span: Option<Span>,
    /// What is wrong: a sentence without its period.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// Other places that belong to it, each with a few words.
    pub related: Vec<(Span, String)>,
    /// The record it is about, where that is known.
    pub record: Option<Key>,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            code,
            span: Some(span),
            message: message.into(),
            help: None,
            related: Vec::new(),
            record: None,
        }
    }

    /// An error that no file can be pointed at for, such as a folder that cannot be opened.
    pub fn without_place(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            span: None,
            ..Self::error(code, Span::default(), message)
        }
    }

    /// What was left out because of a limit, which no file can be pointed at for: `what` begins the sentence, as
    /// in `3 case files were not read`.
    pub fn left_out(limit: &Limit, what: &str) -> Self {
        let Limit {
            name, most, unit, ..
        } = limit;
        let message = format!("{what}: {name} is limited to {most} {unit}");
        Self::without_place("limit", message).help(limit.help)
    }

    /// The same, as a warning.
    pub fn warning(self) -> Self {
        Self {
            severity: Severity::Warning,
            ..self
        }
    }

    /// The same, with what to write instead.
    pub fn help(self, help: impl Into<String>) -> Self {
        Self {
            help: Some(help.into()),
            ..self
        }
    }

    /// The same, with another place that belongs to it.
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push((span, label.into()));
        self
    }

    /// The same, about this record.
    pub fn about(self, record: &Key) -> Self {
        Self {
            record: Some(record.clone()),
            ..self
        }
    }
}

/// The code of what is there a second time.
pub const DUPLICATE: &str = "duplicate";

/// Puts diagnostics in the order of their places, and each file's together. What is there twice comes first of its file:
/// references to the one that was not read are wrong by that alone, and stand above it as well as below. Not so in a file
/// with a mistake of syntax, from which that may follow in turn.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    let file = |one: &Diagnostic| one.span.map(|span| span.file);
    let torn = diagnostics.iter().filter(|one| one.code == "syntax");
    let torn: HashSet<Option<FileId>> = torn.map(file).collect();
    let is_later = |one: &Diagnostic| one.code != DUPLICATE || torn.contains(&file(one));
    diagnostics.sort_by(|a, b| {
        let place = file(a).cmp(&file(b)).then(is_later(a).cmp(&is_later(b)));
        place.then_with(|| (a.span, a.severity, a.code).cmp(&(b.span, b.severity, b.code)))
    });
}

/// The candidate that a misspelt word most likely meant, if one is near.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A capital is no slip, and a word in capitals is still the word. An edit in every three letters is about as far as a slip of the hand goes, and none makes one
    // letter of another; the swap of two letters counts as one edit.
    let word = word.to_lowercase();
    let letters = word.chars().count();
    let limit = ((letters + 1) / 3).min(4);
    candidates
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(letters) <= limit)
        .map(|candidate| {
            let distance = strsim::osa_distance(&word, &candidate.to_lowercase());
            (distance, candidate)
        })
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_suggested_and_a_far_one_is_not() {
        let keys = ["title", "summary", "subjects"];
        assert_eq!(nearest("titel", keys), Some("title"));
        assert_eq!(nearest("sumary", keys), Some("summary"));
        assert_eq!(nearest("SUMMARY", keys), Some("summary"));
        assert_eq!(nearest("docket", keys), None);
        assert_eq!(nearest("", keys), None);
        assert_eq!(nearest("x", ["y"]), None);
        assert_eq!(nearest("ti", ["to"]), Some("to"));
    }
}
