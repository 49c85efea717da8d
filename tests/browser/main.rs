//! The browser without a terminal: keys in, screens out.

mod answers;
mod changes;
mod changing;
mod checked;
mod cite;
mod covered;
mod handing;
mod large;
mod linear;
mod long;
mod mouse;
mod overview;
mod pictures;
mod prompts;
mod random;
mod reading;
mod reviewing;
mod rows;
mod screens;
mod seen;
mod session;
mod speakers;
#[path = "../support/spoken.rs"]
mod spoken;
mod stories;
mod story;
mod timeline;
mod tour;
mod turning;
#[cfg(target_os = "linux")]
mod watching;
