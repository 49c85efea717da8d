//! What is to come and what is late, by day.

use super::{
    MOST, Report,
    answered::{answered, not_counted, to_cause, unlinked},
};
use crate::{
    analysis::{
        agenda::{Agenda, Item, What},
        docket::{self, DueBy, State, due_by},
    },
    clean,
    library::{Library, Scope},
    model::{
        At, Day, Ref,
        date::Certainty,
        record::{EntryKind, EntryStatus},
    },
    sheet::{
        Piece, Sheet,
        pieces::{dim, own, said},
    },
    sign::Tone,
    text::Clean,
};

/// The days that an agenda tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    pub today: Day,
    /// From this day on; from today, with what is late before it, where none is given.
    pub from: Option<Day>,
    /// To this day.
    pub to: Option<Day>,
}

impl Days {
    /// From a day on.
    pub fn from(today: Day) -> Self {
        Self {
            today,
            from: None,
            to: None,
        }
    }

    /// Whether something without one day may be on one of these days: not what was over before them. Of a day in doubt the
    /// one that is written counts where days are asked for, and from today on it stays.
    fn may_have(self, item: &Item<'_>) -> bool {
        let Some(date) = item.date else {
            return true;
        };
        let last = date.latest();
        let is_before = match self.from {
            Some(from) => last.is_some_and(|last| last < from),
            None => {
                let is_sure = date.certainty() == Certainty::Exact;
                is_sure && last.is_some_and(|last| last < self.today)
            }
        };
        let is_behind = date
            .earliest()
            .zip(self.to)
            .is_some_and(|(first, to)| self.from.is_some() && first > to);
        !is_before && !is_behind
    }

    /// The rows of an agenda on these days; of what is past none where a day is given to begin with.
    pub fn of<'a, 'l>(self, agenda: &'a Agenda<'l>) -> Rows<'a, 'l> {
        let (late, perhaps) = match self.from {
            Some(_) => (Vec::new(), Vec::new()),
            None => (agenda.late(self.today), agenda.perhaps_late(self.today)),
        };
        let from = self.from.unwrap_or(self.today);
        let is_told = |item: &&Item<'l>| {
            let mut told = late.iter().chain(&perhaps);
            told.any(|one| one.index == item.index && one.what == item.what)
        };
        let undated = agenda.undated.iter();
        let undated = undated.filter(|item| self.may_have(item) && !is_told(item));
        let undated = undated.collect();
        Rows {
            late,
            perhaps,
            ahead: agenda.between(from, self.to).collect(),
            undated,
        }
    }
}

/// The rows of an agenda on some days.
pub struct Rows<'a, 'l> {
    pub late: Vec<&'a Item<'l>>,
    /// What was due before, and of which it is not known whether it is late.
    pub perhaps: Vec<&'a Item<'l>>,
    pub ahead: Vec<&'a Item<'l>>,
    /// What has no one day and may be on one of them.
    pub undated: Vec<&'a Item<'l>>,
}

