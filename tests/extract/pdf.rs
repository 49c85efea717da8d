//! PDFs as courts and programs write them, on small ones that are made for it.

use casefile::extract::{Extracted, Unreadable, pdf};

#[path = "../support/pdf.rs"]
mod made;

use made::Sheet;

/// What is read of pages.
fn read(pages: &[Sheet]) -> Extracted {
    unbroken(pdf::read(&made::pdf(pages)).unwrap())
}

/// The same without the marks of where a line was broken at a hyphen, which is a matter of its own.
pub fn unbroken(mut read: Extracted) -> Extracted {
    for block in &mut read.blocks {
        block.text = block.text.replace('\u{AD}', "");
    }
    read
}

pub fn texts(read: &Extracted) -> Vec<&str> {
    read.blocks
        .iter()
        .map(|block| block.text.as_str())
        .collect()
}

/// The number of the first block that has these words, in one run.
pub fn place(read: &Extracted, words: &str) -> usize {
    let found = texts(read).iter().position(|text| text.contains(words));
    found.unwrap_or_else(|| panic!("{words:?} stands in no block: {:#?}", texts(read)))
}

/// Asserts that these words stand in blocks that follow one another in this order.
pub fn assert_order(read: &Extracted, words: &[&str]) {
    let places: Vec<usize> = words.iter().map(|words| place(read, words)).collect();
    assert!(places.is_sorted_by(|a, b| a < b), "{words:?}: {places:?}");
}

#[test]
fn what_only_the_owner_locked_is_read_and_what_the_reader_must_unlock_is_told() {
    for locked in [
        &include_bytes!("owner-rc4.pdf")[..],
        include_bytes!("owner-aes128.pdf"),
        include_bytes!("owner-aes256.pdf"),
    ] {
        let read = pdf::read(locked).unwrap();
        assert_eq!(texts(&read), ["Only the owner may print this."]);
        assert_eq!(read.about.title.as_deref(), Some("A locked title"));
    }
    let locked = include_bytes!("user-aes256.pdf");
    assert_eq!(pdf::read(locked), Err(Unreadable::NeedsPassword));
}

/// Lines of a column, all about as wide, the last of which ends a sentence.
const COLUMN: [&str; 6] = [
    "The pilot came on board at nine, and asked for the",
    "log of the night before, which the mate had taken",
    "home with him; so the bridge wrote on loose sheets",
    "until he came back, and these were put into the log",
    "at noon. Nobody has counted them, and the office has",
    "never asked how many there should be; for what the",
];
const OTHER: [&str; 6] = [
    "engineer wrote is not among them. He had told the",
    "office on 12 February that the second pump ran hot,",
    "and that he would not sail with it; the answer, which",
    "was given to him by word of mouth, was that he should",
    "stay at home then. He did, and so did the stoker, who",
    "had been told the same on the day before it sailed.",
];

#[test]
fn pages_are_counted_and_named() {
    let halves = [COLUMN, OTHER].map(|column| [column[..3].to_vec(), column[3..].to_vec()]);
    let texts: Vec<Vec<&str>> = halves.into_iter().flatten().collect();
    let pages: Vec<Sheet> = texts
        .iter()
        .zip(1..)
        .map(|(lines, number)| {
            Sheet::default()
                .lines(50.0, 700.0, lines)
                .text(300.0, 40.0, 10.0, &format!("{number}"))
        })
        .collect();
    let read = read(&pages);
    assert_eq!(read.pages, Some(4));
    // A paragraph and the number of the page on each.
    let of_pages: Vec<u32> = read.blocks.iter().filter_map(|block| block.page).collect();
    assert_eq!(of_pages, [1, 1, 2, 2, 3, 3, 4, 4]);
    assert_eq!(read.blocks[0].text, COLUMN[..3].join(" "));
    assert_eq!(read.blocks[1].text, "1");
    assert_eq!(
        read.about.date.as_deref(),
        Some("2022-04-03T19:59:45+02:00")
    );
}

#[test]
fn columns_are_read_one_after_the_other() {
    let mut table = Sheet::default().text(200.0, 480.0, 10.0, "Table 1: Ferries of the company");
    for (row, cells) in [
        ("Ferry", "Permit (persons)", "Built (year)", "Pier"),
        ("Aurora", "200", "1,974", "North"),
        ("Berta", "120", "1,981", "North"),
        ("Clara", "340", "2,004", "South"),
        ("Dora", "90", "1,969", "Quarry"),
    ]
    .iter()
    .enumerate()
    {
        let y = 460.0 - 14.0 * row as f64;
        let (ferry, permit, built, pier) = cells;
        for (x, cell) in [
            (90.0, ferry),
            (190.0, permit),
            (320.0, built),
            (430.0, pier),
        ] {
            table = table.text(x, y, 10.0, cell);
        }
    }
    let first = Sheet::default()
        .text(150.0, 740.0, 17.0, "Report on the Ferry Aurora")
        .text(250.0, 715.0, 12.0, "9 January 2024")
        .lines(50.0, 670.0, &COLUMN)
        .lines(320.0, 670.0, &OTHER);
    let read = read(&[first, table]);
    assert_eq!(read.pages, Some(2));
    assert_order(
        &read,
        &[
            "Report on the Ferry Aurora",
            "9 January 2024",
            // Broken over lines, and over the two columns.
            "how many there should be; for what the engineer wrote is not among them.",
            "Table 1: Ferries of the company",
            "Ferry Permit (persons) Built (year) Pier",
            "Berta 120 1,981 North",
            "Dora 90 1,969 Quarry",
        ],
    );
    assert_eq!(
        texts(&read)[place(&read, "The pilot came")],
        [COLUMN, OTHER].concat().join(" ")
    );
}

