//! What a document is, told from its content and its name.

use super::{
    Extracted, Other, Unreadable, csv, docx, email, epub, html, mhtml, msg, odt, pdf, pptx, rtf,
    xlsx,
};

/// A format that text is read out of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    Pdf,
    Docx,
    Odt,
    Msg,
    Html,
    Mhtml,
    Email,
    Xlsx,
    Pptx,
    Epub,
    Rtf,
    Csv,
}

/// A row of [`FORMATS`].
pub struct Row {
    pub format: Format,
    /// What it is, for people.
    pub name: &'static str,
    /// What its files end in, in small letters, without the dot.
    pub extensions: &'static [&'static str],
    pub media_types: &'static [&'static str],
    /// Whether such documents have pages, be they counted here or not.
    pub has_pages: bool,
    /// Whether the first bytes are such a document's, and cannot well be another's.
    looks: fn(&[u8]) -> bool,
    /// Reads the text of its bytes.
    pub read: fn(&[u8]) -> Result<Extracted, Unreadable>,
}

/// Every format. The first that looks right is taken.
pub const FORMATS: [Row; 12] = [
    Row {
        format: Format::Pdf,
        name: "PDF",
        extensions: &["pdf"],
        media_types: &["application/pdf"],
        has_pages: true,
        looks: looks_pdf,
        read: pdf::read,
    },
    Row {
        format: Format::Docx,
        name: "Word document",
        extensions: &["docx", "docm", "dotx"],
        media_types: &["application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
        has_pages: true,
        looks: |head| office(head) == Some(Format::Docx),
        read: docx::read,
    },
    Row {
        format: Format::Odt,
        name: "OpenDocument text",
        extensions: &["odt", "ott", "fodt"],
        media_types: &[
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.text-flat-xml",
        ],
        has_pages: true,
        looks: looks_odt,
        read: odt::read,
    },
    Row {
        format: Format::Msg,
        name: "Outlook message",
        extensions: &["msg"],
        media_types: &["application/vnd.ms-outlook"],
        has_pages: false,
        looks: msg::is_compound,
        read: msg::read,
    },
    Row {
        format: Format::Html,
        name: "web page",
        extensions: &["html", "htm", "xhtml"],
        media_types: &["text/html", "application/xhtml+xml"],
        has_pages: false,
        looks: looks_html,
        read: html::read,
    },
    Row {
        format: Format::Mhtml,
        name: "saved web page",
        extensions: &["mht", "mhtml"],
        media_types: &["multipart/related"],
        has_pages: false,
        looks: mhtml::looks,
        read: mhtml::read,
    },
    Row {
        format: Format::Email,
        name: "e-mail",
        extensions: &["eml", "mbox"],
        media_types: &["message/rfc822", "application/mbox"],
        has_pages: false,
        looks: looks_email,
        read: email::read,
    },
    Row {
        format: Format::Xlsx,
        name: "spreadsheet",
        extensions: &["xlsx", "xlsm", "xltx"],
        media_types: &["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
        has_pages: false,
        looks: |head| office(head) == Some(Format::Xlsx),
        read: xlsx::read,
    },
    Row {
        format: Format::Pptx,
        name: "presentation",
        extensions: &["pptx", "pptm", "ppsx"],
        media_types: &["application/vnd.openxmlformats-officedocument.presentationml.presentation"],
        has_pages: true,
        looks: |head| office(head) == Some(Format::Pptx),
        read: pptx::read,
    },
    Row {
        format: Format::Epub,
        name: "EPUB",
        extensions: &["epub"],
        media_types: &["application/epub+zip"],
        has_pages: true,
        looks: looks_epub,
        read: epub::read,
    },
    Row {
        format: Format::Rtf,
        name: "RTF",
        extensions: &["rtf"],
        media_types: &["application/rtf", "text/rtf"],
        has_pages: true,
        looks: rtf::is_rtf,
        read: rtf::read,
    },
    Row {
        format: Format::Csv,
        name: "table (CSV)",
        extensions: &["csv", "tsv"],
        media_types: &["text/csv", "text/tab-separated-values"],
        has_pages: false,
        // Any text may be one.
        looks: |_| false,
        read: csv::read,
    },
];

impl Format {
    /// What the document of that name is, whose first bytes these are (some thousand are enough): by
    /// the bytes where they tell, else by the name. None is plain text or Markdown, or nothing that is
    /// read.
    pub fn of(name: &str, head: &[u8]) -> Option<Self> {
        let extension = name
            .rsplit_once('.')
            .map(|(_, extension)| extension.to_ascii_lowercase());
        let named = FORMATS.iter().find(|row| {
            let mut extensions = row.extensions.iter();
            extensions.any(|known| Some(*known) == extension.as_deref())
        });
        let looks = FORMATS
            .iter()
            .find(|row| (row.looks)(head))
            .map(|row| row.format);
        let named = named.map(|row| row.format);
        match (looks, named) {
            // An Office document that is encrypted is a compound file too, and says so far behind its head.
            (Some(Self::Msg), Some(Self::Docx | Self::Xlsx | Self::Pptx)) => named,
            (Some(_), _) => looks,
            // A picture stays one, whatever its name.
            (None, Some(named)) => match Other::of(head) {
                Some(Other::Zip) if named.is_package() => Some(named),
                Some(_) => None,
                None => Some(named),
            },
            (None, None) => None,
        }
    }

    /// Whether its documents are archives.
    fn is_package(self) -> bool {
        matches!(
            self,
            Self::Docx | Self::Odt | Self::Xlsx | Self::Pptx | Self::Epub
        )
    }

    /// The format that goes by that extension, in small letters.
    pub fn named(extension: &str) -> Option<Self> {
        let mut rows = FORMATS.iter();
        let found = rows.find(|row| row.extensions.contains(&extension))?;
        Some(found.format)
    }

    /// The first of its extensions, by which it goes inside the program.
    pub fn extension(self) -> &'static str {
        self.row().extensions[0]
    }

    /// All that is known of it.
    pub fn row(self) -> &'static Row {
        // The test below holds the table to the order of the variants.
        &FORMATS[self as usize]
    }
}

