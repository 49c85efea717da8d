//! What a standing is derived from.

use crate::{
    analysis::{
        origins::{self, Origins},
        party::Parties,
    },
    library::{Index, Library},
    model::{
        At, Body, Citation, Kind, Ref, Role,
        record::{
            Allegation, AllegationKind, OrganizationKind, RelationKind, Response, ResponseKind,
        },
    },
};

/// Someone who did something with an allegation.
#[derive(Clone, Debug, Default)]
pub struct Voice {
    pub who: Vec<Index>,
    /// The record that says so, where it is another one.
    pub record: Option<Index>,
    /// The numbers of the citations for it, on the allegation's page.
    pub citations: Vec<usize>,
}

/// What a standing is derived from.
#[derive(Debug, Default)]
pub struct Facts {
    /// By those who said it.
    pub withdrawn: Vec<Voice>,
    /// By a finding of a proceeding.
    pub found: Vec<Voice>,
    pub rejected: Vec<Voice>,
    pub admitted: Vec<Voice>,
    pub admitted_in_part: Vec<Voice>,
    pub denied: Vec<Voice>,
    /// A denial is by a party to the statement.
    pub is_denied_by_party: bool,
    /// By another allegation.
    pub contradicted: Vec<Voice>,
    /// In another allegation, whose number cannot hold together with the one here.
    pub counted: Vec<Voice>,
    pub origins: Origins,
}

/// What someone did with an allegation last.
pub struct Reply {
    pub who: Index,
    pub is: ResponseKind,
    pub citations: Vec<usize>,
    /// Whether they had done something else with it before.
    pub is_change: bool,
}

impl Facts {
    pub fn of(library: &Library, index: Index, allegation: &Allegation) -> Self {
        let (found, rejected) = findings(library, index, allegation);
        let mut facts = Self {
            withdrawn: withdrawals(library, index, allegation),
            found,
            rejected,
            contradicted: contradictions(library, index, allegation),
            counted: counted(library, index),
            origins: origins::of(library, index),
            ..Self::default()
        };
        if kind(allegation) == Some(AllegationKind::Admission) {
            facts.admitted.push(own(library, index, allegation));
        }
        let parties = Parties::to(library, index);
        for reply in replies(library, index, allegation) {
            let list = match reply.is {
                ResponseKind::Admitted => &mut facts.admitted,
                ResponseKind::AdmittedInPart => &mut facts.admitted_in_part,
                ResponseKind::Denied => {
                    facts.is_denied_by_party |= parties.include(library, reply.who);
                    &mut facts.denied
                }
                _ => continue,
            };
            list.push(Voice {
                who: vec![reply.who],
                record: None,
                citations: reply.citations,
            });
        }
        facts
    }
}

fn kind(allegation: &Allegation) -> Option<AllegationKind> {
    allegation.kind.map(|kind| kind.value)
}

/// Those who make an allegation, with its own citations.
fn own(library: &Library, index: Index, allegation: &Allegation) -> Voice {
    Voice {
        who: found(library, index, &allegation.by),
        record: None,
        citations: (1..=allegation.cites.len()).collect(),
    }
}

fn found(library: &Library, index: Index, references: &[At<Ref>]) -> Vec<Index> {
    let case = library.at(index).key.case();
    let found = references.iter();
    found
        .filter_map(|reference| library.resolve(case, reference))
        .collect()
}

/// The numbers that the citations of each part have on the page, when so many come before them.
fn numbered<'p, P>(
    before: usize,
    parts: &'p [P],
    cites: impl Fn(&'p P) -> &'p [Citation] + 'p,
) -> impl Iterator<Item = (&'p P, Vec<usize>)> {
    let mut next = before + 1;
    parts.iter().map(move |part| {
        let first = next;
        next += cites(part).len();
        (part, (first..next).collect())
    })
}

/// What each who replied did last: by the dates, where replies have them, else by the order of the
/// file.
pub fn replies(library: &Library, index: Index, allegation: &Allegation) -> Vec<Reply> {
    let mut replies: Vec<(Reply, &Response)> = Vec::new();
    let mut places = std::collections::HashMap::new();
    let parts = numbered(allegation.cites.len(), &allegation.responses, |part| {
        &part.cites
    });
    for (response, citations) in parts {
        for who in found(library, index, &response.by) {
            let reply = Reply {
                who,
                is: response.is.value,
                citations: citations.clone(),
                is_change: false,
            };
            match places.get(&who) {
                None => {
                    places.insert(who, replies.len());
                    replies.push((reply, response));
                }
                Some(&place) => {
                    let (known, before): &mut (Reply, &Response) = &mut replies[place];
                    let is_change = known.is_change || known.is != reply.is;
                    if !is_before(response, before) {
                        (*known, *before) = (reply, response);
                    }
                    known.is_change = is_change;
                }
            }
        }
    }
    replies.into_iter().map(|(reply, _)| reply).collect()
}

