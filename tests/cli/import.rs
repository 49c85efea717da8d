use std::{fs, path::PathBuf};

use serde_json::{Value, json};

use super::harness::{Ran, World};

/// Five dockets of courts as juriscraper wrote them: parties, rows of attorneys, how many of those are counsel, entries.
const DOCKETS: [(&str, usize, usize, usize, usize); 5] = [
    ("azb_1", 3, 2, 0, 43),
    ("ca1_2", 3, 6, 6, 35),
    ("ca9_22-21", 2, 4, 4, 34),
    ("casd_3", 2, 4, 4, 25),
    ("njd_365922", 11, 23, 23, 3),
];

/// The dockets; none where the folder that holds them is not named.
fn dockets() -> Option<PathBuf> {
    let shared = std::env::var_os("CASEFILE_SHARED").map(PathBuf::from)?;
    let dockets = shared.join("data/dockets");
    dockets.is_dir().then_some(dockets)
}

/// A world with an empty library.
fn world() -> World {
    World::empty().file("casefiles/library.yaml", "format: 1\n")
}

fn import(world: &World, arguments: &str) -> Ran {
    world.run(&format!("import {arguments}"))
}

#[test]
fn five_dockets_of_courts_are_imported_whole_and_check_is_silent() {
    let Some(dockets) = dockets() else {
        eprintln!("skipped: CASEFILE_SHARED names the folder that holds data/dockets/");
        return;
    };
    for (name, parties, rows, counsel, entries) in DOCKETS {
        let world = world();
        let file = dockets.join(format!("{name}.json"));
        let case = format!("casefiles/{}.yaml", name.replace('_', "-"));
        let saved = world
            .run_with(&["import", "docket", file.to_str().unwrap(), "-o", &case])
            .code(0);
        let counts = format!(
            "Parties: {parties}; rows of attorneys: {rows}, of which {counsel} are counsel"
        );
        assert!(saved.err.contains(&counts), "{name}: {}", saved.err);
        assert!(
            saved.err.contains(&format!("entries: {entries}.")),
            "{name}: {}",
            saved.err
        );
        let checked = world.run("check").code(0);
        assert_eq!(
            (checked.out.as_str(), checked.err.as_str()),
            ("", ""),
            "{name}"
        );
        let listed = world.run("list entries --format json").code(0).json();
        assert_eq!(listed.as_array().unwrap().len(), entries, "{name}");
        let yaml = world.read(&case);
        assert!(yaml.contains(" # guessed from its first words"), "{name}");
        for private in [
            "PHOENIX", "@", "602-277", "xxx-xx", "A022", "A999", "Suite", "Broadway",
        ] {
            let is_of_an_entry = name == "azb_1" && matches!(private, "Suite" | "PHOENIX");
            assert!(
                is_of_an_entry || !yaml.contains(private),
                "{name}: {private}"
            );
        }
        // The same again changes nothing; so does a file that was read by its case.
        let again = world
            .run_with(&["import", "docket", file.to_str().unwrap(), "--into", &case])
            .code(0);
        assert!(
            again.out.contains("nothing is changed"),
            "{name}: {}",
            again.out
        );
        assert!(
            !again.err.contains("kept as it is"),
            "{name}: {}",
            again.err
        );
        assert_eq!(world.read(&case), yaml, "{name}");
    }
}

/// A docket with so many entries, each with an attachment.
fn made(count: usize) -> Value {
    let entries: Vec<Value> = (1..=count)
        .map(|number| {
            json!({
                "date_filed": format!("2025-{:02}-{:02}", number / 28 + 1, number % 28 + 1),
                "document_number": number.to_string(),
                "description": format!("MOTION number {number} by Ana Ruiz. (Attachments: # 1 Exhibit {number}) (Entered: 01/01/2025)"),
            })
        })
        .collect();
    json!({
        "case_name": "Ruiz v. Harbour Office",
        "court_id": "nysd",
        "docket_number": "1:25-cv-00007",
        "date_filed": "2025-01-02",
        "assigned_to_str": "Hale Ash",
        "parties": [
            {"name": "Ana Ruiz", "type": "Plaintiff", "attorneys": [
                {"name": "Lee Fox", "roles": ["LEAD ATTORNEY", "TERMINATED: 02/03/2025"], "contact": "1 Mill Lane\n212-555-0101\nEmail: lee@fox.example"},
            ]},
            {"name": "HARBOUR OFFICE", "type": "Defendant", "attorneys": []},
        ],
        "docket_entries": entries,
    })
}

