//! What an export says must be true of what it prints, for a reader who believes none of it.

use std::{collections::BTreeSet, fmt::Write};

use super::harness::World;

/// A library with one source, its text, and further records.
fn world(text: &str, records: &str) -> World {
    let head = "people:\n  ana: { name: Ana }\n  ben: { name: Ben }\n  cleo: { name: Cleo }\n\
                sources:\n  paper: { title: Paper, text: paper.txt }\n";
    World::case(&format!("{head}{records}")).file("casefiles/paper.txt", text)
}

fn export(world: &World, arguments: &str) -> String {
    world.run(&format!("export visit {arguments}")).code(0).out
}

#[test]
fn the_sentence_round_a_short_quote_is_not_cut_in_front() {
    let before = "in all of the papers which it has handed over to the court and to the lawyers of both sides \
                  since the spring of that year, by its own hand or by that of others,";
    let text = format!(
        "It rained. The state has not provided, {before} any substantiated evidence of it. The sun shone.\n"
    );
    let world = world(
        &text,
        "allegations:\n  a: { statement: It is so., by: ana, cites: [{ source: paper, at: ¶1, quote: substantiated evidence }] }\n",
    );
    let full = export(&world, "--full");
    let there = full.lines().find(|line| line.contains("There: "));
    let sentence =
        format!("There: The state has not provided, {before} any substantiated evidence of it.");
    let there = there.unwrap_or_default().trim_start_matches([' ', '-']);
    assert_eq!(there, sentence, "{full}");
}

#[test]
fn a_quote_that_is_not_there_is_printed_with_its_verdict() {
    let world = world(
        "There was heavy rain.\n\nBen took nothing.\n",
        "allegations:\n  \
         a: { statement: It rained., by: ana, cites: [{ source: paper, at: ¶1, quote: heavy rain }] }\n  \
         b: { statement: He took it., by: ana, cites: [{ source: paper, at: ¶2, quote: took envelopes of cash }] }\n  \
         c: { statement: He left., by: ana, cites: [{ source: paper, at: ¶9, quote: heavy rain }] }\n",
    );
    let out = export(&world, "");
    for said in [
        "¶2 “took envelopes of cash”: missing from the working copy.",
        "¶9 “heavy rain”: moved in the working copy, no such place.",
        "A quote that is not in the source as it is cited follows its citation.",
        "Every other quote that the citations rest on (printed in the long form) is: verbatim in the working copy.",
    ] {
        assert!(out.contains(said), "{said}: {out}");
    }
    assert!(out.contains("[[1]](#s1) ¶1. Alleged"), "{out}");
}

/// Statements without a name in the case, each disputed, of so many words that few have room.
fn disputed(records: &mut String, count: usize) {
    let words = "and then it rained again on the roofs of the town ".repeat(4);
    for number in 0..count {
        let _ = writeln!(
            records,
            "  d{number}: {{ statement: At {number} it rained {words}, by: ben, responses: [{{ by: ben, is: denied }}] }}"
        );
    }
}

#[test]
fn each_subject_and_what_others_name_come_first() {
    let mut records = "allegations:\n".to_owned();
    disputed(&mut records, 30);
    records.push_str("  mine: { statement: The sun shone on the square., by: ben, about: ana }\n");
    records.push_str("questions:\n  q: { question: Who was there?, settles: [d29] }\n");
    let world = world("Nothing.\n", &format!("subjects: [ana]\n{records}"));
    let out = export(&world, "");
    assert!(out.contains("Ben: The sun shone on the square."), "{out}");
    assert!(out.contains("**A30.** Ben: At 29 it rained"), "{out}");
    assert!(!out.contains("Ben: At 28 it rained"), "{out}");
    // What is chosen first is printed where the file has it.
    assert!(out.contains("Printed in the order of the file"), "{out}");
    let order =
        out.find("**A1.**") < out.find("**A30.**") && out.find("**A30.**") < out.find("**A31.**");
    assert!(order, "{out}");
}

