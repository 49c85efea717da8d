//! What a key does to marks and notes, by what is marked and noted when it is done.

use crate::{
    clean,
    review::{Deed, Draft, Since, State, Target, Version, Versions},
    text::{as_sentence, is_blank},
    tui::effect::Wish,
};

/// What is to be done, and what takes it back.
pub struct Step {
    pub of: Target,
    pub did: Deed,
    /// None of a new note: it is removed by its id, which it has once it is written.
    pub back: Option<Deed>,
}

/// What is to be done, by what is marked and noted now.
///
/// # Errors
/// Why nothing is, as a sentence.
pub fn step(wish: Wish, state: &State, by: &str, known: &Versions) -> Result<Step, String> {
    Ok(match wish {
        Wish::Review(of) => {
            let now: &Version = known.get(&of).and_then(Option::as_ref).ok_or_else(|| {
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
                back: Some(mine.map_or(Deed::NotReviewed, reviewed)),
            }
        }
        Wish::Flag(of) => {
            let is_mine = state.get(&of).is_some_and(|of| of.flagged.contains_key(by));
            let (did, back) = turned(is_mine, Deed::Flagged, Deed::NotFlagged);
            Step { of, did, back }
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
            Step { of, did, back }
        }
        Wish::Note(Draft { of, note, text }) => {
            let found = note.and_then(|id| {
                let notes = &state.get(&of)?.notes;
                notes.iter().find(|note| note.id == id)
            });
            let text = text.trim_end().to_owned();
            match (found, is_blank(&text)) {
                (None, true) => return Err("Nothing is written: there is no note.".into()),
                (None, false) => Step {
                    of,
                    did: Deed::Noted { text },
                    back: None,
                },
                (Some(found), is_blank) => {
                    let note = found.id;
                    let back = Deed::NoteChanged {
                        note,
                        text: found.text.clone(),
                    };
                    Step {
                        did: match is_blank {
                            true => Deed::NoteRemoved { note },
                            false => Deed::NoteChanged { note, text },
                        },
                        back: Some(back),
                        of,
                    }
                }
            }
        }
        // None of them follows from what is marked.
        Wish::Draft(_) | Wish::Write(..) | Wish::TakeBack => {
            return Err("There is nothing to do.".into());
        }
    })
}

/// What a key does that turns something on and off, and what takes that back.
fn turned(is_on: bool, on: Deed, off: Deed) -> (Deed, Option<Deed>) {
    match is_on {
        true => (off, Some(on)),
        false => (on, Some(off)),
    }
}
