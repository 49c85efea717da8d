//! Outlook messages ([MS-OXMSG]): properties, each in a stream of a compound file ([MS-CFB]).

mod packed;
mod properties;

#[cfg(test)]
mod tests;

use super::{
    About, Attachment, Block, Extracted, Other, Unreadable, email, forms, html, paragraphs, quoted,
    rtf,
};
pub use packed::unpack;
use properties::{Message, tag};

/// How many recipients and attachments are read, together.
const STORAGES: usize = 4_000;

/// How deep messages may be attached to messages.
const DEPTH: usize = 20;

/// Whether bytes are a compound file, as Outlook and Office before 2007 write them.
pub fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
}

/// What a compound file is that cannot be opened, by the names of its parts, which stand in it in UTF-16; none where it
/// is a message.
fn told_by_names(bytes: &[u8]) -> Option<Unreadable> {
    let names = [
        ("__properties_version1.0", None),
        ("__substg1.0_", None),
        ("WordDocument", Some(Other::OldWord)),
        ("Workbook", Some(Other::OldExcel)),
        ("PowerPoint Document", Some(Other::OldPowerPoint)),
    ];
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &name).is_some()
    };
    let (_, other) = names.iter().find(|(name, _)| holds(name))?;
    other.map(Unreadable::Other)
}

/// Reads a message: its sender, recipients, date and subject, a block each, then its text: the plain text, and what
/// only its HTML says; else the HTML, else the RTF. Then the messages attached to it in the same way, which say that
/// they are. All else that is attached is listed.
///
/// # Errors
/// `Other` for an encrypted or an old Office document, which is a compound file too; `TooBig` for one with
/// too many recipients and attachments; `Damaged` for what is no message.
pub fn read(bytes: &[u8]) -> Result<Extracted, Unreadable> {
    let opened = Message::open(bytes);
    let mut file = opened.map_err(|error| told_by_names(bytes).unwrap_or(error))?;
    if !file.is_message() {
        return Err(other(&file));
    }
    let mut extracted = Extracted::default();
    let mut seen = 0;
    let mut open = vec![(String::new(), 0)];
    while let Some((at, depth)) = open.pop() {
        let storages = file.storages(&at);
        seen += storages.len();
        if seen > STORAGES {
            return Err(Unreadable::TooBig(format!(
                "it has more than {STORAGES} recipients and attachments"
            )));
        }
        file.decode_as(&at);
        let (about, blocks) = message(&mut file, &at, &storages)?;
        if let Some(page) = file.unread_page(&at) {
            extracted.notes.push(format!(
                "Old texts in it are in code page {page}, which is not read here; their letters may be wrong."
            ));
        }
        if depth == 0 {
            extracted.about = about;
            extracted.blocks = blocks;
        } else {
            extracted.attach(about, blocks, None);
        }
        let listed = attachments(&mut file, &storages);
        // Outlook keeps a locked message as an attachment of one that says nothing.
        let is_locked = |attached: &Attachment| attached.name.eq_ignore_ascii_case("smime.p7m");
        if listed.iter().any(is_locked) {
            extracted
                .unread
                .push("a part that is encrypted or signed (S/MIME)".into());
        }
        extracted.attachments.extend(listed);
        let inner: Vec<String> = storages
            .iter()
            .filter_map(|storage| file.attached(storage))
            .collect();
        if depth == DEPTH && !inner.is_empty() {
            extracted
                .unread
                .push(format!("messages that are attached more than {DEPTH} deep").into());
            continue;
        }
        open.extend(inner.into_iter().rev().map(|inner| (inner, depth + 1)));
    }
    if extracted.blocks.is_empty() {
        return Err(Unreadable::NoTextLayer);
    }
    Ok(extracted)
}

/// A message by its storage: what it states, and its blocks.
fn message(
    file: &mut Message<'_>,
    at: &str,
    storages: &[String],
) -> Result<(About, Vec<Block>), Unreadable> {
    let sender = [
        (
            tag::REPRESENTED_NAME,
            tag::REPRESENTED_SMTP,
            tag::REPRESENTED_ADDRESS,
        ),
        (tag::SENDER_NAME, tag::SENDER_SMTP, tag::SENDER_ADDRESS),
    ];
    let sender = sender.into_iter().find_map(|tags| file.person(at, tags));
    let date = [tag::SUBMITTED, tag::DELIVERED]
        .into_iter()
        .find_map(|tag| file.time(at, tag));
    let subject = file.text(at, tag::SUBJECT);
    let [to, cc] = recipients(file, storages);
    let headers = [
        ("From", sender.as_ref().map(Person::full)),
        ("To", to.or_else(|| file.text(at, tag::DISPLAY_TO))),
        ("Cc", cc.or_else(|| file.text(at, tag::DISPLAY_CC))),
        ("Date", date.clone()),
        ("Subject", subject.clone()),
    ];
    let headers = headers.into_iter().filter_map(|(name, said)| {
        let said = said?.split_whitespace().collect::<Vec<_>>().join(" ");
        (!said.is_empty()).then(|| Block::new(None, format!("{name}: {said}")))
    });
    let mut blocks: Vec<Block> = headers.collect();
    blocks.extend(body(file, at)?);
    let about = About {
        title: subject,
        authors: sender.iter().filter_map(Person::called).collect(),
        date,
        ..About::default()
    };
    Ok((about, blocks))
}

