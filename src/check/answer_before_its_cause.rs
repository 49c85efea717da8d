//! What it finds: an entry of a docket that answers what is surely later: an order of a later day, or a deadline that was set
//! by one, or is counted from one.
//!
//! Why that is bad: what was filed before is no answer to it, and the deadline would pass for met. It is taken for open all the
//! same.
//!
//! Example: `{title: Reply, date: 2026-11-03, answers: order}`, where `order` is of 6 November.
//!
//! How to fix it: look the days up; write under `answers` what it does answer, or leave it out. Where a source says that it
//! counts for the later order, write `done: true` at the deadline, with that source.

use super::{Context, Found};
use crate::{analysis::docket, model::Body};

/// Reports answers to what was not there yet.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (index, record) in context.records() {
        let Body::Entry(entry) = &record.body else {
            continue;
        };
        for answered in entry.answers.iter() {
            let Some(target) = context.library.resolve(record.key.case(), answered) else {
                continue;
            };
            let Some(cause) = docket::later_cause(context.library, index, target) else {
                continue;
            };
            let of = context.library.at(cause);
            let day = of.body.date().map_or("", |date| date.text());
            let which = match cause == target {
                true => format!("`{answered}`", answered = answered.value),
                false => format!("`{}`, from which it is due", of.key.id()),
            };
            let message =
                format!("this is dated before {which} ({day}), and is not counted as an answer");
            found.push(
                found.at(record, answered.span, message).help(
                    "look both days up, or take it out; where a source says that it was done by this, write `done: true` there",
                ),
            );
        }
    }
}
