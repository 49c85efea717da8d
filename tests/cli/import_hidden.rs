//! What an import must not lay open: what is sealed, by a mark or by its words, and the words of what is attached under seal.

use std::fs;

use serde_json::{Value, json};

use super::harness::{Ran, World};

fn world() -> World {
    World::empty().file("casefiles/library.yaml", "format: 1\n")
}

fn import(world: &World, arguments: &str) -> Ran {
    world.run(&format!("import {arguments}"))
}

fn docket(entries: &Value) -> String {
    json!({"case_name": "Ax v. Bo", "docket_number": "1:20-cv-1", "court_id": "casd", "parties": [], "docket_entries": entries})
        .to_string()
}

/// The lines of an entry above what is attached and below.
fn apart(yaml: &str) -> (String, String) {
    let (mut own, mut attached) = (String::new(), String::new());
    let mut is_within = false;
    for line in yaml.lines() {
        if line.starts_with("          ") {
            let to = if is_within { &mut attached } else { &mut own };
            to.push_str(line);
            to.push('\n');
        } else {
            is_within = line.trim() == "attachments:";
            own.push_str(line);
            own.push('\n');
        }
    }
    (own, attached)
}

#[test]
fn the_words_of_a_sealed_attachment_stand_at_it_alone() {
    let listed = json!([{"document_number": 1, "date_filed": "2020-01-05",
        "description": "MOTION by A on the affidavit of Ann Ax (Attachments: # 1 SEALED Affidavit of Ann Ax, # 2 Map) (Entered: 01/05/2020)"}]);
    let of_the_api = json!([{"entry_number": 1, "date_filed": "2020-01-05",
        "description": "MOTION by A (Attachments: # 1 Affidavit of Ann Ax, # 2 Map)", "recap_documents": [
            {"document_number": "1", "attachment_number": 1, "description": "Affidavit of Ann Ax", "is_sealed": true},
            {"document_number": "1", "attachment_number": 2, "description": "Map", "is_sealed": false}]}]);
    let alone = json!([{"date_filed": "2020-01-05", "recap_documents": [
        {"document_number": "1", "attachment_number": 1, "description": "Affidavit of Ann Ax", "is_sealed": true},
        {"document_number": "1", "attachment_number": null, "description": "MOTION by A"}]}]);
    let nothing_else = json!([{"date_filed": "2020-01-05", "description": "(Attachments: SEALED Affidavit of Ann Ax)"}]);
    for entries in [listed, of_the_api, alone, nothing_else] {
        let world = world().file("x.json", &docket(&entries));
        let ran = import(&world, "docket x.json -o casefiles/x.yaml").code(0);
        let yaml = world.read("casefiles/x.yaml");
        let (own, attached) = apart(&yaml);
        assert!(!own.to_lowercase().contains("ann"), "{yaml}");
        assert!(attached.contains("Affidavit of Ann Ax"), "{yaml}");
        assert_eq!(yaml.matches("sealed: 'true'").count(), 1, "{yaml}");
        if yaml.contains("[sealed attachment]") {
            assert!(
                yaml.contains("[sealed attachment] is in their place: "),
                "{yaml}"
            );
            assert!(
                ran.err
                    .contains("the words of sealed attachments are left out: "),
                "{}",
                ran.err
            );
        }
        world.run("check").code(0);
        let again = import(&world, "docket x.json --into x").code(0);
        assert!(again.out.contains("nothing is changed"), "{}", again.out);
    }
}

#[test]
fn a_docket_that_says_that_something_is_sealed_is_believed_however_it_says_so() {
    let entry = |key: &str, value: Value| {
        let mut entry =
            json!({"document_number": 1, "date_filed": "2020-01-05", "description": "ORDER"});
        entry[key] = value;
        entry
    };
    let said = [
        json!(true),
        json!(1),
        json!("true"),
        json!("TRUE"),
        json!("yes"),
        json!("2020-01-06"),
    ];
    for value in said {
        for key in ["is_sealed", "sealed", "isSealed", "filed_under_seal"] {
            let own = entry(key, value.clone());
            let below = entry(
                "recap_documents",
                json!([{"document_number": "1", key: value, "description": "Order"}]),
            );
            for entry in [own, below] {
                let world = world().file("x.json", &docket(&json!([entry])));
                let yaml = import(&world, "docket x.json").code(0).out;
                assert_eq!(
                    yaml.matches("sealed: 'true'\n").count(),
                    1,
                    "{key}: {value}: {yaml}"
                );
            }
        }
    }
    for value in [
        json!(false),
        json!(0),
        json!("false"),
        json!("no"),
        json!(""),
        Value::Null,
    ] {
        let world = world().file(
            "x.json",
            &docket(&json!([entry("is_sealed", value.clone())])),
        );
        let yaml = import(&world, "docket x.json").code(0).out;
        assert!(!yaml.contains("sealed:"), "{value}: {yaml}");
    }
    // What the row is called besides its text, and the docket as a whole.
    let world = world().file(
        "x.json",
        &docket(&json!([entry("short_description", json!("Sealed Order"))])),
    );
    assert!(
        import(&world, "docket x.json")
            .code(0)
            .out
            .contains("sealed: 'true'  # read from its words")
    );
    let mut whole: Value =
        serde_json::from_str(&docket(&json!([entry("x", Value::Null)]))).unwrap();
    whole["is_sealed"] = json!(true);
    fs::write(world.path("x.json"), whole.to_string()).unwrap();
    let ran = import(&world, "docket x.json").code(0);
    assert!(
        ran.out.contains("sealed: 'true'\n") && ran.err.contains("sealed as a whole"),
        "{}",
        ran.err
    );
}

