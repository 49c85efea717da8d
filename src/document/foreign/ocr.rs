//! The words of pictures, recognised by a program of the user's: tesseract, to which pdftoppm gives the pages
//! of a PDF as pictures.
//!
//! Both run as [`super::confined::command`] has them. They get bytes and give bytes: no file is written
//! before all is done.

use std::{
    env,
    ffi::OsString,
    io::{self, BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use super::confined;
use crate::extract::{Format, Other};

/// How fine the picture of a page is, in dots per inch: what tesseract's models were made for.
const DOTS: &str = "300";

/// Pages of a document that are recognised at most.
const PAGES: usize = 5_000;

/// The largest picture of a page, in bytes: a square metre, in grey.
const PICTURE_BYTES: usize = 160 << 20;

/// The most text of one picture.
const TEXT_BYTES: u64 = 16 << 20;

/// As much of what a program complains of as is looked at.
const SAID_BYTES: u64 = 4096;

/// How long one page may take.
const PATIENCE: Duration = Duration::from_secs(600);

/// What is recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scan {
    Picture,
    Pdf,
}

impl Scan {
    /// What a file is that gives no text by itself; none where its words are in no picture.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match (Other::of(bytes), Format::of("", bytes)) {
            (Some(other), _) if other.is_picture() => Some(Self::Picture),
            (_, Some(Format::Pdf)) => Some(Self::Pdf),
            _ => None,
        }
    }
}

/// The programs that recognise text.
#[derive(Debug)]
pub struct Recogniser {
    /// This program.
    own: PathBuf,
    tesseract: PathBuf,
    pdftoppm: Option<PathBuf>,
    language: String,
    /// Where tesseract's models lie, if not where it looks itself.
    models: Option<OsString>,
}

impl Recogniser {
    /// The programs that `find` knows by their names; `language` names tesseract's models: `eng+spa`.
    ///
    /// # Errors
    /// A sentence, where tesseract is not installed, or the language is none that can be named.
    pub fn of(find: impl Fn(&str) -> Option<PathBuf>, language: &str) -> Result<Self, String> {
        let is_named = |part: &str| {
            let mut letters = part.chars();
            letters
                .next()
                .is_some_and(|first| first.is_ascii_alphabetic())
                && letters.all(|c| c.is_ascii_alphanumeric() || c == '_')
        };
        if !language.split('+').all(is_named) {
            return Err(format!(
                "`{language}` names no model of tesseract: they are called `eng`, or several `eng+spa`."
            ));
        }
        let tesseract = find("tesseract").ok_or(
            "tesseract is not installed, which recognises the words: install `tesseract-ocr` with your system's packages, or recognise them elsewhere and give the text as the source's working copy (`text`, with `text_by: ocr`).",
        )?;
        let own = match cfg!(target_os = "linux") {
            true => PathBuf::from("/proc/self/exe"),
            false => env::current_exe().map_err(|error| format!("{error}."))?,
        };
        // A relative one would be looked for in the folder of the case.
        let models = env::var_os("TESSDATA_PREFIX");
        Ok(Self {
            own,
            tesseract,
            pdftoppm: find("pdftoppm"),
            language: language.to_owned(),
            models: models.filter(|models| Path::new(models).is_absolute()),
        })
    }

    /// The text of each page. `begun` is told the number of each before it is recognised, from 1.
    ///
    /// # Errors
    /// A sentence without its subject, which is the document: what kept its words from being recognised.
    pub fn recognise(
        &self,
        scan: Scan,
        bytes: &[u8],
        mut begun: impl FnMut(usize),
    ) -> Result<Vec<String>, String> {
        let pages = match scan {
            Scan::Picture => {
                begun(1);
                let text = self.picture(bytes, None)?;
                // A TIFF may hold several pages.
                let text = text.trim_end_matches(['\u{c}', '\n']);
                text.split('\u{c}').map(str::to_owned).collect()
            }
            Scan::Pdf => self.pdf(bytes, begun)?,
        };
        match pages.iter().all(|page| page.trim().is_empty()) {
            true => Err("shows no words that tesseract recognises".into()),
            false => Ok(pages),
        }
    }

