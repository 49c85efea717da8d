//! The `git` program, by its plumbing alone.

use std::{
    env,
    io::{BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use crate::{document::program, text::without_middle};

/// What a repository could have run, set to nothing. None of the three commands runs any of it; it is shut out all the
/// same, for a git that does.
const SHUT: [&str; 11] = [
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
const ENVIRONMENT: [(&str, &str); 12] = [
    ("PATH", "/dev/null"),
    ("LC_ALL", "C"),
    ("GIT_CONFIG_NOSYSTEM", "1"),
    ("GIT_CONFIG_SYSTEM", "/dev/null"),
    ("GIT_CONFIG_GLOBAL", "/dev/null"),
    ("GIT_ATTR_NOSYSTEM", "1"),
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_ASKPASS", "/dev/null"),
    ("GIT_ALLOW_PROTOCOL", ""),
];

/// Columns of what git says that are repeated.
const MOST: usize = 300;

/// A git that is asked of the repository that a folder is in.
pub struct Git {
    program: PathBuf,
    folder: PathBuf,
}

/// A file of a revision.
pub struct Blob {
    /// From the top of the repository, with slashes.
    pub path: String,
    pub size: u64,
    /// No link, and no other repository.
    pub is_file: bool,
    id: String,
}

impl Git {
    /// # Errors
    /// Where there is no git outside of the folder.
    pub fn of(folder: &Path) -> Result<Self, String> {
        let found = program::find("git", env::var_os("PATH"), &[folder]);
        let program = found.ok_or(
            "a revision is read by the program `git`, and there is none in a folder of PATH outside of the library",
        )?;
        Ok(Self {
            program,
            folder: folder.to_owned(),
        })
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
            .stdin(Stdio::null());
        command
    }

    /// What a command prints.
    fn ask(&self, arguments: &[&str]) -> Result<Vec<u8>, String> {
        let output = self.command(arguments).output();
        let output = output.map_err(|error| format!("git cannot be run: {error}"))?;
        match output.status.success() {
            true => Ok(output.stdout),
            false => Err(said(&output.stderr)),
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
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let child = command.stderr(Stdio::null()).spawn();
        let mut child = child.map_err(|error| format!("git cannot be run: {error}"))?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (asks, answers) = pipes.ok_or("git cannot be asked")?;
        Ok(Reader {
            child,
            asks: Some(asks),
            answers: BufReader::new(answers),
        })
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
    child: Child,
    asks: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Reader {
    /// The content of a file.
    ///
    /// # Errors
    /// Where git does not have it, or has another size of it than it listed.
    pub fn content(&mut self, blob: &Blob) -> Result<Vec<u8>, String> {
        let lost = || {
            format!(
                "the repository does not have the content of `{}`",
                blob.path
            )
        };
        let asks = self.asks.as_mut().ok_or_else(lost)?;
        let asked = writeln!(asks, "{}", blob.id).and_then(|()| asks.flush());
        asked.map_err(|_| lost())?;
        let mut head = String::new();
        self.answers.read_line(&mut head).map_err(|_| lost())?;
        let size = head
            .trim_end()
            .rsplit_once(' ')
            .filter(|(rest, _)| rest.ends_with(" blob"));
        if size.and_then(|(_, size)| size.parse().ok()) != Some(blob.size) {
            return Err(lost());
        }
        let mut content = Vec::new();
        let mut answer = (&mut self.answers).take(blob.size + 1);
        answer.read_to_end(&mut content).map_err(|_| lost())?;
        match content.pop() {
            Some(b'\n') if content.len() as u64 == blob.size => Ok(content),
            _ => Err(lost()),
        }
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        // It may still be at an answer that nobody reads.
        self.asks = None;
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What git says is wrong, as it says it.
fn said(errors: &[u8]) -> String {
    let errors = String::from_utf8_lossy(errors);
    let words: Vec<&str> = errors.split_whitespace().collect();
    let words = words.join(" ");
    match words.is_empty() {
        true => "git ended without a word".to_owned(),
        false => format!("git says: {}", without_middle(&words, MOST)),
    }
}
