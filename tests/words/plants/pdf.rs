//! In PDFs.

use super::{PLANT, ROUND, Row};

#[path = "../../support/pdf.rs"]
pub mod made;

use made::{Sheet, pdf};

/// A page that says what stands round a plant, with further operators.
fn page(operators: &str) -> Sheet {
    Sheet::default()
        .text(50.0, 700.0, 10.0, ROUND)
        .with(operators)
}

/// Black boxes side by side, of which none covers a word.
fn boxes() -> String {
    let boxes = (0..60).map(|at| format!("{} 595 5 16 re ", 45 + 5 * at));
    boxes.collect::<String>() + "f"
}

pub fn pages(rows: &mut Vec<Row>) {
    let at = |x: f64, y: f64| format!("BT /F1 10 Tf {x} {y} Td ({PLANT}) Tj ET");
    let here = at(50.0, 600.0);
    let hidden = "verbatim, in hidden text";
    let layer = "verbatim, in the invisible text layer of a picture";
    let annotation = |says: &str| Sheet {
        keys: format!("/Annots [<< /Type /Annot /Rect [50 590 250 615] {says} >>]"),
        ..page("")
    };
    let plain = |operators: String| page(&operators);
    for (what, sheet, expected) in [
        ("white", plain(format!("1 g {here} 0 g")), hidden),
        ("white by three colours", plain(format!("1 1 1 rg {here} 0 g")), hidden),
        ("white on a box in white", plain(format!("1 0 0 rg 40 590 300 30 re f 1 g 45 595 280 16 re f {here} 0 g")), hidden),
        ("black on black", plain(format!("45 595 300 16 re f {here}")), hidden),
        ("without any ink", plain(format!("/None gs {here}")), hidden),
        (
            "not painted over a picture",
            plain(format!("q 500 0 0 400 50 300 cm /P Do Q 3 Tr {here}")),
            layer,
        ),
        (
            "below the picture of its page",
            plain(format!("{here} q 600 0 0 650 0 0 cm /P Do Q")),
            layer,
        ),
        ("not painted", plain(format!("3 Tr {here}")), hidden),
        ("below a black box", plain(format!("{here} 0 g 45 595 300 16 re f")), hidden),
        (
            "struck by a line",
            plain(format!("{here} 50 603 m 210 603 l S")),
            "verbatim, struck out",
        ),
        (
            "struck by a thin box",
            plain(format!("{here} 50 602.5 160 0.6 re f")),
            "verbatim, struck out",
        ),
        ("below a white box", plain(format!("{here} 1 g 45 595 300 16 re f 0 g")), hidden),
        ("below the boxes of its letters", plain(format!("{here} {}", boxes())), hidden),
        (
            "below a picture",
            plain(format!("{here} q 300 0 0 20 45 595 cm /P Do Q")),
            hidden,
        ),
        ("clipped away", plain(format!("q 50 100 10 10 re W n {here} Q")), hidden),
        ("without width", plain(format!("0 Tz {here}")), hidden),
        ("off the page", plain(at(900.0, 600.0)), hidden),
        ("tiny", plain(here.replace("10 Tf", "0.5 Tf")), hidden),
        (
            "a comment",
            annotation(&format!("/Subtype /Text /T (Ada) /Contents ({PLANT})")),
            "verbatim, in a comment by Ada",
        ),
        (
            "a struck mark",
            Sheet {
                keys: "/Annots [<< /Type /Annot /Subtype /StrikeOut /Rect [50 595 250 612] /QuadPoints [50 612 250 612 50 595 250 595] >>]".to_owned(),
                ..page(&here)
            },
            "verbatim, struck out",
        ),
        (
            "a popup's words",
            annotation(&format!("/Subtype /Highlight /T (Ada) /Contents ({PLANT})")),
            "verbatim, in a comment by Ada",
        ),
        (
            "what a tag says instead",
            plain(format!("/Span << /ActualText ({PLANT}) >> BDC BT /F1 10 Tf 50 600 Td (Nothing.) Tj ET EMC")),
            hidden,
        ),
        ("a layer that is off", plain(format!("/OC /Off BDC {here} EMC")), hidden),
        // Words of two columns, level with each other.
        (
            "woven",
            page("")
                .lines(
                    50.0,
                    600.0,
                    &[
                        "The mate said to the court that the pumps",
                        "had been seen to by a man of the company on",
                        "the day before, and that he had no reason to",
                        "think otherwise until the water stood above",
                        "the plates, when it was far too late for it.",
                    ],
                )
                .lines(
                    320.0,
                    600.0,
                    &[
                        "were known to be broken, if one may believe",
                        "what the engineer wrote in his letter, which",
                        "nobody at the office has ever answered, and",
                        "which came to light when the file was opened",
                        "to the court in the spring of the next year.",
                    ],
                ),
            "missing",
        ),
    ] {
        rows.push((format!("pdf {what}"), pdf(&[sheet]), expected));
    }
}

