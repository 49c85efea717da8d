//! `casefile timeline`

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use serde::Serialize;

use super::{
    Failure, Outcome,
    as_of::OnDay,
    context::{Context, own_folders},
    graphic::{COLUMNS, Graphics},
    options::OfCase,
    out::Out,
    page,
    query::Looked,
    record::{self, RecordJson},
};
use crate::{
    analysis::{
        lanes::{Placed, place},
        timeline::{Content, Moment, What, timeline},
    },
    clean, clean_format,
    export::protected::graphic::Graphic,
    gather::export::not_its_own,
    library::{Library, Scope},
    model::{Day, Kind},
    picture::{
        axis::Scale,
        timeline::{self as picture, Extent, Lanes},
    },
    query,
    sheet::{Found, Look, Sheet},
    sign::Tone,
    text::{Clean, clean_line, width},
};

/// Print the chronology, a line each or drawn: events, dated allegations, proceedings and publications.
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
    /// How it is written; where nothing is said, as text, and to a FILE as a graphic.
    #[arg(short, long, value_name = "FORMAT")]
    format: Option<Format>,
    /// Draw it: time from left to right, and what has no day below.
    #[arg(long)]
    drawn: bool,
    /// What a column of the drawing is; where nothing is said, months, or years where months would take too much room.
    #[arg(long, value_name = "SCALE", value_parser = scales())]
    scale: Option<Scale>,
    /// By what the lanes of the drawing are parted.
    #[arg(long, value_name = "BY", value_parser = lanes(), default_value = Lanes::Kinds.word())]
    lanes: Lanes,
    #[command(flatten)]
    graphics: Graphics,
    #[command(flatten)]
    as_of: OnDay,
}

/// How a chronology is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For reading.
    Text,
    /// For programs; its shape is stable.
    Json,
    /// Drawn, as a graphic for a report. It holds the names that the records have.
    Svg,
}

fn scales() -> impl TypedValueParser<Value = Scale> {
    let values = Scale::ALL
        .iter()
        .map(|scale| PossibleValue::new(scale.word()));
    PossibleValuesParser::new(values)
        .try_map(|word| Scale::named(&word).ok_or_else(|| format!("`{word}` is no scale")))
}

fn lanes() -> impl TypedValueParser<Value = Lanes> {
    let values = Lanes::ALL
        .iter()
        .map(|lanes| PossibleValue::new(lanes.word()));
    PossibleValuesParser::new(values)
        .try_map(|word| Lanes::named(&word).ok_or_else(|| format!("no lanes are by `{word}`")))
}

const JSON: &str = "With --format json: an array of objects with `date` (EDTF, or null), \
`date_said` (the source's own words, or null), `when` (both in words), `moment` (happened, said, \
proceeding, docket or published), `label`, `apart` (it has no date or, with --as-of, may be later), `earliest` and `latest` (the first and the last day that it can have been on, or null where that is open or unknown), \
`approximate`, `uncertain`, `open` (an array of `start` and `end`, the sides that its date leaves open), `lane` (happened, said, evidence, custody, residence, docket or published), \
`reported` (EDTF: the first publication, of those that are dated, of what it is cited to, or null), `file` and `line`, and what its record has.";

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
    earliest: Option<String>,
    latest: Option<String>,
    approximate: bool,
    uncertain: bool,
    open: Vec<&'static str>,
    lane: &'static str,
    reported: Option<String>,
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
    let format = format(arguments)?;
    let shown = arguments.as_of.library(context)?;
    let library = &shown.library;
    let scope = arguments.of.scope(library)?;
    let query = super::query::read(&arguments.query)?;
    let looked = Looked::for_quotes(&query, &shown)?;
    let passages = |index, number| looked.passage(index, number);
    let asked = query::Context::new(library)
        .with_passages(&passages)
        .with_marks(looked.marks());
    let mut moments = timeline(library, &scope);
    let found = (!query.is_empty()).then(|| Found {
        filter: clean_line(query.text().trim()),
        all: moments.len(),
    });
    moments.retain(|moment| query.matches_moment(&asked, moment));
    let look = Look {
        lanes: arguments.lanes,
        scale: arguments.scale,
    };
    match format {
        Format::Json => {
            let placed = place(library, moments.clone());
            let lines = placed.iter().map(|placed| line(library, placed));
            out.json(&lines.collect::<Vec<_>>())?;
        }
        Format::Text if arguments.drawn => {
            let placed = place(library, moments.clone());
            let columns = out.look.width.unwrap_or(100);
            page::page(
                &Sheet::timeline_of(library, &scope, &placed, look, columns, found.as_ref()),
                out,
            )?;
        }
        Format::Text => {
            let dated = |moment: &Moment| Some((moment.clone(), moment.dated(library)?));
            let all: Vec<(Moment, Content<'_>)> = moments.iter().filter_map(dated).collect();
            lines(library, &all, out)?;
        }
        Format::Svg => {
            if let Some(path) = &arguments.graphics.output {
                not_its_own(library, &shown.archive, &own_folders(), path)
                    .map_err(Failure::Wrong)?;
            }
            // In a library with other names the same moments have the same places.
            let of = |library: &Library| {
                let mut renamed = timeline(library, &scope);
                let is_there = |one: &Moment| {
                    moments
                        .iter()
                        .any(|moment| (moment.index, moment.part) == (one.index, one.part))
                };
                renamed.retain(|moment| is_there(moment));
                graphic(library, &scope, renamed, look, found.is_some())
            };
            arguments.graphics.write(
                library,
                of,
                "Nothing here has a date that can be drawn, and nothing was written.",
                out,
            )?;
        }
    }
    let outcome = match moments.is_empty() {
        true => Outcome::Negative,
        false => Outcome::Fine,
    };
    Ok(shown.end_of(&[scope], outcome, looked.missed(), out))
}

