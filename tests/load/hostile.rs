//! Content never stops the program: no panic, time linear in the file, memory within bounds.

use std::time::{Duration, Instant};

use casefile::limits;
use proptest::prelude::*;

use super::{codes, folder, open, records, told};

const HEAD: &str = "format: 1\ntitle: X\n";

/// A file of about `count` mistakes, by their kind.
type Mistakes = fn(count: usize) -> String;

/// Kinds of file that took, or could take, time that grows with the square of their mistakes.
const MISTAKES: [(&str, Mistakes); 16] = [
    ("records without a name", |n| {
        section("people", n, |i| format!("  p{i}: {{role: boss}}\n"))
    }),
    ("records that are no YAML", |n| {
        section("people", n, |i| format!("  p{i}:\n    name: \"A\n"))
    }),
    ("top-level keys beside one that is no YAML", |n| {
        let keys: String = (0..n).map(|i| format!("k{i}: v\n")).collect();
        format!("{HEAD}{keys}summary: [\n")
    }),
    ("ids that stand twice", |n| {
        section("people", n, |i| format!("  p{}: {{name: A}}\n", i % 7))
    }),
    ("ids that stand twice, beside one that is no YAML", |n| {
        section("people", n, |i| format!("  p{}: {{name: A}}\n", i % 7)) + "  q: [\n"
    }),
    ("wrong items of one list", |n| {
        let items: String = (0..n).map(|i| format!("Bad {i}, ")).collect();
        format!("{HEAD}subjects: [{items}]\n")
    }),
    ("wrong parts of one record", |n| {
        let cites: String = (0..n)
            .map(|_| "      - {source: s, at: 6, quot: x}\n")
            .collect();
        format!(
            "{HEAD}sources:\n  s: {{title: S}}\nallegations:\n  a:\n    statement: A\n    cites:\n{cites}"
        )
    }),
    ("wrong entries of one mapping", |n| {
        let pairs: String = (0..n).map(|i| format!("a{i}: suports, ")).collect();
        format!("{HEAD}evidence:\n  e: {{description: E, bears_on: {{{pairs}}}}}\n")
    }),
    ("unknown keys of one record", |n| {
        let keys: String = (0..n).map(|i| format!("k{i}: v, ")).collect();
        format!("{HEAD}people:\n  ann: {{name: Ann, {keys}}}\n")
    }),
    ("references to nothing, from as many records", |n| {
        section("events", n, |i| {
            format!("  event-{i}: {{title: E, participants: [person-{i}]}}\n")
        })
    }),
    ("references to nothing, on one line", |n| {
        let ids: String = (0..n).map(|i| format!("person-{i}, ")).collect();
        format!("{HEAD}subjects: [{ids}]\n")
    }),
    ("references to records of the wrong kind", |n| {
        let people = section("people", n, |i| format!("  p{i}: {{name: A}}\n"));
        let cites: String = (0..n).map(|i| format!("{{source: p{i}}}, ")).collect();
        format!("{people}events:\n  e: {{title: E, cites: [{cites}]}}\n")
    }),
    ("aliases, tags and anchors", |n| {
        let items: String = (0..n).map(|i| format!("&a{i} x, *a{i}, !t y, ")).collect();
        format!("{HEAD}people:\n  ann: {{name: Ann, also_known_as: [{items}]}}\n")
    }),
    ("keys that are no words", |n| {
        let keys: String = (0..n).map(|_| "{{x}}: y, ").collect();
        format!("{HEAD}people:\n  ann: {{name: Ann, {keys}}}\n")
    }),
    ("sections that stand twice", |n| {
        let people: String = (0..n)
            .map(|i| format!("people:\n  p{}: {{name: A}}\n", i / 2))
            .collect();
        format!("{HEAD}{people}")
    }),
    ("conflicts that a merge left", |n| {
        let people: String = (0..n)
            .map(|i| format!("  p{i}:\n<<<<<<< a\n    name: A\n=======\n    name: B\n>>>>>>> b\n"))
            .collect();
        format!("{HEAD}people:\n{people}")
    }),
];

fn section(name: &str, count: usize, record: fn(usize) -> String) -> String {
    let records: String = (0..count).map(record).collect();
    format!("{HEAD}{name}:\n{records}")
}

/// Loads a file and tells all of it; gives the time and the number of mistakes.
fn load(text: &str) -> (Duration, usize) {
    let folder = folder(&[("x.yaml", text.as_bytes())]);
    let start = Instant::now();
    let library = open(folder.path());
    let told = told(&library);
    assert!(!told.is_empty());
    (start.elapsed(), library.diagnostics.len())
}

