//! Files that are changed from the browser: what is asked for, looked at, written and taken back, and what is refused.

use std::{
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::PathBuf,
    process::Command,
    time::Duration,
};

use casefile::{
    edit::made,
    session::Store,
    tui::{message::Message, overlay::Overlay, state::Pane},
};
use ratatui::{crossterm::event::Event, layout::Size};
use tempfile::TempDir;

use crate::story::Story;

const CASE: &str = "\
format: 1
title: The visit
people:
  ana: {name: Ana Ruiz}
organizations:
  office: {name: The Office, kind: agency}
sources:
  post: {title: The harbour post, text: post.txt, published: 2025-03-01}
allegations:
  rusty: # as she said
    statement: The roof was rusty.
    by: ana
    about: office
    cites:
      - {source: post, at: ¶2, quote: the roof was rusty}
  locked: {statement: The door was locked., by: ana, cites: [{source: post, at: ¶2}]}
evidence:
  photo:
    description: A photo of the roof # in colour
    status: described
    cites:
      - source: post
        at: ¶1
        quote: say that the roof was rusty
questions:
  when: {question: When was that?, asked_by: ana, cites: [{source: post, at: ¶2}]} # to be asked
";

const TEXT: &str =
    "They say the roof was rusty, and the roof was red.\n\nThe door was locked at noon.\n";

/// A library, and a reader with a folder for their data.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self::with(CASE)
    }

    fn with(case: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("library")).unwrap();
        let desk = Self { folder };
        fs::write(desk.case(), case).unwrap();
        fs::write(desk.path("library/post.txt"), TEXT).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn case(&self) -> PathBuf {
        self.path("library/visit.yaml")
    }

    fn read(&self) -> String {
        fs::read_to_string(self.case()).unwrap()
    }

    /// Opens it at a view of the case.
    fn open(&self, view: &str) -> Story {
        let mut story = Story::changing(self.path("library"), (120, 40), &self.path("data"));
        story.keys("Enter");
        story.keys(view);
        story
    }

    /// What `casefile check` says, and with which status.
    fn check(&self) -> (String, Option<i32>) {
        let ran = Command::new(env!("CARGO_BIN_EXE_casefile"))
            .args(["check", "library"])
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.path("home"))
            .env("LANG", "C.UTF-8")
            .output()
            .unwrap();
        let out = String::from_utf8(ran.stdout).unwrap();
        (out, ran.status.code())
    }
}

#[track_caller]
fn see(story: &Story, words: &str) {
    let screen = story.screen();
    assert!(screen.contains(words), "{words:?} is not there\n{screen}");
}

#[track_caller]
fn miss(story: &Story, words: &str) {
    let screen = story.screen();
    assert!(!screen.contains(words), "{words:?} is there\n{screen}");
}

/// The lines that came, where no other line is another one.
fn came(before: &str, now: &str) -> Vec<String> {
    let mut came = Vec::new();
    let mut before = before.split_inclusive('\n').peekable();
    for line in now.split_inclusive('\n') {
        let is_same = |before: &&str| {
            before.trim_end_matches(['\r', '\n']) == line.trim_end_matches(['\r', '\n'])
        };
        match before.next_if(is_same) {
            Some(_) => {}
            None => came.push(line.trim().to_owned()),
        }
    }
    assert_eq!(before.next(), None, "a line is gone\n{now}");
    came
}

/// Writes a step of the photo's history into the form: produced, on a day, for a reason.
fn step(story: &mut Story) {
    story.keys("E s Right Down");
    story.types("3 Mar 2025");
    story.keys("Down");
    story.types("handed over: in part");
}

#[test]
fn a_status_is_a_step_that_came_and_nothing_else() {
    let desk = Desk::new();
    let mut story = desk.open("g e");
    step(&mut story);
    see(&story, "Status · visit/photo");
    see(&story, "[produced]");
    story.keys("Down");
    story.types("post ¶2: The door was locked");
    story.keys("Enter");
    for line in [
        "@@ -",
        "+    history:",
        "+      - date: '2025-03-03'",
        "+        status: produced",
        "+        because: 'handed over: in part'",
        "+          - source: post",
        "+            quote: The door was locked",
        "write it",
    ] {
        see(&story, line);
    }
    assert_eq!(desk.read(), CASE, "nothing is written before it was seen");
    story.keys("Enter");
    see(&story, "Written to `");
    see(&story, "u takes it back.");
    assert_eq!(
        came(CASE, &desk.read()),
        [
            "history:",
            "- date: '2025-03-03'",
            "status: produced",
            "because: 'handed over: in part'",
            "cites:",
            "- source: post",
            "at: ¶2",
            "quote: The door was locked",
        ]
    );
    // It is read again, and the record is still selected.
    assert_eq!(story.model.record().unwrap().key.to_string(), "visit/photo");
    see(&story, "◇ produced 3 Mar 2025: handed");
    story.keys("u");
    see(&story, "Taken back: `");
    see(&story, "is as it was before `visit/photo` was changed.");
    assert_eq!(desk.read(), CASE);
    miss(&story, "produced");
    story.keys("u");
    see(&story, "There is nothing to take back.");
}

