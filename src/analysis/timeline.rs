//! The chronology: every event and proceeding, the entries of dockets, what has become of evidence on a day, and what
//! else has a date, in the order of the dates; what has none is apart.

use super::{
    charges,
    dated::{Dated, Days},
    docket::{self, DueBy},
    sequence, stays,
};
use crate::{
    clean,
    library::{Index, Library, Scope},
    model::{
        At, Body, Citation, Date, Kind, RecordPart, Text,
        kind::KINDS,
        record::{Counted, EvidenceStatus, Label, StayKind},
    },
    text::{Clean, clean_line},
};

/// Something dated.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    pub index: Index,
    /// The part of the record that is dated.
    pub part: RecordPart,
    /// Whether nothing says when it was, or whether it was by the day that is looked at: it is listed
    /// apart from what is in order.
    pub is_apart: bool,
    /// The date in words; as the source has it where that is only relative; else the day of the first report,
    /// or that it is not dated.
    pub when: Clean,
    pub label: Clean,
}

/// What a moment is made of.
#[derive(Clone, Copy, Debug)]
pub struct Content<'l> {
    pub what: What,
    pub date: Option<&'l At<Date>>,
    /// The date as the source words it, where that is only relative.
    pub said: Option<&'l Text>,
    pub label: Label<'l>,
    pub cites: &'l [Citation],
}

/// What there was at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// A record of that kind: an event, an allegation that was made, a source's publication (not
    /// what it tells).
    Whole(Kind),
    /// What has become of a piece of evidence: a step of its history.
    Became(EvidenceStatus),
    /// Since when somebody was held somewhere, or lived there: which of these spans.
    Stay(StayKind, usize),
    /// What became of a charge: which, and by which step of it.
    Charged(usize, usize),
}

impl What {
    /// As a list says it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Whole(kind) => kind.info().dated.unwrap_or(""),
            Self::Became(_) => Kind::Evidence.info().one,
            Self::Stay(kind, _) => kind.word(),
            Self::Charged(..) => "charge",
        }
    }
}

/// The chronology of a scope: events, proceedings and their entries, and what else has a date; what is
/// apart last, in the order of the files.
pub fn timeline(library: &Library, scope: &Scope) -> Vec<Moment> {
    let days = Days::of(library);
    let mut moments: Vec<(Option<&Date>, Moment)> = Vec::new();
    for (index, part, content) in everything(library, scope) {
        let date = content.date.map(|date| &date.value);
        let is_apart = date.is_none() || library.at(index).here.counted != Counted::Yes;
        let moment = Moment {
            index,
            part,
            is_apart,
            when: match (
                is_counted(library, index, part),
                not_counted(library, index, part),
            ) {
                (true, _) => clean![
                    content.when(days.of_part(index, date, content.cites)),
                    COUNTED
                ],
                (false, Some(why)) if content.said.is_none() => why,
                (false, _) => content.when(days.of_part(index, date, content.cites)),
            },
            label: content.words(library, index),
        };
        moments.push((date.filter(|_| !is_apart), moment));
    }
    moments.sort_by(|(a, first), (b, second)| {
        first
            .is_apart
            .cmp(&second.is_apart)
            .then_with(|| a.cmp(b))
            .then_with(|| (first.index, first.part).cmp(&(second.index, second.part)))
    });
    let moments = moments.into_iter().map(|(_, moment)| moment).collect();
    sequence::in_order(library, moments)
}

/// What stands behind a day that no source gives.
pub const COUNTED: &str = " (counted)";

/// Whether the day of a moment is none that a source gives: it was counted.
pub fn is_counted(library: &Library, index: Index, part: RecordPart) -> bool {
    part == RecordPart::Whole
        && docket::entry(library, index).is_some_and(|entry| entry.day().is_none())
        && docket::counted_day(library, index).is_some()
}

/// Of what is due on a day that no date can be made of, the words that the agenda has for that: why none can be counted, or
/// the day that was, where its year has no four digits.
fn not_counted(library: &Library, index: Index, part: RecordPart) -> Option<Clean> {
    let entry = docket::entry(library, index).filter(|_| part == RecordPart::Whole)?;
    if entry.day().is_some() {
        return None;
    }
    match docket::due_by(library, index)? {
        DueBy::Uncounted(why) => Some(why.words()),
        DueBy::Counted(counted) => Some(clean![counted.day.words(), COUNTED]),
        DueBy::On(_) => None,
    }
}

/// How many moments the chronology has.
pub fn count(library: &Library, scope: &Scope) -> usize {
    everything(library, scope).count()
}

