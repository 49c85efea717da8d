//! Columns and cells beside one another: what goes down one of them is found, and what is read across two never simply
//! stands, be they ever so short.

use super::{
    found,
    plants::pdf::made::{Sheet, pdf},
};

const LEFT: [&str; 3] = [
    "The captain of the ferry was",
    "seen on the upper deck, and",
    "held a lamp in his hand.",
];
const RIGHT: [&str; 3] = [
    "drunk men in the street, who",
    "fell into the water, were all",
    "pulled out by two boys.",
];
/// Over the gap, at its beginning and at its end; and from the end of a line to the beginning of the next.
const ACROSS: [&str; 3] = [
    "The captain of the ferry was drunk men in the street, who",
    "of the ferry was drunk men",
    "in the street, who seen on the upper deck",
];
pub const GAP: &str = "over the gap between two columns or cells";

/// The order in which a file writes lines that stand beside one another.
#[derive(Clone, Copy, Debug)]
pub enum Order {
    Rows,
    Columns,
}

/// Two columns of so many lines, the second one this much further right than the first one's widest line, and so much
/// lower.
fn columns(lines: usize, gap: f64, lower: f64, order: Order) -> Sheet {
    let sheet = Sheet::default().text(50.0, 750.0, 10.0, "A notice of the harbour office:");
    let right = 50.0 + 129.0 + gap;
    let line = |sheet: Sheet, row: usize, is_right: bool| {
        let y = 700.0 - 12.0 * row as f64;
        match is_right {
            true => sheet.text(right, y - lower, 10.0, RIGHT[row]),
            false => sheet.text(50.0, y, 10.0, LEFT[row]),
        }
    };
    match order {
        Order::Rows => {
            (0..lines).fold(sheet, |sheet, row| line(line(sheet, row, false), row, true))
        }
        Order::Columns => [false, true].into_iter().fold(sheet, |sheet, side| {
            (0..lines).fold(sheet, |sheet, row| line(sheet, row, side))
        }),
    }
}

pub fn is_there(verdict: &str) -> bool {
    matches!(verdict, "verbatim" | "normalised" | "ambiguous")
}

/// Holds quotes in documents to what is to be said of them.
pub fn hold(all: &[(String, Vec<u8>, String)], is_right: impl Fn(&super::Found) -> bool) {
    let documents: Vec<(&str, &[u8], &str)> = all
        .iter()
        .map(|(_, bytes, quote)| ("a.pdf", &bytes[..], &**quote))
        .collect();
    for (found, (what, _, quote)) in found(&documents).iter().zip(all) {
        assert!(is_right(found), "{what}: {quote}: {found:?}");
    }
}

/// Quotes in short columns of all kinds: what the pages are, the pages, the quotes.
fn short(quotes: impl Fn(usize) -> Vec<String>) -> Vec<(String, Vec<u8>, String)> {
    let mut all = Vec::new();
    for lines in 1..=3 {
        for gap in [14.0, 20.0, 40.0, 80.0] {
            for lower in [0.0, 3.0, 6.0] {
                for order in [Order::Rows, Order::Columns] {
                    let bytes = pdf(&[columns(lines, gap, lower, order)]);
                    let what = format!("{lines} lines, {gap} apart, {lower} lower, {order:?}");
                    let quotes = quotes(lines).into_iter();
                    all.extend(quotes.map(|quote| (what.clone(), bytes.clone(), quote)));
                }
            }
        }
    }
    all
}

#[test]
fn what_is_read_across_short_columns_does_not_simply_stand() {
    let across = |lines: usize| {
        let quotes = ACROSS.iter().take(if lines > 1 { 3 } else { 2 });
        quotes.map(|quote| (*quote).to_owned()).collect()
    };
    hold(&short(across), |found| {
        !is_there(&found.verdict) || found.whose.as_deref() == Some(GAP)
    });
}

