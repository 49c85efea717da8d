//! The shipped library at two of its revisions. Lists of what changed were written by hand before the program could
//! compare anything; their headers say how they are to be read.

use std::{
    collections::BTreeSet,
    fs,
    process::{Command, Stdio},
    sync::OnceLock,
};

use serde_json::Value;

/// What the program says, and that something differs.
fn found() -> &'static Value {
    static FOUND: OnceLock<Value> = OnceLock::new();
    FOUND.get_or_init(|| {
        let home = tempfile::tempdir().unwrap();
        let ran = Command::new(env!("CARGO_BIN_EXE_casefile"))
            .args(["diff", "3967b75", "7133121", "--format", "json"])
            .current_dir("tests/diff")
            .env_clear()
            .env("HOME", home.path())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert_eq!(String::from_utf8(ran.stderr).unwrap(), "");
        assert_eq!(ran.status.code(), Some(1));
        serde_json::from_slice(&ran.stdout).unwrap()
    })
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("-")
}

/// The lines of a list that say something, by their columns.
fn rows(name: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(format!("tests/diff/{name}.tsv")).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let rows = lines.map(|line| line.split('\t').map(str::to_owned).collect());
    rows.collect()
}

/// Whether a value is what a list says of it: `…` stands for words left out, and braces hold what differs.
fn is_said(listed: &str, value: &str) -> bool {
    let bare: String = listed.chars().filter(|c| !matches!(c, '{' | '}')).collect();
    let bare = bare.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut pieces = bare.split('…').map(str::trim);
    let first = pieces.next().unwrap();
    let Some(mut rest) = value.strip_prefix(first) else {
        return false;
    };
    let mut last = None;
    for piece in pieces {
        let Some(at) = rest.find(piece) else {
            return false;
        };
        // The last piece ends the text.
        last = Some(piece);
        rest = &rest[at + piece.len()..];
    }
    match last {
        None => rest.is_empty(),
        Some("") => true,
        Some(piece) => value.ends_with(piece),
    }
}

#[test]
fn what_a_list_leaves_out_may_be_anything_and_the_rest_is_to_be_there() {
    assert!(is_said("… of {a} thing", "Some of a thing"));
    assert!(is_said("is {} here …", "is here and there"));
    assert!(is_said("whole", "whole"));
    assert!(!is_said("whole", "whole of it"));
    assert!(!is_said("… of {a} thing", "Some of a thing here"));
    assert!(!is_said("… {a} … {b}", "b a"));
}

/// Each difference: the record, what became of it or of the field, the field, the old and the new value.
fn differences() -> Vec<[String; 5]> {
    let mut all = Vec::new();
    for record in list(&found()["records"]) {
        let key = text(&record["key"]);
        let mut push = |change: &str, field: &str, old: &Value, new: &Value| {
            all.push([key, change, field, text(old), text(new)].map(str::to_owned));
        };
        match text(&record["became"]) {
            "changed" => {}
            "moved" => push("moved", "-", &record["from"], &record["to"]),
            became => push(became, "-", &Value::Null, &Value::Null),
        }
        for one in list(&record["differences"]) {
            let (change, field) = (text(&one["change"]), text(&one["field"]));
            push(change, field, &one["old"], &one["new"]);
        }
    }
    all
}

#[test]
fn every_difference_of_the_shipped_library_is_told_and_no_other() {
    let mut told = differences();
    let mut missing = Vec::new();
    for row in rows("shipped") {
        let is_it = |told: &[String; 5]| {
            told[..3] == row[..3] && is_said(&row[3], &told[3]) && is_said(&row[4], &told[4])
        };
        match told.iter().position(is_it) {
            Some(place) => drop(told.remove(place)),
            None => missing.push(row),
        }
    }
    assert_eq!(missing, Vec::<Vec<String>>::new(), "not told: {told:#?}");
    assert_eq!(told, Vec::<[String; 5]>::new(), "told and not listed");
}

