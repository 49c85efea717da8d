//! What is a finding, and what a court or forum set aside.

use std::collections::HashSet;

use crate::{
    analysis::{
        party::{self, Parties},
        replies::{self, Act},
    },
    library::{Index, Library},
    model::{
        Body, Role,
        record::{AllegationKind, OrganizationKind, RelationKind, ResponseKind},
    },
};

/// Whether a record is a finding that holds: it is one, and it is neither withdrawn nor set aside.
pub fn is_finding(library: &Library, index: Index) -> bool {
    let Body::Allegation(allegation) = &library.at(index).body else {
        return false;
    };
    if !replies::is_of_kind(library, index, AllegationKind::Finding) {
        return false;
    }
    *library.kept_of(index).is_finding.get_or_init(|| {
        let acts = replies::acts(library, index, allegation);
        let fell = acts.iter().any(|act| is_setting_aside(library, act))
            || is_withdrawn(library, index, &acts);
        !fell && is_made_as_finding(library, index)
    })
}

/// Whether a record is a finding by those who may find it, be it that another set it aside since: that takes its force,
/// and makes a court no private person.
pub fn is_made_as_finding(library: &Library, index: Index) -> bool {
    let by = replies::speakers(library, index);
    replies::is_of_kind(library, index, AllegationKind::Finding)
        && !by.is_empty()
        && by.iter().all(|who| may_find(library, index, *who))
}

/// Whether a record that calls itself a finding is by a party to it, by a party of a proceeding beside one, or by a
/// court that it is against: those find nothing in their own cause.
pub fn is_by_a_party(library: &Library, index: Index) -> bool {
    let parties = Parties::to(library, index);
    let by = replies::speakers(library, index);
    replies::is_of_kind(library, index, AllegationKind::Finding)
        && by.iter().any(|who| match is_of_a_court(library, *who) {
            true => parties.against().contains(who),
            false => parties.include(library, *who) || is_beside_a_party(library, &parties, *who),
        })
}

/// Whether everyone who says it took it back.
pub fn is_withdrawn(library: &Library, index: Index, acts: &[Act]) -> bool {
    let by = replies::speakers(library, index);
    let withdrew: HashSet<Index> = acts
        .iter()
        .filter(|act| act.is == ResponseKind::Withdrawn)
        .flat_map(|act| replies::speaks_as(library, index, act.who))
        .collect();
    !by.is_empty() && by.iter().all(|who| withdrew.contains(who))
}

/// Whether a court or forum dismissed it or set it aside.
pub fn is_setting_aside(library: &Library, act: &Act) -> bool {
    act.is == ResponseKind::Dismissed && may_dismiss(library, act.who)
}

/// Whether someone is a court or its member, or the forum of a proceeding.
pub fn may_dismiss(library: &Library, who: Index) -> bool {
    is_of_a_court(library, who) || is_forum(library, who)
}

/// Whether what someone finds is a finding: a court and its member, but not about itself; or an agency,
/// government, legislature or forum that is no party, has no party as its part (FRE 803(8)), and is in no
/// proceeding a party beside someone whom it is against or about. Agencies of one government may find about
/// one another.
fn may_find(library: &Library, index: Index, who: Index) -> bool {
    let parties = Parties::to(library, index);
    if is_of_a_court(library, who) {
        return !parties.against().contains(&who);
    }
    let is_official = matches!(
        kind(library, who),
        Some(
            OrganizationKind::Agency | OrganizationKind::Government | OrganizationKind::Legislature
        )
    );
    let has_party = || {
        let mut all = parties.all().iter();
        all.any(|party| party::belongs_above(library, *party).contains(&who))
    };
    (is_official || is_forum(library, who))
        && !parties.include(library, who)
        && !has_party()
        && !is_beside_a_party(library, &parties, who)
}

/// Whether someone is in a proceeding a party beside someone whom it is against or about: who deports a man
/// does not find about him.
fn is_beside_a_party(library: &Library, parties: &Parties, who: Index) -> bool {
    let proceedings = library.named_by(who);
    let mut proceedings = proceedings.filter(|(role, _)| *role == Role::Party);
    proceedings.any(|(_, proceeding)| {
        let mut names = proceeding.names.iter();
        names.any(|(role, other)| {
            *role == Role::Party && *other != who && parties.all().contains(other)
        })
    })
}

fn kind(library: &Library, who: Index) -> Option<OrganizationKind> {
    match &library.at(who).body {
        Body::Organization(body) => body.kind.map(|kind| kind.value),
        _ => None,
    }
}

/// Whether a record is a finding that holds, and those who made it may find about another: a party to that finds nothing
/// in its own cause, though its finding names nobody.
pub fn finds(library: &Library, finding: Index, about: Index) -> bool {
    let mut by = replies::speakers(library, finding).into_iter();
    is_finding(library, finding) && by.all(|who| may_find(library, about, who))
}

/// The findings that contradict one.
pub fn against(library: &Library, finding: Index) -> Vec<Index> {
    let Body::Allegation(allegation) = &library.at(finding).body else {
        return Vec::new();
    };
    let related = replies::related(library, finding, allegation).into_iter();
    let contradicting = related.filter(|one| one.is == RelationKind::Contradicts);
    let others = contradicting.map(|one| one.other);
    others
        .filter(|other| *other != finding && finds(library, *other, finding))
        .collect()
}

/// The court that someone is a member of or speaks for; none where they are a court themselves, or of none.
pub fn court_of(library: &Library, who: Index) -> Option<Index> {
    let is_court = |body: &Index| kind(library, *body) == Some(OrganizationKind::Court);
    match is_court(&who) {
        true => None,
        false => {
            let belongs = party::belongs_above(library, who).into_iter();
            let speaks = party::voice(library, who).into_iter();
            belongs.chain(speaks).find(is_court)
        }
    }
}

/// Whether someone is a court, its member, or speaks for it.
fn is_of_a_court(library: &Library, who: Index) -> bool {
    kind(library, who) == Some(OrganizationKind::Court) || court_of(library, who).is_some()
}

fn is_forum(library: &Library, who: Index) -> bool {
    let mut named = library.named_by(who);
    named.any(|(role, _)| role == Role::Forum)
}