#[test]
fn what_goes_down_short_columns_is_found() {
    let down = |lines: usize| vec![LEFT[..lines].join(" "), RIGHT[..lines].join(" ")];
    hold(&short(down), |found| is_there(&found.verdict));
    // A line of one is simply there.
    let lines = |lines: usize| {
        LEFT[..lines]
            .iter()
            .map(|line| (*line).to_owned())
            .collect()
    };
    hold(&short(lines), |found| {
        is_there(&found.verdict) && found.whose.is_none()
    });
}

/// A table of two rows with two cells of two lines each, with these lines drawn.
fn table(order: Order, rules: &str) -> Vec<u8> {
    let cells = [(50.0, 700.0, &LEFT[..2]), (200.0, 700.0, &RIGHT[..2])];
    let below = ["No person may go on board", "until the flag has been set,"];
    let beside = ["a lamp is to be held up by", "the mate of the watch then."];
    let cells = cells
        .into_iter()
        .chain([(50.0, 664.0, &below[..]), (200.0, 664.0, &beside[..])]);
    let mut lines: Vec<(usize, usize, f64, f64, &str)> = Vec::new();
    for (number, (x, y, cell)) in cells.enumerate() {
        for (row, line) in cell.iter().enumerate() {
            let cell = match order {
                Order::Rows => number / 2 * 2 + row,
                Order::Columns => number,
            };
            lines.push((number / 2, cell, x, y - 12.0 * row as f64, line));
        }
    }
    lines.sort_by_key(|(row, cell, ..)| (*row, *cell));
    let sheet = lines
        .into_iter()
        .fold(Sheet::default(), |sheet, (.., x, y, line)| {
            sheet.text(x, y, 10.0, line)
        });
    pdf(&[sheet.with(rules)])
}

#[test]
fn cells_of_several_lines_are_each_one_text() {
    let boxes = "45 680 150 32 re 195 680 150 32 re 45 644 150 36 re 195 644 150 36 re S";
    let lines =
        "195 644 m 195 712 l S 45 712 m 345 712 l S 45 680 m 345 680 l S 45 644 m 345 644 l S";
    let bars = "195 644 0.5 68 re 45 679.5 300 0.5 re f";
    for rules in ["", boxes, lines, bars] {
        let file = table(Order::Columns, rules);
        let rows = table(Order::Rows, rules);
        let quote = |quote: &str| (rules.to_owned(), file.clone(), quote.to_owned());
        let of_rows = |quote: &str| (rules.to_owned(), rows.clone(), quote.to_owned());
        let cells = [
            "The captain of the ferry was seen on the upper deck, and",
            "drunk men in the street, who fell into the water, were all",
            "No person may go on board until the flag has been set,",
            "a lamp is to be held up by the mate of the watch then.",
        ];
        hold(&cells.map(quote), |found| {
            is_there(&found.verdict) && found.whose.is_none()
        });
        hold(&cells.map(of_rows), |found| is_there(&found.verdict));
        let woven = [
            "of the ferry was drunk men",
            "upper deck, and fell into",
            "may go on board a lamp is to be held",
            "in the street, who seen on the upper deck",
        ];
        for all in [woven.map(quote), woven.map(of_rows)] {
            hold(&all, |found| {
                !is_there(&found.verdict) || found.whose.as_deref() == Some(GAP)
            });
        }
    }
}

#[test]
fn a_row_of_names_and_figures_is_there_over_its_gaps() {
    let rows = [
        ("Austria", "8.9", "Vienna"),
        ("Belgium", "11.5", "Brussels"),
        ("Czech Republic", "10.7", "Prague"),
        ("Denmark", "5.8", "Copenhagen"),
    ];
    let rows = rows.iter().enumerate();
    let sheet = rows.fold(Sheet::default(), |sheet, (row, (land, people, city))| {
        let y = 700.0 - 12.0 * row as f64;
        let sheet = sheet.text(50.0, y, 10.0, land).text(200.0, y, 10.0, people);
        sheet.text(300.0, y, 10.0, city)
    });
    let file = pdf(&[sheet]);
    let quotes = ["Czech Republic 10.7 Prague", "Belgium 11.5 Brussels"];
    let all = quotes.map(|quote| (String::new(), file.clone(), quote.to_owned()));
    hold(&all, |found| {
        found.verdict == "verbatim" && found.whose.as_deref() == Some(GAP)
    });
}