fn everything<'l>(
    library: &'l Library,
    scope: &Scope,
) -> impl Iterator<Item = (Index, RecordPart, Content<'l>)> {
    // Evidence and people have no day; its steps and their spans have.
    let dated = KINDS
        .iter()
        .filter(|info| info.dated.is_some() || matches!(info.kind, Kind::Evidence | Kind::Person));
    let all = dated.flat_map(|info| {
        let apart = library.apart(scope, info.kind);
        library.of_kind(scope, info.kind).iter().chain(apart)
    });
    all.flat_map(|&index| {
        let moments = of(library, index);
        moments.map(move |(part, dated)| (index, part, dated))
    })
}

/// The moments of a record, each with the part that it is of.
fn of(library: &Library, index: Index) -> impl Iterator<Item = (RecordPart, Content<'_>)> {
    let body = &library.at(index).body;
    let steps = match body {
        Body::Evidence(evidence) => &evidence.history[..],
        _ => &[],
    };
    let whole = whole(library, index).filter(|dated| match dated.what {
        // Without a date they still were; an allegation or a source without one is no moment.
        What::Whole(Kind::Event | Kind::Proceeding | Kind::Entry) => true,
        What::Whole(Kind::Allegation) => {
            dated.date.is_some() && !is_dated_by_publication(library, index)
        }
        _ => dated.date.is_some(),
    });
    let whole = whole.map(|dated| (RecordPart::Whole, dated));
    let steps = (0..).map(RecordPart::Step).zip(steps);
    let steps = steps.filter_map(|(part, step)| {
        let dated = Content {
            what: What::Became(step.status.value),
            date: Some(step.date.as_ref()?),
            said: None,
            label: body.label()?,
            cites: &step.cites,
        };
        Some((part, dated))
    });
    whole
        .into_iter()
        .chain(steps)
        .chain(stays::of(body))
        .chain(charges::moments(body))
}

/// Whether a statement has no day but that on which the source was published that makes it: the
/// publication is a moment of its own.
fn is_dated_by_publication(library: &Library, index: Index) -> bool {
    let record = library.at(index);
    let Body::Allegation(statement) = &record.body else {
        return false;
    };
    let date = statement.date.as_ref().map(|date| &date.value);
    let mut by = statement.by.iter();
    date.is_some()
        && !statement.by.is_empty()
        && by.all(|by| {
            let by = library.resolve(record.key.case(), by);
            let by = by.map(|by| &library.at(by).body);
            matches!(by, Some(Body::Source(source)) if source.published.as_ref().map(|day| &day.value) == date)
        })
}

fn whole(library: &Library, index: Index) -> Option<Content<'_>> {
    let body = &library.at(index).body;
    Some(Content {
        what: What::Whole(body.kind()),
        // What is only due has its day in that.
        date: body.date().or(match body {
            Body::Entry(entry) => entry.day().or_else(|| docket::counted_day(library, index)),
            _ => None,
        }),
        said: body.date_said(),
        label: body.label()?,
        cites: body.cites(),
    })
}

impl Moment {
    /// What the moment is made of, in the library whose chronology it is of.
    pub fn dated<'l>(&self, library: &'l Library) -> Option<Content<'l>> {
        let mut all = of(library, self.index);
        all.find_map(|(part, dated)| (part == self.part).then_some(dated))
    }
}

impl Content<'_> {
    /// What it was, on one line; a statement behind who said it, a headline behind whose it is.
    pub fn words(&self, library: &Library, index: Index) -> Clean {
        match (self.label, self.what) {
            // What a docket has is told by someone, too.
            (Label::Name(name), What::Whole(Kind::Entry)) => {
                let told = library.told_in(library.at(index), self.cites);
                clean![docket::told(library, index, name), told]
            }
            // So is what has become of evidence.
            (Label::Name(name), What::Became(status)) => {
                let told = library.told_in(library.at(index), self.cites);
                clean![clean_line(name.raw()), ": ", status.says(), told]
            }
            (Label::Name(name), What::Stay(kind, number)) => {
                let span = stays::words(library, index, kind, number);
                clean![clean_line(name.raw()), ": ", span]
            }
            (Label::Name(name), What::Charged(charge, step)) => {
                let step = charges::told(library, index, charge, step);
                clean![clean_line(name.raw()), ": ", step]
            }
            (Label::Said(_), _) | (_, What::Whole(Kind::Source)) => library.label(index),
            (Label::Name(name), _) => clean_line(name.raw()),
        }
    }

    /// When it was, where that is known by its own date, by what reports it, or not at all.
    fn when(&self, dated: Dated<'_>) -> Clean {
        match (dated, self.said) {
            (Dated::By(date), _) => date.words(),
            (Dated::NotLaterThan(date), Some(said)) => {
                clean!["“", said.clean(), "”, reported ", date.words()]
            }
            (Dated::NotLaterThan(date), None) => clean!["not dated, reported ", date.words()],
            (Dated::Undated, Some(said)) => clean!["“", said.clean(), "”"],
            (Dated::Undated, None) => "not dated".into(),
        }
    }
}