/// Why a compound file that should be another document is not read.
pub(super) fn what_else(bytes: &[u8]) -> Unreadable {
    Message::open(bytes).map_or_else(|error| error, |file| other(&file))
}

fn other(file: &Message<'_>) -> Unreadable {
    let streams = [
        ("EncryptedPackage", Other::Encrypted),
        ("WordDocument", Other::OldWord),
        ("Workbook", Other::OldExcel),
        ("Book", Other::OldExcel),
        ("PowerPoint Document", Other::OldPowerPoint),
    ];
    let found = streams.into_iter().find(|(name, _)| file.has(name));
    Unreadable::Other(found.map_or(Other::OtherCompound, |(_, other)| other))
}

/// Someone in a header.
struct Person {
    /// The name, or the address where there is no name.
    name: String,
    address: Option<String>,
}

impl Person {
    fn called(&self) -> Option<String> {
        email::called(Some(&self.name), self.address.as_deref()).map(str::to_owned)
    }

    fn full(&self) -> String {
        match &self.address {
            Some(address) if *address != self.name => format!("{} <{address}>", self.name),
            _ => self.name.clone(),
        }
    }
}

/// Those to whom a message went, and those to whom a copy went.
fn recipients(file: &mut Message<'_>, storages: &[String]) -> [Option<String>; 2] {
    let mut found = [Vec::new(), Vec::new()];
    for storage in storages
        .iter()
        .filter(|path| is_storage(path, "__recip_version1.0_"))
    {
        let kind = file.number(storage, tag::RECIPIENT_TYPE);
        let tags = (tag::DISPLAY_NAME, tag::SMTP, tag::ADDRESS);
        let found = match kind {
            Some(1) => &mut found[0],
            Some(2) => &mut found[1],
            _ => continue,
        };
        found.extend(file.person(storage, tags).map(|person| person.full()));
    }
    found.map(|people| (!people.is_empty()).then(|| people.join(", ")))
}

/// Whether the last name of a path begins so.
fn is_storage(path: &str, kind: &str) -> bool {
    let name = path.rsplit('/').next();
    name.is_some_and(|name| name.starts_with(kind))
}

fn body(file: &mut Message<'_>, at: &str) -> Result<Vec<Block>, Unreadable> {
    let plain = file.text(at, tag::BODY);
    let mut plain = plain
        .map(|text| paragraphs::read(&text))
        .unwrap_or_default();
    quoted::mark(&mut plain);
    let encoding = file.page_encoding(at);
    let page = file.bytes(at, tag::HTML).map(|bytes| match encoding {
        Some(encoding) => html::decode_as(&bytes, encoding),
        None => html::decode(&bytes),
    });
    let mut page = match page.or_else(|| file.text(at, tag::HTML)) {
        Some(page) => html::all_blocks(&page)?,
        None => Vec::new(),
    };
    quoted::mark(&mut page);
    let said = forms::both(plain, page);
    if !said.is_empty() {
        return Ok(said);
    }
    let packed = file.bytes(at, tag::COMPRESSED_RTF);
    let rtf = packed.and_then(|packed| unpack(&packed));
    let mut rtf = rtf.map(|rtf| rtf::blocks(&rtf)).unwrap_or_default();
    quoted::mark(&mut rtf);
    Ok(rtf)
}

fn attachments(file: &mut Message<'_>, storages: &[String]) -> Vec<Attachment> {
    let storages = storages
        .iter()
        .filter(|path| is_storage(path, "__attach_version1.0_"));
    let attachments = storages.map(|storage| {
        let names = [tag::LONG_FILE_NAME, tag::FILE_NAME, tag::DISPLAY_NAME];
        let name = names.into_iter().find_map(|tag| file.text(storage, tag));
        let data = file.size(storage, tag::DATA);
        let stated = file.text(storage, tag::MEDIA_TYPE);
        Attachment {
            name: name.unwrap_or_default(),
            media_type: stated.unwrap_or_else(|| match data {
                Some(_) => "application/octet-stream".to_owned(),
                // A message within the message has a storage of its own instead.
                None => "application/vnd.ms-outlook".to_owned(),
            }),
            bytes: data.unwrap_or_else(|| file.number(storage, tag::SIZE).unwrap_or(0).into()),
        }
    });
    attachments.collect()
}
