//! `casefile review`: what is kept, what changed since, what is taken over, and that nothing saved is lost.

mod alone;
mod away;
mod kills;
mod machines;
mod places;
mod report;
mod unread;
mod whose;

use std::{collections::BTreeMap, fs, os::unix::fs::PermissionsExt, path::PathBuf, thread};

use serde_json::{Value, json};

use super::harness::World;

const CASE: &str = "\
sources:
  post: {title: The harbour post, text: post.txt}
  wire: {title: The wire, text: wire.txt}
allegations:
  rusty: {statement: The roof was rusty., cites: [{source: post, at: ¶1, quote: the roof was rusty}]}
  locked: {statement: The door was locked., cites: [{source: wire, at: ¶1, quote: the door was locked}]}
events:
  arrival: {title: The visit, date: 2025-03-01, cites: [{source: post, at: ¶2}]}
  talk: {title: The talk, date: 2025-03-02}
";

fn world() -> World {
    World::case(CASE)
        .file(
            "casefiles/post.txt",
            "They say the roof was rusty.\n\nThey came at noon.\n",
        )
        .file("casefiles/wire.txt", "They say the door was locked.\n")
        .env("USER", "ana")
}

/// The folder of the logs.
fn reviews(world: &World) -> PathBuf {
    world.path("../home/.local/share/casefile/reviews")
}

/// The logs that there are.
fn logs(world: &World) -> Vec<PathBuf> {
    let entries = fs::read_dir(reviews(world)).into_iter().flatten();
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut logs: Vec<PathBuf> = paths
        .filter(|path| path.extension() == Some("log".as_ref()))
        .collect();
    logs.sort();
    logs
}

/// Puts words in the place of others in a file.
fn edit(world: &World, file: &str, words: &str, others: &str) {
    let text = world.read(file);
    assert!(text.contains(words), "{text}");
    fs::write(world.path(file), text.replace(words, others)).unwrap();
}

#[test]
fn a_source_that_was_reviewed_changes_with_its_text() {
    let world = world();
    world.run("review mark post wire").code(0);
    assert!(since(&world).values().all(|since| since == "same"));
    // A text that is broken into other lines has the same words.
    edit(&world, "casefiles/post.txt", "say the", "say\nthe");
    assert!(since(&world).values().all(|since| since == "same"));
    edit(&world, "casefiles/post.txt", "came at noon", "came at one");
    let all = since(&world);
    assert_eq!((&*all["visit/post"], &*all["visit/wire"]), ("text", "same"));
    let changed = world.run("review list --changed").code(0).out;
    assert!(
        changed.contains("visit/post  changed since ana reviewed it"),
        "{changed}"
    );
    assert!(
        changed.contains("its text reads otherwise, and what it read is not kept"),
        "{changed}"
    );
    let report = world.run("review report").code(0).out;
    assert!(report.contains("its text reads differently"), "{report}");
}

#[test]
fn words_that_stand_nowhere_any_more_are_told_beside_what_stands_there() {
    let world = world();
    world.run("review mark rusty").code(0);
    edit(
        &world,
        "casefiles/post.txt",
        "the roof was rusty",
        "the roof was not rusty",
    );
    let changed = world.run("review list --changed").code(0).out;
    assert!(
        changed.contains("the roof was") && changed.contains("not rusty."),
        "{changed}"
    );
    edit(
        &world,
        "casefiles/post.txt",
        "They say the roof was not rusty.",
        "Nobody came.",
    );
    let changed = world.run("review list --changed").code(0).out;
    assert!(
        changed.contains("[-the roof was rusty-] {+Nobody came.+}"),
        "{changed}"
    );
}