#[test]
fn what_is_held_of_the_sources_does_not_decide_what_is_printed() {
    let original = "There was heavy rain on Monday.\n";
    let mut records = "sources:\n  \
        paper: { title: Paper, digest: paper.md, original: { file: paper.txt, sha256: ea9a76fd1c6d43f016300609aa593a8e571b6da937f7233d52ae14ea4a2acd41 } }\n  \
        list: { title: A list, text: list.txt }\n\
        people: { ana: { name: Ana } }\nallegations:\n"
        .to_owned();
    for number in 0..60 {
        let _ = writeln!(
            records,
            "  a{number}: {{ statement: At {number} there was rain., by: ana, cites: [{{ source: paper, at: ¶1, quote: heavy rain }}, {{ source: list, quote: rain }}] }}"
        );
    }
    let world = World::case(&records)
        .file(
            "casefiles/paper.md",
            "¶1 There was “heavy rain”, says the paper.\n",
        )
        .file("casefiles/list.txt", "Sun. Then rain.\n")
        .file("originals/paper.txt", original);
    let digest = export(&world, "");
    let held = export(&world, "--originals originals");
    assert!(digest.contains("(in digest)"), "{digest}");
    assert!(held.contains("(verbatim in the original)"), "{held}");
    let printed = |text: &str| text.matches("there was rain.").count();
    assert!(printed(&digest) > 10 && printed(&digest) < 60, "{digest}");
    assert_eq!(printed(&digest), printed(&held));
}

#[test]
fn docket_entries_are_counted_among_what_is_left_out() {
    let world = world(
        "Nothing.\n",
        "proceedings:\n  suit:\n    title: A suit\n    entries:\n      - { date: 2024-05, title: Complaint }\n      - { date: 2024-06, title: Answer }\n",
    );
    let out = export(&world, "");
    assert!(
        out.contains("Left to the long form: docket entries 2."),
        "{out}"
    );
}

#[test]
fn a_source_can_be_cited_from_the_list() {
    let title =
        "A headline of many words that goes on and on until nobody knows any more how it began";
    let records = format!(
        "sources:\n  \
         long: {{ title: {title}, short: Long article }}\n  \
         post: {{ title: Mayor took cash, publisher: Harbour Post, published: 2021-03-04, authors: Cleo Reed }}\n  \
         own: {{ title: The Harbour Post on the mayor, publisher: Harbour Post, published: 2021-03-05 }}\n\
         people: {{ ana: {{ name: Ana }} }}\n\
         allegations:\n  a: {{ statement: It is so., by: ana, cites: [{{ source: long }}, {{ source: post }}, {{ source: own }}] }}\n"
    );
    let out = export(&World::case(&records), "");
    for line in [
        format!("Long article: {title}. Not stated: publisher, day of publication. Not held."),
        "Harbour Post, 4 Mar 2021: Mayor took cash. By Cleo Reed. Not held.".into(),
        "The Harbour Post on the mayor. Published 5 Mar 2021. Not held.".into(),
    ] {
        assert!(out.contains(&line), "{line}: {out}");
    }
}

/// Whose a headline is, is said wherever it is printed.
#[test]
fn no_headline_is_bare() {
    let world = World::case(
        "sources:\n  \
         post: { title: Mayor took cash, publisher: Harbour Post, published: 2021-03-04, text: post.txt }\n  \
         none: { title: Nobody's page }\n\
         people: { ana: { name: Ana } }\n\
         allegations:\n  a: { statement: It is so., by: ana, cites: [{ source: post }] }\n",
    )
    .file("casefiles/post.txt", "The mayor took cash.\n");
    for command in [
        "list sources",
        "timeline",
        "show post",
        "search mayor",
        "show a",
        "origins a",
        "export visit --full",
    ] {
        let out = world.run(command).out;
        let named = out.matches("Harbour Post: Mayor took cash").count()
            + out
                .matches("Harbour Post, 4 Mar 2021: Mayor took cash")
                .count();
        let bare = out.matches("Mayor took cash").count() - named;
        assert_eq!(bare, 0, "{command}: {out}");
    }
    let listed = world.run("list sources").out;
    assert!(listed.contains("  Nobody's page  "), "{listed}");
    assert!(
        listed.contains("  Harbour Post: Mayor took cash  "),
        "{listed}"
    );
    let json = world.run("list sources --format json").json();
    assert_eq!(json[0]["label"], "Harbour Post: Mayor took cash");
    let found = world.run("search mayor").out;
    assert!(
        found.contains("Harbour Post: Mayor took cash — 4 Mar 2021"),
        "{found}"
    );
}