#[test]
fn time_grows_with_the_number_of_mistakes_and_no_faster() {
    for (name, text) in MISTAKES {
        let (_, few) = load(&text(200));
        assert!(few >= 190, "{name}: {few} of 200");
        let (some, _) = load(&text(1_000));
        let (many, count) = load(&text(10_000));
        println!("{name}: {some:?}, {many:?} for {count}");
        assert!(count >= 9_990, "{name}: {count} of 10000");
        // Ten times as many take a hundred times as long where the time grows with the square.
        assert!(
            many < some * 40 + Duration::from_millis(500),
            "{name}: {some:?} for 1000, {many:?} for 10000"
        );
    }
}

/// Whether a text takes no longer than one of the same making, but smaller, for its size. Four times as long a
/// byte is allowed, and some milliseconds for what any file costs. Whatever else the machine is at makes
/// a try longer and none shorter, so the shortest of some counts; what grows with the square of the
/// size, fails them all.
fn grows_with_its_size(small: &str, large: &str) -> bool {
    let tries = || (0..3).map(|_| load(small).0);
    let least = tries().min().unwrap_or_default();
    let times = u32::try_from(large.len() / small.len()).unwrap();
    let most = least * 4 * times + Duration::from_millis(20) * times;
    (0..3).any(|_| load(large).0 <= most)
}

#[test]
fn what_is_absurd_is_refused_in_the_time_that_its_size_takes() {
    let kinds: [(&str, Mistakes); 17] = [
        ("brackets", |n| note("[", n)),
        ("braces", |n| note("{", n)),
        ("keys in braces", |n| note("{a: ", n)),
        ("brackets, one a line", |n| note("[\n  ", n)),
        ("indentation", |n| {
            let lines = (0..n / 50).map(|i| format!("{}a:\n", " ".repeat(i)));
            lines.collect()
        }),
        ("dashes", |n| {
            format!("{HEAD}note:\n  {}x\n", "- ".repeat(n))
        }),
        ("question marks", |n| note("? ", n)),
        ("quotation marks", |n| note("\"", n)),
        ("backslashes", |n| note("\"\\", n)),
        ("anchors", |n| note("&a ", n)),
        ("tags", |n| note("!a ", n)),
        ("directives", |n| "%YAML 1.2\n".repeat(n)),
        ("documents", |n| "--- a\n".repeat(n)),
        ("commas", |n| note(",", n)),
        ("colons", |n| note(": ", n)),
        ("zero bytes", |n| note("\0", n)),
        ("aliases of aliases", |n| {
            let doubling = |i: usize| {
                let last = i - 1;
                format!("  p{i}: {{name: A, also_known_as: &a{i} [*a{last}, *a{last}]}}\n")
            };
            let doubling: String = (1..n / 1_000).map(doubling).collect();
            format!("{HEAD}people:\n  p0: {{name: A, also_known_as: &a0 [x]}}\n{doubling}")
        }),
    ];
    for (name, text) in kinds {
        let large = text(100_000);
        let folder = folder(&[("x.yaml", large.as_bytes())]);
        let told = told(&open(folder.path()));
        assert!(told.contains("error["), "{name}: {told}");
        assert!(grows_with_its_size(&text(10_000), &large), "{name}");
    }
}

fn note(of: &str, count: usize) -> String {
    format!("{HEAD}note: {}", of.repeat(count))
}

#[test]
fn one_line_of_ten_megabytes() {
    let long = "word ".repeat(2 << 20);
    let part = &long[..1 << 20];
    let files = [
        format!("{HEAD}summary: {long}\n"),
        format!("{HEAD}summary: \"{long}\n"),
        format!("{HEAD}{part}\n"),
        format!("{HEAD}{part}: x\n"),
        format!("{HEAD}as_of: {part}\n"),
    ];
    let names = ["a.yaml", "b.yaml", "c.yaml", "d.yaml", "e.yaml"];
    let texts = files.iter().map(|text| text.as_bytes());
    let folder = folder(&names.into_iter().zip(texts).collect::<Vec<_>>());
    let library = open(folder.path());
    let told = told(&library);
    assert!(told.len() < 10_000, "{} bytes", told.len());
    assert_eq!(records(&library), "a b c d e");
    assert_eq!(
        codes(&library),
        ["limit", "syntax", "syntax", "syntax", "limit"]
    );
    // Of the first it is told at once that it is too long.
    for large in &files[1..] {
        let words = long.len().min(large.len()) / 10;
        let small = large.replacen(&long[..words * 9], "", 1);
        assert!(small.len() < large.len() / 5);
        assert!(grows_with_its_size(&small, large), "{:.60}", large);
    }
}

