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
const WAYS: [&str; 21] = [
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
    "g t B p",
    "g l",
    "g m",
    "Enter g t Enter",
    "Enter g l Enter",
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

const LIBRARY: &str = "format: 1
audiences: {partner: {}}
";

const CASE: &str = "format: 1
title: The barge
allegations:
  quispe-told: {statement: Rosa Quispe saw the barge., by: ana}
people:
  ana: {name: Ana}
";

const ROSA: &str = "  rosa-quispe:
    name: Rosa Quispe
    protect: {as: Witness A}
";

#[test]
fn what_was_covered_stays_so_whatever_the_files_say_until_the_reader_shows_it() {
    let places = "protect: {project: {words: Nightfall}}\n";
    let case = CASE.replace("the barge.", "the barge of Nightfall.");
    let whole = format!("{case}{ROSA}");
    let unprotected = whole.replace("    protect: {as: Witness A}\n", "");
    let told = unprotected.replace("rosa-quispe", "rosa");
    let consents = whole.replace("Witness A}", "Witness A, consent: {for: partner}}");
    let renamed = whole.replace("rosa-quispe", "rosa");
    let corrected = whole.replace("name: Rosa Quispe", "name: Rosalia Mamani");
    let readings = [
        ("half written", &*case, ""),
        ("protected no more", &unprotected, ""),
        ("under another id, and open", &told, places),
        ("may be named", &consents, places),
        ("under another id", &renamed, places),
        ("under another name", &corrected, ""),
        ("no record is left", "format: 1\ntitle: The barge\n", ""),
    ];
    for (how, text, words) in readings {
        let folder = tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            fs::write(folder.path().join(name), text).expect("a file");
        };
        write("library.yaml", &format!("{LIBRARY}{places}"));
        write("barge.yaml", &whole);
        let mut story = Story::open(folder.path(), (120, 30));
        story.keys("P g a Enter");
        let is_told = |story: &Story| {
            let screen = story.screen().to_lowercase();
            ["quispe", "nightfall"]
                .iter()
                .any(|name| screen.contains(name))
        };
        assert!(!is_told(&story), "{}", story.screen());
        write("library.yaml", &format!("{LIBRARY}{words}"));
        write("barge.yaml", text);
        // Twice: it is not forgotten by the second reading.
        for _ in 0..2 {
            for keys in ["R", "g p", "g a"] {
                story.keys(keys);
                assert!(!is_told(&story), "{how}, {keys}:\n{}", story.screen());
                assert!(story.screen().contains(" covered: "), "{}", story.screen());
            }
        }
        write("barge.yaml", &whole);
        story.keys("R");
        assert!(!is_told(&story), "{how}:\n{}", story.screen());
        story.keys("P y");
        assert!(is_told(&story), "{how}:\n{}", story.screen());
        // What was shown is covered by what the files say.
        write("barge.yaml", &unprotected);
        story.keys("R P");
        assert!(
            story.screen().contains("Rosa Quispe"),
            "{how}:\n{}",
            story.screen()
        );
    }
}

/// What is sealed stays closed while somebody looks over the shoulder, whoever is protected: nobody is here.
#[test]
fn what_is_sealed_is_neither_shown_nor_found_under_cover() {
    let folder = tempdir().expect("a folder");
    let case = "format: 1
title: The suit
sources:
  memo: {title: The memo, text: memo.txt}
  paper: {title: A paper, text: paper.txt}
evidence:
  x: {description: What the zanthor said, exhibit: A, source: memo, restricted: sealed, cites: [{source: memo, at: ¶1, quote: The zanthor was here}]}
allegations:
  a: {statement: It was here., cites: [{source: memo, at: ¶1, quote: The zanthor was here}]}
";
    for (name, text) in [
        ("case.yaml", case),
        (
            "memo.txt",
            "The zanthor was here.\n\nThe quemmel was not.\n",
        ),
        ("paper.txt", "An open harbour.\n"),
    ] {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    let mut story = Story::open(folder.path(), (140, 40));
    let tells = |story: &Story| {
        let screen = story.screen().to_lowercase();
        screen.contains("zanthor was") || screen.contains("quemmel was")
    };
    story.keys("g s Enter");
    assert!(tells(&story), "{}", story.screen());
    story.keys("P");
    assert!(story.screen().contains("covered"), "{}", story.screen());
    for keys in [
        "",
        "Enter",
        "s",
        "Esc g a Enter",
        "s",
        "Esc g e Enter",
        "Esc",
    ] {
        story.keys(keys);
        assert!(!tells(&story), "{keys}: {}", story.screen());
    }
    story.keys("g s Enter");
    assert!(
        story
            .screen()
            .contains("withheld, and not searched, while names are covered"),
        "{}",
        story.screen()
    );
    story.keys("Ctrl+f q u e m m e l");
    let screen = story.screen();
    assert!(
        !tells(&story) && screen.contains("1 text was not searched"),
        "{screen}"
    );
    story.keys(&"Backspace ".repeat("quemmel".len()));
    story.keys("o p e n");
    assert!(
        story.screen().contains("open harbour"),
        "{}",
        story.screen()
    );
    // Shown again, all is as before.
    story.keys("Esc P y g s Enter");
    assert!(tells(&story), "{}", story.screen());
}

#[test]
fn a_finding_about_what_is_withheld_is_told_by_its_place_and_rule_alone() {
    let folder = tempdir().expect("a folder");
    for (name, text) in [
        (
            "library.yaml",
            "format: 1\naudiences: {press: {}}\npeople:\n  ana: {name: Ana Ruiz, protect: {as: Witness A}, custody: [{from: \
             2026-03-01, to: 2026-01-01, at: Blockzelle}]}\n  lena: {name: Lena Kovac, speaks_for: ana, rolle: zwirn}\n",
        ),
        (
            "suit.yaml",
            "format: 1\ntitle: A suit\npeople:\n  ben: {name: Ben, rolle: neighbour}\nproceedings:\n  suit: {title: The \
             suit}\nentries:\n  e: {in: suit, title: Motion on marzipan, sealed: true, notiz: the marzipan}\n",
        ),
    ] {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    let mut story = Story::open(folder.path(), (140, 40));
    story.keys("g x");
    assert!(story.screen().contains("notiz"), "{}", story.screen());
    story.keys("P");
    let mut told = String::new();
    for keys in ["", "j", "j", "j", "j", "j", "j", "j"] {
        story.keys(keys);
        let screen = story.screen();
        for words in [
            "marzipan",
            "notiz",
            "Blockzelle",
            "Kovac",
            "zwirn",
            "rolle: ",
        ] {
            assert!(!screen.contains(words), "{words}: {screen}");
        }
        told += &screen;
    }
    assert!(
        told.contains("a finding about what is withheld here"),
        "{told}"
    );
    assert!(told.contains("unknown-key"), "{told}");
    // What is wrong with what may be told of is said as ever, without the line of its file.
    assert!(told.contains("`rolle` is not a key"), "{told}");
}