/// How it is written, as the options say.
///
/// # Errors
/// Where they do not go together.
fn format(arguments: &Arguments) -> Result<Format, Failure> {
    match (arguments.format, arguments.graphics.is_asked_for()) {
        (Some(Format::Text | Format::Json), true) => Err(Failure::Wrong(
            "Only a graphic is written to a file or for an audience; write `--format svg`, or leave --output and --for out."
                .into(),
        )),
        (None, true) => Ok(Format::Svg),
        (format, _) => Ok(format.unwrap_or(Format::Text)),
    }
}

/// Moments as a graphic; none where nothing of them can be drawn.
fn graphic(
    library: &Library,
    scope: &Scope,
    moments: Vec<Moment>,
    look: Look,
    is_found: bool,
) -> Option<Graphic> {
    let placed = place(library, moments);
    let extent = match is_found {
        true => Extent::Found,
        false => Extent::All,
    };
    let drawn = picture::drawn(library, &placed, (look.lanes, look.scale), COLUMNS, extent)?;
    let undated = placed.iter().filter(|one| one.is_undated()).count();
    let left_out = placed.iter().filter(|one| one.is_left_out()).count();
    let dated = placed.len() - undated - left_out;
    let of = match scope {
        Scope::Case(case) => clean![" of the case ", clean_line(case.as_str())],
        Scope::Library => Clean::default(),
    };
    let later = (left_out > 0).then(|| {
        clean![
            "; ",
            left_out,
            " are not counted, since they may be later than the day that is looked at"
        ]
    });
    let description = clean![
        "A chronology",
        of,
        is_found.then_some(", of what a filter finds"),
        ": ",
        dated,
        " have a date and are drawn, ",
        undated,
        " have none that can be drawn",
        later,
        "."
    ];
    let mut picture = drawn.picture;
    picture
        .lines
        .extend(picture::wrapped(&description, COLUMNS));
    Some(Graphic::of(library, picture, description))
}

fn line(library: &Library, placed: &Placed<'_>) -> Line {
    let (moment, dated) = (&placed.moment, &placed.content);
    let (is_open_before, is_open_behind) = placed.open();
    let sides = [(is_open_before, "start"), (is_open_behind, "end")];
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
        earliest: placed.earliest().map(Day::edtf),
        latest: placed.latest().map(Day::edtf),
        approximate: placed.certainty.is_approximate(),
        uncertain: placed.certainty.is_uncertain(),
        open: sides
            .into_iter()
            .filter(|(is, _)| *is)
            .map(|(_, side)| side)
            .collect(),
        lane: placed.sort.word(),
        reported: placed.reported.map(ToString::to_string),
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
    let whens = moments.iter().map(|(moment, _)| moment.when.in_a_line());
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
            true => when.pad(column),
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
        text.push(&clean![moment.label.in_a_line(), told]);
        let labelled = text.len();
        text.push(&clean!["  ", library.at(moment.index).key.clean()]);
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
