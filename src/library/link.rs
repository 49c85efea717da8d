//! Looking up references, and naming those that lead nowhere or to the wrong kind of record.

mod known;
mod protection;
mod pseudonyms;

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use super::{Index, Library, Record, Scope, due, found_by, names};
use crate::{
    analysis::Kept,
    diagnostic::{self, Diagnostic, Report},
    library::{Elsewhere, Parsed, ParsedRecord},
    model::{Body, Id, Key, Kind, Link, Ref, Role, Span, measure::Bound, record::Counted},
};
use known::Known;
pub use protection::may_be_lost;

pub fn link(mut parsed: Parsed, mut report: Report) -> Library {
    for record in &mut parsed.records {
        if let (Some(day), Body::Proceeding(proceeding)) = (parsed.read_on, &mut record.body) {
            proceeding.look_ahead_from(day);
        }
    }
    let mut library = Library {
        root: parsed.root,
        id: parsed.id,
        around: parsed.library,
        title: parsed.title,
        note: parsed.note,
        filters: parsed.filters,
        audiences: parsed.audiences,
        holidays: parsed.holidays,
        read_on: parsed.read_on,
        protect: parsed.protect,
        files: parsed.files,
        sound: parsed.sound.into(),
        as_before: parsed.as_before,
        missed: parsed.missed,
        is_shared_unread: parsed.unread.files.contains(&None) || parsed.unread.protect,
        unread: Arc::new(parsed.unread),
        astray: parsed.astray,
        limits: parsed.limits,
        ..Library::default()
    };
    for record in parsed.records {
        add(&mut library, record, &mut report);
    }
    let linked = library.linked_mut();
    linked.own = linked.records.len();
    linked.named_by = vec![Vec::new(); linked.own];
    let is_here = |case: &Id| library.index(&Key::Case(case.clone())).is_some();
    let neighbours = parsed.neighbours.into_iter();
    library.unopened = neighbours.filter(|case| !is_here(case)).collect();
    let mut known = Known::new(&library);
    for index in library.indices() {
        let record = library.at(index);
        values(record, &mut report);
        let mut names: Vec<_> = record
            .body
            .links()
            .into_iter()
            .filter_map(|link| {
                look_up(&library, record, link, &mut known, &mut report)
                    .map(|found| (link.role, found))
            })
            .collect();
        // A step of a charge tells of those whom it is against: they are named there already.
        let charged: Vec<_> = names
            .iter()
            .filter(|(role, _)| *role == Role::Charged)
            .copied()
            .collect();
        names.retain(|(role, whom)| {
            *role != Role::AsTo || !charged.contains(&(Role::Charged, *whom))
        });
        let is_counted = record.here.counted == Counted::Yes;
        let linked = library.linked_mut();
        // What is set apart says nothing of others.
        for (role, target) in names.iter().filter(|_| is_counted) {
            let back = &mut linked.named_by[target.0 as usize];
            // A record that cites a source three times is named once there.
            if back.last() != Some(&(*role, index)) {
                back.push((*role, index));
            }
        }
        linked.records[index.0 as usize].names = names;
    }
    pseudonyms::judge(&library, &mut report);
    protection::judge(&library, &mut report);
    let unclear = names::unclear(&library);
    let [of_kind, apart] = by_kind(&library);
    let linked = library.linked_mut();
    linked.unclear = unclear;
    (linked.of_kind, linked.apart) = (of_kind, apart);
    number(&mut library);
    protect_elsewhere(&mut library, parsed.elsewhere);
    let records = library.linked.records.len();
    library.kept = Arc::new(Kept::of(records));
    let is_cut = report.is_cut();
    let mut diagnostics = report.into_diagnostics();
    // So may have been a version that a merge left.
    let is_cut = is_cut || library.missed.versions > 0;
    library.is_shared_unread |= protection::may_be_lost(&library.files, &diagnostics, is_cut);
    diagnostic::sort(&mut diagnostics);
    library.diagnostics = diagnostics;
    library
}

