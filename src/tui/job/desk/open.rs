//! The log of a library that is open, and the notes on it that are being written.

use std::{path::Path, sync::Arc, time::Duration};

use super::{
    Desk, Done, Seen, Undo,
    step::{Step, step},
};
use crate::{
    clean, clean_format,
    library::Library,
    load,
    review::{
        Draft, EntryId, Exported, InMemory, State, Versions,
        log::{self, Candidate, Doubt, Log, NotSaved, Own, now},
    },
    session::Store,
    text::{Clean, clean_line, counted, name_of},
    tui::{
        effect::Wish,
        known::{Said, Told, Unsaved, marks_and_notes},
        message::Message,
    },
};

/// How long it is waited for another window that writes drafts.
const PATIENCE: Duration = Duration::from_secs(1);

/// The drafts that are kept at most; the oldest goes first.
const MOST_DRAFTS: usize = 20;

/// What came of putting something down: what to say, and the drafts that are kept, where these are others now.
pub struct PutDown {
    pub said: Option<Said>,
    pub drafts: Option<Vec<Draft>>,
}

/// The log of a library.
pub struct Open {
    pub store: Store,
    drafts: Store,
    /// The drafts that were there when this was opened, and those of this window: what another one writes now is its own.
    own: Vec<Draft>,
    /// What stands of notes, and could not be put on the disk; empty ones that could not be taken off it.
    held: Vec<Draft>,
    /// Why it could not.
    pub unkept: Option<Clean>,
    pub log: Log,
    /// Why what is in memory only could not be written.
    pub unsaved: Option<Clean>,
}

impl Open {
    /// The log of a library, and what the reader should know of it.
    pub fn new(data: &Path, store: Store, library: &Library) -> (Self, Option<Said>) {
        let (log, read) = Log::open(Own(store.clone()), log::place(library));
        let mut open = Self {
            drafts: log::drafts(data, library),
            own: Vec::new(),
            held: Vec::new(),
            unkept: None,
            store,
            log,
            unsaved: None,
        };
        open.own = open.read_drafts();
        let lines = open.log.lines();
        let path = name_of(open.store.path().display());
        let said = match read {
            Err(why) => Some(clean_format!(
                "`{path}`, the log of what was reviewed, cannot be read: {}.",
                why.words()
            )),
            Ok(()) if lines.damages > 0 => Some(clean_format!(
                "{} of `{path}` cannot be read and {} passed over; `casefile review status` names {}.",
                counted(lines.damages, "line"),
                if lines.damages == 1 { "was" } else { "were" },
                if lines.damages == 1 { "it" } else { "them" },
            )),
            Ok(()) if lines.count > 0 => {
                let doubt = Doubt::of(&lines, &open.state(), library);
                doubt.as_ref().map(Doubt::words)
            }
            Ok(()) if log::found(data, library, load::library).iter().any(Candidate::is_offered) => Some(
                "What was reviewed of a library that was moved may be of this one: `casefile review status` names it.".into(),
            ),
            Ok(()) => None,
        };
        (open, said.map(|said| Said::Wrong(said.to_string())))
    }

    /// Reads what others wrote since.
    pub fn refresh(&mut self) -> Option<Said> {
        let read = self.log.refresh();
        let path = name_of(self.store.path().display());
        read.err()
            .map(|why| Said::Wrong(format!("`{path}` cannot be read: {}.", why.words())))
    }

    /// Reads what others wrote since. Whether that is anything, and where what was read is there no more, a sentence that it
    /// is written again.
    fn look(&mut self) -> (bool, String) {
        let before = self.log.unsaved().len();
        // Where it cannot be read now, it is when something is written, and adding to it says so.
        let is_new = self.log.refresh().unwrap_or(false);
        let told = match self.log.unsaved().len() - before {
            0 => String::new(),
            lost => format!(
                " The log was gone, or another: {} that were known are written again.",
                marks_and_notes(lost)
            ),
        };
        (is_new, told)
    }

    /// Reads what others wrote since, and writes what is not written yet, or is there no more. Whether anything is new, and
    /// what to say of it.
    pub fn reread(&mut self) -> (bool, Option<Said>) {
        let (is_new, lost) = self.look();
        if self.log.unsaved().is_empty() && self.unsaved.is_none() {
            return (is_new, None);
        }
        let saved = self.save();
        (
            true,
            saved.map(|saved| Said::Done(format!("{saved}{lost}"))),
        )
    }

