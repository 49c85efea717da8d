//! A message taken apart.

use std::{borrow::Cow, collections::HashSet};

use encoding_rs::Encoding;
use mail_parser::{
    MessageParser, MessagePart, MimeHeaders,
    decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode},
};

use crate::{
    extract::{Attachment, Unreadable, html},
    text,
};

/// How deep parts may be nested. Programs make five levels at most.
const DEPTH: usize = 50;

/// How many parts a message may have.
const PARTS: usize = 10_000;

/// What a message holds.
#[derive(Default)]
pub struct Parts {
    /// Its text, in one form only where there are several.
    pub texts: Vec<Text>,
    pub attachments: Vec<Attachment>,
}

pub enum Text {
    Plain(String),
    Html(String),
}

/// A part that is yet to be looked at.
struct Part<'m> {
    bytes: &'m [u8],
    depth: usize,
    /// The outermost choice between several forms that it belongs to.
    choice: Option<usize>,
    /// What it is where it does not say so.
    default: (&'static str, &'static str),
}

const PLAIN: (&str, &str) = ("text", "plain");

impl Part<'_> {
    /// A part of this one, which is a multipart of that kind and was seen as the one of that number.
    fn inner<'m>(&self, bytes: &'m [u8], kind: &str, seen: usize) -> Part<'m> {
        let is_choice = kind == "alternative";
        Part {
            bytes,
            depth: self.depth + 1,
            choice: self.choice.or(is_choice.then_some(seen)),
            default: match kind {
                "digest" => ("message", "rfc822"),
                _ => PLAIN,
            },
        }
    }
}

/// The texts and attachments of a message, in their order.
///
/// # Errors
/// `TooBig` beyond the limits.
pub fn of(message: &[u8]) -> Result<Parts, Unreadable> {
    let too_big = |what: &str| Err(Unreadable::TooBig(what.to_owned()));
    let parser = MessageParser::default();
    let mut texts: Vec<(Option<usize>, Text)> = Vec::new();
    let mut attachments = Vec::new();
    let mut seen = 0;
    let mut open = vec![Part {
        bytes: message,
        depth: 0,
        choice: None,
        default: PLAIN,
    }];
    while let Some(part) = open.pop() {
        seen += 1;
        if seen > PARTS {
            return too_big(&format!("it has more than {PARTS} parts"));
        }
        let (head, body) = head_and_body(part.bytes);
        let head = parser.parse_headers(head);
        let head = head.as_ref().and_then(|head| head.parts.first());
        let kind = head.and_then(MimeHeaders::content_type);
        let (main, sub) = kind.map_or(part.default, |kind| {
            (kind.ctype(), kind.subtype().unwrap_or_default())
        });
        let (mut main, mut sub) = (main.to_ascii_lowercase(), sub.to_ascii_lowercase());
        if main == "multipart" {
            let boundary = kind.and_then(|kind| kind.attribute("boundary"));
            let inner = boundary
                .map(|boundary| split(body, boundary))
                .unwrap_or_default();
            if !inner.is_empty() && part.depth == DEPTH {
                return too_big(&format!("its parts are nested more than {DEPTH} deep"));
            }
            if !inner.is_empty() {
                open.extend(
                    inner
                        .into_iter()
                        .rev()
                        .map(|bytes| part.inner(bytes, &sub, seen)),
                );
                continue;
            }
            // Without parts it is read as it stands.
            (main, sub) = (PLAIN.0.to_owned(), PLAIN.1.to_owned());
        }
        let decoded = head.map_or(Cow::Borrowed(body), |head| decoded(head, body));
        let name = head.and_then(MimeHeaders::attachment_name);
        let disposition = head.and_then(MimeHeaders::content_disposition);
        let is_attached = disposition.is_some_and(|disposition| disposition.is_attachment());
        let charset = kind.and_then(|kind| kind.attribute("charset"));
        let text = match (&*main, &*sub) {
            _ if is_attached || name.is_some() => None,
            ("text", "plain") => Some(Text::Plain(text_in(&decoded, charset, |bytes| {
                text::decode_document(bytes, None).text
            }))),
            ("text", "html") => Some(Text::Html(text_in(&decoded, charset, html::decode))),
            _ => None,
        };
        match text {
            Some(text) => texts.push((part.choice, text)),
            None => attachments.push(Attachment {
                name: name.unwrap_or_default().to_owned(),
                media_type: format!("{main}/{sub}"),
                bytes: decoded.len() as u64,
            }),
        }
    }
    Ok(Parts {
        texts: chosen(texts),
        attachments,
    })
}

