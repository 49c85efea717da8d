//! Whatever stands in whatever place of a command line, nothing that is printed acts on a terminal.

use std::{
    ffi::{OsStr, OsString},
    os::unix::ffi::{OsStrExt, OsStringExt},
};

use casefile::cli;
use clap::{Arg, Command};

use super::{harness::World, hostile::is_safe};

/// Writes the clipboard, sets a title, conceals, with C1 too; overrides the direction; goes back to the
/// beginning of the line; begins a line of its own. The last is no UTF-8, and a C1 to some terminals.
const ARGUMENTS: [&[u8]; 3] = [
    b"\x1b]52;c;YQ==\x07\x1b[8m\xc2\x9b31m\xe2\x80\xaeevil\xe2\x81\xa6\xe2\x80\x8b\rback\nerror: no\x7f",
    // Nothing ends it, so whoever strips sequences loses what follows.
    b"\x1b]0;open",
    b"\x9b31m\xff\x1b[2J",
];

/// Every command line that puts `hostile` into a place of a command, behind the words that lead there.
fn hostile_lines(
    words: &[String],
    command: &Command,
    hostile: &[u8],
    lines: &mut Vec<Vec<OsString>>,
) {
    let joined = |before: &str| {
        let mut word = before.as_bytes().to_vec();
        word.extend(hostile);
        OsString::from_vec(word)
    };
    let mut add = |more: &[OsString]| {
        let line = words.iter().map(OsString::from).chain(more.iter().cloned());
        lines.push(line.collect());
    };
    // A command, a word too many, flags that are not there.
    for before in ["", "--", "--x", "--x=", "-", "-x"] {
        add(&[joined(before)]);
    }
    add(&["help".into(), joined("")]);
    for argument in command.get_arguments() {
        match argument.get_long() {
            Some(long) => {
                add(&[joined(&format!("--{long}="))]);
                add(&[joined(&format!("--{long}"))]);
                add(&[format!("--{long}").into(), joined("")]);
            }
            None => add(&vec![joined(""); places(argument)]),
        }
        if let Some(short) = argument.get_short() {
            add(&[joined(&format!("-{short}"))]);
        }
    }
    for subcommand in command.get_subcommands() {
        let words: Vec<String> = words
            .iter()
            .cloned()
            .chain([subcommand.get_name().to_owned()])
            .collect();
        hostile_lines(&words, subcommand, hostile, lines);
    }
}

/// How many words put one into every place up to this one, and one more.
fn places(positional: &Arg) -> usize {
    positional.get_index().unwrap_or(1) + 1
}

#[test]
fn no_place_of_a_command_line_lets_a_control_through() {
    let world = World::starter();
    let mut lines = Vec::new();
    for hostile in ARGUMENTS {
        hostile_lines(&[], &cli::command(), hostile, &mut lines);
    }
    assert!(
        lines.len() > 1000,
        "every place of every command: {}",
        lines.len()
    );
    let mut wrong = Vec::new();
    let mut refused = 0;
    for line in &lines {
        let output = world.command(line).output().unwrap();
        refused += usize::from(output.status.code() == Some(2));
        for stream in [&output.stdout, &output.stderr] {
            // The script of a shell may hold tabs of its own.
            let text = std::str::from_utf8(stream).map(|text| text.replace('\t', " "));
            if !text.is_ok_and(|text| is_safe(&text)) {
                wrong.push(format!("{line:?}: {}", stream.escape_ascii()));
            }
        }
    }
    assert!(refused > 500, "most of it is refused: {refused}");
    let count = wrong.len();
    assert!(
        wrong.is_empty(),
        "{count} of {}: {:#?}",
        lines.len(),
        &wrong[..wrong.len().min(5)]
    );
}

#[test]
fn what_the_parser_says_of_an_argument_is_seen_whole() {
    let hostile = OsStr::from_bytes(b"--x\x1b]52;c;YQ\x07");
    let world = World::starter();
    let line = [OsStr::new("source"), OsStr::new("add"), hostile];
    let ran = world.run_with(&line).code(2).out("");
    let line = "error: unexpected argument '--x␛]52;c;YQ␇' found\n";
    assert!(ran.err.starts_with(line), "{}", ran.err);
}
