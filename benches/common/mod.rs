//! A library of any size, made up: people, sources and allegations that cite one another.

// Each bench uses what it needs.
#![allow(dead_code)]

pub mod made;

use std::{fmt::Write, sync::Arc};

use casefile::{
    library::Library,
    load,
    tui::{
        message::Message,
        model::{Fixed, Model},
        update::update,
    },
};
use ratatui::{
    crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers},
    layout::Size,
};

/// The size of the screens that are measured.
pub const SCREEN: Size = Size {
    width: 120,
    height: 40,
};

/// The browser on a library, after some keys.
pub fn browser(library: Arc<Library>, keys: &[char]) -> Model {
    let fixed = Fixed {
        path: "generated".into(),
        themes: vec!["terminal".to_owned()],
        ..Fixed::default()
    };
    let mut model = Model::new(fixed, 0);
    update(&mut model, Message::Sized(SCREEN));
    let news = casefile::watch::News::default();
    update(&mut model, Message::Loaded(1, library, None, None, news));
    for key in keys {
        press(&mut model, KeyCode::Char(*key));
    }
    model
}

pub fn press(model: &mut Model, code: KeyCode) {
    let event = Event::Key(KeyEvent::new(code, KeyModifiers::NONE));
    update(model, Message::Terminal(event));
}

/// A linked library of one case file.
pub fn of(yaml: &str) -> Library {
    let folder = tempfile::tempdir().expect("a folder for the generated library");
    std::fs::write(folder.path().join("made.yaml"), yaml).expect("a generated case file");
    linked(folder.path())
}

/// The library of a folder, which is sound.
fn linked(folder: &std::path::Path) -> Library {
    let (parsed, diagnostics) = load::read(folder).expect("the generated library");
    let library = Library::link(parsed, diagnostics);
    assert_eq!(
        library.diagnostics.first(),
        None,
        "the generated library is sound"
    );
    library
}

/// A linked library of about `records` records in cases of a thousand.
pub fn library(records: usize) -> Library {
    let folder = tempfile::tempdir().expect("a folder for the generated library");
    for case in 0..records.div_ceil(1000) {
        let path = folder.path().join(format!("case-{case:04}.yaml"));
        std::fs::write(path, yaml(case, records.min(1000))).expect("a generated case file");
    }
    linked(folder.path())
}

const WORDS: [&str; 12] = [
    "permit",
    "harbour",
    "inspector",
    "ledger",
    "Núñez",
    "deposit",
    "witness",
    "tender",
    "Ortega",
    "shipment",
    "council",
    "receipt",
];

/// A case file of about `records` records. Thin ones: of 100, 10 are people of a name and a role, 5 sources of a
/// title, a publisher and a date, and 85 allegations of one sentence with who says it, about whom, a date and one
/// quote. No record has a reply, a history, a measure or a note, and no source a text.
pub fn yaml(case: usize, records: usize) -> String {
    let word = |number: usize| WORDS[(number * 7 + case) % WORDS.len()];
    let mut text = format!(
        "format: 1\ntitle: Case {case} of the {} {}\n",
        word(1),
        word(2)
    );
    let (people, sources) = ((records / 10).max(1), (records / 20).max(1));
    let _ = writeln!(text, "people:");
    for number in 0..people {
        let _ = writeln!(
            text,
            "  person-{number}:\n    name: {} {} {number}\n    role: {} clerk",
            word(number),
            word(number + 3),
            word(number + 5)
        );
    }
    let _ = writeln!(text, "sources:");
    for number in 0..sources {
        let _ = writeln!(
            text,
            "  source-{number}:\n    title: The {} papers, part {number}\n    publisher: The {} Post\n    published: 2024-{:02}-{:02}",
            word(number),
            word(number + 1),
            number % 12 + 1,
            number % 28 + 1
        );
    }
    let _ = writeln!(text, "allegations:");
    for number in 0..records.saturating_sub(people + sources) {
        let _ = writeln!(
            text,
            "  allegation-{number}:\n    statement: The {} of the {} was {} before the {} came, number {number}\n    by: person-{}\n    about: person-{}\n    date: 2024-{:02}-{:02}\n    cites:\n      - source: source-{}\n        at: ¶{}\n        quote: the {} of the {}",
            word(number),
            word(number + 1),
            word(number + 2),
            word(number + 4),
            number % people,
            (number * 3 + 1) % people,
            number % 12 + 1,
            number % 28 + 1,
            number % sources,
            number % 40 + 1,
            word(number),
            word(number + 1),
        );
    }
    text
}
