//! What is done beside the loop, and how it answers.

pub mod check;
pub mod editor;
pub mod export;
pub mod open;
pub mod viewer;
