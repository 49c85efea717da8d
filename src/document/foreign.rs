//! Documents in foreign formats, read by a limited child of this program.
//!
//! Their parsers are other people's, and a document may be made to break them. So each runs in a
//! process of its own that gets bytes and gives text: it can open no file and no connection, and
//! has a limit on memory and time. Whatever happens to it costs one document.
//!
//! Programs of the user's that recognise the words of pictures run in the same way (`ocr`, `confined`).

mod cache;
pub mod child;
pub mod confined;
mod gate;
pub mod ocr;
pub mod press;

use std::{
    ffi::OsStr,
    io::{self, Read, Write},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{Arc, mpsc},
    thread,
    time::Duration,
};

pub use cache::{Cache, Kept};
pub use press::Press;

use gate::Gate;

use crate::{
    extract::{Extracted, Format, Unreadable},
    limits::{EXTRACT_MEMORY, EXTRACT_SECONDS, EXTRACTED_BYTES, Limit, Limits},
};

/// How documents in foreign formats are read.
#[derive(Clone, Debug)]
pub struct Extractor {
    /// This program, which is started again as the child.
    program: PathBuf,
    /// Where text is kept once it was read; none keeps nothing.
    cache: Option<Cache>,
    children: Arc<Gate>,
    limits: Limits,
}

/// Children that run at once. All of a library are read by as many as there are cores, but each document that
/// the reader goes to has one besides; whoever goes through a hundred need not start a hundred.
const CHILDREN: usize = 8;

/// What the child is called with, before the name of the format.
pub const ARGUMENT: &str = "@extract";

impl Extractor {
    /// An extractor that runs `program`, which must be this program.
    pub fn new(program: PathBuf, cache: Option<Cache>) -> Self {
        let children = Arc::new(Gate::of(CHILDREN));
        Self {
            program,
            cache,
            children,
            limits: Limits::default(),
        }
    }

    /// The same, which keeps to other limits, and its children too.
    pub fn within(self, limits: &Limits) -> Self {
        Self {
            limits: limits.clone(),
            ..self
        }
    }

    /// The extractor of the running program.
    ///
    /// # Errors
    /// Where the system does not tell which file the program is.
    pub fn of_this_program(cache: Option<Cache>) -> io::Result<Self> {
        // By this name the program is found even after an update has replaced its file.
        let program = match cfg!(target_os = "linux") {
            true => PathBuf::from("/proc/self/exe"),
            false => std::env::current_exe()?,
        };
        Ok(Self::new(program, cache))
    }

    /// What was read before of the document with that SHA-256, in hexadecimal.
    pub fn kept(&self, sha256: &str) -> Option<Kept> {
        self.cache.as_ref()?.get(sha256)
    }

    /// Reads a document.
    ///
    /// # Errors
    /// Why it gives no text.
    pub fn read(
        &self,
        format: Format,
        bytes: &[u8],
        sha256: &str,
    ) -> Result<Extracted, Unreadable> {
        if let Some((_, kept)) = self.kept(sha256).filter(|(of, _)| *of == format) {
            return kept;
        }
        let answer = {
            let _child = self.children.enter();
            self.ask(format, bytes)
        };
        if let Some(cache) = &self.cache {
            cache.put(sha256, format, &answer);
        }
        answer
    }

    fn ask(&self, format: Format, bytes: &[u8]) -> Result<Extracted, Unreadable> {
        let answer = |answer: &[u8]| serde_json::from_slice(answer).ok();
        let text = self.limits.of(&EXTRACTED_BYTES);
        self.run(&[ARGUMENT, format.extension()], bytes, text, answer)?
    }

    /// Starts a child, gives it something and takes its answer, as much of it as is allowed, of which `read` makes what was asked for; none
    /// where it is no whole answer.
    fn run<T>(
        &self,
        arguments: &[&str],
        bytes: &[u8],
        most: Limit,
        read: impl FnOnce(&[u8]) -> Option<T>,
    ) -> Result<T, Unreadable> {
        let child = Command::new(&self.program)
            .args(arguments)
            .args(self.limits.to_arguments())
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let failed = |error: io::Error| {
            Unreadable::Damaged(format!(
                "the reader of its format cannot be started: {error}"
            ))
        };
        let mut child = child.map_err(failed)?;
        let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
        let stderr = child.stderr.take();
        let (Some(mut stdin), Some(stdout), Some(stderr)) = (stdin, stdout, stderr) else {
            return Err(failed(io::ErrorKind::BrokenPipe.into()));
        };
        let seconds = self.limits.of(&EXTRACT_SECONDS).most;
        let (told, tells) = mpsc::channel();
        thread::scope(|scope| {
            // A child that gives up early closes the pipe; its answer says why.
            scope.spawn(move || drop(stdin.write_all(bytes)));
            let said = scope.spawn(move || read_up_to(stderr, SAID_BYTES));
            scope.spawn(move || drop(told.send(read_up_to(stdout, most.most))));
            // The child has as much time as the processor gives it, and is ended if it gets none.
            let waited = tells.recv_timeout(Duration::from_secs(4 * seconds));
            let answer = match waited {
                Ok(answer) if !most.allows(answer.len() as u64) => {
                    end(&mut child);
                    return Err(Unreadable::TooBig(most.beyond()));
                }
                Ok(answer) => answer,
                Err(_) => {
                    end(&mut child);
                    return Err(Unreadable::TimedOut);
                }
            };
            let status = child.wait();
            match read(&answer) {
                Some(answer) => Ok(answer),
                None => Err(self.broken_off(status.ok(), &said.join().unwrap_or_default())),
            }
        })
    }

    /// What became of a child that gave no answer.
    fn broken_off(&self, status: Option<std::process::ExitStatus>, said: &[u8]) -> Unreadable {
        #[cfg(unix)]
        {
            use std::os::unix::process::ExitStatusExt;
            let signal = status.and_then(|status| status.signal());
            if signal == Some(signal_hook::consts::SIGXCPU) {
                return Unreadable::TimedOut;
            }
        }
        let _ = status;
        match String::from_utf8_lossy(said).contains("memory allocation") {
            true => Unreadable::TooBig(self.limits.of(&EXTRACT_MEMORY).beyond()),
            false => Unreadable::Damaged("the reader of its format fails on it".into()),
        }
    }
}

/// As much of what a dying child says as is looked at.
const SAID_BYTES: u64 = 4096;

fn end(child: &mut Child) {
    // Both fail only where the child has ended already.
    let _ = child.kill();
    let _ = child.wait();
}

/// At most one byte more than `most`.
fn read_up_to(from: impl Read, most: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What was read before an error is what there is.
    let _ = from.take(most + 1).read_to_end(&mut bytes);
    bytes
}

/// The format that the program, called with these arguments, is to read as a child, and the limits that it is
/// to keep to; none where it is not called as one.
pub fn asked<'a>(mut arguments: impl Iterator<Item = &'a OsStr>) -> Option<(Format, Limits)> {
    let is_child = arguments.next()? == ARGUMENT;
    let format = arguments.next().filter(|_| is_child)?;
    let format = Format::named(format.to_str()?)?;
    Some((
        format,
        Limits::of_arguments(arguments.filter_map(OsStr::to_str)),
    ))
}
