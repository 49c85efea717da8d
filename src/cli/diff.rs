//! `casefile diff`

mod json;
mod open;

use std::path::PathBuf;

pub use json::ShownDifference;
use open::Opening;

use super::{Failure, Format, Outcome, context::Context, out::Out, page};
use crate::{
    clean_format,
    compare::{Became, Comparison},
    diagnostic::Severity,
    gather::changes::compared,
    library::Library,
    sheet::{Length, Sheet},
    text::counted,
};

/// Say what changed between two versions of a library: record by record and field by field, what follows otherwise
/// from that, and why.
///
/// OLD and NEW are folders, case files, or revisions of the git repository that the library is in (git:HEAD~3); where
/// NEW is not given, it is the library that is open. How files are laid out is no difference: the order of records and
/// keys, of names in a list, line breaks, flow or block style. What follows is the standing of statements and its
/// reason, their origins and replies, who took them back, what evidence does, counted days and what was found of quotes; below each
/// stands the difference that it follows from. The exit status is 0 where nothing differs, 1 where something does, and
/// 2 where something could not be read.
///
/// A revision is read by `git rev-parse`, `git ls-tree` and `git cat-file` alone. The configuration of the repository
/// runs nothing, and nothing is fetched.
#[derive(Debug, clap::Args)]
#[command(after_long_help = json::HELP)]
pub struct Arguments {
    /// The library as it was: a folder, a case file, or git:REV.
    old: PathBuf,
    /// The library as it is, named the same way; the one that is open where it is not said.
    new: Option<PathBuf>,
    /// One page: standings that moved, new contradictions, statements that were taken back, evidence whose status
    /// changed and questions that were answered; of the rest how much there is.
    #[arg(long)]
    brief: bool,
    /// How it is written.
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    if arguments.brief && arguments.format == Format::Json {
        let message = "`--brief` is for reading; leave it out with `--format json`, which has all.";
        return Err(Failure::Wrong(message.into()));
    }
    let opening = Opening::of(context)?;
    let (old, new) = opening.both(&arguments.old, arguments.new.as_deref(), out)?;
    let found = compared(&old, &new, &opening.archive);
    match arguments.format {
        Format::Json => out.json(&json::shown(&old.library, &new.library, &found))?,
        Format::Text if found.is_nothing() => {}
        Format::Text => {
            let length = match arguments.brief {
                true => Length::Brief,
                false => Length::Whole,
            };
            let sheet = Sheet::changes(&old.library, &new.library, &found, length);
            page::page(&sheet, out)?;
        }
    }
    Ok(end(&old.library, &new.library, &found, out))
}

/// Says of which of the two something could not be read, so that it is not known what of it differs.
fn end(old: &Library, new: &Library, found: &Comparison, out: &mut Out) -> Outcome {
    let mut is_whole = true;
    for (library, which) in [(old, "old"), (new, "new")] {
        if let Some(missed) = library.missed.sentence() {
            is_whole = false;
            out.note(&clean_format!(
                "error: of the {which} library {missed}, so that this may lack differences, and tell some that are \
                 none. `casefile check` says why.\n"
            ));
        }
        let errors = library.diagnostics.iter();
        let errors = errors.filter(|found| found.severity == Severity::Error);
        let errors = errors.count();
        if errors > 0 {
            let errors = counted(errors as u64, "error");
            out.note(&clean_format!(
                "note: {errors} in the {which} library; what they touch may be told wrongly here. `casefile check` \
                 says more.\n"
            ));
        }
    }
    let unread = found.records.iter();
    is_whole &= !unread.clone().any(|one| one.became == Became::Unread);
    if found.is_nothing() && is_whole {
        out.note(&"note: Nothing differs.\n".into());
    }
    match (is_whole, found.is_nothing()) {
        (false, _) => Outcome::InPart,
        (true, true) => Outcome::Fine,
        (true, false) => Outcome::Negative,
    }
}
