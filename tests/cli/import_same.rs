//! What of an import is there already, and what is another: proceedings of two courts, parties who are listed twice, entries
//! whose numbers and days recur, rows that go by the same words.

use std::fs;

use serde_json::{Value, json};

use super::harness::{Ran, World};

fn world() -> World {
    World::empty().file("casefiles/library.yaml", "format: 1\n")
}

fn import(world: &World, arguments: &str) -> Ran {
    world.run(&format!("import {arguments}"))
}

/// A docket of a court with these entries: number, day, text.
fn docket(court: Option<&str>, name: &str, entries: &[(Value, &str, &str)]) -> String {
    let entries = entries.iter().map(|(number, day, text)| {
        json!({"document_number": number, "date_filed": day, "description": text})
    });
    let entries: Vec<Value> = entries.collect();
    let mut docket = json!({"case_name": name, "docket_number": "1:20-cv-1", "docket_entries": entries,
        "parties": [{"name": name.split(" v. ").next().unwrap(), "type": "Plaintiff"}]});
    if let Some(court) = court {
        docket["court_id"] = json!(court);
    }
    docket.to_string()
}

fn one(day: &'static str, text: &'static str) -> Vec<(Value, &'static str, &'static str)> {
    vec![(json!(1), day, text)]
}

#[test]
fn a_docket_of_another_court_is_another_proceeding() {
    let (ann, cat) = (
        one("2020-01-05", "COMPLAINT by Ann."),
        one("2020-02-06", "ORDER as to Cat."),
    );
    for (first, second) in [
        (Some("casd"), Some("nysd")),
        (None, Some("nysd")),
        (Some("casd"), None),
        (None, None),
    ] {
        let world = world()
            .file("a.json", &docket(first, "Ann Ash v. Ben Birch", &ann))
            .file("b.json", &docket(second, "Cat Cole v. Dan Dray", &cat));
        import(&world, "docket a.json -o casefiles/c.yaml").code(0);
        let before = world.read("casefiles/c.yaml");
        let ran = import(&world, "docket b.json --into c").code(0);
        let after = world.read("casefiles/c.yaml");
        assert!(
            ran.err.contains("has the docket number 1:20-cv-1 too"),
            "{}",
            ran.err
        );
        if let (Some(first), Some(second)) = (first, second) {
            let both =
                format!("before the court `{first}`; this docket is of the court `{second}`");
            assert!(ran.err.contains(&both), "{}", ran.err);
        }
        assert_eq!(after.matches("docket: 1:20-cv-1").count(), 2, "{after}");
        assert_eq!(after.matches("Docket sheet of").count(), 2, "{after}");
        let of_ann = &after[..after.find("title: Cat Cole v.").unwrap()];
        assert!(!of_ann.contains("ORDER as to Cat"), "{after}");
        assert!(before.lines().all(|line| after.contains(line)));
        world.run("check").code(0);
        // Each is known again.
        for file in ["a.json", "b.json"] {
            let ran = import(&world, &format!("docket {file} --into c")).code(0);
            assert!(
                ran.out.contains("nothing is changed"),
                "{first:?} {second:?} {file}: {}",
                ran.out
            );
        }
    }
}

#[test]
fn a_proceeding_is_known_by_its_court_or_its_names_whatever_its_id_is_and_its_sheet_stays_one() {
    let (old, mut new) = (
        one("2020-01-05", "COMPLAINT by Ann."),
        one("2020-01-05", "COMPLAINT by Ann."),
    );
    new.push((json!(2), "2020-03-04", "ANSWER by Ben."));
    let forum = "    forum: court-casd\n";
    for change in [
        &|text: &str| text.replace("  casd-1-20-cv-1:", "  ash:") as String,
        &|text: &str| {
            let text = text
                .replace("  casd-1-20-cv-1:", "  ash:")
                .replace("docket-casd-1-20-cv-1", "sheet");
            text.replace("court-casd", "south")
                .replace("name: casd", "name: Southern District")
        },
        &|text: &str| {
            text.replace("  casd-1-20-cv-1:", "  ash:")
                .replace(forum, "")
        },
    ] as [&dyn Fn(&str) -> String; 3]
    {
        let world = world()
            .file(
                "a.json",
                &docket(Some("casd"), "Ann Ash v. Ben Birch", &old),
            )
            .file(
                "b.json",
                &docket(Some("casd"), "Ann Ash v. Ben Birch", &new),
            );
        import(&world, "docket a.json -o casefiles/c.yaml").code(0);
        let edited = change(&world.read("casefiles/c.yaml"));
        fs::write(world.path("casefiles/c.yaml"), &edited).unwrap();
        let ran = import(&world, "docket b.json --into c").code(0);
        let after = world.read("casefiles/c.yaml");
        assert_eq!(
            ran.out.matches("added: entry").count(),
            1,
            "{}{}",
            ran.out,
            ran.err
        );
        assert_eq!(after.matches("Docket sheet of").count(), 1, "{after}");
        assert_eq!(after.matches("docket: 1:20-cv-1").count(), 1, "{after}");
        world.run("check").code(0);
        let again = import(&world, "docket b.json --into c").code(0);
        assert!(again.out.contains("nothing is changed"), "{}", again.out);
    }
}