/// Both texts can be read from what is the same, gone and come.
#[test]
fn differences_word_by_word_lose_no_word() {
    let mut count = 0;
    for record in list(&found()["records"]) {
        for one in list(&record["differences"]) {
            let words = list(&one["words"]);
            let side = |sign: &str| {
                let words = words
                    .iter()
                    .filter_map(|it| it[sign].as_str().or(it["same"].as_str()));
                words.collect::<Vec<_>>().join(" ")
            };
            if !words.is_empty() {
                assert_eq!(side("gone"), text(&one["old"]));
                assert_eq!(side("come"), text(&one["new"]));
                count += 1;
            }
        }
    }
    assert!(count > 60, "{count}");
}

/// A cause as a list has it, `record kind field` or `record kind`: the record, and the key of the field.
fn cause(listed: &str) -> (String, String) {
    let words: Vec<&str> = listed.split(' ').collect();
    match words[..] {
        [record, _, field] => {
            let key = field.split(['.', '[']).next().unwrap();
            (record.to_owned(), key.to_owned())
        }
        [record, _] => (record.to_owned(), "record".to_owned()),
        _ => panic!("{listed}"),
    }
}

type Causes = BTreeSet<(String, String)>;

/// From which it follows: all of the first, and any of the second.
fn listed_causes(listed: &str) -> (Causes, Causes) {
    let (needed, any) = match listed.split_once("; any of: ") {
        Some((needed, any)) => (needed, any),
        None => (listed, ""),
    };
    let of = |listed: &str, between: &str| -> Causes {
        let each = listed
            .split(between)
            .filter(|one| !matches!(*one, "" | "-"));
        let mut causes: Causes = each.map(cause).collect();
        // What a record says that stands in another section is told with that.
        let whole: Vec<String> = causes
            .iter()
            .filter(|(_, part)| part == "record")
            .map(|(record, _)| record.clone())
            .collect();
        causes.retain(|(record, part)| part == "record" || !whole.contains(record));
        causes
    };
    (of(needed, "; "), of(any, ", "))
}

fn told_causes(told: &Value) -> Causes {
    let causes = list(told).iter().map(|cause| {
        let part = cause["field"].as_str().unwrap_or(text(&cause["part"]));
        (text(&cause["key"]).to_owned(), part.to_owned())
    });
    causes.collect()
}

/// The fact that a line is about, as the program tells it: the record, the fact, the statement of a bearing.
fn fact(row: &[String]) -> (String, String, String) {
    let (record, fact) = (row[0].clone(), &row[1]);
    let Some(to) = fact
        .strip_prefix("bearing[")
        .and_then(|to| to.strip_suffix(']'))
    else {
        return (record, fact.clone(), "-".to_owned());
    };
    let case = record.split('/').next().unwrap();
    let to = match to.contains('/') {
        true => to.to_owned(),
        false => format!("{case}/{to}"),
    };
    (record, "bearing".to_owned(), to)
}

#[test]
fn everything_that_follows_is_told_with_what_it_follows_from_and_nothing_else() {
    let facts = |row: &[String]| matches!(&*row[1], "status") || row[1].starts_with("bearing");
    let mut listed = rows("standings");
    listed.extend(rows("beside").into_iter().filter(|row| facts(row)));
    let mut told: Vec<&Value> = list(&found()["follows"]).iter().collect();
    for row in &listed {
        let (record, fact, to) = fact(row);
        let is_it = |one: &&Value| {
            (text(&one["key"]), text(&one["fact"]), text(&one["to"])) == (&record, &fact, &to)
        };
        let place = told.iter().position(is_it);
        let one = told.remove(place.unwrap_or_else(|| panic!("not told: {row:?}")));
        let side = |said: &Value| {
            // Sentences for reading, and of all else the keys of records.
            let word = match &*fact {
                "because" | "verdicts" => "words",
                _ => "is",
            };
            let said = list(said).iter().map(|said| text(&said[word]));
            let said = said.collect::<Vec<_>>().join("; ");
            if said.is_empty() {
                "-".to_owned()
            } else {
                said
            }
        };
        let (old, new) = (side(&one["old"]), side(&one["new"]));
        assert!(
            is_said(&row[2], &old) && is_said(&row[3], &new),
            "{row:?}: {old}, {new}"
        );
        let causes = (told_causes(&one["needed"]), told_causes(&one["any"]));
        assert_eq!(listed_causes(&row[4]), causes, "{row:?}");
        assert_eq!(list(&one["among"]), [] as [Value; 0], "{row:?}");
    }
    assert_eq!(told, Vec::<&Value>::new(), "told and not listed");
}

