//! Wherever a statement is printed, who says it comes before it.

use serde_json::Value;

use super::harness::World;
use crate::spoken::{LIBRARY, SPOKEN, TEXT, bare};

fn world() -> World {
    World::empty()
        .file("casefiles/weather.yaml", LIBRARY)
        .file("casefiles/gazette.txt", TEXT)
        .file("before/weather.yaml", &LIBRARY.replace("zq", "Once zq"))
        .file("before/gazette.txt", TEXT)
}

/// Every command that names records, in every form that it has.
const COMMANDS: [&str; 34] = [
    "casefiles",
    "list all",
    "list allegations",
    "list allegations standing:found",
    "list all zq1",
    "search zq1",
    "search zq8",
    "search rained",
    "search sp1",
    "show one",
    "show two",
    "show three",
    "show four",
    "show five",
    "show six",
    "show seven",
    "show gauge",
    "show why",
    "show sp-one",
    "show sp-two",
    "show sp-seven",
    "show trial",
    "show weather",
    "timeline",
    "origins one",
    "origins --drop sp-seven",
    "origins",
    "matrix weather",
    "conflicts",
    "tellings one",
    "tellings sp-one",
    "next",
    "export weather",
    "diff before",
];

#[test]
fn no_command_prints_a_statement_without_its_speaker() {
    let world = world();
    let mut seen = 0;
    for command in COMMANDS {
        let ran = world.run(command);
        assert!(ran.out.len() > 20, "{command}: {}{}", ran.out, ran.err);
        seen += ran.out.matches("zq").count();
        assert_eq!(bare(&ran.out), [""; 0], "{command}");
        assert_eq!(bare(&ran.err), [""; 0], "{command}");
    }
    assert!(seen > 80, "{seen}");
    let full = world.run("export weather --full").code(0).out;
    assert_eq!(bare(&full), [""; 0], "{full}");
    // Of a case file's own lines the excerpts of `check` are copies.
    let checked = world.run("check --strict").out;
    let is_copy = |line: &&str| line.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let said: Vec<&str> = checked.lines().filter(|line| !is_copy(line)).collect();
    assert_eq!(bare(&said.join("\n")), [""; 0]);
}

#[test]
fn no_json_has_a_statement_without_its_speaker() {
    let world = world();
    let mut seen = 0;
    for command in COMMANDS
        .iter()
        .filter(|command| !command.starts_with("export") && **command != "casefiles")
    {
        let ran = world.run(&format!("{command} --format json"));
        hold(&ran.json(), command, &mut seen);
    }
    assert!(seen > 100, "{seen}");
}

/// In each text with a word, or before it in its object, is who says it.
fn hold(value: &Value, command: &str, seen: &mut usize) {
    match value {
        Value::Array(all) => all.iter().for_each(|one| hold(one, command, seen)),
        Value::Object(map) => {
            let mut before = String::new();
            for (name, one) in map {
                if let Value::String(text) = one {
                    for n in 1..=SPOKEN {
                        let Some(at) = text.find(&format!("zq{n}")) else {
                            continue;
                        };
                        *seen += 1;
                        let speaker = format!("sp{n}");
                        let is_said = text[..at].contains(&speaker) || before.contains(&speaker);
                        assert!(is_said, "{command}: {name}: {text} in {map:#?}");
                    }
                }
                if name == "by" {
                    before.push_str(&one.to_string());
                }
                hold(one, command, seen);
            }
        }
        _ => {}
    }
}

/// A name that shows nothing would make of a statement nobody's.
#[test]
fn where_a_name_shows_nothing_the_id_stands() {
    let world = World::case(
        "people:\n  r: {name: \" \"}\n  s: {name: \"\\u200B\"}\n  t: {name: Tea, short: \"\"}\n  u: {name: Una, short: \"\\uFEFF \"}\nsources:\n  paper: {title: \" \", publisher: \" \"}\nallegations:\n  one: {statement: zq one., by: r, cites: [{source: paper}], responses: [{by: s, is: denied, cites: [{source: paper}]}]}\n  two: {statement: zq two., by: t}\n  three: {statement: zq three., by: u}\n  four: {statement: zq four., by: paper}\n  five: {statement: \" \", by: t}\n",
    );
    let ran = world.run("list allegations");
    for line in [
        "r, via paper: zq one.",
        "Tea: zq two.",
        "Una: zq three.",
        "paper (own voice): zq four.",
        "Tea: five",
    ] {
        assert!(ran.out.contains(line), "{line}: {}", ran.out);
    }
    let ran = world.run("show one");
    assert!(ran.out.contains("denied by s"), "{}", ran.out);
    let ran = world.run("export visit");
    assert!(ran.out.contains("r, via paper: zq one."), "{}", ran.out);
    // The brief form that narrow lists have.
    let ran = world.run("show two --format json");
    let shown: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(shown["by"][0]["short"], "Tea", "{shown}");
}

/// A short name that is another's would put words into their mouth.
#[test]
fn a_short_name_that_may_mean_another_is_not_used() {
    let world = World::case(
        "people:\n  anna: {name: Anna Author, short: Bert Denier}\n  bert: {name: Bert Denier, short: Bert}\nsources:\n  s1: {title: Paper, short: bert denier, text: t.txt}\n  s2: {title: First report, short: Report}\n  s3: {title: Second report, short: Report}\nallegations:\n  one: {statement: zq one., by: anna, cites: [{source: s1}]}\n  two: {statement: zq two., by: bert, cites: [{source: s2}]}\n  three: {statement: zq three., by: s3, cites: [{source: s3}]}\n",
    );
    let by = |id: &str| {
        let ran = world.run(&format!("show {id} --format json"));
        let shown: Value = serde_json::from_str(&ran.out).unwrap();
        shown["by"][0]["short"].as_str().unwrap().to_owned()
    };
    assert_eq!(
        [by("one"), by("two"), by("three")],
        ["Anna Author", "Bert", "Second report"]
    );
    let ran = world.run("list allegations");
    for line in [
        "Anna Author, via Paper: zq one.",
        "Bert Denier, via First report: zq two.",
        "Second report (own voice): zq three.",
    ] {
        assert!(ran.out.contains(line), "{line}: {}", ran.out);
    }
    // Also in a part of the library that holds one of them alone.
    let ran = world.run("export visit --as-of 2024 kind:allegation by:anna");
    assert!(
        ran.out.contains("Anna Author, via Paper: zq one."),
        "{}",
        ran.out
    );
}
