//! The one owner of the terminal.
//!
//! Everything that switches a mode on, writes to the screen or reads a key is here, so that every
//! way out (quit, error, panic, signal, suspension, a lent terminal) gives back what was found.
//! `surroundings` reads in the environment what stands between us and the reader's terminal, and
//! `clipboard` and `pen` send what that takes; `canvas` turns a painted frame into bytes, and
//! `measured` tells which rows it must write whole. Nothing is ever asked of the terminal: an answer would have to be told from the user's keys, and
//! a terminal that gives none would hold up the start.
//!
//! Three threads wait beside the caller's and cost nothing while nothing happens: `input` reads
//! keys, but only on a permit; `line` waits for the terminal to go away; `signals` waits for
//! signals. All they have to say arrives, with the jobs' messages, through [`Terminal::wait`].

mod canvas;
mod clipboard;
mod input;
mod measured;
mod pen;
mod screen;
mod signals;
mod surroundings;

use std::{
    collections::VecDeque,
    io::{self, IsTerminal},
    process::{Command, ExitStatus},
    sync::{
        Arc,
        mpsc::{self, Receiver, Sender, SyncSender},
    },
};

use ratatui::{
    buffer::Buffer,
    crossterm::{event::Event, style::force_color_output},
    layout::Size,
};
use signal_hook::{consts::SIGWINCH, low_level::raise};

pub use clipboard::{COPY_LIMIT, Copied, CopyError};
pub use screen::Options;
pub use signals::Ending;

use super::painted::Painted;
use canvas::Canvas;
use input::{BATCH, Post};
use screen::{Holder, Screen};
use surroundings::Surroundings;

/// Whether a full screen makes sense: standard input and output are both terminals.
pub fn interactive() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// What [`Terminal::wait`] waited for.
#[derive(Debug)]
pub enum Incoming<M> {
    /// A key, a paste, a mouse event or a new size.
    Event(Event),
    /// A message that a job sent through its [`Outbox`].
    Message(M),
    /// The terminal is gone; there is nobody left to serve.
    Closed,
    /// The terminal is there, and cannot be read or had back any more.
    Failed(io::Error),
}

/// A job's way to the main loop. Clones reach the same loop.
pub struct Outbox<M>(Sender<Post<M>>);

impl<M> Outbox<M> {
    /// Delivers `message` to [`Terminal::wait`]. Once the terminal is dropped there is nobody to
    /// tell, and the message with it.
    pub fn send(&self, message: M) {
        let _ = self.0.send(Post::Message(message));
    }
}

// Not derived: a clone of the sender asks nothing of the message.
impl<M> Clone for Outbox<M> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

/// The terminal in full-screen mode, from [`Terminal::open`] until it is dropped.
pub struct Terminal<M> {
    screen: Arc<Screen>,
    around: Surroundings,
    canvas: Canvas,
    outbox: Outbox<M>,
    mail: Receiver<Post<M>>,
    held: VecDeque<Incoming<M>>,
    permit: SyncSender<()>,
    reading: bool,
    ending: Option<Ending>,
}

