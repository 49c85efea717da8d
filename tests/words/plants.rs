//! Words that somebody planted: hidden, struck, put in by another, said by another. None of them is simply
//! *verbatim* or *normalised*, and what stands round them is.

mod open;
pub mod pdf;
mod rich;
mod tables;
mod web;
mod word;

use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

use super::{check, found};

/// What is planted.
const PLANT: &str = "the pumps were known to be broken";

/// What stands round it, and is found plainly.
const ROUND: &str = "The ferry sailed at noon with the master on board.";

/// What is said of words that are seen although they look as if they might not be.
const SEEN: &str = "verbatim";

/// A document: its name, its bytes, and what is to be said of the plant.
type Row = (String, Vec<u8>, &'static str);

pub fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Whether a verdict says that words are there.
pub fn is_plain(verdict: &str) -> bool {
    matches!(verdict, "verbatim" | "normalised")
}

/// Holds each plant to what is to be said of it, and what stands round it to being there.
fn hold(rows: &[Row]) {
    let names: Vec<String> = rows
        .iter()
        .map(|(what, ..)| format!("a.{}", what.split(' ').next().unwrap()))
        .collect();
    let documents: Vec<(&str, &[u8], &str)> = rows
        .iter()
        .zip(&names)
        .map(|((_, bytes, _), name)| (&**name, &bytes[..], PLANT))
        .collect();
    let said = found(&documents);
    let told: Vec<_> = rows
        .iter()
        .zip(said)
        .map(|((what, _, expected), found)| (what.clone(), *expected, found))
        .collect();
    check(&told);
    for (what, expected, found) in &told {
        let is_marked = !is_plain(&found.verdict) || found.whose.is_some();
        assert!(is_marked || *expected == SEEN, "{what}");
    }
    // What stands round a plant stands.
    let documents: Vec<(&str, &[u8], &str)> = documents
        .into_iter()
        .map(|(name, bytes, _)| (name, bytes, ROUND))
        .collect();
    for (found, (what, ..)) in found(&documents).into_iter().zip(rows) {
        let is_shared = found.whose.as_deref().is_none_or(|whose| {
            whose.starts_with("in message 1 of 2") || whose.starts_with("in an attached message")
        });
        assert!(is_plain(&found.verdict) && is_shared, "{what}: {found:?}");
    }
}

#[test]
fn no_plant_is_simply_there() {
    let mut rows: Vec<Row> = Vec::new();
    word::word(&mut rows);
    open::open_document(&mut rows);
    web::pages(&mut rows);
    web::mails(&mut rows);
    rich::rich_text(&mut rows);
    tables::sheets(&mut rows);
    tables::slides(&mut rows);
    assert!(rows.len() >= 90, "{}", rows.len());
    hold(&rows);
}

#[test]
fn no_plant_in_a_pdf_is_simply_there() {
    let mut rows: Vec<Row> = Vec::new();
    pdf::pages(&mut rows);
    hold(&rows);
}
