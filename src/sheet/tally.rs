//! How many records of a scope have which status, as bars: each leads to the list of those that it counts.

use crate::{
    clean,
    library::{Library, Scope},
    model::{Kind, kind::KINDS},
    picture::{
        Opens, Picture,
        bars::{Bar, Group, bars},
    },
    sign::{Sign, legend},
    text::Clean,
};

/// What is counted by its status, with the key of the query that asks for it.
const COUNTED: [(Kind, &str, &str); 4] = [
    (Kind::Allegation, "standing", "by standing"),
    (Kind::Evidence, "status", "by status"),
    (Kind::Question, "status", "by how far they are answered"),
    (Kind::Source, "status", "by what is held of them"),
];

/// The bars of a scope, in so many columns; none where there is nothing to count.
pub fn tally(library: &Library, scope: &Scope, columns: usize) -> Option<Picture> {
    let order: Vec<Sign> = legend().into_iter().flat_map(|(_, signs)| signs).collect();
    let groups: Vec<Group> = COUNTED
        .iter()
        .map(|(kind, key, by)| {
            let info = KINDS.iter().find(|info| info.kind == *kind);
            let title = info.map_or("", |info| info.title);
            let of = library.of_kind(scope, *kind).len();
            let all = info.map_or_else(Clean::default, |info| clean![of, " ", info.counted(of)]);
            let mut counts: Vec<(Sign, usize)> = order.iter().map(|sign| (*sign, 0)).collect();
            for &index in library.of_kind(scope, *kind) {
                let Some(sign) = Sign::of(library, index) else {
                    continue;
                };
                match counts.iter_mut().find(|(other, _)| *other == sign) {
                    Some((_, count)) => *count += 1,
                    // What the legend does not explain is counted all the same.
                    None => counts.push((sign, 1)),
                }
            }
            let bars = counts.into_iter().filter(|(_, count)| *count > 0);
            let bars = bars.map(|(sign, count)| Bar {
                sign,
                count,
                opens: Opens::List(*kind, format!("{key}:{}", sign.word.replace(' ', "-"))),
            });
            Group {
                head: clean![Clean::from(title), ", ", *by],
                all,
                bars: bars.collect(),
            }
        })
        .collect();
    let is_any = groups.iter().any(|group| !group.bars.is_empty());
    is_any.then(|| {
        bars(
            "How many there are, and how they stand".into(),
            &groups,
            columns,
        )
    })
}
