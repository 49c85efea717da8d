//! How every command behaves where something is not as usual: one table, a row a command, which is held
//! to the commands that the program has.

mod table;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, OpenOptions},
    io::pipe,
    os::unix::process::ExitStatusExt,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
};

use casefile::{cli, limits::YAML_BYTES};
use rustix::process::{Pid, Signal, kill_process};

use super::{
    harness::{BINARY, Ran, World},
    hostile::is_safe,
};
use table::{Manner, ROWS, Row};

/// The commands as the parser knows them, those of `source` too: `source add`. The first has no name.
fn commands() -> Vec<String> {
    fn add(before: &str, command: &clap::Command, all: &mut Vec<String>) {
        for subcommand in command.get_subcommands() {
            let words = format!("{before} {}", subcommand.get_name());
            let words = words.trim().to_owned();
            // The parser's own is the same everywhere, and its commands are those that it tells of.
            match (subcommand.get_name(), before) {
                ("help", "") => {}
                ("help", _) => continue,
                _ => add(&words, subcommand, all),
            }
            all.push(words);
        }
    }
    let mut all = vec![String::new()];
    add("", &cli::command(), &mut all);
    all.sort();
    all
}

#[test]
fn every_command_has_a_row() {
    let mut rows: Vec<&str> = ROWS.iter().map(|row| row.command).collect();
    rows.sort_unstable();
    assert_eq!(rows, commands());
    for row in &ROWS {
        for manner in row.manners() {
            let is_right = match manner {
                Manner::Does(arguments, ..) => {
                    format!("{arguments} ").contains(&format!("{} ", row.command))
                }
                Manner::Not(why) => !why.is_empty(),
            };
            assert!(is_right, "{}: {manner:?}", row.command);
        }
    }
}

/// What is on the disk for every manner but that of having no library.
fn world() -> World {
    World::starter()
        .file("letter.txt", "A line of a letter.\n")
        .file("there.md", "An old summary.\n")
        .file("bare/case-one.yaml", "format: 1\ntitle: A case\n")
        .file(
            "dated/suit.yaml",
            "format: 1\ntitle: A suit\nproceedings:\n  suit: {title: S, entries: [{title: A hearing, kind: hearing, date: 2031-01-02}]}\n",
        )
        .file("marks.json", MARKS)
        .file("suit.json", SUIT)
        .file("rows.csv", "title\nA visit\n")
        .file("tmp/x", "")
        .env("USER", "ana")
}

/// The docket of a court.
const SUIT: &str =
    r#"{"case_name": "A v. B", "docket_number": "1", "parties": [{"name": "Ana Ruiz"}]}"#;

/// What somebody handed on of a review.
const MARKS: &str = r#"{"casefile": "0.1.0", "form": 1, "library": {}, "entries": [{"id":
"00000000000000000000000000000001", "at": 1, "by": "ben", "of": {"is": "record", "key": "example-case/receipt"}, "did":
"flagged"}]}"#;

/// Rows that behave otherwise than the table says.
#[derive(Default)]
struct Wrong(Vec<String>);

impl Wrong {
    /// Runs what a row says of a manner, and looks whether it ends so.
    fn hold(&mut self, row: &Row, manner: &Manner, run: impl FnOnce(&[&str]) -> Ran) {
        let Manner::Does(arguments, code, sentence) = manner else {
            return;
        };
        let ran = run(&arguments.split_whitespace().collect::<Vec<_>>());
        let is_line = |line: &str| match sentence.split_once('…') {
            Some((start, end)) => line.starts_with(start) && line.ends_with(end),
            None => line == *sentence,
        };
        let is_said = match sentence.is_empty() {
            true => ran.err.is_empty(),
            false => ran.err.lines().any(is_line),
        };
        // A script may hold tabs of its own.
        let is_safe = [&ran.out, &ran.err].map(|text| is_safe(&text.replace('\t', " ")));
        let is_right = ran.code == Some(*code) && is_said && is_safe == [true; 2];
        self.add(is_right, row, || {
            format!("status {code} and {sentence:?}, not {ran:#?}")
        });
    }

    /// Holds the folders of a world to what they were.
    fn hold_unchanged(&mut self, row: &Row, world: &World, before: &Tree) {
        let after = tree(world);
        self.add(after == *before, row, || changes(before, &after));
    }

