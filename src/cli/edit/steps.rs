//! `casefile edit status`, `answer`, `respond`

use clap::builder::PossibleValuesParser;

use super::{
    Failure, Outcome, Written,
    cites::{Typed, cites, references, word},
    make,
};
use crate::{
    clean_format,
    cli::{as_of::any_date, context::Context, out::Out, show::find_in},
    edit::{self, Change, Grounds, Reply},
    library::Record,
    model::{
        Body, Date, Kind,
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
    cites: Vec<Typed>,
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
    cites: Vec<Typed>,
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
    cites: Vec<Typed>,
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

pub fn status(typed: &Status, context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let library = context.library(None)?;
    let record = library.at(find_in(&library, &typed.reference)?);
    let to = &*typed.to;
    let status = match &record.body {
        Body::Evidence(_) => {
            let status = word(to, EvidenceStatus::ALL, EvidenceStatus::word, "evidence")?;
            edit::Status::Evidence(status)
        }
        Body::Allegation(_) => {
            let standing = word(to, Standing::ALL, Standing::word, "an allegation")?;
            edit::Status::Allegation(standing)
        }
        _ => return Err(other(record, "evidence and allegations have a history")),
    };
    let grounds = Grounds {
        date: typed.date.clone(),
        because: typed.because.clone(),
        cites: cites(&library, record.key.case(), &typed.cites)?,
    };
    let change = Change::step(record.key.clone(), status, &grounds);
    make(
        &change,
        (&library, record.span.file),
        typed.written,
        context,
        out,
    )
}

pub fn answer(typed: &Answer, context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let library = context.library(None)?;
    let record = library.at(find_in(&library, &typed.reference)?);
    if record.kind() != Kind::Question {
        return Err(other(record, "questions are answered"));
    }
    let status = typed.status.as_deref().unwrap_or("answered");
    let status = word(
        status,
        QuestionStatus::ALL,
        QuestionStatus::word,
        "a question",
    )?;
    let cites = cites(&library, record.key.case(), &typed.cites)?;
    let change = Change::answer(record.key.clone(), status, typed.answer.as_deref(), &cites);
    make(
        &change,
        (&library, record.span.file),
        typed.written,
        context,
        out,
    )
}

pub fn respond(typed: &Respond, context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let library = context.library(None)?;
    let record = library.at(find_in(&library, &typed.reference)?);
    if record.kind() != Kind::Allegation {
        return Err(other(record, "allegations have responses"));
    }
    let case = record.key.case();
    let reply = Reply {
        by: references(&library, case, &typed.by)?,
        is: word(
            &typed.is,
            ResponseKind::ALL,
            ResponseKind::word,
            "a response",
        )?,
        statement: typed.statement.clone(),
        admits: typed.admits.clone(),
        denies: typed.denies.clone(),
        date: typed.date.clone(),
        date_said: typed.date_said.clone(),
        cites: cites(&library, case, &typed.cites)?,
    };
    let change = Change::reply(record.key.clone(), &reply);
    make(
        &change,
        (&library, record.span.file),
        typed.written,
        context,
        out,
    )
}

/// Refuses a record of another kind.
fn other(record: &Record, only: &str) -> Failure {
    let what = record.kind().info().noun.with_article;
    Failure::Wrong(clean_format!("`{}` is {what}; only {only}.", record.key))
}
