//! The chronology: everything that has a date, in the order of the dates.

use crate::{
    library::{Index, Library, Scope},
    model::{At, Body, Citation, Date, Kind, RecordPart, Text, kind::KINDS, record::Label},
    text::{Clean, clean_line},
};

/// Something dated.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    pub index: Index,
    /// The part of the record that is dated.
    pub part: RecordPart,
    /// The date in words; as the source has it where that is only relative; "undated" else.
    pub when: Clean,
    pub label: Clean,
}

/// What a moment is made of.
#[derive(Clone, Copy, Debug)]
pub struct Dated<'l> {
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
    /// An entry of a proceeding's docket.
    Docket,
}

impl What {
    /// As a list says it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Whole(kind) => kind.info().dated.unwrap_or(""),
            Self::Docket => "docket",
        }
    }
}

/// The chronology of a scope: events, proceedings and their entries, and what else has a date;
/// undated events and entries last, in the order of the files.
pub fn timeline(library: &Library, scope: &Scope) -> Vec<Moment> {
    let mut moments: Vec<(Option<&Date>, Moment)> = Vec::new();
    for (index, part, dated) in everything(library, scope) {
        let moment = Moment {
            index,
            part,
            when: dated.when(),
            label: dated.words(library, index),
        };
        moments.push((dated.date.map(|date| &date.value), moment));
    }
    moments.sort_by(|(a, first), (b, second)| {
        let known = |date: &Option<&Date>| date.is_none();
        known(a)
            .cmp(&known(b))
            .then_with(|| a.cmp(b))
            .then_with(|| (first.index, first.part).cmp(&(second.index, second.part)))
    });
    moments.into_iter().map(|(_, moment)| moment).collect()
}

/// How many moments the chronology has.
pub fn count(library: &Library, scope: &Scope) -> usize {
    everything(library, scope).count()
}

fn everything<'l>(
    library: &'l Library,
    scope: &Scope,
) -> impl Iterator<Item = (Index, RecordPart, Dated<'l>)> {
    let dated = KINDS.iter().filter(|info| info.dated.is_some());
    let all = dated.flat_map(|info| library.of_kind(scope, info.kind));
    all.flat_map(|&index| {
        let moments = of(&library.at(index).body);
        moments.map(move |(part, dated)| (index, part, dated))
    })
}

/// The moments of a record, each with the part that it is of.
fn of(body: &Body) -> impl Iterator<Item = (RecordPart, Dated<'_>)> {
    let entries = match body {
        Body::Proceeding(proceeding) => &proceeding.entries[..],
        _ => &[],
    };
    let whole = whole(body).filter(|dated| match dated.what {
        // An event without a date still happened; an allegation without one is no moment.
        What::Whole(Kind::Event) => true,
        What::Whole(Kind::Proceeding) => dated.date.is_some() || dated.said.is_some(),
        _ => dated.date.is_some(),
    });
    let entries = entries.iter().map(|entry| Dated {
        what: What::Docket,
        date: entry.date.as_ref(),
        said: entry.date_said.as_ref(),
        label: Label::Name(&entry.title),
        cites: &entry.cites,
    });
    let whole = whole.map(|dated| (RecordPart::Whole, dated));
    whole
        .into_iter()
        .chain((0..).map(RecordPart::Entry).zip(entries))
}

fn whole(body: &Body) -> Option<Dated<'_>> {
    Some(Dated {
        what: What::Whole(body.kind()),
        date: body.date(),
        said: body.date_said(),
        label: body.label()?,
        cites: body.cites(),
    })
}

impl Moment {
    /// What the moment is made of, in the library whose chronology it is of.
    pub fn dated<'l>(&self, library: &'l Library) -> Option<Dated<'l>> {
        let mut all = of(&library.at(self.index).body);
        all.find_map(|(part, dated)| (part == self.part).then_some(dated))
    }
}

impl Dated<'_> {
    /// What it was, on one line; a statement behind who said it, a headline
    /// behind whose it is.
    pub fn words(&self, library: &Library, index: Index) -> Clean {
        match (self.label, self.what) {
            (Label::Said(_), _) | (_, What::Whole(Kind::Source)) => library.label(index),
            (Label::Name(name), _) => clean_line(name.raw()),
        }
    }

    fn when(&self) -> Clean {
        match (self.date, self.said) {
            (Some(date), _) => date.words(),
            (None, Some(said)) => said.clean(),
            (None, None) => "undated".into(),
        }
    }
}