/// What is new or gone of evidence and questions, the quotes of a new record, and the texts of sources.
#[test]
fn what_else_a_reader_is_to_hear_of_is_told() {
    let records = list(&found()["records"]);
    let mut paragraphs: Vec<(String, String)> = Vec::new();
    for row in rows("beside") {
        let (record, fact, old, new) = (&row[0], &*row[1], &*row[2], &*row[3]);
        let told = || {
            let mut all = records.iter();
            all.find(|it| text(&it["key"]) == record)
                .unwrap_or_else(|| panic!("{row:?}"))
        };
        match fact {
            "new" => {
                assert_eq!(text(&told()["became"]), "added");
                assert_eq!(text(&told()["kind"]), new);
            }
            "gone" => {
                assert_eq!(text(&told()["became"]), "removed");
                assert!(old.starts_with(text(&told()["kind"])));
            }
            "verdicts" => {
                let quotes = list(&told()["quotes"]).iter();
                let quotes = quotes.map(|said| text(&said["words"]));
                assert_eq!(quotes.collect::<Vec<_>>().join("; "), new);
            }
            _ => {
                let Some(number) = fact.strip_prefix('¶') else {
                    continue;
                };
                let texts = list(&found()["texts"]).iter();
                let mut texts = texts.filter(|it| text(&it["source"]) == record);
                let all = list(&texts.next().unwrap()["paragraphs"]).iter();
                let mut all = all.filter(|it| it["number"].as_u64() == number.parse().ok());
                let paragraph = all.next().unwrap_or_else(|| panic!("{row:?}"));
                assert!(is_said(old, text(&paragraph["old"])), "{row:?}");
                assert!(is_said(new, text(&paragraph["new"])), "{row:?}");
                paragraphs.push((record.clone(), number.to_owned()));
            }
        }
    }
    let told = list(&found()["texts"]).iter().flat_map(|of| {
        let all = list(&of["paragraphs"]).iter();
        all.map(|it| (text(&of["source"]).to_owned(), it["number"].to_string()))
    });
    assert_eq!(told.collect::<Vec<_>>(), paragraphs);
    let new = records.iter().filter(|it| text(&it["became"]) == "added");
    let questions = new.filter(|it| text(&it["kind"]) == "question").count();
    let listed = rows("beside").iter().filter(|row| row[1] == "new").count();
    assert_eq!(questions, listed);
}

/// What is written otherwise and says the same stands at the end of the list.
#[test]
fn what_is_only_laid_out_otherwise_is_no_difference() {
    let all = fs::read_to_string("tests/diff/shipped.tsv").unwrap();
    let same = all.lines().filter_map(|line| line.strip_prefix("# same\t"));
    let told = differences();
    let mut count = 0;
    for line in same {
        let [record, field, remark]: [&str; 3] =
            line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let of_record: Vec<_> = told.iter().filter(|it| it[0] == record).collect();
        let of_field: Vec<_> = of_record.iter().filter(|it| it[2] == field).collect();
        match remark.contains("only the second is new") {
            true => assert_eq!(of_field.len(), 1, "{line}: {of_field:?}"),
            false => assert_eq!(of_field.len(), 0, "{line}: {of_field:?}"),
        }
        if remark.contains("nothing else of the record changed") {
            assert_eq!(of_record.len(), 0, "{line}");
        }
        count += 1;
    }
    assert_eq!(count, 6);
}
