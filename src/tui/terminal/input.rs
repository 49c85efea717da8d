//! Reading keys, on permits, and noticing that nobody is there to type them.
//!
//! The package has crossterm's feature `use-dev-tty` on, for the other of its two readers: the
//! usual one waits for edges, and what of a burst goes beyond 1,024 bytes then lies unread until
//! another key is pressed.

use std::{
    io,
    sync::mpsc::{Receiver, Sender, SyncSender},
    thread,
    time::Duration,
};

use ratatui::crossterm::event::{self, Event};
use rustix::{
    event::{PollFd, PollFlags, poll},
    io::Errno,
    stdio::stdin,
};

use super::signals::Ending;

/// The most events that are taken at once, and so the most between two frames.
pub(super) const BATCH: usize = 1_024;

/// How long a key waits for others to come with it. Not zero: crossterm then looks not even at the
/// events that it has ready.
const TOGETHER: Duration = Duration::from_micros(100);

/// What the threads and the jobs send to the main loop.
pub(super) enum Post<M> {
    /// Events that came together, at least one. The permit they were read on is used up.
    Events(Vec<Event>),
    Message(M),
    Closed,
    /// The terminal is there, and cannot be read or had back any more.
    Failed(io::Error),
    /// A signal ends the program, which is to leave as it is left by a key. That this was heard is answered.
    Ending(Ending, SyncSender<()>),
}

/// Starts to read: for every permit one batch of events, or [`Post::Failed`] and no more.
///
/// # Errors
/// When the terminal cannot be read or a thread is refused.
pub(super) fn start<M: Send + 'static>(
    sender: Sender<Post<M>>,
    permits: Receiver<()>,
) -> io::Result<()> {
    // Sets up crossterm's reader now: here its failure can be told, and a change of size from now
    // on will be seen.
    event::poll(Duration::ZERO)?;
    let farewell = Farewell(sender.clone());
    thread::Builder::new()
        .name("input".into())
        .spawn(move || read(&farewell, &permits))?;
    thread::Builder::new()
        .name("line".into())
        .spawn(move || watch_line(&sender))?;
    Ok(())
}

/// Says so however the reader ends, a panic in a parser of keys included: a program that can hear no key must not stay, and
/// not leave as if the reader had wanted it.
struct Farewell<M>(Sender<Post<M>>);

impl<M> Drop for Farewell<M> {
    fn drop(&mut self) {
        let broken = "what reads the keys has failed";
        let _ = self.0.send(Post::Failed(io::Error::other(broken)));
    }
}

fn read<M>(farewell: &Farewell<M>, permits: &Receiver<()>) {
    while permits.recv().is_ok() {
        let post = batch().map_or_else(Post::Failed, Post::Events);
        let is_last = matches!(post, Post::Failed(_));
        if farewell.0.send(post).is_err() || is_last {
            return;
        }
    }
}

/// Waits for an event, and takes with it those that are there already.
fn batch() -> io::Result<Vec<Event>> {
    let mut events = vec![event::read()?];
    while events.len() < BATCH && event::poll(TOGETHER)? {
        events.push(event::read()?);
    }
    Ok(events)
}

/// Waits until the terminal goes away. Mostly SIGHUP says so first; but it comes only to those
/// whose controlling terminal this was, and crossterm spins on a terminal at its end.
fn watch_line<M>(sender: &Sender<Post<M>>) {
    loop {
        let stdin = stdin();
        let mut line = [PollFd::new(&stdin, PollFlags::empty())];
        match poll(&mut line, None) {
            Err(Errno::INTR) => {}
            Ok(_)
                if line[0]
                    .revents()
                    .intersects(PollFlags::HUP | PollFlags::ERR) =>
            {
                let _ = sender.send(Post::Closed);
                return;
            }
            // A system that cannot poll a terminal, as some macOS: SIGHUP has to do.
            Ok(_) | Err(_) => return,
        }
    }
}
