//! Part of a library: what is left of it where some records, citations and dates do not count.
//!
//! A part is a library of its own, so whatever can be asked of a library (its lists, pages,
//! chronology, standings, exports) can be asked of it in the same way. What may count there and is not
//! known to is set apart ([`Library::apart`]): it has its page, and no list, count or standing knows it.

use std::{collections::HashSet, sync::Arc};

use super::{Earlier, InLibrary, Index, Library, Record, link};
use crate::{
    diagnostic::{Report, Severity},
    library::{Elsewhere, Parsed, ParsedRecord},
    model::{
        At, Body, Citation, Date, Kind, Ref, Role,
        date::Day,
        kind::Rests,
        record::{
            Broken, Counted, Keep, LeftOut,
            keep::{REPLY, by_both},
        },
    },
};

/// What counts.
pub struct Part<'p> {
    /// Whether a record counts, by its own day; none where nothing of its own says when it was.
    pub record: &'p dyn Fn(Index) -> Option<Counted>,
    /// Whether a citation of a record counts.
    pub citation: &'p dyn Fn(Index, &Citation) -> Counted,
    /// Whether a record (the second) is a reply to a statement (the first), in the whole library: only a reply that
    /// does not count is told as one that is left out.
    pub is_reply: &'p dyn Fn(Index, Index) -> bool,
    /// The day whose library it is, where it is that of a day.
    pub day: Option<&'p Date>,
}

/// Whether what is dated so was by the end of a day.
pub fn by_the_end_of(day: Day, date: &Date) -> Counted {
    match (date.earliest(), date.latest()) {
        (Some(earliest), _) if earliest > day => Counted::No,
        (_, Some(latest)) if latest <= day => Counted::Yes,
        _ => Counted::PerhapsLater,
    }
}

pub fn part(library: &Library, part: &Part<'_>) -> Library {
    let mut maker = Maker::new(library, part);
    let (last, first): (Vec<Index>, Vec<Index>) = library
        .indices()
        .partition(|index| is_kept_last(library.at(*index).kind()));
    let mut records: Vec<Option<ParsedRecord>> = library.indices().map(|_| None).collect();
    for index in first {
        records[index.position()] = maker.left_of(index);
    }
    maker.count_people(&records);
    for index in last {
        records[index.position()] = maker.left_of(index);
    }
    maker.miss_replies(&mut records);
    let elsewhere = maker.elsewhere();
    let counted = maker.counted;
    let parsed = Parsed {
        root: library.root.clone(),
        id: library.id.clone(),
        library: library.around.clone(),
        // What the library is called may be told of a later day.
        title: library.title.clone().filter(|_| part.day.is_none()),
        note: library.note.clone().filter(|_| part.day.is_none()),
        // A query is no record: it asks the same of every day.
        filters: library.filters.clone(),
        audiences: library.audiences.clone(),
        holidays: library.holidays.clone(),
        read_on: library.read_on,
        protect: library.protect.clone(),
        files: library.files.clone(),
        records: records.into_iter().flatten().collect(),
        elsewhere,
        missed: library.missed,
        limits: library.limits.clone(),
        ..Parsed::default()
    };
    let mut left = link::link(parsed, Report::default());
    // A name that means two in the library is read by those who know both.
    let unclear = library.linked.unclear.iter();
    let unclear = unclear.filter_map(|index| left.index(&library.at(*index).key));
    let unclear: Vec<Index> = unclear.collect();
    left.linked_mut().unclear.extend(unclear);
    // What is wrong with the files is wrong with them on every day.
    left.diagnostics.clone_from(&library.diagnostics);
    left.doubts = Arc::clone(&library.doubts);
    left.held = Arc::clone(&library.held);
    left.unread = Arc::clone(&library.unread);
    left.looked = Arc::clone(&library.looked);
    left.is_shared_unread = library.is_shared_unread;
    left.astray = library.astray;
    left.discreet.clone_from(&library.discreet);
    left.earlier = part.day.map(|day| {
        let absent = library
            .indices()
            .filter(|index| counted[index.position()] == Counted::No);
        let (untold, later): (Vec<Index>, Vec<Index>) =
            absent.partition(|index| is_untold(library, *index, part));
        let key = |index: Index| library.at(index).key.clone();
        let is_reported_later = |index: &Index| {
            let own = library.at(*index).body.date().zip(day.latest());
            own.is_some_and(|(own, day)| by_the_end_of(day, own) == Counted::Yes)
        };
        let reported_later = later.iter().copied().filter(is_reported_later).map(key);
        let reported_later = reported_later.collect();
        let later = later.into_iter();
        Arc::new(Earlier {
            day: day.clone(),
            reported_later,
            whole: match &library.earlier {
                Some(earlier) => earlier.whole.clone(),
                None => Some(library.clone().into()),
            },
            later: later
                .map(|index| (library.at(index).kind(), key(index)))
                .collect(),
            untold: untold.into_iter().map(key).collect(),
        })
    });
    left
}

