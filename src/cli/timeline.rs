//! `casefile timeline`

use serde::Serialize;

use super::{
    Failure, Format, Outcome,
    context::Context,
    options::{Form, OfCase},
    out::Out,
    page,
    query::Looked,
    record::{self, RecordJson},
};
use crate::{
    analysis::timeline::{Content, Moment, What, timeline},
    clean, clean_format,
    library::Library,
    model::Kind,
    query,
    sign::Tone,
    text::{Clean, clean_line, pad, width},
};

/// Print the chronology, a line each: events, dated allegations, proceedings and publications.
///
/// In the order of time; what has no date comes last, apart, in the words of its source and with the day of
/// its first report. A statement that has no day but that of the publication which makes it is no moment. The status is 1
/// where nothing matches.
#[derive(Debug, clap::Args)]
#[command(after_long_help = help())]
pub struct Arguments {
    /// Only the moments that match this: `date:2025-04 by:villatoro`. Dates are asked of the
    /// moment, words of its line and its record, all else of the record; `casefile help list` says
    /// more.
    query: Vec<String>,
    #[command(flatten)]
    of: OfCase,
    #[command(flatten)]
    form: Form,
}

const JSON: &str = "With --format json: an array of objects with `date` (EDTF, or null), \
`date_said` (the source's own words, or null), `when` (both in words), `moment` (happened, said, \
proceeding, docket or published), `label`, `apart` (it has no date or, with --as-of, may be later), `file` and `line`, and what its record has.";

fn help() -> String {
    format!("{JSON} {}", record::JSON)
}

/// Columns that a date takes at most before what follows is no longer aligned.
const WHEN: usize = 32;

/// A line of the chronology as `--format json` shows it.
#[derive(Serialize)]
struct Line {
    date: Option<String>,
    date_said: Option<Clean>,
    when: Clean,
    moment: &'static str,
    label: Clean,
    apart: bool,
    #[serde(flatten)]
    record: RecordJson,
    file: Option<Clean>,
    line: u32,
}

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let shown = arguments.form.library(context)?;
    let library = &shown.library;
    let scope = arguments.of.scope(library)?;
    let query = super::query::read(&arguments.query)?;
    let looked = Looked::for_quotes(&query, &shown)?;
    let passages = |index, number| looked.passage(index, number);
    let asked = query::Context::new(library)
        .with_passages(&passages)
        .with_marks(looked.marks());
    let moments: Vec<(Moment, Content<'_>)> = timeline(library, &scope)
        .into_iter()
        .filter(|moment| query.matches_moment(&asked, moment))
        .filter_map(|moment| moment.dated(library).map(|dated| (moment, dated)))
        .collect();
    match arguments.form.format {
        Format::Json => {
            let lines = moments.iter().map(|moment| line(library, moment));
            out.json(&lines.collect::<Vec<_>>())?;
        }
        Format::Text => lines(library, &moments, out)?,
    }
    let outcome = match moments.is_empty() {
        true => Outcome::Negative,
        false => Outcome::Fine,
    };
    Ok(shown.end_of(&[scope], outcome, looked.missed(), out))
}

fn line(library: &Library, (moment, dated): &(Moment, Content<'_>)) -> Line {
    let record = library.at(moment.index);
    let span = record.span;
    let file = library.files.get(span.file);
    Line {
        date: dated.date.map(|date| date.value.to_string()),
        date_said: dated.said.map(|said| said.clean()),
        when: moment.when.clone(),
        moment: dated.what.word(),
        label: moment.label.clone(),
        apart: moment.is_apart,
        record: RecordJson::of(library, moment.index),
        file: file.map(|file| clean_line(&file.path)),
        line: span.line,
    }
}

/// A moment a line: when, what it is, its label, its key.
fn lines(
    library: &Library,
    moments: &[(Moment, Content<'_>)],
    out: &mut Out,
) -> Result<(), Failure> {
    let whens = moments.iter().map(|(moment, _)| clean_line(&moment.when));
    let whens: Vec<Clean> = whens.collect();
    let widths = whens.iter().map(|when| width(when));
    let column = widths.filter(|width| *width <= WHEN).max().unwrap_or(0);
    let first_apart = moments.iter().position(|(moment, _)| moment.is_apart);
    for (number, ((moment, dated), when)) in moments.iter().zip(&whens).enumerate() {
        if first_apart == Some(number) {
            if number > 0 {
                out.line(&Clean::default())?;
            }
            out.line(&apart(library).into())?;
        }
        let mut text = match width(when) <= column {
            true => clean_format!("{}", pad(when, column)),
            false => when.clone(),
        };
        let from = text.len();
        // That something happened is told by someone.
        let (word, told) = match dated.what {
            What::Whole(Kind::Event) => ("event", library.told_by(library.at(moment.index))),
            what => (what.word(), Clean::default()),
        };
        text.push(&clean_format!("  {word:<10}  "));
        let named = text.len();
        text.push(&clean![clean_line(&moment.label), told]);
        let labelled = text.len();
        text.push(&clean_format!("  {}", library.at(moment.index).key));
        let tones = [
            (0..from, Tone::Strong),
            (from..named, Tone::Dim),
            (named..labelled, Tone::Plain),
            (labelled..text.len(), Tone::Dim),
        ];
        page::cut_line(&text, &tones, out)?;
    }
    Ok(())
}

/// What is written above the moments that are in no order.
pub fn apart(library: &Library) -> &'static str {
    match library.earlier {
        Some(_) => "Not dated, or not counted since it may be later:",
        None => "Not dated:",
    }
}
