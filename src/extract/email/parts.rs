//! A message taken apart.

use std::borrow::Cow;

use encoding_rs::Encoding;
use mail_parser::{
    MessageParser, MessagePart, MimeHeaders,
    decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode},
};

use super::{Kept, mailbox, utf7};
use crate::{
    extract::{Attachment, Block, Unreadable, forms, html, paragraphs, quoted, tnef},
    text,
};

/// How deep parts may be nested. Programs make five levels at most.
const DEPTH: usize = 50;

/// How many parts a message may have.
const PARTS: usize = 10_000;

/// What a message holds.
#[derive(Default)]
pub struct Parts {
    pub body: Body,
    pub attachments: Vec<Attachment>,
    /// The messages attached to it.
    pub inner: Vec<Inner>,
    /// What of it cannot be trusted: a sentence each.
    pub notes: Vec<String>,
    /// What of it is not read: a phrase each.
    pub unread: Vec<Box<str>>,
}

/// The text of a message.
#[derive(Default)]
pub struct Body {
    pub blocks: Vec<Block>,
}

/// A message within a message.
pub struct Inner {
    pub bytes: Vec<u8>,
    /// Where it stands in what it is in, where it stands there as it is.
    pub at: Option<usize>,
}

/// A text of a message in one of its forms.
struct Text {
    /// The outermost choice between several forms that it belongs to.
    choice: Option<usize>,
    form: Form,
    blocks: Vec<Block>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Plain,
    Page,
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

/// The texts, attachments and messages of a message, in their order. `seen` counts the parts of all that are in one
/// file.
///
/// # Errors
/// `TooBig` beyond the limits.
pub fn of(message: &[u8], seen: &mut usize, kept: Kept) -> Result<Parts, Unreadable> {
    let too_big = |what: &str| Err(Unreadable::TooBig(what.to_owned()));
    let parser = MessageParser::default();
    let mut texts: Vec<Text> = Vec::new();
    let mut found = Parts::default();
    // What Outlook wrapped, which is often another form of what is read of the message already.
    let mut wrapped = Vec::new();
    let mut open = vec![Part {
        bytes: message,
        depth: 0,
        choice: None,
        default: PLAIN,
    }];
    while let Some(part) = open.pop() {
        *seen += 1;
        if *seen > PARTS {
            return too_big(&format!("it has more than {PARTS} parts"));
        }
        let (_, body) = head_and_body(part.bytes);
        let head = head(part.bytes);
        let head = parser.parse_headers(&*head);
        let head = head.as_ref().and_then(|head| head.parts.first());
        let kind = head.and_then(MimeHeaders::content_type);
        let (main, sub) = kind.map_or(part.default, |kind| {
            (kind.ctype(), kind.subtype().unwrap_or_default())
        });
        let (mut main, mut sub) = (main.to_ascii_lowercase(), sub.to_ascii_lowercase());
        if main == "multipart" {
            found.unread.extend(locked_in(&sub));
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
                        .map(|bytes| part.inner(bytes, &sub, *seen)),
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
        let attribute = |name: &str| kind.and_then(|kind| kind.attribute(name));
        let charset = attribute("charset");
        let is_text = !is_attached && name.is_none() && main == "text";
        if is_text {
            found.unread.extend(head.and_then(unknown_encoding));
        }
        match &*sub {
            "plain" if is_text => {
                let otherwise = |bytes: &[u8]| text::decode_document(bytes, None).text;
                let text = text_in(&decoded, charset, &mut found.notes, otherwise);
                let is = |name: &str, value: &str| {
                    attribute(name).is_some_and(|stated| stated.eq_ignore_ascii_case(value))
                };
                let is_locked = text.lines().any(|line| line.trim() == LOCKED);
                found
                    .unread
                    .extend(is_locked.then(|| "a text that is encrypted (PGP)".into()));
                let text = match is("format", "flowed") && is("delsp", "yes") {
                    true => flowed(&text),
                    false => text,
                };
                let text = match kept {
                    Kept::InMailbox => mailbox::without_signs(&text),
                    Kept::Alone => Cow::Borrowed(&*text),
                };
                texts.push(Text {
                    choice: part.choice,
                    form: Form::Plain,
                    blocks: paragraphs::read(&text),
                });
            }
            "html" if is_text => {
                let page = text_in(&decoded, charset, &mut found.notes, html::decode);
                texts.push(Text {
                    choice: part.choice,
                    form: Form::Page,
                    blocks: html::all_blocks(&page)?,
                });
            }
            _ => {
                let mut name = name.unwrap_or_default().to_owned();
                if main == "message" && matches!(&*sub, "rfc822" | "global") {
                    let inner = head_of(&decoded);
                    let stated = inner.as_ref().and_then(|inner| inner.subject());
                    if let Some(subject) = stated.filter(|_| name.is_empty()) {
                        name = subject.trim().to_owned();
                    }
                    found.inner.push(inner_of(message, &decoded));
                }
                let within = is_wrapped(&name, &main, &sub).then(|| tnef::read(&decoded));
                let within = within.flatten().unwrap_or_default();
                if within.blocks.is_empty() {
                    found.unread.extend(unread(&name, &main, &sub));
                }
                wrapped.extend(within.blocks);
                found.attachments.push(Attachment {
                    name,
                    media_type: format!("{main}/{sub}"),
                    bytes: decoded.len() as u64,
                });
                found.attachments.extend(within.attachments);
            }
        }
    }
    found.body = Body {
        blocks: forms::both(as_one(texts), wrapped),
    };
    Ok(found)
}

/// Whether a part is what Outlook wraps a message in.
fn is_wrapped(name: &str, main: &str, sub: &str) -> bool {
    let is_said = main == "application" && matches!(sub, "ms-tnef" | "vnd.ms-tnef");
    is_said || name.eq_ignore_ascii_case("winmail.dat")
}

/// The line with which what PGP encrypts begins where it stands in a text.
const LOCKED: &str = "-----BEGIN PGP MESSAGE-----";

/// What a part is that holds words which are not read.
fn unread(name: &str, main: &str, sub: &str) -> Option<Box<str>> {
    let what = match (main, sub) {
        _ if is_wrapped(name, main, sub) => "winmail.dat, in which Outlook wrapped a message",
        ("application", "pkcs7-mime" | "x-pkcs7-mime") => {
            "a part that is encrypted or signed (S/MIME)"
        }
        ("application", "pgp-encrypted") => "a part that is encrypted",
        ("message", "partial") => "the other pieces of a message that was sent in several",
        ("message", "external-body") => "a part that lies elsewhere",
        _ => return None,
    };
    Some(what.into())
}

/// What a multipart is that holds a locked message.
fn locked_in(kind: &str) -> Option<Box<str>> {
    (kind == "encrypted").then(|| "a part that is encrypted".into())
}

/// What a text is that is written in an encoding for transfer which nobody knows: its words are not to be seen.
fn unknown_encoding(head: &MessagePart<'_>) -> Option<Box<str>> {
    const LONGEST: usize = 40;
    let encoding = transfer_encoding(head);
    let is_known = matches!(
        &*encoding,
        "" | "7bit" | "8bit" | "binary" | "base64" | "quoted-printable"
    );
    let name: String = encoding
        .chars()
        .filter(char::is_ascii_graphic)
        .take(LONGEST)
        .collect();
    (!is_known).then(|| format!("a text in the transfer encoding `{name}`").into())
}

fn transfer_encoding(head: &MessagePart<'_>) -> String {
    let encoding = head.content_transfer_encoding().unwrap_or_default();
    encoding.trim().to_ascii_lowercase()
}

/// A message that stands in another, encoded or not.
fn inner_of(outer: &[u8], bytes: &[u8]) -> Inner {
    // Where it is not encoded it lies within the outer one: what is between their beginnings is its place.
    let at = (bytes.as_ptr() as usize).checked_sub(outer.as_ptr() as usize);
    let is_within = |at: &usize| outer.get(*at..at + bytes.len()) == Some(bytes);
    Inner {
        bytes: bytes.to_vec(),
        at: at.filter(|at| *at < outer.len()).filter(is_within),
    }
}

/// The texts in their order, those of a choice as one. What they quote is told of each form by itself: what a page says
/// more stands behind the end of the plain text, which may be another's.
fn as_one(texts: Vec<Text>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut rest = texts.into_iter().peekable();
    while let Some(text) = rest.next() {
        let Some(choice) = text.choice else {
            let mut alone = text.blocks;
            while let Some(next) = rest.next_if(|next| next.choice.is_none()) {
                alone.extend(next.blocks);
            }
            quoted::mark(&mut alone);
            blocks.extend(alone);
            continue;
        };
        let (mut plain, mut page) = (Vec::new(), Vec::new());
        let mut add = |text: Text| match text.form {
            Form::Plain => plain.extend(text.blocks),
            Form::Page => page.extend(text.blocks),
        };
        add(text);
        while let Some(next) = rest.next_if(|next| next.choice == Some(choice)) {
            add(next);
        }
        quoted::mark(&mut plain);
        quoted::mark(&mut page);
        blocks.extend(forms::both(plain, page));
    }
    blocks
}

/// The headers of a message or a part, as UTF-8: where they are in no encoding that they name, in that of what
/// follows them, else in the one that they look like.
pub fn head(message: &[u8]) -> Cow<'_, [u8]> {
    let (head, _) = head_and_body(message);
    if std::str::from_utf8(head).is_ok() {
        return Cow::Borrowed(head);
    }
    let parsed = MessageParser::default().parse_headers(head);
    let kind = parsed.as_ref().and_then(|head| head.parts.first());
    let kind = kind.and_then(MimeHeaders::content_type);
    let charset = kind.and_then(|kind| kind.attribute("charset"));
    // What is no UTF-8 is not in it, whatever the rest is in.
    let charset = charset.filter(|charset| !charset.eq_ignore_ascii_case("utf-8"));
    Cow::Owned(text::decode_document(head, charset).text.into_bytes())
}

fn head_of(message: &[u8]) -> Option<mail_parser::Message<'static>> {
    let head = head(message);
    let parsed = MessageParser::default().parse_headers(&*head)?;
    Some(parsed.into_owned())
}

