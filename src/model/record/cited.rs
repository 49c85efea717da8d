//! The citations of a record, to change what they say of their source.

use super::{Allegation, Body, Evidence, Response};
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
                person.cites.iter_mut().chain(stays).collect()
            }
            Self::Organization(organization) => organization.cites.iter_mut().collect(),
            Self::Allegation(allegation) => of_allegation(allegation),
            Self::Evidence(evidence) => of_evidence(evidence),
            Self::Proceeding(proceeding) => proceeding.cites.iter_mut().collect(),
            Self::Entry(entry) => entry.cites.iter_mut().collect(),
            Self::Event(event) => event.cites.iter_mut().collect(),
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
