//! `casefile edit`

pub mod cites;
mod new;
mod quote;
mod steps;
mod undo;

use std::path::Path;

use super::{
    Failure, Outcome,
    context::Context,
    out::Out,
    patch::{is_shown, relative},
    unbroken::unbroken,
};
use crate::{
    clean_format,
    edit::{
        Change, Edited, apply,
        file::{CaseFile, NotWritten},
        undo::write,
    },
    library::Library,
    model::FileId,
    text::{clean, decode, name_of},
};

/// Change one record in its case file, of which nothing else becomes another byte.
///
/// The change is printed as a patch, and written with --write alone. What cannot be changed without touching
/// anything else is refused, with the reason: a file with mistakes in how it is written, one that is not UTF-8, one that was changed
/// meanwhile. `casefile edit undo` takes the last change back, to the same bytes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Status(steps::Status),
    Answer(steps::Answer),
    Respond(steps::Respond),
    Quote(quote::Quote),
    New(new::New),
    Undo(undo::Undo),
}

/// Whether a change is written.
#[derive(Clone, Copy, Debug, clap::Args)]
struct Written {
    /// Write the change; without it, it is only printed.
    #[arg(long)]
    write: bool,
}

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    match &arguments.command {
        Command::Status(status) => steps::status(status, context, out),
        Command::Answer(answer) => steps::answer(answer, context, out),
        Command::Respond(respond) => steps::respond(respond, context, out),
        Command::Quote(quote) => quote::quote(quote, context, out),
        Command::New(new) => new::new(new, context, out),
        Command::Undo(undo) => undo::undo(undo, context, out),
    }
}

/// Makes a change in a file of a library: prints it, and writes it where that is asked for.
fn make(
    change: &Change,
    (library, file): (&Library, FileId),
    is_written: Written,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let read = library.files.get(file);
    let read = read.ok_or_else(|| Failure::Wrong("The record stands in no file.".into()))?;
    let kept = |why: &str| left(&read.path, why);
    let file = CaseFile::read(Path::new(&read.path)).map_err(|error| kept(&error.to_string()))?;
    if decode(file.bytes()).text != *read.text {
        return Err(kept("it was changed just now"));
    }
    let edited = apply(file.bytes(), change).map_err(|why| kept(&why))?;
    show(&edited, &read.path, out)?;
    if !is_written.write {
        out.note(&"note: Nothing is written; --write writes it.\n".into());
        return Ok(Outcome::Fine);
    }
    // It is written once it was seen.
    out.flush()?;
    let store = context.changes(&context.path()?);
    let written = unbroken(|| match &store {
        Some(store) => write(store, &file, &edited, change.key()),
        None => file.write(&edited),
    });
    written.map_err(|error| not_written(&read.path, error))?;
    out.note(&match store {
        Some(_) => clean_format!(
            "note: Written to `{}`; `casefile edit undo` takes it back.\n",
            name_of(&read.path)
        ),
        None => clean_format!(
            "note: Written to `{}`. It cannot be taken back: nothing is remembered (`session = false`, or there is no folder for it).\n",
            name_of(&read.path)
        ),
    });
    Ok(Outcome::Fine)
}

/// Prints a change of the file at a path as a patch.
fn show(edited: &Edited, path: &str, out: &mut Out) -> Result<(), Failure> {
    let patch = edited.patch(&relative(path));
    if patch.lines().all(is_shown) {
        return out.generated(patch.as_bytes());
    }
    // What hides in the lines beside the change is no reason against it.
    out.text(&clean(&patch))?;
    out.note(
        &"note: The lines beside it hold characters that cannot be shown; marks stand for them, so that this is no patch to apply.\n"
            .into(),
    );
    Ok(())
}

fn left(path: &str, why: &str) -> Failure {
    Failure::Wrong(clean_format!(
        "`{}` is left as it is: {why}.",
        name_of(path)
    ))
}

fn not_written(path: &str, why: NotWritten) -> Failure {
    let path = name_of(path);
    Failure::Wrong(match why {
        NotWritten::Kept(error) => clean_format!("`{path}` is left as it is: {error}."),
        NotWritten::Unsure(error) => clean_format!(
            "`{path}` has the change, but the system does not say that it is on the disk: {error}."
        ),
    })
}
