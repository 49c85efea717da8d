//! `PATH#REF`: a record by its library and its name there.

use super::harness::World;

const CASE: &str = "format: 1\ntitle: Harbour\npeople:\n  ana: {name: Ana}\n";

fn world() -> World {
    World::empty()
        .file("lib/harbour.yaml", CASE)
        .file("no#5/five.yaml", "format: 1\ntitle: Five\n")
        .file("no/no.yaml", "format: 1\ntitle: No\n")
}

#[test]
fn without_a_terminal_the_record_is_printed() {
    let world = world();
    let shown = world.run("lib show ana").code(0).out;
    for arguments in [
        "lib#ana",
        "lib#harbour/ana",
        "lib/harbour.yaml#ana",
        "show lib#ana",
        "show lib/harbour.yaml#harbour/ana",
    ] {
        world.run(arguments).code(0).err("").out(&shown);
    }
    let origins = world.run("lib origins ana").code(0).out;
    world.run("origins lib#ana").code(0).out(&origins);
    let ran = world.run("lib#anna").code(1).out("");
    assert_eq!(
        ran.err,
        "error: There is no record `anna`; did you mean `harbour/ana`?\n"
    );
    // Behind nothing it is one of the library at hand.
    let world = world.file("casefiles/here.yaml", CASE);
    let shown = world.run("casefiles show ana").code(0).out;
    world.run("#ana").code(0).out(&shown);
    world.run("show #ana").code(0).out(&shown);
    // And behind no record the library is opened.
    let whole = world.run("lib").code(0).out;
    world
        .run("lib#")
        .code(0)
        .out(&whole)
        .err("note: No record is named behind the `#`; this is the library.\n");
}

#[test]
fn what_is_there_under_the_whole_name_is_a_path() {
    let world = world();
    let cases = |path: &str| world.run(&format!("{path} list cases")).code(0).out;
    assert_eq!(cases("no#5"), "five  Five\n");
    assert!(world.run("no#5#five").code(0).out.contains("Five"));
    std::fs::remove_dir_all(world.path("no#5")).unwrap();
    let ran = world.run("no#5").code(1).out("");
    assert!(
        ran.err.starts_with("error: There is no record `5`"),
        "{}",
        ran.err
    );
    let ran = world.run("nowhere#ana").code(2).out("");
    assert!(
        ran.err
            .starts_with("error: Neither `nowhere#ana` nor `nowhere` is there;"),
        "{}",
        ran.err
    );
}

#[test]
fn a_record_is_no_library() {
    let world = world();
    let ran = world.run("lib#ana list people").code(2).out("");
    assert!(
        ran.err.starts_with(
            "error: `#ana` names a record, which is for the browser and `casefile read`;"
        ),
        "{}",
        ran.err
    );
    world
        .run("no show lib#ana")
        .code(2)
        .out("")
        .err("error: Two libraries are named, `no` and `lib`; name one.\n");
}

#[test]
fn what_a_hash_leads_to_is_said_truly() {
    let world = World::empty()
        .file("lib/harbour.yaml", CASE)
        .file("no#5/five.yaml", "format: 1\ntitle: Five\n");
    for (arguments, says) in [
        (
            "show lib#",
            "No record is named behind the `#` of `lib#`; write its id there.",
        ),
        ("lib#nothere", "There is no record `nothere`;"),
        ("show lib#nothere", "There is no record `nothere`;"),
        (
            "lib##ana",
            "`lib##ana` is not there. `lib` is, but `#ana` is no record of it: no id has a `#`. Write `lib#ID`.",
        ),
        (
            "show lib##ana",
            "`lib##ana` is not there. `lib` is, but `#ana` is no record of it: no id has a `#`. Write `lib#ID`.",
        ),
        (
            "show no#5",
            "`no#5` is a library, and no record is named; write `no#5#ID`.",
        ),
        ("no#5#nothere", "There is no record `nothere`;"),
        (
            "show no#5#a#b",
            "`no#5#a#b` is not there. `no#5` is, but `a#b` is no record of it: no id has a `#`.",
        ),
        (
            "check lib#ana",
            "`lib#ana` is not there, but `lib` is. A record is named behind a `#` for",
        ),
        ("##", "Neither `##` nor `#` is there;"),
        (
            "show nowhere#ana",
            "Neither `nowhere#ana` nor `nowhere` is there;",
        ),
        (
            "lib# list people",
            "`#` announces a record and names none; leave it out before a command.",
        ),
    ] {
        let ran = world.run(arguments).out("");
        let expected = format!("error: {says}");
        assert!(ran.err.starts_with(&expected), "{arguments}: {}", ran.err);
    }
}

#[test]
fn of_a_long_name_the_middle_is_left_out() {
    let world = world();
    let long = format!("begin{}end", "a".repeat(5_000));
    for arguments in [
        format!("lib#{long}"),
        format!("show lib#{long}"),
        format!("lib show {long}"),
        format!("lib##{long}"),
        format!("no/{long}#ana"),
        format!("lib#{long} list people"),
        format!("check lib#{long}"),
        format!("lib origins {long}"),
        format!("forget lib#{long}"),
    ] {
        let ran = world.run(&arguments).out("");
        let shown = arguments.replace(&"a".repeat(5_000), "A");
        assert!(ran.err.chars().count() < 400, "{shown}: {}", ran.err);
        assert!(ran.err.contains("…"), "{shown}: {}", ran.err);
        assert!(ran.err.contains("aend"), "{shown}: {}", ran.err);
    }
}
