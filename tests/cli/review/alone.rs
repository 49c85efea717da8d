//! One case of a library is opened, of which other cases were reviewed as well.

use super::*;

fn world() -> World {
    World::case(CASE)
        .file(
            "casefiles/post.txt",
            "They say the roof was rusty.\n\nThey came at noon.\n",
        )
        .file("casefiles/wire.txt", "They say the door was locked.\n")
        .file("casefiles/library.yaml", "format: 1\nid: harbour-1\n")
        .file(
            "casefiles/other.yaml",
            "format: 1\ntitle: Other\nquestions:\n  why: {question: Why?}\n  who: {question: Who?}\n",
        )
        .env("USER", "ana")
}

#[test]
fn only_what_the_library_has_no_more_is_gone() {
    let world = world();
    world.run("review mark why rusty").code(0);
    world.run("review flag who talk").code(0);
    world.run("review flag --undo who").code(0);
    world
        .run_with(&["review", "note", "why", "-m", "ask again"])
        .code(0);
    edit(&world, "casefiles/visit.yaml", "  talk:", "  walk:");
    let told = "Marks or notes are of 1 place in other cases of this library, and are told where these are opened.";
    let alone = |arguments: &str| {
        world
            .run(&format!("casefiles/visit.yaml review {arguments}"))
            .code(0)
    };
    let list = alone("list").err(&format!("note: {told}\n")).out;
    assert!(
        !list.contains("why") && !list.contains("ask again"),
        "{list}"
    );
    let (_, gone) = list.split_once("gone:\n").unwrap();
    assert!(gone.starts_with("visit/talk  flagged"), "{list}");
    let status = alone("status").out;
    assert!(
        status.contains(told) && status.contains("are of 1 place that the library has no more"),
        "{status}"
    );
    let report = alone("report --names").out;
    assert!(report.contains(told), "{report}");
    assert!(
        !report.contains("other/why") && !report.contains("other/who"),
        "{report}"
    );
    // Where all of it is opened, nothing is left out.
    let list = world.run("review list").code(0).err("").out;
    assert!(
        list.contains("other/why  reviewed") && list.contains("ask again"),
        "{list}"
    );
    fs::remove_file(world.path("casefiles/other.yaml")).unwrap();
    let list = alone("list").err("").out;
    assert!(list.contains("other/why  reviewed"), "{list}");
    // What is gone is not what cannot be read.
    assert!(!list.contains("cannot be read"), "{list}");
}
