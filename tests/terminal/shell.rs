//! A shell with job control, and editors that are shell scripts.

use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf};

use crate::pty::Pty;

pub const CTRL_Z: &str = "\u{1a}";
const PROMPT: &str = "READY> ";

/// An interactive shell with job control at its prompt.
pub fn shell() -> Pty {
    let args = ["--norc", "--noprofile", "--noediting", "-i"];
    let pty = Pty::start("bash", &args, &[("PS1", PROMPT)], 24, 80);
    pty.wait_for(PROMPT);
    pty
}

/// Waits until the shell has the terminal and a line that echoes and ends at Enter. `word` must
/// differ from call to call in a test.
#[track_caller]
pub fn wait_for_the_shell(pty: &mut Pty, word: &str) {
    pty.wait_until("the shell's screen", |screen| {
        !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
    });
    pty.wait_until("a prompt", |screen| {
        screen.contents().trim_end().ends_with(PROMPT.trim_end())
    });
    pty.keys(&format!("echo shell''-{word}\n"));
    pty.wait_for(&format!("shell-{word}"));
    assert!(
        pty.screen().contains(&format!("echo shell''-{word}")),
        "the line echoes:\n{}",
        pty.screen()
    );
}

/// A shell script as `$EDITOR`, removed when dropped.
pub struct Editor(PathBuf);

impl Editor {
    pub fn new(script: &str) -> Self {
        use std::sync::atomic::{AtomicUsize, Ordering};
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("casefile-editor-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("a script");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).expect("an executable");
        Self(path)
    }

    /// Tells a script that waits for the file `$0.go`.
    pub fn go(&self) {
        fs::write(self.0.with_extension("go"), "").expect("a file");
    }

    pub fn path(&self) -> &str {
        self.0.to_str().expect("a temporary folder in UTF-8")
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
        let _ = fs::remove_file(self.0.with_extension("go"));
    }
}
