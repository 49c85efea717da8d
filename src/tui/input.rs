//! From keys to actions.

pub mod keymap;
