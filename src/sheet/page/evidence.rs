//! What is wrong in the order of the steps of a piece of evidence.

use super::Page;
use crate::{
    analysis::ledger,
    clean,
    model::record::Evidence,
    sheet::{Piece, pieces::BETWEEN},
    sign::Tone,
};

impl Page<'_> {
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
