//! What is recorded for something that is due: of whom, whether in time, and what of it does not count.
//!
//! Each of those whose it is owes an answer of their own. That a filing meets what is due its record says with `answers`;
//! one on which an order was made, or of which its filer filed something later, is told with that, and hides no lateness.
//! Where nothing is said to answer it, what was filed since and says of nothing that it answers it is named.

mod when;

use super::{
    docket::{self, answered_by, entry, later_cause},
    party::{self, is_same_voice, replies_on_behalf},
};
use crate::{
    clean,
    library::{Index, Library},
    model::{
        At, Body, Date, Due, Ref, Role,
        record::{EntryKind, EntryStatus},
    },
    text::{Clean, fold},
};
pub use when::When;

/// What is recorded for something that is due.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// A share for each of those whose it is; one of nobody where it is not said whose it is.
    pub shares: Vec<Share>,
    /// What is said to answer it and counts for none of them, and why not.
    pub others: Vec<(Index, Why)>,
    /// What may have met or moved it where nothing else is recorded: what they filed in answer to what set it or to what its
    /// days are counted from, an order on what set it, and an order on it; each with what it answers.
    pub to_cause: Vec<(Index, Index)>,
    /// The entry that set it, where that is vacated.
    pub set_off: Option<Index>,
}

/// What is recorded of one of those whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// Whose; none where that is not said.
    pub of: Option<Index>,
    /// What was filed, in the order of its days.
    pub filed: Vec<Filed>,
}

/// Something that was filed for what is due.
#[derive(Clone, Debug, PartialEq)]
pub struct Filed {
    pub index: Index,
    /// The orders that were made on it: it may have asked for more time, and not be what was due.
    pub ruled_on: Vec<Index>,
    pub when: When,
    /// Whether it is known for whom of several it was filed.
    pub is_whose_known: bool,
}

/// How one of those whose it is has met it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Met {
    /// Nothing of them is recorded.
    Missing,
    /// In time, as far as there is a day.
    Answered,
    /// All of it is surely after its day or hour.
    After,
    /// Something was filed; whether in time is not known.
    TimeUnknown,
    /// Whether what was filed is what was due is not known.
    Unknown,
}

impl Met {
    /// As JSON has it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Answered => "answered",
            Self::After => "after",
            Self::TimeUnknown => "time-unknown",
            Self::Unknown => "unknown",
        }
    }
}

/// Why something that is said to answer it does not count.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    Vacated,
    /// It is of a day that is to come.
    ToCome,
    /// It is surely earlier than this, which it would answer or which set it.
    Before(Index),
    /// It is nothing that parties file.
    Is(EntryKind),
    /// It is of others.
    Of(Vec<Index>),
    /// It is of these, who are recorded as counsel of one whose it is, at another time.
    NotCounselThen(Vec<Index>),
}

impl Answers {
    /// What is recorded for an entry.
    pub fn to(library: &Library, index: Index) -> Self {
        let mut whose = Vec::new();
        for one in party::named(library, index, Role::FiledFor) {
            if !whose.contains(&one) {
                whose.push(one);
            }
        }
        let of = whose.iter().copied().map(Some);
        let of: Vec<_> = match whose.is_empty() {
            true => vec![None],
            false => of.collect(),
        };
        let shares = of.into_iter().map(|of| Share {
            of,
            filed: Vec::new(),
        });
        let mut answers = Self {
            shares: shares.collect(),
            others: Vec::new(),
            to_cause: Vec::new(),
            set_off: set_by(library, index).filter(|by| is_vacated(library, *by)),
        };
        for one in answered_by(library, index) {
            if let Some(why) = does_not_count(library, index, one) {
                // An order on it may give more time, or none.
                match why {
                    Why::Is(EntryKind::Order) => answers.to_cause.push((one, index)),
                    why => answers.others.push((one, why)),
                }
                continue;
            }
            let theirs = |share: &Share| share.of.is_none_or(|of| is_of(library, index, one, of));
            let count = answers.shares.iter().filter(|share| theirs(share)).count();
            for share in answers.shares.iter_mut().filter(|share| theirs(share)) {
                let is_joint_alone = share
                    .of
                    .is_some_and(|of| is_joint_of_another(library, index, one, of));
                let is_whose_known = !is_joint_alone
                    && (count < 2 || share.of.is_some_and(|of| says(library, one, of)));
                share.filed.push(Filed {
                    index: one,
                    ruled_on: ruled_on(library, one),
                    when: When::of(library, index, one),
                    is_whose_known,
                });
            }
            if count == 0 {
                answers.others.push((one, whose_else(library, index, one)));
            }
        }
        let to_cause = answers.to_cause(library, index);
        answers.to_cause.extend(to_cause);
        answers
    }

