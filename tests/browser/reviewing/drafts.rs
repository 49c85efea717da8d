//! What stands of notes that are not saved: that it is where it is said to be, and that a key leads to it.

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
