//! A screen with covered names, at every width: nobody who looks at it learns one.

use std::fs;

use ratatui::layout::Size;
use tempfile::tempdir;

use casefile::tui::message::Message;

use crate::story::Story;

const FILES: [(&str, &str); 3] = [
    (
        "library.yaml",
        "format: 1
title: Harbour library
audiences: {press: {}}
people:
  xq: {name: Xiomara Quetzal, protect: {as: Witness A}}
  bob: {name: Bob Plain}
sources:
  s:
    title: Interview of the second day with Quetzal
    kind: interview
    published: 2024
    text: sources/2025-03-04-interview-second-day-at-harbour-by-quetzal.txt
    url: https://archive.example/interviews/2025/of-march-at-the-quetzal-house
",
    ),
    (
        "hearing.yaml",
        "format: 1
title: The harbour hearing, and what the office knew of it from Xiomara Quetzal
allegations:
  what-the-office-knew-in-march-of-it-from-quetzal:
    statement: The office knew in March what Xiomara Quetzal had seen at the harbour.
    by: bob
    about: [xq]
    cites: [{source: s, at: ¶1, quote: Quetzal said so}]
  another-of-quetzal-at-the-harbour-in-the-same-month: {statement: It was Quetzal., by: xq, date: 2025-03-04}
events:
  the-day: {title: The day on which the harbour was closed before Xiomara Quetzal, date: 2025-03-04, cites: [{source: s}]}
",
    ),
    (
        "sources/2025-03-04-interview-second-day-at-harbour-by-quetzal.txt",
        "Quetzal said so, at https://archive.example/of-the-house-of-xiomara-quetzal/and-more.

A second paragraph of Xiomara Quetzal.
",
    ),
];

/// The ways to screens on which something is cut, wrapped or typed.
const WAYS: [&str; 18] = [
    "",
    "Enter",
    "Enter x",
    "Enter x Enter",
    "Enter g a Enter",
    "Enter g a a",
    "Enter g a Enter Tab",
    "Enter g a Enter Enter",
    "g s Enter",
    "g s Enter Enter",
    "g p Enter",
    "g t",
    "g m",
    "Enter g t Enter",
    "?",
    "Ctrl+p",
    "s h a r b",
    "Enter g a / q u e t",
];

/// Whether a text has a name that is covered, whatever parts its letters.
fn names(text: &str) -> bool {
    let text = text.to_lowercase();
    ["quetzal", "xiomara"]
        .iter()
        .any(|name| text.contains(name))
}

/// The lines of a screen, one behind the other, as each pane has them, with something between them.
fn joined(screen: &str, between: &str) -> String {
    let lines = screen.lines().map(|line| {
        let of_pane = line.trim_matches([' ', '│', '┃', '▐']);
        of_pane.to_owned()
    });
    lines.collect::<Vec<_>>().join(between)
}

#[test]
fn a_covered_name_stands_on_no_screen_of_any_width() {
    let folder = tempdir().expect("a folder");
    fs::create_dir(folder.path().join("sources")).expect("a folder");
    for (name, text) in FILES {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    let mut seen = 0;
    for keys in WAYS {
        let mut story = Story::open(folder.path(), (120, 30));
        story.keys("P");
        story.keys(keys);
        // What somebody types they know.
        let is_typed = keys.contains("/ ");
        for width in 20..=160 {
            let height = 30;
            story.send(Message::Sized(Size { width, height }));
            let screen = story.screen();
            seen += usize::from(screen.contains("Witness A"));
            let is_told = [" ", ""]
                .iter()
                .any(|between| names(&joined(&screen, between)));
            assert!(!is_told || is_typed, "{width} columns, `{keys}`:\n{screen}");
            // What is left of one that was cut.
            let cut = ["Xioma", "Quetz", "quetz", "xioma"].into_iter();
            let cut: Vec<&str> = cut.filter(|cut| screen.contains(cut)).collect();
            assert!(
                cut.is_empty() || is_typed,
                "{width}, `{keys}`: {cut:?}\n{screen}"
            );
        }
    }
    // The names are there to be covered.
    assert!(seen > 1000, "{seen}");
}
