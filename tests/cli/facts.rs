//! What a case file says is on the page of its record, in the long export, and is found.

use std::collections::BTreeSet;

use serde_json::Value;

use super::harness::World;

const GOOD: &str = include_str!("../load/good.yaml");

/// Where what a case file says is looked for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Where {
    Show,
    Export,
    Search,
}

/// What is not said somewhere, and why.
const LEFT_OUT: &[(&str, Where, &str)] = &[
    (
        "zq38",
        Where::Show,
        "the words before a quote tell which of two it is, and are none of it",
    ),
    ("zq39", Where::Show, "the words behind a quote likewise"),
    ("zq38", Where::Export, "as on the page"),
    ("zq39", Where::Export, "as on the page"),
];

/// The words or years of a text, each once.
fn own_words(text: &str, is_one: fn(&str) -> bool) -> BTreeSet<&str> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter(|word| is_one(word)).collect()
}

fn is_word(word: &str) -> bool {
    word.strip_prefix("zq")
        .is_some_and(|rest| rest.parse::<u8>().is_ok())
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with("18") && word.parse::<u16>().is_ok()
}

#[test]
fn the_case_has_every_key_of_the_schema() {
    let world = World::empty().file("casefiles/good.yaml", GOOD);
    let schema: Value = world.run("schema").code(0).json();
    let case: Value = serde_yaml::from_str(GOOD).unwrap();
    let mut keys = Keys::default();
    keys.look(&schema, &schema, &[&case], "Case");
    let missing = keys.known.difference(&keys.filled);
    // Saved queries, audiences and an id are a library's alone, and protected words are told by nothing.
    let is_no_fact = |key: &str| {
        [
            "Case.filters",
            "Case.audiences",
            "Case.protect",
            "Case.id",
            "Case.holidays",
        ].contains(&key)
            || key.starts_with("Audience.")
            || key.starts_with("Holiday.")
            // The same as those of `Entry`.
            || key.starts_with("entries.")
            || key.starts_with("ProtectedWords.")
    };
    let missing: Vec<&String> = missing.filter(|key| !is_no_fact(key)).collect();
    assert_eq!(missing, [""; 0]);
    assert!(keys.known.len() > 80, "{:?}", keys.known);
}

/// The keys of a schema, each by the structure that it is of.
#[derive(Default)]
struct Keys {
    known: BTreeSet<String>,
    /// Those that some value has.
    filled: BTreeSet<String>,
}

impl Keys {
    fn look(&mut self, root: &Value, schema: &Value, values: &[&Value], of: &str) {
        if let Some(name) = schema["$ref"].as_str() {
            let target = root.pointer(name.trim_start_matches('#')).unwrap();
            let of = name.rsplit('/').next().unwrap();
            return self.look(root, target, values, of);
        }
        for alternatives in ["anyOf", "oneOf", "allOf"] {
            for one in schema[alternatives].as_array().into_iter().flatten() {
                self.look(root, one, values, of);
            }
        }
        if schema["items"].is_object() {
            let items = values.iter().filter_map(|value| value.as_array());
            let items: Vec<&Value> = items.flatten().collect();
            self.look(root, &schema["items"], &items, of);
        }
        let maps = values.iter().filter_map(|value| value.as_object());
        let maps: Vec<_> = maps.collect();
        let patterns = schema["patternProperties"].as_object();
        let patterns = patterns.into_iter().flat_map(|all| all.values());
        for inner in patterns.chain([&schema["additionalProperties"]]) {
            let inside: Vec<&Value> = maps.iter().flat_map(|map| map.values()).collect();
            if inner.is_object() {
                self.look(root, inner, &inside, of);
            }
        }
        for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
            let inside: Vec<&Value> = maps.iter().filter_map(|map| map.get(key)).collect();
            let name = format!("{of}.{key}");
            if !inside.is_empty() {
                self.filled.insert(name.clone());
            }
            self.known.insert(name);
            self.look(root, inner, &inside, key);
        }
    }
}

#[test]
fn what_a_case_file_says_is_shown_exported_and_found() {
    assert!(LEFT_OUT.len() <= 6);
    let world = World::empty()
        .file("casefiles/good.yaml", GOOD)
        .file("casefiles/paper-zq26.txt", "A bridge.\n")
        .file("casefiles/paper-zq27.md", "A bridge.\n");
    let records = world.run("list all --format json").json();
    let keys = records.as_array().unwrap().iter();
    let pages: String = keys
        .map(|record| {
            world
                .run(&format!("show {}", record["key"].as_str().unwrap()))
                .out
        })
        .collect();
    let export = world.run("export good --full --names").code(0).out;
    let mut lost = Vec::new();
    let mut look = |word: &str, at: Where, is_there: bool| {
        let is_left_out = LEFT_OUT
            .iter()
            .any(|(other, place, _)| (*other, *place) == (word, at));
        if is_there == is_left_out {
            lost.push(format!("{word} {at:?}"));
        }
    };
    let has = |text: &str, word: &str, is_one| own_words(text, is_one).contains(word);
    for word in own_words(GOOD, is_word) {
        look(word, Where::Show, has(&pages, word, is_word));
        look(word, Where::Export, has(&export, word, is_word));
        let found = world.run(&format!("search {word}"));
        look(
            word,
            Where::Search,
            found.code == Some(0) && found.out.contains(word),
        );
    }
    for year in own_words(GOOD, is_year) {
        look(year, Where::Show, has(&pages, year, is_year));
        look(year, Where::Export, has(&export, year, is_year));
    }
    assert_eq!(lost, [""; 0], "{export}");
}
