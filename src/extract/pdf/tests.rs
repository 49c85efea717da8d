use super::*;

/// A page of a PDF that is built for a test.
#[derive(Clone, Default)]
struct Sheet {
    contents: String,
    /// Further keys of the page's dictionary.
    keys: String,
}

/// `/F1` is Helvetica. `/F2` is Unicode by its codes, every letter as wide as it is high; `/F3` is the
/// same, written from top to bottom.
const FONTS: &str = "<< /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >>";

impl Sheet {
    fn raw(contents: &str) -> Self {
        Self::default().with(contents)
    }

    /// Writes `text` at a place, in points from the lower left corner.
    fn text(self, x: f64, y: f64, size: f64, text: &str) -> Self {
        let text = text
            .replace('\\', r"\\")
            .replace('(', r"\(")
            .replace(')', r"\)");
        self.with(&format!("BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET"))
    }

    /// Writes lines 12 points apart, in a size of 10.
    fn lines(self, x: f64, y: f64, lines: &[&str]) -> Self {
        let lines = lines.iter().enumerate();
        lines.fold(self, |sheet, (row, line)| {
            sheet.text(x, y - 12.0 * row as f64, 10.0, line)
        })
    }

    /// Writes characters of any script.
    fn unicode(self, font: &str, x: f64, y: f64, text: &str) -> Self {
        let codes: String = text
            .encode_utf16()
            .map(|unit| format!("{unit:04X}"))
            .collect();
        self.with(&format!("BT /{font} 10 Tf {x} {y} Td <{codes}> Tj ET"))
    }

    fn with(mut self, operators: &str) -> Self {
        self.contents += operators;
        self.contents.push('\n');
        self
    }
}

fn unicode_font(encoding: &str) -> String {
    format!(
        "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /{encoding} /ToUnicode 6 0 R
        /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /DW 1000
        /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
    )
}

fn stream(keys: &str, data: &str) -> String {
    format!(
        "<< {keys} /Length {} >>\nstream\n{data}\nendstream",
        data.len()
    )
}

/// A PDF of these pages, with further objects from number 10 on.
fn pdf(pages: &[Sheet], further: &[String]) -> Vec<u8> {
    let map = "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange
        1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap";
    let first = 10 + further.len();
    let kids: Vec<String> = (0..pages.len())
        .map(|page| format!("{} 0 R", first + page * 2))
        .collect();
    let info =
        r"<< /Title <FEFF00C4 0042> /Author (O. Ne) /CreationDate (D:20190607114832-07'00') >>";
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R /Lang (de-AT) >>".to_owned(),
        format!(
            "<< /Type /Pages /Kids [{}] /Count {} >>",
            kids.join(" "),
            pages.len()
        ),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_owned(),
        unicode_font("Identity-H"),
        unicode_font("Identity-V"),
        stream("", map),
        info.to_owned(),
        "null".to_owned(),
        "null".to_owned(),
    ];
    objects.extend_from_slice(further);
    for (at, page) in pages.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources {FONTS}
            /Contents {} 0 R {} >>",
            first + at * 2 + 1,
            page.keys
        ));
        objects.push(stream("", &page.contents));
    }
    let mut file = "%PDF-1.7\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let start = file.len();
    let size = objects.len() + 1;
    file += &format!(
        "{table}trailer\n<< /Size {size} /Root 1 0 R /Info 7 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    file.into_bytes()
}

fn texts(sheet: Sheet) -> Vec<String> {
    let read = read(&pdf(&[sheet], &[])).unwrap();
    read.blocks.into_iter().map(|block| block.text).collect()
}

const LEFT: [&str; 6] = [
    "The first column begins with this line here",
    "and goes on below it, as columns do on pages,",
    "until the last one of its lines has been written.",
    "Then the eye moves up and to the right, where",
    "the second column stands, and reads on there.",
    "A sentence may be cut in the middle and then",
];
const RIGHT: [&str; 6] = [
    "go on in the next column, as this one does it.",
    "The second column has as many lines as the one",
    "before it, so that neither line stands alone,",
    "and each of them is about as wide as the others",
    "are. Whoever reads across finds no sense in it,",
    "which is how one knows that they are columns.",
];

