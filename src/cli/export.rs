//! `casefile export`

mod sealed;

use std::{collections::HashSet, path::PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser};

use sealed::Sealed;

use super::{
    Failure, Outcome, as_of,
    context::{Context, find_case, own_folders},
    handing::{Handing, nobody_named, save, tell_done, tell_kept, tell_lacking, tell_named},
    out::Out,
    show::find,
};
use crate::{
    clean_format,
    export::{
        Drawn, DrawnInfo, Export, Notes, ORDERS, Order, OrderInfo, PAPERS, PICTURES, Paper,
        PaperInfo, RULE,
        protected::{Place, hand_on::ForAudience},
    },
    gather::export::{Wanted, document, not_its_own},
    library::{Index, Library, Scope},
    model::{Date, Kind, date::Certainty},
    query::Query,
};

/// Write a case, or several, in a form that can be handed on: in two pages or, with `--full`, whole.
///
/// The same case gives the same bytes. A file is written whole or not at all, and readable by you
/// alone. What would name a person whom the case file protects is not written, unless --names is given.
/// Where something of the library could not be read, the text says so, and the status is 2.
#[derive(Debug, clap::Args)]
#[command(after_long_help = help())]
pub struct Arguments {
    /// The id of the case; of several, more of them may follow. Each is then a part of one document.
    #[arg(required_unless_present = "all")]
    case: Option<String>,
    /// Only the records that match this, with whom they name and what they cite: `by:villatoro
    /// date:2025-04`. What is written says that it is a part, and by which query; with --for not where letters of the
    /// query are some of what is kept from the audience. Ids of cases that come first are
    /// cases; a word to look for that is such an id goes in quotation marks of its own, `'"visit"'`.
    query: Vec<String>,
    /// All cases of the library.
    #[arg(long)]
    all: bool,
    /// What is made of the case.
    #[arg(long, value_name = "PAPER", default_value = PAPERS[0].name, value_parser = papers())]
    paper: String,
    /// Everything that the records say: --paper full.
    #[arg(long, conflicts_with = "paper")]
    full: bool,
    /// Whom or what the paper is about, for --paper person: the id of a person or an organization.
    #[arg(long, value_name = "ID")]
    of: Option<String>,
    /// In which order it lists what it has: of the long form, a chronology and the quotes. Without it a chronology is by
    /// the days, all else as the case file has it.
    #[arg(long, value_name = "ORDER", value_parser = orders())]
    order: Option<String>,
    /// What is shown as pictures as well, at the end, each with a sentence for all that it shows: of whole cases, so not
    /// beside a query.
    #[arg(long, value_name = "PICTURES", value_delimiter = ',', value_parser = pictures())]
    pictures: Vec<String>,
    /// Leave out the remarks (`note`) of the case file.
    #[arg(long)]
    without_notes: bool,
    /// The day on which it is prepared, to be named in it (2025-04-09, `9 Apr 2025`); without it no day is named, so
    /// that the same case gives the same bytes on any day. A consent that is given later counts for nothing.
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<Date>,
    #[command(flatten)]
    handing: Handing,
    /// A file for the list of who is who in it, to be kept apart from what is handed on. Its ending says its form; one
    /// that is of no form, such as `.key`, has that of --format.
    #[arg(long, value_name = "FILE", requires = "audience")]
    key: Option<PathBuf>,
    #[command(flatten)]
    as_of: as_of::OnDay,
}

/// What the summary chooses, and how its reader comes to the same state of the case files.
fn help() -> String {
    format!(
        "What two pages hold of a case: {RULE}\n\nThe edition that is named is made of the case files \
         alone: in the library's folder, the first 12 digits that `find * -name '*.yaml' | LC_ALL=C sort | \
         xargs sha256sum | sha256sum` prints."
    )
}

