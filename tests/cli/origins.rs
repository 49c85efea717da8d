use serde_json::json;

use super::harness::{World, brief};

const PRESS: &str = "\
people:
  ana: {name: Ana}
  clerk: {name: A clerk, named: false}
sources:
  gazette: {title: The Gazette}
  courier: {title: The Courier}
  wire: {title: A wire report, kind: report, rests_on: talk}
  talk: {title: A talk, kind: interview, speakers: ana}
allegations:
  rain:
    statement: It rained.
    by: ana
    about: ana
    cites:
      - {source: gazette, at: ¶1, via: [talk]}
      - {source: courier, at: ¶2, via: [wire]}
    responses:
      - {by: clerk, is: denied, cites: [{source: gazette, at: ¶3}]}
  sun:
    statement: The sun shone.
    by: gazette
    cites: [{source: gazette, at: ¶4}]
";

#[test]
fn the_tree_leads_back_to_whoever_spoke_first() {
    let world = World::case(PRESS);
    let ran = world.run("origins rain").code(0).err("");
    insta::assert_snapshot!(ran.out, @r"
    Ana, via A talk: It rained.
    Standing     ◐ contested
    Origins      2 reports · 1 origin · depth 2 · a party's own

    Back to who said it first
      ├─ [1] The Gazette
      │  └─ A talk
      │     └─ Ana · a party's own
      └─ [2] The Courier
         └─ A wire report
            └─ A talk, as above

    Replies
      ✗ denied by A clerk  1 report · 1 origin · depth 1 · unnamed

    Falls with any of these
      A talk  visit/talk
    ");
    let ascii = world.run("origins rain --ascii").code(0).out;
    assert!(
        ascii.contains("  |- [1] The Gazette\n  |  `- A talk\n"),
        "{ascii}"
    );
    assert!(!ascii.contains(['│', '├', '└']), "{ascii}");
}

#[test]
fn what_would_fall_with_a_source_is_listed() {
    let world = World::case(PRESS);
    world.run("origins --drop talk").code(0).err("").out(
        "A talk\n\nWould fall or have another standing (1)\n  Ana, via A talk: It rained.  visit/rain  ◐ contested → nothing left\n",
    );
    world
        .run("origins --drop gazette --format json")
        .code(0)
        .err("");
    assert_eq!(
        brief(world.run("origins --drop gazette --format json").json()),
        json!([
            {"key": "visit/rain", "before": "contested", "after": "alleged"},
            {"key": "visit/sun", "before": "alleged", "after": null},
        ])
    );
    world
        .run("origins --drop wire")
        .code(0)
        .out("A wire report\n  No allegation has another standing without it.\n");
    world
        .run("origins --drop ana")
        .code(2)
        .out("")
        .err("error: `visit/ana` is a person; --drop takes a source.\n");
}

#[test]
fn without_a_record_the_sources_are_listed_on_which_most_hangs() {
    let world = World::case(PRESS);
    world.run("origins").code(0).err("").out(
        "Sources on which allegations hang\n      1  The Gazette  visit/gazette\n      1  A talk  visit/talk\n",
    );
    world.run("origins --case nowhere").code(1);
    world.run("origins rain --drop talk").code(2);
}

#[test]
fn json_has_the_documented_shape() {
    let world = World::case(PRESS);
    let branch = |level: u8,
                  is: &str,
                  source: Option<&str>,
                  citations: &[u8],
                  origin: Option<u8>| {
        json!({
            "level": level, "is": is, "source": source, "citations": citations, "origin": origin,
            "mention": null,
        })
    };
    assert_eq!(
        brief(world.run("origins rain --format json").code(0).json()),
        json!({
            "record": "visit/rain",
            "reports": 2,
            "origins": [{
                "source": "visit/talk", "speakers": ["visit/ana"], "unnamed": false, "party": true,
                "taken_back": false, "missing": false,
            }],
            "mentions": [],
            "not_stated": [],
            "independent": 1,
            "depth": 2,
            "hangs_on": ["visit/talk"],
            "circles": [],
            "tree": [
                branch(0, "page", Some("visit/gazette"), &[1], None),
                branch(1, "relayed", Some("visit/talk"), &[], None),
                branch(2, "origin", None, &[], Some(0)),
                branch(0, "page", Some("visit/courier"), &[2], None),
                branch(1, "relayed", Some("visit/wire"), &[], None),
                branch(2, "again", Some("visit/talk"), &[], None),
            ],
        })
    );
}

/// That two origins are one may stand in what could not be read.
#[test]
fn what_could_not_be_read_makes_nothing_independent() {
    let case = "\
people: {ana: {name: Ana}, ben: {name: Ben}}
sources: {log: {title: Log, speakers: ana}, post: {title: Post, speakers: ben}}
allegations:
  rain: {statement: It rained., by: [ana, ben], cites: [{source: log}, {source: post}]}
";
    let page = World::case(case).run("show rain").code(0).out;
    assert!(page.contains("corroborated"), "{page}");
    for (read, misread) in [
        ("{source: post}", "{source: post, via: {talk: x}}"),
        ("{source: post}", "{source: post, basis: mentoned}"),
        ("speakers: ben}", "speakers: ben, rests_on: {log: x}}"),
    ] {
        let page = World::case(&case.replace(read, misread))
            .run("show rain")
            .code(0)
            .out;
        assert!(!page.contains("corroborated"), "{misread}: {page}");
        assert!(
            page.contains("not known to be independent"),
            "{misread}: {page}"
        );
    }
}
