use ratatui::{style::Style, widgets::Widget};

use super::{
    emulator::{self, Emulator, Measure},
    *,
};

const WIDTH: u16 = 34;

/// Rows of which each may follow each.
const ROWS: [&str; 12] = [
    "",
    "plain words and “quotes” to the end",
    "│ list │ 李小龍王明 🧑🏽‍⚖️ A\u{30a}ngstro\u{308}m │x",
    "│ list │ A\u{30a}ngstro\u{308}m Jose\u{301} │ y",
    "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦 three families, left",
    "right: three families 👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦",
    "हिन्दी क्षत्रिय │ next",
    "ภาษาไทย กำลัง │ next",
    "العربية لغة │ next",
    "🇩🇪🇫🇷 ☎\u{fe0f} 1\u{fe0f}\u{20e3} ⌚ │ next",
    "漢字漢字漢字漢字漢字漢字漢字漢字漢字",
    "a漢字漢字漢字漢字漢字漢字漢字漢字漢字",
];

fn canvas(width: u16, height: u16) -> Canvas {
    Canvas::new(Size::new(width, height), Links::Taken)
}

/// Paints rows of text, the first of them reversed.
fn rows(canvas: &mut Canvas, rows: &[&str]) -> Vec<u8> {
    let view = |buffer: &mut Buffer| {
        for (area, row) in buffer.area.rows().zip(rows) {
            row.render(area, buffer);
        }
        let first = Rect {
            height: 1,
            ..buffer.area
        };
        buffer.set_style(first, Style::new().reversed());
        Painted::default()
    };
    canvas.paint(view).expect("painting into memory")
}

fn paint(canvas: &mut Canvas, symbol: &str, painted: Painted) -> String {
    let view = |buffer: &mut Buffer| {
        buffer[(0, 0)].set_symbol(symbol);
        painted
    };
    let bytes = canvas.paint(view).expect("painting into memory");
    String::from_utf8(bytes).expect("UTF-8")
}

fn cursor(at: Option<(u16, u16)>) -> Painted {
    Painted {
        cursor: at.map(Position::from),
        ..Painted::default()
    }
}

fn link(row: u16, columns: u16, address: &str) -> Painted {
    let link = Link::new(Rect::new(1, row, columns, 1), address);
    Painted {
        links: link.into_iter().collect(),
        ..Painted::default()
    }
}

#[test]
fn a_control_character_in_a_cell_never_reaches_the_terminal() {
    for symbol in ["\u{1b}]52;c;QQ==\u{7}", "\t", "\u{9b}31m", "\u{7f}", "a\rb"] {
        let bytes = paint(&mut canvas(3, 1), symbol, Painted::default());
        assert!(!bytes.contains(symbol), "{symbol:?} in {bytes:?}");
        assert!(bytes.contains('\u{fffd}'), "{bytes:?}");
    }
}

#[test]
fn only_the_first_frame_clears_and_every_frame_is_one_update() {
    let mut canvas = canvas(3, 1);
    let first = paint(&mut canvas, "a", Painted::default());
    assert!(first.starts_with("\u{1b}[?2026h") && first.contains("\u{1b}[2J"));
    assert!(first.ends_with("\u{1b}[?2026l"));
    let second = paint(&mut canvas, "b", Painted::default());
    assert_eq!(second, "\u{1b}[?2026h\u{1b}[1;1Hb\u{1b}[?2026l");
    assert_eq!(
        paint(&mut canvas, "b", Painted::default()),
        "",
        "nothing changed"
    );
}

