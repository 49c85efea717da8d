use serde_json::json;

use super::harness::World;
use crate::spoken::{LIBRARY, SPOKEN, TEXT};

#[test]
fn a_record_is_printed_in_full_with_what_is_found_of_each_quote() {
    let world = World::starter();
    let ran = world.run("show records-are-missing").code(0).err("");
    insta::assert_snapshot!(ran.out, @"
    Ana Example, via The Sample Gazette: Records of the harbour for 1998 are missing from the archive.
    Standing     ✗ denied
    Because      denied by Harbour office of Samplemouth [2]; one origin
    Origins      1 report · 1 origin · depth 1
                 Ana Example, on what occasion is not recorded
    Said by      Ana Example
    About        Harbour office of Samplemouth
    Said         2 May 2024
    Replies      Harbour office of Samplemouth ✗ denied: The records were handed over in full. [2]

    Rests on
      [1] ✓ verbatim  The Sample Gazette, 3 May 2024  ¶1  “we have looked on every shelf”

    Cited under “Replies”
      [2] ✓ verbatim  The Sample Gazette, 3 May 2024  ¶3  “handed over in full”

    Evidence that bears on it (1)
      The receipt for the records, which the harbour office says it has  − undermines

    Questions that would settle it (1)
      What does the receipt list?

      example-case/records-are-missing  casefiles/example-case.yaml:16
    ");
    assert_eq!(
        world
            .run("show example-case/records-are-missing")
            .code(0)
            .out,
        ran.out
    );
}

#[test]
fn a_quote_is_checked_against_the_originals_where_they_are() {
    let hash = "4d1b5f2e4c6e4a37d0a0b3bb8ec1ed2f5fd2b8bd9e5ed5d17ad3cbbd8fbd1b5a";
    let world = World::case(&format!(
        "sources:\n  letter:\n    title: Letter\n    digest: digest.md\n    original:\n      file: letter.txt\n      sha256: {hash}\nevents:\n  rain:\n    title: Rain\n    cites:\n      - source: letter\n        at: ¶1\n        quote: it rained\n"
    ))
    .file("casefiles/digest.md", "¶1 Of the weather.\n")
    .file("originals/letter.txt", "On that day it rained.\n");
    let verdict = |arguments: &str| {
        let out = world.run(arguments).code(0).out;
        let line = out
            .lines()
            .find(|line| line.contains("[1]"))
            .unwrap()
            .to_owned();
        let (_, found) = line.split_once("[1] ").unwrap();
        found.split("  ").next().unwrap().to_owned()
    };
    assert_eq!(verdict("show rain"), "· not held");
    // The file has the name that is recorded and another hash.
    assert_eq!(
        verdict("show rain --originals originals"),
        "✓ verbatim ! changed"
    );
    assert_eq!(
        verdict("show rain --ascii --originals originals"),
        "= verbatim ! changed"
    );
    world.run("show rain --originals nowhere").code(2).out("");
}

#[test]
fn a_record_that_is_not_there_is_named_with_what_was_meant() {
    let world = World::starter();
    for (typed, help) in [
        ("ana-exmaple", "did you mean `ana-example`?"),
        (
            "example-case/recepit",
            "did you mean `example-case/receipt`?",
        ),
        ("recepit", "did you mean `example-case/receipt`?"),
        ("Ana", "did you mean `ana-example`?"),
        (
            "zzzzzzzz",
            "`casefile list KIND` lists the records of a kind.",
        ),
    ] {
        world
            .run_with(&["show", typed])
            .code(1)
            .out("")
            .err(&format!("error: There is no record `{typed}`; {help}\n"));
    }
}

#[test]
fn an_id_of_several_cases_wants_its_case() {
    let records = "format: 1\ntitle: T\npeople:\n  ana:\n    name: Ana\n";
    let world = World::empty()
        .file("casefiles/a.yaml", records)
        .file("casefiles/b.yaml", records);
    world
        .run("show ana")
        .code(2)
        .out("")
        .err("error: Several cases have a record `ana`; write `a/ana` or `b/ana`.\n");
    world.run("show b/ana").code(0);
}

#[test]
fn json_has_the_documented_shape() {
    let shown = World::starter()
        .run("show boxes-were-burnt --format json")
        .code(0)
        .json();
    assert_eq!(shown["key"], "example-case/boxes-were-burnt");
    assert_eq!(shown["status"], "alleged");
    assert_eq!(
        shown["citations"],
        json!([{
            "number": 1,
            "source": "sample-gazette",
            "at": "¶2",
            "quote": "a dozen or so boxes",
            "via": ["clerk-interview"],
            "verdict": "verbatim",
            "place": null,
            "changed": false, "whose": null,
            "why": null,
            "difference": null,
        }])
    );
    let rows = shown["rows"].as_array().unwrap();
    assert!(rows.contains(&json!({
        "style": "field", "label": "Said by", "text": "A clerk of the harbour office",
        "links": ["a-clerk"], "citations": [],
    })));
    assert!(
        rows.iter()
            .any(|row| row["style"] == "item" && row["citations"] == json!([1]))
    );
}

/// A case that rests on `letter.txt`, and the file itself.
fn letter(cites: &str, text: &str) -> World {
    let records = "sources:\n  letter:\n    title: Letter\n    text: letter.txt\nevents:\n  rain:\n    title: Rain\n    cites:\n";
    World::case(&format!("{records}{cites}")).file("casefiles/letter.txt", text)
}

#[test]
fn how_a_quote_differs_is_said_below_it() {
    let world = letter(
        "      - source: letter\n        at: ¶1\n        quote: it rained all the day\n      \
               - source: letter\n        at: ¶2\n        quote: the roof was not wet\n",
        "On that day it rained all day long.\nBut the roof was wet.\n",
    );
    let ran = world.run("show rain").code(0);
    insta::assert_snapshot!(ran.out, @r"
    Rain
    Not stated   date

    Rests on
      [1] ≠ altered  Letter  ¶1  “it rained all the day”
          in the source: it rained all [-the-] day
      [2] ✗ missing  Letter  ¶2  “the roof was not wet”
          nearest words; a negation differs: the roof was [-not-] wet

      visit/rain  casefiles/visit.yaml:8
    ");
    let shown = world.run("show rain --format json").code(0).json();
    let citations = &shown["citations"];
    assert_eq!(citations[0]["verdict"], "altered");
    assert_eq!(citations[0]["why"], json!(null));
    assert_eq!(
        citations[0]["difference"],
        json!([{"same": "it rained all"}, {"gone": "the"}, {"same": "day"}])
    );
    assert_eq!(citations[1]["verdict"], "missing");
    assert_eq!(citations[1]["why"], "a negation differs");
}

/// One text in the ways in which it can be held; each is cited at places that it has, has not, or may have.
#[test]
fn a_place_that_a_text_does_not_have_is_never_verbatim() {
    let sources = [
        ("plain", "text: notes.txt"),
        (
            "same",
            "text: notes.txt\n    original: {file: notes.txt, media_type: text/plain}",
        ),
        (
            "scan",
            "text: notes.txt\n    original: {media_type: application/pdf}",
        ),
        ("word", "text: notes.txt\n    original: {file: notes.docx}"),
        ("page", "text: notes.html"),
        ("retold", "digest: digest.md"),
    ];
    let cited = [
        ("plain", "¶2", "✓ verbatim"),
        ("plain", "p. 99", "→ moved ✗ no such place"),
        ("plain", "p. 1 ¶2", "→ moved ✗ no such place"),
        ("plain", "¶999", "→ moved ✗ no such place"),
        ("plain", "l. 99", "→ moved ✗ no such place"),
        ("plain", "§ 4", "→ moved ✗ no such place"),
        ("plain", "¶2-9", "✓ verbatim ✗ no such place"),
        ("same", "p. 99", "→ moved ✗ no such place"),
        ("page", "p. 99", "→ moved ✗ no such place"),
        ("page", "l. 1", "→ moved ✗ no such place"),
        ("scan", "p. 99", "✓ verbatim ? page not checked"),
        ("scan", "p. 99 ¶1", "✓ verbatim ? page not checked"),
        ("scan", "¶1", "→ moved"),
        ("scan", "¶9", "→ moved ✗ no such place"),
        ("word", "p. 99", "✓ verbatim ? page not checked"),
        ("retold", "p. 99", "≈ in digest ? page not checked"),
        ("retold", "p. 4 ¶1", "≈ in digest"),
        ("retold", "¶2", "≈ in digest"),
    ];
    let mut case = "sources:\n".to_owned();
    for (id, held) in sources {
        case += &format!("  {id}:\n    title: Notes\n    {held}\n");
    }
    case += "events:\n  rain:\n    title: Rain\n    cites:\n";
    for (source, at, _) in cited {
        case += &format!("      - {{source: {source}, at: \"{at}\", quote: it rained all day}}\n");
    }
    let html =
        "<title>N</title><p>On Monday the sun shone.</p><p>On Tuesday it rained all day.</p>";
    let world = World::case(&case)
        .file(
            "casefiles/notes.txt",
            "On Monday the sun shone.\nOn Tuesday it rained all day.\n",
        )
        .file("casefiles/notes.html", html)
        .file(
            "casefiles/digest.md",
            "¶1 Sun.\n\n¶2 Rain: “it rained all day”.\n\np. 4 ¶1 More.\n",
        );
    let out = world.run("show rain").code(0).out;
    let lines = out
        .lines()
        .filter(|line| line.trim_start().starts_with('['));
    let found: Vec<&str> = lines
        .map(|line| {
            line.split_once("] ")
                .unwrap()
                .1
                .trim_start()
                .split("  ")
                .next()
                .unwrap()
        })
        .collect();
    for ((source, at, wanted), found) in cited.iter().zip(&found) {
        assert_eq!(found, wanted, "{source} {at}\n{out}");
    }
    assert_eq!(found.len(), cited.len());

    let shown = world.run("show rain --format json").code(0).json();
    let places: Vec<&str> = shown["citations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|citation| citation["place"].as_str().unwrap_or("-"))
        .collect();
    for ((_, _, wanted), place) in cited.iter().zip(places) {
        let word = match wanted.split_once(" ? ").or(wanted.split_once(" ✗ ")) {
            Some((_, "page not checked")) => "page-not-checked",
            Some((_, "no such place")) => "no-such-place",
            _ => "-",
        };
        assert_eq!(place, word, "{wanted}");
    }
    world.run("list events quote:page-not-checked").code(0);
    world.run("list events quote:no-such-place").code(0);

    // What is not there is an error, and what cannot be checked is none.
    let told = world
        .run("check casefiles locator-out-of-range --format json")
        .code(1)
        .json();
    let wrong = cited
        .iter()
        .filter(|(.., found)| found.contains("no such place"));
    assert_eq!(told.as_array().unwrap().len(), wrong.count(), "{told}");
}

/// What a case's page says before what its file says of it.
fn first_of(page: &str) -> Vec<&str> {
    let lines = page.lines().skip(2);
    lines.take_while(|line| !line.is_empty()).collect()
}

#[test]
fn no_row_of_an_overview_has_a_statement_without_its_speaker() {
    let world = World::empty()
        .file("casefiles/weather.yaml", LIBRARY)
        .file("casefiles/gazette.txt", TEXT);
    let page = world.run("show weather").code(0).out;
    let first = first_of(&page);
    insta::assert_snapshot!(first.join("\n"), @"
    Against or about sp2, said or admitted (3)
      sp1, via A talk: zq1 It rained on two days  ■ found
          found by sp6 (finding), via sp7; denied by sp8, via sp7
      sp3 (unnamed, opinion), via sp7: zq3 It hailed  ○ alleged
      sp7 (own voice): zq7 The weather was bad  ○ alleged
    Against or about others, said or admitted (2)
      sp4, sp5 (admission), via sp7: zq4 It thundered  ! admitted
          about sp4; admitted by sp4, via sp7
      sp5, via sp7: zq5 It was foggy  ↶ withdrawn
          about sp1; withdrawn by sp5, via sp7
    Not known (1)
      Why?  bears on 3 statements
    ");
    // A line is a whole row here.
    for line in page.lines() {
        for n in 1..=SPOKEN {
            if let Some((before, _)) = line.split_once(&format!("zq{n}")) {
                assert!(before.contains(&format!("sp{n}")), "{line}");
            }
        }
    }
}

#[test]
fn an_overview_of_a_large_case_is_short() {
    use std::fmt::Write as _;
    let mut records = String::from(
        "subjects: [ana]\npeople: {ana: {name: Ana}, ben: {name: Ben}}\nallegations:\n",
    );
    for n in 0..150 {
        let _ = writeln!(
            records,
            "  a{n}: {{statement: It rained {n} times, by: ben, against: ana, responses: [{{by: ana, is: denied}}]}}"
        );
    }
    records.push_str("evidence:\n");
    for n in 0..150 {
        let _ = writeln!(
            records,
            "  e{n}: {{description: Gauge {n}, status: said-to-be-missing, said_by: ben}}"
        );
    }
    records.push_str("questions:\n");
    for n in 0..150 {
        let _ = writeln!(
            records,
            "  q{n}: {{question: Why {n}?, settles: [a{n}, a{n}]}}"
        );
    }
    let page = World::case(&records).run("show visit").code(0).out;
    for (head, of) in [
        ("Against Ana (3 of 150)", 3),
        ("Not known (3 of 150)", 3),
        ("Denied or contested (150)", 101),
        ("Open questions (150)", 101),
    ] {
        let below = page
            .split_once(&format!("{head}\n"))
            .map(|(_, below)| below);
        let below = below.unwrap_or_else(|| panic!("{head}: {page}"));
        let rows = below.lines().take_while(|line| line.starts_with("  "));
        // What others did with a statement is a row of its own.
        let rows = rows.filter(|line| !line.starts_with("    "));
        assert_eq!(rows.count(), of, "{head}");
    }
    assert!(page.contains("and 50 more, which the lists show"), "{page}");
    assert!(page.contains("bears on 1 statement\n"), "{page}");
}
