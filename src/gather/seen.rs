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

/// The same of a library before and after a change of a record: each source is opened once for both.
pub fn see_both(
    [before, after]: [&Library; 2],
    archive: &Archive,
    rules: &[&Rule],
) -> [Sources; 2] {
    let (was, is) = (Look::of(before, rules), Look::of(after, rules));
    let mut sources = [Sources::of(before), Sources::of(after)];
    document::each(
        after,
        archive,
        |source, document| {
            let same = before.index(&after.at(source).key);
            let seen = same.map(|same| (same, was.at(same, document)));
            (seen, is.at(source, document))
        },
        |source, (seen, sees)| {
            if let Some((same, seen)) = seen {
                sources[0].add(same, seen);
            }
            sources[1].add(source, sees);
        },
    );
    for left_out in archive.left_out() {
        let all = sources.iter_mut();
        all.for_each(|sources| sources.add_left_out(left_out));
    }
    sources
}
