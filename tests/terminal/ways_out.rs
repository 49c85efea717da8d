//! Every way in and out: quitting, panics, signals, a terminal that is closed.

use rustix::process::Signal;

use crate::{
    bytes::{assert_restored, csi, modes},
    probe::{probe, start},
    pty::Pty,
};

#[test]
fn quitting_restores_the_terminal() {
    let mut pty = start();
    assert!(pty.look(vt100::Screen::alternate_screen));
    assert!(pty.look(vt100::Screen::bracketed_paste));
    assert!(!pty.line_is_as_found(), "the line is raw");
    pty.keys("q");
    assert!(pty.exit().success());
    assert_restored(&pty);
}

#[test]
fn every_mode_that_was_switched_on_is_switched_off() {
    let mut pty = Pty::start(probe(), &["--mouse"], &[], 24, 80);
    pty.wait_for("count=0.");
    pty.keys("jq");
    assert!(pty.exit().success());
    let touched: Vec<_> = modes(&pty.raw()).into_keys().collect();
    assert_eq!(touched, [7, 25, 1000, 1002, 1006, 1049, 2004, 2026]);
    assert_restored(&pty);
}

#[test]
fn the_mouse_is_left_alone_unless_asked_for() {
    let mut pty = start();
    pty.keys("q");
    pty.exit();
    let touched: Vec<_> = modes(&pty.raw()).into_keys().collect();
    assert_eq!(touched, [7, 25, 1049, 2004, 2026]);
}

#[test]
fn clicks_and_the_wheel_arrive() {
    let mut pty = Pty::start(probe(), &["--mouse"], &[], 24, 80);
    pty.wait_for("count=0.");
    pty.keys("\u{1b}[<0;300;2M");
    pty.wait_for("note=Down(Left).");
    pty.keys("\u{1b}[<65;3;2M");
    pty.wait_for("note=ScrollDown.");
}

#[test]
fn nothing_is_asked_of_the_terminal() {
    let mut pty = start();
    pty.resize(10, 40);
    pty.wait_for("size=40x10.");
    pty.keys("q");
    pty.exit();
    let raw = pty.raw();
    for (finals, query) in [('n', "device status"), ('c', "attributes"), ('t', "window")] {
        assert!(
            !csi(&raw).any(|sequence| sequence.ends_with(finals)),
            "a {query} query"
        );
    }
    // The end of any link, on the way out, asks nothing.
    let raw = raw.replace("\u{1b}]8;;\u{1b}\\", "");
    assert!(!raw.contains("\u{1b}P") && !raw.contains("\u{1b}]"));
}

#[test]
fn a_panic_of_the_program_restores_the_terminal_and_then_speaks() {
    let mut pty = start();
    pty.keys("p");
    assert_eq!(pty.exit().exit_code(), 101);
    assert_restored(&pty);
    let screen = pty.screen();
    assert!(
        screen.contains("ui boom \\u{1b}]52;c;QQ==\\u{7}"),
        "{screen}"
    );
    assert!(!screen.contains("count="), "{screen}");
    assert!(!pty.raw().contains("\u{1b}]52"));
}

#[test]
fn a_panic_of_a_job_leaves_the_screen_alone() {
    let mut pty = start();
    pty.keys("w");
    pty.wait_for("note=failed: worker.");
    pty.keys("j");
    pty.wait_for("count=1.");
    pty.keys("q");
    assert!(pty.exit().success());
    assert!(!pty.raw().contains("boom"), "{}", pty.raw());
}

#[test]
fn deadly_signals_restore_the_terminal_and_kill() {
    for (signal, name) in [
        (Signal::TERM, "Terminated"),
        (Signal::HUP, "Hangup"),
        (Signal::INT, "Interrupt"),
        (Signal::ALARM, "Alarm clock"),
        (Signal::USR1, "User defined signal 1"),
        (Signal::USR2, "User defined signal 2"),
        (Signal::VTALARM, "Virtual timer expired"),
        (Signal::PROF, "Profiling timer expired"),
        (Signal::XCPU, "CPU time limit exceeded"),
        (Signal::ABORT, "Aborted"),
        (Signal::SYS, "Bad system call"),
        (Signal::TRAP, "Trace/breakpoint trap"),
    ] {
        let mut pty = start();
        pty.signal(signal);
        assert_eq!(pty.exit().signal(), Some(name));
        assert_restored(&pty);
    }
}

/// A pipe that nobody reads is an error of whoever writes into it, and no reason to end.
#[test]
fn a_broken_pipe_is_no_deadly_signal() {
    let mut pty = start();
    pty.signal(Signal::PIPE);
    pty.keys("j");
    pty.wait_for("count=1.");
    pty.keys("q");
    assert!(pty.exit().success());
    assert_restored(&pty);
}

/// What ends a program by default, and is not in the library's table of such signals.
#[cfg(target_os = "linux")]
#[test]
fn other_deadly_signals_restore_the_terminal_too() {
    for signal in [Signal::IO, Signal::POWER, Signal::STKFLT] {
        let mut pty = start();
        pty.signal(signal);
        assert!(!pty.exit().success());
        assert_restored(&pty);
    }
}

#[test]
fn a_closed_terminal_ends_the_program() {
    let mut pty = start();
    pty.hang_up();
    assert_ne!(pty.exit().exit_code(), 101, "a panic");
}

#[test]
fn a_closed_terminal_ends_the_program_also_where_hangups_are_ignored() {
    let script = format!("trap '' HUP; exec '{}'", probe().display());
    let mut pty = Pty::start("sh", &["-c", &script], &[], 24, 80);
    pty.wait_for("count=0.");
    pty.hang_up();
    assert_ne!(pty.exit().exit_code(), 101, "a panic");
}

#[test]
fn a_closed_terminal_ends_the_program_also_where_it_sends_no_signal() {
    let mut pty = Pty::start_uncontrolled(probe(), &[], 24, 80);
    pty.wait_for("count=0.");
    pty.hang_up();
    assert_eq!(pty.exit().signal(), None);
}