/// A hyphen at the end of a line that the document has within the same word elsewhere belongs to it.
#[test]
fn a_word_that_is_wrongly_joined_is_not_there() {
    let sheet = page("").lines(
        50.0,
        600.0,
        &[
            "The office called it a price-determining part, and asked whether there was another price-",
            "determining part; there was none.",
        ],
    );
    let file = pdf(&[sheet]);
    let joined = "another pricedetermining part";
    let said = super::super::found(&[
        ("a.pdf", &file, "another price-determining part"),
        ("a.pdf", &file, joined),
    ]);
    assert!(super::is_plain(&said[0].verdict), "{:?}", said[0]);
    assert!(!super::is_plain(&said[1].verdict), "{:?}", said[1]);
}

/// What a file says of letters may never make of what the page shows something else.
#[test]
fn what_a_tag_says_otherwise_than_the_page_is_not_there() {
    let line = |said: &str, parts: [&str; 3]| {
        let [before, marked, after] = parts;
        page(&format!(
            "BT /F1 10 Tf 50 600 Td ({before}) Tj /Span << /ActualText ({said}) >> BDC {marked} EMC ({after}) Tj ET"
        ))
    };
    let parts = ["The court found him ", "(not guilty) Tj", " of all that."];
    let by_sign = "/F2 10 Tf <E001> Tj /F1 10 Tf ( guilty) Tj";
    let rows = [
        (line("guilty", parts), "found him guilty of all that"),
        (
            line(
                "",
                ["The court found him ", "(not ) Tj", "guilty of all that."],
            ),
            "found him guilty of all that",
        ),
        (
            line(
                "found guilty",
                ["The court ", "(found ) Tj", "him on the pier."],
            ),
            "The court found guilty",
        ),
        (
            line(
                "not guilty",
                ["The court found him ", by_sign, " of all that."],
            ),
            "found him not guilty of all that",
        ),
        (line("guilty not", parts), "found him guilty not"),
        (
            line("12", ["He had ", "(21) Tj", " of them."]),
            "He had 12 of them",
        ),
        (
            line("guilty of it", ["The court found him", "", ""]),
            "The court found him guilty of it",
        ),
    ];
    let files: Vec<Vec<u8>> = rows
        .iter()
        .map(|(sheet, _)| pdf(std::slice::from_ref(sheet)))
        .collect();
    let quotes: Vec<(&str, &[u8], &str)> = files
        .iter()
        .zip(&rows)
        .map(|(file, (_, quote))| ("a.pdf", &file[..], *quote))
        .collect();
    for ((_, quote), found) in rows.iter().zip(super::super::found(&quotes)) {
        assert!(
            !super::is_plain(&found.verdict) || found.whose.is_some(),
            "{quote}: {found:?}"
        );
    }
    let said = super::super::found(&[
        ("a.pdf", &files[0], "found him not guilty of all that"),
        ("a.pdf", &files[4], "guilty not"),
    ]);
    assert!(
        super::is_plain(&said[0].verdict) && said[0].whose.is_none(),
        "{said:?}"
    );
    assert_eq!(said[1].whose.as_deref(), Some("in hidden text"), "{said:?}");
}

