//! From keys to actions: which are pressed, how often what they mean is to be done, and what that is.

pub mod key;
pub mod keymap;
mod typed;

pub use typed::{Press, Read, Typed};