    fn to_cause(&self, library: &Library, index: Index) -> Vec<(Index, Index)> {
        let missing = self.shares.iter().filter(|share| share.filed.is_empty());
        let missing: Vec<Option<Index>> = missing.map(|share| share.of).collect();
        if missing.is_empty() {
            return Vec::new();
        }
        let is_theirs = |one: Index| {
            let mut missing = missing.iter();
            missing.any(|of| of.is_none_or(|of| is_of(library, index, one, of)))
        };
        let set_by = set_by(library, index);
        let mut found: Vec<(Index, Index)> = Vec::new();
        for cause in causes(library, index) {
            for one in answered_by(library, cause) {
                let is_known = one == index
                    || found.iter().any(|(known, _)| *known == one)
                    || self.to_cause.iter().any(|(known, _)| *known == one)
                    || self.others.iter().any(|(other, _)| *other == one);
                let is_one = match does_not_count(library, cause, one) {
                    None => is_theirs(one),
                    // What is counted from a filing does not move with an order on it.
                    Some(why) => why == Why::Is(EntryKind::Order) && set_by == Some(cause),
                };
                if !is_known && is_one {
                    found.push((one, cause));
                }
            }
        }
        found
    }

    /// Whether something that counts is recorded.
    pub fn has_some(&self) -> bool {
        self.shares.iter().any(|share| !share.filed.is_empty())
    }

    /// Whether nothing is recorded of one of those whose it is.
    pub fn is_missing(&self) -> bool {
        self.has(Met::Missing)
    }

    /// Whether each of those whose it is has answered it, in time or not.
    pub fn is_whole(&self) -> bool {
        !self.has(Met::Missing) && !self.has(Met::Unknown)
    }

    /// Whether one of them has met it so.
    pub fn has(&self, met: Met) -> bool {
        self.shares.iter().any(|share| share.met() == met)
    }

    /// All that was filed, each once.
    pub fn filed(&self) -> Vec<Index> {
        let mut all = Vec::new();
        for filed in self.shares.iter().flat_map(|share| &share.filed) {
            if !all.contains(&filed.index) {
                all.push(filed.index);
            }
        }
        all
    }
}

impl Share {
    /// How they have met it.
    pub fn met(&self) -> Met {
        if self.filed.is_empty() {
            return Met::Missing;
        }
        let plain = || self.filed.iter().filter(|filed| filed.is_plain());
        if plain().next().is_none() {
            return Met::Unknown;
        }
        if plain().any(|filed| matches!(filed.when, When::InTime | When::NoDay)) {
            return Met::Answered;
        }
        // What an order was made on may have met it before.
        match self.filed.iter().all(Filed::is_after) {
            true => Met::After,
            false => Met::TimeUnknown,
        }
    }
}

impl Filed {
    /// Whether it is surely after its day or hour.
    pub fn is_after(&self) -> bool {
        matches!(self.when, When::AfterDay | When::AfterHour)
    }

    /// Whether nothing that is recorded leaves it open whether this is the answer of whom it counts for.
    pub fn is_plain(&self) -> bool {
        self.ruled_on.is_empty() && self.is_whose_known
    }
}

impl Why {
    /// Why, with what it is said of, beside what it would answer: `Doc. 7 is vacated`.
    pub fn words(&self, library: &Library, of: Index, beside: Index) -> Clean {
        let names = |who: &[Index]| {
            let names = who.iter().map(|one| library.short_in_a_sentence(*one));
            Clean::join(names.collect::<Vec<_>>(), ", ")
        };
        let elsewhere = docket::elsewhere(library, of, beside);
        let name = clean![docket::numbered(library, of), elsewhere];
        match self {
            Self::Vacated => clean![name, " is vacated"],
            Self::ToCome => clean![name, " is of a day to come"],
            Self::Before(cause) => clean![
                name,
                " is of a day before ",
                docket::numbered(library, *cause)
            ],
            Self::Is(kind) => clean![
                name,
                match kind {
                    EntryKind::Order => " is an order",
                    EntryKind::Minute => " is a minute of the court",
                    EntryKind::Hearing => " is a hearing",
                    EntryKind::Deadline => " is a deadline",
                    EntryKind::Filing | EntryKind::Notice | EntryKind::Other => " is none",
                }
            ],
            Self::Of(who) => clean![name, " is of ", names(who)],
            Self::NotCounselThen(who) => clean![
                name,
                " is of ",
                names(who),
                ", not counsel then by what is recorded"
            ],
        }
    }
}

