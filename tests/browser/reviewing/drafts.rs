//! What stands of notes that are not saved: that it is where it is said to be, and that a key leads to it.

use casefile::tui::overlay::Overlay;

use super::*;

fn banner(story: &Story) -> String {
    story.screen().lines().next().unwrap().to_owned()
}

#[test]
fn a_draft_that_cannot_be_kept_stays_in_memory_and_is_handed_on() {
    let desk = Desk::new();
    // No folder can be made below a file.
    fs::write(desk.path("data"), "").unwrap();
    let mut story = desk.open();
    story.keys("a");
    story.types("half a thought");
    story.keys("Esc");
    miss(&story, "and kept");
    see(&story, "Not saved, and in memory only: a goes on with it.");
    let told = "NOT SAVED: 1 note that is being written (";
    assert!(banner(&story).contains(told), "{}", banner(&story));
    story.keys("j a");
    miss(&story, "half a thought");
    story.types("another");
    story.keys("Esc k");
    assert!(banner(&story).contains("2 notes that are being written"));
    // It is there, and goes on.
    story.keys("a");
    see(&story, "half a thought");
    story.types(" of mine");
    story.keys("Esc Q");
    see(&story, "Not saved: 2 notes that are being written");
    assert!(!story.model.state.done);
    let texts = |story: &Story| {
        let unkept = story.ends();
        let drafts = unkept.map_or_else(Vec::new, |unkept| unkept.drafts);
        let mut texts: Vec<String> = drafts.into_iter().map(|draft| draft.text).collect();
        texts.sort();
        texts
    };
    assert_eq!(texts(&story), ["another", "half a thought of mine"]);
    // One that is emptied is no draft.
    story.keys("n j a Ctrl+u Esc");
    assert_eq!(texts(&story), ["half a thought of mine"]);
    // One that is saved, if in memory only, goes with what is not saved.
    story.keys("k a Ctrl+s");
    assert_eq!(texts(&story), Vec::<String>::new());
    assert!(
        banner(&story).contains("NOT SAVED: 1 mark or note ("),
        "{}",
        banner(&story)
    );
}

#[test]
fn a_draft_is_kept_once_it_can_be() {
    let desk = Desk::new();
    fs::write(desk.path("data"), "").unwrap();
    let mut story = desk.open();
    story.keys("a");
    story.types("half a thought");
    story.keys("Esc");
    fs::remove_file(desk.path("data")).unwrap();
    story.keys("j");
    assert!(!banner(&story).contains("NOT SAVED"));
    assert_eq!(story.ends(), None);
    story.keys("k a");
    see(&story, "half a thought");
    story.keys("Esc Q");
    assert!(story.model.state.done);
    let mut story = desk.open();
    story.keys("a");
    see(&story, "half a thought");
}

/// Opens the library as after a kill.
fn killed(desk: &Desk, stories: impl IntoIterator<Item = Story>) -> Story {
    stories.into_iter().for_each(drop);
    Story::reviewing(desk.path("library"), (120, 40), &desk.path("data"))
}

#[test]
fn a_draft_of_a_new_note_is_reached_though_another_one_was_saved() {
    let desk = Desk::new();
    let mut story = desk.open();
    story.keys("a");
    story.types("not saved");
    let mut other = desk.open();
    other.model.known.review.drafts.clear();
    other.keys("a");
    other.types("saved");
    other.keys("Ctrl+s");
    let mut story = killed(&desk, [story, other]);
    see(
        &story,
        "A note on visit/rusty was not saved; a there goes on with it.",
    );
    story.keys("g a a");
    let begun = |story: &Story| story.model.state.draft().unwrap();
    assert_eq!(text(&story), "not saved");
    assert_eq!(begun(&story).note, None);
    // Left as it stands, it makes way for the one that is saved, and that for it again.
    story.keys("Esc a");
    assert_eq!(text(&story), "saved");
    story.keys("Esc a");
    assert_eq!(text(&story), "not saved");
    // What is gone on with stays the one.
    story.types("!");
    story.keys("Esc a");
    assert_eq!(text(&story), "not saved!");
    story.keys("Ctrl+s a");
    let log = desk.log();
    assert!(
        log.contains("not saved!") && log.contains(r#""saved""#),
        "{log}"
    );
    assert_eq!(text(&story), "not saved!");
    assert_eq!(story.model.known.review.drafts, []);
}

/// What stands in the note that is open.
fn text(story: &Story) -> String {
    match &story.model.state.overlay {
        Some(Overlay::Note(noting)) => noting.now().text,
        _ => panic!("no note is open"),
    }
}

#[test]
fn each_of_two_drafts_of_one_record_is_reached() {
    let desk = Desk::new();
    let stories = ["window A", "window B"].map(|words| {
        let mut story = Story::reviewing(desk.path("library"), (120, 40), &desk.path("data"));
        story.keys("g a");
        let before = story.model.known.review.drafts.len();
        story.model.known.review.drafts.clear();
        story.keys("a");
        story.types(words);
        before
    });
    assert_eq!(stories, [0, 1]);
    let mut story = killed(&desk, []);
    see(
        &story,
        "2 notes were not saved, the last one on visit/rusty; a there goes on with it.",
    );
    story.keys("g a a");
    see(&story, "window B");
    see(&story, "This stood here when it was not saved, 1 of 2.");
    story.keys("Esc a");
    see(&story, "window A");
    story.keys("Ctrl+s a");
    see(&story, "window B");
    story.keys("Ctrl+s");
    let log = desk.log();
    assert!(
        log.contains("window A") && log.contains("window B"),
        "{log}"
    );
    assert_eq!(story.model.known.review.drafts, []);
}

#[test]
fn nothing_of_a_note_is_cut_without_a_word() {
    let desk = Desk::new();
    let mut story = desk.open();
    story.keys("a");
    let most = "0123456789".repeat(7_000);
    story.send(Message::Terminal(Event::Paste(most)));
    see(&story, "A note holds 64 KB; 4,464 characters are left out.");
    story.keys("Ctrl+s");
    // One that is longer, from elsewhere, stays whole.
    let long = "w".repeat(80_000) + "END";
    story.keys("j j");
    let library = &story.model.known.whole;
    let key = library.at(story.model.shown.index.unwrap()).key.clone();
    let (mut log, _) = Log::open(Own(store(&desk.path("data"), library)), place(library));
    let by = story.model.known.review.by.clone().unwrap();
    let text = long.clone();
    let noted = (Target::Record { key }, Deed::Noted { text });
    assert!(log.add(&by, 1, vec![noted]).is_ok());
    let mut story = desk.open();
    story.keys("j j a");
    assert_eq!(self::text(&story), long);
    story.keys("x");
    see(&story, "A note holds 64 KB.");
    story.keys("Backspace ! Ctrl+s");
    assert!(desk.log().contains("wEN!"));
}
