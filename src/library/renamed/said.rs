//! The words of what is sealed in records that cite it: when and how many, as it says so itself.

use crate::model::{Body, OneOrMany, Text, record::Response};

/// What stands in the place of such words.
const LEFT_OUT: &str = "[…]";

/// Leaves out what a record has of the wording of the documents that it cites, beside its quotes.
pub fn leave_out(body: &mut Body) {
    match body {
        Body::Allegation(allegation) => {
            instead(&mut allegation.date_said);
            let responses = allegation.responses.iter_mut();
            let responses = responses.chain(&mut allegation.undated_responses);
            responses.for_each(|Response { date_said, .. }| instead(date_said));
            measured(&mut allegation.measure);
        }
        Body::Event(event) => {
            instead(&mut event.date_said);
            measured(&mut event.measure);
        }
        Body::Proceeding(proceeding) => {
            instead(&mut proceeding.date_said);
            measured(&mut proceeding.measure);
        }
        Body::Entry(entry) => instead(&mut entry.date_said),
        Body::Evidence(evidence) => measured(&mut evidence.measure),
        Body::Person(person) => measured(&mut person.measure),
        Body::Organization(organization) => measured(&mut organization.measure),
        // What is remarked on a source tells what stands in it.
        Body::Source(source) => {
            source.note = None;
            source.published_because = None;
        }
        Body::Case(_) | Body::Question(_) | Body::Broken(_) => {}
    }
}

fn measured(measures: &mut OneOrMany<crate::model::Measure>) {
    let measures = measures.0.iter_mut();
    measures.for_each(|measure| instead(&mut measure.said));
}

fn instead(words: &mut Option<Text>) {
    if let Some(words) = words {
        *words = words.instead(LEFT_OUT);
    }
}
