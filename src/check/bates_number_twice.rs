//! What it finds: two pieces of evidence in one case whose Bates numbers meet.
//!
//! Why that is bad: a number is stamped on one page. Where two hold it, one of them is a part of the other, which nothing
//! says, or a number is wrong, and who opens the page by its number opens the wrong one.
//!
//! Example: `bates: ACM000301-ACM000318` and, of another piece, `bates: ACM000310-ACM000312`.
//!
//! How to fix it: look the numbers up. Where one is an excerpt of the other, say so in its description, and leave the
//! numbers to the whole.

use std::collections::HashMap;

use super::{Context, Found};
use crate::{
    library::{Index, Record},
    model::{Bates, BatesRun, Body, Id},
};

/// Reports numbers that two have.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    let mut by_case: HashMap<Option<&Id>, Vec<(Index, &Record, &Bates)>> = HashMap::new();
    for (index, record) in context.records() {
        let Body::Evidence(evidence) = &record.body else {
            continue;
        };
        if !evidence.bates.is_empty() {
            let of_case = by_case.entry(record.key.case()).or_default();
            of_case.push((index, record, &evidence.bates));
        }
    }
    let mut meeting: Vec<_> = by_case
        .values()
        .flat_map(|of_case| meeting(of_case))
        .collect();
    meeting.sort_by_key(|((one, ..), (other, ..))| (*one, *other));
    meeting.dedup_by_key(|((one, ..), (other, ..))| (*one, *other));
    for ((_, first, theirs), (_, record, bates)) in meeting {
        let (Some(text), Some(there)) = (bates.meeting(theirs), theirs.meeting(bates)) else {
            continue;
        };
        let message = format!(
            "`{}` has some of these Bates numbers as well",
            first.key.id()
        );
        found.push(
            found
                .at(record, text.span(), message)
                .related(there.span(), "there")
                .help("look the numbers up; where one is a part of the other, say so in its description and leave the numbers to the whole"),
        );
    }
}

type Stamped<'r> = (Index, &'r Record, &'r Bates);

/// Those of one case that meet, the first in the files first. Sorted by where their ranges begin, each is held against
/// the one that reaches farthest so far: of many that meet each is told of once.
fn meeting<'r>(of_case: &[Stamped<'r>]) -> Vec<(Stamped<'r>, Stamped<'r>)> {
    let mut runs: Vec<_> = of_case
        .iter()
        .flat_map(|stamped| stamped.2.runs().map(move |run| (run, *stamped)))
        .collect();
    runs.sort_by_key(|(run, (index, ..))| (run.prefix(), run.digits(), run.numbers(), *index));
    let mut found = Vec::new();
    let mut farthest: Option<(&BatesRun, Stamped<'r>)> = None;
    for (run, stamped) in runs {
        let reaching = farthest.filter(|(other, _)| run.meets(other));
        match reaching {
            Some((other, there)) => {
                if there.0 != stamped.0 {
                    let pair = match there.0 < stamped.0 {
                        true => (there, stamped),
                        false => (stamped, there),
                    };
                    found.push(pair);
                }
                if run.numbers().1 > other.numbers().1 {
                    farthest = Some((run, stamped));
                }
            }
            None => farthest = Some((run, stamped)),
        }
    }
    found
}
