//! The chronology as it is drawn: which days each moment takes up, in which lane it stands, and when it was first told.

use super::{
    agenda::{self, Item},
    charges,
    dated::Days,
    docket::{self, State},
    timeline::{Content, Moment, What, timeline},
};
use crate::{
    clean,
    library::{Index, Library, Scope},
    model::{
        Date, Kind, RecordPart, Role,
        date::{Certainty, End, Start, Stretch},
        part::stays,
        record::{EntryKind, EntryStatus, StayKind},
    },
    text::Clean,
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

/// What became of what a docket has for a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fate {
    /// It was then, or is to be; also of what is on no docket.
    #[default]
    Stands,
    /// It is due then, and is not recorded as done, or as answered by all whose it is.
    Due,
    /// It was due then, and is recorded as done or answered.
    Met,
    /// It was moved or vacated.
    Off,
}

/// Whose act a moment is in which a person is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Voice {
    /// What they said, where they were, what they took part in or are named in by a docket.
    Own,
    /// What others said in which they are named: whatever it says, that was said is all that is of this day.
    Others,
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
    pub fate: Fate,
    /// What that follows from, behind what else is said of it: ` · recorded as done`.
    pub became: Clean,
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
        let (fate, became) = fate(library, &moment);
        Some(Placed {
            sort: Sort::of(content.what),
            stretches,
            certainty,
            fate,
            became,
            reported,
            content,
            moment,
        })
    });
    placed.collect()
}

/// What became of a moment, and the words for what that follows from.
fn fate(library: &Library, moment: &Moment) -> (Fate, Clean) {
    let entry = docket::entry(library, moment.index).filter(|_| moment.part == RecordPart::Whole);
    let Some(entry) = entry else {
        return Default::default();
    };
    // Its label says which.
    if let Some(EntryStatus::Moved | EntryStatus::Vacated) = entry.status() {
        return (Fate::Off, Clean::default());
    }
    // What has a date of its own, and something due besides, is drawn on that date.
    let is_due =
        entry.date.is_none() || (entry.kind() == EntryKind::Deadline && entry.due.is_none());
    let items = agenda::items(library, moment.index).into_iter();
    let due = items.filter(|item| is_due && item.what == agenda::What::Due);
    let due: Option<Item<'_>> = due.into_iter().next();
    let Some(item) = due else {
        return Default::default();
    };
    let (fate, words) = match item.state {
        _ if item.answers.set_off.is_some() && !item.is_settled() => {
            (Fate::Off, "the entry that set it is vacated")
        }
        State::Done => (Fate::Met, "recorded as done"),
        State::Filed if item.is_filed_late() => (
            Fate::Met,
            "recorded as answered, by one of those whose it is after its day",
        ),
        State::Filed if item.is_settled() => (Fate::Met, "recorded as answered"),
        State::Filed => (Fate::Due, "not recorded as answered by all whose it is"),
        State::NotDone => (Fate::Due, "recorded as not done"),
        State::Open | State::Became(_) => (Fate::Due, "not recorded as done or answered"),
    };
    let misread = item
        .is_misread
        .then_some("; its record could not all be read");
    (fate, clean![" · ", words, misread])
}

/// The people whom a moment's record names in whatever part, or whose it is, each with whose act it is.
pub fn people(library: &Library, moment: &Moment) -> Vec<(Index, Voice)> {
    let record = library.at(moment.index);
    let is_person = |index: &Index| library.at(*index).kind() == Kind::Person;
    // A plea is of whom it is of, and not of everybody whom the proceeding names.
    if let RecordPart::Charge(charge, step) = moment.part {
        let mut whose = charges::whose(library, moment.index, charge, step);
        whose.retain(is_person);
        return whose.into_iter().map(|whom| (whom, Voice::Own)).collect();
    }
    if record.kind() == Kind::Person {
        return vec![(moment.index, Voice::Own)];
    }
    let named = record.names.iter().filter(|(_, named)| is_person(named));
    let voice = |role: Role| match (record.kind(), role) {
        (Kind::Allegation, Role::By) => Voice::Own,
        (Kind::Allegation, _) => Voice::Others,
        _ => Voice::Own,
    };
    let mut people: Vec<_> = named.map(|(role, named)| (*named, voice(*role))).collect();
    // Of what somebody says, also of themselves, they are the speaker.
    people.sort_unstable();
    people.dedup_by_key(|(named, _)| *named);
    people
}

/// The parts in which a moment's record names somebody: `whom it is about, whom it is against`.
pub fn parts(library: &Library, moment: &Moment, person: Index) -> Clean {
    if moment.index == person || matches!(moment.part, RecordPart::Charge(..)) {
        return Clean::default();
    }
    let names = library.at(moment.index).names.iter();
    let mut roles: Vec<Role> = names
        .filter(|(_, named)| *named == person)
        .map(|(role, _)| *role)
        .collect();
    roles.sort_unstable();
    roles.dedup();
    Clean::join(roles.into_iter().map(part), ", ")
}

