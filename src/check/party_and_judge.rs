//! What it finds: somebody who is a party to a proceeding and a judge of it.
//!
//! Why that is bad: nobody judges their own cause, so that one of the two is wrong, and whoever asks who decided, or who
//! sued whom, is told what did not happen.
//!
//! Example: `parties: [ash]`, beside `judges: [ash]`.
//!
//! How to fix it: look up which they are; a judge who is sued over what they did is a party, and the judge is another.

use super::{Context, Found};
use crate::model::Body;

/// Reports judges who are parties.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (_, record) in context.records() {
        let Body::Proceeding(proceeding) = &record.body else {
            continue;
        };
        let find = |who| context.library.resolve(record.key.case(), who);
        for judge in proceeding.judges.iter() {
            let Some(is) = find(&judge.who) else {
                continue;
            };
            let mut parties = proceeding.parties.iter();
            let Some(party) = parties.find(|party| find(&party.who) == Some(is)) else {
                continue;
            };
            let message = format!(
                "`{}` is a party to this proceeding as well",
                judge.who.value
            );
            found.push(
                found
                    .at(record, judge.who.span, message)
                    .related(party.who.span, "here")
                    .help("look up which they are, and take them out of the other"),
            );
        }
    }
}
