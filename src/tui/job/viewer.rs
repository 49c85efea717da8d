//! The system's viewer for an original, at a page where the viewer can be told one.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
};

use super::editor::{find, folder_of};

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

/// Opens a file, for the library in `root`, in the viewer that the system has for it. It runs on its own;
/// what it prints is not shown, and no shell is involved.
///
/// # Errors
/// A sentence for the reader.
pub fn open(root: &Path, file: &Path, page: Option<u32>) -> Result<String, String> {
    let file = file
        .canonicalize()
        .map_err(|error| format!("`{}` cannot be opened: {error}.", file.display()))?;
    let path = std::env::var_os("PATH");
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
    start(&program, &arguments).map_err(|error| {
        let program = program.display();
        format!("The viewer `{program}` could not be started: {error}.")
    })?;
    let file = file.display();
    Ok(match page.filter(|_| is_at_page) {
        Some(page) => format!("Opened `{file}` at page {page}."),
        None => format!("Opened `{file}`."),
    })
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

/// Starts a program that goes on by itself.
fn start(program: &Path, arguments: &[OsString]) -> std::io::Result<()> {
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
    // Somebody must take note of its end, or the system keeps it in its table.
    thread::spawn(move || drop(child.wait()));
    Ok(())
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
}
