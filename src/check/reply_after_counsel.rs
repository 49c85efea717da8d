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
    analysis::party::Parties,
    library::{Index, Library},
    model::{Body, Date, Kind, record::Appointed},
};

/// Reports replies by those who were counsel before.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    let library = context.library;
    let appointed = appointed(library);
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
                    let Some(end) = ended(&appointed, who, client, day) else {
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

/// All counsel of a library: who, of whom, and how long.
fn appointed(library: &Library) -> Vec<(Index, Index, &Appointed)> {
    let mut all = Vec::new();
    for index in library.indices() {
        let record = library.at(index);
        if record.kind() != Kind::Proceeding {
            continue;
        }
        let Body::Proceeding(proceeding) = &record.body else {
            continue;
        };
        for party in proceeding.parties.iter() {
            let Some(client) = library.resolve(record.key.case(), &party.who) else {
                continue;
            };
            let counsel = party.counsel.iter().filter_map(|counsel| {
                let who = library.resolve(record.key.case(), &counsel.who)?;
                Some((who, client, &*counsel.0))
            });
            all.extend(counsel);
        }
    }
    all
}

/// When somebody's time as counsel of another ended, the last of all, where that is surely before a day.
fn ended<'l>(
    appointed: &[(Index, Index, &'l Appointed)],
    who: Index,
    client: Index,
    day: &Date,
) -> Option<&'l Date> {
    let all = appointed.iter();
    let mut theirs = all.filter(|(counsel, of, _)| *counsel == who && *of == client);
    let mut last: Option<&Date> = None;
    let is_over = theirs.all(|(.., counsel)| {
        let end = counsel
            .to
            .as_deref()
            .filter(|end| end.is_surely_before(day));
        if let Some(end) = end
            && last.is_none_or(|last| last.is_surely_before(end))
        {
            last = Some(end);
        }
        end.is_some()
    });
    last.filter(|_| is_over)
}
