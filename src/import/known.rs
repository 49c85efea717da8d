//! What is there already where something is imported.

use std::collections::{HashMap, HashSet};

use crate::{
    edit::more::under,
    load::yaml::{Entries, Node, Value},
    model::{Id, Kind, citation::short::Short},
};

/// The records of a case file, and those that it shares with others, as far as what is imported may name them.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// People and organizations by what they are called.
    names: HashMap<String, Id>,
    /// Records by their ids.
    ids: HashMap<String, Kind>,
    /// People and organizations with the sources that they are cited to.
    cited: HashSet<(String, String)>,
    /// Those that all cases share.
    shared: HashMap<String, Kind>,
    /// What people and organizations are called, by their ids.
    called: HashMap<String, Vec<String>>,
    /// The titles of sources.
    titles: HashMap<String, String>,
    proceedings: Vec<Proceeding>,
}

/// A proceeding that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proceeding {
    pub id: String,
    pub title: Option<String>,
    /// The number of its docket, as it is written there.
    pub docket: Option<String>,
    pub forum: Option<String>,
    /// The ids of its parties.
    pub parties: Vec<String>,
    /// The sources to which it is cited, itself first, then what stands in it.
    pub sources: Vec<String>,
}

impl Known {
    /// What a case file has.
    pub fn of(entries: &Entries) -> Self {
        let mut known = Self::default();
        for info in Kind::in_sections() {
            let Some(Value::Mapping(records)) =
                under(entries, info.many).map(|section| &section.value)
            else {
                continue;
            };
            let Some(kind) = Kind::named(info.many) else {
                continue;
            };
            for (id, record) in records {
                let Some(id) = id.scalar() else { continue };
                known.ids.insert(id.to_owned(), kind);
                let Value::Mapping(keys) = &record.value else {
                    continue;
                };
                match kind {
                    Kind::Person | Kind::Organization => {
                        for name in names(keys) {
                            known.name(&name, id);
                        }
                        let sources = sources(keys).into_iter();
                        known
                            .cited
                            .extend(sources.map(|source| (id.to_owned(), source)));
                    }
                    Kind::Proceeding => {
                        known.proceedings.push(proceeding(id, keys));
                    }
                    Kind::Source => {
                        let title = under(keys, "title").and_then(Node::scalar);
                        let title = title.map(|title| (id.to_owned(), title.to_owned()));
                        known.titles.extend(title);
                    }
                    _ => {}
                }
            }
        }
        known
    }

    /// Also a record that all cases share, with its names where it is a person or an organization.
    pub fn share<'n>(&mut self, kind: Kind, id: &Id, names: impl IntoIterator<Item = &'n str>) {
        self.shared.insert(id.as_str().to_owned(), kind);
        if matches!(kind, Kind::Person | Kind::Organization) {
            for name in names {
                self.name(name, id.as_str());
            }
        }
    }

    fn name(&mut self, name: &str, id: &str) {
        if let Ok(id) = id.parse() {
            self.names.entry(called(name)).or_insert(id);
        }
        let names = self.called.entry(id.to_owned()).or_default();
        names.push(name.to_owned());
    }

    /// Who is called so.
    pub fn named(&self, name: &str) -> Option<&Id> {
        self.names.get(&called(name))
    }

    /// Of which kind the record of an id is, in the file or among those that all cases share.
    pub fn kind(&self, id: &str) -> Option<Kind> {
        self.ids.get(id).or_else(|| self.shared.get(id)).copied()
    }

    /// Whether a person or an organization of the file is cited to a source.
    pub fn is_cited(&self, id: &str, source: &str) -> bool {
        self.cited.contains(&(id.to_owned(), source.to_owned()))
    }

    /// The proceedings of the file.
    pub fn proceedings(&self) -> impl Iterator<Item = &Proceeding> {
        self.proceedings.iter()
    }

    /// What a person or an organization is called.
    pub fn names_of(&self, id: &str) -> &[String] {
        self.called.get(id).map_or(&[], Vec::as_slice)
    }

    /// What a source of the file is called.
    pub fn title_of(&self, source: &str) -> Option<&str> {
        self.titles.get(source).map(String::as_str)
    }
}

