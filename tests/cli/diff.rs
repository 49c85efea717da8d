use super::harness::World;

/// A library in two versions, of these records.
fn versions(old: &str, new: &str) -> World {
    let head = "format: 1\ntitle: A visit\n";
    World::empty()
        .file("old/visit.yaml", &format!("{head}{old}"))
        .file("new/visit.yaml", &format!("{head}{new}"))
}

const OLD: &str = "\
people:
  ana: {name: Ana}
  ben: {name: Ben}
organizations:
  works: {name: The Works}
sources:
  talk: {title: A talk with Ana, kind: interview, speakers: [ana]}
  post: {title: The Post}
allegations:
  rusty:
    statement: The crane was rusty.
    by: ana
    about: works
    cites: [{source: talk, at: ¶1, quote: it was rusty}]
  gone: {statement: It rained., by: ben, cites: [{source: post}]}
evidence:
  photo: {description: A photograph, cites: [{source: post}]}
questions:
  who: {question: Who saw it?, cites: [{source: post}]}
";

const NEW: &str = "\
people:
  ana: {name: Ana}
  ben: {name: Ben, member_of: works}
organizations:
  works: {name: The Works}
sources:
  talk: {title: A talk with Ana, kind: interview, speakers: [ana]}
  post: {title: The Post}
allegations:
  rusty:
    statement: The crane was all rusty.
    by: ana
    about: works
    cites: [{source: talk, at: ¶2, quote: it was rusty}]
    responses: [{by: works, is: denied, cites: [{source: post, at: ¶4}]}]
  sound:
    statement: The crane was sound.
    by: works
    cites: [{source: post, at: ¶5}]
    relations: [{to: rusty, is: contradicts}]
evidence:
  photo: {description: A photograph, status: withheld, cites: [{source: post}]}
questions:
  who: {question: Who saw it?, status: answered, answer: Nobody., cites: [{source: post}]}
";

#[test]
fn differences_stand_behind_what_follows_from_them() {
    let world = versions(OLD, NEW);
    let ran = world.run("diff old new").code(1).err("");
    insta::assert_snapshot!(ran.out);
    let ran = world.run("diff old new --brief").code(1).err("");
    insta::assert_snapshot!(ran.out);
}

#[test]
fn the_other_way_round_everything_is_the_other_way_round() {
    let world = versions(OLD, NEW);
    let told = |command: &str| {
        let json = world.run(command).code(1).json();
        let records = json["records"].as_array().unwrap().clone();
        let differences = records
            .iter()
            .map(|it| it["differences"].as_array().unwrap().len());
        let became = |what: &str| records.iter().filter(|it| it["became"] == what).count();
        (
            became("added"),
            became("removed"),
            differences.sum::<usize>(),
        )
    };
    let (added, removed, differences) = told("diff old new --format json");
    assert_eq!(
        told("diff new old --format json"),
        (removed, added, differences)
    );
}

#[test]
fn nothing_differs_from_itself_and_the_open_library_is_the_new_one() {
    let world = versions(OLD, NEW);
    let same = world.run("diff new new").code(0).out("");
    assert_eq!(same.err, "note: Nothing differs.\n");
    world.run("new diff new").code(0);
    let named = world.run("new diff old").code(1);
    assert_eq!(named.out, world.run("diff old new").out);
    let twice = world.run("old diff old new").code(2);
    assert!(
        twice.err.starts_with("error: Two libraries are named"),
        "{}",
        twice.err
    );
    world.run("diff old nowhere").code(2);
    world.run("diff nowhere new").code(2);
    world.run("diff old new --brief --format json").code(2);
}

