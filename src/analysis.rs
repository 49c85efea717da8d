//! What follows from a library: pure functions over what was read.

pub mod standing;
pub mod timeline;
pub mod verify;