/// What is known of a paper's words only through another names that one.
#[test]
fn who_relays_a_paper_is_named() {
    let world = World::case(
        "sources:\n  \
         times: { title: A report, publisher: The Times }\n  \
         article: { title: An article, short: Agreement article }\n  \
         talk: { title: A talk, short: CNN interview }\n\
         people: { ana: { name: Ana } }\n\
         organizations: { the-times: { name: The Times, kind: media } }\n\
         allegations:\n  \
         a: { statement: It rained., by: the-times, cites: [{ source: article, via: [times] }] }\n  \
         b: { statement: It hailed., by: the-times, cites: [{ source: article, via: [times] }, { source: times }] }\n  \
         c: { statement: It snowed., by: ana, cites: [{ source: article, via: [talk] }] }\n  \
         d: { statement: It froze., by: times, cites: [{ source: article, via: [times] }] }\n  \
         e: { statement: It thawed., by: article, cites: [{ source: article }] }\n",
    );
    let out = world.run("list allegations").out;
    for said in [
        "  The Times, via Agreement article: It rained.",
        "  The Times: It hailed.",
        "  Ana, via CNN interview: It snowed.",
        "  The Times (own voice), from Agreement article: It froze.",
        "  Agreement article (own voice): It thawed.",
    ] {
        assert!(out.contains(said), "{said}: {out}");
    }
}

#[test]
fn what_a_standing_follows_from_is_told_as_it_is() {
    let world = world("Nothing.\n", "");
    for form in ["", "--full"] {
        let out = export(&world, form);
        for from in [
            "an admission, a finding",
            "replies",
            "contradict it",
            "origins",
        ] {
            assert!(out.contains(from), "{form} {from}: {out}");
        }
        assert!(!out.contains("follows from the replies that"), "{out}");
    }
}

#[test]
fn a_note_of_the_file_is_in_nobodys_mouth() {
    let world = world(
        "Nothing.\n",
        "allegations:\n  \
         a: { statement: It rained., by: ana, relations: [{ to: b, is: contradicts, note: Not both. }] }\n  \
         b: { statement: It was dry., by: ben }\n  \
         c: { statement: It hailed, by: ben, relations: [{ to: d, is: qualifies, note: A little. }] }\n  \
         d: { statement: It snowed, by: ben }\n",
    );
    for command in ["export visit --full", "show a"] {
        let out = world.run(command).code(0).out;
        assert!(out.contains("Ben: It was dry. Note: Not both."), "{out}");
    }
    let out = world.run("show c").out;
    assert!(out.contains("Ben: It snowed. Note: A little."), "{out}");
}

#[test]
fn plain_words_are_not_said_twice_or_wrongly() {
    let world = world(
        "Nothing.\n",
        "  talk: { title: A talk, kind: personal-communication }\n\
         organizations: { sea: { name: The sea, kind: other } }\n\
         allegations:\n  \
         a: { statement: It rained, by: ana, date_said: on Monday, responses: [{ by: ben, is: no-comment, date_said: Wednesday }] }\n  \
         b: { statement: It was dry., by: clerk, relations: [{ to: a, is: contradicts }], cites: [{ source: talk }] }\n",
    );
    let world = {
        let file = world.read("casefiles/visit.yaml");
        let file = file.replace(
            "  ben: { name: Ben }\n",
            "  ben: { name: Ben }\n  clerk: { name: A clerk of the port, named: false }\n  men: { name: The men, kind: group, named: false }\n",
        );
        world.file("casefiles/visit.yaml", &file)
    };
    let short = export(&world, "");
    for said in [
        "Ana: It rained. Contested: ",
        "contradicted by a clerk of the port ([A2](#a2))",
        "Ben did not comment, Wednesday (no exact date given).",
    ] {
        assert!(short.contains(said), "{said}: {short}");
    }
    let full = export(&world, "--full");
    for said in [
        "contradicted by [A2](#a2), a clerk of the port: It was dry",
        "contradicted by [A2](#a2), a clerk of the port (unnamed), via A talk: It was dry.",
        "- Said: on Monday (no exact date given)",
        "- Kind: personal communication",
        "- Held: no",
        "- Named: its members are not named by the source",
        ". A clerk of the port",
    ] {
        assert!(full.contains(said), "{said}: {full}");
    }
    for wrong in [
        "as the source has it",
        "body of another kind",
        "Held: not held",
        "each statement follows",
        "in other words, which quotes",
    ] {
        assert!(!full.contains(wrong), "{wrong}: {full}");
    }
}