#[test]
fn an_update_adds_what_is_new_and_the_rest_stays_byte_for_byte() {
    let (short, mut long) = (made(90), made(100));
    long["parties"][1]["attorneys"] = json!([{"name": "Kim Oak", "roles": ["LEAD ATTORNEY"]}]);
    let world = world()
        .file("short.json", &short.to_string())
        .file("long.json", &long.to_string());
    import(&world, "docket short.json -o casefiles/suit.yaml").code(0);
    let before = world.read("casefiles/suit.yaml");
    let ran = import(&world, "docket long.json --into suit").code(0);
    assert_eq!(ran.out.matches("added: entry ").count(), 10, "{}", ran.out);
    assert!(ran.out.contains("added: person `kim-oak`"), "{}", ran.out);
    assert!(!ran.err.contains("kept as it is"), "{}", ran.err);
    let after = world.read("casefiles/suit.yaml");
    assert_eq!(
        only_added(&before, &after).len() + before.lines().count(),
        after.lines().count()
    );
    assert_eq!(after.matches("- id: nysd-1-25-cv-00007--").count(), 100);
    world.run("check").code(0).err("");
    let entries = world.run("list entries --format json").code(0).json();
    assert_eq!(entries.as_array().unwrap().len(), 100);
    // Once more, nothing; and the import is taken back to the same bytes.
    import(&world, "docket long.json --into casefiles/suit.yaml").code(0);
    assert_eq!(world.read("casefiles/suit.yaml"), after);
}

/// The lines that came between those that were there; fails where one of these is gone or another one.
fn only_added(before: &str, after: &str) -> Vec<String> {
    let mut came = Vec::new();
    let mut after = after.lines();
    for line in before.lines() {
        loop {
            let next = after.next().unwrap_or_else(|| panic!("`{line}` is gone"));
            if next == line {
                break;
            }
            came.push(next.to_owned());
        }
    }
    came.extend(after.map(str::to_owned));
    came
}

#[test]
fn what_was_edited_by_hand_is_kept_and_told() {
    let world = world()
        .file("short.json", &made(2).to_string())
        .file("long.json", &made(3).to_string());
    import(&world, "docket short.json -o casefiles/suit.yaml").code(0);
    let edited = world
        .read("casefiles/suit.yaml")
        .replacen(
            "title: MOTION number 2 by Ana Ruiz.",
            "title: The second motion # mine",
            1,
        )
        .replacen("as: Plaintiff", "as: petitioner", 1)
        .replacen("title: Ruiz v. Harbour Office", "title: The suit", 1);
    fs::write(world.path("casefiles/suit.yaml"), &edited).unwrap();
    let ran = import(&world, "docket long.json --into suit").code(0);
    let kept: Vec<&str> = ran
        .err
        .lines()
        .filter(|line| line.contains("kept as it is"))
        .collect();
    assert_eq!(
        kept,
        [
            "note: kept as it is here: `as` of `ana-ruiz`, party of `nysd-1-25-cv-00007`",
            "note: kept as it is here: `title` of entry 2",
        ]
    );
    let came = only_added(&edited, &world.read("casefiles/suit.yaml"));
    assert!(
        came.iter().any(|line| line.contains("number: '3'")),
        "{came:?}"
    );
}

