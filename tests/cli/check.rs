use serde_json::json;

use super::harness::{Ran, World};

const WELL: &str = "\
people:
  ana:
    name: Ana
sources:
  gazette:
    title: The Gazette
allegations:
  rain:
    statement: It rained.
    by: ana
    date: 2025-03
    credibility: 3
    cites:
      - source: gazette
        at: ¶1
  sun:
    statement: The sun shone.
    by: ana
    cites: [{source: gazette}]
  wind:
    statement: There was wind.
    by: ana
    cites: [{source: gazette}]
";

#[test]
fn a_library_without_mistakes_is_passed_in_silence() {
    World::case(WELL).run("check").code(0).out("").err("");
}

#[test]
fn five_mistakes_give_five_messages_and_the_rest_still_lists() {
    let broken = WELL
        .replace("credibility: 3", "credibilty: 3")
        .replace("- source: gazette", "- source: gazete")
        .replace("2025-03", "2025-13")
        .replace("  sun:", "  rain:")
        .replace("    statement: There", "\tstatement: There");
    let world = World::case(&broken);
    let ran = world.run("check").code(1).err("5 errors in 1 file.\n");
    insta::assert_snapshot!(ran.out, @r"
    error[wrong-value]: month 13 does not exist in `2025-13`.
      --> casefiles/visit.yaml:13:11
       |
    13 |     date: 2025-13
       |           ^^^^^^^
       |
       = help: write 2025-03 for a month, 2025-03-13 for a day, 2025~ for about 2025.

    error[unknown-key]: `credibilty` is not a key that is allowed here.
      --> casefiles/visit.yaml:14:5
       |
    14 |     credibilty: 3
       |     ^^^^^^^^^^
       |
       = help: did you mean `credibility`?

    error[unknown-reference]: there is no record `gazete`.
      --> casefiles/visit.yaml:16:17
       |
    16 |       - source: gazete
       |                 ^^^^^^
       |
       = help: did you mean `gazette`?

    error[duplicate]: `rain` is here a second time.
      --> casefiles/visit.yaml:18:3
       |
    18 |   rain:
       |   ^^^^
       |
      ::: casefiles/visit.yaml:10:3
       |
    10 |   rain:
       |   ---- first here
       |
       = help: give one of them another name, or remove it; only the first is read.

    error[syntax]: a tab indents this line.
      --> casefiles/visit.yaml:23:1
       |
    23 |     statement: There was wind.
       | ^^^^
       |
       = help: indent with spaces: two for each level.
    ");
    world
        .run("list people")
        .code(2)
        .out("visit/ana  Ana\n")
        .err("error: 1 record could not be read, so this may not be all. `casefile check` says why.\nnote: 5 errors in this library; what they touch may be missing here. `casefile check` says more.\n");
    insta::assert_snapshot!(world.run("list allegations").code(2).out, @r"
    visit/rain  Ana: It rained.  ○ alleged
    visit/wind  wind (cannot be read)
    ");
}

#[test]
fn a_library_is_named_before_or_after_the_command_but_not_twice() {
    let world = World::case(WELL).file("other/b.yaml", "format: 1\ntitle: B\nnonsense: 1\n");
    world.run("check").code(0);
    world.run("check other").code(1);
    world.run("other check").code(1);
    world.run("check casefiles/visit.yaml").code(0);
    world
        .run("casefiles check other")
        .code(2)
        .out("")
        .err("error: Two libraries are named, `casefiles` and `other`; name one.\n");
}

#[test]
fn json_names_the_place() {
    let world = World::case("people:\n  ana:\n    naem: Ana\n    name: Ana\n");
    let ran = world.run("check --format json").code(1);
    let found = &ran.json()[0];
    assert_eq!(ran.json().as_array().unwrap().len(), 1);
    assert_eq!(found["severity"], "error");
    assert_eq!(found["code"], "unknown-key");
    assert_eq!(found["record"], "visit/ana");
    assert_eq!(
        found["place"],
        json!({"file": "casefiles/visit.yaml", "line": 5, "column": 5, "length": 4})
    );
    World::case(WELL)
        .run("check --format json")
        .code(0)
        .out("[]\n");
}

#[cfg(unix)]
#[test]
fn warnings_alone_are_told_and_leave_the_status() {
    let world = World::case(WELL);
    std::os::unix::fs::symlink("/etc/hostname", world.path("casefiles/out")).unwrap();
    let ran = world.run("check").code(0).err("1 warning.\n");
    assert!(
        ran.out
            .starts_with("warning[link-outside]: `out` is a link"),
        "{}",
        ran.out
    );
}

/// A case that is sound and may be better: a source that nothing rests on, a long quote.
const ROUGH: &str = "\
people:
  ana:
    name: Ana
sources:
  gazette:
    title: The Gazette
  spare:
    title: Another
allegations:
  rain:
    statement: It rained.
    by: ana
    cites:
      - {source: gazette, quote: it rained the whole day}
  sun:
    statement: The sun shone.
    cites: [{source: gazette}]
";

#[test]
fn rules_are_run_by_tier_and_by_name() {
    let world = World::case(ROUGH);
    let codes = |arguments: &str, status: i32| -> String {
        let ran = world.run(&format!("check {arguments}")).code(status);
        let told = ran.out.lines().filter_map(|line| line.split_once('['));
        let codes: Vec<&str> = told
            .filter_map(|(_, rest)| Some(rest.split_once("]: ")?.0))
            .collect();
        codes.join(" ")
    };
    assert_eq!(codes("", 0), "unattributed");
    assert_eq!(codes("--strict", 1), "unused-source unattributed");
    assert_eq!(
        codes("--strict --long-quote 4", 1),
        "unused-source long-quote unattributed"
    );
    assert_eq!(codes("unused-source", 0), "unused-source");
    assert_eq!(
        codes("casefiles unused-source long-quote", 0),
        "unused-source"
    );
    assert_eq!(codes("long-quote --strict", 0), "");
    let world = World::case(ROUGH).config("long_quote = 4\n");
    world
        .run("check long-quote")
        .code(0)
        .err("1 warning in 1 file.\n");
    world.run("check long-quote --long-quote 5").code(0).err("");
}

#[test]
fn a_misspelt_rule_is_told() {
    let world = World::case(ROUGH);
    world.run("check unused-sorce").code(2).err(
        "error: `unused-sorce` is not there; name a library folder or a case file, or make one with \
         `casefile init unused-sorce`. Did you mean the rule `unused-source`?\n",
    );
    world
        .run("check casefiles unused-sorce")
        .code(2)
        .err("error: There is no rule `unused-sorce`; did you mean `unused-source`?\n");
    world
        .run("check casefiles nonsense")
        .code(2)
        .err("error: There is no rule `nonsense`; `casefile check --list` names them.\n");
}

#[test]
fn the_rules_are_listed_without_a_library() {
    let world = World::empty();
    let ran = world.run("check --list").code(0).err("");
    let first = ran.out.lines().next().unwrap();
    assert_eq!(
        first.split_whitespace().collect::<Vec<_>>()[..3],
        ["quote-missing", "basic", "error"]
    );
    let json = world.run("check --list --format json").code(0).json();
    let rules = json.as_array().unwrap();
    assert_eq!(rules.len(), ran.out.lines().count());
    assert_eq!(rules[0]["name"], "quote-missing");
    assert_eq!(rules[0]["tier"], "basic");
    assert_eq!(rules[0]["severity"], "error");
    assert_eq!(
        rules[0]["finds"],
        "quoted words that are nowhere in the source"
    );
    let page = world.run("man").code(0).out;
    assert!(
        page.contains(".SH RULES\n.TP\n.B quote\\-missing\n"),
        "{page}"
    );
}

#[test]
fn sarif_names_the_rule_and_the_place() {
    let world = World::case(ROUGH);
    let log = world.run("check --format sarif").code(0).json();
    assert_eq!(log["version"], "2.1.0");
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 1);
    assert_eq!(results[0]["ruleId"], "unattributed");
    assert_eq!(results[0]["level"], "warning");
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "casefiles/visit.yaml");
    assert_eq!(
        place["region"],
        json!({"startLine": 17, "startColumn": 3, "endColumn": 6})
    );
}

