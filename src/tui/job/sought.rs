//! Looking through a large text or a long list.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use super::{Job, read::paragraphs};
use crate::{
    document::Document,
    library::Library,
    model::Key,
    tui::{
        known::Text,
        list::Item,
        message::Message,
        seek::{self, Ended, From, Hit, Seek, Start},
    },
};

/// How often a search tells how far it has come.
const TOLD_EVERY: Duration = Duration::from_millis(100);

/// Looks for the next hit in a large text, and tells how far it has come, what stands around the hit, and
/// where that is.
pub fn in_source(seek: Seek, source: Key, document: Arc<Document>) -> Job {
    job(seek, "text", move |seek, go_on, tell| {
        let hit = seek::next(&document, &seek.sought, seek.from, go_on)?;
        // How tall what stands around it is, is to be known when it is gone to.
        let here = Text::run_of(hit.0);
        for run in here.saturating_sub(1)..=here + 1 {
            tell(paragraphs(seek.edition, source.clone(), run, &document));
        }
        Some(hit)
    })
}

/// Looks for the row of a list that holds it so many hits on.
pub fn in_rows(seek: Seek, library: Arc<Library>, items: Arc<Vec<Item>>) -> Job {
    job(seek, "list", move |seek, go_on, _| {
        let holds = |row: usize| seek.sought.is_in(&items[row].words(&library));
        let (mut from, mut hit) = (seek.from, None);
        for _ in 0..seek.times {
            hit = Some(seek::next_row(items.len(), from, &holds, go_on)?);
            from = From {
                at: hit.map_or(from.at, |(row, _)| row),
                start: Start::After,
                ..from
            };
        }
        hit
    })
}

/// A search, of what is called so. One that is called off tells nothing more.
fn job(
    seek: Seek,
    what: &'static str,
    find: impl FnOnce(&Seek, &mut dyn FnMut(usize) -> bool, &dyn Fn(Message)) -> Option<Hit>
    + Send
    + 'static,
) -> Job {
    let number = seek.number;
    Job::new(
        move |tell| {
            let mut told = Instant::now();
            let mut go_on = |looked_at| {
                if told.elapsed() >= TOLD_EVERY {
                    tell(Message::Looked(number, looked_at));
                    told = Instant::now();
                }
                !seek.cancel.is_cancelled()
            };
            let hit = find(&seek, &mut go_on, tell);
            if !seek.cancel.is_cancelled() {
                tell(Message::Sought(
                    number,
                    hit.map_or(Ended::Nowhere, Ended::At),
                ));
            }
        },
        move |why| {
            Message::Sought(
                number,
                Ended::Failed(format!("The {what} could not be searched: {why}.")),
            )
        },
    )
}
