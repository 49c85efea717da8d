//! Looking up references, and naming those that lead nowhere or to the wrong kind of record.

use std::collections::{HashMap, HashSet};

use super::{Index, Library, Record, Scope, found_by};
use crate::{
    diagnostic::{self, Diagnostic, nearest},
    load::{Parsed, ParsedRecord},
    model::{Body, Id, Key, Kind, Link, Ref, Span, kind::KINDS, measure::Bound},
};

pub fn link(parsed: Parsed, mut diagnostics: Vec<Diagnostic>) -> Library {
    let mut library = Library {
        root: parsed.root,
        title: parsed.title,
        files: parsed.files,
        ..Library::default()
    };
    for record in parsed.records {
        add(&mut library, record, &mut diagnostics);
    }
    library.named_by = vec![Vec::new(); library.records.len()];
    let unopened: HashSet<&Id> = parsed
        .neighbours
        .iter()
        .filter(|id| !library.by_key.contains_key(&Key::Case((*id).clone())))
        .collect();
    for number in 0..library.records.len() {
        let index = Index(number as u32);
        let record = library.at(index);
        values(record, &mut diagnostics);
        let names: Vec<_> = record
            .body
            .links()
            .into_iter()
            .filter_map(|link| {
                look_up(&library, record, link, &unopened, &mut diagnostics)
                    .map(|found| (link.role, found))
            })
            .collect();
        for (role, target) in &names {
            let back = &mut library.named_by[target.0 as usize];
            // A record that cites a source three times is named once there.
            if back.last() != Some(&(*role, index)) {
                back.push((*role, index));
            }
        }
        library.records[number].names = names;
    }
    library.of_kind = by_kind(&library);
    diagnostic::sort(&mut diagnostics);
    library.diagnostics = diagnostics;
    library
}

fn add(library: &mut Library, parsed: ParsedRecord, diagnostics: &mut Vec<Diagnostic>) {
    let ParsedRecord {
        key,
        span,
        folder,
        body,
    } = parsed;
    // A record of a case may have the id of no shared record, or a reference would be ambiguous.
    let taken = [&key, &Key::Shared(key.id().clone())]
        .into_iter()
        .filter(|_| !matches!(key, Key::Case(_)))
        .find_map(|other| library.get(other))
        .or_else(|| library.get(&key));
    if let Some(first) = taken {
        let what = match key == first.key {
            true => format!("`{key}` is already the id of another record"),
            false => format!(
                "`{}` is already the id of a record that all cases share",
                key.id()
            ),
        };
        let mut found = Diagnostic::error("duplicate", span, what).about(&key);
        if first.span.line > 0 {
            found = found.related(
                first.span,
                format!("the first, {}", first.kind().info().says),
            );
        }
        diagnostics.push(found.help("give this one another id; people, sources and all other records of a case share one set of ids"));
        if key == first.key {
            return;
        }
    }
    let index = Index(library.records.len() as u32);
    library.by_key.insert(key.clone(), index);
    let found_by = found_by(&key, &body);
    library.records.push(Record {
        letters: crate::search::letters(&found_by),
        found_by,
        key,
        span,
        folder,
        body,
        names: Vec::new(),
    });
}