fn is_vacated(library: &Library, index: Index) -> bool {
    let entry = entry(library, index);
    entry.is_some_and(|entry| entry.status() == Some(EntryStatus::Vacated))
}

fn is_to_come(library: &Library, index: Index) -> bool {
    let day = entry(library, index).and_then(|entry| entry.date.as_ref()?.earliest());
    library.read_on.zip(day).is_some_and(|(on, day)| day > on)
}

/// Why something that is said to answer an entry does not, whoever filed it. A motion of the other side answers a deadline as
/// well, and an order that moves it; neither meets it.
fn does_not_count(library: &Library, index: Index, one: Index) -> Option<Why> {
    if is_vacated(library, one) {
        return Some(Why::Vacated);
    }
    if is_to_come(library, one) {
        return Some(Why::ToCome);
    }
    if let Some(cause) = later_cause(library, one, index) {
        return Some(Why::Before(cause));
    }
    let kind = entry(library, one)?.kind();
    if matches!(kind, EntryKind::Order | EntryKind::Minute) && is_courts_own(library, index, one) {
        return None;
    }
    match kind {
        EntryKind::Filing | EntryKind::Notice | EntryKind::Other => None,
        kind
        @ (EntryKind::Order | EntryKind::Minute | EntryKind::Hearing | EntryKind::Deadline) => {
            Some(Why::Is(kind))
        }
    }
}

/// Whether what is due is the court's, and an order is by that court or by its judge: what the court was to do it did.
fn is_courts_own(library: &Library, index: Index, order: Index) -> bool {
    let whose = party::named(library, index, Role::FiledFor);
    let mut whose = whose.into_iter();
    whose.any(|of| is_by_court(library, index, order, of))
}

/// Whether an order is by one of those whose an entry is: by them, by who speaks for them, or, where they are the court of the
/// docket, by its judge; an order in its docket of which it is not said by whom is the court's.
fn is_by_court(library: &Library, index: Index, order: Index, of: Index) -> bool {
    let mut by = party::named(library, order, Role::FiledBy);
    by.extend(party::named(library, order, Role::Before));
    let own = docket::proceeding(library, index).filter(|own| {
        let forum = party::named(library, *own, Role::Forum);
        docket::proceeding(library, order) == Some(*own) && forum.contains(&of)
    });
    let judges = own.map(|own| party::named(library, own, Role::Judge));
    let is_judge = |by: &Index| judges.as_ref().is_some_and(|judges| judges.contains(by));
    (own.is_some() && by.is_empty())
        || by.iter().any(|by| {
            is_judge(by) || is_same_voice(library, *by, of) || replies_on_behalf(library, *by, of)
        })
}

/// What leaves open whether a filing meets what it answers: the orders and minutes on it, or on what was filed on it, that
/// hold, and what those who filed it, their counsel or the court filed about it later, such as that it is taken back.
fn ruled_on(library: &Library, filing: Index) -> Vec<Index> {
    let by = filers(library, filing);
    let court = docket::proceeding(library, filing);
    let court = court.map_or_else(Vec::new, |own| {
        let mut court = party::named(library, own, Role::Forum);
        court.extend(party::named(library, own, Role::Judge));
        court
    });
    let is_theirs = |one: Index| {
        let own = party::named(library, one, Role::FiledBy);
        let mut who = filers(library, one).into_iter().chain(own);
        who.any(|who| {
            court.contains(&who)
                || by.iter().any(|by| {
                    is_same_voice(library, *by, who)
                        || replies_on_behalf(library, who, *by)
                        || spans(library, filing, who, *by).next().is_some()
                })
        })
    };
    let is_ruling = |of: Index, one: Index| {
        matches!(
            does_not_count(library, of, one),
            Some(Why::Is(EntryKind::Order | EntryKind::Minute))
        )
    };
    let mut found = Vec::new();
    for one in answered_by(library, filing) {
        let is_one = match does_not_count(library, filing, one) {
            Some(_) => is_ruling(filing, one),
            None => is_theirs(one),
        };
        let ruled = answered_by(library, one).into_iter();
        let ruled = ruled.filter(|order| is_ruling(one, *order));
        let all = is_one.then_some(one).into_iter().chain(ruled);
        found.extend(all.filter(|it| *it != filing).collect::<Vec<_>>());
    }
    found.dedup();
    found
}

