//! Whose the terminal is, and the modes that change with it.

use std::{
    backtrace::{Backtrace, BacktraceStatus},
    fs::File,
    io::{self, Write},
    panic,
    path::PathBuf,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

use ratatui::{
    crossterm::{
        cursor::{Hide, Show},
        event::{DisableBracketedPaste, EnableBracketedPaste},
        queue,
        style::{Print, ResetColor},
        terminal::{
            EnableLineWrap, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
        },
    },
    layout::Size,
};
use rustix::{
    fd::AsFd,
    stdio::{stdin, stdout},
    termios::{OptionalActions, Termios, tcgetattr, tcgetwinsize, tcsetattr},
};

use super::{pen::NO_LINK, surroundings::Links};

/// How the terminal is to be used beside the necessary.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Report the mouse's buttons and wheel (its bare movements never); the terminal's own
    /// selection of text then needs Shift.
    pub mouse: bool,
    /// A folder that is removed when a signal ends the program, since nothing else runs then. On
    /// every other way out it is the caller's.
    pub doomed: Option<PathBuf>,
}

// Buttons and wheel, with coordinates beyond 223. crossterm's own command asks for every movement
// as well, and each would wake the program.
const MOUSE_ON: &str = "\u{1b}[?1000h\u{1b}[?1002h\u{1b}[?1006h";
const MOUSE_OFF: &str = "\u{1b}[?1006l\u{1b}[?1002l\u{1b}[?1000l";

/// Who has the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    /// We: our modes are on.
    Program,
    /// A child that we wait for.
    Child,
    /// A child that has ended, while signals that were meant for it may still be on their way.
    Ended,
    /// The shell, while we are stopped or about to stop; SIGCONT brings us back.
    Shell,
    /// Nobody any more: we are closed.
    Nobody,
}

/// The terminal's modes, shared by the threads that may have to restore them.
pub(super) struct Screen {
    state: Mutex<State>,
    changed: Condvar,
    /// Unbuffered, so that a frame is one write.
    output: File,
    found: Termios,
    raw: Termios,
    enter: Vec<u8>,
    leave: Vec<u8>,
}

struct State {
    holder: Holder,
    was_elsewhere: bool,
}

impl Screen {
    /// Looks at the terminal without changing it.
    pub(super) fn open(options: &Options, links: Links) -> io::Result<Arc<Self>> {
        let found = tcgetattr(stdin())?;
        let mut raw = found.clone();
        raw.make_raw();
        let mut enter = Vec::new();
        let mut leave = Vec::new();
        queue!(enter, EnterAlternateScreen, EnableBracketedPaste, Hide)?;
        // An update may have been cut short.
        if links == Links::Taken {
            queue!(leave, Print(NO_LINK))?;
        }
        queue!(leave, EndSynchronizedUpdate, ResetColor, EnableLineWrap)?;
        if options.mouse {
            queue!(enter, Print(MOUSE_ON))?;
            queue!(leave, Print(MOUSE_OFF))?;
        }
        queue!(leave, DisableBracketedPaste, Show, LeaveAlternateScreen)?;
        Ok(Arc::new(Self {
            state: Mutex::new(State {
                holder: Holder::Nobody,
                was_elsewhere: false,
            }),
            changed: Condvar::new(),
            output: File::from(stdout().as_fd().try_clone_to_owned()?),
            found,
            raw,
            enter,
            leave,
        }))
    }

    pub(super) fn size(&self) -> io::Result<Size> {
        let size = tcgetwinsize(&self.output)?;
        Ok(match (size.ws_col, size.ws_row) {
            (0, _) | (_, 0) => Size::new(80, 24),
            (width, height) => Size::new(width, height),
        })
    }

    /// Makes the terminal ours, whoever had it.
    pub(super) fn take(&self) -> io::Result<()> {
        self.enter(self.lock())
    }

