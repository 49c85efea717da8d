//! Which papers are made of cases, what stands at their head and end, and in which order.

use super::harness::World;

/// A library of two cases: one person, who is of both, says something in each, and some of one source is held.
fn world() -> World {
    let quote = |number, text| format!("cites: [{{source: paper, at: ¶{number}, quote: {text}}}]");
    let visit = format!(
        "format: 1\ntitle: A visit\n\
         organizations:\n  court: {{name: District of Samples}}\n\
         sources:\n  paper: {{title: Paper, published: 2024-05-01, text: paper.txt}}\n  gone: {{title: Gone}}\n\
         people:\n  ben: {{name: Ben Sol}}\n\
         proceedings:\n  suit: {{title: A suit, forum: court, docket: 24-cv-7}}\n  talk: {{title: A talk}}\n\
         allegations:\n  \
         late: {{statement: It snowed., by: ben, date: 2024-03, {}}}\n  \
         early: {{statement: It rained., by: ana, date: 2024-02, {}}}\n  \
         never: {{statement: It hailed., by: ben, cites: [{{source: gone, quote: hail and ice}}]}}\n\
         events:\n  storm: {{title: A storm, date: 2024-01, {}}}\n",
        quote(1, "\"it snowed on the town\""),
        quote(2, "\"‘it rained’ on the town\""),
        quote(2, "it hailed on the town"),
    );
    let trip = "format: 1\ntitle: A trip\n\
                sources:\n  post: {title: Post, published: 2024-06-01}\n\
                allegations:\n  far: {statement: It was far., by: ana, cites: [{source: post, at: ¶1}]}\n";
    World::empty()
        .file(
            "casefiles/library.yaml",
            "format: 1\npeople:\n  ana: {name: Ana Ruiz}\n",
        )
        .file("casefiles/visit.yaml", &visit)
        .file("casefiles/trip.yaml", trip)
        .file("casefiles/quiet.yaml", "format: 1\ntitle: A quiet day\n")
        .file(
            "casefiles/paper.txt",
            "Then it snowed on the town.\n\nThere “it rained” on the town.\n",
        )
}

fn export(world: &World, arguments: &str) -> String {
    world.run(&format!("export {arguments}")).code(0).out
}

/// The words of a text, in their order.
fn in_order(text: &str, words: &[&str]) {
    let mut rest = text;
    for word in words {
        let Some(at) = rest.find(word) else {
            panic!("{word} is not next: {text}");
        };
        rest = &rest[at + word.len()..];
    }
}

#[test]
fn the_head_names_dockets_courts_and_a_day_only_where_they_are_stated() {
    let world = world();
    for paper in [
        "summary",
        "full",
        "chronology",
        "quotes",
        "questions",
        "person --of ana",
    ] {
        let of_visit = export(&world, &format!("visit --paper {paper}"));
        assert!(
            of_visit.contains("\nDocket: 24-cv-7, District of Samples.\n"),
            "{of_visit}"
        );
        assert!(
            of_visit.contains("\nCase visit. Prepared from edition "),
            "{of_visit}"
        );
        assert!(!of_visit.contains("2026"), "{of_visit}");
        let dated = export(&world, &format!("visit --date 2026-11-29 --paper {paper}"));
        assert!(
            dated.contains("\nCase visit. Prepared on 29 Nov 2026 from edition "),
            "{dated}"
        );
        let of_trip = export(&world, &format!("trip --paper {paper}"));
        assert!(!of_trip.contains("Docket:"), "{of_trip}");
    }
    for date in ["2026-11", "2026-11-29?", "soon"] {
        world
            .run(&format!("export visit --date {date}"))
            .code(2)
            .out("");
    }
}

#[test]
fn a_summary_names_the_dockets_that_most_name_and_counts_the_others() {
    let mut records = "proceedings:\n".to_owned();
    for number in 1..=5 {
        records += &format!("  p{number}: {{title: Suit {number}, docket: 24-cv-{number}}}\n");
    }
    let world = World::case(&records);
    let short = export(&world, "visit");
    assert!(
        short.contains("Dockets: 24-cv-1; 24-cv-2; 24-cv-3; and 2 more.\n"),
        "{short}"
    );
    let full = export(&world, "visit --full");
    assert!(full.contains("24-cv-3; 24-cv-4; 24-cv-5.\n"), "{full}");
}