/// The entries of the same docket since an entry was set, or since what it is counted from, where that is known, up to the
/// day on which the library was read, that are filings of those whose it is, or of nobody by what is recorded, and say of
/// nothing that is here that they answer it, in the order of the days. It looks through the whole docket: to be asked of what
/// is told, and not of all that is due.
pub fn unlinked(library: &Library, index: Index) -> Vec<Index> {
    let whose = party::named(library, index, Role::FiledFor);
    let mut causes = causes(library, index).into_iter();
    let since = causes.find_map(|cause| entry(library, cause)?.date.as_ref());
    let Some(docket) = docket::proceeding(library, index) else {
        return Vec::new();
    };
    let is_one = |one: Index| {
        let Some(it) = entry(library, one) else {
            return false;
        };
        let is_filing = matches!(
            it.kind(),
            EntryKind::Filing | EntryKind::Notice | EntryKind::Other
        );
        let is_since = since.is_none_or(|since| {
            let day = it.date.as_ref();
            day.is_some_and(|day| since.is_surely_before(day))
        });
        let is_theirs = || {
            let by = filers(library, one);
            by.is_empty()
                || whose.is_empty()
                || whose.iter().any(|of| is_of(library, index, one, *of))
        };
        is_filing
            && party::named(library, one, Role::Answers).is_empty()
            && it.due.is_none()
            && is_since
            && !is_vacated(library, one)
            && !is_to_come(library, one)
            && is_theirs()
    };
    let naming = library.named_by(docket);
    let entries = naming.filter(|(role, _)| *role == Role::Docket);
    let entries = entries.filter_map(|(_, record)| library.index(&record.key));
    let mut found: Vec<Index> = entries
        .filter(|one| *one != index && is_one(*one))
        .collect();
    found.dedup();
    found.sort_by_key(|one| {
        let date = entry(library, *one).and_then(|it| it.date.as_ref());
        (date.map(|date| date.sort_key()), *one)
    });
    found
}

/// The entry that set an entry.
pub fn set_by(library: &Library, index: Index) -> Option<Index> {
    let set_by = entry(library, index)?.set_by.as_ref()?;
    library.resolve(library.at(index).key.case(), set_by)
}

/// What set an entry, and what its days are counted from.
fn causes(library: &Library, index: Index) -> Vec<Index> {
    let Some(due) = entry(library, index) else {
        return Vec::new();
    };
    let from = match &due.due {
        Some(Due::From(from)) => from.after.as_ref(),
        _ => None,
    };
    let case = library.at(index).key.case();
    let named = due.set_by.iter().chain(from);
    named
        .filter_map(|cause| library.resolve(case, cause))
        .collect()
}

/// For whom an entry says that it was filed, and by whom where it does not.
pub fn filers(library: &Library, filing: Index) -> Vec<Index> {
    let whose = party::named(library, filing, Role::FiledFor);
    match whose.is_empty() {
        true => party::named(library, filing, Role::FiledBy),
        false => whose,
    }
}

/// Whether a filing is of one of those whose an entry is: for whom it says that it was filed, or where it does not, by whom.
fn is_of(library: &Library, index: Index, filing: Index, of: Index) -> bool {
    let whose = party::named(library, filing, Role::FiledFor);
    let by = party::named(library, filing, Role::FiledBy);
    let date = entry(library, filing).and_then(|entry| entry.date.as_ref());
    let date = date.map(|date| &date.value);
    let kind = entry(library, filing).map(|entry| entry.kind());
    if matches!(kind, Some(EntryKind::Order | EntryKind::Minute)) {
        return is_by_court(library, index, filing, of);
    }
    if !whose.is_empty() {
        // What is also for one of those who filed it is a joint one.
        let is_joint = by.iter().any(|by| whose.contains(by));
        return whose.contains(&of) && (is_joint || !is_anothers(library, index, &by, of, date));
    }
    by.is_empty()
        || by.iter().any(|by| {
            is_same_voice(library, *by, of)
                || replies_on_behalf(library, *by, of)
                || spans(library, index, *by, of).any(|span| span.may_hold_on(date))
        })
}

/// Whether a filing that says it is for one was filed by others of another side, who say that it is theirs as well: whether
/// that one joined in it is not known by that.
fn is_joint_of_another(library: &Library, index: Index, filing: Index, of: Index) -> bool {
    let by = party::named(library, filing, Role::FiledBy);
    let date = entry(library, filing).and_then(|entry| entry.date.as_ref());
    !by.contains(&of) && is_anothers(library, index, &by, of, date.map(|date| &date.value))
}

