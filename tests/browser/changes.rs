//! What changed since the reader last looked: what is told of it, where one goes from there, and that only a key moves the
//! read marker.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use casefile::{
    marker::Against,
    tui::{list::View, message::Message, model::Fixed, theme::Theme},
};
use tempfile::TempDir;

use crate::story::{Story, text};

const CASE: &str = "\
format: 1
title: The visit
people:
  ana: {name: Ana Ruiz}
  bo: {name: Bo Lund}
sources:
  post: {title: The harbour post, text: post.txt}
  note: {title: A note, text: note.txt}
allegations:
  locked: {statement: The door was locked at noon., by: ana, cites: [{source: post, at: ¶2, quote: The door was locked at noon}]}
  bare: {statement: The lamp was out., by: ana, cites: [{source: post, at: ¶3}]}
  loud: {statement: The bell was loud., by: ana}
";

const TEXT: &str =
    "They say the roof was rusty.\n\nThe door was locked at noon.\n\nThe lamp was out.\n";

/// What somebody writes into the file: a record is changed, one is gone, one is new and one is denied.
fn changed() -> String {
    CASE.replace("The bell was loud.", "The bell was never loud.")
        .replace("  bo: {name: Bo Lund}\n", "")
        .replace(
            "by: ana, cites: [{source: post, at: ¶3}]}",
            "by: ana, cites: [{source: post, at: ¶3}], responses: [{by: [ana], is: denied, cites: [{source: note, at: ¶1}]}]}",
        )
        + "  wet: {statement: The floor was wet., by: ana}\n"
}

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        fs::create_dir(desk.path("library")).unwrap();
        desk.write("visit.yaml", CASE);
        desk.write("post.txt", TEXT);
        desk.write("note.txt", "Nobody came.\n");
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.path("library").join(file), text).unwrap();
    }

    fn against(&self) -> Against {
        Against {
            state: Some(self.path("state")),
            named: None,
        }
    }

    fn open(&self, size: (u16, u16)) -> Story {
        Story::comparing(self.path("library"), size, self.against())
    }

    fn markers(&self) -> Vec<PathBuf> {
        let folder = fs::read_dir(self.path("state/casefile/markers"));
        let entries = folder.into_iter().flatten();
        entries.map(|entry| entry.unwrap().path()).collect()
    }
}

fn see(story: &Story, words: &[&str]) {
    let screen = story.screen();
    for words in words {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
}

fn miss(story: &Story, words: &str) {
    let screen = story.screen();
    assert!(!screen.contains(words), "{words}\n{screen}");
}

/// All that the page says, whatever is in sight of it.
fn page(story: &Story) -> String {
    let rows = story.model.shown.sheet.rows.iter();
    rows.map(|row| row.plain() + "\n").collect()
}

#[test]
fn what_changed_is_told_until_a_key_says_that_it_is_seen() {
    let desk = Desk::new();
    let mut story = desk.open((160, 45));
    let kept = desk.markers();
    assert_eq!(kept.len(), 1);
    let mode = fs::metadata(&kept[0]).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0);
    story.keys("g w");
    // What was never seen before may have changed since whenever.
    let first = "This is the first look: from now on it is told what changes.";
    see(&story, &[first]);
    miss(&story, "Nothing has changed");
    drop(story);
    let mut story = desk.open((160, 45));
    story.keys("g w");
    see(&story, &["Since you last looked, ", "Nothing has changed."]);
    // Nothing is said of it where there is nothing.
    miss(&story, "g w shows it");
    drop(story);
    desk.write("visit.yaml", &changed());
    for _ in 0..2 {
        // Looking changes nothing.
        let mut story = desk.open((160, 45));
        see(
            &story,
            &[
                "1 new, 1 gone",
                "1 standing moved",
                "g w shows it.",
                "Changes",
            ],
        );
        story.keys("g w");
        let page = page(&story);
        for told in [
            "Standings that moved (1)",
            "alleged",
            "denied",
            "follows from: visit/bare responses",
            "The bell was {+never+} loud.",
            "+ Ana Ruiz: The floor was wet.",
            "- Bo Lund",
        ] {
            assert!(page.contains(told), "{told}\n{page}");
        }
    }
    let mut story = desk.open((160, 45));
    story.keys("g W");
    see(
        &story,
        &["Only where one sees what changed; g w goes there."],
    );
    story.keys("g w g W");
    see(&story, &["Does all of it count as seen", "1 new, 1 gone"]);
    story.keys("n");
    assert_eq!(desk.markers(), kept, "nothing is moved without a yes");
    assert!(story.model.changes().is_some());
    story.keys("g W y");
    see(&story, &["Nothing has changed.", "The read marker is here"]);
    // What counts as seen is gone to no more.
    story.keys("g ,");
    see(&story, &["No record was another one"]);
    let story = desk.open((160, 45));
    assert!(story.model.changes().is_none());
}

