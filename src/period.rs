//! Up to which day something is due, counted as rule 6 of the Federal Rules of Civil Procedure counts days, with every
//! step of it, so that a reader can count along.
//!
//! - The day of the event is left out, every day behind it is counted: 6(a)(1)(A) and (B).
//! - A last day that is a Saturday, a Sunday or a legal holiday goes on to the next that is none: 6(a)(1)(C). Where days
//!   are counted before an event, the next day is the one before: 6(a)(5).
//! - Legal holidays are the days set aside by statute for those that 6(a)(6)(A) names, which [`holiday`] has by rule, and
//!   what else the President or Congress, 6(a)(6)(B), or the state of the court, 6(a)(6)(C), declared: those are passed in.
//! - Service by mail, by leaving it with the clerk or by other means consented to adds three days to where the period
//!   ends by all this, and the last day goes on again: 6(d).
//!
//! The rule counts so since 1 December 2009; what was set off before that is not counted here. Courts that count
//! otherwise have [`Count::Calendar`]: the days alone.

mod holiday;
#[cfg(test)]
mod tests;

use crate::{
    clean,
    model::{
        Date, Day, Holiday,
        period::{Count, Declared, Service},
    },
    text::{Clean, clean_line},
};

/// The first day of the rule as it counts here.
const SINCE: Day = Day {
    year: 2009,
    month: 12,
    day: 1,
};

/// How many days rule 6(d) adds.
const ADDED: u32 = 3;

/// On which side of the event the days are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    After,
    Before,
}

/// So many days from an event on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub days: u32,
    pub side: Side,
    pub count: Count,
    /// The way of service that adds days, where it was one of those.
    pub by: Option<Service>,
}

/// The day up to which something is due, and how it was counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    pub day: Day,
    pub steps: Vec<Step>,
}

/// Why no day can be counted.
#[derive(Clone, Debug, PartialEq)]
pub enum Cannot {
    /// The event has no date.
    NoDate,
    /// Its date is no one day that is sure.
    NotOneDay(Date),
    /// Nothing is counted: the period has no days.
    NoDays,
    /// The event was before the rule counted as it does now.
    BeforeTheRule(Day),
}

/// A step of the counting.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// The days were counted from the event.
    Counted {
        days: u32,
        side: Side,
        count: Count,
        start: Day,
        day: Day,
    },
    /// The last day is none on which a period ends, nor are those behind it up to `day`.
    GoesOn {
        side: Side,
        over: Vec<(Day, Closed)>,
        day: Day,
    },
    /// The way of service adds days.
    Adds { by: Service, day: Day },
    /// The way of service adds nothing, since rule 6(d) is of days after service, and of no other way of counting.
    AddsNothing { by: Service, count: Count },
    /// The day is listed as a holiday of the state, which is none for days before an event.
    OnlyAfter { day: Day, name: Option<Clean> },
    /// The holiday over which it went back may be one of the state: nobody says who declared it.
    DeclaredByWhom { day: Day },
    /// The last day is one on which a holiday beside it is observed in the pay and leave of federal employees.
    Observed {
        day: Day,
        name: &'static str,
        holiday: Day,
    },
    /// Nothing is listed of the year of the last day besides the holidays of the rule.
    NoOthersKnown { year: i64 },
}

