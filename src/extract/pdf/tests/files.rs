//! Files as wholes: what they state, what is no PDF, and what takes too much.

use super::build::{FONTS, Sheet, pdf, stream, unicode_font};
use crate::extract::{Unreadable, pdf::read};

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
