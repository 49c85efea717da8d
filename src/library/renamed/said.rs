//! The words of what is sealed in records that cite it: when, how many and why, as it says so itself.

use crate::model::{
    Body, Citation, OneOrMany, Text,
    record::{Evidence, Proceeding, Response},
};

/// What stands in the place of such words.
const LEFT_OUT: &str = "[…]";

/// Leaves out what a record has of the wording of the documents that it cites, beside its quotes. `is_sealed` says of which
/// of its citations nobody may read the document.
pub fn leave_out(body: &mut Body, is_sealed: &dyn Fn(&Citation) -> bool) {
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
            charged(proceeding, is_sealed);
        }
        Body::Entry(entry) => instead(&mut entry.date_said),
        Body::Evidence(evidence) => {
            measured(&mut evidence.measure);
            ruled(evidence, is_sealed);
        }
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

/// What became of charges, as a sealed document words it: a step without citations rests on those of its count, and these on
/// those of the proceeding.
fn charged(proceeding: &mut Proceeding, is_sealed: &dyn Fn(&Citation) -> bool) {
    let all = proceeding.cites.iter().any(is_sealed);
    for charge in &mut proceeding.charges {
        let count = rests_on(&charge.cites, all, is_sealed);
        for step in &mut charge.history {
            if rests_on(&step.cites, count, is_sealed) {
                instead(&mut step.because);
                instead(&mut step.sentence);
            }
        }
    }
}

/// Why somebody objected to an exhibit, what was ruled of it, and what became of it.
fn ruled(evidence: &mut Evidence, is_sealed: &dyn Fn(&Citation) -> bool) {
    let all = evidence.cites.iter().any(is_sealed);
    for objection in &mut evidence.objection.0 {
        if rests_on(&objection.0.cites, all, is_sealed) {
            instead(&mut objection.0.because);
        }
    }
    if let Some(ruling) = &mut evidence.ruling
        && rests_on(&ruling.0.cites, all, is_sealed)
    {
        instead(&mut ruling.0.because);
    }
    for step in &mut evidence.history {
        if rests_on(&step.cites, all, is_sealed) {
            instead(&mut step.because);
        }
    }
}

/// Whether a part rests on something sealed: by its own citations, else as what it is a part of does.
fn rests_on(cites: &[Citation], whole: bool, is_sealed: &dyn Fn(&Citation) -> bool) -> bool {
    match cites {
        [] => whole,
        cites => cites.iter().any(is_sealed),
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
