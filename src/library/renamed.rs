//! A library in which some records go by other names, some are told by their year, and what restricted exhibits hold is
//! left out.

mod discreet;
mod places;
mod said;

use std::{collections::HashSet, sync::Arc};

pub use discreet::Discreet;

use super::{Earlier, Index, Library, Record, link};
use crate::{
    clean,
    diagnostic::Report,
    library::{Elsewhere, Parsed, ParsedRecord},
    model::{Body, Citation, Key, Ref, Text},
    text::Clean,
};

/// How records go by other names.
pub struct Renaming<'r> {
    /// What a record is called; none where it keeps its name.
    pub called: &'r dyn Fn(Index) -> Option<Clean>,
    /// Whether it is one of those who are not to be known: of these what would tell who they are is left out elsewhere.
    pub is_hidden: &'r dyn Fn(Index) -> bool,
    /// Whether a record is told by its year alone.
    pub is_told_by_year: &'r dyn Fn(&Body) -> bool,
}

/// What stands in the place of words that are sealed.
const WITHHELD: &str = "[…]";

pub fn renamed(library: &Library, renaming: &Renaming<'_>) -> Library {
    let restricted = library.restricted_documents();
    // Who speaks for the protected goes unnamed as an author too; the protected themselves are found in every text.
    let others = library
        .indices()
        .filter(|index| !(renaming.is_hidden)(*index));
    let others = others.filter_map(|index| Some((index, (renaming.called)(index)?)));
    let unnamed: Vec<(String, Clean)> = others
        .flat_map(|(index, called)| {
            let names = library.at(index).body.names().into_iter();
            names.map(move |name| (name.raw().to_owned(), called.clone()))
        })
        .collect();
    let unname = |text: &mut Text| {
        let mut names = unnamed.iter();
        let name = names.find(|(name, _)| places::names(text.raw(), name));
        if let Some((_, called)) = name {
            *text = text.instead(called);
        }
    };
    let rename = |index: Index| {
        let record = library.at(index);
        let mut other = record.unlinked();
        match &mut other.body {
            Body::Evidence(evidence) => evidence.withhold(),
            Body::Entry(entry) => entry.withhold(),
            _ => {}
        }
        let mut rests_on_sealed = restricted.contains(&index)
            || matches!(&record.body, Body::Entry(entry) if entry.is_sealed());
        let is_sealed = |citation: &Citation| {
            let source = library.resolve(record.key.case(), &citation.source);
            source.is_some_and(|source| restricted.contains(&source))
        };
        for citation in other.body.citations_mut() {
            if is_sealed(citation) {
                (citation.prefix, citation.quote, citation.suffix) = (None, None, None);
                rests_on_sealed = true;
            }
        }
        if rests_on_sealed {
            said::leave_out(&mut other.body, &is_sealed);
        }
        if let Body::Source(source) = &mut other.body {
            source.authors.0.iter_mut().for_each(unname);
            source.publisher.iter_mut().for_each(unname);
        }
        // What it is called tells what is sealed as well as its words do.
        let sealed = restricted.contains(&index).then(|| WITHHELD.into());
        if let Some(name) = (renaming.called)(index).or(sealed) {
            other.here.in_files = Some(Arc::new(record.in_files().clone()));
            other.body.call(&name);
        }
        // Whom somebody is represented by tells who they are.
        let case = record.key.case();
        let hidden = |whom: &Ref| {
            let whom = library.resolve(case, whom);
            whom.filter(|whom| (renaming.is_hidden)(*whom))
        };
        other.body.leave_out_of(&|whom| hidden(whom).is_some());
        // So does where they lived or were held.
        places::leave_out(&mut other.body, &|whom| {
            hidden(whom).map_or_else(Vec::new, |whom| library.whereabouts(whom))
        });
        if (renaming.is_told_by_year)(&record.body) {
            other.body.tell_year();
        }
        // How somebody who may be named is called before others would tell who that is.
        other.body.protect(None);
        other
    };
    let discreet = Discreet::of(library, renaming, &restricted);
    let mut renamed = remade(library, &rename, Elsewhere::default());
    let told = renamed.diagnostics.drain(..);
    renamed.diagnostics = told.map(|found| discreet.tell(found)).collect();
    renamed.discreet = Some(Arc::new(discreet));
    renamed
}

impl Library {
    /// Where somebody lived or was held, in words: those of the record, and what a record is called that it names.
    pub fn whereabouts(&self, whom: Index) -> Vec<String> {
        let record = self.at(whom);
        let words = record.body.whereabouts().into_iter();
        let words = words.map(|words| words.raw().to_owned());
        let places = record.body.stayed_at();
        let places = places.filter_map(|place| self.resolve(record.key.case(), place));
        let places = places.flat_map(|place| {
            let place = self.at(place);
            let names = place.body.names().into_iter();
            let names = names.map(|name| name.raw().to_owned());
            names.chain([place.key.id().to_string()])
        });
        words.chain(places).collect()
    }

