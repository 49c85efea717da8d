//! `casefile show`

use std::{collections::HashMap, sync::Arc};

use serde::Serialize;

use super::{
    Failure, Format, Outcome, as_of, context, options::Form, out::Out, page, query::Looked,
    record::ListedJson,
};
use crate::{
    clean_format,
    document::Document,
    library::{Index, Library, Scope},
    missed::Missed,
    model::{Body, Key},
    query::{Context, Query},
    search::{Unfound, meant},
    sheet::{Piece, RowStyle, Sheet},
    text::{Clean, clean, clean_line},
    verify::{Change, Passage, PlaceDoubt, Verdict, passage},
};

/// Print one record in full, with what is found of each quote.
///
/// The status is 1 where there is no such record, and 2 where several cases have one of that id.
#[derive(Debug, clap::Args)]
#[command(after_long_help = JSON)]
pub struct Arguments {
    /// The record: its id, or `case/id` where several cases have that id; behind PATH# that of another
    /// library.
    #[arg(value_name = "REF")]
    reference: String,
    #[command(flatten)]
    form: Form,
}

const JSON: &str = "With --format json: an object as `casefile list` has it, and besides `rows`, an \
array of objects with `style` (title, field, heading or item), `label`, `text`, `links` (keys of \
records) and `citations` (numbers); and `citations`, an array of objects with `number`, `source` \
(its key, or null), `at`, `quote`, `via` (as written), `verdict`, `place` (null; no-such-place where the document does not have the \
cited place, ambiguous-place where it may be one of several, page-not-checked where nothing here says what is on the cited page, section-not-checked where nothing says where the cited section ends), `changed` (whether the document is \
another one than was recorded), `whose` (null, or whose words those are where they are not simply the source's: struck \
out, hidden, in an insertion that nobody accepted, quoted from another's message), `difference` (null, or an array of objects with the words that both \
have as `same`, that only the quote has as `gone`, that only the source has as `come`) and `why` \
(null, or why words that come near are not the same).";

pub fn run(
    arguments: &Arguments,
    context: &context::Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let (context, reference) = context.of(&arguments.reference)?;
    let view = arguments.form.library(&context)?;
    print(&view, reference, arguments.form.format, out)
}

/// Prints one record of the library as it is.
pub fn one(
    reference: &str,
    context: &context::Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let view = as_of::Shown::of(context)?;
    print(&view, reference, Format::Text, out)
}

fn print(
    view: &as_of::Shown,
    reference: &str,
    format: Format,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let as_of::Shown {
        library, archive, ..
    } = view;
    let index = find(view, reference)?;
    let mut sheet = match &library.at(index).key {
        Key::Case(case) => overview(view, index, &Scope::Case(case.clone())),
        _ => Sheet::of(library, index, &Scope::Library),
    };
    let found = verify(view, &sheet);
    let record = library.at(index);
    if let Body::Source(_) = record.body {
        sheet.tell_held(&Document::open(record, archive));
    }
    match format {
        Format::Json => out.json(&shown(library, index, &sheet, &found))?,
        Format::Text => {
            sheet.tell(|number| found.get(number).map(Arc::as_ref));
            sheet.tell_differences(|number| found.get(number).map(Arc::as_ref));
            sheet.draw_stays(library, index, out.look.width.unwrap_or(100));
            page::page(&sheet, out)?;
        }
    }
    Ok(view.end(Outcome::Fine, Missed::default(), out))
}

/// The page of a case: all sources are opened for what it counts.
fn overview(view: &as_of::Shown, case: Index, scope: &Scope) -> Sheet {
    let looked = Looked::default().with_verdicts(&Query::default(), view);
    let library = view.library.clone().with_held(looked.held().clone());
    let mut sheet = Sheet::of(&library, case, &Scope::Library);
    let passages = |index, number| looked.passage(index, number);
    let found = Context::new(&library).with_passages(&passages);
    sheet.tell_tally(&found, scope, page::COLUMNS);
    sheet
}

/// The record that was typed, of what is shown.
pub fn find(view: &as_of::Shown, typed: &str) -> Result<Index, Failure> {
    find_in(&view.library, typed).map_err(|failure| match (failure, view.missing(typed)) {
        (Failure::Nothing(_), Some(message)) => Failure::Nothing(message),
        (failure, _) => failure,
    })
}

/// The record that was typed, of a library.
pub fn find_in(library: &Library, typed: &str) -> Result<Index, Failure> {
    meant(library, typed).map_err(|why| unfound(typed, &why))
}