#[test]
fn the_sides_of_a_short_caption_are_not_woven() {
    let caption = |signs: &[&str], order: Order| {
        let sides = [
            (60.0, &["JANE DOE, a minor,", "Plaintiff, v. JOHN ROE"][..]),
            (250.0, signs),
            (
                270.0,
                &["Case No. 26-cv-0412", "Complaint for negligence"][..],
            ),
        ];
        let mut lines: Vec<(usize, usize, f64, &str)> = Vec::new();
        for (side, (x, of_side)) in sides.into_iter().enumerate() {
            for (row, line) in of_side.iter().enumerate() {
                lines.push((side, row, x, line));
            }
        }
        if let Order::Rows = order {
            lines.sort_by_key(|(side, row, ..)| (*row, *side));
        }
        let sheet = lines
            .into_iter()
            .fold(Sheet::default(), |sheet, (_, row, x, line)| {
                sheet.text(x, 700.0 - 14.0 * row as f64, 10.0, line)
            });
        pdf(&[sheet])
    };
    for signs in [&[")", ")"][..], &["|", "|"], &[")"]] {
        for order in [Order::Rows, Order::Columns] {
            let file = caption(signs, order);
            let sign = signs[0];
            let with = format!("a minor, {sign} Case No. 26-cv-0412");
            let woven = [
                "a minor, Case No. 26-cv-0412",
                &with,
                "26-cv-0412 Plaintiff, v.",
                "v. JOHN ROE Complaint for",
            ];
            let woven = woven.map(|quote| (sign.to_owned(), file.clone(), quote.to_owned()));
            hold(&woven, |found| {
                !is_there(&found.verdict) || found.whose.as_deref() == Some(GAP)
            });
            let down = [
                "a minor, Plaintiff, v. JOHN ROE",
                "Case No. 26-cv-0412 Complaint",
            ];
            let down = down.map(|quote| (sign.to_owned(), file.clone(), quote.to_owned()));
            hold(&down, |found| is_there(&found.verdict));
        }
    }
}

/// How wide Helvetica sets a word, in points at a size of 10; close enough to set a column even.
pub fn width(word: &str) -> f64 {
    let width = |c: char| match c {
        'i' | 'j' | 'l' => 2.22,
        'f' | 't' | ' ' | '.' | ',' => 2.78,
        'r' => 3.33,
        'm' => 8.33,
        'w' => 7.22,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 5.0,
        c if c.is_uppercase() => 6.9,
        _ => 5.56,
    };
    word.chars().map(width).sum()
}

