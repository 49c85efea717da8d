//! What a record says, taken apart to its leaves: each with the keys that lead to it in the file.
//!
//! All of it follows from the one description of a record (`Body::fields`), so that no kind of record and no key can
//! be forgotten. How a file is laid out is not in it: white space is folded, a lone item is a list of one, and parts go
//! by what names them and not by their place.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{
    Renamed,
    value::{Cited, Reference, Value, folded},
};
use crate::{
    library::{Library, Record},
    model::{
        At, Citation, Key, Measure, Ref, Role, Text,
        record::{Field, Part, Value as Said, Written},
    },
};

/// What stands under a key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Content {
    /// Of which the order says nothing: names of records, other names, citations. Words alone are no list of one.
    List(Vec<Value>),
    /// A mapping within the record.
    Map(Vec<Item>),
    Entries(Vec<Entry>),
    #[serde(untagged)]
    Leaf(Value),
}

/// A key with what stands under it. Without a key it is all that its entry says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "(Box<str>, Content)", into = "(Box<str>, Content)")]
pub struct Item {
    pub key: Box<str>,
    pub content: Content,
}

/// A part of a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// What names it, as the file writes it; empty where nothing does, and it goes by its number.
    pub name: Box<str>,
    /// The same as it is compared.
    pub is: Box<str>,
    pub items: Vec<Item>,
}

/// A leaf, with the keys that lead to it: `relations[ties-to-ms13].note`.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    pub path: String,
    pub value: Value,
}

impl Leaf {
    /// The keys that lead to it, without its number in a list.
    pub fn key(&self) -> &str {
        let (key, number) = self.path.rsplit_once('[').unwrap_or((&self.path, ""));
        let is_number = |digits: &str| digits.chars().all(|c| c.is_ascii_digit());
        match number.strip_suffix(']') {
            Some(digits) if is_number(digits) => key,
            _ => &self.path,
        }
    }
}

/// Reads what records of a library say. What it gives may be kept as JSON, to be compared with what they say later.
pub struct Reader<'l> {
    pub library: &'l Library,
    /// What records are called in the library that it is compared with, where they go by another key there.
    now: HashMap<&'l Key, &'l Key>,
}

/// Keys with a mapping under them, not with a list.
const MAPS: [&str; 8] = [
    "protect",
    "original",
    "born",
    "age",
    "sex",
    "due",
    "ruling",
    "restricted",
];

impl<'l> Reader<'l> {
    /// Of the old of two libraries.
    pub fn of_old(library: &'l Library, renamed: &'l Renamed) -> Self {
        let now = renamed.to.iter().collect();
        Self { library, now }
    }

    /// Of the new one.
    pub fn of_new(library: &'l Library) -> Self {
        let now = HashMap::new();
        Self { library, now }
    }

    /// What a record says, key by key, in the order of its page.
    pub fn items(&self, record: &Record) -> Vec<Item> {
        let fields = record.body.fields();
        fields.iter().flat_map(|f| self.field(record, f)).collect()
    }

