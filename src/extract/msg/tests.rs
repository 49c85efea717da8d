use std::io::{Cursor, Write};

use cfb::CompoundFile;

use super::{super::Other, *};

/// A message of streams. Storages are made as their streams need them.
fn packed(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (path, bytes) in streams {
        if let Some((storage, _)) = path.rsplit_once('/') {
            file.create_storage_all(storage).unwrap();
        }
        file.create_stream(path).unwrap().write_all(bytes).unwrap();
    }
    file.into_inner().into_inner()
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// The stream of properties of fixed size, each with its tag and type.
fn fixed(head: usize, rows: &[(u32, u64)]) -> Vec<u8> {
    let mut bytes = vec![0; head];
    for (tag, value) in rows {
        bytes.extend(tag.to_le_bytes());
        bytes.extend([6, 0, 0, 0]);
        bytes.extend(value.to_le_bytes());
    }
    bytes
}

const FIXED: &str = "__properties_version1.0";

fn texts(extracted: &Extracted) -> Vec<&str> {
    extracted.blocks.iter().map(|block| &*block.text).collect()
}

#[test]
fn headers_text_and_attachments() {
    let message = packed(&[
        // 4 March 2025, 05:06:07.
        (
            FIXED,
            &fixed(
                32,
                &[(0x0039_0003, 1), (0x0039_0040, 133_855_383_670_000_000)],
            ),
        ),
        ("__substg1.0_0037001F", &utf16("The crane\0")),
        ("__substg1.0_0C1A001F", &utf16("Secretary")),
        ("__substg1.0_0042001F", &utf16("Ada Reyes")),
        ("__substg1.0_0065001F", &utf16("/O=EXCHANGE/CN=ada")),
        ("__substg1.0_5D02001F", &utf16("ada@a.example")),
        ("__substg1.0_0E04001F", &utf16("not used")),
        (
            "__substg1.0_1000001F",
            &utf16("It fell\r\nat noon.\r\n\r\n> Did it?\r\n"),
        ),
        ("__substg1.0_10130102", b"<p>It fell at noon."),
        (
            &format!("__recip_version1.0_#00000001/{FIXED}"),
            &fixed(8, &[(0x0C15_0003, 2)]),
        ),
        (
            "__recip_version1.0_#00000001/__substg1.0_3003001F",
            &utf16("c@d.example"),
        ),
        (
            &format!("__recip_version1.0_#00000000/{FIXED}"),
            &fixed(8, &[(0x0C15_0003, 1)]),
        ),
        (
            "__recip_version1.0_#00000000/__substg1.0_3001001F",
            &utf16("Кім"),
        ),
        (
            "__recip_version1.0_#00000000/__substg1.0_39FE001F",
            &utf16("k@d.example"),
        ),
        (
            &format!("__recip_version1.0_#00000002/{FIXED}"),
            &fixed(8, &[(0x0C15_0003, 3)]),
        ),
        (
            "__recip_version1.0_#00000002/__substg1.0_3001001F",
            &utf16("Hidden"),
        ),
        (
            "__attach_version1.0_#00000000/__substg1.0_3704001F",
            &utf16("PHOTO~1.JPG"),
        ),
        (
            "__attach_version1.0_#00000000/__substg1.0_3707001F",
            &utf16("photo of it.jpg"),
        ),
        (
            "__attach_version1.0_#00000000/__substg1.0_370E001F",
            &utf16("image/jpeg"),
        ),
        (
            "__attach_version1.0_#00000000/__substg1.0_37010102",
            &[7; 5000],
        ),
        (
            &format!("__attach_version1.0_#00000001/{FIXED}"),
            &fixed(8, &[(0x0E20_0003, 777)]),
        ),
        (
            "__attach_version1.0_#00000001/__substg1.0_3001001F",
            &utf16("RE: it"),
        ),
        (
            "__attach_version1.0_#00000001/__substg1.0_3701000D/__substg1.0_0037001F",
            &utf16("RE: it"),
        ),
        (
            "__attach_version1.0_#00000001/__substg1.0_3701000D/__substg1.0_0C1A001F",
            &utf16("Dora"),
        ),
        (
            "__attach_version1.0_#00000001/__substg1.0_3701000D/__substg1.0_1000001F",
            &utf16("From here it is another's."),
        ),
    ]);
    let found = read(&message).unwrap();
    assert_eq!(
        texts(&found),
        [
            "From: Ada Reyes <ada@a.example>",
            "To: Кім <k@d.example>",
            "Cc: c@d.example",
            "Date: 2025-03-04T05:06:07Z",
            "Subject: The crane",
            "It fell at noon.",
            "> Did it?",
            "From: Dora",
            "Subject: RE: it",
            "From here it is another's.",
        ]
    );
    let whose: Vec<String> = found.blocks[6..]
        .iter()
        .map(|block| {
            block
                .spans
                .iter()
                .map(|(_, whose)| whose.to_string())
                .collect::<Vec<_>>()
                .join("; ")
        })
        .collect();
    assert_eq!(
        whose,
        [
            "in only one of the message's forms; quoted from another's message",
            "in an attached message, from Dora",
            "in an attached message, from Dora",
            "in an attached message, from Dora"
        ]
    );
    assert_eq!(found.about.title.as_deref(), Some("The crane"));
    assert_eq!(found.about.authors, ["Ada Reyes"]);
    assert_eq!(found.about.date.as_deref(), Some("2025-03-04T05:06:07Z"));
    let attachment = |name: &str, media_type: &str, bytes| Attachment {
        name: name.to_owned(),
        media_type: media_type.to_owned(),
        bytes,
    };
    assert_eq!(
        found.attachments,
        [
            attachment("photo of it.jpg", "image/jpeg", 5000),
            attachment("RE: it", "application/vnd.ms-outlook", 777),
        ]
    );
}

#[test]
fn old_strings_and_the_forms_of_the_text() {
    let russian = fixed(32, &[(0x3FFD_0003, 1251)]);
    let subject = ("__substg1.0_0037001E", &b"\xd2\xe5\xec\xe0"[..]);
    let found = read(&packed(&[
        (FIXED, &russian),
        subject,
        ("__substg1.0_1000001E", b"\xe4\xe0"),
    ]))
    .unwrap();
    assert_eq!(texts(&found), ["Subject: Тема", "да"]);
    let page = b"<meta charset=windows-1251><p>\xe4\xe0<p>x";
    let found = read(&packed(&[
        (FIXED, &russian),
        ("__substg1.0_1000001E", b" \r\n"),
        ("__substg1.0_10130102", page),
    ]))
    .unwrap();
    assert_eq!(texts(&found), ["да", "x"]);
    let rtf = b"\0\0\0\0\0\0\0\0MELA\0\0\0\0{\\rtf1 one\\par two}";
    let found = read(&packed(&[(FIXED, &russian), ("__substg1.0_10090102", rtf)])).unwrap();
    assert_eq!(texts(&found), ["one", "two"]);
    assert_eq!(
        read(&packed(&[(FIXED, &russian)])),
        Err(Unreadable::NoTextLayer)
    );
}

#[test]
fn other_compound_files_say_what_they_are() {
    let encrypted = packed(&[("EncryptedPackage", b"x"), ("EncryptionInfo", b"x")]);
    assert_eq!(read(&encrypted), Err(Unreadable::Other(Other::Encrypted)));
    assert_eq!(
        super::super::docx::read(&encrypted),
        Err(Unreadable::Other(Other::Encrypted))
    );
    for (stream, other) in [
        ("WordDocument", Other::OldWord),
        ("Workbook", Other::OldExcel),
        ("Book", Other::OldExcel),
        ("PowerPoint Document", Other::OldPowerPoint),
        ("Anything", Other::OtherCompound),
    ] {
        let packed = packed(&[(stream, b"x")]);
        let answer = Err(Unreadable::Other(other));
        assert_eq!(read(&packed), answer);
        assert_eq!(super::super::docx::read(&packed), answer);
    }
    let word = packed(&[("WordDocument", b"x")]);
    for bytes in [&word[..600], b""] {
        assert!(
            matches!(read(bytes), Err(Unreadable::Damaged(why)) if why.contains("cannot be read"))
        );
    }
}

#[test]
fn too_many_recipients() {
    let names: Vec<String> = (0..=STORAGES)
        .map(|n| format!("__recip_version1.0_#{n:08X}/a"))
        .collect();
    let mut streams: Vec<(&str, &[u8])> = names.iter().map(|name| (&**name, &b""[..])).collect();
    streams.push((FIXED, b""));
    assert!(matches!(
        read(&packed(&streams)),
        Err(Unreadable::TooBig(_))
    ));
    assert_eq!(read(&packed(&streams[1..])), Err(Unreadable::NoTextLayer));
}
