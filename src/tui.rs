//! The full-screen browser.
//!
//! `update` takes a message and changes the model, without input or output; what it wants done it
//! returns as effects. `view` draws a model and changes nothing. `layout` says where the panes are
//! and serves the view, the scrolling and the mouse. Only `terminal` touches the terminal.

pub mod action;
pub mod caret;
pub mod checked;
pub mod editor;
pub mod effect;
pub mod everywhere;
mod export;
pub mod flow;
pub mod keymap;
pub mod layout;
pub mod list;
pub mod message;
pub mod model;
pub mod opened;
pub mod overlay;
pub mod painted;
pub mod run;
pub mod terminal;
pub mod theme;
pub mod tour;
pub mod update;
pub mod view;
pub mod viewer;

pub use run::{Settings, run};
