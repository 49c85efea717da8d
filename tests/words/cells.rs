//! Cells of a table that stand beside one another: each has its own words, and a quote that runs from one into the next says
//! that it does.

use super::{
    check, found,
    plants::{
        packed,
        pdf::made::{FIRST, Sheet, file, pdf},
    },
    seams::{docx, hold},
};

const CELLS: [&str; 2] = ["The captain of the ferry said", "nothing that night of it."];
const ACROSS: &str = "ferry said nothing that night";

/// A presentation of one slide.
fn presentation(slide: &str) -> Vec<u8> {
    packed(&[
        (
            "ppt/presentation.xml",
            "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst><p:sldId id='256' r:id='r1'/></p:sldIdLst></p:presentation>",
        ),
        (
            "ppt/_rels/presentation.xml.rels",
            "<Relationships><Relationship Id='r1' Type='http://x/slide' Target='slides/slide1.xml'/></Relationships>",
        ),
        ("ppt/slides/slide1.xml", slide),
    ])
}

/// A table of one row with these cells, and a paragraph behind it.
fn tables() -> Vec<(&'static str, Vec<u8>)> {
    let row =
        |cell: &dyn Fn(&str) -> String| CELLS.iter().map(|text| cell(text)).collect::<String>();
    let docx = format!(
        "<w:document xmlns:w='x'><w:body><w:tbl><w:tr>{}</w:tr></w:tbl><w:p><w:r><w:t>Behind.</w:t></w:r></w:p></w:body></w:document>",
        row(&|text| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"))
    );
    let odt = format!(
        "<office:document-content><office:body><office:text><table:table><table:table-row>{}</table:table-row></table:table>\
         <text:p>Behind.</text:p></office:text></office:body></office:document-content>",
        row(&|text| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>"))
    );
    let slide = format!(
        "<p:sld xmlns:a='a' xmlns:p='p'><p:cSld><p:spTree><p:graphicFrame><a:tbl><a:tr>{}</a:tr></a:tbl></p:graphicFrame>\
         </p:spTree></p:cSld></p:sld>",
        row(&|text| format!(
            "<a:tc><a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>"
        ))
    );
    let html = format!(
        "<!doctype html><title>T</title><p>Before.</p><table><tr>{}</tr></table><p>Behind.</p>",
        row(&|text| format!("<td>{text}</td>"))
    );
    let rtf = format!(
        "{{\\rtf1 \\trowd {}\\row \\pard Behind.\\par}}",
        row(&|text| format!("\\pard\\intbl {text}\\cell "))
    );
    let mime = ("mimetype", "application/vnd.oasis.opendocument.text");
    vec![
        ("a.docx", packed(&[("word/document.xml", &docx)])),
        ("a.odt", packed(&[mime, ("content.xml", &odt)])),
        ("a.pptx", presentation(&slide)),
        ("a.html", html.into_bytes()),
        ("a.rtf", rtf.into_bytes()),
    ]
}

#[test]
fn a_quote_over_two_cells_says_so_in_every_format() {
    let tables = tables();
    for (quote, expected) in [
        (
            ACROSS,
            "verbatim, over the gap between two columns or cells",
        ),
        (CELLS[0], "verbatim"),
        (CELLS[1], "verbatim"),
    ] {
        let documents: Vec<(&str, &[u8], &str)> = tables
            .iter()
            .map(|(name, bytes)| (*name, &bytes[..], quote))
            .collect();
        let told: Vec<_> = tables
            .iter()
            .zip(found(&documents))
            .map(|((name, _), found)| (format!("{name} “{quote}”"), expected, found))
            .collect();
        check(&told);
    }
}

/// What the first of two parts of a page says, and what the other says; the parts have these styles, and what is round them
/// has that.
fn beside(around: &str, [first, other]: [&str; 2]) -> Vec<u8> {
    let [before, behind] = CELLS;
    format!(
        "<!doctype html><title>T</title><p>Before.</p><div style='{around}'><div style='{first}'>{before}</div>\
         <div style='{other}'>{behind}</div></div><p>Behind.</p>"
    )
    .into_bytes()
}

#[test]
fn parts_of_a_page_that_styles_set_beside_one_another_are_cells() {
    let columns = [
        beside("display:flex", ["", ""]),
        beside("display:flex;flex-wrap:wrap", ["width:50%", "width:50%"]),
        beside("display:grid;grid-template-columns:repeat(2, 1fr)", ["", ""]),
        beside("display:grid;grid-template-columns:[a] 1fr [b] 2fr", ["grid-column:1", "grid-column:2"]),
        beside("", ["float:left", "float:right"]),
        beside("", ["float:left;width:50%", ""]),
        beside("", ["display:table-cell", "display:table-cell"]),
        beside("", ["display:inline-block;width:48%", "display:inline-block;width:48%"]),
        beside("position:relative", ["position:absolute;left:0", "position:absolute;left:50%"]),
        "<!doctype html><title>T</title><style>.r{display:flex}.r>*{float:none}</style><div class=r>The captain of the ferry said\
         <span>nothing that night of it.</span></div><p>Behind."
            .into(),
        "<!doctype html><title>T</title><style>#r{display:flex}.c{display:contents}</style><div id=r><div class=c>\
         <p>The captain of the ferry said</p></div><pre>nothing that night of it.</pre></div><p>Behind."
            .into(),
    ];
    let below = [
        beside("", ["", ""]),
        beside("display:flex;flex-direction:column", ["", ""]),
        beside("display:flex;flex-wrap:wrap", ["flex:0 0 100%", "width:100%"]),
        beside("display:grid", ["", ""]),
        beside("display:grid;grid-template-columns:1fr min(60ch, 100%) 1fr", ["grid-column:2", "grid-column:2"]),
        beside("", ["float:left;width:100%", ""]),
        beside("", ["display:inline-block", ""]),
        // An initial, a picture that floats, a cell without words.
        b"<!doctype html><title>T</title><p><span style='float:left'>T</span>he captain of the ferry said<p>nothing that \
          night of it."
            .into(),
        b"<!doctype html><title>T</title><p>The captain of the ferry said <img style='float:left' alt=''>\
          <p>nothing that night of it."
            .into(),
        b"<!doctype html><title>T</title><p>The captain of the ferry said</p><div style='display:flex'><div></div></div>\
          <p>nothing that night of it."
            .into(),
    ];
    let over = "verbatim, over the gap between two columns or cells";
    let all = (columns.iter().map(|page| (page, over)))
        .chain(below.iter().map(|page| (page, "verbatim")));
    for (quote, is_across) in [(ACROSS, true), (CELLS[0], false), (CELLS[1], false)] {
        let documents: Vec<(&str, &[u8], &str)> = all
            .clone()
            .map(|(page, _)| ("a.html", &page[..], quote))
            .collect();
        let told: Vec<_> = all
            .clone()
            .zip(found(&documents))
            .map(|((page, expected), found)| {
                let expected = if is_across { expected } else { "verbatim" };
                (String::from_utf8_lossy(page).into_owned(), expected, found)
            })
            .collect();
        check(&told);
    }
}

/// A row as it is copied has tabs or spaces where the reader sets ` | `.
#[test]
fn a_quote_over_the_cells_of_a_row_says_so_however_it_was_copied() {
    let table = b"day,place,what\n2023-11-18,bridge,Sailed 06:52; not inspected\n2023-11-19,pier,Nobody came\n";
    let over = "over the gap between two columns or cells";
    let rows = [
        ("2023-11-18 | bridge | Sailed", format!("verbatim, {over}")),
        (
            "2023-11-18 bridge Sailed 06:52",
            format!("normalised, {over}"),
        ),
        (
            "2023-11-18\tbridge\tSailed 06:52",
            format!("normalised, {over}"),
        ),
        ("not inspected 2023-11-19", format!("verbatim, {over}")),
        ("Sailed 06:52; not inspected", "verbatim".to_owned()),
        ("2023-11-18 bridge Nobody", "missing".to_owned()),
    ];
    let documents: Vec<(&str, &[u8], &str)> = rows
        .iter()
        .map(|(quote, _)| ("a.csv", &table[..], *quote))
        .collect();
    let told: Vec<_> = rows
        .iter()
        .zip(found(&documents))
        .map(|((quote, expected), found)| ((*quote).to_owned(), &**expected, found))
        .collect();
    check(&told);
}

/// Lines whose words these set in columns, in every format that has such lines: each a paragraph, or all of them one.
fn in_columns(lines: &[[&str; 2]]) -> Vec<(&'static str, Vec<u8>)> {
    let rows = |around: [&str; 2], gap: &str| {
        let rows = lines
            .iter()
            .map(|cells| [around[0], &cells.join(gap), around[1]].concat());
        rows.collect::<String>()
    };
    let mail = |gap: &str| {
        let text = rows(["", "\n"], gap);
        format!("From: A <a@x.example>\nSubject: x\n\n{text}").into_bytes()
    };
    let docx = |rows: String| {
        let text = format!("<w:document xmlns:w='x'><w:body>{rows}</w:body></w:document>");
        packed(&[("word/document.xml", &text)])
    };
    let odt = |gap: &str| {
        let rows = rows(["<text:p>", "</text:p>"], gap);
        let text = format!(
            "<office:document-content><office:body><office:text>{rows}</office:text></office:body></office:document-content>"
        );
        let mime = ("mimetype", "application/vnd.oasis.opendocument.text");
        packed(&[mime, ("content.xml", &text)])
    };
    let tab = "</w:t><w:tab/><w:t>";
    let broken = rows(["<w:t>", "</w:t><w:br/>"], tab);
    let rtf = |end: &str| format!("{{\\rtf1 {}\\par}}", rows(["", end], "\\tab ")).into_bytes();
    vec![
        (
            "a.docx",
            docx(rows(["<w:p><w:r><w:t>", "</w:t></w:r></w:p>"], tab)),
        ),
        ("a.docx", docx(format!("<w:p><w:r>{broken}</w:r></w:p>"))),
        ("a.odt", odt("<text:tab/>")),
        ("a.odt", odt("<text:s text:c='9'/>")),
        ("a.rtf", rtf("\\par ")),
        ("a.rtf", rtf("\\line ")),
        ("a.eml", mail("\t")),
        ("a.eml", mail("        ")),
        ("a.txt", rows(["", "\n"], "\t").into_bytes()),
        ("a.md", rows(["", "\n"], "\t").into_bytes()),
    ]
}

/// What each format says of a quote, with the verdict that texts without markup have.
fn hold_in_columns(lines: &[[&str; 2]], quotes: &[(&str, &str)]) {
    let files = in_columns(lines);
    for (quote, whose) in quotes {
        let documents: Vec<(&str, &[u8], &str)> = files
            .iter()
            .map(|(name, bytes)| (*name, &bytes[..], *quote))
            .collect();
        let wrong = files.iter().zip(found(&documents)).filter(|(_, found)| {
            found.verdict == "missing" || found.whose.as_deref().unwrap_or_default() != *whose
        });
        let wrong: Vec<String> = wrong
            .map(|((name, _), found)| {
                format!("{name} “{quote}”: {}, {:?}", found.verdict, found.whose)
            })
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
fn rows_of_a_table_by_tabs_end_at_their_last_cell() {
    let over = "over the gap between two columns or cells";
    let lines = [
        ["For the claimant", "For the defendant"],
        ["Greta Szabo", "Ruben Moreau"],
        ["denies all of it", "admits the breach"],
        ["The notary", "of Bergen"],
    ];
    hold_in_columns(
        &lines,
        &[
            ("Ruben Moreau denies all of it", over),
            ("For the defendant Greta Szabo", over),
            ("Greta Szabo Ruben Moreau", over),
            ("For the claimant Greta Szabo", over),
            ("admits the breach", ""),
        ],
    );
    // What is set before words is no cell, and one line is no table.
    let labelled = [
        ["Q.", "Did you go there?"],
        ["A.", "I did not."],
        ["(a)", "The port"],
    ];
    hold_in_columns(
        &labelled,
        &[("I did not. (a) The port", ""), ("go there? A. I did", "")],
    );
    hold_in_columns(
        &[["(a)", "He was"], ["Ana", "a witness"], ["(b)", "then."]],
        &[("a witness (b) then.", "")],
    );
}

#[test]
fn boxes_of_a_page_are_cells() {
    let boxes = ["Falk was present", "Moreau was absent"];
    let all = |of: &dyn Fn(&str) -> String| boxes.map(of).concat();
    let shapes = all(&|text| {
        format!(
            "<p:sp><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p><a:p><a:r><a:t>on Monday</a:t></a:r></a:p></p:txBody></p:sp>"
        )
    });
    let slide = format!(
        "<p:sld xmlns:a='a' xmlns:p='p'><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>"
    );
    let pictures = all(&|text| {
        format!(
            "<w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p><w:p><w:r><w:t>on Monday</w:t></w:r></w:p>\
             </w:txbxContent></v:textbox></w:pict>"
        )
    });
    let text = format!(
        "<w:document xmlns:w='x' xmlns:v='v'><w:body><w:p><w:r><w:t>The report</w:t></w:r></w:p><w:p><w:r>{pictures}</w:r><w:r>\
         <w:t>ends here</w:t></w:r></w:p></w:body></w:document>"
    );
    let framed = all(&|text| {
        [text, "on Monday"]
            .map(|line| {
                format!(
                    "<w:p><w:pPr><w:framePr w:w='200' w:y='{}'/></w:pPr><w:r><w:t>{line}</w:t></w:r></w:p>",
                    text.len()
                )
            })
            .concat()
    });
    let framed = docx(&format!(
        "<w:p><w:r><w:t>The report</w:t></w:r></w:p>{framed}<w:p><w:r><w:t>ends here</w:t></w:r></w:p>"
    ));
    let frames = all(&|text| {
        format!(
            "<draw:frame><draw:text-box><text:p>{text}</text:p><text:p>on Monday</text:p></draw:text-box></draw:frame>"
        )
    });
    let odt = format!(
        "<office:document-content><office:body><office:text><text:p>The report</text:p><text:p>{frames}ends here</text:p>\
         </office:text></office:body></office:document-content>"
    );
    let mime = ("mimetype", "application/vnd.oasis.opendocument.text");
    let pptx = presentation(&slide);
    let boxed = packed(&[("word/document.xml", &text)]);
    let odt = packed(&[mime, ("content.xml", &odt)]);
    let over = "verbatim, over the gap between two columns or cells";
    let rows = [
        ("a.pptx", &pptx, "on Monday Moreau was absent", over),
        ("a.pptx", &pptx, "Falk was present on Monday", "verbatim"),
        ("a.docx", &boxed, "The report Falk was present", over),
        ("a.docx", &boxed, "on Monday Moreau was absent", over),
        ("a.docx", &boxed, "on Monday ends here", over),
        ("a.docx", &boxed, "Moreau was absent on Monday", "verbatim"),
        ("a.docx", &framed, "The report Falk was present", over),
        ("a.docx", &framed, "on Monday Moreau was absent", over),
        ("a.docx", &framed, "on Monday ends here", over),
        ("a.docx", &framed, "Moreau was absent on Monday", "verbatim"),
        ("a.odt", &odt, "on Monday Moreau was absent", over),
        ("a.odt", &odt, "on Monday ends here", over),
        ("a.odt", &odt, "Falk was present on Monday", "verbatim"),
    ];
    hold(&rows.map(|(name, bytes, quote, says)| (name, bytes.clone(), quote, says)));
}

const OVER: &str = "verbatim, over the gap between two columns or cells";

/// What is found of quotes from the same file.
fn hold_of(name: &str, file: &[u8], quotes: &[(&str, &str)]) {
    let documents: Vec<(&str, &[u8], &str)> = quotes
        .iter()
        .map(|(quote, _)| (name, file, *quote))
        .collect();
    let told: Vec<_> = quotes
        .iter()
        .zip(found(&documents))
        .map(|((quote, expected), found)| (format!("{name} “{quote}”"), *expected, found))
        .collect();
    check(&told);
}

/// A page on which stands a table without lines, whose cells the file tells. Each has lines, and the place of
/// the first.
fn tagged(sheet: Sheet, rows: &[&[(f64, f64, &[&str])]]) -> Vec<u8> {
    let (root, table) = (FIRST + 2, FIRST + 3);
    let mut further = vec![String::new(), "<< /S /Table >>".to_owned()];
    let (mut sheet, mut marks) = (sheet, Vec::new());
    for row in rows {
        further.push(format!("<< /S /TR /P {table} 0 R >>"));
        let row_at = root + further.len() - 1;
        for (x, y, lines) in *row {
            further.push(format!("<< /S /TD /P {row_at} 0 R >>"));
            let number = marks.len();
            marks.push(format!("{} 0 R", root + further.len() - 1));
            sheet = sheet
                .with(&format!("/TD << /MCID {number} >> BDC"))
                .lines(*x, *y, lines)
                .with("EMC");
        }
    }
    further[0] = format!(
        "<< /Type /StructTreeRoot /K {table} 0 R /ParentTree << /Nums [0 [{}]] >> >>",
        marks.join(" ")
    );
    sheet.keys += " /StructParents 0";
    file(&[sheet], &format!("/StructTreeRoot {root} 0 R"), &further)
}

/// The cells of two rows, no further apart than words.
const TIGHT: [&[(f64, f64, &[&str])]; 2] = [
    &[
        (50.0, 600.0, &["Meridian", "Water"]),
        (95.0, 600.0, &["did not pay", "the fee in May"]),
    ],
    &[
        (50.0, 576.0, &["Holm"]),
        (95.0, 576.0, &["paid all of", "it in June"]),
    ],
];

#[test]
fn cells_that_a_pdf_tells_are_cells_however_near() {
    let prose = Sheet::default().lines(50.0, 700.0, &["What was paid is told here."]);
    hold_of(
        "a.pdf",
        &tagged(prose, &TIGHT),
        &[
            ("Meridian Water", "verbatim"),
            ("did not pay the fee in May", "verbatim"),
            ("paid all of it in June", "verbatim"),
            ("Meridian Water did not pay", OVER),
            ("the fee in May Holm", OVER),
            ("Holm paid all of", OVER),
            ("Meridian Water Holm", "missing"),
            ("Water the fee in May", "missing"),
            ("What was paid is told here.", "verbatim"),
        ],
    );
}

/// What the file tells takes no word out of the sentence in which the page shows it.
#[test]
fn cells_that_stand_in_one_another_are_none() {
    let rows: [&[(f64, f64, &[&str])]; 2] = [
        &[
            (50.0, 600.0, &["The court found that he was        guilty."]),
            (178.0, 600.0, &["not"]),
        ],
        &[(50.0, 588.0, &["So"]), (70.0, 588.0, &["it was."])],
    ];
    hold_of(
        "a.pdf",
        &tagged(Sheet::default(), &rows),
        &[
            ("The court found that he was guilty.", "missing"),
            ("he was not guilty.", "verbatim"),
        ],
    );
}

/// The cells of two rows that nothing tells but the order in which they are written, with these words above.
fn dealt(above: &[&str]) -> Vec<u8> {
    let sheet = Sheet::default().lines(50.0, 700.0, above);
    let sheet = TIGHT.iter().copied().flatten().fold(sheet, |sheet, cell| {
        let (x, y, lines) = *cell;
        sheet.lines(if x > 60.0 { 200.0 } else { x }, y, lines)
    });
    pdf(&[sheet])
}

#[test]
fn cells_that_are_written_one_after_the_other_are_read_so() {
    hold_of(
        "a.pdf",
        &dealt(&["What was paid is told here."]),
        &[
            ("did not pay the fee in May", "verbatim"),
            ("paid all of it in June", "verbatim"),
            ("Meridian Water did not pay", OVER),
            ("the fee in May Holm", OVER),
            ("Holm paid all of", OVER),
            ("Meridian Water Holm", "missing"),
            ("the fee in May paid all of", "missing"),
        ],
    );
    // Paragraphs behind their numbers are none.
    let numbered = ["12", "13"].iter().zip([600.0, 570.0]);
    let sheet = numbered.fold(Sheet::default(), |sheet, (number, y)| {
        let sheet = sheet.text(50.0, y, 10.0, number);
        sheet.lines(
            90.0,
            y,
            &["The mate was told of it by the", "engineer, who then left."],
        )
    });
    hold_of(
        "a.pdf",
        &pdf(&[sheet]),
        &[(
            "told of it by the engineer, who then left. 13 The mate",
            "verbatim",
        )],
    );
}

/// Whose figures they are: of cells, or of one figure with a space before each three digits.
#[test]
fn figures_of_two_cells_are_two() {
    let rows = [
        ["Fees", "310", "420"],
        ["Deaths", "12", "000"],
        ["Loans", "8", "950"],
    ];
    let sheet = rows
        .iter()
        .zip([600.0, 586.0, 572.0])
        .fold(Sheet::default(), |sheet, (row, y)| {
            let places = [50.0, 200.0, 300.0];
            let cells = row.iter().zip(places);
            cells.fold(sheet, |sheet, (cell, x)| sheet.text(x, y, 10.0, cell))
        });
    let text = |gap: &str| {
        let rows = rows.map(|row| row.join(gap) + "\n");
        rows.concat().into_bytes()
    };
    let spaced = OVER.replace("verbatim", "normalised");
    for (name, file, over) in [
        ("a.pdf", pdf(&[sheet]), OVER),
        ("a.txt", text("\t"), &spaced),
        ("a.txt", text("  "), &spaced),
        ("a.txt", text("        "), &spaced),
    ] {
        hold_of(
            name,
            &file,
            &[
                ("310", "verbatim"),
                ("420", "verbatim"),
                ("12", "verbatim"),
                ("950", "verbatim"),
                ("310 420", over),
                ("12 000", over),
                ("31", "missing"),
                ("20", "missing"),
            ],
        );
    }
    let one = b"They paid 12 000 crowns.";
    hold_of(
        "a.txt",
        one,
        &[
            ("12 000", "verbatim"),
            ("12", "missing"),
            ("000", "missing"),
        ],
    );
}
