//! Files that change while they are read: real files, a real watcher.

use std::{
    fs,
    path::Path,
    thread,
    time::{Duration, SystemTime},
};

use casefile::tui::message::Message;
use tempfile::{TempDir, tempdir};

use crate::story::Story;

const CASE: &str = "\
format: 1
title: The bridge
people:
  ana: {name: Ana Ruiz}
  ben: {name: Ben Okoro}
sources:
  paper: {title: A paper, text: paper.txt, published: 2024-02-01}
allegations:
  closed: {statement: The bridge was closed., by: ana, cites: [{source: paper, at: ¶1}]}
  opened: {statement: It was opened again., by: ben, cites: [{source: paper, at: ¶2}]}
  paid: {statement: Nobody paid for it., by: ben, cites: [{source: paper, at: ¶2}]}
";

/// Longer than it takes to hear of a change; nobody waits for it where all is well.
const LONG: Duration = Duration::from_secs(20);

/// In which a change would have been told.
const SHORT: Duration = Duration::from_millis(500);

fn library() -> TempDir {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("bridge.yaml"), CASE).unwrap();
    fs::write(
        folder.path().join("paper.txt"),
        "It is closed.\nIt is open.\n",
    )
    .unwrap();
    // What was just written may have been written after it was read.
    thread::sleep(Duration::from_millis(100));
    folder
}

fn write(folder: &Path, text: &str) {
    fs::write(folder.join("bridge.yaml"), text).unwrap();
}

/// A reader at the second of two allegations that a filter leaves, in one of two groups.
fn reader(folder: &Path) -> Story {
    let mut story = Story::watching(folder, (100, 30));
    story.keys("Enter j j Enter B p f");
    story.types("by:ben");
    story.keys("Enter G");
    assert!(story.screen().contains("2/2 of 3"), "{}", story.screen());
    story
}

#[track_caller]
fn sees(story: &Story, words: &[&str]) {
    let screen = story.screen();
    for words in words {
        assert!(screen.contains(words), "{words:?} is not there\n{screen}");
    }
}

#[track_caller]
fn misses(story: &Story, words: &str) {
    let screen = story.screen();
    assert!(!screen.contains(words), "{words:?} is there\n{screen}");
}

#[test]
fn a_saved_file_is_read_and_the_reader_stays() {
    let folder = library();
    let mut story = reader(folder.path());
    let text = CASE.replace("opened again", "opened in June").replace(
        "  paid:",
        "  crossed: {statement: Ben crossed it., by: ben, cites: [{source: paper, at: ¶2}]}\n  paid:",
    );
    write(folder.path(), &text);
    assert!(story.hears(LONG));
    sees(
        &story,
        &[
            "Read again: 1 changed, 1 new",
            "g , goes there",
            "Nobody paid for it.",
            "3/3 of 4",
        ],
    );
    assert!(!story.hears(SHORT), "once");
    // To the first, the next, and round; the jump goes back to where they were.
    story.keys("g ,");
    sees(
        &story,
        &["It was opened in June.", "Change 1 of 2: changed."],
    );
    story.keys("g ,");
    sees(&story, &["Ben crossed it.", "Change 2 of 2: new."]);
    story.keys("g ,");
    sees(&story, &["Change 1 of 2"]);
    story.keys("g ;");
    sees(&story, &["Change 2 of 2"]);
    story.keys("H H H H");
    sees(&story, &["3/3 of 4"]);
}

#[test]
fn what_is_gone_is_named() {
    let folder = library();
    let mut story = reader(folder.path());
    let at = CASE.find("  paid:").unwrap();
    write(folder.path(), &CASE[..at]);
    assert!(story.hears(LONG));
    // A file that ends sooner may be one that is still being written: nobody can tell, and that is said. What is told is not
    // told twice.
    sees(
        &story,
        &[
            "Read again: 1 gone from `bridge.yaml` (bridge/paid), which ends sooner than before and may be half",
        ],
    );
    misses(&story, "is no longer there");
    story.keys("g ,");
    sees(&story, &["No record was another one"]);
    // Once all of it is there, so is the record.
    write(folder.path(), CASE);
    assert!(story.hears(LONG));
    sees(&story, &["Read again: 1 new."]);
}

