//! What stands at the top of files: of `library.yaml`, and the words that a file protects.

use super::{
    leaf::{Content, Entry, Item, item, words},
    value::Value,
};
use crate::{
    library::Library,
    model::{
        Audience, Holiday, Id, OneOrMany, ProtectedWords, Text,
        record::{AUDIENCES, FILTERS, HOLIDAYS, PROTECT},
    },
};

/// What `library.yaml` says besides its records.
pub fn of_library(library: &Library) -> Vec<Item> {
    let text = |key: &str, text: &Option<Text>| {
        let text = text.as_ref();
        text.map(|text| item(key, Content::Leaf(words(text))))
    };
    let filters = library.filters.iter().map(|(name, query)| Entry {
        name: name.as_str().into(),
        is: name.as_str().into(),
        items: vec![item("", Content::Leaf(words(query)))],
    });
    let audiences = library.audiences.iter().map(|(name, audience)| Entry {
        name: name.as_str().into(),
        is: name.as_str().into(),
        items: self::audience(audience),
    });
    // The day is what tells one from the others.
    let holidays = library.holidays.iter().map(|holiday| Entry {
        name: holiday.date.edtf().into(),
        is: holiday.date.edtf().into(),
        items: self::holiday(holiday),
    });
    // By it the library is known where something is kept about it: marks, notes, codes.
    let id = library.id.as_ref();
    let id = id.map(|id| item("id", Content::Leaf(Value::Word(id.as_str().into()))));
    let items = [
        id,
        text("title", &library.title),
        text("note", &library.note),
        entries(FILTERS, filters.collect()),
        entries(AUDIENCES, audiences.collect()),
        entries(HOLIDAYS, holidays.collect()),
        of_case(library, None),
    ];
    items.into_iter().flatten().collect()
}

/// The words that the file of a case protects; of `library.yaml` without one.
pub fn of_case(library: &Library, case: Option<&Id>) -> Option<Item> {
    let protect = library.protect.iter();
    let protect = protect.filter(|(key, _)| key.case() == case);
    let protect = protect.map(|(key, words)| Entry {
        name: key.id().as_str().into(),
        is: key.id().as_str().into(),
        items: protected(words),
    });
    entries(PROTECT, protect.collect())
}

fn entries(key: &str, entries: Vec<Entry>) -> Option<Item> {
    (!entries.is_empty()).then(|| item(key, Content::Entries(entries)))
}

fn audience(audience: &Audience) -> Vec<Item> {
    let Audience { calls, rules, note } = audience;
    let word = |word: &str| Value::Word(word.into());
    let calls = calls.map(|calls| item("calls", Content::Leaf(word(calls.value.word()))));
    let rules = rules.iter().map(|rules| word(rules.value.word()));
    let rules = item("rules", Content::List(rules.collect()));
    let note = note
        .iter()
        .map(|note| item("note", Content::Leaf(words(note))));
    calls.into_iter().chain([rules]).chain(note).collect()
}

fn holiday(holiday: &Holiday) -> Vec<Item> {
    let Holiday {
        date: _,
        name,
        declared_by,
    } = holiday;
    let name = name.iter();
    let name = name.map(|name| item("name", Content::Leaf(words(name))));
    let declared_by = declared_by.map(|by| Value::Word(by.value.word().into()));
    let declared_by = declared_by.map(|by| item("declared_by", Content::Leaf(by)));
    name.chain(declared_by).collect()
}

fn protected(protected: &ProtectedWords) -> Vec<Item> {
    let ProtectedWords {
        words: all,
        alias,
        because,
        named_to,
    } = protected;
    let list = |key: &str, texts: &OneOrMany<Text>| {
        item(key, Content::List(texts.iter().map(words).collect()))
    };
    let one = |key: &str, text: &Option<Text>| {
        let text = text.as_ref();
        text.map(|text| item(key, Content::Leaf(words(text))))
    };
    let alias = one("as", alias);
    let because = one("because", because);
    let own = [Some(list("words", all)), alias, because];
    let named_to = Some(list("named_to", named_to));
    own.into_iter().chain([named_to]).flatten().collect()
}
