//! Reading in a large text, and looking through it.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use super::Job;
use crate::{
    document::Document,
    model::Key,
    tui::{
        known::Text,
        message::Message,
        seek::{self, Ended, Seek},
    },
};

/// How often a search tells how far it has come.
const TOLD_EVERY: Duration = Duration::from_millis(100);

/// Reads a run of paragraphs.
pub fn read(edition: u64, key: Key, run: usize, document: Arc<Document>) -> Job {
    let of = key.clone();
    Job::new(
        move |tell| tell(paragraphs(edition, key, run, &document)),
        move |_| Message::Paragraphs(edition, of, run, Arc::default()),
    )
}

fn paragraphs(edition: u64, key: Key, run: usize, document: &Document) -> Message {
    let read = document.of_run(Text::places(run));
    Message::Paragraphs(edition, key, run, read.into())
}

/// Looks for the next hit, and tells how far it has come, what stands around the hit, and where that is.
/// One that is called off tells nothing more.
pub fn seek(seek: Seek, document: Arc<Document>) -> Job {
    let number = seek.number;
    Job::new(
        move |tell| {
            let mut told = Instant::now();
            let cancel = seek.cancel.clone();
            let hit = seek::next(&document, &seek.sought, seek.from, &mut |looked_at| {
                if told.elapsed() >= TOLD_EVERY {
                    tell(Message::Looked(number, looked_at));
                    told = Instant::now();
                }
                !cancel.is_cancelled()
            });
            if seek.cancel.is_cancelled() {
                return;
            }
            let Some(hit) = hit else {
                return tell(Message::Sought(number, Ended::Nowhere));
            };
            // How tall what stands around it is, is to be known when it is gone to.
            let here = Text::run_of(hit.0);
            let around = here.saturating_sub(1)..=here + 1;
            for run in around {
                tell(paragraphs(
                    seek.edition,
                    seek.source.clone(),
                    run,
                    &document,
                ));
            }
            tell(Message::Sought(number, Ended::At(hit)));
        },
        move |why| {
            Message::Sought(
                number,
                Ended::Failed(format!("The text could not be searched: {why}.")),
            )
        },
    )
}
