use std::fs;

use serde_json::json;

use super::harness::World;

const CASE: &str = "\
people:
  vladimir: {name: Vladimir Arévalo Chávez, note: He was there.}
sources:
  gazette:
    title: Snow over the harbour
    publisher: The Gazette
    published: 2025-03-04
    text: gazette.txt
  digest: {title: A talk, digest: talk.md}
  lost: {title: A lost letter}
allegations:
  rain:
    statement: It rained on Arévalo.
    by: gazette
    cites:
      - source: gazette
        at: ¶1
        quote: Rain fell
";

const GAZETTE: &str = "\
Rain fell on the quay.

The inspector, J. Arévalo, denied that anybody had been deported; he said it twice.
Deportation is another thing. The STRASSE was wet, and the Straße was long.
";

fn world() -> World {
    World::case(CASE)
        .file("casefiles/gazette.txt", GAZETTE)
        .file(
            "casefiles/talk.md",
            "¶4 They talked of “rain”.\n\nAbout rain.\n",
        )
}

#[test]
fn hits_stand_under_what_they_were_found_in_with_their_place() {
    world()
        .run("search arevalo")
        .code(0)
        .out(
            "allegation: The Gazette (own voice): It rained on Arévalo.  visit/rain\n\
             person: Vladimir Arévalo Chávez  visit/vladimir\n\
             \n\
             The Gazette: Snow over the harbour — 4 Mar 2025  ◉ working copy  visit/gazette\n  \
             ¶2            The inspector, J. Arévalo, denied that anybody had been deported; he said it twice.\n",
        )
        .err(
            "3 hits in 1 source and 2 records.\n\
             note: 1 source has no text here: visit/lost.\n",
        );
}

#[test]
fn a_digest_is_searched_and_called_one() {
    let ran = world().run("search talked --ascii").code(0);
    assert_eq!(
        ran.out,
        "A talk  d digest  visit/digest\n  #4            They talked of “rain”.\n"
    );
    let ran = world().run_with(&["search", "\"about rain\""]).code(0);
    assert!(
        ran.out.ends_with("  l. 3          About rain.\n"),
        "{}",
        ran.out
    );
}

#[test]
fn words_phrases_and_conditions() {
    let world = world();
    let keys = |query: &str| -> Vec<String> {
        let ran = world.run_with(&["search", "--format", "json", "--", query]);
        let found = ran.json()["found"].as_array().unwrap().clone();
        let key = |unit: &serde_json::Value| unit["key"].as_str().unwrap().replace("visit/", "");
        found.iter().map(key).collect()
    };
    for (query, found) in [
        // A word is found by its beginning, a phrase by whole words.
        ("deport", &["gazette"][..]),
        ("\"deport\"", &[]),
        ("\"rain fell\"", &["rain", "gazette"]),
        ("strasse", &["gazette"]),
        // Parts of a source are one: its title, its publisher and its text.
        ("snow inspector gazette", &["gazette"]),
        ("rain -inspector", &["rain", "digest"]),
        ("talked OR lost", &["lost", "digest"]),
        ("rain kind:allegation", &["rain"]),
        ("rain kind:source -talk", &["gazette"]),
        ("inspectro~1", &["gazette"]),
    ] {
        assert_eq!(keys(query), found, "{query}");
    }
}

#[test]
fn json_has_the_documented_shape() {
    let ran = world().run("search --format json deport --each 1").code(0);
    assert_eq!(
        ran.json(),
        json!({
            "hits": 2,
            "sources": 1,
            "records": 0,
            "found": [{
                "key": "visit/gazette",
                "kind": "source",
                "label": "The Gazette: Snow over the harbour",
                "case": "visit",
                "measure": [],
                "published": "The Gazette, 4 Mar 2025",
                "held": "working copy",
                "hits": 2,
                "lines": [{
                    "at": "¶2",
                    "text": "The inspector, J. Arévalo, denied that anybody had been deported; he said it twice.",
                    "marks": [[57, 63]],
                }],
            }],
            "unsearched": [{ "key": "visit/lost", "why": "not held" }],
        })
    );
}

#[test]
fn what_is_left_out_is_said() {
    let world = world();
    let ran = world.run("search deport --each 1").code(0);
    assert!(ran.out.ends_with("  and 1 more here\n"), "{}", ran.out);
    let ran = world.run("search rain --limit 1").code(0);
    assert!(
        ran.err
            .starts_with("5 hits in 2 sources and 1 record, 1 of them shown.\n"),
        "{}",
        ran.err
    );
    fs::remove_file(world.path("casefiles/gazette.txt")).unwrap();
    let ran = world.run("search fell").code(2);
    assert!(
        ran.err.contains(
            "note: 1 source has no text here: visit/lost.\n\
             error: 1 text could not be read and searched: visit/gazette (`gazette.txt` is not there).\n"
        ),
        "{}",
        ran.err
    );
    // Of what was not searched, nobody knows that it holds nothing.
    let ran = world.run("search zeppelin").code(2).out("");
    assert!(!ran.err.contains("Nothing was found"), "{}", ran.err);
}

#[test]
fn where_nothing_is_found_a_near_word_is_named() {
    let world = world();
    world.run("search arevola").code(1).out("").err(
        "note: 1 source has no text here: visit/lost.\n\
         note: Nothing was found.\n\
         note: Did you mean `arevalo`?\n",
    );
    world.run("search zeppelin").code(1).out("");
    world.run("search rain --case visit").code(0);
    world.run("search rain --case vist").code(1).out("");
}

#[test]
fn a_query_must_be_one_and_look_for_a_word() {
    let world = world();
    let ran = world.run("search knd:source").code(2).out("");
    assert!(ran.err.contains("did you mean `kind:`?"), "{}", ran.err);
    world.run("search kind:source").code(2).out("").err(
        "error: A search needs a word that is to be found; `casefile list all QUERY` lists \
         records without one.\n",
    );
    world.run("search").code(2).out("");
}

#[test]
fn what_was_found_is_set_off_in_colour() {
    let ran = world().run("search --color always fell").code(0);
    assert!(
        ran.out.contains("Rain \x1b[32mfell\x1b[0m on the quay."),
        "{}",
        ran.out
    );
}

#[test]
fn text_of_a_source_reaches_the_terminal_clean() {
    let world = world().file(
        "casefiles/gazette.txt",
        "Rain \x1b[31m fell\u{202E}\u{9b}2J\n",
    );
    let ran = world.run("search fell").code(0);
    assert!(
        ran.out.contains("Rain ␛[31m fell‹RLO›<9B>2J"),
        "{}",
        ran.out
    );
}

#[test]
fn what_is_searched_in_part_is_counted() {
    let long = "word ".repeat(4_000);
    let text = format!("{long}zeppelin\n{}{long}end\n", "\n".repeat(49 << 20));
    let world = world().file("casefiles/gazette.txt", &text);
    let told = "error: Of 2 lines in 1 text only the first 16 KB were searched: visit/gazette.\n";
    let ran = world.run("search zeppelin").code(2).out("");
    assert!(ran.err.contains(told), "{}", ran.err);
    assert!(!ran.err.contains("Nothing was found"), "{}", ran.err);
    let json = world.run("search word --format json").code(2).json();
    let whys = json["unsearched"].as_array().unwrap().iter();
    let why = whys.filter(|of| of["key"] == "visit/gazette");
    let why: Vec<_> = why.map(|of| of["why"].as_str().unwrap()).collect();
    assert_eq!(why, ["of 2 lines only the first 16 KB were searched"]);
}
