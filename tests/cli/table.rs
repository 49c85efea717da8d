//! What `list` shows as a table.

use std::fs;

use casefile::model::kind::KINDS;

use super::harness::World;

const VISIT: &str = "\
people:
  maria: { name: María López, protect: { as: Witness A } }
  ana: { name: Ana Ruiz }
allegations:
  rain: { statement: =Rain, by: ana, date: 2025-03 }
  sun: { statement: The sun shone., by: ana, note: Says López. }
events:
  storm: { title: 'A storm, at last', date: 2025-03~, date_said: last month, participants: ana }
";

const NOTE: &str =
    "note: 1 cell has an apostrophe before what a spreadsheet would run as a formula.\n";

#[test]
fn a_kind_has_its_columns_whatever_is_in_them() {
    let world = World::case(VISIT);
    let head = "\u{feff}case,id,title,date,date_said,after,before,place,participants,measure,note,as_of,cites,label,status,verdicts,\
                not_counted,file,line\r\n";
    let row = "visit,storm,\"A storm, at last\",2025-03~,last month,,,,Ana Ruiz,,,,,\"A storm, at last\",,,,\
               casefiles/visit.yaml,10\r\n";
    let table = format!("{head}{row}");
    world
        .run("list events --format csv")
        .code(0)
        .err("")
        .out(&table);
    world.run("list events calm --format csv").code(1).out(head);
    world
        .run("list events -o storm.csv")
        .code(0)
        .out("")
        .err("");
    assert_eq!(world.read("storm.csv"), table);
}

#[test]
fn a_formula_is_defused_and_told() {
    let world = World::case(VISIT);
    let ran = world.run("list allegations rain --format csv").code(0);
    assert!(
        ran.out.contains("visit,rain,'=Rain,,Ana Ruiz,"),
        "{}",
        ran.out
    );
    assert_eq!(ran.err, NOTE);
    world
        .run("list allegations rain -o rain.xlsx")
        .code(0)
        .err("");
}

#[test]
fn lines_of_json_are_those_of_the_array() {
    let world = World::case(VISIT);
    let lines = world.run("list all --format jsonl").code(0).out;
    let lines: Vec<serde_json::Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let array = world.run("list all --format json").code(0).json();
    assert_eq!(serde_json::Value::Array(lines), array);
}

#[test]
fn a_file_names_the_protected_only_where_that_is_asked_for() {
    let world = World::case(VISIT);
    for file in ["people.csv", "people.xlsx", "people.jsonl"] {
        let ran = world.run(&format!("list people -o {file}")).code(2).out("");
        assert!(
            ran.err.starts_with(
                "error: Nothing was written, since it would name a person whom the case file protects.\n  María López"
            ) && ran.err.contains("`casefile list KIND QUERY -o FILE`"),
            "{}",
            ran.err
        );
        assert!(!world.path(file).exists());
        world
            .run(&format!("list people -o {file} --names"))
            .code(0)
            .err("note: One of the protected is named in it.\n");
        assert!(world.path(file).exists());
    }
    // In a note, and in the name of the file.
    world.run("list allegations sun -o sun.csv").code(2).out("");
    world.run("list events -o López.csv").code(2).out("");
    // The screen is for one's own eyes.
    let shown = world.run("list people --format csv").code(0);
    assert!(shown.out.contains("María López") && shown.err.is_empty());
}

#[test]
fn what_is_no_table_goes_to_no_file() {
    let world = World::case(VISIT).file("there.csv", "mine");
    for (arguments, message) in [
        (
            "list events -o a.ods",
            "error: `a.ods` cannot be written: no table has this ending; write a name that ends in one of `.csv`, `.xlsx`, `.jsonl`.\n",
        ),
        (
            "list events -o a.csv --format json",
            "error: Only tables are written to a file; write `--format csv`, `xlsx` or `jsonl`, or leave --format out.\n",
        ),
        (
            "list --explain sun --format csv",
            "error: How a query is understood is no table; write `--format json`, or none.\n",
        ),
        (
            "list events -o there.csv",
            "error: `there.csv` is there already; write --force to replace it.\n",
        ),
    ] {
        world.run(arguments).code(2).out("").err(message);
    }
    assert_eq!(world.read("there.csv"), "mine");
    let ran = world.run("list events calm -o none.csv").code(1).out("");
    assert_eq!(ran.err, "error: Nothing was found, and no file written.\n");
    assert!(!world.path("none.csv").exists());
    world.run("list events -o there.csv --force").code(0);
    world.run("list events -o noending").code(0);
    assert!(world.read("noending").starts_with("\u{feff}case,"));
}

