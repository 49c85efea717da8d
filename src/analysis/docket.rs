//! What follows of an entry of a docket: up to when something is due, and what was filed for that.

use super::party::{self, is_same_voice, replies_on_behalf};
use crate::{
    clean,
    library::{Index, Library},
    model::{
        Body, Date, DueFrom, Kind, Ref, Role, Text,
        period::Count,
        record::{Entry, EntryKind, EntryStatus},
    },
    period::{self, Cannot, Counted, Period, Side},
    text::Clean,
};

/// Up to when something is due.
#[derive(Clone, Debug, PartialEq)]
pub enum DueBy<'l> {
    /// The day that a source gives; with a time where it gives one.
    On(&'l Date),
    /// The day that was counted, and how.
    Counted(Counted),
    /// None can be counted, and why not.
    Uncounted(Uncounted),
}

/// Why no day can be counted.
#[derive(Clone, Debug, PartialEq)]
pub enum Uncounted {
    /// The record does not say from which entry on.
    FromNothing,
    /// It says both after which and before which one.
    FromTwo,
    /// What it is counted from is itself only due, and when it was done no record says.
    FromDue,
    /// What it is counted from is no entry of this library.
    NotHere,
    /// What it is counted from is recorded as moved, or as vacated: its day is the one that does not hold.
    Off(EntryStatus),
    Cannot(Cannot),
}

impl Uncounted {
    /// Why, as a page says it.
    pub fn words(&self) -> Clean {
        match self {
            Self::FromNothing => "cannot be counted: from which entry on is not said".into(),
            Self::FromTwo => {
                "cannot be counted: both `after` and `before` are written, and one is meant".into()
            }
            Self::FromDue => {
                "cannot be counted: what it is counted from is itself only due, on no day of its own".into()
            }
            Self::NotHere => {
                "cannot be counted: what it is counted from is not in this library".into()
            }
            Self::Off(status) => clean![
                "cannot be counted: what it is counted from is recorded as ",
                status.says()
            ],
            Self::Cannot(why) => why.words(),
        }
    }
}

/// The entry at an index; none where another record is there.
pub fn entry(library: &Library, index: Index) -> Option<&Entry> {
    match &library.at(index).body {
        Body::Entry(entry) => Some(entry),
        _ => None,
    }
}

/// Up to when an entry is due: as its source says, or counted. Of a deadline of which only the date is recorded, that is
/// its day. None where nothing is due.
pub fn due_by(library: &Library, index: Index) -> Option<DueBy<'_>> {
    let entry = entry(library, index)?;
    match &entry.due {
        Some(crate::model::Due::On(date)) => Some(DueBy::On(date)),
        Some(crate::model::Due::From(from)) => Some(counted(library, index, from)),
        None if entry.kind() == EntryKind::Deadline => {
            entry.date.as_ref().map(|date| DueBy::On(date))
        }
        None => None,
    }
}

fn counted<'l>(library: &'l Library, index: Index, from: &DueFrom) -> DueBy<'l> {
    let (side, event) = match (&from.after, &from.before) {
        (Some(after), None) => (Side::After, after),
        (None, Some(before)) => (Side::Before, before),
        (None, None) => return DueBy::Uncounted(Uncounted::FromNothing),
        (Some(_), Some(_)) => return DueBy::Uncounted(Uncounted::FromTwo),
    };
    let found = library.resolve(library.at(index).key.case(), event);
    let Some(event) = found.and_then(|found| self::entry(library, found)) else {
        return DueBy::Uncounted(Uncounted::NotHere);
    };
    if let Some(off @ (EntryStatus::Moved | EntryStatus::Vacated)) = event.status() {
        return DueBy::Uncounted(Uncounted::Off(off));
    }
    if event.date.is_none() && event.due.is_some() {
        return DueBy::Uncounted(Uncounted::FromDue);
    }
    let period = Period {
        days: from.days.value,
        side,
        count: from.count.map_or(Count::Frcp, |count| count.value),
        by: from.served.map(|served| served.value),
    };
    let start = event.date.as_ref().map(|date| &date.value);
    match period::counted(period, start, &library.holidays) {
        Ok(counted) => DueBy::Counted(counted),
        Err(cannot) => DueBy::Uncounted(Uncounted::Cannot(cannot)),
    }
}

/// How what an entry sets or asks for stands, by what is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing is recorded of it since.
    Open,
    /// A source says that it was not done.
    NotDone,
    /// A source says that it was done.
    Done,
    /// These were filed for it by whom it is for, as far as that is recorded, in the order of their days.
    Filed(Vec<Index>),
    /// A source says what has become of it.
    Became(EntryStatus),
}

/// How it stands. What a source says of the entry itself goes before what was filed, but for `set`, which says no more than
/// that it was to come.
pub fn state(library: &Library, index: Index) -> State {
    let Some(entry) = entry(library, index) else {
        return State::Open;
    };
    match (entry.status(), entry.done.map(|done| done.value)) {
        (Some(status @ (EntryStatus::Moved | EntryStatus::Vacated | EntryStatus::Held)), _) => {
            return State::Became(status);
        }
        (_, Some(false)) => return State::NotDone,
        _ => {}
    }
    let filed = filed_for(library, index);
    match (filed.is_empty(), entry.done.is_some(), entry.status()) {
        (false, ..) => State::Filed(filed),
        (true, true, _) => State::Done,
        (true, false, Some(status)) => State::Became(status),
        (true, false, None) => State::Open,
    }
}

