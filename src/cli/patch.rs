//! Patches, as they are printed.

use std::path::Path;

use crate::text::clean;

/// A path as it is seen from the folder in which the program runs: `patch` takes no other.
pub fn relative(path: &str) -> String {
    let here = std::env::current_dir().ok();
    let inside = here.and_then(|here| Path::new(path).strip_prefix(here).ok()?.to_str());
    inside.unwrap_or(path).to_owned()
}

/// Whether a line of a patch is the same when it is shown.
pub fn is_shown(line: &str) -> bool {
    // Tabs are shown as spaces, and mean no more than that.
    let line = line.trim_end_matches('\r').replace('\t', " ");
    *clean(&line) == *line
}
