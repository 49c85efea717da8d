//! `winmail.dat`: a message as Outlook wraps it for other programs to carry ([MS-OXTNEF]).

use encoding_rs::{Encoding, UTF_16LE};

use super::{Attachment, Block, codepage, forms, html, msg, paragraphs, quoted, rtf};

/// What such a file begins with.
const SIGNATURE: u32 = 0x223E_9F78;

/// Attributes, as they are numbered with their types.
mod attribute {
    pub const CODEPAGE: u32 = 0x0006_9007;
    pub const BODY: u32 = 0x0002_800C;
    pub const PROPERTIES: u32 = 0x0006_9003;
    pub const ATTACHMENT_BEGINS: u32 = 0x0006_9002;
    pub const ATTACHMENT_NAME: u32 = 0x0001_8010;
    pub const ATTACHMENT_DATA: u32 = 0x0006_800F;
    pub const ATTACHMENT_PROPERTIES: u32 = 0x0006_9005;
}

/// Properties of messages and attachments, as [MS-OXPROPS] numbers them.
mod tag {
    pub const BODY: u16 = 0x1000;
    pub const COMPRESSED_RTF: u16 = 0x1009;
    pub const HTML: u16 = 0x1013;
    pub const LONG_FILE_NAME: u16 = 0x3707;
}

/// The type of a property that is a string in UTF-16.
const STRING: u16 = 0x001F;

/// What such a file holds.
#[derive(Debug, Default)]
pub struct Wrapped {
    pub blocks: Vec<Block>,
    /// What is attached in it; it gives no media types.
    pub attachments: Vec<Attachment>,
}

/// Reads what is wrapped; none for bytes that do not begin as such a file does. What comes behind the place where one is
/// cut off is missing, and a page in it that is too big to be read too.
pub fn read(bytes: &[u8]) -> Option<Wrapped> {
    let mut rest = Rest(bytes);
    (rest.number()? == SIGNATURE).then_some(())?;
    rest.take(2)?;
    let mut encoding = codepage::encoding(0);
    let mut wrapped = Wrapped::default();
    let (mut plain, mut page, mut rich) = (None, None, None);
    while let Some((id, data)) = rest.attribute() {
        match id {
            attribute::CODEPAGE => {
                encoding = Rest(data).number().map_or(encoding, codepage::encoding);
            }
            attribute::BODY => plain = Some(string(data, encoding)),
            attribute::PROPERTIES => {
                for (tag, kind, value) in Rest(data).properties() {
                    match tag {
                        tag::BODY => plain = Some(string(value, of_kind(kind, encoding))),
                        tag::HTML if kind == STRING => page = Some(string(value, UTF_16LE)),
                        tag::HTML => page = Some(html::decode(value)),
                        tag::COMPRESSED_RTF => rich = msg::unpack(value),
                        _ => {}
                    }
                }
            }
            attribute::ATTACHMENT_BEGINS => wrapped.attachments.push(Attachment {
                media_type: "application/octet-stream".to_owned(),
                name: String::new(),
                bytes: 0,
            }),
            _ => {
                if let Some(last) = wrapped.attachments.last_mut() {
                    attach(last, id, data, encoding);
                }
            }
        }
    }
    let plain = plain.map(|text| paragraphs::read(&text));
    let page = page.and_then(|page| html::all_blocks(&page).ok());
    let (mut plain, mut page) = (plain.unwrap_or_default(), page.unwrap_or_default());
    quoted::mark(&mut plain);
    quoted::mark(&mut page);
    wrapped.blocks = forms::both(plain, page);
    if wrapped.blocks.is_empty() {
        wrapped.blocks = rich.map(|rich| rtf::blocks(&rich)).unwrap_or_default();
        quoted::mark(&mut wrapped.blocks);
    }
    Some(wrapped)
}

/// Takes what is said of an attachment.
fn attach(attachment: &mut Attachment, id: u32, data: &[u8], encoding: &'static Encoding) {
    match id {
        attribute::ATTACHMENT_NAME if attachment.name.is_empty() => {
            attachment.name = string(data, encoding);
        }
        attribute::ATTACHMENT_DATA => attachment.bytes = data.len() as u64,
        attribute::ATTACHMENT_PROPERTIES => {
            // The other name is cut to eight letters and three.
            for (tag, kind, value) in Rest(data).properties() {
                if tag == tag::LONG_FILE_NAME {
                    attachment.name = string(value, of_kind(kind, encoding));
                }
            }
        }
        _ => {}
    }
}

