//! Which entries of a docket a file has already. Numbers recur, days do, and so do words: those that agree in all of it are
//! paired first, then those that can be told by less. Each entry of the file is one of the docket's at most; what cannot be told
//! to be there comes, since an entry that stands there twice is seen and one that is lost is not.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    hash::Hash,
};

use super::{Onto, below, keys, list, short, text};
use crate::{
    edit::{
        Map, Written,
        more::{Come, More, Step, under},
    },
    import::docket::LEFT_OUT,
    load::{
        docket,
        yaml::{Entries, Node, Value},
    },
};

/// An entry as it is told from others.
struct Told {
    id: String,
    number: Option<String>,
    day: String,
    title: String,
    /// The whole texts that it may go by.
    texts: Vec<String>,
}

impl Told {
    fn of<'v>(id: &str, of: impl Fn(&str) -> Option<&'v str>) -> Self {
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let day = of("date").or_else(|| of("date_said")).unwrap_or("");
        let title = of("title").map(line).unwrap_or_default();
        let note = of("note").map(line);
        Self {
            id: id.to_owned(),
            number: of("number").map(same_number),
            day: day.split('T').next().unwrap_or("").to_owned(),
            texts: note.into_iter().chain([title.clone()]).collect(),
            title,
        }
    }

    /// The whole text of an entry of a docket.
    fn words(&self) -> &str {
        self.texts.first().map_or("", String::as_str)
    }
}

/// A number as it is compared: `01`, `1.0` and `1` are one.
fn same_number(number: &str) -> String {
    let number = number.trim();
    let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
    let are = |text: &str, is: fn(&u8) -> bool| text.as_bytes().iter().all(is);
    let is_number =
        !whole.is_empty() && are(whole, u8::is_ascii_digit) && are(rest, |it| *it == b'0');
    match whole.trim_start_matches('0') {
        _ if !is_number => number.to_lowercase(),
        "" => "0".to_owned(),
        bare => bare.to_owned(),
    }
}

/// The entries of a docket and of a file, and which of these each of those is.
struct Pairs {
    come: Vec<Told>,
    there: Vec<Told>,
    /// Of each that comes.
    is: Vec<Option<usize>>,
    is_taken: Vec<bool>,
}

impl Pairs {
    /// Pairs those that are alike, in their order; where they are to be `alone`, only where one is left on each side.
    fn pair<K: Hash + Eq>(
        &mut self,
        alone: bool,
        come: impl Fn(&Told) -> Option<K>,
        there: impl Fn(&Told) -> Vec<K>,
    ) {
        let mut left: HashMap<K, VecDeque<usize>> = HashMap::new();
        for (place, told) in self.there.iter().enumerate() {
            if !self.is_taken.get(place).copied().unwrap_or(true) {
                for key in there(told) {
                    left.entry(key).or_default().push_back(place);
                }
            }
        }
        let mut asked: HashMap<K, usize> = HashMap::new();
        for (told, is) in self.come.iter().zip(&self.is) {
            if let (None, Some(key)) = (is, come(told)) {
                *asked.entry(key).or_default() += 1;
            }
        }
        for (told, is) in self.come.iter().zip(&mut self.is) {
            let Some(key) = come(told).filter(|_| is.is_none()) else {
                continue;
            };
            let Some(places) = left.get_mut(&key) else {
                continue;
            };
            if alone && (places.len() > 1 || asked.get(&key) != Some(&1)) {
                continue;
            }
            while let Some(place) = places.pop_front() {
                if let Some(taken) = self.is_taken.get_mut(place).filter(|taken| !**taken) {
                    *taken = true;
                    *is = Some(place);
                    break;
                }
            }
        }
    }

