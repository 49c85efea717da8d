//! Files as wholes: what they state, what is no PDF, and what takes too much.

use std::io::Write;

use super::build::{FONTS, Sheet, pdf, stream, unicode_font};
use crate::extract::{Flaw, Unreadable, pdf::read};

#[test]
fn stamps_and_the_fields_of_forms_are_read() {
    let drawing = |text: &str| {
        let keys = format!("/Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources {FONTS}");
        stream(&keys, &format!("BT /F1 10 Tf 2 5 Td ({text}) Tj ET"))
    };
    let sheet = Sheet {
        contents: "BT /F1 10 Tf 50 700 Td (Name:) Tj ET".to_owned(),
        keys:
            "/Annots [<< /Type /Annot /Subtype /Widget /Rect [80 695 180 715] /AP << /N 10 0 R >> >>
            << /Type /Annot /Subtype /Widget /Rect [50 100 150 120] /AS /On
            /AP << /N << /Off 10 0 R /On 11 0 R >> >> >>]"
                .to_owned(),
        ..Sheet::default()
    };
    let read = read(&pdf(&[sheet], &[drawing("Jane Doe"), drawing("FILED")])).unwrap();
    let texts: Vec<&str> = read
        .blocks
        .iter()
        .map(|block| block.text.as_str())
        .collect();
    assert_eq!(texts, ["Name: Jane Doe", "FILED"]);
}

#[test]
fn values_of_fields_that_are_not_drawn_are_read() {
    let field = |y: u32, keys: &str| {
        format!(
            "<< /Subtype /Widget /Rect [120 {y} 300 {}] {keys} >>",
            y + 16
        )
    };
    let fields = [
        field(696, "/FT /Tx /V (Clara Example)"),
        // Two lines, of a field that is a part of one.
        "<< /Subtype /Widget /Rect [120 560 400 600] /Parent 10 0 R >>".to_owned(),
        field(496, "/FT /Ch /V [(pier) (deck)]"),
        // A box that is ticked has no letters.
        field(396, "/FT /Btn /V /Yes"),
        field(296, "/FT /Tx"),
    ];
    let sheet = Sheet {
        keys: format!("/Annots [{}]", fields.join(" ")),
        ..Sheet::default()
    };
    let sheet = sheet.text(50.0, 700.0, 10.0, "Name:");
    let parent = r"<< /FT /Tx /V (The ferry left\rwithout lights) >>".to_owned();
    let read = read(&pdf(&[sheet], &[parent])).unwrap();
    let texts: Vec<&str> = read.blocks.iter().map(|block| &*block.text).collect();
    assert_eq!(
        texts,
        [
            "Name: Clara Example",
            "The ferry left without lights",
            "pier deck"
        ]
    );
}

#[test]
fn drawings_that_draw_others_again_and_again_come_to_an_end() {
    // Ten to the ninth power, each with a letter.
    let drawing = |at: usize| {
        let next = format!("/XObject << /X {} 0 R >>", 11 + at);
        let keys = format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << {next} >>");
        stream(&keys, &"/X Do ".repeat(10))
    };
    let drawings: Vec<String> = (0..9).map(drawing).collect();
    let sheet = Sheet {
        contents: String::new(),
        keys: "/Annots [<< /Rect [0 0 9 9] /AP << /N 10 0 R >> >>]".to_owned(),
        ..Sheet::default()
    };
    let told = read(&pdf(&[sheet], &drawings));
    assert!(matches!(told, Err(Unreadable::TooBig(_))), "{told:?}");
}