/// What a string of that type is in.
fn of_kind(kind: u16, encoding: &'static Encoding) -> &'static Encoding {
    match kind {
        STRING => UTF_16LE,
        _ => encoding,
    }
}

fn string(bytes: &[u8], encoding: &'static Encoding) -> String {
    let text = encoding.decode_without_bom_handling(bytes).0;
    text.trim_end_matches('\0').to_owned()
}

/// What is yet to be read.
struct Rest<'b>(&'b [u8]);

impl<'b> Rest<'b> {
    fn take(&mut self, bytes: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(bytes)?;
        self.0 = rest;
        Some(taken)
    }

    fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(*self.take(2)?.first_chunk()?))
    }

    fn number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(*self.take(4)?.first_chunk()?))
    }

    /// An attribute by its number; of one that is cut off what there is.
    fn attribute(&mut self) -> Option<(u32, &'b [u8])> {
        // Whether it is of the message or of an attachment, its number tells as well.
        self.take(1)?;
        let id = self.number()?;
        let length = self.number()? as usize;
        let data = self.take(length.min(self.0.len()))?;
        // A sum of its bytes.
        let _ = self.take(2);
        Some((id, data))
    }

    /// Properties by their numbers and types, those of variable length alone; of several values the last.
    fn properties(mut self) -> Vec<(u16, u16, &'b [u8])> {
        let mut found = Vec::new();
        let count = self.number().unwrap_or(0);
        for _ in 0..count {
            let Some(property) = self.property() else {
                break;
            };
            found.extend(property);
        }
        found
    }

    /// A property; none of the inner kind where its length is fixed.
    fn property(&mut self) -> Option<Option<(u16, u16, &'b [u8])>> {
        /// That there are several values.
        const SEVERAL: u16 = 0x1000;
        /// From here on properties are known by names.
        const NAMED: u16 = 0x8000;
        let kind = self.short()?;
        let tag = self.short()?;
        if tag >= NAMED {
            self.take(16)?;
            match self.number()? {
                0 => _ = self.number()?,
                _ => _ = self.value()?,
            }
        }
        let single = kind & !SEVERAL;
        let is_variable = matches!(single, 0x000D | 0x001E | STRING | 0x0102);
        let values = match is_variable || kind != single {
            true => self.number()?,
            false => 1,
        };
        let mut last = None;
        for _ in 0..values {
            match is_variable {
                true => last = Some((tag, single, self.value()?)),
                false => _ = self.take(fixed(single)?)?,
            }
        }
        Some(last)
    }

    /// A value of variable length, which is filled up to four bytes.
    fn value(&mut self) -> Option<&'b [u8]> {
        let length = self.number()? as usize;
        let value = self.take(length)?;
        let filled = length.next_multiple_of(4) - length;
        self.take(filled.min(self.0.len()))?;
        Some(value)
    }
}

