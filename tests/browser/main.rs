//! The browser without a terminal: keys in, screens out.

mod checked;
mod cite;
mod pictures;
mod random;
mod screens;
mod stories;
mod story;
mod tour;