#[test]
fn a_record_that_goes_by_another_id_is_told_where_that_is_certain() {
    let old = "people: {ana: {name: Ana}, ben: {name: Ben}}\n\
        events: {one: {title: One, participants: [ana, ben], date: 2025-01-01}}\n";
    let renamed = old
        .replace("ana: ", "ana-ruiz: ")
        .replace("[ana,", "[ana-ruiz,");
    let ran = versions(old, &renamed)
        .run("diff old new --format json")
        .code(1);
    let records = ran.json()["records"].clone();
    assert_eq!(records.as_array().unwrap().len(), 1, "{records:#}");
    assert_eq!(
        (&records[0]["became"], &records[0]["was"]),
        (&"renamed".into(), &"visit/ana".into())
    );
    // Of two that say the same it is not known which is which.
    let twins = "people: {a: {name: Ana}, b: {name: Ana}}\n";
    let others = "people: {c: {name: Ana}, d: {name: Ana}}\n";
    let ran = versions(twins, others)
        .run("diff old new --format json")
        .code(1);
    let records = ran.json()["records"].clone();
    let became: Vec<&str> = records
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["became"].as_str().unwrap())
        .collect();
    assert_eq!(
        became,
        ["removed", "removed", "added", "added"],
        "{records:#}"
    );
}

