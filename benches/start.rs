//! How long a start takes: whole processes in a pseudo-terminal, from before they are started until what
//! is waited for has been written to the terminal.
//!
//! The browser is measured beside `examples/empty-ratatui.rs`, which draws one empty frame with the same
//! terminal library and does nothing else. The two take turns, so that what else the machine does slows
//! both alike; ratios are of the medians of one run.

use std::{
    io::Read,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    time::{Duration, Instant},
};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// The turns that count, and those before them, in which files come into memory.
const TURNS: usize = 60;
const WARM_UP: usize = 5;

const SIZE: PtySize = PtySize {
    rows: 40,
    cols: 120,
    pixel_width: 0,
    pixel_height: 0,
};

/// What ratatui writes behind a frame that shows no cursor.
const EMPTY_FRAME: &str = "\x1b[?25l";
/// What the browser writes behind a frame: the end of a synchronized update.
const FRAME: &str = "\x1b[?2026l";
/// A word of the first case of the shipped library.
const CASE: &str = "Abrego";

fn main() -> ExitCode {
    // `cargo test --benches` asks whether it builds.
    if !std::env::args().any(|argument| argument == "--bench") {
        return ExitCode::SUCCESS;
    }
    let empty = CommandBuilder::new(empty_program());
    let mut casefile = CommandBuilder::new(env!("CARGO_BIN_EXE_casefile"));
    casefile.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/casefiles"));
    let names = [
        "empty ratatui program, first frame",
        "casefile, first frame",
        "casefile, first case on the screen",
    ];
    let mut taken = [const { Vec::new() }; 3];
    for turn in 0..WARM_UP + TURNS {
        let times = [
            start(&empty, &[EMPTY_FRAME]),
            start(&casefile, &[FRAME, CASE]),
        ];
        let times = times.into_iter().flatten();
        for (all, time) in taken.iter_mut().zip(times) {
            if turn >= WARM_UP {
                all.push(time);
            }
        }
    }
    let middle = taken.each_mut().map(|times| {
        times.sort_unstable();
        times[times.len() / 2]
    });
    println!(
        "{TURNS} turns: median (least to most); beside the empty program by medians, by the least"
    );
    for ((name, times), median) in names.iter().zip(&taken).zip(middle) {
        let ratio = |time: Duration, to: Duration| time.as_secs_f64() / to.as_secs_f64();
        println!(
            "{name:<36} {:>6.1} ms ({:.1} to {:.1})  {:>4.1} times, {:.1} times",
            milliseconds(median),
            milliseconds(times[0]),
            milliseconds(times[times.len() - 1]),
            ratio(median, middle[0]),
            ratio(times[0], taken[0][0]),
        );
    }
    ExitCode::SUCCESS
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The empty program, built as the browser is. A benchmark builds no examples by itself.
fn empty_program() -> PathBuf {
    let browser = Path::new(env!("CARGO_BIN_EXE_casefile"));
    let built = Command::new(env!("CARGO"))
        .args([
            "build",
            "--quiet",
            "--release",
            "--example",
            "empty-ratatui",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status()
        .expect("cargo");
    assert!(built.success());
    browser.with_file_name("examples").join("empty-ratatui")
}

/// How long a program takes until it has written each of some words to its terminal, one after the other.
fn start(command: &CommandBuilder, until: &[&str]) -> Vec<Duration> {
    let pair = native_pty_system()
        .openpty(SIZE)
        .expect("a pseudo-terminal");
    let mut reader = pair.master.try_clone_reader().expect("its output");
    let begun = Instant::now();
    let mut child = pair
        .slave
        .spawn_command(command.clone())
        .expect("the program");
    drop(pair.slave);
    let (mut seen, mut buffer) = (Vec::new(), [0; 65536]);
    let times = until.iter().map(|words| {
        while memchr::memmem::find(&seen, words.as_bytes()).is_none() {
            match reader.read(&mut buffer) {
                Ok(count @ 1..) => seen.extend_from_slice(&buffer[..count]),
                _ => panic!("the program ended before it wrote {words:?}"),
            }
        }
        begun.elapsed()
    });
    let times = times.collect();
    child.kill().expect("the program ends");
    child.wait().expect("the program has ended");
    times
}
