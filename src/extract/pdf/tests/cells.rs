//! What stands beside one another in a few lines.

use super::build::{Sheet, pdf};
use crate::extract::{Whose, pdf::read};

const LEFT: [&str; 2] = ["The captain of the ferry was", "seen on the upper deck."];
const RIGHT: [&str; 2] = [
    "Many men in the street fell",
    "into the water of the harbour.",
];

/// The texts of a page, with `|` where a gap is that may part columns.
fn texts(sheet: &Sheet) -> Vec<String> {
    let read = read(&pdf(std::slice::from_ref(sheet), &[])).unwrap();
    let blocks = read.blocks.into_iter().map(|mut block| {
        let gaps = block.spans.iter();
        let gaps = gaps.filter(|(_, whose)| *whose == Whose::OverGap);
        let mut places: Vec<usize> = gaps.map(|(place, _)| place.start).collect();
        places.sort_unstable();
        for place in places.into_iter().rev() {
            block.text.insert(place, '|');
        }
        block.text
    });
    blocks.collect()
}

fn rows(x: f64) -> Sheet {
    (0..2).fold(Sheet::default(), |sheet, row| {
        let y = 700.0 - 12.0 * row as f64;
        let sheet = sheet.text(50.0, y, 10.0, LEFT[row]);
        sheet.text(x, y, 10.0, RIGHT[row])
    })
}

fn columns(x: f64) -> Sheet {
    let sheet = Sheet::default().lines(50.0, 700.0, &LEFT);
    sheet.lines(x, 700.0, &RIGHT)
}

#[test]
fn rows_that_may_be_columns_have_gaps() {
    let expected = [
        "The captain of the ferry was |Many men in the street fell|",
        "seen on the upper deck. |into the water of the harbour.",
    ];
    for x in [190.0, 230.0, 300.0] {
        assert_eq!(texts(&rows(x)), expected, "{x}");
    }
    // Words of a line that are no further apart than others are not.
    assert_eq!(texts(&rows(181.0))[0], [LEFT[0], RIGHT[0]].join(" "));
}

#[test]
fn what_the_file_writes_down_is_read_down() {
    for x in [195.0, 230.0, 300.0] {
        let expected = [LEFT.join(" ") + "|", RIGHT.join(" ")];
        assert_eq!(texts(&columns(x)), expected, "{x}");
    }
    // A line beside it that is not in the way of the other stays in its row.
    let sheet = Sheet::default()
        .text(50.0, 700.0, 10.0, "Witness")
        .lines(120.0, 700.0, &LEFT);
    assert!(texts(&sheet)[0].starts_with("Witness"));
}

#[test]
fn a_line_between_cells_parts_them_however_near_they_are() {
    let beside = |rules: &str| {
        let sheet = Sheet::default().lines(50.0, 700.0, &LEFT);
        texts(&sheet.text(186.0, 700.0, 10.0, "Denied.").with(rules))
    };
    let woven = "The captain of the ferry was Denied.";
    assert!(beside("").concat().replace('|', "").contains(woven));
    for rules in [
        "0.5 w 183 680 m 183 712 l S",
        "183 680 0.5 32 re f",
        "45 684 138 28 re 183 684 60 28 re S",
    ] {
        assert_eq!(
            beside(rules),
            [&*(LEFT.join(" ") + "|"), "Denied."],
            "{rules}"
        );
    }
    // What is white or drawn over the whole page parts nothing.
    for rules in ["1 G 183 680 m 183 712 l S", "0 0 600 800 re S"] {
        assert!(
            beside(rules).concat().replace('|', "").contains(woven),
            "{rules}"
        );
    }
}

#[test]
fn lines_at_heights_of_their_own_do_not_run_on() {
    let sheet = Sheet::default().text(50.0, 700.0, 10.0, LEFT[0]);
    let sheet = sheet.text(230.0, 694.0, 10.0, RIGHT[0]);
    assert_eq!(texts(&sheet), ["The captain of the ferry was|", RIGHT[0]]);
}

