//! Diagnostics as text with an excerpt, and as JSON.

use serde_json::json;
use unicode_segmentation::UnicodeSegmentation;

use super::{Diagnostic, File, Files, Severity};
use crate::{
    clean, clean_format,
    model::Span,
    text::{Clean, clean, clean_line, width},
};

/// How a part of a diagnostic is set off where there are colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Plain,
    Error,
    Warning,
    /// The frame of an excerpt, and what else only leads the eye.
    Rule,
    Strong,
}

/// A text as it is printed, part by part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed(pub Vec<(Clean, Ink)>);

impl Printed {
    fn add(&mut self, part: Clean, ink: Ink) {
        self.0.push((part, ink));
    }

    /// The text without its colours.
    pub fn plain(&self) -> Clean {
        Clean::join(self.0.iter().map(|(part, _)| part), "")
    }
}

impl From<Clean> for Printed {
    fn from(text: Clean) -> Self {
        Self(vec![(text, Ink::Plain)])
    }
}

/// How many characters of a line an excerpt shows at most: before the place, of the place itself,
/// after it. A short line is shown whole; of a long one, what stands around the place.
const BEFORE: u32 = 60;
const INSIDE: usize = 60;
const AFTER: usize = 40;

/// One diagnostic with its excerpt, in the manner of rustc, which many know. Ends with a line feed.
pub fn printed(diagnostic: &Diagnostic, files: &Files) -> Printed {
    printed_within(diagnostic, files, usize::MAX)
}

/// The same where the lines of the excerpt have so many columns: they are cut round the place, so that its
/// marks stand below it.
fn printed_within(diagnostic: &Diagnostic, files: &Files, columns: usize) -> Printed {
    let level = match diagnostic.severity {
        Severity::Error => Ink::Error,
        Severity::Warning => Ink::Warning,
    };
    let mut out = Printed::default();
    let code = clean_format!("{}[{}]", diagnostic.severity, diagnostic.code);
    out.add(code, level);
    let message = clean![": ", sentence(&diagnostic.message)];
    out.add(message, Ink::Strong);
    out.add("\n".into(), Ink::Plain);
    let places: Vec<Place<'_>> = diagnostic
        .span
        .map(|span| ("-->", level, "^", span, Clean::default()))
        .into_iter()
        .chain(diagnostic.related.iter().map(|(span, label)| {
            let label = clean![" ", own_signs(clean_line(label))];
            (":::", Ink::Rule, "-", *span, label)
        }))
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
    let gutter = Clean::from(" ").repeat(digits.max().unwrap_or(0));
    for (index, place) in places.iter().enumerate() {
        if index > 0 {
            out.empty_line(&gutter);
        }
        place.print(&mut out, &gutter, columns);
    }
    if let Some(help) = &diagnostic.help {
        if !places.is_empty() {
            out.empty_line(&gutter);
        }
        out.add(clean![gutter, " = "], Ink::Rule);
        out.add("help".into(), Ink::Strong);
        out.add(clean![": ", sentence(help), "\n"], Ink::Plain);
    }
    out
}

/// The same without colours.
pub fn text(diagnostic: &Diagnostic, files: &Files) -> Clean {
    printed(diagnostic, files).plain()
}

/// The same without colours, the lines of the excerpt cut round the place where they are wider than so many
/// columns.
pub fn text_within(diagnostic: &Diagnostic, files: &Files, columns: usize) -> Clean {
    printed_within(diagnostic, files, columns).plain()
}

impl Printed {
    /// A line of an excerpt that holds nothing.
    fn empty_line(&mut self, gutter: &Clean) {
        self.add(clean![gutter, " |"], Ink::Rule);
        self.add("\n".into(), Ink::Plain);
    }
}

/// A place that a diagnostic points at.
struct Place<'a> {
    arrow: &'static str,
    ink: Ink,
    mark: &'static str,
    span: Span,
    label: Clean,
    file: &'a File,
}