/// Of two replies each is enough, so that neither alone is the cause.
#[test]
fn no_single_difference_is_the_cause_where_any_would_do() {
    let old = "people: {ana: {name: Ana}, ben: {name: Ben}}\norganizations: {works: {name: Works, kind: company}}\n\
        sources: {s: {title: S}}\nallegations:\n  rusty:\n    statement: It was rusty.\n    about: [ana, ben]\n";
    let reply = |by: &str| format!("{{by: {by}, is: no-comment, cites: [{{source: s}}]}}");
    let new = format!(
        "{old}    responses: [{}, {}]\n    against: [ana]\n",
        reply("ana"),
        reply("ben")
    );
    let ran = versions(old, &new)
        .run("diff old new --format json")
        .code(1);
    let json = ran.json();
    let follows = json["follows"].as_array().unwrap();
    let unanswered = follows
        .iter()
        .find(|it| it["fact"] == "unanswered")
        .unwrap();
    let fields = |of: &str| {
        let causes = unanswered[of].as_array().unwrap().iter();
        causes
            .map(|it| it["field"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (fields("needed"), fields("any")),
        (vec!["responses".into()], vec![]),
        "{json:#}"
    );
    let about = "    about: [ana]\n";
    let nobody = old.replace("    about: [ana, ben]\n", about);
    let old = &nobody;
    let new = nobody.replace(
        about,
        "    about: works\n    against: []\n    kind: opinion\n",
    );
    let ran = versions(old, &new)
        .run("diff old new --format json")
        .code(1);
    let json = ran.json();
    let follows = json["follows"].as_array().unwrap();
    let unanswered = follows
        .iter()
        .find(|it| it["fact"] == "unanswered")
        .unwrap();
    assert_eq!(unanswered["needed"][0]["field"], "against");
}

#[test]
fn what_is_so_no_more_is_not_told_as_new() {
    let told = |old: &str, new: &str| versions(old, new).run("diff old new --brief").code(1).out;
    let back = told(NEW, OLD);
    assert!(
        back.contains("Statements that no longer contradict others (1)\n"),
        "{back}"
    );
    assert!(
        !back.contains("Statements that contradict others"),
        "{back}"
    );
    let withdrawn = OLD.replace(
        "    about: works\n",
        "    about: works\n    responses: [{by: ana, is: withdrawn, cites: [{source: post}]}]\n",
    );
    assert_ne!(withdrawn, OLD);
    let forth = told(OLD, &withdrawn);
    assert!(
        forth.contains("Statements that were taken back or revised (1)\n"),
        "{forth}"
    );
    let back = told(&withdrawn, OLD);
    assert!(
        back.contains("Statements that are no longer taken back or revised (1)\n"),
        "{back}"
    );
    assert!(!back.contains("that were taken back"), "{back}");
}

#[test]
fn an_entry_that_comes_or_goes_is_told_with_all_that_it_says() {
    let replied = OLD.replace(
        "    about: works\n",
        "    about: works\n    responses:\n      - {by: works, is: no-comment, statement: We were away., date: 2025-02-01, cites: [{source: post, at: ¶4}]}\n",
    );
    let stepped = replied.replace(
        "  photo: {description: A photograph, cites",
        "  photo: {description: A photograph, history: [{status: withheld, date: 2025-03-01, because: Nobody asked., cites: [{source: talk, quote: no}]}], cites",
    );
    assert!(replied != OLD && stepped != replied);
    let world = versions(OLD, &stepped);
    let text = world.run("diff old new").code(1).out;
    for told in [
        "responses[works]  The Works: {+no-comment; date: 2025-02-01; statement: We were away.; cites: post ¶4+}",
        "history[1]  {+withheld; date: 2025-03-01; because: Nobody asked.; cites: talk \"no\"+}",
    ] {
        assert!(text.contains(told), "{told}\n{text}");
    }
    let back = world.run("diff new old").code(1).out;
    let gone =
        "The Works: [-no-comment; date: 2025-02-01; statement: We were away.; cites: post ¶4-]";
    assert!(back.contains(gone), "{back}");
    let json = world.run("diff old new --format json").code(1).json();
    let records = json["records"].as_array().unwrap().iter();
    let mut all = records.flat_map(|record| record["differences"].as_array().unwrap());
    let reply = all.find(|it| it["field"] == "responses[works]").unwrap();
    assert_eq!(
        (&reply["new"], &reply["by"]),
        (&"no-comment".into(), &"The Works".into())
    );
    assert_eq!(
        reply["says"],
        serde_json::json!([
            {"field": "date", "value": "2025-02-01"},
            {"field": "statement", "value": "We were away."},
            {"field": "cites[1]", "value": "post ¶4"},
        ])
    );
    // The list of what changed since it was reviewed tells it as well.
    let world = World::empty()
        .file(
            "new/visit.yaml",
            &format!("format: 1\ntitle: A visit\n{OLD}"),
        )
        .env("USER", "ana");
    world.run("new review mark rusty photo").code(0);
    let world = world.file(
        "new/visit.yaml",
        &format!("format: 1\ntitle: A visit\n{stepped}"),
    );
    let changed = world.run("new review list --changed").code(0).out;
    assert!(changed.contains("statement: We were away."), "{changed}");
    assert!(changed.contains("because: Nobody asked."), "{changed}");
    let report = world.run("new review report --names").code(0).out;
    assert!(report.contains("statement: We were away."), "{report}");
}

/// Also of two statements that are both new.
#[test]
fn every_new_contradiction_is_told_once() {
    let both = "people: {ana: {name: Ana}, ben: {name: Ben}}\nsources: {s: {title: S}}\nallegations:\n  \
        one: {statement: One., by: ana, cites: [{source: s}]}\n  two: {statement: Two., by: ben, cites: [{source: s}]";
    let related = ", relations: [{to: one, is: contradicts}]}\n";
    let told = |old: &str, new: &str| {
        let json = versions(old, new)
            .run("diff old new --format json")
            .code(1)
            .json();
        let all = |of: &str, is: fn(&serde_json::Value) -> &serde_json::Value| {
            let all = json[of].as_array().unwrap().iter();
            let all = all.flat_map(|it| is(it).as_array().unwrap().clone());
            all.map(|it| it["is"].as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        let contradicts = |it: &serde_json::Value| it["fact"] == "contradicts";
        let of_both = json["follows"].as_array().unwrap().iter();
        let of_both = of_both
            .filter(|it| contradicts(it))
            .flat_map(|it| it["new"].as_array().unwrap());
        let mut found: Vec<String> = of_both
            .map(|it| it["is"].as_str().unwrap().to_owned())
            .collect();
        found.extend(all("records", |it| &it["contradicts"]));
        found
    };
    let new = format!("{both}{related}");
    assert_eq!(
        told(&format!("{both}}}\n"), &new),
        ["contradicts visit/one"]
    );
    let (one, _) = both.split_once("  two: ").unwrap();
    assert_eq!(told(one, &new), ["is contradicted by visit/two"]);
    let (none, _) = both.split_once("allegations:").unwrap();
    assert_eq!(told(none, &new), ["contradicts visit/one"]);
}

#[test]
fn what_could_not_be_read_is_said_and_ends_with_two() {
    let broken = NEW.replace(
        "  ben: {name: Ben, member_of: works}\n",
        "  ben: {role: none}\n",
    );
    let ran = versions(OLD, &broken).run("diff old new").code(2);
    assert!(
        ran.err
            .starts_with("error: of the new library 1 record could not be read"),
        "{}",
        ran.err
    );
    assert!(
        ran.out
            .contains("could not be read  ben (cannot be read)  visit/ben\n"),
        "{}",
        ran.out
    );
}

/// What a library of a stranger says reaches a terminal as clean text alone.
#[test]
fn whatever_differs_is_clean() {
    let old = "people: {ana: {name: Ana}}\nevents: {one: {title: One}}\n";
    let new = "people: {ana: {name: \"A\\e[31mna\"}}\nevents: {one: {title: \"O\\u202ene\", note: \"\\e]52;c;eA\\a\"}}\n";
    let world = versions(old, new);
    for command in [
        "diff old new",
        "diff old new --format json",
        "diff old new --brief",
    ] {
        let ran = world.run(command).code(1);
        let is_bad = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
        assert!(!ran.out.contains(is_bad), "{command}: {:?}", ran.out);
        assert!(
            command.contains("brief") || ran.out.contains("␛"),
            "{}",
            ran.out
        );
    }
}

/// A text that has become another changes what was found of the quotes from it, and what rests on these.
#[test]
fn what_follows_from_the_text_of_a_source_follows_from_that() {
    let records = "people: {ana: {name: Ana}}\nsources: {s: {title: S, kind: interview, speakers: [ana], text: s.md}}\n\
        allegations:\n  rusty: {statement: It was rusty., by: ana, cites: [{source: s, at: ¶1, quote: it was rusty}]}\n";
    let world = versions(records, records)
        .file("old/s.md", "She said it was rusty.\n")
        .file("new/s.md", "She said nothing of the kind, ever.\n");
    let json = world.run("diff old new --format json").code(1).json();
    assert_eq!(json["records"], serde_json::json!([]));
    assert_eq!(json["texts"][0]["source"], "visit/s");
    let follows = json["follows"].as_array().unwrap();
    let facts: Vec<&str> = follows
        .iter()
        .map(|it| it["fact"].as_str().unwrap())
        .collect();
    assert!(
        facts.contains(&"verdicts") && facts.contains(&"because"),
        "{json:#}"
    );
    for one in follows {
        let cause = serde_json::json!([{"key": "visit/s", "part": "text", "field": null}]);
        assert_eq!(one["needed"], cause, "{one:#}");
        assert_eq!(
            (&one["any"], &one["among"]),
            (&serde_json::json!([]), &serde_json::json!([]))
        );
    }
}

#[test]
fn the_browser_that_shows_it_needs_a_terminal() {
    let world = World::starter();
    let ran = world.run("--since casefiles").code(2).out("");
    assert!(
        ran.err.contains("`casefile diff casefiles` prints it."),
        "{}",
        ran.err
    );
    let ran = world.run("--since casefiles list people").code(2).out("");
    assert!(ran.err.contains("is for the browser"), "{}", ran.err);
}

#[test]
fn another_id_of_the_library_is_told() {
    let world = versions("", "")
        .file("old/library.yaml", "format: 1\nid: harbour-1\n")
        .file("new/library.yaml", "format: 1\nid: harbour-2\n");
    let out = world.run("diff old new").code(1).out;
    assert!(
        out.contains("harbour-1") && out.contains("harbour-2"),
        "{out}"
    );
}
