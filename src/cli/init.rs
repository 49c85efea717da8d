//! `casefile init`

use std::{io, path::PathBuf};

use super::{Failure, Outcome, out::Out};
use crate::text::name_of;
use crate::{clean_format, save::save_folder, schema};

/// Write a small library to begin from, with comments that explain it.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder of the library, which must be empty or not there yet.
    folder: PathBuf,
}

/// What a library begins with.
const STARTER: [(&str, &str); 3] = [
    (
        "library.yaml",
        include_str!("../../assets/starter/library.yaml"),
    ),
    (
        "example-case.yaml",
        include_str!("../../assets/starter/example-case.yaml"),
    ),
    (
        "sources/example.txt",
        include_str!("../../assets/starter/sources/example.txt"),
    ),
];

pub fn run(arguments: &Arguments, out: &mut Out) -> Result<Outcome, Failure> {
    let folder = &arguments.folder;
    let shown = name_of(folder.display());
    let schema = schema::text();
    let mut files = STARTER.to_vec();
    files.push((schema::FILE, &schema));
    save_folder(folder, &files).map_err(|error| {
        Failure::Wrong(match error.kind() {
            io::ErrorKind::DirectoryNotEmpty => {
                clean_format!("`{shown}` is not empty; name a folder that is new or empty.")
            }
            _ => clean_format!("A library cannot be made in `{shown}`: {error}."),
        })
    })?;
    out.line(&clean_format!("Made a library in `{shown}`:"))?;
    for (name, _) in &files {
        out.line(&clean_format!("  {name}"))?;
    }
    let next = "Open it with `casefile PATH`; `casefile check PATH` says what is wrong with it.";
    out.line(&next.into())?;
    Ok(Outcome::Fine)
}
