//! What it finds: a step in the `history` of a piece of evidence that cannot follow the one before
//! it, says the same again, or is dated before it.
//!
//! Why that is bad: nobody can authenticate what nobody has produced; a step is missing, or one is
//! wrong, and the chain of custody has a hole.
//!
//! Example: `history: [{status: authenticated}]` on evidence that is merely described.
//!
//! How to fix it: add the step between, with its citation, or take out the one that no source
//! reports. The manual has the table of steps.

use super::{Context, Found};
use crate::{
    analysis::ledger::{self, Wrong},
    model::Body,
};

/// Reports steps that do not follow.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (_, record) in context.records() {
        let Body::Evidence(evidence) = &record.body else {
            continue;
        };
        for problem in ledger::problems(evidence) {
            // That a step cites nothing is another rule's.
            if problem.what != Wrong::Uncited {
                let message = format!("this step is out of order: {}", problem.what.words());
                found.push(found.at(record, problem.span, message).help(
                    "add the step between, with its citation, or take out the one that no source reports",
                ));
            }
        }
    }
}
