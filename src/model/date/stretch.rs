//! Which days a date takes up where it is drawn: for all of them, or on some of them that nobody names.

use super::value::{Endpoint, Member, SetKind, Value};
use super::{Date, Day, End, Start};

/// A stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The first day that it can have.
    pub start: Start,
    /// The last.
    pub end: End,
    /// The days that it surely has, of what lasts from one day to another; none where it is on some day, or some days,
    /// of these, and where its ends meet.
    pub sure: Option<(Day, Day)>,
}

impl Stretch {
    /// On some day from one to another.
    fn within((start, end): (Start, End)) -> Self {
        Self {
            start,
            end,
            sure: None,
        }
    }

    /// From some day of one date to some day of another.
    #[must_use]
    pub fn between(from: Option<&Date>, to: Option<&Date>) -> Self {
        let begun = from.and_then(Date::latest);
        let over = to.and_then(Date::earliest);
        Self {
            start: from.map_or(Start::Unknown, |from| from.start),
            end: to.map_or(End::Unknown, |to| to.end),
            sure: begun.zip(over).filter(|(begun, over)| begun <= over),
        }
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
            Value::Interval(Endpoint::At(from), Endpoint::At(to)) => {
                let (start, end) = (from.sides().0, to.sides().1);
                let begun = (from.span.last, to.span.first);
                let is_known = matches!((start, end), (Start::Day(_), End::Day(_)));
                let sure = Some(begun).filter(|(begun, over)| is_known && begun <= over);
                vec![Stretch { start, end, sure }]
            }
            Value::Set(SetKind::AllOf, members) => members
                .iter()
                .map(|member| {
                    let (start, end) = member.sides();
                    let sure = match member {
                        Member::Range(from, to) => Some((from.span.last, to.span.first)),
                        Member::One(_) | Member::OrEarlier(_) | Member::OrLater(_) => None,
                    };
                    let sure = sure.filter(|(begun, over)| begun <= over);
                    Stretch { start, end, sure }
                })
                .collect(),
            Value::Interval(..)
            | Value::Set(SetKind::OneOf, _)
            | Value::Partial(_)
            | Value::Long(_)
            | Value::Moment(_) => vec![Stretch::within((self.start, self.end))],
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
    }
}
