//! What is sealed is handed on to nobody, nor is what cannot be read as not sealed.

use std::fs;

use super::harness::World;

/// A case with a docket, whose second entry says so of its seal, and with evidence that says so too.
fn world(entry: &str, evidence: &str) -> World {
    World::case(&format!(
        "sources:\n  order: {{ title: Order }}\n  paper: {{ title: A paper }}\nproceedings:\n  suit:\n    title: The suit\n    \
         entries:\n      - {{ number: 1, date: 2026-02-01, kind: filing, title: Complaint }}\n      - number: 2\n        date: \
         2026-02-02\n        kind: filing\n        title: Motion on marzipan\n        document: paper\n{entry}evidence:\n  tape:\n    \
         description: A tape\n    source: paper\n{evidence}allegations:\n  a: {{ statement: It rained., by: suit, cites: \
         [{{ source: paper, quote: the flugelhorn }}] }}\n"
    ))
    .file(
        "casefiles/library.yaml",
        "format: 1\naudiences:\n  press: {}\n",
    )
}

#[test]
fn what_cannot_be_read_as_not_sealed_is_handed_on_to_nobody() {
    let entries = [
        "sealed: yes",
        "sealed: on",
        "sealed: 1",
        "sealed: TRUE",
        "sealed: treu",
        "sealed:",
        "sealed: [true]",
        "sealed: false\n        sealed: true",
        "restricted: sealed",
        "privileged: true",
        "under_seal: true",
        "seal: true",
        "seald: true",
        "Sealed: true",
        "status: sealed",
        "filed_under_seal: true",
        "access: sealed",
        "access: restricted",
        "in_camera: true",
        "private: true",
        "public: false",
        "sled: true",
        "attachments: [{ title: Map, protected: true }]",
        "attachments: [{ title: Map, sealed: yes }]",
        "attachments: [{ title: Map, sealed: }]",
        "attachments: [{ title: Map, restricted: true }]",
        "cites: [{ source: paper, sealed: true }]",
        // The record cannot be read, and its document is sealed all the same.
        "sealed: true\n        in: [a]",
    ];
    let entries = entries.map(|key| (format!("        {key}\n"), String::new()));
    let evidence = [
        "restricted: seald",
        "restricted:",
        "restricted: sealed\n    restricted: privileged",
        "sealed: true",
        "privileged: true",
        "confidential: true",
        "work_product: true",
        "sealed_by: suit",
        "status: sealed",
        "kind: sealed",
        "ruling: sealed",
        "ruling: { is: sealed, by: suit }",
        "history: [{ status: sealed }]",
        "history: [{ date: 2025-01-01, status: privileged }]",
        "access: restricted",
    ];
    let evidence = evidence.map(|key| (String::new(), format!("    {key}\n")));
    for (entry, evidence) in entries.iter().chain(&evidence) {
        let world = world(entry, evidence);
        for command in [
            "export visit --full --for press",
            "export visit --for press",
            "list entries --for press --format csv",
            "agenda --for press",
        ] {
            let ran = world.run(command).code(2);
            assert_eq!(ran.out, "", "{entry}{evidence}: {command}");
            assert!(
                ran.err.contains("Nothing was written: "),
                "{entry}{evidence}: {}",
                ran.err
            );
        }
        world.run("check").code(1);
        // Whom it is for is not said: what may be sealed is not written either.
        world.run("export visit").code(2).out("");
    }
    for source in ["sealed: true", "privileged: yes"] {
        let world = world("", "");
        let path = world.path("casefiles/visit.yaml");
        let text = world.read("casefiles/visit.yaml");
        let text = text.replace("title: A paper }", &format!("title: A paper, {source} }}"));
        fs::write(path, text).unwrap();
        world.run("export visit --for frcp-5.2").code(2).out("");
    }
}