/// Writes a text in another way.
type Way = fn(&str) -> String;

/// Other ways in which a file can be written.
const WAYS: &[(&str, Way)] = &[
    ("CRLF", |text| text.replace('\n', "\r\n")),
    ("a BOM", |text| format!("\u{FEFF}{text}")),
    ("no end of the last line", |text| text.trim_end().to_owned()),
    ("all of it", |text| {
        format!("\u{FEFF}{}", text.trim_end()).replace('\n', "\r\n")
    }),
    ("tabs in strings", |text| {
        text.replace("A photo of the roof #", "\"A\tphoto\" #")
    }),
    ("flow style", |text| {
        let at = text.find("  photo:").unwrap();
        let end = text.find("questions:").unwrap();
        let flow = "  photo: {description: A photo, status: described, cites: [{source: post, at: ¶1}]} # so\n";
        format!("{}{flow}{}", &text[..at], &text[end..])
    }),
    ("an anchor elsewhere", |text| {
        text.replace("ana: {name: Ana Ruiz}", "ana: &a {name: Ana Ruiz}")
    }),
    ("an anchor in the record", |text| {
        text.replace("status: described", "status: &s described")
    }),
];

#[test]
fn whatever_a_file_looks_like_it_is_changed_there_alone_or_not_at_all() {
    let sound = CASE
        .replace("¶2, quote: the roof", "¶1, quote: the roof")
        .replace("say that the", "say the");
    let silent = (String::new(), Some(0));
    for (name, way) in WAYS {
        let before = way(&sound);
        let desk = Desk::with(&before);
        if !name.contains("anchor") {
            assert_eq!(desk.check(), silent, "{name}");
        }
        fs::set_permissions(desk.case(), fs::Permissions::from_mode(0o640)).unwrap();
        let mut story = desk.open("g e");
        step(&mut story);
        story.keys("Down");
        story.types("post ¶2");
        story.keys("Enter");
        if *name == "an anchor in the record" {
            see(&story, "anchor");
            assert_eq!(desk.read(), before, "{name}");
            // What was typed is still there.
            see(&story, "handed over: in part");
            continue;
        }
        story.keys("y");
        see(&story, "Written to `");
        let now = desk.read();
        match *name {
            // A record on one line has its step on that line.
            "flow style" => assert!(now.contains(
                "cites: [{source: post, at: ¶1}], history: [{date: '2025-03-03', status: produced, because: 'handed over: in part', cites: [{source: post, at: ¶2}]}]} # so\n"
            ), "{now}"),
            _ => assert_eq!(came(&before, &now).len(), 7, "{name}\n{now}"),
        }
        if !name.contains("anchor") {
            assert_eq!(desk.check(), silent, "{name}");
        }
        assert_eq!(fs::metadata(desk.case()).unwrap().mode() & 0o777, 0o640);
        story.keys("u");
        assert_eq!(desk.read(), before, "{name}");
    }
}

#[test]
fn esc_writes_nothing_and_what_was_typed_is_gone_on_with() {
    let desk = Desk::new();
    let mut story = desk.open("g e");
    step(&mut story);
    story.keys("Enter");
    see(&story, "+        status: produced");
    story.keys("Esc");
    see(&story, "handed over: in part");
    story.keys("Esc");
    see(
        &story,
        "Not written, and kept until you leave: E s goes on with it.",
    );
    assert_eq!(desk.read(), CASE);
    story.keys("E s");
    see(&story, "[produced]");
    see(&story, "handed over: in part");
    story.keys("Enter n q");
    see(&story, "handed over: in part");
    assert_eq!(desk.read(), CASE);
    // So it is of several at once.
    story.keys("Esc g q E a Down");
    story.types("In May");
    story.keys("Esc g e E s");
    see(&story, "handed over: in part");
    story.keys("Esc g q E a");
    see(&story, "In May");
    // A form in which nothing was typed is closed without a word.
    story.keys("Esc g s Esc g e g a E s Esc");
    miss(&story, "Not written");
}

