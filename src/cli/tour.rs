//! `casefile tour`

use std::{fs, io};

use tempfile::TempDir;

use super::{Failure, Outcome, browse, context::Context, out::Out, unbroken::unbroken};
use crate::{
    clean_format,
    document::Originals,
    library::Library,
    load,
    text::name_of,
    tui::{Settings, tour::Tour},
};

/// Learn the browser in ten minutes, on a small case that is invented.
///
/// The case comes with the program and needs no folder. A line at the foot of the screen says what to
/// do next. Whatever is changed in its files is gone at the end.
#[derive(Debug, clap::Args)]
pub struct Arguments {}

/// A file of the tour, by its path in the library and its text.
macro_rules! file {
    ($path:literal) => {
        ($path, include_str!(concat!("../../assets/tour/", $path)))
    };
}

/// The library of the tour.
const FILES: [(&str, &str); 12] = [
    file!("LICENSE"),
    file!("library.yaml"),
    file!("quillmouth.yaml"),
    file!("originals/harbour-ledger.txt"),
    file!("originals/quayside-notes.txt"),
    file!("sources/courier.txt"),
    file!("sources/court-docket.txt"),
    file!("sources/docker-statement.md"),
    file!("sources/gazette.txt"),
    file!("sources/herald.txt"),
    file!("sources/inquiry-report.md"),
    file!("sources/low-water-letter.txt"),
];

/// The folder of the tour's originals, in its library.
const ORIGINALS: &str = "originals";

pub fn run(context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    if let Some(path) = context.named() {
        let path = name_of(path.display());
        let message = clean_format!("The tour has a library of its own; leave out `{path}`.");
        return Err(Failure::Wrong(message));
    }
    if !browse::has_screen() {
        return unbroken(|| overview(out));
    }
    // On disk for as long as the tour lasts: so everything in it works as with any other library.
    let folder = lay_out().map_err(|error| failed(&error))?;
    let path = folder.path();
    let originals = Originals::under(&path.join(ORIGINALS)).map_err(|error| failed(&error))?;
    let archive = context.archive_of(vec![originals])?;
    // No session: the folder is gone at the end, and what is learned in it is no work.
    let settings = Settings {
        tour: Some(Tour::default()),
        ..browse::settings(context, path.to_owned(), archive)?
    };
    browse::open(settings, out)
}

/// What there is to see, where there is no screen for it.
fn overview(out: &mut Out) -> Result<Outcome, Failure> {
    let folder = lay_out().map_err(|error| failed(&error))?;
    let read = load::read(folder.path()).map_err(|error| failed(&error.error))?;
    browse::overview(&Library::link(read.0, read.1), out)?;
    let hint = "In a terminal, `casefile tour` opens this case and says at each step what to do.";
    out.line(&hint.into())?;
    Ok(Outcome::Fine)
}

fn failed(error: &io::Error) -> Failure {
    Failure::Wrong(clean_format!(
        "The tour cannot be laid out in a temporary folder: {error}."
    ))
}

/// Writes the library into a folder that only the user can read and that goes with the value.
fn lay_out() -> io::Result<TempDir> {
    let folder = tempfile::Builder::new()
        .prefix("casefile-tour-")
        .tempdir()?;
    for (name, text) in FILES {
        let path = folder.path().join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn paths(folder: &Path, into: &mut Vec<std::path::PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => paths(&path, into),
                false => into.push(path),
            }
        }
    }

    #[test]
    fn every_file_of_the_tour_is_in_the_program() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/tour");
        let mut shipped = Vec::new();
        paths(&folder, &mut shipped);
        let mut shipped: Vec<_> = shipped
            .iter()
            .map(|path| path.strip_prefix(&folder).unwrap().to_str().unwrap())
            .collect();
        shipped.sort_unstable();
        let mut embedded: Vec<_> = FILES.iter().map(|(path, _)| *path).collect();
        embedded.sort_unstable();
        assert_eq!(embedded, shipped);
    }

    #[test]
    fn the_folder_goes_with_the_tour() {
        let folder = lay_out().unwrap();
        let path = folder.path().to_owned();
        let (parsed, diagnostics) = load::read(&path).unwrap();
        let library = Library::link(parsed, diagnostics);
        assert!(library.diagnostics.is_empty(), "{:?}", library.diagnostics);
        drop(folder);
        assert!(!path.exists());
    }
}
