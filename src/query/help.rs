//! The query language as help: plain for the command line, roff for the manual page, Markdown for the
//! docs. All three are made of the tables.

use super::{
    keys::{KEYS, KeyInfo},
    lists::Word,
};
use crate::text::wrap;

/// What is no key, with what it finds.
const SYNTAX: [(&str, &str); 9] = [
    (
        "deport",
        "words that begin so, in any case and with any accents; deport* is the same",
    ),
    (
        "\"exact words\"",
        "whole words, one after the other; \"exact wor*\" lets the last go on",
    ),
    (
        "arevalo~  arevalo~2",
        "a word within one letter, or two, of this one; and the same name in another spelling: al-, h, y and doubled letters do not count",
    ),
    ("one two", "both match"),
    ("one OR two  one | two", "either matches; binds weaker"),
    ("-word  NOT word", "does not match"),
    ("(one OR two) three", "parentheses group"),
    ("key:one,two", "either value"),
    ("key:\"one two\"", "a value with spaces"),
];

/// The words of a key's list, which must be told one by one: with what each means.
fn told(info: &KeyInfo) -> Vec<Word> {
    let words = info.key.words().into_iter();
    words.filter(|word| !word.says.is_empty()).collect()
}

/// The words of a key's list, in a row.
fn listed(info: &KeyInfo) -> String {
    let words: Vec<&str> = info.key.words().iter().map(|word| word.word).collect();
    words.join(", ")
}

/// What a key finds, with the words it takes in a row.
fn says(info: &KeyInfo) -> String {
    match listed(info) {
        words if words.is_empty() => format!("{}.", info.says),
        words => format!("{}; one of {words}.", info.says),
    }
}

/// The columns of `--help`.
const COLUMNS: usize = 80;

/// A text below what it explains, some columns in.
fn below(text: &str, indent: usize) -> String {
    let lines = wrap(text, COLUMNS - indent).into_iter();
    lines
        .map(|range| format!("{:indent$}{}\n", "", &text[range]))
        .collect()
}

/// For `--help`.
pub fn plain() -> String {
    let mut text = String::from("Queries:\n");
    for (written, finds) in SYNTAX {
        text.push_str(&format!("  {written}\n{}", below(finds, 6)));
    }
    text.push_str("\nKeys:\n");
    for info in &KEYS {
        let told = told(info);
        let says = match told.is_empty() {
            true => says(info),
            false => format!("{}:", info.says),
        };
        text.push_str(&format!("  {}\n{}", info.example, below(&says, 6)));
        for word in told {
            let line = format!("{:<18} {}", word.word, word.says);
            text.push_str(&below(&line, 8));
        }
    }
    text
}

/// For the manual page.
pub fn roff() -> String {
    let escaped = |text: &str| text.replace('\\', "\\e").replace('-', "\\-");
    let mut text = String::from(".SS Terms\n");
    for (written, finds) in SYNTAX {
        let (written, finds) = (escaped(written), escaped(finds));
        text.push_str(&format!(".TP\n\\&{written}\n{finds}.\n"));
    }
    text.push_str(".SS Keys\n");
    for info in &KEYS {
        let told = told(info);
        let says = match told.is_empty() {
            true => says(info),
            false => format!("{}:", info.says),
        };
        let (example, says) = (escaped(info.example), escaped(&says));
        text.push_str(&format!(".TP\n\\fB{example}\\fR\n{says}\n"));
        for word in told {
            let (word, says) = (escaped(word.word), escaped(word.says));
            text.push_str(&format!(".br\n\\fI{word}\\fR: {says}\n"));
        }
    }
    text
}

/// As Markdown tables, for `docs/queries.md`.
pub fn markdown() -> String {
    let cell = |text: &str| text.replace('|', "\\|");
    let mut text = String::from("| query | finds |\n| --- | --- |\n");
    for (written, finds) in SYNTAX {
        let written: Vec<String> = written
            .split("  ")
            .map(|written| format!("`{}`", cell(written)))
            .collect();
        text.push_str(&format!("| {} | {finds} |\n", written.join(" ")));
    }
    for info in &KEYS {
        text.push_str(&format!("| `{}` | {} |\n", info.example, cell(&says(info))));
    }
    text
}
