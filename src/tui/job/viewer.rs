//! The system's viewer for an original, at a page where the viewer can be told one.

use std::{
    borrow::Cow,
    ffi::OsString,
    io,
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    thread,
    time::Duration,
};

use super::editor::folder_of;
use crate::document::program::find;

/// Viewers of paged documents that take a page: part of the name of their desktop entry, their
/// program, and how the page is written before the file. `{}` stands for its number.
const VIEWERS: [(&str, &str, &[&str]); 8] = [
    ("zathura", "zathura", &["-P", "{}"]),
    ("evince", "evince", &["-i", "{}"]),
    ("papers", "papers", &["-i", "{}"]),
    ("okular", "okular", &["-p", "{}"]),
    ("xreader", "xreader", &["-i", "{}"]),
    ("atril", "atril", &["-i", "{}"]),
    ("mupdf", "mupdf", &["{file}", "{}"]),
    ("qpdfview", "qpdfview", &["{file}#{}"]),
];

/// How long an opener is waited for. One that finds no program says so within it; one that is still there is
/// the viewer itself, or has started it.
const PATIENCE: Duration = Duration::from_secs(2);

/// The status with which xdg-open ends, by its manual, and what it means of a file that is there.
const XDG_OPEN: [(i32, &str); 4] = [
    (
        1,
        "the system's opener did not understand what it was asked",
    ),
    (2, "the system's opener does not find the file"),
    (3, "no program is known here for files of this kind"),
    (4, "the program for files of this kind failed"),
];

/// Opens a file, for the library in `root`, in the viewer that the system has for it. It runs on its own;
/// what it prints is not shown, and no shell is involved. Returns after at most two seconds what became of it.
///
/// # Errors
/// A sentence for the reader: what is missing, or what the viewer's exit status said.
pub fn open(root: &Path, file: &Path, page: Option<u32>) -> Result<Opened, String> {
    open_by(std::env::var_os("PATH"), PATIENCE, root, file, page)
}

/// What became of a file that was opened.
pub struct Opened {
    /// A sentence for the reader.
    pub told: String,
    /// The viewer, where it still runs.
    pub running: Option<Running>,
}

/// A viewer that runs, and the file that it was handed.
pub struct Running {
    program: PathBuf,
    file: PathBuf,
    ended: Receiver<io::Result<ExitStatus>>,
}

impl Running {
    /// Waits until the viewer ends. Returns a sentence for the reader where it failed.
    pub fn failed(self) -> Option<String> {
        let status = self.ended.recv().ok()?.ok()?;
        let why = (!status.success()).then(|| said(&self.program, status))?;
        let file = self.file.display();
        Some(format!("`{file}` was handed over, but {why}."))
    }
}

/// The same with the programs of these folders, and so much patience.
fn open_by(
    path: Option<OsString>,
    patience: Duration,
    root: &Path,
    file: &Path,
    page: Option<u32>,
) -> Result<Opened, String> {
    let file = file
        .canonicalize()
        .map_err(|error| format!("`{}` cannot be opened: {error}.", file.display()))?;
    let program = |name: &str| find(name, path.clone(), &[root, folder_of(&file)]);
    let at_page = page.and_then(|page| {
        let (program_name, arguments) = paged_viewer(&file, &program)?;
        Some((
            program(program_name)?,
            with_page(arguments, page, &file),
            true,
        ))
    });
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let plain = || Some((program(opener)?, vec![file.clone().into_os_string()], false));
    let Some((program, arguments, is_at_page)) = at_page.or_else(plain) else {
        return Err(format!(
            "The system's opener `{opener}` was not found; the original is `{}`.",
            file.display()
        ));
    };
    let unstarted = |error: io::Error| {
        let program = program.display();
        format!("The viewer `{program}` could not be started: {error}.")
    };
    let ended = start(&program, &arguments).map_err(unstarted)?;
    let at = match page.filter(|_| is_at_page) {
        Some(page) => format!(" at page {page}"),
        None => String::new(),
    };
    let shown = file.display();
    match ended.recv_timeout(patience) {
        Ok(Ok(status)) if status.success() => Ok(Opened {
            told: format!("Opened `{shown}`{at}."),
            running: None,
        }),
        Ok(Ok(status)) => Err(format!(
            "`{shown}` was not opened: {}.",
            said(&program, status)
        )),
        Ok(Err(error)) => Err(unstarted(error)),
        // Whether it shows the file is known to nobody but who sees it.
        Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => Ok(Opened {
            told: format!("Handed `{shown}`{at} over to `{}`.", name_of(&program)),
            running: Some(Running {
                program,
                file,
                ended,
            }),
        }),
    }
}

