//! A program in a real pseudo-terminal: keys in, a screen out. Waits for what is to happen and
//! never for a time to pass; the limit only ends a test that has failed.

use std::{
    io::{Read, Write},
    path::{Path, PathBuf},
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

const LIMIT: Duration = Duration::from_secs(30);

/// A running program and its terminal. Killed when dropped.
pub struct Pty {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    output: Arc<Output>,
    reader: Option<JoinHandle<()>>,
    /// The line as it was before, written out because its type is another crate's.
    found: String,
}

/// What the program has written, as bytes and as a screen.
struct Output {
    received: Mutex<Received>,
    more: Condvar,
}

impl Output {
    fn lock(&self) -> MutexGuard<'_, Received> {
        // A condition that panicked has changed nothing.
        self.received.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Received {
    parser: vt100::Parser,
    raw: Vec<u8>,
    hang_up: bool,
}

impl Pty {
    /// Starts `program` as the leader of a session with this terminal. `TERM` and a locale are set and
    /// `NO_COLOR`, `EDITOR`, `VISUAL` and what multiplexers set are not, unless `env` says otherwise.
    pub fn start(
        program: impl AsRef<Path>,
        args: &[&str],
        env: &[(&str, &str)],
        rows: u16,
        cols: u16,
    ) -> Self {
        Self::spawn(command(program.as_ref(), args, env), rows, cols)
    }

    /// As [`Pty::start`], but the terminal controls nobody: no signal comes from it.
    pub fn start_uncontrolled(
        program: impl AsRef<Path>,
        args: &[&str],
        rows: u16,
        cols: u16,
    ) -> Self {
        let mut command = command(program.as_ref(), args, &[]);
        command.set_controlling_tty(false);
        Self::spawn(command, rows, cols)
    }

    fn spawn(command: CommandBuilder, rows: u16, cols: u16) -> Self {
        let pair = native_pty_system()
            .openpty(pty_size(rows, cols))
            .expect("a pseudo-terminal");
        let found = line(pair.master.as_ref());
        let child = pair.slave.spawn_command(command).expect("the program");
        drop(pair.slave);
        let output = Arc::new(Output {
            received: Mutex::new(Received {
                parser: vt100::Parser::new(rows, cols, 0),
                raw: Vec::new(),
                hang_up: false,
            }),
            more: Condvar::new(),
        });
        let mut source = pair.master.try_clone_reader().expect("the output");
        let sink = Arc::clone(&output);
        let reader = thread::spawn(move || {
            let mut bytes = [0; 4096];
            // At its end a pseudo-terminal gives an error on Linux and nothing on macOS.
            while let Ok(count @ 1..) = source.read(&mut bytes) {
                let mut received = sink.lock();
                received.parser.process(&bytes[..count]);
                received.raw.extend(&bytes[..count]);
                sink.more.notify_all();
                if received.hang_up {
                    return;
                }
            }
        });
        Self {
            child,
            writer: Some(pair.master.take_writer().expect("the input")),
            master: Some(pair.master),
            output,
            reader: Some(reader),
            found,
        }
    }

    /// Types `keys` in one burst.
    pub fn keys(&mut self, keys: &str) {
        self.bytes(keys.as_bytes());
    }

    /// Sends what a terminal may send that is no text.
    pub fn bytes(&mut self, bytes: &[u8]) {
        let writer = self.writer.as_mut().expect("not hung up");
        writer.write_all(bytes).expect("typing");
        writer.flush().expect("typing");
    }

    /// Waits until the screen shows `text`.
    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        self.wait_until(text, |screen| screen.contents().contains(text));
    }

    /// Waits until `condition` holds for the screen; `what` names it in the failure.
    #[track_caller]
    pub fn wait_until(&self, what: &str, condition: impl Fn(&vt100::Screen) -> bool) {
        let received = self.output.lock();
        let (received, timeout) = self
            .output
            .more
            .wait_timeout_while(received, LIMIT, |received| {
                !condition(received.parser.screen())
            })
            .unwrap_or_else(PoisonError::into_inner);
        assert!(
            !timeout.timed_out(),
            "no sign of {what:?} on the screen:\n{}",
            received.parser.screen().contents()
        );
    }

    /// The text on the screen.
    pub fn screen(&self) -> String {
        self.look(|screen| screen.contents())
    }

    /// Asks something of the screen.
    pub fn look<T>(&self, ask: impl FnOnce(&vt100::Screen) -> T) -> T {
        ask(self.output.lock().parser.screen())
    }

    /// Everything the program has written so far.
    pub fn raw(&self) -> String {
        String::from_utf8_lossy(&self.output.lock().raw).into_owned()
    }

    /// Gives the terminal another size and tells the program.
    pub fn resize(&self, rows: u16, cols: u16) {
        let mut received = self.output.lock();
        received.parser.screen_mut().set_size(rows, cols);
        let master = self.master.as_ref().expect("not hung up");
        master.resize(pty_size(rows, cols)).expect("another size");
    }

    /// Sends `signal` to the program alone.
    pub fn signal(&self, signal: Signal) {
        send(self.pid(), signal);
    }

    /// The program's process id.
    pub fn pid(&self) -> i32 {
        let id = self.child.process_id().expect("a running program");
        i32::try_from(id).expect("a process id")
    }

    /// Its user and system time in clock ticks (proc(5), fields 14 and 15 of stat).
    #[cfg(target_os = "linux")]
    pub fn ticks(&self) -> u64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.pid()))
            .expect("a running process");
        // The second field is a name in parentheses, which may hold spaces.
        let (_, fields) = stat.rsplit_once(") ").expect("a name");
        let fields: Vec<_> = fields.split(' ').collect();
        let field = |number: usize| -> u64 { fields[number - 3].parse().expect("a number") };
        field(14) + field(15)
    }

    /// Whether the line (raw or cooked, echo, ...) is as it was before the program started.
    pub fn line_is_as_found(&self) -> bool {
        let master = self.master.as_ref().expect("not hung up");
        line(master.as_ref()) == self.found
    }

    /// Closes the terminal under the program.
    pub fn hang_up(&mut self) {
        // Our reader holds the terminal open until it has read something: the frame that follows
        // a change of size.
        self.output.lock().hang_up = true;
        let size = self.look(vt100::Screen::size);
        self.resize(size.0 + 1, size.1);
        if self.child.process_id().is_some() {
            self.signal(Signal::WINCH);
        }
        let reader = self.reader.take().expect("not hung up");
        reader.join().expect("the reader");
        self.writer = None;
        self.master = None;
    }

    /// Waits for the program to end and takes in all it has written. Returns how it ended.
    #[track_caller]
    pub fn exit(&mut self) -> ExitStatus {
        let start = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("a child of ours") {
                break status;
            }
            assert!(
                start.elapsed() < LIMIT,
                "the program stays:\n{}",
                self.screen()
            );
            thread::sleep(Duration::from_millis(2));
        };
        if let Some(reader) = self.reader.take() {
            reader.join().expect("the reader");
        }
        status
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        // It has ended, mostly.
        let _ = self.child.kill();
    }
}

/// Sends `signal` to process `pid`.
pub fn send(pid: i32, signal: Signal) {
    let pid = Pid::from_raw(pid).expect("a process id");
    kill_process(pid, signal).expect("a running process");
}

fn command(program: &Path, args: &[&str], env: &[(&str, &str)]) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.args(args);
    command.cwd(std::env::temp_dir());
    for name in [
        "NO_COLOR",
        "EDITOR",
        "VISUAL",
        "RUST_BACKTRACE",
        "STY",
        "TMUX",
        "TERMCAP",
        "VTE_VERSION",
    ] {
        command.env_remove(name);
    }
    command.env("TERM", "xterm-256color");
    command.env("LC_ALL", "C.UTF-8");
    // What one test leaves behind is not taken up by another.
    command.env("XDG_STATE_HOME", state_folder());
    for (name, value) in env {
        command.env(name, value);
    }
    command
}

/// A folder of this test's own for what is remembered.
fn state_folder() -> PathBuf {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let own = format!("state-{}-{number}", std::process::id());
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(own)
}

fn line(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().expect("the line's modes"))
}

fn pty_size(rows: u16, cols: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}