#[test]
fn what_cannot_be_opened_is_said_with_what_to_do() {
    let world = World::empty();
    world.run("check").code(2).out("").err(
        "error: No library is named, and none is here: there is no folder ./casefiles, and no library.yaml or \
         case.yaml in this folder or above it. Write `casefile PATH`. To see what this is, `casefile tour` shows it \
         on an invented case, and `casefile sample` writes a library to look at; `casefile init casefiles` begins \
         one of your own.\n",
    );
    world.run("check nowhere").code(2).out("").err(
        "error: `nowhere` is not there; name a library folder or a case file, or make one with \
         `casefile init nowhere`.\n",
    );
}

#[test]
fn of_one_rule_a_hundred_are_printed_and_the_others_counted() {
    let people: String = (0..1_250)
        .map(|number| format!("  p{number}: {{name: A, x: y}}\n"))
        .collect();
    let world = World::case(&format!("people:\n{people}  last: {{nme: A}}\n"));
    let printed = |ran: &Ran| ran.out.matches("error[unknown-key]").count();
    let ran = world.run("check").code(1).err("1,251 errors in 1 file.\n");
    assert_eq!(printed(&ran), 100);
    assert!(
        ran.out
            .ends_with("\nand 1,151 more of `unknown-key`; --all prints them.\n"),
        "{}",
        ran.out
    );
    let ran = world.run("check --all").code(1);
    assert_eq!(printed(&ran), 1_251);
    assert!(!ran.out.contains("more of"));
    let json = world.run("check --format json").code(1).json();
    assert_eq!(json.as_array().unwrap().len(), 1_251);
    let sarif = world.run("check --format sarif").code(1).json();
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), 1_251);
}

/// `docket` is a number, and is easily taken for the list of what was filed.
#[test]
fn a_docket_that_is_a_list_is_led_to_its_entries() {
    let world = World::case(
        "proceedings:\n  suit:\n    title: A suit\n    docket:\n      - {date: 2025-05, title: Complaint}\n",
    );
    let out = world.run("check").code(1).out;
    assert!(
        out.contains("the number of the docket is expected here"),
        "{out}"
    );
    assert!(
        out.contains("what was filed goes under `entries:`"),
        "{out}"
    );
}