/// A text of which the sender's program broke the lines, and put a space before each break, with nothing in the
/// place of both (RFC 3676, `DelSp=yes`).
fn flowed(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    // How deep the line before is quoted, where the next goes on in it.
    let mut goes_on: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches(['\r', '\n']);
        let is_sign = |c: char| c == '>' || c == ' ';
        let signs = match words.starts_with('>') {
            true => &words[..words.find(|c| !is_sign(c)).unwrap_or(words.len())],
            false => "",
        };
        let depth = signs.bytes().filter(|byte| *byte == b'>').count();
        let rest = &words[signs.rfind('>').map_or(0, |last| last + 1)..];
        match goes_on == Some(depth) {
            true => whole.push_str(rest.strip_prefix(' ').unwrap_or(rest)),
            false => {
                if goes_on.is_some() {
                    whole.push('\n');
                }
                whole.push_str(words);
            }
        }
        // The line before a signature ends with a space of its own.
        let is_soft = words.ends_with(' ') && rest.trim() != "--";
        goes_on = is_soft.then_some(depth);
        match is_soft {
            true => whole.truncate(whole.len() - 1),
            false => whole.push('\n'),
        }
    }
    whole
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
    let decoded = match &*transfer_encoding(head) {
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

/// The text of bytes in an encoding that is named; a note where it is none that is read.
fn text_in(
    bytes: &[u8],
    charset: Option<&str>,
    notes: &mut Vec<String>,
    otherwise: impl Fn(&[u8]) -> String,
) -> String {
    let Some(label) = charset else {
        return otherwise(bytes);
    };
    let named = label.trim().to_ascii_lowercase();
    if matches!(&*named, "utf-7" | "unicode-1-1-utf-7" | "csunicode11utf7") {
        return utf7::decode(bytes);
    }
    // What stands for encodings that are unsafe to read gives nothing.
    let known = Encoding::for_label_no_replacement(named.as_bytes());
    match known {
        Some(encoding) => encoding.decode(bytes).0.into_owned(),
        None => {
            if !named.is_empty() && !bytes.is_ascii() {
                notes.push(format!(
                    "A text is in the encoding `{label}`, which is not read here; its letters may be wrong."
                ));
            }
            otherwise(bytes)
        }
    }
}