#[test]
fn what_was_put_on_something_that_is_gone_is_taken_off() {
    let world = world();
    world.run("review flag talk").code(0);
    world.run_with(&["review", "flag", "wire ¶1"]).code(0);
    world.run("review label later talk").code(0);
    edit(&world, "casefiles/visit.yaml", "  talk:", "  walk:");
    fs::write(world.path("casefiles/wire.txt"), "").unwrap();
    world
        .run("review flag --undo visit/talk")
        .code(0)
        .out("Saved: visit/talk is not flagged.\n");
    world
        .run("review label --undo later talk")
        .code(0)
        .out("Saved: visit/talk is not labelled `later`.\n");
    world
        .run_with(&["review", "flag", "--undo", "wire ¶1"])
        .code(0)
        .out("Saved: visit/wire ¶1 is not flagged.\n");
    let list = world.run("review list").code(0).out;
    assert!(
        !list.contains("flagged") && !list.contains("gone:"),
        "{list}"
    );
    // Nothing is put on it.
    world.run("review flag talk").code(1);
    world.run("review flag --undo talk").code(1);
}

#[test]
fn a_note_that_nobody_signs_is_handed_on() {
    let world = world().env("USER", "");
    let ran = world.run_with(&["review", "note", "talk", "-m", "Precious.\nTwice."]);
    let ran = ran.code(2).out("Precious.\nTwice.\n");
    assert!(
        ran.err.contains("It is not known by which name you sign"),
        "{}",
        ran.err
    );
    assert!(
        ran.err
            .contains("Nothing was saved. Standard output has the text of the note."),
        "{}",
        ran.err
    );
    let ran = world.run("review flag talk").code(2).out("");
    assert!(ran.err.ends_with("Nothing was saved.\n"), "{}", ran.err);
    assert_eq!(logs(&world), Vec::<PathBuf>::new());
}

/// The records that are reviewed, each with what became of it since.
fn since(world: &World) -> BTreeMap<String, String> {
    let listed = world.run("review list --format json").code(0).json();
    let marked = listed["marked"].as_array().unwrap().iter();
    let since = marked.map(|row| {
        let key = row["of"]["key"].as_str().unwrap().to_owned();
        (
            key,
            row["reviewed"][0]["since"].as_str().unwrap().to_owned(),
        )
    });
    since.collect()
}

#[test]
fn what_is_done_is_listed_with_who_did_it() {
    let world = world();
    world
        .run("review mark rusty talk")
        .code(0)
        .err("")
        .out("Saved: visit/rusty is reviewed.\nSaved: visit/talk is reviewed.\n");
    world.run("review flag --citation 1 locked").code(0);
    world
        .run_with(&["review", "label", "to  ask", "talk"])
        .code(0);
    let message = ["review", "note", "talk", "-m", "first\nsecond \u{1b}[31m"];
    world.run_with(&message).code(0);
    let ran = world.run("review list").code(0).err("");
    let (progress, marks) = ran.out.split_once("\n\n").unwrap();
    assert_eq!(
        progress,
        "visit, cases        0 of 1 reviewed, 0 changed since, 1 not\n\
         visit, allegations  1 of 2 reviewed, 0 changed since, 1 not\n\
         visit, events       1 of 2 reviewed, 0 changed since, 1 not\n\
         visit, sources      0 of 2 reviewed, 0 changed since, 2 not\n\
         all                 2 of 7 reviewed, 0 changed since, 5 not"
    );
    let day = marks
        .split(", ")
        .nth(1)
        .unwrap()
        .lines()
        .next()
        .unwrap()
        .to_owned();
    let (_, note) = marks.split_once("note ").unwrap();
    let note = &note[..8];
    assert_eq!(
        marks,
        format!(
            "visit/rusty  reviewed by ana, {day}\n\
             visit/locked, citing wire ¶1 “the door was locked”  flagged by ana, {day}\n\
             visit/talk  reviewed by ana, {day}; labelled `to ask` by ana, {day}\n  \
             note {note} by ana, {day}:\n    first\n    second ␛[31m\n"
        )
    );
    // All of it is taken back by entries, and none is removed.
    world.run("review mark --undo rusty talk").code(0);
    world.run("review flag --undo --citation 1 locked").code(0);
    world
        .run_with(&["review", "label", "--undo", "to ask", "talk"])
        .code(0);
    world
        .run(&format!("review note --change {note} -m other"))
        .code(0);
    let ran = world.run("review list").code(0);
    assert!(
        ran.out.ends_with("    other\n") && !ran.out.contains("first"),
        "{}",
        ran.out
    );
    world.run(&format!("review note --remove {note}")).code(0);
    let ran = world.run("review list").code(0);
    assert!(ran.out.ends_with("7 not\n"), "{}", ran.out);
    world
        .run(&format!("review note --remove {note}"))
        .code(1)
        .out("");
    let status = world.run("review status").code(0).out;
    assert!(status.contains(", with 11 entries.\n"), "{status}");
}

