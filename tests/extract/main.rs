//! What is read out of documents that nobody here wrote. Needs them: `CASEFILE_SHARED` names the folder
//! that holds `data/`.

use std::path::{Path, PathBuf};

mod html;

/// The folder of such documents, where it is at hand.
fn data(below: &str) -> Option<PathBuf> {
    let shared = std::env::var_os("CASEFILE_SHARED");
    let folder = shared.map(|shared| Path::new(&shared).join("data").join(below));
    let found = folder.filter(|folder| folder.is_dir());
    if found.is_none() {
        eprintln!("skipped: CASEFILE_SHARED names no folder that holds data/{below}/");
    }
    found
}
