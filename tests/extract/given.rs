//! Documents that real people wrote, which are not in the repository: `.ci/run` gives the folder that holds them in
//! `CASEFILE_SHARED`, and these tests fail where it does not. What they show is also shown on small files of our own
//! in the modules beside this one; here is told whether it holds of pages as they are served and filed.

mod filed;
mod served;

use std::path::{Path, PathBuf};

/// A folder of documents in `data/` of the folder that is given.
fn given(name: &str) -> PathBuf {
    let given = std::env::var_os("CASEFILE_SHARED").expect("CASEFILE_SHARED names a folder");
    let folder = Path::new(&given).join("data").join(name);
    assert!(folder.is_dir(), "{} is no folder", folder.display());
    folder
}
