//! Every screen in every size, and what the main ones look like.

#[path = "screens/hostile.rs"]
mod hostile;

use casefile::{
    text::{offending, width},
    tui::{
        list::View, measure::layout::layout, message::Message, model::Model, theme::Theme,
        view::view,
    },
};
use ratatui::{
    buffer::{Buffer, Cell},
    layout::{Rect, Size},
    style::{Color, Modifier},
};

use crate::story::{Story, rows, text, theme};

/// What may lie over the panes: the keys that open it.
const OVERLAYS: [&str; 11] = [
    "",
    "?",
    "Ctrl+p a",
    "Ctrl+f a Down",
    ":",
    "[",
    "f a",
    "f k i n d : , Tab",
    "f ( x : é y",
    "/ a",
    "x",
];

const LIBRARY: &str = "tests/browser/harbour";

/// Sizes at which a layout begins or ends, and those that people have.
const SIZES: [(u16, u16); 19] = [
    (0, 0),
    (0, 5),
    (5, 0),
    (1, 1),
    (4, 2),
    (19, 4),
    (20, 5),
    (23, 7),
    (39, 9),
    (40, 10),
    (59, 13),
    (60, 14),
    (80, 24),
    (99, 23),
    (100, 24),
    (119, 30),
    (120, 24),
    (120, 40),
    (200, 60),
];

/// Each view of a library and of its cases, with the keys in each pane. `visit` gets the number of
/// the screen.
fn screens(path: &str, visit: impl Fn(&mut Story, usize)) {
    let mut story = Story::open(path, (80, 24));
    let cases = story.model.shown.items.len();
    let mut screen = 0;
    for case in 0..=cases {
        let views = match case {
            0 => View::OF_LIBRARY,
            _ => {
                story.keys("~ g g");
                story.keys(&"j ".repeat(case - 1));
                story.keys("Enter");
                View::OF_CASE
            }
        };
        for (number, &wanted) in views.iter().enumerate() {
            for pane in ["Alt+1", "Alt+2", "Alt+3", "Alt+4"] {
                story.keys("Alt+1 g g");
                match wanted {
                    // It stands among the others only where something has changed.
                    View::Changes => story.keys("g w"),
                    _ => story.keys(&"j ".repeat(number)),
                }
                assert_eq!(story.model.state.place.view, wanted);
                story.keys(pane);
                story.keys("G");
                visit(&mut story, screen);
                screen += 1;
            }
        }
    }
}

/// Draws a screen with room on the right and below, and looks at every cell.
fn check(model: &Model, theme: &Theme) {
    let Size { width: w, height } = model.state.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, w + 3, height + 2));
    let area = Rect::new(0, 0, w, height);
    view(model, theme, area, &mut buffer);
    let place = || {
        format!(
            "{w}x{height} {:?} {:?}",
            model.state.place, model.state.overlay
        )
    };
    for y in 0..buffer.area.height {
        for x in 0..buffer.area.width {
            let cell = &buffer[(x, y)];
            if x >= w || y >= height {
                assert_eq!(*cell, Cell::default(), "outside at {x},{y}: {}", place());
                continue;
            }
            let symbol = cell.symbol();
            if let [b' '..=b'~'] = symbol.as_bytes() {
                continue;
            }
            assert!(
                !symbol.chars().any(char::is_control) && offending(symbol).next().is_none(),
                "{symbol:?} at {x},{y}: {}",
                place()
            );
            assert!(symbol.chars().count() <= 64, "{symbol:?}: {}", place());
            assert!(
                x + width(symbol) as u16 <= w,
                "{symbol:?} over the edge at {x},{y}: {}",
                place()
            );
        }
    }
    let areas = layout(model.state.size, model);
    let fits = w >= 20 && height >= 5;
    assert!(
        !fits || !areas.inside(model.state.place.pane).is_empty(),
        "the pane that has the keys is in sight: {}",
        place()
    );
}

fn resize(story: &mut Story, (width, height): (u16, u16)) {
    story.send(Message::Sized(Size { width, height }));
}

/// Every screen, each fourth of them also with everything that may lie over it, in the sizes that `sizes` says for the number
/// of the screen and that of the overlay.
fn every_screen<S: Iterator<Item = (u16, u16)>>(path: &str, sizes: impl Fn(usize, usize) -> S) {
    let theme = theme("terminal");
    screens(path, |story, screen| {
        for (number, overlay) in OVERLAYS.iter().enumerate() {
            if number > 0 && (screen / 4 + screen + number) % 4 > 0 {
                continue;
            }
            story.keys(overlay);
            for size in sizes(screen, number) {
                resize(story, size);
                check(&story.model, &theme);
            }
            resize(story, (80, 24));
            story.keys("Esc Esc Esc");
        }
    });
}

