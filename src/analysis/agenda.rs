//! What is to come in the proceedings of a library, and what is late: hearings and what is due, by day.

use super::{
    answers::{Answers, Met},
    docket::{self, DueBy, State, due_by, state},
};
use crate::{
    library::{Index, Library, Scope},
    model::{
        Date, Day, Kind,
        date::Certainty,
        record::{EntryKind, EntryStatus},
    },
};

/// What there is on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    Hearing,
    Due,
}

impl What {
    /// As a list says it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Hearing => "hearing",
            Self::Due => "due",
        }
    }
}

/// A row of the agenda.
#[derive(Clone, Debug, PartialEq)]
pub struct Item<'l> {
    pub index: Index,
    pub what: What,
    /// When, as a source says; none where the day was counted, or cannot be.
    pub date: Option<&'l Date>,
    /// The one day; none where the date is no one day, or none is known.
    pub day: Option<Day>,
    /// The first and the last day of a hearing that lasts from one day to another.
    pub days: Option<(Day, Day)>,
    pub state: State,
    /// What was filed for it.
    pub answers: Answers,
    /// Whether something in its record could not be read: what is not recorded of it may stand there.
    pub is_misread: bool,
}

/// The agenda of a scope.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agenda<'l> {
    /// What has one day, or lasts from one to another, in the order of the days and, within a day, of the hours; what has no
    /// hour comes first.
    pub dated: Vec<Item<'l>>,
    /// What has no one day, or none that can be counted.
    pub undated: Vec<Item<'l>>,
}

impl Item<'_> {
    /// Whether it was due before that day, and nothing recorded says of one of those whose it is that it was done, filed, moved
    /// or vacated.
    ///
    /// What was filed for it is filed, whenever: whether that was in time is told by [`Item::is_filed_late`].
    pub fn is_late(&self, today: Day) -> bool {
        self.is_open()
            && !self.is_misread
            && self.answers.to_cause.is_empty()
            && self.is_past(today)
    }

    /// Whether it was due before that day, and it is not known whether it is late: its record could not all be read, its day is
    /// in doubt, or what was filed may be none of what was due, or may be it: it answers what set it.
    pub fn is_perhaps_late(&self, today: Day) -> bool {
        let is_unmet = self.state == State::Filed
            && self.answers.has(Met::Unknown)
            && self.answers.set_off.is_none();
        let is_past = self.is_past(today);
        let is_in_doubt = self.is_misread || is_unmet || !self.answers.to_cause.is_empty();
        let is_perhaps = (is_past && is_in_doubt) || self.is_perhaps_past(today);
        (self.is_open() || is_unmet) && is_perhaps && !self.is_late(today)
    }

    /// Whether it was surely due before that day, whatever has become of it.
    pub fn is_past(&self, today: Day) -> bool {
        self.what == What::Due && self.has_gone_by(today) && self.is_day_sure()
    }

    /// Whether it was due before that day as it is written, and the day is in doubt.
    pub fn is_perhaps_past(&self, today: Day) -> bool {
        self.what == What::Due && self.has_gone_by(today) && !self.is_day_sure()
    }

    /// Whether the last day that it can mean is before that day.
    fn has_gone_by(&self, today: Day) -> bool {
        self.last_day().is_some_and(|day| day < today)
    }

    /// The last day that it can mean.
    pub fn last_day(&self) -> Option<Day> {
        self.day.or_else(|| self.date?.latest())
    }

    /// The first and the last of its days; none where it is not known which it has.
    pub fn span(&self) -> Option<(Day, Day)> {
        self.day.map(|day| (day, day)).or(self.days)
    }

    fn is_day_sure(&self) -> bool {
        let certainty = self.date.map(Date::certainty);
        self.day.is_some() || certainty == Some(Certainty::Exact)
    }

    /// Whether nothing recorded says that it was done, answered by all whose it is, moved or vacated. What an order set that is
    /// vacated is not open.
    fn is_open(&self) -> bool {
        let is_open = match self.state {
            State::Open | State::NotDone | State::Became(EntryStatus::Set) => true,
            State::Filed => self.answers.is_missing(),
            State::Done | State::Became(_) => false,
        };
        is_open && self.answers.set_off.is_none()
    }

    /// Whether it is still to come on that day, or on the day itself: not what is done, answered by all whose it is, held, moved
    /// or vacated.
    pub fn is_ahead(&self, today: Day) -> bool {
        let is_over = matches!(
            self.state,
            State::Became(EntryStatus::Moved | EntryStatus::Vacated | EntryStatus::Held)
        );
        !is_over && !self.is_settled() && self.span().is_some_and(|(_, last)| last >= today)
    }

    /// Whether nothing is left to be done about it.
    pub fn is_settled(&self) -> bool {
        let is_answered = self.state == State::Filed && self.answers.is_whole();
        self.what == What::Due && (is_answered || self.state == State::Done)
    }

    /// Whether all that was filed for it by one of those whose it is, is surely of a later day or hour than it was due.
    pub fn is_filed_late(&self) -> bool {
        // What could not be read may say that it was moved.
        self.state == State::Filed && !self.is_misread && self.answers.has(Met::After)
    }
}

