//! E-mail as it is sent (RFC 5322, MIME), alone or in a mailbox.
//!
//! The crate reads headers and their encodings. What is nested is taken apart here, so that messages
//! within messages cost no depth of the stack. Of each message it is said whose it is: nothing may be put into
//! the mouth of whoever sent the first.

mod mailbox;
mod parts;
mod utf7;

#[cfg(test)]
mod tests;

use std::ops::Range;

use mail_parser::{Addr, Address, HeaderName, Message, MessageParser};

use super::{About, Block, Extracted, Letter, Unreadable, Whose, date};
pub use mailbox::is_envelope;
use parts::{Body, Inner, Parts};

/// The headers that are read, each a block.
const HEADERS: [(&str, HeaderName<'static>); 5] = [
    ("From", HeaderName::From),
    ("To", HeaderName::To),
    ("Cc", HeaderName::Cc),
    ("Date", HeaderName::Date),
    ("Subject", HeaderName::Subject),
];

/// How deep messages may be attached to messages.
const DEPTH: usize = 20;

/// Reads a message, or all of a mailbox: of each its sender, recipients, date and subject, a block each, then its
/// text, then the messages attached to it in the same way, which say that they are. Where a text is given in several
/// forms, it is read in one, and what only another says behind it. Everything else is an attachment.
///
/// # Errors
/// `Damaged` for what has no headers, `TooBig` for one with too many parts or parts nested too deep.
pub fn read(bytes: &[u8]) -> Result<Extracted, Unreadable> {
    let messages = mailbox::messages(bytes);
    match &messages[..] {
        [only] => message(bytes, only, Kept::Alone),
        all => of_mailbox(bytes, all),
    }
}

/// Where a message is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    Alone,
    InMailbox,
}

/// All messages of a mailbox, each of which says so. Who wrote a mailbox, and when, nobody can say.
fn of_mailbox(bytes: &[u8], messages: &[Range<usize>]) -> Result<Extracted, Unreadable> {
    let mut all = Extracted::default();
    let mut why = None;
    for (number, place) in (1..).zip(messages) {
        let read = match message(bytes, place, Kept::InMailbox) {
            Ok(read) => read,
            Err(error) => {
                // The others can be read all the same.
                all.unread
                    .push(format!("message {number} of {}", messages.len()).into());
                all.messages.push(Letter {
                    bytes: range(place),
                    ..Letter::default()
                });
                why = Some(error);
                continue;
            }
        };
        let whose = Whose::Message {
            number,
            of: u32::try_from(messages.len()).unwrap_or(u32::MAX),
            from: read.about.all_authors().map(Into::into),
        };
        let blocks = read.blocks.into_iter();
        all.blocks
            .extend(blocks.map(|block| block.of(whose.clone())));
        all.attachments.extend(read.attachments);
        let notes = read.notes.into_iter();
        all.notes
            .extend(notes.map(|note| format!("Message {number}: {note}")));
        let unread = read.unread.into_iter();
        all.unread
            .extend(unread.map(|part| format!("{part} in message {number}").into()));
        all.messages.push(Letter {
            from: read.about.all_authors(),
            subject: read.about.title,
            date: read.about.date,
            bytes: range(place),
        });
    }
    match (all.blocks.is_empty(), why) {
        (true, Some(why)) => Err(why),
        _ => Ok(all),
    }
}

fn range(place: &Range<usize>) -> Option<Range<u64>> {
    let [from, to] = [place.start, place.end].map(u64::try_from);
    Some(from.ok()?..to.ok()?)
}

