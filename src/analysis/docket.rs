//! What follows of an entry of a docket: up to when something is due, and what was filed for that.

use super::{answers::Answers, party};
use crate::{
    clean,
    library::{Index, Library, due},
    model::{
        At, Date, Due, Kind, Ref, Role, Text,
        record::{EntryKind, EntryStatus},
    },
    text::Clean,
};

pub use crate::library::due::{DueBy, Uncounted, due_by, entry};

/// How what an entry sets or asks for stands, by what is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing is recorded of it since.
    Open,
    /// A source says that it was not done.
    NotDone,
    /// A source says that it was done.
    Done,
    /// Something was filed for it, as far as that is recorded by one of those whose it is.
    Filed,
    /// A source says what has become of it.
    Became(EntryStatus),
}

/// How it stands. What a source says of the entry itself goes before what was filed, but for `set`, which says no more than
/// that it was to come; and that it was done does so where what was filed does not say that for each of those whose it is.
pub fn state(library: &Library, index: Index, answers: &Answers) -> State {
    let Some(entry) = entry(library, index) else {
        return State::Open;
    };
    match (entry.status(), entry.done.map(|done| done.value)) {
        (Some(status @ (EntryStatus::Moved | EntryStatus::Vacated | EntryStatus::Held)), _) => {
            State::Became(status)
        }
        (_, Some(false)) => State::NotDone,
        (_, Some(true)) if !answers.is_whole() => State::Done,
        _ if answers.has_some() => State::Filed,
        (Some(status), _) => State::Became(status),
        (None, _) => State::Open,
    }
}

/// What is surely later than an entry and yet is said to be answered by it: the entry that it answers, or from which that is
/// due: the order that sets it, the motion after which it is counted. The day of a hearing or a deadline is none on which it
/// was set.
pub fn later_cause(library: &Library, answer: Index, answered: Index) -> Option<Index> {
    let own = entry(library, answer)?.date.as_ref()?;
    let target = entry(library, answered)?;
    let case = library.at(answered).key.case();
    let find = |reference: &At<Ref>| library.resolve(case, reference);
    let after = match &target.due {
        Some(Due::From(from)) => from.after.as_ref().and_then(find),
        _ => None,
    };
    let set_by = target.set_by.as_ref().and_then(find);
    let causes = std::iter::once(answered).chain(set_by).chain(after);
    causes.into_iter().find(|cause| {
        let of = entry(library, *cause)
            .filter(|of| !matches!(of.kind(), EntryKind::Hearing | EntryKind::Deadline));
        let date = of.and_then(|of| of.date.as_ref());
        *cause != answer && date.is_some_and(|date| own.is_surely_before(date))
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
    // Of one day in the order of the files.
    answers.reverse();
    due::newest_first(library, &mut answers);
    answers.reverse();
    answers
}

/// The day of an entry that gives none of its own and is due so many days after another one: the day that was counted.
/// It is kept with the library.
pub fn counted_day(library: &Library, index: Index) -> Option<&At<Date>> {
    let kept = library.kept_of(index).due.get_or_init(|| {
        let value = due::counted_day(library, index)?;
        let span = match &entry(library, index)?.due {
            Some(Due::From(from)) => from.days.span,
            _ => return None,
        };
        Some(Box::new(At { value, span }))
    });
    kept.as_deref()
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
        (Some(_), Some(DueBy::Counted(counted))) => clean!["due ", counted.day.words(), ": "],
        (_, Some(_)) => "due: ".into(),
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
        (None, Some(DueBy::Counted(counted))) => clean!["due ", counted.day.words(), " (counted)"],
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
    let date = entry(library, index).and_then(|entry| entry.date.as_ref());
    let date = date.map(|date| clean![" (", date.words(), ")"]);
    let number = number(library, index).map(|number| clean![number, ", "]);
    clean![number, library.short(index), date]
}

/// ` in Roe v. Doe`: on which docket an entry stands, where that is another than that of the one beside which it is told.
pub fn elsewhere(library: &Library, index: Index, beside: Index) -> Option<Clean> {
    let own = proceeding(library, index)?;
    (Some(own) != proceeding(library, beside)).then(|| clean![" in ", library.short(own)])
}

/// An entry by its number alone, `Doc. 21`, and by its title where it has none.
pub fn numbered(library: &Library, index: Index) -> Clean {
    number(library, index).unwrap_or_else(|| library.short(index))
}

fn number(library: &Library, index: Index) -> Option<Clean> {
    let number = entry(library, index)?.number.as_ref()?;
    Some(clean!["Doc. ", crate::text::clean_line(number.raw())])
}