/// The viewer that this desktop has for PDF, where it is one that takes a page.
fn paged_viewer(
    file: &Path,
    program: &dyn Fn(&str) -> Option<PathBuf>,
) -> Option<(&'static str, &'static [&'static str])> {
    let is_pdf = file
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("pdf"));
    let asked = program("xdg-mime").filter(|_| is_pdf)?;
    let told = Command::new(asked)
        .args(["query", "default", "application/pdf"])
        .current_dir("/")
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let entry = String::from_utf8_lossy(&told.stdout).to_lowercase();
    known_viewer(&entry)
}

fn known_viewer(desktop_entry: &str) -> Option<(&'static str, &'static [&'static str])> {
    let known = VIEWERS.iter();
    known
        .filter(|(part, ..)| desktop_entry.contains(part))
        .map(|(_, program, arguments)| (*program, *arguments))
        .next()
}

/// The arguments that open a file at a page.
fn with_page(arguments: &[&str], page: u32, file: &Path) -> Vec<OsString> {
    let page = page.to_string();
    let mut written: Vec<OsString> = Vec::new();
    for argument in arguments {
        let mut text = OsString::new();
        match argument.strip_prefix("{file}") {
            Some(rest) => {
                text.push(file);
                text.push(rest.replace("{}", &page));
            }
            None => text.push(argument.replace("{}", &page)),
        }
        written.push(text);
    }
    if !arguments
        .iter()
        .any(|argument| argument.starts_with("{file}"))
    {
        written.push(file.into());
    }
    written
}

/// A program as it is called.
fn name_of(program: &Path) -> Cow<'_, str> {
    program.file_name().unwrap_or_default().to_string_lossy()
}

/// What the status means with which a viewer or an opener failed: a sentence without its period.
fn said(program: &Path, status: ExitStatus) -> String {
    let name = name_of(program);
    let known = XDG_OPEN.iter().filter(|_| name == "xdg-open");
    let known = known
        .filter(|(code, _)| status.code() == Some(*code))
        .map(|(code, means)| format!("{means} ({name}: {code})"))
        .next();
    known.unwrap_or_else(|| match status.code() {
        Some(code) => format!("`{name}` ended with status {code}"),
        None => format!("`{name}` was ended by a signal"),
    })
}