#[test]
fn a_reader_stays_at_a_record_that_is_gone_for_a_moment() {
    let folder = library();
    let mut story = reader(folder.path());
    let half = &CASE[..CASE.find("  paid:").unwrap()];
    write(folder.path(), half);
    assert!(story.hears(LONG));
    sees(&story, &["1/1 of 2"]);
    // Still half of it, and another record reads otherwise.
    write(
        folder.path(),
        &half.replace("opened again", "opened in June"),
    );
    assert!(story.hears(LONG));
    write(folder.path(), CASE);
    assert!(story.hears(LONG));
    sees(&story, &["2/2 of 3"]);
    // Whoever went on from there stays where they went.
    write(folder.path(), half);
    assert!(story.hears(LONG));
    story.keys("h h j");
    let before = story.model.state.place.clone();
    write(folder.path(), CASE);
    assert!(story.hears(LONG));
    assert_eq!(story.model.state.place.view, before.view);
    assert_eq!(story.model.state.place.pane, before.pane);
    assert_eq!(story.model.state.place.list.cursor, before.list.cursor);
}

#[test]
fn what_is_taken_out_of_a_file_is_gone_from_it() {
    let folder = library();
    let mut story = reader(folder.path());
    let (at, end) = (
        CASE.find("  opened:").unwrap(),
        CASE.find("  paid:").unwrap(),
    );
    write(folder.path(), &format!("{}{}", &CASE[..at], &CASE[end..]));
    assert!(story.hears(LONG));
    sees(&story, &["1 gone from `bridge.yaml` (bridge/opened)."]);
    misses(&story, "half written");
}

#[test]
fn folds_stay() {
    let folder = library();
    let mut story = Story::watching(folder.path(), (100, 30));
    story.keys("Enter j j Enter B p G z a");
    misses(&story, "Nobody paid");
    write(folder.path(), &CASE.replace("was closed.", "was shut."));
    assert!(story.hears(LONG));
    sees(&story, &["The bridge was shut."]);
    misses(&story, "Nobody paid");
}

#[test]
fn what_a_source_says_is_read_again() {
    let folder = library();
    let mut story = reader(folder.path());
    story.keys("s");
    sees(&story, &["It is open."]);
    fs::write(
        folder.path().join("paper.txt"),
        "It is closed.\nIt is wide open.\n",
    )
    .unwrap();
    assert!(story.hears(LONG));
    sees(&story, &["It is wide open."]);
}

#[test]
fn of_what_is_found_otherwise_what_is_no_longer_as_it_is_cited_is_told_first() {
    let folder = library();
    let cites =
        "{source: paper, at: ¶1, quote: It was shut}, {source: paper, at: ¶2, quote: It is open}";
    let quoting = CASE.replace(
        "again., by: ben, cites: [{source: paper, at: ¶2}]",
        &format!("again., by: ben, cites: [{cites}]"),
    );
    write(folder.path(), &quoting);
    thread::sleep(Duration::from_millis(100));
    let mut story = reader(folder.path());
    // The first is verbatim now, and the second no longer.
    fs::write(
        folder.path().join("paper.txt"),
        "It was shut.\nNobody knows.\n",
    )
    .unwrap();
    assert!(story.hears(LONG));
    sees(
        &story,
        &["found otherwise: `bridge/opened` (verbatim, now "],
    );
}

#[test]
fn what_is_cited_and_found_otherwise_is_said() {
    let folder = library();
    let quoting = CASE.replace(
        "statement: It was opened again., by: ben, cites: [{source: paper, at: ¶2}]",
        "statement: It was opened again., by: ben, cites: [{source: paper, at: ¶2, quote: It is open}]",
    );
    write(folder.path(), &quoting);
    thread::sleep(Duration::from_millis(100));
    let mut story = reader(folder.path());
    let paper = |text: &str| fs::write(folder.path().join("paper.txt"), text).unwrap();
    paper("It is closed.\nIt was wide.\n");
    assert!(story.hears(LONG));
    sees(
        &story,
        &["Read again. What is cited is found otherwise: `bridge/opened` (verbatim, now"],
    );
    story.keys("g ,");
    sees(
        &story,
        &[
            "It was opened again.",
            "Change 1 of 1: what it cites is found otherwise.",
        ],
    );
    // Of a record that is another one, that is what is said.
    write(
        folder.path(),
        &quoting.replace("quote: It is open", "quote: It was wide"),
    );
    assert!(story.hears(LONG));
    sees(&story, &["Read again: 1 changed"]);
    misses(&story, "found otherwise");
    // Where nobody quotes it, a source may say what it will.
    paper("It is shut.\nIt was wide.\n");
    assert!(story.hears(LONG));
    misses(&story, "found otherwise");
    // A place that is gone is as good as words.
    paper("It is shut.\n");
    assert!(story.hears(LONG));
    sees(&story, &["`bridge/paid` (no quote, now no such place)"]);
}