    /// The documents of sealed and privileged exhibits, and of sealed entries of dockets: nobody but who may see these is to
    /// read their words.
    pub fn restricted_documents(&self) -> HashSet<Index> {
        let documents = self.indices().flat_map(|index| {
            let record = self.at(index);
            let documents = match &record.body {
                Body::Evidence(evidence) if evidence.restriction().is_some() => {
                    evidence.source.iter().collect()
                }
                Body::Entry(entry) => entry.sealed_documents(),
                _ => Vec::new(),
            };
            let documents = documents.into_iter();
            documents.filter_map(|source| self.resolve(record.key.case(), source))
        });
        documents.collect()
    }

    /// The id of a record, as it may be told: while names are covered, that of what is sealed or privileged says no word of it.
    pub fn id_told(&self, index: Index) -> Clean {
        let key = &self.at(index).key;
        let told = self.discreet.as_ref().and_then(|it| it.id(key));
        told.cloned().unwrap_or_else(|| key.id().clean())
    }

    /// The same with the case that it is of.
    pub fn key_told(&self, index: Index) -> Clean {
        match &self.at(index).key {
            Key::Of(case, _) => clean![case.clean(), "/", self.id_told(index)],
            Key::Case(_) | Key::Shared(_) => self.id_told(index),
        }
    }

    /// The sealed and privileged exhibits, and the entries of dockets with something sealed.
    pub fn restricted(&self) -> impl Iterator<Item = Index> {
        let all = self.indices_with_elsewhere();
        all.filter(|index| match &self.at(*index).body {
            Body::Evidence(evidence) => evidence.restriction().is_some(),
            Body::Entry(entry) => entry.is_sealed(),
            _ => false,
        })
    }
}

/// The library with other records at the same indices, and behind them more that it has to protect without showing it.
pub(super) fn remade(
    library: &Library,
    remake: &dyn Fn(Index) -> ParsedRecord,
    more: Elsewhere,
) -> Library {
    let all = library.indices_with_elsewhere();
    let (records, elsewhere): (Vec<Index>, Vec<Index>) =
        all.partition(|index| index.position() < library.records().len());
    let parsed = Parsed {
        root: library.root.clone(),
        id: library.id.clone(),
        library: library.around.clone(),
        neighbours: library.unopened.iter().cloned().collect(),
        title: library.title.clone(),
        note: library.note.clone(),
        filters: library.filters.clone(),
        audiences: library.audiences.clone(),
        holidays: library.holidays.clone(),
        read_on: library.read_on,
        protect: library.protect.clone(),
        files: library.files.clone(),
        records: records.into_iter().map(remake).collect(),
        elsewhere: Elsewhere {
            records: elsewhere
                .into_iter()
                .map(remake)
                .chain(more.records)
                .collect(),
            // All other words are among those of the library.
            protect: more.protect,
        },
        missed: library.missed,
        limits: library.limits.clone(),
        ..Parsed::default()
    };
    let mut renamed = link::link(parsed, Report::default());
    let unclear: Vec<Index> = library.linked.unclear.iter().copied().collect();
    renamed.linked_mut().unclear.extend(unclear);
    renamed.diagnostics.clone_from(&library.diagnostics);
    renamed.doubts = Arc::clone(&library.doubts);
    renamed.held = Arc::clone(&library.held);
    renamed.unread = Arc::clone(&library.unread);
    renamed.looked = Arc::clone(&library.looked);
    renamed.is_shared_unread = library.is_shared_unread;
    renamed.astray = library.astray;
    renamed.earlier = library.earlier.as_deref().map(|earlier| {
        // The library as it is has the names that are covered here.
        let whole = None;
        Arc::new(Earlier {
            whole,
            ..earlier.clone()
        })
    });
    renamed
}

impl Record {
    /// What the files say of it, whatever it is called here. By this is judged what follows from names: whose a source
    /// is, who is heard in it, what is held of it. None of it is shown: what is shown is its body.
    pub fn in_files(&self) -> &Body {
        self.here.in_files.as_deref().unwrap_or(&self.body)
    }

    /// Whether the files say something under a key that would tell what the record is called here.
    pub fn covers(&self, key: &str) -> bool {
        let own = self.here.in_files.as_ref().map(|body| body.fields());
        let mut own = own.into_iter().flatten();
        own.any(|field| field.key == key && !field.is_empty())
    }
}
