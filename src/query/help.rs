//! The query language as help: plain for the command line, roff for the manual page, Markdown for the
//! README. All three are made of the tables.

use super::keys::{KEYS, KeyInfo};

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
        "a word within one letter, or two, of this one",
    ),
    ("one two", "both hold"),
    ("one OR two  one | two", "either holds; binds weaker"),
    ("-word  NOT word", "does not hold"),
    ("(one OR two) three", "parentheses group"),
    ("key:one,two", "either value"),
    ("key:\"one two\"", "a value with spaces"),
];

/// A key as a line says it: what it finds, what it takes, an example.
fn says(info: &KeyInfo) -> String {
    let words: Vec<&str> = info.key.words().iter().map(|word| word.word).collect();
    match words.is_empty() {
        true => format!("{}.", info.says),
        false => format!("{}; one of {}.", info.says, words.join(", ")),
    }
}

/// For `--help`.
pub fn plain() -> String {
    let mut text = String::from("Queries:\n");
    for (written, finds) in SYNTAX {
        text.push_str(&format!("  {written:<24} {finds}\n"));
    }
    text.push_str("\nKeys:\n");
    for info in &KEYS {
        let example = info.example;
        text.push_str(&format!("  {example:<26} {}\n", says(info)));
    }
    text
}

/// For the manual page.
pub fn roff() -> String {
    let escaped = |text: &str| text.replace('\\', "\\e").replace('-', "\\-");
    let mut text = String::from(".SS Terms\n");
    for (written, finds) in SYNTAX {
        text.push_str(&format!(
            ".TP\n\\&{}\n{}.\n",
            escaped(written),
            escaped(finds)
        ));
    }
    text.push_str(".SS Keys\n");
    for info in &KEYS {
        let (example, says) = (escaped(info.example), escaped(&says(info)));
        text.push_str(&format!(".TP\n\\fB{example}\\fR\n{says}\n"));
    }
    text
}

/// For the README.
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
