//! The excerpt of a message: the carets stand under the culprit, and the column is that of the file.

use super::{folder, open, told};

/// What is told of a case file of these bytes.
fn of(bytes: &[u8]) -> String {
    told(&open(folder(&[("x.yaml", bytes)]).path()))
}

/// What is told of an unknown key in a line, whose excerpt begins with `before`.
fn unknown_key(column: usize, line: &str, before: &str) -> String {
    let indent = " ".repeat(casefile::text::width(before));
    format!(
        "error[unknown-key]: `colour` is not a key that is allowed here.
 --> x.yaml:4:{column}
  |
4 | {line}
  | {indent}^^^^^^
  |
  = help: the keys that are allowed here are name, short, also_known_as, kind, named, role, born, age, sex, nationality, member_of, speaks_for, custody, residence, measure, protect, cites, as_of, note.
"
    )
}

fn person(entries: &str) -> String {
    format!("format: 1\ntitle: X\npeople:\n  ann: {{name: {entries}}}\n")
}

#[test]
fn wide_and_combining_characters_before_the_place() {
    for (name, column) in [
        ("Ann", 20),
        ("漢字かな", 21),
        ("e\u{301}\u{301}te\u{301}", 23),
        ("👩‍👩‍👧 Ann", 26),
        ("Ａｎｎ", 20),
    ] {
        let line = format!("  ann: {{name: {name}, colour: red}}");
        let before = format!("  ann: {{name: {name}, ");
        assert_eq!(
            of(person(&format!("{name}, colour: red")).as_bytes()),
            unknown_key(column, &line, &before),
            "{name}"
        );
    }
}

#[test]
fn tabs_and_control_characters_before_the_place() {
    // A tab is drawn as four spaces and counts as one character.
    let line = "  ann: {name: A    B, colour: red}";
    let told = of(person("A\tB, colour: red").as_bytes());
    assert_eq!(told, unknown_key(20, line, "  ann: {name: A    B, "));
    // What would move the cursor or turn the line round is shown and not done.
    let told = of(person("\"A\u{202E}B\", colour: red").as_bytes());
    let line = "  ann: {name: \"A‹RLO›B\", colour: red}";
    assert_eq!(told, unknown_key(22, line, "  ann: {name: \"A‹RLO›B\", "));
}

#[test]
fn every_kind_of_line_end_and_a_byte_order_mark() {
    let text = person("Ann, colour: red");
    let expected = unknown_key(20, "  ann: {name: Ann, colour: red}", "  ann: {name: Ann, ");
    assert_eq!(of(text.as_bytes()), expected);
    assert_eq!(of(text.replace('\n', "\r\n").as_bytes()), expected);
    assert_eq!(of(text.replace('\n', "\r").as_bytes()), expected);
    assert_eq!(of(format!("\u{FEFF}{text}").as_bytes()), expected);
    // The same where the file is read record by record.
    let broken = format!("{text}  ben:\n    name: \"B\n");
    for ends in ["\n", "\r\n", "\r"] {
        let told = of(format!("\u{FEFF}{broken}").replace('\n', ends).as_bytes());
        let (first, second) = told.split_at(expected.len());
        assert_eq!(first, expected, "{ends:?}");
        assert!(second.contains(" --> x.yaml:6:11\n"), "{ends:?}: {second}");
    }
}

#[test]
fn utf16_and_windows_1252() {
    let text = person("Ànn, colour: red");
    let expected = unknown_key(20, "  ann: {name: Ànn, colour: red}", "  ann: {name: Ànn, ");
    let utf16: Vec<u8> = "\u{FEFF}"
        .encode_utf16()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(of(&utf16), expected);
    let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let doubt = "warning[encoding]: this file is not UTF-8 and was read as windows-1252.
 --> x.yaml:4:15
  |
4 |   ann: {name: Ànn, colour: red}
  |               ^
  |
  = help: save the file as UTF-8.
";
    assert_eq!(of(&latin), format!("{doubt}{expected}"));
    // Bytes that are no text stand out, and the rest is read.
    let told = of("format: 1\ntitle: Été é\u{e9}".as_bytes());
    assert_eq!(told, "");
    let told = of(b"format: 1\ntitle: \xC3\x89t\xC3\xA9 \xFF\n");
    let doubt =
        "warning[encoding]: this is not all UTF-8; `\u{FFFD}` stands for what could not be read.
 --> x.yaml:2:12
  |
2 | title: Été \u{FFFD}
  |            ^
  |
  = help: save the file as UTF-8.
";
    assert_eq!(told, doubt);
}

#[test]
fn a_long_line_is_cut_around_the_place_and_its_column_stays_true() {
    let long = "x".repeat(50_000);
    let told = of(person(&format!("{long}, colour: red, note: {long}")).as_bytes());
    let shown = format!(
        "…{}, colour: red, note: {}…",
        "x".repeat(58),
        "x".repeat(27)
    );
    let before = format!("…{}, ", "x".repeat(58));
    assert_eq!(told, unknown_key(50_017, &shown, &before));
}

#[test]
fn a_long_value_is_cut_in_the_excerpt_and_in_the_message() {
    let long = "漢".repeat(100_000);
    let told = of(format!("format: 1\ntitle: X\nas_of: {long}\n").as_bytes());
    assert!(told.len() < 4_000, "{} bytes", told.len());
    assert!(told.contains(" --> x.yaml:3:8\n"), "{told}");
    assert!(told.contains(&"^".repeat(120)), "two columns each: {told}");
}

#[test]
fn a_place_at_the_end_of_a_line_has_a_caret_behind_it() {
    let told = of(b"format: 1\ntitle: X\nas_of: [");
    let expected = "error[syntax]: a bracket is opened and not closed in this record.
 --> x.yaml:3:8
  |
3 | as_of: [
  |        ^
  |
  = help: close it, with commas between what is inside; put quotation marks round a text that begins with `[` or `{`.
";
    assert_eq!(told, expected);
}