/// Why a period does not end on a day.
#[derive(Clone, Debug, PartialEq)]
pub enum Closed {
    Saturday,
    Sunday,
    /// A holiday that 6(a)(6)(A) names.
    Named(&'static str),
    /// One that is listed.
    Listed(Option<Clean>),
}

/// The day up to which something is due that has so much time from an event on. The holidays are those besides what the
/// rule names.
///
/// # Errors
/// Where no day can be counted: the event's is not known, or not to the day, or there is nothing to count.
pub fn counted(
    period: Period,
    start: Option<&Date>,
    holidays: &[Holiday],
) -> Result<Counted, Cannot> {
    let date = start.ok_or(Cannot::NoDate)?;
    let start = date.day().ok_or_else(|| Cannot::NotOneDay(date.clone()))?;
    if period.days == 0 {
        return Err(Cannot::NoDays);
    }
    if period.count == Count::Frcp && start < SINCE {
        return Err(Cannot::BeforeTheRule(start));
    }
    let Period {
        days, side, count, ..
    } = period;
    let day = start.plus(side.towards(i64::from(days)));
    let mut counting = Counting {
        side,
        holidays,
        day,
        steps: vec![Step::Counted {
            days,
            side,
            count,
            start,
            day,
        }],
    };
    if count == Count::Frcp {
        counting.settle();
    }
    match period.by {
        Some(by) if count == Count::Frcp && side == Side::After => {
            counting.day = counting.day.plus(i64::from(ADDED));
            let day = counting.day;
            counting.steps.push(Step::Adds { by, day });
            counting.settle();
        }
        Some(by) => counting.steps.push(Step::AddsNothing { by, count }),
        None => {}
    }
    if count == Count::Frcp {
        let year = counting.day.year;
        let mut listed = holidays.iter();
        if !listed.any(|holiday| holiday.date.year == year) {
            counting.steps.push(Step::NoOthersKnown { year });
        }
    }
    Ok(Counted {
        day: counting.day,
        steps: counting.steps,
    })
}

impl Side {
    fn towards(self, days: i64) -> i64 {
        match self {
            Self::After => days,
            Self::Before => -days,
        }
    }
}

/// How far the counting is.
struct Counting<'h> {
    side: Side,
    holidays: &'h [Holiday],
    day: Day,
    steps: Vec<Step>,
}

impl Counting<'_> {
    /// Goes on to the next day on which a period can end.
    fn settle(&mut self) {
        let mut over = Vec::new();
        let mut doubted = Vec::new();
        // Two holidays are never behind each other but where they are listed, and those are so many.
        while let Some(closed) = self.closed(self.day, &mut doubted) {
            over.push((self.day, closed));
            self.day = self.day.plus(self.side.towards(1));
        }
        let (side, day) = (self.side, self.day);
        if !over.is_empty() {
            self.steps.push(Step::GoesOn { side, over, day });
        }
        self.steps.append(&mut doubted);
        if let Some((name, holiday)) = holiday::observed_on(day) {
            self.steps.push(Step::Observed { day, name, holiday });
        }
    }

    /// Why no period ends on a day; what is to be said of it besides is put to `doubted`.
    fn closed(&self, day: Day, doubted: &mut Vec<Step>) -> Option<Closed> {
        match day.weekday() {
            0 => return Some(Closed::Sunday),
            6 => return Some(Closed::Saturday),
            _ => {}
        }
        if let Some(name) = holiday::on(day) {
            return Some(Closed::Named(name));
        }
        let mut listed = self.holidays.iter();
        let listed: Vec<&Holiday> = listed
            .by_ref()
            .filter(|one| one.date.value == day)
            .collect();
        let declared = |by: Declared| {
            let mut listed = listed.iter();
            listed.find(|one| one.declared_by.map(|by| by.value) == Some(by))
        };
        let name = |holiday: &Holiday| {
            let name = holiday.name.as_ref();
            name.map(|name| clean_line(name.raw()))
        };
        let first = listed.first()?;
        if self.side == Side::After {
            return Some(Closed::Listed(name(first)));
        }
        // Before an event the days of the state are none: 6(a)(6)(C).
        if let Some(federal) = declared(Declared::Federal) {
            return Some(Closed::Listed(name(federal)));
        }
        let mut unsaid = listed.iter().filter(|one| one.declared_by.is_none());
        match unsaid.next() {
            Some(unsaid) => {
                doubted.push(Step::DeclaredByWhom { day });
                Some(Closed::Listed(name(unsaid)))
            }
            None => {
                let name = name(first);
                doubted.push(Step::OnlyAfter { day, name });
                None
            }
        }
    }
}

