//! The query language on the command line.

use serde_json::json;

use super::harness::World;

const VISIT: &str = "\
people:
  vladimir:
    name: Vladimir Arévalo Chávez
  ana:
    name: Ana Ruiz
sources:
  notes:
    title: Notes
    text: notes.txt
  lost:
    title: Lost
allegations:
  rain:
    statement: It rained.
    by: ana
    about: vladimir
    date: 2025-03
    cites:
      - {source: notes, at: ¶1, quote: it rained}
    responses:
      - by: vladimir
        is: denied
  sun:
    statement: The sun shone.
    by: vladimir
    cites:
      - {source: notes, at: ¶1, quote: it snowed in the harbour of the town}
  wind:
    statement: The wind blew.
    by: ana
    cites:
      - {source: lost, at: ¶1, quote: it blew}
";

fn world() -> World {
    World::case(VISIT).file("casefiles/notes.txt", "On that day it rained on us all.\n")
}

#[test]
fn keys_ask_for_what_stands_in_records_and_what_follows() {
    let world = world();
    let ids = |query: &str| -> Vec<String> {
        let ran = world.run_with(&["list", "all", query, "--format", "json"]);
        let listed = ran.json();
        let listed = listed.as_array().unwrap().iter();
        listed
            .map(|one| one["key"].as_str().unwrap().replace("visit/", ""))
            .collect()
    };
    assert_eq!(ids("standing:denied"), ["rain"]);
    assert_eq!(ids("by:\"ana ruiz\" -has:response"), ["wind"]);
    assert_eq!(ids("kind:person chavez | id:sun"), ["vladimir", "sun"]);
    // These have to open the sources.
    assert_eq!(ids("quote:verbatim"), ["rain"]);
    assert_eq!(ids("quote:missing"), ["sun"]);
    assert_eq!(ids("quote:not-held"), ["wind"]);
    assert_eq!(ids("kind:source -quote:missing"), ["notes", "lost"]);
}

#[test]
fn arguments_are_put_together_with_spaces_between() {
    let world = world();
    let whole = world.run_with(&["list", "allegations", "by:ana OR rain -wind"]);
    let apart = world.run("list allegations by:ana OR rain NOT wind");
    assert_eq!(whole.code(0).out, apart.code(0).out);
    world
        .run_with(&["list", "allegations", "--", "-wind", "-sun"])
        .code(0)
        .out("visit/rain  Ana Ruiz, via Notes: It rained.  ✗ denied by Vladimir Arévalo Chávez (nothing cited)\n");
}

#[test]
fn a_mistake_is_shown_in_the_query() {
    let world = world();
    let told = "error[query]: there is no key `standng`.\n \
                --> query:1:5\n  |\n1 | sun standng:denied\n  |     ^^^^^^^\n  |\n  \
                = help: did you mean `standing:`?\n";
    for command in ["list all", "timeline", "export visit"] {
        world
            .run(&format!("{command} sun standng:denied"))
            .code(2)
            .out("")
            .err(told);
    }
    // What the query holds is shown, and not done.
    let ran = world.run_with(&["list", "all", "\u{1b}[31mred:x"]).code(2);
    assert!(!ran.err.contains('\u{1b}'), "{:?}", ran.err);
}

#[test]
fn a_query_is_explained_with_counts() {
    let world = world();
    world
        .run_with(&[
            "list",
            "--explain",
            "kind:allegation (by:ana | sun) -quote:missing",
        ])
        .code(0)
        .err("")
        .out(
            "all of these: 2 records\n  \
               kind is allegation: 3 records\n  \
               any of these: 3 records\n    \
                 said by “ana”: 2 records\n    \
                 words that begin with “sun”: 1 record\n  \
               not: 7 records\n    \
                 a quote is missing: 1 record\n",
        );
    assert_eq!(
        world
            .run("list people --explain -ana --format json")
            .code(2)
            .out,
        "",
        "what begins with - is no value"
    );
    assert_eq!(
        world
            .run("list people --explain=-ana --format json")
            .code(0)
            .json(),
        json!([
            {"depth": 0, "words": "not", "records": 1},
            {"depth": 1, "words": "words that begin with “ana”", "records": 1},
        ])
    );
}

#[test]
fn the_help_and_the_manual_tell_every_key() {
    let world = World::empty();
    let help = world.run("help list").code(0).out;
    let page = world.run("man").code(0).out;
    for info in &casefile::query::KEYS {
        assert!(help.contains(info.example), "{}", info.name);
        let example = info.example.replace('-', "\\-");
        assert!(
            page.contains(&format!(".TP\n\\fB{example}\\fR\n")),
            "{}",
            info.name
        );
    }
}

#[test]
fn a_timeline_is_asked_for_the_dates_of_its_moments() {
    let world = world();
    world
        .run("timeline date:2025 about:arevalo")
        .code(0)
        .out("Mar 2025  said        Ana Ruiz, via Notes: It rained.  visit/rain\n");
    world.run("timeline before:2025").code(1).out("");
}

#[test]
fn an_export_of_a_part_says_so() {
    let world = world();
    let whole = world.run("export visit --full").code(0).out;
    let part = world
        .run_with(&[
            "export",
            "visit",
            "--full",
            "by:vladimir OR replier:vladimir",
        ])
        .code(0)
        .err("")
        .out;
    assert!(!whole.contains("This is a part"));
    let said = "This is a part: the 2 of its 7 records that match the query “by:vladimir OR replier:vladimir”, \
                with whom they name and what they cite.\n";
    assert!(part.contains(said), "{part}");
    // The numbers and standings are those of the whole.
    assert!(
        part.contains("A1. Ana Ruiz, via Notes: It rained.\n\n- Standing: denied\n"),
        "{part}"
    );
    assert!(
        part.contains("A2. Vladimir Arévalo Chávez, via Notes: The sun shone.\n"),
        "{part}"
    );
    assert!(!part.contains("The wind blew"), "{part}");
    assert!(part.contains(". Ana Ruiz\n"), "whom it names: {part}");
    assert!(part.contains("Notes"), "{part}");
    assert!(!part.contains("Lost"), "{part}");
    // A part of nothing says nothing that could be handed on.
    world.run("export visit nothing").code(1).out("");
}