#[test]
fn whoever_is_listed_twice_is_a_party_twice_with_counsel_of_their_own() {
    let of = |parties: Value| {
        json!({"case_name": "Ax v. Bo", "docket_number": "1:20-cv-1", "court_id": "casd", "docket_entries": [], "parties": parties})
            .to_string()
    };
    let fox = json!([{"name": "Lee Fox", "roles": ["LEAD ATTORNEY"]}]);
    let oak = json!([{"name": "Kim Oak", "roles": ["LEAD ATTORNEY"]}]);
    let (ann, ben) = (
        json!({"name": "Ann Ax", "type": "Plaintiff", "attorneys": oak}),
        json!({"name": "Ben Bo", "type": "Defendant", "attorneys": fox}),
    );
    let (again_ann, again_ben) = (
        json!({"name": "Ann Ax", "type": "Counter Defendant", "date_terminated": "2020-05-06", "attorneys": []}),
        json!({"name": "Ben Bo", "type": "Counter Claimant", "attorneys": oak}),
    );
    let world = world()
        .file("a.json", &of(json!([ann, ben])))
        .file("b.json", &of(json!([again_ben, ann, ben, again_ann, ben])));
    let ran = import(&world, "docket b.json").code(0);
    assert!(
        ran.err
            .contains("Parties: 4; rows of attorneys: 3, of which 3 are counsel;"),
        "{}",
        ran.err
    );
    assert!(
        ran.err
            .contains("Ben Bo stands twice among the parties with the same words"),
        "{}",
        ran.err
    );
    for says in [
        "as: Counter Claimant",
        "as: Defendant",
        "as: Counter Defendant",
        "to: '2020-05-06'",
    ] {
        assert_eq!(ran.out.matches(says).count(), 1, "{says}: {}", ran.out);
    }
    assert_eq!(ran.out.matches("- who: kim-oak").count(), 2, "{}", ran.out);
    // What an older file lacks comes, also where a hand wrote in what was there.
    import(&world, "docket a.json -o casefiles/c.yaml").code(0);
    let edited = world
        .read("casefiles/c.yaml")
        .replace("as: Defendant", "as: respondent");
    fs::write(world.path("casefiles/c.yaml"), &edited).unwrap();
    let ran = import(&world, "docket b.json --into c").code(0);
    assert_eq!(ran.out.matches("added: party").count(), 2, "{}", ran.out);
    let after = world.read("casefiles/c.yaml");
    assert_eq!(after.matches("- who: ben-bo").count(), 2, "{after}");
    assert!(
        after.contains("as: respondent") && after.contains("to: '2020-05-06'"),
        "{after}"
    );
    world.run("check").code(0);
    let again = import(&world, "docket b.json --into c").code(0);
    assert!(again.out.contains("nothing is changed"), "{}", again.out);
}

#[test]
fn of_the_api_one_party_of_several_types_is_each_of_them() {
    let docket = json!({"case_name": "Ax v. Bo", "docket_number": "1", "court_id": "casd", "docket_entries": [], "parties": [
        {"name": "Ben Bo", "attorneys": [{"attorney": {"name": "Lee Fox"}}], "party_types": [
            {"name": "Defendant", "date_terminated": "2020-05-06"}, {"name": "Counter Claimant", "date_terminated": null}]}]});
    let world = world().file("a.json", &docket.to_string());
    let yaml = import(&world, "docket a.json").code(0).out;
    let (first, second) = yaml.split_once("as: Counter Claimant").unwrap();
    assert!(
        first.contains("as: Defendant") && first.contains("to: '2020-05-06'"),
        "{yaml}"
    );
    assert!(
        second.contains("- who: lee-fox") && !second.contains("to:"),
        "{yaml}"
    );
}

/// Imports one docket and then another, and says how many entries came, and what the file has then.
fn updated(old: &[(Value, &str, &str)], new: &[(Value, &str, &str)]) -> (usize, String) {
    let world = world()
        .file("a.json", &docket(Some("casd"), "Ann Ash v. Ben Birch", old))
        .file("b.json", &docket(Some("casd"), "Ann Ash v. Ben Birch", new));
    import(&world, "docket a.json -o casefiles/c.yaml").code(0);
    let ran = import(&world, "docket b.json --into c").code(0);
    let after = world.read("casefiles/c.yaml");
    world.run("check").code(0);
    let again = import(&world, "docket b.json --into c").code(0);
    assert!(
        again.out.contains("nothing is changed"),
        "{}{after}",
        again.out
    );
    (ran.out.matches("added: entry").count(), after)
}

