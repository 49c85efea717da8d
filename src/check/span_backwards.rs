//! What it finds: a span that ends before it begins: where somebody was held, or lived, or how long somebody was counsel or a
//! judge.
//!
//! Why that is bad: one of the two days is wrong, and whatever is told of where somebody was then is, too.
//!
//! Example: `custody: [{from: 2025-03-10, to: 2025-03-01, at: east-jail}]`.
//!
//! How to fix it: look the days up, and write each where it belongs.

use super::{Context, Found};
use crate::model::{At, Body, Date};

/// From when, and to when.
type Span<'a> = (&'a Option<At<Date>>, &'a Option<At<Date>>);

/// Reports spans of which the end is surely before the beginning.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (_, record) in context.records() {
        let mut spans: Vec<Span<'_>> = Vec::new();
        match &record.body {
            Body::Person(person) => {
                let stays = person.custody.iter().chain(&person.residence);
                spans.extend(stays.map(|stay| (&stay.from, &stay.to)));
            }
            Body::Proceeding(proceeding) => {
                let parties = proceeding.parties.iter();
                let counsel = parties.flat_map(|party| party.counsel.iter());
                let all = counsel.chain(proceeding.judges.iter());
                spans.extend(all.map(|one| (&one.from, &one.to)));
            }
            _ => {}
        }
        for (from, to) in spans {
            if let (Some(from), Some(to)) = (from, to)
                && to.is_surely_before(from)
            {
                let message = format!("it ends here, before it begins ({})", from.text());
                found.push(
                    found
                        .at(record, to.span, message)
                        .related(from.span, "it begins here")
                        .help("look both days up; `from` is the first and `to` the last"),
                );
            }
        }
    }
}
