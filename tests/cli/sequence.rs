//! The order of events that nobody dates, and where people were from when to when.

use super::harness::World;

const ORDER: &str = "\
people:
  ana:
    name: Ana Ruiz
    custody:
      - {from: 2025-03-15, at: cecot, place: Tecoluca, cites: [{source: post, at: ¶2}]}
      - {from: 2025-03-01, to: 2025-03-15, at: jail, note: in a cell of 80, cites: [{source: post}]}
    residence:
      - {from: 2020, to: 2025-03-01, at: Mill Lane 4}
organizations:
  jail: {name: East Jail, kind: facility}
  cecot: {name: CECOT, kind: facility}
sources:
  post: {title: The Post, published: 2025-06-01}
events:
  flight: {title: The flight, date: 2025-03-15, cites: [{source: post}]}
  arrest: {title: The arrest, date: 2025-03-01, cites: [{source: post}]}
  blow: {title: The blow, after: arrest, participants: ana, cites: [{source: post}]}
  call: {title: The call, before: flight, cites: [{source: post}]}
  song: {title: The song, cites: [{source: post}]}
";

#[test]
fn what_nobody_dates_stands_where_a_record_says_and_says_why() {
    let world = World::case(ORDER);
    let text = world.run("timeline").code(0).out;
    let line = |words: &str| {
        let at = text.lines().position(|line| line.contains(words));
        at.unwrap_or_else(|| panic!("{words}: {text}"))
    };
    assert!(line("event       The arrest") < line("The blow"), "{text}");
    assert!(line("The blow") < line("The call"), "{text}");
    assert!(line("The call") < line("event       The flight"), "{text}");
    assert!(line("Not dated:") < line("The song"), "{text}");
    assert!(text.contains("after “The arrest”"), "{text}");
    assert!(text.contains("before “The flight”"), "{text}");
    assert!(
        text.lines()
            .any(|line| line.contains("The blow") && line.contains("told by The Post")),
        "{text}"
    );
    let page = world.run("show arrest").code(0).out;
    assert!(
        page.contains("Followed by") && page.contains("The blow"),
        "{page}"
    );
    let page = world.run("show blow").code(0).out;
    assert!(
        page.contains("After") && page.contains("The arrest"),
        "{page}"
    );
    let export = world.run("export visit --full").code(0).out;
    assert!(export.contains("after “The arrest”"), "{export}");
}

#[test]
fn custody_is_told_in_its_order_on_the_page_and_in_the_timeline() {
    let world = World::case(ORDER);
    let page = world.run("show ana").code(0).out;
    let at = |words: &str| {
        page.find(words)
            .unwrap_or_else(|| panic!("{words}: {page}"))
    };
    assert!(
        at("from 1 Mar 2025 to 15 Mar 2025, at East Jail: in a cell of 80")
            < at("from 15 Mar 2025, at CECOT, Tecoluca"),
        "{page}"
    );
    assert!(page.contains("Mill Lane 4"), "{page}");
    let text = world.run("timeline").code(0).out;
    assert!(
        text.contains("Ana Ruiz: held at East Jail, until 15 Mar 2025"),
        "{text}"
    );
    assert!(
        text.contains("Ana Ruiz: held at CECOT · told by The Post"),
        "{text}"
    );
    assert!(text.contains("Ana Ruiz: lived at Mill Lane 4"), "{text}");
    let jail = world.run("show jail").code(0).out;
    assert!(
        jail.contains("Held there") && jail.contains("Ana Ruiz"),
        "{jail}"
    );
    let listed = |query: &str| world.run_with(&["list", "people", query]).out;
    assert!(listed("has:custody").contains("Ana Ruiz"));
    assert!(listed("at:cecot").contains("Ana Ruiz"));
    assert!(listed("date:2025-03-10").contains("Ana Ruiz"));
    assert!(!listed("at:harbour").contains("Ana Ruiz"));
    // A place and a day are of one span: on 10 March she was in the jail, and not yet at CECOT.
    let there = |query: [&str; 2]| {
        let ran = world.run_with(&["list", "people", query[0], query[1]]);
        ran.out.contains("Ana Ruiz")
    };
    assert!(there(["at:jail", "date:2025-03-10"]) && there(["at:cecot", "date:2025-04"]));
    assert!(!there(["at:cecot", "date:2025-03-10"]) && !there(["at:jail", "date:2025-04"]));
    let moments = world.run("timeline at:cecot").out;
    assert!(
        moments.contains("held at CECOT") && !moments.contains("held at East Jail"),
        "{moments}"
    );
    // On an earlier day what began later is not there, and nothing tells when it ended.
    let early = world.run("show ana --as-of 2025-03-05").out;
    assert!(
        !early.contains("CECOT") && !early.contains("to 15 Mar"),
        "{early}"
    );
}

#[test]
fn where_somebody_protected_was_is_left_out_and_said_to_be() {
    let hidden = ORDER.replace(
        "    name: Ana Ruiz\n",
        "    name: Ana Ruiz\n    protect: {as: Witness A}\n",
    );
    let world = World::case(&hidden);
    let made = world.run("export visit --full --for frcp-5.2").code(0);
    for kept in ["Ruiz", "Mill Lane", "held at", "a cell of 80"] {
        assert!(!made.out.contains(kept), "{kept}: {}", made.out);
    }
    assert!(
        made.out.contains("custody, residence, with its name"),
        "{}",
        made.out
    );
}

#[test]
fn a_span_of_which_no_day_is_told_begins_with_the_place() {
    let world = World::case(
        "people:\n  ana: {name: Ana, custody: [{at: the old mill, note: no day is given}, {note: in custody}, {to: 2025-03}]}\n",
    );
    let page = world.run("show ana").code(0).out;
    for line in [
        "Custody      at the old mill: no day is given\n",
        "             in custody\n",
        "             to Mar 2025\n",
    ] {
        assert!(page.contains(line), "{line}{page}");
    }
    world.run("list people -o people.csv").code(0);
    let table = world.read("people.csv");
    assert!(
        table.contains("at the old mill") && !table.contains(", at the old mill"),
        "{table}"
    );
}
