//! Without seeing, or with little to see: the linear face of the browser is held to what it must never do, and the same walk as
//! in its transcript (`tests/cli/read.rs`) is gone on a screen of 40 columns without colours, with the terminal's cursor on
//! whatever is selected.

use std::path::Path;

use casefile::{
    linear::Talk,
    model::Kind,
    sheet::RowStyle,
    tui::{
        effect::Effect,
        job::{Inline, World},
        list::View,
        measure::layout::layout,
        model::{Fixed, Model},
        overlay::Overlay,
        state::Pane,
        theme::Part,
        view::view,
    },
};
use ratatui::{buffer::Buffer, style::Color};
use tempfile::tempdir;

use crate::story::{Story, archive, looks, text, theme};

const HARBOUR: &str = "tests/browser/harbour";

/// A conversation about a library, whose effects are carried out at once.
struct Heard {
    talk: Talk,
    world: World<Inline>,
}

impl Heard {
    fn of(path: &str, data: &Path) -> Self {
        let world = World::new(Inline::default(), path.into(), archive(), None);
        let world = world.with_data(Some(data.to_owned()), Some("ana".into()), Vec::new());
        let fixed = Fixed {
            path: path.into(),
            ..Fixed::default()
        };
        let talk = Talk::new(Model::new(fixed, 0));
        let mut heard = Self { talk, world };
        let load = heard.talk.load();
        heard.carry_out(vec![load]);
        heard
    }

    fn carry_out(&mut self, mut effects: Vec<Effect>) {
        loop {
            for effect in effects.drain(..) {
                // Nothing is written by these stories but the log.
                if !matches!(effect, Effect::Export(_) | Effect::HandReview(_)) {
                    self.world.start(effect, self.talk.model());
                }
            }
            match self.world.executor().next() {
                Some(message) => effects = self.talk.take(message),
                None => return,
            }
        }
    }

    /// What is said to that.
    fn says(&mut self, typed: &str) -> String {
        let effects = self.talk.hear(typed);
        self.carry_out(effects);
        self.talk.told().to_string()
    }
}

#[test]
fn whatever_is_typed_is_answered_by_lines_that_draw_nothing() {
    /// Enough to reach what is far down, and to be done in a second or two.
    const TYPED: usize = 400;
    const WORDS: [&str; 54] = [
        "",
        "0",
        "1",
        "2",
        "3",
        "4",
        "1.1",
        "2.1.1",
        "9",
        "99",
        "back",
        "next",
        "previous",
        "again",
        "home",
        "views",
        "overview",
        "people",
        "allegations",
        "evidence",
        "proceedings",
        "docket",
        "timeline",
        "agenda",
        "matrix",
        "conflicts",
        "questions",
        "sources",
        "problems",
        "changes",
        "find told",
        "filter by:ana-pires",
        "filter off",
        "show warned",
        "day 2021-04",
        "day today",
        "origins",
        "text",
        "reviewed",
        "flag",
        "nonsense",
        "help",
        "chronology",
        "organizations",
        "group standing",
        "group speaker",
        "group none",
        "fold",
        "turn",
        "finer",
        "coarser",
        "tellings",
        "ask",
        "find",
    ];
    let data = tempdir().expect("a folder");
    for path in [HARBOUR, "casefiles"] {
        let mut heard = Heard::of(path, data.path());
        // A number of the shift register that is known to come round only after all others.
        let mut number: u32 = 0x00c0_ffee;
        for turn in 0..TYPED {
            number = (number >> 1) ^ (0u32.wrapping_sub(number & 1) & 0xd000_0001);
            let typed = WORDS[number as usize % WORDS.len()];
            let said = heard.says(typed);
            let drawn =
                |c: char| c.is_control() && c != '\n' || ('\u{2500}'..='\u{259f}').contains(&c);
            assert!(!said.contains(drawn), "{turn}, {typed}:\n{said}");
            assert!(said.ends_with('\n'), "{turn}, {typed}: {said:?}");
            assert!(!heard.talk.is_done(), "{turn}, {typed}");
        }
    }
}

