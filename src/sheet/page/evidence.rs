//! What is wrong in the order of the steps of a piece of evidence.

use super::Page;
use crate::{
    analysis::ledger,
    clean,
    model::record::Evidence,
    sheet::{
        Piece,
        pieces::{BETWEEN, dim},
    },
    sign::Tone,
};

impl Page<'_> {
    /// Says at the first step of the history what stands in the file beside it, and is told by no step: with which status it
    /// began.
    pub fn began(&self, evidence: &Evidence, lines: &mut [Vec<Piece>]) {
        let began = evidence.status.map(|status| status.value);
        let mut steps = evidence.history.iter().map(|step| step.status.value);
        let began = began.filter(|began| !steps.any(|step| step == *began));
        if let (Some(began), Some(line)) = (began, lines.first_mut()) {
            line.push(dim(clean![
                " (before that ",
                began.says(),
                ", with no date)"
            ]));
        }
    }

    /// Says at each step of the history what is wrong in its order; `lines` has one for each.
    pub fn steps_in_doubt(&self, evidence: &Evidence, lines: &mut [Vec<Piece>]) {
        for problem in ledger::problems(evidence) {
            if let Some(line) = lines.get_mut(problem.step) {
                let words = clean![BETWEEN, problem.what.words()];
                line.push(Piece::Text(words, Tone::Caution));
            }
        }
    }
}
