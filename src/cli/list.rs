//! `casefile list`

mod table;

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::{
    Failure, Outcome,
    as_of::OnDay,
    context::{Context, own_folders},
    handing::tell_named,
    options::OfCase,
    out::Out,
    query::Looked,
    record::{self, ListedJson},
};
use crate::{
    analysis::{docket, reason::whose},
    clean, clean_format,
    gather::{export::not_its_own, quotes},
    library::{Index, Library, Scope},
    model::{Kind, kind::KINDS, record::Counted, statement::Whose},
    query::{self, Query},
    sheet,
    sign::{Sign, Tone},
    text::{Clean, width},
};

/// List records of a kind, or all, a line each.
///
/// A line holds the record's key (which `casefile show` takes), its label and, where its kind has one, its status with
/// who made it so, or according to whom it is. Evidence that someone says is missing comes last, below a heading. The exit
/// status is 1 where nothing matches, and 2 where something could not be read that might have.
#[derive(Debug, clap::Args)]
#[command(after_long_help = help())]
pub struct Arguments {
    /// What to list; records of every kind where it is not said.
    #[arg(value_parser = listings())]
    kind: Option<Listing>,
    /// Only the records that match this: `standing:denied by:villatoro "exact words" -word`.
    query: Vec<String>,
    /// Say how a query is understood, and how many records each of its parts matches; list nothing.
    #[arg(long, value_name = "QUERY", conflicts_with = "query")]
    explain: Option<String>,
    #[command(flatten)]
    of: OfCase,
    /// How it is written; where nothing is said, as the ending of FILE asks, else as text.
    #[arg(short, long, value_name = "FORMAT")]
    format: Option<Format>,
    /// The file to write instead of standard output: a table (csv, xlsx, jsonl).
    #[arg(short, long, value_name = "FILE", conflicts_with = "explain")]
    output: Option<PathBuf>,
    /// Replace the file if it is there.
    #[arg(long, requires = "output")]
    force: bool,
    /// Write the file although it names people whom the case file protects, as for `casefile export`.
    #[arg(long, requires = "output")]
    names: bool,
    /// For whom a table is: an audience of `library.yaml`, or `frcp-5.2`. Other words stand in the place of the names of
    /// the protected, and what was written is read again before anybody has it, as for `casefile export`.
    #[arg(long = "for", value_name = "AUDIENCE", conflicts_with_all = ["names", "explain"])]
    audience: Option<String>,
    #[command(flatten)]
    as_of: OnDay,
}

/// How a list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For reading.
    Text,
    /// For programs; its shape is stable.
    Json,
    /// A table, with commas between the cells.
    Csv,
    /// A table, as a workbook of one sheet.
    Xlsx,
    /// A line a record, each as JSON has it.
    Jsonl,
}

const JSON: &str = "With --format json: an array of records, each with \
`date` (EDTF, or null), `date_said` (the source's own words, or null), `status` (or null), `file` and `line` \
(or null) besides. Of --explain: an array of objects with \
`depth`, `words` and `records`.";

fn help() -> String {
    format!(
        "{JSON} {}\n\n{}\n\n{}\n\n{}",
        record::JSON,
        table::HELP,
        super::query::HELP,
        query::plain()
    )
}

/// What is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Listing {
    Kind(Kind),
    All,
}

/// The word that lists records of every kind.
const ALL: &str = "all";

fn listings() -> impl TypedValueParser<Value = Listing> {
    let kinds = KINDS.iter().map(|info| {
        PossibleValue::new(info.many)
            .alias(info.one)
            .help(info.says)
    });
    let all = PossibleValue::new(ALL).help("records of every kind");
    PossibleValuesParser::new(kinds.chain([all])).try_map(|word| match Kind::named(&word) {
        Some(kind) => Ok(Listing::Kind(kind)),
        None if word == ALL => Ok(Listing::All),
        None => Err(format!("`{word}` is no kind of record")),
    })
}

impl Listing {
    /// The records to choose from: by kinds, in the order of the files; what an earlier day sets apart
    /// last.
    fn of(self, library: &Library, scope: &Scope) -> Vec<Index> {
        let kinds = KINDS.iter().map(|info| info.kind);
        let kinds = kinds.filter(|kind| match self {
            Self::Kind(only) => *kind == only,
            Self::All => true,
        });
        let counted = kinds.clone().flat_map(|kind| library.of_kind(scope, kind));
        let apart = kinds.flat_map(|kind| library.apart(scope, kind));
        counted.chain(apart).copied().collect()
    }
}

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let format = table::format(arguments)?;
    let mut shown = arguments.as_of.library(context)?;
    let listing = arguments.kind.unwrap_or(Listing::All);
    if matches!(listing, Listing::All | Listing::Kind(Kind::Source)) {
        shown.library = quotes::opened(shown.library, &shown.archive);
    }
    let library = &shown.library;
    let scope = arguments.of.scope(library)?;
    let query = match &arguments.explain {
        Some(explain) => super::query::read(&[explain])?,
        None => super::query::read(&arguments.query)?,
    };
    // Only sources have texts, so that a list of anything else opens none.
    let looked = match listing {
        Listing::All | Listing::Kind(Kind::Source) => Looked::for_all(&query, &shown)?,
        Listing::Kind(_) => Looked::for_quotes(&query, &shown)?,
    };
    let looked = match format {
        Format::Csv | Format::Xlsx => looked.with_verdicts(&query, &shown),
        _ => looked,
    };
    let passages = |index, number| looked.passage(index, number);
    let texts = |index, term: &_| looked.holds(index, term);
    let asked = query::Context::new(library)
        .with_passages(&passages)
        .with_texts(&texts)
        .with_marks(looked.marks());
    let mut matching = listing.of(library, &scope);
    if arguments.explain.is_some() {
        explain(&query, &asked, &matching, format, out)?;
        return Ok(shown.end_of(&[scope], Outcome::Fine, looked.missed(), out));
    }
    matching.retain(|index| query.matches(&asked, *index));
    let is_counted = |index: &&Index| library.at(**index).here.counted == Counted::Yes;
    let counted = matching.iter().take_while(is_counted).count();
    matching[..counted].sort_by_key(|index| library.is_said_to_be_missing(*index));
    let mut named = Vec::new();
    match format {
        Format::Text => lines(
            library,
            matching.split_at(counted),
            listing == Listing::All,
            out,
        )?,
        Format::Json => {
            let listed = matching.iter().map(|index| ListedJson::of(library, *index));
            out.json(&listed.collect::<Vec<_>>())?;
        }
        Format::Csv | Format::Xlsx | Format::Jsonl => {
            let kind = match listing {
                Listing::Kind(kind) => Some(kind),
                Listing::All => None,
            };
            if let Some(path) = &arguments.output {
                not_its_own(library, &shown.archive, &own_folders(), path)
                    .map_err(Failure::Wrong)?;
            }
            named = table::write(arguments, format, &asked, kind, &matching, out)?;
        }
    }
    let outcome = match matching.is_empty() {
        true => Outcome::Negative,
        false => Outcome::Fine,
    };
    let outcome = shown.end_of(&[scope], outcome, looked.missed(), out);
    tell_named(&named, out);
    Ok(outcome)
}