    fn add(&mut self, is_right: bool, row: &Row, wrong: impl FnOnce() -> String) {
        if !is_right {
            self.0.push(format!("`{}`: {}", row.command, wrong()));
        }
    }

    #[track_caller]
    fn none(self) {
        assert!(self.0.is_empty(), "{}", self.0.join("\n"));
    }
}

/// Everything in a world: of a file what it holds.
type Tree = BTreeMap<String, Option<Vec<u8>>>;

fn tree(world: &World) -> Tree {
    fn add(root: &Path, folder: &Path, tree: &mut Tree) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = path.strip_prefix(root).unwrap_or(&path);
            tree.insert(name.display().to_string(), fs::read(&path).ok());
            if path.is_dir() {
                add(root, &path, tree);
            }
        }
    }
    let (root, mut all) = (world.path(""), Tree::new());
    add(&root, &root, &mut all);
    all
}

/// The names of what has come, gone or changed.
fn changes(before: &Tree, after: &Tree) -> String {
    let names = before.keys().chain(after.keys());
    let changed: BTreeSet<_> = names
        .filter(|name| before.get(*name) != after.get(*name))
        .collect();
    format!("{changed:?} changed")
}

/// Runs a manner of every row, each in a world of its own, and looks what it left there.
#[track_caller]
fn every_row(manner: fn(&Row) -> &Manner, run: impl Fn(&World, &[&str]) -> Ran) {
    let mut wrong = Wrong::default();
    for row in &ROWS {
        let world = world();
        wrong.hold(row, manner(row), |arguments| run(&world, arguments));
    }
    wrong.none();
}

#[test]
fn an_ordinary_run_without_a_terminal() {
    every_row(
        |row| &row.runs,
        |world, arguments| world.run_with(arguments),
    );
}

#[test]
fn no_library() {
    every_row(
        |row| &row.no_library,
        |_, arguments| World::empty().run_with(arguments),
    );
}

#[test]
fn an_unknown_name() {
    every_row(
        |row| &row.unknown,
        |world, arguments| world.run_with(arguments),
    );
}

#[test]
fn nothing_found() {
    every_row(
        |row| &row.nothing,
        |world, arguments| world.run_with(arguments),
    );
}

/// A case file beyond the limit is one that could not be read.
#[test]
fn a_file_that_could_not_be_read() {
    every_row(
        |row| &row.unread,
        |world, arguments| {
            let large = fs::File::create(world.path("casefiles/large.yaml")).unwrap();
            large.set_len(YAML_BYTES.most + 1).unwrap();
            world.run_with(arguments)
        },
    );
}

#[test]
fn what_is_there_already() {
    let mut wrong = Wrong::default();
    for row in &ROWS {
        let world = world();
        let before = tree(&world);
        wrong.hold(row, &row.exists, |arguments| world.run_with(arguments));
        wrong.hold_unchanged(row, &world, &before);
    }
    wrong.none();
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_below_the_output() {
    let sentence = "error: The output cannot be written: No space left on device (os error 28).";
    let mut wrong = Wrong::default();
    for row in &ROWS {
        let world = world();
        wrong.hold(row, &row.runs.but(2, sentence), |arguments| {
            let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
            Ran::of(world.command(arguments).stdout(full).output().unwrap())
        });
    }
    wrong.none();
}

/// Whoever reads went away before anything was written.
#[test]
fn a_closed_pipe() {
    let mut wrong = Wrong::default();
    for row in &ROWS {
        let world = world();
        wrong.hold(row, &row.runs.but(0, ""), |arguments| {
            let (reader, writer) = pipe().unwrap();
            drop(reader);
            Ran::of(world.command(arguments).stdout(writer).output().unwrap())
        });
    }
    wrong.none();
}

/// No file may have a byte, which is what a full disk is to a file that is written.
#[test]
fn a_full_disk_below_a_file() {
    let mut wrong = Wrong::default();
    for row in &ROWS {
        let world = world();
        let before = tree(&world);
        wrong.hold(row, &row.full, |arguments| {
            let shell = "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\"";
            let mut command = writing(&world, "/bin/sh", &["-c", shell, BINARY]);
            Ran::of(command.args(arguments).output().unwrap())
        });
        wrong.hold_unchanged(row, &world, &before);
    }
    wrong.none();
}

/// Nothing can be written anywhere: permissions say so to everyone but root, and this says it to root too.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written() {
    use landlock::{ABI, AccessFs, Ruleset, RulesetAttr, RulesetStatus};

    let run = || {
        // It holds for the thread that asks for it, and for what that starts.
        let rules = Ruleset::default()
            .handle_access(AccessFs::from_write(ABI::V3))
            .and_then(|rules| rules.create())
            .and_then(|rules| rules.restrict_self());
        rules.expect("rules").ruleset != RulesetStatus::NotEnforced
    };
    let mut wrong = Wrong::default();
    for row in &ROWS {
        let manner = match &row.read_only {
            // What writes nothing runs as ever.
            Manner::Not(_) => &row.runs,
            does => does,
        };
        let world = world();
        let before = tree(&world);
        let is_held = std::thread::scope(|scope| {
            let restricted = || {
                let is_held = run();
                if is_held {
                    wrong.hold(row, manner, |arguments| {
                        Ran::of(writing(&world, BINARY, arguments).output().unwrap())
                    });
                }
                is_held
            };
            scope.spawn(restricted).join().unwrap()
        });
        if !is_held {
            eprintln!("skipped: a folder that cannot be written needs Landlock");
            return;
        }
        wrong.hold_unchanged(row, &world, &before);
    }
    wrong.none();
}

