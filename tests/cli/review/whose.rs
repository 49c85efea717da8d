//! Whose a log is where more than one library may have it: another one lies in the place of one that was moved, or it was
//! copied.

use super::*;

const LIBRARY: &str = "casefiles/library.yaml";

const DOUBT: &str = "What is reviewed here was written for ";

/// A library with a mark and a secret note, which was moved away; a stranger's lies in its place.
fn replaced(title: &str, theirs: &str, case: &str) -> World {
    let world = world().file(LIBRARY, &format!("format: 1\n{title}"));
    world.run("review mark rusty locked").code(0);
    world.run("review note talk -m secret").code(0);
    world.run("review flag locked").code(0);
    world.run("review flag --undo locked").code(0);
    fs::rename(world.path("casefiles"), world.path("moved")).unwrap();
    world
        .file(LIBRARY, &format!("format: 1\n{theirs}"))
        .file("casefiles/visit.yaml", case)
}

const TALK: &str = "format: 1\ntitle: A visit\nevents: {talk: {title: Another talk}}\n";

#[test]
fn another_library_in_the_place_of_one_that_was_moved_does_not_get_its_marks_without_a_word() {
    for (title, theirs, counts) in [
        (
            "title: Ours\n",
            "title: Theirs\n",
            "“Ours” in this place, of which 1 of the 3",
        ),
        (
            "title: Same\n",
            "title: Same\n",
            "“Same” in this place, of which 1 of the 3",
        ),
        (
            "",
            "",
            "a library without a title in this place, of which 1 of the 3",
        ),
    ] {
        let world = replaced(title, theirs, TALK);
        let told = format!("{DOUBT}{counts}");
        for command in ["list", "report --names"] {
            let ran = world.run(&format!("review {command}")).code(0);
            assert!(ran.err.contains(&told), "{command}: {}", ran.err);
        }
        let status = world.run("review status").code(0).out;
        assert!(status.contains(&told), "{status}");
        let report = world.run("review report --names").code(0).out;
        for gone in ["rusty", "locked", "Of what is there no more"] {
            assert!(!report.contains(gone), "{gone}: {report}");
        }
        assert!(
            report.contains("of 2 places that this library does not have is not told"),
            "{report}"
        );
        // What is written here makes it no less doubtful.
        world.run("review flag talk").code(0);
        assert!(world.run("review list").code(0).err.contains(DOUBT));
        // Who says that it is this one's is not asked again.
        let ran = world.run("review adopt").code(0);
        assert!(ran.out.ends_with("is this library's own.\n"), "{}", ran.out);
        world.run("review list").code(0).err("");
        let report = world.run("review report --names").code(0).out;
        assert!(report.contains("Of what is there no more"), "{report}");
        world.run("review adopt").code(2);
    }
}

#[test]
fn records_of_the_same_ids_under_another_title_are_in_doubt() {
    let case = format!("format: 1\ntitle: A visit\n{CASE}");
    let world = replaced("title: Ours\n", "title: Theirs\n", &case);
    let ran = world.run("review list").code(0);
    assert!(
        ran.err
            .contains("“Ours” in this place, of which 3 of the 3"),
        "{}",
        ran.err
    );
    // One that is called otherwise by its own reader is asked about once.
    let world = self::world().file(LIBRARY, "format: 1\ntitle: Before\n");
    world.run("review mark rusty").code(0);
    let world = world.file(LIBRARY, "format: 1\ntitle: After\n");
    assert!(world.run("review list").code(0).err.contains("“Before”"));
    world.run("review adopt").code(0);
    world.run("review mark talk").code(0).err("");
    world.run("review list").code(0).err("");
}

#[test]
fn what_cannot_be_read_now_is_not_said_to_be_of_another() {
    let world = world();
    world.run("review mark rusty locked").code(0);
    let world = world.file("casefiles/visit.yaml", "format: 1\n<<<<<<< HEAD\n");
    let ran = world.run("review list");
    assert!(!ran.err.contains(DOUBT), "{}", ran.err);
}

#[test]
fn one_that_was_moved_takes_its_log_from_where_another_lies() {
    let world = replaced("title: Ours\n", "title: Theirs\n", TALK);
    let ran = world.run("moved review list").code(0);
    assert!(ran.err.contains("it is of “Ours”"), "{}", ran.err);
    let adopted = world.run("moved review adopt").code(0).out;
    assert!(
        adopted.ends_with("is the log of this library now, with 5 entries.\n"),
        "{adopted}"
    );
    let list = world.run("moved review list").code(0).err("").out;
    assert!(list.contains("secret"), "{list}");
    let list = world.run("review list").code(0).err("").out;
    assert!(!list.contains("secret"), "{list}");
    // Where the other one has written to it, it stays there as well.
    let world = replaced("title: Ours\n", "title: Theirs\n", TALK);
    world.run("review flag talk").code(0);
    let ran = world.run("moved review list").code(0);
    assert!(
        ran.err.contains("it is of “Ours”") && ran.err.contains("would be copied"),
        "{}",
        ran.err
    );
    let adopted = world.run("moved review adopt").code(0).out;
    assert!(
        adopted.ends_with("with 6 entries; it is a copy, and the other one stays.\n"),
        "{adopted}"
    );
    assert!(
        world
            .run("review list")
            .code(0)
            .out
            .contains("flagged by ana")
    );
    world.run("moved review list").code(0).err("");
}

#[test]
fn a_copy_is_told_how_it_has_the_log_as_well() {
    let world = world();
    world.run("review mark rusty locked").code(0);
    let case = format!("format: 1\ntitle: A visit\n{CASE}");
    let world = world.file("copy/visit.yaml", &case);
    for text in ["post.txt", "wire.txt"] {
        fs::copy(
            world.path(&format!("casefiles/{text}")),
            world.path(&format!("copy/{text}")),
        )
        .unwrap();
    }
    // It may be a template: nothing is said unasked.
    world.run("copy review list").code(0).err("");
    let status = world.run("copy review status").code(0).out;
    assert!(
        status.contains("its library is there still, so it would be copied"),
        "{status}"
    );
    let ran = world.run("copy review adopt").code(1).out("");
    let named =
        "error: No other log is without its library. `casefile review adopt LOG` copies one: `";
    assert!(ran.err.starts_with(named), "{}", ran.err);
    let log = logs(&world).remove(0);
    let ran = world
        .run_with(&["copy", "review", "adopt", &log.display().to_string()])
        .code(0);
    assert!(
        ran.out
            .ends_with("with 2 entries; it is a copy, and the other one stays.\n"),
        "{}",
        ran.out
    );
    for library in ["copy", "casefiles"] {
        let list = world
            .run(&format!("{library} review list"))
            .code(0)
            .err("")
            .out;
        assert!(list.contains("visit/rusty  reviewed"), "{list}");
    }
}