/// What looks as if it hid words, and does not.
#[test]
fn words_of_a_pdf_that_are_seen_are_simply_there() {
    let at = |x: f64, y: f64| format!("BT /F1 10 Tf {x} {y} Td ({PLANT}) Tj ET");
    let here = at(50.0, 600.0);
    let over = "45 595 300 16 re f";
    let rows = [
        (
            "white in the head of a table",
            format!("0 g {over} 1 g {here} 0 g"),
        ),
        (
            "white on a picture",
            format!("q 300 0 0 30 45 590 cm /P Do Q 1 g {here} 0 g"),
        ),
        (
            "over a picture",
            format!("q 600 0 0 650 0 0 cm /P Do Q {here}"),
        ),
        (
            "white over what is no rectangle",
            format!("45 595 m 345 595 l 345 615 l 45 620 l f 1 g {here}"),
        ),
        (
            "below a highlight",
            format!("{here} /Multiply gs 1 1 0 rg {over}"),
        ),
        (
            "below what shines through",
            format!("{here} /Thin gs 1 1 0 rg {over}"),
        ),
        (
            "written anew over a white box",
            format!(
                "{} 1 g {over} 0 g {here}",
                at(50.0, 600.0).replace(PLANT, "the pumps were in order again.")
            ),
        ),
        (
            "below a box that is clipped away",
            format!("{here} q 0 0 10 10 re W n 0 g {over} Q"),
        ),
        (
            "within the clip of its page",
            format!("q 0 0 600 800 re W n {here} Q"),
        ),
        ("underlined", format!("{here} 50 598.5 m 210 598.5 l S")),
        (
            "crossed by the rule of a table",
            format!("{here} 20 603 m 580 603 l S"),
        ),
        (
            "below a box on a layer that is off",
            format!("{here} /OC /Off BDC {over} EMC"),
        ),
        ("on a layer that is on", format!("/OC /On BDC {here} EMC")),
        ("painted again in black", format!("1 g {here} 0 g {here}")),
        ("in a frame", format!("45 595 300 16 re S {here}")),
        (
            "turned",
            format!(
                "q 0 1 -1 0 700 100 cm 0 g {over} Q 0 g BT /F1 10 Tf 0 1 -1 0 80 300 Tm ({PLANT}) Tj ET"
            ),
        ),
        (
            "white on a letter that is a box",
            format!("BT /F1 300 Tf 40 560 Td (MM) Tj ET 1 g {here}"),
        ),
        ("drawn as outlines", format!("1 Tr {here}")),
        ("white with black outlines", format!("2 Tr 1 g 0 G {here}")),
    ];
    let files: Vec<Vec<u8>> = rows
        .iter()
        .map(|(_, operators)| pdf(&[page(operators)]))
        .collect();
    let documents: Vec<(&str, &[u8], &str)> = files
        .iter()
        .map(|file| ("a.pdf", &file[..], PLANT))
        .collect();
    for ((what, _), found) in rows.iter().zip(super::super::found(&documents)) {
        assert!(
            super::is_plain(&found.verdict) && found.whose.is_none(),
            "{what}: {found:?}"
        );
    }
}

/// What stands is read without what was struck, and both with it.
#[test]
fn a_number_that_was_struck_is_not_woven_into_what_stands() {
    let line = "BT /F1 10 Tf 50 600 Td (There were 170 270 persons on board.) Tj ET";
    // Where Helvetica has the third word.
    let file = pdf(&[page(&format!("{line} 104.5 603 m 121 603 l S"))]);
    let said = super::super::found(&[
        ("a.pdf", &file, "There were 270 persons on board."),
        ("a.pdf", &file, "There were 170 270 persons on board."),
        ("a.pdf", &file, "There were 170 persons on board."),
    ]);
    assert_eq!(
        (&*said[0].verdict, said[0].whose.as_deref()),
        ("verbatim", Some(OVER)),
        "{said:?}"
    );
    assert_eq!(
        said[1].whose.as_deref(),
        Some("in part struck out"),
        "{said:?}"
    );
    assert!(!super::is_plain(&said[2].verdict), "{said:?}");
}

/// What is said of a quote that leaves out what is struck.
const OVER: &str = "over words that are struck out";

/// Whoever quotes on over struck words is told, and whoever quotes beside them is not.
#[test]
fn who_quotes_over_struck_words_is_told() {
    let line = "BT /F1 10 Tf 50 600 Td (The court did not allow it in May.) Tj ET";
    let drawn = page(&format!("{line} 111.2 603 m 125 603 l S"));
    // As programs save a mark: with the line that it draws.
    let marked = Sheet {
        keys: "/Annots [<< /Type /Annot /Subtype /StrikeOut /T (Ada) /Rect [111 598 125 608]
            /QuadPoints [111 608 125 608 111 598 125 598] /AP << /N 8 0 R >> >>]"
            .to_owned(),
        ..page(line)
    };
    let marked = String::from_utf8(pdf(&[marked])).unwrap().replace(
        "<< /Type /OCG /Name (Draft) >>",
        "<< /Type /XObject /Subtype /Form /BBox [111 598 125 608] /Length 23 >>
stream
111 603 m 125 603 l S 
endstream",
    );
    for file in [pdf(&[drawn]), marked.into_bytes()] {
        let said = super::super::found(&[
            ("a.pdf", &file, "The court did allow it in May."),
            ("a.pdf", &file, "The court did not allow it in May."),
            ("a.pdf", &file, "The court did"),
            ("a.pdf", &file, "allow it in May."),
        ]);
        let told = |at: usize| (&*said[at].verdict, said[at].whose.as_deref());
        assert_eq!(told(0), ("verbatim", Some(OVER)));
        assert!(super::is_plain(told(1).0) && told(1).1 == Some("in part struck out"));
        assert_eq!(told(2), ("verbatim", None));
        assert_eq!(told(3), ("verbatim", None));
    }
}

