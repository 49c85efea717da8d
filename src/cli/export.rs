//! `casefile export`

mod sealed;

use std::{
    collections::HashSet,
    io,
    path::{Path, PathBuf},
};

use clap::builder::{PossibleValue, PossibleValuesParser};

use sealed::Sealed;

use super::{
    Failure, Outcome, as_of,
    context::{Context, find_case, own_folders},
    out::Out,
    show::find,
    unbroken::unbroken,
};
use crate::{
    clean, clean_format,
    export::{
        Export, FORMATS, Format, Made, Notes, ORDERS, Order, OrderInfo, PAPERS, Paper, PaperInfo,
        RULE, can_be_named,
        protected::{
            Named, Place,
            hand_on::{Done, ForAudience},
            mask::Masks,
        },
    },
    gather::export::{Wanted, document, not_its_own},
    library::{Index, Library, Scope},
    model::{Date, Kind, date::Certainty},
    query::Query,
    save::{self, Existing},
    session::{Kept, Store, with_codes},
    text::{Clean, name_of},
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
    /// date:2025-04`. What is written says that it is a part, and by which query. Ids of cases that come first are
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
    /// Leave out the remarks (`note`) of the case file.
    #[arg(long)]
    without_notes: bool,
    /// The day on which it is prepared, to be named in it (2025-04-09, `9 Apr 2025`); without it no day is named, so
    /// that the same case gives the same bytes on any day. A consent that is given later counts for nothing.
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<Date>,
    /// The form; where none is named, the one that the ending of FILE asks for.
    #[arg(short, long, value_name = "FORMAT", value_parser = formats())]
    format: Option<String>,
    /// The file to write instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file if it is there.
    #[arg(long, requires = "output")]
    force: bool,
    /// Write it although it names people whom the case file protects. Names are looked for in all that
    /// would be written, quotes and the file's name too, as they are spelt in `name`, `also_known_as` and `protect`;
    /// nothing is put in their place.
    #[arg(long)]
    names: bool,
    /// For whom it is: an audience of `library.yaml`, or `frcp-5.2`. In the place of the names of the protected
    /// stand other words, as their records say; what was written is read again, layer by layer, before the file
    /// appears, and nothing is written where a name would still stand in it.
    #[arg(long = "for", value_name = "AUDIENCE", conflicts_with = "names")]
    audience: Option<String>,
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

/// The format that is named, else the one that the name of the file ends in.
///
/// # Errors
/// Where no format has that ending, or no file can be called so.
pub fn format(named: Option<&str>, output: Option<&Path>) -> Result<&'static Format, Failure> {
    let named = named.and_then(Format::named);
    let Some(path) = output else {
        return Ok(named.unwrap_or(&FORMATS[0]));
    };
    can_be_named(path).map_err(Failure::Wrong)?;
    match named {
        Some(named) => Ok(named),
        None => Format::of_file(path).map_err(Failure::Wrong),
    }
}

