use serde_json::json;

use super::*;
use crate::{
    limits::KEPT_BYTES,
    review::{
        Deed, Written,
        version::tests::{CASE, TEXT, version, version_within},
    },
};

/// How the allegation of the case reads where some words of its file and of its source are others, on lines.
fn told(old: (&str, &str), new: (&str, &str)) -> (Vec<String>, Vec<Untold>) {
    let changes = version(old.0, Some(old.1)).changes(&version(new.0, Some(new.1)));
    let lines = changes.differences.iter().map(|difference| {
        let (old, new) = difference.change.sides();
        let line = |value: Option<&Value>| value.map(Value::line).unwrap_or_default();
        format!(
            "{} {}: {} > {}",
            difference.path,
            difference.change.word(),
            line(old),
            line(new)
        )
    });
    (lines.collect(), changes.untold)
}

#[track_caller]
fn is_told(case: &str, text: &str, expected: &[&str]) {
    let (lines, untold) = told((CASE, TEXT), (case, text));
    assert_eq!((&lines[..], &untold[..]), (&expected.map_to()[..], &[][..]));
    // The other way round it is the same number of lines.
    let (back, untold) = told((case, text), (CASE, TEXT));
    assert_eq!((back.len(), untold.len()), (expected.len(), 0), "{back:?}");
}

trait MapTo {
    fn map_to(&self) -> Vec<String>;
}

impl MapTo for &[&str] {
    fn map_to(&self) -> Vec<String> {
        self.iter().map(ToString::to_string).collect()
    }
}

#[test]
fn what_a_record_says_otherwise_is_told_field_by_field() {
    is_told(CASE, TEXT, &[]);
    is_told(
        &CASE.replace("rusty and nobody", "sound and nobody"),
        TEXT,
        &[
            "statement changed: The roof was rusty and nobody looked at it. > The roof was sound and nobody looked at it.",
        ],
    );
    is_told(
        &CASE
            .replace("    note: A remark on it.\n", "")
            .replace("2025-04-09", "2025-04-10"),
        TEXT,
        &[
            "date changed: 2025-04-09 > 2025-04-10",
            "note unset: A remark on it. > ",
        ],
    );
    is_told(
        &CASE.replace("at: ¶2", "at: ¶3"),
        TEXT,
        &["cites reanchored: post ¶2 \"the roof was rusty\" > post ¶3 \"the roof was rusty\""],
    );
}

#[test]
fn where_a_source_reads_otherwise_its_words_are_told() {
    is_told(CASE, &TEXT.replace("she said", "he said"), &[]);
    is_told(
        CASE,
        "A heading.\n\nNothing.\n",
        &["[1] post ¶2 changed: the roof was rusty > Nothing."],
    );
    // Of a place without a quote, all that stands there.
    let case = CASE.replace(", quote: the roof was rusty", "");
    let (lines, untold) = told((&case, TEXT), (&case, &TEXT.replace("she said", "he said")));
    assert_eq!(
        lines,
        [
            "[1] post ¶2 changed: And the roof was rusty, she said. > And the roof was rusty, he said."
        ]
    );
    assert_eq!(untold, []);
    // Also where the record changed besides, as long as it cites the same.
    let other = case.replace("rusty and nobody", "sound and nobody");
    let (lines, _) = told(
        (&case, TEXT),
        (&other, &TEXT.replace("she said", "he said")),
    );
    assert_eq!(lines.len(), 2, "{lines:?}");
}

#[test]
fn another_order_is_called_so() {
    let two = CASE.replace(
        "      - {source: post, at: ¶2, quote: the roof was rusty}\n",
        "      - {source: post, at: ¶2, quote: the roof was rusty}\n      - {source: post, at: ¶3}\n",
    );
    let turned = CASE.replace(
        "      - {source: post, at: ¶2, quote: the roof was rusty}\n",
        "      - {source: post, at: ¶3}\n      - {source: post, at: ¶2, quote: the roof was rusty}\n",
    );
    let (lines, untold) = told((&two, TEXT), (&turned, TEXT));
    assert_eq!((lines, untold), (Vec::new(), vec![Untold::Order]));
}

/// A mark of the first release that had any.
const BEFORE: &str = r#"{"id":"0123456789abcdef0123456789abcdef","at":1,"by":"ana","of":{"is":"record","key":"visit/a"},"did":"reviewed","version":{"content":"53c59440e1e1ea7feee5e9faaac20162","words":["254b9e74efe969b6"]}}"#;

fn reviewed(json: &serde_json::Value) -> Version {
    match Written::read(json).unwrap().entry.unwrap().did {
        Deed::Reviewed { version } => version,
        did => panic!("{did:?}"),
    }
}

#[test]
fn a_mark_without_words_counts_as_before() {
    let json: serde_json::Value = serde_json::from_str(BEFORE).unwrap();
    let old = reviewed(&json);
    assert_eq!(old.until(&version(CASE, Some(TEXT))), Since::Same);
    let now = version(&CASE.replace("rusty and", "sound and"), Some(TEXT));
    assert_eq!(old.until(&now), Since::Content);
    assert_eq!(old.changes(&now), Changes::of(Untold::NotKept));
    // It is handed on byte by byte.
    assert_eq!(*Written::read(&json).unwrap().json, *BEFORE);
    // What another program kept in a way of its own costs no more than that.
    let mut other = json.clone();
    other["version"]["kept"] = json!({ "in": "verse" });
    assert_eq!(
        reviewed(&other).until(&version(CASE, Some(TEXT))),
        Since::Same
    );
    assert_eq!(reviewed(&other).kept(), None);
}

#[test]
fn what_is_kept_is_read_as_it_is_written() {
    for (case, text) in [(CASE, Some(TEXT)), (CASE, None)] {
        let version = version(case, text);
        let json = serde_json::to_value(&version).unwrap();
        let read: Version = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(read.kept(), version.kept());
        // Words of a source that are quoted are not written twice.
        let words = match text {
            Some(_) => json!(["as-quoted"]),
            None => json!([null]),
        };
        assert_eq!(json["kept"]["cited"], words);
    }
}

#[test]
fn no_more_is_kept_than_the_limit_and_that_is_said() {
    let case = CASE.replace(", quote: the roof was rusty", "");
    let within = |most: u64, text: &str| {
        let limit = Limit { most, ..KEPT_BYTES };
        version_within(&case, Some(text), &limit)
    };
    let whole = within(u64::MAX, TEXT);
    let Some(Kept::Read(read)) = whole.kept() else {
        panic!("{whole:?}");
    };
    let says = serde_json::to_string(&read.says).unwrap().len() as u64;
    let cited = "And the roof was rusty, she said.".len() as u64;
    assert_eq!(within(says + cited, TEXT).kept(), whole.kept());
    assert_eq!(within(says - 1, TEXT).kept(), Some(&Kept::TooLarge));
    let other = TEXT.replace("she", "he");
    for most in [says, says + cited - 1] {
        let changes = within(most, TEXT).changes(&within(u64::MAX, &other));
        assert_eq!(changes, Changes::of(Untold::CitedTooLarge(1)), "{most}");
    }
    let changes = within(says - 1, TEXT).changes(&within(u64::MAX, &other));
    assert_eq!(changes, Changes::of(Untold::TooLarge));
}
