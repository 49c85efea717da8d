//! The page of a piece of evidence.

use super::Page;
use crate::{
    analysis::ledger,
    model::record::Evidence,
    sheet::{
        Piece,
        pieces::{BETWEEN, dim, own},
    },
    sign::Tone,
    text::Clean,
};

impl Page<'_> {
    pub fn evidence(&mut self, evidence: &Evidence) {
        let mut status = vec![Piece::Sign(evidence.status().into())];
        if let Some(kind) = evidence.kind {
            status.push(dim(format!("  {}", kind.word())));
        }
        self.sheet.field("Status", status);
        self.sheet
            .stated("Held by", self.references(&evidence.held_by));
        self.measures(&evidence.measure);
        let bears_on = evidence.bears_on.iter().map(|(target, bearing)| {
            let mut pieces = vec![Piece::Sign(bearing.value.into()), own(" ")];
            pieces.extend(self.reference(target));
            pieces
        });
        let bears_on = bears_on.collect();
        self.sheet.fields("Bears on", bears_on);
        let history = self.history(evidence);
        self.sheet.fields("History", history);
    }

    /// What has become of it, with what is wrong in the order of its steps.
    fn history(&self, evidence: &Evidence) -> Vec<Vec<Piece>> {
        let problems = ledger::problems(evidence);
        let mut rows = Vec::new();
        for (number, step) in evidence.history.iter().enumerate() {
            let sign = step.status.value.into();
            let mut pieces = self.step(sign, step.date.as_ref(), &step.because, &step.cites);
            for problem in problems.iter().filter(|problem| problem.step == number) {
                let words = format!("{BETWEEN}{}", problem.what.words());
                pieces.push(Piece::Text(Clean::trusted(words), Tone::Caution));
            }
            rows.push(pieces);
        }
        rows
    }
}