/// The header stands first, or behind bytes that no text has: a note that speaks of one is a note.
fn looks_pdf(head: &[u8]) -> bool {
    let head = &head[..head.len().min(1024)];
    let at = memchr::memmem::find(head, b"%PDF-");
    at.is_some_and(|at| head[..at].trim_ascii().is_empty() || std::str::from_utf8(head).is_err())
}

/// Which Office document an archive is, by the part that it names first: others may be embedded in it.
fn office(head: &[u8]) -> Option<Format> {
    const PARTS: [(&[u8], Format); 9] = [
        (b"word/document", Format::Docx),
        (b"word/_rels/", Format::Docx),
        (b"word/styles", Format::Docx),
        (b"xl/workbook.xml", Format::Xlsx),
        (b"xl/_rels/workbook.xml", Format::Xlsx),
        (b"xl/worksheets/", Format::Xlsx),
        (b"ppt/presentation", Format::Pptx),
        (b"ppt/_rels/", Format::Pptx),
        (b"ppt/slides/", Format::Pptx),
    ];
    let places = PARTS
        .iter()
        .filter(|_| is_zip(head))
        .filter_map(|(part, format)| {
            let at = memchr::memmem::find(head, part)?;
            Some((at, *format))
        });
    places.min_by_key(|(at, _)| *at).map(|(_, format)| format)
}

fn looks_epub(head: &[u8]) -> bool {
    let named = head.get(30..).unwrap_or_default();
    is_zip(head) && named.starts_with(b"mimetypeapplication/epub+zip")
        || is_zip(head) && holds(head, b"META-INF/container.xml") && holds(head, b".opf")
}

fn looks_odt(head: &[u8]) -> bool {
    let text = b"application/vnd.oasis.opendocument.text";
    let is_packed = is_zip(head)
        && head
            .get(30..)
            .is_some_and(|head| head.starts_with(b"mimetype") && holds(head, text));
    is_packed || holds(head, b"<office:document ") && holds(head, text)
}

fn is_zip(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04")
}

fn holds(head: &[u8], word: &[u8]) -> bool {
    memchr::memmem::find(head, word).is_some()
}

/// A doctype or the first element, after white space, comments and an XML declaration.
fn looks_html(head: &[u8]) -> bool {
    let mut head = head
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(head)
        .trim_ascii_start();
    loop {
        let end: &[u8] = match head {
            [b'<', b'!', b'-', b'-', ..] => b"-->",
            [b'<', b'?', ..] => b"?>",
            _ => break,
        };
        let Some(at) = memchr::memmem::find(head, end) else {
            return false;
        };
        head = head[at + end.len()..].trim_ascii_start();
    }
    [&b"<!doctype html"[..], b"<html"].iter().any(|start| {
        let begins = head
            .get(..start.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(start));
        begins
            && head
                .get(start.len())
                .is_none_or(|next| !next.is_ascii_alphanumeric())
    })
}