#[test]
fn each_view_and_each_mark_of_a_picture_can_be_heard() {
    let data = tempdir().expect("a folder");
    let mut heard = Heard::of("casefiles", data.path());
    // Of the library, then of a case: from the table of views, so that a new one is told as well.
    for (views, opens) in [(View::OF_LIBRARY, "views"), (View::OF_CASE, "1")] {
        heard.says("home");
        let said = heard.says(opens);
        for (number, view) in (1..).zip(views) {
            let title = view.title();
            assert!(
                said.contains(&format!("{number} {title}")),
                "{title}: {said}"
            );
            for typed in [title.to_lowercase(), number.to_string()] {
                let opened = heard.says(&typed);
                // The overview is called as its case is, or the library.
                let begins = match (view, views == View::OF_CASE) {
                    (View::Overview, true) => "Case: ",
                    (View::Of(Kind::Case), _) => "Cases 1 to",
                    (View::Overview, false) => "Overview",
                    (view, _) => view.title(),
                };
                assert!(opened.starts_with(begins), "{typed}: {opened}");
                heard.says("0");
            }
        }
    }
    let overview = heard.says("overview");
    let (before, _) = overview.split_once(" Picture: ").expect("a picture");
    let (_, number) = before.rsplit_once(". ").unwrap_or(("", before));
    let picture = heard.says(number);
    assert!(picture.contains(" allegations: alleged."), "{picture}");
}

/// Where the terminal's cursor is, and whether what is selected stands there.
#[track_caller]
fn is_at_selection(story: &Story, told: &str) {
    let mut buffer = story.buffer();
    let painted = view(&story.model, &story.theme, buffer.area, &mut buffer);
    let screen = text(&buffer);
    let Some(cursor) = painted.cursor else {
        panic!("{told}: no cursor on\n{screen}");
    };
    let inside = layout(story.model.state.size, &story.model).inside(story.model.state.place.pane);
    assert!(
        inside.contains(cursor),
        "{told}: {cursor} is not in {inside:?}\n{screen}"
    );
    // Nobody selects what is empty.
    let rows = &story.model.shown.sheet.rows;
    let row = rows.get(story.model.row());
    let is_on_row = story.model.state.place.pane == Pane::Record;
    assert!(
        !is_on_row || row.is_some_and(|row| row.style != RowStyle::Blank),
        "{told}: an empty row is selected\n{screen}"
    );
    if let Some(mark) = story.model.mark() {
        let first = mark
            .signs()
            .trim()
            .chars()
            .next()
            .map(|sign| sign.to_string());
        let cell = &buffer[cursor];
        let is_there = looks(cell, story.theme.style(Part::Selected))
            || Some(cell.symbol()) == first.as_deref();
        assert!(
            is_there,
            "{told}: {cursor} is not on {:?}\n{screen}",
            mark.signs()
        );
    }
}

/// Whether the pane that has the keys has anything to select.
fn has_selection(story: &Story) -> bool {
    match story.model.state.place.pane {
        Pane::List => !story.model.shown.items.is_empty(),
        Pane::Record => !story.model.shown.sheet.rows.is_empty(),
        Pane::Source => story.model.document().is_some_and(|text| !text.is_empty()),
        Pane::Menu => true,
    }
}

#[test]
fn the_cursor_is_on_the_selection_in_each_view_and_pane() {
    for size in [(40, 12), (80, 24), (160, 45)] {
        let mut story = Story::open("casefiles", size);
        story.keys("Enter");
        for view in [
            "o", "p", "a", "e", "r", "d", "t", "u", "q", "s", "m", "c", "x",
        ] {
            for keys in ["", "Enter", "j", "j", "G", "h", "h"] {
                story.keys(&format!("g {view} {keys}"));
                if story.model.state.overlay.is_none() && has_selection(&story) {
                    is_at_selection(&story, &format!("{size:?}, g {view} {keys}"));
                }
            }
        }
    }
}

#[test]
fn the_cursor_is_on_the_selected_mark_of_a_picture() {
    for size in [(40, 12), (80, 24), (160, 45)] {
        let mut story = Story::open("casefiles", size);
        story.keys("Enter g o");
        let mut moved = 0;
        while story.model.mark().is_none() && moved < 200 {
            story.keys("j");
            moved += 1;
        }
        let mark = story.model.mark().expect("a mark of a picture");
        is_at_selection(&story, &format!("{size:?}, {moved} down"));
        let buffer = story.buffer();
        let mut drawn = buffer.clone();
        let cursor = view(&story.model, &story.theme, buffer.area, &mut drawn).cursor;
        let inside = layout(story.model.state.size, &story.model).inside(Pane::Record);
        let column = cursor.expect("a cursor").x - inside.x;
        assert_eq!(usize::from(column), mark.at + 1, "behind the pointer");
        assert!(mark.at > 0, "it is not where the row begins");
    }
}

