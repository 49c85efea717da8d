//! Cells and columns of a few words beside one another, without lines between them: they are two mouths as well as long
//! ones are.

use super::{
    plants::pdf::made::{Sheet, pdf},
    woven::{GAP, Order, hold, is_there, width},
};

/// Rows of cells of one to four words.
const ROWS: [[[&str; 2]; 5]; 4] = [
    [
        ["stole", "never"],
        ["burned", "once"],
        ["drank", "twice"],
        ["fled", "later"],
        ["lied", "rarely"],
    ],
    [
        ["Kai stole", "a ship"],
        ["Leo burned", "a barn"],
        ["Max drank", "a beer"],
        ["Ned fled", "to Rome"],
        ["Ole lied", "to me"],
    ],
    [
        ["He killed the", "I was never"],
        ["old woman with", "in that house"],
        ["a knife in", "nor did I"],
        ["the harbour and", "know her at"],
        ["was then seen", "any time before"],
    ],
    [
        ["He shot the queen", "I slept at home"],
        ["He ran to Rome", "I had no car"],
        ["He sold a horse", "I own no horse"],
        ["He hid the gun", "I own no gun"],
        ["He drove to Paris", "I stayed in bed"],
    ],
];

/// The first rows of cells of so many words, so far apart, one line so far below the other.
fn sheet(words: usize, rows: usize, gap: f64, leading: f64, order: Order) -> Vec<u8> {
    let all = &ROWS[words - 1][..rows];
    let left = all.iter().map(|[left, _]| width(left)).fold(0.0, f64::max);
    let mut cells: Vec<(usize, usize)> = (0..rows).flat_map(|row| [(row, 0), (row, 1)]).collect();
    if let Order::Columns = order {
        cells.sort_by_key(|(row, side)| (*side, *row));
    }
    let sheet = Sheet::default().text(50.0, 750.0, 10.0, "A notice of the harbour office:");
    let sheet = cells.into_iter().fold(sheet, |sheet, (row, side)| {
        let x = [50.0, 50.0 + left + gap][side];
        sheet.text(x, 700.0 - leading * row as f64, 10.0, all[row][side])
    });
    pdf(&[sheet])
}

/// Quotes in all such sheets: what they are, the sheets, the quotes of what rows.
fn sheets(quotes: impl Fn(&[[&str; 2]]) -> Vec<String>) -> Vec<(String, Vec<u8>, String)> {
    let mut all = Vec::new();
    for words in 1..=ROWS.len() {
        for rows in [1, 2, 3, 5] {
            for gap in [23.0, 60.0, 150.0] {
                for (leading, order) in [
                    (12.0, Order::Rows),
                    (12.0, Order::Columns),
                    (24.0, Order::Rows),
                    (24.0, Order::Columns),
                ] {
                    let bytes = sheet(words, rows, gap, leading, order);
                    let what =
                        format!("{words} words, {rows} rows, {gap} apart, {leading}, {order:?}");
                    let quotes = quotes(&ROWS[words - 1][..rows]).into_iter();
                    all.extend(quotes.map(|quote| (what.clone(), bytes.clone(), quote)));
                }
            }
        }
    }
    all
}

#[test]
fn what_is_read_across_cells_of_a_few_words_does_not_simply_stand() {
    let across = |rows: &[[&str; 2]]| {
        let pairs = rows.iter().map(|row| row.join(" "));
        // A word alone beside another may be a line that is stretched.
        let is_line = |quote: &String| rows.len() == 1 && quote.split(' ').count() == 2;
        let pairs = pairs.filter(|quote| !is_line(quote));
        let ends = rows
            .windows(2)
            .map(|pair| [pair[0][1], pair[1][0]].join(" "));
        let ends = ends.filter(|quote| quote.split(' ').count() > 2);
        pairs.chain(ends).collect()
    };
    hold(&sheets(across), |found| {
        !is_there(&found.verdict) || found.whose.as_deref() == Some(GAP)
    });
}