#[test]
fn what_says_whether_it_is_sealed_is_read_as_it_says() {
    for (entry, is_there) in [
        ("", true),
        ("        sealed: false\n", true),
        ("        sealed: true\n", false),
        (
            "        attachments: [{ title: Map, sealed: false }]\n",
            true,
        ),
    ] {
        let world = world(entry, "");
        let out = world.run("export visit --full --for frcp-5.2").code(0).out;
        assert_eq!(out.contains("marzipan"), is_there, "{entry}: {out}");
        assert_eq!(out.contains("flugelhorn"), is_there, "{entry}: {out}");
        world.run("agenda --for frcp-5.2").code(1);
    }
}

#[test]
fn a_seal_that_says_nothing_is_a_mistake_with_what_to_write() {
    let out = world("        sealed:\n", "").run("check").code(1).out;
    assert!(
        out.contains("error[wrong-value]: true or false is expected here"),
        "{out}"
    );
    assert!(out.contains("visit.yaml:16:9"), "{out}");
    assert!(
        out.contains("write `sealed: true` or `sealed: false`"),
        "{out}"
    );
}

#[test]
fn words_of_what_is_sealed_are_left_out_beside_its_quotes() {
    let world = World::case(
        "sources:\n  paper: { title: A paper, note: on the wombat, published: 2026, published_because: it names the wombat }\n  \
         order: { title: Order, note: of the court }\npeople:\n  ben: { name: Ben }\nevidence:\n  tape: { description: A tape, source: paper, \
         restricted: { as: sealed, by: ben, cites: order } }\nallegations:\n  a: { statement: There were several., by: ben, date_said: \
         the wombat night, measure: { value: 7, unit: people, of: guards, said: seven wombat guards }, cites: paper, responses: \
         [{ by: ben, is: denied, date_said: after the wombat }] }\n  b: { statement: There were more., by: ben, date_said: the \
         night of the order, cites: order }\nevents:\n  night: { title: A night, date_said: by wombat light, measure: { value: 9, unit: \
         people, of: men, said: nine wombat men }, cites: paper }\nproceedings:\n  suit: { title: Suit }\nentries:\n  e: { in: suit, \
         title: Hearing, kind: hearing, date_said: in the wombat week, sealed: true }\n",
    )
    .file("casefiles/library.yaml", "format: 1\naudiences:\n  press: {}\n");
    for command in [
        "export visit --full --for press",
        "export visit --for press",
        "list all --for press --format jsonl",
        "agenda --for press --format json",
    ] {
        let out = world.run(command).out;
        assert!(!out.contains("wombat"), "{command}: {out}");
    }
    let out = world.run("export visit --full --for press").code(0).out;
    assert!(out.contains("night of the order"), "{out}");
    assert!(
        world
            .run("export visit --full")
            .code(0)
            .out
            .contains("wombat")
    );
}

#[test]
fn who_speaks_for_the_protected_is_not_named_as_an_author() {
    let world = World::case(
        "people:\n  ana: { name: Ana Ruiz, protect: { as: Witness A } }\n  lena: { name: Lena Kovac, speaks_for: ana }\n  \
         ben: { name: Ben Stone }\nsources:\n  brief: { title: A brief, authors: [\"Lena Kovac, attorney\", Ben Stone], publisher: \
         Lena Kovac, speakers: [lena] }\nallegations:\n  a: { statement: It rained., by: ben, cites: brief }\n",
    )
    .file("casefiles/library.yaml", "format: 1\naudiences:\n  press: {}\n");
    for command in [
        "export visit --full --for press",
        "export visit --for press",
        "list sources --for press --format jsonl",
    ] {
        let out = world.run(command).code(0).out;
        assert!(
            !out.contains("Kovac") && !out.contains("lena"),
            "{command}: {out}"
        );
    }
    let out = world.run("export visit --full --for press").out;
    assert!(out.contains("Ben Stone"), "{out}");
}