    fn pdf(&self, bytes: &[u8], mut begun: impl FnMut(usize)) -> Result<Vec<String>, String> {
        let program = self.pdftoppm.as_ref().ok_or(
            "is a PDF, of whose pages pdftoppm makes pictures, which is not installed: install `poppler-utils` with your system's packages",
        )?;
        let mut command = confined::command(&self.own, program);
        command.args(["-r", DOTS, "-gray", "-"]);
        let mut running = Running::start(command, "pdftoppm")?;
        let stdout = running.stdout.take();
        let (sends, pictures) = mpsc::sync_channel(1);
        thread::scope(|scope| {
            running.feed(scope, bytes);
            scope.spawn(move || {
                let mut reader = BufReader::new(stdout.ok_or(io::ErrorKind::BrokenPipe)?);
                while let Some(picture) = picture(&mut reader).transpose() {
                    let is_last = picture.is_err();
                    if sends.send(picture).is_err() || is_last {
                        break;
                    }
                }
                io::Result::Ok(())
            });
            let mut pages = Vec::new();
            let failed = loop {
                let picture = match pictures.recv_timeout(PATIENCE) {
                    Ok(picture) => picture,
                    Err(mpsc::RecvTimeoutError::Disconnected) => break None,
                    Err(mpsc::RecvTimeoutError::Timeout) => {
                        break Some("takes too long to be made into pictures".into());
                    }
                };
                if pages.len() == PAGES {
                    break Some(format!("has more than {PAGES} pages"));
                }
                begun(pages.len() + 1);
                let text = picture
                    .map_err(|error| format!("cannot be made into pictures of its pages: {error}"))
                    .and_then(|picture| self.picture(&picture, Some(DOTS)));
                match text {
                    Ok(text) => pages.push(text.trim_end_matches(['\u{c}', '\n']).to_owned()),
                    Err(why) => break Some(why),
                }
            };
            // Dropped here, so that whoever waits to send another picture goes.
            drop(pictures);
            if failed.is_some() {
                running.end();
            }
            let (status, said) = running.wait();
            match (failed, status) {
                (Some(why), _) => Err(why),
                // What could be made into pictures is not all of it.
                (None, status) if pages.is_empty() || !status.is_some_and(|s| s.success()) => {
                    Err(format!(
                        "cannot be made into pictures of its pages: pdftoppm says \"{}\"",
                        complaint(&said)
                    ))
                }
                _ => Ok(pages),
            }
        })
    }

    /// The words of a picture.
    fn picture(&self, picture: &[u8], dots: Option<&str>) -> Result<String, String> {
        let mut command = confined::command(&self.own, &self.tesseract);
        command.args(["stdin", "stdout", "-l", &self.language]);
        if let Some(dots) = dots {
            command.args(["--dpi", dots]);
        }
        // As many threads as there are cores make a page slower, not faster.
        command.env("OMP_THREAD_LIMIT", "1");
        if let Some(models) = &self.models {
            command.env("TESSDATA_PREFIX", models);
        }
        let mut running = Running::start(command, "tesseract")?;
        let stdout = running.stdout.take();
        let (told, tells) = mpsc::channel();
        thread::scope(|scope| {
            running.feed(scope, picture);
            scope.spawn(move || {
                let mut text = Vec::new();
                if let Some(stdout) = stdout {
                    let _ = stdout.take(TEXT_BYTES).read_to_end(&mut text);
                }
                drop(told.send(text));
            });
            let Ok(text) = tells.recv_timeout(PATIENCE) else {
                running.end();
                return Err("takes tesseract too long".into());
            };
            let (status, said) = running.wait();
            if status.is_some_and(|status| status.success()) {
                return Ok(recognised(&String::from_utf8_lossy(&text)));
            }
            let said = complaint(&said);
            Err(
                match said.contains("traineddata") || said.contains("language") {
                    true => format!(
                        "is not recognised: tesseract has no model called `{}`; `tesseract --list-langs` lists those that are there, and `--language` names one",
                        self.language
                    ),
                    false => format!("is not recognised: tesseract says \"{said}\""),
                },
            )
        })
    }
}

/// What was recognised, with a sign of replacement for each control: no page shows one, and a terminal would obey it.
fn recognised(text: &str) -> String {
    let is_set = |c: char| matches!(c, '\n' | '\t' | '\u{c}');
    let shown = |c: char| match c.is_control() && !is_set(c) {
        true => char::REPLACEMENT_CHARACTER,
        false => c,
    };
    text.chars().map(shown).collect()
}

/// A program that runs, and is ended when it is let go.
struct Running {
    child: Child,
    stdout: Option<std::process::ChildStdout>,
    said: Option<thread::JoinHandle<Vec<u8>>>,
}

