//! E-mail as it is sent (RFC 5322, MIME).
//!
//! The crate reads headers and their encodings. What is nested is taken apart here, so that messages
//! within messages cost no depth of the stack.

mod parts;

#[cfg(test)]
mod tests;

use mail_parser::{Addr, Address, HeaderName, Message, MessageParser};

use super::{About, Block, Extracted, Unreadable, date, html, paragraphs};
use parts::{Parts, Text};

/// The headers that are read, each a block.
const HEADERS: [(&str, HeaderName<'static>); 5] = [
    ("From", HeaderName::From),
    ("To", HeaderName::To),
    ("Cc", HeaderName::Cc),
    ("Date", HeaderName::Date),
    ("Subject", HeaderName::Subject),
];

/// Reads a message: its sender, recipients, date and subject, a block each, then its text. Where a text
/// is given in several forms, plain text is taken, else HTML. Everything else is an attachment, messages
/// within the message among them.
///
/// # Errors
/// `Damaged` for what has no headers, `TooBig` for one with too many parts or parts nested too deep.
pub fn read(bytes: &[u8]) -> Result<Extracted, Unreadable> {
    let bytes = without_envelope(bytes);
    let parser = MessageParser::default();
    let head = parser.parse_headers(bytes);
    let head = head.ok_or_else(|| Unreadable::Damaged("it has no headers".to_owned()))?;
    let mut blocks: Vec<Block> = HEADERS
        .iter()
        .filter_map(|header| header_line(&head, header))
        .collect();
    if blocks.is_empty() {
        return Err(Unreadable::Damaged(
            "none of its headers says from whom, to whom, when or about what".to_owned(),
        ));
    }
    let Parts { texts, attachments } = parts::of(bytes)?;
    for text in texts {
        blocks.extend(match text {
            Text::Plain(text) => paragraphs::read(&text),
            Text::Html(html) => html::all_blocks(&html)?,
        });
    }
    Ok(Extracted {
        about: about(&head),
        pages: None,
        blocks,
        remarks: Vec::new(),
        attachments,
    })
}

/// The message without what mailboxes put before it: a line that begins with `From `, blank lines, a
/// byte order mark.
fn without_envelope(bytes: &[u8]) -> &[u8] {
    let bytes = bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(bytes)
        .trim_ascii_start();
    if !bytes.starts_with(b"From ") && !bytes.starts_with(b">From ") {
        return bytes;
    }
    let end = bytes.iter().position(|byte| *byte == b'\n');
    &bytes[end.map_or(bytes.len(), |end| end + 1)..]
}

/// A header with its name, decoded; a date as it stands.
fn header_line(head: &Message<'_>, (name, header): &(&str, HeaderName<'static>)) -> Option<Block> {
    let value = head.header(header.clone())?;
    let said = match (value.as_address(), value.as_text()) {
        (Some(address), _) => {
            let all: Vec<String> = address.iter().map(full).collect();
            all.join(", ")
        }
        (None, Some(text)) => text.to_owned(),
        (None, None) => head.header_raw(header.clone())?.to_owned(),
    };
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    (!said.is_empty()).then(|| Block {
        page: None,
        text: format!("{name}: {said}"),
    })
}

/// A name with its address: `Ada Reyes <ada@example.org>`.
fn full(one: &Addr<'_>) -> String {
    match (one.name(), one.address()) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (one, other) => one.or(other).unwrap_or_default().to_owned(),
    }
}

fn about(head: &Message<'_>) -> About {
    let senders = head.from().into_iter().flat_map(Address::iter);
    let names = senders.filter_map(|sender| sender.name().or(sender.address()));
    let sent = head.date().map(|sent| sent.to_rfc3339());
    About {
        title: head.subject().map(|subject| subject.trim().to_owned()),
        authors: names.map(str::to_owned).collect(),
        date: sent.and_then(|sent| date::iso(&sent)),
        ..About::default()
    }
}
