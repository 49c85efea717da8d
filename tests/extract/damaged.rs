//! Documents that were cut off or garbled: each gives a text or a reason, and soon.

use std::{
    io::{Cursor, Write},
    time::{Duration, Instant},
};

use casefile::extract::{Format, Unreadable};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Beyond this a reader has hung; what it does takes milliseconds.
const SOON: Duration = Duration::from_secs(10);

/// An archive whose parts are stored as they are, so that garbling it garbles their XML.
fn stored(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, text) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn slides() -> Vec<u8> {
    stored(&[
        (
            "ppt/presentation.xml",
            "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst><p:sldId id='256' r:id='r1'/></p:sldIdLst></p:presentation>",
        ),
        (
            "ppt/_rels/presentation.xml.rels",
            "<Relationships><Relationship Id='r1' Type='x/slide' Target='slides/slide1.xml'/></Relationships>",
        ),
        (
            "ppt/slides/slide1.xml",
            "<p:sld><p:sp><p:txBody><a:p><a:r><a:t>The ferry &amp; the tug</a:t></a:r></a:p></p:txBody></p:sp></p:sld>",
        ),
    ])
}

fn documents() -> Vec<(Format, Vec<u8>)> {
    let table = "Time,From,Words\n21:14,\"Ferry, bridge\",\"We take\nwater\"\n\n21:40;Office;x\n";
    vec![
        (Format::Rtf, include_bytes!("../words/notes.rtf").to_vec()),
        (
            Format::Epub,
            include_bytes!("../words/report.epub").to_vec(),
        ),
        (Format::Xlsx, include_bytes!("../words/log.xlsx").to_vec()),
        (Format::Pptx, slides()),
        (Format::Csv, table.as_bytes().to_vec()),
    ]
}

fn try_it(format: Format, bytes: &[u8], how: &str) {
    let began = Instant::now();
    let read = (format.row().read)(bytes);
    assert!(began.elapsed() < SOON, "{format:?} {how}");
    if let Ok(read) = read {
        assert!(
            read.blocks
                .iter()
                .all(|block| !block.text.trim().is_empty()),
            "{format:?} {how}"
        );
    }
}

#[test]
fn cut_off_anywhere() {
    for (format, bytes) in documents() {
        let step = (bytes.len() / 400).max(1);
        for end in (0..bytes.len()).step_by(step) {
            try_it(format, &bytes[..end], &format!("cut at {end}"));
        }
    }
}

#[test]
fn garbled_anywhere() {
    for (format, bytes) in documents() {
        // xorshift64, so that it is the same each time.
        let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
        let mut next = move || {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            seed as usize
        };
        for round in 0..400 {
            let mut garbled = bytes.clone();
            for _ in 0..=round % 8 {
                let at = next() % garbled.len();
                match next() % 4 {
                    0 => garbled[at] ^= 1 << (next() % 8),
                    1 => garbled[at] = b"<>&\"'\\{}0 9-"[next() % 12],
                    2 => drop(garbled.remove(at)),
                    _ => {
                        let again = garbled[at..(at + 40).min(garbled.len())].to_vec();
                        garbled.splice(at..at, again);
                    }
                }
            }
            try_it(format, &garbled, &format!("round {round}"));
        }
    }
}

/// Depth costs no stack, and entities are not expanded.
#[test]
fn deep_and_swollen() {
    let deep = "{".repeat(1_000_000);
    let deep = format!("{{\\rtf1 a {deep} b");
    try_it(Format::Rtf, deep.as_bytes(), "deep");
    let deep = "<a:p>".repeat(100_000) + "<a:t>x</a:t>" + &"</a:p>".repeat(100_000);
    let swollen = "<!DOCTYPE d [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>";
    let slide =
        format!("{swollen}<p:sld><p:txBody><a:p><a:t>&b;</a:t></a:p>{deep}</p:txBody></p:sld>");
    let bytes = stored(&[
        (
            "ppt/presentation.xml",
            "<p xmlns:r='r'><sldId id='256' r:id='r1'/></p>",
        ),
        (
            "ppt/_rels/presentation.xml.rels",
            "<Relationships><Relationship Id='r1' Type='x/slide' Target='slides/slide1.xml'/></Relationships>",
        ),
        ("ppt/slides/slide1.xml", &slide),
    ]);
    let read = (Format::Pptx.row().read)(&bytes).unwrap();
    let texts: Vec<&str> = read.blocks.iter().map(|block| &*block.text).collect();
    assert_eq!(texts, ["&b;", "x"]);
}

#[test]
fn what_is_small_and_unpacks_to_much() {
    let spaces = " ".repeat(65 << 20);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer
        .start_file("xl/workbook.xml", SimpleFileOptions::default())
        .unwrap();
    writer.write_all(spaces.as_bytes()).unwrap();
    let bomb = writer.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    let read = (Format::Xlsx.row().read)(&bomb);
    assert!(matches!(read, Err(Unreadable::TooBig(_))), "{read:?}");
}
