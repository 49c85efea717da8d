//! What a key, a frame and a start cost.
//!
//! Keys and frames are measured on a small and on a large library: a frame must not grow with the
//! library. A start is measured as a whole process in a pseudo-terminal, beside a program that does
//! nothing but draw one empty frame with the same terminal library.

mod common;

use std::{
    io::Read,
    process::ExitCode,
    sync::Arc,
    time::{Duration, Instant},
};

use casefile::tui::{
    keymap::Keymap,
    message::Message,
    model::{Fixed, Model},
    theme::Theme,
    update::update,
    view::view,
};
use criterion::{BenchmarkId, Criterion};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use ratatui::{
    buffer::Buffer,
    crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers},
    layout::{Rect, Size},
};

const SCREEN: Size = Size {
    width: 120,
    height: 40,
};
const SIZES: [usize; 2] = [1_000, 100_000];
/// With this set, the benchmark is the empty program that starts are compared with.
const EMPTY: &str = "CASEFILE_BENCH_EMPTY";

fn main() -> ExitCode {
    if std::env::var_os(EMPTY).is_some() {
        return empty_program();
    }
    // Short runs: what is looked for are orders of magnitude and ratios.
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .configure_from_args();
    keys_and_frames(&mut criterion);
    starts(&mut criterion);
    criterion.final_summary();
    ExitCode::SUCCESS
}

fn empty_program() -> ExitCode {
    let mut terminal = ratatui::init();
    let drawn = terminal.draw(|_| {});
    std::thread::sleep(Duration::from_secs(5));
    match drawn {
        Ok(_) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// The browser on a library of that many records, in the list of all allegations.
fn browser(records: usize) -> Model {
    let fixed = Fixed {
        path: "generated".into(),
        keymap: Keymap::default(),
        themes: 1,
    };
    let mut model = Model::new(fixed, 0);
    update(&mut model, Message::Sized(SCREEN));
    update(
        &mut model,
        Message::Loaded(1, Arc::new(common::library(records))),
    );
    for key in ['1', 'j', 'j', '2'] {
        press(&mut model, KeyCode::Char(key));
    }
    assert!(
        model.items.len() > records / 2,
        "the list of allegations is shown"
    );
    model
}

fn press(model: &mut Model, code: KeyCode) {
    let event = Event::Key(KeyEvent::new(code, KeyModifiers::NONE));
    update(model, Message::Terminal(event));
}

fn keys_and_frames(criterion: &mut Criterion) {
    let theme = Theme::shipped(false)
        .into_iter()
        .next()
        .expect("the default theme");
    for records in SIZES {
        let mut model = browser(records);
        let mut group = criterion.benchmark_group("browser");
        let mut down = true;
        group.bench_function(BenchmarkId::new("key: down or up", records), |bencher| {
            bencher.iter(|| {
                press(&mut model, KeyCode::Char(if down { 'j' } else { 'k' }));
                down = !down;
            });
        });
        group.bench_function(BenchmarkId::new("key: last or first", records), |bencher| {
            bencher.iter(|| {
                press(&mut model, KeyCode::Char(if down { 'G' } else { 'g' }));
                down = !down;
            });
        });
        group.bench_function(BenchmarkId::new("frame 120x40", records), |bencher| {
            let area = Rect::from((ratatui::layout::Position::ORIGIN, SCREEN));
            let mut buffer = Buffer::empty(area);
            bencher.iter(|| view(&model, &theme, area, &mut buffer));
        });
        group.bench_function(
            BenchmarkId::new("key: a letter of a filter", records),
            |bencher| {
                press(&mut model, KeyCode::Char('f'));
                press(&mut model, KeyCode::Char('h'));
                let mut typed = false;
                bencher.iter(|| {
                    typed = !typed;
                    press(
                        &mut model,
                        if typed {
                            KeyCode::Char('a')
                        } else {
                            KeyCode::Backspace
                        },
                    );
                });
                press(&mut model, KeyCode::Esc);
            },
        );
        group.bench_function(BenchmarkId::new("go to: ten letters", records), |bencher| {
            bencher.iter(|| casefile::search::names(&model.library, "nunez harb", 200));
        });
        group.finish();
    }
}

fn starts(criterion: &mut Criterion) {
    let this = std::env::current_exe().expect("this program's path");
    let mut empty_program = CommandBuilder::new(this);
    empty_program.env(EMPTY, "1");
    let mut casefile = CommandBuilder::new(env!("CARGO_BIN_EXE_casefile"));
    casefile.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/casefiles"));
    let mut group = criterion.benchmark_group("start");
    // A frame ends with the cursor hidden or a synchronized update ended; the words of a case mean
    // that the library was read and drawn.
    for (name, command, until) in [
        ("empty program, first frame", &empty_program, "\x1b[?25l"),
        ("casefile, first frame", &casefile, "\x1b[?2026l"),
        ("casefile, first case", &casefile, "Abrego"),
    ] {
        group.bench_function(name, |bencher| {
            bencher.iter_custom(|times| (0..times).map(|_| start(command, until)).sum());
        });
    }
    group.finish();
}

/// How long a program takes until it has written `until` to its terminal.
fn start(command: &CommandBuilder, until: &str) -> Duration {
    let size = PtySize {
        rows: SCREEN.height,
        cols: SCREEN.width,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system()
        .openpty(size)
        .expect("a pseudo-terminal");
    let mut reader = pair.master.try_clone_reader().expect("its output");
    let begun = Instant::now();
    let mut child = pair
        .slave
        .spawn_command(command.clone())
        .expect("the program");
    drop(pair.slave);
    let (mut seen, mut buffer) = (Vec::new(), [0; 65536]);
    while !seen
        .windows(until.len())
        .any(|bytes| bytes == until.as_bytes())
    {
        match reader.read(&mut buffer) {
            Ok(count @ 1..) => seen.extend_from_slice(&buffer[..count]),
            _ => panic!("the program ended before it wrote {until:?}"),
        }
    }
    let taken = begun.elapsed();
    child.kill().expect("the program ends");
    child.wait().expect("the program has ended");
    taken
}
