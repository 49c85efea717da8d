//! Which days a date takes up where it is drawn: for all of them, or on some of them that nobody names.

use super::value::{Member, SetKind, Value};
use super::{Certainty, Date, Day, End, Start};

/// A stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The first day that it can have.
    pub start: Start,
    /// The last.
    pub end: End,
    /// The last day on which it can have begun, and the first on which it can have been over, where its beginning or its
    /// end is given by itself.
    pub begun: Option<Day>,
    pub over: Option<Day>,
    /// The days that it surely has, of what lasts from one day to another; none where it is on some day, or some days,
    /// of these, and where its ends meet.
    pub sure: Option<(Day, Day)>,
    /// How sure its beginning is, and how sure its end.
    pub doubts: [Certainty; 2],
}

impl Stretch {
    /// On some day from one to another.
    fn within((start, end): (Start, End), certainty: Certainty) -> Self {
        Self {
            start,
            end,
            begun: None,
            over: None,
            sure: None,
            doubts: [certainty; 2],
        }
    }

    /// From some day of one date to some day of another.
    #[must_use]
    pub fn between(from: Option<&Date>, to: Option<&Date>) -> Self {
        let begun = from.and_then(Date::latest);
        let over = to.and_then(Date::earliest);
        // Of what is told to have begun on one day, or to have ended on it, that day is sure, whatever else is not told.
        let only = match (from, to) {
            (Some(from), None) => from.day(),
            (None, Some(to)) => to.day(),
            _ => None,
        };
        let sure = begun.zip(over).filter(|(begun, over)| begun <= over);
        let certainty = |date: Option<&Date>| date.map_or(Certainty::Exact, Date::certainty);
        Self {
            start: from.map_or(Start::Unknown, |from| from.start),
            end: to.map_or(End::Unknown, |to| to.end),
            begun,
            over,
            sure: sure.or(only.map(|day| (day, day))),
            doubts: [certainty(from), certainty(to)],
        }
    }

    /// Whether it is of one exact day, or begins or ends on one.
    #[must_use]
    pub fn has_exact_ends(&self) -> [bool; 2] {
        let [begins, ends] = self.doubts.map(|doubt| doubt == Certainty::Exact);
        let begun = self.begun.or(self.day());
        let over = self.over.or(self.day());
        [
            begins && begun.is_some_and(|day| self.start == Start::Day(day)),
            ends && over.is_some_and(|day| self.end == End::Day(day)),
        ]
    }

    /// Whether it is one day.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        match (self.start, self.end) {
            (Start::Day(start), End::Day(end)) if start == end => Some(start),
            _ => None,
        }
    }
}

impl Date {
    /// The stretches of days that the date takes up: one, but of several that are all meant (`{2024, 2025-03}`) one each.
    ///
    /// What has an open or unknown side need not have lasted: it was on some day on this side of the other.
    #[must_use]
    pub fn stretches(&self) -> Vec<Stretch> {
        match &*self.value {
            Value::Interval(from, to) => {
                let (begun, over) = (from.span(), to.span());
                let begun = begun.map(|span| span.last);
                let over = over.map(|span| span.first);
                let is_known = matches!((self.start, self.end), (Start::Day(_), End::Day(_)));
                let sure = begun.zip(over);
                let sure = sure.filter(|(begun, over)| is_known && begun <= over);
                vec![Stretch {
                    start: self.start,
                    end: self.end,
                    begun,
                    over,
                    sure,
                    doubts: [from.certainty(), to.certainty()],
                }]
            }
            Value::Set(SetKind::AllOf, members) => members.iter().map(Member::stretch).collect(),
            Value::Set(SetKind::OneOf, _)
            | Value::Partial(_)
            | Value::Long(_)
            | Value::Moment(_) => {
                vec![Stretch::within((self.start, self.end), self.certainty())]
            }
        }
    }
}

