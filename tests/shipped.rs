//! What is shipped stays what it says it is: the schema is made from the types, the case files keep to
//! it, and every YAML file means the same to another parser.

use std::{fs, path::PathBuf};

use casefile::diagnostic::Report;
use casefile::{
    load::yaml::{self, Node},
    model::FileId,
};
use serde_json::{Map, Value, json};

#[path = "support/json_schema.rs"]
mod json_schema;

/// The YAML that is shipped: the library, where it is there, and what `casefile init` writes.
fn shipped() -> Vec<(String, String)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["assets/starter", "assets/tour", "casefiles"] {
        let Ok(entries) = fs::read_dir(root.join(folder)) else {
            continue;
        };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path
                .extension()
                .is_some_and(|extension| extension == "yaml")
            {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path.display().to_string(), text));
            }
        }
    }
    assert!(files.len() >= 2, "the starter at least");
    files
}

#[test]
fn the_schema_is_current() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/casefile.schema.json");
    assert_eq!(
        fs::read_to_string(path).unwrap(),
        casefile::schema::text(),
        "the types have changed; write the schema again with \
         `cargo run -- schema > assets/casefile.schema.json`"
    );
}

#[test]
fn every_shipped_file_means_the_same_to_another_parser() {
    for (path, text) in shipped() {
        let ours = Value::Object(object(&entries(&text)));
        let theirs: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
        assert_eq!(ours, as_text(&theirs), "{path}");
    }
}

/// What our reader makes of a text, which must be sound.
fn entries(text: &str) -> Vec<(Node, Node)> {
    let mut report = Report::default();
    let entries = yaml::parse(text, FileId(0), &mut yaml::Values::default(), &mut report);
    assert_eq!(report.count(), 0, "{text}");
    entries.unwrap_or_default()
}

/// Our tree, with scalars as text.
fn node(node: &Node) -> Value {
    match &node.value {
        _ if node.is_null() => Value::Null,
        yaml::Value::Unread => panic!("a sound text is read"),
        yaml::Value::Scalar { text, .. } => json!(text),
        yaml::Value::Sequence(items) => items.iter().map(self::node).collect(),
        yaml::Value::Mapping(entries) => Value::Object(object(entries)),
    }
}

fn object(entries: &[(Node, Node)]) -> Map<String, Value> {
    let entry = |(key, value): &(Node, Node)| (key.scalar().unwrap().to_owned(), node(value));
    entries.iter().map(entry).collect()
}

/// The other parser's, with scalars as text.
fn as_text(value: &serde_yaml::Value) -> Value {
    use serde_yaml::Value as Theirs;
    match value {
        Theirs::Null => Value::Null,
        Theirs::Bool(value) => json!(value.to_string()),
        Theirs::Number(value) => json!(value.to_string()),
        Theirs::String(value) => json!(value),
        Theirs::Sequence(items) => items.iter().map(as_text).collect(),
        Theirs::Mapping(entries) => entries
            .iter()
            .map(|(key, value)| (as_text(key).as_str().unwrap().to_owned(), as_text(value)))
            .collect(),
        Theirs::Tagged(_) => panic!("no case file has a tag"),
    }
}

#[test]
fn every_shipped_file_keeps_to_the_schema() {
    for (path, text) in shipped() {
        assert_eq!(faults(&text), [""; 0], "{path}");
    }
}

#[test]
fn the_schema_refuses_what_check_refuses() {
    let case = |records: &str| format!("format: 1\ntitle: T\n{records}");
    for (text, fault) in [
        (case("titel: T"), "/titel: additionalProperties"),
        ("title: T".to_owned(), ": required format"),
        ("format: 2\ntitle: T".to_owned(), "/format: const"),
        (
            "format: 1\nevents: {a: {title: A}}".to_owned(),
            ": dependencies title",
        ),
        (case("people: [a]"), "/people: type"),
        (case("people: {A b: {name: A}}"), "/people/A b: pattern"),
        (
            case("people: {a: {naem: A, name: A}}"),
            "/people/a/naem: additionalProperties",
        ),
        (case("people: {a: {}}"), "/people/a: required name"),
        (
            case("people: {a: {name: A, kind: grup}}"),
            "/people/a/kind: anyOf",
        ),
        (case("people: {a: {name: [A]}}"), "/people/a/name: type"),
        (
            case("allegations: {a: {statement: A, credibility: 7}}"),
            "/allegations/a/credibility: maximum",
        ),
        (
            case("allegations: {a: {statement: A, cites: [{source: B c}]}}"),
            "/allegations/a/cites: anyOf",
        ),
        (
            case("evidence: {a: {description: A, bears_on: {b: proves}}}"),
            "/evidence/a/bears_on/b: enum",
        ),
        (
            case("sources: {a: {title: A, original: {sha256: abc}}}"),
            "/sources/a/original: anyOf",
        ),
    ] {
        assert_eq!(faults(&text), [fault], "{text}");
    }
}

#[test]
fn the_schema_takes_what_the_program_takes() {
    for text in [
        // What looks like a number or a truth is text and a date where these are meant.
        "format: 1\ntitle: 17\nas_of: 2025\nsummary: true\n",
        "format: 1\npeople:\n",
        "format: 1\ntitle: T\nsubjects:\nevents:\n  a:\n    title: A\n    cites:\n    participants:\n    date:\n    measure: {value: [1, 2.5]}\n",
        "format: 1\ntitle: T\nallegations: {2024: {statement: A, by: [b, c/d], about: e}}\n",
    ] {
        assert_eq!(faults(text), [""; 0], "{text}");
        entries(text);
    }
}

/// Where a YAML text offends the schema, and against which of its words.
fn faults(text: &str) -> Vec<String> {
    let value: Value =
        serde_json::to_value(serde_yaml::from_str::<serde_yaml::Value>(text).unwrap()).unwrap();
    let schema: Value = serde_json::from_str(&casefile::schema::text()).unwrap();
    json_schema::faults(&schema, &value)
}
