//! The properties of a message.

use std::io::{Cursor, Read};

use cfb::CompoundFile;
use encoding_rs::{Encoding, UTF_16LE};

use super::Person;
use crate::extract::{Unreadable, codepage, date};

/// Tags of properties ([MS-OXPROPS]).
pub mod tag {
    pub const SUBJECT: u16 = 0x0037;
    pub const SUBMITTED: u16 = 0x0039;
    pub const REPRESENTED_NAME: u16 = 0x0042;
    pub const REPRESENTED_ADDRESS: u16 = 0x0065;
    pub const RECIPIENT_TYPE: u16 = 0x0C15;
    pub const SENDER_NAME: u16 = 0x0C1A;
    pub const SENDER_ADDRESS: u16 = 0x0C1F;
    pub const DISPLAY_CC: u16 = 0x0E03;
    pub const DISPLAY_TO: u16 = 0x0E04;
    pub const DELIVERED: u16 = 0x0E06;
    pub const SIZE: u16 = 0x0E20;
    pub const BODY: u16 = 0x1000;
    pub const COMPRESSED_RTF: u16 = 0x1009;
    pub const HTML: u16 = 0x1013;
    pub const DISPLAY_NAME: u16 = 0x3001;
    pub const ADDRESS: u16 = 0x3003;
    pub const DATA: u16 = 0x3701;
    pub const FILE_NAME: u16 = 0x3704;
    pub const LONG_FILE_NAME: u16 = 0x3707;
    pub const MEDIA_TYPE: u16 = 0x370E;
    pub const SMTP: u16 = 0x39FE;
    pub const CODEPAGE: u16 = 0x3FFD;
    pub const INTERNET_CODEPAGE: u16 = 0x3FDE;
    pub const SENDER_SMTP: u16 = 0x5D01;
    pub const REPRESENTED_SMTP: u16 = 0x5D02;
}

/// Types of properties ([MS-OXCDATA]).
const INTEGER: u16 = 0x0003;
const STRING_8: u16 = 0x001E;
const STRING: u16 = 0x001F;
const TIME: u16 = 0x0040;
const BINARY: u16 = 0x0102;

/// What a stream that is no body may hold: streams of a hostile file can share their bytes, so that many
/// small ones would be read as large.
const SMALL: u64 = 64 << 10;

/// The stream of properties that have a fixed size.
const FIXED: &str = "__properties_version1.0";

/// The storage of a message that is attached, within that of the attachment.
const EMBEDDED: &str = "__substg1.0_3701000D";

/// An opened message. The storage of its own properties is named `""`.
pub struct Message<'b> {
    file: CompoundFile<Cursor<&'b [u8]>>,
    /// How many bytes the file has, and no stream of it more.
    size: u64,
    /// What its old strings are encoded in.
    codepage: &'static Encoding,
}

