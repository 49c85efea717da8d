//! Whether those whom a statement is against are recorded to have replied.

use std::collections::HashSet;

use super::{
    disputes::{Disputed, disputed, shared_voice},
    facts::{Facts, Voice},
    findings::is_finding,
};
use crate::{
    analysis::{
        party::{self, Parties},
        replies::{Related, found, is_of_kind, related, speakers},
    },
    library::{Index, Library},
    model::{
        Body,
        record::{Allegation, AllegationKind, OrganizationKind, RelationKind, ResponseKind},
    },
};

/// Whether someone whom a statement is against, or who belongs to or speaks for them, replied: by a response,
/// or by a statement of their own that answers it or disputes it. That they were not asked is no reply, what a
/// bystander says is none, nor is what they had said before and what this one contradicts.
pub fn is_replied(library: &Library, index: Index) -> bool {
    let parties = Parties::to(library, index);
    let mut who = repliers(library, index).into_iter();
    who.any(|who| parties.is_reply_by(library, who))
}

/// Everyone who replied to it or to one that repeats it, or that it repeats: what answers the same words
/// elsewhere answers them here.
fn repliers_anywhere(library: &Library, index: Index) -> Vec<Index> {
    let Body::Allegation(allegation) = &library.at(index).body else {
        return Vec::new();
    };
    let repeated = related(library, index, allegation).into_iter();
    let repeated = repeated.filter(|one| one.is == RelationKind::Repeats && one.other != index);
    let mut all = repliers(library, index);
    all.extend(repeated.flat_map(|one| repliers(library, one.other)));
    all
}

/// Everyone who replied to it, bystanders included.
fn repliers(library: &Library, index: Index) -> Vec<Index> {
    let Body::Allegation(allegation) = &library.at(index).body else {
        return Vec::new();
    };
    let mut all = in_responses(library, index, allegation);
    all.extend(in_statements(library, index, allegation));
    all
}

/// Who replied to it on somebody's side, each once: they themselves, who speaks for them and who belongs to them. What
/// somebody who is no party to it says in a statement of their own is no reply to it.
pub fn replied_for(library: &Library, index: Index, whom: Index) -> Vec<Index> {
    let Body::Allegation(allegation) = &library.at(index).body else {
        return Vec::new();
    };
    let parties = Parties::to(library, index);
    let by_record = in_statements(library, index, allegation).into_iter();
    let by_record = by_record.filter(|who| parties.include(library, *who));
    let mut all = in_responses(library, index, allegation);
    all.extend(by_record);
    all.retain(|who| party::replies_on_behalf(library, *who, whom));
    all.sort_unstable();
    all.dedup();
    all
}

/// Everyone who replied to it in its responses.
fn in_responses(library: &Library, index: Index, allegation: &Allegation) -> Vec<Index> {
    // That nothing says when they were given does not make them silence.
    let responses = allegation.responses.iter();
    responses
        .chain(&allegation.undated_responses)
        .filter(|response| response.is.value != ResponseKind::NotAsked)
        .flat_map(|response| found(library, index, &response.by))
        .collect()
}

/// Everyone who replied to it in statements of their own.
fn in_statements(library: &Library, index: Index, allegation: &Allegation) -> Vec<Index> {
    related(library, index, allegation)
        .into_iter()
        .filter(|one| is_reply(library, index, one))
        .flat_map(|one| speakers(library, one.other))
        .collect()
}

/// Whether what another record has to do with a statement is a reply to it, whoever gives it.
fn is_reply(library: &Library, index: Index, related: &Related) -> bool {
    let other = related.other;
    other != index
        && match related.is {
            RelationKind::Answers => related.is_toward,
            RelationKind::Contradicts if related.is_toward => matches!(
                disputed(library, other, index),
                Disputed::To | Disputed::Both
            ),
            RelationKind::Contradicts => matches!(
                disputed(library, index, other),
                Disputed::From | Disputed::Both
            ),
            // What a party itself says of it is its word on it, though it says the same.
            RelationKind::Qualifies | RelationKind::Supports => related.is_toward,
            RelationKind::Repeats => true,
            _ => false,
        }
}