/// Headers of which one is a machine's, or behind a line that a program writes into mailboxes. People begin memos with `From:` and `To:`, which are plain text.
fn looks_email(head: &[u8]) -> bool {
    const MACHINES: [&str; 9] = [
        "received",
        "return-path",
        "delivered-to",
        "message-id",
        "mime-version",
        "content-type",
        "content-transfer-encoding",
        "dkim-signature",
        "authentication-results",
    ];
    const PEOPLES: [&str; 4] = ["from", "to", "date", "subject"];
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let (mut machines, mut peoples) = (false, false);
    for (at, line) in head.split(|byte| *byte == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let is_folded = at > 0 && line.starts_with(b" ") || line.starts_with(b"\t");
        let is_envelope = at == 0 && line.starts_with(b"From ");
        machines |= is_envelope && email::is_envelope(line);
        if is_folded || is_envelope {
            continue;
        }
        let colon = line.iter().position(|byte| *byte == b':');
        let name = colon.map(|colon| line[..colon].trim_ascii_end());
        let is_name =
            |name: &&[u8]| !name.is_empty() && name.iter().all(|byte| byte.is_ascii_graphic());
        let Some(name) = name.filter(is_name) else {
            // The blank line after the headers, or no header at all.
            return line.is_empty() && machines && peoples;
        };
        let is = |known: &&str| name.eq_ignore_ascii_case(known.as_bytes());
        machines |= MACHINES.iter().any(is);
        peoples |= PEOPLES.iter().any(is);
    }
    machines && peoples
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_format_has_its_row_and_no_two_share_an_extension() {
        let mut extensions: Vec<&str> = Vec::new();
        for row in &FORMATS {
            assert_eq!(row.format.row().format, row.format);
            extensions.extend(row.extensions);
            for extension in row.extensions {
                let name = format!("a.b.{}", extension.to_ascii_uppercase());
                assert_eq!(Format::of(&name, b"nothing"), Some(row.format));
            }
        }
        let count = extensions.len();
        extensions.sort_unstable();
        extensions.dedup();
        assert_eq!(extensions.len(), count);
    }

    #[test]
    fn content_goes_before_the_name() {
        const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest";
        for (name, head, format) in [
            ("a.txt", &b"PK\x03\x04...[Content_Types].xml...word/document.xml"[..], Format::Docx),
            ("a.zip", b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x08\0\0\0mimetypeapplication/vnd.oasis.opendocument.text", Format::Odt),
            ("a.xml", b"<?xml version='1.0'?>\n<office:document xmlns:a='b' office:mimetype='application/vnd.oasis.opendocument.text'>", Format::Odt),
            ("a", COMPOUND, Format::Msg),
            ("a.eml", COMPOUND, Format::Msg),
            ("a.docx", COMPOUND, Format::Docx),
            ("a.txt", b"\xEF\xBB\xBF \n<!-- a --><?xml version='1.0'?><!DOCTYPE HTML PUBLIC>", Format::Html),
            ("a.eml", b"<html lang=en>", Format::Html),
            ("a.html", b"Received: from x\r\n by y\r\nFrom: a@b\r\n\r\nHi", Format::Email),
            ("a.txt", b"From a@b Tue Mar 4\nMessage-ID: <x>\nsubject : y\n\nHi", Format::Email),
            ("a.txt", b"From a@b Wed Mar  4 10:00:00 2026\nFrom: Ana <a@b>\nSubject: y\n\nHi", Format::Email),
            ("a.html", b"plain words", Format::Html),
        ] {
            assert_eq!(Format::of(name, head), Some(format), "{name}");
        }
    }

    #[test]
    fn what_people_write_is_plain_text() {
        for (name, head) in [
            (
                "memo.txt",
                &b"From: Ada Reyes\nTo: B. Kim\nSubject: the crane\nDate: today\n\nIt fell."[..],
            ),
            ("notes.md", b"# Notes\n\nReceived: a letter.\nFrom: Ada"),
            ("notes.md", b"<!-- <html> -->\n# On <html>"),
            ("notes.md", b"<htmlish>"),
            ("a.txt", b"Content-Type: text/plain\n\nFrom: nobody"),
            ("a.txt", b"From Wed on, all of it\nFrom: Ana\n\nHi"),
            ("a.zip", b"PK\x03\x04 other things"),
            ("a", b""),
            ("", b"<!--"),
        ] {
            assert_eq!(Format::of(name, head), None, "{name}");
        }
    }
}