/// Whether what is left of a record waits for the others: it is there where they name it.
fn is_kept_last(kind: Kind) -> bool {
    matches!(kind, Kind::Person | Kind::Organization | Kind::Case)
}

/// Whether a record is left out for want of a day up to which it is told, and not as later.
fn is_untold(library: &Library, index: Index, part: &Part<'_>) -> bool {
    let body = &library.at(index).body;
    let Some(day) = part.day.and_then(Date::latest) else {
        return false;
    };
    let is_later = |as_of: &At<Date>| by_the_end_of(day, as_of) == Counted::No;
    body.kind() == Kind::Question && !body.as_of().is_some_and(is_later)
}

/// What is kept of a record that is not there on a day and is protected, or of a person who may be since their record
/// could not be read in full: the names by which exports look for them, and nothing that is shown.
fn names_only(library: &Library, record: &Record) -> Option<Body> {
    let mut diagnostics = library.diagnostics.iter();
    let mut is_damaged = || {
        diagnostics.any(|found| {
            found.severity == Severity::Error && found.record.as_ref() == Some(&record.key)
        })
    };
    match &record.body {
        Body::Broken(broken) if broken.protects.is_some() => Some(Body::Broken(broken.clone())),
        Body::Broken(_) => None,
        body if body.protection().is_some() || body.kind() == Kind::Person && is_damaged() => {
            let also = body.protection().into_iter().flat_map(|it| &it.also);
            let names = body.names().into_iter().chain(also).cloned();
            Some(Body::Broken(Broken {
                kind: body.kind(),
                protects: Some(names.collect()),
            }))
        }
        _ => None,
    }
}

/// A part while it is made.
struct Maker<'p, 'l> {
    library: &'l Library,
    part: &'p Part<'p>,
    day: Option<Day>,
    /// What neither a date nor a citation speaks of.
    undated: Counted,
    /// Whether each record counts; people and bodies are there until the others are known.
    counted: Vec<Counted>,
}

impl<'p, 'l> Maker<'p, 'l> {
    fn new(library: &'l Library, part: &'p Part<'p>) -> Self {
        let mut maker = Self {
            library,
            part,
            day: part.day.and_then(Date::latest),
            undated: match part.day {
                Some(_) => Counted::Undated,
                None => Counted::Yes,
            },
            counted: Vec::new(),
        };
        maker.counted = library.indices().map(|index| maker.count(index)).collect();
        maker.count_dockets();
        maker
    }

    fn date(&self, date: &Date) -> Counted {
        self.day
            .map_or(Counted::Yes, |day| by_the_end_of(day, date))
    }