#[test]
fn an_import_is_placed_into_a_file_of_another_hand_and_taken_back() {
    let case = "\
format: 1
title: A suit of mine   # by hand

people:
    ana: {name: Ana Ruiz}   # she called

proceedings:
    suit:
        title: My suit
        docket: 1:25-cv-00007
        entries:
            # typed from paper
            - {number: 1, title: Complaint}
        parties: [ana]
# the end
";
    let world = world()
        .file("casefiles/suit.yaml", case)
        .file("d.json", &made(2).to_string());
    let ran = import(&world, "docket d.json --into suit");
    let after = world.read("casefiles/suit.yaml");
    // `parties` stands in brackets, where nothing can be put by lines.
    assert_eq!(ran.code, Some(2), "{}{}", ran.out, ran.err);
    assert_eq!(after, case);
    let laid_out = case.replace("parties: [ana]", "parties:\n        - ana");
    fs::write(world.path("casefiles/suit.yaml"), &laid_out).unwrap();
    let ran = import(&world, "docket d.json --into suit").code(0);
    let after = world.read("casefiles/suit.yaml");
    assert!(!only_added(&laid_out, &after).is_empty());
    assert!(!after.contains("ana-ruiz"), "{after}");
    let taken = "note: `ana` is called Ana Ruiz and is taken to be the one of the docket.";
    assert!(ran.err.contains(taken), "{}", ran.err);
    assert!(
        ran.err.contains("kept as it is here: `title` of entry 1"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("kept as it is here: `title` of `suit`"),
        "{}",
        ran.err
    );
    world.run("check").code(0);
    assert!(
        ran.out.contains("`casefile edit undo` takes it back"),
        "{}",
        ran.out
    );
    world.run("edit undo --write").code(0);
    assert_eq!(world.read("casefiles/suit.yaml"), laid_out);
}

#[test]
fn a_file_of_another_kind_says_what_is_missing() {
    for (json, why) in [
        ("", "it is not JSON"),
        ("[1]", "it is a list"),
        ("null", "it is `null`"),
        (
            "{}",
            "it has no `case_name`, no `docket_number`, no `docket_entries` and no `parties`;",
        ),
        (
            r#"{"case_name": "A v. B", "docket_number": "1"}"#,
            "it has no `docket_entries` and no `parties` (it has case_name, docket_number)",
        ),
        (
            r#"{"case_name": 1, "docket_number": {}, "parties": 3}"#,
            "no `docket_number`",
        ),
        (
            r#"{"case_name": "A v. B", "docket_number": "1", "parties": {}}"#,
            "no `parties`",
        ),
    ] {
        let world = world().file("x.json", json);
        let ran = import(&world, "docket x.json").code(2);
        assert!(ran.err.contains(why), "{json}: {}", ran.err);
        assert!(ran.err.contains("`docket_entries`"), "{json}: {}", ran.err);
        assert_eq!(ran.out, "");
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let world = world().file("x.json", &deep);
    import(&world, "docket x.json").code(2);
}

#[test]
fn a_docket_with_days_in_two_orders_is_refused() {
    let of = |first: &str, second: &str| {
        json!({"case_name": "A v. B", "docket_number": "1", "date_filed": first,
            "docket_entries": [{"document_number": 1, "date_filed": second, "description": "Complaint"}]})
        .to_string()
    };
    let run = |second: &str| {
        let world = world().file("x.json", &of("05/06/2014", second));
        import(&world, "docket x.json")
    };
    let ran = run("13/12/2014").code(2);
    let why = "its dates are in two orders: 13/12/2014 has the day first, 05/06/2014 is read with the month first";
    assert!(ran.err.contains(why), "{}", ran.err);
    // A day that no order makes one stays in its words and puts no other in doubt.
    for second in ["12/13/2014", "2014-12-13", "13/13/2014"] {
        let ran = run(second).code(0);
        assert!(
            ran.out.contains("date: '2014-05-06'"),
            "{second}: {}",
            ran.out
        );
    }
}

#[test]
fn strange_values_stop_nothing() {
    let docket = json!({
        "case_name": "A\u{202e} v.\nB: {#}", "docket_number": "…", "court_id": "###", "date_filed": "soon",
        "parties": [null, 3, {}, {"name": ""}, {"name": "李", "attorneys": [{"name": "王"}, {"name": "王"}, 7], "type": 4,
            "criminal_data": {"counts": [{"name": "(1)"}, {"name": "-"}, null], "complaints": "x"}},
            {"name": "张", "attorneys": {"x": 1}}, {"name": "李"}],
        "docket_entries": [null, {}, {"description": "# - x: 'y'\u{7}"}, {"document_number": 5, "date_filed": "2025-02-30", "description": "z".repeat(70_000)},
            {"document_number": 5, "description": "again"}, {"document_number": 5, "description": "again"}],
    });
    let world = world().file("x.json", &docket.to_string());
    import(&world, "docket x.json -o casefiles/x.yaml").code(0);
    let ran = world.run("check");
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    let before = world.read("casefiles/x.yaml");
    import(&world, "docket x.json --into x").code(0);
    assert_eq!(world.read("casefiles/x.yaml"), before);
}

#[test]
fn the_answer_of_the_api_is_read_as_well() {
    let docket = json!({
        "case_name": "Ruiz v. Ash", "docket_number": "25-7", "court": "https://x.example/api/rest/v4/courts/ca9/",
        "docket_entries": {"results": [{"entry_number": 4, "date_filed": "2025-03-04", "description": "NOTICE", "recap_documents": [
            {"document_number": "4", "attachment_number": null, "is_sealed": true},
            {"document_number": "4", "attachment_number": 1, "description": "Map", "is_sealed": false}]}]},
        "parties": {"results": [{"name": "Ana Ruiz", "party_types": [{"name": "Appellant"}], "attorneys": [{"attorney": {"name": "Lee Fox"}, "roles": [{"role_raw": "Retained"}]}]}]},
    });
    let world = world().file("x.json", &docket.to_string());
    let yaml = import(&world, "docket x.json").code(0).out;
    for line in [
        "forum: court-ca9",
        "as: Appellant",
        "- who: lee-fox",
        "as: Retained",
        "number: '4'",
        "sealed: 'true'",
        "title: Map",
    ] {
        assert!(yaml.contains(line), "{line}: {yaml}");
    }
}

const TABLE: &str = "id,Who says,Statement,Said on,page\na1,ana,The door was open.,13/04/2025,¶2\n,ben; ana,\"It was, he said, shut.\",03/04/2025,\n";

#[test]
fn a_table_becomes_records_by_a_map_of_its_columns() {
    let world =
        World::case("people: {ana: {name: Ana}, ben: {name: Ben}}\nsources: {log: {title: Log}}\n")
            .file("t.csv", TABLE);
    let map = [
        "--map",
        "Who says=by,Statement=statement",
        "--map",
        "Said on=date,page=at",
    ];
    let run = |more: &[&str]| {
        let mut words = vec!["import", "csv", "t.csv", "--as", "allegations"];
        words.extend(map);
        words.extend(more);
        world.run_with(&words)
    };
    let ran = run(&["--source", "log"]).code(2);
    assert!(
        ran.err
            .contains("t.csv:3: `03/04/2025` can be read in two orders"),
        "{}",
        ran.err
    );
    assert_eq!(ran.out, "");
    let ran = run(&["--source", "log", "--dates", "dmy"]).code(0);
    insta::assert_snapshot!(ran.out, @r"
    # Imported from t.csv.
    format: 1
    title: t

    allegations:
      a1:
        statement: The door was open.
        by: ana
        date: '2025-04-13'
        cites:
          - source: log
            at: ¶2
      it-was-he-said-shut:
        statement: It was, he said, shut.
        by:
          - ben
          - ana
        date: '2025-04-03'
        cites:
          - source: log
    ");
    let before = world.read("casefiles/visit.yaml");
    let into = ["--source", "log", "--dates", "dmy", "--into", "visit"];
    run(&into).code(0);
    let after = world.read("casefiles/visit.yaml");
    assert!(after.starts_with(&before));
    let ran = run(&into).code(0);
    assert!(ran.out.contains("nothing is changed"), "{}", ran.out);
    assert_eq!(world.read("casefiles/visit.yaml"), after);
    world.run("check").code(0);
}

#[test]
fn a_table_that_is_wrong_is_refused_with_its_line_and_nothing_is_written() {
    for (table, arguments, why) in [
        (
            "title,title\nA,B\n",
            "",
            "t.csv:1: the column `title` is there twice",
        ),
        (
            "title,what\nA,B\n",
            "--map what=titel",
            "no key `titel` that a column can be; did you mean `title`?",
        ),
        (
            "title,what\nA,B\n",
            "--map waht=note",
            "no column `waht`; did you mean `what`?",
        ),
        (
            "title,what\nA,B\n",
            "--map what=title",
            "two columns of `t.csv` are `title`",
        ),
        ("what\nA\n", "", "has no column `title`; --map COLUMN=title"),
        (
            "title,date\nA,2025-01-01\nB,soon\n",
            "",
            "t.csv:3: a year of four digits is expected in `soon` (column `date`)",
        ),
        (
            "title,participants\nA,Ana Ruiz\n",
            "",
            "t.csv:2: `Ana Ruiz` is not an id",
        ),
        (
            "title,id\nA,x\nB,x\n",
            "",
            "t.csv:3: another row has the id `x`",
        ),
        (
            "title\nA\nA\n",
            "",
            "t.csv:3: another row goes by the same words",
        ),
        (
            "title,note\nA\n",
            "",
            "t.csv:2: the row has 1 cells, and the head 2",
        ),
        ("title\n", "", "has no rows"),
        (
            "title,at\nA,¶2\n",
            "",
            "t.csv:2: `at` and `quote` are of a source",
        ),
    ] {
        let world = World::case("people: {ana: {name: Ana}}\n").file("t.csv", table);
        let before = world.read("casefiles/visit.yaml");
        let ran = import(
            &world,
            &format!("csv t.csv --as events --into visit {arguments}"),
        );
        assert_eq!(ran.code, Some(2), "{table}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains(why), "{table}: {}", ran.err);
        assert_eq!(world.read("casefiles/visit.yaml"), before);
    }
}

#[test]
fn an_id_alone_makes_nobody_the_same() {
    // Another Ana, and one who was called otherwise by hand after she came from the docket.
    let world = world().file("d.json", &made(1).to_string()).file(
        "casefiles/suit.yaml",
        "format: 1\ntitle: S\npeople:\n  ana-ruiz:\n    name: Anabel R.\n",
    );
    import(&world, "docket d.json --into suit").code(0);
    let came = world.read("casefiles/suit.yaml");
    assert!(came.contains("  ana-ruiz-2:\n    name: Ana Ruiz"), "{came}");
    let edited = came.replacen("name: Lee Fox", "name: L. Fox", 1);
    fs::write(world.path("casefiles/suit.yaml"), &edited).unwrap();
    let ran = import(&world, "docket d.json --into suit").code(0);
    assert_eq!(world.read("casefiles/suit.yaml"), edited);
    assert!(
        ran.err.contains("kept as it is here: `name` of `lee-fox`"),
        "{}",
        ran.err
    );
}

#[test]
fn whom_all_cases_share_is_cited_and_not_written_again() {
    let shared = "format: 1\npeople:\n  fox: {name: L. Fox, also_known_as: [LEE FOX]}\n  ana-ruiz: {name: Another}\n";
    let world = world()
        .file("d.json", &made(1).to_string())
        .file("casefiles/library.yaml", shared);
    import(&world, "docket d.json -o casefiles/suit.yaml").code(0);
    let came = world.read("casefiles/suit.yaml");
    assert!(
        came.contains("- who: fox\n") && !came.contains("lee-fox"),
        "{came}"
    );
    assert!(came.contains("  ana-ruiz-2:\n"), "{came}");
    world.run("check").code(0);
}

#[test]
fn that_counsel_left_is_told_with_the_day() {
    let docket = |roles: Value| {
        json!({"case_name": "Roe v. Poe", "docket_number": "1:26-cv-1", "court_id": "casd", "date_filed": "2026-01-05",
            "parties": [{"name": "Roe", "type": "Plaintiff", "attorneys": [{"name": "L. Tan", "contact": "", "roles": roles}]}],
            "docket_entries": []})
        .to_string()
    };
    let world = world()
        .file("first.json", &docket(json!(["LEAD ATTORNEY"])))
        .file(
            "then.json",
            &docket(json!(["LEAD ATTORNEY", "TERMINATED: 03/04/2026"])),
        );
    import(&world, "docket first.json -o casefiles/roe.yaml").code(0);
    let before = world.read("casefiles/roe.yaml");
    let ran = import(&world, "docket then.json --into roe").code(0);
    assert!(
        ran.err
            .contains("`l-tan`, counsel of `roe` without `to: 2026-03-04`"),
        "{}",
        ran.err
    );
    assert!(!ran.out.contains("has all of it"), "{}", ran.out);
    assert_eq!(world.read("casefiles/roe.yaml"), before);
    let ran = import(&world, "docket first.json --into roe").code(0);
    assert!(
        ran.out.contains("has all of it; nothing is changed"),
        "{}",
        ran.out
    );
}

/// A docket of one party with one attorney of these roles.
fn with_counsel(roles: &Value) -> String {
    json!({"case_name": "Roe v. Poe", "docket_number": "1:26-cv-1", "court_id": "casd", "date_filed": "2026-01-05",
        "parties": [{"name": "Roe", "type": "Plaintiff", "attorneys": [{"name": "L. Tan", "contact": "", "roles": roles}]}],
        "docket_entries": []})
    .to_string()
}

#[test]
fn counsel_who_left_are_not_counsel_now_however_that_is_told() {
    for (roles, day) in [
        (json!(["SELF- TERMINATED: 05/04/2026"]), "2026-05-04"),
        (
            json!(["LEAD ATTORNEY", "Terminated 05/05/2026"]),
            "2026-05-05",
        ),
        (
            json!([{"role": 6, "role_raw": "", "date_action": "2026-05-06"}]),
            "2026-05-06",
        ),
        (
            json!([{"role": 5, "role_raw": "SELF- TERMINATED: 05/07/2026", "date_action": null}]),
            "2026-05-07",
        ),
        (
            json!([{"role": 2}, {"role": "6", "date_action": "2026-05-08T00:00:00Z"}]),
            "2026-05-08",
        ),
    ] {
        let world = world().file("x.json", &with_counsel(&roles));
        let yaml = import(&world, "docket x.json").code(0).out;
        assert!(yaml.contains("who: l-tan"), "{roles}: {yaml}");
        assert!(yaml.contains(&format!("to: '{day}'")), "{roles}: {yaml}");
        assert!(!yaml.to_uppercase().contains("TERMINATED"), "{yaml}");
    }
    for roles in [
        json!([{"role": 6, "role_raw": "", "date_action": null}]),
        json!(["Terminated"]),
        json!([6]),
        json!([{"role": "SELF- TERMINATED"}]),
        json!(["LEAD ATTORNEY", "TERMINATED: soon"]),
    ] {
        let world = world().file("x.json", &with_counsel(&roles));
        let ran = import(&world, "docket x.json -o casefiles/x.yaml").code(0);
        let yaml = world.read("casefiles/x.yaml");
        assert!(
            !yaml.contains("counsel:") && !yaml.contains("l-tan"),
            "{yaml}"
        );
        let remark = "who: roe  # counsel who left on a day that the docket does not give, not listed: L. Tan";
        assert!(yaml.contains(remark), "{roles}: {yaml}");
        assert!(
            ran.err.contains(
                "Counsel who left on a day that the docket does not give are not listed: L. Tan."
            ),
            "{}",
            ran.err
        );
        world.run("check").code(0);
        let again = import(&world, "docket x.json --into x").code(0);
        assert!(again.out.contains("nothing is changed"), "{}", again.out);
    }
    for (roles, says) in [
        (json!([{"role": 2}]), "as: LEAD ATTORNEY"),
        (
            json!([{"role": 1, "role_raw": "ATTORNEY TO BE NOTICED"}]),
            "as: ATTORNEY TO BE NOTICED",
        ),
    ] {
        let world = world().file("x.json", &with_counsel(&roles));
        let yaml = import(&world, "docket x.json").code(0).out;
        assert!(
            yaml.contains(says) && !yaml.contains("to:"),
            "{roles}: {yaml}"
        );
    }
}

#[test]
fn a_disposition_that_says_more_is_a_status_to_nobody() {
    let count = |disposition: &str| {
        json!({"case_name": "USA v. Roe", "docket_number": "3:26-cr-1", "court_id": "casd", "docket_entries": [],
            "parties": [{"name": "Roe", "criminal_data": {"counts": [{"name": "Theft(1)", "disposition": disposition}]}}]})
        .to_string()
    };
    for (disposition, status) in [
        ("Dismissal denied", "in-words"),
        (
            "Acquitted on lesser offense; convicted of greater: life",
            "in-words",
        ),
        ("Dismissed with prejudice (reversed on appeal)", "in-words"),
        ("Dismissed w/o prejudice", "dismissed-without-prejudice"),
    ] {
        let world = world().file("x.json", &count(disposition));
        let yaml = import(&world, "docket x.json").code(0).out;
        assert!(yaml.contains(&format!("status: {status}  #")), "{yaml}");
        assert!(yaml.contains("because: "), "{yaml}");
    }
}

#[test]
fn an_entry_that_says_that_it_is_sealed_is_sealed_and_its_id_says_nothing() {
    let docket = |texts: &[&str]| {
        let entries = texts
            .iter()
            .map(|text| json!({"date_filed": "2026-05-04", "description": text}));
        let entries: Vec<Value> = entries.collect();
        json!({"case_name": "USA v. Roe", "docket_number": "3:26-cr-1", "court_id": "casd", "parties": [], "docket_entries": entries})
            .to_string()
    };
    let (one, two, three) = (
        "SEALED EX PARTE MOTION for a wire at pier nine",
        "SEALED INDICTMENT as to Roe",
        "SEALED ORDER on the wombat",
    );
    let open = [
        "MOTION to seal document 3",
        "UNSEALED INDICTMENT",
        "BRIEF (Attachments: # 1 Map (sealed))",
    ];
    let world = world()
        .file("a.json", &docket(&[one, two, open[0], open[1], open[2]]))
        .file(
            "b.json",
            &docket(&[one, three, two, open[0], open[1], open[2]]),
        );
    let ran = import(&world, "docket a.json -o casefiles/roe.yaml").code(0);
    let note = "Entries that are taken to be sealed by their words alone: 2.";
    assert!(ran.err.contains(note), "{}", ran.err);
    let yaml = world.read("casefiles/roe.yaml");
    assert_eq!(
        yaml.matches("sealed: 'true'  # read from its words")
            .count(),
        3,
        "{yaml}"
    );
    let ids = |yaml: &str| -> Vec<String> {
        let lines = yaml
            .lines()
            .filter(|line| line.trim_start().starts_with("- id: "));
        lines
            .map(|line| line.rsplit("--").next().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(
        ids(&yaml)[..2],
        ["2026-05-04-sealed", "2026-05-04-sealed-2"]
    );
    assert!(ids(&yaml)[2].contains("motion"), "{yaml}");
    world.run("check").code(0);
    // One that comes between them is new, and each of the others is who it was.
    let ran = import(&world, "docket b.json --into roe").code(0);
    assert_eq!(ran.out.matches("added: ").count(), 1, "{}", ran.out);
    assert!(!ran.err.contains("kept as it is"), "{}", ran.err);
    let after = world.read("casefiles/roe.yaml");
    assert!(
        after.contains("wombat") && ids(&after).contains(&"2026-05-04-sealed-2-2".to_owned()),
        "{after}"
    );
    world.run("check").code(0);
    let again = import(&world, "docket b.json --into roe").code(0);
    assert!(
        again.out.contains("nothing is changed"),
        "{}{}",
        again.out,
        again.err
    );
}

#[test]
fn what_stands_behind_the_number_of_a_docket_makes_no_other_proceeding() {
    let docket = |number: &str| {
        json!({"case_name": "USA v. Roe", "docket_number": number, "court_id": "casd", "parties": [{"name": "Roe"}],
            "docket_entries": [{"document_number": 1, "date_filed": "2015-01-02", "description": "INDICTMENT"}]})
        .to_string()
    };
    for (first, then) in [
        ("3:15-cr-00144-BGS", "3:15-cr-00144"),
        ("3:15-cr-00144", "3:15-cr-00144-BGS"),
    ] {
        let world = world()
            .file("a.json", &docket(first))
            .file("b.json", &docket(then))
            .file("c.json", &docket("3:15-cr-00145"));
        import(&world, "docket a.json -o casefiles/roe.yaml").code(0);
        let before = world.read("casefiles/roe.yaml");
        let ran = import(&world, "docket b.json --into roe").code(0);
        assert!(
            ran.err
                .contains(&format!("has the docket number {first} and is taken to be")),
            "{}",
            ran.err
        );
        assert_eq!(world.read("casefiles/roe.yaml"), before);
        import(&world, "docket c.json --into roe").code(0);
        assert_eq!(
            world
                .read("casefiles/roe.yaml")
                .matches("docket: 3:15")
                .count(),
            2
        );
    }
}

#[test]
fn a_column_that_asks_for_secrecy_is_refused_however_it_is_written() {
    for (kind, header, helps) in [
        ("entries", "Sealed?", "--map 'Sealed?=sealed'"),
        (
            "entries",
            "Filed under seal",
            "--map 'Filed under seal=sealed'",
        ),
        ("people", "Protected", "--map Protected=protect"),
        ("people", "Protected?", "--map 'Protected?=protect'"),
        ("people", "Minor", "--map Minor=protect"),
        ("people", "Do not name", "--map 'Do not name=protect'"),
        ("people", "Anonymous", "--map Anonymous=protect"),
        (
            "events",
            "Redact",
            "seems to say what is to be kept from others",
        ),
    ] {
        let world = World::case("proceedings:\n  suit: { title: Suit }\n").file(
            "x.csv",
            &format!("id,in,name,title,{header}\na,suit,Ana,Motion,true\n"),
        );
        let map = format!("import csv x.csv --as {kind}");
        let ran = world.run(&map).code(2).out("");
        assert!(ran.err.contains(helps), "{header}: {}", ran.err);
    }
    // Where it is taken as a key it is not lost.
    let world = World::case("proceedings:\n  suit: { title: Suit }\n")
        .file("x.csv", "id,in,title,Sealed?\na,suit,Motion,yes\n");
    let ran = world.run_with(&[
        "import",
        "csv",
        "x.csv",
        "--as",
        "entries",
        "--map",
        "Sealed?=sealed",
    ]);
    assert!(ran.code(0).out.contains("sealed: 'true'"));
}

#[test]
fn what_is_sealed_or_protected_in_a_table_is_taken_or_refused_and_not_lost() {
    let world = World::case("proceedings:\n  suit: { title: Suit }\n")
        .file(
            "e.csv",
            "id,in,title,sealed,done\na,suit,Motion,TRUE,no\nb,suit,Order,,\n",
        )
        .file("p.csv", "name,protect\nAna Ruiz,Witness A\nBen Stone,\n")
        .file("x.csv", "id,in,title,sealed\na,suit,Motion,perhaps\n")
        .file("q.csv", "name,protect\nAna Ruiz,yes\n")
        .file("k.csv", "id,in,title,attachments\na,suit,Motion,Map\n")
        .file("l.csv", "id,in,title,Sealed\na,suit,Motion,true\n")
        .file("m.csv", "id,title,restricted\na,Rain,true\n");
    let out = world.run("import csv e.csv --as entries").code(0).out;
    assert!(
        out.contains("sealed: 'true'") && out.contains("done: 'false'"),
        "{out}"
    );
    assert_eq!(out.matches("sealed").count(), 1, "{out}");
    let out = world.run("import csv p.csv --as people").code(0).out;
    assert!(
        out.contains("protect:") && out.contains("as: Witness A"),
        "{out}"
    );
    for (file, kind, why) in [
        (
            "x.csv",
            "entries",
            "x.csv:2: `perhaps` is neither true nor false (column `sealed`)",
        ),
        (
            "q.csv",
            "people",
            "q.csv:2: `yes` does not say what they are called before others",
        ),
        (
            "k.csv",
            "entries",
            "k.csv:1: `attachments` is a key of entries that no column can be",
        ),
        (
            "l.csv",
            "entries",
            "l.csv:1: the column `Sealed` may be the key `sealed`; write --map Sealed=sealed",
        ),
        (
            "m.csv",
            "events",
            "m.csv:1: the column `restricted` seems to say what is to be kept from others",
        ),
    ] {
        let ran = world
            .run(&format!("import csv {file} --as {kind}"))
            .code(2)
            .out("");
        assert!(ran.err.contains(why), "{}", ran.err);
    }
    world
        .run("import csv l.csv --as entries --map Sealed=sealed")
        .code(0);
}

#[test]
fn an_id_that_a_record_of_another_kind_has_is_not_written_again() {
    let world = World::case("organizations:\n  acme: { name: Acme }\n")
        .file("a.csv", "id,name\nacme,Ana Acme\n")
        .file("b.csv", "name\nAcme\n");
    let before = world.read("casefiles/visit.yaml");
    let ran = world
        .run("import csv a.csv --as people --into visit")
        .code(2);
    assert!(
        ran.err.contains(
            "a.csv:2: `acme` is there already and is no person, but one of the organizations"
        ),
        "{}",
        ran.err
    );
    assert_eq!(world.read("casefiles/visit.yaml"), before);
    for _ in 0..2 {
        world
            .run("import csv b.csv --as people --into visit")
            .code(0);
        let text = world.read("casefiles/visit.yaml");
        assert_eq!(text.matches("acme-2:").count(), 1, "{text}");
    }
    world.run("check");
}
