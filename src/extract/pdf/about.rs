//! What a PDF states about itself: its information dictionary, its catalog and, where these are
//! silent, its XMP packet (ISO 32000-1, 14.3).

use hayro_syntax::{
    Pdf,
    metadata::Metadata,
    object::{DateTime, Dict, Stream, String as PdfString},
};
use quick_xml::{Reader, events::Event};

use crate::extract::About;

/// XMP packets are some kilobytes; what is longer is not read.
const MAX_XMP: usize = 4 << 20;

/// What the file says, decoded and otherwise as it says it.
pub fn read(pdf: &Pdf) -> About {
    let info = pdf.metadata();
    let catalog = pdf
        .xref()
        .get::<Dict<'_>>(pdf.xref().root_id())
        .unwrap_or_default();
    let xmp = xmp(&catalog);
    let stated = |bytes: &Option<Box<[u8]>>| bytes.as_deref().and_then(text);
    let authors = match stated(&info.author) {
        Some(author) => vec![author],
        None => xmp.authors,
    };
    let language = catalog
        .get::<PdfString<'_>>("Lang")
        .and_then(|lang| text(&lang));
    About {
        title: stated(&info.title).or(xmp.title),
        authors,
        date: date(info).or(xmp.date),
        language: language.or(xmp.language),
        publisher: xmp.publisher,
        url: None,
    }
}

fn date(info: &Metadata) -> Option<String> {
    info.creation_date.or(info.modification_date).map(iso)
}

/// A date as ISO 8601 writes it.
fn iso(date: DateTime) -> String {
    let DateTime {
        year,
        month,
        day,
        hour,
        minute,
        second,
        ..
    } = date;
    let zone = match (date.utc_offset_hour, date.utc_offset_minute) {
        (0, 0) => "Z".to_owned(),
        (hours, minutes) => {
            let sign = if hours < 0 { '-' } else { '+' };
            format!("{sign}{:02}:{minutes:02}", hours.unsigned_abs())
        }
    };
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{zone}")
}

/// The day of a date as the file writes it, `D:20220403195945+02'00'`, in ISO 8601; none where it is not
/// a whole one.
pub fn day(date: &[u8]) -> Option<String> {
    let digits = date.strip_prefix(b"D:").unwrap_or(date).get(..8)?;
    let digits = std::str::from_utf8(digits).ok()?;
    let is_number = digits.bytes().all(|digit| digit.is_ascii_digit());
    is_number.then(|| format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]))
}

/// A text string as ISO 32000-2, 7.9.2.2 has it: UTF-16 or UTF-8 with a byte order mark, else
/// PDFDocEncoding. None if it is empty.
pub fn text(bytes: &[u8]) -> Option<String> {
    let text = decoded(bytes);
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\0');
    (!text.is_empty()).then(|| text.to_owned())
}

/// The same as the file has it.
pub fn decoded(bytes: &[u8]) -> String {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0.into_owned(),
        None => bytes.iter().map(|&byte| document_encoding(byte)).collect(),
    }
}

/// A character of PDFDocEncoding: ISO 32000-1, annex D.3. Latin-1, but for these.
fn document_encoding(byte: u8) -> char {
    const ACCENTS: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
    const SIGNS: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚',
        '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{FFFD}', '€',
    ];
    match byte {
        0x18..=0x1F => ACCENTS[usize::from(byte - 0x18)],
        0x80..=0xA0 => SIGNS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// What an XMP packet states; empty where there is none or it is no XML.
fn xmp(catalog: &Dict<'_>) -> About {
    let packet = catalog
        .get::<Stream<'_>>("Metadata")
        .and_then(|stream| stream.decoded_data().ok());
    match packet {
        Some(packet) if packet.len() <= MAX_XMP => parse_xmp(&packet),
        _ => About::default(),
    }
}

fn parse_xmp(packet: &[u8]) -> About {
    let packet = crate::text::decode::decode(packet).text;
    let mut reader = Reader::from_str(&packet);
    let mut about = About::default();
    // The property that the reader is in, and the text of its current item.
    let mut property = String::new();
    let mut item = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                let name = tag.name();
                if PROPERTIES.contains(&name.as_ref()) {
                    property = name.as_ref().to_owned();
                }
                item.clear();
            }
            Ok(Event::Text(text)) => item.push_str(&text),
            Ok(Event::GeneralRef(name)) => item.push_str(&entity(&name)),
            Ok(Event::End(tag)) => {
                state(&mut about, &property, item.trim());
                item.clear();
                if tag.name().as_ref() == property {
                    property.clear();
                }
            }
            Ok(Event::Eof) | Err(_) => return about,
            Ok(_) => {}
        }
    }
}

const PROPERTIES: [&str; 5] = [
    "dc:title",
    "dc:creator",
    "dc:language",
    "dc:publisher",
    "xmp:CreateDate",
];

fn state(about: &mut About, property: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    let value = value.to_owned();
    match property {
        "dc:title" => _ = about.title.get_or_insert(value),
        "dc:creator" => about.authors.push(value),
        "dc:language" => _ = about.language.get_or_insert(value),
        "dc:publisher" => _ = about.publisher.get_or_insert(value),
        "xmp:CreateDate" => _ = about.date.get_or_insert(value),
        _ => {}
    }
}

/// The character that `&name;` stands for.
fn entity(name: &str) -> String {
    let number = name
        .strip_prefix('#')
        .map(|number| match number.strip_prefix('x') {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        });
    match (name, number) {
        ("amp", _) => "&".to_owned(),
        ("lt", _) => "<".to_owned(),
        ("gt", _) => ">".to_owned(),
        ("quot", _) => "\"".to_owned(),
        ("apos", _) => "'".to_owned(),
        (_, Some(Ok(code))) => char::from_u32(code).map_or_else(String::new, String::from),
        _ => format!("&{name};"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_decoded() {
        for (bytes, expected) in [
            (&b"plain"[..], "plain"),
            (b"\xFE\xFF\x00A\x04\x16", "AЖ"),
            (b"\xEF\xBB\xBF\xC3\xA9", "é"),
            (b"\x8DHe said\x8E \x84 \xE9 \xA0", "“He said” — é €"),
        ] {
            assert_eq!(text(bytes).as_deref(), Some(expected));
        }
        assert_eq!(text(b"\xFE\xFF"), None);
    }

    #[test]
    fn a_packet_is_read() {
        let packet = br#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Rep&#111;rt &amp; annex</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>A. Writer</rdf:li><rdf:li>B. Other</rdf:li></rdf:Seq></dc:creator>
            <dc:subject><rdf:Bag><rdf:li>nothing of ours</rdf:li></rdf:Bag></dc:subject>
            <xmp:CreateDate>2019-06-07T18:48:32Z</xmp:CreateDate></rdf:Description></rdf:RDF></x:xmpmeta>"#;
        let about = parse_xmp(packet);
        assert_eq!(about.title.as_deref(), Some("Report & annex"));
        assert_eq!(about.authors, ["A. Writer", "B. Other"]);
        assert_eq!(about.date.as_deref(), Some("2019-06-07T18:48:32Z"));
        assert_eq!(about.publisher, None);
    }
}