    /// A docket is kept as things are filed: an entry was on it from its day on, whenever the sheet was printed that shows
    /// it, and so there was the proceeding. A hearing or a deadline has another day, to which it was put at some time before;
    /// what is sealed may not have been seen.
    fn count_dockets(&mut self) {
        if self.day.is_none() {
            return;
        }
        for index in self.library.indices() {
            let record = self.library.at(index);
            let own = (self.part.record)(index);
            let Body::Entry(entry) = &record.body else {
                continue;
            };
            let is_as_filed = entry.is_of_its_day() && own == Some(Counted::Yes);
            if !is_as_filed || self.counted[index.position()] == Counted::Yes {
                continue;
            }
            self.counted[index.position()] = Counted::Yes;
            let proceeding = self.library.resolve(record.key.case(), &entry.proceeding);
            if let Some(proceeding) = proceeding {
                let began = (self.part.record)(proceeding).unwrap_or(Counted::Yes);
                let counted = &mut self.counted[proceeding.position()];
                *counted = began.min(*counted);
            }
        }
    }

    /// Whether a record counts, by its own day and by what it cites.
    fn count(&self, index: Index) -> Counted {
        let record = self.library.at(index);
        let own = (self.part.record)(index);
        if record.kind().info().rests == Rests::OnItself {
            return own.unwrap_or(Counted::Yes);
        }
        let is_told = self.is_told(record);
        let mut cited = self.cited(index);
        if is_told {
            // The file says that it was told by then, whatever its sources say of their day.
            cited = cited.map(|cited| {
                if cited.is_apart() {
                    Counted::Yes
                } else {
                    cited
                }
            });
        }
        let told = is_told.then_some(Counted::Yes);
        by_both(own, cited).or(told).unwrap_or(self.undated)
    }

    /// The best of what a record cites.
    fn cited(&self, index: Index) -> Option<Counted> {
        let cites = self.library.at(index).body.cites().iter();
        cites
            .map(|citation| (self.part.citation)(index, citation))
            .min()
    }

    /// Whether a record is told up to a day that counts.
    fn is_told(&self, record: &Record) -> bool {
        let as_of = record.body.as_of();
        as_of.is_some_and(|as_of| self.date(as_of) == Counted::Yes)
    }

    /// Who is there: whom something names that is there, and who is known by a source or a day of their
    /// own. Without a day everyone is.
    fn count_people(&mut self, others: &[Option<ParsedRecord>]) {
        if self.day.is_none() {
            return;
        }
        let mut named: [HashSet<Index>; 2] = Default::default();
        for record in others.iter().flatten() {
            let by = &mut named[usize::from(record.here.counted != Counted::Yes)];
            let links = record.body.links().into_iter();
            by.extend(links.filter_map(|link| {
                let case = record.key.case();
                self.library.resolve(case, link.target)
            }));
        }
        let [by_known, by_apart] = named;
        for index in self.library.indices() {
            let record = self.library.at(index);
            if !matches!(record.kind(), Kind::Person | Kind::Organization) {
                continue;
            }
            let own = self.cited(index).unwrap_or(Counted::Undated);
            let is_told = self.is_told(record) && own != Counted::No;
            let known = is_told || by_known.contains(&index);
            self.counted[index.position()] = match () {
                () if known => Counted::Yes,
                () if by_apart.contains(&index) => own.min(Counted::Undated),
                () => own,
            };
        }
    }

    /// Whether someone speaks in one of these sources, or in what they rest on; or is one of them.
    fn is_heard_in(&self, sources: Vec<Index>, who: Index) -> bool {
        let (mut open, mut seen) = (sources, HashSet::new());
        while let Some(source) = open.pop() {
            if !seen.insert(source) {
                continue;
            }
            let names = &self.library.at(source).names;
            let is_speaker = names.contains(&(Role::Speaker, who));
            if source == who || is_speaker {
                return true;
            }
            let rests = names.iter().filter(|(role, _)| *role == Role::RestsOn);
            open.extend(rests.map(|(_, on)| *on));
        }
        false
    }

