//! `casefile forget`

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    Failure, Outcome,
    context::{Context, cache_folder, named, record_of, state_folder},
    out::Out,
};
use crate::text::name_of;
use crate::{
    clean, clean_format,
    document::foreign::Cache,
    library::Library,
    load, marker,
    review::log,
    session::{KnownBy, Store},
    text::Clean,
};

/// Remove what is remembered of a library, and the texts that were read out of documents and kept.
///
/// The texts are kept by the hash of their document and belong to no library, so all of them go; they are
/// read again when they are next needed. With what is remembered goes the copy of the library by which the browser tells what
/// changed since you last looked. Nothing is asked, and nothing but this program's own files is
/// touched; what you reviewed (`casefile review`) stays, but for notes that were being written and never saved. Changes that `casefile edit` wrote cannot be taken back then. A browser that is open on the library writes nothing more by itself; it remembers again once
/// you go on in it.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The library, as for every command; it need not be there any more.
    path: Option<PathBuf>,
    /// What is remembered of all libraries.
    #[arg(long, conflicts_with = "path")]
    all: bool,
    /// Only say what would be removed.
    #[arg(long)]
    dry_run: bool,
}

/// What was removed, or would be.
#[derive(Default)]
struct Removed {
    files: usize,
    bytes: u64,
}

impl Removed {
    fn add(&mut self, size: Option<u64>) {
        self.files += usize::from(size.is_some());
        self.bytes += size.unwrap_or(0);
    }

    /// How much that is; none where it is nothing.
    fn words(&self) -> Option<Clean> {
        let files = match self.files {
            0 => return None,
            1 => "1 file".to_owned(),
            count => format!("{count} files"),
        };
        Some(clean_format!("{files}, {} bytes", self.bytes))
    }
}

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let is_dry = arguments.dry_run;
    let (stores, of) = stores(arguments, context)?;
    let mut removed = Removed::default();
    for store in stores {
        let size = match is_dry {
            true => Ok(store.size()),
            false => store.remove(),
        };
        removed.add(size.map_err(|error| failed(&store.path(), &error))?);
    }
    out.line(&match (removed.words(), is_dry) {
        (Some(words), false) => clean!["Removed what was remembered of ", of, " (", words, ")."],
        (Some(words), true) => clean!["Would remove what is remembered of ", of, " (", words, ")."],
        (None, _) => clean!["Nothing is remembered of ", of, "."],
    })?;
    let mut removed = Removed::default();
    if let Some(folder) = cache_folder() {
        for (path, size) in Cache::files(&folder) {
            if !is_dry && let Err(error) = fs::remove_file(&path) {
                // Another run of the program may have been faster.
                if error.kind() != io::ErrorKind::NotFound {
                    return Err(failed(&path, &error));
                }
            }
            removed.add(Some(size));
        }
        if !is_dry {
            Cache::tidy(&folder);
        }
    }
    out.line(&match (removed.words(), is_dry) {
        (Some(words), false) => clean![
            "Removed the texts that were kept of documents (",
            words,
            ")."
        ],
        (Some(words), true) => {
            clean![
                "Would remove the texts that are kept of documents (",
                words,
                ")."
            ]
        }
        (None, _) => "No text of a document is kept.".into(),
    })?;
    Ok(Outcome::Fine)
}

/// The places to forget, and what they are of.
fn stores(arguments: &Arguments, context: &Context<'_>) -> Result<(Vec<Store>, Clean), Failure> {
    let folder = state_folder();
    if arguments.all {
        if let Some(path) = context.named() {
            let path = name_of(path.display());
            let message = clean_format!("`--all` is of all libraries; leave out `{path}`.");
            return Err(Failure::Wrong(message));
        }
        let all = folder.map(|folder| Store::all(&folder)).into_iter();
        let drafts = dirs::data_dir().map(|folder| Store::all_of_drafts(&folder));
        return Ok((all.chain(drafts).flatten().collect(), "any library".into()));
    }
    let path = context.path_or(arguments.path.as_deref())?;
    let shown = clean_format!("`{}`", name_of(path.display()));
    let stores = folder.map(|folder| {
        let changes = Store::of_changes(&folder, &path);
        let markers = marker::stores_of(&folder, &path);
        let own = [Store::at(&folder, &path), changes].into_iter();
        own.chain(markers).collect()
    });
    let mut stores: Vec<Store> = stores.unwrap_or_default();
    stores.extend(drafts(&path));
    // What was remembered of a library that had such a name is of that.
    let is_known = stores.iter().any(|store| store.size().is_some());
    if !is_known && let Some((record, library)) = record_of(&path) {
        let (record, word) = (named(record), shell_words::quote(library));
        return Err(Failure::Wrong(clean_format!(
            "`{record}` names a record, and what is remembered is of a library; write `casefile forget {word}`."
        )));
    }
    Ok((stores, shown))
}

/// The places of notes on a library that were being written and not saved. By its `id` it is known only where it is there.
fn drafts(library: &Path) -> Vec<Store> {
    let Some(folder) = dirs::data_dir() else {
        return Vec::new();
    };
    let by_path = Store::of_drafts(&folder, KnownBy::Path(library));
    let read = load::read(library).ok();
    let read = read.map(|(parsed, found)| Library::link(parsed, found));
    let own = read.map(|library| log::drafts(&folder, &library));
    let own = own.filter(|own| *own != by_path);
    std::iter::once(by_path).chain(own).collect()
}

fn failed(path: &Path, error: &io::Error) -> Failure {
    let path = name_of(path.display());
    Failure::Wrong(clean_format!("`{path}` cannot be removed: {error}."))
}