/// How long a value of that type is; none where that is not known.
fn fixed(kind: u16) -> Option<usize> {
    match kind {
        0x0002 | 0x0003 | 0x0004 | 0x000A | 0x000B => Some(4),
        0x0005 | 0x0006 | 0x0007 | 0x0014 | 0x0040 => Some(8),
        0x0048 => Some(16),
        _ => None,
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A file whose message is that.
    pub fn wrapped(body: &str) -> Vec<u8> {
        file(&[
            attribute(attribute::BODY, body.as_bytes()),
            attribute(attribute::ATTACHMENT_BEGINS, &[]),
            attribute(attribute::ATTACHMENT_NAME, b"log.txt\0"),
        ])
    }

    fn attribute(id: u32, data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).unwrap().to_le_bytes();
        [&[1][..], &id.to_le_bytes(), &length, data, &[0, 0]].concat()
    }

    fn file(attributes: &[Vec<u8>]) -> Vec<u8> {
        let head = [&SIGNATURE.to_le_bytes()[..], &[1, 0]].concat();
        [head, attributes.concat()].concat()
    }

    fn variable(kind: u16, tag: u16, value: &[u8]) -> Vec<u8> {
        let length = u32::try_from(value.len()).unwrap().to_le_bytes();
        let filled = vec![0; value.len().next_multiple_of(4) - value.len()];
        let head = [kind.to_le_bytes(), tag.to_le_bytes()].concat();
        [&head, &[1, 0, 0, 0][..], &length, value, &filled].concat()
    }

    fn properties(all: &[Vec<u8>]) -> Vec<u8> {
        let count = u32::try_from(all.len()).unwrap().to_le_bytes();
        [&count[..], &all.concat()].concat()
    }

    fn texts(bytes: &[u8]) -> Vec<String> {
        let blocks = read(bytes).unwrap().blocks.into_iter();
        blocks.map(|block| block.text).collect()
    }

    #[test]
    fn the_body_in_each_of_its_forms() {
        let codepage = attribute(attribute::CODEPAGE, &1251_u32.to_le_bytes());
        let plain = attribute(attribute::BODY, b"\xe4\xe0\0");
        assert_eq!(texts(&file(&[codepage, plain])), ["да"]);
        let number = [&[3, 0, 0x17, 0][..], &[1, 0, 0, 0]].concat();
        let named = [
            &[3, 0, 1, 0x80][..],
            &[0; 16],
            &[0; 4],
            &[5, 0, 0, 0],
            &[7, 0, 0, 0],
        ]
        .concat();
        let several = [&[3, 0x10, 0x18, 0][..], &[2, 0, 0, 0], &[0; 8]].concat();
        let wide: Vec<u8> = "Née".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (value, expected) in [
            (variable(STRING, tag::BODY, &wide), "Née"),
            (variable(0x0102, tag::HTML, b"<p>On a page"), "On a page"),
            (
                variable(
                    0x0102,
                    tag::COMPRESSED_RTF,
                    &[&[0; 8][..], b"MELA", &[0; 4], br"{\rtf1 In RTF}"].concat(),
                ),
                "In RTF",
            ),
        ] {
            let all = properties(&[number.clone(), named.clone(), several.clone(), value]);
            assert_eq!(
                texts(&file(&[attribute(attribute::PROPERTIES, &all)])),
                [expected]
            );
        }
    }

    #[test]
    fn attachments_have_their_long_names() {
        let long = properties(&[variable(
            0x001E,
            tag::LONG_FILE_NAME,
            b"the whole log.pdf\0",
        )]);
        let bytes = file(&[
            attribute(attribute::ATTACHMENT_BEGINS, &[]),
            attribute(attribute::ATTACHMENT_NAME, b"THEWHO~1.PDF\0"),
            attribute(attribute::ATTACHMENT_DATA, b"12345"),
            attribute(attribute::ATTACHMENT_PROPERTIES, &long),
            attribute(attribute::ATTACHMENT_BEGINS, &[]),
            attribute(attribute::ATTACHMENT_NAME, b"B.TXT\0"),
        ]);
        let attached = read(&bytes).unwrap().attachments.into_iter();
        let attached: Vec<(String, u64)> = attached.map(|one| (one.name, one.bytes)).collect();
        let expected = [("the whole log.pdf", 5), ("B.TXT", 0)];
        assert_eq!(
            attached,
            expected.map(|(name, bytes)| (name.to_owned(), bytes))
        );
    }

    #[test]
    fn what_is_cut_off_lies_or_is_something_else() {
        assert!(read(b"").is_none() && read(b"PK\x03\x04____").is_none());
        let whole = file(&[attribute(attribute::BODY, b"We take water.")]);
        assert_eq!(texts(&whole[..whole.len() - 6]), ["We take wa"]);
        let lies = properties(&[variable(0x0102, tag::HTML, b"x")]);
        let lies = [&[0xFF; 4][..], &lies[4..], &[0xFF; 64]].concat();
        read(&file(&[attribute(attribute::PROPERTIES, &lies)])).unwrap();
        for end in 0..whole.len() {
            read(&whole[..end]);
        }
    }
}
