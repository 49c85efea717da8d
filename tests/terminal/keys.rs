//! Keys, pastes, the clipboard, sizes, colours, and nothing at all.

use std::process::{Command, Stdio};

use crate::{
    bytes::colours,
    probe::{assert_selected, probe, shown, start},
    pty::Pty,
};

#[test]
fn a_burst_of_keys_is_kept_and_costs_few_frames() {
    for count in [500, 3_000] {
        let mut pty = start();
        pty.keys(&"j".repeat(count));
        pty.wait_for(&format!("count={count}."));
        let frames = shown(&pty, "frames=");
        assert!(frames < 50, "{frames} frames for {count} keys");
        pty.keys("q");
        assert!(pty.exit().success());
    }
}

#[test]
fn a_paste_is_one_event() {
    let mut pty = start();
    pty.keys(&format!("\u{1b}[200~{}\u{1b}[201~", "q".repeat(2_000)));
    pty.wait_for("pasted=2000.");
}

#[test]
fn the_clipboard_is_set_and_never_read() {
    let mut pty = start();
    pty.keys("y");
    pty.wait_for("note=Copied the note (9 bytes).");
    assert!(pty.raw().contains("\u{1b}]52;c;Y29waWVkIMOp\u{7}"));
}

#[test]
fn small_and_large_again() {
    let mut pty = start();
    pty.resize(2, 4);
    pty.wait_until("four columns", |screen| screen.contents() == "coun\nnote");
    pty.keys("j");
    pty.resize(1, 1);
    pty.wait_until("one cell", |screen| screen.contents() == "c");
    pty.resize(30, 100);
    pty.wait_for("size=100x30.");
    assert!(pty.screen().contains("count=1."));
}

#[test]
fn without_a_terminal_it_takes_the_plain_path() {
    let output = Command::new(probe())
        .stdin(Stdio::null())
        .output()
        .expect("the probe");
    assert!(output.status.success());
    assert_eq!(output.stdout, b"plain\n");
    assert_eq!(output.stderr, b"");
}

#[test]
fn no_color_keeps_the_selection_and_sends_no_colour() {
    let mut pty = Pty::start(probe(), &[], &[("NO_COLOR", "1")], 24, 80);
    pty.wait_for("count=0.");
    assert_selected(&pty);
    pty.keys("q");
    pty.exit();
    assert_eq!(colours(&pty.raw()), Vec::<String>::new());

    // Who asks for colour all the same gets it, and the selection still shows.
    let mut pty = Pty::start(probe(), &["--colour"], &[("NO_COLOR", "1")], 24, 80);
    pty.wait_for("count=0.");
    assert_selected(&pty);
    pty.keys("q");
    pty.exit();
    assert_ne!(colours(&pty.raw()), Vec::<String>::new());
}

#[cfg(target_os = "linux")]
#[test]
fn idle_it_costs_no_cpu_tick() {
    let mut pty = start();
    pty.keys("j");
    pty.wait_for("count=1.");
    // The one test that is about time.
    std::thread::sleep(std::time::Duration::from_millis(200));
    let before = pty.ticks();
    let written = pty.raw().len();
    std::thread::sleep(std::time::Duration::from_secs(5));
    assert_eq!(pty.ticks(), before);
    assert_eq!(pty.raw().len(), written);
}
