//! What it finds: a text of another record that has the words already by which somebody protected is called before others.
//!
//! Why that is bad: before others those words stand for who is protected, and whoever reads them takes both for one. An
//! export for an audience is refused for it.
//!
//! Example: `statement: Witness A of the prosecution left`, beside a person with `protect: {as: Witness A}`.
//!
//! How to fix it: write another `as`. Where the text does mean who is protected, write the same words under
//! `also_known_as` of their record.

use super::{Context, Found};
use crate::{analysis::pseudonyms, model::record::Instead};

/// Reports pseudonyms that stand in texts of others.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    let called = context.records().filter_map(|(index, record)| {
        let protection = record.body.protection()?;
        let is_called = protection.instead() == Instead::Pseudonym;
        is_called.then_some((index, record, &protection.alias))
    });
    let called: Vec<_> = called.collect();
    let words: Vec<_> = called
        .iter()
        .map(|(index, _, alias)| (Some(*index), alias.raw()))
        .collect();
    let taken = pseudonyms::taken(context.library, &words);
    for ((_, record, alias), taken) in called.into_iter().zip(taken) {
        let Some(taken) = taken.filter(|_| !pseudonyms::is_own_name(&record.body, alias.raw()))
        else {
            continue;
        };
        let by = &context.library.at(taken.by).key;
        let message = format!(
            "`{}`, as `{}` is called before others, stands in `{by}` under `{}` already",
            alias.raw(),
            record.key.id(),
            taken.key
        );
        found.push(found.at(record, alias.span(), message).help(
            "write another `as`, or, where it does mean them, the same words under `also_known_as`",
        ));
    }
}