#[test]
fn columns_are_read_one_after_the_other_and_what_spans_them_in_its_place() {
    let sheet = Sheet::default()
        .text(
            60.0,
            760.0,
            16.0,
            "A heading that stands across both of the two columns",
        )
        .lines(50.0, 720.0, &LEFT)
        .lines(310.0, 720.0, &RIGHT)
        .text(
            60.0,
            610.0,
            16.0,
            "A second heading that stands across both columns",
        )
        .lines(50.0, 570.0, &RIGHT)
        .lines(310.0, 570.0, &LEFT[..5]);
    let texts = texts(sheet);
    assert_eq!(texts.len(), 4 + 1, "{texts:#?}");
    assert!(texts[0].starts_with("A heading"));
    assert_eq!(texts[1], [LEFT, RIGHT].concat().join(" "));
    assert!(texts[2].starts_with("A second heading"));
    assert_eq!(texts[3], RIGHT.join(" "));
    assert_eq!(texts[4], LEFT[..5].join(" "));
}

#[test]
fn a_table_is_read_row_by_row() {
    let rows = [
        ("Austria", "8.9", "Vienna"),
        ("Belgium", "11.5", "Brussels"),
        ("Czech Republic", "10.7", "Prague"),
        ("Denmark", "5.8", "Copenhagen"),
        ("Finland", "5.5", "Helsinki"),
        ("France", "67.4", "Paris"),
        ("Greece", "10.4", "Athens"),
    ];
    let mut sheet = Sheet::default();
    for (row, (country, people, capital)) in rows.iter().enumerate() {
        let y = 700.0 - 12.0 * row as f64;
        let cells = [(50.0, country), (200.0, people), (300.0, capital)];
        sheet = cells
            .iter()
            .fold(sheet, |sheet, (x, cell)| sheet.text(*x, y, 10.0, cell));
    }
    let expected: Vec<String> = rows
        .iter()
        .map(|(a, b, c)| format!("{a} {b} {c}"))
        .collect();
    assert_eq!(texts(sheet), expected);
}

#[test]
fn a_caption_is_read_cell_by_cell_or_row_by_row_but_not_torn() {
    let sheet = Sheet::default()
        .lines(
            50.0,
            700.0,
            &["JANE DOE,", "            Plaintiff,", "v.", "JOHN ROE,"],
        )
        .lines(200.0, 700.0, &[")", ")", ")", ")"])
        .lines(300.0, 700.0, &["", "Case No. 19-123", "ORDER", ""]);
    assert_eq!(
        texts(sheet),
        [
            "JANE DOE, )",
            "Plaintiff, ) Case No. 19-123",
            "v. ) ORDER",
            "JOHN ROE, )"
        ]
    );
}

#[test]
fn line_numbers_of_pleadings_are_a_block_of_their_own() {
    let mut sheet = Sheet::default();
    for number in 1..=28 {
        let y = 760.0 - 24.0 * f64::from(number);
        sheet = sheet.text(30.0, y, 12.0, &number.to_string());
    }
    for (row, line) in LEFT.iter().enumerate() {
        sheet = sheet.text(80.0, 700.0 - 24.0 * row as f64, 12.0, line);
    }
    let numbers: Vec<String> = (1..=28).map(|number| number.to_string()).collect();
    assert_eq!(texts(sheet), [LEFT.join(" "), numbers.join(" ")]);
}

#[test]
fn a_numbered_list_is_not_in_the_margin() {
    let mut sheet = Sheet::default();
    for number in 1..=12 {
        let y = 760.0 - 12.0 * f64::from(number);
        sheet =
            sheet
                .text(30.0, y, 10.0, &format!("{number}"))
                .text(30.0, y - 300.0, 10.0, "12 men");
    }
    assert!(texts(sheet).iter().all(|text| !text.starts_with("1 2 3")));
}

#[test]
fn paragraphs_end_where_their_writer_ended_them() {
    let long = "This line is as long as the column of text in which it was written by";
    for (how, second, expected) in [
        (
            "the next is further down",
            (50.0, 638.0, 10.0, "Another one."),
            2,
        ),
        ("the next is set in", (70.0, 652.0, 10.0, "Another one."), 2),
        ("the next is larger", (50.0, 650.0, 13.0, "Another one."), 2),
        (
            "the next begins an item",
            (50.0, 652.0, 10.0, r"\225    Another one."),
            2,
        ),
        ("it ended early", (50.0, 652.0, 10.0, "Another one."), 2),
        ("it runs on", (50.0, 652.0, 10.0, "another one."), 1),
    ] {
        let (x, y, size, text) = second;
        let last = if expected == 1 {
            "its writer, who has"
        } else {
            "its writer."
        };
        let sheet = Sheet::default()
            .lines(50.0, 700.0, &[long, long, long, last])
            .with(&format!("BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET"));
        assert_eq!(texts(sheet).len(), expected, "{how}");
    }
}

