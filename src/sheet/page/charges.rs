//! The charges of a proceeding: how many there are and what became of them, then each with its steps below it.

use super::Page;
use crate::{
    analysis::charges,
    clean,
    model::record::{Part, Proceeding},
    sheet::{
        Piece,
        pieces::{BETWEEN, dim, own},
    },
    sign::Tone,
};

impl Page<'_> {
    /// The rows of the charges; `lines` has one for each.
    pub(super) fn charges(
        &self,
        proceeding: &Proceeding,
        parts: &[Part<'_>],
        lines: Vec<Vec<Piece>>,
    ) -> Vec<Vec<Piece>> {
        let mut rows: Vec<Vec<Piece>> = Vec::new();
        rows.extend(charges::summary(&proceeding.charges).map(|words| vec![own(words)]));
        let charges = proceeding.charges.iter().zip(parts);
        for ((charge, part), line) in charges.zip(lines) {
            rows.push(line);
            let mut steps = self.below(part);
            for problem in charges::problems(charge) {
                if let Some(step) = steps.get_mut(problem.step) {
                    let words = clean![BETWEEN, problem.what.words()];
                    step.push(Piece::Text(words, Tone::Caution));
                }
            }
            for (number, step) in (1..).zip(steps) {
                rows.push([vec![dim(clean!["step ", number, ": "])], step].concat());
            }
        }
        rows
    }
}
