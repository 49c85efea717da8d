//! Records that differ in one leaf, and records that are laid out otherwise.

use std::{collections::HashMap, fs};

use casefile::{
    compare::{Change, Comparison, Side},
    library::Library,
    load,
    model::record::all_keys,
};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// A case with every key of every kind. A mapping of `a` and `b` is a leaf: what it is, and what else it could be.
const EVERY: &str = include_str!("every.yaml");

fn every() -> Value {
    serde_yaml::from_str(EVERY).unwrap()
}

fn leaf(value: &Value) -> Option<(&Value, &Value)> {
    let map = value.as_object()?;
    let both = map.get("a").zip(map.get("b"));
    both.filter(|_| map.len() == 2)
}

/// The same with the first value of each leaf, but the second of the one that is at `path`.
fn choose(value: &Value, path: &str, second: Option<&str>) -> Value {
    if let Some((a, b)) = leaf(value) {
        return if second == Some(path) { b } else { a }.clone();
    }
    match value {
        Value::Object(map) => {
            let chosen = map
                .iter()
                .map(|(key, value)| (key.clone(), choose(value, &format!("{path}/{key}"), second)));
            Value::Object(chosen.collect())
        }
        Value::Array(all) => {
            let all = all.iter().enumerate();
            let chosen =
                all.map(|(place, value)| choose(value, &format!("{path}/{place}"), second));
            Value::Array(chosen.collect())
        }
        other => other.clone(),
    }
}

/// The paths of all leaves.
fn leaves(value: &Value, path: &str, all: &mut Vec<String>) {
    if leaf(value).is_some() {
        all.push(path.to_owned());
        return;
    }
    match value {
        Value::Object(map) => {
            let each = map.iter();
            each.for_each(|(key, value)| leaves(value, &format!("{path}/{key}"), all));
        }
        Value::Array(list) => {
            let each = list.iter().enumerate();
            each.for_each(|(place, value)| leaves(value, &format!("{path}/{place}"), all));
        }
        _ => {}
    }
}

/// A library of the files of [`every`], in some layout.
fn library(files: &Value, layout: impl Fn(&Value) -> String, beside: Option<&Library>) -> Library {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files.as_object().unwrap() {
        let path = folder.path().join(format!("{name}.yaml"));
        fs::write(path, layout(content)).unwrap();
    }
    let read = match beside {
        Some(other) => load::read_beside(folder.path(), &other.files),
        None => load::read(folder.path()),
    };
    let (parsed, found) = read.unwrap();
    let library = Library::link(parsed, found);
    let errors: Vec<String> = library
        .diagnostics
        .iter()
        .filter(|found| found.severity == casefile::diagnostic::Severity::Error)
        .map(|found| format!("{} at {:?}", found.message, found.span))
        .collect();
    assert_eq!(errors, [""; 0]);
    library
}

fn plain(value: &Value) -> String {
    serde_yaml::to_string(value).unwrap()
}

fn compared(old: &Library, new: &Library) -> Comparison {
    let passages = HashMap::new();
    let side = |library| Side {
        library,
        passages: &passages,
    };
    Comparison::of(side(old), side(new), Vec::new())
}

/// The differences, each as `record path change`.
fn differences(found: &Comparison) -> Vec<String> {
    let all = found.records.iter().flat_map(|record| {
        let key = record
            .key
            .as_ref()
            .map_or("library".to_owned(), ToString::to_string);
        let became =
            (record.differences.is_empty()).then(|| format!("{key} {}", record.became.word()));
        let each = record.differences.iter().map({
            let key = key.clone();
            move |one| format!("{key} {} {}", one.path, one.change.word())
        });
        each.chain(became).collect::<Vec<_>>()
    });
    all.collect()
}