fn look_up(
    library: &Library,
    record: &Record,
    link: Link<'_>,
    unopened: &HashSet<&Id>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Index> {
    let case = record.key.case();
    let reference = &link.target.value;
    let Some(found) = library.resolve(case, reference) else {
        let neighbour = reference.case.as_ref().unwrap_or(&reference.id);
        if !unopened.contains(neighbour) {
            diagnostics
                .push(unknown(library, case, reference, link.target.span).about(&record.key));
        }
        return None;
    };
    let takes = link.role.info().takes;
    let kind = library.at(found).kind();
    if takes.is_empty() || takes.contains(&kind) {
        return Some(found);
    }
    let wanted: Vec<&str> = takes.iter().map(|kind| kind.info().one).collect();
    let message = format!(
        "`{reference}` is of kind {kind}, and this takes {}",
        wanted.join(" or ")
    );
    diagnostics.push(
        Diagnostic::error("wrong-kind", link.target.span, message)
            .related(library.at(found).span, format!("`{reference}` stands here"))
            .help("write the id of such a record")
            .about(&record.key),
    );
    None
}

fn unknown(library: &Library, case: Option<&Id>, reference: &Ref, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        "unknown-reference",
        span,
        format!("there is no record `{reference}`"),
    );
    let ids_of = |wanted: Option<&Id>| -> Vec<&str> {
        library
            .records
            .iter()
            .filter(|record| record.key.case() == wanted)
            .map(|record| record.key.id().as_str())
            .collect()
    };
    let help = match &reference.case {
        Some(other) if library.index(&Key::Case(other.clone())).is_none() => {
            let cases = library
                .records
                .iter()
                .filter(|record| record.kind() == Kind::Case);
            match nearest(other.as_str(), cases.map(|record| record.key.id().as_str())) {
                Some(near) => format!(
                    "there is no case `{other}`; did you mean `{near}/{}`?",
                    reference.id
                ),
                None => format!("there is no case `{other}` in this library"),
            }
        }
        Some(other) => match nearest(reference.id.as_str(), ids_of(Some(other))) {
            Some(near) => format!("did you mean `{other}/{near}`?"),
            None => {
                format!("add it to the case `{other}`, or write the id of a record that is there")
            }
        },
        None => {
            let known = ids_of(case).into_iter().chain(ids_of(None));
            match nearest(reference.id.as_str(), known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => match library
                    .records
                    .iter()
                    .find(|record| *record.key.id() == reference.id)
                {
                    Some(elsewhere) => {
                        format!("a record of another case is written `{}`", elsewhere.key)
                    }
                    None => "add the record to this file or to library.yaml".to_owned(),
                },
            }
        }
    };
    diagnostic.help(help)
}

/// What can be wrong with values that are well formed each by itself.
fn values(record: &Record, diagnostics: &mut Vec<Diagnostic>) {
    for measure in record.body.measures() {
        let numbers = &measure.value;
        let wanted = if measure.bound() == Bound::Between {
            2
        } else {
            1
        };
        let wrong = match (numbers.len(), wanted) {
            (given, wanted) if given != wanted => Some((
                format!(
                    "`{}` takes {wanted} number{}, and {given} stand here",
                    measure.bound().word(),
                    if wanted == 1 { "" } else { "s" }
                ),
                "write `value: 270`, or with `bound: between` `value: [200, 300]`",
            )),
            _ if numbers.windows(2).any(|pair| pair[0] > pair[1]) => Some((
                "the lower number stands first in a range".to_owned(),
                "write `value: [200, 300]`",
            )),
            _ if numbers.iter().any(|number| !number.is_finite()) => Some((
                "a measure is a finite number".to_owned(),
                "write it in digits",
            )),
            _ => None,
        };
        if let Some((message, help)) = wrong {
            diagnostics.push(
                Diagnostic::error("wrong-value", numbers.span, message)
                    .help(help)
                    .about(&record.key),
            );
        }
    }
    if let Body::Allegation(allegation) = &record.body
        && let Some(credibility) = allegation
            .credibility
            .filter(|credibility| !(1..=6).contains(&credibility.value))
    {
        diagnostics.push(
            Diagnostic::error("wrong-value", credibility.span, format!("credibility is a number from 1 to 6, not {}", credibility.value))
                .help("1 confirmed by others, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged")
                .about(&record.key),
        );
    }
}

/// The records of each kind and scope. A case has its own, then the shared ones that it names.
fn by_kind(library: &Library) -> HashMap<(Scope, Kind), Vec<Index>> {
    let mut lists: HashMap<(Scope, Kind), Vec<Index>> = HashMap::new();
    let mut shared_in: HashMap<Id, HashSet<Index>> = HashMap::new();
    for (number, record) in (0..).zip(&library.records) {
        let index = Index(number);
        lists
            .entry((Scope::Library, record.kind()))
            .or_default()
            .push(index);
        let Some(case) = record.key.case() else {
            continue;
        };
        if record.kind() != Kind::Case {
            lists
                .entry((Scope::Case(case.clone()), record.kind()))
                .or_default()
                .push(index);
        }
        let shared = record
            .names
            .iter()
            .map(|(_, index)| *index)
            .filter(|index| library.at(*index).key.case().is_none());
        shared_in.entry(case.clone()).or_default().extend(shared);
    }
    for (case, shared) in shared_in {
        let mut shared: Vec<Index> = shared.into_iter().collect();
        shared.sort_unstable();
        for index in shared {
            lists
                .entry((Scope::Case(case.clone()), library.at(index).kind()))
                .or_default()
                .push(index);
        }
    }
    debug_assert!(
        lists
            .keys()
            .all(|(_, kind)| KINDS.iter().any(|info| info.kind == *kind))
    );
    lists
}