#[test]
fn what_cannot_be_read_is_said_at_its_field() {
    let desk = Desk::new();
    let mut story = desk.open("g e");
    story.keys("E s Down");
    story.types("3rd of Marchember");
    story.keys("Down Down");
    story.types("post sideways");
    story.keys("Enter");
    see(
        &story,
        "A year of four digits is expected in `3rd of Marchember`",
    );
    let field = |story: &Story| match &story.model.state.overlay {
        Some(Overlay::Changing(changing)) => changing.fields[changing.at].info().0,
        _ => panic!("{}", story.screen()),
    };
    assert_eq!(field(&story), "date");
    story.keys("Ctrl+u Enter");
    see(&story, "`sideways` is no place in a source");
    assert_eq!(field(&story), "cites");
    story.keys("Ctrl+u");
    story.types("pots ¶1");
    story.keys("Enter");
    see(
        &story,
        "There is no record `pots`; did you mean `visit/post`?",
    );
    story.keys("Ctrl+u");
    story.types("ana");
    story.keys("Enter");
    see(
        &story,
        "`visit/ana` is a person, and what is cited is a source.",
    );
    assert_eq!(desk.read(), CASE);
}

#[test]
fn what_check_will_say_is_said_before_it_is_written() {
    let desk = Desk::new();
    let mut story = desk.open("g e");
    step(&mut story);
    story.keys("Enter");
    see(&story, "+        status: produced");
    see(
        &story,
        "`check` will say: nothing is cited for the status `produced`.",
    );
    // A place that is not there is none.
    story.keys("Esc Down");
    story.types("post ¶9");
    story.keys("Enter");
    see(&story, "there is no ¶9 in");
    story.keys("Ctrl+u");
    story.types("post ¶2: The door was open");
    story.keys("Enter");
    see(&story, "there would be a new mistake in the library: ");
    assert_eq!(desk.read(), CASE);
    story.keys("Ctrl+u");
    story.types("post ¶2: The door was locked");
    story.keys("Enter");
    see(&story, "+        status: produced");
    miss(&story, "`check` will say");
}

#[test]
fn nothing_is_written_over_what_somebody_else_wrote() {
    let desk = Desk::new();
    let mut story = desk.open("g e");
    step(&mut story);
    // Between reading and looking.
    let theirs = CASE.replace("Ana Ruiz", "Ana Maria Ruiz");
    fs::write(desk.case(), &theirs).unwrap();
    story.keys("Enter");
    see(
        &story,
        "is left as it is: it was changed since it was read.",
    );
    see(&story, "handed over: in part");
    // Between looking and writing.
    fs::write(desk.case(), CASE).unwrap();
    story.keys("Enter");
    see(&story, "+        status: produced");
    fs::write(desk.case(), &theirs).unwrap();
    story.keys("Enter");
    see(&story, "is left as it is: another program changed it");
    see(&story, "handed over: in part");
    assert_eq!(desk.read(), theirs);
    // And once it is known that it is another one.
    story.keys("Esc");
    story.send(Message::Changed(story.model.known.generation));
    story.keys("E s");
    see(
        &story,
        "Files have changed since they were read; R reads them.",
    );
    story.keys("Esc R E s Enter Enter");
    see(&story, "Written to `");
    assert!(desk.read().contains("Ana Maria Ruiz"));
    assert!(desk.read().contains("status: produced"));
    // What came after it is not taken back with it.
    let now = desk.read().replace("produced", "lost");
    fs::write(desk.case(), &now).unwrap();
    story.keys("R u");
    see(
        &story,
        "was changed after the last change was written to it",
    );
    assert_eq!(desk.read(), now);
    // It stands in the way of nothing else.
    story.keys("u");
    see(&story, "There is nothing to take back.");
}

#[test]
fn what_the_system_refuses_is_said_and_nothing_is_lost() {
    let desk = Desk::new();
    fs::hard_link(desk.case(), desk.path("second")).unwrap();
    let mut story = desk.open("g e");
    step(&mut story);
    story.keys("Enter Enter");
    see(&story, "it has a second name (a hard link)");
    see(&story, "handed over: in part");
    assert_eq!(desk.read(), CASE);
    fs::remove_file(desk.path("second")).unwrap();
    story.keys("Enter Enter");
    see(&story, "Written to `");
}

