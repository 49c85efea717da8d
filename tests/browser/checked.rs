//! What the rules find comes while the reader already reads.

use casefile::{
    diagnostic::Diagnostic,
    missed::Missed,
    tui::{known::Checked, message::Message, update::update},
};

use crate::story::Story;

fn finding(story: &Story, id: &str) -> Diagnostic {
    let record = story.model.known.library.find(id).expect("a record");
    Diagnostic::error("quote-missing", record.span, format!("found in {id}")).about(&record.key)
}

/// That a rule found that in the library of that edition.
fn told(edition: u64, found: Diagnostic) -> Message {
    let checked = Checked {
        problems: vec![found],
        ..Checked::default()
    };
    Message::Checked(edition, checked)
}

#[test]
fn what_was_found_in_another_library_is_dropped() {
    let mut story = Story::open("tests/browser/harbour", (120, 40));
    let before = story.model.known.library.diagnostics.len();
    let found = finding(&story, "warned");
    let edition = story.model.known.edition;
    update(&mut story.model, told(edition - 1, found.clone()));
    assert_eq!(story.model.known.library.diagnostics.len(), before);
    update(&mut story.model, told(edition, found));
    assert_eq!(story.model.known.library.diagnostics.len(), before + 1);
}

#[test]
fn the_reader_stays_where_they_are() {
    let mut story = Story::open("tests/browser/harbour", (60, 12));
    story.keys("Enter j j Enter Enter j j j j j j j j");
    assert_eq!(
        story.model.record().unwrap().key.to_string(),
        "crane/warned"
    );
    let place = story.model.state.place.clone();
    let (top, rows) = (
        story.model.shown.record_top,
        story.model.shown.sheet.rows.len(),
    );
    let found = finding(&story, "warned");
    let edition = story.model.known.edition;
    update(&mut story.model, told(edition, found));
    assert_eq!(story.model.state.place, place);
    assert_eq!(story.model.shown.record_top, top);
    assert!(
        story.model.shown.sheet.rows.len() > rows,
        "the page tells of it"
    );
    assert!(
        story.model.shown.passage.is_some(),
        "and the passage is still shown"
    );
}

/// Whatever is on the screen may lack what could not be read, so the head says it at any width.
#[test]
fn the_head_says_what_could_not_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("a.yaml", "format: 1\ntitle: A\n");
    write("b.yaml", "");
    for columns in [80, 60] {
        let mut story = Story::open(folder.path(), (columns, 12));
        let head = |story: &Story| story.screen().lines().next().unwrap().to_owned();
        assert!(
            head(&story).contains("1 case file unread"),
            "{}",
            head(&story)
        );
        let missed = Missed {
            sources: 2,
            ..Missed::default()
        };
        let edition = story.model.known.edition;
        update(
            &mut story.model,
            Message::Checked(
                edition,
                Checked {
                    missed,
                    ..Checked::default()
                },
            ),
        );
        let says = "1 case file and 2 sources unread";
        assert!(head(&story).contains(says), "{}", head(&story));
    }
    write("b.yaml", "format: 1\ntitle: B\n");
    write("library.yaml", "- a\n");
    let story = Story::open(folder.path(), (80, 12));
    let head = story.screen().lines().next().unwrap().to_owned();
    assert!(head.contains("library.yaml unread"), "{head}");
    write("library.yaml", "format: 1\n");
    let story = Story::open(folder.path(), (80, 12));
    assert!(!story.screen().contains("unread"), "{}", story.screen());
}
