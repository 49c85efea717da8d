//! What each reader puts on a record and takes off it: a mark, a flag, a label. Each takes off their own alone, and what
//! another put there stays.

use std::collections::HashSet;

use super::{
    entry::{Deed, Entry, Target, Written},
    state::{Notes, Of, State, in_order},
};
use crate::{
    clean,
    text::{Clean, clean_line},
};

/// What somebody may have put on something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Own<'d> {
    Mark,
    Flag,
    Label(&'d str),
}

impl Deed {
    /// What it puts on something, or takes off it (false); none where it does neither.
    fn own(&self) -> Option<(Own<'_>, bool)> {
        match self {
            Self::Reviewed { .. } => Some((Own::Mark, true)),
            Self::NotReviewed => Some((Own::Mark, false)),
            Self::Flagged => Some((Own::Flag, true)),
            Self::NotFlagged => Some((Own::Flag, false)),
            Self::Labelled { label } => Some((Own::Label(label), true)),
            Self::NotLabelled { label } => Some((Own::Label(label), false)),
            Self::Noted { .. }
            | Self::NoteChanged { .. }
            | Self::NoteRemoved { .. }
            | Self::Visited { .. } => None,
        }
    }
}

impl Own<'_> {
    /// `You did not flag x`
    fn not_yours(self, of: Clean) -> Clean {
        match self {
            Self::Mark => clean!["You did not mark ", of, " as reviewed"],
            Self::Flag => clean!["You did not flag ", of],
            Self::Label(label) => {
                clean!["You did not label ", of, " `", clean_line(label), "`"]
            }
        }
    }

    /// `Ann's flag stays`
    fn stays(self, whose: &[&str]) -> Clean {
        let (one, many) = match self {
            Self::Mark => ("mark stays", "marks"),
            Self::Flag => ("flag stays", "flags"),
            Self::Label(_) => ("label stays", "labels"),
        };
        match whose {
            [who] => clean![clean_line(who), "'s ", one],
            all => {
                let names = all.iter().map(|who| clean_line(who));
                let names = Clean::join(names.collect::<Vec<_>>(), ", ");
                clean!["the ", many, " of ", names, " stay"]
            }
        }
    }
}

impl Of {
    /// Who put it there.
    fn who(&self, own: Own<'_>) -> Vec<&str> {
        let all: Vec<&String> = match own {
            Own::Mark => self.reviewed.keys().collect(),
            Own::Flag => self.flagged.keys().collect(),
            Own::Label(label) => {
                let labels = self.labels.keys();
                let same = labels.filter(|(other, _)| other == label);
                same.map(|(_, by)| by).collect()
            }
        };
        all.into_iter().map(String::as_str).collect()
    }
}

impl State {
    /// What a deed takes off something, and who has put it there.
    fn taken_off<'d>(&self, of: &Target, did: &'d Deed) -> Option<(Own<'d>, Vec<&str>)> {
        let (own, _) = did.own().filter(|(_, is_on)| !is_on)?;
        let who = self.get(of).map(|of| of.who(own));
        Some((own, who.unwrap_or_default()))
    }

    /// Why somebody takes nothing back by a deed, as a sentence: they did not do it, whoever did. None where they do, or
    /// it is no taking back.
    pub fn not_theirs(&self, of: &Target, did: &Deed, by: &str) -> Option<Clean> {
        if let Deed::NoteChanged { note, .. } | Deed::NoteRemoved { note, .. } = did {
            let notes = self.get(of).into_iter().flat_map(|of| &of.notes);
            let mut others = notes.filter(|other| other.id == *note && other.written.by != by);
            return others.next().map(|other| {
                let author = clean_line(&other.written.by);
                clean![
                    "That note is ",
                    author,
                    "'s, and stays as it is; write one of your own."
                ]
            });
        }
        let (own, who) = self.taken_off(of, did)?;
        if who.contains(&by) {
            return None;
        }
        let not_yours = own.not_yours(of.words());
        Some(match who.is_empty() {
            true => clean![not_yours, ", and nobody did."],
            false => clean![not_yours, "; ", own.stays(&who), "."],
        })
    }

    /// What is done by a deed of somebody, in words: where what they take off stays as another's, also that.
    pub fn words_of(&self, of: &Target, did: &Deed, by: &str) -> Clean {
        let words = did.words(of);
        let Some((own, mut who)) = self.taken_off(of, did) else {
            return words;
        };
        who.retain(|other| *other != by);
        match who.is_empty() {
            true => words,
            false => clean![words, " by you; ", own.stays(&who)],
        }
    }
}

