//! What is cited and found otherwise once a library was read again: its source is another one.

use std::{mem, sync::Arc};

use crate::{
    library::Index,
    review::Version,
    tui::{
        action::Action,
        effect::{Effect, Old},
        known::{FoundBefore, Known},
        model::Model,
    },
    verify::{Passage, PlaceDoubt, Verdict},
    watch::{Became, News},
};

/// So many records are named; a key goes to all of them.
const NAMED: usize = 3;

/// What was found in a library, when another one takes its place. Where that was not all, what was found before it stays what
/// the next is held against.
pub fn before(known: &mut Known, news: &News) -> Option<FoundBefore> {
    let has_news = !news.here.is_empty();
    match known.is_checked {
        true => Some(FoundBefore {
            library: Arc::clone(&known.library),
            passages: mem::take(&mut known.passages),
            has_news,
        }),
        false => known.found_before.take().map(|before| FoundBefore {
            has_news: before.has_news || has_news,
            ..before
        }),
    }
}

/// Says which records say the same and have citations that are found otherwise than before. A key goes to them.
pub fn told(model: &mut Model) -> Option<Effect> {
    let before = model.known.found_before.take()?;
    let all = otherwise(&model.known, &before);
    if !all.is_empty() {
        let key = |index: Index| model.known.library.at(index).key.clone();
        let here = all
            .iter()
            .map(|(index, _)| (key(*index), Became::FoundOtherwise));
        let here: Vec<_> = here.collect();
        let named = all.iter().take(NAMED).map(|(index, [was, is])| {
            let key = &model.known.library.at(*index).key;
            format!("`{key}` ({was}, now {is})")
        });
        let named = named.collect::<Vec<_>>().join(", ");
        let more = match all.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let leads = model.fixed.keymap.key(Action::NextChange);
        model.state.add(format!(
            "What is cited is found otherwise: {named}{more}; {leads} goes there."
        ));
        if !before.has_news {
            model.known.news = News::default();
        }
        model.known.news.here.extend(here);
        model.state.news = None;
    }
    Some(Effect::Free(Old(before.library)))
}

/// The records with such citations, in the order of the library, each with what was found and is found of the first that is not
/// verbatim now, else of the first.
fn otherwise(known: &Known, before: &FoundBefore) -> Vec<(Index, [&'static str; 2])> {
    let mut all = Vec::new();
    for (&(index, number), was) in &before.passages {
        let record = before.library.at(index);
        let Some(index) = known.library.index(&record.key) else {
            continue;
        };
        let Some(is) = known.passages.get(&(index, number)) else {
            continue;
        };
        let found = [found(was), found(is)];
        let says = |record| Version::of(record, &[]);
        if found[0] != found[1] && says(record) == says(known.library.at(index)) {
            all.push((index, number, found));
        }
    }
    // Of several of a record, one that is no longer as it is cited tells more than one that is now.
    let is_verbatim = |found: &[&str; 2]| found[1] == Verdict::Verbatim.words();
    all.sort_unstable_by_key(|(index, number, found)| (*index, is_verbatim(found), *number));
    all.dedup_by_key(|(index, ..)| *index);
    let all = all.into_iter();
    all.map(|(index, _, found)| (index, found)).collect()
}

/// What was found of a citation, in a word or some.
fn found(passage: &Passage) -> &'static str {
    match passage.place {
        Some(doubt @ PlaceDoubt::NotThere) => doubt.words(),
        _ => passage.verdict.words(),
    }
}