#[test]
fn a_place_that_is_a_record_is_left_out_where_the_protected_were_held_there() {
    for place in ["east-jail", "East Jail", "in a cell of the East Jail"] {
        let world = World::case(&format!(
            "people:\n  ana: {{ name: Ana Ruiz, protect: {{ as: Witness A }}, custody: [{{ at: east-jail }}] }}\n  ben: {{ name: \
             Ben }}\norganizations:\n  east-jail: {{ name: East Jail }}\nproceedings:\n  suit: {{ title: Suit }}\nentries:\n  \
             e: {{ in: suit, kind: hearing, title: Hearing, date: 2026-12-10, place: {place}, for: ana }}\nevents:\n  raid: {{ \
             title: A raid, place: {place}, participants: [{{ who: ana, outcome: taken to East Jail }}] }}\n  rain: {{ title: \
             Rain, place: {place}, participants: [ben] }}\n"
        ))
        .file("casefiles/library.yaml", "format: 1\naudiences:\n  press: {}\n");
        let out = world.run("export visit --full --for press").code(0).out;
        // The hearing is hers, as the raid was; many were in the rain.
        assert_eq!(out.matches("Place: \\[words left out]").count(), 2, "{out}");
        assert!(out.contains("V2. Rain\n\n- Place: "), "{out}");
        assert!(!out.contains("taken to"), "{out}");
        let agenda = world.run("agenda --today 2026-12-01 --for press --format json");
        assert!(!agenda.code(0).out.contains("ast"), "{place}");
    }
}

#[test]
fn what_is_sealed_can_be_listed() {
    let world = world("        sealed: true\n", "    restricted: sealed\n");
    for query in ["list all is:sealed", "list all is:restricted"] {
        let listed = world.run(query).code(0).out;
        for found in ["Motion on marzipan", "A tape"] {
            assert!(listed.contains(found), "{query}: {listed}");
        }
        assert!(!listed.contains("Complaint"), "{listed}");
    }
}

/// The id of somebody protected with a slip in it tells who that is as well as the id does.
#[test]
fn a_reference_that_leads_nowhere_is_left_out_before_others() {
    let case = "\
people:
  rosa-quintana: {name: Rosa Quintana, protect: {as: Witness A}}
sources: {log: {title: Log}}
proceedings:
  suit:
    title: The suit
    parties: [{who: rosa-quintanna, as: plaintiff}]
    entries:
      - {id: e1, date: 2099-12-05, kind: hearing, title: Hearing, for: rosa-quintanna}
allegations:
  a: {statement: It rained., by: rosa-quintanna, against: rosa-quintanna, cites: [{source: log}]}
";
    let world = World::case(case).file(
        "casefiles/library.yaml",
        "format: 1\naudiences:\n  press: {}\n",
    );
    for command in [
        "agenda --for press",
        "agenda --for press --format json",
        "export visit --full --for press",
        "list allegations --for press -o t.csv",
    ] {
        let ran = world.run(command).code(0);
        let file = std::fs::read_to_string(world.path("t.csv")).unwrap_or_default();
        for text in [&ran.out, &ran.err, &file] {
            assert!(
                !text.contains("quintan") && !text.contains("Quintan"),
                "{command}: {text}"
            );
        }
    }
    let page = world.run("agenda").out;
    assert!(
        page.contains("rosa-quintanna (not in this library)"),
        "{page}"
    );
}

#[test]
fn what_became_of_a_charge_is_not_told_in_the_words_of_what_is_sealed() {
    let world = World::case(
        "sources:\n  paper: { title: A paper }\n  order: { title: Order }\npeople:\n  ben: { name: Ben }\nevidence:\n  tape: { description: A tape, source: \
         paper, restricted: { as: sealed, by: ben, cites: order } }\n  map: { description: A map, source: order, cites: order, objection: { because: \
         the heron, by: ben, cites: paper }, ruling: { is: excluded, by: ben, because: the otter, cites: order } }\nproceedings:\n  suit:\n    title: \
         Suit\n    cites: order\n    charges:\n      - { number: 1, title: Theft, against: ben, cites: order, history: [{ status: in-words, because: the \
         wombat agreement, sentence: a wombat year, cites: paper }] }\n      - { number: 2, title: Fraud, against: ben, cites: paper, history: [{ status: \
         in-words, because: the badger agreement }] }\n      - { number: 3, title: Arson, against: ben, cites: order, history: [{ status: in-words, because: \
         the lynx agreement }] }\n",
    )
    .file("casefiles/library.yaml", "format: 1\naudiences:\n  press: {}\n");
    for command in [
        "export visit --full --for press",
        "export visit --for press",
        "list all --for press --format jsonl",
        "list proceedings --for press --format csv",
        "list evidence --for press --format csv",
    ] {
        let out = world.run(command).code(0).out;
        for words in ["wombat", "badger", "heron"] {
            assert!(!out.contains(words), "{command}: {words}: {out}");
        }
    }
    // What rests on what is open stays.
    let out = world.run("list proceedings --for press --format csv").out;
    assert!(out.contains("lynx"), "{out}");
    let out = world.run("list evidence --for press --format csv").out;
    assert!(out.contains("otter"), "{out}");
    assert!(world.run("export visit --full").out.contains("wombat"));
}

