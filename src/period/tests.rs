//! Worked examples, each with the paragraph of the rule that it shows.

use super::*;
use crate::model::{At, Span, Text};

fn day(text: &str) -> Day {
    text.parse::<Date>().unwrap().day().unwrap()
}

fn holiday(date: &str, name: Option<&str>, declared_by: Option<Declared>) -> Holiday {
    let span = Span::default();
    Holiday {
        date: At {
            value: day(date),
            span,
        },
        name: name.map(Text::kept),
        declared_by: declared_by.map(|value| At { value, span }),
    }
}

fn after(days: u32) -> Period {
    Period {
        days,
        side: Side::After,
        count: Count::Frcp,
        by: None,
    }
}

fn before(days: u32) -> Period {
    Period {
        side: Side::Before,
        ..after(days)
    }
}

fn mailed(days: u32) -> Period {
    Period {
        by: Some(Service::Mail),
        ..after(days)
    }
}

/// The day, and the words of the steps that lead to it.
fn told(period: Period, start: &str, holidays: &[Holiday]) -> (String, Vec<String>) {
    let start: Date = start.parse().unwrap();
    let found = counted(period, Some(&start), holidays).unwrap();
    let steps = found.steps.iter();
    let steps = steps.map(|step| step.words().as_str().to_owned());
    (found.day.edtf(), steps.collect())
}

fn due(period: Period, start: &str) -> String {
    told(period, start, &[]).0
}

/// 6(a)(1)(A) and (B): the day of the event is out, every day behind it is counted.
#[test]
fn the_day_of_the_event_is_out_and_every_other_is_counted() {
    let (day, steps) = told(after(21), "2025-09-01", &[]);
    assert_eq!(day, "2025-09-22");
    assert_eq!(
        steps,
        [
            "21 days after Mon 1 Sep 2025: Mon 22 Sep 2025",
            "no other holidays known of 2025"
        ]
    );
    // Intermediate weekends and holidays count, in short periods too.
    assert_eq!(due(after(7), "2025-12-23"), "2025-12-30");
    assert_eq!(due(after(1), "2025-09-22"), "2025-09-23");
}

/// 6(a)(1)(C): the last day goes on over a weekend, and over a holiday that follows on it.
#[test]
fn the_last_day_goes_on() {
    let (day, steps) = told(after(14), "2025-08-16", &[]);
    assert_eq!(day, "2025-09-02");
    assert_eq!(
        steps[1],
        "Sat 30 Aug 2025 is a Saturday, Sun 31 Aug 2025 a Sunday, Mon 1 Sep 2025 Labor Day: goes on to Tue 2 Sep 2025"
    );
    // A Sunday alone.
    assert_eq!(due(after(14), "2025-09-07"), "2025-09-22");
}

/// 6(a)(1)(C) and 6(a)(6)(A): over the end of a year.
#[test]
fn a_period_goes_over_the_end_of_a_year() {
    let (day, steps) = told(after(14), "2025-12-18", &[]);
    assert_eq!(day, "2026-01-02");
    assert_eq!(
        steps[1],
        "Thu 1 Jan 2026 is New Year’s Day: goes on to Fri 2 Jan 2026"
    );
    // What is listed of the year in which it began says nothing of the year in which it ends.
    let (_, steps) = told(
        after(14),
        "2025-12-18",
        &[holiday("2025-12-26", None, None)],
    );
    assert_eq!(steps.last().unwrap(), "no other holidays known of 2026");
}

/// 6(a)(1)(B): 29 February is a day like others.
#[test]
fn a_leap_day_is_counted() {
    assert_eq!(due(after(14), "2024-02-15"), "2024-02-29");
    assert_eq!(due(after(1), "2024-02-28"), "2024-02-29");
    assert_eq!(due(after(1), "2024-02-29"), "2024-03-01");
    // 28 February 2025 and 14 days: there is no 29th.
    assert_eq!(due(after(14), "2025-02-28"), "2025-03-14");
    assert_eq!(due(after(14), "2024-02-26"), "2024-03-11");
}

