//! A program as small as can be around the terminal module, for `tests/terminal/`: a counter,
//! jobs, and every way to fail. Keys: `j` counts, `w` a job panics, `p` the program panics, `e`
//! lends the terminal to `$EDITOR`, `E` does so when a job says so, `y` copies, `c` shows or hides
//! the terminal's cursor, `l` makes the third row a link or none, `n` writes the next of some names
//! in the last row, Ctrl-Z suspends, `q` quits.

use std::{env, io, panic, process::Command, process::ExitCode, thread};

use casefile::tui::{
    painted::{Link, Painted},
    terminal::{self, Incoming, Options, Outbox, Terminal},
};
use ratatui::{
    buffer::Buffer,
    crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers},
    layout::{Position, Rect},
    style::{Color, Style},
    widgets::Widget,
};

/// The first is none; the others are measured differently by different terminals.
const NAMES: [&str; 4] = [
    "",
    "李小龍王明 🧑🏽\u{200d}⚖\u{fe0f} A\u{30a}ngstro\u{308}m",
    "A\u{30a}ngstro\u{308}m Jose\u{301}",
    "हिन्दी ภาษาไทย العربية 👩\u{200d}👩\u{200d}👧 🇩🇪 end",
];

enum Message {
    Failed(String),
    Edit,
}

#[derive(Default)]
struct Probe {
    count: usize,
    frames: usize,
    pasted: usize,
    note: String,
    cursor: bool,
    link: bool,
    name: usize,
    done: bool,
}

fn main() -> ExitCode {
    if !terminal::interactive() {
        println!("plain");
        return ExitCode::SUCCESS;
    }
    let mouse = env::args().any(|argument| argument == "--mouse");
    let options = Options {
        mouse,
        ..Options::default()
    };
    match run(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("terminal-probe: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: Options) -> io::Result<()> {
    let mut terminal = Terminal::open(options)?;
    let outbox = terminal.outbox();
    let mut probe = Probe::default();
    while !probe.done {
        if !terminal.pending() {
            probe.frames += 1;
            terminal.draw(|buffer| view(&probe, buffer))?;
        }
        match terminal.wait() {
            Incoming::Event(Event::Key(key)) if key.kind != KeyEventKind::Release => {
                press(&mut probe, key, &mut terminal, &outbox)?;
            }
            Incoming::Event(Event::Paste(text)) => probe.pasted = text.len(),
            Incoming::Event(Event::Mouse(mouse)) => probe.note = format!("{:?}", mouse.kind),
            Incoming::Event(_) => {}
            Incoming::Message(Message::Failed(text)) => probe.note = format!("failed: {text}"),
            Incoming::Message(Message::Edit) => edit(&mut probe, &mut terminal),
            Incoming::Closed => probe.done = true,
            Incoming::Failed(error) => {
                drop(terminal);
                return Err(error);
            }
        }
    }
    let ending = terminal.ending();
    drop(terminal);
    if let Some(ending) = ending {
        ending.end();
    }
    Ok(())
}

fn press(
    probe: &mut Probe,
    key: KeyEvent,
    terminal: &mut Terminal<Message>,
    outbox: &Outbox<Message>,
) -> io::Result<()> {
    match (key.code, key.modifiers) {
        (KeyCode::Char('z'), KeyModifiers::CONTROL) => {
            probe.note = match terminal.suspend()? {
                true => "back".into(),
                false => "no shell".into(),
            }
        }
        (KeyCode::Char('j'), _) => probe.count += 1,
        (KeyCode::Char('w'), _) => {
            let outbox = outbox.clone();
            thread::spawn(move || {
                if panic::catch_unwind(|| panic!("worker boom")).is_err() {
                    outbox.send(Message::Failed("worker".into()));
                }
            });
        }
        (KeyCode::Char('p'), _) => panic!("ui boom \u{1b}]52;c;QQ==\u{7}"),
        (KeyCode::Char('e'), _) => edit(probe, terminal),
        (KeyCode::Char('E'), _) => {
            let outbox = outbox.clone();
            thread::spawn(move || outbox.send(Message::Edit));
        }
        (KeyCode::Char('y'), _) => {
            probe.note = match terminal.copy("copied é") {
                Ok(copied) => copied.says("note"),
                Err(error) => error.to_string(),
            }
        }
        (KeyCode::Char('c'), _) => probe.cursor = !probe.cursor,
        (KeyCode::Char('l'), _) => probe.link = !probe.link,
        (KeyCode::Char('n'), _) => probe.name = (probe.name + 1) % NAMES.len(),
        (KeyCode::Char('q'), _) => probe.done = true,
        _ => {}
    }
    Ok(())
}

fn edit(probe: &mut Probe, terminal: &mut Terminal<Message>) {
    let editor = env::var_os("EDITOR").unwrap_or_else(|| "/nonexistent".into());
    probe.note = match terminal.lend(Command::new(editor)) {
        Ok(status) => format!("edited {:?}", status.code()),
        Err(error) => format!("not edited: {:?}", error.kind()),
    };
}

fn view(probe: &Probe, buffer: &mut Buffer) -> Painted {
    let mut selected = Style::new().reversed().bold();
    if env::var_os("NO_COLOR").is_none() || env::args().any(|argument| argument == "--colour") {
        selected = selected.fg(Color::Yellow);
    }
    let area = buffer.area;
    let lines = [
        format!("count={}.", probe.count),
        format!("note={}.", probe.note),
        format!("frames={}.", probe.frames),
        format!("pasted={}.", probe.pasted),
        format!("pid={}.", std::process::id()),
        format!("size={}x{}.", area.width, area.height),
    ];
    for (row, line) in (0..area.height).zip(lines) {
        let row = Rect::new(0, row, area.width, 1);
        line.render(row, buffer);
        if row.y == 0 {
            buffer.set_style(row, selected);
        }
    }
    let last = Rect::new(0, area.height.saturating_sub(1), area.width, 1);
    NAMES[probe.name].render(last, buffer);
    let third = Rect::new(0, 2, 7, 1).intersection(area);
    let link = Link::new(third, "https://example.org/frames");
    Painted {
        cursor: probe.cursor.then_some(Position::new(6, 0)),
        links: link.into_iter().filter(|_| probe.link).collect(),
    }
}
