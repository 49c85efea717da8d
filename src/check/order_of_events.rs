//! What it finds: events that are said to come after one another in a circle, and an event that is said to come after
//! another whose date is surely later, also by way of events without a day.
//!
//! Why that is bad: what nobody dates stands in a chronology where the records say; of two orders that cannot both be, one is
//! wrong, and nobody can tell which.
//!
//! Example: `after: arrest` in an event of 2 March, where the arrest is of 5 March; `after: b` in `a` and `after: a` in `b`.
//!
//! How to fix it: look up what the sources say of both, and take out the `after`, the `before` or the date that none of them
//! gives. Dates that may meet, or are in doubt (`~`, `?`), are let be.

use super::{Context, Found};
use crate::{
    analysis::sequence::{self, Arrow},
    library::{Index, Library},
};

/// Reports orders that cannot be.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    let library = context.library;
    let arrows = sequence::arrows(library);
    for circle in sequence::circles(&arrows) {
        let [first, ..] = &circle.0[..] else { continue };
        let mut way: Vec<String> = circle
            .0
            .iter()
            .map(|one| id(library, one.earlier))
            .collect();
        way.push(id(library, first.earlier));
        let message = match circle.0.len() {
            1 => format!("{} is said to come after itself", way[0]),
            _ => format!(
                "these are said to come one after the other, in a circle: {}",
                way.join(" → ")
            ),
        };
        report(library, &circle.0, message, found);
    }
    for contradiction in sequence::contradictions(library, &arrows) {
        let way = &contradiction.way[..];
        let [first, ..] = way else { continue };
        let Some(last) = way.last() else { continue };
        let day = |index: Index| {
            let date = library.at(index).body.date();
            date.map(|date| date.words().to_string())
                .unwrap_or_default()
        };
        let by_way = match way.len() {
            1 => String::new(),
            _ => {
                let between = way[1..].iter().map(|arrow| id(library, arrow.earlier));
                format!(", by way of {}", between.collect::<Vec<_>>().join(", "))
            }
        };
        let message = format!(
            "{} ({}) is said to come after {} ({}){by_way}: they cannot both be as recorded",
            id(library, last.later),
            day(last.later),
            id(library, first.earlier),
            day(first.earlier)
        );
        report(library, way, message, found);
    }
}

fn id(library: &Library, index: Index) -> String {
    format!("`{}`", library.at(index).key.id())
}

/// At the first place that says so, with the others beside it.
fn report(library: &Library, way: &[Arrow], message: String, found: &mut Found<'_>) {
    let [first, others @ ..] = way else { return };
    let diagnostic = found.at(library.at(first.says), first.place, message);
    let others = others.iter().map(|arrow| arrow.place);
    found.push(
        others
            .fold(diagnostic, |all, place| all.related(place, "and here"))
            .help("look up what the sources say, and take out the `after`, the `before` or the date that none of them gives"),
    );
}