impl Place<'_> {
    fn print(&self, out: &mut Printed, gutter: &Clean, columns: usize) {
        // Beside the gutter stand a line and the spaces round it.
        const BESIDE: usize = 3;
        let Span { line, column, .. } = self.span;
        let path = clean_line(&self.file.path);
        let room = columns.saturating_sub(gutter.len() + BESIDE);
        let [before, inside, after] = within(excerpt(self.file, self.span), room);
        let indent = Clean::from(" ").repeat(width(&before));
        let marks = Clean::from(self.mark).repeat(width(&inside).max(1));
        out.add(clean![gutter, self.arrow], Ink::Rule);
        out.add(clean![" ", path, ":", line, ":", column, "\n"], Ink::Plain);
        out.empty_line(gutter);
        let shown = clean![before, inside, after];
        let shown = shown.part(0..shown.trim_end().len());
        let number = clean_format!("{line:>0$}", gutter.len());
        out.add(clean![number, " |"], Ink::Rule);
        out.add(clean![" ", shown, "\n"], Ink::Plain);
        out.add(clean![gutter, " |"], Ink::Rule);
        out.add(clean![" ", indent], Ink::Plain);
        out.add(clean![marks, self.label], self.ink);
        out.add("\n".into(), Ink::Plain);
    }
}

/// A text with its period, unless it ends a sentence already.
pub(crate) fn sentence(text: &str) -> Clean {
    clean![own_signs(clean_line(text)), "."]
}

/// A message, whose typography is the program's own: what it names of a file stands in the excerpt as it is.
fn own_signs(message: Clean) -> Clean {
    message.with_own_typography()
}

/// The line of a span as it may be shown: what goes before the span, the span, what follows.
fn excerpt(file: &File, span: Span) -> [Clean; 3] {
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
    let cut = |is_cut: bool| -> &'static str { if is_cut { "…" } else { "" } };
    let before = clean(&text[from..start]);
    [
        clean![cut(span.column > BEFORE + 1), before],
        clean(inside),
        clean![clean(after), cut(more)],
    ]
}

/// An excerpt in so many columns: of the place as much as there is room for, then what goes before it and
/// what follows, in equal parts where both are too long.
fn within([before, inside, after]: [Clean; 3], columns: usize) -> [Clean; 3] {
    let inside = inside.truncate(columns);
    let after = after.part(0..after.trim_end().len());
    let left = columns - width(&inside).min(columns);
    let room = (left / 2).max(left.saturating_sub(width(&before)));
    let after = after.truncate(room);
    let room = left - width(&after).min(left);
    [last(before, room), inside, after]
}

/// The end of a text in so many columns.
fn last(text: Clean, columns: usize) -> Clean {
    if width(&text) <= columns {
        return text;
    }
    let Some(room) = columns.checked_sub(1) else {
        return Clean::default();
    };
    let mut starts = text.grapheme_indices(true).map(|(at, _)| at);
    let start = starts.find(|at| width(&text[*at..]) <= room);
    clean!["…", text.part(start.unwrap_or(text.len())..text.len())]
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

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(columns: usize) -> String {
        let parts = [
            "about: [who-says, who-hears, ",
            "who-is-not",
            ", who-is-there] # all",
        ];
        let parts = within(parts.map(clean), columns);
        assert!(parts.iter().map(|part| width(part)).sum::<usize>() <= columns);
        parts.map(|part| part.to_string()).join("|")
    }

    #[test]
    fn an_excerpt_is_cut_round_the_place() {
        let whole = "about: [who-says, who-hears, |who-is-not|, who-is-there] # all";
        assert_eq!((cut(99).as_str(), cut(60).as_str()), (whole, whole));
        assert_eq!(cut(40), "…s, who-hears, |who-is-not|, who-is-there…");
        assert_eq!(cut(20), "…rs, |who-is-not|, wh…");
        assert_eq!(cut(10), "|who-is-not|");
        assert_eq!(cut(5), "|who-…|");
        assert_eq!(cut(0), "||");
    }

    #[test]
    fn what_goes_before_takes_what_the_rest_leaves() {
        let parts = ["a line that is long ", "here", ""].map(clean);
        let parts = within(parts, 12).map(|part| part.to_string());
        assert_eq!(parts, ["…s long ", "here", ""]);
        let parts = ["", "here", " a line that is long"].map(clean);
        let parts = within(parts, 12).map(|part| part.to_string());
        assert_eq!(parts, ["", "here", " a line…"]);
    }
}