/// The texts without the HTML of choices that have plain text too.
fn chosen(texts: Vec<(Option<usize>, Text)>) -> Vec<Text> {
    let has_words = |(choice, text): &(Option<usize>, Text)| match text {
        Text::Plain(text) if !text.trim().is_empty() => *choice,
        _ => None,
    };
    let plain: HashSet<usize> = texts.iter().filter_map(has_words).collect();
    let stays = |(choice, text): &(Option<usize>, Text)| match text {
        Text::Plain(_) => true,
        Text::Html(_) => choice.is_none_or(|choice| !plain.contains(&choice)),
    };
    let chosen = texts.into_iter().filter(stays);
    chosen.map(|(_, text)| text).collect()
}

/// What stands before and after the first empty line.
fn head_and_body(part: &[u8]) -> (&[u8], &[u8]) {
    let mut end = 0;
    for line in part.split_inclusive(|byte| *byte == b'\n') {
        let next = end + line.len();
        if line.trim_ascii().is_empty() {
            return (&part[..end], &part[next..]);
        }
        end = next;
    }
    (part, &[])
}

/// The parts between lines that begin with `--` and the boundary.
fn split<'m>(body: &'m [u8], boundary: &str) -> Vec<&'m [u8]> {
    let mut parts = Vec::new();
    // Where the part that is open begins.
    let mut start = None;
    let mut at = 0;
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let after = line
            .strip_prefix(b"--")
            .and_then(|line| line.strip_prefix(boundary.as_bytes()));
        let is_last = after.is_some_and(|after| after.starts_with(b"--"));
        if after.is_some_and(|after| is_last || after.trim_ascii().is_empty()) {
            if let Some(start) = start {
                parts.push(without_line_end(&body[start..at]));
            }
            start = Some(at + line.len());
        }
        at += line.len();
        if is_last {
            return parts;
        }
    }
    // The end was cut off.
    if let Some(start) = start {
        parts.push(&body[start..]);
    }
    parts
}

/// The line end before a boundary belongs to the boundary.
fn without_line_end(part: &[u8]) -> &[u8] {
    let part = part.strip_suffix(b"\n").unwrap_or(part);
    part.strip_suffix(b"\r").unwrap_or(part)
}

/// The bytes that a part encodes; as they stand where they are not what they should be.
fn decoded<'m>(head: &MessagePart<'_>, body: &'m [u8]) -> Cow<'m, [u8]> {
    let encoding = head
        .content_transfer_encoding()
        .unwrap_or("")
        .trim()
        .to_ascii_lowercase();
    let decoded = match &*encoding {
        "base64" => {
            let is_sign = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/".contains(byte);
            let signs: Vec<u8> = body.iter().copied().filter(is_sign).collect();
            base64_decode(&signs)
        }
        "quoted-printable" => quoted_printable_decode(body),
        _ => None,
    };
    decoded.map_or(Cow::Borrowed(body), Cow::Owned)
}

fn text_in(bytes: &[u8], charset: Option<&str>, otherwise: impl Fn(&[u8]) -> String) -> String {
    match charset.and_then(|label| Encoding::for_label(label.as_bytes())) {
        Some(encoding) => encoding.decode(bytes).0.into_owned(),
        None => otherwise(bytes),
    }
}
