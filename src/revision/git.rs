//! The `git` program, by its plumbing alone.

use std::{
    env,
    io::{self, BufRead, BufReader, Read, Write},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, RecvTimeoutError, Sender},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process_group};

use crate::{
    document::program,
    limits::{GIT_SECONDS, Limit, Limits, REVISION_LIST_BYTES},
    text::without_middle,
};

/// What a repository could have run, set to nothing. None of the three commands runs any of it; it is shut out all the
/// same, for a git that does.
const SHUT: [&str; 13] = [
    // No folder of the library is a repository for being laid out as one; `.git` alone is.
    "safe.bareRepository=explicit",
    // It says which commit came before which, without being asked what is in them.
    "core.commitGraph=false",
    "core.fsmonitor=",
    "core.hooksPath=/dev/null",
    "core.sshCommand=",
    "core.gitProxy=",
    "core.askPass=",
    "core.alternateRefsCommand=",
    "core.pager=",
    "credential.helper=",
    "diff.external=",
    "protocol.allow=never",
    "uploadpack.packObjectsHook=",
];

/// All of its environment. Whatever the user's says (`GIT_DIR`, `GIT_TRACE`, `GIT_EXEC_PATH`) is not told to it, and
/// no program is found by its name.
const ENVIRONMENT: [(&str, &str); 13] = [
    ("PATH", "/dev/null"),
    ("LC_ALL", "C"),
    ("GIT_CONFIG_NOSYSTEM", "1"),
    ("GIT_CONFIG_SYSTEM", "/dev/null"),
    ("GIT_CONFIG_GLOBAL", "/dev/null"),
    ("GIT_ATTR_NOSYSTEM", "1"),
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    // Other parents than a commit names.
    ("GIT_GRAFT_FILE", "/dev/null"),
    // An older git fetches all the same, and finds no way to: `GIT_ALLOW_PROTOCOL`.
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_ASKPASS", "/dev/null"),
    ("GIT_ALLOW_PROTOCOL", ""),
];

/// Columns of what git says that are repeated.
const MOST: usize = 300;

/// As much of what git says is wrong as is looked at.
const SAID_BYTES: u64 = 4096;

/// A git that is asked of the repository that a folder is in.
pub struct Git {
    program: PathBuf,
    folder: PathBuf,
    /// When it is ended, whatever it is at.
    until: Instant,
    /// How long that is.
    patience: Limit,
    listed: Limit,
}

/// A file of a revision.
pub struct Blob {
    /// From the top of the repository, with slashes.
    pub path: String,
    pub size: u64,
    /// No link, and no other repository.
    pub is_file: bool,
    pub(super) id: String,
}

/// The folder of what somebody sent, and the repositories that it is in.
fn whose(sent: &Path) -> Vec<PathBuf> {
    let whole = sent.canonicalize().unwrap_or_else(|_| sent.to_owned());
    let own = whole.ancestors().find(|above| !above.is_file());
    let above = whole.ancestors();
    let repositories = above.filter(|above| above.join(".git").symlink_metadata().is_ok());
    let all = repositories.chain(own).map(Path::to_owned);
    all.collect()
}

impl Git {
    /// # Errors
    /// Where there is no git outside of the folder, of others that somebody may have sent, and of the repositories that they
    /// are in.
    pub fn of(folder: &Path, others: &[&Path], limits: &Limits) -> Result<Self, String> {
        let sent = others.iter().chain([&folder]);
        let sent: Vec<PathBuf> = sent.flat_map(|sent| whose(sent)).collect();
        let strangers: Vec<&Path> = sent.iter().map(PathBuf::as_path).collect();
        let found = program::find("git", env::var_os("PATH"), &strangers);
        let program = found.ok_or(
            "a revision is read by the program `git`, and there is none in a folder of PATH outside of the library \
             and its repository",
        )?;
        Ok(Self::that_is(program, folder, limits))
    }