/// How a query is understood, a part a line.
fn explain(
    query: &Query,
    asked: &query::Context<'_>,
    records: &[Index],
    format: Format,
    out: &mut Out,
) -> Result<(), Failure> {
    let parts = query.explain(asked, records);
    if format == Format::Json {
        return out.json(&parts);
    }
    for part in parts {
        let (indent, words) = (2 * part.depth, part.words);
        out.line(&match part.records {
            1 => clean_format!("{:indent$}{words}: 1 record", ""),
            count => clean_format!("{:indent$}{words}: {count} records", ""),
        })?;
    }
    Ok(())
}

/// The column of the kinds.
const KIND: usize = "organization".len();

/// A record a line: key, in a list of several kinds what it is, label, status. What an earlier day does not
/// count is below a heading of its own.
fn lines(
    library: &Library,
    (counted, apart): (&[Index], &[Index]),
    is_mixed: bool,
    out: &mut Out,
) -> Result<(), Failure> {
    rows(library, counted, is_mixed, out)?;
    if apart.is_empty() {
        return Ok(());
    }
    out.line(&Clean::default())?;
    out.line(&APART.into())?;
    rows(library, apart, is_mixed, out)
}

/// What is written above what an earlier day does not count.
pub const APART: &str = "Not counted, since nothing says that it was by then:";

fn rows(
    library: &Library,
    indices: &[Index],
    is_mixed: bool,
    out: &mut Out,
) -> Result<(), Failure> {
    let keys = indices
        .iter()
        .map(|index| library.at(*index).key.to_string());
    let key_column = keys.map(|key| key.len()).max().unwrap_or(0);
    let mut is_missing = false;
    for index in indices {
        if library.is_said_to_be_missing(*index) && !is_missing {
            is_missing = true;
            out.line(&sheet::SAID_TO_BE_MISSING.into())?;
        }
        let record = library.at(*index);
        let mut line = Clean::default();
        let mut tones = Vec::new();
        let mut add = |text: Clean, tone| {
            let from = line.len();
            line.push(&text);
            tones.push((from..line.len(), tone));
        };
        let key = record.key.to_string();
        add(clean_format!("{key:key_column$}  "), Tone::Dim);
        if is_mixed {
            let kind = record.kind().info().one;
            add(clean_format!("{kind:KIND$}  "), Tone::Dim);
        }
        let taken = key_column + 2 + if is_mixed { KIND + 2 } else { 0 };
        let room = out.look.width.map(|all| all.saturating_sub(taken));
        let label = match record.kind() {
            Kind::Entry => clean![docket::lead(library, *index), "  ", library.label(*index)],
            _ => library.label(*index),
        };
        let Some(sign) = Sign::of(library, *index) else {
            add(label, Tone::Plain);
            super::page::cut_line(&line, &tones, out)?;
            continue;
        };
        let sign_words = out.look.sign(sign);
        let whose = whose_is(library, *index);
        let forms = [&whose.whole, &whose.cut, &whose.hidden, &whose.counted];
        // Words are cut before the status behind them is.
        let left = |by: &Clean| {
            let status = GAP.len() + width(&sign_words) + width(by);
            room.map_or(usize::MAX, |room| room.saturating_sub(status))
        };
        let mut fitting = forms.into_iter();
        let by = fitting.find(|by| left(by) >= LEAST.min(width(&label)));
        let by = by.cloned().unwrap_or_default();
        add(label.truncate(left(&by)), Tone::Plain);
        add(GAP.into(), Tone::Plain);
        add(sign_words, sign.tone);
        add(by, Tone::Dim);
        super::page::cut_line(&line, &tones, out)?;
    }
    Ok(())
}

/// What stands between words and their status.
const GAP: &str = "  ";

/// Columns of the words below which those who gave their status go.
const LEAST: usize = 40;

/// Who gave a record its status; nobody where an earlier day sets it apart.
fn whose_is(library: &Library, index: Index) -> Whose {
    match library.at(index).here.counted.is_apart() {
        true => Whose::default(),
        false => whose(library, index),
    }
}