#[test]
fn ids_of_what_is_sealed_say_nothing_to_others() {
    let world = World::case(
        "sources:\n  paper: { title: A paper, file: paper.txt }\n  order: { title: Order }\npeople:\n  ben: { name: Ben }\nevidence:\n  wombat-tape: { description: \
         A tape, source: paper, restricted: { as: sealed, by: ben, cites: order } }\n  evidence-1: { description: A map, source: order }\nproceedings:\n  suit: { title: \
         Suit }\nentries:\n  wire-at-pier-nine: { in: suit, title: Wire, kind: hearing, date: 2026-12-10, sealed: true }\n  open-hearing: { in: suit, title: \
         Hearing, kind: hearing, date: 2026-12-11 }\nallegations:\n  a: { statement: It rained., by: ben, cites: [{ source: paper, quote: the flugelhorn }] }\n",
    )
    .file("casefiles/sources/paper.txt", "the flugelhorn\n")
    .config("reviewer = \"lena\"\n")
    .file("casefiles/library.yaml", "format: 1\naudiences:\n  press: {}\n");
    for marked in [
        "mark wire-at-pier-nine wombat-tape",
        "flag wombat-tape",
        "flag --citation 1 a",
        "flag wire-at-pier-nine",
        "flag --undo wire-at-pier-nine",
    ] {
        world.run(&format!("review {marked}")).code(0);
    }
    // What a sealed record said when it was reviewed is not told either.
    let text = world.read("casefiles/visit.yaml");
    let text = text.replace("title: Wire,", "title: Wires at the pier,");
    fs::write(world.path("casefiles/visit.yaml"), text).unwrap();
    for command in [
        "agenda --today 2026-12-01 --for press",
        "agenda --today 2026-12-01 --for press --format json",
        "agenda --today 2026-12-01 --for press --format ics",
        "list entries --for press --format csv",
        "list entries --for press --format jsonl",
        "list evidence --for press --format csv",
        "list all --for press --format jsonl",
        "export visit --full --for press",
        "review report --for press",
    ] {
        let out = world.run(command).code(0).out.replace("\r\n ", "");
        for words in ["pier", "wombat", "Wire", "flugelhorn"] {
            assert!(!out.contains(words), "{command}: {words}: {out}");
        }
    }
    let out = world.run("list entries --for press --format csv").out;
    assert!(out.contains("visit,entry-1,"), "{out}");
    assert!(out.contains("visit,open-hearing,"), "{out}");
    let out = world.run("list evidence --for press --format csv").out;
    // No other record has the id that is given.
    assert!(
        out.contains("visit,evidence-2,") && out.contains("visit,evidence-1,"),
        "{out}"
    );
    let out = world
        .run("agenda --today 2026-12-01 --for press --format ics")
        .out;
    assert!(out.replace("\r\n ", "").contains("visit/entry-1"), "{out}");
    let out = world.run("review report --for press").out;
    assert!(
        out.contains("visit/entry-1") && out.contains("visit/evidence-2"),
        "{out}"
    );
    // Your own copy has the ids as they are.
    let out = world.run("list entries --format csv").out;
    assert!(out.contains("wire-at-pier-nine"), "{out}");
}
