//! `casefile edit new`

use std::path::Path;

use clap::builder::PossibleValuesParser;

use super::{
    Failure, Outcome, Written,
    cites::{Typed, cites, references},
    make,
};
use crate::{
    clean_format,
    cli::{
        as_of::any_date,
        context::{Context, named},
        out::Out,
        show::find_in,
    },
    edit::{Change, NewRecord},
    library::{Library, Scope},
    load::LIBRARY,
    model::{Date, FileId, Id, Key, Kind, kind::Belongs},
};

/// Add a record: who or what it is, what was said, what is not known.
///
/// It comes as the last of its section. A document is better added by `casefile source add`, which takes down its hash.
#[derive(Debug, clap::Args)]
pub struct New {
    /// Of which kind.
    #[arg(value_parser = PossibleValuesParser::new(kinds()))]
    kind: String,
    /// Its id, which no record of the case has.
    #[arg(value_name = "ID")]
    id: Id,
    /// What it goes by: the name, title, statement, description or question.
    #[arg(value_name = "TEXT")]
    label: String,
    /// The case that it is to be a record of; may be left out where there is only one.
    #[arg(long, value_name = "CASE", conflicts_with = "shared")]
    case: Option<String>,
    /// Add it to library.yaml, for all cases.
    #[arg(long)]
    shared: bool,
    /// What of its kind it is, by the word that case files have for it.
    #[arg(long, value_name = "WORD")]
    is: Option<String>,
    /// Who says so, of an allegation. May be given several times.
    #[arg(long, value_name = "WHO")]
    by: Vec<String>,
    /// When it was said, or happened.
    #[arg(long, value_name = "DATE", value_parser = any_date)]
    date: Option<Date>,
    /// A remark on it.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// What it rests on, as for `casefile edit status`.
    #[arg(long, value_name = "SOURCE PLACE")]
    cites: Vec<Typed>,
    #[command(flatten)]
    written: Written,
}

/// What sections of a file are called.
fn kinds() -> Vec<&'static str> {
    Kind::in_sections().map(|info| info.many).collect()
}

pub fn new(typed: &New, context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let library = context.library(None)?;
    let unknown = || Failure::Wrong(clean_format!("There are no `{}`.", named(&typed.kind)));
    let kind = Kind::named(&typed.kind).ok_or_else(unknown)?;
    let (case, file) = place(&library, kind, typed)?;
    let key = match &case {
        Some(case) => Key::Of(case.clone(), typed.id.clone()),
        None => Key::Shared(typed.id.clone()),
    };
    if library.index(&key).is_some() {
        return Err(Failure::Wrong(clean_format!(
            "There is a record `{key}` already; choose another id."
        )));
    }
    let case = case.as_ref();
    let record = NewRecord {
        label: typed.label.clone(),
        is: typed.is.clone(),
        by: references(&library, case, &typed.by)?,
        date: typed.date.clone(),
        note: typed.note.clone(),
        cites: cites(&library, case, &typed.cites)?,
    };
    let change = Change::new(key, kind, &record);
    make(&change, (&library, file), typed.written, context, out)
}

/// The case that a record is to be of, none where all share it; and the file in which it is to stand.
fn place(library: &Library, kind: Kind, typed: &New) -> Result<(Option<Id>, FileId), Failure> {
    if typed.shared {
        if kind.info().belongs != Belongs::Anyone {
            return Err(Failure::Wrong(clean_format!(
                "{} belong to a case; name one with --case.",
                kind.info().title
            )));
        }
        let is_shared = |path: &str| Path::new(path).file_name() == Some(LIBRARY.as_ref());
        let mut files = library.files.iter();
        let file = files.find(|(_, file)| is_shared(&file.path));
        return file.map(|(file, _)| (None, file)).ok_or_else(|| {
            Failure::Nothing(clean_format!(
                "There is no {LIBRARY}; write one with `format: 1` in it first."
            ))
        });
    }
    let cases = library.of_kind(&Scope::Library, Kind::Case);
    let index = match (&typed.case, cases) {
        (Some(case), _) => find_in(library, case)?,
        (None, [only]) => *only,
        (None, _) => {
            return Err(Failure::Wrong(
                "Of which case it is to be a record, --case says; --shared puts it into library.yaml.".into(),
            ));
        }
    };
    let record = library.at(index);
    match &record.key {
        Key::Case(case) => Ok((Some(case.clone()), record.span.file)),
        key => Err(Failure::Wrong(clean_format!("`{key}` is no case."))),
    }
}