/// Columns set even with two or three long words a line, whose spaces are wider than what parts them.
#[test]
fn what_goes_down_even_columns_is_not_over_their_gaps() {
    let sentences = [
        "Hafenmeister Brandstetter verweigerte gestern nachmittag jegliche Auskunft.",
        "Schiffsingenieure untersuchten mittlerweile beide beschädigten Hauptmaschinen.",
        "Angehörige versammelten sich schweigend vor dem Verwaltungsgebäude.",
        "Rettungsmannschaften suchten mehrere Stunden vergeblich nach Vermissten.",
        "Staatsanwaltschaft und Versicherung beauftragten unabhängige Sachverständige.",
    ];
    let words: Vec<String> = sentences
        .iter()
        .cycle()
        .take(20)
        .enumerate()
        .map(|(number, sentence)| {
            sentence
                .replace('ä', "ae")
                .replace('ö', "oe")
                .replace('.', &format!(" {number}x."))
        })
        .collect();
    let column = 140.0;
    let mut sheet = Sheet::default();
    let (mut x, mut y) = (45.0, 750.0);
    let mut line: Vec<&str> = Vec::new();
    let mut set = |line: &mut Vec<&str>| {
        let all: f64 = line.iter().map(|word| width(word)).sum();
        let gap = match line.len() {
            0 | 1 => 0.0,
            many => (column - all) / (many - 1) as f64,
        };
        let mut at = x;
        for word in line.drain(..) {
            sheet = std::mem::take(&mut sheet).text(at, y, 10.0, word);
            at += width(word) + gap;
        }
        y -= 12.0;
        if y < 480.0 {
            (x, y) = (x + column + 9.0, 750.0);
        }
    };
    for word in words.iter().flat_map(|sentence| sentence.split(' ')) {
        let all: f64 = line.iter().map(|word| width(word) + 2.78).sum();
        if all + width(word) > column {
            set(&mut line);
        }
        line.push(word);
    }
    set(&mut line);
    let file = pdf(&[sheet]);
    let all: Vec<_> = words
        .iter()
        .map(|quote| (String::new(), file.clone(), quote.clone()))
        .collect();
    hold(&all, |found| is_there(&found.verdict));
    // Two go on at the head of the next column.
    let documents: Vec<(&str, &[u8], &str)> = words
        .iter()
        .map(|quote| ("a.pdf", &file[..], &**quote))
        .collect();
    let told = found(&documents);
    let told = told.iter().filter_map(|found| found.whose.as_deref());
    assert_eq!(told.collect::<Vec<_>>(), [GAP; 2]);
}

/// What the file writes later stands within the line, as a word between two others: it is a part of the sentence.
#[test]
fn what_the_file_writes_later_in_a_line_is_not_left_out() {
    let sheet = |space: f64, below: f64| {
        let was = 50.0 + width("The man was");
        let all = 50.0 + width("guilty of it all.");
        Sheet::default()
            .text(
                50.0,
                740.0,
                10.0,
                "On that day it was said by the court that all was well.",
            )
            .text(50.0, 700.0, 10.0, "The man was")
            .text(50.0, 688.0, 10.0, "guilty of it all.")
            .text(was + space, 700.0, 10.0, "not")
            .text(all + below, 688.0, 10.0, "Nobody knew.")
            .text(
                50.0,
                640.0,
                10.0,
                "The clerk of the court went home and wrote no more.",
            )
    };
    let left_out = "The man was guilty of it all.".to_owned();
    let all: Vec<_> = [
        (2.8, 2.8),
        (2.8, 9.0),
        (9.0, 2.8),
        (4.0, 4.0),
        (5.5, 5.5),
        (6.0, 12.0),
    ]
    .into_iter()
    .map(|(space, below)| {
        let what = format!("{space} and {below} apart");
        (what, pdf(&[sheet(space, below)]), left_out.clone())
    })
    .collect();
    hold(&all, |found| {
        !is_there(&found.verdict) || found.whose.as_deref() == Some(GAP)
    });
    let read = "The man was not guilty of it all. Nobody knew.".to_owned();
    let all = [(String::new(), pdf(&[sheet(2.8, 2.8)]), read)];
    hold(&all, |found| is_there(&found.verdict));
}

/// A picture on a page, in points.
fn picture(width: u32, height: u32) -> String {
    let points = "U".repeat(64);
    format!("q {width} 0 0 {height} 0 0 cm BI /W 8 /H 8 /CS /G /BPC 8 ID {points} EI Q")
}

