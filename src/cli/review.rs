//! `casefile review`

mod act;
mod exchange;
mod list;
mod of;
mod report;
mod status;

use std::path::PathBuf;

use super::{Failure, Outcome, as_of::Shown, context::Context, out::Out, unbroken::unbroken};
use crate::{
    clean_format,
    document::Archive,
    gather::review::{reviewed, versions_with_words},
    library::Library,
    load,
    query::Query,
    review::{
        Deed, Exported, Marks, State, Target, Versions, entries_of,
        log::{self, Candidate, Doubt, Log, NotSaved, Own, Whose, Why},
        unopened,
    },
    session::Store,
    text::{Clean, clean_line, counted, name_of},
};

/// Mark what you have checked, and write notes on it, for you alone.
///
/// What you do is kept in your own data folder, in one log a library, and never in the library. *Saved* is said once it is on
/// the disk. A mark is of a version: of the words of the record, what it cites and the cited words in their sources; of a source also of its text. Where any
/// of that is another one later, the record has changed since it was reviewed.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    List(list::Arguments),
    Mark(act::Mark),
    Flag(act::Flag),
    Label(act::Label),
    Note(act::Note),
    Report(report::Arguments),
    Export(exchange::Export),
    Import(exchange::Import),
    Status(status::Status),
    Adopt(status::Adopt),
}

pub use act::OWN_LABEL;

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    match &arguments.command {
        Command::List(list) => list::run(list, context, out),
        Command::Mark(mark) => act::mark(mark, context, out),
        Command::Flag(flag) => act::flag(flag, context, out),
        Command::Label(label) => act::label(label, context, out),
        Command::Note(note) => act::note(note, context, out),
        Command::Report(report) => report::run(report, context, out),
        Command::Export(export) => exchange::export(export, context, out),
        Command::Import(import) => exchange::import(import, context, out),
        Command::Status(_) => status::status(context, out),
        Command::Adopt(adopt) => status::adopt(adopt, context, out),
    }
}

/// What the reader marked and noted of a library, where a query asks for it; none where it does not, and their log is not
/// read.
///
/// # Errors
/// Where the log cannot be read: nothing could be said of what it holds.
pub fn marks(query: &Query, shown: &Shown) -> Result<Option<Marks>, Failure> {
    if !query.needs_marks() {
        return Ok(None);
    }
    let library = shown.whole();
    let state = state_of(library)?;
    let versions = match query.needs_versions() {
        true => reviewed(library, &shown.archive, &state),
        false => Versions::default(),
    };
    Ok(Some(Marks::of(&state, &versions)))
}

/// What is marked and noted of a library.
///
/// # Errors
/// Where the log cannot be read.
pub fn state_of(library: &Library) -> Result<State, Failure> {
    let store = log::store(&data_folder()?, library);
    let (log, read) = Log::open(Own(store.clone()), log::place(library));
    read.map_err(|why| unreadable(&store, &why))?;
    Ok(State::from_entries(log.entries()))
}

/// A library, and what was reviewed of it.
struct Desk {
    library: Library,
    archive: Archive,
    /// The user's data folder.
    data: PathBuf,
    store: Store,
    log: Log,
    /// Whether that could be read. What is done is handed on where it cannot.
    read: Result<(), Why>,
}

impl Desk {
    /// Opens a library and its log.
    fn open(context: &Context<'_>) -> Result<Self, Failure> {
        let data = data_folder()?;
        let library = context.library(None)?;
        let archive = context.archive()?;
        let store = log::store(&data, &library);
        let (log, read) = Log::open(Own(store.clone()), log::place(&library));
        Ok(Self {
            library,
            archive,
            data,
            store,
            log,
            read,
        })
    }

    /// The same where it is to be read.
    fn open_to_read(context: &Context<'_>) -> Result<Self, Failure> {
        let desk = Self::open(context)?;
        match &desk.read {
            Ok(()) => Ok(desk),
            Err(why) => Err(unreadable(&desk.store, why)),
        }
    }

    /// Says on standard error what whoever uses the log must know of it.
    fn telling(self, out: &mut Out) -> Self {
        for doubt in self.doubts() {
            out.note(&clean_format!("note: {doubt}\n"));
        }
        self
    }

    fn state(&self) -> State {
        State::from_entries(self.log.entries())
    }

    /// That not all that is marked and noted is of what is opened; none where it is.
    fn out_of_sight(&self, state: &State) -> Option<Clean> {
        unopened(state.out_of_sight(&self.library))
    }

    /// The versions now of all that somebody reviewed; of what changed with its words.
    fn now(&self, state: &State) -> Versions {
        reviewed(&self.library, &self.archive, state)
    }

    /// The versions now of what is to be marked, with their words.
    fn versions_with_words(&self, targets: &[Target]) -> Versions {
        versions_with_words(&self.library, &self.archive, targets)
    }

    /// What makes it doubtful that the log was written for this library.
    fn doubt(&self) -> Option<Doubt> {
        Doubt::of(&self.log.lines(), &self.state(), &self.library)
    }

