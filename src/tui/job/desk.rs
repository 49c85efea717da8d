//! Where what a reader marks and writes is put down: the log of the library, which one job at a time writes to.
//!
//! What is wanted waits in a row, in the order of the keys, and whichever job comes first does all of it. So nothing of
//! it is done in another order, and the loop waits for no disk.

use std::{
    collections::{BTreeSet, VecDeque},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use super::Job;
use crate::{
    clean_format,
    document::Archive,
    gather::review::{reviewed, versions},
    library::Library,
    review::{
        Deed, Draft, Exported, Since, State, Target, Version, Versions,
        log::{self, Log, NotSaved, Own, candidates, now},
    },
    save::{Existing, save},
    session::Store,
    text::{Clean, as_sentence, clean_line, counted, is_blank, name_of},
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

/// The desk of a reader. What is cloned is the same desk.
#[derive(Clone)]
pub struct Desk {
    /// The user's data folder; none where there is none.
    data: Option<PathBuf>,
    /// By which name they sign; none where it is not known.
    by: Option<String>,
    waiting: Arc<Mutex<VecDeque<Wanted>>>,
    open: Arc<Mutex<Option<Open>>>,
}

/// Something that is wanted, and of which library: the one that the reader saw.
struct Wanted {
    wish: Wish,
    library: Arc<Library>,
    archive: Arc<Archive>,
}

/// The log of a library.
struct Open {
    store: Store,
    drafts: Store,
    log: Log,
    /// What would take back what was done here, the latest last.
    back: Vec<(Target, Deed)>,
    /// Why what is in memory only could not be written.
    unsaved: Option<Clean>,
}

/// What is to be done, and what takes it back.
struct Step {
    of: Target,
    did: Deed,
    /// None of a new note: it is removed by its id, which it has once it is written.
    back: Option<Deed>,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What a job left behind that panicked is still what was last known.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Desk {
    pub fn new(data: Option<PathBuf>, by: Option<String>) -> Self {
        Self {
            data,
            by,
            waiting: Arc::default(),
            open: Arc::default(),
        }
    }

    /// Reads the log of a library, and what stands of notes on it.
    pub fn read(&self, library: Arc<Library>) -> Job {
        let desk = self.clone();
        Job::new(
            move |tell| {
                let Some(data) = &desk.data else {
                    return;
                };
                let mut place = locked(&desk.open);
                let store = log::store(data, &library);
                let is_open = |open: &&mut Open| open.store == store;
                let said = match place.as_mut().filter(is_open) {
                    // What could not be written yet is still in it.
                    Some(open) => open.refresh(),
                    None => {
                        let (open, said) = Open::new(data, store, &library);
                        *place = Some(open);
                        said
                    }
                };
                if let Some(open) = &mut *place {
                    let drafts = Some(open.read_drafts());
                    tell(open.told(&desk, Versions::new(), drafts, said));
                }
            },
            Message::Failed,
        )
    }

    /// Works out what has changed since it was reviewed.
    pub fn compare(
        load: u64,
        state: Arc<State>,
        library: Arc<Library>,
        archive: Arc<Archive>,
    ) -> Job {
        Job::new(
            move |tell| {
                tell(Message::Compared(
                    load,
                    reviewed(&library, &archive, &state),
                ))
            },
            |why| Message::Failed(format!("What was reviewed could not be compared: {why}.")),
        )
    }

    /// Reads what others wrote, and writes what could not be written yet; tells nothing where nothing is new.
    pub fn reread(&self) -> Job {
        let desk = self.clone();
        Job::new(
            move |tell| {
                let mut place = locked(&desk.open);
                let Some(open) = &mut *place else {
                    return;
                };
                let (said, is_new) = match open.unsaved.is_some() {
                    true => (open.save(), true),
                    // Where it cannot be read now, it is when something is written.
                    false => (None, open.log.refresh().unwrap_or(false)),
                };
                if is_new {
                    tell(open.told(&desk, Versions::new(), None, said));
                }
            },
            Message::Failed,
        )
    }

    /// Puts down what a reader wants, behind what they wanted before.
    pub fn mark(&self, wish: Wish, library: Arc<Library>, archive: Arc<Archive>) -> Job {
        locked(&self.waiting).push_back(Wanted {
            wish,
            library,
            archive,
        });
        let desk = self.clone();
        Job::new(move |tell| desk.work(tell), Message::Failed)
    }

    /// Does all that waits.
    fn work(&self, tell: &dyn Fn(Message)) {
        let mut place = locked(&self.open);
        let all: Vec<Wanted> = locked(&self.waiting).drain(..).collect();
        if all.is_empty() {
            return;
        }
        let Some(open) = &mut *place else {
            let why = match self.data {
                None => {
                    "This user has no data folder in which a review could be kept; HOME says where it is."
                }
                Some(_) => "What was reviewed is still being read.",
            };
            return tell(Message::Failed(why.into()));
        };
        let Some(by) = &self.by else {
            return tell(Message::Failed(
                "It is not known by which name you sign: set `reviewer` in the configuration, whose place `casefile config` prints."
                    .into(),
            ));
        };
        let known = versions_of(&all);
        let (mut said, mut drafts) = (None, None);
        for Wanted { wish, .. } in all {
            if let Wish::Draft(draft) = &wish {
                match open.keep_draft(draft) {
                    Ok(kept) => drafts = Some(kept),
                    Err(why) => {
                        let why = format!("What stands of the note is in memory only: {why}.");
                        said = Some(Said::Wrong(why));
                    }
                }
                continue;
            }
            let note = match &wish {
                Wish::Note(draft) => Some(draft.clone()),
                _ => None,
            };
            let done = open.carry_out(wish, by, &known);
            // Until it is saved, what was written is kept as a draft.
            if let Some(draft) = note.filter(|_| done.is_ok()) {
                let text = String::new();
                drafts = open.keep_draft(&Draft { text, ..draft }).ok();
            }
            said = Some(match done {
                Ok(done) => Said::Done(done),
                Err(why) => Said::Wrong(why),
            });
        }
        tell(open.told(self, known, drafts, said));
    }

    /// Does what still waits before the program ends.
    pub fn finish(&self) {
        self.work(&|_| {});
    }

    /// Writes all of the log, and what could not be written to it, to a file.
    pub fn hand_on(&self, path: PathBuf, library: Arc<Library>) -> Job {
        let desk = self.clone();
        Job::new(
            move |tell| {
                let place = locked(&desk.open);
                let Some(open) = &*place else {
                    return tell(Message::Failed(
                        "No log of what was reviewed is open.".into(),
                    ));
                };
                let entries = open.log.entries();
                let json = Exported::json(log::place(&library), entries.iter());
                let name = name_of(path.display());
                tell(match save(&path, &json, Existing::Keep) {
                    Ok(()) => Message::Done(format!(
                        "Wrote {} to `{name}`, as `casefile review import` takes it.",
                        marks_and_notes(entries.len())
                    )),
                    Err(error) => Message::Failed(format!("`{name}` was not written: {error}.")),
                });
            },
            Message::Failed,
        )
    }
}

/// The versions of what is to be marked as reviewed.
fn versions_of(all: &[Wanted]) -> Versions {
    let keys = all.iter().filter_map(|wanted| match &wanted.wish {
        Wish::Review(key) => Some((key, wanted)),
        _ => None,
    });
    let mut known = Versions::new();
    // All of one library at once, since sources are opened for it.
    let mut groups: Vec<(&Wanted, BTreeSet<_>)> = Vec::new();
    for (key, wanted) in keys {
        let same = groups
            .iter_mut()
            .find(|(other, _)| Arc::ptr_eq(&other.library, &wanted.library));
        match same {
            Some((_, keys)) => drop(keys.insert(key)),
            None => groups.push((wanted, BTreeSet::from([key]))),
        }
    }
    for (wanted, keys) in groups {
        let library = &wanted.library;
        let indices: Vec<_> = keys.iter().filter_map(|key| library.index(key)).collect();
        let mut found = versions(library, &wanted.archive, &indices);
        known.extend(keys.into_iter().map(|key| {
            let index = library.index(key);
            let version = index.and_then(|index| found.remove(&index));
            (key.clone(), version)
        }));
    }
    known
}

impl Open {
    /// The log of a library, and what the reader should know of it.
    fn new(data: &Path, store: Store, library: &Library) -> (Self, Option<Said>) {
        let (log, read) = Log::open(Own(store.clone()), log::place(library));
        let open = Self {
            drafts: log::drafts(data, library),
            store,
            log,
            back: Vec::new(),
            unsaved: None,
        };
        let lines = open.log.lines();
        let path = name_of(open.store.path().display());
        let said = match read {
            Err(why) => Some(clean_format!(
                "`{path}`, the log of what was reviewed, cannot be read: {}.",
                why.words()
            )),
            Ok(()) if lines.damages > 0 => Some(clean_format!(
                "{} of `{path}` cannot be read and was passed over; `casefile review status` names them.",
                counted(lines.damages, "line")
            )),
            Ok(()) if lines.count == 0 && !candidates(data, library).is_empty() => Some(
                "What was reviewed of a library that was moved may be of this one: `casefile review status` names it.".into(),
            ),
            Ok(()) => None,
        };
        (open, said.map(|said| Said::Wrong(said.to_string())))
    }

    /// Reads what others wrote since.
    fn refresh(&mut self) -> Option<Said> {
        let read = self.log.refresh();
        let path = name_of(self.store.path().display());
        read.err()
            .map(|why| Said::Wrong(format!("`{path}` cannot be read: {}.", why.words())))
    }

    /// Writes what could not be written yet.
    fn save(&mut self) -> Option<Said> {
        let entries = self.log.unsaved().len();
        let saved = self.log.save();
        self.note(saved)
            .ok()
            .map(|()| Said::Done(format!("Saved: {}.", marks_and_notes(entries))))
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
        State::from_entries(&self.log.entries())
    }

    fn told(
        &self,
        desk: &Desk,
        versions: Versions,
        drafts: Option<Vec<Draft>>,
        said: Option<Said>,
    ) -> Message {
        let why = self.unsaved.clone();
        Message::Reviewed(Box::new(Told {
            by: desk.by.clone(),
            state: Arc::new(self.state()),
            versions,
            unsaved: why.map(|why| Unsaved {
                entries: self.log.unsaved().len(),
                why,
            }),
            drafts,
            said,
        }))
    }

    /// Does what is wanted. Returns what to say of it.
    ///
    /// # Errors
    /// Where nothing is done, or it is in memory only: what to say of that.
    fn carry_out(&mut self, wish: Wish, by: &str, known: &Versions) -> Result<String, String> {
        // Where it cannot be read, adding to it says so.
        let _ = self.log.refresh();
        let is_back = wish == Wish::TakeBack;
        let step = match wish {
            Wish::TakeBack => {
                let back = self.back.pop();
                let (of, did) = back.ok_or("There is nothing to take back.")?;
                Step {
                    of,
                    did,
                    back: None,
                }
            }
            wish => step(wish, &self.state(), by, known)?,
        };
        let words = step.did.words(&step.of);
        let deed = (step.of.clone(), step.did);
        let added = self.log.add(by, now(), vec![deed]);
        if !is_back {
            let back = step.back.or_else(|| {
                let written = self.log.entries().pop()?;
                Some(Deed::NoteRemoved { note: written.id })
            });
            self.back.extend(back.map(|back| (step.of, back)));
        }
        match (self.note(added), is_back) {
            (Ok(()), false) => Ok(format!("Saved: {words}.")),
            (Ok(()), true) => Ok(format!("Taken back, and saved: {words}.")),
            (Err(why), _) => Err(format!("In memory only: {words}. Not saved: {why}.")),
        }
    }

    fn read_drafts(&self) -> Vec<Draft> {
        // What cannot be read is no draft.
        let text = self.drafts.read().text();
        let drafts = text.and_then(|text| serde_json::from_str(&text).ok());
        drafts.unwrap_or_default()
    }

    /// Keeps a draft in the place of the one of the same note; of an empty one nothing. Returns all that are kept.
    fn keep_draft(&mut self, draft: &Draft) -> Result<Vec<Draft>, Clean> {
        let failed = |error: std::io::Error| clean_format!("{error}");
        let before = self.read_drafts();
        let is_gone = is_blank(&draft.text) && draft.note.is_none() || draft.text.is_empty();
        if is_gone && !before.iter().any(|other| other.is_of_same(draft)) {
            return Ok(before);
        }
        let _held = self.drafts.hold(PATIENCE).map_err(failed)?;
        let mut drafts = self.read_drafts();
        drafts.retain(|other| !other.is_of_same(draft));
        if !is_gone {
            drafts.push(draft.clone());
        }
        let first = drafts.len().saturating_sub(MOST_DRAFTS);
        drafts.drain(..first);
        match drafts.is_empty() {
            true => self.drafts.remove().map(|_| ()).map_err(failed)?,
            false => {
                let text = serde_json::to_string(&drafts);
                let text = text.map_err(|error| clean_line(&error.to_string()))?;
                self.drafts.keep(&text).map_err(failed)?;
            }
        }
        Ok(drafts)
    }
}

/// What is to be done, by what is marked and noted now.
fn step(wish: Wish, state: &State, by: &str, known: &Versions) -> Result<Step, String> {
    Ok(match wish {
        Wish::Review(key) => {
            let now: &Version = known.get(&key).and_then(Option::as_ref).ok_or_else(|| {
                as_sentence(&clean_format!(
                    "`{key}` cannot be read, so that nobody can have checked it"
                ))
            })?;
            let of = Target::Record { key };
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
        // Neither follows from what is marked.
        Wish::Draft(_) | Wish::TakeBack => return Err("There is nothing to do.".into()),
    })
}

/// What a key does that turns something on and off, and what takes that back.
fn turned(is_on: bool, on: Deed, off: Deed) -> (Deed, Option<Deed>) {
    match is_on {
        true => (off, Some(on)),
        false => (on, Some(off)),
    }
}
