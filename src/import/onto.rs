//! What of a draft is new to a case file that is there. What the file says is kept as it is, and told where the draft has it
//! otherwise.

mod entries;
mod people;

use std::collections::HashMap;

use super::{Draft, Record};
use crate::{
    edit::{
        Map, Written,
        more::{Come, More, Step, under},
    },
    load::{
        docket,
        yaml::{Entries, Node, Value},
    },
    model::Kind,
    text::without_middle,
};
use entries::entry_told;
use people::People;

/// What becomes of a case file by a draft.
#[derive(Clone, Debug, Default)]
pub struct Onto {
    pub more: Vec<More>,
    /// What comes, each in a few words.
    pub added: Vec<String>,
    /// What the file has otherwise than the draft, and keeps: `title of entry 12`.
    pub kept: Vec<String>,
    /// What would come and has no place, each with the reason: sentences without their periods.
    pub left: Vec<String>,
    /// Rows that go by the words of a record that is there and is another: sentences without their periods. Where there are
    /// any, nothing is to be written.
    pub refused: Vec<String>,
}

impl Onto {
    /// What of a draft is new to a file.
    pub fn of(file: &Entries, draft: &Draft) -> Self {
        let mut onto = Self::default();
        let below = on_dockets(file);
        let mut sections: Vec<(Kind, Vec<(String, Written)>)> = Vec::new();
        for record in &draft.records {
            let many = record.kind.info().many;
            let there = under(file, many).and_then(|section| keys(section));
            match there.and_then(|records| under(records, &record.id)) {
                Some(there) => {
                    onto.refuse(there, record);
                    onto.beside(there, record);
                }
                None if record.kind == Kind::Entry && below.contains_key(&record.id) => {
                    if let Some(there) = below.get(&record.id) {
                        onto.refuse(there, record);
                    }
                    onto.kept
                        .push(format!("entry `{}`, below its proceeding", record.id));
                }
                None => {
                    onto.added
                        .push(format!("{} `{}`", record.kind.info().one, record.id));
                    let come = (record.id.clone(), Written::Map(record.says.clone()));
                    match sections.iter_mut().find(|(kind, _)| *kind == record.kind) {
                        Some((_, records)) => records.push(come),
                        None => sections.push((record.kind, vec![come])),
                    }
                }
            }
        }
        for (kind, records) in sections {
            let many = kind.info().many;
            match under(file, many) {
                Some(_) => onto.more.push(More {
                    at: vec![Step::Key(many.to_owned())],
                    come: Come::Pairs(records),
                }),
                None => onto.more.push(More {
                    at: Vec::new(),
                    come: Come::Section(many, records),
                }),
            }
        }
        onto
    }

    /// A row without an id of its own is the record that goes by its words only where it says the same.
    fn refuse(&mut self, there: &Node, record: &Record) {
        let Some(row) = &record.row else { return };
        let Some(there) = keys(there) else { return };
        let tells = |key: &str| match record.kind {
            Kind::Allegation => matches!(key, "statement" | "by" | "date" | "date_said"),
            Kind::Event => matches!(key, "title" | "date" | "date_said"),
            Kind::Entry => matches!(key, "in" | "title" | "number" | "date" | "date_said"),
            _ => matches!(key, "name" | "born"),
        };
        // What is known of a person now may not have been then; an entry below its proceeding need not say in which it is.
        let may_lack = |key: &str| record.kind == Kind::Person || key == "in";
        let mut says = record.says.0.iter();
        let other = says.find(|(key, value)| {
            tells(key)
                && match under(there, key) {
                    Some(found) => !is_like(value, found),
                    None => !may_lack(key),
                }
        });
        if let Some((key, _)) = other {
            self.refused.push(format!(
                "{row}: another record goes by the same words, `{}`, with another `{key}`; give the table a column `id`",
                record.id
            ));
        }
    }

    /// A record that is there.
    fn beside(&mut self, there: &Node, record: &Record) {
        let what = format!("`{}`", record.id);
        let Some(keys) = keys(there) else {
            self.left.push(format!(
                "{what} has no keys of its own, so nothing is put into it"
            ));
            return;
        };
        let at = vec![
            Step::Key(record.kind.info().many.to_owned()),
            Step::Key(record.id.clone()),
        ];
        if record.kind != Kind::Proceeding {
            // The sheet of an update may be another file.
            let is_compared = |key: &str| record.kind != Kind::Source || key != "note";
            self.compare(keys, &record.says, &what, is_compared);
            return;
        }
        let is_list = |key: &str| matches!(key, "parties" | "judges" | "charges" | "entries");
        self.compare(keys, &record.says, &what, |key| !is_list(key));
        for (key, value) in &record.says.0 {
            let Written::List(items) = value else {
                continue;
            };
            let items: Vec<&Map> = items.iter().filter_map(map).collect();
            match *key {
                "parties" | "judges" => {
                    let mut people = People {
                        onto: self,
                        at: &at,
                        of: &what,
                    };
                    people.put(keys, key, &items);
                }
                "charges" => self.charges(keys, &at, &items),
                "entries" => self.entries(keys, &at, &record.id, &items),
                _ => {}
            }
        }
    }

    /// Tells what is otherwise.
    fn compare(
        &mut self,
        there: &Entries,
        says: &Map,
        what: &str,
        is_compared: impl Fn(&str) -> bool,
    ) {
        for (key, value) in &says.0 {
            // Where it stands is what the import says of it, and `id` how it is known.
            if matches!(*key, "cites" | "id") || !is_compared(key) {
                continue;
            }
            match under(there, key) {
                Some(found) if is_like(value, found) => {}
                Some(_) if matches!(*key, "from" | "to") => {
                    let told = told(key, value);
                    self.kept
                        .push(format!("`{key}` of {what}, now {told} there"));
                }
                Some(_) => self.kept.push(format!("`{key}` of {what}")),
                None => self
                    .kept
                    .push(format!("{what} without {}", told(key, value))),
            }
        }
    }

