//! Whose words a document holds: what is struck, hidden, not accepted, or another's is never simply *verbatim*.
//!
//! The files beside this one were made for it; all in them is invented. Each shows a fault of reading documents that
//! was found on real ones; what is right of it is said by these tests, those of `../cli/pdf.rs` on the files in
//! `../cli/pdf`:
//!
//! | file | test |
//! |---|---|
//! | `cols3-ragged-plain.pdf` | cli `pdf::three_ragged_columns_are_read_each_to_its_foot` |
//! | `two-lines-two-columns.pdf` | cli `pdf::a_sentence_over_two_short_columns_stands` |
//! | `side-note.pdf` | cli `pdf::a_note_beside_a_paragraph_is_not_woven_into_it` |
//! | `paras.txt` | `files::every_file_says_whose_words_it_holds`, `files::at_their_places_quotes_stand_and_changed_ones_do_not` |
//! | `paras.docx` | `files::every_file_says_whose_words_it_holds` |
//! | `paras.html` | `files::every_file_says_whose_words_it_holds` |
//! | `footnotes.pdf` | `files::every_file_says_whose_words_it_holds`, cli `pdf::the_mark_of_a_note_may_be_left_out_or_copied` |
//! | `form-values-no-appearance.pdf` | cli `pdf::what_was_filled_into_a_form_stands_on_its_page` |
//! | `page-labels.pdf` | cli `pdf::printed_numbers_of_pages_stand_beside_those_of_the_sheets` |
//! | `tracked-changes.docx` | `files::every_file_says_whose_words_it_holds`, `taken::what_cannot_be_trusted_is_said_where_a_source_is_added_and_shown` |
//! | `numbered.docx` | `files::every_file_says_whose_words_it_holds` |
//! | `hidden.docx` | `files::every_file_says_whose_words_it_holds`, `taken::what_cannot_be_trusted_is_said_where_a_source_is_added_and_shown` |
//! | `three-messages.mbox` | `files::every_file_says_whose_words_it_holds`, `taken::a_message_is_taken_out_of_its_mailbox` |
//! | `forwarded-as-attachment.eml` | `files::every_file_says_whose_words_it_holds`, `taken::attached_messages_are_listed` |
//! | `digest.eml` | `files::every_file_says_whose_words_it_holds`, `taken::attached_messages_are_listed` |
//! | `alternative-html-says-more.eml` | `files::every_file_says_whose_words_it_holds` |
//! | `outlook-reply.eml` | `files::every_file_says_whose_words_it_holds` |
//! | `raw-8bit-header.eml` | `files::every_file_says_whose_words_it_holds` |
//! | `flowed-delsp.eml` | `files::every_file_says_whose_words_it_holds` |
//! | `utf7.eml` | `files::every_file_says_whose_words_it_holds` |
//! | `winmail.eml` | `taken::what_cannot_be_trusted_is_said_where_a_source_is_added_and_shown` |
//! | `h-strike.html` | `files::every_file_says_whose_words_it_holds` |
//! | `h-linked-paragraph.html` | `files::every_file_says_whose_words_it_holds` |
//! | `notes.rtf` | `files::at_their_places_quotes_stand_and_changed_ones_do_not`, extract `formats::rtf` |
//! | `report.epub` | `files::at_their_places_quotes_stand_and_changed_ones_do_not`, extract `formats::epub` |
//! | `log.xlsx` | `files::at_their_places_quotes_stand_and_changed_ones_do_not`, extract `formats::xlsx` |
//! | `margin-paragraph-numbers.pdf` | cli `pdf::numbers_in_the_margin_belong_to_their_paragraphs` |

mod brief;
mod cells;
mod feet;
mod figures;
mod files;
mod markup;
mod pages;
mod passed;
mod plants;
mod seams;
mod taken;
mod woven;

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// What is found of a quote, as `show` says it.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    verdict: String,
    whose: Option<String>,
}

/// Looks for each quote in its document, whose name tells its format.
fn found(documents: &[(&str, &[u8], &str)]) -> Vec<Found> {
    let (_kept, folder) = world();
    let mut case = String::from("format: 1\ntitle: A case\nsources:\n");
    let mut cites = String::from("events:\n  all:\n    title: All\n    cites:\n");
    for (number, (name, bytes, quote)) in documents.iter().enumerate() {
        let file = format!("{number}-{name}");
        fs::write(folder.join(&file), bytes).unwrap();
        write!(case, "  s{number}:\n    title: S\n    text: {file}\n").unwrap();
        let quote = serde_json::to_string(quote).unwrap();
        write!(cites, "      - source: s{number}\n        quote: {quote}\n").unwrap();
    }
    let path = folder.join("case.yaml");
    fs::write(&path, case + &cites).unwrap();
    let shown = run(&folder, &["show", "all", "--format", "json"]);
    let shown: serde_json::Value = serde_json::from_str(&shown.0).unwrap();
    let citations = shown["citations"].as_array().unwrap().iter();
    let found: Vec<Found> = citations
        .map(|citation| Found {
            verdict: citation["verdict"].as_str().unwrap().to_owned(),
            whose: citation["whose"].as_str().map(str::to_owned),
        })
        .collect();
    assert_eq!(found.len(), documents.len());
    found
}

/// One of the files beside this one.
fn file(name: &str) -> Vec<u8> {
    fs::read(format!("{}/tests/words/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// A folder to work in, and what keeps it. What is hidden is no library.
fn world() -> (tempfile::TempDir, PathBuf) {
    let kept = tempfile::tempdir().unwrap();
    let folder = kept.path().join("world");
    fs::create_dir(&folder).unwrap();
    (kept, folder)
}

/// What the program prints in a folder, on both ways.
fn run(folder: &Path, arguments: &[&str]) -> (String, String) {
    let ran = Command::new(env!("CARGO_BIN_EXE_casefile"))
        .current_dir(folder)
        .env("HOME", folder.with_file_name("home"))
        .env("XDG_CACHE_HOME", folder.with_file_name("cache"))
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(ran.stdout), text(ran.stderr))
}

/// Holds what was found to what is to be: the verdict, and behind a comma whose words they are.
fn check(rows: &[(String, &str, Found)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(what, expected, found)| {
            let said = match &found.whose {
                Some(whose) => format!("{}, {whose}", found.verdict),
                None => found.verdict.clone(),
            };
            (said != *expected)
                .then(|| format!("{what}\n  expected: {expected}\n  found:    {said}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