    /// That program, which has as long as the limits say from now on.
    pub(super) fn that_is(program: PathBuf, folder: &Path, limits: &Limits) -> Self {
        let patience = limits.of(&GIT_SECONDS);
        Self {
            program,
            folder: folder.to_owned(),
            until: Instant::now() + Duration::from_secs(patience.most),
            patience,
            listed: limits.of(&REVISION_LIST_BYTES),
        }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command
            .env_clear()
            .envs(ENVIRONMENT)
            .current_dir(&self.folder)
            .args(["--no-pager", "--no-replace-objects", "--literal-pathspecs"])
            .args(SHUT.iter().flat_map(|shut| ["-c", shut]))
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            // With all that it may have started it is ended.
            .process_group(0);
        command
    }

    /// What a command prints.
    fn ask(&self, arguments: &[&str]) -> Result<Vec<u8>, String> {
        let mut running = Running::start(self.command(arguments), self.until)?;
        let (stdout, stderr) = (running.child.stdout.take(), running.child.stderr.take());
        let said = thread::spawn(move || stderr.map(said_of).unwrap_or_default());
        let mut answer = Vec::new();
        if let Some(stdout) = stdout {
            let mut most = stdout.take(self.listed.most.saturating_add(1));
            // What was read before an error is what there is.
            let _ = most.read_to_end(&mut answer);
        }
        if !self.listed.allows(answer.len() as u64) {
            return Err(self.listed.beyond());
        }
        let status = running.end();
        let said = said.join().unwrap_or_default();
        match status {
            None => Err(self.patience.beyond()),
            Some(status) if status.success() => Ok(answer),
            Some(_) => Err(self::said(&said)),
        }
    }

    /// The commit that a revision means.
    pub fn commit(&self, revision: &str) -> Result<String, String> {
        if revision.is_empty() || revision.starts_with('-') || revision.contains('\0') {
            return Err(format!("`{revision}` is no revision"));
        }
        let asked = format!("{revision}^{{commit}}");
        let found = self.ask(&["rev-parse", "--verify", "--end-of-options", &asked])?;
        let found = String::from_utf8_lossy(&found).trim().to_owned();
        match !found.is_empty() && found.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            true => Ok(found),
            false => Err(format!("`{revision}` is no revision")),
        }
    }

    /// Where the folder is in the repository: empty, or with a slash at its end.
    pub fn prefix(&self) -> Result<String, String> {
        let found = self.ask(&["rev-parse", "--show-prefix"])?;
        let found = String::from_utf8(found)
            .map_err(|_| "the name of the folder is no UTF-8".to_owned())?;
        Ok(found.strip_suffix('\n').unwrap_or(&found).to_owned())
    }

    /// The files of a commit that are in a folder, or the one file of that name.
    pub fn blobs(&self, commit: &str, path: &str) -> Result<Vec<Blob>, String> {
        let mut arguments = vec!["ls-tree", "-r", "-z", "-l", "--full-tree", commit];
        let path = path.trim_end_matches('/');
        if !path.is_empty() {
            arguments.extend(["--", path]);
        }
        let listed = self.ask(&arguments)?;
        let listed = String::from_utf8(listed)
            .map_err(|_| "a file of the revision has a name that is no UTF-8".to_owned())?;
        let each = listed.split('\0').filter(|entry| !entry.is_empty());
        each.map(|entry| {
            Blob::read(entry).ok_or_else(|| "git lists files otherwise than is known".to_owned())
        })
        .collect()
    }

    /// Reads the content of files, one after the other.
    pub fn reader(&self) -> Result<Reader, String> {
        let mut command = self.command(&["cat-file", "--batch"]);
        command.stdin(Stdio::piped()).stderr(Stdio::null());
        let mut running = Running::start(command, self.until)?;
        let pipes = running.child.stdin.take().zip(running.child.stdout.take());
        let (asks, answers) = pipes.ok_or("git cannot be asked")?;
        Ok(Reader {
            running,
            asks,
            answers: BufReader::new(answers),
            patience: self.patience,
        })
    }
}

/// What it says is wrong; the rest is taken too, so that it does not wait to say it.
fn said_of(mut stderr: impl Read) -> Vec<u8> {
    let mut said = Vec::new();
    let _ = (&mut stderr).take(SAID_BYTES).read_to_end(&mut said);
    let _ = io::copy(&mut stderr, &mut io::sink());
    said
}

/// A git that runs, with all that it may have started; it is ended when it is let go, or when its time is over.
struct Running {
    child: Child,
    group: Pid,
    is_late: Arc<AtomicBool>,
    /// Let go of, it ends the watch.
    done: Option<Sender<()>>,
    watch: Option<JoinHandle<()>>,
}