/// What somebody is where they are named so.
fn part(role: Role) -> &'static str {
    match role {
        Role::By => "who says it",
        Role::About => "whom it is about",
        Role::Against => "whom it is against",
        Role::To => "whom it was said to",
        Role::Response => "who replied to it",
        Role::Participant => "who took part in it",
        Role::Party => "a party",
        Role::Counsel => "counsel",
        Role::Judge => "the judge",
        Role::Charged => "who is charged",
        Role::AsTo => "whom a step of a charge is of",
        Role::Before => "whom it is before",
        Role::FiledBy => "who filed or ordered it",
        Role::FiledFor => "for whom it was filed, or from whom it is due",
        Role::HeldBy => "who holds it",
        Role::SaidBy => "who speaks of it",
        Role::OfferedBy => "who offers it",
        Role::AuthenticatedBy => "who authenticates it",
        Role::ObjectedBy => "who objects to it",
        Role::RuledBy => "who rules on it",
        Role::RestrictedBy => "who restricts it",
        _ => "named in another part",
    }
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

    #[test]
    fn what_became_of_it_is_known_of_each_of_a_docket() {
        let library = crate::analysis::library(
            "\
proceedings: {suit: {title: Suit}}
entries:
  held: {in: suit, kind: hearing, title: H, date: 2026-02-02, status: held}
  moved: {in: suit, kind: hearing, title: M, date: 2026-02-03, status: moved}
  struck: {in: suit, kind: order, title: S, date: 2026-02-04, status: vacated}
  done: {in: suit, kind: deadline, title: D, due: 2026-02-05, done: true}
  brief: {in: suit, kind: deadline, title: B, due: 2026-02-06}
  filed: {in: suit, kind: filing, title: F, date: 2026-02-05, answers: brief}
  open: {in: suit, kind: deadline, title: O, due: 2026-02-07}
  not: {in: suit, kind: deadline, title: N, due: 2026-02-08, done: false}
  lost: {in: suit, kind: deadline, title: L, due: {days: 3, after: moved}}
  early: {in: suit, kind: order, title: E, date: -0001-03-01}
  counted: {in: suit, kind: deadline, title: C, due: {days: 10, after: early, count: calendar}}
",
        );
        let placed = placed(&library, &Scope::Library);
        let of = |id: &str| {
            let of = |one: &&Placed<'_>| library.at(one.moment.index).key.id().as_str() == id;
            placed.iter().find(of).unwrap()
        };
        for (id, fate) in [
            ("held", Fate::Stands),
            ("moved", Fate::Off),
            ("struck", Fate::Off),
            ("done", Fate::Met),
            ("brief", Fate::Met),
            ("filed", Fate::Stands),
            ("open", Fate::Due),
            ("not", Fate::Due),
            ("counted", Fate::Due),
        ] {
            assert_eq!(of(id).fate, fate, "{id}");
        }
        // What is counted has the same day as in the agenda, and what cannot be counted the same reason.
        let counted = agenda::items(&library, of("counted").moment.index)[0].day;
        assert!(counted.is_some_and(|day| day.year == -1));
        assert_eq!(of("counted").stretches[0].day(), counted);
        assert!(of("lost").moment.when.starts_with("cannot be counted: "));
    }

    #[test]
    fn what_others_say_of_somebody_is_no_act_of_theirs() {
        let library = crate::analysis::library(
            "\
people: {ana: {name: Ana}, ben: {name: Ben}}
allegations:
  of-ana: {statement: Ana lied., by: ben, about: [ana], against: [ana], date: 2026-02-02}
  of-himself: {statement: I was there., by: ben, about: [ben], date: 2026-02-02}
events:
  walk: {title: A walk, date: 2026-02-03, participants: [ana, ben]}
",
        );
        let placed = placed(&library, &Scope::Library);
        let id = |index: Index| library.at(index).key.id().to_string();
        let mut told = Vec::new();
        for one in &placed {
            for (who, voice) in people(&library, &one.moment) {
                let parts = parts(&library, &one.moment, who);
                let of = id(one.moment.index);
                told.push(format!("{of} {}: {voice:?}, {parts}", id(who)));
            }
        }
        assert_eq!(
            told,
            [
                "of-ana ana: Others, whom it is about, whom it is against",
                "of-ana ben: Own, who says it",
                "of-himself ben: Own, who says it, whom it is about",
                "walk ana: Own, who took part in it",
                "walk ben: Own, who took part in it",
            ]
        );
    }
}
