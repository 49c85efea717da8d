//! Reading in a large text.

use std::sync::Arc;

use super::Job;
use crate::{
    document::Document,
    model::Key,
    tui::{known::Text, message::Message},
};

/// Reads a run of paragraphs.
pub fn read(edition: u64, key: Key, run: usize, document: Arc<Document>) -> Job {
    let of = key.clone();
    Job::new(
        move |tell| tell(paragraphs(edition, key, run, &document)),
        move |_| Message::Paragraphs(edition, of, run, Arc::default()),
    )
}

/// A run of paragraphs, as it is told.
pub fn paragraphs(edition: u64, key: Key, run: usize, document: &Document) -> Message {
    let read = document.of_run(Text::places(run));
    Message::Paragraphs(edition, key, run, read.into())
}