#[test]
fn u_takes_back_what_came_last_mark_or_change() {
    let desk = Desk::new();
    let mut story = desk.open("g e");
    story.keys("!");
    step(&mut story);
    story.keys("Enter Enter");
    story.keys("Space");
    see(&story, "Saved: visit/photo is reviewed.");
    story.keys("u");
    see(
        &story,
        "Taken back, and saved: visit/photo is not reviewed.",
    );
    assert_ne!(desk.read(), CASE);
    story.keys("u");
    see(&story, "Taken back: `");
    assert_eq!(desk.read(), CASE);
    story.keys("u");
    see(&story, "Taken back, and saved: visit/photo is not flagged.");
    story.keys("u");
    see(&story, "There is nothing to take back.");
    // What another window changed since is not taken back by this one.
    step(&mut story);
    story.keys("Enter Enter");
    let mut other = desk.open("g q");
    other.keys("E a Down");
    other.types("In May");
    other.keys("Enter Enter");
    see(&other, "Written to `");
    let both = desk.read();
    story.keys("u");
    see(
        &story,
        "Nothing is taken back: another change was written to the library after that of `visit/photo`.",
    );
    assert_eq!(desk.read(), both);
}

#[test]
fn a_reader_stays_where_they_are_and_hears_of_no_change_of_their_own() {
    let desk = Desk::new();
    std::thread::sleep(Duration::from_millis(100));
    let mut story = desk.open("g a");
    story.keys("B p f");
    story.types("by:ana");
    story.keys("Enter G");
    see(&story, "grouped by speaker · by:ana       2/2");
    story.keys("E s");
    story.types("x");
    story.keys("Right Right Enter Enter");
    see(&story, "u takes it back.");
    miss(&story, "Read again");
    see(&story, "grouped by speaker · by:ana       2/2");
    assert_eq!(
        story.model.record().unwrap().key.to_string(),
        "visit/locked"
    );
    story.keys("g ,");
    see(&story, "No record was another one");
    // What somebody else wrote at the same time is told.
    story.keys("E s Right Right Right Enter");
    fs::write(desk.path("library/other.yaml"), "format: 1\ntitle: Other\n").unwrap();
    story.keys("Enter");
    see(&story, "Written to `");
    see(&story, "Read again: 1 new. g , goes there.");
}

#[test]
fn a_passage_that_is_looked_at_is_cited() {
    let desk = Desk::new();
    let mut story = desk.open("g e");
    story.keys("s");
    assert_eq!(story.model.state.place.pane, Pane::Source);
    // The second of two places where the words stand: what tells them apart is written too.
    let words = "the roof was";
    story.keys("g g v");
    let at = TEXT.match_indices(words).nth(1).unwrap().0;
    let number = TEXT[..at].split_whitespace().count();
    story.keys("g g");
    for _ in 0..number {
        story.keys("l");
    }
    story.keys("v l l E s");
    see(&story, "post ¶1: the roof was");
    story.keys("Enter");
    see(&story, "+            quote: the roof was");
    see(&story, "+            prefix: and");
    story.keys("Esc Esc Esc");
    // Without chosen words it is the paragraph.
    story.keys("j E s");
    see(&story, "post ¶2");
    story.keys("Enter");
    see(&story, "+            at: ¶2");
    miss(&story, "quote: The door");
    story.keys("Esc Esc");
    // What was copied elsewhere is put in by the key for what was cut last.
    story.keys("y n h h E s Down Down Down Ctrl+y");
    see(&story, "post ¶2");
    // And one more can be cited.
    story.keys("Down");
    story.types("post ¶1");
    story.keys("Enter");
    see(&story, "+            at: ¶2");
    see(&story, "+            at: ¶1");
}

#[test]
fn questions_are_answered_and_parties_respond() {
    let desk = Desk::new();
    let mut story = desk.open("g q");
    story.keys("E a Down");
    story.types("In May");
    story.keys("Enter y");
    see(&story, "Written to `");
    assert!(
        desk.read().contains(
            "cites: [{source: post, at: ¶2}], status: answered, answer: In May} # to be asked"
        ),
        "{}",
        desk.read()
    );
    // The answer that is there can be written on.
    story.keys("E a Down");
    story.types(" or June");
    story.keys("Enter y");
    assert!(desk.read().contains("answer: In May or June}"));
    story.keys("g a E r");
    story.keys("Enter");
    see(&story, "Who responds is missing");
    story.types("office, ana");
    story.keys("Down Right Right Down");
    story.types("It was painted.");
    story.keys("Enter y");
    see(&story, "Written to `");
    let now = desk.read();
    for line in [
        "    responses:\n",
        "          - office\n",
        "        is: denied\n",
        "        statement: It was painted.\n",
    ] {
        assert!(now.contains(line), "{line}\n{now}");
    }
}

