//! What it finds: two numbers for the same count, at the same time, that cannot both hold, where no
//! relation between the allegations says how they go together.
//!
//! Why that is bad: one of them is wrong, or they do not count the same; a reader who meets only one
//! of them is not reported.
//!
//! Example: two allegations with `of: men on the quay`, one with `value: 17`, one with `value: 270`.
//!
//! How to fix it: where they do not count the same, say so in `of` or `as_of`; where they do, add a
//! relation (`qualifies`, `supports`, `answers`) with a `note`, and with `cites` where a source
//! resolves it. `casefile conflicts` shows them side by side.

use super::{Context, Found};
use crate::{
    analysis::conflicts::{self, Count, State},
    library::Scope,
};

/// Reports conflicts that nothing explains, each once, at the later of the two.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    let conflicts = conflicts::conflicts(context.library, &Scope::Library);
    for clash in &conflicts.clashes {
        if clash.state != State::Open {
            continue;
        }
        let count = |(subject, count): conflicts::Place| &conflicts.subjects[subject].counts[count];
        let (mut left, mut right) = (count(clash.left), count(clash.right));
        if left.holders.first() > right.holders.first() {
            (left, right) = (right, left);
        }
        let Some(holder) = right.holders.first() else {
            continue;
        };
        let record = context.library.at(*holder);
        let message = format!(
            "{} cannot hold together with {}, of the same count: {}",
            words(right),
            words(left),
            right.measure.of.as_ref().map_or("", |of| of.raw())
        );
        found.push(
            found
                .at(record, right.measure.span().unwrap_or(record.span), message)
                .related(left.measure.span().unwrap_or(record.span), "the other")
                .help(
                    "say in `of` or `as_of` how the counts differ, or add a relation with a `note`",
                ),
        );
    }
}

/// A number as the file has it: `more-than 270`.
fn words(count: &Count<'_>) -> String {
    let numbers: Vec<String> = count
        .measure
        .given()
        .iter()
        .map(|number| number.digits().to_owned())
        .collect();
    format!("{} {}", count.measure.bound().word(), numbers.join(" and "))
}