#[test]
fn line_numbers_of_a_pleading_stand_apart() {
    let mut sheet = Sheet::default();
    for number in 1..=28 {
        let y = 770.0 - 24.0 * f64::from(number);
        sheet = sheet.text(40.0, y, 12.0, &number.to_string());
    }
    for (row, (left, right)) in [
        ("HARBOUR COURT OF EXAMPLE", ""),
        ("", ""),
        ("CLARA EXAMPLE,", "Case No. CV 18-10166"),
        ("Petitioner,", "JUDGMENT"),
        ("", ""),
        (
            "On the petition of CLARA EXAMPLE, for an order that the log",
            "",
        ),
        (
            "be handed over, and having read what both of the parties",
            "",
        ),
        ("wrote, IT IS ORDERED that the petition is granted.", ""),
        ("", ""),
        ("DATED: June 7, 2019", ""),
    ]
    .iter()
    .enumerate()
    {
        let y = 746.0 - 24.0 * row as f64;
        for (x, words) in [(90.0, left), (330.0, right)] {
            if !words.is_empty() {
                sheet = sheet.text(x, y, 12.0, words);
            }
        }
    }
    let read = read(&[sheet]);
    assert_order(
        &read,
        &[
            "HARBOUR COURT OF EXAMPLE",
            "CLARA EXAMPLE,",
            "for an order that the log be handed over, and having read what both of the parties wrote, IT IS ORDERED",
            "DATED: June 7, 2019",
            "1 2 3 4 5 6 7 8",
        ],
    );
    assert_eq!(read.about.title.as_deref(), Some("Order"));
    assert_eq!(read.about.authors, ["O. Ne"]);
}

#[test]
fn what_lies_below_a_bar_is_read() {
    let read = read(&[Sheet::default()
        .text(50.0, 760.0, 10.0, "Document 1 Filed 04/16/21")
        .lines(50.0, 700.0, &COLUMN[..3])
        .with("0 g 90 672 160 10 re f")
        .text(
            50.0,
            600.0,
            10.0,
            "22. On or about 6 June 2019 she called the office.",
        )]);
    assert_order(
        &read,
        &[
            "Document 1 Filed 04/16/21",
            "home with him; so the bridge wrote on loose sheets",
            "22. On or about 6 June 2019",
        ],
    );
}

#[test]
fn two_texts_upon_one_another_are_both_read() {
    let read = read(&[Sheet::default()
        .text(50.0, 720.0, 12.0, "Richard Example")
        .text(50.0, 650.0, 12.0, "TROOPPER, LLC")
        .text(50.0, 650.0, 12.0, "TROOPER, LLC")
        .text(50.0, 600.0, 12.0, "COMPLAINT")]);
    for words in [
        "Richard Example",
        "TROOPPER, LLC",
        "TROOPER, LLC",
        "COMPLAINT",
    ] {
        place(&read, words);
    }
    assert_order(&read, &["Richard Example", "TROOPPER, LLC", "COMPLAINT"]);
}

#[test]
fn a_footer_does_not_run_into_the_text() {
    let page = |number: u32, last: &str| {
        Sheet::default()
            .lines(50.0, 160.0, &COLUMN[..5])
            .text(50.0, 100.0, 10.0, last)
            .text(300.0, 60.0, 10.0, &number.to_string())
            .text(90.0, 40.0, 8.0, "PETITIONER'S OPPOSITION TO THE MOTION")
    };
    let read = read(&[
        page(20, "any kind of change that was to come. He"),
        page(21, "any kind of change that had come. He"),
    ]);
    let last = place(&read, "any kind of change that had come. He");
    assert!(texts(&read)[last].ends_with("had come. He"));
    assert_eq!(texts(&read)[last + 1], "21");
    assert!(texts(&read)[last + 2].starts_with("PETITIONER'S OPPOSITION"));
}

#[test]
fn lines_broken_at_a_hyphen_between_numbers_keep_it() {
    let read = read(&[Sheet::default().lines(
        50.0,
        700.0,
        &[
            "The witness said so twice. Ex. B, at 36:9-14; 63:2-",
            "6. He",
        ],
    )]);
    place(&read, "Ex. B, at 36:9-14; 63:2-6. He");
}

#[test]
fn arabic_is_in_the_order_of_reading() {
    // Letters with what is set above them.
    let letters = ["ح\u{64e}", "ب", "ي", "ب", "ي"];
    let word = letters.concat();
    // As most programs write it: as it looks, from left to right.
    let seen: String = letters.into_iter().rev().collect();
    let seen = format!("{seen} habibi {seen}");
    let codes: String = seen
        .encode_utf16()
        .map(|unit| format!("{unit:04X}"))
        .collect();
    let drawn = Sheet::default().with(&format!("BT /F2 10 Tf 50 700 Td <{codes}> Tj ET"));
    assert_eq!(texts(&read(&[drawn])), [format!("{word} habibi {word}")]);
}