#[test]
fn words_are_joined_over_lines() {
    let sheet = Sheet::default().lines(
        50.0,
        700.0,
        &[
            "The committee asked for all of the infor-",
            "mation that the Anglo-",
            "Saxon board had held.",
        ],
    );
    assert_eq!(
        texts(sheet),
        ["The committee asked for all of the information that the Anglo-Saxon board had held."]
    );
}

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
fn columns_from_top_to_bottom_are_lines() {
    let sheet = Sheet::default()
        .unicode("F3", 500.0, 700.0, "縦書き")
        .unicode("F3", 484.0, 700.0, "二行目");
    assert_eq!(texts(sheet), ["縦書き二行目"]);
}

#[test]
fn a_turned_page_is_read_as_it_is_looked_at() {
    let turned = Sheet {
        contents: "BT /F1 10 Tf 0 1 -1 0 300 100 Tm (First line of it.) Tj ET
            BT /F1 10 Tf 0 1 -1 0 330 100 Tm (Second, further down.) Tj ET"
            .to_owned(),
        keys: "/Rotate 90".to_owned(),
    };
    assert_eq!(
        texts(turned),
        ["First line of it.", "Second, further down."]
    );
    // The same without the turn of the page is text up the page.
    let along = Sheet::raw("BT /F1 10 Tf 0 1 -1 0 20 100 Tm (A stamp in the margin) Tj ET")
        .lines(50.0, 700.0, &LEFT);
    assert_eq!(
        texts(along),
        [LEFT.join(" "), "A stamp in the margin".to_owned()]
    );
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

#[test]
fn names_that_say_nothing_are_not_guessed() {
    let font = |differences: &str| {
        let font = format!(
            "<< /Type /Font /Subtype /TrueType /BaseFont /Test /FirstChar 65 /LastChar 66
            /Widths [600 600] /Encoding << /Differences [65 {differences}] >> >>"
        );
        let drawing = stream(
            "/Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F 10 0 R >> >>",
            "BT /F 10 Tf 2 5 Td (AB) Tj ET",
        );
        let sheet = Sheet {
            contents: String::new(),
            keys: "/Annots [<< /Rect [50 100 150 120] /AP << /N 11 0 R >> >>]".to_owned(),
        };
        let shown = sheet.text(50.0, 700.0, 10.0, "text");
        read(&pdf(&[shown], &[font, drawing])).unwrap().blocks[1]
            .text
            .clone()
    };
    assert_eq!(font("/g1 /g2"), "\u{FFFD}\u{FFFD}");
    assert_eq!(font("/a65 /a66"), "AB");
    assert_eq!(font("/x /eacute"), "xé");
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
fn headers_footers_and_page_numbers_are_blocks_of_their_own() {
    let page = |number: usize, body: &[&str], rest: &str| {
        let header = format!("Case 1:19-cv-00123 Document {number} Page {number} of 2");
        let mut lines = vec![header.as_str()];
        lines.extend(body);
        lines.push(rest);
        let footer = format!("{number}");
        lines.push(&footer);
        Sheet::default().lines(50.0, 760.0, &lines)
    };
    let pages = [
        page(
            1,
            &LEFT[..5],
            "A sentence that ends here on the first page.",
        ),
        page(2, &RIGHT, "Another that ends on the second."),
    ];
    let read = read(&pdf(&pages, &[])).unwrap();
    assert_eq!(read.pages, Some(2));
    let blocks: Vec<(u32, &str)> = read
        .blocks
        .iter()
        .map(|block| (block.page.unwrap(), block.text.as_str()))
        .collect();
    let bodies = [LEFT[..5].join(" "), RIGHT.join(" ")];
    assert_eq!(
        blocks,
        [
            (1, "Case 1:19-cv-00123 Document 1 Page 1 of 2"),
            (
                1,
                &*format!("{} A sentence that ends here on the first page.", bodies[0])
            ),
            (1, "1"),
            (2, "Case 1:19-cv-00123 Document 2 Page 2 of 2"),
            (
                2,
                &*format!("{} Another that ends on the second.", bodies[1])
            ),
            (2, "2"),
        ]
    );
}

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
