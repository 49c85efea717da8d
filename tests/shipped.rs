//! What is shipped stays what it says it is: the schema is made from the types, the case files keep to
//! it, and every YAML file means the same to another parser.

use std::{fs, path::PathBuf};

use casefile::diagnostic::Report;
use casefile::{
    load::yaml::{self, Node},
    model::FileId,
};
use serde_json::{Map, Value, json};

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
        "the types have changed; write the schema anew with \
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
    let entries = yaml::parse(text, FileId(0), &mut 0, &mut report);
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
            "/allegations/a/cites/0/source: pattern",
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
    let mut faults = Vec::new();
    validate(&schema, &schema, &value, "", &mut faults);
    faults
}

/// JSON Schema, draft 7, as far as the schema makes use of it: any other word of it is a panic, so
/// that nothing goes unchecked.
fn validate(root: &Value, schema: &Value, value: &Value, path: &str, faults: &mut Vec<String>) {
    let accepts = |schema: &Value| {
        let mut faults = Vec::new();
        validate(root, schema, value, path, &mut faults);
        faults.is_empty()
    };
    let each = |schemas: &Value| {
        schemas
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| accepts(one))
            .count()
    };
    for (word, rule) in schema.as_object().unwrap() {
        let holds = match word.as_str() {
            "$schema" | "title" | "description" | "examples" | "definitions" => true,
            "$ref" => {
                let target = rule.as_str().unwrap().strip_prefix('#').unwrap();
                validate(root, root.pointer(target).unwrap(), value, path, faults);
                true
            }
            "allOf" => {
                for rule in rule.as_array().unwrap() {
                    validate(root, rule, value, path, faults);
                }
                true
            }
            "type" => match rule {
                Value::Array(types) => types.iter().any(|one| is(value, one)),
                one => is(value, one),
            },
            "const" => value == rule,
            "enum" => rule.as_array().unwrap().contains(value),
            "anyOf" => each(rule) > 0,
            "oneOf" => each(rule) == 1,
            "minimum" => value
                .as_f64()
                .is_none_or(|number| number >= rule.as_f64().unwrap()),
            "maximum" => value
                .as_f64()
                .is_none_or(|number| number <= rule.as_f64().unwrap()),
            "minLength" => value
                .as_str()
                .is_none_or(|text| text.chars().count() as u64 >= rule.as_u64().unwrap()),
            "maxLength" => value
                .as_str()
                .is_none_or(|text| text.chars().count() as u64 <= rule.as_u64().unwrap()),
            "pattern" => value.as_str().is_none_or(|text| matches(rule, text)),
            "items" => {
                for (number, item) in value.as_array().into_iter().flatten().enumerate() {
                    validate(root, rule, item, &format!("{path}/{number}"), faults);
                }
                true
            }
            "required" => {
                let names = rule
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|name| name.as_str().unwrap());
                let missing = names.filter(|name| {
                    value
                        .as_object()
                        .is_some_and(|object| !object.contains_key(*name))
                });
                faults.extend(missing.map(|name| format!("{path}: required {name}")));
                true
            }
            "dependencies" => {
                for (name, needed) in rule.as_object().unwrap() {
                    let needed = needed[0].as_str().unwrap();
                    if value.get(name).is_some() && value.get(needed).is_none() {
                        faults.push(format!("{path}: dependencies {needed}"));
                    }
                }
                true
            }
            "properties" | "patternProperties" | "additionalProperties" | "propertyNames" => {
                for (name, member) in value.as_object().into_iter().flatten() {
                    let path = format!("{path}/{name}");
                    match word.as_str() {
                        "propertyNames" => validate(root, rule, &json!(name), &path, faults),
                        "properties" => {
                            if let Some(rule) = rule.get(name) {
                                validate(root, rule, member, &path, faults);
                            }
                        }
                        "patternProperties" => {
                            for (pattern, rule) in rule.as_object().unwrap() {
                                if matches(&json!(pattern), name) {
                                    validate(root, rule, member, &path, faults);
                                }
                            }
                        }
                        _ if is_known(schema, name) => {}
                        _ if *rule == json!(false) => faults.push(format!("{path}: {word}")),
                        _ => validate(root, rule, member, &path, faults),
                    }
                }
                true
            }
            other => panic!("the schema has a word that this test does not know: {other}"),
        };
        if !holds {
            faults.push(format!("{path}: {word}"));
        }
    }
}

/// Whether `properties` or `patternProperties` speak of a member.
fn is_known(schema: &Value, name: &str) -> bool {
    let patterns = schema.get("patternProperties").and_then(Value::as_object);
    let by_pattern = patterns
        .into_iter()
        .flatten()
        .any(|(pattern, _)| matches(&json!(pattern), name));
    by_pattern
        || schema
            .pointer("/properties")
            .is_some_and(|known| known.get(name).is_some())
}

fn is(value: &Value, kind: &Value) -> bool {
    match kind.as_str().unwrap() {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{other} is no type"),
    }
}

/// The three patterns of the schema, by the types that they stand for.
fn matches(pattern: &Value, text: &str) -> bool {
    use casefile::model::{Id, Ref, record::Sha256};
    match pattern.as_str().unwrap() {
        "^[a-z0-9][a-z0-9-]*$" => text.parse::<Id>().is_ok(),
        "^([a-z0-9][a-z0-9-]*/)?[a-z0-9][a-z0-9-]*$" => text.parse::<Ref>().is_ok(),
        "^[0-9a-fA-F]{64}$" => text.parse::<Sha256>().is_ok(),
        other => panic!("the schema has a pattern that this test does not know: {other}"),
    }
}
