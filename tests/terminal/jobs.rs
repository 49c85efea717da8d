//! Stopping and going on: Ctrl-Z, `fg`, `bg`, signals from outside.

use rustix::process::Signal;

use crate::{
    bytes::assert_restored,
    probe::{probe, shown, start},
    pty,
    shell::{CTRL_Z, shell, wait_for_the_shell},
};

#[test]
fn ctrl_z_stops_and_fg_continues() {
    let mut pty = shell();
    pty.keys(&format!("'{}'\n", probe().display()));
    pty.wait_for("count=0.");
    pty.keys("j");
    pty.wait_for("count=1.");
    pty.keys(CTRL_Z);
    wait_for_the_shell(&mut pty, "one");
    pty.keys("fg\n");
    pty.wait_for("note=back.");
    assert!(pty.look(vt100::Screen::alternate_screen));
    assert!(pty.screen().contains("count=1."), "all is drawn again");
    pty.keys("j");
    pty.wait_for("count=2.");
    pty.keys(CTRL_Z);
    wait_for_the_shell(&mut pty, "two");
    pty.keys("fg\n");
    pty.wait_for("count=2.");
    pty.keys("q");
    wait_for_the_shell(&mut pty, "three");
    pty.keys("exit\n");
    pty.exit();
    assert_restored(&pty);
}

#[test]
fn ctrl_z_stops_a_wrapper_script_too() {
    let mut pty = shell();
    pty.keys(&format!(
        "sh -c \"'{}'; echo wr''apped\"\n",
        probe().display()
    ));
    pty.wait_for("count=0.");
    pty.keys(CTRL_Z);
    wait_for_the_shell(&mut pty, "one");
    pty.keys("fg\n");
    pty.wait_for("note=back.");
    pty.keys("q");
    pty.wait_for("wrapped");
}

#[test]
fn ctrl_z_without_a_shell_does_nothing() {
    let mut pty = start();
    pty.keys(CTRL_Z);
    pty.wait_for("note=no shell.");
    pty.signal(Signal::TSTP);
    pty.keys("j");
    pty.wait_for("count=1.");
}

#[test]
fn stopped_and_continued_from_outside() {
    let mut pty = shell();
    pty.keys(&format!("'{}'\n", probe().display()));
    pty.wait_for("size=80x24.");
    let pid = shown(&pty, "pid=");
    pty::send(pid, Signal::TSTP);
    wait_for_the_shell(&mut pty, "one");
    pty.keys("fg\n");
    pty.wait_for("count=0.");
    pty.keys("j");
    pty.wait_for("count=1.");
    // SIGSTOP gives nobody the time to leave; the shell writes into our screen, and then all is
    // drawn again.
    pty::send(pid, Signal::STOP);
    pty.wait_for("Stopped");
    pty.keys("echo spo''ilt\n");
    pty.wait_for("spoilt");
    pty.keys("fg\n");
    pty.wait_until("a clean screen", |screen| {
        screen.contents().contains("count=1.") && !screen.contents().contains("spoilt")
    });
    pty.keys("jq");
    wait_for_the_shell(&mut pty, "two");
}

#[test]
fn continued_in_the_background_it_leaves_the_shell_alone() {
    let mut pty = shell();
    pty.keys(&format!("'{}'\n", probe().display()));
    pty.wait_for("size=80x24.");
    pty.keys(CTRL_Z);
    wait_for_the_shell(&mut pty, "one");
    // The kernel stops it again as soon as it reaches for the terminal.
    pty.keys("bg; until jobs -s | grep -q Stopped; do sleep 0.05; done; echo stopped''-again\n");
    pty.wait_for("stopped-again");
    wait_for_the_shell(&mut pty, "two");
    pty.keys("fg\n");
    pty.wait_for("note=back.");
    pty.keys("jq");
    wait_for_the_shell(&mut pty, "three");
}

#[test]
fn a_stopped_program_can_be_killed() {
    let mut pty = shell();
    pty.keys(&format!("'{}'\n", probe().display()));
    pty.wait_for("size=80x24.");
    let pid = shown(&pty, "pid=");
    pty.keys(CTRL_Z);
    wait_for_the_shell(&mut pty, "one");
    pty.keys(&format!(
        "kill %1; while kill -0 {pid} 2>&-; do sleep 0.05; done; echo go''ne\n"
    ));
    pty.wait_for("gone");
    pty.wait_for("Terminated");
    assert!(!pty.look(vt100::Screen::alternate_screen));
}
