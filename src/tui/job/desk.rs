//! Where what a reader marks and writes is put down: the log of the library, which one job at a time writes to.
//!
//! What is wanted waits in a row, in the order of the keys, and whichever job comes first does all of it. So nothing of
//! it is done in another order, and the loop waits for no disk.

mod change;
mod open;
mod step;

use std::{
    cell::RefCell,
    collections::{BTreeSet, VecDeque},
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use open::Open;

use super::Job;
use crate::{
    document::Archive,
    edit::made::Proposed,
    gather::review::{is_as_seen, reviewed, versions_with_words},
    library::Library,
    review::{Deed, Draft, EntryId, Exported, State, Target, Unkept, Versions, entries_of, log},
    save::{Existing, save},
    session::Store,
    text::{as_sentence, clean, name_of},
    tui::{effect::Wish, message::Message},
};

/// The desk of a reader. What is cloned is the same desk.
#[derive(Clone)]
pub struct Desk {
    /// The user's data folder; none where there is none.
    data: Option<PathBuf>,
    /// By which name they sign; none where it is not known.
    by: Option<String>,
    /// Where it is kept how changes of files can be taken back; none where it is not.
    changes: Option<Store>,
    waiting: Arc<Mutex<VecDeque<Wanted>>>,
    open: Arc<Mutex<Option<Open>>>,
    done: Arc<Mutex<Vec<Done>>>,
}

/// Something that was done here, and can be taken back.
enum Done {
    Deed(Box<Undo>),
    Change(Arc<Proposed>),
}

/// What would take back what was done to a mark or a note.
struct Undo {
    of: Target,
    back: Deed,
    /// Of a note, the entry in whose place it was done.
    over: Option<EntryId>,
}

/// Something that is wanted, and of which library: the one that the reader saw.
struct Wanted {
    wish: Wish,
    /// The number of its load.
    load: u64,
    library: Arc<Library>,
    archive: Arc<Archive>,
}

/// What is known of what is to be marked as reviewed.
#[derive(Default)]
struct Seen {
    versions: Versions,
    /// That of which sources are otherwise by now than when they were read: nobody has seen these.
    unseen: BTreeSet<Target>,
}

/// Why nothing that is marked or noted can be kept, as a part of a sentence: there is no data folder, or it is not known by
/// which name the reader signs. None where there are both.
pub fn keeps_nothing(has_folder: bool, has_name: bool) -> Option<&'static str> {
    match (has_folder, has_name) {
        (false, _) => Some(
            "this user has no data folder in which a review could be kept; HOME says where it is",
        ),
        (true, false) => Some(
            "it is not known by which name you sign: set `reviewer` in the configuration, whose place `casefile config` prints",
        ),
        (true, true) => None,
    }
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
            changes: None,
            waiting: Arc::default(),
            open: Arc::default(),
            done: Arc::default(),
        }
    }

    /// The same where it is kept how changes of files can be taken back.
    pub fn with_changes(self, changes: Option<Store>) -> Self {
        Self { changes, ..self }
    }

    /// Whether changes of files can be taken back.
    pub fn can_take_changes_back(&self) -> bool {
        self.changes.is_some()
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
                        // What was done to another log is not taken back in this one.
                        let is_change = |done: &Done| matches!(done, Done::Change(_));
                        locked(&desk.done).retain(is_change);
                        said
                    }
                };
                if let Some(open) = &mut *place {
                    let drafts = Some(open.all_drafts());
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
                let (is_new, said) = open.reread();
                let was_unkept = open.unkept.is_some();
                let drafts = open.drafts_since();
                let is_new = is_new || was_unkept != open.unkept.is_some();
                if is_new || drafts.is_some() {
                    tell(open.told(&desk, Versions::new(), drafts, said));
                }
            },
            Message::Failed,
        )
    }

    /// Puts down what a reader wants, behind what they wanted before; they saw the library that was read with this number.
    pub fn mark(
        &self,
        wish: Wish,
        (load, library): (u64, Arc<Library>),
        archive: Arc<Archive>,
    ) -> Job {
        // Whoever waits for a file is to hear of it in any case.
        let number = match &wish {
            Wish::Write(number, _) => Some(*number),
            _ => None,
        };
        locked(&self.waiting).push_back(Wanted {
            wish,
            load,
            library,
            archive,
        });
        let desk = self.clone();
        Job::new(
            move |tell| desk.work(tell),
            move |why| match number {
                Some(_) => Message::Wrote(number, Err(clean(&as_sentence(&why)))),
                None => Message::Failed(why),
            },
        )
    }

    /// Does all that waits.
    fn work(&self, tell: &dyn Fn(Message)) {
        let mut place = locked(&self.open);
        let all: Vec<Wanted> = locked(&self.waiting).drain(..).collect();
        if all.is_empty() {
            return;
        }
        let known = seen(&all);
        let (mut said, mut drafts) = (None, None);
        for Wanted { wish, load, .. } in all {
            if matches!(&wish, Wish::Review(of) if known.unseen.contains(of)) {
                tell(Message::Changed(load));
            }
            let mut done = locked(&self.done);
            let is_of_change = matches!(done.last(), Some(Done::Change(_)));
            match wish {
                Wish::Write(number, proposed) => {
                    let became = change::write(proposed, self.changes.as_ref(), &mut done);
                    tell(Message::Wrote(Some(number), became));
                }
                Wish::TakeBack if is_of_change => {
                    let became = change::take_back(self.changes.as_ref(), &mut done);
                    tell(Message::Wrote(None, became));
                }
                wish => match (&mut *place, &self.by) {
                    (Some(open), Some(by)) => {
                        let told = open.put_down(wish, by, &known, &mut done);
                        said = told.said.or(said);
                        drafts = told.drafts.or(drafts);
                    }
                    _ => tell(Message::Failed(self.why_not())),
                },
            }
        }
        let is_told = said.is_some() || drafts.is_some();
        if let Some(open) = place.as_ref().filter(|_| is_told) {
            tell(open.told(self, known.versions, drafts, said));
        }
    }

    /// Why nothing can be marked or noted.
    fn why_not(&self) -> String {
        let why = keeps_nothing(self.data.is_some(), self.by.is_some());
        as_sentence(why.unwrap_or("what was reviewed is still being read"))
    }

    /// Does what still waits before the program ends, with what stands of a note that is being written. Returns what goes with
    /// the program all the same; none where all is on the disk.
    pub fn finish(&self, draft: Option<Draft>) -> Option<Unkept> {
        let told = RefCell::new(Vec::new());
        self.work(&|message| {
            if let Message::Failed(why) = message {
                told.borrow_mut().push(why);
            }
        });
        let mut place = locked(&self.open);
        let drafts = match &mut *place {
            Some(open) => {
                // Perhaps it can be written by now.
                drop((open.reread(), open.keep_drafts()));
                open.in_memory_of_drafts()
            }
            None => draft
                .filter(|draft| !draft.is_nothing())
                .into_iter()
                .collect(),
        };
        let unkept = Unkept {
            told: told.into_inner(),
            drafts,
            unsaved: place.as_ref().and_then(Open::in_memory),
        };
        (!unkept.is_nothing()).then_some(unkept)
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
                let json = Exported::json(log::place(&library), entries.clone());
                let name = name_of(path.display());
                tell(match save(&path, &json, Existing::Keep) {
                    Ok(()) => Message::Done(format!(
                        "Wrote {} to `{name}`, as `casefile review import` takes it.",
                        entries_of(entries.count())
                    )),
                    Err(error) => Message::Failed(format!("`{name}` was not written: {error}.")),
                });
            },
            Message::Failed,
        )
    }
}