/// The gap that a row leaves is elsewhere than in the next one.
#[test]
fn what_is_read_across_ragged_rows_does_not_simply_stand() {
    let mut all = Vec::new();
    for rows in 2..=5 {
        for gap in [14.0, 20.0, 30.0] {
            for leading in [12.0, 24.0] {
                let of_rows = &ROWS[2][..rows];
                let sheet = Sheet::default().text(50.0, 750.0, 10.0, "A notice:");
                let lines = of_rows.iter().enumerate();
                let sheet = lines.fold(sheet, |sheet, (row, [left, right])| {
                    let y = 700.0 - leading * row as f64;
                    let sheet = sheet.text(50.0, y, 10.0, left);
                    sheet.text(50.0 + width(left) + gap, y, 10.0, right)
                });
                let bytes = pdf(&[sheet]);
                let what = format!("{rows} rows, {gap} apart, {leading}");
                let pairs = of_rows.iter().map(|row| row.join(" "));
                let ends = of_rows
                    .windows(2)
                    .map(|pair| [pair[0][1], pair[1][0]].join(" "));
                all.extend(
                    pairs
                        .chain(ends)
                        .map(|quote| (what.clone(), bytes.clone(), quote)),
                );
            }
        }
    }
    hold(&all, |found| {
        !is_there(&found.verdict) || found.whose.as_deref() == Some(GAP)
    });
}

#[test]
fn values_behind_labels_are_no_cells_and_names_in_rows_are() {
    let rows = [
        ["Name:", "John Smith"],
        ["Place of birth:", "a ship at sea"],
        ["Calling:", "ropemaker"],
        ["Home:", "Water Street"],
    ];
    let names = [
        ["Anna Berg", "Vienna"],
        ["Bert Cole", "Brussels"],
        ["Carl Dorn", "Prague"],
        ["Dora Ek", "Copenhagen"],
    ];
    for (rows, whose) in [(rows, None), (names, Some(GAP))] {
        let sheet = rows
            .iter()
            .enumerate()
            .fold(Sheet::default(), |sheet, (row, cells)| {
                let y = 700.0 - 12.0 * row as f64;
                let sheet = sheet.text(50.0, y, 10.0, cells[0]);
                sheet.text(180.0, y, 10.0, cells[1])
            });
        let bytes = pdf(&[sheet]);
        let quotes = rows.iter().map(|row| row.join(" "));
        let all = quotes.map(|quote| (String::new(), bytes.clone(), quote));
        hold(&all.collect::<Vec<_>>(), |found| {
            is_there(&found.verdict) && found.whose.as_deref() == whose
        });
    }
}

/// Paragraphs of a narrow column whose lines of two words are stretched to both margins.
#[test]
fn stretched_lines_of_two_words_have_no_gaps() {
    let lines = [
        [60.0, 110.0, 0.0],
        [50.0, 118.0, 0.0],
        [50.0, 83.0, 126.0],
        [50.0, 106.0, 0.0],
        [50.0, 92.0, 130.0],
        [60.0, 112.0, 0.0],
    ];
    let words = [
        ["Une", "commission", ""],
        ["nouveau", "conserva", ""],
        ["a bien", "voulu", "reunir"],
        ["toutes", "demeures", ""],
        ["et les", "autres", "villes"],
        ["Cela", "suffirait", ""],
    ];
    let rows = lines.iter().zip(&words).enumerate();
    let sheet = rows.fold(Sheet::default(), |sheet, (row, (places, words))| {
        let words = places
            .iter()
            .zip(words)
            .filter(|(_, word)| !word.is_empty());
        words.fold(sheet, |sheet, (x, word)| {
            sheet.text(*x, 700.0 - 12.0 * row as f64, 10.0, word)
        })
    });
    let bytes = pdf(&[sheet]);
    let quotes = [
        "Une commission",
        "nouveau conserva",
        "toutes demeures",
        "Cela suffirait",
    ];
    let all = quotes.map(|quote| (String::new(), bytes.clone(), quote.to_owned()));
    hold(&all, |found| {
        is_there(&found.verdict) && found.whose.is_none()
    });
}

#[test]
fn a_cell_of_a_few_words_is_simply_there() {
    let cells = |rows: &[[&str; 2]]| -> Vec<String> {
        let cells = rows.iter().flatten().filter(|cell| cell.contains(' '));
        cells.map(|cell| (*cell).to_owned()).collect()
    };
    hold(&sheets(cells), |found| {
        is_there(&found.verdict) && found.whose.is_none()
    });
}