fn is_before(one: &Response, other: &Response) -> bool {
    one.date
        .as_ref()
        .zip(other.date.as_ref())
        .is_some_and(|(one, other)| one.value < other.value)
}

/// Who withdrew it: those who said it. Another who withdraws takes back what they had replied; one
/// who had replied nothing can only mean the statement.
fn withdrawals(library: &Library, index: Index, allegation: &Allegation) -> Vec<Voice> {
    let by = found(library, index, &allegation.by);
    let replies = replies(library, index, allegation).into_iter();
    replies
        .filter(|reply| reply.is == ResponseKind::Withdrawn)
        .filter(|reply| by.contains(&reply.who) || !reply.is_change)
        .map(|reply| Voice {
            who: vec![reply.who],
            record: None,
            citations: reply.citations,
        })
        .collect()
}

/// Whether an allegation is the finding of a proceeding: of that kind, and about a proceeding or by
/// a court, an agency or a legislature. What a report finds is what it says.
fn is_finding(library: &Library, index: Index) -> bool {
    let record = library.at(index);
    let Body::Allegation(allegation) = &record.body else {
        return false;
    };
    let official = |body: &Body| match body {
        Body::Organization(organization) => matches!(
            organization.kind.map(|kind| kind.value),
            Some(
                OrganizationKind::Court | OrganizationKind::Agency | OrganizationKind::Legislature
            )
        ),
        _ => false,
    };
    kind(allegation) == Some(AllegationKind::Finding)
        && record.names.iter().any(|(role, named)| match role {
            Role::About => library.at(*named).kind() == Kind::Proceeding,
            Role::By => official(&library.at(*named).body),
            _ => false,
        })
}

/// Which findings say the same, and which the opposite.
fn findings(library: &Library, index: Index, allegation: &Allegation) -> (Vec<Voice>, Vec<Voice>) {
    let (mut same, mut opposite) = (Vec::new(), Vec::new());
    if is_finding(library, index) {
        same.push(own(library, index, allegation));
    }
    for (is, other, citations) in related(library, index, allegation) {
        let list = match is {
            RelationKind::Repeats => &mut same,
            RelationKind::Contradicts => &mut opposite,
            _ => continue,
        };
        if is_finding(library, other) {
            list.push(said_in(library, other, citations));
        }
    }
    (same, opposite)
}

/// What this allegation has to do with others, whichever of the two says so.
fn related(
    library: &Library,
    index: Index,
    allegation: &Allegation,
) -> Vec<(RelationKind, Index, Vec<usize>)> {
    let case = library.at(index).key.case();
    let responses = allegation.responses.iter().map(|part| part.cites.len());
    let before = allegation.cites.len() + responses.sum::<usize>();
    let own = numbered(before, &allegation.relations, |part| &part.cites);
    let own = own.filter_map(|(relation, citations)| {
        Some((
            relation.is.value,
            library.resolve(case, &relation.to)?,
            citations,
        ))
    });
    let toward = library.toward(index).iter();
    own.chain(toward.map(|toward| (toward.is, toward.from, Vec::new())))
        .collect()
}

/// Another allegation, as what is said against this one.
fn said_in(library: &Library, other: Index, citations: Vec<usize>) -> Voice {
    let who = match &library.at(other).body {
        Body::Allegation(their) => found(library, other, &their.by),
        _ => Vec::new(),
    };
    Voice {
        who,
        record: Some(other),
        citations,
    }
}

/// The allegations that contradict this one and have neither been withdrawn nor rejected.
fn contradictions(library: &Library, index: Index, allegation: &Allegation) -> Vec<Voice> {
    let mut seen = std::collections::HashSet::new();
    related(library, index, allegation)
        .into_iter()
        .filter(|(is, other, _)| *is == RelationKind::Contradicts && *other != index)
        .filter(|(_, other, _)| seen.insert(*other) && !fell(library, *other))
        .map(|(_, other, citations)| said_in(library, other, citations))
        .collect()
}

fn fell(library: &Library, index: Index) -> bool {
    let Body::Allegation(allegation) = &library.at(index).body else {
        return false;
    };
    *library.kept_of(index).fell.get_or_init(|| {
        let (found, rejected) = findings(library, index, allegation);
        !withdrawals(library, index, allegation).is_empty()
            || found.is_empty() && !rejected.is_empty()
    })
}

fn counted(library: &Library, index: Index) -> Vec<Voice> {
    let others = library.counted_otherwise(index).into_iter();
    others
        .map(|other| said_in(library, other, Vec::new()))
        .collect()
}
