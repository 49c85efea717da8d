//! What is done beside the loop, and how it answers: each effect that takes time is a job, and whoever
//! runs jobs, runs all of them the same way.

mod change;
pub mod check;
mod cited;
mod cover;
mod desk;
pub mod editor;
mod executor;
pub mod export;
pub mod open;
mod read;
mod since;
mod sought;
mod told;
pub mod viewer;

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, SystemTime},
};

pub use desk::keeps_nothing;
pub use executor::{Executor, Inline, Job, Threads};

use super::{
    effect::{Effect, Export, Handed, Wish},
    everywhere,
    known::{CitedBy, Text},
    message::Message,
    model::Model,
    seek::Through,
};
use crate::{
    analysis::as_of::as_of,
    document::{Archive, Document, Stamp},
    gather::withheld::Withheld,
    library::{Library, Sound},
    load,
    marker::Against,
    model::{Body, Date, Key},
    review::Unkept,
    session::Store,
    text::{as_sentence, clean},
    watch::{Asks, News, Of, Told, has_changed},
};
use cover::{Covered, Uncovered};
use desk::Desk;
use export::Press;
use viewer::{Opened, Running};

/// The outside world, as far as jobs reach it.
pub struct World<E> {
    executor: E,
    path: PathBuf,
    archive: Arc<Archive>,
    /// The user's data folder; none where there is none.
    data: Option<PathBuf>,
    /// The program's own folders.
    own: Vec<PathBuf>,
    /// When the library was last read.
    read_at: SystemTime,
    /// Where the library is remembered.
    store: Option<Store>,
    /// Whether that failed.
    failed: Arc<AtomicBool>,
    /// Who watches the files; none where nobody does.
    watcher: Option<Asks>,
    /// Whether something was remembered at the key for which something new is to be.
    is_there: Arc<AtomicBool>,
    /// Where what the reader marks and writes is put down.
    desk: Desk,
    /// With what the library is compared.
    against: Against,
}

/// How long after a key what is remembered is written.
const REMEMBERED: Duration = Duration::from_secs(2);

impl<E: Executor> World<E> {
    /// The world of a library.
    pub fn new(executor: E, path: PathBuf, archive: Archive, store: Option<Store>) -> Self {
        Self {
            executor,
            path,
            archive: Arc::new(archive),
            data: None,
            own: Vec::new(),
            read_at: SystemTime::now(),
            store,
            failed: Arc::default(),
            is_there: Arc::default(),
            desk: Desk::new(None, None),
            watcher: None,
            against: Against::default(),
        }
    }

    /// Watches the files of each library from now on.
    pub fn watch(&mut self) {
        let (asks, watcher) = Asks::new();
        self.watcher = Some(asks);
        self.executor.beside(Job::new(
            move |tell| {
                watcher.run(&|told| {
                    tell(match told {
                        Told::Changed(number) => Message::Changed(number),
                        Told::InPart(why) => Message::Unheard(why),
                    });
                });
            },
            |why| Message::Unheard(format!("files are not watched ({why})")),
        ));
    }

    /// The same of a user with a data folder, where the codes of audiences and what they reviewed are kept, who signs by this
    /// name, and with these folders of the program's own.
    pub fn with_data(
        self,
        data: Option<PathBuf>,
        reviewer: Option<String>,
        own: Vec<PathBuf>,
    ) -> Self {
        Self {
            desk: Desk::new(data.clone(), reviewer),
            data,
            own,
            ..self
        }
    }

    /// The same where it is kept how changes of files can be taken back.
    pub fn with_changes(self, changes: Option<Store>) -> Self {
        Self {
            desk: self.desk.with_changes(changes),
            ..self
        }
    }

    /// The same, which compares the library with this.
    pub fn compared_with(self, against: Against) -> Self {
        Self { against, ..self }
    }

    /// Puts down what still waits before the program ends, and what stands of a note. Returns what could not be.
    pub fn finish(&self, model: &Model) -> Option<Unkept> {
        let draft = model.state.draft();
        if let Some(draft) = draft.clone() {
            let read = (model.known.generation, Arc::clone(&model.known.whole));
            let archive = Arc::clone(&self.archive);
            drop(self.desk.mark(Wish::Draft(draft), read, archive));
        }
        self.desk.finish(draft)
    }

    /// Who runs the jobs.
    pub fn executor(&self) -> &E {
        &self.executor
    }