#[test]
fn before_an_audience_a_table_has_other_words() {
    let world = World::case(
        "people:\n  ana-ruiz: {name: Ana Ruiz, protect: {as: Witness A}}\n  ben: {name: Ben Sol}\n\
         sources:\n  paper: {title: Paper}\n\
         allegations:\n  rain: {statement: Ana Ruiz stood in the rain., by: ben, \
         cites: [{source: paper, quote: Ana Ruiz was wet}]}\n",
    )
    .file(
        "casefiles/library.yaml",
        "format: 1\naudiences: {press: {}}\n",
    );
    for file in ["a.csv", "a.xlsx", "a.jsonl"] {
        for kind in ["people", "allegations", "all"] {
            let command = format!("list {kind} --for press -o {file} --force");
            let ran = world.run(&command).code(0);
            assert!(
                ran.err.contains("Written for the audience “press”"),
                "{}",
                ran.err
            );
            if file != "a.xlsx" {
                let text = world.read(file);
                assert!(text.contains("Witness A"), "{text}");
                assert!(!text.to_lowercase().contains("ruiz"), "{text}");
            }
        }
    }
    let lines = world
        .run("list allegations --format jsonl --for press")
        .code(0)
        .out;
    assert!(lines.contains("Witness A stood in the rain."), "{lines}");
    // Nobody protected is asked for by another name.
    world
        .run("list people ruiz --format csv --for press")
        .code(0);
    world.run("list people --for press -o ruiz.csv").code(2);
    assert!(!world.path("ruiz.csv").exists());
    let refused = world.run("list people --for press").code(2).out("");
    assert!(
        refused.err.contains("--for is for tables"),
        "{}",
        refused.err
    );
    world
        .run("list people --for nobody --format csv")
        .code(2)
        .out("");
}

/// A library of every kind of record that a table can hold, of which each tells of the protected of these names.
fn told_of(names: &[&str]) -> World {
    let people: String = names
        .iter()
        .enumerate()
        .map(|(number, name)| {
            format!("  p{number}: {{name: \"{name}\", protect: {{as: Witness {number}}}}}\n")
        })
        .collect();
    let told: String = names
        .iter()
        .map(|name| format!(" He met {name} there."))
        .collect();
    World::case(&format!(
        "summary: \"Of it.{told}\"\npeople:\n{people}  ben: {{name: Ben Sol, role: \"clerk.{told}\"}}\n\
         organizations:\n  port: {{name: Port, note: \"It is.{told}\"}}\n\
         sources:\n  paper: {{title: Paper, kind: report, note: \"It is.{told}\"}}\n\
         evidence:\n  log: {{description: \"A log.{told}\", history: [{{status: withheld, date: 2024-05-03}}]}}\n\
         proceedings:\n  suit: {{title: Suit, status: pending, note: \"It is.{told}\"}}\n\
         events:\n  storm: {{title: Storm, date: 2024-05, note: \"It was.{told}\", measure: {{value: 3, bound: at-least, unit: men}}}}\n\
         questions:\n  why: {{question: \"Why? {told}\"}}\n\
         allegations:\n  rain: {{statement: \"It rained.{told}\", by: ben, against: [p0], cites: [{{source: paper, \
         basis: observed, quote: \"It rained.{told}\"}}], responses: [{{by: p0, is: denied}}]}}\n  \
         sun: {{statement: \"It shone.{told}\", by: [p1, gone]}}\n  wind: {{statement: It blew., cites: [{{source: gone}}]}}\n"
    ))
    .file(
        "casefiles/library.yaml",
        "format: 1\naudiences: {press: {}}\n",
    )
}

#[test]
fn the_words_of_the_program_are_nobodys_name_in_a_table() {
    let words = [
        "Case", "Said", "May", "Report", "Alleged", "Denied", "Hope", "Source", "Record", "True",
        "Null", "Nobody",
    ];
    // Whoever is called otherwise has the same table.
    let others: Vec<String> = (b'a'..)
        .take(words.len())
        .map(|c| format!("Qwx{}zu", char::from(c)))
        .collect();
    let others: Vec<&str> = others.iter().map(String::as_str).collect();
    let (world, other) = (told_of(&words), told_of(&others));
    let read = |world: &World, file: &str| fs::read(world.path(file)).unwrap();
    let kinds = KINDS.iter().map(|info| info.many).chain(["all"]);
    for kind in kinds {
        for file in ["a.csv", "a.xlsx", "a.jsonl"] {
            let command = format!("list {kind} --for press --force -o {file}");
            let ran = [&world, &other].map(|world| {
                fs::remove_file(world.path(file)).ok();
                world.run(&command)
            });
            if ran[1].err.contains("Nothing was found") {
                assert_eq!(ran[0].err, ran[1].err, "{kind}");
                continue;
            }
            assert_eq!(ran[0].err, ran[1].err, "{kind} {file}");
            assert!(
                read(&world, file) == read(&other, file),
                "{kind} {file}: {}\n{}",
                String::from_utf8_lossy(&read(&world, file)),
                String::from_utf8_lossy(&read(&other, file)),
            );
        }
    }
    let lines = world.run("list allegations --for press --format jsonl").out;
    for own in [
        "\"is\":\"denied\"",
        "\"kind\":\"allegation\"",
        "He met Witness 10 there.",
        "null",
        "true",
    ] {
        assert!(lines.contains(own), "{own} in {lines}");
    }
    // Without an audience none of these words is in the way of a file of records that name nobody.
    world.run("list allegations id:wind -o wind.csv").code(0);
    world.run("list allegations id:wind -o wind.jsonl").code(0);
    world.run("list allegations id:rain -o rain.jsonl").code(2);
}