impl Running {
    fn start(mut command: Command, name: &str) -> Result<Self, String> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| format!("is not recognised: {name} cannot be started: {error}"))?;
        let said = child.stderr.take().map(|stderr| {
            thread::spawn(move || {
                let mut said = Vec::new();
                let mut stderr = stderr;
                let _ = (&mut stderr).take(SAID_BYTES).read_to_end(&mut said);
                // The rest is taken too, so that nobody waits to say it.
                let _ = io::copy(&mut stderr, &mut io::sink());
                said
            })
        });
        Ok(Self {
            stdout: child.stdout.take(),
            said,
            child,
        })
    }

    /// Gives it its input. A program that has enough closes the pipe.
    fn feed<'s>(&mut self, scope: &'s thread::Scope<'s, '_>, bytes: &'s [u8]) {
        if let Some(mut stdin) = self.child.stdin.take() {
            scope.spawn(move || drop(stdin.write_all(bytes)));
        }
    }

    fn end(&mut self) {
        // Both fail only where it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// How it ended, and what it complained of.
    fn wait(&mut self) -> (Option<ExitStatus>, Vec<u8>) {
        let status = self.child.wait().ok();
        let said = self.said.take().and_then(|said| said.join().ok());
        (status, said.unwrap_or_default())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}

/// The first line that a program said and that is no bare warning.
fn complaint(said: &[u8]) -> String {
    let said = String::from_utf8_lossy(said);
    let mut lines = said.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.next().unwrap_or("nothing").to_owned()
}

/// The next of the pictures that follow one another in the simplest of formats (PGM or PPM, one byte a
/// colour), with its head; none at the end.
fn picture(from: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    if from.fill_buf()?.is_empty() {
        return Ok(None);
    }
    let wrong = || io::Error::other("pdftoppm gives no picture");
    let mut head = Vec::new();
    // The kind, the width, the height and the brightest value, each behind white space.
    let mut words: Vec<String> = vec![String::new()];
    while words.len() <= 4 {
        let mut byte = [0];
        from.read_exact(&mut byte)?;
        head.push(byte[0]);
        let Some(last) = words.last_mut() else { break };
        match byte[0].is_ascii_whitespace() {
            true if last.is_empty() => {}
            true => words.push(String::new()),
            false => last.push(char::from(byte[0])),
        }
        if head.len() > 64 {
            return Err(wrong());
        }
    }
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<usize>().ok());
    let colours = match words.first().map(String::as_str) {
        Some("P5") => 1,
        Some("P6") => 3,
        _ => return Err(wrong()),
    };
    let (Some(width), Some(height), Some(255)) = (number(1), number(2), number(3)) else {
        return Err(wrong());
    };
    let size = width
        .checked_mul(height)
        .and_then(|dots| dots.checked_mul(colours))
        .filter(|size| *size <= PICTURE_BYTES);
    let size = size.ok_or_else(|| io::Error::other("a page is too large"))?;
    let start = head.len();
    head.resize(start + size, 0);
    from.read_exact(&mut head[start..])?;
    Ok(Some(head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_follow_one_another() {
        let mut bytes = &b"P5\n2 2\n255\nabcdP6 1 1 255\nxyz"[..];
        assert_eq!(picture(&mut bytes).unwrap().unwrap(), b"P5\n2 2\n255\nabcd");
        assert_eq!(picture(&mut bytes).unwrap().unwrap(), b"P6 1 1 255\nxyz");
        assert_eq!(picture(&mut bytes).unwrap(), None);
        for cut in [
            &b"P5\n2 2\n255\nabc"[..],
            b"P5\n2",
            b"P4 1 1 255\n",
            b"P5 99999999 99999999 255\n",
            b"P5 18446744073709551615 2 255\n",
            b"nothing of the kind, and for quite a while, too, as one can see from its length",
        ] {
            assert!(picture(&mut &*cut).is_err(), "{cut:?}");
        }
    }

    #[test]
    fn no_control_is_recognised() {
        let text = recognised("One\u{1b}[2J\ttwo\u{9b}\r\n\u{c}");
        assert_eq!(text, "One\u{FFFD}[2J\ttwo\u{FFFD}\u{FFFD}\n\u{c}");
    }

    #[test]
    fn what_is_recognised_is_told_from_its_content() {
        assert_eq!(Scan::of(b"\x89PNG\r\n\x1A\n"), Some(Scan::Picture));
        assert_eq!(Scan::of(b"%PDF-1.4\n"), Some(Scan::Pdf));
        assert_eq!(Scan::of(b"words"), None);
        assert_eq!(Scan::of(b"PK\x03\x04 x"), None);
    }
}