impl<'l> Agenda<'l> {
    /// All that has a place in the agenda: hearings, and what is due. An entry that is neither has none.
    pub fn of(library: &'l Library, scope: &Scope) -> Self {
        let entries = library.of_kind(scope, Kind::Entry).iter();
        let entries = entries.chain(library.apart(scope, Kind::Entry));
        let mut agenda = Self::default();
        for index in entries {
            for item in items(library, *index) {
                match item.span() {
                    Some(_) => agenda.dated.push(item),
                    None => agenda.undated.push(item),
                }
            }
        }
        let hour = |item: &Item<'_>| {
            item.date
                .and_then(|date| date.time())
                .map(|time| time.0.to_owned())
        };
        agenda
            .dated
            .sort_by_cached_key(|item| (item.span(), hour(item), item.index));
        agenda.undated.sort_by_key(|item| item.index);
        agenda
    }

    /// What is late on a day, the oldest first.
    pub fn late(&self, today: Day) -> Vec<&Item<'l>> {
        self.by_last_day(|item| item.is_late(today))
    }

    /// What was due before a day, and of which it is not known whether it is late, the oldest first.
    pub fn perhaps_late(&self, today: Day) -> Vec<&Item<'l>> {
        self.by_last_day(|item| item.is_perhaps_late(today))
    }

    fn by_last_day(&self, is_one: impl Fn(&Item<'l>) -> bool) -> Vec<&Item<'l>> {
        let all = self.dated.iter().chain(&self.undated);
        let mut items: Vec<_> = all.filter(|item| is_one(item)).collect();
        items.sort_by_key(|item| item.last_day());
        items
    }

    /// What is to come from a day on, to another one at most.
    pub fn between(&self, from: Day, to: Option<Day>) -> impl Iterator<Item = &Item<'l>> {
        let is_in =
            move |(first, last): (Day, Day)| from <= last && to.is_none_or(|to| first <= to);
        let items = self.dated.iter();
        items.filter(move |item| item.span().is_some_and(is_in))
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.dated.is_empty() && self.undated.is_empty()
    }
}

/// What comes next in the proceedings of a case, and what is late, on the day on which the library was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToCome {
    /// How many are still to come, and how many are late.
    pub ahead: usize,
    pub late: usize,
    /// Of how many it is not known whether they are late.
    pub perhaps: usize,
    /// The oldest that is late, then the next that are to come.
    pub first: Vec<(Index, What)>,
}

/// How many are told of what is to come.
const NEXT: usize = 3;

/// What comes next in a case; worked out at the first question and kept with the library, since its page asks each time that
/// it is shown. Nothing where it is not known on which day the library was read.
pub fn to_come(library: &Library, case: Index) -> &ToCome {
    let kept = &library.kept_of(case).to_come;
    kept.get_or_init(|| {
        let Some(today) = library.read_on else {
            return ToCome::default();
        };
        let scope = Scope::Case(library.at(case).key.id().clone());
        let agenda = Agenda::of(library, &scope);
        let ahead = agenda.between(today, None);
        let ahead: Vec<_> = ahead.filter(|item| item.is_ahead(today)).collect();
        let late = agenda.late(today);
        let perhaps = agenda.perhaps_late(today);
        let first = late.iter().take(1);
        let first = first.chain(perhaps.iter().take(1));
        let first = first.chain(ahead.iter().take(NEXT));
        ToCome {
            ahead: ahead.len(),
            late: late.len(),
            perhaps: perhaps.len(),
            first: first.map(|item| (item.index, item.what)).collect(),
        }
    })
}