/// The places of a text that ways lead to: `](#a1)`.
fn ways(text: &str) -> impl Iterator<Item = &str> {
    let ways = text.split("](#").skip(1);
    ways.filter_map(|rest| Some(rest.split_once(')')?.0))
}

/// Which places lead to which sources, and which the sources say that they are cited by.
fn cited(full: &str) -> [BTreeSet<(String, String)>; 2] {
    let (mut there, mut back) = (BTreeSet::new(), BTreeSet::new());
    let mut here = "";
    for line in full.lines() {
        match line
            .split_once("<a id=\"")
            .and_then(|(_, rest)| rest.split_once('"'))
        {
            Some((place, _)) => here = place,
            None if line.starts_with("## ") => here = "",
            None => {}
        }
        let (line, by) = match line.split_once(" Cited by ") {
            Some((before, by)) if here.starts_with('s') => (before, by),
            _ => (line, ""),
        };
        let to_source = |way: &&str| {
            way.strip_prefix('s')
                .is_some_and(|n| n.parse::<u32>().is_ok())
        };
        there.extend(
            ways(line)
                .filter(to_source)
                .map(|to| (here.to_owned(), to.to_owned())),
        );
        back.extend(ways(by).map(|from| (from.to_owned(), here.to_owned())));
    }
    [there, back]
}

#[test]
fn every_way_to_a_source_leads_back() {
    let world = World::case(
        "people:\n  ana: { name: Ana, cites: [{ source: paper }] }\n\
         organizations:\n  post: { name: Post, cites: [{ source: other }] }\n\
         sources:\n  paper: { title: Paper, published: 2024, rests_on: [{ source: third, how: cites }] }\n  other: { title: Other }\n  third: { title: Third, cites: [{ source: paper }] }\n  fourth: { title: Fourth, published: 2023 }\n\
         allegations:\n  a: { statement: It rained., by: other, date: 2024, cites: [{ source: paper, via: third }] }\n",
    );
    let mut seen = 0;
    let mut check = |full: &str| {
        let [there, back] = cited(full);
        assert_eq!(there, back, "{full}");
        let places: BTreeSet<&str> = full
            .split("<a id=\"")
            .skip(1)
            .filter_map(|rest| Some(rest.split_once('"')?.0))
            .collect();
        assert!(ways(full).all(|to| places.contains(to)), "{full}");
        seen += there.len();
    };
    let full = export(&world, "--full");
    check(&full);
    assert!(full.contains("(#n1)") && full.contains("(#o1)") && full.contains("(#d0)"));
    for case in ["crane", "dredging"] {
        check(
            &world
                .run(&format!("{HARBOUR} export {case} --full"))
                .code(0)
                .out,
        );
    }
    assert!(seen > 15, "{seen}");
}

const HARBOUR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/harbour");

/// What is said of another statement carries what became of that one.
#[test]
fn a_statement_that_comes_in_beside_another_says_how_it_stands() {
    let world = world(
        "There was rain.\n",
        "allegations:\n  \
         a: { statement: The permit was fine., by: ana, cites: [{ source: paper, at: ¶1 }], relations: [{ to: two/b, is: contradicts }] }\n  \
         c: { statement: The roof leaks., by: ana, cites: [{ source: paper, at: ¶1 }, { source: paper, at: ¶1 }] }\n",
    )
    .file(
        "casefiles/two.yaml",
        "format: 1\ntitle: Two\nallegations:\n  \
         b: { statement: Ben took bribes., by: visit/cleo, cites: [{ source: visit/paper, at: ¶1 }], responses: [{ by: visit/ben, is: denied, cites: [{ source: visit/paper }] }] }\n  \
         d: { statement: The roof is whole., by: visit/ben, about: visit/ana, cites: [{ source: visit/paper, at: ¶1 }], relations: [{ to: visit/c, is: qualifies }], responses: [{ by: visit/ana, is: denied }] }\n",
    );
    let out = export(&world, "");
    for told in [
        "contradicts Cleo: Ben took bribes (contested; Ben denied) [[1]](#s1) ¶1;",
        "Qualified by Ben: The roof is whole (denied by Ana (nothing cited)) [[1]](#s1) ¶1.",
        "**A2.** Ana, via Paper: The roof leaks. [[1]](#s1) ¶1. Alleged",
    ] {
        assert!(out.contains(told), "{told}: {out}");
    }
}

