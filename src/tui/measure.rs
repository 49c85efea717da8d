//! Where things are and how tall: asked by what moves, by what follows and by what draws. Nothing here
//! knows a colour.

pub mod document;
pub mod flow;
pub mod help;
pub mod layout;
pub mod list;
pub mod page;
pub mod seam;
