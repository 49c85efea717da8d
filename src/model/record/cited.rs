//! The citations of a record, to change what they say of their source.

use super::{Allegation, Body, Evidence, Proceeding, Response};
use crate::model::Citation;

impl Body {
    /// Every citation of the record, its parts' included; in no order. A test holds them to those that
    /// [`Body::all_citations`] tells.
    pub fn citations_mut(&mut self) -> Vec<&mut Citation> {
        match self {
            Self::Case(_) | Self::Broken(_) => Vec::new(),
            Self::Person(person) => {
                let stays = person.custody.iter_mut().chain(&mut person.residence);
                let stays = stays.flat_map(|stay| &mut stay.cites);
                let told = person.age.iter_mut().chain(&mut person.sex);
                let told = told.chain(&mut person.nationality.0);
                let told = told.flat_map(|told| &mut told.0.cites);
                let born = person.born.iter_mut().flat_map(|it| &mut it.0.cites);
                let parts = born.chain(told).chain(stays);
                person.cites.iter_mut().chain(parts).collect()
            }
            Self::Organization(organization) => organization.cites.iter_mut().collect(),
            Self::Allegation(allegation) => of_allegation(allegation),
            Self::Evidence(evidence) => of_evidence(evidence),
            Self::Proceeding(proceeding) => of_proceeding(proceeding),
            Self::Entry(entry) => entry.cites.iter_mut().collect(),
            Self::Event(event) => {
                let participants = event.participants.0.iter_mut();
                let participants = participants.flat_map(|it| &mut it.0.cites);
                event.cites.iter_mut().chain(participants).collect()
            }
            Self::Source(source) => source.cites.iter_mut().collect(),
            Self::Question(question) => question.cites.iter_mut().collect(),
        }
    }
}

fn of_allegation(allegation: &mut Allegation) -> Vec<&mut Citation> {
    let undated = allegation.undated_responses.iter_mut();
    let responses = allegation.responses.iter_mut().chain(undated);
    let responses = responses.flat_map(|one: &mut Response| &mut one.cites);
    let relations = allegation.relations.iter_mut();
    let steps = allegation.history.iter_mut();
    let parts = responses
        .chain(relations.flat_map(|one| &mut one.cites))
        .chain(steps.flat_map(|one| &mut one.cites));
    allegation.cites.iter_mut().chain(parts).collect()
}

fn of_evidence(evidence: &mut Evidence) -> Vec<&mut Citation> {
    let steps = evidence.history.iter_mut().flat_map(|it| &mut it.cites);
    let acts = evidence.offered_by.0.iter_mut();
    let acts = acts.chain(&mut evidence.authenticated_by.0);
    let acts = acts.flat_map(|it| &mut it.0.cites);
    let objections = evidence.objection.0.iter_mut();
    let objections = objections.flat_map(|it| &mut it.0.cites);
    let ruling = evidence.ruling.iter_mut().flat_map(|it| &mut it.0.cites);
    let order = evidence.restricted.iter_mut();
    let order = order.flat_map(|it| &mut it.0.cites);
    let parts = acts
        .chain(objections)
        .chain(ruling)
        .chain(order)
        .chain(steps);
    evidence.cites.iter_mut().chain(parts).collect()
}

fn of_proceeding(proceeding: &mut Proceeding) -> Vec<&mut Citation> {
    let parties = proceeding.parties.iter_mut().flat_map(|party| {
        let party = &mut *party.0;
        let counsel = party.counsel.0.iter_mut();
        let counsel = counsel.flat_map(|it| &mut it.0.cites);
        party.cites.iter_mut().chain(counsel)
    });
    let judges = proceeding.judges.0.iter_mut();
    let judges = judges.flat_map(|it| &mut it.0.cites);
    let charges = proceeding.charges.iter_mut().flat_map(|charge| {
        let steps = charge.history.iter_mut().flat_map(|it| &mut it.cites);
        charge.cites.iter_mut().chain(steps)
    });
    let parts = parties.chain(judges).chain(charges);
    proceeding.cites.iter_mut().chain(parts).collect()
}

#[cfg(test)]
mod tests {
    use crate::{library::Library, load};

    #[test]
    fn they_are_those_that_a_record_tells() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/load/good.yaml");
        let (parsed, found) = load::read(path.as_ref()).unwrap();
        let library = Library::link(parsed, found);
        for index in library.indices() {
            let record = library.at(index);
            let (told, mut body) = (record.body.all_citations(), record.body.clone());
            let places = |all: Vec<_>| {
                let mut places: Vec<_> = all;
                places.sort_unstable();
                places
            };
            let own = body.citations_mut();
            let own = own.iter().map(|cited| cited.source.span).collect();
            let told = told.iter().map(|cited| cited.source.span).collect();
            assert_eq!(places(own), places(told), "{}", record.key);
        }
    }
}
