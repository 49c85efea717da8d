//! Something to mend as a page: what is wrong, where, what to write, and the record it is about.

use super::{Piece, Row, RowStyle, Sheet};
use crate::{
    diagnostic::{self, Diagnostic, Severity, Style},
    library::Library,
    sign::Tone,
    text::{Clean, clean_line},
};

pub fn sheet(library: &Library, diagnostic: &Diagnostic) -> Sheet {
    let mut sheet = Sheet::default();
    let mut row = |style, label, pieces| {
        sheet.rows.push(Row {
            label,
            pieces,
            style,
        });
    };
    let text = |text: &str, tone| vec![Piece::Text(clean_line(text), tone)];
    row(RowStyle::Title, "", text(&diagnostic.message, Tone::Strong));
    let tone = match diagnostic.severity {
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Caution,
    };
    let rule = format!("{}: {}", diagnostic.severity, diagnostic.code);
    row(RowStyle::Field, "Rule", text(&rule, tone));
    if let Some(help) = &diagnostic.help {
        row(RowStyle::Field, "To mend", text(help, Tone::Plain));
    }
    let record = diagnostic.record.as_ref().and_then(|key| library.get(key));
    if let Some(record) = record {
        let link = Piece::Link(record.key.clone(), record.label());
        row(RowStyle::Field, "Record", vec![link]);
    }
    row(RowStyle::Blank, "", Vec::new());
    // The excerpt as `check` prints it, between the message and the help, which stand above.
    let printed = diagnostic::text(diagnostic, &library.files, Style::Plain);
    let excerpt = printed
        .lines()
        .skip(1)
        .filter(|line| !line.trim_start().starts_with("= help"));
    for line in excerpt {
        row(
            RowStyle::Item,
            "",
            vec![Piece::Text(Clean::trusted(line.to_owned()), Tone::Dim)],
        );
    }
    sheet
}