    /// What stays of a record; nothing where it does not count at all. A case is then told up to the
    /// day, where not by its own word to an earlier one.
    fn left_of(&self, index: Index) -> Option<ParsedRecord> {
        let record = self.library.at(index);
        let counted = self.counted[index.position()];
        if counted == Counted::No {
            return Some(ParsedRecord {
                key: record.key.clone(),
                span: record.span,
                reach: Arc::clone(&record.reach),
                lacks_file: record.lacks_file,
                body: names_only(self.library, record)?,
                here: InLibrary {
                    counted,
                    ..InLibrary::default()
                },
            });
        }
        let reference = |reference: &Ref| {
            let found = self.library.resolve(record.key.case(), reference);
            // What is not in the library is not there on any day.
            found.map_or(Counted::Yes, |found| self.counted[found.position()])
        };
        let citation = |citation: &Citation| {
            let mine = (self.part.citation)(index, citation);
            match reference(&citation.source) {
                Counted::No => Counted::No,
                _ => mine,
            }
        };
        let is_heard = |citation: &Citation, who: &Ref| {
            let find = |reference: &Ref| self.library.resolve(record.key.case(), reference);
            let sources = std::iter::once(&citation.source).chain(&citation.via);
            let sources = sources.filter_map(|source| find(source)).collect();
            find(who).is_some_and(|who| self.is_heard_in(sources, who))
        };
        let keep = Keep {
            id: record.key.id().as_str(),
            citation: &citation,
            is_heard: &is_heard,
            reference: &reference,
            date: &|date| self.date(date),
            undated: self.undated,
            record: counted,
            is_cited_later: self.cited(index) == Some(Counted::No),
            left_out: Vec::new().into(),
        };
        let mut body = record.body.clone();
        body.keep(&keep);
        if let (Body::Case(case), Some(day)) = (&mut body, self.part.day)
            && (case.as_of.as_ref()).is_none_or(|own| self.date(own) != Counted::Yes)
        {
            let span = case.as_of.as_ref().map_or(record.span, |own| own.span);
            let value = day.clone();
            case.as_of = Some(At { value, span });
        }
        Some(ParsedRecord {
            key: record.key.clone(),
            span: record.span,
            reach: Arc::clone(&record.reach),
            lacks_file: record.lacks_file,
            body,
            here: InLibrary {
                number: record.here.number,
                counted,
                left_out: keep.left_out.into_inner(),
                is_misread: record.here.is_misread,
                in_files: record.here.in_files.clone(),
            },
        })
    }

    /// Whom other case files protect: so they are on every day, and of a day that is told of nothing is known of them
    /// beside their names.
    fn elsewhere(&self) -> Elsewhere {
        let all = self.library.indices_with_elsewhere();
        let records = all.skip(self.library.records().len()).map(|index| {
            let record = self.library.at(index);
            let keep = Keep {
                id: record.key.id().as_str(),
                citation: &|_| Counted::No,
                is_heard: &|_, _| false,
                reference: &|_| Counted::No,
                date: &|date| self.date(date),
                undated: self.undated,
                record: self.undated,
                is_cited_later: false,
                left_out: Vec::new().into(),
            };
            let mut body = record.body.clone();
            body.keep(&keep);
            ParsedRecord {
                key: record.key.clone(),
                span: record.span,
                reach: Arc::clone(&record.reach),
                lacks_file: record.lacks_file,
                body,
                here: record.here.clone(),
            }
        });
        Elsewhere {
            records: records.collect(),
            protect: Vec::new(),
        }
    }

    /// Notes with each statement which replies in others do not count: it is not without a reply. Of two that have
    /// something to do with each other either may say so.
    fn miss_replies(&self, records: &mut [Option<ParsedRecord>]) {
        for index in self.library.indices() {
            let record = self.library.at(index);
            let Body::Allegation(allegation) = &record.body else {
                continue;
            };
            let Some(left) = records[index.position()].as_mut() else {
                continue;
            };
            let own = allegation.relations.iter();
            let own = own.filter_map(|one| self.library.resolve(record.key.case(), &one.to));
            let toward = self.library.toward(index).iter().map(|one| one.from);
            let mut seen = Vec::new();
            for other in own.chain(toward) {
                let counted = self.counted[other.position()];
                if counted == Counted::Yes || seen.contains(&other) {
                    continue;
                }
                seen.push(other);
                if (self.part.is_reply)(index, other) {
                    let what = REPLY;
                    left.here.left_out.push(LeftOut { what, counted });
                }
            }
        }
    }
}