#[test]
fn beyond_a_limit_what_was_read_stays() {
    let values = "a,".repeat(limits::VALUES.most as usize);
    let folder = folder(&[
        ("a.yaml", HEAD.as_bytes()),
        ("b.yaml", format!("{HEAD}subjects: [{values}]\n").as_bytes()),
        (
            "c.yaml",
            b"format: 1\ntitle: X\nsee_also: [b]\nsubjects: [b/x]\n",
        ),
    ]);
    let library = open(folder.path());
    assert_eq!(codes(&library), ["limit"]);
    assert_eq!(records(&library), "a [b] c");

    let most = limits::RECORDS.most as usize;
    let people = section("people", most, |i| format!("  p{i}: {{name: A}}\n"));
    std::fs::write(folder.path().join("b.yaml"), people).unwrap();
    let library = open(folder.path());
    assert_eq!(codes(&library), ["limit"]);
    assert_eq!(library.records().len(), most + 1);
}

/// A file with a record of every kind and every key.
const GOOD: &str = include_str!("good.yaml");

#[test]
fn the_good_file_is_good() {
    let files: [(&str, &[u8]); 4] = [
        (
            "library.yaml",
            b"format: 1\naudiences: {zq77: {}, zq78: {}}\n",
        ),
        ("good.yaml", GOOD.as_bytes()),
        ("paper-zq26.txt", b"A bridge."),
        ("paper-zq27.md", b"A bridge."),
    ];
    let library = open(folder(&files).path());
    assert_eq!(told(&library), "");
    assert_eq!(library.records().len(), 19);
}

/// Loads and tells a file; all that is promised of any file is promised of this one.
fn holds(bytes: &[u8]) {
    let folder = folder(&[("x.yaml", bytes)]);
    let library = open(folder.path());
    let told = told(&library);
    let (_, file) = library.files.iter().next().unwrap();
    let lines = casefile::text::lines(&file.text).count() as u32;
    for found in &library.diagnostics {
        let Some(span) = found.span else { continue };
        assert!(span.line >= 1 && span.line <= lines + 1, "{found:?}");
        assert!(span.column >= 1 && span.length >= 1, "{found:?}");
        assert!(found.help.is_some(), "{found:?}");
    }
    let is_control = |c: char| c.is_control() && c != '\n';
    assert!(!told.contains(is_control), "{told:?}");
    // Each mistake is told once.
    let mut seen = std::collections::HashSet::new();
    for found in &library.diagnostics {
        assert!(
            seen.insert((found.span, &found.message)),
            "twice: {found:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        holds(&bytes);
    }

    #[test]
    fn any_yaml_signs_are_read(text in "([ \n\t]{0,3}[-?:,\\[\\]{}#&*!|>'\"%@`a0~\r]{1,4}){0,40}") {
        holds(text.as_bytes());
        holds(format!("{HEAD}people:\n  ann:\n    name: {text}\n  ben: {{name: B}}\n").as_bytes());
    }

    /// A good file in which pieces were cut out, doubled, moved or overwritten.
    #[test]
    fn a_good_file_gone_wrong_is_read(
        changes in proptest::collection::vec((0..4u8, any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..40usize, "[ -~\n\t漢\u{202E}]{0,6}"), 1..6)
    ) {
        let mut chars: Vec<char> = GOOD.chars().collect();
        for (change, at, to, length, text) in changes {
            let at = at.index(chars.len());
            let to = to.index(chars.len());
            let end = (at + length).min(chars.len());
            let piece: Vec<char> = chars[at..end].to_vec();
            match change {
                0 => drop(chars.drain(at..end)),
                1 => drop(chars.splice(to..to, piece)),
                2 => drop(chars.splice(at..end, text.chars())),
                _ => {
                    // A whole line is moved.
                    let start = chars[..at].iter().rposition(|c| *c == '\n').map_or(0, |at| at + 1);
                    let end = chars[at..].iter().position(|c| *c == '\n').map_or(chars.len(), |n| at + n);
                    let line: Vec<char> = chars.drain(start..end).collect();
                    let to = to.min(chars.len());
                    drop(chars.splice(to..to, line));
                }
            }
            if chars.is_empty() { break; }
        }
        holds(String::from_iter(chars).as_bytes());
    }
}