/// The program cannot be told another day; what it writes now and a little later, in another zone, would differ by what a
/// file can hold of time, which packages count in steps of two seconds.
#[test]
fn the_same_export_at_another_time_is_the_same_bytes() {
    let world = world();
    let made = |zone: &str| {
        let mut made = Vec::new();
        for format in ["md", "txt", "html", "docx", "odt"] {
            for date in [&[][..], &["--date", "2026-11-29"]] {
                let file = format!("out.{format}");
                let mut command = world.command(&["export", "visit", "trip", "-o", &file]);
                command.args(date).arg("--force").env("TZ", zone);
                assert!(command.status().unwrap().success());
                made.push(std::fs::read(world.path(&file)).unwrap());
            }
        }
        made
    };
    let before = made("Pacific/Kiritimati");
    std::thread::sleep(std::time::Duration::from_millis(2100));
    assert_eq!(before, made("Pacific/Pago_Pago"));
    assert_ne!(before[0], before[1], "a day that is given is there");
}

#[test]
fn the_method_says_what_was_verified_and_by_which_folds() {
    let world = world();
    let full = export(&world, "visit --full");
    let method = full.split_once("## Method\n").unwrap().1;
    for said in [
        "Quotes: 4 (altered 1, normalised 1, not held 1, verbatim 1), looked for in what is held of their sources.",
        "Sources: 2 (working copy 1, not held 1).",
        "No quote was looked for where nothing that can be read is held.",
        "- typography: white space, quotation marks",
        "A standing follows from what a statement is",
    ] {
        assert!(method.contains(said), "{said}: {method}");
    }
    // Folds that did not occur are not told.
    assert!(!method.contains("hamza"), "{method}");
    let short = export(&world, "visit");
    let method = short.split_once("## Method\n").unwrap().1;
    assert!(
        method.contains("Not looked at where they differ: typography."),
        "{method}"
    );
    assert_eq!(method.trim().lines().count(), 1, "{method}");
    let trip = export(&world, "trip --paper quotes");
    let method = trip.split_once("## Method\n").unwrap().1;
    assert!(
        method.contains("Nothing that is cited here is quoted."),
        "{method}"
    );
    assert!(!method.contains("standing"), "{method}");
}

#[test]
fn a_paper_lists_by_date_or_by_who_says_it() {
    let world = world();
    let full = |order| export(&world, &format!("visit --full {order}"));
    in_order(&full(""), &["It snowed.", "It rained.", "It hailed."]);
    in_order(
        &full("--order date"),
        &["It rained.", "It snowed.", "It hailed.", "## Sources"],
    );
    let by_who = full("--order person");
    in_order(
        &by_who,
        &[
            "Allegations: Ana Ruiz",
            "It rained.",
            "Allegations: Ben Sol",
            "It snowed.",
            "It hailed.",
            "A storm",
        ],
    );
    let chronology = |order| export(&world, &format!("visit --paper chronology {order}"));
    assert_eq!(chronology(""), chronology("--order date"));
    in_order(&chronology(""), &["A storm", "It rained.", "It snowed."]);
    in_order(
        &chronology("--order person"),
        &[
            "### Ana Ruiz",
            "It rained.",
            "### Ben Sol",
            "It snowed.",
            "### Paper",
            "A storm",
            "### Nobody is named",
            "A talk",
        ],
    );
    let quotes = |order| export(&world, &format!("visit --paper quotes {order}"));
    in_order(
        &quotes(""),
        &["it snowed on", "it rained", "hail and ice", "it hailed on"],
    );
    in_order(
        &quotes("--order date"),
        &["it hailed on", "it rained", "it snowed on", "hail and ice"],
    );
    in_order(
        &quotes("--order person"),
        &[
            "## Ana Ruiz",
            "it rained",
            "## Ben Sol",
            "it snowed on",
            "hail and ice",
            "## Paper",
            "it hailed on",
        ],
    );
    let refused = world.run("export visit --order date").code(2).out("");
    assert_eq!(
        refused.err,
        "error: --order is for these papers: full, chronology, quotes.\n"
    );
}

fn between<'t>(text: &'t str, begin: &str, end: &str) -> Vec<&'t str> {
    let rest = text.split(begin).skip(1);
    rest.filter_map(|rest| rest.split(end).next()).collect()
}

