//! The problems of a record.

use super::Page;
use crate::{
    check::Rule,
    diagnostic::{Diagnostic, Severity},
    sheet::Piece,
    sign::Tone,
    text::clean_line,
};

impl<'l> Page<'l> {
    /// What was found wrong in this record.
    pub fn diagnostics(&self) -> impl Iterator<Item = &'l Diagnostic> + use<'l> {
        let key = Some(&self.record.key);
        let all = self.library.diagnostics.iter();
        all.filter(move |diagnostic| diagnostic.record.as_ref() == key)
    }

    /// What of that reading the file says: something of the record is lost, which a rule never means.
    pub fn misread(&self) -> Option<&'l Diagnostic> {
        let is_loss = |found: &&Diagnostic| {
            found.severity == Severity::Error && Rule::named(found.code).is_none()
        };
        self.diagnostics().find(is_loss)
    }

    /// What `check` says of this record.
    pub fn problems(&mut self) {
        let mut mine = self.diagnostics().peekable();
        if mine.peek().is_none() {
            return;
        }
        self.sheet.heading("Problems in the file");
        for diagnostic in mine {
            let place = diagnostic.span.and_then(|span| {
                let path = &self.library.files.get(span.file)?.path;
                Some(format!("{path}:{}:{}: ", span.line, span.column))
            });
            let help = diagnostic.help.as_ref().map(|help| format!("; {help}"));
            let line = format!(
                "{}{}{}",
                place.unwrap_or_default(),
                diagnostic.message,
                help.unwrap_or_default()
            );
            self.sheet
                .item(vec![Piece::Text(clean_line(&line), Tone::Bad)]);
        }
    }
}