impl<M: Send + 'static> Terminal<M> {
    /// Takes the terminal: raw keys, the alternate screen, bracketed paste, the mouse if asked.
    ///
    /// From here on the calling thread is the one whose panic ends the program; a panic of another
    /// thread leaves the screen alone and is its spawner's to report. Signals that end the program
    /// give the terminal back first, for the rest of the process's life.
    ///
    /// # Errors
    /// When standard input or output is no terminal (see [`interactive`]), or a thread or signal
    /// handler is refused. Nothing stays switched on then.
    pub fn open(options: Options) -> io::Result<Self> {
        // crossterm answers NO_COLOR by dropping bold and reverse as well, and the selection with
        // them; leaving out colour alone is the theme's business.
        force_color_output(true);
        let (sender, mail) = mpsc::channel();
        let around = Surroundings::found();
        let screen = Screen::open(&options, around.links)?;
        signals::watch(Arc::clone(&screen), sender.clone(), options.doomed)?;
        screen::restore_before_panic(Arc::clone(&screen));
        let canvas = Canvas::new(screen.size()?, around.links);
        let (permit, permits) = mpsc::sync_channel(1);
        let terminal = Self {
            screen,
            around,
            canvas,
            outbox: Outbox(sender.clone()),
            mail,
            held: VecDeque::new(),
            permit,
            reading: false,
            ending: None,
        };
        terminal.screen.take()?;
        input::start(sender, permits)?;
        Ok(terminal)
    }

    /// A way for jobs to send messages to [`Terminal::wait`].
    pub fn outbox(&self) -> Outbox<M> {
        self.outbox.clone()
    }

    /// Waits for the next event or message, in the order they came.
    ///
    /// Keys are read from the system only in here, so that what is typed while the program is
    /// busy starting an editor is still there for the editor.
    pub fn wait(&mut self) -> Incoming<M> {
        if self.held.is_empty() {
            if !self.reading {
                // A reader that is gone has left its farewell in the mail.
                self.reading = self.permit.send(()).is_ok();
            }
            self.hold_next();
            while self.held.len() < BATCH
                && let Ok(post) = self.mail.try_recv()
            {
                self.hold(post);
            }
        }
        self.held.pop_front().unwrap_or(Incoming::Closed)
    }

    /// The signal that ends the program, if one does: whoever holds what must not be lost puts that down first.
    pub fn ending(&mut self) -> Option<Ending> {
        while let Ok(post) = self.mail.try_recv() {
            self.hold(post);
        }
        self.ending.take()
    }

    /// Whether [`Terminal::wait`] would return at once with something that came together with the
    /// last; a frame drawn before that would be overtaken. Ends after a bounded number, so that a
    /// flood of keys or messages is still seen to move.
    pub fn pending(&self) -> bool {
        !self.held.is_empty()
    }

    /// What [`Terminal::wait`] would return at once, if that came together with the last and is wanted.
    pub fn next_if(&mut self, wanted: impl FnOnce(&Incoming<M>) -> bool) -> Option<Incoming<M>> {
        match self.held.front().is_some_and(wanted) {
            true => self.held.pop_front(),
            false => None,
        }
    }

    /// Gives the terminal to `child`, waits for it to end, and takes the terminal back.
    ///
    /// The child gets every key from now on. Keys that had been read before, in one burst with the
    /// one that led here, are forgotten: they were meant for the child, and as commands they could
    /// do anything. The next [`Terminal::draw`] draws everything.
    ///
    /// # Errors
    /// When the child cannot be started; the terminal is taken back then, too.
    pub fn lend(&mut self, mut child: Command) -> io::Result<ExitStatus> {
        self.park();
        self.screen.give(Holder::Child);
        let status = child.status();
        // Taken back by the signals' thread and in its turn: an interrupt that was typed at the
        // child may be heard only now, and must not pass for one that is meant for us.
        self.screen.give(Holder::Ended);
        match signals::ask_to_go_on() {
            Ok(()) => self.screen.wait_for_return(),
            Err(_) => self.screen.take()?,
        }
        status
    }

    /// Stops the program as Ctrl-Z does elsewhere, with its whole process group (a wrapper script
    /// must stop too, or the shell would go on waiting for it), and returns when it continues.
    ///
    /// `Ok(false)`: nothing was done, because no shell waits that could continue us.
    ///
    /// # Errors
    /// When the system refuses the signal; the terminal is ours as before.
    pub fn suspend(&mut self) -> io::Result<bool> {
        if !signals::shell_waits()? {
            return Ok(false);
        }
        self.park();
        self.screen.give_to_shell();
        if let Err(error) = signals::stop_process_group() {
            self.screen.take()?;
            return Err(error);
        }
        self.screen.wait_for_return();
        Ok(true)
    }

    /// Leaves the reader without a permit and no key in hand.
    fn park(&mut self) {
        // The one thing that ends a wait for keys is a change of size.
        if self.reading && raise(SIGWINCH).is_ok() {
            while self.reading {
                self.hold_next();
            }
        }
        self.held
            .retain(|incoming| !matches!(incoming, Incoming::Event(_)));
    }

    fn hold_next(&mut self) {
        // Our own outbox keeps the channel open; were it closed, so would be the terminal.
        let post = self.mail.recv().unwrap_or(Post::Closed);
        self.hold(post);
    }

    fn hold(&mut self, post: Post<M>) {
        match post {
            Post::Events(events) => {
                self.reading = false;
                self.held.extend(events.into_iter().map(Incoming::Event));
            }
            Post::Message(message) => self.held.push_back(Incoming::Message(message)),
            Post::Closed => {
                self.reading = false;
                self.held.push_back(Incoming::Closed);
            }
            Post::Failed(error) => {
                self.reading = false;
                self.held.push_back(Incoming::Failed(error));
            }
            Post::Ending(ending, answer) => {
                let _ = answer.send(());
                self.ending = Some(ending);
                self.held.push_back(Incoming::Closed);
            }
        }
    }
}

impl<M> Terminal<M> {
    /// The size of the screen in cells; 80×24 where the system does not know.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn size(&self) -> io::Result<Size> {
        self.screen.size()
    }

    /// Draws what `view` paints, as one synchronized update in one write of what has changed; all
    /// of it after a change of size, or when somebody else had the screen in between; nothing
    /// where nothing has changed. Afterwards the terminal's cursor is where the view wants it, or
    /// hidden. Links are sent to terminals that are not known to refuse them.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn draw(&mut self, view: impl FnOnce(&mut Buffer) -> Painted) -> io::Result<()> {
        let size = self.size()?;
        if self.screen.was_elsewhere() || size != self.canvas.size() {
            self.canvas = Canvas::new(size, self.around.links);
        }
        // Painted before the screen is locked: a panic in `view` has to be able to restore it.
        self.screen.write(&self.canvas.paint(view)?)
    }

    /// Makes the next [`Terminal::draw`] draw everything, for a user whose screen was spoilt.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn renew(&mut self) -> io::Result<()> {
        self.canvas = Canvas::new(self.size()?, self.around.links);
        Ok(())
    }

    /// Puts `text` on the clipboard of the user's terminal (OSC 52, set only), in the envelope that
    /// the programs between us and it want. Whether the terminal obeys cannot be known; what may be
    /// said is returned.
    ///
    /// # Errors
    /// [`CopyError::TooLong`] above [`COPY_LIMIT`] bytes, [`CopyError::NoClipboard`] where there is
    /// none; nothing is copied then. [`CopyError::Io`] when the terminal is gone.
    pub fn copy(&mut self, text: &str) -> Result<Copied, CopyError> {
        let (sequence, copied) = clipboard::set(text, &self.around)?;
        self.screen.write(sequence.as_bytes())?;
        Ok(copied)
    }
}

impl<M> Drop for Terminal<M> {
    fn drop(&mut self) {
        self.screen.give(Holder::Nobody);
    }
}
