//! The numbers of the sources: given in the order in which the text first needs them, so that the
//! reader meets `[1]` before `[2]`.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::escape::{address, inline, line};
use crate::{
    library::{Index, Library},
    load::document::Held,
    model::{At, Body, Citation, Date, Id, Ref, Text, record::Source},
    text::clean_line,
};

/// The sources that a text has cited so far.
pub struct References<'l> {
    library: &'l Library,
    /// The case in which references are meant.
    case: &'l Id,
    /// Each with the places of it that were cited, in the order of the source.
    cited: IndexMap<Index, BTreeSet<(u32, String)>>,
}

impl<'l> References<'l> {
    pub fn new(library: &'l Library, case: &'l Id) -> Self {
        Self {
            library,
            case,
            cited: IndexMap::new(),
        }
    }

    /// The number of a source, from 1.
    pub fn number(&mut self, source: Index) -> usize {
        let entry = self.cited.entry(source);
        let number = entry.index() + 1;
        entry.or_default();
        number
    }

    /// A source by its short name and its number: `The Sample Gazette, 3 May 2024 [1]`.
    pub fn named(&mut self, source: Index) -> String {
        let name = inline(&self.library.short(source));
        format!("{name} [{}]", self.number(source))
    }

    /// A citation as a reference with its place and whom the source relays: `[1] ¶14, via [2]`.
    pub fn citation(&mut self, citation: &Citation) -> String {
        self.citation_of(Some(self.case), citation)
    }

    /// The same for a citation of a record of another case, or of none.
    fn citation_of(&mut self, case: Option<&Id>, citation: &Citation) -> String {
        let mut text = self.reference(case, &citation.source);
        if let Some(at) = &citation.at {
            text.push_str(&format!(" {}", at.value));
            if let Some(source) = self.library.resolve(case, &citation.source) {
                let place = (at.value.first(), at.value.to_string());
                self.cited.entry(source).or_default().insert(place);
            }
        }
        for via in &citation.via {
            text.push_str(", via ");
            text.push_str(&self.reference(case, via));
        }
        text
    }

    /// A source as a reference: `[2]`, or in words where the library does not have it.
    fn reference(&mut self, case: Option<&Id>, reference: &At<Ref>) -> String {
        match self.library.resolve(case, reference) {
            Some(index) => format!("[{}]", self.number(index)),
            None => format!("{} (not in this library)", reference.value),
        }
    }

    /// The list of the sources with all that their records say, an entry each, in the order of their
    /// numbers. A source that another one rests on, or is reported in, is listed too.
    pub fn list(mut self) -> Vec<(Index, String)> {
        let mut described = Vec::new();
        while let Some((source, _)) = self.cited.get_index(described.len()) {
            let record = self.library.at(*source);
            described.push(match &record.body {
                Body::Source(source) => self.described(record.key.case(), source),
                _ => Vec::new(),
            });
        }
        let mut list = Vec::new();
        for (number, ((source, places), mut points)) in (1..).zip(self.cited.iter().zip(described))
        {
            let label = inline(&clean_line(&self.library.label(*source)));
            let mut entry = format!("- [{number}] {label}\n");
            let places: Vec<&str> = places.iter().map(|(_, place)| &**place).collect();
            if !places.is_empty() {
                points.push(format!("Cited at: {}", places.join("; ")));
            }
            for point in points {
                entry.push_str(&format!("  - {}\n", line(&point)));
            }
            list.push((*source, entry));
        }
        list
    }

    /// What the record of a source says, a point each.
    fn described(&mut self, case: Option<&Id>, source: &Source) -> Vec<String> {
        let text = |text: &Text| inline(&clean_line(text.raw()));
        let date = |date: &At<Date>| inline(&date.words());
        let mut head: Vec<String> = source.authors.iter().map(text).collect();
        head.extend(source.publisher.as_ref().map(text));
        head.extend(source.published.as_ref().map(date));
        head.extend(source.kind.map(|kind| kind.word().to_owned()));
        head.extend(source.language.as_ref().map(text));
        let named = |name: &str, parts: Vec<String>| {
            (!parts.is_empty()).then(|| format!("{name}: {}", parts.join("; ")))
        };
        let mut points = Vec::new();
        points.extend((!head.is_empty()).then(|| head.join(", ")));
        if source.published.is_none() {
            points.push("Published: not stated".to_owned());
        }
        let retrieved = source.retrieved.as_ref().map(date);
        points.extend(named("Retrieved", retrieved.into_iter().collect()));
        let url = source.url.as_ref().map(|url| clean_line(url.raw()));
        points.extend(url.map(|url| address(&url)));
        points.push(held(source));
        let grade = source.reliability.map(|grade| grade.word().to_owned());
        points.extend(named("Reliability, A to F", grade.into_iter().collect()));
        let speakers = source.speakers.iter().map(|who| self.name(case, who));
        points.extend(named("Speaks in it", speakers.collect()));
        let rests_on = source.rests_on.iter().map(|on| self.reference(case, on));
        points.extend(named("Rests on", rests_on.collect()));
        let reported = source.cites.iter().map(|one| self.citation_of(case, one));
        points.extend(named("Reported in", reported.collect()));
        let note = source.note.as_ref().map(text);
        points.extend(named("Note", note.into_iter().collect()));
        points
    }

    fn name(&self, case: Option<&Id>, reference: &At<Ref>) -> String {
        match self.library.resolve(case, reference) {
            Some(index) => inline(&clean_line(&self.library.label(index))),
            None => format!("{} (not in this library)", reference.value),
        }
    }
}

/// What there is of a source in the library, and by what its original is known.
fn held(source: &Source) -> String {
    let mut line = match Held::recorded(source) {
        Held::NotHeld => "Cited, not held".to_owned(),
        held => format!("Held as a {}", held.words()),
    };
    let Some(original) = &source.original else {
        return line;
    };
    if let Some(file) = &original.file {
        line.push_str(&format!("; original: {}", inline(&clean_line(file.raw()))));
    }
    if let Some(hash) = &original.sha256 {
        line.push_str(&format!("; SHA-256 of the original: {}", hash.as_str()));
    }
    line
}
