//! `examples/terminal-probe.rs` in a terminal.

use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use crate::pty::Pty;

/// The probe on its first frame, in 80×24.
#[track_caller]
pub fn start() -> Pty {
    let pty = Pty::start(probe(), &[], &[], 24, 80);
    pty.wait_for("size=80x24.");
    pty
}

/// The probe, built from the sources as they are: `cargo test --test terminal` alone builds no
/// example, and would test a stale one.
pub fn probe() -> &'static Path {
    static PROBE: OnceLock<PathBuf> = OnceLock::new();
    PROBE.get_or_init(|| {
        let test = std::env::current_exe().expect("this test");
        let target = test.ancestors().nth(2).expect("target/<profile>/deps/test");
        let profile = match target.file_name().and_then(|name| name.to_str()) {
            None | Some("debug") => "dev",
            Some(name) => name,
        };
        let built = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--example", "terminal-probe"])
            .args(["--profile", profile])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status()
            .expect("cargo");
        assert!(built.success());
        target.join("examples/terminal-probe")
    })
}

/// The number that the probe shows after `label`.
pub fn shown(pty: &Pty, label: &str) -> i32 {
    let screen = pty.screen();
    let (_, rest) = screen.split_once(label).expect("the label");
    let (number, _) = rest.split_once('.').expect("its end");
    number.parse().expect("a number")
}

#[track_caller]
pub fn assert_selected(pty: &Pty) {
    let (bold, inverse) = pty.look(|screen| {
        let cell = screen.cell(0, 0).expect("a first cell");
        (cell.bold(), cell.inverse())
    });
    assert!(bold && inverse, "bold {bold}, inverse {inverse}");
}
