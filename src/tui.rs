//! The full-screen browser.
//!
//! A key becomes an [`action`], an action changes the [`state`], and what is [`shown`] follows from
//! the state and from what is [`known`] of the library. What is wanted of the outside world is returned
//! as an [`effect`] and carried out by [`run`] or, where it takes time, by a [`job`]. `view` draws and
//! changes nothing; `measure` says how tall things are, and where, to all of them. Only `terminal`
//! touches the terminal.

pub mod action;
pub mod caret;
pub mod effect;
pub mod everywhere;
pub mod input;
pub mod job;
pub mod keys;
pub mod known;
pub mod line;
pub mod list;
pub mod measure;
pub mod message;
pub mod model;
pub mod overlay;
pub mod painted;
pub mod run;
pub mod saved;
pub mod seek;
pub mod shown;
pub mod state;
pub mod terminal;
pub mod theme;
pub mod tour;
pub mod update;
pub mod view;

pub use run::{Ended, Settings, run};