/// What is said where no record is meant by what was typed.
pub fn unfound(typed: &str, why: &Unfound) -> Failure {
    match why {
        Unfound::Several(_) => Failure::Wrong(why.sentence(typed)),
        Unfound::Nothing(Some(_)) => Failure::Nothing(why.sentence(typed)),
        Unfound::Nothing(None) => Failure::Nothing(clean_format!(
            "{}; `casefile list KIND` lists the records of a kind.",
            why.words(typed)
        )),
    }
}

/// What is found of each citation of a page on this machine. A source is opened for what quotes nothing alone.
fn verify(view: &as_of::Shown, sheet: &Sheet) -> Vec<Arc<Passage>> {
    let mut documents: HashMap<Index, Arc<Document>> = HashMap::new();
    let none = Arc::new(Document::not_held(None));
    let found = sheet.citations.iter().map(|cited| {
        let quote = cited.citation.quote.as_ref();
        if let Some(found) = quote.and_then(|quote| view.passages.get(&quote.span())) {
            return Arc::clone(found);
        }
        let document = cited.source.map_or(&none, |source| {
            documents
                .entry(source)
                .or_insert_with(|| Document::open(view.library.at(source), &view.archive))
        });
        Arc::new(passage(document, &cited.citation))
    });
    found.collect()
}

/// A record as `--format json` shows it.
#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    listed: ListedJson,
    rows: Vec<ShownRow>,
    citations: Vec<ShownCitation>,
}

#[derive(Serialize)]
struct ShownRow {
    style: &'static str,
    label: &'static str,
    text: String,
    links: Vec<String>,
    citations: Vec<usize>,
}

#[derive(Serialize)]
struct ShownCitation {
    number: usize,
    source: Option<String>,
    at: Option<String>,
    quote: Option<Clean>,
    via: Vec<String>,
    verdict: &'static str,
    place: Option<&'static str>,
    changed: bool,
    /// What was not looked at in comparing the words, where they are the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    folds: Vec<&'static str>,
    whose: Option<Clean>,
    why: Option<String>,
    difference: Option<Vec<ShownChange>>,
}

/// Words that both have, that only the quote has, or that only the source has.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum ShownChange {
    Same(Clean),
    Gone(Clean),
    Come(Clean),
}

impl From<&Change> for ShownChange {
    fn from(change: &Change) -> Self {
        match change {
            Change::Same(words) => Self::Same(clean(words)),
            Change::Gone(words) => Self::Gone(clean(words)),
            Change::Come(words) => Self::Come(clean(words)),
        }
    }
}

fn shown(library: &Library, index: Index, sheet: &Sheet, found: &[Arc<Passage>]) -> Shown {
    let rows = sheet.rows.iter().filter_map(|row| {
        Some(ShownRow {
            style: match row.style {
                RowStyle::Title => "title",
                RowStyle::Field => "field",
                RowStyle::Heading => "heading",
                RowStyle::Item => "item",
                RowStyle::Drawn { .. } => "drawn",
                RowStyle::Blank => return None,
            },
            label: row.label,
            text: row.plain().trim_start().to_owned(),
            links: row
                .pieces
                .iter()
                .filter_map(|piece| piece.names().map(Key::to_string))
                .collect(),
            citations: row
                .pieces
                .iter()
                .filter_map(|piece| match piece {
                    Piece::Citation(number) => Some(*number),
                    _ => None,
                })
                .collect(),
        })
    });
    let citations = (1..).zip(&sheet.citations).zip(found);
    let citations = citations.map(|((number, cited), passage)| ShownCitation {
        number,
        source: cited
            .source
            .map(|source| library.at(source).key.to_string()),
        at: cited.citation.at.as_ref().map(|at| at.value.to_string()),
        quote: cited.citation.quote.as_ref().map(|quote| quote.clean()),
        via: cited
            .citation
            .via
            .iter()
            .map(|via| via.value.to_string())
            .collect(),
        verdict: passage.verdict.words(),
        place: passage.place.map(PlaceDoubt::word),
        changed: passage.changed,
        folds: passage.folds.iter().map(|fold| fold.words()).collect(),
        whose: passage.whose.as_deref().map(clean_line),
        why: match &passage.verdict {
            Verdict::Missing(Some(nearest)) => Some(nearest.why.words().to_owned()),
            Verdict::Unchecked(why) => Some(why.to_string()),
            _ => None,
        },
        difference: passage
            .verdict
            .difference()
            .map(|difference| difference.0.iter().map(ShownChange::from).collect()),
    });
    Shown {
        listed: ListedJson::of(library, index),
        rows: rows.collect(),
        citations: citations.collect(),
    }
}