    /// Starts the job that an effect asks for; gives back an effect that is none, but for the owner of the
    /// terminal.
    pub fn start(&mut self, effect: Effect, model: &Model) -> Option<Effect> {
        let library = Arc::clone(&model.known.library);
        let archive = Arc::clone(&self.archive);
        let job = match effect {
            Effect::Load(generation) | Effect::Reload(generation) => {
                // Originals may have come, gone or changed as well.
                self.archive = Arc::new(self.archive.renewed());
                self.read_at = SystemTime::now();
                let covered = self.covered(model);
                let path = self.path.clone();
                let keeps = matches!(effect, Effect::Reload(_));
                let before = Before {
                    sound: keeps.then(|| Arc::clone(&in_files(model).sound)),
                    shown: Arc::clone(&model.known.whole),
                };
                load(generation, path, model.day_of_load(), covered, before)
            }
            Effect::Free(old) => Job::new(move |_| drop(old), Message::Failed),
            Effect::Turn(edition) => turn(
                edition,
                model.state.turning.clone()?,
                Arc::clone(&model.known.whole),
            ),
            Effect::Open(edition, key) => open(edition, key, Uncovered::of(model), archive),
            Effect::Read(edition, key, run) => {
                let text = model.known.documents.get(&key)?.as_ref()?;
                read::read(edition, key, run, text.for_a_job())
            }
            Effect::List(number) => {
                let listing = model.listing_of(number)?;
                Job::new(
                    move |tell| {
                        let told = |made| tell(Message::Listed(number, Box::new(made)));
                        if let Some(made) = listing.make(None, &told) {
                            told(made);
                        }
                    },
                    |why| Message::Failed(format!("The list could not be made: {why}.")),
                )
            }
            Effect::Seek(number) => {
                let seek = model
                    .state
                    .seek
                    .clone()
                    .filter(|seek| seek.number == number)?;
                match &seek.through {
                    Through::Source(source) => {
                        let text = model.known.documents.get(source)?.as_ref()?;
                        let (source, text) = (source.clone(), text.for_a_job());
                        sought::in_source(seek, source, text)
                    }
                    Through::Rows => sought::in_rows(seek, library, Arc::clone(&model.shown.items)),
                }
            }
            Effect::Cite(_, cite) => {
                let text = model.known.documents.get(&cite.source)?.as_ref()?;
                cited::cite(cite, text.for_a_job())
            }
            Effect::Check(edition) => {
                let uncovered = Uncovered::of(model);
                let shown = uncovered.is_covered().then_some(library);
                Job::new(
                    move |tell| {
                        let library = uncovered.library();
                        let withheld = shown.as_ref();
                        let withheld = withheld.map(|shown| Withheld::of(&library, shown));
                        check::checked(edition, &library, &archive, withheld.as_ref(), tell);
                    },
                    |why| Message::Failed(format!("The library could not be checked: {why}.")),
                )
            }
            Effect::Gather(edition) => {
                let previous = model.state.everywhere.corpus.clone();
                let uncovered = Uncovered::of(model);
                let shown = uncovered.is_covered().then_some(library);
                Job::new(
                    move |tell| {
                        let library = uncovered.library();
                        let withheld = shown.as_ref();
                        let withheld = withheld.map(|shown| Withheld::of(&library, shown));
                        let previous = previous.as_ref().map(|(_, corpus)| &**corpus);
                        let withheld = withheld.as_ref();
                        everywhere::gather(edition, &library, &archive, previous, withheld, tell);
                    },
                    |why| Message::Failed(format!("The texts could not be read: {why}.")),
                )
            }
            Effect::Find(number, typed) => {
                let (_, corpus) = model.state.everywhere.corpus.clone()?;
                let passages = model.known.passages.clone();
                let review = &model.known.review;
                let (marks, state) = (Arc::clone(&review.marks), Arc::clone(&review.state));
                Job::new(
                    move |tell| {
                        let (library, archive) = (&library, &archive);
                        tell(everywhere::find(
                            number,
                            library,
                            archive,
                            &corpus,
                            &typed,
                            (&passages, &marks, &state),
                        ));
                    },
                    |why| Message::Failed(format!("The texts could not be searched: {why}.")),
                )
            }
            Effect::Wait => {
                let is_there = self
                    .store
                    .as_ref()
                    .is_some_and(|store| store.size().is_some());
                self.is_there.store(is_there, Ordering::Relaxed);
                self.executor.later(REMEMBERED, Message::Due);
                return None;
            }
            Effect::Watch(number) => {
                let watcher = self.watcher.as_ref()?;
                watcher.watch(Of {
                    number,
                    path: self.path.clone(),
                    library: in_files(model),
                    since: self.read_at,
                });
                return None;
            }
            Effect::Look(generation) => {
                if let Some(watcher) = &self.watcher {
                    watcher.look();
                    return None;
                }
                let (read_at, path) = (self.read_at, self.path.clone());
                let library = in_files(model);
                Job::new(
                    move |tell| {
                        if has_changed(&path, &library, read_at) {
                            tell(Message::Changed(generation));
                        }
                    },
                    Message::Failed,
                )
            }
            Effect::Remember(text) => {
                let store = self.store.clone()?;
                let failed = self.failed.clone();
                let is_there = self.is_there.clone();
                Job::new(
                    move |tell| {
                        // What was forgotten meanwhile stays so until the reader goes on.
                        if is_there.swap(false, Ordering::Relaxed) && store.size().is_none() {
                            return tell(Message::Remembered(text));
                        }
                        let Err(error) = store.write(&text) else {
                            return tell(Message::Remembered(text));
                        };
                        // Said once: a home that cannot be written to will not be mended meanwhile.
                        if !failed.swap(true, Ordering::Relaxed) {
                            tell(Message::Failed(format!(
                                "Where you are cannot be remembered: {error}."
                            )));
                        }
                    },
                    Message::Failed,
                )
            }
            Effect::Review => self.desk.read(in_files(model)),
            Effect::Compare(generation) => {
                let state = Arc::clone(&model.known.review.state);
                Desk::compare(generation, state, in_files(model), archive)
            }
            Effect::Since(load) => since::since(since::Asked {
                load,
                against: self.against.clone(),
                path: self.path.clone(),
                library: in_files(model),
                archive,
                is_first: model.known.since_told == 0,
                covered: self
                    .covered(model)
                    .map(|covered| (covered, model.known.cover.clone())),
            }),
            Effect::MoveMarker(load) => since::move_marker(
                load,
                self.against.clone(),
                self.path.clone(),
                in_files(model),
            ),
            Effect::Reread => self.desk.reread(),
            Effect::Mark(wish) => {
                let load = model.known.generation;
                self.desk.mark(wish, (load, in_files(model)), archive)
            }
            Effect::Propose(wanted) => {
                let texts = wanted.cites.iter().map(|citing| {
                    let source = &citing.chosen.as_ref()?.source;
                    Some(model.known.documents.get(source)?.as_ref()?.for_a_job())
                });
                let texts = texts.collect();
                let can_be_taken_back = self.desk.can_take_changes_back();
                change::propose(*wanted, texts, in_files(model), archive, can_be_taken_back)
            }
            Effect::HandReview(path) => self.desk.hand_on(path, in_files(model)),
            Effect::View { source, page } => Job::new(
                move |tell| view(&library, &archive, &source, page, tell),
                Message::Failed,
            ),
            Effect::Export(export) => self.hand_on(export, model, Export::write),
            Effect::Preview(export) => self.hand_on(export, model, Export::look),
            other => return Some(other),
        };
        self.executor.run(job);
        None
    }
}