    /// Writes what could not be written yet.
    fn save(&mut self) -> Option<String> {
        let entries = self.log.unsaved().len();
        let saved = self.log.save();
        self.note(saved)
            .ok()
            .map(|()| format!("Saved: {}.", marks_and_notes(entries)))
    }

    /// What is in memory only; none where all is on the disk.
    pub fn in_memory(&self) -> Option<InMemory> {
        let unsaved = self.log.unsaved();
        let path = name_of(self.store.path().display());
        let why = self.unsaved.clone().unwrap_or_default();
        (!unsaved.is_empty()).then(|| InMemory {
            what: marks_and_notes(unsaved.len()),
            why: clean_format!("`{path}` cannot be written: {why}"),
            json: Exported::json(self.log.library().clone(), unsaved.iter()),
        })
    }

    /// Notes whether all is on the disk.
    fn note(&mut self, saved: Result<(), NotSaved>) -> Result<(), Clean> {
        match saved {
            Ok(()) => {
                self.unsaved = None;
                Ok(())
            }
            Err(NotSaved { why, .. }) => {
                self.unsaved = Some(why.words());
                Err(why.words())
            }
        }
    }

    fn state(&self) -> State {
        State::from_entries(self.log.entries())
    }

    pub fn told(
        &self,
        desk: &Desk,
        versions: Versions,
        drafts: Option<Vec<Draft>>,
        said: Option<Said>,
    ) -> Message {
        let drafts_left = self.in_memory_of_drafts().len();
        let why_left = self.unkept.clone().filter(|_| drafts_left > 0);
        let why = self.unsaved.clone().or(why_left);
        Message::Reviewed(Box::new(Told {
            by: desk.by.clone(),
            state: Arc::new(self.state()),
            versions,
            unsaved: why.map(|why| Unsaved {
                entries: self.log.unsaved().len(),
                drafts: drafts_left,
                why,
            }),
            drafts,
            said,
        }))
    }

    /// Does what is wanted, and notes what takes it back.
    pub fn put_down(
        &mut self,
        wish: Wish,
        by: &str,
        known: &Seen,
        done: &mut Vec<Done>,
    ) -> PutDown {
        if let Wish::Draft(draft) = &wish {
            let kept = self.keep_draft(draft);
            let is_told = !draft.is_nothing();
            let why = kept.err().filter(|_| is_told);
            let told = |why| format!("What stands of the note is in memory only: {why}.");
            return PutDown {
                said: why.map(|why| Said::Wrong(told(why))),
                drafts: Some(self.all_drafts()),
            };
        }
        let note = match &wish {
            Wish::Note(draft) => Some(draft.clone()),
            _ => None,
        };
        let carried = self.carry_out(wish, by, known, done);
        let drafts = note.map(|draft| {
            // Until it is saved, what was written is kept as a draft; in memory it need not be twice.
            let entries = self
                .log
                .unsaved()
                .last()
                .and_then(|last| last.entry.as_ref());
            let is_entry = entries.is_some_and(|it| it.did.text() == Some(draft.text.trim_end()));
            if is_entry {
                self.held.retain(|other| !other.is_same(&draft));
            }
            if carried.is_ok() {
                let text = String::new();
                // What is still on the disk of it is taken off with the next.
                drop(self.keep_draft(&Draft { text, ..draft }));
            }
            self.all_drafts()
        });
        let said = Some(match carried {
            Ok(told) => Said::Done(told),
            Err(why) => Said::Wrong(why),
        });
        PutDown { said, drafts }
    }

    /// Does what is wanted. Returns what to say of it.
    ///
    /// # Errors
    /// Where nothing is done, or it is in memory only: what to say of that.
    fn carry_out(
        &mut self,
        wish: Wish,
        by: &str,
        known: &Seen,
        done: &mut Vec<Done>,
    ) -> Result<String, String> {
        let (_, was_lost) = self.look();
        let state = self.state();
        let (of, did, over, back, aside) = match wish {
            Wish::TakeBack => {
                let Some(Done::Deed(undo)) = done.pop() else {
                    return Err("There is nothing to take back.".into());
                };
                let Undo {
                    of,
                    back: did,
                    over,
                } = *undo;
                if state.is_past(&of, &did) {
                    return Err(
                        "That note was changed or removed elsewhere meanwhile, and stays as it is."
                            .into(),
                    );
                }
                (of, did, over, None, None)
            }
            wish => {
                let Step {
                    of,
                    did,
                    back,
                    aside,
                } = step(wish, &state, by, known)?;
                let over = did.over();
                (of, did, over, Some(back), aside)
            }
        };
        if let Some(why) = state.not_theirs(&of, &did, by) {
            return Err(why.to_string());
        }
        let words = clean![
            state.words_of(&of, &did, by),
            Clean::from(aside.unwrap_or_default())
        ];
        let is_back = back.is_none();
        let added = self.log.add(by, now(), vec![(of.clone(), did)]);
        let written = self.log.entries().last().map(|written| written.id);
        match (back, written) {
            (Some(back), Some(written)) => {
                let back = back.of(written);
                done.push(Done::Deed(Box::new(Undo { of, back, over })));
            }
            // The text that was there before is there again, by another entry.
            (None, Some(written)) => follow(done, over, written),
            (_, None) => {}
        }
        match (self.note(added), is_back) {
            (Ok(()), false) => Ok(format!("Saved: {words}.{was_lost}")),
            (Ok(()), true) => Ok(format!("Taken back, and saved: {words}.{was_lost}")),
            (Err(why), _) => Err(format!("In memory only: {words}. Not saved: {why}.")),
        }
    }

