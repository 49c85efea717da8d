//! `casefile sample`

use std::{io, path::PathBuf};

use super::{Failure, Outcome, out::Out};
use crate::text::name_of;
use crate::{clean_format, save::save_folder};

/// Write the sample library, which comes with the program, into a folder.
///
/// Five case files on removals to El Salvador, made from five published articles. The articles are
/// their publishers' and are not in it; there are digests of them in other words.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder, which must be empty or not there yet.
    #[arg(value_name = "DIR", default_value = "casefile-sample")]
    folder: PathBuf,
}

/// A file of the sample, by its path in the library and its text.
macro_rules! file {
    ($path:literal) => {
        ($path, include_str!(concat!("../../casefiles/", $path)))
    };
}

/// The library that is shipped, byte by byte.
const FILES: [(&str, &str); 11] = [
    file!("library.yaml"),
    file!("abrego-garcia.yaml"),
    file!("arevalo-chavez.yaml"),
    file!("cecot-transfers.yaml"),
    file!("lopez-larios.yaml"),
    file!("pact-prosecutions.yaml"),
    file!("sources/agreement-article.md"),
    file!("sources/coordination-overview.md"),
    file!("sources/just-the-news.md"),
    file!("sources/newsmax.md"),
    file!("sources/seventeen-article.md"),
];

pub fn run(arguments: &Arguments, out: &mut Out) -> Result<Outcome, Failure> {
    let folder = &arguments.folder;
    let shown = name_of(folder.display());
    save_folder(folder, &FILES).map_err(|error| {
        Failure::Wrong(match error.kind() {
            io::ErrorKind::DirectoryNotEmpty => {
                clean_format!("`{shown}` is not empty; name a folder that is new or empty.")
            }
            _ => clean_format!("The sample cannot be written to `{shown}`: {error}."),
        })
    })?;
    out.line(&clean_format!("Wrote the sample library to `{shown}`."))?;
    let typed = folder.to_str().map(shell_words::quote);
    // A name that is no Unicode cannot be shown as one would type it.
    let typed = typed.unwrap_or_else(|| "PATH".into());
    out.line(&clean_format!(
        "Open it with `casefile {typed}`; in a terminal, `casefile tour` shows how to read it."
    ))?;
    Ok(Outcome::Fine)
}
