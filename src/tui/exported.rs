//! The summary of a case, written to a file.

use std::{io, path::PathBuf};

use super::{effect::Effect, message::Message};
use crate::{
    export::{Export, FORMATS, protected::Named},
    library::Library,
    model::{Id, Key},
    query::{Context, Query},
    save::{Existing, save},
};

/// Writes the summary of a case in the format that the file's name ends with, and says so. Asks before
/// it replaces a file, or where it names people whom the case file protects and `names` does not say
/// that it may.
pub fn exported(
    library: &Library,
    case: Id,
    path: PathBuf,
    existing: Existing,
    names: bool,
) -> Message {
    let Some(index) = library.index(&Key::Case(case.clone())) else {
        return Message::Failed(format!("There is no case `{case}`."));
    };
    let extension = path.extension().and_then(|extension| extension.to_str());
    let meant = FORMATS
        .iter()
        .find(|format| Some(format.extension) == extension);
    let format = meant.unwrap_or(&FORMATS[0]);
    let file_name = path.file_name().map(|name| name.to_string_lossy());
    let context = Context::new(library);
    let Export { text, named } =
        format.export(&context, index, &Query::default(), file_name.as_deref());
    let shown = path.display();
    if let [first, others @ ..] = &named[..]
        && !names
    {
        return Message::Ask {
            question: question(library, first, others.len()),
            yes: Effect::Export {
                case,
                path,
                existing,
                names: true,
            },
        };
    }
    match save(&path, &text, existing) {
        Ok(()) => Message::Done(format!("Wrote the summary to `{shown}`.")),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Message::Ask {
            question: format!("`{shown}` is there already. Overwrite it? y/n"),
            yes: Effect::Export {
                case,
                path,
                existing: Existing::Replace,
                names,
            },
        },
        Err(error) => Message::Failed(format!("`{shown}` cannot be written: {error}.")),
    }
}

/// Whether to write what names the protected: the question first, since a line has an end.
fn question(library: &Library, first: &Named, others: usize) -> String {
    let others = match others {
        0 => String::new(),
        1 => ", and 1 other".to_owned(),
        count => format!(", and {count} others"),
    };
    let first = first.words(library);
    format!("Hand protected names on? y/n  {first}{others}")
}
