//! Diagnostics as text with an excerpt, and as JSON.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, renderer::DecorStyle};
use serde_json::json;

use super::{Diagnostic, Files, Severity};
use crate::{
    model::Span,
    text::{Clean, clean},
};

/// How the text is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Plain,
    Coloured,
}

/// How much of a long line an excerpt shows on each side, in characters.
const EXCERPT: usize = 120;

/// One diagnostic with its excerpt, as rustc would draw it. Ends with a line feed.
pub fn text(diagnostic: &Diagnostic, files: &Files, style: Style) -> Clean {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let message = sentence(&diagnostic.message);
    let mut group = Group::with_title(level.primary_title(message).id(diagnostic.code));
    let excerpts = diagnostic
        .span
        .map(|span| (span, AnnotationKind::Primary, None))
        .into_iter()
        .chain(diagnostic.related.iter().map(|(span, label)| {
            (
                *span,
                AnnotationKind::Context,
                Some(clean(label).to_string()),
            )
        }));
    for (span, kind, label) in excerpts {
        let Some(file) = files.get(span.file) else {
            continue;
        };
        let (line, range) = excerpt(&file.text, span);
        group = group.element(
            Snippet::source(line)
                .path(clean(&file.path).to_string())
                .line_start(span.line as usize)
                .annotation(kind.span(range).label(label)),
        );
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(sentence(help)));
    }
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    // What the renderer adds are its own rules and, in colour, its own escapes; all that comes from
    // files was cleaned above.
    Clean::trusted(format!(
        "{}\n",
        renderer.decor_style(DecorStyle::Ascii).render(&[group])
    ))
}

/// A text as a clean sentence: with its period, unless it ends in a sign of its own.
fn sentence(text: &str) -> String {
    let text = clean(text);
    let period = if text.ends_with(['.', '?', '!']) {
        ""
    } else {
        "."
    };
    format!("{text}{period}")
}

/// The line of a span as it may be shown, and where in it (in bytes) the span stands. The place
/// that the renderer prints is worked out from this line, so what goes before is kept whole up to
/// [`EXCERPT`] characters.
fn excerpt(text: &str, span: Span) -> (String, std::ops::Range<usize>) {
    let line = text.lines().nth(span.line as usize - 1).unwrap_or("");
    let start = (span.column as usize).saturating_sub(1);
    let part = |from: usize, count: usize| -> String {
        let raw: String = line.chars().skip(from).take(count).collect();
        clean(&raw).to_string()
    };
    let before = part(0, start);
    let inside = part(start, span.length as usize);
    let after = part(start + span.length as usize, EXCERPT);
    let range = before.len()..before.len() + inside.len();
    (before + &inside + &after, range)
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
