//! What one can ask of the rows of a list before anything is typed: the keys that part them, with the values
//! that are there and how many rows have each.

use std::cmp::Reverse;

use super::{
    complete::{Offer, written},
    eval::Context,
    fields::{Asked, When},
    keys::{KEYS, KeyInfo, Takes},
    values::Value,
};
use crate::{
    clean,
    library::Index,
    model::{Body, Kind},
    review::Marks,
    text::{Clean, clean_line, fold},
};

/// Rows that are counted; of more, no value is.
pub const COUNTED: usize = 1_000;

/// Values of a key that are told.
const TOLD: usize = 5;

/// Names that are tried as values of a key, the commonest first.
const TRIED: usize = 12;

/// The keys that part these records, each with its commonest values and an example. Of more than
/// [`COUNTED`] records nothing is counted, and every key is there.
pub fn guide(context: &Context<'_>, rows: &[Index]) -> Vec<Offer> {
    let offers = KEYS.iter().filter_map(|info| of_key(context, rows, info));
    offers.collect()
}

/// How many of these records have a value of a key; none where there are too many, or it cannot be read.
pub fn count(context: &Context<'_>, rows: &[Index], query: &str) -> Option<usize> {
    if rows.len() > COUNTED || rows.is_empty() {
        return None;
    }
    let query = super::Query::parse(query).ok()?;
    let asked = rows.iter().filter(|index| query.matches(context, **index));
    // What was found of quotes is not at hand here; what is marked may not be.
    let is_known = !query.needs_verdicts() && (!query.needs_marks() || context.marks.is_some());
    is_known.then(|| asked.count())
}

fn of_key(context: &Context<'_>, rows: &[Index], info: &KeyInfo) -> Option<Offer> {
    let plain = || Offer {
        example: info.example.to_owned(),
        ..Offer::new(format!("{}:", info.name), info.says)
    };
    if rows.len() > COUNTED {
        return Some(plain());
    }
    let has = |value: &Value| {
        let asks = |index: &&Index| {
            let asked = Asked {
                context,
                index: **index,
                when: When::OfRecord,
            };
            (info.holds)(&asked, value)
        };
        rows.iter().filter(asks).count()
    };
    let mut values: Vec<(String, usize)> = match &info.takes {
        Takes::Word(words) | Takes::WordOrText(words) => {
            let words = words().into_iter();
            let counted = words.map(|word| (word.word.to_owned(), has(&Value::Word(word.word))));
            counted.collect()
        }
        Takes::Name(kinds) => {
            let names = names(context, rows, kinds).into_iter();
            let counted = names.map(|name| (name.clone(), has(&Value::Name(name))));
            // What one row alone has is its name, and no way to part the others.
            counted.filter(|(_, count)| *count > 1).collect()
        }
        Takes::Text(texts) => {
            let texts = rows.iter().flat_map(|index| {
                texts(&Asked {
                    context,
                    index: *index,
                    when: When::OfRecord,
                })
            });
            let mut texts: Vec<String> = texts.collect();
            texts.sort_unstable();
            texts.dedup();
            let counted = texts.into_iter().take(TRIED).map(|text| {
                let count = has(&Value::Name(fold(&text)));
                (written(&text), count)
            });
            counted.collect()
        }
        Takes::Label => {
            let labels = context.marks.map(Marks::labels).unwrap_or_default();
            let labels = labels.into_iter().map(str::to_owned);
            let counted = labels.map(|label| (label.clone(), has(&Value::Name(fold(&label)))));
            counted.collect()
        }
        Takes::Number => {
            let count = count(context, rows, info.example)?;
            return (count > 0 && count < rows.len()).then(|| Offer {
                says: clean![info.says, ": ", clean_line(info.example), " ", count],
                ..plain()
            });
        }
        Takes::Bates => {
            let is_stamped = |index: &Index| match &context.library.at(*index).body {
                Body::Evidence(evidence) => !evidence.bates.is_empty(),
                _ => false,
            };
            return rows.iter().any(is_stamped).then(plain);
        }
        Takes::Date | Takes::DateWithStart | Takes::DateWithEnd => {
            let is_dated = |index: &Index| context.library.at(*index).body.date().is_some();
            return rows.iter().any(is_dated).then(plain);
        }
    };
    values.retain(|(_, count)| *count > 0);
    values.sort_by_key(|(_, count)| Reverse(*count));
    let parts = values.iter().any(|(_, count)| *count < rows.len());
    let (rarest, _) = values.iter().take(TOLD).next_back().filter(|_| parts)?;
    let told = values.iter().take(TOLD);
    let told = told.map(|(value, count)| clean![clean_line(value), " ", *count]);
    let more = (values.len() > TOLD).then_some("  …");
    Some(Offer {
        says: clean![Clean::join(told, "  "), more],
        example: format!("{}:{rarest}", info.name),
        ..plain()
    })
}

/// The ids of the records of these kinds that the rows name, the commonest first.
fn names(context: &Context<'_>, rows: &[Index], kinds: &[Kind]) -> Vec<String> {
    let mut counts: std::collections::BTreeMap<Index, usize> = std::collections::BTreeMap::new();
    for index in rows {
        for (_, named) in &context.library.at(*index).names {
            let kind = context.library.at(*named).kind();
            if kinds.is_empty() || kinds.contains(&kind) {
                *counts.entry(*named).or_default() += 1;
            }
        }
    }
    let mut counts: Vec<(Index, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    let ids = counts.into_iter().take(TRIED);
    ids.map(|(index, _)| context.library.at(index).key.id().as_str().to_owned())
        .collect()
}
