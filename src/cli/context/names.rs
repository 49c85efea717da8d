//! Names that nothing is under, and names of records where a library is wanted: what to say of them.

use std::{borrow::Cow, io, path::Path};

use crate::{
    address, clean_format,
    text::{Clean, without_middle},
};

/// Whether nothing is under a name, not even a link that leads nowhere.
pub fn is_missing(path: &Path) -> bool {
    let found = path.symlink_metadata();
    found.is_err_and(|error| says_missing(&error))
}

/// Whether an error says that nothing is under a name; under one that is too long for any file nothing can be.
pub fn says_missing(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::InvalidFilename
    )
}

/// What was typed as a name, as a message says it: so much of it that the message is still seen.
pub fn named(typed: &str) -> Cow<'_, str> {
    /// Columns; the ids and paths that people write are shorter.
    const MOST: usize = 100;
    without_middle(typed, MOST)
}

/// What to say where a library is wanted and one of its records is named: it and its library.
///
/// None where something is there under the whole name, and where nothing is under what stands before the `#`.
pub fn record_of(typed: &Path) -> Option<(&str, &str)> {
    let whole = typed.to_str()?;
    let (path, _) = address::parts(whole)?;
    let is_record = is_missing(typed) && !path.is_empty() && Path::new(path).exists();
    is_record.then_some((whole, path))
}

/// What to say of a name with a `#` under which nothing is there: what of it is, and how a record of that is
/// named. None where it has no `#`.
pub fn nothing_there(typed: &str) -> Option<Clean> {
    let (before, _) = address::parts(typed)?;
    let mut starts = typed.rmatch_indices(address::MARK);
    let found = starts.find_map(|(at, _)| {
        let (path, behind) = (typed.get(..at)?, typed.get(at + 1..)?);
        (!path.is_empty() && !is_missing(Path::new(path))).then_some((path, behind))
    });
    let (typed, before) = (named(typed), named(before));
    Some(
        match found.map(|(path, behind)| (named(path), named(behind))) {
            Some((path, behind)) if behind.contains(address::MARK) => clean_format!(
                "`{typed}` is not there. `{path}` is, but `{behind}` is no record of it: no id has a `#`. Write \
             `{path}#ID`."
            ),
            Some((path, _)) => clean_format!(
                "`{typed}` is not there, but `{path}` is. A record is named behind a `#` for `casefile`, `casefile \
             show` and `casefile origins` only."
            ),
            None => clean_format!(
                "Neither `{typed}` nor `{before}` is there; name a library folder or a case file, or one of its \
             records as PATH#ID."
            ),
        },
    )
}