#[test]
fn every_screen_can_be_drawn_in_every_layout() {
    every_screen(LIBRARY, |screen, overlay| in_turn(&SIZES, screen, overlay));
}

/// Every other size: each screen meets all of them, one half below one thing that lies over it and one below the next.
/// All of each with CASEFILE_ALL_SIZES.
fn in_turn(
    sizes: &[(u16, u16)],
    screen: usize,
    overlay: usize,
) -> impl Iterator<Item = (u16, u16)> {
    let every = match std::env::var_os("CASEFILE_ALL_SIZES") {
        Some(_) => 1,
        None => 2,
    };
    sizes
        .iter()
        .copied()
        .skip((screen + overlay) % every)
        .step_by(every)
}

#[test]
fn every_screen_of_a_hostile_library_can_be_drawn() {
    let library = hostile::library();
    let path = library.path().to_str().expect("a path");
    let sizes = [(4, 2), (20, 5), (40, 10), (80, 24), (120, 40)];
    every_screen(path, |screen, overlay| in_turn(&sizes, screen, overlay));
}

/// Each small size meets every kind of screen, a part of each: all of each would take minutes, and
/// take them with CASEFILE_ALL_SIZES.
#[test]
fn screens_can_be_drawn_in_every_small_size() {
    let every = match std::env::var_os("CASEFILE_ALL_SIZES") {
        Some(_) => 1,
        None => 79,
    };
    every_screen(LIBRARY, |screen, overlay| {
        let all = (1..=60).flat_map(|width| (1..=25).map(move |height| (width, height)));
        all.skip((screen * 7 + overlay * 11) % every).step_by(every)
    });
}

/// The main screens: a name, and the keys that lead there.
const MAIN: [(&str, &str); 18] = [
    ("cases", ""),
    ("overview", "Enter"),
    ("allegations", "Enter j j Enter"),
    ("record", "Enter j j Enter Enter"),
    ("passage", "Enter j j Enter s"),
    ("people", "g p j"),
    ("timeline", "g t"),
    ("chronology", "g l"),
    ("sources", "g s"),
    ("questions", "Enter g q"),
    ("go to", "Ctrl+p a n a"),
    ("search all", "Ctrl+f c r a n e Down"),
    ("citations", "Enter j j Enter ["),
    ("palette", "Enter j j Enter :"),
    ("help", "?"),
    ("filter", "Enter j j Enter f c r a n e"),
    ("offers", "Enter j j Enter f s t"),
    ("mistake", "Enter j j Enter f s t n d : d"),
];

#[test]
fn the_main_screens_look_so() {
    for size in [(80, 24), (120, 40)] {
        for (name, keys) in MAIN {
            let mut story = Story::open(LIBRARY, size);
            story.keys(keys);
            let name = format!("{} {}x{}", name, size.0, size.1).replace(' ', "-");
            insta::assert_snapshot!(name, story.screen());
        }
    }
}

/// What is selected, quoted, good or bad shows with colours and without.
#[test]
fn the_styles_of_a_passage_look_so() {
    for name in ["terminal", "mono"] {
        let mut story = Story::open(LIBRARY, (80, 24));
        story.keys("Enter j j Enter s");
        let buffer = story.buffer_in(&theme(name));
        insta::assert_snapshot!(format!("styles-{name}"), styles(&buffer));
    }
}

/// A screen with, below each row, a letter for the style of each cell, and what the letters mean.
fn styles(buffer: &Buffer) -> String {
    let mut known: Vec<(Color, Color, Modifier)> = vec![Default::default()];
    let mut letter = |cell: &Cell| {
        let style = (cell.fg, cell.bg, cell.modifier);
        let number = known.iter().position(|other| *other == style);
        let number = number.unwrap_or_else(|| {
            known.push(style);
            known.len() - 1
        });
        b".abcdefghijklmnopqrstuvwxyz"[number] as char
    };
    let mut out = String::new();
    for (cells, row) in rows(buffer).into_iter().zip(text(buffer).lines()) {
        let letters: String = cells.into_iter().map(&mut letter).collect();
        out.push_str(&format!("{row}\n{}\n", letters.trim_end_matches('.')));
    }
    for (number, (fg, bg, modifier)) in known.iter().enumerate().skip(1) {
        let letter = b".abcdefghijklmnopqrstuvwxyz"[number] as char;
        out.push_str(&format!("{letter}: {fg} on {bg}, {modifier:?}\n"));
    }
    out
}
