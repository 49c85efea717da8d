//! Words of a command line that are easily taken for something else.

use super::harness::World;

const CASE: &str = "people: {ana: {name: Ana Ruiz}, ben: {name: Ben Berg}}\n";

#[test]
fn a_query_may_begin_with_a_minus() {
    let world = World::case(CASE);
    let all = [
        "list people -ana",
        "list people NOT ana",
        "list people -- -ana",
    ];
    for command in all {
        let ran = world.run(command).code(0).err("");
        assert!(
            ran.out.contains("Ben Berg") && !ran.out.contains("Ana"),
            "{command}: {}",
            ran.out
        );
    }
    let ran = world.run("list people -ana -xaver --format json").code(0);
    assert_eq!(ran.json().as_array().unwrap().len(), 1);
    // What takes no query, and what is a slip of an option, is refused as before.
    let ran = world.run("show -ana").code(2);
    assert!(ran.err.contains("unexpected argument '-a'"), "{}", ran.err);
    let ran = world.run("list people --fromat json").code(2);
    assert!(ran.err.contains("--format"), "{}", ran.err);
}

/// A letter that is an option takes nothing that stands right behind it.
#[test]
fn a_word_of_a_query_is_no_option_with_its_value() {
    let world = World::case(CASE);
    for word in ["-obama", "-format", "-Cook", "-help", "-by:ana"] {
        let ran = world
            .run(&format!("list people berg {word}"))
            .code(0)
            .err("");
        assert!(ran.out.contains("Ben Berg"), "{word}: {}", ran.out);
        let ran = world.run(&format!("export visit berg {word}")).code(0);
        assert!(ran.out.starts_with("# "), "{word}: {}", ran.out);
    }
    let left = std::fs::read_dir(world.path(".")).unwrap();
    let left: Vec<_> = left.map(|file| file.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name == "bama"), "{left:?}");
    // Alone, or with `=`, it is the option.
    for option in ["-o a.csv", "-o=a.csv"] {
        world
            .run(&format!("list people {option} --force"))
            .code(0)
            .out("");
        assert!(world.read("a.csv").contains("Ben Berg"), "{option}");
    }
    let ran = world.run("list people -o -obama").code(2);
    assert!(ran.err.contains("a value is required"), "{}", ran.err);
}

#[test]
fn a_query_without_a_kind_is_told_where_the_kind_goes() {
    let world = World::case(CASE);
    for (typed, meant) in [
        ("role:counsel", "role:counsel"),
        ("-x", "-x"),
        ("-obama", "-obama"),
        ("ruiz*", "'ruiz*'"),
    ] {
        let ran = world.run(&format!("list {typed}")).code(2).out("");
        let tip =
            format!("tip: the kind, or `all`, comes before the query: `casefile list all {meant}`");
        assert!(ran.err.contains(&tip), "{typed}: {}", ran.err);
        assert!(ran.err.contains(&format!("'{typed}'")), "{}", ran.err);
    }
    // What is near to a kind is one.
    let ran = world.run("list peopl").code(2);
    assert!(
        ran.err.contains("'people'") && !ran.err.contains("list all"),
        "{}",
        ran.err
    );
}

#[test]
fn a_word_that_is_a_folder_is_named_as_such() {
    let world = World::case(CASE);
    for word in [".", "casefiles", "./casefiles"] {
        let ran = world.run(&format!("list people {word}")).code(2).out("");
        assert!(
            ran.err.starts_with(&format!(
                "error: `{word}` is a folder, and words to look for are expected here."
            )),
            "{}",
            ran.err
        );
    }
}

#[test]
fn a_command_can_be_run_in_another_folder() {
    let world = World::empty().file(
        "elsewhere/casefiles/visit.yaml",
        &format!("format: 1\ntitle: Visit\n{CASE}"),
    );
    for command in [
        "-C elsewhere list people",
        "list people -C elsewhere",
        "-C elsewhere/casefiles . list people",
    ] {
        let ran = world.run(command).code(0);
        assert!(
            ran.out.contains("Ana Ruiz"),
            "{command}: {}{}",
            ran.out,
            ran.err
        );
    }
    let ran = world.run("-C nowhere list people").code(2);
    assert!(
        ran.err
            .starts_with("error: `nowhere` of -C is not opened: "),
        "{}",
        ran.err
    );
}

/// What is twice is told before all that follows from it.
#[test]
fn a_duplicate_is_told_before_its_consequences() {
    let world = World::case(
        "allegations:\n  one: {statement: One, by: ana}\n  two: {statement: Two, by: ana}\nsources:\n  ana: {title: Ana}\npeople:\n  ana: {name: Ana}\n",
    );
    let ran = world.run("check").code(1);
    let first = ran.out.lines().next().unwrap_or_default();
    assert!(first.starts_with("error[duplicate]"), "{}", ran.out);
}
