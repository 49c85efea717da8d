//! What a date means, and the first and last day of it.

use std::ops::RangeInclusive;

use super::digits::{Digits, Year};
use super::{Certainty, Day, End, Precision, Start};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Value {
    Partial(Partial),
    Long(LongYear),
    Moment(Moment),
    Interval(Endpoint, Endpoint),
    Set(SetKind, Vec<Member>),
}

/// One side of an interval.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Endpoint {
    Open,
    Unknown,
    At(Partial),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum SetKind {
    OneOf,
    AllOf,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Member {
    One(Partial),
    Range(Partial, Partial),
    OrEarlier(Partial),
    OrLater(Partial),
}

/// A day with a time of day; the zone as written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Moment {
    pub(super) day: Day,
    pub(super) time: Box<str>,
    pub(super) zone: Option<Box<str>>,
}

/// A year with `Y`, an exponent or a number of significant digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct LongYear {
    pub(super) year: i64,
    /// The years it can be: the year alone, or all that share its significant digits.
    pub(super) years: RangeInclusive<i64>,
    pub(super) certainty: Certainty,
}

/// A component with the doubt said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Qualified<T> {
    pub(super) value: T,
    pub(super) certainty: Certainty,
}

/// What follows the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    WholeYear,
    Grouping(Qualified<Grouping>),
    Month(Qualified<Digits<2>>),
    Day(Qualified<Digits<2>>, Qualified<Digits<2>>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Place {
    Anywhere,
    North,
    South,
}

/// The sub-year groupings, codes 21–41 in the month's place. The numbers count
/// from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Grouping {
    Season(Season, Place),
    Quarter(u8),
    Quadrimester(u8),
    Half(u8),
}

impl Grouping {
    /// From the code of ISO 8601-2, section 4.8; none if it has no meaning there.
    pub(super) fn from_code(code: u16) -> Option<Self> {
        let offset = u8::try_from(code.checked_sub(21)?).ok()?;
        let season = match offset % 4 {
            0 => Season::Spring,
            1 => Season::Summer,
            2 => Season::Autumn,
            _ => Season::Winter,
        };
        match offset {
            0..=3 => Some(Self::Season(season, Place::Anywhere)),
            4..=7 => Some(Self::Season(season, Place::North)),
            8..=11 => Some(Self::Season(season, Place::South)),
            12..=15 => Some(Self::Quarter(offset - 12)),
            16..=18 => Some(Self::Quadrimester(offset - 16)),
            19..=20 => Some(Self::Half(offset - 19)),
            _ => None,
        }
    }

    /// The first and the last day in the grouping's `year`.
    fn days(self, year: i64) -> (Day, Day) {
        let (first, months) = match self {
            Self::Season(season, place) => {
                let north = match season {
                    Season::Spring => 3,
                    Season::Summer => 6,
                    Season::Autumn => 9,
                    Season::Winter => 12,
                };
                let first = match place {
                    Place::Anywhere | Place::North => north,
                    Place::South => (north + 5) % 12 + 1,
                };
                (first, 3)
            }
            Self::Quarter(number) => (1 + 3 * number, 3),
            Self::Quadrimester(number) => (1 + 4 * number, 4),
            Self::Half(number) => (1 + 6 * number, 6),
        };
        let last = first + months - 1;
        let (last_year, last) = if last > 12 {
            (year + 1, last - 12)
        } else {
            (year, last)
        };
        (month_days(year, first).0, month_days(last_year, last).1)
    }

    fn precision(self) -> Precision {
        match self {
            Self::Season(..) => Precision::Season,
            Self::Quarter(_) => Precision::Quarter,
            Self::Quadrimester(_) => Precision::Quadrimester,
            Self::Half(_) => Precision::Half,
        }
    }
}

/// The days a date can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Span {
    pub(super) first: Day,
    pub(super) last: Day,
    /// The first day of the last reading: of `2025-XX`, 1 December 2025.
    pub(super) last_begins: Day,
}

/// A year with four digits, and what is said within it. At least one day fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Partial {
    pub(super) year: Qualified<Year>,
    pub(super) part: Part,
    pub(super) span: Span,
}

impl Partial {
    /// None if no day in the calendar fits.
    pub(super) fn new(year: Qualified<Year>, part: Part) -> Option<Self> {
        // Years differ only in being leap or not: what neither has, no search
        // through ten thousand of them finds.
        let (leap, common) = (2000, 2001);
        if readings(part, leap).is_empty() && readings(part, common).is_empty() {
            return None;
        }
        let mut readings = year.value.readings().flat_map(|year| readings(part, year));
        let first = readings.next()?;
        let last = readings.next_back().unwrap_or(first);
        let span = Span {
            first: first.0,
            last: last.1,
            last_begins: last.0,
        };
        Some(Self { year, part, span })
    }

    /// Each component with its name, coarsest first.
    pub(super) fn doubts(&self) -> Vec<(&'static str, Certainty)> {
        let mut doubts = vec![("year", self.year.certainty)];
        match self.part {
            Part::WholeYear => {}
            Part::Grouping(grouping) => doubts.push(("part of year", grouping.certainty)),
            Part::Month(month) => doubts.push(("month", month.certainty)),
            Part::Day(month, day) => {
                doubts.extend([("month", month.certainty), ("day", day.certainty)]);
            }
        }
        doubts
    }

    pub(super) fn certainty(&self) -> Certainty {
        let doubts = self.doubts().into_iter();
        doubts.fold(Certainty::Exact, |sum, (_, one)| sum.and(one))
    }

