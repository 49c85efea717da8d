//! What is on this machine of a source, on the source's page.

use super::{Piece, Row, Sheet};
use crate::{
    clean,
    document::{Document, Form, Held, Letter},
    model::record::Source,
    sign::{Sign, Tone},
    text::{Clean, clean_line},
};

/// The label of the row that says what is held; the record's own words for it stand there until the
/// document was opened.
pub const HELD: &str = "Held";

/// What the record says is held of its source.
pub fn recorded(source: &Source) -> &'static str {
    match (&source.text, &source.digest, &source.original) {
        (Some(_), _, Some(_)) => "working copy; an original is named",
        (Some(_), _, None) => "working copy",
        (None, Some(_), Some(_)) => "digest; the original is named by its hash",
        (None, Some(_), None) => "digest",
        (None, None, Some(_)) => "the original is named by its hash, no text is shipped",
        (None, None, None) => "no, cited only",
    }
}

/// How a document is written, as far as a reader should know: its format, an encoding that is not
/// today's, its pages, what came with it. Empty for plain UTF-8.
pub fn form(document: &Document) -> Clean {
    let mut parts = Vec::new();
    match document.form {
        Some(Form::Foreign(format)) => parts.push(format.row().name.to_owned()),
        Some(Form::Other(other)) => parts.push(other.row().name.to_owned()),
        Some(Form::Text(encoding)) if encoding != "UTF-8" => parts.push(encoding.to_owned()),
        _ => {}
    }
    match document.pages.count() {
        Some(1) => parts.push("1 page".to_owned()),
        Some(pages) => parts.push(format!("{pages} pages")),
        None => {}
    }
    match document.messages.len() {
        0 => {}
        1 => parts.push("1 message".to_owned()),
        count => parts.push(format!("{count} messages")),
    }
    if !document.attachments.is_empty() {
        parts.push(format!("{} attached", document.attachments.len()));
    }
    Clean::join(parts.iter().map(|part| clean_line(part)), " · ")
}

/// The messages of a mailbox, or those attached to a message, a line each, with what is not listed counted.
pub fn messages(document: &Document) -> Vec<String> {
    /// A mailbox may hold a lifetime of them.
    const LISTED: usize = 20;
    let all = document.messages.iter().zip(1..);
    let line = |(letter, number): (&Letter, usize)| {
        let said = [&letter.from, &letter.date, &letter.subject];
        let said: Vec<&str> = said.into_iter().flatten().map(|said| said.trim()).collect();
        format!("{number}. {}", said.join(", "))
    };
    let mut lines: Vec<String> = all.take(LISTED).map(line).collect();
    match document.messages.len().saturating_sub(LISTED) {
        0 => {}
        more => lines.push(format!("and {more} more")),
    }
    lines
}

impl Sheet {
    /// Says on a source's page what its document is: what of it is held, where the file lies, why it
    /// gives no text, what came with it.
    pub fn tell_held(&mut self, document: &Document) {
        let Some(at) = self.rows.iter().position(Row::is_held) else {
            return;
        };
        let dim = |text: Clean| Piece::Text(text, Tone::Dim);
        let row = |label, piece| Row {
            label,
            pieces: vec![piece],
            ..Row::default()
        };
        let mut held = row(
            HELD,
            match document.held {
                Held::NotHeld => Piece::Text("no".into(), Tone::Dim),
                held => Piece::Sign(Sign::from(held)),
            },
        );
        let form = form(document);
        if !form.is_empty() {
            held.pieces.push(dim(clean![" · ", form]));
        }
        let mut rows = vec![held];
        if let Some(path) = &document.path {
            rows.push(row("File", dim(clean_line(path))));
        }
        if let Some(problem) = &document.problem {
            rows.push(row("", Piece::Text(clean_line(problem), Tone::Bad)));
        }
        if let Some(flaws) = document.flaws() {
            rows.push(row("", Piece::Text(clean_line(&flaws), Tone::Bad)));
        }
        if let Some(labelled) = document.labelled() {
            rows.push(row("Numbers", dim(clean_line(&labelled))));
        }
        // What cannot be trusted as it stands comes before what came with it.
        for (mut label, all) in [
            ("Notes", document.notes.clone()),
            ("Marked", document.told()),
        ] {
            for said in all {
                rows.push(row(label, Piece::Text(clean_line(&said), Tone::Caution)));
                label = "";
            }
        }
        let mut label = "Messages";
        for said in messages(document) {
            rows.push(row(label, Piece::Text(clean_line(&said), Tone::Plain)));
            label = "";
        }
        let mut label = "Attached";
        for attached in &document.attachments {
            let text = format!(
                "{} ({}, {} bytes)",
                attached.name, attached.media_type, attached.bytes
            );
            rows.push(row(label, Piece::Text(clean_line(&text), Tone::Plain)));
            label = "";
        }
        self.rows.splice(at..=at, rows);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::Held,
        extract::{Attachment, Extracted, Format},
    };

    #[test]
    fn the_page_says_what_was_opened() {
        let mut sheet = Sheet::default();
        for (label, words) in [
            ("Language", "en"),
            (HELD, "working copy"),
            ("SHA-256", "ab"),
        ] {
            sheet.rows.push(Row {
                label,
                pieces: vec![Piece::Text(words.into(), Tone::Plain)],
                ..Row::default()
            });
        }
        let extracted = Extracted {
            attachments: vec![Attachment {
                name: "register\u{202e}.pdf".into(),
                media_type: "application/pdf".into(),
                bytes: 7,
            }],
            ..Extracted::default()
        };
        let mut document = Document::extracted(Held::Original, Format::Email, extracted);
        document.path = Some("sources/a.eml".into());
        sheet.tell_held(&document);
        let words: Vec<String> = sheet
            .rows
            .iter()
            .map(|row| format!("{}: {}", row.label, row.plain()))
            .collect();
        assert_eq!(
            words,
            [
                "Language: en",
                "Held: ● original · e-mail · 1 attached",
                "File: sources/a.eml",
                "Attached: register‹RLO›.pdf (application/pdf, 7 bytes)",
                "SHA-256: ab"
            ]
        );
        // Told again, as when more becomes known, it says it once.
        sheet.tell_held(&Document::not_held(Some("why".into())));
        let held = sheet.rows.iter().filter(|row| row.is_held()).count();
        assert_eq!(held, 1);
    }
}
