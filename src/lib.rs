//! A terminal browser for case files.
//!
//! A case file says what someone said, through whom, and where it can be read. The flow is one way:
//!
//! ```text
//! load::read(path) → Parsed → Library::link → Library → panes, check, list, show, export
//! ```
//!
//! `load`, `cli` and `tui::terminal` own the outside world; everything between them is plain data and
//! functions. ARCHITECTURE.md tells the rest.

pub mod address;
pub mod analysis;
pub mod check;
pub mod cli;
pub mod clock;
pub mod compare;
pub mod config;
pub mod diagnostic;
pub mod document;
pub mod door;
pub mod edit;
pub mod export;
pub mod extract;
pub mod gather;
pub mod import;
pub mod library;
pub mod limits;
pub mod linear;
pub mod load;
pub mod marker;
pub mod missed;
pub mod model;
pub mod period;
pub mod picture;
pub mod query;
pub mod review;
pub mod revision;
pub mod save;
pub mod scalar;
pub mod schema;
pub mod search;
pub mod session;
pub mod sheet;
pub mod sign;
pub mod text;
pub mod tui;
pub mod verify;
pub mod watch;