/// What of an entry has a place in the agenda.
pub fn items(library: &Library, index: Index) -> Vec<Item<'_>> {
    let Some(entry) = docket::entry(library, index) else {
        return Vec::new();
    };
    let due = due_by(library, index).map(|due| {
        let (date, day) = match due {
            DueBy::On(date) => (Some(date), date.day()),
            DueBy::Counted(counted) => (None, Some(counted.day)),
            DueBy::Uncounted(_) => (None, None),
        };
        (What::Due, date, day, None)
    });
    // A deadline of which no source gives a day is due all the same.
    let is_due = entry.kind() == EntryKind::Deadline;
    let due = due.or_else(|| is_due.then_some((What::Due, None, None, None)));
    // An order that was vacated has a status as well.
    let is_heard = entry.kind() == EntryKind::Hearing;
    let heard = is_heard.then(|| {
        let date = entry.date.as_ref().map(|date| &date.value);
        let lasts = date.and_then(lasts);
        (What::Hearing, date, date.and_then(Date::day), lasts)
    });
    let both = due.into_iter().chain(heard);
    both.map(|(what, date, day, days)| {
        let answers = Answers::to(library, index);
        Item {
            index,
            what,
            date,
            day,
            days,
            state: state(library, index, &answers),
            answers,
            is_misread: library.at(index).here.is_misread,
        }
    })
    .collect()
}

/// The first and the last day of what surely lasts from one day to another.
fn lasts(date: &Date) -> Option<(Day, Day)> {
    let all = date.stretches();
    let [only] = &all[..] else { return None };
    let is_exact = only.has_exact_ends() == [true; 2];
    only.sure.filter(|(first, last)| is_exact && first < last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::tests::library, model::Key};

    #[test]
    fn what_is_to_come_is_worked_out_once() {
        let mut library = library(
            "
proceedings: {suit: {title: Suit}}
entries:
  past: {in: suit, kind: deadline, title: A, due: 2026-11-01}
  older: {in: suit, kind: deadline, title: B, due: 2026-10-01}
  one: {in: suit, kind: hearing, title: C, date: 2026-12-01}
  two: {in: suit, kind: hearing, title: D, date: 2026-12-02}
  three: {in: suit, kind: hearing, title: E, date: 2026-12-03}
  four: {in: suit, kind: hearing, title: F, date: 2026-12-04}
",
        );
        library.read_on = Some(Day {
            year: 2026,
            month: 11,
            day: 20,
        });
        let cases = library.of_kind(&Scope::Library, Kind::Case);
        let case = cases[0];
        assert!(matches!(library.at(case).key, Key::Case(_)));
        let found = to_come(&library, case);
        assert_eq!((found.ahead, found.late), (4, 2));
        let ids: Vec<&str> = found
            .first
            .iter()
            .map(|(index, _)| library.at(*index).key.id().as_str())
            .collect();
        assert_eq!(ids, ["older", "one", "two", "three"]);
        // The page of a case asks at each movement of what is selected.
        assert!(std::ptr::eq(found, to_come(&library, case)));
    }
    #[test]
    fn what_is_answered_takes_no_place_before_what_is_to_come() {
        let mut library = library(
            "
proceedings: {suit: {title: Suit}}
entries:
  brief: {in: suit, kind: deadline, title: A, due: 2026-11-25}
  filed: {in: suit, kind: filing, title: B, date: 2026-11-10, answers: brief}
  done: {in: suit, kind: deadline, title: C, due: 2026-11-26, done: true}
  month: {in: suit, kind: deadline, title: D, due: 2026-09}
  doubt: {in: suit, kind: deadline, title: D, due: '2026-09-02?'}
  one: {in: suit, kind: hearing, title: E, date: 2026-12-01}
  two: {in: suit, kind: hearing, title: F, date: 2026-12-02}
  three: {in: suit, kind: hearing, title: G, date: 2026-12-03}
",
        );
        library.read_on = Some(Day {
            year: 2026,
            month: 11,
            day: 20,
        });
        let case = library.of_kind(&Scope::Library, Kind::Case)[0];
        let found = to_come(&library, case);
        assert_eq!((found.ahead, found.late, found.perhaps), (3, 1, 1));
        let ids: Vec<&str> = found
            .first
            .iter()
            .map(|(index, _)| library.at(*index).key.id().as_str())
            .collect();
        assert_eq!(ids, ["month", "doubt", "one", "two", "three"]);
    }
}
