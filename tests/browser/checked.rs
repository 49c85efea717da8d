//! What the rules find comes while the reader already reads.

use casefile::{
    diagnostic::Diagnostic,
    tui::{message::Message, update::update},
};

use crate::story::Story;

fn finding(story: &Story, id: &str) -> Diagnostic {
    let record = story.model.library.find(id).expect("a record");
    Diagnostic::error("quote-missing", record.span, format!("found in {id}")).about(&record.key)
}

#[test]
fn what_was_found_in_another_library_is_dropped() {
    let mut story = Story::open("tests/browser/harbour", (120, 40));
    let before = story.model.library.diagnostics.len();
    let found = finding(&story, "warned");
    let edition = story.model.edition;
    update(
        &mut story.model,
        Message::Checked(edition - 1, vec![found.clone()]),
    );
    assert_eq!(story.model.library.diagnostics.len(), before);
    update(&mut story.model, Message::Checked(edition, vec![found]));
    assert_eq!(story.model.library.diagnostics.len(), before + 1);
}

#[test]
fn the_reader_stays_where_they_are() {
    let mut story = Story::open("tests/browser/harbour", (60, 12));
    story.keys("Enter j j Enter Enter j j j j j j j j");
    assert_eq!(
        story.model.record().unwrap().key.to_string(),
        "crane/warned"
    );
    let place = story.model.place.clone();
    let (top, rows) = (story.model.record_top, story.model.sheet.rows.len());
    let found = finding(&story, "warned");
    let edition = story.model.edition;
    update(&mut story.model, Message::Checked(edition, vec![found]));
    assert_eq!(story.model.place, place);
    assert_eq!(story.model.record_top, top);
    assert!(story.model.sheet.rows.len() > rows, "the page tells of it");
    assert!(
        story.model.passage.is_some(),
        "and the passage is still shown"
    );
}