    fn all(&mut self) {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for number in self.come.iter().filter_map(|told| told.number.clone()) {
            *counts.entry(number).or_default() += 1;
        }
        let mut there: HashMap<String, usize> = HashMap::new();
        for number in self.there.iter().filter_map(|told| told.number.clone()) {
            *there.entry(number).or_default() += 1;
        }
        let recurs = |number: &str| {
            let is_often = |counts: &HashMap<String, usize>| counts.get(number) > Some(&1);
            is_often(&counts) || is_often(&there)
        };
        let has = |told: &Told| {
            told.number
                .as_ref()
                .is_some_and(|number| counts.contains_key(number))
        };
        // Ids that are counted say which came first, and nothing more.
        let mut families: HashMap<String, usize> = HashMap::new();
        for told in &self.come {
            *families.entry(family(&told.id).to_owned()).or_default() += 1;
        }
        let is_one_of_its_id = |told: &Told| families.get(family(&told.id)) == Some(&1);
        let owned = |text: &str| text.to_owned();

        // By number, day and words; by the two of them that a court changes least; by id.
        self.pair(
            false,
            |it| Some((it.number.clone()?, it.day.clone(), owned(it.words()))),
            |it| {
                let number = it.number.clone();
                let texts = it.texts.iter();
                number.map_or_else(Vec::new, |number| {
                    texts
                        .map(|text| (number.clone(), it.day.clone(), text.clone()))
                        .collect()
                })
            },
        );
        self.pair(
            false,
            |it| Some((it.number.clone()?, owned(it.words()))),
            |it| {
                let number = it.number.clone();
                let texts = it.texts.iter();
                number.map_or_else(Vec::new, |number| {
                    texts.map(|text| (number.clone(), text.clone())).collect()
                })
            },
        );
        self.pair(
            false,
            |it| {
                let number = it.number.clone()?;
                let says = !recurs(&number) || (has_words(&it.id, &number) && is_one_of_its_id(it));
                says.then(|| (number, it.day.clone(), it.id.clone()))
            },
            |it| {
                let number = it.number.clone().into_iter();
                number
                    .map(|number| (number, it.day.clone(), it.id.clone()))
                    .collect()
            },
        );
        let numbered = |it: &Told| Some((it.number.clone()?, it.day.clone()));
        self.pair(true, numbered, |it| numbered(it).into_iter().collect());
        let once = |it: &Told| it.number.clone().filter(|number| !recurs(number));
        self.pair(true, once, |it| once(it).into_iter().collect());
        self.pair(
            true,
            |it| once(it).map(|_| it.id.clone()),
            |it| {
                if has(it) {
                    Vec::new()
                } else {
                    vec![it.id.clone()]
                }
            },
        );

        // Those without a number by day and words; by an id that is no other's; by what the title says.
        let bare = |it: &Told| it.number.is_none();
        self.pair(
            false,
            |it| bare(it).then(|| (it.day.clone(), owned(it.words()))),
            |it| {
                let texts = it.texts.iter().filter(|_| bare(it));
                texts.map(|text| (it.day.clone(), text.clone())).collect()
            },
        );
        self.pair(
            true,
            |it| (bare(it) && is_one_of_its_id(it)).then(|| it.id.clone()),
            |it| vec![it.id.clone()],
        );
        let titled = |it: &Told| bare(it).then(|| (it.day.clone(), it.title.clone()));
        self.pair(true, titled, |it| titled(it).into_iter().collect());
    }
}

/// An id without what counts it: `suit--2026-05-04-sealed-2`.
fn family(id: &str) -> &str {
    match id.rsplit_once('-') {
        Some((stem, count))
            if (1..4).contains(&count.len())
                && count.bytes().all(|byte| byte.is_ascii_digit())
                && stem.ends_with(|c: char| c.is_ascii_alphabetic()) =>
        {
            stem
        }
        _ => id,
    }
}

/// Whether an id has more than the number behind that of its proceeding.
fn has_words(id: &str, number: &str) -> bool {
    let name = id.rsplit_once("--").map_or(id, |(_, name)| name);
    same_number(name) != number
}

impl Onto {
    pub(super) fn entries(
        &mut self,
        there: &Entries,
        at: &[Step],
        proceeding: &str,
        entries: &[&Map],
    ) {
        let key = docket::ENTRIES;
        let Some(node) = under(there, key).filter(|there| !there.is_null()) else {
            self.whole(there, at, "entries", entries, "entry");
            return;
        };
        let on_docket = docket::on(proceeding, node);
        let told = |(id, entry): &(String, &Node)| {
            Told::of(id, |key| under(keys(entry)?, key).and_then(Node::scalar))
        };
        let mut pairs = Pairs {
            come: entries
                .iter()
                .map(|entry| Told::of(text(entry, "id").unwrap_or(""), |key| text(entry, key)))
                .collect(),
            there: on_docket.iter().map(told).collect(),
            is: vec![None; entries.len()],
            is_taken: vec![false; on_docket.len()],
        };
        pairs.all();
        let known: HashSet<&str> = on_docket.iter().map(|(id, _)| id.as_str()).collect();
        let mut taken: HashSet<String> = known.iter().map(|id| (*id).to_owned()).collect();
        taken.extend(pairs.come.iter().map(|told| told.id.clone()));
        let mut new = Vec::new();
        for (entry, is) in entries.iter().zip(&pairs.is) {
            let found = is.and_then(|place| Some((place, on_docket.get(place)?)));
            if let Some((place, (id, there))) = found {
                let step = match &node.value {
                    Value::Mapping(_) => Step::Key(id.clone()),
                    _ => Step::Item(place),
                };
                let mut at = below(at, key);
                at.push(step);
                self.entry(there, entry, &at);
                continue;
            }
            let mut entry = (*entry).clone();
            let id = text(&entry, "id").unwrap_or("").to_owned();
            if known.contains(id.as_str()) {
                call(&mut entry, &free(&id, &mut taken));
            }
            self.added.push(entry_told(&entry));
            new.push(entry);
        }
        if let Value::Mapping(_) = &node.value {
            // By ids, as in a section.
            let pairs = new.into_iter().map(|mut entry| {
                let id = text(&entry, "id").unwrap_or("").to_owned();
                entry.0.retain(|(key, _)| *key != "id");
                (id, Written::Map(entry))
            });
            let pairs: Vec<_> = pairs.collect();
            if !pairs.is_empty() {
                self.more.push(More {
                    at: below(at, key),
                    come: Come::Pairs(pairs),
                });
            }
            return;
        }
        self.items(at, key, new);
    }