#[test]
fn fonts_that_count_to_four_thousand_million_are_not_read() {
    for widths in ["/W [0 4294967295 500]", "/W2 [0 4294967295 500 500 500]"] {
        let font = unicode_font("Identity-H").replace("/DW 1000", &format!("/DW 1000 {widths}"));
        let drawing = stream(
            "/Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F 10 0 R >> >>",
            "BT /F 10 Tf 2 5 Td <00410042> Tj ET",
        );
        let sheet = Sheet {
            contents: String::new(),
            keys: "/Annots [<< /Rect [50 100 150 120] /AP << /N 11 0 R >> >>]".to_owned(),
            ..Sheet::default()
        };
        let shown = sheet.text(50.0, 700.0, 10.0, "text");
        let read = read(&pdf(&[shown], &[font, drawing])).unwrap();
        let texts: Vec<&str> = read
            .blocks
            .iter()
            .map(|block| block.text.as_str())
            .collect();
        assert_eq!(texts, ["text", "\u{FFFD}"]);
    }
}

#[test]
fn what_a_file_states_about_itself() {
    let read = read(&pdf(
        &[Sheet::default().text(50.0, 700.0, 10.0, "text")],
        &[],
    ))
    .unwrap();
    assert_eq!(read.about.title.as_deref(), Some("ÄB"));
    assert_eq!(read.about.authors, ["O. Ne"]);
    assert_eq!(
        read.about.date.as_deref(),
        Some("2019-06-07T11:48:32-07:00")
    );
    assert_eq!(read.about.language.as_deref(), Some("de-AT"));
}

#[test]
fn pages_without_text_count_and_a_file_without_any_is_told() {
    let empty = Sheet::raw("0 0 600 800 re f");
    let with = Sheet::default().text(50.0, 700.0, 10.0, "text");
    let some = read(&pdf(&[empty.clone(), with, empty.clone()], &[])).unwrap();
    assert_eq!((some.pages, some.blocks[0].page), (Some(3), Some(2)));
    let picture = Sheet::raw("q 600 0 0 800 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q");
    assert_eq!(
        read(&pdf(&[empty, picture], &[])),
        Err(Unreadable::NoTextLayer)
    );
}

#[test]
fn what_is_no_pdf_or_cut_off_is_told() {
    for bytes in [&b""[..], b"%PDF-1.7", b"<html>not a PDF</html>", &[0; 4096]] {
        assert!(matches!(read(bytes), Err(Unreadable::Damaged(_))));
    }
    let whole = pdf(
        &[Sheet::default().text(50.0, 700.0, 10.0, "still readable")],
        &[],
    );
    // Without its table of objects, the objects are found one by one.
    let table = whole.windows(4).position(|four| four == b"xref").unwrap();
    assert_eq!(
        read(&whole[..table]).unwrap().blocks[0].text,
        "still readable"
    );
    assert!(read(&whole[..table / 2]).is_err());
}

#[test]
fn too_many_letters_on_a_page_are_told() {
    let all = "x".repeat(1000);
    let sheet = (0..501).fold(Sheet::default(), |sheet, _| {
        sheet.with(&format!("BT /F1 1 Tf ({all}) Tj ET"))
    });
    let told = read(&pdf(std::slice::from_ref(&sheet), &[]));
    assert!(matches!(told, Err(Unreadable::TooBig(what)) if what.contains("letters")));
    let fewer = sheet
        .contents
        .lines()
        .skip(1)
        .collect::<Vec<_>>()
        .join("\n");
    assert!(read(&pdf(&[Sheet::raw(&fewer)], &[])).is_ok());
}

/// A sheet with a line of text.
fn said(text: &str) -> Sheet {
    Sheet::default().text(50.0, 700.0, 10.0, text)
}

/// What is the same file with a part of it in place of another that is as long.
fn with(file: &[u8], part: &str, other: &str) -> Vec<u8> {
    assert_eq!(part.len(), other.len());
    let at = file
        .windows(part.len())
        .position(|window| window == part.as_bytes());
    let mut changed = file.to_vec();
    changed[at.unwrap()..][..part.len()].copy_from_slice(other.as_bytes());
    changed
}

const PICTURE: &str = "q 600 0 0 800 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q";