#[test]
fn a_new_record_cites_the_passage_and_one_stays_at_it() {
    let desk = Desk::new();
    let mut story = desk.open("g a");
    story.keys("s j E n");
    see(&story, "[allegations]");
    see(&story, "[visit]");
    story.keys("Down Down");
    story.types("The door was shut at noon, they say");
    see(&story, "the-door-was-shut");
    story.keys("Down Down");
    story.types("ana");
    story.keys("Enter");
    see(&story, "+  the-door-was-shut:");
    story.keys("y");
    see(&story, "g , goes there.");
    assert_eq!(story.model.state.place.pane, Pane::Source);
    assert_eq!(
        came(CASE, &desk.read()),
        [
            "the-door-was-shut:",
            "statement: The door was shut at noon, they say",
            "by: ana",
            "cites:",
            "- source: post",
            "at: ¶2",
        ]
    );
    story.keys("g ,");
    assert_eq!(
        story.model.record().unwrap().key.to_string(),
        "visit/the-door-was-shut"
    );
    story.keys("u");
    assert_eq!(desk.read(), CASE);
    // An id that is taken is not proposed, and refused where it is typed.
    story.keys("E n Down Down");
    story.types("Rusty");
    see(&story, "rusty-2");
    story.keys("Down Ctrl+u");
    story.types("rusty");
    story.keys("Enter");
    see(
        &story,
        "There is a record `visit/rusty` already; choose another id.",
    );
}

#[test]
fn quotes_are_mended_one_by_one() {
    let desk = Desk::new();
    let mut story = desk.open("g a");
    story.keys("E q");
    see(&story, "Quote · visit/rusty");
    see(
        &story,
        "+      - {source: post, at: ¶1, quote: the roof was rusty}",
    );
    see(&story, "Citation 1 of 1.");
    story.keys("Esc");
    see(&story, "Nothing was written.");
    assert_eq!(desk.read(), CASE);
    story.keys("E q Enter");
    see(&story, "Written to `");
    story.keys("E q");
    see(&story, "is verbatim: nothing is to be mended.");
    story.keys("g e E q Enter");
    assert!(
        desk.read()
            .contains("        quote: say the roof was rusty\n"),
        "{}",
        desk.read()
    );
    story.keys("u u");
    assert_eq!(desk.read(), CASE);
}

#[test]
fn what_is_not_to_be_changed_says_why() {
    let desk = Desk::new();
    let mut story = desk.open("g e");
    for (keys, why) in [
        ("g q E s", "Only evidence and allegations have a history."),
        ("g e E a", "Only questions are answered."),
        ("g e E r", "Only allegations have responses."),
        ("g p E q", "This record cites nothing."),
    ] {
        story.keys(keys);
        see(&story, why);
        story.keys("Esc");
    }
    // Of an earlier day.
    story.keys("g a D");
    story.types("2026");
    story.keys("Enter E s");
    see(
        &story,
        "An earlier day is looked at, and files are changed as they are today; D without a day leads back.",
    );
    story.keys("Esc D Enter E s");
    see(&story, "Status · visit/rusty");
    story.keys("Esc");
    // What is typed behind it is no key.
    story.keys("g q E s");
    story.types("g p Q");
    story.keys("Enter");
    assert!(!story.model.state.done);
    assert_eq!(desk.read(), CASE);
    // In the tour, whose files are gone at its end.
    let mut story = desk.open("g e");
    story.model.state.tour = Some(Default::default());
    story.keys("E s");
    see(
        &story,
        "The files of the tour are gone with it, so nothing is changed in them.",
    );
    // A file with a mistake in how it is written.
    let wrong = CASE.replace("questions:\n", "questions:\n  a: {question: [}\n");
    fs::write(desk.case(), &wrong).unwrap();
    let mut story = desk.open("g e");
    story.keys("E s");
    see(
        &story,
        "There is a mistake in how its file is written; g x says where.",
    );
    story.keys("Esc R g e E s");
    assert_eq!(desk.read(), wrong);
}

