//! What a reader marks and writes in the browser: where it is shown, that it is saved before that is said, and that nothing
//! of it is lost.

mod drafts;

use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf, sync::Arc};

use casefile::review::{
    Deed, Target,
    log::{Log, Own, place, store},
};
use casefile::tui::{
    effect::Effect, job::keeps_nothing, measure::layout::layout, message::Message, model::Fixed,
    state::Pane,
};
use ratatui::{crossterm::event::Event, layout::Rect};
use tempfile::TempDir;

use crate::story::Story;

const CASE: &str = "\
format: 1
title: The visit
people: {ana: {name: Ana Ruiz}}
sources:
  post: {title: The harbour post, text: post.txt}
allegations:
  rusty: {statement: The roof was rusty., by: ana, cites: [{source: post, at: ¶1, quote: the roof was rusty}]}
  locked: {statement: The door was locked., by: ana, cites: [{source: post, at: ¶2}]}
  bare: {statement: The lamp was out., by: ana}
";

const TEXT: &str = "They say the roof was rusty.\n\nThe door was locked at noon.\n";

/// A library, and a reader with a folder for their data.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("library")).unwrap();
        let desk = Self { folder };
        desk.write("visit.yaml", CASE);
        desk.write("post.txt", TEXT);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.path("library").join(file), text).unwrap();
    }

    /// Opens it at the allegations.
    fn open(&self) -> Story {
        let mut story = Story::reviewing(self.path("library"), (120, 40), &self.path("data"));
        story.keys("g a");
        story
    }

    /// What the log has, and nothing where there is none.
    fn log(&self) -> String {
        let folder = fs::read_dir(self.path("data/casefile/reviews"));
        let paths = folder
            .into_iter()
            .flatten()
            .map(|entry| entry.unwrap().path());
        let mut logs = paths.filter(|path| path.extension() == Some("log".as_ref()));
        logs.next()
            .map_or(String::new(), |log| fs::read_to_string(log).unwrap())
    }
}

/// The letters in the margin of the row that holds some words.
fn margin(story: &Story, words: &str) -> String {
    let screen = story.screen();
    // Who says it stands in the first line of a row, and the words below.
    let list = |line: &str| line.split('│').nth(1).unwrap_or("").to_owned();
    let lines: Vec<String> = screen.lines().map(list).collect();
    let line = lines.iter().position(|line| line.contains(words)).unwrap();
    let list = &lines[line - 1];
    // Before the reports and origins.
    let before = list[..list.rfind('/').unwrap()].trim_end_matches(char::is_numeric);
    let last: Vec<char> = before.chars().rev().take(6).collect();
    let last: String = last.into_iter().rev().collect();
    last.trim().to_owned()
}

fn see(story: &Story, words: &str) {
    assert!(
        story.screen().contains(words),
        "{words}\n{}",
        story.screen()
    );
}

fn miss(story: &Story, words: &str) {
    assert!(
        !story.screen().contains(words),
        "{words}\n{}",
        story.screen()
    );
}

#[test]
fn what_was_checked_is_marked_until_it_changes() {
    let desk = Desk::new();
    let mut story = desk.open();
    story.keys("Space");
    see(&story, "Saved: visit/rusty is reviewed.");
    assert!(desk.log().contains("reviewed"));
    // The next row is selected.
    story.keys("Space Space");
    assert_eq!(margin(&story, "The roof was rusty."), "r");
    assert_eq!(margin(&story, "The door was locked."), "r");
    story.keys("Space");
    see(&story, "Saved: visit/bare is not reviewed.");
    assert_eq!(margin(&story, "The lamp was out."), "");
    // The words of a source changed, and no other word of it counts.
    desk.write("post.txt", &TEXT.replace("roof was rusty", "roof was red"));
    story.keys("R");
    assert_eq!(margin(&story, "The roof was rusty."), "c");
    assert_eq!(margin(&story, "The door was locked."), "r");
    story.keys("f");
    story.types("is:changed-since-review");
    story.keys("Enter");
    see(&story, "The roof was rusty.");
    miss(&story, "The door was locked.");
    story.keys("Enter G");
    see(&story, "its source");
    see(&story, "reads differently where");
    // Checked again, it is reviewed as it is now.
    story.keys("h Space Esc");
    assert_eq!(margin(&story, "The roof was rusty."), "r");
    // Another run knows it.
    let story = desk.open();
    assert_eq!(margin(&story, "The roof was rusty."), "r");
}