#[test]
fn a_page_that_is_a_picture_is_named() {
    let seal = "q 60 0 0 60 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q";
    let sheets = [
        said("text"),
        Sheet::raw(PICTURE),
        // As a court stamps what it files.
        said("Case 1:26-cv-1 Document 7").with(PICTURE),
        // A page of text on a picture, as of a scan that was read.
        said(&"All of this was read on the scan. ".repeat(9)).with(PICTURE),
        said("a letter with a seal").with(seal),
        Sheet::default(),
    ];
    let read = read(&pdf(&sheets, &[])).unwrap();
    assert_eq!(read.flawed, [(2, Flaw::Picture), (3, Flaw::Picture)]);
}

#[test]
fn a_lost_page_keeps_its_number() {
    let sheets = ["first", "second", "third"].map(said);
    let file = pdf(&sheets, &[]);
    for lost in [
        with(&file, "12 0 R", "99 0 R"),
        with(&file, "/Contents 13 0 R", "/Contents 99 0 R"),
    ] {
        let read = read(&lost).unwrap();
        let texts: Vec<_> = read
            .blocks
            .iter()
            .map(|b| (b.page.unwrap(), &*b.text))
            .collect();
        assert_eq!(texts, [(1, "first"), (3, "third")]);
        assert_eq!(read.pages, Some(3));
        assert_eq!(read.flawed, [(2, Flaw::Lost)]);
    }
    let alone = with(
        &pdf(&[said("lost")], &[]),
        "/Contents 11 0 R",
        "/Contents 99 0 R",
    );
    assert!(matches!(read(&alone), Err(Unreadable::Damaged(_))));
}

#[test]
fn a_page_that_breaks_off_is_named() {
    let lines = (0..60).fold(Sheet::default(), |sheet, line| {
        sheet.text(
            50.0,
            780.0 - 12.0 * f64::from(line),
            10.0,
            &format!("line {} of it", line * 7919),
        )
    });
    let mut packing = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    packing.write_all(lines.contents.as_bytes()).unwrap();
    packing.flush().unwrap();
    let flushed = packing.get_ref().clone();
    let packed = packing.finish().unwrap();
    let packed_in = |packed: &[u8]| {
        let room = "@".repeat(packed.len());
        let sheet = Sheet {
            contents: room.clone(),
            stream_keys: "/Filter /FlateDecode".to_owned(),
            ..Sheet::default()
        };
        let mut file = pdf(&[said("whole"), sheet], &[]);
        let at = file
            .windows(room.len())
            .position(|part| part == room.as_bytes())
            .unwrap();
        file[at..][..packed.len()].copy_from_slice(packed);
        read(&file).unwrap()
    };
    assert_eq!(packed_in(&packed).flawed, []);
    // Without its sum, which is behind it, it is whole.
    assert_eq!(packed_in(&packed[..packed.len() - 4]).flawed, []);
    assert_eq!(packed_in(&flushed).flawed, []);
    // What unpacks to other words is told by it.
    let mut changed = packed.clone();
    let middle = changed.len() / 2;
    changed[middle..middle + 3].fill(0xA5);
    assert_eq!(packed_in(&changed).flawed, [(2, Flaw::BreaksOff)]);
    let cut = packed_in(&packed[..packed.len() / 2]);
    assert_eq!(cut.flawed, [(2, Flaw::BreaksOff)]);
    assert!(
        cut.blocks
            .iter()
            .any(|block| block.text.starts_with("line 0"))
    );
}

#[test]
fn contents_that_cannot_be_unpacked_are_damaged_and_none_are_no_contents() {
    // No bytes that write anything, in whatever way they are packed.
    let junk = "\u{80}\u{1}q\u{2}7\u{9C}K\u{CB}";
    let sheet = |keys: &str, contents: &str| Sheet {
        contents: contents.to_owned(),
        stream_keys: keys.to_owned(),
        ..Sheet::default()
    };
    let flaws = |sheet: Sheet| read(&pdf(&[said("whole"), sheet], &[])).unwrap().flawed;
    for keys in [
        "/Filter /FlateDecode",
        "/Filter /FooDecode",
        "/Filter /RunLengthDecode",
        "/Filter /Crypt",
        "/Filter /DCTDecode",
    ] {
        let [(2, Flaw::Lost | Flaw::BreaksOff)] = flaws(sheet(keys, junk))[..] else {
            panic!("{keys}");
        };
        let alone = read(&pdf(&[sheet(keys, junk)], &[]));
        assert!(matches!(alone, Err(Unreadable::Damaged(_))), "{keys}");
    }
    assert_eq!(flaws(sheet("/Filter /FlateDecode", "")), []);
    assert_eq!(flaws(sheet("", "")), []);
}

