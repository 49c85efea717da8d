//! The chronology as it is drawn: which days each moment takes up, in which lane it stands, and when it was first told.

use super::{
    charges,
    dated::Days,
    timeline::{Content, Moment, What, timeline},
};
use crate::{
    library::{Index, Library, Scope},
    model::{
        Date, Kind, RecordPart,
        date::{Certainty, End, Start, Stretch},
        part::stays,
        record::StayKind,
    },
};

/// What of the same sort stands in one lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sort {
    Happened,
    Said,
    /// What has become of evidence.
    Evidence,
    Custody,
    Residence,
    Docket,
    /// The publication that told of something first, where that was not when it was.
    Told,
    Published,
}

impl Sort {
    /// Every sort, in the order of the lanes.
    pub const ALL: [Self; 8] = [
        Self::Happened,
        Self::Said,
        Self::Evidence,
        Self::Custody,
        Self::Residence,
        Self::Docket,
        Self::Told,
        Self::Published,
    ];

    /// The name of its lane, in JSON too.
    pub fn word(self) -> &'static str {
        match self {
            Self::Happened => "happened",
            Self::Said => "said",
            Self::Evidence => "evidence",
            Self::Custody => "custody",
            Self::Residence => "residence",
            Self::Docket => "docket",
            Self::Told => "first told",
            Self::Published => "published",
        }
    }

    /// The sort of a moment.
    pub fn of(what: What) -> Self {
        match what {
            What::Whole(Kind::Allegation) => Self::Said,
            What::Whole(Kind::Source) => Self::Published,
            What::Whole(Kind::Proceeding | Kind::Entry) | What::Charged(..) => Self::Docket,
            What::Whole(_) => Self::Happened,
            What::Became(_) => Self::Evidence,
            What::Stay(StayKind::Custody, _) => Self::Custody,
            What::Stay(StayKind::Residence, _) => Self::Residence,
        }
    }
}

/// A moment as it is drawn.
#[derive(Clone, Debug)]
pub struct Placed<'l> {
    pub moment: Moment,
    pub content: Content<'l>,
    pub sort: Sort,
    /// The days that it takes up; none where no date says anything of them, or an earlier day does not count it.
    pub stretches: Vec<Stretch>,
    pub certainty: Certainty,
    /// The first publication, of those that are dated, of what it is cited to.
    pub reported: Option<&'l Date>,
}

/// The years in which something can be drawn: a year of more digits would make nothing else visible.
const YEARS: std::ops::RangeInclusive<i64> = -9999..=9999;

impl Placed<'_> {
    /// Whether it has a date, and an earlier day that is looked at does not count it.
    pub fn is_left_out(&self) -> bool {
        self.moment.is_apart && self.content.date.is_some()
    }

    /// Whether it has no date by which it could be drawn.
    pub fn is_undated(&self) -> bool {
        self.stretches.is_empty() && !self.is_left_out()
    }

    /// The first day that it can have been on.
    pub fn earliest(&self) -> Option<crate::model::Day> {
        let starts = self.stretches.iter().map(|stretch| match stretch.start {
            Start::Day(day) => Some(day),
            Start::Open | Start::Unknown => None,
        });
        starts.collect::<Option<Vec<_>>>()?.into_iter().min()
    }

    /// The last.
    pub fn latest(&self) -> Option<crate::model::Day> {
        let ends = self.stretches.iter().map(|stretch| match stretch.end {
            End::Day(day) => Some(day),
            End::Open | End::Unknown => None,
        });
        ends.collect::<Option<Vec<_>>>()?.into_iter().max()
    }

    /// Which of its sides its date leaves open (EDTF `..`); not those of which it says nothing.
    pub fn open(&self) -> (bool, bool) {
        let all = &self.stretches;
        (
            all.iter().any(|one| one.start == Start::Open),
            all.iter().any(|one| one.end == End::Open),
        )
    }

    /// The date of its first report, where none of its days is one of the days of that: then two marks tell of it.
    pub fn told_apart(&self) -> Option<&Date> {
        let reported = self.reported.filter(|_| self.sort != Sort::Published)?;
        let (first, last) = (reported.earliest()?, reported.latest()?);
        let may_meet = |stretch: &Stretch| {
            let begins_later = matches!(stretch.start, Start::Day(start) if start > last);
            let ends_before = matches!(stretch.end, End::Day(end) if end < first);
            !begins_later && !ends_before
        };
        (!self.stretches.iter().any(may_meet)).then_some(reported)
    }
}

