//! Columns, tables, lines and paragraphs.

use super::build::{LEFT, RIGHT, Sheet, pdf, texts};
use crate::extract::pdf::read;

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
fn a_caption_is_read_cell_by_cell() {
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
            "JANE DOE,",
            "Plaintiff,",
            "v.",
            "JOHN ROE,",
            "Case No. 19-123 ORDER",
            ") ) ) )"
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

/// A page of a transcript: so many numbered lines, of which every second goes on from the one before.
fn transcript(lines: usize, x: f64) -> Sheet {
    (0..lines).fold(Sheet::default(), |sheet, line| {
        let y = 740.0 - 24.0 * line as f64;
        let number = (line + 1).to_string();
        let words = ["He told her of the crates when he", "came to the gate."][line % 2];
        let right = x + 14.0 - 7.0 * number.len() as f64;
        sheet
            .text(right, y, 12.0, &number)
            .text(x + 50.0, y, 12.0, words)
    })
}

#[test]
fn few_lines_are_numbered_where_a_page_before_has_the_numbers() {
    for (lines, numbers) in [
        (1, "1"),
        (2, "1 2"),
        (4, "1 2 3 4"),
        (9, "1 2 3 4 5 6 7 8 9"),
    ] {
        let pages = [
            transcript(12, 40.0),
            transcript(11, 70.0),
            transcript(lines, 40.0),
        ];
        let read = read(&pdf(&pages, &[])).unwrap();
        let last: Vec<&str> = read
            .blocks
            .iter()
            .filter(|block| block.page == Some(3))
            .map(|block| &*block.text)
            .collect();
        let said = ["He told her of the crates when he", "came to the gate."];
        let said: Vec<&str> = said.into_iter().cycle().take(lines).collect();
        assert_eq!(last.join(" "), format!("{} {numbers}", said.join(" ")));
        let printed = read.printed.iter().filter(|line| line.page == 3);
        assert_eq!(printed.count(), lines);
    }
    // In another place, or behind no such page, they are of the text.
    for pages in [
        vec![transcript(12, 40.0), transcript(4, 60.0)],
        vec![transcript(4, 40.0)],
    ] {
        let read = read(&pdf(&pages, &[])).unwrap();
        let last = read.blocks.last().map_or("", |block| &block.text);
        assert!(last.contains("gate"), "{last}");
    }
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
        [
            "The committee asked for all of the infor\u{AD}mation that the Anglo-\u{AD}Saxon board had held."
        ]
    );
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
        ..Sheet::default()
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
fn the_two_sides_of_a_caption_are_read_apart() {
    let rows = [
        ("CLARA EXAMPLE, an individual,", ""),
        ("", "Case No. 26-cv-0412"),
        ("     Plaintiff,", ""),
        ("", "COMPLAINT FOR NEGLIGENCE"),
        ("     v.", "AND FOR BREACH OF DUTY"),
        ("", ""),
        ("THE HARBOUR OFFICE,", "Jury trial demanded"),
        ("     Defendant.", ""),
    ];
    let mut sheet = Sheet::default().text(180.0, 760.0, 10.0, "IN THE COURT OF THE HARBOUR");
    for (row, (left, right)) in rows.iter().enumerate() {
        let y = 700.0 - 14.0 * row as f64;
        sheet = sheet.text(60.0, y, 10.0, left).text(300.0, y, 10.0, ")");
        sheet = sheet.text(330.0, y, 10.0, right);
    }
    let sheet = sheet.text(60.0, 500.0, 10.0, "Plaintiff alleges as follows:");
    let texts = texts(sheet).join(" ");
    assert_eq!(
        texts,
        "IN THE COURT OF THE HARBOUR CLARA EXAMPLE, an individual, Plaintiff, v. THE HARBOUR OFFICE, \
         Defendant. Case No. 26-cv-0412 COMPLAINT FOR NEGLIGENCE AND FOR BREACH OF DUTY Jury trial \
         demanded Plaintiff alleges as follows: ) ) ) ) ) ) ) )"
    );
}

#[test]
fn names_and_values_with_a_sign_between_them_are_rows() {
    let rows = [
        ("Name", "Clara"),
        ("Ship", "Marie"),
        ("Port", "Ost"),
        ("Watch", "Second"),
    ];
    let mut sheet = Sheet::default();
    for (row, (left, right)) in rows.iter().enumerate() {
        let y = 700.0 - 14.0 * row as f64;
        let cells = [(60.0, *left), (120.0, ":"), (140.0, *right)];
        sheet = cells
            .iter()
            .fold(sheet, |sheet, (x, text)| sheet.text(*x, y, 10.0, text));
    }
    assert_eq!(texts(sheet)[..2], ["Name : Clara", "Ship : Marie"]);
}

fn texts_of(sheet: &Sheet) -> String {
    texts(sheet.clone()).join(" ")
}

/// What pages write one after the other and have apart in their text, each run with `|` between its stretches.
fn written(sheets: &[Sheet]) -> Vec<String> {
    let read = read(&pdf(sheets, &[])).unwrap();
    let stretch =
        |(block, range): &(usize, std::ops::Range<usize>)| &read.blocks[*block].text[range.clone()];
    let run = |run: &crate::extract::Places| run.iter().map(stretch).collect::<Vec<_>>().join("|");
    read.written.iter().map(run).collect()
}

#[test]
fn lines_that_are_written_one_after_the_other_stay_together_though_a_cell_is_read_between_them() {
    let cell = [
        "There is no map of all of the paths and",
        "the cycle ways of the network.",
    ];
    let sheet = Sheet::default()
        .lines(50.0, 700.0, &cell)
        .text(300.0, 694.0, 10.0, "11");
    assert!(!texts_of(&sheet).contains("paths and the cycle"));
    assert_eq!(written(&[sheet]), [cell.join("|")]);
    // So does a line over which something is put later.
    let sheet = Sheet::default()
        .text(50.0, 700.0, 10.0, "It is used for feedback or approvals.")
        .text(160.0, 701.0, 6.0, "A3");
    assert!(!texts_of(&sheet).contains("feedback or approvals"));
    assert_eq!(written(&[sheet]), ["It is used for feedback or|approvals."]);
    // Not where they are written in another order than they are read.
    let sheet = Sheet::default()
        .text(50.0, 688.0, 10.0, cell[1])
        .text(300.0, 694.0, 10.0, "11")
        .text(50.0, 700.0, 10.0, cell[0]);
    assert_eq!(written(&[sheet]), [""; 0]);
}

#[test]
fn lines_stay_together_on_a_later_page_and_where_hyphens_are_settled_before_them() {
    let lines = ["There is no well-", "known used for feedback or approvals."];
    let sheet = Sheet::default()
        .lines(50.0, 700.0, &lines)
        .text(175.0, 689.0, 6.0, "A3");
    let before = Sheet::default().text(50.0, 700.0, 10.0, "The well-known one.");
    let run = "There is no well-known used for feedback or|approvals.";
    assert_eq!(written(&[before, sheet]), [run]);
}

#[test]
fn columns_that_are_written_row_by_row_are_not_woven() {
    let rows = LEFT.iter().zip(&RIGHT).enumerate();
    let sheet = rows.fold(Sheet::default(), |sheet, (row, (left, right))| {
        let y = 700.0 - 12.0 * row as f64;
        sheet.text(50.0, y, 10.0, left).text(310.0, y, 10.0, right)
    });
    assert_eq!(texts(sheet.clone())[0], [LEFT, RIGHT].concat().join(" "));
    assert_eq!(written(&[sheet]), [""; 0]);
    // What is written as it is read needs no run.
    let sheet = Sheet::default()
        .lines(50.0, 700.0, &LEFT)
        .lines(310.0, 700.0, &RIGHT);
    assert_eq!(written(&[sheet]), [""; 0]);
}
