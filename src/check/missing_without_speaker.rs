//! What it finds: evidence that is said to be missing, and nobody is named who says so.
//!
//! Why that is bad: that something does not exist is a statement like any other, and often one side's. Without
//! its speaker it reads as a fact, and what it is said to undermine seems to be refuted by nobody.
//!
//! Example: `status: said-to-be-missing` in a piece of evidence without `said_by`.
//!
//! How to fix it: write `said_by`, with whoever says it; a source that says so itself may be named. Where only
//! you have not found it, it is no evidence: write a question instead.

use super::{Context, Found};
use crate::model::{Body, record::EvidenceStatus};

/// Reports evidence of which nobody says that it is missing.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (_, record) in context.records() {
        let Body::Evidence(evidence) = &record.body else {
            continue;
        };
        let steps = evidence.history.iter().map(|step| step.status);
        let mut statuses = evidence.status.into_iter().chain(steps);
        let status = statuses.find(|status| status.value == EvidenceStatus::SaidToBeMissing);
        if let Some(status) = status
            && evidence.said_by.is_empty()
        {
            let message = "nobody says that it is missing";
            found.push(
                found
                    .at(record, status.span, message)
                    .help("write `said_by`"),
            );
        }
    }
}
