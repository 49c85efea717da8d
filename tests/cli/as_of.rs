use std::collections::BTreeSet;

use super::harness::World;

const TOLD: &str = "\
as_of: 2025
people:
  ana:
    name: Ana
sources:
  early: {title: Early, published: 2024-03-05}
  late: {title: Late, published: 2024-06-01}
allegations:
  rain:
    statement: It rained.
    about: ana
    cites: [{source: early, at: ¶1}]
    responses:
      - {by: ana, is: denied, date: 2024-06-02, cites: [{source: late, at: ¶2}]}
  hail:
    statement: It hailed.
    cites: [{source: late, at: ¶1}]
";

const NOTE: &str = "\
note: as of 1 Apr 2024; records that do not count: 1 later.
note: left out, since no `as_of` says that they were written by then: 1 title.
";

const NOTE_OF_VISIT: &str = "\
note: as of 1 Apr 2024; records of `visit` that do not count: 1 later.
note: left out of `visit`, since no `as_of` says that they were written by then: 1 title.
";

#[test]
fn a_list_shows_what_was_known_on_a_day() {
    let world = World::case(TOLD);
    world
        .run("list allegations")
        .code(0)
        .err("")
        .out("visit/rain  nobody named, via Early: It rained.  ✗ denied by Ana, via Late\nvisit/hail  nobody named, via Late: It hailed.  ○ alleged\n");
    world
        .run("list allegations --as-of 2024-04-01")
        .code(0)
        .err(NOTE)
        .out("visit/rain  nobody named, via Early: It rained.  ○ alleged\n");
    let ran = world
        .run("list allegations --as-of 2024-04-01 --format json")
        .code(0);
    assert_eq!(ran.json().as_array().unwrap().len(), 1);
    assert_eq!(ran.json()[0]["status"], "alleged");
    // Nothing had been published.
    world.run("list allegations --as-of 2023").code(1).out("");
}

#[test]
fn a_record_has_the_replies_of_its_day() {
    let world = World::case(TOLD);
    assert!(world.run("show rain").code(0).out.contains("Ana ✗ denied"));
    let ran = world.run("show rain --as-of 2024-06-01").code(0);
    // There is one, so that nothing says that there is none.
    let said = "Replies      a reply is left out, since it or its source is or may be later\n";
    assert!(ran.out.contains(said), "{}", ran.out);
    assert!(!ran.out.contains("[2]"), "{}", ran.out);
    world
        .run("show hail --as-of 2024-04-01")
        .code(1)
        .out("")
        .err("error: `visit/hail` was not known yet as of 1 Apr 2024.\n");
}

#[test]
fn the_chronology_ends_with_the_day() {
    let world = World::case(TOLD);
    world
        .run("timeline --as-of 2024-04-01")
        .code(0)
        .err(NOTE)
        .out("5 Mar 2024  published   Early  visit/early\n");
}

#[test]
fn an_export_says_which_day_it_tells_of() {
    let world = World::case(TOLD);
    let ran = world
        .run("export visit --as-of 2024-04-01")
        .code(0)
        .err(NOTE_OF_VISIT);
    assert!(ran.out.contains("1 Apr 2024"), "{}", ran.out);
    assert!(ran.out.contains("It rained."), "{}", ran.out);
    assert!(!ran.out.contains("It hailed."), "{}", ran.out);
}

#[test]
fn a_day_that_is_none_is_refused_with_what_to_write() {
    let world = World::case(TOLD);
    for (typed, told) in [
        (
            "2024/..",
            "`2024/..` has no last day; write a day, a month or a year",
        ),
        ("2024-13", "month 13 does not exist in `2024-13`; "),
    ] {
        let ran = world
            .run(&format!("list allegations --as-of {typed}"))
            .code(2)
            .out("");
        assert!(ran.err.contains(told), "{}", ran.err);
    }
}

#[test]
fn a_day_is_read_as_screens_write_it() {
    let world = World::case(TOLD);
    for typed in ["1 Apr 2024", "2024-04-01", "April 1, 2024", " 1 apr 2024"] {
        let arguments = ["list", "allegations", "--as-of", typed];
        world.run_with(&arguments).code(0).err(NOTE);
    }
    let month = world.run_with(&["list", "allegations", "--as-of", "Mar 2024"]);
    assert!(month.err.contains("as of Mar 2024"), "{}", month.err);
    let two = world.run_with(&["list", "allegations", "--as-of", "4/1/2024"]);
    assert_eq!(two.code, Some(2), "it may be two days");
}

const UNDATED: &str = "\
people:
  ana: {name: Ana}
  ben: {name: Ben}
