//! Parts of records that have no id of their own, by their place.

use super::{
    Body, Citation,
    record::{Charge, ChargeStep, EvidenceStep, Label, Stay, StayKind},
};

/// Which part of a record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RecordPart {
    /// The record as a whole.
    #[default]
    Whole,
    /// A step of what has become of a piece of evidence, from 0: steps are only added at the end.
    Step(usize),
    /// A span of a person, from 0.
    Stay(StayKind, usize),
    /// A step of a charge: the place of the charge in its proceeding, and that of the step in it, each from 0.
    Charge(usize, usize),
}

impl RecordPart {
    /// Whether a record has such a part.
    pub fn is_in(self, body: &Body) -> bool {
        match self {
            Self::Whole => true,
            Self::Step(place) => place < steps(body).len(),
            Self::Stay(kind, place) => place < stays(body, kind).len(),
            Self::Charge(charge, place) => charge_step(body, charge, place).is_some(),
        }
    }

    /// What it is called; none where it has no name, or the record no such part.
    pub fn label(self, body: &Body) -> Option<Label<'_>> {
        body.label().filter(|_| self.is_in(body))
    }

    /// The words by which a reader knows it; none for a record as a whole.
    pub fn words(self) -> Option<String> {
        match self {
            Self::Whole => None,
            Self::Step(place) => Some(format!("step {}", place + 1)),
            Self::Stay(kind, place) => Some(format!("{} {}", kind.word(), place + 1)),
            Self::Charge(charge, place) => {
                Some(format!("charge {}, step {}", charge + 1, place + 1))
            }
        }
    }

    /// What it rests on, and the number of the first of these among [`Body::all_citations`], from 0. A
    /// record as a whole rests on what its parts rest on, too.
    pub fn cites(self, body: &Body) -> (usize, Vec<&Citation>) {
        let own = match self {
            Self::Whole => return (0, body.all_citations()),
            Self::Step(place) => steps(body).get(place).map(|step| &step.cites),
            Self::Stay(kind, place) => stays(body, kind).get(place).map(|stay| &stay.cites),
            Self::Charge(charge, place) => {
                charge_step(body, charge, place).map(|(_, step)| &step.cites)
            }
        };
        let Some(own) = own else {
            return (0, Vec::new());
        };
        let all = body.all_citations();
        let first = own.first();
        let before = first.and_then(|first| all.iter().position(|one| std::ptr::eq(*one, first)));
        (before.unwrap_or(0), own.iter().collect())
    }
}

/// The steps of what has become of a piece of evidence; none of what is none.
fn steps(body: &Body) -> &[EvidenceStep] {
    match body {
        Body::Evidence(evidence) => &evidence.history,
        _ => &[],
    }
}

/// The charges of a proceeding; none of what is none.
pub fn charges(body: &Body) -> &[Charge] {
    match body {
        Body::Proceeding(proceeding) => &proceeding.charges,
        _ => &[],
    }
}

/// A step of a charge of a proceeding, with that charge.
pub fn charge_step(body: &Body, charge: usize, place: usize) -> Option<(&Charge, &ChargeStep)> {
    let charge = charges(body).get(charge)?;
    Some((charge, charge.history.get(place)?))
}

/// The spans of a person, of that kind; none of who is none.
pub fn stays(body: &Body, kind: StayKind) -> &[Stay] {
    match (body, kind) {
        (Body::Person(person), StayKind::Custody) => &person.custody,
        (Body::Person(person), StayKind::Residence) => &person.residence,
        _ => &[],
    }
}
