//! The chronology: everything that has a date, in the order of the dates.

use crate::{
    library::{Index, Library, Scope},
    model::{At, Body, Date, Kind, Text, date::Day},
    text::Clean,
};

/// Something dated.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    pub index: Index,
    /// 0 for the record itself, else the number of its docket entry.
    pub part: usize,
    /// The date in words; as the source has it where that is only relative; "undated" else.
    pub when: Clean,
    pub label: Clean,
}

/// The chronology of a scope: events, dated allegations, proceedings and their entries,
/// publications; undated events and entries last, in the order of the files.
pub fn timeline(library: &Library, scope: &Scope) -> Vec<Moment> {
    let mut moments: Vec<(Option<&Date>, Moment)> = Vec::new();
    for kind in DATED {
        for &index in library.of_kind(scope, kind) {
            each(library, index, |date, said, part, label| {
                let when = words(date, said);
                moments.push((
                    date.map(|date| &date.value),
                    Moment {
                        index,
                        part,
                        when,
                        label: label.clean(),
                    },
                ));
            });
        }
    }
    moments.sort_by(|(a, first), (b, second)| {
        let known = |date: &Option<&Date>| date.is_none();
        known(a)
            .cmp(&known(b))
            .then_with(|| a.cmp(b))
            .then_with(|| (first.index, first.part).cmp(&(second.index, second.part)))
    });
    moments.into_iter().map(|(_, moment)| moment).collect()
}

/// How many moments the chronology has.
pub fn count(library: &Library, scope: &Scope) -> usize {
    let mut count = 0;
    for kind in DATED {
        for &index in library.of_kind(scope, kind) {
            each(library, index, |_, _, _, _| count += 1);
        }
    }
    count
}

/// The first and the last day that a library knows of.
pub fn extent(library: &Library, scope: &Scope) -> Option<(Day, Day)> {
    let mut extent: Option<(Day, Day)> = None;
    for kind in DATED {
        for &index in library.of_kind(scope, kind) {
            each(library, index, |date, _, _, _| {
                if let Some((earliest, latest)) =
                    date.and_then(|date| Some((date.earliest()?, date.latest()?)))
                {
                    let (first, last) = extent.unwrap_or((earliest, latest));
                    extent = Some((first.min(earliest), last.max(latest)));
                }
            });
        }
    }
    extent
}

const DATED: [Kind; 4] = [
    Kind::Event,
    Kind::Proceeding,
    Kind::Allegation,
    Kind::Source,
];

/// Calls `take` for each moment of a record: date, relative date, part, label.
fn each<'l>(
    library: &'l Library,
    index: Index,
    mut take: impl FnMut(Option<&'l At<Date>>, Option<&'l Text>, usize, &'l Text),
) {
    let body = &library.at(index).body;
    let Some(label) = body.label() else { return };
    let (date, said) = (body.date(), body.date_said());
    // An event without a date still happened; an allegation without one is no moment.
    if date.is_some()
        || matches!(body, Body::Event(_))
        || (said.is_some() && matches!(body, Body::Proceeding(_)))
    {
        take(date, said, 0, label);
    }
    if let Body::Proceeding(proceeding) = body {
        for (part, entry) in (1..).zip(&proceeding.entries) {
            take(
                entry.date.as_ref(),
                entry.date_said.as_ref(),
                part,
                &entry.title,
            );
        }
    }
}

fn words(date: Option<&At<Date>>, said: Option<&Text>) -> Clean {
    match (date, said) {
        (Some(date), _) => Clean::trusted(date.words()),
        (None, Some(said)) => Clean::trusted(format!("“{}”", said.clean())),
        (None, None) => "undated".into(),
    }
}
