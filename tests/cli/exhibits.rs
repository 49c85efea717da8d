//! Exhibits: their marks and Bates numbers, who offers, authenticates and objects, what was ruled, and who may not see them.

use super::harness::World;

const EXHIBITS: &str = "\
organizations:
  state: {name: The State, short: State}
  acme: {name: Acme, short: Acme}
  court: {name: The Court, kind: court}
sources:
  order: {title: The order, publisher: The Court}
  memo-text: {title: Memo of the board}
  invoices-text: {title: Invoices of May}
allegations:
  knew:
    statement: The board knew.
    by: state
    cites: [{source: memo-text, quote: \"we knew since March\"}]
evidence:
  invoices:
    description: Invoices of May
    exhibit: GX 12
    bates: [ACM000301-ACM000318, ACM000330]
    source: invoices-text
    offered_by: {by: state, date: 2025-12-03, cites: [{source: order, at: ¶1}]}
    objection: {because: hearsay, by: acme, cites: [{source: order, at: ¶2}]}
    ruling: {is: reserved, by: court, cites: [{source: order, at: ¶3}]}
  list:
    description: A list of drivers
    exhibit: A
    offered_by: acme
    authenticated_by: {by: state, cites: [{source: order, at: ¶4}]}
    ruling: admitted
  memo:
    description: Memo that the board knew
    exhibit: GX 13
    bates: DEF-0001
    source: memo-text
    restricted: {as: sealed, by: court, cites: [{source: order, at: ¶5}]}
    note: It names the cook.
    cites: [{source: memo-text, quote: \"we knew since March\"}]
  advice:
    description: Advice of counsel
    restricted: privileged
  rumour:
    description: A rumour
";

fn keys(world: &World, query: &str) -> Vec<String> {
    let listed = world.run_with(&["list", "evidence", query, "--format", "json"]);
    let listed = listed.json();
    let keys = listed.as_array().unwrap().iter();
    keys.map(|record| record["key"].as_str().unwrap().replace("visit/", ""))
        .collect()
}

#[test]
fn exhibits_are_asked_for_by_what_is_recorded_of_them() {
    let world = World::case(EXHIBITS);
    for (query, found) in [
        ("bates:ACM000310", &["invoices"][..]),
        ("bates:acm000330", &["invoices"]),
        ("bates:ACM000319", &[]),
        ("bates:ACM310", &[]),
        ("bates:DEF-0001", &["memo"]),
        ("ACM000310", &["invoices"]),
        ("is:offered -is:admitted", &["invoices"]),
        ("has:exhibit is:unauthenticated", &["invoices", "memo"]),
        ("is:authenticated", &["list"]),
        ("is:sealed", &["memo"]),
        ("is:privileged", &["advice"]),
        ("has:objection", &["invoices"]),
        ("has:exhibit", &["invoices", "list", "memo"]),
        ("hearsay", &["invoices"]),
        ("names:acme", &["invoices", "list"]),
    ] {
        assert_eq!(keys(&world, query), found, "{query}");
    }
    let wrong = world.run("list evidence bates:ACM").code(2);
    assert!(
        wrong.err.contains("`ACM` is no Bates number"),
        "{}",
        wrong.err
    );
}

#[test]
fn a_number_within_a_range_is_found_by_a_search() {
    let world = World::case(EXHIBITS);
    let found = world.run("search ACM000310").code(0).out;
    assert!(
        found.contains("invoices") && found.contains("ACM000301-ACM000318"),
        "{found}"
    );
    world.run("search ACM000319").code(1);
}

#[test]
fn a_page_says_what_is_recorded_and_what_nobody_is_recorded_to_have_done() {
    let world = World::case(EXHIBITS);
    let page = world.run("show invoices").code(0).out;
    for words in [
        "GX 12",
        "ACM000301-ACM000318",
        "State, 3 Dec 2025",
        "nobody is recorded to have authenticated it",
        "hearsay, by Acme",
        "reserved by The Court",
        "Invoices of May",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let list = world.run("show list").code(0).out;
    assert!(!list.contains("nobody is recorded"), "{list}");
    // What is no exhibit nobody need authenticate.
    let rumour = world.run("show rumour").code(0).out;
    assert!(!rumour.contains("nobody is recorded"), "{rumour}");
    let source = world.run("show invoices-text").code(0).out;
    assert!(source.contains("Is the document of"), "{source}");
    let sealed = world.run("show memo").code(0).out;
    assert!(sealed.contains("sealed by The Court"), "{sealed}");
}

#[test]
fn what_is_sealed_or_privileged_is_left_out_for_an_audience_and_said_to_be() {
    let world = World::case(EXHIBITS);
    for paper in ["--full", ""] {
        let made = world.run(&format!("export visit {paper} --for frcp-5.2"));
        assert_eq!(made.code, Some(0), "{}", made.err);
        for kept in [
            "we knew since March",
            "It names the cook",
            "Memo that the board knew",
            "Advice of counsel",
        ] {
            assert!(!made.out.contains(kept), "{kept}: {}", made.out);
        }
        assert!(made.err.contains("2 records"), "{}", made.err);
        // Two pages have no room for evidence that bears on nothing.
        if paper.is_empty() {
            continue;
        }
        assert!(made.out.contains("Exhibit GX 13, sealed"), "{}", made.out);
        assert!(made.out.contains("An exhibit, privileged"), "{}", made.out);
        assert!(
            made.out.contains("what is sealed or privileged (2 records"),
            "{}",
            made.out
        );
    }
    let table = world.run("list evidence --for frcp-5.2 -o evidence.csv");
    assert_eq!(table.code, Some(0), "{}", table.err);
    let table = world.read("evidence.csv");
    assert!(
        table.contains("Exhibit GX 13, sealed") && !table.contains("It names the cook"),
        "{table}"
    );
    // Without an audience it is the reader's own copy.
    let own = world.run("export visit --full").code(0).out;
    assert!(
        own.contains("It names the cook") && own.contains("sealed by The Court"),
        "{own}"
    );
}

#[test]
fn a_slip_in_what_restricts_shows_nothing() {
    let world = World::case(&EXHIBITS.replace("restricted: privileged", "restricted: privilegd"));
    let check = world.run("check");
    let told = format!("{}{}", check.out, check.err);
    assert!(told.contains("did you mean `privileged`?"), "{told}");
    assert!(!world.run("list evidence").out.contains("Advice of counsel"));
    let made = world.run("export visit --full --for frcp-5.2");
    assert!(made.code != Some(0) && made.out.is_empty(), "{}", made.out);
    assert!(made.err.contains("Nothing was written"), "{}", made.err);
    let world = World::case(&EXHIBITS.replace("ACM000301-ACM000318", "ACM000301-318"));
    let check = world.run("check");
    let told = format!("{}{}", check.out, check.err);
    assert!(
        told.contains("write both ends in full, `ACM000301-ACM000318`"),
        "{told}"
    );
}

#[test]
fn what_is_not_given_leaves_no_sign_behind() {
    let world = World::case(
        "people: {ben: {name: Ben}}\nevidence:\n  list:\n    description: A list\n    objection: [{because: \"\", by: ben}, {by: \
         ben, date: 2025-05-01}]\n    ruling: {is: excluded, because: \" \"}\n",
    );
    let page = world.run("show list").out;
    assert!(page.contains("Objection    by Ben\n"), "{page}");
    assert!(page.contains("             by Ben, 1 May 2025\n"), "{page}");
    assert!(page.contains("Ruling       excluded\n"), "{page}");
}

#[test]
fn a_status_that_nobody_wrote_is_nobodys_and_a_ruling_against_it_is_told_beside_it() {
    let world = World::case(
        "organizations: {court: {name: Court, kind: court}}\nsources: {sheet: {title: Sheet, speakers: court}}\nevidence:\n  \
         log: {description: Log, cites: sheet}\n  \
         knife: {description: Knife, status: admitted, ruling: {is: excluded, by: court, cites: sheet}, cites: sheet}\n",
    );
    let listed = world.run("list evidence").code(0).out;
    let row = |what: &str| {
        listed
            .lines()
            .find(|row| row.contains(what))
            .unwrap()
            .to_owned()
    };
    assert!(row("Log").ends_with("described"), "{listed}");
    assert!(
        row("Knife").contains("admitted according to Court"),
        "{listed}"
    );
    assert!(row("Knife").ends_with("; ruled excluded"), "{listed}");
}
