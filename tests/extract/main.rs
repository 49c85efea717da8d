//! Text out of foreign formats, on documents as they are found: those that come with the tests and,
//! where `CASEFILE_SHARED` names the folder that holds them, those in its `data/`.

mod damaged;
mod formats;
mod html;
mod pdf;

use std::path::{Path, PathBuf};

/// A folder of documents, where it is at hand.
fn shared(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("CASEFILE_SHARED")
        .map(|shared| Path::new(&shared).join("data").join(name));
    let found = folder.filter(|folder| folder.is_dir());
    if found.is_none() {
        eprintln!("skipped: CASEFILE_SHARED names no folder that holds data/{name}/");
    }
    found
}