#[test]
fn several_cases_are_parts_of_one_document_and_every_way_leads_to_one_place() {
    let world = world();
    for paper in ["summary", "full", "chronology", "quotes", "person --of ana"] {
        let out = export(&world, &format!("visit trip --paper {paper}"));
        let places = between(&out, "<a id=\"", "\"");
        let ways = between(&out, "](#", ")");
        assert!(ways.len() > 4, "{paper}: {out}");
        for way in &ways {
            let there = places.iter().filter(|place| *place == way).count();
            assert_eq!(there, 1, "{paper} {way}: {out}");
        }
        in_order(
            &out,
            &[
                "# 2 cases",
                "A visit",
                "[case 1](#c1)",
                "A trip",
                "[case 2](#c2)",
                "1. A visit",
                "Case visit.",
                "2. A trip",
                "Case trip.",
                "### Method",
            ],
        );
    }
    // The lists of sources go on, and what is in the second case leads to its own.
    let full = export(&world, "visit trip --full");
    assert!(full.contains("\\[3] Post"), "{full}");
    assert!(
        full.contains("<a id=\"c2-a1\"></a>2-A1. Ana Ruiz"),
        "{full}"
    );
    assert!(full.contains("Cited by [2-A1](#c2-a1)"), "{full}");
    assert_eq!(export(&world, "visit visit"), export(&world, "visit"));
    assert_eq!(
        export(&world, "visit visit trip"),
        export(&world, "visit trip")
    );
    let all = export(&world, "--all");
    assert!(all.starts_with("# 3 cases\n"), "{all}");
}

#[test]
fn cases_of_which_there_is_nothing_are_named() {
    let world = world();
    let person = export(&world, "--all --paper person --of ana");
    assert!(
        person.contains("Of these cases there is nothing to be told here: A quiet day."),
        "{person}"
    );
    in_order(
        &person,
        &["# 2 cases", "A trip: Ana Ruiz", "A visit: Ana Ruiz"],
    );
    let rained = export(&world, "visit trip rained");
    assert!(
        rained.contains("Of these cases there is nothing to be told here: A trip."),
        "{rained}"
    );
    assert!(
        rained.contains("This is a part: the 2 of its 11 records that match"),
        "{rained}"
    );
    let ran = world.run("export visit trip nowhere").code(1).out("");
    assert_eq!(
        ran.err,
        "error: The query matches no record of `visit`, `trip`.\n"
    );
    // A word that is the id of a case is one to look for in quotation marks.
    let ran = world.run_with(&["export", "visit", "\"trip\""]).code(1);
    assert_eq!(ran.err, "error: The query matches no record of `visit`.\n");
    world.run("export").code(2);
}

#[test]
fn papers_are_made_by_name() {
    let world = World::starter();
    for (paper, said) in [
        ("chronology", "## <a id=\"d0\"></a>Chronology"),
        ("quotes", "| Where | Quote | Found | Quoted for |"),
        ("questions", "Q1. What does the receipt list?"),
        ("full", "## People"),
        ("summary", "Chosen in this order"),
    ] {
        let out = world
            .run(&format!("export example-case --paper {paper}"))
            .code(0)
            .out;
        assert!(out.contains(said), "{paper}: {out}");
    }
    let of = world
        .run("export example-case --paper person --of harbour-office")
        .code(0)
        .out;
    let (before, reply) = of.split_once("## What they reply to").unwrap_or_default();
    assert!(before.contains("## What is said of them"), "{of}");
    assert!(
        of.contains("The records were handed over in full."),
        "{of}{reply}"
    );
    world
        .run("export example-case --paper person")
        .code(2)
        .err("error: A paper of one person needs to know of whom: --of ID.\n");
    world.run("export example-case --of ana").code(2);
    let ran = world
        .run("export example-case --paper person --of q1")
        .code(1);
    assert!(ran.err.contains("There is no record"), "{}", ran.err);
}

#[test]
fn remarks_are_left_out_when_asked() {
    let world = World::case("people:\n  ana: { name: Ana, note: Tall. }\n");
    let full = world.run("export visit --full").code(0).out;
    assert!(full.contains("Note: Tall."), "{full}");
    let bare = world.run("export visit --full --without-notes").code(0).out;
    assert!(!bare.contains("Tall"), "{bare}");
    assert!(
        bare.contains("remarks of the case file are left out"),
        "{bare}"
    );
}

