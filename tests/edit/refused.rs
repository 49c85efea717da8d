//! What is left as it is, and what is said of it.

use casefile::{
    edit::{Change, NewRecord, apply},
    model::Kind,
};

use super::{key, step};

const HEAD: &str = "format: 1\ntitle: A visit\nsources:\n  wire: {title: Wire}\n";

/// A case with a piece of evidence of these lines, behind some others.
fn case(before: &str, evidence: &str) -> String {
    format!("{HEAD}{before}evidence:\n  r:\n    description: R\n{evidence}")
}

#[track_caller]
fn refused(bytes: &[u8], change: &Change, why: &str) {
    let found = apply(bytes, change).map(|edited| String::from_utf8(edited.after().to_owned()));
    assert!(
        found.as_ref().is_err_and(|found| found.contains(why)),
        "{why}: {found:?}"
    );
}

#[test]
fn a_file_with_mistakes_in_how_it_is_written_is_left_as_it_is() {
    let steps = "    history:\n      - {status: described}\n";
    for (before, evidence, why) in [
        (
            "",
            "    history: &h\n      - {status: described}\n  s:\n    description: S\n    history: *h\n",
            "line 8 has to be fixed first: the anchor `&h` is not read, and a change could reach whatever an alias repeats",
        ),
        (
            "",
            "    <<: {note: N}\n    history:\n      - {status: described}\n",
            "merge keys (`<<`) are not read",
        ),
        (
            "",
            "    note: &n N\n    history:\n      - {status: described}\n",
            "line 8 has to be fixed first: the anchor `&n` is not read",
        ),
        (
            "people:\n  b: !!map {name: B}\n",
            steps,
            "the tag `!!map` is not read",
        ),
        (
            "people:\n  a: {name: A}\n  a: {name: B}\n",
            steps,
            "`a` is here a second time",
        ),
        (
            "",
            "    history:\n      - {status: described}\n    history:\n      - {status: lost}\n",
            "`history` is here a second time",
        ),
        (
            "",
            "    history:\n      - {status: described}\n---\nformat: 1\n",
            "a case file holds one document",
        ),
        (
            "",
            "    history:\n\t- {status: described}\n",
            "line 9 has to be fixed first",
        ),
        ("people: [\n", steps, "has to be fixed first"),
        (
            "",
            "    history: said\n",
            "keys with values are expected here",
        ),
        (
            "",
            "    history: {status: lost}\n",
            "the `history` of the record is no list",
        ),
    ] {
        let text = case(before, evidence);
        refused(text.as_bytes(), &step("r"), why);
    }
    refused(
        case("", steps).as_bytes(),
        &step("s"),
        "it has no record `s`",
    );
    // What stands round the record would be repeated with it.
    for (before, after) in [
        ("evidence:\n", "evidence: &e\n"),
        ("format", "--- &all\nformat"),
    ] {
        let text = case("", steps).replacen(before, after, 1);
        refused(text.as_bytes(), &step("r"), "a change could reach");
    }
    // Nothing is put into a file in which anything is repeated.
    let text = case("people:\n  a: &a {name: A}\n", steps);
    let record = NewRecord {
        label: "N".into(),
        ..NewRecord::default()
    };
    let new = Change::new(key("n"), Kind::Evidence, &record);
    refused(text.as_bytes(), &new, "the anchor `&a` is not read");
    refused(b"", &step("r"), "this file holds nothing yet");
    refused(b"evidence: [r]\n", &step("r"), "it has no record `r`");
}

