//! The commands from outside: what they print, byte by byte, and how they end.

#[path = "support/pdf.rs"]
mod pages;
#[path = "support/spoken.rs"]
mod spoken;

mod cli {
    mod harness;

    mod address;
    #[cfg(unix)]
    mod arguments;
    mod as_of;
    mod ascii;
    mod audience;
    mod charges;
    mod check;
    mod complete;
    mod config;
    mod conflicts;
    mod deadlines;
    mod diff;
    mod docket;
    #[cfg(target_os = "linux")]
    mod edit;
    mod elsewhere;
    mod exhibits;
    mod export;
    mod export_file;
    mod facts;
    mod fix;
    #[cfg(target_os = "linux")]
    mod forget;
    mod heard;
    mod here;
    mod hostile;
    mod import;
    mod import_hidden;
    mod import_same;
    mod init;
    mod list;
    mod lost;
    #[cfg(unix)]
    mod manners;
    mod matrix;
    mod missing;
    mod next;
    #[cfg(unix)]
    mod ocr;
    mod origins;
    mod papers;
    mod pdf;
    mod pictures;
    mod places;
    mod protected;
    mod query;
    mod questions;
    mod quotes;
    mod read;
    #[cfg(target_os = "linux")]
    mod review;
    mod roles;
    mod rows;
    mod sample;
    mod sealed;
    mod search;
    mod sequence;
    mod show;
    mod source;
    mod speakers;
    mod table;
    mod tally;
    mod tellings;
    mod terminal;
    mod timeline;
    mod tour;
    mod transcript;
    mod two_pages;
    mod unread;
    mod usage;
    #[cfg(unix)]
    mod wall;
    mod whole;
    mod whose;
    #[cfg(unix)]
    mod words;
}
