//! What the browser wants done in the outside world.

use std::{
    ops::Range,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use crate::{
    edit::{asked, made::Proposed},
    export::{Drawn, Notes, Paper},
    library::Library,
    model::{Id, Key},
    query::Query,
    review::{Draft, Target},
    save::Existing,
    session::Kept,
    text::Clean,
};

/// Something to do outside the model.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read the library again.
    Load(u64),
    /// The same where files have changed: one that cannot be read whole now is shown as it was.
    Reload(u64),
    /// Work out the library of that edition as it was on the day that is turned to.
    Turn(u64),
    /// Let go of a library that nobody looks at any more: of a large one it takes a while.
    Free(Old),
    /// Open what is held of a source.
    Open(u64, Key),
    /// Read a run of paragraphs of a large text, by its number.
    Read(u64, Key, usize),
    /// Make a long list; the number is that of the list.
    List(u64),
    /// Look through a large text; the number is that of the search.
    Seek(u64),
    /// Cite a place of a source.
    Cite(u64, Cite),
    /// Look with the basic rules for what is wrong with a library, of that edition.
    Check(u64),
    /// Read what was not read yet of all texts, for the library of that edition.
    Gather(u64),
    /// Search them for a query; the number is that of the question.
    Find(u64, String),
    /// Say in a moment that what is remembered is due to be written.
    Wait,
    /// Watch the files of the library, which is that of this load.
    Watch(u64),
    /// See whether they have changed since it was read, where that may not be heard of.
    Look(u64),
    /// Write what is remembered.
    Remember(String),
    /// Read what was reviewed of the library, and what stands of notes.
    Review,
    /// Work out for that load what has changed since it was reviewed.
    Compare(u64),
    /// Work out for that load how the library differs from what the reader saw last.
    Since(u64),
    /// Move the read marker to now: the library of that load counts as seen.
    MoveMarker(u64),
    /// Read what another window wrote into the log, and write what could not be written yet.
    Reread,
    /// Mark something, write a note on it, or write a change of a file.
    Mark(Wish),
    /// Work out a change of a file, to be looked at.
    Propose(Box<Wanted>),
    /// Write what was reviewed to a file, for a colleague or another computer.
    HandReview(PathBuf),
    /// Put a text on the clipboard; the label says what it is.
    Copy { text: String, label: &'static str },
    /// Open the editor.
    Edit { path: PathBuf, line: u32 },
    /// Open the original of a source in the system's viewer, at a page where it has pages.
    View { source: Key, page: Option<u32> },
    /// Write the summary of a case.
    Export(Export),
    /// Make the same, and show it instead of writing it.
    Preview(Export),
    /// Stop until the shell's `fg`.
    Suspend,
    /// Draw everything again.
    Redraw,
}

/// What a reader wants marked or noted. What it does follows from what the log has at that moment.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// That they checked it as it is; where they have, that it counts as checked no more.
    Review(Target),
    /// Their flag; where it is there, it is taken away.
    Flag(Target),
    /// The same of a label.
    Label(Target, String),
    /// Their note. Of one that is there, nothing written removes it.
    Note(Draft),
    /// What stands of a note is kept; where nothing stands of it, it is kept no longer.
    Draft(Draft),
    /// A change of a file is written, as it was looked at; the number is that under which it was worked out.
    Write(u64, Arc<Proposed>),
    /// What they did last is taken back.
    TakeBack,
}

/// A change of a file that is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// Counts what is asked for; answers to older questions are dropped.
    pub number: u64,
    pub what: ToChange,
    pub cites: Vec<Citing>,
}

/// What is to be changed; what it cites stands apart, and is put in by a job.
#[derive(Clone, Debug, PartialEq)]
pub enum ToChange {
    Step(Key, asked::Step),
    Answer(Key, asked::Answer),
    Respond(Key, asked::Response),
    /// The first citation of a record, from that number on, for which it follows what to write instead.
    Mend(Key, usize),
    Add(asked::New),
}

/// A citation of a change.
#[derive(Clone, Debug, PartialEq)]
pub struct Citing {
    /// As it stands in its field.
    pub typed: asked::Cited,
    /// The place in its source, where it was chosen there and not typed.
    pub chosen: Option<Cite>,
}

/// A change that is worked out.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub proposed: Arc<Proposed>,
    /// As it is looked at.
    pub patch: Clean,
    /// What is to be said of it besides; may be empty.
    pub says: Clean,
}

/// What became of a change.
#[derive(Clone, Debug, PartialEq)]
pub enum Became {
    /// It is in the file.
    Written {
        proposed: Arc<Proposed>,
        can_be_taken_back: bool,
    },
    /// It is there no more: what to say of that.
    TakenBack {
        proposed: Arc<Proposed>,
        told: Clean,
    },
}

impl Became {
    /// The change.
    pub fn proposed(&self) -> &Proposed {
        match self {
            Self::Written { proposed, .. } | Self::TakenBack { proposed, .. } => proposed,
        }
    }
}

/// A library that another one replaced.
#[derive(Clone, Debug)]
pub struct Old(pub Arc<Library>);

impl PartialEq for Old {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A citation that is to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Cite {
    pub source: Key,
    /// As the case that is looked at names the source.
    pub reference: String,
    pub paragraph: usize,
    /// The bytes of its text that are quoted; none where the paragraph is cited.
    pub words: Option<Range<usize>>,
}

/// What is to be written for others.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// Counts what is asked for; answers to older questions are dropped.
    pub number: u64,
    /// The cases, in the order in which they are told.
    pub cases: Vec<Id>,
    /// Of their records those that this matches.
    pub query: Query,
    pub paper: Paper,
    /// Whom a paper of one person is about.
    pub of: Option<Key>,
    pub notes: Notes,
    /// What it shows as pictures, too.
    pub pictures: Vec<Drawn>,
    /// For whom it is, where other words are to stand in the place of the names of the protected.
    pub audience: Option<String>,
    pub path: PathBuf,
    /// What is proposed as the name of the file, without its ending.
    pub stem: String,
    pub existing: Existing,
    pub names: Names,
    pub turn: Turn,
}

/// What becomes of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Handed {
    /// What is done at the moment.
    Doing(String),
    /// As it would stand in a file, and where the codes in it are kept.
    Looked { text: Clean, kept: Option<Kept> },
    /// A sentence that says where it is; and where its codes are kept.
    Written { told: String, kept: Option<Kept> },
    /// Whether to write it all the same.
    Ask { question: String, yes: Box<Export> },
    /// Why it cannot be, as a sentence.
    Refused(Clean),
}

/// Who comes first: the reader who calls something off, or the job that is about to do it. One of them does.
#[derive(Clone, Debug, Default)]
pub struct Turn(Arc<AtomicBool>);

impl Turn {
    /// Takes it. Whether nobody had.
    pub fn take(&self) -> bool {
        !self.0.swap(true, Ordering::SeqCst)
    }

    /// Whether somebody took it.
    pub fn is_taken(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

impl PartialEq for Turn {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What is done where a file would name people whom the case file protects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// The reader is asked.
    Ask,
    /// They said that it may.
    HandOn,
}
