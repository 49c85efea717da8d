//! What is marked and noted of each record, for whoever lists records or asks for some.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    entry::Target,
    state::{Progress, State},
    version::Version,
};
use crate::model::Key;

/// The versions now of what somebody reviewed, as far as they were worked out; none of what can be read no more.
pub type Versions = BTreeMap<Target, Option<Version>>;

/// What is marked and noted of the records of a library: of each itself, of its citations, and of passages in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    of: BTreeMap<Key, Mark>,
}

/// What is marked and noted of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// None where somebody reviewed it, and it is not known yet whether it has changed since.
    pub progress: Option<Progress>,
    pub is_flagged: bool,
    pub has_note: bool,
    /// The labels that somebody gave it.
    pub labels: BTreeSet<String>,
}

/// That of a record of which nothing is marked or noted.
static NOTHING: Mark = Mark {
    progress: Some(Progress::Unreviewed),
    is_flagged: false,
    has_note: false,
    labels: BTreeSet::new(),
};

impl Marks {
    /// What a state says of records, where these are their versions now.
    pub fn of(state: &State, versions: &Versions) -> Self {
        let mut marks = Self::default();
        for (target, of) in state.all() {
            let Some(key) = target.key() else {
                continue;
            };
            let mark = marks.of.entry(key.clone()).or_insert(NOTHING.clone());
            mark.is_flagged |= !of.flagged.is_empty();
            mark.has_note |= !of.notes.is_empty();
            let labels = of.labels.keys().map(|(label, _)| label.clone());
            mark.labels.extend(labels);
            if matches!(target, Target::Record { .. }) && !of.reviewed.is_empty() {
                let now = versions.get(target);
                mark.progress = now.map(|now| of.progress(now.as_ref()));
            }
        }
        marks
    }

    /// What is marked and noted of a record.
    pub fn get(&self, key: &Key) -> &Mark {
        self.of.get(key).unwrap_or(&NOTHING)
    }

    /// Whether nothing is marked or noted of any record.
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// Every label that some record has, each once.
    pub fn labels(&self) -> BTreeSet<&str> {
        let labels = self.of.values().flat_map(|mark| &mark.labels);
        labels.map(String::as_str).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{Deed, Entry, EntryId, Written};

    fn state(deeds: impl IntoIterator<Item = (Target, Deed)>) -> State {
        let entries = (1..).zip(deeds).map(|(at, (of, did))| {
            Written::of(Entry {
                id: EntryId::drawn(),
                at,
                clock: None,
                by: "ana".into(),
                of,
                did,
            })
        });
        State::from_entries(&entries.collect::<Vec<_>>())
    }

    fn version(content: &str) -> Version {
        let json = serde_json::json!({ "content": content, "words": [] });
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn what_is_of_a_citation_or_a_passage_is_of_its_record() {
        let (key, source) = (
            Key::Shared("a".parse().unwrap()),
            Key::Shared("b".parse().unwrap()),
        );
        let cited = Target::Citation {
            key: key.clone(),
            source: "b".into(),
            at: None,
            quote: None,
        };
        let passage = Target::Passage {
            source: source.clone(),
            at: None,
            quote: None,
        };
        let label = "later".to_owned();
        let state = state([
            (cited, Deed::Flagged),
            (
                passage.clone(),
                Deed::Noted {
                    text: "look".into(),
                },
            ),
            (passage, Deed::Labelled { label }),
            (Target::Library, Deed::Flagged),
        ]);
        let marks = Marks::of(&state, &Versions::new());
        let (first, second) = (marks.get(&key), marks.get(&source));
        assert_eq!((first.is_flagged, first.has_note), (true, false));
        assert_eq!((second.is_flagged, second.has_note), (false, true));
        assert_eq!(marks.labels(), BTreeSet::from(["later"]));
        // To have looked at a citation is not to have checked the record.
        assert_eq!(first.progress, Some(Progress::Unreviewed));
    }

    #[test]
    fn a_record_is_reviewed_changed_or_not_compared_yet() {
        let key = Key::Shared("a".parse().unwrap());
        let target = Target::Record { key: key.clone() };
        let did = Deed::Reviewed {
            version: version("then"),
        };
        let state = state([(target, did)]);
        for (now, progress) in [
            (None, None),
            (Some(None), Some(Progress::Changed)),
            (Some(Some(version("now"))), Some(Progress::Changed)),
            (Some(Some(version("then"))), Some(Progress::Reviewed)),
        ] {
            let of = Target::Record { key: key.clone() };
            let versions: Versions = now.map(|now| (of, now)).into_iter().collect();
            assert_eq!(Marks::of(&state, &versions).get(&key).progress, progress);
        }
    }
}