/// Starts a program that goes on by itself. Returns where it is told how it ended.
fn start(program: &Path, arguments: &[OsString]) -> io::Result<Receiver<io::Result<ExitStatus>>> {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        // What ends or stops the browser from the keyboard is not meant for the viewer.
        command.process_group(0);
    }
    let mut child = command.spawn()?;
    let (sender, ended) = mpsc::channel();
    // Somebody must take note of its end, or the system keeps it in its table.
    thread::spawn(move || {
        let status = child.wait();
        // Nobody may be waiting for it any more.
        let _ = sender.send(status);
    });
    Ok(ended)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_viewer_is_given_the_page_in_its_way() {
        for (entry, expected) in [
            ("org.gnome.evince.desktop\n", "evince -i 3 /a b.pdf"),
            ("org.pwmt.zathura-pdf.desktop", "zathura -P 3 /a b.pdf"),
            ("okularapplication_pdf.desktop", "okular -p 3 /a b.pdf"),
            ("mupdf.desktop", "mupdf /a b.pdf 3"),
            ("qpdfview.desktop", "qpdfview /a b.pdf#3"),
        ] {
            let (program, arguments) = known_viewer(entry).unwrap();
            let words = with_page(arguments, 3, Path::new("/a b.pdf"));
            let words: Vec<String> = words
                .into_iter()
                .map(|w| w.into_string().unwrap())
                .collect();
            assert_eq!(format!("{program} {}", words.join(" ")), expected);
        }
        assert_eq!(known_viewer("firefox.desktop"), None);
        assert_eq!(known_viewer(""), None);
    }

    /// A folder with a program of that name, which does what the script says, and a file to open.
    #[cfg(unix)]
    fn world(name: &str, script: &str) -> tempfile::TempDir {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("bin").join(name);
        std::fs::create_dir_all(folder.path().join("bin")).unwrap();
        std::fs::create_dir_all(folder.path().join("library")).unwrap();
        std::fs::write(folder.path().join("library/a.txt"), "A.").unwrap();
        std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).unwrap();
        folder
    }

    #[cfg(unix)]
    fn opened(world: &tempfile::TempDir) -> Result<String, String> {
        opened_within(world, PATIENCE).map(|opened| opened.told)
    }

    /// What became of the file after so long, the library's folder called LIB.
    #[cfg(unix)]
    fn opened_within(world: &tempfile::TempDir, patience: Duration) -> Result<Opened, String> {
        let library = world.path().join("library").canonicalize().unwrap();
        let path = world.path().join("bin").into_os_string();
        let file = library.join("a.txt");
        let open = || open_by(Some(path.clone()), patience, &library, &file, None);
        let mut told = open();
        // A child that another test starts at this moment may still hold the script open for writing.
        while told
            .as_ref()
            .is_err_and(|told| told.contains("Text file busy"))
        {
            told = open();
        }
        let shown = library.display().to_string();
        let told = told.map(|opened| Opened {
            told: opened.told.replace(&shown, "LIB"),
            ..opened
        });
        told.map_err(|told| told.replace(&shown, "LIB"))
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_the_status_of_the_opener_says_is_told() {
        for (script, expected) in [
            ("exit 0", Ok("Opened `LIB/a.txt`.")),
            (
                "exit 1",
                Err("the system's opener did not understand what it was asked (xdg-open: 1)"),
            ),
            (
                "exit 2",
                Err("the system's opener does not find the file (xdg-open: 2)"),
            ),
            (
                "exit 3",
                Err("no program is known here for files of this kind (xdg-open: 3)"),
            ),
            (
                "exit 4",
                Err("the program for files of this kind failed (xdg-open: 4)"),
            ),
            ("exit 77", Err("`xdg-open` ended with status 77")),
            ("kill -9 $$", Err("`xdg-open` was ended by a signal")),
        ] {
            let expected = expected
                .map(ToOwned::to_owned)
                .map_err(|why: &str| format!("`LIB/a.txt` was not opened: {why}."));
            assert_eq!(opened(&world("xdg-open", script)), expected, "{script}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_viewer_that_stays_is_not_waited_for() {
        let world = world("xdg-open", "exec sleep 5");
        let began = std::time::Instant::now();
        let told = "Handed `LIB/a.txt` over to `xdg-open`.".to_owned();
        assert_eq!(opened(&world), Ok(told));
        assert!(began.elapsed() < Duration::from_secs(4));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_viewer_that_fails_later_is_told_of() {
        for (script, expected) in [
            ("sleep 0.3", None),
            (
                "sleep 0.3; exit 4",
                Some("but the program for files of this kind failed (xdg-open: 4)."),
            ),
        ] {
            let world = world("xdg-open", script);
            let opened = opened_within(&world, Duration::from_millis(50))
                .ok()
                .unwrap();
            assert!(opened.told.starts_with("Handed"), "{}", opened.told);
            let told = opened.running.unwrap().failed();
            let words = told.as_deref().and_then(|told| told.split_once(", "));
            assert_eq!(words.map(|(_, why)| why), expected, "{script}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn without_an_opener_the_file_is_named() {
        let told = opened(&world("other", "exit 0")).unwrap_err();
        assert_eq!(
            told,
            "The system's opener `xdg-open` was not found; the original is `LIB/a.txt`."
        );
    }
}