#[test]
fn no_text_counts_as_seen_that_was_not_on_the_screen() {
    for becomes in [Some("The lamp was lit."), None] {
        let desk = Desk::new();
        let mut story = desk.open((160, 45));
        let kept = desk.markers();
        let before = fs::read(&kept[0]).unwrap();
        match becomes {
            Some(words) => desk.write("post.txt", &TEXT.replace("The lamp was out.", words)),
            None => fs::remove_file(desk.path("library/post.txt")).unwrap(),
        }
        story.keys("g w g W y");
        see(
            &story,
            &["The read marker stays where it was", "R reads them"],
        );
        assert_eq!(fs::read(&kept[0]).unwrap(), before);
        story.keys("R g w");
        see(&story, &["The harbour post"]);
        story.keys("g W y");
        see(&story, &["The read marker is here"]);
    }
}

#[test]
fn evidence_and_questions_with_another_status_are_counted() {
    let desk = Desk::new();
    let with = |status: &str, answer: &str| {
        format!(
            "{CASE}evidence:\n  photo: {{description: A photograph, status: {status}}}\nquestions:\n  who: {{question: Who?{answer}}}\n"
        )
    };
    desk.write("visit.yaml", &with("described", ""));
    desk.open((160, 45));
    desk.write(
        "visit.yaml",
        &with("withheld", ", status: answered, answer: Nobody."),
    );
    let story = desk.open((160, 45));
    see(
        &story,
        &["1 piece of evidence with another status, 1 question with another status"],
    );
}

#[test]
fn what_is_so_no_more_is_not_said_to_be_so_now() {
    let desk = Desk::new();
    let related = CASE.replace(
        "was loud., by: ana}",
        "was loud., by: bo, relations: [{to: bare, is: contradicts}], responses: [{by: bo, is: withdrawn, cites: [{source: note}]}]}",
    );
    assert_ne!(related, CASE);
    let bare = related.split(", relations").next().unwrap().to_owned() + "}\n";
    desk.write("visit.yaml", &bare);
    desk.open((160, 45));
    desk.write("visit.yaml", &related);
    let mut story = desk.open((160, 45));
    see(
        &story,
        &["1 contradicts another now", "1 taken back or revised"],
    );
    story.keys("g w g W y");
    desk.write("visit.yaml", &bare);
    let story = desk.open((160, 45));
    see(
        &story,
        &[
            "1 no longer contradicts another",
            "1 no longer taken back or revised",
        ],
    );
}

#[test]
fn one_goes_from_change_to_change_and_to_records_that_are_gone() {
    let desk = Desk::new();
    desk.open((120, 40));
    desk.write("visit.yaml", &changed());
    let mut story = desk.open((120, 40));
    story.keys("g w n");
    let mut seen = Vec::new();
    for _ in 0..12 {
        let row = &story.model.shown.sheet.rows[story.model.row()];
        seen.push(row.plain());
        if row.plain().starts_with("- Bo Lund") {
            break;
        }
        story.keys("n");
    }
    let last = seen.last().unwrap();
    assert!(last.starts_with("- Bo Lund"), "{seen:?}");
    assert!(seen.iter().all(|row| !row.starts_with(' ')), "{seen:?}");
    // What is gone is shown as it was, and one comes back from there.
    story.keys("Enter");
    see(&story, &["As it was.", "Bo Lund"]);
    story.keys("h");
    see(&story, &["Since you last looked"]);
    // What is there is gone to.
    story.keys("g g n");
    while !page_row(&story).contains("The bell was") {
        story.keys("n");
    }
    assert_eq!(story.model.record().unwrap().key.to_string(), "visit/loud");
    story.keys("Enter");
    see(&story, &["Allegation: loud", "The bell was never loud."]);
    story.keys("H");
    assert_eq!(story.model.state.place.view, View::Changes);
    // The keys that go through what a reload changed go through this as well.
    story.keys("g ,");
    see(&story, &["Change 1 of"]);
}

