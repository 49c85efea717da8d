//! `casefile edit`

mod new;
mod steps;
mod undo;

use super::{
    Failure, Outcome,
    context::Context,
    out::Out,
    patch::{is_shown, relative},
    show::unfound,
    unbroken::unbroken,
};
use crate::{
    clean,
    edit::{
        Change, Edited,
        asked::Unmade,
        made::{Proposed, written},
    },
    library::Library,
    model::FileId,
    text::clean,
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
    Quote(steps::Quote),
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
        Command::Quote(quote) => steps::quote(quote, context, out),
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
    let archive = context.archive()?;
    let proposed = Proposed::of(library, file, change, &archive).map_err(Failure::Wrong)?;
    show(proposed.edited(), proposed.path(), out)?;
    for note in proposed.notes() {
        out.note(&clean!["note: ", note, "\n"]);
    }
    if !is_written.write {
        out.note(&"note: Nothing is written; --write writes it.\n".into());
        return Ok(Outcome::Fine);
    }
    // It is written once it was seen.
    out.flush()?;
    let store = context.changes(&context.path()?);
    unbroken(|| proposed.write(store.as_ref())).map_err(Failure::Wrong)?;
    let taken_back_by = store.map(|_| "`casefile edit undo`".into());
    let told = written(proposed.path(), taken_back_by.as_ref());
    out.note(&clean!["note: ", told, "\n"]);
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

impl From<Unmade> for Failure {
    fn from(why: Unmade) -> Self {
        match why {
            Unmade::Unfound(typed, why) => unfound(&typed, &why),
            Unmade::Missing(why) => Self::Nothing(why),
            Unmade::Wrong(why) => Self::Wrong(why),
        }
    }
}