/// Nobody knows what a file says that cannot be read.
#[test]
fn in_a_file_that_cannot_be_read_nothing_is_checked() {
    let scan = pdf(&[Sheet::default().with(&picture(612, 792))]);
    let files: [(&str, &[u8]); 4] = [
        ("a.pdf", &scan),
        ("b.pdf", b"%PDF-1.7\nnothing of it is left"),
        ("c.docx", b"PK\x03\x04 cut short"),
        ("d.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    ];
    let quotes: Vec<_> = files
        .iter()
        .map(|(name, bytes)| (*name, *bytes, "the man"))
        .collect();
    for (found, (name, _, _)) in found(&quotes).iter().zip(quotes) {
        assert_eq!(found.verdict, "unchecked", "{name}");
    }
}

/// What stands on a page that nobody can read may be the rest of a sentence.
#[test]
fn what_goes_on_behind_a_page_that_cannot_be_read_is_not_checked() {
    let said = |text: &str| Sheet::default().text(50.0, 700.0, 10.0, text);
    let first = || said("It was said that the man who killed the clerk was");
    let last = || said("Ana Example, and that he saw it.");
    let quote = "the man who killed the clerk was Ana Example, and that he saw it.";
    let all = |sheets: &[Sheet]| [(String::new(), pdf(sheets), quote.to_owned())];
    let between = Sheet::default().with(&picture(612, 792));
    hold(&all(&[first(), between, last()]), |found| {
        found.verdict == "unchecked"
    });
    hold(&all(&[first().with(&picture(612, 600)), last()]), |found| {
        found.verdict == "unchecked"
    });
    hold(&all(&[first(), last()]), |found| is_there(&found.verdict));
}

/// The last line of a column that stands in the middle of the page, and is longer than those beside it.
/// Three columns of lines, each column so much lower than the one before it; the one in the middle is the longest.
fn middle(lower: f64) -> (Vec<u8>, impl Fn(usize) -> String) {
    let line = |number: usize| format!("the clerk wrote line {number} of all");
    let columns = [(50.0, 0..9), (215.0, 9..19), (380.0, 19..28)];
    let mut sheet = Sheet::default();
    for (column, (x, numbers)) in columns.into_iter().enumerate() {
        for (row, number) in numbers.enumerate() {
            let y = 700.0 - 12.0 * row as f64 - lower * column as f64;
            sheet = sheet.text(x, y, 10.0, &line(number));
        }
    }
    (pdf(&[sheet]), line)
}

#[test]
fn the_last_line_of_a_column_in_the_middle_is_its_own() {
    // Rows of columns that do not stand side by side come between those of one.
    for lower in [0.0, 4.0, 7.0] {
        let (file, line) = middle(lower);
        let quote = |numbers: &[usize]| {
            let lines: Vec<String> = numbers.iter().map(|number| line(*number)).collect();
            [(format!("{lower}"), file.clone(), lines.join(" "))]
        };
        hold(&quote(&[17, 18, 19]), |found| {
            is_there(&found.verdict) && found.whose.is_none()
        });
        hold(&quote(&[17, 19]), |found| !is_there(&found.verdict));
    }
}

/// Two columns of plain text, and what is read down and across them.
const PLAIN: &str = "A notice of the harbour office:\n\n\
    The captain of the ferry was      drunk men in the street, who\n\
    seen on the upper deck, and       fell into the water, were all\n\
    held a lamp in his hand.          pulled out by two boys.\n";

#[test]
fn columns_of_plain_text_are_columns() {
    let formats: [(&str, &[u8]); 2] = [
        ("a.txt", PLAIN.as_bytes()),
        (
            "a.html",
            &format!("<h1>News</h1><pre>{PLAIN}</pre>").into_bytes(),
        ),
    ];
    for (name, bytes) in formats {
        let down = [
            LEFT.join(" "),
            RIGHT.join(" "),
            [LEFT.join(" "), RIGHT.join(" ")].join(" "),
        ];
        let quotes = ACROSS.iter().map(|quote| (*quote).to_owned()).chain(down);
        let quotes: Vec<String> = quotes.collect();
        let documents: Vec<_> = quotes.iter().map(|quote| (name, bytes, &**quote)).collect();
        for (found, quote) in found(&documents).iter().zip(&quotes) {
            let is_across = ACROSS.contains(&&**quote);
            let is_right = match is_across {
                true => !is_there(&found.verdict) || found.whose.as_deref() == Some(GAP),
                false => is_there(&found.verdict) && found.whose.is_none(),
            };
            assert!(is_right, "{name}: {quote}: {found:?}");
        }
    }
}
