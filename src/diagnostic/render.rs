//! Diagnostics as text with an excerpt, and as JSON.

use std::fmt::Write;

use serde_json::json;

use super::{Diagnostic, File, Files, Severity};
use crate::{
    model::Span,
    text::{Clean, clean, clean_line, width},
};

/// How the text is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Plain,
    Coloured,
}

/// How many characters of a line an excerpt shows at most: before the place, of the place itself,
/// after it. A short line is shown whole; of a long one, what stands around the place.
const BEFORE: u32 = 60;
const INSIDE: usize = 60;
const AFTER: usize = 40;

/// One diagnostic with its excerpt, in the manner of rustc, which many know. Ends with a line feed.
pub fn text(diagnostic: &Diagnostic, files: &Files, style: Style) -> Clean {
    let ink = |ink: &'static str| match style {
        Style::Plain => ["", ""],
        Style::Coloured => [ink, RESET],
    };
    let [level, end] = ink(match diagnostic.severity {
        Severity::Error => RED,
        Severity::Warning => YELLOW,
    });
    let [bold, _] = ink(BOLD);
    let [blue, _] = ink(BLUE);
    let message = sentence(&diagnostic.message);
    let mut out = format!(
        "{level}{}[{}]{end}{bold}: {message}{end}\n",
        diagnostic.severity, diagnostic.code
    );
    let places: Vec<Place<'_>> = diagnostic
        .span
        .map(|span| ("-->", level, "^", span, Clean::default()))
        .into_iter()
        .chain(
            diagnostic
                .related
                .iter()
                .map(|(span, label)| (":::", blue, "-", *span, clean_line(&format!(" {label}")))),
        )
        .filter_map(|(arrow, ink, mark, span, label)| {
            let file = files.get(span.file)?;
            Some(Place {
                arrow,
                ink,
                mark,
                span,
                label,
                file,
            })
        })
        .collect();
    let digits = places.iter().map(|place| place.span.line.to_string().len());
    let gutter = digits.max().unwrap_or(0);
    for (index, place) in places.iter().enumerate() {
        if index > 0 {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{blue}{:gutter$} |{end}", "");
        }
        let _ = place.draw(&mut out, gutter, [blue, end]);
    }
    if let Some(help) = &diagnostic.help {
        if !places.is_empty() {
            let _ = writeln!(out, "{blue}{:gutter$} |{end}", "");
        }
        let help = sentence(help);
        let _ = writeln!(out, "{blue}{:gutter$} = {end}{bold}help{end}: {help}", "");
    }
    // What is added here are our own rules and, in colour, our own escapes; all that comes from
    // files was cleaned.
    Clean::trusted(out)
}

const RED: &str = "\x1b[1;91m";
const YELLOW: &str = "\x1b[1;33m";
const BLUE: &str = "\x1b[1;94m";
const BOLD: &str = "\x1b[1m";
const RESET: &str = "\x1b[0m";

/// A place that a diagnostic points at.
struct Place<'a> {
    arrow: &'static str,
    ink: &'static str,
    mark: &'static str,
    span: Span,
    label: Clean,
    file: &'a File,
}

impl Place<'_> {
    fn draw(&self, out: &mut String, gutter: usize, [blue, end]: [&str; 2]) -> std::fmt::Result {
        let Span { line, column, .. } = self.span;
        let path = clean_line(&self.file.path);
        let [before, inside, after] = excerpt(self.file, self.span);
        let indent = " ".repeat(width(&before));
        let marks = self.mark.repeat(width(&inside).max(1));
        writeln!(
            out,
            "{blue}{:gutter$}{}{end} {path}:{line}:{column}",
            "", self.arrow
        )?;
        writeln!(out, "{blue}{:gutter$} |{end}", "")?;
        let shown = format!("{before}{inside}{after}");
        writeln!(out, "{blue}{line:gutter$} |{end} {}", shown.trim_end())?;
        writeln!(
            out,
            "{blue}{:gutter$} |{end} {indent}{}{marks}{}{end}",
            "", self.ink, self.label
        )
    }
}

/// A text with its period, unless it ends a sentence already.
pub(crate) fn sentence(text: &str) -> String {
    let end = match text.ends_with(['.', '?', '!']) {
        true => "",
        false => ".",
    };
    format!("{}{end}", clean_line(text))
}

/// The line of a span as it may be shown: what goes before the span, the span, what follows.
fn excerpt(file: &File, span: Span) -> [String; 3] {
    let text = &file.text;
    let start = file.byte(span.line, span.column);
    let from = file.byte(span.line, span.column.saturating_sub(BEFORE).max(1));
    // To the end of the line or the limit, and whether something is left of the line.
    let part = |from: usize, most: usize| -> (&str, bool) {
        let rest = &text[from..];
        let is_break = |c| matches!(c, '\n' | '\r');
        let end = (0..)
            .zip(rest.char_indices())
            .find(|(count, (_, c))| *count == most || is_break(*c));
        match end {
            Some((_, (end, c))) => (&rest[..end], !is_break(c)),
            None => (rest, false),
        }
    };
    let (inside, _) = part(start, INSIDE.min(span.length as usize));
    let (after, more) = part(start + inside.len(), AFTER);
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let before = clean(&text[from..start]);
    [
        format!("{}{before}", cut(span.column > BEFORE + 1)),
        clean(inside).to_string(),
        format!("{}{}", clean(after), cut(more)),
    ]
}

/// One diagnostic as a JSON object; the shape is part of the program's interface.
pub fn json(diagnostic: &Diagnostic, files: &Files) -> serde_json::Value {
    let place = |span: Span| {
        json!({
            "file": files.get(span.file).map(|file| clean(&file.path).to_string()),
            "line": span.line,
            "column": span.column,
            "length": span.length,
        })
    };
    json!({
        "severity": diagnostic.severity.to_string(),
        "code": diagnostic.code,
        "record": diagnostic.record.as_ref().map(ToString::to_string),
        "place": diagnostic.span.map(place),
        "message": clean(&diagnostic.message).to_string(),
        "help": diagnostic.help.as_deref().map(|help| clean(help).to_string()),
        "related": diagnostic.related.iter().map(|(span, label)| {
            json!({ "place": place(*span), "label": clean(label).to_string() })
        }).collect::<Vec<_>>(),
    })
}
