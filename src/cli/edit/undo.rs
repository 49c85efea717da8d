//! `casefile edit undo`

use super::{Failure, Outcome, Written, show};
use crate::{
    clean,
    cli::{context::Context, out::Out, unbroken::unbroken},
    edit::made::{last, take_back},
};

/// Take the last change back that was written to the library.
///
/// The file gets the very bytes that it had before; where it was changed since, nothing is taken back.
#[derive(Debug, clap::Args)]
pub struct Undo {
    #[command(flatten)]
    written: Written,
}

pub fn undo(typed: &Undo, context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let path = context.path()?;
    // So that what is no library is said to be none.
    context.library(None)?;
    let nothing = || Failure::Nothing("There is no change to be taken back.".into());
    let store = context.changes(&path).ok_or_else(nothing)?;
    let found = last(&store).map_err(Failure::Wrong)?;
    let last = found.ok_or_else(nothing)?;
    let path = last.file.path().display().to_string();
    show(&last.edited, &path, out)?;
    if !typed.written.write {
        out.note(&"note: Nothing is written; --write writes it.\n".into());
        return Ok(Outcome::Fine);
    }
    out.flush()?;
    let told = unbroken(|| take_back(&store, &last)).map_err(Failure::Wrong)?;
    out.note(&clean!["note: ", told, "\n"]);
    Ok(Outcome::Fine)
}
