//! Why a query is none, and how that is told.

use std::ops::Range;

use crate::{
    diagnostic::{self, Diagnostic, Files, Printed},
    model::Span,
    text::{Clean, clean_line},
};

/// Why a query cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// What is wrong: a sentence without its period.
    pub message: String,
    /// The bytes of the query that it is about.
    pub range: Range<usize>,
    /// What to write instead.
    pub help: Option<String>,
}

/// What a query is called where it is shown with the mistake in it.
const NAME: &str = "query";

impl QueryError {
    pub(super) fn new(message: impl Into<String>, range: Range<usize>) -> Self {
        Self {
            message: message.into(),
            range,
            help: None,
        }
    }

    pub(super) fn help(self, help: impl Into<String>) -> Self {
        Self {
            help: Some(help.into()),
            ..self
        }
    }

    /// The message with the query and marks under the place, as `check` shows a mistake in a file.
    /// Ends with a line feed.
    pub fn printed(&self, query: &str) -> Printed {
        // A query is one line wherever it is typed; a break of one byte stands as a space of one.
        let line = query.replace(['\n', '\r'], " ");
        let characters = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let mut files = Files::default();
        let span = Span {
            line: 1,
            column: characters(&query[..self.range.start]) + 1,
            length: characters(&query[self.range.clone()]).max(1),
            file: files.add(NAME.to_owned(), line.into()),
        };
        let told = Diagnostic {
            help: self.help.clone(),
            ..Diagnostic::error(NAME, span, self.message.clone())
        };
        diagnostic::printed(&told, &files)
    }

    /// The message and the help in one line.
    pub fn line(&self) -> Clean {
        let help = self.help.as_deref().map(|help| format!("; {help}"));
        clean_line(&format!("{}{}", self.message, help.unwrap_or_default()))
    }
}
