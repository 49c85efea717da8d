//! Small documents as other programs write them, each with what a reader sees in it.

use casefile::extract::{Extracted, Format};

const NOTES: &[u8] = include_bytes!("../words/notes.rtf");
const REPORT: &[u8] = include_bytes!("../words/report.epub");
const LOG: &[u8] = include_bytes!("../words/log.xlsx");

/// What is read of a document, by its content alone.
fn read(bytes: &[u8]) -> (Format, Extracted) {
    let format = Format::of("document", bytes).unwrap();
    (format, (format.row().read)(bytes).unwrap())
}

fn texts(extracted: &Extracted) -> Vec<&str> {
    extracted.blocks.iter().map(|block| &*block.text).collect()
}

#[test]
fn rtf() {
    let (format, notes) = read(NOTES);
    assert_eq!(format, Format::Rtf);
    assert_eq!(
        texts(&notes),
        [
            "The ferry left the pier with 270 persons on board.",
            "The master called at 9:14 p.m. and nobody answered – so the log says. Café „Hafen“.",
        ]
    );
    assert_eq!(
        notes.about.title.as_deref(),
        Some("Statement of the master")
    );
}

#[test]
fn epub() {
    let (format, report) = read(REPORT);
    assert_eq!(format, Format::Epub);
    assert_eq!(
        texts(&report),
        [
            "Findings",
            "The pumps did not work, and nobody answered the call of 9:14 p.m.",
        ]
    );
    assert_eq!(report.about.title.as_deref(), Some("Report on the ferry"));
    assert_eq!(report.about.language.as_deref(), Some("en"));
}

#[test]
fn xlsx() {
    let (format, log) = read(LOG);
    assert_eq!(format, Format::Xlsx);
    assert_eq!(
        texts(&log),
        [
            "Log row 1: Time | From | Words",
            "Log row 2: 2026-03-04 21:14 | Ferry | We take water and ask for a tug",
            "Log row 3: 2026-03-04 21:40 | Office | Understood, the tug is in the dock",
        ]
    );
}
