//! `casefile check`

mod fix;

use std::{collections::BTreeSet, path::PathBuf};

use super::{Failure, Format, Outcome, context::Context, out::Out};
use crate::{
    clean_format,
    diagnostic::{self, Severity},
    library::Library,
    text::Clean,
};

/// Say what is wrong with a library; silent when all is well.
///
/// Each mistake is told on standard output with its place, the line and what to write instead, the
/// count on standard error. The status is 1 where there are errors; warnings alone leave it 0.
#[derive(Debug, clap::Args)]
#[command(after_long_help = JSON)]
pub struct Arguments {
    /// The library: a folder of case files, or one case file.
    path: Option<PathBuf>,
    /// How the mistakes are written.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Print a patch for citations that follow from their sources, and apply nothing.
    ///
    /// For words that stand at another place it has the place; for words that differ a little from
    /// those of the source, the source's. Look through it, then pipe it to `patch -p0` or
    /// `git apply -p0`. The status is 1 where there is anything to mend.
    #[arg(long, conflicts_with = "format")]
    fix: bool,
}

const JSON: &str = "With --format json: an array of objects with `severity` (error or warning), \
`code`, `record` (its key, or null), `place` (null, or an object with `file`, `line`, `column` and \
`length`, counted in characters from 1), `message`, `help` (or null) and `related` (an array of \
objects with `place` and `label`).";

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let library = context.library(arguments.path.as_deref())?;
    if arguments.fix {
        return fix::run(&library, context.originals()?.as_ref(), out);
    }
    let diagnostics = &library.diagnostics;
    match arguments.format {
        Format::Json => {
            let json = |found| diagnostic::json(found, &library.files);
            out.json(&diagnostics.iter().map(json).collect::<Vec<_>>())?;
        }
        Format::Text => {
            for (number, found) in diagnostics.iter().enumerate() {
                if number > 0 {
                    out.line(&Clean::default())?;
                }
                out.text(&diagnostic::text(found, &library.files, out.look.style()))?;
            }
        }
    }
    if let Some(count) = count(&library) {
        out.note(&count);
    }
    let is_error = |found: &diagnostic::Diagnostic| found.severity == Severity::Error;
    Ok(match diagnostics.iter().any(is_error) {
        true => Outcome::Found,
        false => Outcome::Fine,
    })
}

/// `5 errors and 1 warning in 2 files.`; nothing where there is neither.
fn count(library: &Library) -> Option<Clean> {
    let of = |severity| {
        let all = library.diagnostics.iter();
        all.filter(|found| found.severity == severity).count()
    };
    let counted = [
        (of(Severity::Error), "error"),
        (of(Severity::Warning), "warning"),
    ];
    let counts: Vec<String> = counted
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| plural(count, word))
        .collect();
    let places = library.diagnostics.iter().filter_map(|found| found.span);
    let files: BTreeSet<_> = places.map(|span| span.file).collect();
    let files = match files.len() {
        0 => String::new(),
        count => format!(" in {}", plural(count, "file")),
    };
    (!counts.is_empty()).then(|| clean_format!("{}{files}.\n", counts.join(" and ")))
}

fn plural(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}
