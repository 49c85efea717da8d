//! What it finds: a step in the `history` of a charge that cannot follow the one before it, says the same again, is
//! dated before it, or gives a sentence without a conviction.
//!
//! Why that is bad: who pleaded guilty is not acquitted on that plea, and what was dismissed with prejudice is not
//! charged again; a step is missing, or one is wrong, and a page says of somebody what no court did.
//!
//! Example: `history: [{status: dismissed-with-prejudice}, {status: charged}]`.
//!
//! How to fix it: add the step between, with its citation, such as `vacated` where a disposition was set aside, or take
//! out the one that no source reports.

use super::{Context, Found};
use crate::{
    analysis::charges::{self, Wrong},
    model::Body,
};

/// Reports steps that do not follow.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (_, record) in context.records() {
        let Body::Proceeding(proceeding) = &record.body else {
            continue;
        };
        let problems = proceeding.charges.iter().flat_map(|charge| {
            let problems = charges::problems(charge).into_iter();
            problems.map(|problem| (charge.against.len() > 1, problem))
        });
        for (is_against_several, problem) in problems {
            // That a step cites nothing is another rule's.
            if problem.what == Wrong::Uncited {
                continue;
            }
            let message = format!("this step is out of order: {}", problem.what.words());
            let help = match problem.what {
                Wrong::Sentence(_) => "write the sentence at the step that says `convicted`",
                Wrong::NotCharged => {
                    "write in `of` who stands in `against` of this count, in the same words"
                }
                Wrong::Jump { .. } | Wrong::Again(_) if is_against_several => {
                    "where it tells of another of those charged, write of whom each step tells: `of: ID`"
                }
                _ => {
                    "add the step between, with its citation (`vacated` where a disposition was set aside), or \
                     take out the one that no source reports"
                }
            };
            found.push(found.at(record, problem.span, message).help(help));
        }
    }
}