impl Step {
    /// The step as a page shows it.
    pub fn words(&self) -> Clean {
        match self {
            Self::Counted {
                days,
                side,
                count: _,
                start,
                day,
            } => {
                let unit = if *days == 1 { " day " } else { " days " };
                let side = match side {
                    Side::After => "after ",
                    Side::Before => "before ",
                };
                clean![*days, unit, side, start.words(), ": ", day.words()]
            }
            Self::GoesOn { side, over, day } => {
                let mut words = Clean::default();
                for (place, (day, closed)) in over.iter().enumerate() {
                    let between = if place == 0 { "" } else { ", " };
                    let is = if place == 0 { " is " } else { " " };
                    words.push(&clean![between, day.words(), is, closed.words()]);
                }
                let on = match side {
                    Side::After => ": goes on to ",
                    Side::Before => ": goes back to ",
                };
                clean![words, on, day.words()]
            }
            Self::Adds { by, day } => {
                clean![
                    by.says(),
                    " adds ",
                    ADDED,
                    " days to time that runs from being served (6(d)): ",
                    day.words()
                ]
            }
            Self::AddsNothing {
                by,
                count: Count::Frcp,
            } => clean![by.says(), " adds no days before an event"],
            Self::AddsNothing { by, .. } => {
                clean![by.says(), " adds no days where calendar days are counted"]
            }
            Self::OnlyAfter { day, name } => {
                let name = name.as_ref();
                let name = name.map(|name| clean![" (", name, ")"]);
                clean![
                    day.words(),
                    name,
                    " is a holiday of the state, which does not count before an event"
                ]
            }
            Self::DeclaredByWhom { day } => clean![
                "who declared ",
                day.words(),
                " a holiday is not said: one of the state would not count before an event (write `declared_by`)"
            ],
            Self::Observed { day, name, holiday } => clean![
                day.words(),
                " may be kept free for ",
                *name,
                ", ",
                holiday.words(),
                ", which is the day that the statute sets aside: if the court is closed, list it under `holidays`"
            ],
            Self::NoOthersKnown { year } => clean!["no other holidays known of ", *year],
        }
    }

    /// The paragraph of the Federal Rules of Civil Procedure that it follows; none where it follows none.
    pub fn rule(&self) -> Option<&'static str> {
        match self {
            Self::Counted {
                count: Count::Frcp, ..
            } => Some("6(a)(1)(A)–(B)"),
            // Courts that count otherwise follow none of its paragraphs.
            Self::Counted { .. } => None,
            Self::GoesOn {
                side: Side::After, ..
            } => Some("6(a)(1)(C)"),
            Self::GoesOn {
                side: Side::Before, ..
            } => Some("6(a)(1)(C), 6(a)(5)"),
            Self::Adds { .. }
            | Self::AddsNothing {
                count: Count::Frcp, ..
            } => Some("6(d)"),
            Self::AddsNothing { .. } => None,
            Self::OnlyAfter { .. } | Self::DeclaredByWhom { .. } => Some("6(a)(6)(C)"),
            Self::Observed { .. } => Some("6(a)(6)(A)"),
            Self::NoOthersKnown { .. } => Some("6(a)(6)(B)–(C)"),
        }
    }
}

impl Closed {
    fn words(&self) -> Clean {
        match self {
            Self::Saturday => Clean::from("a Saturday"),
            Self::Sunday => Clean::from("a Sunday"),
            Self::Named(name) => Clean::from(*name),
            Self::Listed(Some(name)) => clean!["a listed holiday, ", name],
            Self::Listed(None) => Clean::from("a listed holiday"),
        }
    }
}

impl Cannot {
    /// Why, as a page says it behind "cannot be counted".
    pub fn words(&self) -> Clean {
        match self {
            Self::NoDate => Clean::from("cannot be counted: what it is counted from has no date"),
            Self::NotOneDay(date) => clean![
                "cannot be counted: what it is counted from is dated “",
                date.words(),
                "”, which is no one day that is sure"
            ],
            Self::NoDays => Clean::from("cannot be counted: there are no days to count"),
            Self::BeforeTheRule(day) => clean![
                "cannot be counted: the rule counts so since ",
                SINCE.words(),
                ", and this is counted from ",
                day.words()
            ],
        }
    }
}
