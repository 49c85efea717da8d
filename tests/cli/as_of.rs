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

const NOTE: &str =
    "note: as of 1 Apr 2024; records left out as later: 2; without a date, and shown: 1.\n";

#[test]
fn a_list_shows_what_was_known_on_a_day() {
    let world = World::case(TOLD);
    world
        .run("list allegations")
        .code(0)
        .err("")
        .out("✗ denied   visit/rain  nobody named, via Early: It rained.\n○ alleged  visit/hail  nobody named, via Late: It hailed.\n");
    world
        .run("list allegations --as-of 2024-04-01")
        .code(0)
        .err(NOTE)
        .out("○ alleged  visit/rain  nobody named, via Early: It rained.\n");
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
    assert!(ran.out.contains("no reply reported"), "{}", ran.out);
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
        .err(NOTE);
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