    fn field(&self, record: &Record, field: &Field<'_>) -> Vec<Item> {
        let key = field.key;
        let one = |content| vec![item(key, content)];
        if let Written::Word(word) = field.written {
            let word = word.map(|word| Content::Leaf(Value::Word(word.into())));
            return word.into_iter().flat_map(one).collect();
        }
        if field.is_empty() {
            return Vec::new();
        }
        match &field.value {
            Said::Words([text]) | Said::Place([text]) => one(Content::Leaf(words(text))),
            Said::Words(texts) | Said::Place(texts) => {
                one(Content::List(texts.iter().map(words).collect()))
            }
            Said::Said(statement) => {
                let (words, by) = (folded(statement.raw()), Vec::new());
                one(Content::Leaf(Value::Statement { words, by }))
            }
            Said::Literal(text) => text.map(word).into_iter().flat_map(one).collect(),
            Said::Word(text) => text.map(word).into_iter().flat_map(one).collect(),
            Said::Status(status) => {
                let word = status.map(|status| word(status.word()));
                word.into_iter().flat_map(one).collect()
            }
            Said::Refs(
                Role::PartOf
                | Role::Forum
                | Role::Docket
                | Role::SetBy
                | Role::CountedFrom
                | Role::Document,
                [target],
            ) => {
                let target = self.reference(record, target);
                one(Content::Leaf(Value::Ref(target)))
            }
            Said::Refs(_, targets) => {
                let targets = targets.iter();
                let targets = targets.map(|target| Value::Ref(self.reference(record, target)));
                one(Content::List(targets.collect()))
            }
            Said::When(date, said) => {
                let date = date.map(|date| item(key, word(date.text())));
                let said = said.map(|said| {
                    let key = format!("{key}_said");
                    item(&key, Content::Leaf(words(said)))
                });
                date.into_iter().chain(said).collect()
            }
            Said::Days(days) => one(word(&days.to_string())),
            Said::Grade(grade) => {
                let grade = grade.map(|grade| word(&grade.to_string()));
                grade.into_iter().flat_map(one).collect()
            }
            Said::Numbers(measures) => {
                let entries = measures.iter().map(|measure| Entry {
                    name: "".into(),
                    is: "".into(),
                    items: self::measure(measure),
                });
                one(Content::Entries(entries.collect()))
            }
            Said::Parts(parts) if MAPS.contains(&key) => {
                let items = parts.iter().flat_map(|part| self.part(record, part, None));
                one(Content::Map(items.collect()))
            }
            // Who took part, and no more: a list of names.
            Said::Parts(parts)
                if key == "participants"
                    && parts.iter().all(|part| part.only_names().is_some()) =>
            {
                let targets = parts.iter().filter_map(Part::only_names);
                let targets = targets.flat_map(|(_, targets)| targets);
                let targets = targets.map(|target| Value::Ref(self.reference(record, target)));
                one(Content::List(targets.collect()))
            }
            Said::Parts(parts) => {
                let entries = parts.iter().map(|part| self.entry(record, part));
                one(Content::Entries(entries.collect()))
            }
            Said::Cites(cites) => one(self.cites(record, cites)),
        }
    }

    /// A part that goes by whom it names, else by its number on a docket, else by its title.
    fn entry(&self, record: &Record, part: &Part<'_>) -> Entry {
        let fields = || part.fields.iter().map(|(_, field)| field);
        let text = |key: &str| {
            fields().find_map(|field| match field.value {
                Said::Words([text]) if field.key == key => Some((field.key, folded(text.raw()))),
                _ => None,
            })
        };
        let named = text("number").or_else(|| text("title"));
        let names = fields().find_map(|field| match field.value {
            // Steps of a charge go by their order, whomever they tell of.
            Said::Refs(Role::Charged | Role::AsTo, _) => None,
            Said::Refs(role, targets) if named.is_none() => Some((field.key, role, targets)),
            _ => None,
        });
        if let Some((key, role, targets)) = names {
            let targets: Vec<Reference> = targets
                .iter()
                .map(|target| self.reference(record, target))
                .collect();
            let written: Vec<&str> = targets.iter().map(|target| &*target.written).collect();
            let mut is: Vec<&str> = targets.iter().map(|target| &*target.is).collect();
            is.sort_unstable();
            let mut items = self.part(record, part, Some(key));
            if role == Role::Response {
                let by: Vec<Box<str>> = targets.iter().map(|target| target.is.clone()).collect();
                items.iter_mut().for_each(|item| item.is_said_by(&by));
            }
            // What evidence does to a statement is all that its entry says.
            if role == Role::BearsOn
                && let [item] = &mut items[..]
            {
                item.key = "".into();
            }
            return Entry {
                name: written.join(", ").into(),
                is: is.join(" ").into(),
                items,
            };
        }
        let name = named.as_ref().map_or("".into(), |(_, name)| name.clone());
        Entry {
            items: self.part(record, part, named.map(|(key, _)| key)),
            is: name.clone(),
            name,
        }
    }

    /// The keys of a part, without the one that names it.
    fn part(&self, record: &Record, part: &Part<'_>, name: Option<&str>) -> Vec<Item> {
        let fields = part.fields.iter().map(|(_, field)| field);
        let fields = fields.filter(|field| Some(field.key) != name);
        let mut items: Vec<Item> = fields.flat_map(|f| self.field(record, f)).collect();
        if !part.cites.is_empty() {
            items.push(item("cites", self.cites(record, part.cites)));
        }
        items
    }

    fn cites(&self, record: &Record, cites: &[Citation]) -> Content {
        let cites = cites.iter().map(|citation| self.citation(record, citation));
        Content::List(cites.map(|cited| Value::Cites(Box::new(cited))).collect())
    }

    /// What a citation of a record says.
    pub fn citation(&self, record: &Record, citation: &Citation) -> Cited {
        Cited::of(citation, |target| self.reference(record, target))
    }

