//! What it finds: a reply for somebody by counsel whose time as their counsel had ended before that day.
//!
//! Why that is bad: who is no counsel any more replies for nobody, so that a statement looks answered, or admitted, by
//! somebody who said nothing; or the day is wrong, of the reply or of the end.
//!
//! Example: `{by: lee, is: admitted, date: 2026-11-20}`, where the proceeding has `counsel: [{who: lee, to: 2026-10-15}]`.
//!
//! How to fix it: look up both days; where counsel came back, write that they are counsel from that day; where another
//! replied, write who.

use super::{Context, Found};
use crate::{
    analysis::party::{Parties, counsel_ended},
    library::Index,
    model::Body,
};

/// Reports replies by those who were counsel before.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    let library = context.library;
    for (index, record) in context.records() {
        let Body::Allegation(allegation) = &record.body else {
            continue;
        };
        let parties = Parties::to(library, index);
        for response in &allegation.responses {
            let Some(day) = &response.date else {
                continue;
            };
            for by in response.by.iter() {
                let Some(who) = library.resolve(record.key.case(), by) else {
                    continue;
                };
                // Who is a party replies for themselves.
                if parties.against().contains(&who) {
                    continue;
                }
                let mut clients: Vec<Index> = parties.against().iter().copied().collect();
                clients.sort_unstable();
                for client in clients {
                    let Some(end) = counsel_ended(library, who, client, day) else {
                        continue;
                    };
                    let message = format!(
                        "`{}` replied for `{}` on {}, after their time as counsel ended ({})",
                        by.value,
                        library.at(client).key.id(),
                        day.words(),
                        end.words()
                    );
                    found.push(found.at(record, by.span, message).help(
                        "look up both days; write from when they are counsel again, or who replied, where a source says so",
                    ));
                }
            }
        }
    }
}