/// A message at its place in a file, with those attached to it.
fn message(file: &[u8], place: &Range<usize>, kept: Kept) -> Result<Extracted, Unreadable> {
    let whole = file.get(place.clone()).unwrap_or_default();
    let mut extracted = Extracted::default();
    let mut seen = 0;
    let mut open = vec![(
        Inner {
            bytes: whole.to_owned(),
            at: Some(place.start),
        },
        0,
    )];
    while let Some((inner, depth)) = open.pop() {
        let bytes = &inner.bytes[..];
        let head = parts::head(bytes);
        let head = MessageParser::default().parse_headers(&*head);
        let is_outer = depth == 0;
        let head = match head {
            Some(head) => Some(head),
            None if is_outer => {
                return Err(Unreadable::Damaged("it has no headers".to_owned()));
            }
            None => None,
        };
        let headers = HEADERS.iter();
        let lines =
            headers.flat_map(|header| head.iter().flat_map(|head| header_lines(head, header)));
        let mut blocks: Vec<Block> = lines.collect();
        if blocks.is_empty() && is_outer {
            return Err(Unreadable::Damaged(
                "none of its headers says from whom, to whom, when or about what".to_owned(),
            ));
        }
        let about = head.as_ref().map(about).unwrap_or_default();
        let Parts {
            body: Body { blocks: body },
            attachments,
            inner: attached,
            notes,
            unread,
        } = parts::of(bytes, &mut seen, kept)?;
        blocks.extend(body);
        extracted.attachments.extend(attachments);
        extracted.notes.extend(notes);
        extracted.unread.extend(unread);
        if is_outer {
            extracted.about = about;
            extracted.blocks = blocks;
        } else {
            extracted.attach(
                about,
                blocks,
                inner.at.and_then(|at| range(&(at..at + bytes.len()))),
            );
        }
        if depth == DEPTH && !attached.is_empty() {
            extracted
                .unread
                .push(format!("messages that are attached more than {DEPTH} deep").into());
            continue;
        }
        let at = inner.at;
        let attached = attached.into_iter().rev().map(|inner| {
            let own = inner.at.zip(at).map(|(inside, at)| at + inside);
            (Inner { at: own, ..inner }, depth + 1)
        });
        open.extend(attached);
    }
    Ok(extracted)
}

/// A header with its name, decoded, as often as it is there; a date as it stands.
fn header_lines(head: &Message<'_>, (name, header): &(&str, HeaderName<'static>)) -> Vec<Block> {
    let all = head.headers().iter().filter(|one| one.name == *header);
    let lines = all.filter_map(|one| {
        let said = match (one.value.as_address(), one.value.as_text()) {
            (Some(address), _) => {
                let all: Vec<String> = address.iter().map(full).collect();
                all.join(", ")
            }
            (None, Some(text)) => text.to_owned(),
            (None, None) => {
                let raw = head
                    .raw_message
                    .get(one.offset_start as usize..one.offset_end as usize)?;
                String::from_utf8_lossy(raw).into_owned()
            }
        };
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        (!said.is_empty()).then(|| Block::new(None, format!("{name}: {said}")))
    });
    lines.collect()
}

/// A name with its address: `Ada Reyes <ada@example.org>`.
fn full(one: &Addr<'_>) -> String {
    match (one.name(), one.address()) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (one, other) => one.or(other).unwrap_or_default().to_owned(),
    }
}

/// What a sender is called: the name, or the address where there is no name, or one that is another's address.
pub(super) fn called<'s>(name: Option<&'s str>, address: Option<&'s str>) -> Option<&'s str> {
    let is_theirs = |name: &str| {
        let name = name.to_lowercase();
        address.is_none_or(|address| name.contains(&address.to_lowercase()))
    };
    let is_name = |name: &&str| !name.contains('@') || is_theirs(name);
    name.filter(is_name).or(address)
}

fn about(head: &Message<'_>) -> About {
    let all = head.headers().iter();
    let all = all.filter(|one| one.name == HeaderName::From);
    let senders = all.filter_map(|one| one.value.as_address());
    let senders = senders.flat_map(Address::iter);
    let names = senders.filter_map(|sender| called(sender.name(), sender.address()));
    let names = names.filter(|name| !name.trim().is_empty());
    let sent = head.date().map(|sent| sent.to_rfc3339());
    About {
        title: head.subject().map(|subject| subject.trim().to_owned()),
        authors: names.map(str::to_owned).collect(),
        date: sent.and_then(|sent| date::iso(&sent)),
        ..About::default()
    }
}