#[test]
fn exactly_what_rests_on_an_edited_statement_or_source_has_changed() {
    let world = world();
    world
        .run("review mark rusty locked arrival talk post wire")
        .code(0);
    assert!(since(&world).values().all(|since| since == "same"));
    edit(
        &world,
        "casefiles/visit.yaml",
        "The door was locked.",
        "The door was not locked.",
    );
    edit(&world, "casefiles/post.txt", "at noon", "at one");
    let all = since(&world);
    let changed: Vec<_> = all.iter().filter(|(_, since)| *since != "same").collect();
    let text = |text: &str| text.to_owned();
    assert_eq!(
        changed,
        [
            (&text("visit/arrival"), &text("words")),
            (&text("visit/locked"), &text("content")),
            (&text("visit/post"), &text("text"))
        ]
    );
    let ran = world.run("review list").code(0);
    assert!(
        ran.out
            .contains("it: its source reads differently where it is cited [1]")
            || ran
                .out
                .contains(": its source reads differently where it is cited [1]"),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .contains("all                 3 of 7 reviewed, 3 changed since, 1 not\n")
    );
    // What is laid out otherwise is the same.
    edit(
        &world,
        "casefiles/visit.yaml",
        "The door was not locked.",
        "The door was locked.",
    );
    edit(
        &world,
        "casefiles/visit.yaml",
        "  rusty: {statement: The roof was rusty., cites: [{source: post, at: ¶1, quote: the roof was rusty}]}\n",
        "  rusty:\n    # A comment.\n    cites:\n      - quote: the roof\n          was rusty\n        at: ¶1\n        source: post\n    \
         statement: >-\n      The roof\n      was rusty.\n",
    );
    assert_eq!(since(&world)["visit/rusty"], "same");
    assert_eq!(since(&world)["visit/locked"], "same");
}

#[test]
fn what_is_gone_is_among_what_changed_since_it_was_reviewed() {
    let world = world();
    world.run("review mark rusty").code(0);
    world.run("review flag locked arrival talk").code(0);
    edit(&world, "casefiles/visit.yaml", "  rusty:", "  worn:");
    edit(&world, "casefiles/visit.yaml", "  locked:", "  shut:");
    let told = world.run("review list --changed").code(0).err("").out;
    assert!(
        told.starts_with("gone:\nvisit/rusty  reviewed by ana, ") && !told.contains("locked"),
        "{told}"
    );
}