/// The entries by which something was taken back or changed, in their order: none that took back what its author had not
/// put there.
pub fn taken_back<'e>(entries: impl IntoIterator<Item = &'e Written>) -> Vec<&'e Entry> {
    let mut notes = Notes::default();
    let mut put: HashSet<(&Target, &str, Own<'_>)> = HashSet::new();
    let entries = in_order(entries).into_iter();
    let entries = entries.filter_map(|written| written.entry.as_ref());
    let taken = entries.filter(|entry| match entry.did.own() {
        Some((own, is_on)) => {
            let place = (&entry.of, entry.by.as_str(), own);
            match is_on {
                true => {
                    put.insert(place);
                    false
                }
                false => put.remove(&place),
            }
        }
        None => notes.apply(entry),
    });
    taken.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::EntryId;

    fn entries(deeds: impl IntoIterator<Item = (&'static str, Deed)>) -> Vec<Written> {
        let entries = (1..).zip(deeds).map(|(at, (by, did))| {
            Written::of(Entry {
                id: EntryId::drawn(),
                at,
                clock: None,
                by: by.into(),
                of: record(),
                did,
            })
        });
        entries.collect()
    }

    fn record() -> Target {
        let key = "x".parse().unwrap();
        Target::Record {
            key: crate::model::Key::Shared(key),
        }
    }

    #[test]
    fn nobody_takes_back_what_another_put_there() {
        let label = |is_on| {
            let label = "later".to_owned();
            match is_on {
                true => Deed::Labelled { label },
                false => Deed::NotLabelled { label },
            }
        };
        let all = entries([
            ("Ann", Deed::Flagged),
            ("Eve", Deed::Flagged),
            ("Ann", label(true)),
        ]);
        let state = State::from_entries(&all);
        let told = |did: Deed, by| {
            let told = state.not_theirs(&record(), &did, by);
            told.map(|told| told.to_string())
        };
        assert_eq!(
            told(Deed::NotFlagged, "Bob").as_deref(),
            Some("You did not flag x; the flags of Ann, Eve stay.")
        );
        assert_eq!(
            told(label(false), "Bob").as_deref(),
            Some("You did not label x `later`; Ann's label stays.")
        );
        assert_eq!(
            told(Deed::NotReviewed, "Bob").as_deref(),
            Some("You did not mark x as reviewed, and nobody did.")
        );
        assert_eq!(told(Deed::NotFlagged, "Ann"), None);
        assert_eq!(told(Deed::Flagged, "Bob"), None);
        assert_eq!(
            &*state.words_of(&record(), &Deed::NotFlagged, "Ann"),
            "x is not flagged by you; Eve's flag stays"
        );
        assert_eq!(
            &*state.words_of(&record(), &label(false), "Ann"),
            "x is not labelled `later`"
        );
    }

    #[test]
    fn only_what_took_something_back_is_told() {
        let all = entries([
            ("Ann", Deed::Flagged),
            ("Bob", Deed::NotFlagged),
            ("Ann", Deed::NotFlagged),
            ("Ann", Deed::NotFlagged),
            ("Bob", Deed::NotReviewed),
        ]);
        let taken = taken_back(&all);
        let whose: Vec<_> = taken.iter().map(|entry| (&*entry.by, entry.at)).collect();
        assert_eq!(whose, [("Ann", 3)]);
    }
}