fn papers() -> PossibleValuesParser {
    let value = |row: &PaperInfo| PossibleValue::new(row.name).help(row.says);
    PossibleValuesParser::new(PAPERS.iter().map(value))
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

pub fn formats() -> PossibleValuesParser {
    let value = |format: &Format| PossibleValue::new(format.name).help(format.says);
    PossibleValuesParser::new(FORMATS.iter().map(value))
}

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let format = format(arguments.format.as_deref(), arguments.output.as_deref())?;
    let shown = arguments.as_of.library(context)?;
    let library = &shown.library;
    let (cases, query) = cases(library, arguments)?;
    let paper = match arguments.full {
        true => Paper::Full,
        false => Paper::named(&arguments.paper).unwrap_or_default(),
    };
    let of = about(&shown, paper, arguments.of.as_deref())?;
    let files = [&arguments.output, &arguments.key].into_iter().flatten();
    let own = own_folders();
    for path in files {
        not_its_own(library, &shown.archive, &own, path).map_err(Failure::Wrong)?;
    }
    let key = arguments.key.as_deref();
    let key = key.map(|path| Sealed::of(path, arguments)).transpose()?;
    let audience = arguments.audience.as_ref();
    let (masks, kept) = audience
        .map(|audience| masks(library, audience, arguments.date.as_ref()))
        .transpose()?
        .unzip();
    let kept = kept.flatten();
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
    let file_name = arguments.output.as_ref().and_then(|path| path.file_name());
    let file_name = file_name.map(|name| name.to_string_lossy());
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
        match &arguments.output {
            None => out.made(&made)?,
            Some(path) => save(path, made.bytes(), arguments.force)?,
        }
        // Who is who is on no disk where there is nothing that it belongs to.
        if let (Some(key), Some(listed)) = (&key, listed) {
            out.flush()?;
            let saved = save(key.path, listed.bytes(), arguments.force);
            saved.map_err(|error| key.is_lacking(error, arguments.output.as_deref()))?;
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
    if !arguments.names {
        nobody_named(library, &named, is_unsure, "casefile export CASE QUERY")?;
    }
    match &arguments.output {
        None => out.made(&made)?,
        Some(path) => save(path, made.bytes(), arguments.force)?,
    }
    let outcome = shown.end_of(&scopes, Outcome::Fine, missed, out);
    tell_named(&named, out);
    tell_lacking(&made, out);
    Ok(outcome)
}

/// What stands in the place of the names of the protected before an audience, in what is prepared on `day`, and where its
/// codes are kept, where it has any.
///
/// # Errors
/// Where it is not known, or somebody would not be protected.
pub fn masks(
    library: &Library,
    audience: &str,
    day: Option<&Date>,
) -> Result<(Masks, Option<Kept>), Failure> {
    if let Some(why) = library.unknown_protection() {
        return Err(Failure::Wrong(clean!["Nothing was written: ", why]));
    }
    let store = dirs::data_dir()
        .map(|folder| Store::of_codes_around(&folder, &library.root, library.around.as_deref()));
    with_codes(store.as_ref(), audience, |codes| {
        Masks::of(library, audience, day, codes)
    })
    .map_err(Failure::Wrong)
}

/// Says how often other words stand in the place of names, and what can be done where nobody could tell whose they are.
pub fn tell_done(done: &Done, out: &mut Out) {
    for told in &done.told {
        out.note(&clean!["note: ", told, "\n"]);
    }
}

/// Says where the codes of an audience are kept, and which are new.
pub fn tell_kept(kept: Option<&Kept>, out: &mut Out) {
    if let Some(kept) = kept {
        out.note(&clean_format!("note: {}\n", kept.words()));
    }
}

/// Says what a form could not hold as it is.
pub fn tell_lacking(made: &Made, out: &mut Out) {
    if let Some(lacks) = made.lacks() {
        out.note(&clean_format!("note: {lacks}\n"));
    }
}

/// Refuses what would name the protected; `ask` is how one asks for a part of it. `is_unsure` is whether there may be
/// protected people of whom nothing is known.
///
/// # Errors
/// Where it names one, or may.
pub fn nobody_named(
    library: &Library,
    named: &[Named],
    is_unsure: bool,
    ask: &'static str,
) -> Result<(), Failure> {
    match named {
        [] if is_unsure => Err(Failure::Wrong(
            "Nothing was written, since who is protected could not all be read; `casefile check` says why. Write \
             --names to hand it on all the same."
                .into(),
        )),
        [] => Ok(()),
        named => Err(Failure::Told(refusal(library, named, ask).into())),
    }
}

/// Says how many of the protected are named in what was written.
pub fn tell_named(named: &[Named], out: &mut Out) {
    match named.len() {
        0 => {}
        1 => out.note(&"note: One of the protected is named in it.\n".into()),
        count => out.note(&clean_format!(
            "note: {count} of the protected are named in it.\n"
        )),
    }
}

fn is_there(path: &str) -> Failure {
    Failure::Wrong(clean_format!(
        "`{path}` is there already; write --force to replace it."
    ))
}

/// Why nothing was written: who would be named, and where.
fn refusal(library: &Library, named: &[Named], ask: &'static str) -> Clean {
    let is_person = |one: &Named| {
        let record = one.whom.record();
        record.is_some_and(|index| library.at(index).kind() == Kind::Person)
    };
    let whom = match (named.len(), named.iter().all(is_person)) {
        (1, true) => "a person whom the case file protects".to_owned(),
        (count, true) => format!("{count} people whom the case file protects"),
        (1, false) => "what the case file protects".to_owned(),
        (count, false) => format!("{count} of those that the case file protects"),
    };
    let mut refusal = clean_format!("error: Nothing was written, since it would name {whom}.\n");
    for one in named {
        refusal.push(&clean_format!("  {}.\n", one.words(library)));
    }
    let in_file_name =
        |one: &Named| matches!(&one.found[..], [only] if only.place == Place::FileName);
    let instead = match named.iter().all(in_file_name) {
        true => "give the file another name".into(),
        false => clean!["ask for a part that names none of them, `", ask, "`"],
    };
    refusal.push(&clean_format!(
        "  = help: {instead}, or write --names to hand the names on.\n"
    ));
    refusal
}

/// Writes a file that is handed on, whole or not at all. Its owner alone can read it, whoever could read what it replaces.
///
/// # Errors
/// Where it is there and `replace` is not asked for; where it cannot be written.
pub fn save(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Failure> {
    let existing = match replace {
        true => Existing::ReplaceForOwner,
        false => Existing::Keep,
    };
    let written = unbroken(|| save::save_bytes(path, bytes, existing));
    written.map_err(|error| unwritten(path, &error))
}

fn unwritten(path: &Path, error: &io::Error) -> Failure {
    let path = name_of(path.display());
    match error.kind() {
        io::ErrorKind::AlreadyExists => is_there(&path),
        _ => Failure::Wrong(clean_format!("`{path}` cannot be written: {error}.")),
    }
}
