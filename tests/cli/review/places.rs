//! What is marked and written of citations and of places in sources, which are typed as citations are.

use super::*;

/// What is marked of what, as a list tells it: its words up to who did it.
fn listed(world: &World) -> Vec<String> {
    let ran = world.run("review list").code(0).err("");
    let (_, marks) = ran.out.split_once("\n\n").unwrap_or(("", ""));
    let lines = marks.lines().filter(|line| !line.starts_with(' '));
    let lines = lines.map(|line| line.replace(" by ana", ""));
    lines
        .map(|line| line.split(", 2").next().unwrap_or("").to_owned())
        .collect()
}

/// The day of a mark is that of the clock: what stands before it.
fn said(ran: &str) -> Vec<&str> {
    ran.lines().collect()
}

#[test]
fn a_place_in_a_source_is_flagged_labelled_noted_and_marked() {
    let world = world();
    let ran = world
        .run_with(&["review", "flag", "post ¶2"])
        .code(0)
        .err("");
    assert_eq!(said(&ran.out), ["Saved: visit/post ¶2 is flagged."]);
    // Words are taken down as the source has them, with their place.
    let ran = world
        .run_with(&["review", "label", "later", "post: the  roof", "talk"])
        .code(0);
    assert_eq!(
        said(&ran.out),
        [
            "Saved: visit/post ¶1 “the roof” is labelled `later`.",
            "Saved: visit/talk is labelled `later`."
        ]
    );
    let ran = world
        .run_with(&["review", "note", "visit/post ¶1: They  say", "-m", "who?"])
        .code(0);
    assert_eq!(
        said(&ran.out),
        ["Saved: visit/post ¶1 “They say” has a new note."]
    );
    let ran = world
        .run_with(&["review", "mark", "post ¶1-2", "wire: the door was locked"])
        .code(0);
    assert_eq!(
        said(&ran.out),
        [
            "Saved: visit/post ¶1-2 is reviewed.",
            "Saved: visit/wire ¶1 “the door was locked” is reviewed."
        ]
    );
    let listed = world.run("review list --format json").code(0).json();
    let marked = listed["marked"].as_array().unwrap();
    let of: Vec<&Value> = marked.iter().map(|row| &row["of"]).collect();
    assert!(
        of.contains(
            &&json!({"is": "passage", "source": "visit/post", "at": "¶1", "quote": "the roof"})
        ),
        "{listed}"
    );
    // No record of it is reviewed.
    assert!(
        world.run("review list").out.contains("0 of 7 reviewed"),
        "{listed}"
    );
    world
        .run_with(&["review", "flag", "--undo", "post ¶2"])
        .code(0);
    world
        .run_with(&["review", "label", "--undo", "later", "post ¶1: the roof"])
        .code(0);
    let left = self::listed(&world);
    assert!(
        !left.iter().any(|line| line.contains("flagged")),
        "{left:?}"
    );
    assert!(
        !left.iter().any(|line| line.contains("“the roof”")),
        "{left:?}"
    );
}

#[test]
fn exactly_what_leads_to_other_words_has_changed() {
    let world = world();
    world
        .run_with(&[
            "review",
            "mark",
            "post ¶1",
            "post ¶2",
            "wire: the door was locked",
        ])
        .code(0);
    world.run("review mark --citation 1 rusty").code(0);
    world.run("review mark --citation 1 arrival").code(0);
    let ran = world.run("review list --changed").code(0).out("");
    assert_eq!(
        ran.err,
        "note: Nothing that is reviewed has changed since.\n"
    );
    edit(&world, "casefiles/post.txt", "at noon", "at one");
    edit(&world, "casefiles/wire.txt", "They say", "They wrote");
    let ran = world.run("review list --changed").code(0).err("");
    let heads: Vec<&str> = ran
        .out
        .lines()
        .filter(|line| !line.starts_with(' '))
        .collect();
    let begins: Vec<&str> = heads
        .iter()
        .map(|line| line.split("  changed").next().unwrap_or(""))
        .collect();
    assert_eq!(
        begins,
        ["visit/post ¶2", "visit/arrival, citing post ¶2"],
        "{}",
        ran.out
    );
    for line in &heads {
        assert!(
            line.ends_with(": its source reads differently there"),
            "{line}"
        );
    }
    assert!(
        ran.out.contains("noon") && ran.out.contains("one"),
        "{}",
        ran.out
    );
    // A citation that says something else is another one, and the mark of the one of before is kept.
    edit(
        &world,
        "casefiles/visit.yaml",
        "quote: the roof was rusty",
        "quote: the roof",
    );
    let ran = world.run("review list").code(0);
    let (_, gone) = ran.out.split_once("\ngone:\n").unwrap();
    assert!(
        gone.starts_with("visit/rusty, citing post ¶1 “the roof was rusty”  reviewed by ana"),
        "{gone}"
    );
}

#[test]
fn what_is_not_there_is_refused_and_nothing_is_saved() {
    let world = world();
    for (typed, code, why) in [
        (
            "post ¶9",
            1,
            "In `visit/post` there is no such place. Nothing was saved.",
        ),
        (
            "post: the moon",
            1,
            "In `visit/post` these words are not. Nothing was saved.",
        ),
        (
            "post ¶2: the roof was rusty",
            1,
            "In `visit/post` these words stand at another place. Nothing was saved.",
        ),
        (
            "post: They",
            1,
            "In `visit/post` these words stand several times; write at which place. Nothing was saved.",
        ),
        (
            "rusty ¶1",
            2,
            "`visit/rusty` is an allegation, and what has places is a source.",
        ),
        ("nobody ¶1", 1, "There is no record `nobody`"),
    ] {
        let ran = world
            .run_with(&["review", "flag", "talk", typed])
            .code(code)
            .out("");
        assert!(ran.err.contains(why), "{typed}: {}", ran.err);
    }
    let typed = ["review", "flag", "--citation", "1", "post ¶1"];
    let ran = world.run_with(&typed).code(2).out("");
    assert!(ran.err.contains("--citation is of a record"), "{}", ran.err);
    world
        .run_with(&["review", "flag", "post ¶x"])
        .code(2)
        .out("");
    assert!(logs(&world).is_empty());
}

#[test]
fn what_was_said_is_completed() {
    let world = world();
    world
        .run_with(&["review", "label", "to ask", "talk"])
        .code(0);
    world
        .run_with(&["review", "label", "later", "post ¶1"])
        .code(0);
    world.run("review note rusty -m why").code(0);
    let offered = |typed: &[&str]| {
        let ran = world
            .run_with(&[&["@complete"], typed].concat())
            .code(0)
            .err("");
        let words = ran.out.lines().map(|line| line.split('\t').next().unwrap());
        words.map(ToOwned::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(offered(&["review", "label", ""]), ["later", "to ask"]);
    assert_eq!(offered(&["review", "label", "later", "ta"]), ["talk"]);
    assert_eq!(offered(&["review", "flag", "arr"]), ["arrival"]);
    assert_eq!(
        offered(&["list", "all", "label:"]),
        ["label:later", "label:\"to ask\""]
    );
    let notes = offered(&["review", "note", "--change", ""]);
    assert_eq!(notes.len(), 1);
    world
        .run_with(&["review", "note", "--change", &notes[0], "-m", "who"])
        .code(0);
}
