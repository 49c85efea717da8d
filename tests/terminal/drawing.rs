//! What a frame brings beside its letters: the cursor, links, and rows that terminals measure
//! differently.

use crate::{
    bytes::assert_restored,
    probe::{probe, start},
    pty::Pty,
};

/// The emulator measures each character for itself, so joined emoji take more columns there than
/// we think.
#[test]
fn names_of_complex_scripts_leave_nothing_behind() {
    let mut pty = start();
    let joined = "🧑🏽\u{200d}⚖\u{fe0f}";
    let columns = |text: &str| -> usize {
        let mut terminal = vt100::Parser::new(1, 80, 0);
        terminal.process(text.as_bytes());
        terminal.screen().cursor_position().1.into()
    };
    assert_ne!(
        columns(joined),
        casefile::text::width(joined),
        "it agrees with us"
    );
    for _ in 0..2 {
        pty.keys("n");
        pty.wait_for("李小龍王明 ");
        pty.wait_for(" A\u{30a}ngstro\u{308}m");
        pty.keys("n");
        wait_for_last_row(&pty, "A\u{30a}ngstro\u{308}m Jose\u{301}");
        pty.keys("n");
        pty.wait_for("हिन्दी ภาษาไทย العربية ");
        pty.wait_for(" end");
        pty.keys("n");
        wait_for_last_row(&pty, "");
    }
}

#[track_caller]
fn wait_for_last_row(pty: &Pty, text: &str) {
    pty.wait_until(text, |screen| {
        let rows: Vec<_> = screen.rows(0, 80).collect();
        rows.last().is_some_and(|row| row.trim_end() == text)
    });
}

#[test]
fn the_cursor_is_shown_where_it_is_wanted_and_on_the_way_out() {
    let mut pty = start();
    assert!(pty.look(vt100::Screen::hide_cursor));
    pty.keys("c");
    let is_there =
        |screen: &vt100::Screen| !screen.hide_cursor() && screen.cursor_position() == (0, 6);
    pty.wait_until("the cursor", is_there);
    pty.keys("j");
    pty.wait_for("count=1.");
    pty.wait_until("the cursor", is_there);
    pty.keys("c");
    pty.wait_until("no cursor", vt100::Screen::hide_cursor);
    pty.keys("q");
    assert!(pty.exit().success());
    assert_restored(&pty);
}

#[test]
fn a_link_is_opened_and_closed_where_the_terminal_takes_it() {
    let opens = "\u{1b}]8;id=";
    let mut pty = start();
    pty.keys("l");
    pty.wait_for("frames=2.");
    assert!(
        pty.raw()
            .contains(";https://example.org/frames\u{1b}\\frames=")
    );
    pty.keys("l");
    pty.wait_for("frames=3.");
    let raw = pty.raw();
    let (_, without) = raw.rsplit_once("\u{1b}[?2026h").expect("a frame");
    assert!(!without.contains(opens));
    pty.keys("q");
    pty.exit();
    let raw = pty.raw();
    assert!(raw.rfind("\u{1b}]8;;\u{1b}\\") > raw.rfind(opens));

    for env in [("TERM", "linux"), ("STY", "1.pts-1.host")] {
        let mut pty = Pty::start(probe(), &[], &[env], 24, 80);
        pty.wait_for("frames=1.");
        pty.keys("l");
        pty.wait_for("frames=2.");
        pty.keys("q");
        pty.exit();
        assert!(!pty.raw().contains("\u{1b}]8"), "{env:?}");
    }
}

#[test]
fn where_nothing_changes_nothing_is_written() {
    let mut pty = start();
    pty.keys("c");
    pty.wait_for("frames=2.");
    let raw = pty.raw();
    // Each frame is one update, and the end of one is the end of the last write.
    assert_eq!(raw.matches("\u{1b}[?2026h").count(), 2);
    assert!(raw.ends_with("\u{1b}[?2026l"));
}
