//! When something was: by its own date, by what it is cited to, or not known.

use std::collections::HashMap;

use crate::{
    library::{Index, Library},
    model::{Body, Citation, Date, Role, date::Day},
};

/// The day of a record, and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dated<'l> {
    /// It gives a date: when it was said, published or happened.
    By(&'l Date),
    /// It gives none; what reports it was first published then.
    NotLaterThan(&'l Date),
    /// Nothing says when it was.
    Undated,
}

impl<'l> Dated<'l> {
    /// When something was that has a date or none, and is cited to something of these days.
    pub fn new(own: Option<&'l Date>, reported: impl Iterator<Item = Dated<'l>>) -> Self {
        match (own, first(reported)) {
            (Some(own), _) => Self::By(own),
            (None, Some(first)) => Self::NotLaterThan(first),
            (None, None) => Self::Undated,
        }
    }

    /// The date, whichever it says.
    pub fn date(self) -> Option<&'l Date> {
        match self {
            Self::By(date) | Self::NotLaterThan(date) => Some(date),
            Self::Undated => None,
        }
    }
}

/// The date of which the last day is the first; none where none has a last day.
fn first<'l>(days: impl Iterator<Item = Dated<'l>>) -> Option<&'l Date> {
    let dates = days.filter_map(Dated::date);
    let ends = dates.filter_map(|date| Some((date.latest()?, date)));
    ends.min_by_key(|(latest, _)| *latest).map(|(_, date)| date)
}

/// The days of a library's records.
pub struct Days<'l> {
    library: &'l Library,
    /// Of the sources that give no day: the first publication of what speaks of them.
    reported: HashMap<Index, &'l Date>,
}

impl<'l> Days<'l> {
    /// The days of a library. What relays a source, rests on it or reports it, was published no
    /// earlier than that source.
    pub fn of(library: &'l Library) -> Self {
        let mut earlier: HashMap<Index, Vec<Index>> = HashMap::new();
        for index in library.indices() {
            let record = library.at(index);
            let find = |target| library.resolve(record.key.case(), target);
            for citation in record.body.all_citations() {
                let page = find(&citation.source);
                let relayed = citation.via.iter().filter_map(|via| find(via));
                let reported = relayed.chain(is_source(library, index).then_some(index));
                let page = page.map(|page| earlier.entry(page).or_default());
                page.into_iter()
                    .for_each(|page| page.extend(reported.clone()));
            }
            if is_source(library, index) {
                let names = record.names.iter();
                let rested = names.filter(|(role, _)| *role == Role::RestsOn);
                let rested = rested.map(|(_, source)| *source);
                earlier.entry(index).or_default().extend(rested);
            }
        }
        let own = |index: Index| library.at(index).body.date().map(|date| &date.value);
        let sources = library.indices().filter(|index| is_source(library, *index));
        let mut published: Vec<(Day, Index)> = sources
            .filter_map(|index| Some((own(index)?.latest()?, index)))
            .collect();
        published.sort_unstable();
        let mut reported = HashMap::new();
        // The earliest first, so that what is reached once is reached by its first report.
        for (_, page) in published {
            let Some(date) = own(page) else { continue };
            let mut left = vec![page];
            while let Some(index) = left.pop() {
                let sources = earlier.get(&index).into_iter().flatten();
                let undated = sources.filter(|source| own(**source).is_none());
                for source in undated {
                    reported.entry(*source).or_insert_with(|| {
                        left.push(*source);
                        date
                    });
                }
            }
        }
        Self { library, reported }
    }

    /// When a record was said, published or happened.
    pub fn of_record(&self, index: Index) -> Dated<'l> {
        let record = self.library.at(index);
        let own = record.body.date().map(|date| &date.value);
        match (&record.body, own) {
            (_, Some(own)) => Dated::By(own),
            (Body::Source(_), None) => match self.reported.get(&index) {
                Some(reported) => Dated::NotLaterThan(reported),
                None => Dated::Undated,
            },
            _ => self.of_part(index, None, record.body.cites()),
        }
    }

    /// The same of a part of a record: a reply, an entry of a docket.
    pub fn of_part(&self, index: Index, own: Option<&'l Date>, cites: &[Citation]) -> Dated<'l> {
        let case = self.library.at(index).key.case();
        let pages = cites
            .iter()
            .filter_map(|citation| self.library.resolve(case, &citation.source));
        // A source leads to no further one here, so that this ends.
        let pages = pages.filter(|page| is_source(self.library, *page));
        Dated::new(own, pages.map(|page| self.of_record(page)))
    }
}

fn is_source(library: &Library, index: Index) -> bool {
    matches!(library.at(index).body, Body::Source(_))
}