    /// What stands of notes that were not saved, wherever it is.
    pub fn all_drafts(&mut self) -> Vec<Draft> {
        let mut all = self.with_held(self.read_drafts());
        all.retain(|draft| self.own.iter().any(|own| own.is_same(draft)));
        self.own.clone_from(&all);
        all
    }

    /// The same where it is otherwise than it was.
    pub fn drafts_since(&mut self) -> Option<Vec<Draft>> {
        drop(self.keep_drafts());
        let before = self.own.clone();
        let now = self.all_drafts();
        (now != before).then_some(now)
    }

    /// What stands of notes, and is in memory only.
    pub fn in_memory_of_drafts(&self) -> Vec<Draft> {
        let held = self.held.iter();
        held.filter(|draft| !draft.is_nothing()).cloned().collect()
    }

    fn read_drafts(&self) -> Vec<Draft> {
        // What cannot be read is no draft.
        let text = self.drafts.read().text();
        let drafts = text.and_then(|text| serde_json::from_str(&text).ok());
        drafts.unwrap_or_default()
    }

    /// These with what is in memory in the place of the same; of an empty one nothing.
    fn with_held(&self, mut drafts: Vec<Draft>) -> Vec<Draft> {
        drafts.retain(|other| !self.held.iter().any(|held| held.is_same(other)));
        drafts.extend(self.in_memory_of_drafts());
        drafts
    }

    /// Keeps a draft in the place of the one of the same note; of an empty one nothing.
    ///
    /// # Errors
    /// Why it is in memory only.
    fn keep_draft(&mut self, draft: &Draft) -> Result<(), Clean> {
        self.held.retain(|other| !other.is_same(draft));
        self.held.push(draft.clone());
        self.own.retain(|other| !other.is_same(draft));
        self.own.push(draft.clone());
        self.keep_drafts()
    }

    /// Puts on the disk what is in memory of drafts.
    ///
    /// # Errors
    /// Why it stays in memory.
    pub fn keep_drafts(&mut self) -> Result<(), Clean> {
        let kept = self.put_drafts();
        self.unkept = kept.as_ref().err().cloned();
        if kept.is_ok() {
            self.held.clear();
        }
        kept
    }

    fn put_drafts(&self) -> Result<(), Clean> {
        let failed = |error: std::io::Error| clean_format!("{error}");
        if self.held.is_empty() {
            return Ok(());
        }
        let before = self.read_drafts();
        let is_new = |held: &Draft| !held.is_nothing() || before.iter().any(|it| it.is_same(held));
        if !self.held.iter().any(is_new) {
            return Ok(());
        }
        let _held = self.drafts.hold(PATIENCE).map_err(failed)?;
        let mut drafts = self.with_held(self.read_drafts());
        let first = drafts.len().saturating_sub(MOST_DRAFTS);
        drafts.drain(..first);
        match drafts.is_empty() {
            true => self.drafts.remove().map(|_| ()).map_err(failed),
            false => {
                let text = serde_json::to_string(&drafts);
                let text = text.map_err(|error| clean_line(&error.to_string()))?;
                self.drafts.keep(&text).map_err(failed)
            }
        }
    }
}

/// What is to be taken back of the text that one entry gave a note is of that which another gave it.
fn follow(done: &mut [Done], over: Option<EntryId>, written: EntryId) {
    for done in done {
        if let Done::Deed(undo) = done {
            let Undo {
                back, over: before, ..
            } = &mut **undo;
            let all = back.over_mut().into_iter().chain(before);
            for other in all.filter(|other| Some(**other) == over) {
                *other = written;
            }
        }
    }
}
