//! What of a draft is new to a case file that is there. What the file says is kept as it is, and told where the draft has it
//! otherwise.

use std::collections::{HashMap, HashSet};

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
                Some(there) => onto.beside(there, record),
                None if record.kind == Kind::Entry && below.contains(&record.id) => {
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

    fn entries(&mut self, keys: &Entries, at: &[Step], proceeding: &str, entries: &[&Map]) {
        let Some(there) = under(keys, docket::ENTRIES).filter(|there| !there.is_null()) else {
            self.whole(keys, at, "entries", entries, "entry");
            return;
        };
        let there_by_id = docket::on(proceeding, there);
        let ids: HashSet<&str> = entries
            .iter()
            .filter_map(|entry| text(entry, "id"))
            .collect();
        // One that goes by another id here is known by its number and its day, where no other one has them; without a number
        // by its title and its day: the id of a sealed one, which has no words, may be another's by now.
        let mut by_number: HashMap<(&str, Option<&str>), Vec<&Node>> = HashMap::new();
        let titled = |title: &str, date: Option<&str>| (title.to_owned(), date.map(str::to_owned));
        let mut by_title: HashMap<_, Vec<(&str, &Node)>> = HashMap::new();
        for (id, entry) in &there_by_id {
            let Some(keys) = self::keys(entry) else {
                continue;
            };
            let of = |key| under(keys, key).and_then(Node::scalar);
            if let (None, Some(title)) = (of("number"), of("title")) {
                let alike = by_title.entry(titled(title, of("date"))).or_default();
                alike.push((id.as_str(), *entry));
            }
            if let Some(number) = of("number").filter(|_| !ids.contains(id.as_str())) {
                by_number
                    .entry((number, of("date")))
                    .or_default()
                    .push(entry);
            }
        }
        let known: HashMap<&str, &Node> = there_by_id
            .iter()
            .map(|(id, entry)| (id.as_str(), *entry))
            .collect();
        let of_title = |entry: &Map| {
            let title = text(entry, "title").filter(|_| text(entry, "number").is_none())?;
            match by_title.get(&titled(title, text(entry, "date")))?[..] {
                [one] => Some(one),
                _ => None,
            }
        };
        // Of two of one title neither is told by it.
        let mut told: HashMap<&str, usize> = HashMap::new();
        for (id, _) in entries.iter().filter_map(|entry| of_title(entry)) {
            *told.entry(id).or_default() += 1;
        }
        let of_title = |entry: &Map| of_title(entry).filter(|(id, _)| told.get(id) == Some(&1));
        let mut taken: HashSet<String> = known.keys().map(|id| (*id).to_owned()).collect();
        taken.extend(ids.iter().map(|id| (*id).to_owned()));
        let mut new = Vec::new();
        for entry in entries {
            let id = text(entry, "id").unwrap_or("");
            let titled = of_title(entry).map(|(_, there)| there);
            let is_anothers = titled.is_none() && told.contains_key(id);
            let numbered = text(entry, "number").map(|number| (number, text(entry, "date")));
            let numbered = numbered.and_then(|numbered| by_number.get(&numbered));
            let there_as = match numbered.map(Vec::as_slice) {
                Some([one]) => Some(*one),
                _ => None,
            };
            let same_id = known.get(id).copied().filter(|_| !is_anothers);
            match titled.or(same_id).or(there_as) {
                Some(there) => {
                    if let Some(there) = self::keys(there) {
                        self.compare(there, entry, &entry_called(entry), |_| true);
                    }
                }
                None => {
                    let mut entry = (*entry).clone();
                    if is_anothers {
                        call(&mut entry, &free(id, &mut taken));
                    }
                    self.added.push(entry_told(&entry));
                    new.push(entry);
                }
            }
        }
        if let Value::Mapping(_) = &there.value {
            // By ids, as in a section.
            let pairs = new.into_iter().map(|mut entry| {
                let id = text(&entry, "id").unwrap_or("").to_owned();
                entry.0.retain(|(key, _)| *key != "id");
                (id, Written::Map(entry))
            });
            let pairs: Vec<_> = pairs.collect();
            if !pairs.is_empty() {
                self.more.push(More {
                    at: below(at, "entries"),
                    come: Come::Pairs(pairs),
                });
            }
            return;
        }
        self.items(at, "entries", new);
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

/// Those who take part, in a list of a record or of one who takes part.
struct People<'o> {
    onto: &'o mut Onto,
    at: &'o [Step],
    of: &'o str,
}

impl People<'_> {
    fn put(&mut self, keys: &Entries, key: &'static str, people: &[&Map]) {
        let one = match key {
            "parties" => "party",
            "judges" => "judge",
            _ => "counsel",
        };
        let Some(node) = under(keys, key) else {
            self.onto.whole(keys, self.at, key, people, one);
            return;
        };
        // One alone may be written without a list.
        let alone = std::slice::from_ref(node);
        let items = match &node.value {
            Value::Sequence(items) => items.as_slice(),
            _ => alone,
        };
        let known: HashMap<&str, (usize, &Node)> = items
            .iter()
            .enumerate()
            .filter_map(|(place, item)| Some((who(item)?, (place, item))))
            .collect();
        let mut new: Vec<Map> = Vec::new();
        let mut seen = HashSet::new();
        for person in people {
            let name = text(person, "who").unwrap_or("");
            if !seen.insert(name) {
                continue;
            }
            let what = format!("`{name}`, {one} of {}", self.of);
            let Some((place, there)) = known.get(name) else {
                new.push((*person).clone());
                continue;
            };
            let Some(there) = self::keys(there) else {
                let more = person.0.iter();
                let more = more.filter(|(key, _)| !matches!(*key, "who" | "cites"));
                let more: Vec<String> = more.map(|(key, value)| told(key, value)).collect();
                if !more.is_empty() {
                    self.onto
                        .kept
                        .push(format!("{what} without {}", more.join(", ")));
                }
                continue;
            };
            self.onto
                .compare(there, person, &what, |key| key != "counsel");
            let counsel = person.0.iter().find(|(key, _)| *key == "counsel");
            if let Some((_, Written::List(items))) = counsel {
                let mut at = below(self.at, key);
                at.push(Step::Item(*place));
                let items: Vec<&Map> = items.iter().filter_map(map).collect();
                let mut counsel = People {
                    onto: &mut *self.onto,
                    at: &at,
                    of: &format!("`{name}`"),
                };
                counsel.put(there, "counsel", &items);
            }
        }
        if new.is_empty() {
            return;
        }
        for person in &new {
            let name = text(person, "who").unwrap_or("");
            match &node.value {
                Value::Sequence(_) => {
                    self.onto.added.push(format!("{one} `{name}` of {}", self.of));
                }
                _ => self.onto.left.push(format!(
                    "{one} `{name}` of {}: `{key}` is no list there; write it as one, and import again",
                    self.of
                )),
            }
        }
        if matches!(node.value, Value::Sequence(_)) {
            self.onto.items(self.at, key, new);
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

/// The ids of entries that stand below their proceedings.
fn on_dockets(file: &Entries) -> HashSet<String> {
    let proceedings = under(file, Kind::Proceeding.info().many).and_then(keys);
    let proceedings = proceedings.into_iter().flatten();
    let entries = proceedings.filter_map(|(id, proceeding)| {
        let there = under(keys(proceeding)?, docket::ENTRIES)?;
        Some(docket::on(id.scalar()?, there))
    });
    entries.flatten().map(|(id, _)| id).collect()
}

/// The first of `id-2`, `id-3`, … that is not taken; takes it.
fn free(id: &str, taken: &mut HashSet<String>) -> String {
    let mut all = (2_u64..).map(|number| format!("{id}-{number}"));
    let free = all.find(|id| taken.insert(id.clone()));
    free.unwrap_or_else(|| id.to_owned())
}

/// Gives an entry another id.
fn call(entry: &mut Map, id: &str) {
    let found = entry.0.iter_mut().find(|(key, _)| *key == "id");
    if let Some((_, value)) = found {
        *value = Written::Text(id.to_owned());
    }
}

/// How an entry is called: by its number, else by its id.
fn entry_called(entry: &Map) -> String {
    match text(entry, "number") {
        Some(number) => format!("entry {}", without_middle(number, 40)),
        None => format!("entry `{}`", text(entry, "id").unwrap_or("")),
    }
}

/// `entry 12, 2018-02-02: ORDER …`
fn entry_told(entry: &Map) -> String {
    let date = text(entry, "date").map_or_else(String::new, |date| format!(", {date}"));
    format!(
        "{}{date}: {}",
        entry_called(entry),
        short(text(entry, "title"))
    )
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

fn who(item: &Node) -> Option<&str> {
    match keys(item) {
        Some(keys) => under(keys, "who").and_then(Node::scalar),
        None => item.scalar(),
    }
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