#[test]
fn the_case_has_every_key_of_every_structure() {
    let all = every();
    let has = |structure: &str, value: &Value| {
        let map = value.as_object().unwrap_or_else(|| panic!("{structure}"));
        for key in all_keys(structure) {
            let is_own = matches!(&**key, "format" | "people" | "organizations" | "sources");
            let is_section = is_own || casefile::model::Kind::named(key).is_some();
            assert!(
                is_section || map.contains_key(key),
                "{structure} lacks {key}"
            );
        }
    };
    let case = &all["crane"];
    has("Case", case);
    for (structure, path) in [
        ("Person", "people/ana"),
        ("Organization", "organizations/office"),
        ("Allegation", "allegations/rusty"),
        ("Response", "allegations/rusty/responses/0"),
        ("Relation", "allegations/rusty/relations/0"),
        ("StandingStep", "allegations/rusty/history/0"),
        ("Measure", "allegations/rusty/measure/0"),
        ("Citation", "allegations/rusty/cites/0"),
        ("Evidence", "evidence/photo"),
        ("EvidenceStep", "evidence/photo/history/0"),
        ("Act", "evidence/photo/offered_by/0"),
        ("Objection", "evidence/photo/objection/0"),
        ("Ruling", "evidence/photo/ruling"),
        ("Restriction", "evidence/photo/restricted"),
        ("Stay", "people/ana/custody/0"),
        ("Proceeding", "proceedings/suit"),
        ("Party", "proceedings/suit/parties/0"),
        ("Entry", "entries/reply"),
        ("Attachment", "entries/reply/attachments/0"),
        ("DueFrom", "proceedings/suit/entries/1/due"),
        ("Appointed", "proceedings/suit/parties/0/counsel/0"),
        ("Appointed", "proceedings/suit/judges/0"),
        ("Charge", "proceedings/suit/charges/0"),
        ("ChargeStep", "proceedings/suit/charges/0/history/0"),
        ("Participant", "events/visit/participants/0"),
        ("Born", "people/ana/born"),
        ("Told", "people/ana/age"),
        ("Told", "people/ana/sex"),
        ("Told", "people/ana/nationality/0"),
        ("Event", "events/visit"),
        ("Source", "sources/paper"),
        ("Original", "sources/paper/original"),
        ("Protection", "people/ana/protect"),
        ("Consent", "people/ana/protect/consent"),
        ("Question", "questions/who"),
        ("OwnRange", "ranges/0"),
    ] {
        assert!(!all_keys(structure).is_empty(), "{structure}");
        let pointer = format!("/{path}");
        has(structure, case.pointer(&pointer).unwrap_or(&Value::Null));
    }
}

/// Where a leaf of the file is, as differences have it: `/crane/allegations/rusty/note` is `crane/rusty note`.
fn place(path: &str) -> (String, String) {
    let mut keys: Vec<&str> = path.split('/').skip(1).collect();
    let file = keys.remove(0);
    let record = match (file, keys[0]) {
        (_, "title" | "summary" | "subjects" | "as_of" | "see_also" | "ranges" | "note")
        | (_, "protect" | "filters" | "audiences" | "holidays") => file.to_owned(),
        (file, _) => {
            keys.remove(0);
            let mut id = keys.remove(0);
            // What is written below its proceeding is a record of its own.
            if keys.first() == Some(&"entries") {
                keys.remove(0);
                id = ["suit--7", "order"][keys.remove(0).parse::<usize>().unwrap()];
            }
            if file == "library" {
                id.to_owned()
            } else {
                format!("{file}/{id}")
            }
        }
    };
    // A consent is told with what it is part of.
    keys.retain(|key| *key != "consent");
    (record, keys.join("/"))
}

/// The path of differences for what is at these keys; entries by what names them in [`EVERY`].
fn path(keys: &str) -> String {
    const NAMED: [(&str, &str); 15] = [
        ("custody/0", "custody[office]"),
        ("offered_by/0", "offered_by[ana]"),
        ("authenticated_by/0", "authenticated_by[ben]"),
        ("objection/0", "objection[works]"),
        ("responses/0", "responses[office]"),
        ("responses/1", "responses[ben, office]"),
        ("relations/0", "relations[sound]"),
        ("counsel/0", "counsel[ben]"),
        ("parties/0", "parties[ana]"),
        ("attachments/0", "attachments[1]"),
        ("judges/0", "judges[ben]"),
        ("charges/0", "charges[1]"),
        ("participants/0", "participants[ana]"),
        ("bears_on/rusty", "bears_on[rusty]"),
        ("holidays/1", "holidays[2025-12-26]"),
    ];
    let mut path = keys.to_owned();
    for (place, named) in NAMED {
        path = path.replace(place, named);
    }
    for list in ["measure", "history", "ranges", "residence", "nationality"] {
        for place in 0..3 {
            path = path.replace(
                &format!("{list}/{place}"),
                &format!("{list}[{}]", place + 1),
            );
        }
    }
    // A lone measure is a list of one.
    path = path.replace("ranges[1]/measure/", "ranges[1]/measure[1]/");
    for map in ["filters", "audiences", "protect"] {
        if let Some(rest) = path.strip_prefix(&format!("{map}/"))
            && matches!(rest.split('/').next(), Some("due" | "board" | "village"))
        {
            let (name, rest) = rest.split_once('/').unwrap_or((rest, ""));
            path = format!("{map}[{name}]/{rest}");
            path.truncate(path.trim_end_matches('/').len());
        }
    }
    // Of a list it is told what is new and gone, not where that stands.
    let cut = path
        .split('/')
        .take_while(|key| key.parse::<u32>().is_err());
    cut.collect::<Vec<_>>().join(".")
}