    fn charges(&mut self, keys: &Entries, at: &[Step], charges: &[&Map]) {
        let Some(there) = list(keys, "charges") else {
            self.whole(keys, at, "charges", charges, "charge");
            return;
        };
        let known: HashMap<String, &Entries> = there
            .iter()
            .filter_map(self::keys)
            .map(|keys| (charge_of(|key| under(keys, key).and_then(first)), keys))
            .collect();
        let mut new = Vec::new();
        for charge in charges {
            let name = charge_of(|key| text(charge, key).map(str::to_owned));
            let called = format!(
                "charge {}",
                short(text(charge, "number").or(text(charge, "title")))
            );
            match known.get(&name) {
                Some(there) => {
                    // A step that came later is a person's to place.
                    self.compare(there, charge, &called, |_| true);
                }
                None => {
                    self.added.push(called);
                    new.push((*charge).clone());
                }
            }
        }
        self.items(at, "charges", new);
    }

    /// A list that is not there.
    fn whole(&mut self, keys: &Entries, at: &[Step], key: &'static str, items: &[&Map], one: &str) {
        if under(keys, key).is_some() {
            self.left.push(format!(
                "`{key}` is no list with something in it; remove it or write its first {one}, and import again"
            ));
            return;
        }
        let called = |item: &&Map| match one {
            "entry" => entry_told(item),
            _ => format!(
                "{one} {}",
                short(
                    text(item, "who")
                        .or(text(item, "number"))
                        .or(text(item, "title"))
                )
            ),
        };
        self.added.extend(items.iter().map(called));
        let items = items.iter().map(|item| Written::Map((*item).clone()));
        self.more.push(More {
            at: at.to_vec(),
            come: Come::Pairs(vec![(key.to_owned(), Written::List(items.collect()))]),
        });
    }

    /// More at the end of a list that is there.
    fn items(&mut self, at: &[Step], key: &str, items: Vec<Map>) {
        if !items.is_empty() {
            self.more.push(More {
                at: below(at, key),
                come: Come::Items(items),
            });
        }
    }
}

/// A key that the file has not; with the day where it is one, since that somebody left on it is news.
fn told(key: &str, value: &Written) -> String {
    match (key, value) {
        ("from" | "to", Written::Text(day) | Written::Remarked(day, _)) => {
            format!("`{key}: {}`", short(Some(day)))
        }
        _ => format!("`{key}`"),
    }
}

/// The entries that stand below their proceedings, by their ids.
fn on_dockets(file: &Entries) -> HashMap<String, &Node> {
    let proceedings = under(file, Kind::Proceeding.info().many).and_then(keys);
    let proceedings = proceedings.into_iter().flatten();
    let entries = proceedings.filter_map(|(id, proceeding)| {
        let there = under(keys(proceeding)?, docket::ENTRIES)?;
        Some(docket::on(id.scalar()?, there))
    });
    entries.flatten().collect()
}

fn short(text: Option<&str>) -> String {
    without_middle(text.unwrap_or(""), 70).to_string()
}

fn charge_of(text: impl Fn(&str) -> Option<String>) -> String {
    let of = |key| text(key).unwrap_or_default();
    let number = of("number");
    let name = match number.is_empty() {
        true => of("title"),
        false => number,
    };
    format!("{}\n{name}", of("against"))
}

fn below(at: &[Step], key: &str) -> Vec<Step> {
    let mut at = at.to_vec();
    at.push(Step::Key(key.to_owned()));
    at
}

/// The text of a scalar, or the first of a list.
fn first(node: &Node) -> Option<String> {
    match &node.value {
        Value::Sequence(items) => items.first().and_then(Node::scalar),
        _ => node.scalar(),
    }
    .map(str::to_owned)
}

fn keys(node: &Node) -> Option<&Entries> {
    match &node.value {
        Value::Mapping(entries) => Some(entries),
        _ => None,
    }
}

fn list<'e>(keys: &'e Entries, key: &str) -> Option<&'e [Node]> {
    match &under(keys, key)?.value {
        Value::Sequence(items) => Some(items),
        _ => None,
    }
}

fn map(written: &Written) -> Option<&Map> {
    match written {
        Written::Map(map) => Some(map),
        _ => None,
    }
}

fn text<'m>(map: &'m Map, key: &str) -> Option<&'m str> {
    let found = map.0.iter().find(|(name, _)| *name == key);
    match found.map(|(_, value)| value)? {
        Written::Text(text) | Written::Remarked(text, _) => Some(text),
        _ => None,
    }
}

/// Whether a file says what is to be written, however it writes it; one alone may stand as a list.
fn is_like(written: &Written, found: &Node) -> bool {
    match (written, &found.value) {
        (Written::Text(text) | Written::Remarked(text, _), Value::Scalar { text: there, .. }) => {
            **there == **text
        }
        (Written::Text(_) | Written::Remarked(..), Value::Sequence(items)) => {
            matches!(&items[..], [one] if is_like(written, one))
        }
        (Written::List(all), Value::Sequence(items)) => {
            let mut pairs = all.iter().zip(items);
            all.len() == items.len() && pairs.all(|(one, item)| is_like(one, item))
        }
        (Written::List(all), _) => matches!(&all[..], [one] if is_like(one, found)),
        (Written::Map(map), Value::Mapping(keys)) => {
            let mut pairs = map.0.iter();
            pairs.all(|(key, value)| {
                *key == "cites" || under(keys, key).is_some_and(|there| is_like(value, there))
            })
        }
        _ => false,
    }
}