#[test]
fn the_cursor_is_shown_where_the_view_wants_it_and_rests_there() {
    let mut canvas = canvas(9, 3);
    let first = paint(&mut canvas, "a", cursor(None));
    assert!(first.contains("\u{1b}[?25l") && !first.contains("\u{1b}[?25h"));
    let shown = paint(&mut canvas, "a", cursor(Some((4, 1))));
    assert_eq!(shown, "\u{1b}[?2026h\u{1b}[2;5H\u{1b}[?25h\u{1b}[?2026l");
    assert_eq!(paint(&mut canvas, "a", cursor(Some((4, 1)))), "");
    // It moves without being hidden, and is hidden while letters are written elsewhere.
    let moved = paint(&mut canvas, "a", cursor(Some((5, 1))));
    assert_eq!(moved, "\u{1b}[?2026h\u{1b}[2;6H\u{1b}[?2026l");
    let written = paint(&mut canvas, "b", cursor(Some((5, 1))));
    assert_eq!(
        written,
        "\u{1b}[?2026h\u{1b}[?25l\u{1b}[1;1Hb\u{1b}[2;6H\u{1b}[?25h\u{1b}[?2026l"
    );
    let hidden = paint(&mut canvas, "b", cursor(None));
    assert_eq!(hidden, "\u{1b}[?2026h\u{1b}[?25l\u{1b}[?2026l");
    // A place off the screen is none.
    assert_eq!(paint(&mut canvas, "b", cursor(Some((9, 0)))), "");
    assert_eq!(paint(&mut canvas, "b", cursor(Some((0, 3)))), "");
}

/// Whatever stood in a row, and however a terminal measures it: what is there afterwards is what a
/// fresh screen would show.
#[test]
fn nothing_is_left_of_what_stood_in_a_row() {
    for measure in [
        emulator::part_by_part,
        emulator::all_narrow,
        emulator::all_wide,
    ] as [Measure; 3]
    {
        for (before, after) in ROWS.iter().flat_map(|a| ROWS.map(|b| (*a, b))) {
            let screen = |frames: &[&str]| {
                let mut terminal = Emulator::new(WIDTH.into(), 3, measure);
                let mut canvas = canvas(WIDTH, 3);
                for frame in frames {
                    let bytes = rows(&mut canvas, &[*frame, "kept", *frame]);
                    terminal.write(&bytes);
                }
                terminal.rows
            };
            assert_eq!(
                screen(&[before, after]),
                screen(&[after]),
                "{before:?}, then {after:?}"
            );
        }
    }
}

/// What all terminals agree on stands where it was put, beside whatever they do not agree on.
#[test]
fn nothing_is_moved_by_what_a_terminal_measures_otherwise() {
    for measure in [
        emulator::part_by_part,
        emulator::all_narrow,
        emulator::all_wide,
    ] as [Measure; 3]
    {
        for row in ROWS {
            let mut canvas = canvas(WIDTH, 2);
            let mut terminal = Emulator::new(WIDTH.into(), 2, measure);
            terminal.write(&rows(&mut canvas, &[row, "next"]));
            for (x, cell) in canvas.shown.content.iter().enumerate().take(WIDTH.into()) {
                if is_agreed(cell.symbol()) && cell.symbol() != " " {
                    assert_eq!(terminal.rows[0][x].text, cell.symbol(), "{x} of {row:?}");
                }
                // The bar of the selected row has no holes.
                assert!(terminal.rows[0][x].reversed, "{x} of {row:?}");
            }
            assert_eq!(terminal.row(1).trim_end(), "next", "{row:?}");
        }
    }
}

#[test]
fn a_letter_that_a_terminal_holds_to_be_wider_does_not_reach_into_the_blanks() {
    let mut canvas = canvas(12, 2);
    let mut terminal = Emulator::new(12, 2, emulator::part_by_part);
    terminal.write(&rows(&mut canvas, &["", "ab👩‍👩‍👧‍👦"]));
    assert!(terminal.rows[1][4..].iter().all(|cell| cell.text == " "));
    terminal.write(&rows(&mut canvas, &["", "ab👩‍👩‍👧‍👦 c"]));
    let c = terminal.rows[1].iter().position(|cell| cell.text == "c");
    assert_eq!(c, Some(5));
}

#[test]
fn a_row_that_all_measure_alike_is_changed_cell_by_cell() {
    let mut canvas = canvas(WIDTH, 2);
    rows(&mut canvas, &["", "Ångström said “no” – 12 €"]);
    let bytes = rows(&mut canvas, &["", "Ångström said “nö” – 12 €"]);
    assert_eq!(
        String::from_utf8(bytes).expect("UTF-8"),
        "\u{1b}[?2026h\u{1b}[2;17Hö\u{1b}[?2026l"
    );
}