/// Whether it can be drawn: of one day at least it is known that it is not before or behind it.
fn is_drawn(stretch: &Stretch) -> bool {
    let start = match stretch.start {
        Start::Day(day) => Some(day),
        Start::Open | Start::Unknown => None,
    };
    let end = match stretch.end {
        End::Day(day) => Some(day),
        End::Open | End::Unknown => None,
    };
    let mut days = start.into_iter().chain(end).peekable();
    days.peek().is_some() && days.all(|day| YEARS.contains(&day.year))
}

/// The chronology of a scope, as it is drawn.
pub fn placed<'l>(library: &'l Library, scope: &Scope) -> Vec<Placed<'l>> {
    place(library, timeline(library, scope))
}

/// Moments of a library, as they are drawn.
pub fn place(library: &Library, moments: Vec<Moment>) -> Vec<Placed<'_>> {
    let days = Days::of(library);
    let placed = moments.into_iter().filter_map(|moment| {
        let content = moment.dated(library)?;
        let date = content.date.map(|date| &date.value);
        let (mut stretches, mut certainty) = (Vec::new(), Certainty::Exact);
        // What an earlier day does not count stands apart, whatever its date.
        if !moment.is_apart
            && let Some(date) = date
        {
            (stretches, certainty) = (date.stretches(), date.certainty());
            if let RecordPart::Stay(kind, number) = moment.part
                && let Some(stay) = stays(&library.at(moment.index).body, kind).get(number)
            {
                let [from, to] = [&stay.from, &stay.to].map(|at| at.as_ref().map(|at| &at.value));
                stretches = vec![Stretch::between(from, to)];
                certainty = to.map_or(certainty, |to| certainty.and(to.certainty()));
            }
        }
        stretches.retain(is_drawn);
        let reported = days.of_part(moment.index, None, content.cites).date();
        Some(Placed {
            sort: Sort::of(content.what),
            stretches,
            certainty,
            reported,
            content,
            moment,
        })
    });
    placed.collect()
}

/// The people that a moment is of: whom its record names in whatever part, and who it is of itself.
pub fn people(library: &Library, moment: &Moment) -> Vec<Index> {
    let record = library.at(moment.index);
    let is_person = |index: &Index| library.at(*index).kind() == Kind::Person;
    // A plea is of whom it is of, and not of everybody whom the proceeding names.
    if let RecordPart::Charge(charge, step) = moment.part {
        let mut whose = charges::whose(library, moment.index, charge, step);
        whose.retain(is_person);
        return whose;
    }
    let mut people: Vec<Index> = match record.kind() {
        Kind::Person => vec![moment.index],
        _ => record
            .names
            .iter()
            .map(|(_, named)| *named)
            .filter(is_person)
            .collect(),
    };
    people.sort_unstable();
    people.dedup();
    people
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_marks_tell_of_what_was_surely_told_on_another_day() {
        let library = crate::analysis::library(
            "\
sources:
  post: {title: Post, published: 2025-04-09}
events:
  before: {title: Before, date: 2025-03, cites: [{source: post, at: ¶1}]}
  about-then: {title: That month, date: 2025-04, cites: [{source: post, at: ¶2}]}
  never: {title: Undated, cites: [{source: post, at: ¶3}]}
  march: {title: Some March, date: XXXX-03, cites: [{source: post, at: ¶4}]}
  far: {title: Far, date: Y170000002, cites: [{source: post, at: ¶4}]}
",
        );
        let placed = placed(&library, &Scope::Library);
        let of = |id: &str| {
            let of = |one: &&Placed<'_>| library.at(one.moment.index).key.id().as_str() == id;
            placed.iter().find(of).unwrap()
        };
        assert!(of("before").told_apart().is_some());
        assert_eq!(of("about-then").told_apart(), None);
        assert!(of("never").told_apart().is_some());
        assert_eq!(of("post").told_apart(), None);
        for (id, drawn) in [
            ("before", 1),
            ("never", 0),
            ("march", 0),
            ("far", 0),
            ("post", 1),
        ] {
            assert_eq!(of(id).stretches.len(), drawn, "{id}");
        }
        assert_eq!(of("before").earliest().unwrap().edtf(), "2025-03-01");
        assert_eq!(of("before").latest().unwrap().edtf(), "2025-03-31");
    }
}
