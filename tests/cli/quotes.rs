//! Every command knows which quotes are nowhere in their sources, as the browser does.

use super::harness::World;

const CASE: &str = "\
people:
  ana: {name: Ana}
  ben: {name: Ben}
sources:
  gazette: {title: Gazette, published: 2025-03-01, text: gazette.txt}
  courier: {title: Courier, published: 2025-03-02, text: courier.txt}
allegations:
  rain:
    statement: It rained.
    by: ana
    cites: [{source: gazette, at: ¶1, quote: it rained}]
  took:
    statement: Ben took the boat.
    by: ana
    against: ben
    cites: [{source: gazette, at: ¶2}]
    responses: [{by: ben, is: admitted, cites: [{source: courier, at: ¶1, quote: I took the boat}]}]
  seen:
    statement: The boat was gone.
    by: [gazette, courier]
    cites:
      - {source: gazette, at: ¶2, basis: observed, quote: the boat was gone}
      - {source: courier, at: ¶1, basis: observed, quote: an empty quay}
";

/// A library whose documents hold every quote.
fn world() -> World {
    World::case(CASE)
        .file(
            "casefiles/gazette.txt",
            "Ana: it rained.\nBut the boat was gone.\n",
        )
        .file(
            "casefiles/courier.txt",
            "“I took the boat”, he said on an empty quay.\n",
        )
}

#[test]
fn a_standing_that_rests_on_missing_words_says_so_everywhere() {
    let there = world();
    let gone = world().file("casefiles/courier.txt", "Nobody would talk to us.\n");
    let said = |world: &World, command: &str| world.run(command).out;
    for (command, whole, missing) in [
        ("", "1 ● corroborated", "3 ○ alleged"),
        (
            "list allegations",
            "! admitted by Ben",
            "Ben took the boat.  ○ alleged",
        ),
        (
            "list allegations",
            "● corroborated",
            "The boat was gone.  ○ alleged",
        ),
        (
            "show took",
            "Because      admitted by Ben [2]",
            "quote missing: admitted by Ben [2]",
        ),
        (
            "show seen",
            "2 independent origins",
            "one origin, 1 more (quote missing)",
        ),
        ("origins seen", "2 origins", "quote missing"),
        (
            "origins seen --format json",
            "\"missing\": false",
            "\"missing\": true",
        ),
        (
            "origins --drop courier",
            "another standing (2)",
            "No allegation has another standing",
        ),
        (
            "export visit",
            "Admitted by Ben",
            "quote missing: admitted by Ben",
        ),
        (
            "export visit",
            "Corroborated",
            "Alleged: one origin, 1 more (quote missing)",
        ),
        (
            "list allegations --as-of 2030",
            "! admitted by Ben",
            "Ben took the boat.  ○ alleged",
        ),
    ] {
        let (there, gone) = (said(&there, command), said(&gone, command));
        assert!(there.contains(whole), "{command}: {there}");
        assert!(!there.contains(missing), "{command}: {there}");
        assert!(gone.contains(missing), "{command}: {gone}");
    }
}