/// The entries that meet one: that answer it, and may be filings of whom it is for. A motion of the other side answers a
/// deadline as well, and an order that moves it; neither meets it.
pub fn filed_for(library: &Library, index: Index) -> Vec<Index> {
    let mut filed = answered_by(library, index);
    let whose = party::named(library, index, Role::FiledFor);
    filed.retain(|one| {
        let is_off = entry(library, *one).is_some_and(|entry| {
            let day = entry.date.as_ref().and_then(|date| date.earliest());
            let is_to_come = library.read_on.zip(day).is_some_and(|(on, day)| day > on);
            is_to_come || entry.status() == Some(EntryStatus::Vacated)
        });
        if is_off {
            return false;
        }
        let is_filing = entry(library, *one).is_some_and(|entry| match entry.kind() {
            EntryKind::Filing | EntryKind::Notice | EntryKind::Other => true,
            EntryKind::Order | EntryKind::Minute | EntryKind::Hearing | EntryKind::Deadline => {
                false
            }
        });
        let by = party::named(library, *one, Role::FiledBy);
        let is_theirs = || {
            let mut pairs = by
                .iter()
                .flat_map(|by| whose.iter().map(move |of| (*by, *of)));
            pairs.any(|(by, of)| files_for(library, index, by, of))
        };
        is_filing && (by.is_empty() || whose.is_empty() || is_theirs())
    });
    filed
}

/// Whether somebody files for another: they themselves, who speaks for them or belongs to them, or their counsel in the
/// proceeding of an entry.
fn files_for(library: &Library, index: Index, by: Index, of: Index) -> bool {
    if is_same_voice(library, by, of) || replies_on_behalf(library, by, of) {
        return true;
    }
    let Some(record) = proceeding(library, index).map(|proceeding| library.at(proceeding)) else {
        return false;
    };
    let Body::Proceeding(proceeding) = &record.body else {
        return false;
    };
    let is = |who: &Ref, wanted: Index| library.resolve(record.key.case(), who) == Some(wanted);
    proceeding.parties.iter().any(|party| {
        let mut counsel = party.counsel.iter();
        is(&party.who, of) && counsel.any(|counsel| is(&counsel.who, by))
    })
}

/// The entries that answer one, by their days.
pub fn answered_by(library: &Library, index: Index) -> Vec<Index> {
    let naming = library.named_by(index);
    let naming =
        naming.filter(|(role, other)| *role == Role::Answers && other.kind() == Kind::Entry);
    let mut answers: Vec<Index> = naming
        .filter_map(|(_, other)| library.index(&other.key))
        .collect();
    answers.dedup();
    // Nothing answers itself, nor what answers it.
    let mine = party::named(library, index, Role::Answers);
    answers.retain(|one| *one != index && !mine.contains(one));
    answers.sort_by(|one, other| library.at(*other).body.in_docket(&library.at(*one).body));
    answers
}

/// The proceeding on whose docket an entry stands.
pub fn proceeding(library: &Library, index: Index) -> Option<Index> {
    let mut names = library.at(index).names.iter();
    names.find_map(|(role, named)| (*role == Role::Docket).then_some(*named))
}

/// An entry in the chronology: what is due is no more than due, and what was moved or vacated was not held then.
pub fn told(library: &Library, index: Index, title: &Text) -> Clean {
    let title = crate::text::clean_line(title.raw());
    let Some(entry) = entry(library, index) else {
        return title;
    };
    let due = match (&entry.date, due_by(library, index)) {
        (Some(_), None) | (None, None) => Clean::default(),
        (_, Some(DueBy::Counted(counted))) => clean!["due ", counted.day.words(), ": "],
        (_, Some(DueBy::On(_) | DueBy::Uncounted(_))) => "due: ".into(),
    };
    let became = entry.status().filter(|status| *status != EntryStatus::Held);
    let became = became.map(|status| clean![" (", status.says(), ")"]);
    clean![due, title, became]
}

/// What a list has before the title of an entry: its day, or that it is due on one, and its number. The day that was
/// counted is one as well.
pub fn lead(library: &Library, index: Index) -> Clean {
    let Some(entry) = entry(library, index) else {
        return Clean::default();
    };
    let day = match (&entry.date, due_by(library, index)) {
        (Some(date), _) => date.words(),
        (None, Some(DueBy::On(date))) => clean!["due ", date.words()],
        (None, Some(DueBy::Counted(counted))) => clean!["due ", counted.day.words()],
        (None, Some(DueBy::Uncounted(_)) | None) => match &entry.date_said {
            Some(said) => clean!["“", crate::text::clean_line(said.raw()), "”"],
            None => "no day".into(),
        },
    };
    let number = entry.number.as_ref();
    let number = number.map(|number| clean!["  ", crate::text::clean_line(number.raw())]);
    clean![day, number]
}

/// An entry as a line names it: `Doc. 21, Reply (4 Dec 2026)`.
pub fn named(library: &Library, index: Index) -> Clean {
    let entry = entry(library, index);
    let number = entry.and_then(|entry| entry.number.as_ref());
    let number = number.map(|number| clean!["Doc. ", crate::text::clean_line(number.raw()), ", "]);
    let date = entry.and_then(|entry| entry.date.as_ref());
    let date = date.map(|date| clean![" (", date.words(), ")"]);
    clean![number, library.short(index), date]
}