#[test]
fn before_an_audience_nothing_is_changed() {
    let case = CASE.replace(
        "ana: {name: Ana Ruiz}",
        "ana: {name: Ana Ruiz, protect: {as: A witness}}",
    );
    let desk = Desk::with(&case);
    fs::write(
        desk.path("library/library.yaml"),
        "format: 1\naudiences:\n  press: {note: Papers}\n",
    )
    .unwrap();
    let mut story = desk.open("g e");
    story.keys("P E s");
    see(
        &story,
        "Names are covered, and a patch would show them; P shows them again.",
    );
    assert_eq!(desk.read(), case);
}

#[test]
fn what_is_pasted_goes_into_the_field() {
    let desk = Desk::new();
    let mut story = desk.open("g e");
    story.keys("E s Down Down");
    story.send(Message::Terminal(Event::Paste("one\ntwo".into())));
    see(&story, "one two");
    story.keys("Enter");
    see(&story, "+        because: one two");
}

#[cfg(target_os = "linux")]
#[test]
fn the_watch_tells_nothing_of_ones_own_change() {
    let desk = Desk::new();
    // What was just written may have been written after it was read.
    std::thread::sleep(Duration::from_millis(100));
    let (path, data) = (desk.path("library"), desk.path("data"));
    let mut story = Story::changing_watched(path, (120, 40), &data);
    story.keys("Enter g e");
    step(&mut story);
    story.keys("Enter y");
    // What is told of the file that was replaced is for nobody.
    story.hears(Duration::from_millis(500));
    see(&story, "u takes it back.");
    miss(&story, "Read again");
    // What somebody else writes is told as before.
    let theirs = desk.read().replace("Ana Ruiz", "Ana M. Ruiz");
    fs::write(desk.case(), &theirs).unwrap();
    assert!(story.hears(Duration::from_secs(20)));
    see(&story, "Read again: 1 changed");
}

#[test]
fn what_another_run_took_back_is_said_to_be_so() {
    let desk = Desk::new();
    let mut story = desk.open("g e");
    step(&mut story);
    story.keys("Enter Enter");
    see(&story, "u takes it back.");
    let store = Store::of_changes(&desk.path("data/state"), &desk.path("library"));
    let last = made::last(&store).unwrap().unwrap();
    made::take_back(&store, &last).unwrap();
    assert_eq!(desk.read(), CASE);
    story.keys("u");
    see(&story, "The change of `visit/photo` is taken back already.");
}

#[test]
fn nothing_is_written_before_all_of_its_patch_was_on_the_screen() {
    let long = "innocent ".repeat(100) + "ENDOFREASON";
    for (width, height) in [(60, 20), (40, 10), (20, 5)] {
        let desk = Desk::new();
        let mut story = desk.open("g e");
        story.keys("E s Right Down Down");
        story.types(&long);
        story.send(Message::Sized(Size { width, height }));
        story.keys("Enter");
        miss(&story, "ENDOFREASON");
        // Its end alone is not all of it.
        story.keys("G");
        let mut shown = String::new();
        let mut rounds = 0;
        while desk.read() == CASE {
            shown += &story.screen();
            story.keys("Enter");
            if desk.read() == CASE {
                let told = story.model.state.notice.as_ref().map(|it| it.text.clone());
                let told = told.unwrap_or_default();
                assert_eq!(told, "It is written once all of it was on the screen.");
                // What is told does not lie over the patch for long.
                story.keys("Ctrl+l");
            }
            rounds += 1;
            assert!(rounds < 300, "{}", story.screen());
        }
        assert!(rounds > 1 || width == 60);
        assert!(shown.contains("ENDOFREASON"), "{width}: {shown}");
        assert!(desk.read().contains("ENDOFREASON"));
    }
}

#[test]
fn no_key_does_anything_on_a_screen_on_which_nothing_is_seen() {
    let desk = Desk::new();
    let mut story = desk.open("g e");
    let small = Message::Sized(Size {
        width: 18,
        height: 4,
    });
    story.send(small);
    see(&story, "Too small");
    story.keys("E s Right Enter Enter Space");
    story.send(Message::Terminal(Event::Paste("x".into())));
    assert_eq!(desk.read(), CASE);
    assert!(story.model.state.overlay.is_none());
    assert!(!desk.path("data/casefile/reviews").exists());
    // A patch that was looked at is not written there either.
    story.send(Message::Sized(Size {
        width: 120,
        height: 40,
    }));
    step(&mut story);
    story.keys("Enter");
    story.send(Message::Terminal(Event::Resize(19, 40)));
    story.keys("Enter y");
    assert_eq!(desk.read(), CASE);
    assert!(!story.model.state.done);
    story.keys("Q");
    assert!(story.model.state.done);
}