/// Lines and boxes that are drawn by hand end within letters; words are struck and covered as a whole.
#[test]
fn no_word_is_parted_by_what_strikes_or_covers_it() {
    let rows = [
        (
            "a line that ends within the last letter",
            "The mate said that night.",
            "50 603 m 155 603 l S",
            "The mate said that night.",
            Some("struck out"),
        ),
        (
            "a line that ends before a full stop",
            "The mate said that night.",
            "50 603 m 157.3 603 l S",
            "The mate said that night.",
            Some("struck out"),
        ),
        (
            "a line that begins within a word",
            "He sat at nine and left at ten.",
            "85 603 m 150 603 l S",
            "He sat at nine and left at ten.",
            Some("in part struck out"),
        ),
        (
            "what stands before such a line",
            "He sat at nine and left at ten.",
            "85 603 m 150 603 l S",
            "He sat at",
            None,
        ),
        (
            "a line through the beginning of a word",
            "It was unlawful.",
            "78.9 603 m 90.0 603 l S",
            "It was unlawful.",
            Some("in part struck out"),
        ),
        (
            "a line that ends within a number",
            "The fee was 1,000,500 crowns.",
            "107.2 603 m 141.1 603 l S",
            "The fee was crowns.",
            Some(OVER),
        ),
        (
            "a box that begins within a letter",
            "He saw Agent Feldt there.",
            "0 g 88.6 596 48.7 12 re f",
            "Agent",
            Some("in hidden text"),
        ),
    ];
    let line = |text: &str| format!("BT /F1 10 Tf 50 600 Td ({text}) Tj ET");
    let files: Vec<Vec<u8>> = rows
        .iter()
        .map(|(_, text, drawn, ..)| pdf(&[page(&format!("{} {drawn}", line(text)))]))
        .collect();
    let quotes: Vec<(&str, &[u8], &str)> = files
        .iter()
        .zip(&rows)
        .map(|(file, (_, _, _, quote, _))| ("a.pdf", &file[..], *quote))
        .collect();
    let mut wrong = Vec::new();
    for ((what, .., expected), found) in rows.iter().zip(super::super::found(&quotes)) {
        if !super::is_plain(&found.verdict) || found.whose.as_deref() != *expected {
            wrong.push(format!("{what}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A number that is put beside a struck one is another one, even where no space parts the two.
#[test]
fn a_number_is_told_from_the_struck_one_that_it_touches() {
    let file = pdf(&[page(
        "BT /F1 10 Tf 50 600 Td (The fee was 170) Tj ET 107.2 603 m 123.9 603 l S
        BT /F1 10 Tf 123.9 600 Td (270 crowns.) Tj ET",
    )]);
    let said = super::super::found(&[
        ("a.pdf", &file, "The fee was 270 crowns."),
        ("a.pdf", &file, "The fee was 170270 crowns."),
    ]);
    let told = |at: usize| (&*said[at].verdict, said[at].whose.as_deref());
    assert_eq!(told(0), ("verbatim", Some(OVER)));
    assert!(
        said[1].whose.is_some() || !super::is_plain(&said[1].verdict),
        "{said:?}"
    );
}

/// A comment is told once, and by whom; what it repeats is the page's.
#[test]
fn comments_on_a_page_are_told_and_not_mixed_into_it() {
    let annotation = |says: &str| format!("<< /Type /Annot /Rect [50 590 250 615] {says} >>");
    let keys = [
        format!("/Subtype /Highlight /T (Ada) /Contents ({ROUND})"),
        "/Subtype /FreeText /T (Ben) /M (D:20240203101112Z) /Contents (This is wrong, I think.)"
            .to_owned(),
        "/Subtype /Link /Contents (Opens the page of the office.)".to_owned(),
        "/Subtype /Popup /Parent << /Contents (x) >> /Contents (Says nothing of its own.)"
            .to_owned(),
    ];
    let keys: Vec<String> = keys.iter().map(|says| annotation(says)).collect();
    let sheet = Sheet {
        keys: format!("/Annots [{}]", keys.join(" ")),
        ..page("")
    };
    let file = pdf(&[sheet]);
    let said = super::super::found(&[
        ("a.pdf", &file, ROUND),
        ("a.pdf", &file, "This is wrong, I think."),
        ("a.pdf", &file, "Opens the page of the office."),
        ("a.pdf", &file, "Says nothing of its own."),
    ]);
    assert_eq!(
        (&*said[0].verdict, &said[0].whose),
        ("verbatim", &None),
        "{said:?}"
    );
    assert_eq!(
        said[1].whose.as_deref(),
        Some("in a comment by Ben on 2024-02-03"),
        "{said:?}"
    );
    assert!(!super::is_plain(&said[2].verdict), "{said:?}");
    assert!(!super::is_plain(&said[3].verdict), "{said:?}");
}