/// What a rule leaves out is told by the words of its own cell, not by those of the next one.
#[test]
fn the_day_of_a_birth_is_in_the_way_of_no_table() {
    let world =
        World::case("events:\n  a: {title: Born, date: 2001-05-03, note: born 2001-05-03}\n");
    for file in ["a.csv", "a.xlsx", "a.jsonl"] {
        let ran = world
            .run(&format!("list events --for frcp-5.2 -o {file}"))
            .code(0);
        assert!(
            ran.err.contains("1 number or day was left out") || file == "a.jsonl",
            "{}",
            ran.err
        );
    }
    let text = world.read("a.csv");
    assert!(
        text.contains(",Born,2001,") && text.contains(",born [2001],"),
        "{text}"
    );
}

#[test]
fn a_case_and_a_file_that_are_called_by_a_name_are_called_otherwise() {
    let world = World::empty()
        .file("casefiles/library.yaml", "format: 1\naudiences: {press: {}}\n")
        .file(
            "casefiles/ana-ruiz.yaml",
            "format: 1\ntitle: A case\npeople:\n  ana-ruiz: {name: Ana Ruiz, protect: {as: Witness A}}\n  \
             x7: {name: Bo Lind, protect: {as: Witness B}}\nallegations:\n  ruiz-ran: {statement: She ran., by: x7}\n",
        );
    let library = world.path("casefiles").display().to_string();
    for file in ["a.csv", "a.jsonl"] {
        for kind in ["people", "allegations", "cases", "all"] {
            let ran = world.run(&format!(
                "{library} list {kind} --for press --force -o {file}"
            ));
            ran.code(0);
            let text = world.read(file);
            assert!(!text.to_lowercase().contains("ruiz"), "{text}");
            assert!(!text.contains("x7"), "{text}");
            // Where the library is on this computer is nobody else's.
            assert!(!text.contains(&library), "{text}");
            // Nor is in which file and line a record is, which is the same before every audience.
            assert!(!text.contains(".yaml"), "{text}");
            let is_csv = file == "a.csv";
            let end = match is_csv {
                true => ",,",
                false => "\"file\":null,\"line\":null}",
            };
            let mut rows = text.lines().skip(usize::from(is_csv));
            assert!(rows.all(|row| row.ends_with(end)), "{text}");
            assert!(!is_csv || text.lines().next().unwrap().ends_with(",file,line"));
        }
    }
    world.run("list events --for press --format csv").code(1);
    let lines = world.run("list allegations --for press --format jsonl").out;
    for own in [
        "\"key\":\"Witness A/",
        "\"by\":[{\"key\":\"Witness B\",",
        "\"case\":\"Witness A\"",
    ] {
        assert!(lines.contains(own), "{own} in {lines}");
    }
}

/// A number in a cell must lead to something in the table.
#[test]
fn a_table_of_all_says_what_its_numbers_mean() {
    let world = World::case(
        "people:\n  ana: {name: Ana Ruiz}\n  ben: {name: Ben Sol}\n\
         sources:\n  log: {title: The log}\n  post: {title: The post}\n\
         allegations:\n  a: {statement: It rained., by: ana, about: ben, cites: [{source: log}], \
         responses: [{by: ben, is: denied, cites: [{source: post, at: ¶3}]}]}\n",
    );
    let out = world.run("list all --format csv").code(0).out;
    let row = out.lines().find(|line| line.contains("It rained."));
    let row = row.unwrap_or_default();
    assert!(row.contains("denied by Ben Sol [2]"), "{out}");
    assert!(row.contains("[1] The log; [2] The post, ¶3"), "{out}");
}