#[test]
fn any_change_of_one_leaf_is_found_as_just_that_leaf() {
    let every = every();
    let mut all = Vec::new();
    leaves(&every, "", &mut all);
    assert!(all.len() > 160, "{}", all.len());
    let old = library(&choose(&every, "", None), plain, None);
    for leaf in &all {
        let new = library(&choose(&every, "", Some(leaf)), plain, Some(&old));
        let found = compared(&old, &new);
        let (record, keys) = place(leaf);
        let place = format!("{record} {}", path(&keys));
        let differences = differences(&found);
        let expected: Vec<String> = match found.records.iter().find(|it| !it.differences.is_empty())
        {
            Some(one) => one
                .differences
                .iter()
                .map(|it| format!("{place} {}", it.change.word()))
                .collect(),
            None => vec![place.clone()],
        };
        assert_eq!(differences, expected, "{leaf}");
        // One leaf, or one of a list that is gone and one that is new.
        let changes: Vec<&Change> = found
            .records
            .iter()
            .flat_map(|it| it.differences.iter().map(|one| &one.change))
            .collect();
        let is_one = matches!(
            changes[..],
            [Change::Changed(..) | Change::Recited(..) | Change::Reanchored(..)]
                | [Change::Listed(_), Change::Unlisted(_)]
        );
        assert!(is_one, "{leaf}: {changes:?}");
    }
}

/// A small generator of numbers, so that a layout can be told by one of them.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most.max(1)
    }
}

/// Lists of which the order says something.
const ORDERED: [&str; 4] = ["responses", "history", "via", "value"];
/// Lists that may be written as one item.
const LONE: [&str; 14] = [
    "by",
    "to",
    "about",
    "measure",
    "member_of",
    "speaks_for",
    "held_by",
    "participants",
    "settles",
    "ask",
    "against",
    "said_by",
    "authors",
    "rests_on",
];

/// The same, shuffled: the keys of mappings, the items of lists, lone items without their list, and texts broken into
/// other lines.
fn shuffled(value: &Value, key: &str, dice: &mut Dice) -> Value {
    match value {
        Value::Object(map) => {
            let mut all: Vec<(&String, &Value)> = map.iter().collect();
            for last in (1..all.len()).rev() {
                all.swap(last, dice.below(last + 1));
            }
            let mut shuffled_map = Map::new();
            for (key, value) in all {
                shuffled_map.insert(key.clone(), shuffled(value, key, dice));
            }
            Value::Object(shuffled_map)
        }
        Value::Array(list) => {
            let mut all: Vec<Value> = list.iter().map(|it| shuffled(it, "", dice)).collect();
            if !ORDERED.contains(&key) {
                for last in (1..all.len()).rev() {
                    all.swap(last, dice.below(last + 1));
                }
            }
            match (&mut all[..], LONE.contains(&key) && dice.below(2) == 0) {
                ([one], true) => one.take(),
                _ => Value::Array(all),
            }
        }
        Value::String(text) if ["note", "statement", "because", "summary"].contains(&key) => {
            let breaks = ["\n", " ", "  ", "\n\n"];
            json!(text.replace(' ', breaks[dice.below(4)]))
        }
        other => other.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_record_written_again_by_another_layout_has_no_difference(seed: u64, is_flow: bool) {
        let mut dice = Dice(seed);
        let all = choose(&every(), "", None);
        let other = shuffled(&all, "", &mut dice);
        let old = library(&all, plain, None);
        let layout = |value: &Value| match is_flow {
            true => serde_json::to_string(value).unwrap(),
            false => plain(value),
        };
        let new = library(&other, layout, Some(&old));
        let found = compared(&old, &new);
        prop_assert_eq!(differences(&found), [""; 0]);
        prop_assert!(found.is_nothing(), "{:?}", found.moved);
    }
}