/// The versions of what is to be marked as reviewed, as far as its sources are those that were read.
fn seen(all: &[Wanted]) -> Seen {
    let reviewed = all.iter().filter_map(|wanted| match &wanted.wish {
        Wish::Review(of) => Some((of.clone(), wanted)),
        _ => None,
    });
    // All of one library at once, since sources are opened for it.
    let mut groups: Vec<(&Wanted, Vec<Target>)> = Vec::new();
    for (target, wanted) in reviewed {
        let same = groups
            .iter_mut()
            .find(|(other, _)| Arc::ptr_eq(&other.library, &wanted.library));
        match same {
            Some((_, targets)) => targets.push(target),
            None => groups.push((wanted, vec![target])),
        }
    }
    let mut seen = Seen::default();
    for (
        Wanted {
            library, archive, ..
        },
        targets,
    ) in groups
    {
        let is_seen = |target: &Target| is_as_seen(library, archive, target);
        let (before, mut unseen): (Vec<Target>, Vec<Target>) =
            targets.into_iter().partition(is_seen);
        let mut versions = versions_with_words(library, archive, &before);
        // And once they are read, so that they were the same all the while.
        unseen.extend(before.into_iter().filter(|target| !is_seen(target)));
        versions.retain(|target, _| !unseen.contains(target));
        seen.versions.extend(versions);
        seen.unseen.extend(unseen);
    }
    seen
}
