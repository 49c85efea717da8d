//! Large initials beside the first lines of a paragraph.

use super::build::{Sheet, pdf, texts};
use crate::extract::pdf::read;

const REST: [&str; 2] = [
    "tin store of Lund on the night of the storm. Ruben Holt",
    "found them when the mate came back from the pier",
];
const BELOW: [&str; 2] = [
    "with the log of the ferry, which nobody had signed before.",
    "Nobody was told of it.",
];

/// A paragraph with a large initial beside its first three lines, the first of which begins at a place of its own.
fn sheet(initial: &str, (x, first): (f64, &str)) -> Sheet {
    Sheet::default()
        .text(50.0, 676.0, 46.0, initial)
        .text(x, 700.0, 10.0, first)
        .lines(86.0, 688.0, &REST)
        .lines(50.0, 664.0, &BELOW)
}

fn paragraph(first: &str) -> String {
    format!("{first} {} {}", REST.join(" "), BELOW.join(" "))
}

#[test]
fn a_large_initial_stands_before_the_first_word() {
    for (initial, at, first) in [
        (
            "7",
            (86.0, "2 men died in the fire at the"),
            "72 men died in the fire at the",
        ),
        (
            "7",
            (86.0, "men died in the fire at the"),
            "7 men died in the fire at the",
        ),
        (
            "7",
            (86.0, "th men died in the fire"),
            "7th men died in the fire",
        ),
        (
            "A",
            (86.0, "typical deaths at the"),
            "Atypical deaths at the",
        ),
        // Behind a space, and behind what the first line is set in by.
        ("A", (89.0, "man died at the"), "A man died at the"),
        ("A", (94.0, "typical man at the"), "Atypical man at the"),
        ("L", (86.0, "'homme at the"), "L'homme at the"),
    ] {
        assert_eq!(texts(sheet(initial, at)), [paragraph(first)]);
    }
}

#[test]
fn an_initial_that_may_be_a_word_may_be_quoted_as_one() {
    let guessed = |sheet: Sheet| {
        let read = read(&pdf(&[sheet], &[])).unwrap();
        let text = |(block, words): &(usize, std::ops::Range<usize>)| {
            read.blocks[*block].text[words.clone()].to_owned()
        };
        let runs = read.guessed.iter();
        let runs: Vec<Vec<String>> = runs.map(|run| run.iter().map(text).collect()).collect();
        runs
    };
    assert_eq!(
        guessed(sheet("A", (86.0, "man died at the"))),
        [["A".to_owned(), paragraph("man died at the")]]
    );
    let none: [[String; 0]; 0] = [];
    assert_eq!(guessed(sheet("7", (86.0, "2 men died at the"))), none);
    assert_eq!(guessed(sheet("A", (89.0, "man died at the"))), none);
}

#[test]
fn what_stands_beside_words_is_no_initial() {
    // A large figure with words that explain it, below which nothing goes on.
    let figure = Sheet::default().text(50.0, 676.0, 46.0, "7").lines(
        86.0,
        700.0,
        &["men died in the fire at", "the tin store", "of Lund"],
    );
    assert!(!texts(figure).concat().contains("7men"));
    // Further away than an initial, and one whose line begins on its own.
    let far = Sheet::default()
        .text(50.0, 676.0, 46.0, "A")
        .lines(120.0, 700.0, &REST)
        .lines(50.0, 664.0, &BELOW);
    assert!(!texts(far).concat().contains("Atin"));
    let raised = Sheet::default()
        .text(50.0, 700.0, 46.0, "A")
        .text(86.0, 700.0, 10.0, "typical deaths at the")
        .lines(50.0, 688.0, &REST);
    assert!(texts(raised)[0].starts_with("A"));
}