/// Whether a filing itself says that it is of one: what counsel of several file may be for any of them.
fn says(library: &Library, filing: Index, of: Index) -> bool {
    filers(library, filing).contains(&of)
}

/// As what somebody is a party to the proceeding of an entry, in the words of the source, folded: several, where a plaintiff is
/// a counter-defendant as well.
fn capacities(library: &Library, index: Index, who: Index) -> Vec<String> {
    let record = docket::proceeding(library, index).map(|own| library.at(own));
    let Some((record, Body::Proceeding(proceeding))) = record.map(|record| (record, &record.body))
    else {
        return Vec::new();
    };
    let parties = proceeding.parties.iter();
    let theirs =
        parties.filter(|party| library.resolve(record.key.case(), &party.who) == Some(who));
    let named = theirs.filter_map(|party| party.capacity.as_ref());
    named.map(|capacity| fold(capacity.raw())).collect()
}

/// Whether all who filed something are parties to the proceeding on another side than one, or were counsel of one at another time alone: what
/// they filed `for` that one is addressed to them, or is not theirs.
fn is_anothers(
    library: &Library,
    index: Index,
    by: &[Index],
    of: Index,
    date: Option<&Date>,
) -> bool {
    let sides = |who: Index| capacities(library, index, who);
    let own = sides(of);
    let is_others = |by: &Index| {
        let mut spans = spans(library, index, *by, of).peekable();
        let is_theirs = || is_same_voice(library, *by, of) || replies_on_behalf(library, *by, of);
        match spans.peek() {
            Some(_) => !spans.any(|span| span.may_hold_on(date)),
            None => {
                let theirs = sides(*by);
                let is_apart = !own.iter().any(|side| theirs.contains(side));
                !own.is_empty() && !theirs.is_empty() && is_apart && !is_theirs()
            }
        }
    };
    !by.is_empty() && by.iter().all(is_others)
}

/// Of whom a filing is that is of none of those whose an entry is.
fn whose_else(library: &Library, index: Index, filing: Index) -> Why {
    let by = party::named(library, filing, Role::FiledBy);
    let whose = party::named(library, index, Role::FiledFor);
    let said = party::named(library, filing, Role::FiledFor);
    // It says that it is for one of them, and is another's.
    let says_for_whom = !said.iter().any(|one| whose.contains(one)) && !said.is_empty();
    let who = match says_for_whom {
        true => said,
        false => by,
    };
    let is_counsel = |by: &Index| {
        let mut whose = whose.iter();
        whose.any(|of| spans(library, index, *by, *of).next().is_some())
    };
    match !says_for_whom && who.iter().any(is_counsel) {
        true => Why::NotCounselThen(who),
        false => Why::Of(who),
    }
}

/// From when to when somebody is counsel, as far as that is said.
struct Span<'l> {
    from: Option<&'l At<Date>>,
    to: Option<&'l At<Date>>,
}

impl Span<'_> {
    /// Whether a day is not surely outside of it.
    fn may_hold_on(&self, date: Option<&Date>) -> bool {
        let Some(date) = date else {
            return true;
        };
        let has_ended = self.to.is_some_and(|to| to.is_surely_before(date));
        let is_to_begin = self.from.is_some_and(|from| date.is_surely_before(from));
        !has_ended && !is_to_begin
    }
}

/// The times for which somebody is recorded as counsel of another in the proceeding of an entry.
fn spans(library: &Library, index: Index, by: Index, of: Index) -> impl Iterator<Item = Span<'_>> {
    let record = docket::proceeding(library, index).map(|proceeding| library.at(proceeding));
    let proceeding = record.and_then(|record| match &record.body {
        Body::Proceeding(proceeding) => Some((record.key.case(), proceeding)),
        _ => None,
    });
    proceeding.into_iter().flat_map(move |(case, proceeding)| {
        let is = move |who: &Ref, wanted: Index| library.resolve(case, who) == Some(wanted);
        let parties = proceeding.parties.iter();
        let parties = parties.filter(move |party| is(&party.who, of));
        let counsel = parties.flat_map(|party| party.counsel.iter());
        let counsel = counsel.filter(move |counsel| is(&counsel.who, by));
        counsel.map(|counsel| Span {
            from: counsel.from.as_ref(),
            to: counsel.to.as_ref(),
        })
    })
}
