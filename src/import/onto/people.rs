//! Those who take part, in a list of a record or of one who takes part.

use std::collections::HashMap;

use super::{Onto, below, is_like, keys, map, text, told};
use crate::{
    edit::{
        Map, Written,
        more::{Step, under},
    },
    load::yaml::{Entries, Node, Value},
};

pub struct People<'o> {
    pub onto: &'o mut Onto,
    pub at: &'o [Step],
    pub of: &'o str,
}

impl People<'_> {
    pub fn put(&mut self, entries: &Entries, key: &'static str, people: &[&Map]) {
        let one = match key {
            "parties" => "party",
            "judges" => "judge",
            _ => "counsel",
        };
        let Some(node) = under(entries, key) else {
            self.onto.whole(entries, self.at, key, people, one);
            return;
        };
        // One alone may be written without a list.
        let alone = std::slice::from_ref(node);
        let items = match &node.value {
            Value::Sequence(items) => items.as_slice(),
            _ => alone,
        };
        let mut new: Vec<Map> = Vec::new();
        for (person, place) in people.iter().zip(places(items, people)) {
            let name = text(person, "who").unwrap_or("");
            let what = format!("`{name}`, {one} of {}", self.of);
            let Some((place, there)) = place.and_then(|place| Some((place, items.get(place)?)))
            else {
                new.push((*person).clone());
                continue;
            };
            let Some(there) = keys(there) else {
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
                at.push(Step::Item(place));
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

/// Where each of them stands: whoever stands there several times is first sought as the one of whom the same is said, then as
/// the one who takes part as the same, and then as any. Each who stands there is one of them at most.
fn places(items: &[Node], people: &[&Map]) -> Vec<Option<usize>> {
    let mut known: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, item) in items.iter().enumerate() {
        if let Some(who) = who(item) {
            known.entry(who).or_default().push(place);
        }
    }
    let ways: [fn(&Map, Option<&Entries>) -> bool; 3] = [
        |person, there| {
            let said = person.0.iter();
            let mut said = said.filter(|(key, _)| !matches!(*key, "who" | "cites" | "counsel"));
            said.all(|(key, value)| {
                there.is_some_and(|there| {
                    under(there, key).is_some_and(|found| is_like(value, found))
                })
            })
        },
        |person, there| {
            let found = there.and_then(|there| under(there, "as"));
            let said = person.0.iter().find(|(key, _)| *key == "as");
            match (said, found) {
                (Some((_, value)), Some(found)) => is_like(value, found),
                (None, None) => true,
                _ => false,
            }
        },
        |_, _| true,
    ];
    let mut places: Vec<Option<usize>> = vec![None; people.len()];
    for is_it in ways {
        for (person, place) in people.iter().zip(&mut places) {
            if place.is_some() {
                continue;
            }
            let Some(all) = known.get_mut(text(person, "who").unwrap_or("")) else {
                continue;
            };
            let mut found = all.iter();
            let found = found.position(|at| is_it(person, items.get(*at).and_then(keys)));
            *place = found.map(|at| all.remove(at));
        }
    }
    places
}

fn who(item: &Node) -> Option<&str> {
    match keys(item) {
        Some(keys) => under(keys, "who").and_then(Node::scalar),
        None => item.scalar(),
    }
}