fn add(library: &mut Library, parsed: ParsedRecord, report: &mut Report) {
    let key = &parsed.key;
    // A record of a case may have the id of no shared record, or a reference would be ambiguous.
    let shared = match key {
        Key::Of(_, id) => library.get(&Key::Shared(id.clone())),
        Key::Case(_) | Key::Shared(_) => None,
    };
    if let Some(first) = library.get(key).or(shared) {
        report.push(taken(key, parsed.span, first));
        if *key == first.key {
            return;
        }
    }
    let linked = library.linked_mut();
    let index = Index(linked.records.len() as u32);
    linked.by_key.insert(key.clone(), index);
    linked.records.push(unlinked(parsed));
}

/// A record that names nobody yet.
fn unlinked(parsed: ParsedRecord) -> Record {
    let ParsedRecord {
        key,
        span,
        reach,
        lacks_file,
        body,
        here,
    } = parsed;
    let found_by = found_by(&key, &body);
    Record {
        letters: crate::text::letters(&found_by),
        found_by,
        key,
        span,
        reach,
        lacks_file,
        body,
        here,
        names: Vec::new(),
    }
}

/// Adds whom other case files protect. No reference leads to them, and what is wrong with them is told where they are
/// opened.
fn protect_elsewhere(library: &mut Library, elsewhere: Elsewhere) {
    let linked = library.linked_mut();
    linked
        .named_by
        .extend(elsewhere.records.iter().map(|_| Vec::new()));
    linked
        .records
        .extend(elsewhere.records.into_iter().map(unlinked));
    library.protect.extend(elsewhere.protect);
}

/// The diagnostic for an id that another record has.
fn taken(key: &Key, span: Span, first: &Record) -> Diagnostic {
    let id = key.id();
    let (what, help) = match key {
        Key::Case(_) => (
            format!("two files make the case `{id}`"),
            "rename one of them; the records of both are read as one case",
        ),
        _ if *key == first.key => (
            format!("`{id}` is already the id of another record"),
            "give one of them another id: people, sources and all other records of a case share one set of ids",
        ),
        _ => (
            format!("`{id}` is already the id of a record that all cases share"),
            "give this one another id, or remove it and refer to the shared one",
        ),
    };
    let diagnostic = Diagnostic::error(diagnostic::DUPLICATE, span, what)
        .about(key)
        .help(help);
    match first.span.line {
        0 => diagnostic,
        _ => diagnostic.related(
            first.span,
            format!("the first, {}", first.kind().with_article()),
        ),
    }
}

fn look_up(
    library: &Library,
    record: &Record,
    link: Link<'_>,
    known: &mut Known,
    report: &mut Report,
) -> Option<Index> {
    let case = record.key.case();
    let reference = &link.target.value;
    let takes = link.role.info().takes;
    let fits = |index: &Index| takes.is_empty() || takes.contains(&library.at(*index).kind());
    // A case and a person may be called the same; where only a case can stand, it is meant.
    let as_case = || {
        let key = Key::Case(reference.id.clone());
        library.index(&key).filter(|_| reference.case.is_none())
    };
    let found = library.resolve(case, reference);
    if let Some(index) = found.filter(fits).or_else(|| as_case().filter(fits)) {
        return Some(index);
    }
    let diagnostic = match found {
        Some(index) => wrong_kind(reference, link.target.span, takes, library.at(index)),
        None if known.may_be_unread(library, case, reference) => return None,
        None => Diagnostic::error(
            "unknown-reference",
            link.target.span,
            format!("there is no record `{reference}`"),
        )
        .help(known.help(library, case, reference, takes)),
    };
    report.push(diagnostic.about(&record.key));
    None
}

fn wrong_kind(reference: &Ref, span: Span, takes: &[Kind], found: &Record) -> Diagnostic {
    let wanted: Vec<&str> = takes.iter().map(|kind| kind.with_article()).collect();
    let wanted = wanted.join(" or ");
    let message = format!(
        "`{reference}` is {}, and only {wanted} can be named here",
        found.kind().with_article()
    );
    let diagnostic =
        Diagnostic::error("wrong-kind", span, message).help(format!("write the id of {wanted}"));
    match found.span.line {
        0 => diagnostic,
        _ => diagnostic.related(found.span, format!("`{reference}` is named here")),
    }
}

