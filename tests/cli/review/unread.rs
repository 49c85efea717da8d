//! Records that a slip of the hand hides, and the versions of an open merge: neither are gone.

use std::fs;

use super::{World, edit, world};

const CASE: &str = "casefiles/visit.yaml";

/// Slips by which `locked` is read no more, each with the words that it takes the place of.
const SLIPS: [(&str, &str); 3] = [
    ("allegations:\n", "allegations: [\n"),
    ("  locked: {", "<<<<<<< HEAD\n  locked: {"),
    ("  locked: {", "  locked {"),
];

/// The folder of the library as it was.
fn before(world: &World) -> String {
    let old = world.path("../old");
    fs::create_dir(&old).unwrap();
    for file in ["visit.yaml", "post.txt", "wire.txt"] {
        fs::copy(world.path(&format!("casefiles/{file}")), old.join(file)).unwrap();
    }
    old.display().to_string()
}

#[test]
fn what_may_not_have_been_read_is_not_gone() {
    for (words, slip) in SLIPS {
        let world = world();
        world.run("review mark locked").code(0);
        world.run("review note talk -m where").code(0);
        edit(
            &world,
            CASE,
            "  talk: {title: The talk, date: 2025-03-02}\n",
            "",
        );
        let gone = world.run("review list").out;
        assert!(gone.contains("\ngone:\nvisit/talk"), "{gone}");
        let old = before(&world);
        edit(&world, CASE, words, slip);
        for command in ["review list", "review list --changed"] {
            let listed = world.run(command).out;
            let told = "cannot be read now:\nvisit/locked  reviewed by ana";
            assert!(listed.contains(told), "{slip}: {listed}");
            assert!(!listed.contains("gone:"), "{slip}: {listed}");
        }
        let json = world.run("review list --format json").json();
        let key = |part: &str| json[part][0]["of"]["key"].clone();
        assert_eq!(
            (key("unread"), key("gone")),
            ("visit/locked".into(), ().into())
        );
        let report = world.run("review report").out;
        for told in [
            "1 more was reviewed and cannot be read now.",
            "## Of what cannot be read now\n",
        ] {
            assert!(report.contains(told), "{slip}: {report}");
        }
        assert!(!report.contains("there no more"), "{slip}: {report}");
        let new = world.path("casefiles").display().to_string();
        for (from, to) in [(&old, &new), (&new, &old)] {
            let differs = world.run_with(&["diff", from, to]).code(2);
            assert!(
                differs.out.contains("not to be compared"),
                "{}",
                differs.out
            );
            for word in [" removed", " added"] {
                assert!(!differs.out.contains(word), "{slip}: {}", differs.out);
            }
            let json = world
                .run_with(&["diff", "--format", "json", from, to])
                .json();
            let all = json["records"].as_array().unwrap().iter();
            let mut locked = all.filter(|one| one["key"] == "visit/locked");
            assert_eq!(locked.next().unwrap()["became"], "unread", "{slip}");
        }
    }
}

#[test]
fn the_second_version_of_an_open_merge_is_missed_in_all_that_is_written() {
    let world = world();
    world.run("review mark locked").code(0);
    let old = before(&world);
    edit(&world, CASE, "  locked: {", "<<<<<<< HEAD\n  locked: {");
    edit(
        &world,
        CASE,
        "the door was locked}]}\n",
        "the door was locked}]}\n=======\n  open: {statement: The door was open.}\n>>>>>>> side\n",
    );
    let said = "1 unmerged version";
    let new = world.path("casefiles").display().to_string();
    let differs = world.run_with(&["diff", &old, &new]).code(2);
    assert!(!differs.err.contains("Nothing differs"), "{}", differs.err);
    assert!(
        differs
            .err
            .contains(&format!("of the new library {said} could not be read")),
        "{}",
        differs.err
    );
    for command in ["review report", "export visit --names"] {
        let written = world.run(command).code(2);
        let told = format!("{said} of this library could not be read, and may belong here.");
        assert!(written.out.contains(&told), "{command}: {}", written.out);
    }
    for command in ["list all", "search door", "review list"] {
        let ran = world.run(command).code(2);
        assert!(ran.err.contains(said), "{command}: {}", ran.err);
    }
}