#[test]
fn words_that_say_sealed_mark_an_entry_and_words_about_sealing_are_remarked_on() {
    let sealed = [
        "MOTION (UNDER SEAL) by A",
        "FILED EX PARTE AND UNDER SEAL MOTION",
        "LODGED proposed order UNDER SEAL",
        "DOCUMENT SEALED BY ORDER OF COURT",
        "Motion filed sealed",
        "Document is sealed",
        "Juvenile Information SEALED as to K",
        "<b>SEALED</b> MOTION",
    ];
    let about = [
        "MOTION to seal",
        "ORDER sealing 3",
        "ORDER granting motion to seal",
        "UNSEALED INDICTMENT",
        "ORDER unsealing 4",
    ];
    let entries: Vec<Value> = (1..)
        .zip(sealed.iter().chain(&about))
        .map(|(number, text)| json!({"document_number": number, "date_filed": "2020-01-05", "description": text}))
        .collect();
    let world = world().file("x.json", &docket(&json!(entries)));
    let ran = import(&world, "docket x.json").code(0);
    assert_eq!(
        ran.out
            .matches("sealed: 'true'  # read from its words")
            .count(),
        sealed.len(),
        "{}",
        ran.out
    );
    assert_eq!(
        ran.out
            .matches("# its words speak of sealing: write")
            .count(),
        about.len(),
        "{}",
        ran.out
    );
    for note in [
        format!("taken to be sealed by their words alone: {}.", sealed.len()),
        format!("that are not taken to be sealed: {}.", about.len()),
    ] {
        assert!(ran.err.contains(&note), "{}", ran.err);
    }
}

#[test]
fn what_a_newer_docket_has_sealed_is_sealed_in_the_file_and_said() {
    let of = |is_sealed: bool| {
        docket(&json!([
            {"document_number": 1, "date_filed": "2020-01-05", "description": "MOTION", "is_sealed": is_sealed, "recap_documents": [
                {"document_number": "1", "attachment_number": 1, "description": "Map", "is_sealed": false}]},
            {"document_number": 2, "date_filed": "2020-01-06", "description": "BRIEF", "recap_documents": [
                {"document_number": "2", "attachment_number": 1, "description": "Map", "is_sealed": is_sealed}]},
            {"document_number": 3, "date_filed": "2020-01-07", "description": "ORDER", "is_sealed": is_sealed},
        ]))
    };
    let world = world().file("a.json", &of(false)).file("b.json", &of(true));
    import(&world, "docket a.json -o casefiles/x.yaml").code(0);
    let open = world.read("casefiles/x.yaml");
    assert!(!open.contains("sealed:"));
    let ran = import(&world, "docket b.json --into x").code(0);
    for said in [
        "added: `sealed: true` of entry 1, 2020-01-05: MOTION; where it is open, write `sealed: false`",
        "added: `sealed: true` of attachment 1 of entry 2",
        "added: `sealed: true` of entry 3, 2020-01-07: ORDER",
    ] {
        assert!(ran.out.contains(said), "{}{}", ran.out, ran.err);
    }
    let after = world.read("casefiles/x.yaml");
    let left: Vec<&str> = after
        .lines()
        .filter(|line| line.trim() != "sealed: 'true'")
        .collect();
    assert_eq!(left, open.lines().collect::<Vec<_>>());
    let listed = world
        .run("list entries is:sealed --format json")
        .code(0)
        .json();
    assert_eq!(listed.as_array().unwrap().len(), 3);
    let again = import(&world, "docket b.json --into x").code(0);
    assert!(again.out.contains("nothing is changed"), "{}", again.out);
    // What somebody wrote stays, and is told; what stands in brackets takes nothing, and that is told as well.
    let written = open.replace("kind: order", "sealed: false\n        kind: order");
    fs::write(world.path("casefiles/x.yaml"), &written).unwrap();
    let ran = import(&world, "docket b.json --into x").code(0);
    assert!(
        ran.err.contains(
            "`sealed: false` of entry 3, 2020-01-07: ORDER, which is sealed by the docket"
        ),
        "{}",
        ran.err
    );
    let short = "format: 1\ntitle: X\nproceedings:\n  ax:\n    title: Ax v. Bo\n    docket: 1:20-cv-1\n    entries:\n      - {number: 3, title: ORDER}\n";
    fs::write(world.path("casefiles/x.yaml"), short).unwrap();
    let ran = import(&world, "docket b.json --into x");
    assert!(
        ran.err.contains(
            "that entry 3, 2020-01-07: ORDER is sealed by the docket: it is written in brackets"
        ),
        "{}",
        ran.err
    );
    assert_ne!(ran.code, Some(0));
}
