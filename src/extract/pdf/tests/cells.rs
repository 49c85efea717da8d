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
fn names_and_figures_have_no_gaps_that_matter() {
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
        ["Ann 12 Oslo", "Ben Ray 7 Ghent", "Carl 3 Riga"]
    );
}
