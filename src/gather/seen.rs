//! Looking at all sources of a library, for the rules of `check`.

use crate::{
    check::{Look, Rule, Seen, Sources},
    document::{self, Archive},
    library::Library,
};

/// Opens every source, and keeps of each what these rules need to know of it. `take` is given what was seen
/// of each as it comes.
pub fn see(
    library: &Library,
    archive: &Archive,
    rules: &[&Rule],
    mut take: impl FnMut(&Seen),
) -> Sources {
    let look = Look::of(library, rules);
    let mut sources = Sources::of(library);
    document::each(
        library,
        archive,
        |source, document| look.at(source, document),
        |source, seen| {
            take(&seen);
            sources.add(source, seen);
        },
    );
    archive
        .left_out()
        .for_each(|left_out| sources.add_left_out(left_out));
    sources
}
