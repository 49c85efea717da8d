//! `casefile edit status`, `answer`, `respond`, `quote`: changes of a record that is there

use clap::builder::PossibleValuesParser;

use super::{Failure, Outcome, Written, make};
use crate::{
    cli::{as_of::any_date, context::Context, out::Out, show::find_in},
    edit::{
        Change,
        asked::{self, Cited, Unmade},
    },
    library::{Index, Library},
    model::{
        Date,
        record::{EvidenceStatus, QuestionStatus, ResponseKind, Standing},
    },
};

/// Say what has become of a piece of evidence, or how the file sees an allegation, from some day on.
///
/// It comes as the last step of the record's `history`.
#[derive(Debug, clap::Args)]
pub struct Status {
    /// The record: its id, or `case/id` where several cases have that id.
    #[arg(value_name = "REF")]
    reference: String,
    /// The status from then on; what is allowed follows from what the record is.
    #[arg(long, value_name = "STATUS", value_parser = PossibleValuesParser::new(statuses()))]
    to: String,
    /// Since when: a day, a month or a year (2025-04-09, `9 Apr 2025`, 2025-04).
    #[arg(long, value_name = "DATE", value_parser = any_date)]
    date: Option<Date>,
    /// Why.
    #[arg(long, value_name = "TEXT")]
    because: Option<String>,
    /// Where that stands: a source, its place, and the words behind a colon (`wire ¶3: it was handed over`).
    /// May be given several times.
    #[arg(long, value_name = "SOURCE PLACE")]
    cites: Vec<Cited>,
    #[command(flatten)]
    written: Written,
}

/// Answer a question, or say how far it has come.
#[derive(Debug, clap::Args)]
pub struct Answer {
    /// The question, as for `casefile edit status`.
    #[arg(value_name = "REF")]
    reference: String,
    /// The answer, in place of the one that is there.
    #[arg(required_unless_present = "status")]
    answer: Option<String>,
    /// How far it has come; `answered` with an answer.
    #[arg(long, value_name = "STATUS", value_parser = PossibleValuesParser::new(QuestionStatus::words()))]
    status: Option<String>,
    /// Where that stands, as for `casefile edit status`.
    #[arg(long, value_name = "SOURCE PLACE")]
    cites: Vec<Cited>,
    #[command(flatten)]
    written: Written,
}

/// Add what a party did with an allegation.
#[derive(Debug, clap::Args)]
pub struct Respond {
    /// The allegation, as for `casefile edit status`.
    #[arg(value_name = "REF")]
    reference: String,
    /// Who responds: a person, an organization or a source. May be given several times.
    #[arg(long, value_name = "WHO", required = true)]
    by: Vec<String>,
    /// What they did with it.
    #[arg(long, value_name = "RESPONSE", value_parser = PossibleValuesParser::new(ResponseKind::words()))]
    is: String,
    /// What they said, in your own words, where that is more.
    #[arg(long, value_name = "TEXT")]
    statement: Option<String>,
    /// Which part they admit, where they admit it in part.
    #[arg(long, value_name = "TEXT")]
    admits: Option<String>,
    /// Which part they deny, where they admit it in part.
    #[arg(long, value_name = "TEXT")]
    denies: Option<String>,
    /// When they said it.
    #[arg(long, value_name = "DATE", value_parser = any_date)]
    date: Option<Date>,
    /// When, as the source words it, where that is only relative: last month.
    #[arg(long, value_name = "WORDS")]
    date_said: Option<String>,
    /// Where that stands, as for `casefile edit status`.
    #[arg(long, value_name = "SOURCE PLACE")]
    cites: Vec<Cited>,
    #[command(flatten)]
    written: Written,
}

/// Mend one citation as its source has it: the place of words that moved, the words where they differ a little.
///
/// What is proposed is what `casefile check --fix` proposes for all of them.
#[derive(Debug, clap::Args)]
pub struct Quote {
    /// The record, as for `casefile edit status`.
    #[arg(value_name = "REF")]
    reference: String,
    /// Which of its citations, by its number in `casefile show`.
    #[arg(value_name = "NUMBER")]
    number: usize,
    #[command(flatten)]
    written: Written,
}

/// The words of both kinds of record that have steps, each once.
fn statuses() -> Vec<&'static str> {
    let mut words = EvidenceStatus::words();
    let standings = Standing::words().into_iter();
    let standings: Vec<&str> = standings.filter(|word| !words.contains(word)).collect();
    words.extend(standings);
    words
}

/// Makes a change of the record that was typed.
fn of_record(
    reference: &str,
    change: impl FnOnce(&Library, Index) -> Result<Change, Unmade>,
    written: Written,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let library = context.library(None)?;
    let index = find_in(&library, reference)?;
    let change = change(&library, index)?;
    let file = library.at(index).span.file;
    make(&change, (&library, file), written, context, out)
}

pub fn status(typed: &Status, context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let step = asked::Step {
        to: typed.to.clone(),
        date: typed.date.clone(),
        because: typed.because.clone(),
        cites: typed.cites.clone(),
    };
    let change = |library: &Library, index| asked::step(library, index, &step);
    of_record(&typed.reference, change, typed.written, context, out)
}

pub fn answer(typed: &Answer, context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let answer = asked::Answer {
        status: typed.status.clone(),
        answer: typed.answer.clone(),
        cites: typed.cites.clone(),
    };
    let change = |library: &Library, index| asked::answer(library, index, &answer);
    of_record(&typed.reference, change, typed.written, context, out)
}

pub fn respond(typed: &Respond, context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let response = asked::Response {
        by: typed.by.clone(),
        is: typed.is.clone(),
        statement: typed.statement.clone(),
        admits: typed.admits.clone(),
        denies: typed.denies.clone(),
        date: typed.date.clone(),
        date_said: typed.date_said.clone(),
        cites: typed.cites.clone(),
    };
    let change = |library: &Library, index| asked::respond(library, index, &response);
    of_record(&typed.reference, change, typed.written, context, out)
}

pub fn quote(typed: &Quote, context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let archive = context.archive()?;
    let change = |library: &Library, index| {
        let number = typed.number.checked_sub(1);
        let number = number.ok_or_else(|| Unmade::Wrong("Citations are counted from 1.".into()))?;
        asked::mend(library, index, number, &archive)
    };
    of_record(&typed.reference, change, typed.written, context, out)
}