#[test]
fn an_answer_says_how_far_it_goes_and_where_it_stands() {
    let world = world(
        "There was rain.\n",
        "questions:\n  \
         q: { question: Did it rain?, status: open, answer: It did., cites: [{ source: paper, at: ¶1 }] }\n  \
         r: { question: Did it snow?, status: partly-answered, answer: A bit., cites: [{ source: paper, at: ¶1 }] }\n",
    );
    let out = export(&world, "");
    for told in [
        "Did it rain? Open. Answer: It did. [[1]](#s1) ¶1.",
        "Did it snow? Partly answered. Answer: A bit. [[1]](#s1) ¶1.",
    ] {
        assert!(out.contains(told), "{told}: {out}");
    }
    assert!(!out.contains("What it is about"), "{out}");
}

/// One long text must not take the room of all others, nor break the limit.
#[test]
fn long_texts_are_cut() {
    let long = |what: &str| format!("{what} begins. {}", "and so it goes on ".repeat(400));
    let (said, denied, note) = (long("The statement"), long("The denial"), long("The note"));
    let world = World::case(&format!(
        "summary: {}\nnote: {note}\npeople:\n  ana: {{ name: Ana }}\n  ben: {{ name: {} }}\nsources:\n  paper: {{ title: {} }}\n\
         allegations:\n  a: {{ statement: {said}, by: ana, note: {note}, cites: [{{ source: paper }}], responses: [{{ by: ben, is: denied, statement: {denied} }}] }}\n\
         questions:\n  q: {{ question: {}, status: open, answer: {} }}\n",
        long("The summary"),
        long("The name").replace('.', ""),
        long("The title"),
        long("The question"),
        long("The answer"),
    ));
    let out = export(&world, "");
    let words = out.split_whitespace().count();
    assert!(words <= 900, "{words}");
    for begins in [
        "The summary begins.",
        "Ana, via The title begins",
        "The statement begins.",
    ] {
        assert!(out.contains(begins), "{begins}: {out}");
    }
    assert!(out.contains("… (cut; whole in the long form)"), "{out}");
    let full = export(&world, "--full");
    assert!(!full.contains("(cut;"), "{full}");
}

#[test]
fn what_is_left_out_is_counted_with_how_it_stands() {
    let mut records = String::from("allegations:\n");
    disputed(&mut records, 40);
    let world = world("There was rain.\n", &records);
    let out = export(&world, "");
    let left = out.split_once("Left to the long form: ").unwrap().1;
    let left = left.lines().next().unwrap();
    let count: usize = left
        .strip_prefix("statements ")
        .unwrap()
        .split(' ')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    assert!(count > 3, "{left}");
    let told = format!("({count} assertions, of them {count} ");
    assert!(left.contains(&told), "{left}");
}

/// However they are chosen, records are printed as the file has them, and all where there is room.
#[test]
fn the_order_is_that_of_the_file() {
    let world = world(
        "Nothing.\n",
        "allegations:\n  a: { statement: It rained., by: ana }\n\
         questions:\n  q: { question: Who was there? }\n  r: { question: Did it rain?, settles: [a] }\n\
         proceedings:\n  one: { title: The first }\n  two: { title: The second }\n  three: { title: The third }\n\
         events:\n  e: { title: A day in court, about: [two] }\n",
    );
    let out = export(&world, "");
    let at = |words: &str| out.find(words).unwrap_or_else(|| panic!("{words}: {out}"));
    assert!(at("Who was there?") < at("Did it rain?"), "{out}");
    assert!(
        at("The first") < at("The second") && at("The second") < at("The third"),
        "{out}"
    );
}