#[test]
#[cfg(feature = "pdf")]
fn pages_have_the_day_of_the_paper_and_the_same_bytes_for_it() {
    let world = World::case(
        "people:\n  ana: { name: Ana }\nallegations:\n  a: { statement: It rained., by: ana }\n",
    );
    let days = |ask: &str| {
        let made = |file: &str| {
            world
                .run(&format!("export visit {ask} -o {file} --force"))
                .code(0);
            std::fs::read(world.path(file)).unwrap()
        };
        let bytes = made("a.pdf");
        assert_eq!(bytes, made("b.pdf"), "{ask}");
        let held = casefile::extract::pdf::held(&bytes).unwrap();
        let days = held.strings.into_iter().filter(|one| one.starts_with("D:"));
        let days: Vec<String> = days.map(|day| day[2..10].to_owned()).collect();
        days
    };
    let all_are = |days: Vec<String>, day: &str| {
        assert!(
            !days.is_empty() && days.iter().all(|one| one == day),
            "{days:?}, not {day}"
        );
    };
    all_are(days("--date 2025-04-09"), "20250409");
    all_are(days("--date 2025-04-09 --as-of 2025-01-02"), "20250409");
    all_are(days("--as-of 2025-01-02"), "20250102");
    // A month is no day, and where none is named there is none to be told.
    all_are(days("--as-of 2025-01"), "19800101");
    all_are(days(""), "19800101");
}

/// A case in which a statement is denied, and one that has no day.
fn denied() -> World {
    World::case(
        "sources:\n  paper: {title: Paper, published: 2024-05-01}\n  loose: {title: Loose}\n\
         people:\n  ana: {name: Ana Ruiz}\n  ben: {name: Ben Sol}\n\
         allegations:\n  \
         rain: {statement: It rained., by: ana, against: ben, date: 2024-02, cites: [{source: paper, at: ¶1}], \
         responses: [{by: ben, is: denied, cites: [{source: paper, at: ¶2}]}]}\n  \
         wind: {statement: It blew., by: ana, cites: [{source: paper, at: ¶3}], \
         relations: [{to: rain, is: supports, cites: [{source: paper, at: ¶4}]}]}\n",
    )
}

#[test]
fn a_statement_does_not_rest_on_what_its_replies_cite() {
    let world = denied();
    let full = export(&world, "visit --full -f txt");
    in_order(
        &full,
        &[
            "A1. Ana Ruiz",
            "- Rests on:\n  - [1] ¶1\n- Cited under “Replies”:\n  - Ben Sol denied: [1] ¶2\n",
            "A2. Ana Ruiz",
            "- Rests on:\n  - [1] ¶3\n- Cited under “Relations”:\n  - [1] ¶4\n",
        ],
    );
    let shown = world.run("show rain").code(0).out;
    in_order(&shown, &["Rests on\n  [1]", "Cited under “Replies”\n  [2]"]);
}

#[test]
fn a_persons_paper_says_nowhere_that_nothing_is_recorded_of_what_it_has() {
    let world = denied();
    let of_ben = export(&world, "visit --paper person --of ben -f txt");
    in_order(
        &of_ben,
        &[
            "What they say\n-------------\n\nNo statement of theirs is recorded in this case.\n",
            "What is said of them\n",
            "A1. Ana Ruiz",
            "What they reply to\n------------------\n\nWritten above: A1.\n",
            "No other record of this case refers to them.",
            "In the words of other records stands no name that this file has of them.",
        ],
    );
    let of_ana = export(&world, "visit --paper person --of ana -f txt");
    in_order(
        &of_ana,
        &[
            "A1. Ana Ruiz",
            "No reply of theirs is recorded in this case.",
        ],
    );
}