    /// An entry that is there.
    fn entry(&mut self, node: &Node, entry: &Map, at: &[Step]) {
        let Some(there) = keys(node) else { return };
        let what = entry_called(entry);
        let mut entry = entry.clone();
        if self.seal(node, &entry, at, &entry_told(&entry)) {
            entry.0.retain(|(key, _)| *key != "sealed");
        }
        self.attachments(there, &mut entry, at, &what);
        for key in ["title", "note"] {
            let is_without = text(&entry, key).is_some_and(|text| text.contains(LEFT_OUT));
            let found = under(there, key).and_then(Node::scalar);
            if is_without && found.is_some_and(|found| !found.contains(LEFT_OUT)) {
                self.kept.push(format!(
                    "`{key}` of {what}, which may have words of a sealed attachment: take them out"
                ));
                entry.0.retain(|(name, _)| *name != key);
            }
        }
        let number = under(there, "number")
            .and_then(Node::scalar)
            .map(same_number);
        let is_same_number = text(&entry, "number").map(same_number) == number;
        self.compare(there, &entry, &what, |key| {
            key != "number" || !is_same_number
        });
    }

    /// Marks what is open in the file and sealed by the docket, where nobody has written whether it is: that is new, and shows
    /// less. Returns whether that is done with.
    fn seal(&mut self, node: &Node, come: &Map, at: &[Step], what: &str) -> bool {
        let (Some(there), Some((_, sealed))) =
            (keys(node), come.0.iter().find(|(key, _)| *key == "sealed"))
        else {
            return false;
        };
        if let Some(found) = under(there, "sealed") {
            if found.scalar() == Some("false") {
                self.kept.push(format!(
                    "`sealed: false` of {what}, which is sealed by the docket"
                ));
                return true;
            }
            return false;
        }
        // In brackets nothing can be put by lines.
        let first = there.first().map(|(key, _)| key.span);
        if first
            .is_none_or(|first| (first.line, first.column) != (node.span.line, node.span.column))
        {
            self.left.push(format!(
                "that {what} is sealed by the docket: it is written in brackets; write `sealed: true` there"
            ));
            return true;
        }
        self.added.push(format!(
            "`sealed: true` of {what}; where it is open, write `sealed: false`"
        ));
        self.more.push(More {
            at: at.to_vec(),
            come: Come::Pairs(vec![("sealed".to_owned(), sealed.clone())]),
        });
        true
    }

    /// The same of what is attached.
    fn attachments(&mut self, there: &Entries, entry: &mut Map, at: &[Step], what: &str) {
        let Some(items) = list(there, "attachments") else {
            return;
        };
        let attached = entry.0.iter_mut().find(|(key, _)| *key == "attachments");
        let Some((_, Written::List(attached))) = attached else {
            return;
        };
        for one in attached {
            let Written::Map(one) = one else { continue };
            let number = text(one, "number").map(same_number);
            let title = text(one, "title");
            let is_it = |item: &Node| {
                let Some(item) = keys(item) else { return false };
                let of = |key| under(item, key).and_then(Node::scalar);
                match &number {
                    Some(number) => of("number").map(same_number).as_ref() == Some(number),
                    None => of("number").is_none() && of("title") == title,
                }
            };
            let Some(place) = items.iter().position(is_it) else {
                continue;
            };
            let mut at = below(at, "attachments");
            at.push(Step::Item(place));
            let called = match &number {
                Some(number) => format!("attachment {number} of {what}"),
                None => format!("an attachment of {what}"),
            };
            if let Some(item) = items.get(place)
                && self.seal(item, one, &at, &called)
            {
                one.0.retain(|(key, _)| *key != "sealed");
            }
        }
    }
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
        Some(number) => format!("entry {}", crate::text::without_middle(number, 40)),
        None => format!("entry `{}`", text(entry, "id").unwrap_or("")),
    }
}

/// `entry 12, 2018-02-02: ORDER …`
pub(super) fn entry_told(entry: &Map) -> String {
    let date = text(entry, "date").map_or_else(String::new, |date| format!(", {date}"));
    format!(
        "{}{date}: {}",
        entry_called(entry),
        short(text(entry, "title"))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_however_it_is_written() {
        for number in ["1", "01", "1.0", " 1 ", "001.00"] {
            assert_eq!(same_number(number), "1", "{number}");
        }
        for number in ["1.1", "10", "1-1", "1a"] {
            assert_ne!(same_number(number), "1", "{number}");
        }
        assert_eq!(same_number("0"), "0");
    }

    #[test]
    fn ids_that_are_counted_are_of_one_family() {
        assert_eq!(family("s--2026-05-04-sealed-2"), "s--2026-05-04-sealed");
        assert_eq!(family("s--2026-05-04-sealed"), "s--2026-05-04-sealed");
        assert_eq!(family("s--2026-05-04"), "s--2026-05-04");
        assert!(has_words("s--1-2026-05-04-motion", "1") && !has_words("s--01", "1"));
    }
}
