//! Which of two statements that contradict each other is disputed, and which fell.

use super::findings::{against, finds, is_finding};
use crate::{
    analysis::{
        party::Parties,
        replies::{self, is_a_mention, is_of_kind, related, speakers},
        when::When,
    },
    library::{Index, Library},
    model::{
        Body,
        record::{AllegationKind, RelationKind, ResponseKind},
    },
};

/// Which of two statements a contradiction disputes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disputed {
    From,
    To,
    Both,
    Neither,
}

/// Which of two statements the contradiction disputes that is written in one (`from`) about the other
/// (`to`). The first that fits:
///
/// 1. two findings: both;
/// 2. a finding and something else: the latter, unless it is later than the finding, then neither; it is rejected
///    only where it was surely said before that day, else the two contradict each other;
/// 3. the same voice: the earlier; where the order is not known, both;
/// 4. a denial and no denial: the latter, also where the denial is older;
/// 5. the earlier;
/// 6. the one that the relation is about.
pub fn disputed(library: &Library, from: Index, to: Index) -> Disputed {
    let is_later = |one: Index, other: Index| {
        When::of_record(library, one).is_after(When::of_record(library, other))
    };
    let (from_later, to_later) = (is_later(from, to), is_later(to, from));
    let is_denial = |index| is_of_kind(library, index, AllegationKind::Denial);
    match (finds(library, from, to), finds(library, to, from)) {
        (true, true) => return Disputed::Both,
        (true, false) if to_later => return Disputed::Neither,
        (true, false) => return Disputed::To,
        (false, true) if from_later => return Disputed::Neither,
        (false, true) => return Disputed::From,
        (false, false) => {}
    }
    let is_same_voice = !is_a_mention(library, from)
        && speakers(library, from)
            .iter()
            .any(|who| !shared_voice(library, to, *who).is_empty());
    match (is_same_voice, is_denial(from), is_denial(to)) {
        (true, ..) => match (from_later, to_later) {
            (true, _) => Disputed::To,
            (_, true) => Disputed::From,
            _ => Disputed::Both,
        },
        (_, true, false) => Disputed::To,
        (_, false, true) => Disputed::From,
        _ if to_later => Disputed::From,
        _ => Disputed::To,
    }
}

/// Those who say a record with the voice of someone; nobody where somebody only mentions that they say it.
pub fn shared_voice(library: &Library, index: Index, who: Index) -> Vec<Index> {
    if is_a_mention(library, index) {
        return Vec::new();
    }
    let parties = Parties::to(library, index);
    let by = speakers(library, index).into_iter();
    by.filter(|by| parties.is_voice_of(library, who, *by))
        .collect()
}

/// Whether a statement fell, so that it disputes nothing: withdrawn, rejected by a finding, dismissed, or
/// revised by who made it on a later day, by words that have not fallen themselves.
pub fn fell(library: &Library, index: Index) -> bool {
    // Later words first: each is of a later day, so that this ends. Not by recursion, since a file may be long.
    let mut open = vec![index];
    while let Some(&next) = open.last() {
        let is_open = |other: &Index| library.kept_of(*other).fell.get().is_none();
        let later = match is_open(&next) {
            true => later_words(library, next).into_iter().find(is_open),
            false => None,
        };
        match later {
            Some(later) => open.push(later),
            None => {
                let cell = &library.kept_of(next).fell;
                cell.get_or_init(|| fell_now(library, next));
                open.pop();
            }
        }
    }
    library.kept_of(index).fell.get().copied().unwrap_or(false)
}

/// The statements with the same voice, of a later day, that contradict one.
fn later_words(library: &Library, index: Index) -> Vec<Index> {
    let Body::Allegation(allegation) = &library.at(index).body else {
        return Vec::new();
    };
    let own = When::of_record(library, index);
    let related = related(library, index, allegation).into_iter();
    let contradicting = related
        .filter(|one| one.is == RelationKind::Contradicts && one.other != index)
        .map(|one| one.other);
    let later = contradicting.filter(|other| {
        let mut voices = speakers(library, *other).into_iter();
        When::of_record(library, *other).is_after(own)
            && !is_a_mention(library, *other)
            && voices.any(|who| !shared_voice(library, index, who).is_empty())
    });
    later.collect()
}

/// The same, where it is known of all later words whether they fell.
fn fell_now(library: &Library, index: Index) -> bool {
    let Body::Allegation(allegation) = &library.at(index).body else {
        return false;
    };
    let by = speakers(library, index);
    let acts = replies::acts(library, index, allegation);
    if super::findings::is_withdrawn(library, index, &acts)
        || acts
            .iter()
            .any(|act| super::findings::is_setting_aside(library, act))
        || super::facts::is_stepped(allegation)
    {
        return true;
    }
    if is_finding(library, index) {
        return false;
    }
    let own = When::of_record(library, index);
    let case = library.at(index).key.case();
    let is_rejected = related(library, index, allegation).iter().any(|one| {
        one.is == RelationKind::Contradicts
            && one.other != index
            && finds(library, one.other, index)
            && against(library, one.other).is_empty()
            && own.is_by(When::of_record(library, one.other))
    });
    if is_rejected {
        return true;
    }
    // Who said otherwise on a later day.
    let mut revised: Vec<Index> = Vec::new();
    let denials = acts.iter().filter(|act| act.is == ResponseKind::Denied);
    for act in denials.filter(|act| !replies::is_unordered(&acts, act.who)) {
        let response = &allegation.responses[act.response];
        let when = When::of(library, case, response.date.as_deref(), &response.cites);
        if when.is_after(own) {
            revised.extend(replies::speaks_as(library, index, act.who));
        }
    }
    let later = later_words(library, index).into_iter();
    let has_fallen = |other: &Index| library.kept_of(*other).fell.get() == Some(&true);
    for other in later.filter(|other| !has_fallen(other)) {
        let voices = speakers(library, other).into_iter();
        revised.extend(voices.flat_map(|who| shared_voice(library, index, who)));
    }
    !by.is_empty() && by.iter().all(|who| revised.contains(who))
}
