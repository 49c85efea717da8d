//! What the loader promises: every mistake told once, in one run, at its place and with help, and
//! nothing lost but what is wrong.

mod excerpts;
mod filters;
mod folders;
mod holidays;
mod hostile;
mod pages;
mod short;

use std::path::Path;

use casefile::{diagnostic::text, library::Library, load};

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

fn open(path: &Path) -> Library {
    let (parsed, diagnostics) = load::read(path).unwrap();
    Library::link(parsed, diagnostics)
}

/// All that is told of a library, with paths as seen from its folder.
fn told(library: &Library) -> String {
    let all: String = library
        .diagnostics
        .iter()
        .map(|diagnostic| text(diagnostic, &library.files).to_string())
        .collect();
    let root = library.root.display().to_string();
    all.replace(&format!("{root}/"), "").replace(&root, ".")
}

/// The records of a library, in their order; those that cannot be read in brackets.
fn records(library: &Library) -> String {
    let keys: Vec<String> = library
        .records()
        .map(|record| match record.body.label() {
            Some(_) => record.key.to_string(),
            None => format!("[{}]", record.key),
        })
        .collect();
    keys.join(" ")
}

/// The codes of what is told, in their order.
fn codes(library: &Library) -> Vec<&'static str> {
    let codes = library.diagnostics.iter().map(|found| found.code);
    codes.collect()
}
