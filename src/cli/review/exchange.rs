//! `casefile review export` and `import`

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use super::{Desk, Failure, Outcome, entries_of};
use crate::{
    clean_format,
    cli::{
        context::{Context, own_folders},
        out::Out,
        unbroken::unbroken,
    },
    door::read_whole,
    gather::export::not_its_own,
    review::{
        Exported, State, Unexported,
        log::{LOG_BYTES, place},
    },
    save::{Existing, save},
    text::{clean, clean_line, grouped, name_of},
};

/// Write all marks and notes as JSON, for a colleague or another computer.
///
/// It names records and quotes notes, of protected people too: it is for those who may read the library.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// The file to write instead of standard output; you alone can read it.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file if it is there.
    #[arg(long, requires = "output")]
    force: bool,
}

/// Take over what `casefile review export` wrote, or a log that was copied.
///
/// Each mark and note is taken over once, however often it is imported; who did it and when stays.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// The file; `-` is standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Take it over although most of the records that it speaks of are not in this library.
    #[arg(long)]
    force: bool,
}

pub fn export(export: &Export, context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let desk = Desk::open_to_read(context)?.telling(out);
    let entries = desk.log.entries();
    let json = Exported::json(place(&desk.library), entries.clone());
    let Some(path) = &export.output else {
        out.text(&clean(&json))?;
        return Ok(Outcome::Fine);
    };
    not_its_own(&desk.library, &desk.archive, &own_folders(), path).map_err(Failure::Wrong)?;
    let existing = match export.force {
        true => Existing::ReplaceForOwner,
        false => Existing::Keep,
    };
    let saved = unbroken(|| save(path, &json, existing));
    let shown = name_of(path.display());
    saved.map_err(|error| {
        Failure::Wrong(match error.kind() {
            io::ErrorKind::AlreadyExists => {
                clean_format!("`{shown}` is there already; write --force to replace it.")
            }
            _ => clean_format!("`{shown}` cannot be written: {error}."),
        })
    })?;
    out.line(&clean_format!(
        "Saved: `{shown}` has {}.",
        entries_of(entries.count())
    ))?;
    Ok(Outcome::Fine)
}

pub fn import(import: &Import, context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let mut desk = Desk::open_to_read(context)?.telling(out);
    let shown = name_of(import.file.display()).to_string();
    let bytes = bytes(&import.file);
    let bytes = bytes
        .map_err(|error| Failure::Wrong(clean_format!("`{shown}` cannot be read: {error}.")))?;
    let read = Exported::read(&bytes).map_err(|why| {
        Failure::Wrong(match why {
            Unexported::TooNew(too_new) => {
                clean_format!("`{shown}` is not taken over: {}.", too_new.words())
            }
            Unexported::Other(why) => clean_format!(
                "`{shown}` is neither what `casefile review export` writes nor a log of it: {}.",
                clean_line(&why)
            ),
        })
    })?;
    let (all, here) = State::from_entries(&read.entries).known_to(&desk.library);
    if 2 * here <= all && all > 0 && !import.force {
        return Err(Failure::Wrong(clean_format!(
            "`{shown}` seems to be of another library, {}: {here} of the {all} records that it speaks of are in this one. \
             Nothing was taken over; --force does it all the same.",
            read.library
                .title
                .as_deref()
                .map_or("which has no title".into(), |title| clean_format!(
                    "“{title}”"
                ))
        )));
    }
    let count = read.entries.len();
    let taken = unbroken(|| desk.log.take(read.entries));
    let (new, other) = desk.saved(taken, out)?;
    out.line(&clean_format!(
        "Saved: {} read, {} of them new here.",
        entries_of(count),
        grouped(&new.to_string())
    ))?;
    if other > 0 {
        out.note(&clean_format!(
            "note: {} read that {} of the same id here; {}.\n",
            entries_of(other),
            if other == 1 {
                "differs from the one"
            } else {
                "differ from those"
            },
            if other == 1 {
                "that stays"
            } else {
                "these stay"
            },
        ));
    }
    if read.unread > 0 {
        out.note(&clean_format!(
            "error: {} of `{shown}` could not be read, and not taken over.\n",
            entries_of(usize::try_from(read.unread).unwrap_or(usize::MAX))
        ));
        return Ok(Outcome::InPart);
    }
    Ok(Outcome::Fine)
}

/// What is to be taken over.
fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    if file.as_os_str() == "-" {
        return read_whole(io::stdin().lock(), &LOG_BYTES);
    }
    // A pipe might be waited for without an end.
    match fs::metadata(file)?.is_file() {
        true => read_whole(File::open(file)?, &LOG_BYTES),
        false => Err(io::Error::other("it is no file; `-` reads standard input")),
    }
}