    /// Makes the terminal ours after SIGCONT, unless a child has it or we are closed; it may be
    /// ours already in name, when SIGSTOP had left us no time to leave. Returns whether it is ours
    /// now.
    pub(super) fn take_back(&self) -> io::Result<bool> {
        let state = self.lock();
        if matches!(state.holder, Holder::Child | Holder::Nobody) {
            return Ok(false);
        }
        self.enter(state)?;
        Ok(true)
    }

    fn enter(&self, mut state: MutexGuard<State>) -> io::Result<()> {
        // From now on there is something to restore, even if only half of what follows succeeds.
        state.holder = Holder::Program;
        state.was_elsewhere = true;
        // The line first: in the background this stops the process, before it could write into
        // what somebody else shows.
        let entered = tcsetattr(stdin(), OptionalActions::Now, &self.raw)
            .map_err(io::Error::from)
            .and_then(|()| (&self.output).write_all(&self.enter));
        if entered.is_err() {
            self.restore();
            state.holder = Holder::Nobody;
        }
        drop(state);
        self.changed.notify_all();
        entered
    }

    /// Hands the terminal to the shell, with our modes off, if it is ours.
    pub(super) fn give_to_shell(&self) {
        let mut state = self.lock();
        if state.holder == Holder::Program {
            self.restore();
            state.holder = Holder::Shell;
        }
    }

    /// Hands the terminal on, with our modes off if it was ours. Returns whose it was.
    pub(super) fn give(&self, to: Holder) -> Holder {
        let mut state = self.lock();
        let from = state.holder;
        if from == Holder::Program {
            self.restore();
        }
        state.holder = to;
        drop(state);
        self.changed.notify_all();
        from
    }

    /// Switches our modes off. A failure means that the terminal is gone, and its modes with it.
    fn restore(&self) {
        let _ = (&self.output).write_all(&self.leave);
        let _ = tcsetattr(stdin(), OptionalActions::Now, &self.found);
    }

    /// Whether an interrupt was typed at a child rather than sent to us.
    pub(super) fn is_or_was_lent(&self) -> bool {
        matches!(self.lock().holder, Holder::Child | Holder::Ended)
    }

    /// Whether somebody else had the screen since this was last asked.
    pub(super) fn was_elsewhere(&self) -> bool {
        std::mem::take(&mut self.lock().was_elsewhere)
    }

    /// Waits until the signals' thread has made the terminal ours again.
    pub(super) fn wait_for_return(&self) {
        drop(self.lock_after_return());
    }

    /// Writes `bytes`, but never over what the shell shows.
    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let state = self.lock_after_return();
        if state.holder != Holder::Program {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        (&self.output).write_all(bytes)
    }

    fn lock_after_return(&self) -> MutexGuard<'_, State> {
        self.changed
            .wait_while(self.lock(), |state| {
                matches!(state.holder, Holder::Shell | Holder::Ended)
            })
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // The state is two plain values; a panic elsewhere leaves them whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Makes a panic of this thread give the terminal back before it prints; while the terminal is
/// ours, other threads' panics print nothing.
pub(super) fn restore_before_panic(screen: Arc<Screen>) {
    let ui = thread::current().id();
    let previous = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if thread::current().id() == ui && screen.give(Holder::Nobody) != Holder::Nobody {
            let mut text = panic.to_string();
            let backtrace = Backtrace::capture();
            if backtrace.status() == BacktraceStatus::Captured {
                text = format!("{text}\n{backtrace}");
            }
            let _ = writeln!(io::stderr(), "{}", harmless(&text));
        } else if screen.lock().holder == Holder::Nobody {
            previous(panic);
        }
    }));
}

/// `text` with all that does not print shown as an escape: a panic may quote a hostile file.
fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '"' | '\'' | '\\' => shown.push(c),
            c => shown.extend(c.escape_debug()),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_text_commands_no_terminal() {
        assert_eq!(
            harmless("it's \"é\"\n\u{1b}[2J\r\u{202e}\u{9b}"),
            "it's \"é\"\n\\u{1b}[2J\\r\\u{202e}\\u{9b}"
        );
    }
}