fn page_row(story: &Story) -> String {
    story.model.shown.sheet.rows[story.model.row()].plain()
}

#[test]
fn a_source_that_changed_is_told_and_one_that_did_not_is_read_where_it_is() {
    let desk = Desk::new();
    desk.open((120, 40));
    desk.write("post.txt", &TEXT.replace("locked at noon", "locked at one"));
    let mut story = desk.open((120, 40));
    story.keys("g w");
    let page = page(&story);
    for told in [
        "Text of The harbour post",
        "locked at [-noon.-] {+one.+}",
        "verdicts",
    ] {
        assert!(page.contains(told), "{told}\n{page}");
    }
    assert!(!page.contains("A note"), "{page}");
    // Nothing stays unpacked.
    assert_eq!(desk.markers().len(), 1);
}

#[test]
fn covered_names_are_in_nothing_that_changed() {
    let desk = Desk::new();
    let protected = CASE
        .replace(
            "{name: Bo Lund}",
            "{name: Bo Lund, protect: {as: the pilot}}",
        )
        .replace(
            "{name: Ana Ruiz}",
            "{name: Ana Ruiz, protect: {as: the clerk}}",
        )
        .replace("The bell was loud.", "Bo Lund rang the bell with Ana Ruiz.");
    desk.write("visit.yaml", &protected);
    desk.write(
        "post.txt",
        &TEXT.replace("They say", "Ana Ruiz and Bo Lund say"),
    );
    desk.open((120, 40));
    // Nobody here protects Bo any more, and the words that name him are gone.
    desk.write(
        "visit.yaml",
        &protected
            .replace("  bo: {name: Bo Lund, protect: {as: the pilot}}\n", "")
            .replace("Bo Lund rang the bell with Ana Ruiz.", "Ana rang the bell."),
    );
    desk.write("post.txt", &TEXT.replace("They say", "Ana Ruiz says"));
    let open = Story::comparing(desk.path("library"), (120, 40), desk.against());
    let told = open.model.changes().unwrap().sheet.rows.iter();
    let told: String = told.map(|row| row.plain()).collect();
    assert!(told.contains("Lund") && told.contains("Ruiz"), "{told}");
    let mut story = Story::comparing_as(
        desk.path("library"),
        (120, 40),
        desk.against(),
        Fixed::default(),
        true,
    );
    story.keys("g w");
    let covered = page(&story);
    for name in ["Lund", "Ruiz"] {
        assert!(!covered.contains(name), "{name}\n{covered}");
        miss(&story, name);
    }
    assert!(
        covered.contains("the pilot") && covered.contains("the clerk"),
        "{covered}"
    );
    while !page_row(&story).starts_with("- ") {
        story.keys("n");
    }
    story.keys("Enter");
    see(&story, &["As it was.", "the pilot"]);
    miss(&story, "Lund");
}

#[test]
fn another_version_is_compared_where_it_is_named() {
    let desk = Desk::new();
    fs::create_dir(desk.path("old")).unwrap();
    for file in ["visit.yaml", "post.txt", "note.txt"] {
        fs::copy(desk.path("library").join(file), desk.path("old").join(file)).unwrap();
    }
    desk.write("visit.yaml", &changed());
    let against = |named: &Path| Against {
        state: None,
        named: Some(named.to_owned()),
    };
    let story = Story::comparing(desk.path("library"), (120, 40), against(&desk.path("old")));
    assert_eq!(story.model.state.place.view, View::Changes);
    see(
        &story,
        &["Since `", "Records: 1 added, 1 removed", "never+} loud"],
    );
    assert!(desk.markers().is_empty());
    let story = Story::comparing(desk.path("library"), (120, 40), against(&desk.path("none")));
    see(&story, &["is not there"]);
    let story = Story::comparing(
        desk.path("library"),
        (120, 40),
        against(Path::new("git:HEAD")),
    );
    see(&story, &["`git:HEAD` cannot be read"]);
    // What would count as seen is more than what is shown.
    let both = Against {
        named: Some(desk.path("old")),
        ..desk.against()
    };
    let mut story = Story::comparing(desk.path("library"), (120, 40), both);
    story.keys("g W");
    see(
        &story,
        &[
            "Does all that changed since you last looked count as seen, also what is",
            "not shown here? y/n",
        ],
    );
}