#[test]
fn how_it_changed_is_told_field_by_field_and_word_by_word() {
    let world = world();
    world
        .run("review mark rusty locked arrival talk wire")
        .code(0);
    let none = world.run("review list --changed").code(0).out("");
    assert_eq!(
        none.err,
        "note: Nothing that is reviewed has changed since.\n"
    );
    edit(
        &world,
        "casefiles/visit.yaml",
        "The door was locked., cites: [{source: wire, at: ¶1, quote: the door was locked}]",
        "The door was not locked., cites: [{source: wire, at: ¶1, quote: the door was open}]",
    );
    edit(&world, "casefiles/post.txt", "at noon", "at one");
    let ran = world.run("review list --changed").code(0).err("");
    let lines: Vec<&str> = ran.out.lines().collect();
    let [locked, statement, cites, arrival, words] = lines[..] else {
        panic!("{}", ran.out);
    };
    assert!(locked.starts_with("visit/locked  changed since ana reviewed it, "));
    assert_eq!(
        statement,
        "  statement  nobody named, via The wire: The door was {+not+} locked."
    );
    assert_eq!(
        cites,
        "  cites  recited  wire ¶1 \"the door was [-locked\"-] {+open\"+}"
    );
    assert!(arrival.starts_with("visit/arrival  changed since ana reviewed it, "));
    assert_eq!(words, "  [1] post ¶2  They came at [-noon.-] {+one.+}");
    let json = world.run("review list --changed --format json").code(0);
    let json = json.json();
    let told = |row: usize, name: &str| json["marked"][row]["reviewed"][0][name].clone();
    assert_eq!(json["marked"].as_array().unwrap().len(), 2);
    assert_eq!(told(1, "differences")[0]["field"], "[1] post ¶2");
    assert_eq!(told(1, "differences")[0]["old"], "They came at noon.");
    assert_eq!(told(1, "untold"), json!([]));
    assert_eq!(
        told(0, "differences")[0]["by"],
        "nobody named, via The wire"
    );
    // It is as many as the progress says, and what somebody has checked again is not among them.
    let other = world.env("USER", "ben");
    other.run("review mark locked").code(0);
    let ran = other.run("review list --changed").code(0);
    assert!(ran.out.starts_with("visit/arrival  changed"), "{}", ran.out);
    other.run("review mark --undo locked").code(0);
    edit(
        &other,
        "casefiles/visit.yaml",
        "door was not locked",
        "door was never locked",
    );
    other.run("review mark locked").code(0);
    edit(
        &other,
        "casefiles/visit.yaml",
        "door was never locked",
        "door was unlocked",
    );
    let ran = other.run("review list --changed").code(0);
    let since: Vec<&str> = ran.out.lines().skip(1).take(5).collect();
    assert_eq!(since[0], "  since ana:", "{}", ran.out);
    assert_eq!(
        since[1],
        "  statement  nobody named, via The wire: The door was [-locked.-] {+unlocked.+}"
    );
    assert_eq!(
        since[3..],
        [
            "  since ben:",
            "  statement  nobody named, via The wire: The door was [-never locked.-] {+unlocked.+}"
        ]
    );
}

#[test]
fn a_mark_of_a_release_that_kept_no_words_says_that_and_no_more() {
    let world = world();
    world.run("review mark locked").code(0);
    let log = &logs(&world)[0];
    let text = fs::read_to_string(log).unwrap();
    let (head, entry) = text.trim_end().split_once('\n').unwrap();
    let mut entry: Value = serde_json::from_str(&entry[17..]).unwrap();
    entry["version"]
        .as_object_mut()
        .unwrap()
        .remove("kept")
        .unwrap();
    fs::remove_file(log).unwrap();
    // As an export has it: so no checksum need be made here.
    let head: Value = serde_json::from_str(&head[17..]).unwrap();
    let mut export = head;
    export["entries"] = json!([entry]);
    let world = world.file("old.json", &export.to_string());
    world.run("review import old.json").code(0);
    assert_eq!(since(&world)["visit/locked"], "same");
    edit(
        &world,
        "casefiles/visit.yaml",
        "The door was locked.",
        "The door was not locked.",
    );
    let ran = world.run("review list --changed").code(0).err("");
    let said = "\n  how it changed is not known: the log keeps no words of that version\n";
    assert!(ran.out.ends_with(said), "{}", ran.out);
}

#[test]
fn a_record_that_is_gone_or_cannot_be_read_keeps_its_notes() {
    let world = world();
    world.run("review note talk -m gone").code(0);
    world.run("review mark arrival").code(0);
    edit(&world, "casefiles/visit.yaml", "  talk: {", "  speech: {");
    let ran = world.run("review list").code(0);
    let (_, gone) = ran.out.split_once("\ngone:\n").unwrap();
    assert!(
        gone.starts_with("visit/talk\n  note ") && gone.ends_with("    gone\n"),
        "{gone}"
    );
    edit(
        &world,
        "casefiles/visit.yaml",
        "arrival: {title: The visit, date: 2025-03-01",
        "arrival: {title: [], date: 2025-03-01",
    );
    let ran = world.run("review list");
    assert!(ran.out.contains(" and cannot be read now"), "{}", ran.out);
    world.run("review mark arrival").code(2).out("");
}

