//! What it finds: a reference to an entry of a docket that has no id of its own, where another one on that docket has the
//! same number or, without a number, the same day: which of them is meant follows from their order alone.
//!
//! Why that is bad: where a like entry is written above, the reference goes to another one, and a deadline is counted from it,
//! or met by it, without a word.
//!
//! Example: `answers: suit--7`, where two entries of `suit` have the number 7.
//!
//! How to fix it: give the entry that is meant an `id:` of its own, and name that.

use std::collections::HashMap;

use super::{Context, Found};
use crate::{
    library::{Index, Record},
    model::{
        Body, Id,
        record::{Counted, Entry},
    },
};

/// By what several entries are alike.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Alike {
    Number(String),
    Day(String),
    /// They have neither.
    Nothing,
}

/// Reports references that go by the order of entries.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    let library = context.library;
    let mut alike: HashMap<(Index, Alike), Vec<Index>> = HashMap::new();
    for index in library.indices() {
        let record = library.at(index);
        if let Body::Entry(entry) = &record.body
            && has_no_id(record, entry)
            && record.here.counted == Counted::Yes
            && let Some(docket) = library.resolve(record.key.case(), &entry.proceeding)
        {
            alike.entry((docket, by(entry))).or_default().push(index);
        }
    }
    alike.retain(|_, several| several.len() > 1);
    let mut unsure: HashMap<Index, (Index, &Alike, usize)> = HashMap::new();
    for ((docket, by), several) in &alike {
        unsure.extend(
            several
                .iter()
                .map(|one| (*one, (*docket, by, several.len()))),
        );
    }
    if unsure.is_empty() {
        return;
    }
    for (_, record) in context.records() {
        for link in record.body.links() {
            let target = library.resolve(record.key.case(), link.target);
            let Some((docket, by, count)) = target.and_then(|target| unsure.get(&target)) else {
                continue;
            };
            let have = match by {
                Alike::Number(number) => format!("have number {number}"),
                Alike::Day(day) => format!("are of {day}, without a number"),
                Alike::Nothing => "have neither number nor date".to_owned(),
            };
            let message = format!(
                "{count} entries of `{}` {have}; this may go to another than the one that is meant",
                library.at(*docket).key.id()
            );
            found.push(
                found
                    .at(record, link.target.span, message)
                    .help("give the entry that is meant an `id:` of its own, and write that here"),
            );
        }
    }
}

/// Whether its id was made of what it says: then it is named where its title stands.
fn has_no_id(record: &Record, entry: &Entry) -> bool {
    record.span == entry.title.span()
}

/// What its id was made of.
fn by(entry: &Entry) -> Alike {
    let number = entry
        .number
        .as_ref()
        .map(|number| Id::suggest(number.raw()));
    let day = entry.date.as_ref().map(|date| date.text().to_owned());
    match (number.filter(|number| !number.is_empty()), day) {
        (Some(number), _) => Alike::Number(number),
        (None, Some(day)) => Alike::Day(day),
        (None, None) => Alike::Nothing,
    }
}
