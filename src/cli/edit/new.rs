//! `casefile edit new`

use clap::builder::PossibleValuesParser;

use super::{Failure, Outcome, Written, make};
use crate::{
    clean_format,
    cli::{
        as_of::any_date,
        context::{Context, named},
        out::Out,
        show::find_in,
    },
    edit::asked::{self, Cited},
    library::{Library, Scope},
    model::{Date, Id, Key, Kind},
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
    /// On the docket of which proceeding it stands, of an entry; may be left out where there is only one.
    #[arg(long = "in", value_name = "PROCEEDING")]
    within: Option<String>,
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
    cites: Vec<Cited>,
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
    let record = asked::New {
        kind: Kind::named(&typed.kind).ok_or_else(unknown)?,
        id: typed.id.clone(),
        case: match typed.shared {
            true => None,
            false => Some(case(&library, typed.case.as_deref())?),
        },
        label: typed.label.clone(),
        within: typed.within.clone(),
        is: typed.is.clone(),
        by: typed.by.clone(),
        date: typed.date.clone(),
        note: typed.note.clone(),
        cites: typed.cites.clone(),
    };
    let (change, file) = asked::add(&library, &record)?;
    make(&change, (&library, file), typed.written, context, out)
}

/// The case that was typed, else the only one that there is.
fn case(library: &Library, typed: Option<&str>) -> Result<Id, Failure> {
    let cases = library.of_kind(&Scope::Library, Kind::Case);
    let index = match (typed, cases) {
        (Some(typed), _) => find_in(library, typed)?,
        (None, [only]) => *only,
        (None, _) => {
            return Err(Failure::Wrong(
                "Of which case it is to be a record, --case says; --shared puts it into library.yaml.".into(),
            ));
        }
    };
    match &library.at(index).key {
        Key::Case(case) => Ok(case.clone()),
        key => Err(Failure::Wrong(clean_format!("`{key}` is no case."))),
    }
}