#[test]
fn in_a_source_it_is_the_passage_that_was_checked() {
    let desk = Desk::new();
    let mut story = desk.open();
    story.keys("s Space");
    see(&story, "Saved: visit/post ¶");
    see(&story, "is reviewed.");
    miss(&story, "visit/rusty is reviewed");
    assert!(desk.log().contains(r#""is":"passage""#), "{}", desk.log());
    // Again takes it off, and `u` that.
    story.keys("Space");
    see(&story, "is not reviewed.");
    story.keys("u");
    see(&story, "Taken back, and saved: visit/post ¶");
    // On the page it is the record, whatever is selected there.
    story.keys("Esc Enter G Space");
    see(&story, "Saved: visit/rusty is reviewed.");
}

#[test]
fn what_nobody_saw_is_not_marked() {
    let desk = Desk::new();
    let mut story = desk.open();
    story.keys("Space");
    let before = desk.log();
    story.send(Message::Changed(story.model.known.generation));
    story.keys("Space");
    see(
        &story,
        "Files have changed since they were read; R reads them.",
    );
    assert_eq!(desk.log(), before);
}

#[test]
fn a_mark_is_of_no_text_that_was_not_on_the_screen() {
    for (from, to) in [("roof was rusty", "roof was red"), ("rusty", "RUSTY")] {
        for keys in ["Space", "s Space", "g s Space", "Enter Space"] {
            let desk = Desk::new();
            let mut story = desk.open();
            story.keys("s");
            see(&story, "They say the roof was rusty.");
            story.keys("Esc");
            // Of the same size, and within the second in which it was read.
            desk.write("post.txt", &TEXT.replace(from, to));
            story.keys(keys);
            see(&story, "nobody has seen what it says now");
            see(&story, "R reads them");
            assert!(!desk.log().contains(r#""is":"reviewed""#), "{keys}");
            fs::remove_file(desk.path("library/post.txt")).unwrap();
            story.keys(keys);
            assert!(!desk.log().contains(r#""is":"reviewed""#), "{keys}");
            desk.write("post.txt", &TEXT.replace(from, to));
            story.keys("Esc Esc R g a Space");
            see(&story, "Saved: visit/rusty is reviewed.");
        }
    }
    // What rests on no source is marked whatever became of these.
    let desk = Desk::new();
    let mut story = desk.open();
    story.keys("G");
    desk.write("post.txt", "Other words.\n");
    story.keys("Space");
    see(&story, "Saved: visit/bare is reviewed.");
}

#[test]
fn a_note_has_several_lines_and_is_gone_on_with() {
    let desk = Desk::new();
    let mut story = desk.open();
    story.keys("a");
    see(&story, "New note on visit/rusty");
    story.types("first q");
    story.keys("Enter");
    story.send(Message::Terminal(Event::Paste("second\r\n\tthird".into())));
    miss(&story, "Saved");
    story.keys("Ctrl+s");
    see(&story, "Saved: visit/rusty has a new note.");
    assert!(desk.log().contains(r"first q\nsecond\n third"));
    assert_eq!(margin(&story, "The roof was rusty."), "n");
    story.keys("Enter G");
    for line in ["by ana, ", "first q", "second", "third"] {
        see(&story, line);
    }
    story.keys("g 2 a");
    see(&story, "first q");
    story.types(" more");
    story.keys("Ctrl+s");
    see(&story, "of visit/rusty has another text.");
    assert!(desk.log().contains("third more"));
    // Taken back step by step, to what was there before.
    story.keys("u");
    story.keys("a");
    miss(&story, "more");
    story.keys("Esc u");
    see(&story, "Taken back, and saved: note");
    assert!(story.model.known.review.marks.is_empty());
    story.keys("u");
    see(&story, "There is nothing to take back.");
}

#[test]
fn what_stands_of_a_note_outlives_the_program() {
    let desk = Desk::new();
    let mut story = desk.open();
    story.keys("j a");
    story.types("half a thou");
    // The program is gone without a word.
    drop(story);
    let folder = fs::read_dir(desk.path("data/casefile/drafts")).unwrap();
    for entry in folder {
        let mode = entry.unwrap().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0);
    }
    let mut story = Story::reviewing(desk.path("library"), (120, 40), &desk.path("data"));
    see(
        &story,
        "A note on visit/locked was not saved; a there goes on with it.",
    );
    story.keys("g a j a");
    see(&story, "half a thou");
    story.types("ght");
    story.keys("Esc");
    see(&story, "Not saved, and kept: a goes on with it.");
    assert!(desk.log().is_empty());
    story.keys("a Ctrl+s");
    assert!(desk.log().contains("half a thought"));
    // What is saved is no draft.
    let story = desk.open();
    miss(&story, "was not saved");
    assert_eq!(story.model.known.review.drafts, []);
}

#[test]
fn what_cannot_be_saved_is_said_until_it_is() {
    let desk = Desk::new();
    // No folder can be made below a file.
    fs::write(desk.path("data"), "").unwrap();
    let mut story = desk.open();
    story.keys("Space a");
    story.types("kept in mind");
    story.keys("Ctrl+s");
    miss(&story, "Saved:");
    let banner = |story: &Story| story.screen().lines().next().unwrap().to_owned();
    assert!(
        banner(&story).contains("NOT SAVED: 2 marks and notes ("),
        "{}",
        banner(&story)
    );
    // It is there all the same.
    assert_eq!(margin(&story, "The roof was rusty."), "r");
    assert_eq!(margin(&story, "The door was locked."), "n");
    story.keys("Q");
    see(&story, "Not saved: 2 marks and notes");
    story.keys("n");
    assert!(!story.model.state.done);
    let file = desk.path("handed.json");
    story.keys("X Ctrl+u");
    story.types(file.to_str().unwrap());
    story.keys("Enter");
    see(&story, "Wrote 2 entries to");
    let handed = fs::read_to_string(&file).unwrap();
    assert!(
        handed.contains("kept in mind") && handed.contains("reviewed"),
        "{handed}"
    );
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o077, 0);
    // Once it can be written, it is.
    fs::remove_file(desk.path("data")).unwrap();
    story.keys("j");
    assert!(!banner(&story).contains("NOT SAVED"));
    see(&story, "Saved: 2 marks and notes.");
    assert!(desk.log().contains("kept in mind"));
    story.keys("Q");
    assert!(story.model.state.done);
}

#[test]
fn where_nothing_can_be_kept_no_note_is_begun() {
    let desk = Desk::new();
    let mut story = desk.open();
    for (folder, name, why) in [
        (true, false, "It is not known by which name you sign"),
        (false, true, "This user has no data folder"),
    ] {
        story.model.fixed = Arc::new(Fixed {
            keeps_nothing: keeps_nothing(folder, name),
            ..Fixed::clone(&story.model.fixed)
        });
        for key in ["a", "!", "Space", "#"] {
            story.keys(key);
            see(&story, why);
            assert_eq!(story.model.state.draft(), None, "{key}");
            story.keys("Esc");
        }
    }
    assert_eq!(keeps_nothing(true, true), None);
}

#[test]
fn two_windows_see_what_either_wrote() {
    let desk = Desk::new();
    let (mut one, mut other) = (desk.open(), desk.open());
    one.keys("Space");
    other.keys("j !");
    assert_eq!(margin(&other, "The roof was rusty."), "r");
    one.keys("j");
    assert_eq!(margin(&one, "The door was locked."), "f");
}

/// The second one that was saved took the place of the first.
#[test]
fn what_two_windows_write_of_one_note_is_two_notes() {
    let desk = Desk::new();
    let mut one = desk.open();
    one.keys("a");
    one.types("seen");
    one.keys("Ctrl+s");
    let mut other = desk.open();
    other.keys("a");
    other.types(" by daylight");
    one.keys("a");
    one.types(" at night");
    one.keys("Ctrl+s");
    other.keys("Ctrl+s");
    see(&other, "it is a note of its own");
    let notes = |story: &Story| {
        let all = story.model.known.review.state.all();
        let texts = all.flat_map(|(_, of)| of.notes.iter().map(|note| note.text.clone()));
        texts.collect::<Vec<_>>()
    };
    assert_eq!(notes(&other), ["seen at night", "seen by daylight"]);
    // Each takes back what it did, and nothing of the other.
    other.keys("u");
    assert_eq!(notes(&other), ["seen at night"]);
    one.keys("u");
    assert_eq!(notes(&one), ["seen"]);
    one.keys("u");
    assert!(notes(&one).is_empty());
    // What was changed elsewhere is not taken back.
    one.keys("a");
    one.types("new");
    one.keys("Ctrl+s");
    let mut other = desk.open();
    other.keys("a");
    other.types("er");
    other.keys("Ctrl+s");
    one.keys("u");
    see(&one, "changed or removed elsewhere");
    assert_eq!(notes(&one), ["newer"]);
}

#[test]
fn what_stands_of_two_notes_is_kept_of_both() {
    let desk = Desk::new();
    let (mut one, mut other) = (desk.open(), desk.open());
    one.keys("a");
    one.types("from one");
    other.keys("a");
    other.types("from the other");
    let story = desk.open();
    let drafts = &story.model.known.review.drafts;
    let texts: Vec<_> = drafts.iter().map(|draft| draft.text.as_str()).collect();
    assert_eq!(texts, ["from one", "from the other"]);
    one.keys("Ctrl+s");
    // What another window is writing is not offered here.
    assert_eq!(one.model.known.review.drafts, []);
    let story = desk.open();
    let drafts = &story.model.known.review.drafts;
    assert_eq!(drafts.len(), 1, "{drafts:?}");
}

/// The next mark began a new log, and what was said to be saved was gone.
#[test]
fn what_was_saved_is_written_again_where_the_log_is_gone() {
    let desk = Desk::new();
    let mut story = desk.open();
    story.keys("Space k a");
    story.types("an important note");
    story.keys("Ctrl+s");
    let saved = desk.log();
    fs::rename(desk.path("data"), desk.path("gone")).unwrap();
    story.keys("j");
    see(
        &story,
        "The log was gone, or another: 2 marks and notes that were known are written again.",
    );
    fs::remove_dir_all(desk.path("data")).unwrap();
    story.keys("!");
    let log = desk.log();
    for line in saved.lines().skip(1) {
        assert!(log.contains(line), "{line}\n{log}");
    }
    assert!(log.contains("flagged"));
    // At the end as well.
    fs::remove_dir_all(desk.path("data")).unwrap();
    assert_eq!(story.ends(), None);
    assert!(desk.log().contains("an important note"));
}

/// Another library may lie by now where one without an id was.
#[test]
fn marks_of_another_library_in_the_same_place_are_said_to_be() {
    let desk = Desk::new();
    desk.write("library.yaml", "format: 1\ntitle: Ours\n");
    desk.open().keys("Space");
    let open = || Story::reviewing(desk.path("library"), (120, 40), &desk.path("data"));
    miss(&open(), "was written for");
    desk.write("library.yaml", "format: 1\ntitle: Theirs\n");
    see(&open(), "was written for “Ours” in this place");
}

/// Another folder that calls itself the same may be a stranger's.
#[test]
fn marks_of_a_library_of_the_same_id_elsewhere_are_said_to_be() {
    let desk = Desk::new();
    desk.write("library.yaml", "format: 1\nid: harbour\n");
    let mut story = desk.open();
    story.keys("Space");
    let open = || Story::reviewing(desk.path("library"), (120, 40), &desk.path("data"));
    miss(&open(), "of the same id");
    fs::rename(desk.path("library"), desk.path("before")).unwrap();
    fs::create_dir(desk.path("library")).unwrap();
    for name in ["library.yaml", "visit.yaml", "post.txt"] {
        fs::copy(
            desk.path("before").join(name),
            desk.path("library").join(name),
        )
        .unwrap();
    }
    fs::rename(desk.path("library"), desk.path("sent")).unwrap();
    let story = Story::reviewing(desk.path("sent"), (120, 40), &desk.path("data"));
    see(&story, "was written for the library of the same id at");
}

#[test]
fn what_a_colleague_flagged_stays_and_that_is_said() {
    let desk = Desk::new();
    let mut story = desk.open();
    story.keys("!");
    let library = &story.model.known.whole;
    let (mut log, _) = Log::open(Own(store(&desk.path("data"), library)), place(library));
    let key = library.at(story.model.shown.index.unwrap()).key.clone();
    let flagged = (Target::Record { key }, Deed::Flagged);
    assert!(log.add("ben", 1, vec![flagged]).is_ok());
    story.keys("!");
    see(
        &story,
        "Saved: visit/rusty is not flagged by you; ben's flag stays.",
    );
    assert_eq!(margin(&story, "The roof was rusty."), "f");
    // Another window took off what this one would take back.
    story.keys("!");
    let mut other = desk.open();
    other.keys("!");
    let before = desk.log();
    story.keys("u");
    see(&story, "You did not flag visit/rusty; ben's flag stays.");
    assert_eq!(desk.log(), before);
}

#[test]
fn citations_passages_and_labels_are_marked_where_they_stand() {
    let desk = Desk::new();
    let mut story = desk.open();
    story.keys("s");
    see(&story, "▸4 Source");
    story.keys("!");
    see(&story, "Saved: visit/post ¶1 is flagged.");
    story.keys("j");
    let gutter = |story: &Story| {
        let areas = layout(story.model.state.size, &story.model);
        let text = areas.inside(Pane::Source);
        // Below the head, which names the place that was gone to.
        let text = Rect {
            y: text.y + 1,
            height: text.height - 1,
            ..text
        };
        let at = story.find_in("¶1 ", text).unwrap();
        story.buffer()[(at.x - 1, at.y)].symbol().to_owned()
    };
    assert_eq!(gutter(&story), "f");
    // A citation is marked on the page, where its number is selected.
    story.keys("h");
    let mut tries = 0;
    while !matches!(
        story.model.link(),
        Some(casefile::sheet::Piece::Citation(1))
    ) {
        story.keys("j");
        tries += 1;
        assert!(tries < 40, "{}", story.screen());
    }
    story.keys("a");
    story.types("compare");
    story.keys("Ctrl+s");
    see(&story, "has a new note.");
    assert!(desk.log().contains("\"is\":\"citation\""));
    assert_eq!(gutter(&story), "n");
    story.keys("G");
    see(&story, "[1] by ana");
    story.keys("g 2 #");
    story.types("to ask");
    story.keys("Enter");
    see(&story, "Saved: visit/rusty is labelled `to ask`.");
    story.keys("f");
    story.types("label:as");
    see(&story, "\"to ask\"");
    story.keys("Enter");
    see(&story, "The roof was rusty.");
    miss(&story, "The door was locked.");
}

#[test]
fn progress_adds_up() {
    let desk = Desk::new();
    let mut story = desk.open();
    story.keys("Space Space g o g 3 G");
    // However long the page is, its end is gone to.
    assert_eq!(story.model.row() + 1, story.model.shown.sheet.rows.len());
    for row in [
        "[######....] 2 of 3 allegations",
        "[..........] 0 of 1 sources",
        "[###.......] 2 of 6 this case",
    ] {
        see(&story, row);
    }
    desk.write("post.txt", &TEXT.replace("rusty", "red"));
    story.keys("R G");
    see(&story, "[###.......] 1 of 3 allegations, 1 changed since");
    story.keys("g s g 3 G");
    see(&story, "cited by     [#####.....] 1 of 2, 1 changed");
}

#[test]
fn no_key_waits_for_the_disk() {
    let desk = Desk::new();
    let story = desk.open();
    let mut model = story.model.clone();
    let key = crate::story::key_event("Space");
    let effects = casefile::tui::update::update(&mut model, Message::Terminal(Event::Key(key)));
    // It is asked for, and nothing is said before it is done.
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::Mark(_)))
    );
    assert!(model.state.notice.is_none());
}

#[test]
fn notes_are_found_everywhere() {
    let desk = Desk::new();
    let mut story = desk.open();
    story.keys("j a");
    story.types("ask the harbourmaster");
    story.keys("Ctrl+s g s Ctrl+f");
    story.types("harbourmaster");
    see(&story, "1 hit in notes");
    see(&story, "ana: ask the harbourmaster");
    story.keys("Enter");
    see(&story, "▸3 Allegation: locked");
    let row = &story.model.shown.sheet.rows[story.model.row()];
    assert_eq!(&*row.plain(), "ask the harbourmaster");
    // What the library holds is found beside it.
    story.keys("Ctrl+f Ctrl+u");
    story.types("harbour");
    see(&story, "1 hit in notes, ");
    story.keys("Ctrl+u");
    story.types("nowhere");
    see(&story, "nothing found");
}

/// They were in `casefile review list` alone.
#[test]
fn notes_on_what_is_gone_are_found_and_stand_with_its_case() {
    let desk = Desk::new();
    let mut story = desk.open();
    story.keys("j a");
    story.types("ask the harbourmaster");
    story.keys("Ctrl+s Space");
    desk.write("visit.yaml", &CASE.replace("locked:", "shut:"));
    story.keys("R Ctrl+f");
    story.types("harbourmaster");
    see(&story, "1 hit in notes");
    story.keys("Enter");
    see(&story, "▸3 Case: visit");
    for told in ["gone, visit/locked: by ana, ", "ask the harbourmaster"] {
        see(&story, told);
    }
    miss(&story, "cannot be read now");
    story.keys("Esc Ctrl+f Ctrl+u");
    story.types("nothing of it");
    see(&story, "nothing found");
}

#[test]
fn a_label_is_given_by_its_name_alone() {
    let desk = Desk::new();
    let mut story = desk.open();
    story.keys(":");
    story.types("label to ask");
    story.keys("Enter");
    see(&story, "Saved: visit/rusty is labelled `to ask`.");
    // The same again takes it off.
    story.keys(":");
    story.types("label to ask");
    story.keys("Enter");
    see(&story, "Saved: visit/rusty is not labelled `to ask`.");
    story.keys("#");
    story.types(" ");
    story.keys("Enter");
    see(&story, "Nobody would see anything of this label.");
}

#[test]
fn without_a_name_or_a_folder_it_is_said_why_nothing_is_marked() {
    let desk = Desk::new();
    let mut story = Story::open(desk.path("library"), (120, 40));
    story.keys("g a Space");
    see(
        &story,
        "This user has no data folder in which a review could be kept",
    );
    story.keys("g 1 !");
    see(&story, "No record is selected; Enter goes to the list.");
}

#[test]
fn a_note_names_nobody_whose_name_is_covered() {
    let desk = Desk::new();
    desk.write(
        "visit.yaml",
        &CASE.replace(
            "{name: Ana Ruiz}",
            "{name: Ana Ruiz, protect: {as: the clerk}}",
        ),
    );
    let mut story = desk.open();
    story.keys("a");
    story.types("Ana Ruiz knows more");
    story.keys("Ctrl+s");
    // Whose name is covered is a record whose words are others on the screen.
    story.keys("Space g p Space g a");
    let version = |story: &Story| story.model.known.review.versions.values().next().cloned();
    let before = version(&story);
    story.keys("P k Enter G");
    miss(&story, "Ruiz");
    see(&story, "the clerk knows more");
    // It is the record itself that was reviewed, and not what stands in its place.
    assert_eq!(
        (version(&story), margin(&story, "The roof")),
        (before, "r n".into())
    );
}

/// A protected person, whom a citation names; on an early day only that one counts.
const PROTECTED: &str = "\
format: 1
title: The visit
people: {rosa: {name: Rosa Diaz, protect: {as: the clerk}}}
sources:
  wire: {title: The wire, published: 2025-06-01, text: post.txt}
  post: {title: The harbour post, published: 2025-03-01, text: post.txt}
allegations:
  rusty:
    statement: The roof was rusty.
    by: rosa
    date: 2025-03-01
    cites:
      - {source: wire, at: ¶1, quote: the roof was rusty}
      - {source: post, at: ¶2, quote: Rosa Diaz says}
";

#[test]
fn a_citation_is_marked_by_its_true_words_before_an_audience_and_on_any_day() {
    let desk = Desk::new();
    desk.write("visit.yaml", PROTECTED);
    desk.write(
        "post.txt",
        "They say the roof was rusty.\n\nRosa Diaz says it is so.\n",
    );
    let log = |number: usize| -> serde_json::Value {
        let log = desk.log();
        let line = log.lines().nth(number).unwrap_or_default();
        let entry: serde_json::Value = serde_json::from_str(&line[17..]).unwrap();
        entry["of"].clone()
    };
    let true_words = serde_json::json!({
        "is": "citation", "key": "visit/rusty", "source": "post", "at": "¶2", "quote": "Rosa Diaz says",
    });
    // Covered or not, today and on a day before the first citation was published.
    let mut number = 0;
    for day in ["", "2025-04-01"] {
        for covers in [false, true] {
            let mut story = desk.open();
            if covers {
                story.keys("P k Enter");
                miss(&story, "Diaz");
            }
            if !day.is_empty() {
                story.keys("D");
                story.types(day);
                story.keys("Enter");
                assert!(story.model.day().is_some());
            }
            story.keys("Enter");
            let last = if day.is_empty() { 2 } else { 1 };
            let mut tries = 0;
            while !matches!(
                story.model.link(),
                Some(casefile::sheet::Piece::Citation(number)) if number == last
            ) {
                story.keys("j");
                tries += 1;
                assert!(tries < 40, "{}", story.screen());
            }
            story.keys("!");
            number += 1;
            assert_eq!(log(number), true_words, "covers {covers}, {day:?}");
            // It is found again where it stands now.
            story.keys("G");
            see(&story, &format!("[{last}] by ana"));
            story.keys("u");
            number += 1;
        }
    }
}

#[test]
fn what_cannot_be_saved_at_the_end_is_handed_on() {
    let desk = Desk::new();
    let mut story = desk.open();
    assert_eq!(story.ends(), None);
    story.keys("!");
    assert_eq!(story.ends(), None);
    // The folder of the logs is gone, and a file stands there.
    fs::remove_dir_all(desk.path("data")).unwrap();
    fs::write(desk.path("data"), "").unwrap();
    story.keys("j a");
    story.types("half a thought");
    let unkept = story.ends().unwrap();
    assert_eq!(unkept.drafts[0].text, "half a thought");
    assert_eq!(unkept.unsaved, None);
    story.keys("Ctrl+s");
    let unkept = story.ends().unwrap();
    assert_eq!(unkept.drafts, []);
    let unsaved = unkept.unsaved.unwrap();
    assert_eq!(unsaved.what, "1 mark or note");
    assert!(
        unsaved.why.contains("cannot be written: "),
        "{}",
        unsaved.why
    );
    assert!(unsaved.json.contains("half a thought"), "{}", unsaved.json);
}

#[test]
fn a_covered_name_of_before_is_covered_where_a_record_changed() {
    for marked in ["Space g p Space", "Space"] {
        let desk = Desk::new();
        let case = CASE
            .replace(
                "{ana: {name: Ana Ruiz}}",
                "{ana: {name: Ana Ruiz, protect: {as: Witness A}}}",
            )
            .replace("The roof was rusty.", "Ruiz saw a rusty roof.");
        desk.write("visit.yaml", &case);
        let mut story = desk.open();
        story.keys(marked);
        desk.write("visit.yaml", &case.replace("Ruiz", "Reyes"));
        let mut story = desk.open();
        story.keys("P k Enter g a Enter");
        see(&story, "Changed since you reviewed it");
        miss(&story, "Ruiz");
    }
}

#[test]
fn nothing_is_reviewed_of_an_earlier_day() {
    let desk = Desk::new();
    let mut story = desk.open();
    story.keys("D");
    story.types("2025-04-01");
    story.keys("Enter Space");
    see(&story, "a mark is of what the files say today");
    assert_eq!(desk.log(), "");
}

#[test]
fn the_login_of_who_is_protected_is_covered() {
    let desk = Desk::new();
    let protected = "{ana: {name: Ana Ruiz, protect: {as: Witness A}}}";
    let case = CASE.replace("{ana: {name: Ana Ruiz}}", protected);
    desk.write("visit.yaml", &case);
    let flags = |by: &str| {
        let ran = std::process::Command::new(env!("CARGO_BIN_EXE_casefile"))
            .args(["library", "review", "flag", "bare"])
            .current_dir(desk.folder.path())
            .env_clear()
            .env("HOME", desk.path("home"))
            .env("XDG_DATA_HOME", desk.path("data"))
            .env("USER", by)
            .output()
            .unwrap();
        assert!(ran.status.success(), "{ran:?}");
    };
    let told = || {
        let mut story = desk.open();
        story.keys("G Enter");
        let open = story.screen();
        story.keys("P");
        (open, story.screen())
    };
    // This one is no handle that is made of the name.
    for (by, is_covered) in [("aruizz", false), ("ruiza", true)] {
        flags(by);
        let (open, covered) = told();
        assert!(open.contains(by), "{open}");
        assert_eq!(!covered.contains(by), is_covered, "{covered}");
    }
}
