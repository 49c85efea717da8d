//! `casefile read`

use std::{
    io::{self, BufRead, IsTerminal},
    path::PathBuf,
};

use super::{
    Failure, Outcome,
    browse::{settings, unkept},
    context::{Context, place, state_folder},
    out::Out,
};
use crate::{
    clean_format,
    limits::Limit,
    linear::{self, Talk},
    load,
    marker::Against,
    review::NOTE_BYTES,
    text::{Clean, name_of},
    tui::{
        self, Settings,
        effect::Effect,
        job::{Inline, World},
    },
};

/// Go through a library line by line: for screen readers, braille displays and terminals without a screen.
///
/// It says where you are and what can be chosen, and takes a number or a word: nothing is drawn, nothing that was said
/// changes, and there are no colours and no signs. It has what the browser has: each view and record, each citation with its
/// passage, the search of all texts, filters, an earlier day, marks and notes, and the export of a case. `help` names the
/// words. It reads from a pipe as well; the end of the input ends it.
#[derive(Debug, clap::Args)]
#[command(after_long_help = help())]
pub struct Arguments {
    /// The library: a folder of case files, or one case file. PATH#REF begins at a record of it.
    path: Option<PathBuf>,
    /// Write in the place of the names of the protected what they are called before an audience of `library.yaml` (or
    /// `frcp-5.2`); without a name it is the library's only one.
    #[arg(long, value_name = "AUDIENCE", num_args = 0..=1, require_equals = true)]
    cover: Option<Option<String>>,
}

/// The words that can be typed.
fn help() -> String {
    let words = linear::help().into_iter().skip(1);
    let words: Vec<String> = words.map(|line| format!("  {line}")).collect();
    format!(
        "A number chooses what stands behind it, 2.1 two of them after each other, Enter alone goes on, and the name of a view opens \
         it. The words:\n\n{}",
        words.join("\n")
    )
}

/// A line that is typed: a note, and its word.
const LINE: Limit = Limit {
    name: "the length of a line",
    most: NOTE_BYTES.most + 64,
    unit: "bytes",
    help: "write less on a line",
};

pub fn run(
    arguments: &Arguments,
    cover: Option<Option<String>>,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let (named, own) = arguments.path.as_deref().map_or((None, None), place);
    let at = own.or(context.at().map(ToOwned::to_owned));
    if at.as_deref() == Some("") {
        let message = "No record is named behind the `#`; write its id there.";
        return Err(Failure::Wrong(message.into()));
    }
    let path = context.path_or(named.as_deref())?;
    if let Err(error) = std::fs::metadata(&path) {
        return Err(context.unopened(&load::Unopened { path, error }));
    }
    let state = context.session(&path).and_then(|_| state_folder());
    let settings = Settings {
        cover: arguments.cover.clone().or(cover),
        // The doubts of the configuration were told on standard error.
        notices: Vec::new(),
        against: Against { state, named: None },
        watch: false,
        at,
        ..settings(context, path, context.archive()?)?
    };
    let shown = name_of(settings.path.display());
    let is_covered = settings.cover.is_some();
    let mut talk = Talk::new(tui::run::model(&settings));
    let mut world = tui::run::world(settings, Inline::default());
    if !is_covered {
        out.line(&clean_format!("Reading {shown}."))?;
        out.flush()?;
    }
    let load = talk.load();
    carry_out(&mut talk, &mut world, vec![load]);
    if let Some(why) = talk.unopened() {
        return Err(Failure::Wrong(why));
    }
    let said = converse(&mut talk, &mut world, out);
    match world.finish(talk.model()) {
        Some(unkept) => Err(unkept::tell(&unkept, is_covered, out)),
        None => said.map(|()| Outcome::Fine),
    }
}

/// Says where the reader is, and does what they type, until they leave or nothing more comes.
fn converse(talk: &mut Talk, world: &mut World<Inline>, out: &mut Out) -> Result<(), Failure> {
    let mut input = io::stdin().lock();
    let is_echoed = io::stdin().is_terminal();
    out.text(&talk.told())?;
    while !talk.is_done() {
        out.text(&"> ".into())?;
        out.flush()?;
        let Some(typed) = line(&mut input)? else {
            out.line(&Clean::default())?;
            break;
        };
        if !is_echoed {
            // Where nothing is typed at a terminal, what is said would stand on the line of what was asked for.
            out.line(&talk.covered(&typed))?;
        }
        let effects = talk.hear(&typed);
        carry_out(talk, world, effects);
        out.text(&talk.told())?;
    }
    out.flush()
}

/// Carries out what is wanted, and all that follows from it.
fn carry_out(talk: &mut Talk, world: &mut World<Inline>, mut effects: Vec<Effect>) {
    loop {
        for effect in effects.drain(..) {
            // What is none of a job is of a screen: a copy, an editor, a shell.
            drop(world.start(effect, talk.model()));
        }
        match world.executor().next() {
            Some(message) => effects = talk.take(message),
            None => return,
        }
    }
}

/// A line of the input, without its end; none at the end of the input.
fn line(input: &mut impl BufRead) -> Result<Option<String>, Failure> {
    let mut bytes = Vec::new();
    let mut is_there = false;
    loop {
        let part = match input.fill_buf() {
            Ok(part) => part,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => {
                let message = clean_format!("The input cannot be read: {error}.");
                return Err(Failure::Wrong(message));
            }
        };
        is_there |= !part.is_empty();
        let end = part.iter().position(|byte| *byte == b'\n');
        let taken = end.unwrap_or(part.len());
        // What is too long for anything is passed over.
        let room = usize::try_from(LINE.most).unwrap_or(usize::MAX) - bytes.len();
        bytes.extend_from_slice(&part[..taken.min(room)]);
        let read = end.map_or(taken, |end| end + 1);
        let is_end = end.is_some() || part.is_empty();
        input.consume(read);
        if is_end {
            let text = String::from_utf8_lossy(&bytes);
            let text = text.trim_end_matches('\r').to_owned();
            return Ok(is_there.then_some(text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_one_by_one_whatever_they_hold() {
        let mut input: &[u8] = b"first\r\n\nthird \xff\nlast";
        let read = |input: &mut &[u8]| line(input).ok().flatten();
        assert_eq!(read(&mut input).as_deref(), Some("first"));
        assert_eq!(read(&mut input).as_deref(), Some(""));
        assert_eq!(read(&mut input).as_deref(), Some("third \u{fffd}"));
        assert_eq!(read(&mut input).as_deref(), Some("last"));
        assert_eq!(read(&mut input), None);
        let long = vec![b'a'; 200_000];
        let most = usize::try_from(LINE.most).unwrap();
        assert_eq!(read(&mut &long[..]).map(|text| text.len()), Some(most));
    }
}