    /// What is to be known of the log before one relies on it, in sentences.
    fn doubts(&self) -> Vec<Clean> {
        let lines = self.log.lines();
        let path = name_of(self.store.path().display());
        let mut doubts = Vec::new();
        if let Some((first, damage)) = lines.damaged.first() {
            let count = counted(lines.damages, "line");
            doubts.push(clean_format!(
                "{count} of `{path}` cannot be read and {} passed over, the first is line {first}: {}. Nothing of the file was \
                 removed; `casefile review status` names them.",
                if lines.damages == 1 { "was" } else { "were" },
                damage.words()
            ));
        }
        doubts.extend(self.doubt().as_ref().map(Doubt::words));
        if lines.count == 0 {
            let others = log::found(&self.data, &self.library, load::library).into_iter();
            let others = others.filter(Candidate::is_offered);
            doubts.extend(others.map(|other| {
                clean_format!(
                    "This library has no log, and {}. `casefile review adopt` takes it over.",
                    offered(&other)
                )
            }));
        }
        doubts
    }

    /// Writes down what the reader did, and says so once it is saved.
    fn write(
        &mut self,
        context: &Context<'_>,
        deeds: Vec<(Target, Deed)>,
        out: &mut Out,
    ) -> Result<(), Failure> {
        let by = match context.reviewer() {
            Some(by) => by,
            None => return Err(unsigned(&deeds, out)?),
        };
        let deeds = self.own(&by, deeds, out)?;
        let state = self.state();
        let done = deeds.iter().map(|(of, did)| state.words_of(of, did, &by));
        let done: Vec<Clean> = done.collect();
        let written = unbroken(|| self.log.add(&by, log::now(), deeds));
        self.saved(written, out)?;
        for done in done {
            out.line(&clean_format!("Saved: {done}."))?;
        }
        Ok(())
    }

    /// What of it does something: nobody takes back what they did not do.
    fn own(
        &self,
        by: &str,
        mut deeds: Vec<(Target, Deed)>,
        out: &mut Out,
    ) -> Result<Vec<(Target, Deed)>, Failure> {
        // Of a log that cannot be read nobody knows who did what.
        if self.read.is_err() {
            return Ok(deeds);
        }
        let (state, mut not) = (self.state(), Vec::new());
        deeds.retain(|(of, did)| {
            let told = state.not_theirs(of, did, by);
            let does_something = told.is_none();
            not.extend(told);
            does_something
        });
        if deeds.is_empty() && !not.is_empty() {
            return Err(Failure::Nothing(Clean::join(not, " ")));
        }
        for told in not {
            out.note(&clean_format!("note: {told}\n"));
        }
        Ok(deeds)
    }

    /// Hands on what could not be saved, which would go with the program otherwise.
    fn saved<T>(&self, written: Result<T, NotSaved>, out: &mut Out) -> Result<T, Failure> {
        written.or_else(|NotSaved { why, entries }| {
            let path = name_of(self.store.path().display());
            if entries == 0 {
                return Err(Failure::Wrong(clean_format!(
                    "`{path}` cannot be written: {}.",
                    why.words()
                )));
            }
            let json = Exported::json(log::place(&self.library), self.log.unsaved().iter());
            out.text(&crate::text::clean(&json))?;
            Err(Failure::Wrong(clean_format!(
                "Nothing was saved, since `{path}` cannot be written: {}. Standard output has what was to be saved ({}), as \
                 `casefile review import` takes it.",
                why.words(),
                entries_of(entries)
            )))
        })
    }
}

/// The folder in which a user keeps their data.
fn data_folder() -> Result<PathBuf, Failure> {
    dirs::data_dir().ok_or_else(|| {
        Failure::Wrong(
            "This user has no data folder in which a review could be kept; HOME says where it is."
                .into(),
        )
    })
}

fn unreadable(store: &Store, why: &Why) -> Failure {
    let path = name_of(store.path().display());
    Failure::Wrong(clean_format!(
        "`{path}`, the log of what was reviewed, cannot be read: {}.",
        why.words()
    ))
}

/// Why nothing is saved where it is not known by which name the reader signs. What they wrote is handed on, which would go
/// with the program otherwise.
fn unsigned(deeds: &[(Target, Deed)], out: &mut Out) -> Result<Failure, Failure> {
    let texts = deeds.iter().filter_map(|(_, did)| did.text());
    let texts: Vec<&str> = texts.collect();
    for text in &texts {
        out.text(&clean_format!("{}\n", crate::text::clean(text)))?;
    }
    let handed = match texts.is_empty() {
        true => "",
        false => " Standard output has the text of the note.",
    };
    Ok(Failure::Wrong(clean_format!(
        "It is not known by which name you sign: set `reviewer` in the configuration, whose place `casefile config` prints. \
         Nothing was saved.{handed}"
    )))
}

/// A log that may be this library's, in words.
fn offered(other: &Candidate) -> Clean {
    let Candidate {
        store,
        library,
        known: (all, here),
        whose,
        ..
    } = other;
    let so = match whose {
        Whose::Nobodys => "",
        Whose::Shared => {
            "; another library lies there by now that has written to it, so it would be copied"
        }
        Whose::Anothers => "; its library is there still, so it would be copied",
    };
    let title = library.title.as_deref().map(clean_line);
    let of = title.map_or_else(|| "a library".into(), |title| clean_format!("“{title}”"));
    clean_format!(
        "`{}` may be it: it is of {of}, last at `{}`, and {here} of the {} that it speaks of are here{so}",
        name_of(store.path().display()),
        clean_line(
            library
                .path
                .as_deref()
                .unwrap_or("a path that is not known")
        ),
        counted(*all as u64, "record")
    )
}
