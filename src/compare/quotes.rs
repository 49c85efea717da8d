//! What was found of the quotes of records, where that is otherwise.

use super::{
    Renamed, Side,
    differ::take_some_pairs,
    facts::{Fact, Moved, Said, said},
    leaf::Reader,
    records::citations,
    value::Value,
    why::{Cause, Part, Why},
};
use crate::{clean_format, library::Index, model::Key, text::clean_line, verify::Verdict};

/// What was found of the quotes of a record, where that is otherwise, with what it follows from: that it cites other
/// words, or that the source has others.
pub fn verdicts(
    old: Side<'_>,
    new: Side<'_>,
    of: (Index, Index),
    renamed: &Renamed,
) -> Option<Moved> {
    let before = Found::all(old, of.0, &Reader::of_old(old.library, renamed));
    let after = Found::all(new, of.1, &Reader::of_new(new.library));
    let mut left: (Vec<&Found>, Vec<&Found>) = (before.iter().collect(), after.iter().collect());
    let mut pairs = Vec::new();
    let ways: [fn(&Found) -> Option<String>; 3] = [
        |found| Some(found.line.clone()),
        |found| Some(found.place.clone()),
        |found| Some(found.words.clone()),
    ];
    for way in ways {
        pairs.extend(take_some_pairs(&mut left.0, &mut left.1, |found| {
            way(found)
        }));
    }
    // What was found is compared only where there were words to look in.
    pairs.retain(|(old, new)| old.verdict != new.verdict && old.is_held && new.is_held);
    if pairs.is_empty() && left.0.is_empty() && left.1.is_empty() {
        return None;
    }
    let own = |found: &Found| Cause {
        record: new.library.at(of.1).key.clone(),
        part: Part::Field(found.key.as_str().into()),
    };
    let mut causes: Vec<Cause> = Vec::new();
    for (old, new) in pairs {
        let cause = match (old.line == new.line, &new.source) {
            (true, Some(source)) => Cause {
                record: source.clone(),
                part: Part::Text,
            },
            _ => own(new),
        };
        causes.push(cause);
    }
    causes.extend(left.0.iter().chain(&left.1).map(|found| own(found)));
    causes.dedup();
    let said = |all: &[Found]| -> Vec<Said> { all.iter().map(Found::said).collect() };
    Some(Moved {
        fact: Fact::Verdicts,
        of,
        old: said(&before),
        new: said(&after),
        why: Why::from(causes),
    })
}

/// What was found of the quotes of a record, where one of them was not found.
pub fn not_found(side: Side<'_>, index: Index) -> Vec<Said> {
    let found = Found::all(side, index, &Reader::of_new(side.library));
    match found.iter().all(|found| found.is_found) {
        true => Vec::new(),
        false => found.iter().map(Found::said).collect(),
    }
}

/// What was found of a quote.
struct Found {
    /// The key of the record that the citation is under.
    key: String,
    /// Which of the record's citations it is, from 1.
    number: usize,
    /// The whole citation; its source with its place, and its source with its words, by which it is found again.
    line: String,
    place: String,
    words: String,
    source: Option<Key>,
    verdict: String,
    /// The words are there, as far as can be told.
    is_found: bool,
    /// There is a text to look in.
    is_held: bool,
}

impl Found {
    fn all(side: Side<'_>, index: Index, reader: &Reader<'_>) -> Vec<Self> {
        let record = side.library.at(index);
        let all = record.body.all_citations();
        if all.iter().all(|citation| citation.quote.is_none()) {
            return Vec::new();
        }
        let cited = citations(&reader.items(record));
        let found = (1..).zip(all).zip(cited);
        let found = found.filter_map(|((number, citation), (key, value))| {
            let quote = citation.quote.as_ref()?;
            let passage = side.passages.get(&quote.span())?;
            let Value::Cites(cited) = &value else {
                return None;
            };
            let at = cited.at.as_deref().unwrap_or("");
            let quote = cited.quote.as_deref().unwrap_or("");
            let source = side.library.resolve(record.key.case(), &citation.source);
            let is_held = source.is_some_and(|source| side.library.held(source).has_text());
            let whose = passage.whose.iter().map(|whose| format!(", {whose}"));
            let changed = passage.changed.then(|| ", changed".to_owned());
            let behind: Vec<String> = changed.into_iter().chain(whose).collect();
            Some(Self {
                number,
                line: value.known_by()[0].clone(),
                place: format!("{}\n{at}", cited.source.is),
                words: format!("{}\n{quote}", cited.source.is),
                source: source.map(|source| side.library.at(source).key.clone()),
                is_held,
                verdict: format!("{}{}", passage.verdict.words(), behind.concat()),
                is_found: matches!(
                    passage.verdict,
                    Verdict::Verbatim | Verdict::Normalised | Verdict::InDigest | Verdict::InOcr
                ),
                key,
            })
        });
        found.collect()
    }

    fn said(&self) -> Said {
        said(clean_format!(
            "[{}] {}",
            self.number,
            clean_line(&self.verdict)
        ))
    }
}