    fn reference(&self, record: &Record, target: &At<Ref>) -> Reference {
        let written: Box<str> = target.value.to_string().into();
        let found = self.library.resolve(record.key.case(), target);
        let is = found.map(|index| {
            let key = &self.library.at(index).key;
            let now = self.now.get(key).copied().unwrap_or(key);
            now.to_string().into()
        });
        let is = is.unwrap_or_else(|| written.clone());
        Reference { written, is }
    }
}

impl From<(Box<str>, Content)> for Item {
    fn from((key, content): (Box<str>, Content)) -> Self {
        Self { key, content }
    }
}

impl From<Item> for (Box<str>, Content) {
    fn from(Item { key, content }: Item) -> Self {
        (key, content)
    }
}

/// The leaves of what a record says, each with its path.
pub fn leaves(items: &[Item]) -> Vec<Leaf> {
    let mut leaves = Vec::new();
    gather("", items, &mut leaves);
    leaves
}

fn gather(before: &str, items: &[Item], leaves: &mut Vec<Leaf>) {
    for item in items {
        let path = below(before, &item.key);
        let mut leaf = |path: String, value: &Value| {
            leaves.push(Leaf {
                path,
                value: value.clone(),
            });
        };
        match &item.content {
            Content::Leaf(value) => leaf(path, value),
            Content::List(values) => {
                for (number, value) in (1..).zip(values) {
                    leaf(format!("{path}[{number}]"), value);
                }
            }
            Content::Map(items) => gather(&path, items, leaves),
            Content::Entries(entries) => {
                for (number, entry) in entries.iter().enumerate() {
                    let path = format!("{path}[{}]", called(entries, number));
                    // That there is such a part is a fact of its own where nothing else is said of it.
                    gather(&path, &entry.items, leaves);
                }
            }
        }
    }
}

/// The path of a key below another.
pub fn below(before: &str, key: &str) -> String {
    match (before, key) {
        ("", key) => key.to_owned(),
        (before, "") => before.to_owned(),
        (before, key) => format!("{before}.{key}"),
    }
}

/// What one of several entries goes by: its name, with its number among those of the same name where there are several;
/// its number alone where nothing names it.
pub fn called(entries: &[Entry], number: usize) -> String {
    let Some(entry) = entries.get(number) else {
        return String::new();
    };
    let alike = |entries: &[Entry]| {
        let alike = entries.iter().filter(|other| other.is == entry.is);
        alike.count()
    };
    let place = alike(&entries[..number]) + 1;
    match (&*entry.name, alike(entries)) {
        ("", _) => place.to_string(),
        (name, 1) => name.to_owned(),
        (name, _) => format!("{name} {place}"),
    }
}

pub fn item(key: &str, content: Content) -> Item {
    Item {
        key: key.into(),
        content,
    }
}

/// Words as a file has them, without how they are broken into lines.
pub fn words(text: &Text) -> Value {
    Value::Text(folded(text.raw()))
}

fn word(word: &str) -> Content {
    Content::Leaf(Value::Word(word.into()))
}

fn measure(measure: &Measure) -> Vec<Item> {
    let Measure {
        value,
        bound,
        unit,
        of,
        category,
        as_of,
        said,
    } = measure;
    let digits: Option<Vec<&str>> = value
        .as_ref()
        .map(|value| value.value.iter().map(|number| number.digits()).collect());
    let text = |key: &str, text: &Option<Text>| {
        let text = text.as_ref();
        text.map(|text| item(key, Content::Leaf(words(text))))
    };
    let items = [
        digits.map(|digits| item("value", word(&digits.join(", ")))),
        bound.map(|bound| item("bound", word(bound.value.word()))),
        text("unit", unit),
        text("of", of),
        text("category", category),
        as_of.as_ref().map(|date| item("as_of", word(date.text()))),
        text("said", said),
    ];
    items.into_iter().flatten().collect()
}

impl Item {
    /// A citation alone.
    pub fn cites(cited: Cited) -> Self {
        item("cites", Content::List(vec![Value::Cites(Box::new(cited))]))
    }

    /// Of words in a reply, that those who reply say them.
    fn is_said_by(&mut self, by: &[Box<str>]) {
        if let Content::Leaf(Value::Text(words)) = &mut self.content {
            let (words, by) = (std::mem::take(words), by.to_vec());
            self.content = Content::Leaf(Value::Statement { words, by });
        }
    }
}
