//! What a key does to marks and notes, by what is marked and noted when it is done.

use super::Seen;
use crate::{
    clean,
    review::{Deed, Draft, EntryId, Since, State, Target, Version},
    text::{as_sentence, is_blank},
    tui::effect::Wish,
};

/// What is to be done, and what takes it back.
pub struct Step {
    pub of: Target,
    pub did: Deed,
    pub back: Back,
    /// What else is to be said of it.
    pub aside: Option<&'static str>,
}

/// What takes something back.
pub enum Back {
    Deed(Deed),
    /// A note gets the text that it had; one that is new is removed.
    Note(Option<(EntryId, String)>),
}

impl Back {
    /// The deed that takes back what an entry did.
    pub fn of(self, entry: EntryId) -> Deed {
        let over = Some(entry);
        match self {
            Self::Deed(deed) => deed,
            Self::Note(None) => Deed::NoteRemoved { note: entry, over },
            Self::Note(Some((note, text))) => Deed::NoteChanged { note, over, text },
        }
    }
}

/// What is to be done, by what is marked and noted now.
///
/// # Errors
/// Why nothing is, as a sentence.
pub fn step(wish: Wish, state: &State, by: &str, known: &Seen) -> Result<Step, String> {
    Ok(match wish {
        Wish::Review(of) if known.unseen.contains(&of) => {
            return Err(as_sentence(&clean![
                "what ",
                of.words(),
                " rests on has changed since it was read, and nobody has seen what it says now: read it again first"
            ]));
        }
        Wish::Review(of) => {
            let now: &Version = known
                .versions
                .get(&of)
                .and_then(Option::as_ref)
                .ok_or_else(|| {
                    as_sentence(&clean![
                        of.words(),
                        " cannot be read, so that nobody can have checked it"
                    ])
                })?;
            let mine = state.get(&of).and_then(|of| of.reviewed.get(by));
            let mine = mine.map(|(_, version)| version.clone());
            let reviewed = |version| Deed::Reviewed { version };
            let is_same = mine
                .as_ref()
                .is_some_and(|mine| mine.until(now) == Since::Same);
            Step {
                of,
                did: match is_same {
                    true => Deed::NotReviewed,
                    false => reviewed(now.clone()),
                },
                back: Back::Deed(mine.map_or(Deed::NotReviewed, reviewed)),
                aside: None,
            }
        }
        Wish::Flag(of) => {
            let is_mine = state.get(&of).is_some_and(|of| of.flagged.contains_key(by));
            let (did, back) = turned(is_mine, Deed::Flagged, Deed::NotFlagged);
            Step {
                of,
                did,
                back,
                aside: None,
            }
        }
        Wish::Label(of, label) => {
            let own = (label.clone(), by.to_owned());
            let is_mine = state
                .get(&of)
                .is_some_and(|of| of.labels.contains_key(&own));
            let on = Deed::Labelled {
                label: label.clone(),
            };
            let (did, back) = turned(is_mine, on, Deed::NotLabelled { label });
            Step {
                of,
                did,
                back,
                aside: None,
            }
        }
        Wish::Note(draft) => return write(draft, state),
        // None of them follows from what is marked.
        Wish::Draft(_) | Wish::Write(..) | Wish::TakeBack => {
            return Err("There is nothing to do.".into());
        }
    })
}

/// Writes a note.
///
/// # Errors
/// Why nothing is written, as a sentence.
fn write(draft: Draft, state: &State) -> Result<Step, String> {
    let Draft {
        of,
        note,
        over,
        text,
        ..
    } = draft;
    let now = note.and_then(|id| {
        let notes = &state.get(&of)?.notes;
        notes.iter().find(|note| note.id == id)
    });
    let text = text.trim_end().to_owned();
    let is_as_begun = now.is_some_and(|now| over.is_none_or(|over| over == now.from));
    let (did, back, aside) = match (now.filter(|_| is_as_begun), is_blank(&text)) {
        (None, true) if note.is_some() => {
            return Err(
                "That note was changed or removed elsewhere meanwhile: nothing was done.".into(),
            );
        }
        (None, true) => return Err("Nothing is written: there is no note.".into()),
        (None, false) => {
            let aside = note.map(|_| {
                "; it is a note of its own, since the one that you changed reads otherwise by now or is gone"
            });
            (Deed::Noted { text }, Back::Note(None), aside)
        }
        (Some(now), is_removed) => {
            let (note, over) = (now.id, Some(now.from));
            let did = match is_removed {
                true => Deed::NoteRemoved { note, over },
                false => Deed::NoteChanged { note, over, text },
            };
            (did, Back::Note(Some((note, now.text.clone()))), None)
        }
    };
    Ok(Step {
        of,
        did,
        back,
        aside,
    })
}

/// What a key does that turns something on and off, and what takes that back.
fn turned(is_on: bool, on: Deed, off: Deed) -> (Deed, Back) {
    match is_on {
        true => (off, Back::Deed(on)),
        false => (on, Back::Deed(off)),
    }
}