    fn precision(&self) -> Precision {
        if self.year.value.exact().is_none() {
            return self.year.value.precision();
        }
        match self.part {
            Part::Grouping(grouping) => grouping.value.precision(),
            Part::Day(month, day) if month.value.exact().and(day.value.exact()).is_some() => {
                Precision::Day
            }
            Part::Month(month) | Part::Day(month, _) if month.value.exact().is_some() => {
                Precision::Month
            }
            Part::WholeYear | Part::Month(_) | Part::Day(..) => Precision::Year,
        }
    }

    /// A year of which no digit is known bounds nothing.
    pub(super) fn sides(&self) -> (Start, End) {
        if self.year.value.digits.is_unknown() {
            (Start::Unknown, End::Unknown)
        } else {
            (Start::Day(self.span.first), End::Day(self.span.last))
        }
    }

    /// Whether an interval may run from this to `end`.
    pub(super) fn may_end_at(&self, end: &Self) -> bool {
        self.span.first <= end.span.last_begins
    }
}

/// First and last day of everything `part` can mean in `year`, ascending.
fn readings(part: Part, year: i64) -> Vec<(Day, Day)> {
    let months = |month: Qualified<Digits<2>>| {
        let months = month.value.readings(1..=12);
        months.filter_map(|month| u8::try_from(month).ok())
    };
    match part {
        Part::WholeYear => vec![(month_days(year, 1).0, month_days(year, 12).1)],
        Part::Grouping(grouping) => vec![grouping.value.days(year)],
        Part::Month(month) => months(month).map(|month| month_days(year, month)).collect(),
        Part::Day(month, day) => months(month)
            .flat_map(|month| {
                let days = day.value.readings(1..=u16::from(days_in(year, month)));
                days.filter_map(move |day| {
                    let day = u8::try_from(day).ok()?;
                    Some(Day { year, month, day })
                })
            })
            .map(|day| (day, day))
            .collect(),
    }
}

fn month_days(year: i64, month: u8) -> (Day, Day) {
    let at = |day| Day { year, month, day };
    (at(1), at(days_in(year, month)))
}

pub(super) fn days_in(year: i64, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl LongYear {
    fn precision(&self) -> Precision {
        match self.years.end() - self.years.start() {
            0 => Precision::Year,
            1..=10 => Precision::Decade,
            11..=100 => Precision::Century,
            101..=1000 => Precision::Millennium,
            _ => Precision::Coarser,
        }
    }
}

impl Endpoint {
    pub(super) fn certainty(&self) -> Certainty {
        match self {
            Self::Open | Self::Unknown => Certainty::Exact,
            Self::At(partial) => partial.certainty(),
        }
    }

    /// The days that it can mean; none where nothing is known of them.
    pub(super) fn span(&self) -> Option<Span> {
        match self {
            Self::At(partial) if !partial.year.value.digits.is_unknown() => Some(partial.span),
            Self::Open | Self::Unknown | Self::At(_) => None,
        }
    }
}

impl Member {
    pub(super) fn certainty(&self) -> Certainty {
        match self {
            Self::One(one) | Self::OrEarlier(one) | Self::OrLater(one) => one.certainty(),
            Self::Range(from, to) => from.certainty().and(to.certainty()),
        }
    }

    pub(super) fn sides(&self) -> (Start, End) {
        match self {
            Self::One(one) => one.sides(),
            Self::Range(from, to) => (from.sides().0, to.sides().1),
            Self::OrEarlier(one) => (Start::Open, one.sides().1),
            Self::OrLater(one) => (one.sides().0, End::Open),
        }
    }
}

impl Value {
    pub(super) fn certainty(&self) -> Certainty {
        match self {
            Self::Partial(partial) => partial.certainty(),
            Self::Long(long) => long.certainty,
            Self::Moment(_) => Certainty::Exact,
            Self::Interval(from, to) => from.certainty().and(to.certainty()),
            Self::Set(_, members) => {
                let each = members.iter().map(Member::certainty);
                each.fold(Certainty::Exact, Certainty::and)
            }
        }
    }

    pub(super) fn precision(&self) -> Precision {
        match self {
            Self::Partial(partial) => partial.precision(),
            Self::Long(long) => long.precision(),
            Self::Moment(_) => Precision::Day,
            Self::Interval(..) => Precision::Interval,
            Self::Set(..) => Precision::Set,
        }
    }

    pub(super) fn sides(&self) -> (Start, End) {
        match self {
            Self::Partial(partial) => partial.sides(),
            Self::Long(long) => (
                Start::Day(month_days(*long.years.start(), 1).0),
                End::Day(month_days(*long.years.end(), 12).1),
            ),
            Self::Moment(moment) => (Start::Day(moment.day), End::Day(moment.day)),
            Self::Interval(from, to) => (
                match from {
                    Endpoint::Open => Start::Open,
                    Endpoint::Unknown => Start::Unknown,
                    Endpoint::At(partial) => partial.sides().0,
                },
                match to {
                    Endpoint::Open => End::Open,
                    Endpoint::Unknown => End::Unknown,
                    Endpoint::At(partial) => partial.sides().1,
                },
            ),
            // A member of which nothing is known leaves the whole set unknown;
            // in `End` that is the greatest already, in `Start` it has to win.
            Self::Set(_, members) => {
                let starts = || members.iter().map(|member| member.sides().0);
                let ends = members.iter().map(|member| member.sides().1);
                let unknown = starts().find(|start| *start == Start::Unknown);
                (
                    unknown.or(starts().min()).unwrap_or(Start::Unknown),
                    ends.max().unwrap_or(End::Unknown),
                )
            }
        }
    }
}