impl Running {
    fn start(mut command: Command, until: Instant) -> Result<Self, String> {
        let child = command
            .spawn()
            .map_err(|error| format!("git cannot be run: {error}"))?;
        let group = Pid::from_child(&child);
        let is_late = Arc::new(AtomicBool::new(false));
        let (done, waits) = mpsc::channel::<()>();
        let tells = Arc::clone(&is_late);
        let watch = thread::spawn(move || {
            let left = until.saturating_duration_since(Instant::now());
            if waits.recv_timeout(left) == Err(RecvTimeoutError::Timeout) {
                tells.store(true, Ordering::SeqCst);
                // It fails only where all have ended.
                let _ = kill_process_group(group, Signal::KILL);
            }
        });
        Ok(Self {
            child,
            group,
            is_late,
            done: Some(done),
            watch: Some(watch),
        })
    }

    /// Whether its time was over.
    fn is_late(&self) -> bool {
        self.is_late.load(Ordering::SeqCst)
    }

    /// How it ends; none where its time was over.
    fn end(&mut self) -> Option<ExitStatus> {
        let status = self.child.wait().ok();
        self.unwatch();
        status.filter(|_| !self.is_late())
    }

    fn unwatch(&mut self) {
        self.done = None;
        let _ = self.watch.take().map(JoinHandle::join);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.unwatch();
        // What has ended and was waited for may have left its number to another.
        if matches!(self.child.try_wait(), Ok(None)) {
            let _ = kill_process_group(self.group, Signal::KILL);
            let _ = self.child.wait();
        }
    }
}

impl Blob {
    /// `100644 blob <id>    <size>\t<path>`
    fn read(entry: &str) -> Option<Self> {
        let (meta, path) = entry.split_once('\t')?;
        let mut meta = meta.split_whitespace();
        let (mode, kind, id, size) = (meta.next()?, meta.next()?, meta.next()?, meta.next()?);
        let is_file = kind == "blob" && mode.starts_with("100");
        Some(Self {
            path: path.to_owned(),
            // Another repository has none.
            size: match size {
                "-" => 0,
                size => size.parse().ok()?,
            },
            is_file,
            id: id.to_owned(),
        })
    }
}

/// A running `git cat-file --batch`.
pub struct Reader {
    running: Running,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
    patience: Limit,
}

/// What stands before the content of a file is no longer than that.
const HEAD_BYTES: u64 = 256;

impl Reader {
    /// The content of a file.
    ///
    /// # Errors
    /// Where git does not have it, has another size of it than it listed, or takes too long.
    pub fn content(&mut self, blob: &Blob) -> Result<Vec<u8>, String> {
        let content = self.read(blob);
        content.ok_or_else(|| match self.running.is_late() {
            true => self.patience.beyond(),
            false => format!(
                "the repository does not have the content of `{}`",
                blob.path
            ),
        })
    }

    fn read(&mut self, blob: &Blob) -> Option<Vec<u8>> {
        writeln!(self.asks, "{}", blob.id).ok()?;
        self.asks.flush().ok()?;
        let mut head = String::new();
        let mut first = (&mut self.answers).take(HEAD_BYTES);
        first.read_line(&mut head).ok()?;
        let (rest, size) = head.trim_end().rsplit_once(' ')?;
        if !rest.ends_with(" blob") || size.parse() != Ok(blob.size) {
            return None;
        }
        let mut content = Vec::new();
        let mut answer = (&mut self.answers).take(blob.size + 1);
        answer.read_to_end(&mut content).ok()?;
        let is_whole = content.pop() == Some(b'\n') && content.len() as u64 == blob.size;
        is_whole.then_some(content)
    }
}

/// What git says is wrong, as it says it, without its advice.
fn said(errors: &[u8]) -> String {
    let errors = String::from_utf8_lossy(errors);
    let lines = errors.lines().filter(|line| !line.starts_with("hint:"));
    let words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
    let words = words.join(" ");
    match words.is_empty() {
        true => "git ended without a word".to_owned(),
        false => format!("git says: {}", without_middle(&words, MOST)),
    }
}