pub fn agenda(library: &Library, scope: &Scope, days: Days) -> Sheet {
    let agenda = Agenda::of(library, scope);
    let today = days.today;
    let Rows {
        late,
        perhaps,
        ahead,
        undated,
    } = days.of(&agenda);
    let mut title = clean!["Agenda · today ", today.words()];
    // Each row that stands below is counted once.
    let to_come = ahead.iter().filter(|item| item.is_ahead(today)).count();
    title.push(&clean![" · ", to_come, " to come"]);
    let others = ahead.len() - to_come;
    if others > 0 {
        let what = match days.from {
            Some(_) => " past, done or off",
            None => " done or off",
        };
        title.push(&clean![", ", others, what]);
    }
    if days.from.is_none() {
        title.push(&clean![", ", late.len(), " late"]);
    }
    if !perhaps.is_empty() {
        title.push(&clean![", ", perhaps.len(), " perhaps late"]);
    }
    let mut report = Report::new(library, title);
    if agenda.is_empty() {
        report
            .sheet
            .item(vec![own("No hearing and nothing due is recorded here.")]);
        return report.sheet;
    }
    if late.is_empty() && perhaps.is_empty() && ahead.is_empty() {
        report.sheet.item(vec![own(
            "No hearing and nothing due is recorded for these days.",
        )]);
    }
    let past = [("Late", late), ("Whether late is not known", perhaps)];
    for (head, items) in past.into_iter().filter(|(_, items)| !items.is_empty()) {
        report.sheet.heading(clean![head, " (", items.len(), ")"]);
        for item in items.iter().take(MOST) {
            report.entry(item, true, today);
        }
        report.more(items.len());
    }
    // Where no other first day is asked for, what is ahead begins today.
    let from = days.from.unwrap_or(today);
    // From which day on nothing was told yet, and below which head one is.
    let (mut free, mut head) = (from, None);
    let has_undated = agenda.undated.iter().any(|item| days.may_have(item));
    for item in ahead.iter().take(MOST) {
        let Some((first, last)) = item.span() else {
            continue;
        };
        // What began before is told on the first day.
        let day = first.max(from);
        if head != Some(day) {
            report.gap(free.until(day), has_undated);
            head = Some(day);
            report.sheet.heading(clean![day.words(), away(day, today)]);
        }
        free = free.max(last.plus(1));
        report.entry(item, false, today);
    }
    report.more(ahead.len());
    if !undated.is_empty() {
        report
            .sheet
            .heading(clean!["Without one sure day (", undated.len(), ")"]);
        for item in undated.iter().take(MOST) {
            report.entry(item, true, today);
        }
        report.more(undated.len());
    }
    report.sheet
}

/// `, today`; `, in 3 days`; `, 2 days ago`.
pub fn away(day: Day, today: Day) -> Clean {
    match today.until(day) {
        0 => ", today".into(),
        1 => ", tomorrow".into(),
        -1 => ", yesterday".into(),
        days @ 1.. => clean![", in ", days, " days"],
        days => clean![", ", -days, " days ago"],
    }
}

/// The days without anything from which on that is said.
const GAP: i64 = 7;

impl Report<'_> {
    /// That there is no hearing and nothing due for so many days; that is not known of what has no day.
    fn gap(&mut self, days: i64, has_undated: bool) {
        if days < GAP {
            return;
        }
        let long = match (days % 7, days / 7) {
            (0, 1) => "1 week".into(),
            (0, weeks) => clean![weeks, " weeks"],
            _ => clean![days, " days"],
        };
        let nothing = match has_undated {
            true => " with no hearing and nothing due that has one sure day",
            false => " with no hearing and nothing due",
        };
        self.sheet.blank();
        self.sheet
            .item(vec![dim(clean!["┄ ", long, nothing, " ┄"])]);
    }

    fn entry(&mut self, item: &Item<'_>, with_day: bool, today: Day) {
        let library = self.library;
        let mut pieces = Vec::new();
        if with_day {
            let words = match (item.day, item.date) {
                (Some(day), _) => day.words(),
                (None, Some(date)) => date.words(),
                (None, None) => "no day".into(),
            };
            pieces.push(own(clean![words, "  "]));
        }
        pieces.extend(pieces_of(library, item, today));
        let proceeding = docket::proceeding(library, item.index);
        pieces.extend(proceeding.map(|index| dim(clean!["  ", library.short(index)])));
        self.sheet.item(pieces);
    }
}