impl<'b> Message<'b> {
    /// Opens a compound file.
    ///
    /// # Errors
    /// `Damaged` if it is none.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        let file = CompoundFile::open(Cursor::new(bytes)).map_err(|error| {
            Unreadable::Damaged(format!("its compound file cannot be read: {error}"))
        })?;
        let mut message = Self {
            file,
            size: bytes.len() as u64,
            codepage: codepage::encoding(0),
        };
        message.decode_as("");
        Ok(message)
    }

    /// Whether there is something of that name.
    pub fn has(&self, name: &str) -> bool {
        self.file.exists(name)
    }

    pub fn is_message(&self) -> bool {
        self.has(FIXED)
    }

    /// The paths of the storages of recipients and attachments of a message, in their order.
    pub fn storages(&self, message: &str) -> Vec<String> {
        let root = if message.is_empty() { "/" } else { message };
        let entries = self.file.read_storage(root).into_iter().flatten();
        let entries = entries.filter(|entry| entry.is_storage());
        let mut paths: Vec<String> = entries
            .map(|entry| match message {
                "" => entry.name().to_owned(),
                message => format!("{message}/{}", entry.name()),
            })
            .collect();
        paths.sort_unstable();
        paths
    }

    /// The storage of the message that is attached in a storage; none where something else is.
    pub fn attached(&self, storage: &str) -> Option<String> {
        let path = format!("{storage}/{EMBEDDED}");
        self.file.is_storage(&path).then_some(path)
    }

    /// Takes the encoding of old strings that a message names; that of the one round it, where it names none.
    pub fn decode_as(&mut self, message: &str) {
        let pages = [tag::CODEPAGE, tag::INTERNET_CODEPAGE];
        let page = pages.into_iter().find_map(|tag| self.number(message, tag));
        self.codepage = page.map_or(self.codepage, codepage::encoding);
    }

    /// The code page that a message names and that is not read here.
    pub fn unread_page(&mut self, message: &str) -> Option<u32> {
        let page = self.number(message, tag::CODEPAGE)?;
        (!codepage::is_known(page)).then_some(page)
    }

    /// The encoding of its page, where it names one.
    pub fn page_encoding(&mut self, message: &str) -> Option<&'static Encoding> {
        self.number(message, tag::INTERNET_CODEPAGE)
            .filter(|page| codepage::is_known(*page))
            .map(codepage::encoding)
    }

    /// A property that is a string.
    pub fn text(&mut self, storage: &str, tag: u16) -> Option<String> {
        let most = if tag == tag::BODY || tag == tag::HTML {
            self.size
        } else {
            SMALL
        };
        let unicode = self.stream(&name(storage, tag, STRING), most);
        let (bytes, encoding) = match unicode {
            Some(bytes) => (bytes, UTF_16LE),
            None => (
                self.stream(&name(storage, tag, STRING_8), most)?,
                self.codepage,
            ),
        };
        let text = encoding.decode_without_bom_handling(&bytes).0;
        let text = text.trim_end_matches('\0').trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A property of bytes.
    pub fn bytes(&mut self, storage: &str, tag: u16) -> Option<Vec<u8>> {
        self.stream(&name(storage, tag, BINARY), self.size)
    }

    /// How many bytes such a property has.
    pub fn size(&self, storage: &str, tag: u16) -> Option<u64> {
        let entry = self.file.entry(name(storage, tag, BINARY)).ok()?;
        Some(entry.len().min(self.size))
    }

    /// A property that is a number.
    pub fn number(&mut self, storage: &str, tag: u16) -> Option<u32> {
        let value = self.fixed(storage, tag, INTEGER)?;
        Some(u32::from_le_bytes(*value.first_chunk()?))
    }

    /// A property of a message that is a moment, as an ISO 8601 date with time.
    pub fn time(&mut self, message: &str, tag: u16) -> Option<String> {
        let value = self.fixed(message, tag, TIME)?;
        date::of_file_time(u64::from_le_bytes(value))
    }

    /// Someone by the properties of name, Internet address, and address of whatever kind.
    pub fn person(
        &mut self,
        storage: &str,
        (name, smtp, address): (u16, u16, u16),
    ) -> Option<Person> {
        let name = self.text(storage, name);
        let address = self
            .text(storage, smtp)
            .or_else(|| self.text(storage, address));
        // Exchange has addresses of its own, which say nothing to anybody.
        let address = address.filter(|address| address.contains('@'));
        Some(Person {
            name: name.or_else(|| address.clone())?,
            address,
        })
    }

    /// The eight bytes of a property of fixed size.
    fn fixed(&mut self, storage: &str, tag: u16, kind: u16) -> Option<[u8; 8]> {
        let head = match storage {
            "" => 32,
            message if message.ends_with(EMBEDDED) => 24,
            _ => 8,
        };
        let path = [storage, FIXED].join("/");
        let bytes = self.stream(path.trim_start_matches('/'), SMALL)?;
        let wanted = u32::from(tag) << 16 | u32::from(kind);
        let rows = bytes.get(head..)?.chunks_exact(16);
        let mut found = rows.filter(|row| row[..4] == wanted.to_le_bytes());
        found.next()?.last_chunk().copied()
    }

    fn stream(&mut self, path: &str, most: u64) -> Option<Vec<u8>> {
        let stream = self.file.open_stream(path).ok()?;
        let mut bytes = Vec::new();
        stream.take(most).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }
}

/// Where the stream of a property is.
fn name(storage: &str, tag: u16, kind: u16) -> String {
    format!("{storage}/__substg1.0_{tag:04X}{kind:04X}")
}