#[test]
fn a_touched_file_is_no_change() {
    let folder = library();
    let mut story = reader(folder.path());
    let file = fs::File::options()
        .append(true)
        .open(folder.path().join("bridge.yaml"))
        .unwrap();
    file.set_modified(SystemTime::now() + Duration::from_secs(60))
        .unwrap();
    write(folder.path(), CASE);
    assert!(!story.hears(SHORT));
    misses(&story, "Read again");
}

#[test]
fn a_file_that_is_half_written_keeps_what_it_said() {
    let folder = library();
    let mut story = reader(folder.path());
    for half in [
        "",
        &CASE[..CASE.len() / 2],
        &CASE.replace("{name: Ana Ruiz}", "{name: [Ana}"),
    ] {
        write(folder.path(), half);
        assert!(story.hears(LONG));
        sees(
            &story,
            &[
                "2/2 of 3",
                "`bridge.yaml` cannot be read whole and is shown as before; g x says why",
            ],
        );
        sees(&story, &["Nobody paid for it.", "1 case file unread"]);
    }
    // Why is one key away.
    story.keys("g x");
    sees(&story, &["bridge.yaml:4"]);
    story.keys("H");
    write(folder.path(), &CASE.replace("Nobody paid", "The town paid"));
    assert!(story.hears(LONG));
    sees(&story, &["The town paid for it.", "2/2 of 3"]);
    misses(&story, "unread");
    // Whoever asks for it sees the file as it is.
    write(
        folder.path(),
        &CASE.replace("{name: Ben Okoro}", "{name: [Ben}"),
    );
    assert!(story.hears(LONG));
    sees(&story, &["2/2 of 3"]);
    story.keys("R");
    misses(&story, "shown as before");
}

#[test]
fn what_lies_over_the_panes_stays() {
    let folder = library();
    // A prompt, an export, help, words that are chosen; each with what is seen of it.
    let over = [
        ("/", "bri", "search: bri"),
        ("x", "", "Export"),
        ("?", "", "Help"),
        (":", "rel", "reload"),
    ];
    for (keys, typed, seen) in over {
        write(folder.path(), CASE);
        thread::sleep(Duration::from_millis(100));
        let mut story = reader(folder.path());
        story.keys(keys);
        story.types(typed);
        let before = story.screen();
        assert!(before.contains(seen), "{seen}\n{before}");
        write(folder.path(), &CASE.replace("Nobody paid", "The town paid"));
        assert!(story.hears(LONG), "{keys}");
        let sign = "files have changed, R reads them";
        sees(&story, &[seen, sign]);
        assert!(
            story.screen().lines().skip(1).eq(before.lines().skip(1)),
            "{keys}: only the sign is new\n{}",
            story.screen()
        );
        story.keys("Esc");
        sees(&story, &["The town paid"]);
        misses(&story, sign);
    }
}

#[test]
fn a_folder_that_goes_is_said_and_what_was_read_stays() {
    let folder = library();
    let mut story = reader(folder.path());
    fs::remove_dir_all(folder.path()).unwrap();
    assert!(story.hears(LONG));
    sees(
        &story,
        &[
            "is not there",
            "Nobody paid for it.",
            "files have changed, R reads them",
        ],
    );
    assert!(!story.hears(SHORT), "once");
    story.keys("j R");
    sees(&story, &["is not there", "Nobody paid for it."]);
    fs::create_dir(folder.path()).unwrap();
    write(folder.path(), CASE);
    story.keys("k");
    assert!(story.hears(LONG), "a key looks");
    sees(&story, &["Nobody paid for it."]);
    misses(&story, "files have changed");
}

#[test]
fn where_nobody_watches_a_sign_says_which_key_reads() {
    let folder = library();
    let mut story = Story::open(folder.path(), (100, 30));
    story.keys("Enter j j Enter");
    fs::write(folder.path().join("bridge.yaml"), CASE).unwrap();
    story.keys("j");
    misses(&story, "files have changed");
    write(folder.path(), &CASE.replace("Nobody paid", "The town paid"));
    story.keys("k");
    sees(&story, &["files have changed, R reads them", "Nobody paid"]);
    story.keys("R");
    sees(&story, &["The town paid"]);
}

#[test]
fn what_is_not_heard_of_is_said() {
    let folder = library();
    let mut story = Story::watching(folder.path(), (100, 30));
    story.send(Message::Unheard(
        "not all folders can be watched for changes (too many)".into(),
    ));
    sees(
        &story,
        &["Not all folders can be watched for changes (too many); R reads again."],
    );
}
