//! Signals: those that end the program, that stop it, and that let it go on.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{self, RecvTimeoutError, Sender},
    },
    thread,
    time::Duration,
};

use rustix::{
    process::{Signal, getpgrp, getsid, kill_current_process_group},
    stdio::stdin,
    termios::tcgetpgrp,
};
use signal_hook::{
    consts::{
        SIGABRT, SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGSYS, SIGTERM, SIGTRAP,
        SIGTSTP, SIGUSR1, SIGUSR2, SIGVTALRM, SIGWINCH, SIGXCPU,
    },
    iterator::Signals,
    low_level::{emulate_default_handler, exit, raise},
};

use super::{input::Post, screen::Screen};

/// What ends a program that does nothing about it (POSIX, signal.h), and can be heard by a thread. Not SIGPIPE, which
/// Rust's runtime ignores: to be heard, it would end the program for a pipe that nobody reads. Not SIGXFSZ, which the
/// program ignores likewise: a file that may not become so large is an error of writing it. Not those that tell of a
/// mistake of the processor's (SIGSEGV and its like), which a thread hears too late.
const DEADLY: [i32; 13] = [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGALRM, SIGPROF, SIGSYS, SIGTRAP, SIGUSR1, SIGUSR2,
    SIGVTALRM, SIGXCPU,
];

/// Those that Linux adds.
#[cfg(target_os = "linux")]
const DEADLY_HERE: [i32; 3] = [
    Signal::IO.as_raw(),
    Signal::POWER.as_raw(),
    Signal::STKFLT.as_raw(),
];
#[cfg(not(target_os = "linux"))]
const DEADLY_HERE: [i32; 0] = [];

/// How long a dying program waits for its main loop, and for a terminal that takes no bytes.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long a program that heard of its end may take to put down what it holds.
const LEAVING: Duration = Duration::from_secs(5);

/// How long signals that were sent together may take to arrive.
const SETTLING: Duration = Duration::from_millis(50);

/// Handles signals from now on, in a thread of its own.
///
/// SIGHUP is handled even where the parent had it ignored: without its terminal the program is
/// nothing.
///
/// # Errors
/// When a handler or the thread is refused.
pub(super) fn watch<M: Send + 'static>(
    screen: Arc<Screen>,
    sender: Sender<Post<M>>,
    doomed: Option<PathBuf>,
) -> io::Result<()> {
    let all = DEADLY.into_iter().chain(DEADLY_HERE);
    let mut signals = Signals::new(all.chain([SIGTSTP, SIGCONT]))?;
    thread::Builder::new()
        .name("signals".into())
        .spawn(move || {
            loop {
                let mut caught: Vec<_> = signals.wait().collect();
                if caught.contains(&SIGCONT) && in_background() {
                    // A shell's `kill %1` sends SIGTERM and SIGCONT. Reaching for the terminal
                    // stops us again, and must not happen before the other has been heard.
                    thread::sleep(SETTLING);
                    caught.extend(signals.pending());
                }
                // A stop that is heard together with its end is over: nobody would end it again. So it
                // is with a wrapper script, which the shell sees stop, and continues, before us.
                if caught.contains(&SIGCONT) {
                    caught.retain(|signal| *signal != SIGTSTP);
                }
                // The deadly ones first.
                caught
                    .sort_unstable_by_key(|signal| (matches!(*signal, SIGTSTP | SIGCONT), *signal));
                for signal in caught {
                    match signal {
                        SIGTSTP => stop(&screen),
                        SIGCONT => go_on(&screen, &sender),
                        // Typed for the child, which shares our process group.
                        SIGINT | SIGQUIT if screen.is_or_was_lent() => {}
                        deadly => die(&screen, &sender, doomed.as_deref(), deadly),
                    }
                }
            }
        })?;
    Ok(())
}

/// Whether a stopped program would be continued: not if its process group is the session's first,
/// as in a terminal that was opened for this program alone. The system ignores SIGTSTP in such a
/// group, and so do we.
pub(super) fn shell_waits() -> io::Result<bool> {
    Ok(getsid(None)? != getpgrp())
}

/// Whether the terminal's keys go to another process group than ours.
fn in_background() -> bool {
    tcgetpgrp(stdin()).is_ok_and(|foreground| foreground != getpgrp())
}

/// Asks this module's thread to take the terminal back, after all signals that came before.
pub(super) fn ask_to_go_on() -> io::Result<()> {
    raise(SIGCONT)
}

/// Sends SIGTSTP to our process group and so to ourselves.
pub(super) fn stop_process_group() -> io::Result<()> {
    Ok(kill_current_process_group(Signal::TSTP)?)
}

fn stop(screen: &Screen) {
    if !shell_waits().unwrap_or(false) {
        return;
    }
    screen.give_to_shell();
    // Stops this process here and now; what follows happens after SIGCONT, on which `go_on` is
    // called.
    let _ = emulate_default_handler(SIGTSTP);
}

fn go_on<M>(screen: &Screen, sender: &Sender<Post<M>>) {
    match screen.take_back() {
        // Wakes the main loop to draw, through the reader and so within its permit.
        Ok(true) => {
            let _ = raise(SIGWINCH);
        }
        Ok(false) => {}
        Err(error) => {
            let _ = sender.send(Post::Failed(error));
        }
    }
}

/// A signal of which the program dies once it has put down what is in memory only.
#[derive(Debug)]
pub struct Ending {
    signal: i32,
    doomed: Option<PathBuf>,
}

impl Ending {
    /// Removes what is `doomed` and dies of the signal, so that the parent learns the truth.
    pub fn end(&self) -> ! {
        if let Some(folder) = &self.doomed {
            // There is nobody left to tell that it stays.
            let _ = fs::remove_dir_all(folder);
        }
        let _ = emulate_default_handler(self.signal);
        // One that its table does not know, and gives back: as a shell tells of it.
        exit(128 + self.signal);
    }
}

/// Has the main loop leave, which then dies of `signal` itself. Where it does not hear, gives the terminal back and dies.
fn die<M>(screen: &Arc<Screen>, sender: &Sender<Post<M>>, doomed: Option<&Path>, signal: i32) {
    let ending = || Ending {
        signal,
        doomed: doomed.map(Path::to_owned),
    };
    let (answer, heard) = mpsc::sync_channel(1);
    let _ = sender.send(Post::Ending(ending(), answer));
    // Nobody is there to answer where it is leaving already.
    if heard.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
        thread::sleep(LEAVING);
    }
    // In a thread of its own, because a terminal that takes no more bytes must not keep us alive.
    let (done, restored) = mpsc::channel();
    let screen = Arc::clone(screen);
    let restoring = thread::Builder::new().spawn(move || {
        // To the shell, not to nobody: whoever wants to draw now waits, for ever.
        screen.give_to_shell();
        let _ = done.send(());
    });
    if restoring.is_ok() {
        let _ = restored.recv_timeout(PATIENCE);
    }
    ending().end()
}
