//! What a reader has checked of a library and written about it: marks, flags, notes and labels.
//!
//! ```text
//! log ──read──▶ lines ──▶ entries ──▶ State: what is marked, flagged and noted, and by whom
//!  ▲                          ▲
//!  └──── append, sync ────────┴──── a deed of the reader; what a colleague exported
//! ```
//!
//! An entry is never changed and never removed: what undoes another is an entry as well. So logs that were written
//! apart are merged by taking all entries of both, each once, and what follows from them ([`State`]) is the same in
//! whatever order they came. Nothing here reaches out of the program but [`log`].

mod draft;
mod entry;
mod exchange;
mod former;
mod kept;
mod line;
pub mod log;
mod marks;
mod own;
mod spot;
mod state;
mod version;

pub use draft::{Draft, InMemory, Unkept};
pub use entry::{
    Deed, Entry, EntryId, LATEST, LONGEST, NOTE_BYTES, Target, Written, by_whom, day, entries_of,
    tidy_label,
};
pub use exchange::{Exported, Unexported};
pub use former::{former, handles};
pub use kept::{Changes, Kept, Untold};
pub use line::{Damage, FORM, Header, Line, Lines, Place, TooNew};
pub use marks::{Mark, Marks, Versions};
pub use own::taken_back;
pub use spot::Spot;
pub use state::{Note, Of, Progress, Said, State, Tally, progress, unopened};
pub use version::{Cited, How, OfText, Since, Version};