#[test]
fn where_nothing_is_kept_it_is_said() {
    let desk = Desk::new();
    let mut story = Story::comparing(desk.path("library"), (120, 40), Against::default());
    story.keys("g w");
    see(&story, &["Nothing of this library is remembered"]);
    story.keys("g W");
    see(&story, &["Nothing of this library is remembered."]);
    // No folder can be made below a file.
    fs::write(desk.path("state"), "").unwrap();
    let mut story = desk.open((120, 40));
    story.keys("g w");
    see(&story, &["What you see cannot be kept"]);
    story.keys("g W y");
    see(&story, &["The read marker stays where it was"]);
    fs::remove_file(desk.path("state")).unwrap();
    let mut story = desk.open((120, 40));
    let marker = &desk.markers()[0];
    // What is forgotten while the browser is open stays so until the reader asks for it.
    let forgotten = fs::read(marker).unwrap();
    fs::remove_file(marker).unwrap();
    story.keys("R g w");
    see(&story, &["No read marker was set yet."]);
    assert!(desk.markers().is_empty());
    fs::write(marker, forgotten).unwrap();
    // Half of it is none, and nothing takes its place but what the reader asks for.
    let whole = fs::read(marker).unwrap();
    fs::write(marker, &whole[..whole.len() / 2]).unwrap();
    story.keys("R g w");
    see(
        &story,
        &["What was kept with the read marker cannot be read."],
    );
    assert_eq!(fs::read(marker).unwrap().len(), whole.len() / 2);
    story.keys("g W y");
    see(&story, &["Nothing has changed."]);
}

#[test]
fn it_is_readable_on_every_screen() {
    let desk = Desk::new();
    desk.open((80, 24));
    desk.write("visit.yaml", &changed());
    for size in [(160, 45), (120, 40), (80, 24), (40, 12), (24, 8), (20, 5)] {
        let mut story = desk.open(size);
        story.keys("g w");
        if size.0 >= 80 {
            see(&story, &["Since you last looked", "▸3 Changes"]);
        }
        // However small it is, what changed is gone through to its end, by signs that need no colour.
        for _ in 0..20 {
            story.keys("n");
        }
        assert!(page_row(&story).starts_with("+ "), "{size:?}");
        let mut themes = Theme::shipped(true).into_iter();
        let mono = themes.find(|theme| theme.name == "mono").unwrap();
        let mono = text(&story.buffer_in(&mono));
        let wanted = if size.0 >= 80 { "{+never+} loud" } else { "+" };
        assert!(mono.contains(wanted) && mono.is_ascii(), "{mono}");
    }
}

#[test]
fn the_page_of_a_record_that_changed_since_it_was_reviewed_says_how() {
    let desk = Desk::new();
    let mut story = Story::reviewing(desk.path("library"), (120, 40), &desk.path("data"));
    story.keys("g a Space Space Space k");
    desk.write(
        "visit.yaml",
        &CASE.replace("The bell was loud.", "The bell was never loud."),
    );
    desk.write("post.txt", &TEXT.replace("locked at noon", "locked at one"));
    story.keys("R G");
    see(&story, &["Changed since you reviewed it, "]);
    let told = page(&story);
    assert!(
        told.contains("statement  Ana Ruiz: The bell was {+never+} loud."),
        "{told}"
    );
    story.keys("g g");
    see(&story, &["Changed since you reviewed it, "]);
    let told = page(&story);
    assert!(
        told.contains("[1] post ¶2  The door was locked at [-noon-] {+one+}"),
        "{told}"
    );
    // What is marked again is reviewed as it is now.
    story.keys("Space k");
    miss(&story, "Changed since you reviewed it");
}

#[test]
fn what_is_said_at_the_start_stays_when_files_are_read_again() {
    let desk = Desk::new();
    drop(desk.open((160, 45)));
    desk.write("visit.yaml", &changed());
    let mut story = desk.open((160, 45));
    see(&story, &["Since you last looked, ", "g w shows it."]);
    // Files that hold what they held are read again.
    story.send(Message::Edited);
    see(&story, &["Since you last looked, ", "g w shows it."]);
    miss(&story, "Read again");
    // What is news besides comes behind it.
    desk.write("visit.yaml", &changed().replace("title: ", "title: About "));
    story.send(Message::Edited);
    see(&story, &["g w shows it. Read again: 3 changed"]);
    // A key has read it.
    story.keys("j");
    story.send(Message::Edited);
    see(&story, &["Read again"]);
    miss(&story, "g w shows it.");
}