/// A day that someone typed.
fn day(text: &str) -> Result<Date, String> {
    let date = as_of::date(text)?;
    match date.earliest() == date.latest() && date.certainty() == Certainty::Exact {
        true => Ok(date),
        false => Err(format!("`{text}` is no day; write one, such as 2025-04-09")),
    }
}

fn papers() -> PossibleValuesParser {
    let value = |row: &PaperInfo| PossibleValue::new(row.name).help(row.says);
    PossibleValuesParser::new(PAPERS.iter().map(value))
}

fn pictures() -> PossibleValuesParser {
    let value = |row: &DrawnInfo| PossibleValue::new(row.name).help(row.says);
    PossibleValuesParser::new(PICTURES.iter().map(value))
}

fn orders() -> PossibleValuesParser {
    let value = |row: &OrderInfo| PossibleValue::new(row.name).help(row.says);
    PossibleValuesParser::new(ORDERS.iter().map(value))
}

/// The order that is asked for of a paper.
///
/// # Errors
/// Where it has none.
fn order(paper: Paper, typed: Option<&str>) -> Result<Option<Order>, Failure> {
    let order = typed.and_then(Order::named);
    if order.is_none() || paper.info().has_orders {
        return Ok(order);
    }
    let ordered = PAPERS.iter().filter(|row| row.has_orders);
    let ordered: Vec<&str> = ordered.map(|row| row.name).collect();
    Err(Failure::Wrong(clean_format!(
        "--order is for these papers: {}.",
        ordered.join(", ")
    )))
}

/// The cases that are asked for, each once, and the query behind them.
fn cases(library: &Library, arguments: &Arguments) -> Result<(Vec<Index>, Query), Failure> {
    let mut words = arguments.case.iter().chain(&arguments.query).peekable();
    let mut cases = Vec::new();
    if arguments.all {
        cases.extend(library.of_kind(&Scope::Library, Kind::Case));
        if cases.is_empty() {
            return Err(Failure::Nothing("The library has no case.".into()));
        }
    } else if let Some(first) = words.next() {
        cases.push(find_case(library, first)?.1);
        while let Some((_, case)) = words.peek().and_then(|word| find_case(library, word).ok()) {
            words.next();
            cases.push(case);
        }
    }
    let mut seen = HashSet::new();
    cases.retain(|case| seen.insert(*case));
    let query: Vec<&String> = words.collect();
    Ok((cases, super::query::read(&query)?))
}

/// The pictures that are asked for, each once.
///
/// # Errors
/// Where a part of a case is asked for: they show all of it.
fn drawn(typed: &[String], query: &Query) -> Result<Vec<Drawn>, Failure> {
    if !typed.is_empty() && !query.is_empty() {
        return Err(Failure::Wrong(
            "Pictures show whole cases: leave the query out, or --pictures.".into(),
        ));
    }
    let asked = PICTURES
        .iter()
        .filter(|row| typed.iter().any(|name| name == row.name));
    Ok(asked.map(|row| row.drawn).collect())
}