/// A program that writes below the world alone, its temporary folders too.
fn writing(world: &World, program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(world.path(""))
        .env_clear()
        .envs(world.environment())
        .env("TMPDIR", world.path("tmp"))
        .stdin(Stdio::null());
    command
}

/// Ctrl+C as soon as a file of another name is there: what was there is as it was, or what was to be
/// written is there whole, and nothing else.
#[test]
fn an_interrupt_in_the_middle_of_writing() {
    let mut wrong = Wrong::default();
    for row in &ROWS {
        let Manner::Does(arguments, ..) = row.interrupted else {
            continue;
        };
        let arguments: Vec<&str> = arguments.split_whitespace().collect();
        let finished = large();
        wrong.hold(row, &row.interrupted, |arguments| {
            Ran::of(writing(&finished, BINARY, arguments).output().unwrap())
        });
        let finished = tree(&finished);
        let mut is_caught = false;
        for _ in 0..TRIES {
            let world = large();
            let before = tree(&world);
            let mut command = writing(&world, BINARY, &arguments);
            let command = command.stdout(Stdio::null()).stderr(Stdio::null());
            let caught = interrupt(&mut command.spawn().unwrap(), &world);
            let after = tree(&world);
            is_caught |= caught.is_some();
            // It may also end in the moment of the signal.
            let is_told =
                caught.is_none_or(|status| status.signal() == Some(2) || status.success());
            wrong.add(is_told, row, || format!("it ends with {caught:?}"));
            wrong.add(after == before || after == finished, row, || {
                changes(&finished, &after)
            });
        }
        wrong.add(is_caught, row, || {
            "it is never interrupted while it writes".to_owned()
        });
    }
    wrong.none();
}

/// How often a command is interrupted, each time in a moment of its own.
const TRIES: usize = 4;

/// A world in which writing takes its time.
fn large() -> World {
    let world = world();
    let case = world.path("casefiles/example-case.yaml");
    let note = "A line of a note that is long. ".repeat(2_000);
    let event = |number: usize| format!("  long-{number}: {{title: Long, note: {note}}}\n");
    let events: String = (0..5).map(event).collect();
    let text = fs::read_to_string(&case).unwrap();
    let text = text.replacen("\nevents:\n", &format!("\nevents:\n{events}"), 1);
    assert!(text.contains("long-4"), "{text:.1000}");
    fs::write(case, text).unwrap();
    world
}

/// Interrupts a program when anything is in the world that was not there when it began, and waits for its
/// end. Returns how it ended; none where it ended before.
fn interrupt(child: &mut Child, world: &World) -> Option<ExitStatus> {
    let folders = ["", "casefiles", "tmp"].map(|folder| world.path(folder));
    let names = || -> BTreeSet<PathBuf> {
        let all = folders
            .iter()
            .flat_map(|folder| fs::read_dir(folder).unwrap());
        all.flatten().map(|entry| entry.path()).collect()
    };
    let before = names();
    while child.try_wait().unwrap().is_none() {
        if names() != before {
            kill_process(Pid::from_child(child), Signal::INT).unwrap();
            return Some(child.wait().unwrap());
        }
    }
    None
}
