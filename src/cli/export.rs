//! `casefile export`

use std::{
    io,
    path::{Path, PathBuf},
};

use clap::builder::{PossibleValue, PossibleValuesParser};

use super::{
    Failure, Outcome, as_of,
    context::{Context, find_case},
    out::Out,
};
use crate::{
    clean_format,
    export::{FORMATS, Format, protected},
    library::Scope,
    model::kind::KINDS,
    query,
    save::{self, Existing},
    text::Clean,
};

/// Write a case in a form that can be handed on.
///
/// The same case gives the same bytes. A file is written whole or not at all, and readable by you
/// alone.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The id of the case.
    case: String,
    /// Only the records of which this holds, with whom they name and what they cite: `by:villatoro
    /// date:2025-04`. The summary says that it is a part, and by which query.
    query: Vec<String>,
    /// The form.
    #[arg(short, long, value_name = "FORMAT", default_value = FORMATS[0].name, value_parser = formats())]
    format: String,
    /// The file to write instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file if it is there.
    #[arg(long, requires = "output")]
    force: bool,
    #[command(flatten)]
    as_of: as_of::OnDay,
}

fn formats() -> PossibleValuesParser {
    let value = |format: &Format| PossibleValue::new(format.name).help(format.says);
    PossibleValuesParser::new(FORMATS.iter().map(value))
}

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let shown = arguments.as_of.library(context)?;
    let library = &shown.library;
    let (id, index) = find_case(library, &arguments.case)?;
    let Some(format) = Format::named(&arguments.format) else {
        let name = &arguments.format;
        return Err(Failure::Wrong(clean_format!(
            "There is no format `{name}`."
        )));
    };
    let query = super::query::read(&arguments.query)?;
    let verdicts = super::query::verdicts(&query, library, context)?;
    let passages = |index, number| verdicts.get(&(index, number)).cloned();
    let corpus = super::query::texts(&query, library, context)?;
    let texts = |index, term: &_| super::query::holds(corpus.as_ref(), index, term);
    let asked = query::Context::new(library)
        .with_passages(&passages)
        .with_texts(&texts);
    let scope = Scope::Case(id.clone());
    let mut records = KINDS
        .iter()
        .flat_map(|info| library.of_kind(&scope, info.kind));
    if !records.any(|record| query.matches(&asked, *record)) && !query.is_empty() {
        return Err(Failure::Nothing(clean_format!(
            "The query holds of no record of `{id}`."
        )));
    }
    let text = (format.write)(&asked, index, &query);
    match &arguments.output {
        None => out.text(&text)?,
        Some(path) => save(path, &text, arguments.force)?,
    }
    shown.tell(out);
    match protected(library, &Scope::Case(id)) {
        0 => {}
        1 => out.note(&"note: One person whom the case file protects is named in it.\n".into()),
        count => out.note(&clean_format!(
            "note: {count} people whom the case file protects are named in it.\n"
        )),
    }
    Ok(Outcome::Fine)
}

fn save(path: &Path, text: &Clean, replace: bool) -> Result<(), Failure> {
    let existing = if replace {
        Existing::Replace
    } else {
        Existing::Keep
    };
    save::save(path, text, existing).map_err(|error| {
        let path = path.display();
        Failure::Wrong(match error.kind() {
            io::ErrorKind::AlreadyExists => {
                clean_format!("`{path}` is there already; write --force to replace it.")
            }
            _ => clean_format!("`{path}` cannot be written: {error}."),
        })
    })
}