sources:
  early: {title: Early, published: 2024-03-05}
  late: {title: Late, published: 2024-06-01}
  someday: {title: Some day}
  month: {title: A month, published: 2024-04}
allegations:
  first: {statement: It snowed., by: ben, cites: [{source: late, at: ¶1}]}
  rain:
    statement: It rained.
    by: ben
    about: ana
    cites: [{source: someday, at: ¶1}]
    responses:
      - {by: ana, is: denied, date: 2024-06-02, cites: [{source: late, at: ¶2}]}
  hail:
    statement: It hailed.
    by: ben
    about: ana
    cites: [{source: early, at: ¶1}]
    responses:
      - {by: ana, is: denied, cites: [{source: someday, at: ¶2}]}
  wind:
    statement: It blew.
    by: ben
    cites: [{source: month, at: ¶1}]
";

#[test]
fn what_is_not_dated_is_apart_and_no_reply_to_it_is_lost() {
    let world = World::case(UNDATED);
    let list = world.run("list allegations --as-of 2024-04-08").code(0);
    insta::assert_snapshot!(list.out, @r"
    visit/hail  Ben, via Early: It hailed.  ○ alleged

    Not counted, since nothing says that it was by then:
    visit/rain  Ben, via Some day: It rained.  – not dated
    visit/wind  Ben, via A month: It blew.  – perhaps later
    ");
    insta::assert_snapshot!(list.err, @r"
    note: as of 8 Apr 2024; records that do not count: 1 not dated, 1 perhaps later, 1 later.
    note: left out, since no `as_of` says that they were written by then: 1 title.
    ");
    let export = world.run("export visit --as-of 2024-04-08").code(0).out;
    let (_, export) = export.split_once("## Who says what").unwrap();
    insta::assert_snapshot!(export, @r#"


    - <a id="a3"></a>**A3.** Ben, via Early: It hailed. [[1]](#s1) ¶1. Alleged: one origin; not dated: denied by Ana; a reply is not counted, since nothing says that it was given by then. Not dated: Ana denied [[2]](#s2) ¶2.

    ## Not counted as of 8 Apr 2024

    Nothing says that this was by 8 Apr 2024. It is in no standing, count or list above.

    - <a id="a2"></a>**A2.** Ben, via Some day: It rained. [[2]](#s2) ¶1. Not dated.
    - <a id="a4"></a>**A4.** Ben, via A month: It blew. [[3]](#s3) ¶1. Perhaps later.

    ## Sources

    - <a id="s1"></a>\[1] Early. Published 5 Mar 2024. Not stated: publisher. Not held. Cited by [A3](#a3).
    - <a id="s2"></a>\[2] Some day. Not stated: publisher, day of publication. Not held. Cited by [A2](#a2), [A3](#a3).
    - <a id="s3"></a>\[3] A month. Published Apr 2024. Not stated: publisher. Not held. Cited by [A4](#a4).

    ## Method

    Nothing that is cited here is quoted. Sources: 3 (not held 3). No quote was looked for where nothing that can be read is held. A standing follows from what a statement is (an admission, a finding), from replies to it, from statements that contradict it, and from its origins: from whom it first came, as far as sources report it.
    "#);
    // Nothing says that it is alleged.
    let json = world.run("list allegations --as-of 2024-04-08 --format json");
    let json = json.code(0).json();
    let classes: Vec<String> = json
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            format!(
                "{} {} {}",
                one["key"], one["not_counted"], one["standing"]["is"]
            )
        })
        .collect();
    assert_eq!(
        classes,
        [
            "\"visit/hail\" null \"alleged\"",
            "\"visit/rain\" \"not dated\" null",
            "\"visit/wind\" \"perhaps later\" null",
        ]
    );
    for query in ["is:unanswered", "standing:alleged"] {
        let found = world.run(&format!("list allegations {query} --as-of 2024-04-08"));
        assert!(!found.out.contains("rain"), "{query}: {}", found.out);
    }
}

#[test]
fn a_record_has_the_number_of_the_whole_library_on_every_day() {
    let world = World::case(UNDATED);
    let whole = world.run("export visit --full").code(0).out;
    let early = world
        .run("export visit --full --as-of 2024-04-08")
        .code(0)
        .out;
    for (place, words) in [
        ("A3", "Ben, via Early: It hailed."),
        ("A2", "Ben, via Some day: It rained."),
    ] {
        let is_at = |line: &str| line.contains(&format!("{place}.")) && line.contains(words);
        assert!(whole.lines().any(is_at), "{whole}");
        assert!(early.lines().any(is_at), "{early}");
    }
    assert!(!early.contains("It snowed."), "{early}");
}

#[test]
fn bounds_of_a_publication_have_their_reason() {
    let case = "\
sources:
  paper: {title: Paper, published: 2025-06/.., published_because: It speaks of the return in June}
allegations:
  rain: {statement: It rained., by: paper, cites: [{source: paper, at: ¶1}]}
";
    let world = World::case(case);
    let page = world.run("show paper").code(0).out;
    assert!(
        page.contains("Published    not before Jun 2025\n"),
        "{page}"
    );
    assert!(
        page.contains("Dated by     It speaks of the return in June\n"),
        "{page}"
    );
    let early = world.run("list allegations --as-of 2025-05").code(1);
    assert!(early.err.contains("1 later"), "{}", early.err);
    let since = world.run("list allegations --as-of 2025-07").code(0);
    assert!(since.out.contains("perhaps later"), "{}", since.out);
}

const GOOD: &str = include_str!("../load/good.yaml");

/// Every word of a case on a day, where a reader could meet it.
fn words(case: &str, day: &str) -> BTreeSet<String> {
    // That both count, so that what is between them does.
    let case = case.replace(
        "    by: [works, paper]\n",
        "    by: [works, paper]\n    cites: [{source: paper, at: ¶9}]\n",
    );
    let world = World::empty()
        .file("casefiles/good.yaml", &case)
        .file("casefiles/paper-zq26.txt", "A bridge.\n")
        .file("casefiles/paper-zq27.md", "The rusty zq99 bolts\n");
    let mut all = String::new();
    for command in [
        "export good --full --names",
        "export good --names",
        "list all",
        "timeline",
    ] {
        all += &world.run(&format!("{command} --as-of {day}")).out;
    }
    let records = world.run("list all --format json").json();
    for record in records.as_array().unwrap() {
        let key = record["key"].as_str().unwrap();
        all += &world.run(&format!("show {key} --as-of {day}")).out;
    }
    let words = all.split(|c: char| !c.is_ascii_alphanumeric());
    words
        .filter(|word| word.starts_with("zq"))
        .map(str::to_owned)
        .collect()
}

/// The same case, with another day up to which each record is described.
fn told_up_to(year: &str) -> String {
    let lines = GOOD
        .lines()
        .map(|line| match line.trim_start().strip_prefix("as_of: ") {
            Some(_) => line.split("as_of: ").next().unwrap().to_owned() + "as_of: " + year + "\n",
            None => format!("{line}\n"),
        });
    lines.collect()
}

#[test]
fn no_later_word_at_any_key_is_on_an_earlier_day() {
    let early = words(&told_up_to("1890"), "1812");
    let every = words(&told_up_to("1800"), "1812");
    let left: Vec<&str> = every.difference(&early).map(String::as_str).collect();
    assert_eq!(
        left,
        [
            // The title, the summary and the note of the case.
            "zq1", "zq2", "zq3", // Its own range.
            "zq72", "zq73", "zq74",
            // A role; the reasons of a protection, a date, a standing, a status.
            "zq7", "zq9", "zq75", "zq43", "zq48",
            // What a body is described as; how far a suit has come.
            "zq16", "zq53", // The notes of all kinds, and that on a relation.
            "zq10", "zq18", "zq28", "zq42", "zq44", "zq49", "zq60", "zq65", "zq68",
            // A question and its answer.
            "zq66", "zq67",
            // A number of a record that cites something later as well: nobody knows which told it.
            "zq34", "zq35", "zq36", "zq71",
        ]
        .into_iter()
        .collect::<BTreeSet<&str>>()
        .into_iter()
        .collect::<Vec<&str>>()
    );
    // Where the only source is later, nothing of what it tells is there: only the head of the case,
    // which is of that day, and who is cited to nothing; and what was on a docket by then, by its own day.
    let late = GOOD.replace("published: 1803-04-09", "published: 1891");
    let late = words(&late, "1812");
    let late: Vec<&str> = late.iter().map(String::as_str).collect();
    assert_eq!(
        late,
        [
            "zq1", "zq11", "zq19", "zq2", "zq3", "zq57", "zq58", "zq59", "zq72", "zq73", "zq74"
        ]
    );
    let told = told_up_to("1800").replace("published: 1803-04-09", "published: 1891");
    assert_eq!(words(&told, "1812").into_iter().collect::<Vec<_>>(), late);
}

#[test]
fn whom_the_file_protects_is_not_named_on_a_day_before_they_are_known_either() {
    let case = "\
people:
  ana: {name: Ana Ruiz, protect: {as: Witness A}, cites: [{source: late, at: ¶1}]}
sources:
  early: {title: Early, published: 2024-03-05}
  late: {title: Late, published: 2024-06-01}
allegations:
  rain: {statement: It rained on Ana Ruiz., by: early, cites: [{source: early, at: ¶1}]}
";
    let ran = World::case(case).run("export visit --as-of 2024-04-08");
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{}", ran.err);
}

/// Why somebody is protected, and to whom they consented to be named, may have come later than the day, whatever they are;
/// that they are protected holds on all.
#[test]
fn a_protection_holds_before_its_reason_and_its_consent() {
    let protect = |given: &str| {
        format!(
            "{{as: X, because: Threatened., consent: {{given: {given}, for: [court], not_for: [press]}}}}"
        )
    };
    let records = |given: &str| {
        let protect = protect(given);
        format!(
            "people:\n  ana: {{name: Ana Ruiz, protect: {protect}}}\n\
             organizations:\n  firm: {{name: The Firm, protect: {protect}}}\n\
             evidence:\n  box: {{description: A box, protect: {protect}}}\n\
             sources:\n  early: {{title: Early, published: 2024-03-05, protect: {protect}}}\n"
        )
    };
    let said = |given: &str, id: &str, day: &str| {
        let world = World::case(&records(given));
        let out = world.run(&format!("show {id} --as-of {day}")).code(0).out;
        let protected = out.lines().skip_while(|line| !line.contains("Protected"));
        let protected: Vec<&str> = protected.take(4).map(str::trim).collect();
        protected.join(" ")
    };
    for id in ["ana", "firm", "box", "early"] {
        for (given, day, has_consent) in [
            ("2024-04-01", "2024-04-02", true),
            ("2024-04-01", "2024-03-31", false),
            ("2024-04", "2024-04-02", false),
        ] {
            let said = said(given, id, day);
            assert!(said.contains("called X"), "{id} {day}: {said}");
            assert!(
                said.contains("not to be named to press"),
                "{id} {day}: {said}"
            );
            assert!(!said.contains("Threatened"), "{id} {day}: {said}");
            assert_eq!(
                said.contains("named to court"),
                has_consent,
                "{id} {given} {day}: {said}"
            );
        }
    }
}

#[test]
fn who_consented_later_is_not_named_on_an_earlier_day() {
    let case = "people:\n  ana: {name: Ana Ruiz, protect: {as: Witness A, consent: {given: 2024-04-01, for: [court]}}}\n  \
                ben: {name: Ben Sol, protect: {as: Witness B}}\n\
                sources: {early: {title: Early, published: 2024-03-05}}\n\
                allegations:\n  rain: {statement: It rained., by: ana, cites: [{source: early, at: ¶1}]}\n";
    let world = World::case(case).file(
        "casefiles/library.yaml",
        "format: 1\naudiences: {court: {}}\n",
    );
    let written = |day| {
        let command = format!("export visit --for court --as-of {day}");
        world.run(&command).code(0).out
    };
    let after = written("2024-04-02");
    assert!(after.contains("Ana Ruiz"), "{after}");
    let before = written("2024-03-31");
    assert!(
        before.contains("Witness A") && !before.contains("Ruiz"),
        "{before}"
    );
}

#[test]
fn an_export_says_of_its_own_cases_what_does_not_count() {
    let other = "format: 1\ntitle: Other\nsummary: S\nnote: N\n\
                 allegations:\n  a: {statement: It is so., date: 2024-12-01, note: N}\n";
    let world = World::case("allegations:\n  a: {statement: It is so., date: 2024-01-01}\n")
        .file("casefiles/library.yaml", "format: 1\n")
        .file("casefiles/other.yaml", other);
    let visit = "\
        note: as of 30 Jun 2024; records of `visit` that do not count: none.\n\
        note: left out of `visit`, since no `as_of` says that they were written by then: 1 title.\n";
    let ran = world.run("export visit --as-of 2024-06-30").code(0);
    assert_eq!(ran.err, visit);
    for same in [
        "when of its records these do not count: none.",
        "written by that day: 1 title.",
    ] {
        assert!(ran.out.contains(same), "{}", ran.out);
    }
    let both = world.run("export --all --as-of 2024-06-30").code(0).err;
    let others = "note: as of 30 Jun 2024; records of `other` that do not count: 1 later.\n";
    assert!(both.contains(visit) && both.contains(others), "{both}");
    let library = world.run("list allegations --as-of 2024-06-30").code(0).err;
    assert!(
        library.contains("records that do not count: 1 later."),
        "{library}"
    );
}
