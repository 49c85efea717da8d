use serde_json::json;

use super::harness::World;

const VISIT: &str = "\
people:
  vladimir:
    name: Vladimir Arévalo Chávez
    also_known_as: [El Ejemplo]
  ana:
    name: Ana
allegations:
  rain:
    statement: >-
      It rained
      on Ana.
    by: ana
    about: vladimir
    date: 2025-03~
    date_said: last month
    responses:
      - by: vladimir
        is: denied
  sun:
    statement: The sun shone.
    by: ana
";

#[test]
fn a_line_holds_key_label_and_status() {
    let world = World::case(VISIT);
    world.run("list allegations").code(0).err("").out(
        "visit/rain  Ana: It rained on Ana.  ✗ denied by Vladimir Arévalo Chávez (nothing cited)\n\
         visit/sun   Ana: The sun shone.  ○ alleged\n",
    );
    world.run("list allegations --ascii").code(0).out(
        "visit/rain  Ana: It rained on Ana.  x denied by Vladimir Arévalo Chávez (nothing cited)\n\
         visit/sun   Ana: The sun shone.  o alleged\n",
    );
    world.run("list cases").code(0).out("visit  A visit\n");
}

#[test]
fn every_word_must_match_whatever_its_case_and_accents() {
    let world = World::case(VISIT);
    let line = "visit/vladimir  Vladimir Arévalo Chávez\n";
    for query in ["arevalo", "CHÁVEZ vlad", "ejemplo", "vladimir"] {
        world.run(&format!("list people {query}")).code(0).out(line);
    }
    world
        .run_with(&["list", "people", "chavez vlad"])
        .code(0)
        .out(line);
    world
        .run("list people vladimir ana")
        .code(1)
        .out("")
        .err("note: Nothing was found.\n");
    world
        .run("list people vladimir ana --format json")
        .code(1)
        .out("[]\n");
}

#[test]
fn a_kind_is_named_in_either_number_and_a_wrong_one_is_refused() {
    let world = World::case(VISIT);
    assert_eq!(
        world.run("list person").code(0).out,
        world.run("list people").out
    );
    let ran = world.run("list poeple").code(2).out("");
    assert!(
        ran.err.contains("a similar value exists: 'people'"),
        "{}",
        ran.err
    );
}

#[test]
fn a_case_has_its_own_records_and_the_shared_ones_that_it_names() {
    let world = World::case("allegations:\n  one:\n    statement: One.\n    by: shared\n")
        .file(
            "casefiles/library.yaml",
            "format: 1\npeople:\n  shared:\n    name: S\n  other:\n    name: O\n",
        )
        .file(
            "casefiles/b.yaml",
            "format: 1\ntitle: B\npeople:\n  bea:\n    name: Bea\n",
        );
    world
        .run("list people")
        .code(0)
        .out("shared  S\nother   O\nb/bea   Bea\n");
    world
        .run("list people --case visit")
        .code(0)
        .out("shared  S\n");
    world
        .run("list people --case b")
        .code(0)
        .out("b/bea  Bea\n");
    world
        .run("list people --case vist")
        .code(1)
        .out("")
        .err("error: There is no case `vist`; did you mean `visit`?\n");
}

#[test]
fn json_has_the_documented_shape() {
    let world = World::case(VISIT);
    assert_eq!(
        world
            .run("list allegations rained --format json")
            .code(0)
            .json(),
        json!([{
            "key": "visit/rain",
            "kind": "allegation",
            "label": "Ana: It rained on Ana.",
            "case": "visit",
            "measure": [],
            "by": [{"key": "visit/ana", "name": "Ana", "short": "Ana", "named": true, "speaks_for": []}],
            "own_voice": false,
            "via": [],
            "statement": "It rained on Ana.",
            "origins": {"reports": 0, "origins": 0, "independent": 0, "depth": 0},
            "standing": {
                "is": "denied",
                "because": "denied by Vladimir Arévalo Chávez (nothing cited); no citation",
                "parties": [{"key": "visit/vladimir", "is": "denied", "standing": "denied"}],
            },
            "date": "2025-03~",
            "date_said": "last month",
            "status": "denied",
            "file": "casefiles/visit.yaml",
            "line": 10,
        }])
    );
}

#[test]
fn a_record_that_cannot_be_read_is_listed_as_such() {
    let world = World::case("people:\n  ana:\n    role: none\n");
    let ran = world
        .run("list people")
        .code(2)
        .out("visit/ana  ana (cannot be read)\n");
    assert!(
        ran.err
            .starts_with("error: 1 record could not be read, so this may not be all. `casefile check` says why.\nnote: 1 error in this library; what it touches may"),
        "{}",
        ran.err
    );
}

/// What is held of a source is what can be opened of it, in every row and count.
#[test]
fn a_source_whose_file_is_not_there_is_not_held() {
    const CASE: &str = "\
format: 1
title: Visit
sources:
  letter: {title: The letter, short: Letter, text: letter.txt}
  gone: {title: The lost letter, short: Lost letter, text: gone.txt}
  key: {title: The key, short: Key, text: ../key.txt}
  book: {title: The book, short: Book}
  told: {title: The tale, short: Tale, digest: told.md}
";
    let world = World::empty()
        .file("visit/case.yaml", CASE)
        .file("visit/letter.txt", "It rained.\n")
        .file("visit/told.md", "¶1 It rained.\n");
    let rows = world.run("visit list sources").code(0).out;
    assert_eq!(
        rows,
        "visit/letter  The letter  ◉ working copy\n\
         visit/gone    The lost letter  ⊘ no text\n\
         visit/key     The key  ⊘ no text\n\
         visit/book    The book  · not held\n\
         visit/told    The tale  ◌ digest\n"
    );
    for (status, count) in [
        ("working-copy", 1),
        ("digest", 1),
        ("no-text", 2),
        ("not-held", 1),
    ] {
        let asked = format!("visit list sources status:{status}");
        let found = world.run(&asked).code(0).out;
        assert_eq!(found.lines().count(), count, "{found}");
    }
    let overview = world.run("visit").code(0).out;
    assert!(
        overview.contains("2 ⊘ no text, 1 ◉ working copy, 1 "),
        "{overview}"
    );
}

#[test]
fn a_list_without_a_kind_is_of_all_kinds() {
    let world = World::case("people:\n  ana: {name: Ana}\nevents:\n  rain: {title: Rain}\n");
    let all = world.run("list all").code(0).out;
    assert_eq!(world.run("list").code(0).err("").out, all);
    assert!(
        all.contains("visit/ana") && all.contains("visit/rain"),
        "{all}"
    );
}