#[test]
fn a_library_that_moved_is_asked_before_it_takes_its_log_over() {
    let world = world();
    world.run("review mark rusty talk").code(0);
    let old = logs(&world);
    fs::rename(world.path("casefiles"), world.path("moved")).unwrap();
    let ran = world.run("moved review list").code(0);
    assert!(
        ran.out
            .ends_with("all                 0 of 7 reviewed, 0 changed since, 7 not\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.err
            .contains("2 of the 2 records that it speaks of are here. `casefile review adopt`"),
        "{}",
        ran.err
    );
    let status = world.run("moved review status").code(0).out;
    assert!(status.contains("Another log: "), "{status}");
    assert_eq!(logs(&world), old);
    // What a write that never began has left is in nobody's way.
    let own = status_path(&world.run("moved review status").out);
    fs::write(own, "").unwrap();
    let ran = world.run("moved review adopt").code(0);
    assert!(
        ran.out
            .ends_with("is the log of this library now, with 2 entries.\n"),
        "{}",
        ran.out
    );
    let ran = world.run("moved review list").code(0).err("");
    assert!(ran.out.contains("2 of 7 reviewed"), "{}", ran.out);
    // Another library that is now where this one was has nothing of it, and is not offered it.
    let world = world.file(
        "casefiles/visit.yaml",
        &format!("format: 1\ntitle: A visit\n{CASE}"),
    );
    assert!(!world.run("review list").code(0).err.contains("adopt"));
    world.run("review adopt").code(1).out("");
}

/// The log that a status names.
fn status_path(status: &str) -> PathBuf {
    status.split('`').nth(1).unwrap().into()
}

#[test]
fn a_log_of_other_records_is_not_offered() {
    let world = world().file(
        "other/a.yaml",
        "format: 1\ntitle: A\nevents: {talk: {title: T}}\n",
    );
    world.run("review mark rusty talk").code(0);
    fs::rename(world.path("casefiles"), world.path("moved")).unwrap();
    world.run("other review list").code(0).err("");
    world.run("other review adopt").code(1).out("");
    // Nor one whose library is still there.
    fs::rename(world.path("moved"), world.path("casefiles")).unwrap();
    let copy = format!("format: 1\ntitle: A visit\n{CASE}");
    let world = world.file("copy/visit.yaml", &copy);
    assert!(!world.run("copy review list").code(0).err.contains("adopt"));
}

#[test]
fn a_library_with_an_id_keeps_its_log_wherever_it_is() {
    let world = world().file(
        "casefiles/library.yaml",
        "format: 1\nid: harbour-7\ntitle: Harbour\n",
    );
    world.run("review mark rusty").code(0);
    fs::rename(world.path("casefiles"), world.path("moved")).unwrap();
    let ran = world.run("moved review list").code(0);
    assert!(ran.out.contains("1 of 7 reviewed"), "{}", ran.out);
    assert!(
        ran.err.starts_with(
            "note: What is reviewed here was written for the library of the same id at `"
        ),
        "{}",
        ran.err
    );
    world.run("moved review mark talk").code(0);
    world.run("moved review list").code(0).err("");
    assert_eq!(logs(&world).len(), 1);
    // One that is given an id later is offered its log by path.
    let world = self::world();
    world.run("review mark rusty").code(0);
    let world = world.file("casefiles/library.yaml", "format: 1\nid: harbour-7\n");
    let ran = world.run("review list").code(0);
    assert!(ran.err.contains("review adopt"), "{}", ran.err);
    world.run("review adopt").code(0);
    let ran = world.run("review list").code(0).err("");
    assert!(ran.out.contains("1 of 7 reviewed"), "{}", ran.out);
}

#[test]
fn what_a_colleague_hands_on_is_taken_over_once() {
    let (world, other) = (world(), world().env("USER", "ben"));
    world.run("review mark rusty").code(0);
    other.run("review mark rusty locked").code(0);
    other.run("review note talk -m theirs").code(0);
    other
        .run("review export -o theirs.json")
        .code(0)
        .out("Saved: `theirs.json` has 3 entries.\n");
    other.run("review export -o theirs.json").code(2).out("");
    let world = world.file("theirs.json", &other.read("theirs.json"));
    world
        .run("review import theirs.json")
        .code(0)
        .err("")
        .out("Saved: 3 entries read, 3 of them new here.\n");
    world
        .run("review import theirs.json")
        .code(0)
        .out("Saved: 3 entries read, 0 of them new here.\n");
    for (theirs, told) in [
        (
            r#": "theirs""#,
            "note: 1 entry read that differs from the one of the same id here; that stays.\n",
        ),
        (
            r#""ben""#,
            "note: 3 entries read that differ from those of the same id here; these stay.\n",
        ),
    ] {
        let other = other
            .read("theirs.json")
            .replace(theirs, &theirs.replace('e', "a"));
        fs::write(world.path("theirs.json"), other).unwrap();
        world.run("review import theirs.json").code(0).err(told);
    }
    let listed = world.run("review list --format json").code(0).json();
    let by = |row: usize| {
        let reviewed = listed["marked"][row]["reviewed"].as_array().unwrap().iter();
        Vec::from_iter(reviewed.map(|reviewed| reviewed["by"].as_str().unwrap().to_owned()))
    };
    assert_eq!(
        (by(0), by(1)),
        (vec!["ana".into(), "ben".into()], vec!["ben".to_owned()])
    );
    // Their log as it is does as well, and nothing of it is new.
    let log = logs(&other).remove(0);
    fs::copy(log, world.path("theirs.log")).unwrap();
    world
        .run("review import theirs.log")
        .code(0)
        .out("Saved: 3 entries read, 0 of them new here.\n");
}

#[test]
fn a_pipe_is_not_waited_for() {
    let world = world();
    let made = std::process::Command::new("mkfifo")
        .arg(world.path("pipe"))
        .status();
    assert!(made.unwrap().success());
    let ran = world.run("review import pipe").code(2).out("");
    assert!(
        ran.err.contains("it is no file; `-` reads standard input"),
        "{}",
        ran.err
    );
}

#[test]
fn what_is_of_another_library_is_not_taken_over_unasked() {
    let world = world().file("other/a.yaml", "format: 1\ntitle: A\n");
    world.run("review mark rusty talk").code(0);
    world.run("review export -o it.json").code(0);
    let ran = world.run("other review import it.json").code(2).out("");
    assert!(
        ran.err
            .contains("0 of the 2 records that it speaks of are in this one"),
        "{}",
        ran.err
    );
    world.run("other review import --force it.json").code(0);
    for (file, text) in [
        ("no.json", "[]"),
        ("no.txt", "words"),
        ("no.yaml", "a: 1\n"),
    ] {
        let world = self::world().file(file, text);
        let ran = world.run(&format!("review import {file}")).code(2).out("");
        assert!(ran.err.contains("is neither what"), "{}", ran.err);
    }
}

#[test]
fn damaged_lines_are_named_and_stay() {
    let world = world();
    for note in ["one", "two", "three"] {
        world.run(&format!("review note talk -m {note}")).code(0);
    }
    let log = logs(&world).remove(0);
    let text = fs::read_to_string(&log).unwrap().replace("two", "tWo") + "torn";
    fs::write(&log, &text).unwrap();
    let ran = world.run("review list").code(0);
    assert!(ran.err.starts_with("note: 2 lines of `"), "{}", ran.err);
    assert!(ran.err.contains(" and were passed over, "), "{}", ran.err);
    assert!(
        ran.err
            .contains("the first is line 3: it does not have its checksum"),
        "{}",
        ran.err
    );
    let status = world.run("review status").code(2).out;
    assert!(status.contains("\nLine 3 was passed over: "), "{status}");
    assert!(status.contains("\nLine 5 was passed over: "), "{status}");
    world.run("review note talk -m four").code(0);
    assert!(
        fs::read_to_string(&log)
            .unwrap()
            .starts_with(&(text + "\n"))
    );
    let notes = notes(&world);
    assert_eq!(Vec::from_iter(notes.keys()), ["four", "one", "three"]);
}

#[test]
fn what_cannot_be_saved_is_not_said_to_be_and_is_handed_on() {
    let world = world();
    // A file where the folder would be.
    let world = world.file("../home/.local/share/casefile", "in the way");
    let ran = world.run("review note talk -m kept").code(2);
    assert!(
        ran.err.starts_with("error: Nothing was saved, since `"),
        "{}",
        ran.err
    );
    fs::remove_file(world.path("../home/.local/share/casefile")).unwrap();
    let world = world.file("it.json", &ran.out);
    world.run("review import it.json").code(0);
    assert_eq!(notes(&world), BTreeMap::from([("kept".to_owned(), 1)]));
}

#[test]
fn notes_that_say_nothing_and_labels_that_nobody_sees_are_refused() {
    let world = world();
    for arguments in [
        &["note", "talk", "-m", " \u{200b}\n"],
        &["label", "\u{202e}", "talk", "--undo"],
    ] {
        let arguments: Vec<&str> = ["review"]
            .into_iter()
            .chain(arguments.iter().copied())
            .collect();
        let ran = world.run_with(&arguments).code(2).out("");
        assert!(
            ran.err
                .starts_with("error: Nobody would see anything of this "),
            "{}",
            ran.err
        );
    }
    // Nothing on standard input.
    world.run("review note talk").code(2).out("");
    world.run("review flag rusty --citation 2").code(1).out("");
    assert_eq!(logs(&world).len(), 0);
}

#[test]
fn who_reviews_is_who_the_configuration_says() {
    let world = world().config("reviewer = \"Ana  Ruiz\"\n");
    world.run("review flag talk").code(0);
    let ran = world.run("review list").code(0);
    assert!(ran.out.contains("flagged by Ana Ruiz, "), "{}", ran.out);
    let nobody = World::case(CASE);
    let ran = nobody.run("review flag talk").code(2).out("");
    assert!(ran.err.contains("`reviewer`"), "{}", ran.err);
}

/// The notes that are listed, each with how often it is.
fn notes(world: &World) -> BTreeMap<String, usize> {
    let listed = world.run("review export").code(0).json();
    let mut notes = BTreeMap::new();
    for entry in listed["entries"].as_array().unwrap() {
        if entry["did"] == json!("noted") {
            let text = entry["text"].as_str().unwrap().to_owned();
            *notes.entry(text).or_default() += 1;
        }
    }
    notes
}

#[test]
fn two_processes_at_once_with_a_hundred_notes_each_lose_none() {
    let world = world();
    let world = &world;
    thread::scope(|scope| {
        for who in ["ana", "ben"] {
            scope.spawn(move || {
                for number in 0..100 {
                    let text = format!("{who} {number}");
                    world
                        .run_with(&["review", "note", "talk", "-m", &text])
                        .code(0);
                }
            });
        }
    });
    let notes = notes(world);
    assert_eq!((notes.len(), notes.values().sum::<usize>()), (200, 200));
}

#[test]
fn what_is_exported_is_for_its_owner_alone() {
    let world = world();
    world.run("review flag talk").code(0);
    world.run("review export -o it.json").code(0);
    let exported: Value = serde_json::from_str(&world.read("it.json")).unwrap();
    assert_eq!(exported["form"], 1);
    let mode = fs::metadata(world.path("it.json"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn records_are_asked_for_by_what_is_marked_of_them() {
    let world = world();
    world.run("review mark rusty talk").code(0);
    world.run("review label later talk").code(0);
    world.run("review note --citation 1 -m see locked").code(0);
    edit(&world, "casefiles/post.txt", "was rusty", "was red");
    let keys = |query: &str| -> String {
        let listed = world.run(&format!("list all {query} --format json"));
        let listed = listed.json();
        let keys = listed.as_array().unwrap().iter();
        let ids = keys.map(|record| record["key"].as_str().unwrap().replace("visit/", ""));
        ids.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(keys("is:reviewed"), "talk");
    assert_eq!(keys("is:changed-since-review"), "rusty");
    assert_eq!(keys("has:note"), "locked");
    assert_eq!(keys("label:lat"), "talk");
    assert_eq!(
        keys("is:unreviewed kind:allegation,event"),
        "locked arrival"
    );
    // Of an earlier day a record says less, and is the one that was reviewed all the same.
    assert_eq!(keys("is:reviewed --as-of 2025-03"), "talk");
    let told = world
        .run("export visit is:changed-since-review")
        .code(0)
        .out;
    assert!(told.contains("rusty") && !told.contains("locked"), "{told}");
    // Only who asks needs the log.
    let log = logs(&world).remove(0);
    fs::remove_file(&log).unwrap();
    fs::create_dir(&log).unwrap();
    world.run("list all is:flagged").code(2).out("");
    world.run("list all has:remark").code(1);
}