/// A paper must not say that nobody speaks of somebody whose name stands in it.
#[test]
fn a_persons_paper_has_the_records_in_whose_words_their_name_stands() {
    let world = World::empty()
        .file(
            "casefiles/library.yaml",
            "format: 1\naudiences: {press: {}}\npeople:\n  reve: {name: Anton Reve, protect: {as: Witness A}}\n  ben: {name: Ben Sol}\n",
        )
        .file(
            "casefiles/visit.yaml",
            "format: 1\ntitle: A visit\nsummary: Anton Reve did not appear.\n\
             allegations:\n  rain: {statement: ANTON REVE'S list was wet., by: ben}\n  \
             sun: {statement: The sun shone., by: ben}\n\
             questions:\n  q: {question: Why did Reve not come?}\n  r: {question: Who will revere him?}\n",
        );
    let paper = export(&world, "visit --paper person --of reve -f txt --names");
    in_order(
        &paper,
        &[
            "Where else they are named",
            "No other record of this case refers to them.",
            "Also in the words of: A visit; ",
            "list was wet.",
            "A word of their name, which may be somebody else's, also in the words of: ",
            "Reve not come?",
        ],
    );
    for other in ["The sun shone", "revere"] {
        assert!(!paper.contains(other), "{paper}");
    }
    let covered = export(&world, "visit --paper person --of reve -f txt --for press");
    in_order(
        &covered,
        &[
            "No other record of this case refers to them.",
            "What texts say was not looked through for their names.",
        ],
    );
}

#[test]
fn a_chronology_has_who_denies_it_and_what_has_no_day() {
    let world = denied();
    let paper = export(&world, "visit --paper chronology");
    in_order(
        &paper,
        &[
            "| Feb 2024 | said: Ana Ruiz, via Paper: It rained. Denied by Ben Sol; one origin. ",
            "Ben Sol denied [[1]](#s1) ¶2. |",
            "## Without a day of their own\n\n1 allegation and 1 source, of which the case file has no day",
            "- Ana Ruiz, via Paper: It blew. [[1]](#s1) ¶3. Alleged: ",
            "- Loose [[2]](#s2).",
            "Nothing that is cited here is quoted.",
            "A standing follows from",
        ],
    );
    let full = export(&world, "visit --full");
    assert!(
        full.contains("\nWithout a day of their own: 1 allegation, [A2](#a2).\n"),
        "{full}"
    );
}

#[test]
fn an_entry_of_a_docket_has_what_it_cites_itself() {
    let world = World::case(
        "sources:\n  paper: { title: Paper, published: 2024-02-02 }\n  order: { title: Order, published: 2024-05-14 }\n\
         proceedings:\n  p: { title: A v. B, docket: 24-1, cites: [{ source: paper, at: ¶1 }], entries: [{ date: 2024-05-14, \
         title: Granted, cites: [{ source: order, at: ¶2 }] }, { date: 2024-05-15, title: Appeal }] }\n",
    );
    let paper = export(&world, "visit --paper chronology");
    in_order(
        &paper,
        &[
            "docket: Granted · told by Order | [[2]](#s2) ¶2 |",
            "docket: Appeal · cites nothing |  |",
        ],
    );
}

#[test]
fn what_becomes_of_evidence_on_a_day_is_in_the_chronology() {
    let world = World::case(
        "people:\n  ana: { name: Ana Ruiz }\n\
         sources:\n  paper: { title: Paper, published: 2024-02-02 }\n  order: { title: Order, published: 2024-05-14 }\n\
         evidence:\n  gun: { description: A gun, said_by: ana, cites: [{ source: paper, at: ¶1 }], history: [{ date: 2024-03-01, \
         status: produced, cites: [{ source: paper, at: ¶4 }] }, { status: contested }, { date: 2024-05-14, status: excluded, cites: \
         [{ source: order, at: ¶2 }] }] }\n  knife: { description: A knife, history: [{ date: 2024-04-01, status: lost }] }\n",
    );
    let paper = export(&world, "visit --paper chronology");
    in_order(
        &paper,
        &[
            "| 1 Mar 2024 | evidence: A gun: produced · told by Paper | [[1]](#s1) ¶4 |",
            "| 1 Apr 2024 | evidence: A knife: lost · cites nothing |  |",
            "| 14 May 2024 | evidence: A gun: excluded · told by Order | [[2]](#s2) ¶2 |",
        ],
    );
    assert!(!paper.contains("contested"), "{paper}");
    let full = export(&world, "visit --full");
    let row = "| 14 May 2024 | evidence: A gun: excluded · told by Order | [E1](#e1) |";
    assert!(full.contains(row), "{full}");
    // And on the day that is looked at.
    let before = export(&world, "visit --paper chronology --as-of 2024-04-15");
    assert!(
        before.contains("A knife: lost") && !before.contains("excluded"),
        "{before}"
    );
}