#[test]
fn entries_are_the_same_by_number_day_and_words_before_all_else() {
    let (one, two) = (json!("1"), json!("2"));
    let (motion, order) = ("MOTION by Ann.", "ORDER by court.");
    // One of the same number came before.
    let (came, file) = updated(
        &[(one.clone(), "2020-01-05", motion)],
        &[
            (one.clone(), "2020-01-03", order),
            (one.clone(), "2020-01-05", motion),
        ],
    );
    assert_eq!(
        (
            came,
            file.matches(motion).count(),
            file.matches(order).count()
        ),
        (1, 1, 1),
        "{file}"
    );
    // The newest first.
    let (came, file) = updated(
        &[
            (one.clone(), "2020-01-03", order),
            (one.clone(), "2020-01-05", motion),
        ],
        &[
            (two.clone(), "2020-01-06", "NOTICE."),
            (one.clone(), "2020-01-05", motion),
            (one.clone(), "2020-01-03", order),
        ],
    );
    assert_eq!(
        (
            came,
            file.matches(motion).count(),
            file.matches(order).count()
        ),
        (1, 1, 1),
        "{file}"
    );
    // One number and one day.
    let (a, b, c) = ("MOTION one.", "MOTION two.", "MOTION three.");
    let of = |text| (one.clone(), "2020-01-05", text);
    let (came, file) = updated(&[of(a), of(b)], &[of(b), of(a), of(c)]);
    assert_eq!(came, 1, "{file}");
    for text in [a, b, c] {
        assert_eq!(file.matches(text).count(), 1, "{file}");
    }
    // Numbers that are written otherwise; a text that the court corrected.
    for number in [json!("01"), json!(1.0), json!(1)] {
        let (came, file) = updated(
            &[
                (one.clone(), "2020-01-05", motion),
                (two.clone(), "2020-01-06", order),
            ],
            &[
                (number, "2020-01-05", motion),
                (two.clone(), "2020-01-07", "AMENDED ORDER."),
            ],
        );
        assert_eq!(came, 0, "{file}");
    }
    // Several of one number of which none is there.
    let (came, file) = updated(
        &[
            (one.clone(), "2020-01-05", motion),
            (one.clone(), "2020-01-06", order),
        ],
        &[
            (one.clone(), "2020-01-05", motion),
            (one.clone(), "2020-01-07", "JUDGMENT."),
        ],
    );
    assert_eq!((came, file.matches("JUDGMENT.").count()), (1, 1), "{file}");
}

#[test]
fn entries_without_a_number_are_the_same_by_day_and_whole_words() {
    let of = |text| (Value::Null, "2020-01-05", text);
    let (came, file) = updated(
        &[of("MINUTE ENTRY.")],
        &[of("MINUTE ENTRY."), of("MINUTE ENTRY.")],
    );
    assert_eq!(
        (came, file.matches("title: MINUTE ENTRY.").count()),
        (1, 2),
        "{file}"
    );
    let begin = "MINUTE ENTRY for proceedings held before the judge of the court, with all of the parties and their \
                 counsel present in the room, and then";
    let (first, second) = (format!("{begin} adjourned"), format!("{begin} continued"));
    for new in [[&second, &first], [&first, &second]] {
        let new = new.map(|text| of(text.as_str()));
        let (came, file) = updated(&[of(&first)], &new);
        assert_eq!(came, 1, "{file}");
        for text in [&first, &second] {
            assert_eq!(file.matches(text.as_str()).count(), 1, "{file}");
        }
    }
}

#[test]
fn a_row_that_is_another_record_of_the_same_words_is_refused() {
    let world = World::case("people: {ana: {name: Ana}}\n")
        .file("a.csv", "title,date\nStatus conference,2026-01-05\n")
        .file(
            "b.csv",
            "title,date\nTrial,2026-03-04\nStatus conference,2026-02-09\n",
        )
        .file(
            "c.csv",
            "id,title,date\nsecond,Status conference,2026-02-09\n",
        );
    let run = |file: &str| import(&world, &format!("csv {file} --as events --into visit"));
    run("a.csv").code(0);
    let before = world.read("casefiles/visit.yaml");
    let ran = run("b.csv").code(2).out("");
    let why = "error: b.csv:3: another record goes by the same words, `status-conference`, with another `date`; give the table a \
               column `id`.\n";
    assert!(ran.err.contains(why), "{}", ran.err);
    assert_eq!(world.read("casefiles/visit.yaml"), before);
    assert!(run("a.csv").code(0).out.contains("nothing is changed"));
    run("c.csv").code(0);
    assert!(world.read("casefiles/visit.yaml").contains("  second:\n"));
    // Somebody else said the same.
    let world = World::case("people: {ana: {name: Ana}, ben: {name: Ben}}\n")
        .file("a.csv", "statement,by\nThe door was open.,ana\n")
        .file("b.csv", "statement,by\nThe door was open.,ben\n");
    let run = |file: &str| import(&world, &format!("csv {file} --as allegations --into visit"));
    run("a.csv").code(0);
    let ran = run("b.csv").code(2);
    assert!(ran.err.contains("with another `by`"), "{}", ran.err);
    run("a.csv").code(0);
}