#[test]
fn names_and_figures_in_several_rows_are_cells() {
    let cells = [
        ("Ann", "12", "Oslo"),
        ("Ben Ray", "7", "Ghent"),
        ("Carl", "3", "Riga"),
    ];
    let sheet = cells
        .iter()
        .enumerate()
        .fold(Sheet::default(), |sheet, (row, cells)| {
            let y = 700.0 - 12.0 * row as f64;
            let sheet = sheet
                .text(50.0, y, 10.0, cells.0)
                .text(150.0, y, 10.0, cells.1);
            sheet.text(250.0, y, 10.0, cells.2)
        });
    assert_eq!(
        texts(&sheet),
        ["Ann |12 |Oslo|", "Ben Ray |7 |Ghent|", "Carl |3 |Riga"]
    );
    // One alone may be set so.
    let sheet = Sheet::default().text(50.0, 700.0, 10.0, "Ann");
    assert_eq!(texts(&sheet.text(150.0, 700.0, 10.0, "12")), ["Ann 12"]);
}

/// A table with lines around its cells, of which two have several lines; the file goes down its columns.
fn ruled() -> Sheet {
    let rules = "0.5 w 45 686 400 28 re 45 658 400 28 re 45 630 400 28 re 120 630 m 120 714 l S";
    Sheet::default()
        .text(50.0, 704.0, 10.0, "Date")
        .text(50.0, 676.0, 10.0, "14 March")
        .text(50.0, 648.0, 10.0, "17 March")
        .text(125.0, 704.0, 10.0, "Recorded by the guard on the gate")
        .lines(
            125.0,
            676.0,
            &["Placed in cell nine, without a blanket", "until noon."],
        )
        .lines(
            125.0,
            648.0,
            &["Taken to the infirmary with an injury", "of the wrist."],
        )
        .text(50.0, 600.0, 10.0, "Nothing else was recorded.")
        .with(rules)
}

#[test]
fn a_table_with_lines_is_read_row_by_row_and_each_cell_ends_in_a_gap() {
    let expected = [
        "Date |Recorded by the guard on the gate|",
        "14 March|",
        "Placed in cell nine, without a blanket until noon.|",
        "17 March|",
        "Taken to the infirmary with an injury of the wrist.|",
        "Nothing else was recorded.",
    ];
    assert_eq!(texts(&ruled()), expected);
    // A cell over two columns is one.
    let over = Sheet::default()
        .text(50.0, 704.0, 10.0, "Recorded by the guard on the gate")
        .text(50.0, 690.0, 10.0, "14 March")
        .text(125.0, 690.0, 10.0, "None.")
        .with("45 700 200 14 re 45 686 200 14 re 120 686 m 120 700 l S");
    let expected = ["Recorded by the guard on the gate|", "14 March |None.|"];
    assert_eq!(texts(&over), expected);
}

#[test]
fn what_stands_beside_a_table_or_over_its_lines_is_no_cell() {
    let beside = ruled().text(500.0, 676.0, 10.0, "Beside");
    let over = ruled().text(60.0, 690.0, 10.0, "over both of the columns");
    for sheet in [beside, over] {
        let texts = texts(&sheet);
        let row = "Date |Recorded by the guard on the gate|".to_owned();
        assert!(!texts.contains(&row), "{texts:?}");
    }
}

#[test]
fn a_box_around_words_of_a_line_parts_nothing() {
    let line = "The sum of 5,000 crowns was paid.";
    let boxed = |height: f64| {
        let sheet = Sheet::default().text(50.0, 700.0, 10.0, line);
        texts(&sheet.with(&format!("0.5 w 101.8 697 27.8 {height} re S"))).concat()
    };
    assert_eq!(boxed(12.0), line);
    // A cell is higher.
    assert!(boxed(30.0).contains('|'));
}

#[test]
fn the_white_space_of_a_tiny_word_parts_nothing() {
    let sheet = |tiny: f64| {
        let sheet = Sheet::default().text(50.0, 700.0, 10.0, "The doctor did");
        let sheet = sheet.text(116.0, 700.0, tiny, "not");
        texts(&sheet.text(131.0, 700.0, 10.0, "approve the plan.")).concat()
    };
    assert!(
        sheet(0.4).starts_with("The doctor did approve the plan."),
        "{}",
        sheet(0.4)
    );
}

#[test]
fn a_masthead_with_two_sides_stands_above_the_columns() {
    use super::build::{LEFT, RIGHT};
    let sheet = Sheet::default()
        .text(50.0, 725.0, 10.0, "Thursday, 14 September")
        .text(490.0, 725.0, 10.0, "Issue 47701")
        .lines(50.0, 700.0, &LEFT)
        .lines(320.0, 700.0, &RIGHT);
    let texts = texts(&sheet).join(" ").replace('|', "");
    assert!(texts.contains("Issue 47701 The first column"), "{texts}");
    assert!(texts.contains("and then go on in the next"), "{texts}");
}