#[test]
fn what_is_repeated_elsewhere_is_in_nobodys_way() {
    let steps = "    history:\n      - {status: described}\n";
    for before in [
        "people:\n  a: &a {name: A}\n  b: {<<: *a, role: x}\n",
        "people:\n  b: {<<: {name: B}, role: x}\n",
        "people: &p\n  a: {name: &n A, role: *n}\n",
        "people: {a: &a {name: A}, b: *a}\n",
    ] {
        let text = case(before, steps) + "  s:\n    description: &s S\n    note: *s\n";
        let edited = apply(text.as_bytes(), &step("r")).unwrap();
        let new = String::from_utf8(edited.after().to_owned()).unwrap();
        let came = "      - date: '2025-03-01'\n        status: produced\n";
        let (start, end) = new.split_once(came).unwrap();
        assert!(
            text.starts_with(start) && text.ends_with("    note: *s\n"),
            "{new}"
        );
        assert!(
            end.ends_with("  s:\n    description: &s S\n    note: *s\n"),
            "{new}"
        );
    }
}

#[test]
fn no_remark_is_lost_whatever_becomes_of_the_file() {
    for history in [
        "    history: [ # one\n    ] # two\n",
        "    history: # one\n    # two\n    note: N\n",
        "    history: ~ # one\n    # two\n",
        "    history: null   # one\n    note: N # two\n",
        "    history: # one\n\n      null # two\n",
        "    # one\n    # two\n",
    ] {
        let text = case("", history);
        if let Ok(edited) = apply(text.as_bytes(), &step("r")) {
            let new = String::from_utf8(edited.after().to_owned()).unwrap();
            assert!(new.contains("# one") && new.contains("# two"), "{new}");
        }
    }
}

#[test]
fn a_file_that_is_not_utf8_is_left_as_it_is() {
    let text = case("", "    history:\n      - {status: described}\n");
    let why = "it is not UTF-8; save it as UTF-8";
    let utf16 =
        |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    refused(&utf16(&format!("\u{FEFF}{text}")), &step("r"), why);
    refused(&utf16(&text), &step("r"), why);
    let latin = text.replace("Wire", "W\u{1}re");
    let latin: Vec<u8> = latin
        .bytes()
        .map(|byte| if byte == 1 { 0xED } else { byte })
        .collect();
    refused(&latin, &step("r"), why);
}

#[test]
fn a_record_of_each_kind_can_be_new() {
    let text = case("", "");
    for info in Kind::in_sections() {
        let record = NewRecord {
            label: "What it is: this".into(),
            within: (info.kind == Kind::Entry).then(|| "suit".parse().unwrap()),
            note: Some("no".into()),
            ..NewRecord::default()
        };
        let made = apply(text.as_bytes(), &Change::new(key("n"), info.kind, &record));
        let made = String::from_utf8(made.unwrap().after().to_owned()).unwrap();
        assert!(made.contains(": 'What it is: this'\n"), "{made}");
    }
}

#[test]
fn a_change_that_would_be_a_mistake_is_none() {
    let text = case("", "    history:\n      - {status: described}\n");
    let new = |kind, record: NewRecord| Change::new(key("n"), kind, &record);
    let labelled = |label: &str| NewRecord {
        label: label.into(),
        ..NewRecord::default()
    };
    for (change, why) in [
        (
            new(Kind::Person, labelled("\u{200B} ")),
            "nobody would see anything of this `name`",
        ),
        (
            new(
                Kind::Person,
                NewRecord {
                    is: Some("sailor".into()),
                    ..labelled("Ana")
                },
            ),
            "there would be a new mistake in it",
        ),
        (
            new(
                Kind::Question,
                NewRecord {
                    date: Some("2025".parse().unwrap()),
                    ..labelled("Why?")
                },
            ),
            "there would be a new mistake in it",
        ),
        (
            new(Kind::Event, labelled(&"x".repeat(100_000))),
            "the length of a text within a case file is limited to",
        ),
        (
            Change::new(key("r"), Kind::Evidence, &labelled("R")),
            "it has a record `r` already",
        ),
    ] {
        refused(text.as_bytes(), &change, why);
    }
    // What is wrong elsewhere is not of the change.
    let wrong = text.replace("title: Wire", "title: Wire, kind: wier");
    assert!(apply(wrong.as_bytes(), &step("r")).is_ok());
}
