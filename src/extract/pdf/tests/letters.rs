//! What letters mean, and where one stands upon another.

use super::build::{LEFT, Sheet, pdf, stream, texts, unicode_font};
use crate::extract::pdf::read;

#[test]
fn ligatures_and_forms_of_letters_are_spelled_out() {
    let sheet = Sheet::default()
        .unicode("F2", 50.0, 700.0, "o\u{FB03}ce \u{FB01}nds x² ½")
        // Lam-alef, drawn left of meem: seen from the left.
        .unicode("F2", 50.0, 600.0, "\u{FEE1}\u{FEFC}\u{FEB3}");
    assert_eq!(texts(sheet), ["office finds x² ½", "سلام"]);
}

#[test]
fn scripts_are_read_as_they_run() {
    // As most programs write it: from left to right, as it looks.
    let seen = Sheet::default().unicode("F2", 50.0, 700.0, "2019 םלוע םולש");
    assert_eq!(texts(seen), ["שלום עולם 2019"]);
    // As it is read: each letter to the left of the one before.
    let place = |(at, c): (usize, char)| {
        format!(
            "BT /F2 10 Tf {} 700 Td <{:04X}> Tj ET\n",
            200 - at * 10,
            c as u32
        )
    };
    let written: String = "שלום".chars().enumerate().map(place).collect();
    assert_eq!(texts(Sheet::raw(&written)), ["שלום"]);
}

#[test]
fn squares_need_no_spaces() {
    let spread: String = (0..6)
        .map(|at| {
            format!(
                "BT /F2 10 Tf {} 700 Td <{:04X}> Tj ET\n",
                50 + at * 13,
                0x4E00 + at
            )
        })
        .collect();
    let sheet = Sheet::raw(&spread).unicode("F2", 50.0, 688.0, "続く文");
    assert_eq!(texts(sheet), ["一丁丂七丄丅続く文"]);
}

#[test]
fn what_is_drawn_twice_is_there_once() {
    let bold = Sheet::default()
        .text(50.0, 700.0, 12.0, "Fake bold, still here.")
        .text(50.4, 700.0, 12.0, "Fake bold, still here.")
        .with("BT /F1 12 Tf 50 600 Td (i) Tj 0.3 0 Td (i) Tj 2.4 0 Td (t) Tj 0.3 0 Td (t) Tj ET");
    assert_eq!(texts(bold), ["Fake bold, still here.", "it"]);
}

#[test]
fn what_lies_below_a_bar_or_another_text_is_read() {
    let sheet = Sheet::default()
        .text(50.0, 700.0, 12.0, "The name is John Roe.")
        .with("0 g 110 690 80 20 re f")
        .text(50.0, 650.0, 12.0, "TROOPPER, LLC")
        .text(50.0, 650.0, 12.0, "TROOPER, LLC")
        .with("BT 3 Tr /F1 12 Tf 50 500 Td (not painted) Tj ET");
    let texts = texts(sheet);
    assert_eq!(texts[0], "The name is John Roe.");
    assert!(
        texts.iter().any(|text| text.starts_with("TROOPPER,")),
        "{texts:?}"
    );
    assert!(
        texts.iter().any(|text| text.starts_with("TROOPER,")),
        "{texts:?}"
    );
    assert_eq!(texts.last().unwrap(), "not painted");
}

#[test]
fn what_a_page_does_not_show_is_read_unless_another_shows_it() {
    let sheet = |keys: &str| {
        let both = Sheet::default()
            .lines(50.0, 700.0, &LEFT)
            .text(700.0, 700.0, 10.0, "beyond");
        let both = both.text(50.0, 900.0, 10.0, "above all pages");
        Sheet {
            keys: keys.to_owned(),
            ..both
        }
    };
    let pages = [sheet(""), sheet("/MediaBox [600 0 1200 800]")];
    let read = read(&pdf(&pages, &[])).unwrap();
    let blocks: Vec<(u32, &str)> = read
        .blocks
        .iter()
        .map(|block| (block.page.unwrap(), block.text.as_str()))
        .collect();
    let hidden = "above all pages";
    assert_eq!(
        blocks,
        [
            (1, &*LEFT.join(" ")),
            (1, hidden),
            (2, "beyond"),
            (2, hidden)
        ]
    );
}

/// What a page says that writes this in a font of its own.
fn in_font(font: &str, written: &str) -> String {
    let font = format!("<< /Type /Font {font} >>");
    drawn(&font, &format!("BT /F 10 Tf 2 5 Td ({written}) Tj ET"))
}