/// A row of the agenda behind its day: when, what, for whom, before whom, where, and how it stands.
pub fn pieces_of(library: &Library, item: &Item<'_>, today: Day) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if let Some((time, zone)) = item.date.and_then(|date| date.time()) {
        let zone = zone.map(|zone| {
            if zone == "Z" {
                clean![" UTC"]
            } else {
                clean![" UTC", crate::text::clean(zone)]
            }
        });
        pieces.push(Piece::Text(
            clean![crate::text::clean(time), zone, "  "],
            Tone::Strong,
        ));
    }
    pieces.push(dim(clean![item.what.word(), "  "]));
    if let Some((first, last)) = item.days {
        let words = clean!["from ", first.words(), " to ", last.words(), "  "];
        pieces.push(Piece::Text(words, Tone::Strong));
    }
    let record = library.at(item.index);
    pieces.push(Piece::Link(record.key.clone(), library.short(item.index)));
    let Some(entry) = docket::entry(library, item.index) else {
        return pieces;
    };
    let mut named = |before: &'static str, references: &[At<Ref>]| {
        let found = references.iter().map(|reference| {
            match library.resolve(record.key.case(), reference) {
                Some(index) => library.short_in_a_sentence(index),
                None => library.not_here(reference),
            }
        });
        let names = Clean::join(found.collect::<Vec<_>>(), ", ");
        pieces.extend((!references.is_empty()).then(|| dim(clean![before, names])));
    };
    named(" · for ", &entry.whose);
    named(" · before ", &entry.before);
    if let Some(place) = &entry.place {
        pieces.extend([dim(" · "), said(place)]);
    }
    let unknown = match (item.what, due_by(library, item.index)) {
        (What::Due, Some(DueBy::Uncounted(why))) => why.words(),
        (What::Due, None) => "its day is not stated, or could not be read".into(),
        _ => Clean::default(),
    };
    if !unknown.is_empty() {
        pieces.push(Piece::Text(clean![" · ", unknown], Tone::Caution));
    }
    // What follows comes behind who tells the rest, who does not tell it.
    let told = library.told_by(record);
    pieces.extend((!told.is_empty()).then(|| dim(told)));
    let (words, tone) = stands(library, item, today);
    pieces.extend((!words.is_empty()).then(|| Piece::Text(clean![" · ", words], tone)));
    pieces
}

/// How a row stands, in words; none where nothing is to be said.
pub fn stands(library: &Library, item: &Item<'_>, today: Day) -> (Clean, Tone) {
    let (words, tone) = stands_alone(library, item, today);
    let holds = !matches!(item.state, State::Done)
        && !matches!(item.state, State::Became(status) if status != EntryStatus::Set);
    let Some(set_by) = item.answers.set_off.filter(|_| holds) else {
        return (words, tone);
    };
    let what = docket::entry(library, set_by).map(|entry| entry.kind());
    let what = match what {
        Some(EntryKind::Order) => "the order that set it is vacated",
        _ => "the entry that set it is vacated",
    };
    match words.is_empty() {
        true => (what.into(), Tone::Caution),
        false => (clean![words, "; ", what], tone),
    }
}

/// How it stands, whatever has become of the order that set it.
fn stands_alone(library: &Library, item: &Item<'_>, today: Day) -> (Clean, Tone) {
    let is_past = item.span().is_some_and(|(_, last)| last < today);
    match (item.state, item.what) {
        (State::Open | State::Became(EntryStatus::Set), What::Due)
            if item.is_perhaps_late(today) =>
        {
            let words = match (item.is_misread, to_cause(library, item)) {
                (true, _) => {
                    "its record could not all be read: whether it is late is not known".into()
                }
                (false, Some(words)) => words,
                (false, None) => "its day is in doubt: whether it is late is not known".into(),
            };
            (
                clean![words, not_counted(library, item, "; ")],
                Tone::Caution,
            )
        }
        (State::Open | State::Became(EntryStatus::Set), What::Due) if item.is_late(today) => {
            let words = match item.answers.others.is_empty() {
                true => "late: nothing is said to answer it".into(),
                false => clean!["late: ", not_counted(library, item, "")],
            };
            (clean![words, unlinked(library, item)], Tone::Bad)
        }
        (State::Open | State::Became(EntryStatus::Set), What::Hearing) if is_past => {
            ("whether it was held is not recorded".into(), Tone::Dim)
        }
        (State::Open | State::Became(EntryStatus::Set), What::Due) => {
            (to_cause(library, item).unwrap_or_default(), Tone::Neutral)
        }
        (State::Open | State::Became(EntryStatus::Set), _) => (Clean::default(), Tone::Plain),
        (State::NotDone, _) => ("recorded as not done".into(), Tone::Bad),
        (State::Done, _) => ("recorded as done".into(), Tone::Good),
        (State::Filed, _) => answered(library, item, today),
        (State::Became(status), _) => (status.says().into(), Tone::Dim),
    }
}