#[test]
fn a_drawing_that_is_damaged_or_not_there_is_a_flaw_of_its_page() {
    let flaws = |place: &str| {
        let keys = format!("/Resources << /Font << /F1 3 0 R >> /XObject << /X {place} >> >>");
        let sheet = Sheet {
            keys,
            ..said("text").with("/X Do")
        };
        let form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]";
        let further = [
            stream(form, "0 0 9 9 re f"),
            stream(&format!("{form} /Filter /FlateDecode"), "abcd"),
        ];
        let file = String::from_utf8(pdf(&[sheet], &further)).unwrap();
        let file = file.replacen(&format!("/Resources {FONTS}"), "", 1);
        read(file.as_bytes()).unwrap().flawed
    };
    assert_eq!(flaws("10 0 R"), []);
    assert_eq!(flaws("11 0 R"), [(1, Flaw::BreaksOff)]);
    assert_eq!(flaws("99 0 R"), [(1, Flaw::BreaksOff)]);
}

#[test]
fn letters_that_mean_nothing_are_counted() {
    let private = "\u{E010}".repeat(30);
    let mixed = |letters: usize| {
        let text = "a".repeat(letters) + &private;
        Sheet::default().unicode("F2", 10.0, 700.0, &text)
    };
    let sheets = [mixed(30), mixed(400), said("and text")];
    let read = read(&pdf(&sheets, &[])).unwrap();
    assert_eq!(read.flawed, [(1, Flaw::Meaningless(50))]);
}

#[test]
fn embedded_files_are_named() {
    let objects = [
        "<< /EmbeddedFiles << /Kids [11 0 R] >> >>",
        "<< /Names [(a) 12 0 R (b) << /F (link) >>] >>",
        "<< /F (register.csv) /EF << /F 13 0 R >> >>",
        "<< /Subtype /text#2Fcsv /Length 3 /Params << /Size 7 >> >>\nstream\na;b\nendstream",
    ];
    let file = pdf(&[said("text")], &objects.map(str::to_owned));
    let file = String::from_utf8(file).unwrap();
    let catalog = "/Lang (de-AT) >>\nendobj\n2 0 obj";
    let file = file.replacen(catalog, &format!("/Names 10 0 R {catalog}"), 1);
    let attached = read(file.as_bytes()).unwrap().attachments;
    let [one] = &attached[..] else {
        panic!("{attached:?}");
    };
    assert_eq!(
        (&*one.name, &*one.media_type, one.bytes),
        ("register.csv", "text/csv", 7)
    );
}

#[test]
fn printed_numbers_of_pages_are_read() {
    let sheets: Vec<Sheet> = (0..6).map(|_| said("text")).collect();
    let labelled = |labels: &str| {
        let file = pdf(&sheets, &[format!("<< /Nums [{labels}] >>")]);
        let catalog = "/Lang (de-AT) >>\nendobj\n2 0 obj";
        let file = String::from_utf8(file).unwrap();
        // Its table is no longer right, so the objects are found one by one.
        let file = file.replacen(catalog, &format!("/PageLabels 10 0 R {catalog}"), 1);
        read(file.as_bytes()).unwrap().labels
    };
    let read = labelled("0 << /S /r >> 3 << /S /D /P (A-) /St 7 >>");
    assert_eq!(read, ["i", "ii", "iii", "A-7", "A-8", "A-9"].map(Box::from));
    assert_eq!(labelled("0 << /S /D >>"), []);
    assert_eq!(labelled("0 7 x 1 << >>"), []);
}