/// What lies over the panes has a cursor as well: where one types, else on the selected row; and whatever else is shown.
#[test]
fn the_cursor_is_on_what_is_selected_or_asked_over_the_panes() {
    let data = tempdir().expect("a folder");
    for size in [(40, 12), (80, 24), (160, 45)] {
        let told = |keys: &str| format!("{size:?}, {keys}");
        // Keys, and what stands in the row of the cursor.
        let over = [
            // A list whose rows go by number.
            ("Enter g a Enter [", "[1]"),
            // The help, that is scrolled.
            ("?", "Moving"),
            ("? j", "j Down"),
            ("? /", "Help"),
            // What is typed.
            ("Ctrl+p", "Go to"),
            (":", ""),
            ("Ctrl+f", "Search all"),
            ("Enter g a f", "filter"),
            ("Enter g a Enter a", ""),
            ("D", "as of"),
            // A form, and what is asked.
            ("Enter g a x", "file"),
            ("Enter g a x Tab", "paper"),
            // Keys that lead on.
            ("g", ""),
            ("Enter g a S", ""),
            // Nothing is selected.
            ("Enter g a f z z z q Enter", ""),
        ];
        for (keys, words) in over {
            let mut story = Story::reviewing(HARBOUR, size, data.path());
            story.keys(keys);
            let mut buffer = story.buffer();
            let painted = view(&story.model, &story.theme, buffer.area, &mut buffer);
            let screen = text(&buffer);
            let Some(cursor) = painted.cursor else {
                panic!("{}: no cursor on\n{screen}", told(keys));
            };
            let row = screen.lines().nth(cursor.y.into()).unwrap_or_default();
            assert!(
                row.contains(words),
                "{}: {cursor} in {row:?}\n{screen}",
                told(keys)
            );
            let is_selected =
                |x: u16| looks(&buffer[(x, cursor.y)], story.theme.style(Part::Selected));
            if matches!(
                &story.model.state.overlay,
                Some(Overlay::Choice(_) | Overlay::Help(_))
            ) && !keys.ends_with(['p', ':', '/'])
            {
                assert!(is_selected(cursor.x), "{}: {cursor}\n{screen}", told(keys));
            }
        }
    }
}

#[test]
fn the_cursor_is_at_a_question() {
    let data = tempdir().expect("a folder");
    let config = |story: &mut Story| {
        story.model.state.overlay = Some(Overlay::Confirm {
            question: "Show the names of the protected again? y/n".into(),
            yes: casefile::tui::overlay::Yes::Uncover,
        });
    };
    for size in [(20, 6), (40, 12), (80, 24)] {
        let mut story = Story::reviewing(HARBOUR, size, data.path());
        config(&mut story);
        let mut buffer = story.buffer();
        let painted = view(&story.model, &story.theme, buffer.area, &mut buffer);
        let screen = text(&buffer);
        let cursor = painted.cursor.expect("a cursor");
        let row = screen.lines().nth(cursor.y.into()).unwrap_or_default();
        assert!(row.contains("Show the"), "{cursor}\n{screen}");
        assert_eq!(cursor.x, 1);
    }
}

/// The walk of the transcript: from the library into a case, its views, a page, a passage; a mark; the summary to its file.
#[test]
fn the_walk_is_gone_on_a_small_screen_without_colours() {
    let data = tempdir().expect("a folder");
    let mut story = Story::reviewing(HARBOUR, (40, 12), data.path());
    story.theme = theme("mono");
    let has_colour = |buffer: &Buffer| {
        let mut cells = buffer.content.iter();
        cells.any(|cell| cell.fg != Color::Reset || cell.bg != Color::Reset)
    };
    let step = |story: &mut Story, keys: &str, sees: &str| {
        story.keys(keys);
        let screen = story.screen();
        assert!(screen.contains(sees), "{keys}: {sees}\n{screen}");
        assert!(!has_colour(&story.buffer()), "{keys}\n{screen}");
        if story.model.state.overlay.is_none() && has_selection(story) {
            is_at_selection(story, keys);
        }
    };
    step(&mut story, "", "crane 4");
    step(&mut story, "Enter", "Overview");
    step(&mut story, "g o", "Overview");
    step(&mut story, "g a", "Allegations");
    step(&mut story, "Enter", "Ana Pires was warned");
    step(&mut story, "s", "told her twice");
    step(&mut story, "Backspace Backspace", "1/3");
    step(&mut story, "Space", "Saved");
    step(&mut story, "g e", "Evidence");
    step(&mut story, "g t", "Timeline");
    step(&mut story, "g m", "Matrix");
    step(&mut story, "g c", "Conflicts");
    step(&mut story, "g s", "Sources");
    step(&mut story, "g x", "Problems");
    step(&mut story, "x", "file");
    assert!(matches!(
        story.model.state.overlay,
        Some(Overlay::Handing(_))
    ));
    step(&mut story, "Enter", "");
    step(&mut story, "Enter", "");
    let asked = |effect: &Effect| matches!(effect, Effect::Export(_));
    assert!(story.left.0.iter().any(asked), "{:?}", story.left.0);
}
