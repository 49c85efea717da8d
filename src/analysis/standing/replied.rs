//! Whether those whom a statement is against are recorded to have replied.

use super::{
    disputes::{Disputed, disputed},
    facts::Facts,
};
use crate::{
    analysis::{
        party::{self, Parties},
        replies::{found, related, speakers},
    },
    library::{Index, Library},
    model::{
        Body,
        record::{OrganizationKind, RelationKind, ResponseKind},
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

/// Whether one that repeats it, or that it repeats, has a reply: what answers the same words elsewhere answers
/// them here.
fn is_replied_where_it_is_repeated(library: &Library, index: Index) -> bool {
    let Body::Allegation(allegation) = &library.at(index).body else {
        return false;
    };
    let mut related = related(library, index, allegation).into_iter();
    related.any(|one| one.is == RelationKind::Repeats && is_replied(library, one.other))
}

/// Everyone who replied to it, bystanders included.
fn repliers(library: &Library, index: Index) -> Vec<Index> {
    let Body::Allegation(allegation) = &library.at(index).body else {
        return Vec::new();
    };
    // That nothing says when they were given does not make them silence.
    let responses = allegation.responses.iter();
    let by_response = responses
        .chain(&allegation.undated_responses)
        .filter(|response| response.is.value != ResponseKind::NotAsked)
        .flat_map(|response| found(library, index, &response.by));
    let is_reply = |is: RelationKind, other: Index, is_toward: bool| match is {
        RelationKind::Answers => is_toward,
        RelationKind::Contradicts if is_toward => matches!(
            disputed(library, other, index),
            Disputed::To | Disputed::Both
        ),
        RelationKind::Contradicts => matches!(
            disputed(library, index, other),
            Disputed::From | Disputed::Both
        ),
        _ => false,
    };
    let by_record = related(library, index, allegation)
        .into_iter()
        .filter(|one| one.other != index && is_reply(one.is, one.other, one.is_toward))
        .flat_map(|one| speakers(library, one.other));
    by_response.chain(by_record).collect()
}

/// Of whom it is to be said that they did not reply, where another party did; nobody where that is plain.
pub fn silent_beside_a_reply(library: &Library, index: Index) -> Vec<Index> {
    let parties = Parties::to(library, index);
    let repliers = repliers(library, index);
    let has_replied = |who: &Index| parties.include(library, *who);
    match repliers.iter().any(has_replied) {
        true => to_be_heard(library, index, &parties),
        false => Vec::new(),
    }
}

/// Those whom it is against, and of whom no reply would be known: all of them, where none of them replied.
pub fn not_heard(library: &Library, index: Index) -> Vec<Index> {
    to_be_heard(library, index, &Parties::to(library, index))
}

/// Those whom it is against and who would have to be heard: who neither make it nor have the voice of who
/// does, and are no facility. In the order of the files.
fn to_be_heard(library: &Library, index: Index, parties: &Parties) -> Vec<Index> {
    let by = speakers(library, index);
    let is_to_be_heard = |who: &Index| {
        let is_facility = matches!(&library.at(*who).body, Body::Organization(body)
            if body.kind.map(|kind| kind.value) == Some(OrganizationKind::Facility));
        let mut by = by.iter();
        !is_facility && !by.any(|speaker| party::is_same_voice(library, *speaker, *who))
    };
    let against = parties.against().iter().copied();
    let mut heard: Vec<Index> = against.filter(is_to_be_heard).collect();
    heard.sort_unstable();
    heard
}

/// Whether an allegation is against someone who would have to be heard, and neither a reply of theirs nor a
/// finding is recorded.
pub fn is_unanswered(library: &Library, index: Index) -> bool {
    let Body::Allegation(allegation) = &library.at(index).body else {
        return false;
    };
    let has_finding = || {
        let facts = Facts::of(library, index, allegation);
        !facts.found.is_empty() || !facts.rejected.is_empty()
    };
    let parties = Parties::to(library, index);
    !to_be_heard(library, index, &parties).is_empty()
        && !is_replied(library, index)
        && !is_replied_where_it_is_repeated(library, index)
        && !has_finding()
}
