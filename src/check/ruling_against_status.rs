//! What it finds: evidence of which the ruling and the status say the opposite: admitted and excluded.
//!
//! Why that is bad: what is said of it depends on which of the two a page, a list or a query reads, and one of them says
//! what no court did, or does no more.
//!
//! Example: `status: admitted`, beside `ruling: excluded`.
//!
//! How to fix it: write under `ruling` what was ruled last, and under `history` each step with its day and its citation.

use super::{Context, Found};
use crate::model::{Body, record::Evidence};

/// Reports rulings that the status contradicts.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (_, record) in context.records() {
        let Body::Evidence(evidence) = &record.body else {
            continue;
        };
        let Some(ruling) = &evidence.ruling else {
            continue;
        };
        let Some(ruled) = evidence.ruled_otherwise() else {
            continue;
        };
        let (ruled, became) = (ruled.word(), evidence.status().word());
        let message = format!("ruled {ruled} here, while its status is {became}");
        let mut report = found.at(record, ruling.is.span, message);
        report = match status_of(evidence) {
            Some(place) => report.related(place, "and here"),
            None => report,
        };
        found.push(report.help(
            "write under `ruling` what was ruled last, and each step with its day and its citation under `history`",
        ));
    }
}

/// Where the status that holds is written.
fn status_of(evidence: &Evidence) -> Option<crate::model::Span> {
    let last = evidence.history.last().map(|step| step.status.span);
    last.or(evidence.status.map(|status| status.span))
}