/// 6(a)(6)(A): Thanksgiving Day, the fourth Thursday of November, and not the Friday behind it.
#[test]
fn thanksgiving_is_no_last_day() {
    let (day, steps) = told(after(14), "2025-11-13", &[]);
    assert_eq!(day, "2025-11-28");
    assert_eq!(
        steps[1],
        "Thu 27 Nov 2025 is Thanksgiving Day: goes on to Fri 28 Nov 2025"
    );
    // 6(a)(6)(C): the Friday where the state has it.
    let friday = holiday(
        "2025-11-28",
        Some("Day after Thanksgiving"),
        Some(Declared::State),
    );
    let (day, steps) = told(after(14), "2025-11-13", &[friday]);
    assert_eq!(day, "2025-12-01");
    assert_eq!(
        steps[1],
        "Thu 27 Nov 2025 is Thanksgiving Day, Fri 28 Nov 2025 a listed holiday, Day after Thanksgiving, \
         Sat 29 Nov 2025 a Saturday, Sun 30 Nov 2025 a Sunday: goes on to Mon 1 Dec 2025"
    );
    assert_eq!(steps.len(), 2);
}

/// 6(d): three days are added to where the period ends by 6(a), not to the days of it.
#[test]
fn mail_adds_three_days_to_where_the_period_ends() {
    let (day, steps) = told(mailed(14), "2025-09-06", &[]);
    assert_eq!(
        steps[..3],
        [
            "14 days after Sat 6 Sep 2025: Sat 20 Sep 2025",
            "Sat 20 Sep 2025 is a Saturday, Sun 21 Sep 2025 a Sunday: goes on to Mon 22 Sep 2025",
            "mail adds 3 days to time that runs from being served (6(d)): Thu 25 Sep 2025",
        ]
    );
    assert_eq!(day, "2025-09-25");
    // 17 days would have ended on Tuesday the 23rd.
    assert_eq!(due(after(17), "2025-09-06"), "2025-09-23");
}

/// 6(d) and 6(a)(1)(C): the last day goes on again.
#[test]
fn after_the_three_days_the_last_day_goes_on_again() {
    let (day, steps) = told(mailed(21), "2025-10-30", &[]);
    assert_eq!(day, "2025-11-24");
    assert_eq!(
        steps[..3],
        [
            "21 days after Thu 30 Oct 2025: Thu 20 Nov 2025",
            "mail adds 3 days to time that runs from being served (6(d)): Sun 23 Nov 2025",
            "Sun 23 Nov 2025 is a Sunday: goes on to Mon 24 Nov 2025",
        ]
    );
    let clerk = Period {
        by: Some(Service::Clerk),
        ..after(21)
    };
    assert_eq!(due(clerk, "2025-10-30"), "2025-11-24");
}

/// 6(a)(5): before an event the next day is the one before.
#[test]
fn before_an_event_the_next_day_is_the_one_before() {
    let (day, steps) = told(before(14), "2025-09-15", &[]);
    assert_eq!(day, "2025-08-29");
    assert_eq!(
        steps[..2],
        [
            "14 days before Mon 15 Sep 2025: Mon 1 Sep 2025",
            "Mon 1 Sep 2025 is Labor Day, Sun 31 Aug 2025 a Sunday, Sat 30 Aug 2025 a Saturday: goes back to Fri 29 Aug 2025",
        ]
    );
    // 6(d) is of days after service.
    let by_mail = Period {
        by: Some(Service::Mail),
        ..before(14)
    };
    let (with_mail, steps) = told(by_mail, "2025-09-15", &[]);
    assert_eq!(with_mail, day);
    assert_eq!(steps[2], "mail adds no days before an event");
}

/// 6(a)(6)(C): the holidays of a state are for days after an event.
#[test]
fn a_holiday_of_the_state_does_not_count_before_an_event() {
    let of = |declared| holiday("2025-11-28", Some("Day after Thanksgiving"), declared);
    let (day, steps) = told(before(7), "2025-12-05", &[of(Some(Declared::State))]);
    assert_eq!(day, "2025-11-28");
    assert_eq!(
        steps[1],
        "Fri 28 Nov 2025 (Day after Thanksgiving) is a holiday of the state, which does not count before an event"
    );
    let (day, steps) = told(before(7), "2025-12-05", &[of(Some(Declared::Federal))]);
    assert_eq!((day.as_str(), steps.len()), ("2025-11-26", 2));
    // Where nobody says whose it is, the earlier day is given, and that it is not known.
    let (day, steps) = told(before(7), "2025-12-05", &[of(None)]);
    assert_eq!(day, "2025-11-26");
    assert!(steps[2].starts_with("who declared Fri 28 Nov 2025 a holiday is not said"));
}

