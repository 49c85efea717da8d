//! A problem as a page: what is wrong, where, what to write, and the record it is about.

use super::{Piece, Sheet, pieces::dim};
use crate::{
    diagnostic::{self, Diagnostic, Severity},
    library::Library,
    model::statement::Room,
    sign::Tone,
    text::clean_line,
};

/// `columns` are those that a line of the excerpt has.
pub fn sheet(library: &Library, diagnostic: &Diagnostic, columns: usize) -> Sheet {
    let mut sheet = Sheet::default();
    let text = |text: &str, tone| vec![Piece::Text(clean_line(text).with_own_typography(), tone)];
    sheet.title(clean_line(&diagnostic.message).with_own_typography());
    if let Some(help) = &diagnostic.help {
        sheet.field("To fix", text(help, Tone::Plain));
    }
    // The excerpt as `check` prints it, between the message and the help, which stand above. Where there is
    // room for few lines, they are those that say something.
    let printed = diagnostic::text_within(diagnostic, &library.files, columns);
    let related = diagnostic.related.iter().map(|(span, _)| span);
    let mut places = diagnostic.span.iter().chain(related);
    let is_withheld = library
        .discreet
        .as_ref()
        .is_some_and(|discreet| places.any(|span| discreet.has_file(span.file)));
    let mut at = 0;
    let lines = printed.split_inclusive('\n').map(|line| {
        let from = at;
        at += line.len();
        printed.part(from..from + line.trim_end_matches('\n').len())
    });
    let excerpt = lines.skip(1).filter(|line| {
        let line = line.trim_start();
        let is_place = line.starts_with("-->") || line.starts_with(":::");
        !line.starts_with("= help") && line != "|" && (is_place || !is_withheld)
    });
    for line in excerpt {
        sheet.item(vec![dim(line)]);
    }
    sheet.blank();
    let tone = match diagnostic.severity {
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Caution,
    };
    let rule = format!("{}: {}", diagnostic.severity, diagnostic.code);
    sheet.field("Rule", text(&rule, tone));
    let record = diagnostic.record.as_ref().and_then(|key| library.get(key));
    if let Some(record) = record {
        let link = Piece::Link(record.key.clone(), library.label_in(record, Room::PAGE));
        sheet.field("Record", vec![link]);
    }
    sheet
}
