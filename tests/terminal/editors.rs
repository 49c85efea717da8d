//! Lending the terminal to an editor.

use crate::{
    bytes::assert_restored,
    probe::{probe, start},
    pty::Pty,
    shell::{CTRL_Z, Editor, shell, wait_for_the_shell},
};

#[test]
fn the_editor_gets_every_key_and_then_the_program_draws() {
    for key in ["e", "E"] {
        // It reads only when told to, so that a thief among our threads would be first.
        let editor = Editor::new(
            "echo EDITING; until [ -e \"$0.go\" ]; do sleep 0.02; done
            IFS= read -r line; echo \"GOT:$line.\"; read -r line; exit 3",
        );
        let mut pty = Pty::start(probe(), &[], &[("EDITOR", editor.path())], 24, 80);
        pty.wait_for("count=0.");
        pty.keys(key);
        pty.wait_for("EDITING");
        assert!(!pty.look(vt100::Screen::alternate_screen));
        for typed in ["jjq", "\u{e9}", " wp", "y\n"] {
            pty.keys(typed);
        }
        editor.go();
        pty.wait_for("GOT:jjq\u{e9} wpy.");
        pty.keys("\n");
        pty.wait_for("note=edited Some(3).");
        assert!(pty.look(vt100::Screen::alternate_screen));
        assert!(pty.screen().contains("count=0."), "{}", pty.screen());
        pty.keys("j");
        pty.wait_for("count=1.");
        pty.keys("q");
        assert!(pty.exit().success());
        assert_restored(&pty);
    }
}

#[test]
fn keys_that_were_typed_for_the_editor_are_never_commands() {
    let editor = Editor::new("exit 0");
    let mut pty = Pty::start(probe(), &[], &[("EDITOR", editor.path())], 24, 80);
    pty.wait_for("count=0.");
    pty.keys("jejjjq");
    pty.wait_for("note=edited Some(0).");
    pty.keys("j");
    pty.wait_for("count=2.");
}

#[test]
fn an_interrupt_typed_at_the_editor_ends_the_editor_alone() {
    let editor = Editor::new("trap 'exit 7' INT; echo EDITING; read -r line");
    let mut pty = Pty::start(probe(), &[], &[("EDITOR", editor.path())], 24, 80);
    pty.wait_for("count=0.");
    pty.keys("e");
    pty.wait_for("EDITING");
    pty.keys("\u{3}");
    pty.wait_for("note=edited Some(7).");
}

#[test]
fn an_editor_that_is_stopped_takes_the_program_with_it() {
    let editor = Editor::new("echo EDITING; read -r line; echo \"GOT:$line.\"; read -r line");
    let mut pty = shell();
    pty.keys(&format!(
        "EDITOR='{}' '{}'\n",
        editor.path(),
        probe().display()
    ));
    pty.wait_for("count=0.");
    pty.keys("e");
    pty.wait_for("EDITING");
    pty.keys(CTRL_Z);
    wait_for_the_shell(&mut pty, "one");
    pty.keys("fg\n");
    pty.keys("more\n");
    pty.wait_for("GOT:more.");
    pty.keys("\n");
    pty.wait_for("note=edited Some(0).");
    pty.keys("q");
    wait_for_the_shell(&mut pty, "two");
}

#[test]
fn an_editor_that_leaves_the_line_raw_harms_nobody() {
    let editor = Editor::new("stty raw -echo");
    let mut pty = shell();
    pty.keys(&format!(
        "EDITOR='{}' '{}'; stty -a\n",
        editor.path(),
        probe().display()
    ));
    pty.wait_for("count=0.");
    pty.keys("e");
    pty.wait_for("note=edited Some(0).");
    pty.keys("q");
    pty.wait_until("a cooked line", |screen| {
        let words = screen.contents();
        let mut words = words.split_whitespace();
        words.clone().any(|word| word == "icanon") && words.any(|word| word == "isig")
    });
}

#[test]
fn an_editor_that_is_missing_is_said_on_our_own_screen() {
    let mut pty = start();
    pty.keys("e");
    pty.wait_for("note=not edited: NotFound.");
    assert!(pty.look(vt100::Screen::alternate_screen));
    pty.keys("j");
    pty.wait_for("count=1.");
}