/// What can be wrong with values that are well formed each by itself.
fn values(record: &Record, report: &mut Report) {
    for measure in record.body.all_measures() {
        let numbers = measure.numbers();
        let exact = measure.exact().unwrap_or_default();
        let wanted = match measure.bound() {
            Bound::Between => 2,
            Bound::Words => 0,
            _ => 1,
        };
        let wrong = match (numbers.len(), wanted) {
            (given, wanted) if given != wanted => Some((
                format!(
                    "`{}` takes {wanted} number{}, and there are {given} here",
                    measure.bound().word(),
                    if wanted == 1 { "" } else { "s" }
                ),
                "write `value: 270`, or with `bound: between` `value: [200, 300]`, or where there is no figure `bound: words` and `said: many`",
            )),
            _ if wanted == 0 && measure.said.is_none() => Some((
                "there is no number here, and no words for it".to_owned(),
                "write `value: 270`, or where there is no figure `bound: words` and `said: many`",
            )),
            _ if exact.windows(2).any(|pair| pair[0] > pair[1]) => Some((
                "the lower number comes first in a range".to_owned(),
                "write `value: [200, 300]`",
            )),
            _ if numbers.iter().any(|number| !number.is_finite()) => Some((
                "a measure is a finite number".to_owned(),
                "write it in digits",
            )),
            _ => None,
        };
        if let Some((message, help)) = wrong {
            report.push(
                Diagnostic::error(
                    "wrong-value",
                    measure.span().unwrap_or(record.span),
                    message,
                )
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
        report.push(
            Diagnostic::error("wrong-value", credibility.span, format!("credibility is a number from 1 to 6, not {}", credibility.value))
                .help("1 confirmed by others, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged")
                .about(&record.key),
        );
    }
}

/// Gives each record of a case its number among those of its kind, where no larger library did.
fn number(library: &mut Library) {
    let mut counts: HashMap<(Id, Kind), u32> = HashMap::new();
    for record in &mut library.linked_mut().records {
        if let Key::Of(case, _) = &record.key {
            let count = counts.entry((case.clone(), record.body.kind()));
            let count = count.and_modify(|count| *count += 1).or_insert(1);
            record.here.number.get_or_insert(*count);
        }
    }
}

/// The records of each kind and scope: those that count, and those that are set apart. A case has its
/// own, then the shared ones that it names. Evidence that is said to be missing comes last.
fn by_kind(library: &Library) -> [HashMap<(Scope, Kind), Vec<Index>>; 2] {
    let mut lists: [HashMap<(Scope, Kind), Vec<Index>>; 2] = Default::default();
    let mut add = |scope: Scope, index: Index| {
        let record = library.at(index);
        let list = match record.here.counted {
            Counted::Yes => &mut lists[0],
            Counted::PerhapsLater | Counted::Undated => &mut lists[1],
            Counted::No => return,
        };
        list.entry((scope, record.kind())).or_default().push(index);
    };
    let mut shared_in: HashMap<Id, HashSet<Index>> = HashMap::new();
    for index in library.indices() {
        let record = library.at(index);
        add(Scope::Library, index);
        let Some(case) = record.key.case() else {
            continue;
        };
        if record.kind() != Kind::Case {
            add(Scope::Case(case.clone()), index);
        }
        let is_apart = |index: Index| library.at(index).here.counted != Counted::Yes;
        let names = record.names.iter().map(|(_, index)| *index);
        let shared = names
            .filter(|named| library.at(*named).key.case().is_none())
            // Whom only what is set apart names is no more of the case than that is.
            .filter(|named| !is_apart(index) || is_apart(*named));
        shared_in.entry(case.clone()).or_default().extend(shared);
    }
    for (case, shared) in shared_in {
        let mut shared: Vec<Index> = shared.into_iter().collect();
        shared.sort_unstable();
        for index in shared {
            add(Scope::Case(case.clone()), index);
        }
    }
    for ((_, kind), list) in lists.iter_mut().flatten() {
        match kind {
            Kind::Evidence => list.sort_by_key(|index| library.is_said_to_be_missing(*index)),
            Kind::Entry => due::newest_first(library, list),
            _ => {}
        }
    }
    lists
}