/// 6(a)(6)(A): the day is the one that the statute sets, though it is a Saturday; that the Friday may be kept free is said.
#[test]
fn a_holiday_on_a_saturday_is_on_the_saturday() {
    let (day, steps) = told(after(14), "2026-06-19", &[]);
    assert_eq!(day, "2026-07-03");
    assert_eq!(
        steps[1],
        "Fri 3 Jul 2026 may be kept free for Independence Day, Sat 4 Jul 2026, which is the day that the statute \
         sets aside: if the court is closed, list it under `holidays`"
    );
    // 6(a)(6)(B): where it is listed, it is over.
    let closed = [holiday("2026-07-03", None, Some(Declared::Federal))];
    let (day, steps) = told(after(14), "2026-06-19", &closed);
    assert_eq!(day, "2026-07-06");
    assert!(steps[1].starts_with("Fri 3 Jul 2026 is a listed holiday, Sat 4 Jul 2026 a Saturday,"));
    // The Saturday itself goes on as any does.
    assert_eq!(due(after(15), "2026-06-19"), "2026-07-06");
    // The Monday behind a holiday on a Sunday.
    let (day, steps) = told(after(14), "2027-06-20", &[]);
    assert_eq!(day, "2027-07-05");
    assert!(
        steps[2]
            .starts_with("Mon 5 Jul 2027 may be kept free for Independence Day, Sun 4 Jul 2027")
    );
}

/// 6(a)(6)(A): Juneteenth is a holiday since there is a statute for it.
#[test]
fn juneteenth_is_a_holiday_since_2021() {
    assert_eq!(due(after(14), "2025-06-05"), "2025-06-20");
    assert_eq!(due(after(14), "2019-06-05"), "2019-06-19");
}

/// 6(a)(6)(B) and (C): several listed days behind each other.
#[test]
fn listed_holidays_are_gone_over_one_after_the_other() {
    let listed = [
        holiday("2025-12-24", None, None),
        holiday("2025-12-26", Some("Court closed"), None),
    ];
    let (day, steps) = told(after(20), "2025-12-04", &listed);
    assert_eq!(day, "2025-12-29");
    assert_eq!(
        steps[1],
        "Wed 24 Dec 2025 is a listed holiday, Thu 25 Dec 2025 Christmas Day, Fri 26 Dec 2025 a listed holiday, \
         Court closed, Sat 27 Dec 2025 a Saturday, Sun 28 Dec 2025 a Sunday: goes on to Mon 29 Dec 2025"
    );
    assert_eq!(steps.len(), 2);
}

/// Courts that count otherwise: the days alone.
#[test]
fn calendar_days_are_the_days_alone() {
    let calendar = Period {
        count: Count::Calendar,
        ..after(30)
    };
    let (day, steps) = told(calendar, "2025-07-31", &[]);
    assert_eq!(day, "2025-08-30");
    assert_eq!(steps, ["30 days after Thu 31 Jul 2025: Sat 30 Aug 2025"]);
    // And no paragraph of the rule is cited for them.
    let start = Date::read("2025-07-31").unwrap();
    let calendar_steps = counted(calendar, Some(&start), &[]).unwrap().steps;
    assert!(calendar_steps.iter().all(|step| step.rule().is_none()));
    let mailed = Period {
        by: Some(Service::Mail),
        ..calendar
    };
    let (day, steps) = told(mailed, "2025-07-31", &[]);
    assert_eq!(day, "2025-08-30");
    assert_eq!(
        steps[1],
        "mail adds no days where calendar days are counted"
    );
    // No rule of 2009 is asked for.
    assert_eq!(due(calendar, "1999-12-02"), "2000-01-01");
}

#[test]
fn what_is_not_known_to_the_day_cannot_be_counted() {
    for inexact in [
        "2025-09",
        "2025-09-01~",
        "2025-09-01?",
        "2025-09-XX",
        "../2025-09-01",
    ] {
        let date: Date = inexact.parse().unwrap();
        let cannot = counted(after(21), Some(&date), &[]).unwrap_err();
        assert_eq!(cannot, Cannot::NotOneDay(date));
    }
    assert_eq!(counted(after(21), None, &[]), Err(Cannot::NoDate));
    let date: Date = "2025-09-01".parse().unwrap();
    assert_eq!(counted(after(0), Some(&date), &[]), Err(Cannot::NoDays));
    // Before December 2009 short periods left out weekends.
    let old: Date = "2009-11-30".parse().unwrap();
    let cannot = counted(after(10), Some(&old), &[]).unwrap_err();
    assert_eq!(cannot, Cannot::BeforeTheRule(day("2009-11-30")));
    assert_eq!(
        cannot.words().as_str(),
        "cannot be counted: the rule counts so since Tue 1 Dec 2009, and this is counted from Mon 30 Nov 2009"
    );
}
