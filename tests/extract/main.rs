//! Text out of foreign formats, on documents that come with the tests or are made by them, and, where `.ci/run` gives
//! them, on such as are found.

mod damaged;
mod formats;
mod given;
mod html;
mod pdf;