impl Member {
    /// The days of one of several that are all meant.
    fn stretch(&self) -> Stretch {
        let (start, end) = self.sides();
        let Self::Range(from, to) = self else {
            return Stretch::within((start, end), self.certainty());
        };
        let (begun, over) = (from.span.last, to.span.first);
        Stretch {
            start,
            end,
            begun: Some(begun),
            over: Some(over),
            sure: Some((begun, over)).filter(|(begun, over)| begun <= over),
            doubts: [from.certainty(), to.certainty()],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let date: Date = text.parse().unwrap();
        let stretches = date.stretches().into_iter();
        let words = stretches.map(|one| {
            let start = match one.start {
                Start::Day(day) => day.edtf(),
                Start::Open => "..".into(),
                Start::Unknown => "?".into(),
            };
            let end = match one.end {
                End::Day(day) => day.edtf(),
                End::Open => "..".into(),
                End::Unknown => "?".into(),
            };
            let sure = one.sure.map_or_else(String::new, |(from, to)| {
                format!(" surely {}–{}", from.edtf(), to.edtf())
            });
            format!("{start}–{end}{sure}")
        });
        words.collect()
    }

    #[test]
    fn a_date_takes_up_the_days_that_it_can_mean() {
        for (text, wanted) in [
            ("2025-04-09", &["2025-04-09–2025-04-09"][..]),
            ("2025-04-09T13:30", &["2025-04-09–2025-04-09"]),
            ("2025", &["2025-01-01–2025-12-31"]),
            ("2025-03~", &["2025-03-01–2025-03-31"]),
            ("199X", &["1990-01-01–1999-12-31"]),
            ("XXXX-03", &["?–?"]),
            ("../2025", &["..–2025-12-31"]),
            ("2025/", &["2025-01-01–?"]),
            // The ends of what lasts are as exact as they are given.
            (
                "2025-03/2025-06",
                &["2025-03-01–2025-06-30 surely 2025-03-31–2025-06-01"],
            ),
            (
                "2025-03-14/2025-03-20",
                &["2025-03-14–2025-03-20 surely 2025-03-14–2025-03-20"],
            ),
            ("2025/2025-06", &["2025-01-01–2025-06-30"]),
            ("[2024-01,2025-03]", &["2024-01-01–2025-03-31"]),
            (
                "{2024-01-02,2025-03}",
                &["2024-01-02–2024-01-02", "2025-03-01–2025-03-31"],
            ),
        ] {
            assert_eq!(told(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_stay_lasts_from_one_date_to_another() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        let (march, june) = (date("2025-03"), date("2025-06-06"));
        let stay = Stretch::between(Some(&march), Some(&june));
        assert_eq!(
            stay.sure.unwrap().0,
            Day {
                year: 2025,
                month: 3,
                day: 31
            }
        );
        let open = Stretch::between(Some(&march), None);
        assert_eq!((open.end, open.sure), (End::Unknown, None));
        assert_eq!(open.begun.unwrap().edtf(), "2025-03-31");
        // It was there on the day on which it is told to have begun.
        let open = Stretch::between(Some(&june), None);
        assert_eq!(open.sure.unwrap().1.edtf(), "2025-06-06");
    }

    #[test]
    fn each_end_has_its_own_doubt() {
        let of = |text: &str| {
            let date: Date = text.parse().unwrap();
            let first = date.stretches()[0];
            (first.doubts, first.has_exact_ends())
        };
        use Certainty::{Approximate, Exact, Uncertain};
        for (text, doubts, exact) in [
            (
                "2025-03-01~/2025-03-09",
                [Approximate, Exact],
                [false, true],
            ),
            ("2025-03-01/2025-03-09?", [Exact, Uncertain], [true, false]),
            ("2025-03-01/", [Exact, Exact], [true, false]),
            ("2025-03", [Exact, Exact], [false, false]),
            ("1987?", [Uncertain, Uncertain], [false, false]),
            ("2025-03-01", [Exact, Exact], [true, true]),
        ] {
            assert_eq!(of(text), (doubts, exact), "{text}");
        }
    }
}