/// Whom or what a paper of one is about; none for a paper of the case.
fn about(
    shown: &as_of::Shown,
    paper: Paper,
    typed: Option<&str>,
) -> Result<Option<Index>, Failure> {
    let Some(typed) = typed else {
        return match paper {
            Paper::Person => Err(Failure::Wrong(
                "A paper of one person needs to know of whom: --of ID.".into(),
            )),
            _ => Ok(None),
        };
    };
    if paper != Paper::Person {
        return Err(Failure::Wrong(
            "--of is for the paper of one person: --paper person --of ID.".into(),
        ));
    }
    let index = find(shown, typed)?;
    match shown.library.at(index).kind() {
        Kind::Person | Kind::Organization => Ok(Some(index)),
        kind => Err(Failure::Wrong(clean_format!(
            "`{}` is {}, and nobody who says something.",
            shown.library.at(index).key,
            kind.info().noun.with_article
        ))),
    }
}

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let handing = &arguments.handing;
    let format = handing.form()?;
    let shown = arguments.as_of.library(context)?;
    let library = &shown.library;
    let (cases, query) = cases(library, arguments)?;
    let paper = match arguments.full {
        true => Paper::Full,
        false => Paper::named(&arguments.paper).unwrap_or_default(),
    };
    let pictures = drawn(&arguments.pictures, &query)?;
    let of = about(&shown, paper, arguments.of.as_deref())?;
    let files = [&handing.output, &arguments.key].into_iter().flatten();
    let own = own_folders();
    for path in files {
        not_its_own(library, &shown.archive, &own, path).map_err(Failure::Wrong)?;
    }
    let key = arguments.key.as_deref();
    let key = key.map(|path| Sealed::of(path, handing)).transpose()?;
    let (masks, kept) = handing.masks(library, arguments.date.as_ref())?;
    let marks = super::review::marks(&query, &shown)?;
    let document = document(
        library,
        &shown.archive,
        &Wanted {
            cases: &cases,
            query: &query,
            marks: marks.as_ref(),
            paper,
            of,
            notes: match arguments.without_notes {
                true => Notes::LeftOut,
                false => Notes::Written,
            },
            order: order(paper, arguments.order.as_deref())?,
            prepared: arguments.date.as_ref(),
            pictures: &pictures,
            masks: masks.as_ref(),
        },
    );
    let Some((document, missed)) = document else {
        let ids = cases.iter().map(|case| library.at(*case).key.id());
        let ids: Vec<String> = ids.map(|id| format!("`{id}`")).collect();
        let of = ids.join(", ");
        return Err(Failure::Nothing(match query.is_empty() {
            true => clean_format!("Nothing is told of whom it is about in {of}."),
            false => clean_format!("The query matches no record of {of}."),
        }));
    };
    let ids = cases.iter().map(|case| library.at(*case).key.id());
    let scopes: Vec<Scope> = ids.map(|id| Scope::Case(id.clone())).collect();
    let file_name = handing.file_name();
    if let Some(masks) = &masks {
        let listed = key.as_ref();
        let listed = listed.map(|key| key.list(&shown, masks, document.clone()));
        let listed = listed.transpose()?;
        let made = format.export_for(
            library,
            masks,
            document,
            file_name.as_deref(),
            shown.archive.press(),
        );
        let ForAudience { made, done } = made.map_err(Failure::Wrong)?;
        handing.write(&made, out)?;
        // Who is who is on no disk where there is nothing that it belongs to.
        if let (Some(key), Some(listed)) = (&key, listed) {
            out.flush()?;
            let saved = save(key.path, listed.bytes(), handing.force);
            saved.map_err(|error| key.is_lacking(error, handing.output.as_deref()))?;
        }
        let outcome = shown.end_of(&scopes, Outcome::Fine, missed, out);
        tell_done(&done, out);
        tell_kept(kept.as_ref(), out);
        tell_lacking(&made, out);
        return Ok(outcome);
    }
    let Export {
        made,
        named,
        is_unsure,
    } = format
        .export(
            library,
            document,
            file_name.as_deref(),
            shown.archive.press(),
        )
        .map_err(Failure::Wrong)?;
    if !handing.names {
        // What stands at the head of a case is in each of its parts.
        let in_head = |place: Place| match place {
            Place::Record(index) => library.at(index).kind() == Kind::Case,
            Place::FileName => false,
        };
        let mut found = named.iter().flat_map(|one| &one.found);
        let is_in_head = found.any(|found| in_head(found.place));
        let ask = (!is_in_head).then_some("casefile export CASE QUERY");
        nobody_named(library, &named, is_unsure, ask)?;
    }
    handing.write(&made, out)?;
    let outcome = shown.end_of(&scopes, Outcome::Fine, missed, out);
    tell_named(&named, out);
    tell_lacking(&made, out);
    Ok(outcome)
}