/// A proceeding as far as it is told from others.
fn proceeding(id: &str, keys: &Entries) -> Proceeding {
    let text = |key| under(keys, key).and_then(Node::scalar).map(str::to_owned);
    let parties: &[Node] = match under(keys, "parties") {
        None => &[],
        Some(parties) => match &parties.value {
            Value::Sequence(parties) => parties,
            _ => std::slice::from_ref(parties),
        },
    };
    let who = parties.iter().filter_map(|party| match &party.value {
        Value::Mapping(keys) => under(keys, "who")?.scalar(),
        _ => party.scalar(),
    });
    let mut all = sources(keys);
    for (_, value) in keys {
        sources_in(value, &mut all);
    }
    let mut seen = HashSet::new();
    all.retain(|source| seen.insert(source.clone()));
    Proceeding {
        id: id.to_owned(),
        title: text("title"),
        docket: text("docket"),
        forum: text("forum"),
        parties: who.map(str::to_owned).collect(),
        sources: all,
    }
}

/// The sources that are cited within a value.
fn sources_in(node: &Node, all: &mut Vec<String>) {
    match &node.value {
        Value::Sequence(items) => items.iter().for_each(|item| sources_in(item, all)),
        Value::Mapping(keys) => {
            all.extend(sources(keys));
            keys.iter().for_each(|(_, value)| sources_in(value, all));
        }
        Value::Scalar { .. } | Value::Unread => {}
    }
}

/// The number of a docket of a district court without what stands behind it: office, year, type and serial.
pub fn core(docket: &str) -> Option<(String, String, String, u64)> {
    let docket = docket.trim().to_lowercase();
    let (office, rest) = docket.split_once(':').unwrap_or(("", &docket));
    let mut parts = rest.split('-');
    let (year, kind, serial) = (parts.next()?, parts.next()?, parts.next()?);
    let are = |text: &str, is: fn(&u8) -> bool| !text.is_empty() && text.as_bytes().iter().all(is);
    let is_core = (office.is_empty() || are(office, u8::is_ascii_digit))
        && are(year, u8::is_ascii_digit)
        && are(kind, u8::is_ascii_lowercase);
    // The serial may have its suffix without a hyphen: `00144 BGS`.
    let digits = serial.bytes().take_while(u8::is_ascii_digit).count();
    let (serial, behind) = serial.split_at(digits);
    let is_apart = !behind.starts_with(char::is_alphanumeric);
    let serial = serial.parse().ok()?;
    (is_core && is_apart).then(|| (office.to_owned(), year.to_owned(), kind.to_owned(), serial))
}

/// A name as it is compared: capitals, accents, dots and blanks are no difference.
pub fn called(name: &str) -> String {
    let folded = Id::suggest(name);
    match folded.is_empty() {
        true => name.split_whitespace().collect::<Vec<_>>().join(" "),
        false => folded,
    }
}

fn names(keys: &Entries) -> Vec<String> {
    let mut names: Vec<&str> = Vec::new();
    names.extend(under(keys, "name").and_then(Node::scalar));
    match under(keys, "also_known_as").map(|also| &also.value) {
        Some(Value::Sequence(items)) => names.extend(items.iter().filter_map(Node::scalar)),
        Some(Value::Scalar { text, .. }) => names.push(text),
        _ => {}
    }
    names.into_iter().map(str::to_owned).collect()
}

/// The sources to which a record is cited.
fn sources(keys: &Entries) -> Vec<String> {
    let cites: &[Node] = match under(keys, "cites") {
        None => &[],
        Some(cites) => match &cites.value {
            Value::Sequence(cites) => cites,
            _ => std::slice::from_ref(cites),
        },
    };
    let sources = cites.iter().filter_map(|cite| match &cite.value {
        Value::Mapping(cite) => under(cite, "source")?.scalar().map(str::to_owned),
        Value::Scalar { text, .. } => Short::read(text).ok().map(|cite| cite.source.to_string()),
        Value::Sequence(_) | Value::Unread => None,
    });
    sources.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_the_number_of_a_docket_is_no_part_of_it() {
        for (one, other, is_same) in [
            ("3:15-cr-00144-BGS", "3:15-cr-00144", true),
            ("3:15-cr-00144-BGS", "3:15-CR-144-JLB-1", true),
            ("3:15-cr-00144 (BGS)", "3:15-cr-00144", true),
            ("3:15-cr-00144", "3:15-cr-00145", false),
            ("3:15-cr-00144", "3:15-cv-00144", false),
            ("3:15-cr-00144", "2:15-cr-00144", false),
            ("3:15-cr-00144", "15-cr-00144", false),
        ] {
            assert_eq!(core(one) == core(other), is_same, "{one}, {other}");
            assert!(core(one).is_some() && core(other).is_some());
        }
        for number in ["", "22-21", "25-7", "A-1-2", "3:15-cr", "3:15-cr-x"] {
            assert_eq!(core(number), None, "{number}");
        }
    }
}