/// A case about a firm that says and replies nothing but through others, or in another statement.
fn through_others() -> World {
    let cites = "cites: [{source: paper}]";
    World::case(&format!(
        "sources:\n  paper: {{title: Paper, published: 2024-05-01}}\n\
         organizations:\n  acme: {{name: Acme Quay}}\n\
         people:\n  ana: {{name: Ana Ruiz}}\n  kim: {{name: Kim Berg, speaks_for: acme}}\n  \
         bo: {{name: Bo Lind, member_of: acme}}\n  cal: {{name: Cal Roe}}\n\
         allegations:\n  \
         wages: {{statement: Acme owes wages., by: ana, about: acme, {cites}, responses: [{{by: kim, is: denied, {cites}}}]}}\n  \
         rent: {{statement: Acme owes rent., by: ana, about: acme, {cites}, responses: [{{by: bo, is: denied, {cites}}}]}}\n  \
         paid: {{statement: All is paid., by: kim, {cites}}}\n  \
         saw: {{statement: Cal saw it., by: ana, about: cal, {cites}}}\n  \
         nothing: {{statement: Cal saw nothing., by: cal, {cites}, relations: [{{to: saw, is: answers}}]}}\n  \
         dan: {{statement: Bo was there., by: ana, about: bo, {cites}, responses: [{{by: bo, is: not-asked, {cites}}}]}}\n"
    ))
}

#[test]
fn what_others_say_for_somebody_is_in_their_paper() {
    let world = through_others();
    let of = |who: &str| export(&world, &format!("visit --paper person --of {who} -f txt"));
    let acme = of("acme");
    in_order(
        &acme,
        &[
            "What they say\n-------------\n\nBy others on their side: A3 (by Kim Berg, who speaks for Acme Quay).\n",
            "A3. Kim Berg",
            "What is said of them\n",
            "A1. Ana Ruiz",
            "What they reply to\n------------------\n\n\
             Written above: A1 (by Kim Berg, who speaks for Acme Quay), A2 (by Bo Lind, on\nthe side of Acme Quay).\n",
        ],
    );
    for none in ["No statement of theirs", "No reply of theirs"] {
        assert!(!acme.contains(none), "{acme}");
    }
    // An answer may be a statement of its own.
    in_order(
        &of("cal"),
        &["What they reply to\n------------------\n\nWritten above: A4.\n"],
    );
    // That somebody was not asked is no reply; nor does a member's firm speak for them.
    in_order(
        &of("bo"),
        &[
            "No statement of theirs is recorded in this case.",
            "What they reply to\n------------------\n\nA2. Ana Ruiz",
        ],
    );
    assert!(of("ana").contains("No reply of theirs is recorded in this case."));
}

#[test]
fn a_sentence_without_a_citation_ends_once() {
    let world = World::case("allegations:\n  a: {statement: It is so.}\n  b: {statement: It is}\n");
    for paper in ["chronology", "full", "summary"] {
        let out = export(&world, &format!("visit --paper {paper} -f txt"));
        assert!(
            !out.contains(". .") && !out.contains("is .") && !out.contains(".."),
            "{out}"
        );
    }
    in_order(
        &export(&world, "visit --paper chronology -f txt"),
        &[
            "It is so. Alleged: no citation.",
            "It is. Alleged: no citation.",
        ],
    );
}

#[test]
fn the_subjects_are_all_told_whoever_stands_in_the_title() {
    let case = "format: 1\ntitle: The dispute of Nur Hamdan\nsubjects: [h, b]\n\
                people: {h: {name: Nur Hamdan, protect: {as: Witness B}}, b: {name: Bo Lind}}\n";
    let world = World::empty()
        .file(
            "casefiles/library.yaml",
            "format: 1\naudiences: {press: {}}\n",
        )
        .file("casefiles/visit.yaml", case);
    for (to, subjects) in [
        ("--names", "Subjects: Nur Hamdan, Bo Lind."),
        ("--for press", "Subjects: Witness B, Bo Lind."),
    ] {
        let out = export(&world, &format!("visit {to}"));
        assert!(out.contains(subjects), "{out}");
    }
}