#[test]
fn a_wide_letter_at_the_edge_stays() {
    let mut canvas = canvas(4, 2);
    let mut terminal = Emulator::new(4, 2, emulator::part_by_part);
    terminal.write(&rows(&mut canvas, &["", "漢字"]));
    assert_eq!(terminal.row(1), "漢字");
}

#[test]
fn half_a_letter_at_the_edge_is_a_blank() {
    let mut canvas = canvas(3, 2);
    let view = |buffer: &mut Buffer| {
        buffer[(2, 0)].set_symbol("漢");
        Painted::default()
    };
    let bytes = canvas.paint(view).expect("painting into memory");
    assert!(!String::from_utf8_lossy(&bytes).contains('漢'));
}

#[test]
fn styles_are_sent_where_they_change_and_end_with_the_frame() {
    let mut canvas = canvas(5, 1);
    let view = |style: Style| {
        move |buffer: &mut Buffer| {
            buffer.set_string(0, 0, "abc", style);
            Painted::default()
        }
    };
    canvas
        .paint(view(Style::new()))
        .expect("painting into memory");
    let style = Style::new()
        .bold()
        .reversed()
        .fg(Color::Red)
        .bg(Color::Indexed(7));
    let bytes = canvas.paint(view(style)).expect("painting into memory");
    assert_eq!(
        String::from_utf8(bytes).expect("UTF-8"),
        "\u{1b}[?2026h\u{1b}[1;1H\u{1b}[1;7;38;5;1;48;5;7mabc\u{1b}[0m\u{1b}[?2026l"
    );
}

#[test]
fn cells_of_a_link_are_written_in_it() {
    let mut canvas = canvas(9, 2);
    let mut terminal = Emulator::new(9, 2, emulator::part_by_part);
    terminal.write(paint(&mut canvas, "a", link(0, 3, "https://a.org")).as_bytes());
    let links = |terminal: &Emulator| -> Vec<String> {
        terminal.rows[0]
            .iter()
            .map(|cell| cell.link.clone())
            .collect()
    };
    let a = "https://a.org";
    assert_eq!(links(&terminal)[..5], ["", a, a, a, ""]);
    // Another link on the same letters, then none.
    terminal.write(paint(&mut canvas, "a", link(0, 2, "https://b.org")).as_bytes());
    assert_eq!(
        links(&terminal)[..4],
        ["", "https://b.org", "https://b.org", ""]
    );
    assert_eq!(paint(&mut canvas, "a", link(0, 2, "https://b.org")), "");
    terminal.write(paint(&mut canvas, "a", Painted::default()).as_bytes());
    assert!(terminal.rows[0].iter().all(|cell| cell.link.is_empty()));
}

#[test]
fn a_letter_changed_within_a_link_stays_in_it() {
    let mut canvas = canvas(9, 2);
    let mut terminal = Emulator::new(9, 2, emulator::part_by_part);
    for letter in ["x", "y"] {
        let view = |buffer: &mut Buffer| {
            buffer[(2, 0)].set_symbol(letter);
            link(0, 3, "https://a.org")
        };
        let bytes = canvas.paint(view).expect("painting into memory");
        terminal.write(&bytes);
        assert_eq!(terminal.rows[0][2].link, "https://a.org");
        assert!(String::from_utf8_lossy(&bytes).contains("\u{1b}]8;id="));
    }
    // What is written next is in none.
    terminal.write(b"z");
    assert_eq!(terminal.rows[0][3].link, "");
}

#[test]
fn a_terminal_that_refuses_links_gets_none() {
    let mut canvas = Canvas::new(Size::new(9, 1), Links::Refused);
    assert!(!paint(&mut canvas, "a", link(0, 3, "https://a.org")).contains("\u{1b}]"));
    assert_eq!(paint(&mut canvas, "a", link(0, 3, "https://b.org")), "");
}
