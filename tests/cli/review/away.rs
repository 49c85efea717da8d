//! Words of sources that are not at hand, when a mark is set or afterwards: that they are counted as neither seen nor the same.

use std::{fs, os::unix::fs::symlink};

use super::{World, edit, since, world};

/// Takes away what was read of the source `post`.
type Take = fn(&World);

const POST: &str = "casefiles/post.txt";
const CASE: &str = "casefiles/visit.yaml";

const WAYS: [(&str, Take); 5] = [
    ("removed", |world| {
        fs::remove_file(world.path(POST)).unwrap();
    }),
    ("no longer named", |world| {
        edit(world, CASE, ", text: post.txt", "");
    }),
    ("a link out of the library", |world| {
        fs::rename(world.path(POST), world.path("away.txt")).unwrap();
        symlink(world.path("away.txt"), world.path(POST)).unwrap();
    }),
    ("a document that is damaged", |world| {
        fs::write(world.path("casefiles/post.pdf"), "%PDF-1.4 nonsense").unwrap();
        edit(world, CASE, "post.txt", "post.pdf");
    }),
    ("without its record", |world| {
        edit(
            world,
            CASE,
            "  post: {title: The harbour post, text: post.txt}\n",
            "",
        );
    }),
];

#[test]
fn words_that_were_seen_and_cannot_be_read_now_are_a_change() {
    for (way, take) in WAYS {
        let world = world();
        world.run("review mark rusty locked").code(0);
        take(&world);
        let all = since(&world);
        let both = (&*all["visit/rusty"], &*all["visit/locked"]);
        assert_eq!(both, ("away", "same"), "{way}");
        let listed = world.run("review list").out;
        assert!(listed.contains("1 of "), "{way}: {listed}");
        assert!(listed.contains("1 changed since"), "{way}: {listed}");
        let changed = world.run("review list --changed").out;
        for told in [
            "its source is not at hand now where it is cited [1]",
            "the words of [1] are not at hand now",
        ] {
            assert!(changed.contains(told), "{way}: {changed}");
        }
        let asked = world.run("list all is:changed-since-review").out;
        assert!(asked.contains("visit/rusty"), "{way}: {asked}");
        let report = world.run("review report").out;
        for told in [
            "its source is not at hand now at [1]",
            "the words of [1] are not at hand now.",
        ] {
            assert!(report.contains(told), "{way}: {report}");
        }
    }
}

#[test]
fn a_text_and_a_place_that_were_seen_and_cannot_be_read_now_are_a_change() {
    for (way, take) in &WAYS[..4] {
        let world = world();
        world.run("review mark post").code(0);
        world.run_with(&["review", "mark", "post ¶2"]).code(0);
        take(&world);
        let changed = world.run("review list --changed").out;
        let of_place = "its source is not at hand now there";
        assert!(changed.contains(of_place), "{way}: {changed}");
        // Where its record is another one, that is told.
        let of_text = ["its text is not at hand now", "text  "];
        assert!(
            of_text.iter().any(|told| changed.contains(told)),
            "{way}: {changed}"
        );
    }
}

#[test]
fn a_mark_holds_for_no_words_that_were_not_at_hand() {
    let world = world();
    fs::rename(world.path(POST), world.path("away.txt")).unwrap();
    let marked = world.run("review mark rusty locked post").code(0).out;
    assert_eq!(
        marked,
        "Saved: visit/rusty is reviewed; the words of `post` were not at hand.\n\
         Saved: visit/locked is reviewed.\n\
         Saved: visit/post is reviewed; its text was not at hand.\n"
    );
    assert!(since(&world).values().all(|since| since == "same"));
    fs::rename(world.path("away.txt"), world.path(POST)).unwrap();
    let all = since(&world);
    let of = ["rusty", "locked", "post"].map(|id| all[&format!("visit/{id}")].clone());
    assert_eq!(of, ["unseen", "same", "unseen"]);
    let changed = world.run("review list --changed").code(0).out;
    for told in [
        "its source was not at hand then where it is cited [1]",
        "the words of [1] were not at hand when it was reviewed",
        "its text was not at hand then",
    ] {
        assert!(changed.contains(told), "{changed}");
    }
    world.run("review mark rusty post").code(0);
    assert!(since(&world).values().all(|since| since == "same"));
}

#[test]
fn a_digest_in_the_place_of_a_text_is_another_kind_of_text() {
    let world = world();
    world.run("review mark rusty post").code(0);
    edit(&world, CASE, "text: post.txt", "digest: post.txt");
    let all = since(&world);
    assert_eq!(&all["visit/rusty"], "kind");
    let changed = world.run("review list --changed").code(0).out;
    assert!(
        changed.contains("what is held of the source of [1] is another kind of text"),
        "{changed}"
    );
    assert!(!changed.contains("[1] post"), "{changed}");
}