/// What a page says that draws this, in which `/F` is that font.
fn drawn(font: &str, drawing: &str) -> String {
    let drawing = stream(
        "/Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F 10 0 R >> >>",
        drawing,
    );
    let sheet = Sheet {
        contents: String::new(),
        keys: "/Annots [<< /Rect [50 100 150 120] /AP << /N 11 0 R >> >>]".to_owned(),
        ..Sheet::default()
    };
    let shown = sheet.text(50.0, 700.0, 10.0, "text");
    read(&pdf(&[shown], &[font.to_owned(), drawing]))
        .unwrap()
        .blocks[1]
        .text
        .clone()
}

#[test]
fn names_that_say_nothing_are_not_guessed() {
    let font = |differences: &str| {
        let font = format!(
            "/Subtype /TrueType /BaseFont /Test /FirstChar 65 /LastChar 66
            /Widths [600 600] /Encoding << /Differences [65 {differences}] >>"
        );
        in_font(&font, "AB")
    };
    assert_eq!(font("/g1 /g2"), "\u{FFFD}\u{FFFD}");
    assert_eq!(font("/a65 /a66"), "AB");
    assert_eq!(font("/x /eacute"), "xé");
}

#[test]
fn the_code_of_the_space_is_one_unless_another_name_is_given_to_it() {
    let font = |differences: &str| {
        let font = format!(
            "/Subtype /Type1 /BaseFont /Times-Roman /Encoding << /Differences [{differences}] >>"
        );
        in_font(&font, "two men")
    };
    assert_eq!(font("32 /.notdef 39 /quotesingle"), "two men");
    assert_eq!(font("32 /g1 39 /quotesingle"), "two\u{FFFD}men");
}

#[test]
fn a_font_of_signs_that_names_no_encoding_has_the_codes_of_a_macintosh() {
    let font = |flags: &str, more: &str| {
        let font = format!(
            "/Subtype /TrueType /BaseFont /Test {more}
            /FontDescriptor << /Type /FontDescriptor /FontName /Test /Flags {flags} >>"
        );
        in_font(&font, r"\245 a man\325s")
    };
    assert_eq!(font("4", ""), "• a man’s");
    assert_ne!(font("32", ""), "• a man’s");
    assert_ne!(font("4", "/Encoding /WinAnsiEncoding"), "• a man’s");
}

#[test]
fn spaces_are_where_letters_stand_apart() {
    let sheet = Sheet::raw(
        "BT /F1 10 Tf 50 700 Td [(wo) 30 (rd) -300 (next) -20 (to)] TJ ET
        BT /F1 10 Tf 4 Tc 50 600 Td (spread) Tj ET",
    );
    assert_eq!(texts(sheet), ["word nextto", "spread"]);
}

#[test]
fn numbers_of_notes_stay_apart_from_those_of_the_text() {
    let sheet = Sheet::raw(
        "BT /F1 10 Tf 50 700 Td (It was in 2015) Tj 4 Ts /F1 6 Tf (12) Tj 0 Ts /F1 10 Tf ( and later.) Tj ET",
    );
    assert_eq!(texts(sheet), ["It was in 2015¹² and later."]);
}

#[test]
fn a_space_may_be_made_of_spacing_that_is_taken_back() {
    let spaced = Sheet::raw("BT /F1 10 Tf 50 700 Td 3.3 Tc (SPACED) Tj ET");
    // Behind the X, and not within the next word.
    let back = Sheet::raw(
        "BT /F1 10 Tf 50 700 Td (LATE) Tj 3.3 Tc [(X) 0 (f) 330 (i) 330 (l) 330 (e)] TJ ET",
    );
    assert_eq!(texts(spaced), ["SPACED"]);
    assert_eq!(texts(back), ["LATEX file"]);
}

#[test]
fn marks_of_arabic_stay_on_their_letters() {
    let font =
        unicode_font("Identity-H").replace("/DW 1000", "/DW 1000 /W [0 [0] 1611 [0] 1617 [0]]");
    // From left to right, as they are seen: each mark stands before its letter, and above the line.
    let said = "BT /F 10 Tf 2 5 Td /Span << /ActualText <FEFF0627064B> >> BDC 3 4 Td <064B> Tj -3 -4 Td <0627> Tj EMC
        10 0 Td <063A064406280645> Tj ET";
    assert_eq!(drawn(&font, said), "مبلغاً");
    // The alef is a part of a ligature, which says that it means nothing.
    let ligature = "BT /F 10 Tf 2 5 Td /Span << /ActualText <FEFF0627064B> >> BDC 3 4 Td <064B> Tj -1 -4 Td <0000> Tj EMC
        <06440628> Tj ET";
    assert_eq!(drawn(&font, ligature), "بلاً");
    let bare = "BT /F 10 Tf 2 5 Td <0639> Tj 13 4 Td <0651> Tj -3 -4 Td <06420648064A> Tj ET";
    assert_eq!(drawn(&font, bare), "يوقّع");
}
