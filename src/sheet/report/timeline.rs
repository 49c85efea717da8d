//! The chronology drawn, and below it what has no day: in its order where a record says one, else in the words of its source.

use std::collections::HashSet;

use super::{MOST, Report};
use crate::{
    analysis::lanes::Placed,
    clean,
    library::{Index, Library, Scope},
    model::RecordPart,
    picture::{
        Picture,
        axis::Scale,
        stays,
        timeline::{self, Extent, Lanes},
    },
    sheet::{
        Piece, Sheet,
        pieces::{dim, own},
    },
    text::Clean,
};

/// How a timeline is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Look {
    pub lanes: Lanes,
    /// None for the one that suits what there is.
    pub scale: Option<Scale>,
}

/// What of the chronology a query found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What was asked.
    pub filter: Clean,
    /// How many there are without it.
    pub all: usize,
}

pub fn timeline(
    library: &Library,
    scope: &Scope,
    placed: &[Placed<'_>],
    look: Look,
    columns: usize,
    found: Option<&Found>,
) -> Sheet {
    let extent = match found {
        Some(_) => Extent::Found,
        None => Extent::All,
    };
    let drawn = timeline::drawn(library, placed, (look.lanes, look.scale), columns, extent);
    let undated = placed.iter().filter(|one| one.is_undated()).count();
    let left_out = placed.iter().filter(|one| one.is_left_out()).count();
    let mut title = clean!["Timeline · lanes by ", look.lanes.word()];
    if let Some(drawn) = &drawn {
        title.push(&clean![" · ", drawn.scale.word()]);
    }
    let dated = placed.len() - undated - left_out;
    title.push(&clean![" · ", dated, " dated, ", undated, " not"]);
    if left_out > 0 {
        title.push(&clean![", ", left_out, " perhaps later"]);
    }
    // It comes last: what is typed may be as long as one pleases.
    if let Some(found) = found {
        let shown = clean![" · ", placed.len(), " of ", found.all, " shown by "];
        title.push(&clean![shown, &found.filter]);
    }
    let mut report = Report::new(library, title);
    match drawn {
        Some(drawn) => {
            report.sheet.blank();
            report.sheet.draw(drawn.picture);
        }
        None => report.sheet.item(vec![own(match placed.is_empty() {
            true if found.is_some_and(|found| found.all > 0) => "The filter finds nothing.",
            true => "Nothing here has a date, and no event is recorded.",
            false => "Nothing here has a date that can be drawn. What is recorded stands below.",
        })]),
    }
    if look.lanes == Lanes::People
        && let Some(picture) = whereabouts(library, scope, found.map(|_| placed), columns)
    {
        report.sheet.heading(picture.title.clone());
        report.sheet.draw(picture);
    }
    report.without_a_day(placed);
    report.sheet
}

/// Where the people of a scope were from when to when; where not all is shown, those of whom a span is.
fn whereabouts(
    library: &Library,
    scope: &Scope,
    shown: Option<&[Placed<'_>]>,
    columns: usize,
) -> Option<Picture> {
    let is_stay = |one: &&Placed<'_>| matches!(one.moment.part, RecordPart::Stay(..));
    let mut people = stays::of_scope(library, scope);
    if let Some(shown) = shown {
        let stays = shown.iter().filter(is_stay);
        let of: HashSet<Index> = stays.map(|one| one.moment.index).collect();
        people.retain(|person| of.contains(person));
    }
    stays::stays(library, &people, columns)
}

impl Report<'_> {
    /// What cannot be drawn, each behind what is said of when it was.
    fn without_a_day(&mut self, placed: &[Placed<'_>]) {
        let undrawn = || placed.iter().filter(|one| one.stretches.is_empty());
        let is_ordered = |one: &&Placed<'_>| !one.moment.is_apart && one.content.date.is_none();
        let is_later = |one: &&Placed<'_>| one.is_left_out();
        let ordered = undrawn().filter(is_ordered).collect();
        let later = undrawn().filter(is_later).collect();
        let is_other = |one: &&Placed<'_>| !is_ordered(one) && !is_later(one);
        let other = undrawn().filter(is_other).collect();
        let parts: [(&'static str, Vec<&Placed<'_>>); 3] = [
            ("No day, but an order that a record says", ordered),
            (
                "No day that can be drawn: the source's own words, and the day of the first report",
                other,
            ),
            (
                "Not counted, since it may be later than the day that is looked at",
                later,
            ),
        ];
        for (head, all) in parts {
            if all.is_empty() {
                continue;
            }
            self.sheet.heading(clean![head, " (", all.len(), ")"]);
            for one in all.iter().take(MOST) {
                let key = self.library.at(one.moment.index).key.clone();
                let when = one.moment.when.in_a_line();
                let label: Clean = one.moment.label.in_a_line();
                let pieces = vec![dim(clean![when, "  "]), Piece::Link(key, label)];
                self.sheet.item(pieces);
            }
            self.more(all.len());
        }
    }
}
