//! Verdicts told together: what follows from each is worked out again by the loop, so it is given few
//! messages, and none late.

use std::time::{Duration, Instant};

use crate::tui::message::{Message, Verified};

/// For how long verdicts are gathered: no longer than a reader waits without noticing.
const FOR: Duration = Duration::from_millis(50);

/// As many are told at once: to take them in costs the loop less than a frame.
const MOST: usize = 4_096;

/// Gathers what was found of citations, and tells it now and then.
pub struct Told<'t> {
    edition: u64,
    tell: &'t dyn Fn(Message),
    found: Vec<Verified>,
    since: Instant,
}

impl<'t> Told<'t> {
    /// Nothing yet, of the library of that edition.
    pub fn new(edition: u64, tell: &'t dyn Fn(Message)) -> Self {
        Self {
            edition,
            tell,
            found: Vec::new(),
            since: Instant::now(),
        }
    }

    /// Adds what was found, and tells all of it where that is due.
    pub fn add(&mut self, found: impl IntoIterator<Item = Verified>) {
        self.found.extend(found);
        if self.found.len() >= MOST || self.since.elapsed() >= FOR {
            self.tell();
        }
    }

    /// Tells what was not told yet.
    pub fn tell(&mut self) {
        let found = std::mem::take(&mut self.found);
        if !found.is_empty() {
            (self.tell)(Message::Verified(self.edition, found));
        }
        self.since = Instant::now();
    }
}
