//! Keys at random: whatever is pressed, the browser stands.

use casefile::tui::{action::actions, measure::layout::layout, message::Message, model::Model};
use proptest::prelude::*;
use ratatui::{
    crossterm::event::{Event, MouseButton, MouseEventKind},
    layout::{Position, Size},
};

use crate::story::Story;

const LIBRARY: &str = "tests/browser/harbour";

/// Keys that do nothing by themselves: letters that are typed, digits that say how often.
const OTHERS: &str =
    "z é a r n e 9 3 Enter Enter Enter Esc Esc Space Delete Ctrl+w Ctrl+a Ctrl+y Alt+b x";

/// The keys of every action, and some others. Each is pressed as a whole, and by its parts.
fn keys() -> Vec<&'static str> {
    let bound = actions().flat_map(|row| row.keys).copied();
    let parts = actions()
        .flat_map(|row| row.keys)
        .flat_map(|keys| keys.split(' '));
    let mut keys: Vec<&str> = bound.chain(parts).collect();
    keys.sort_unstable();
    keys.dedup();
    // What leaves the loop is no more to be tried behind it.
    keys.extend(OTHERS.split_whitespace());
    keys.retain(|keys| !keys.contains("Letter"));
    keys.extend(["m a", "' a", "' '"]);
    keys
}

/// Something that happens to the browser.
#[derive(Clone, Debug)]
enum Deed {
    Key(&'static str),
    Paste(String),
    Mouse(MouseEventKind, u16, u16),
    Resize(u16, u16),
}

fn deed() -> impl Strategy<Value = Deed> {
    let keys = keys();
    let kinds = vec![
        MouseEventKind::Down(MouseButton::Left),
        MouseEventKind::Down(MouseButton::Right),
        MouseEventKind::ScrollDown,
        MouseEventKind::ScrollUp,
    ];
    prop_oneof![
        30 => proptest::sample::select(keys).prop_map(Deed::Key),
        1 => "\\PC{0,20}".prop_map(Deed::Paste),
        3 => (proptest::sample::select(kinds), 0_u16..130, 0_u16..45)
            .prop_map(|(kind, x, y)| Deed::Mouse(kind, x, y)),
        1 => (1_u16..130, 1_u16..45).prop_map(|(width, height)| Deed::Resize(width, height)),
    ]
}

fn happen(story: &mut Story, deed: &Deed) {
    match deed {
        Deed::Key(key) => story.keys(key),
        Deed::Paste(text) => story.send(Message::Terminal(Event::Paste(text.clone()))),
        Deed::Mouse(kind, x, y) => story.mouse(*kind, Position { x: *x, y: *y }),
        Deed::Resize(width, height) => story.send(Message::Sized(Size {
            width: *width,
            height: *height,
        })),
    }
}

/// What holds of a browser at all times.
fn stands(model: &Model) {
    let place = &model.state.place;
    let selected = model.shown.items.get(model.shown.position);
    // In a list without rows the one of before is kept.
    if let Some(selected) = selected {
        assert_eq!(
            selected.id(&model.known.library),
            place.list.cursor,
            "the selected row is the one that is known by its id"
        );
    }
    assert!(model.views().contains(&place.view));
    assert!(model.row() < model.shown.sheet.rows.len().max(1));
    let cited = model.citation_number();
    assert!(cited.is_none_or(|number| number < model.shown.sheet.citations.len()));
    let paragraphs = model.document().map_or(0, |document| document.len());
    assert!(model.paragraph() < paragraphs.max(1));
    assert!(model.state.back.len() <= 500 && model.state.forward.len() <= 500);
    let size = model.state.size;
    let fits = size.width >= 20 && size.height >= 5;
    assert!(
        !fits || !layout(size, model).inside(place.pane).is_empty(),
        "the pane that has the keys is in sight"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_the_browser_stands(deeds in proptest::collection::vec(deed(), 1..120)) {
        let mut story = Story::open(LIBRARY, (80, 24));
        for deed in &deeds {
            happen(&mut story, deed);
            stands(&story.model);
            story.buffer();
        }
    }
}

#[test]
fn the_list_of_jumps_has_an_end() {
    let mut story = Story::open(LIBRARY, (80, 24));
    for _ in 0..300 {
        story.keys("~ Enter ~ j Enter");
    }
    assert_eq!(story.model.state.back.len(), 500);
    story.keys(&"H ".repeat(600));
    assert!(story.model.state.back.is_empty());
    stands(&story.model);
}
