//! What it finds: a step in the `history` of an allegation, a piece of evidence or a charge without
//! `cites`, and an answer to a question that rests on nothing.
//!
//! Why that is bad: that something was withdrawn, found, authenticated or answered is a statement
//! like any other; whoever reads it must be able to open it.
//!
//! Example: `history: [{date: 2025-04-09, status: authenticated}]`.
//!
//! How to fix it: add `cites` to the step, or leave the step out.

use super::{Context, Found};
use crate::{
    library::Record,
    model::{Body, Citation, Span, record::QuestionStatus},
};

/// Reports steps that rest on nothing.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (_, record) in context.records() {
        match &record.body {
            Body::Allegation(allegation) => {
                for step in &allegation.history {
                    report(
                        record,
                        step.status.span,
                        step.status.word(),
                        &step.cites,
                        found,
                    );
                }
            }
            Body::Evidence(evidence) => {
                for step in &evidence.history {
                    report(
                        record,
                        step.status.span,
                        step.status.word(),
                        &step.cites,
                        found,
                    );
                }
            }
            Body::Proceeding(proceeding) => {
                for step in proceeding.charges.iter().flat_map(|it| &it.history) {
                    let (place, status) = (step.status.span, step.status.word());
                    report(record, place, status, &step.cites, found);
                }
            }
            Body::Question(question) => {
                if let Some(status) = &question.status
                    && status.value != QuestionStatus::Open
                {
                    report(record, status.span, status.word(), &question.cites, found);
                }
            }
            _ => {}
        }
    }
}

fn report(record: &Record, place: Span, status: &str, cites: &[Citation], found: &mut Found<'_>) {
    if cites.is_empty() {
        let message = format!("nothing is cited for the status `{status}`");
        found.push(
            found
                .at(record, place, message)
                .help("write where the sources say so: `cites: [{source: …, at: ¶…}]`"),
        );
    }
}
