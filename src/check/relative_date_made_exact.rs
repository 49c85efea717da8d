//! What it finds: a `date` that is one day, without `~` or `?`, beside a `date_said` that names no
//! day: “last month”, “Wednesday”.
//!
//! Why that is bad: the day was worked out by whoever wrote the file, from what the source may not
//! have meant; in a chronology it looks as if the source had given it.
//!
//! Example: `{date: 2025-03-14, date_said: last month}`.
//!
//! How to fix it: write what is known, `date: 2025-03`, or `2025-03-14~` where a day is likely; or
//! leave `date` out, and only the words remain.

use super::{Context, Found};
use crate::model::{At, Body, Date, Text, date::Certainty};

/// Reports days that no source gives.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (_, record) in context.records() {
        let mut report = |date: Option<&At<Date>>, said: Option<&Text>| {
            if let (Some(date), Some(said)) = (date, said)
                && is_a_day(date)
                && names_no_day(said.raw())
            {
                let message = format!(
                    "`{}` is a day, and the source only says “{}”",
                    date.text(),
                    said.raw()
                );
                found.push(
                    found
                        .at(record, date.span, message)
                        .related(said.span(), "the source's words")
                        .help("write what is known, such as `2025-03` or `2025-03-14~`, or leave `date` out"),
                );
            }
        };
        report(record.body.date(), record.body.date_said());
        if let Body::Allegation(allegation) = &record.body {
            for response in &allegation.responses {
                report(response.date.as_ref(), response.date_said.as_ref());
            }
        }
    }
}

fn is_a_day(date: &Date) -> bool {
    date.certainty() == Certainty::Exact
        && date.earliest().is_some()
        && date.earliest() == date.latest()
}

/// Whether the words have no number of a day or a year.
fn names_no_day(said: &str) -> bool {
    !said.chars().any(|c| c.is_numeric())
}