/// Whether another record is a reply of a party to a statement: not what a court finds about it, nor what a bystander
/// says.
pub fn is_reply_in(library: &Library, index: Index, other: Index) -> bool {
    let Body::Allegation(allegation) = &library.at(index).body else {
        return false;
    };
    let mut related = related(library, index, allegation).into_iter();
    let is_reply = related.any(|one| one.other == other && is_reply(library, index, &one));
    is_reply && {
        let parties = Parties::to(library, index);
        let mut by = speakers(library, other).into_iter();
        by.any(|who| parties.include(library, who))
    }
}

/// Those whom it is against and of whom no reply is recorded; nobody where that is not expected of them, and
/// where a finding is recorded. In the order of the files.
///
/// Each whom the file itself names in `against` is to be heard: that one admits a statement about two says
/// nothing of the other. Where the file does not say against whom it is, the reply of one will do.
pub fn silent(library: &Library, index: Index) -> Vec<Index> {
    let Body::Allegation(allegation) = &library.at(index).body else {
        return Vec::new();
    };
    let parties = Parties::to(library, index);
    let mut silent = to_be_heard(library, index, allegation, &parties);
    let repliers = repliers_anywhere(library, index);
    match allegation.against {
        Some(_) => silent.retain(|who| {
            let mut repliers = repliers.iter();
            !repliers.any(|replier| party::replies_on_behalf(library, *replier, *who))
        }),
        None if repliers
            .iter()
            .any(|who| parties.is_reply_by(library, *who)) =>
        {
            silent.clear()
        }
        None => {}
    }
    let has_finding = || {
        let facts = Facts::of(library, index, allegation);
        let is_found = |voice: &Voice| voice.record.is_some_and(|other| is_finding(library, other));
        !facts.found.is_empty()
            || !facts.rejected.is_empty()
            || facts.contradicted.iter().any(is_found)
    };
    if !silent.is_empty() && has_finding() {
        silent.clear();
    }
    silent
}

/// Whether a party to it replied: one whom it is against, or whom it is about.
pub fn has_reply_of_a_party(library: &Library, index: Index) -> bool {
    let parties = Parties::to(library, index);
    let mut repliers = repliers(library, index).into_iter();
    repliers.any(|who| parties.include(library, who))
}

/// Those of whom a reply to it is expected, whether there is one or not. In the order of the files.
pub fn expected(library: &Library, index: Index) -> Vec<Index> {
    match &library.at(index).body {
        Body::Allegation(allegation) => {
            to_be_heard(library, index, allegation, &Parties::to(library, index))
        }
        _ => Vec::new(),
    }
}

/// Those whom it is against and who would have to be heard: who neither make it nor have the voice of who
/// does, are no facility, and are not those whom it defends. In the order of the files.
fn to_be_heard(
    library: &Library,
    index: Index,
    allegation: &Allegation,
    parties: &Parties,
) -> Vec<Index> {
    let by = speakers(library, index);
    let defended = defended(library, index, allegation, &by);
    let is_to_be_heard = |who: &Index| {
        let is_facility = matches!(&library.at(*who).body, Body::Organization(body)
            if body.kind.map(|kind| kind.value) == Some(OrganizationKind::Facility));
        let mut by = by.iter();
        !is_facility
            && !defended.contains(who)
            && !by.any(|speaker| party::is_same_voice(library, *speaker, *who))
    };
    let against = parties.against().iter().copied();
    let mut heard: Vec<Index> = against.filter(is_to_be_heard).collect();
    heard.sort_unstable();
    heard
}

/// Those whom a denial defends: whom the statements of others are against that it contradicts. Nobody where
/// the file says against whom it is itself.
fn defended(
    library: &Library,
    index: Index,
    allegation: &Allegation,
    by: &[Index],
) -> HashSet<Index> {
    if !is_of_kind(library, index, AllegationKind::Denial) || allegation.against.is_some() {
        return HashSet::new();
    }
    let is_own = |other: Index| {
        let mut by = by.iter();
        by.any(|who| !shared_voice(library, other, *who).is_empty())
    };
    let denied = related(library, index, allegation).into_iter();
    let denied = denied.filter(|one| {
        one.is == RelationKind::Contradicts
            && one.other != index
            && !is_of_kind(library, one.other, AllegationKind::Denial)
            && !is_own(one.other)
    });
    denied
        .flat_map(|one| Parties::to(library, one.other).against().clone())
        .collect()
}

/// Whether an allegation is against someone who would have to be heard, and of whom neither a reply nor a
/// finding is recorded.
pub fn is_unanswered(library: &Library, index: Index) -> bool {
    !silent(library, index).is_empty()
}
