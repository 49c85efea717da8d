//! `casefile matrix`

use serde::Serialize;

use super::{
    Failure, Outcome,
    context::{Context, find_case, key, keys},
    drawing::{Drawing, Form},
    graphic,
    out::Out,
    page,
    record::{self, NamedJson},
};
use crate::{
    analysis::{
        matrix::{self, Counts},
        support::Bears,
    },
    library::{Library, Scope},
    missed::Missed,
    sheet::{MatrixLook, Sheet, matrix_picture},
};

/// Print what each piece of evidence does to each allegation of a case.
///
/// What undermines most comes first, among the allegations and among the evidence. Nothing is
/// weighed. Evidence that someone says is missing comes last; there it is the lack that bears. The status is 1 where no evidence bears on anything.
#[derive(Debug, clap::Args)]
#[command(after_long_help = help())]
pub struct Arguments {
    /// The id of the case.
    case: String,
    #[command(flatten)]
    drawing: Drawing,
}

const JSON: &str = "With --format json: an object with `allegations` (records with `undermines`, \
`supports`, `neutral` and `same_citation`), `evidence` (records with `status`, the four counts, and `bears_on`, an array of objects with `allegation` (a key), `is`, as the file has it, \
and `same_citation`, whether it is called support and rests on the same citation; that is counted there and not under `supports`) \
and `without`, the keys of the evidence without a recorded bearing.";

fn help() -> String {
    format!("{JSON} {}", record::JSON)
}

#[derive(Serialize)]
struct Shown {
    allegations: Vec<ShownColumn>,
    evidence: Vec<ShownRow>,
    without: Vec<String>,
}

#[derive(Serialize)]
struct ShownColumn {
    #[serde(flatten)]
    allegation: NamedJson,
    #[serde(flatten)]
    counts: ShownCounts,
}

#[derive(Serialize)]
struct ShownRow {
    #[serde(flatten)]
    evidence: NamedJson,
    status: &'static str,
    #[serde(flatten)]
    counts: ShownCounts,
    bears_on: Vec<ShownCell>,
}

#[derive(Serialize)]
struct ShownCounts {
    undermines: usize,
    supports: usize,
    neutral: usize,
    same_citation: usize,
}

#[derive(Serialize)]
struct ShownCell {
    allegation: String,
    is: &'static str,
    same_citation: bool,
}

impl From<Counts> for ShownCounts {
    fn from(counts: Counts) -> Self {
        let Counts {
            undermines,
            supports,
            neutral,
            on_the_same: same_citation,
        } = counts;
        Self {
            undermines,
            supports,
            neutral,
            same_citation,
        }
    }
}

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let view = arguments.drawing.library(context)?;
    let library = &view.library;
    let (id, _) = find_case(library, &arguments.case)?;
    let scope = Scope::Case(id);
    let matrix = matrix::matrix(library, &scope);
    match arguments.drawing.form()? {
        Form::Json => out.json(&shown(library, &matrix))?,
        Form::Text => {
            let look = look(out.look.width.unwrap_or(page::COLUMNS));
            page::page(&Sheet::matrix(library, &scope, look), out)?;
        }
        Form::Svg => arguments.drawing.write(
            library,
            |library| matrix_picture(library, &scope, look(graphic::COLUMNS)),
            "Nothing is drawn: no evidence bears on an allegation.",
            out,
        )?,
    }
    let outcome = match matrix.rows.is_empty() {
        true => Outcome::Negative,
        false => Outcome::Fine,
    };
    Ok(view.end(outcome, Missed::default(), out))
}

/// All allegations, in so many columns.
fn look(columns: usize) -> MatrixLook<'static> {
    MatrixLook {
        rows: None,
        is_turned: false,
        columns,
        names: None,
    }
}

fn shown(library: &Library, matrix: &matrix::Matrix) -> Shown {
    let columns = matrix.columns.iter().map(|column| ShownColumn {
        allegation: NamedJson::of(library, column.allegation),
        counts: column.counts.into(),
    });
    let rows = matrix.rows.iter().map(|row| ShownRow {
        evidence: NamedJson::of(library, row.evidence),
        status: row.status.word(),
        counts: row.counts.into(),
        bears_on: row
            .cells
            .iter()
            .map(|(column, bears)| ShownCell {
                allegation: key(library, matrix.columns[*column].allegation),
                is: bears.stated().word(),
                same_citation: *bears == Bears::OnTheSame,
            })
            .collect(),
    });
    Shown {
        allegations: columns.collect(),
        evidence: rows.collect(),
        without: keys(library, &matrix.without),
    }
}