impl<E> World<E> {
    /// Before whom names are to be covered; none where they are not.
    fn covered(&self, model: &Model) -> Option<Covered> {
        model.state.covers.then(|| Covered {
            audience: model.state.audience.clone(),
            data: self.data.clone(),
            before: model.known.cover.clone(),
        })
    }

    /// Makes what is to be handed on.
    fn hand_on(&self, export: Export, model: &Model, make: fn(Export, &Press<'_>)) -> Job {
        let library = Uncovered::of(model);
        let (archive, data) = (Arc::clone(&self.archive), self.data.clone());
        let (number, own) = (export.number, self.own.clone());
        let marks = Arc::clone(&model.known.review.marks);
        Job::new(
            move |tell| {
                let library = library.library();
                let press = Press {
                    library: &library,
                    archive: &archive,
                    data: data.as_deref(),
                    own: &own,
                    marks: &marks,
                    tell,
                };
                make(export, &press);
            },
            move |why| Message::Handed(number, Handed::Refused(clean(&as_sentence(&why)))),
        )
    }
}

/// What was read before.
struct Before {
    /// What stands for a file that cannot be read whole; none where such a file is shown as it is.
    sound: Option<Arc<Sound>>,
    /// The library that is on the screen.
    shown: Arc<Library>,
}

/// The library by its own names, whatever is covered: what is read again, and what is reviewed, is of that.
fn in_files(model: &Model) -> Arc<Library> {
    let cover = model.known.cover.as_ref();
    Arc::clone(cover.map_or(&model.known.whole, |cover| &cover.uncovered))
}

/// Reads a library, and works out how it was on a day; with other words in the place of names, where those are to be
/// covered.
fn load(
    generation: u64,
    path: PathBuf,
    day: Option<Date>,
    covered: Option<Covered>,
    before: Before,
) -> Job {
    let read = move || match &before.sound {
        Some(sound) => load::read_again(&path, sound),
        None => load::read(&path),
    };
    let old = before.shown;
    Job::new(
        move |tell| match read() {
            Ok((parsed, found)) => {
                let mut whole = Library::link(parsed, found);
                whole.looked = Arc::new(old.looked.read_again());
                let whole = Arc::new(whole);
                let cover = covered.map_or(Ok(None), |covered| covered.cover(&whole));
                let cover = match cover {
                    Ok(cover) => cover,
                    // What cannot be covered is not shown.
                    Err(why) => {
                        let why = why.trim_end_matches('.').to_owned();
                        return tell(Message::Unopened(generation, why));
                    }
                };
                let whole = match &cover {
                    Some(cover) => Arc::new(cover.masks.library(&whole)),
                    None => whole,
                };
                let news = match old.records().len() {
                    0 => News::default(),
                    _ => News::of(&old, &whole),
                };
                let of_day = day.and_then(|day| Some((day.clone(), as_of(&whole, &day)?)));
                let of_day = of_day.map(|(day, library)| (day, Arc::new(library)));
                tell(Message::Loaded(
                    generation,
                    Arc::clone(&whole),
                    of_day.clone(),
                    cover,
                    news,
                ));
                // While the reader looks around: it is what their first filter asks for.
                of_day.map_or(whole, |(_, of_day)| of_day).fold_words();
            }
            Err(error) => tell(Message::Unopened(generation, error.to_string())),
        },
        move |why| Message::Unopened(generation, why),
    )
}

/// Works out how a library was on a day.
fn turn(edition: u64, day: Date, library: Arc<Library>) -> Job {
    let words = day.words();
    Job::new(
        move |tell| {
            let of_day = as_of(&library, &day).map(Arc::new);
            let told = of_day.clone().map(|of_day| (day.clone(), of_day));
            let why = || format!("{} has no last day.", day.words());
            tell(Message::Turned(edition, told.ok_or_else(why)));
            if let Some(of_day) = of_day {
                of_day.fold_words();
            }
        },
        move |why| {
            let why = format!("The library as of {words} could not be worked out: {why}.");
            Message::Turned(edition, Err(why))
        },
    )
}

fn open(edition: u64, key: Key, library: Uncovered, archive: Arc<Archive>) -> Job {
    let of = key.clone();
    Job::new(
        move |tell| {
            let is_covered = library.is_covered();
            let library = library.library();
            let is_withheld = is_covered
                && library
                    .index(&key)
                    .is_some_and(|source| library.restricted_documents().contains(&source));
            let document = match library.get(&key) {
                Some(record) => {
                    Stamp::of(record, &archive).note(&library);
                    Document::open(record, &archive)
                }
                None => Arc::new(Document::not_held(None)),
            };
            open::opened(edition, &library, key, (document, is_withheld), tell);
        },
        move |why| {
            let none = Text::new(Arc::new(Document::not_held(Some(why))), CitedBy::default());
            Message::Document(edition, of, Arc::new(none))
        },
    )
}

/// Opens the file of a source in the system's viewer, which may take a while to be found. Goes on for as long as
/// the viewer does, to tell where it fails.
fn view(
    library: &Library,
    archive: &Archive,
    source: &Key,
    page: Option<u32>,
    tell: &dyn Fn(Message),
) {
    let record = library.get(source);
    let file = record.and_then(|record| match &record.body {
        Body::Source(source) => archive.file(record, source).transpose(),
        _ => None,
    });
    let opened = match file {
        Some(Ok(file)) => viewer::open(&library.root, &file, page),
        Some(Err(refusal)) => Err(format!("The file of `{source}` is not opened: {refusal}.")),
        None => Err(format!("No file of `{source}` is on this machine.")),
    };
    match opened {
        Err(why) => tell(Message::Failed(why)),
        Ok(Opened { told, running }) => {
            tell(Message::Done(told));
            if let Some(why) = running.and_then(Running::failed) {
                tell(Message::Failed(why));
            }
        }
    }
}
