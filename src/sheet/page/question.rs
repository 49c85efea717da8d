//! The page of a question.

use super::Page;
use crate::{model::record::Question, sheet::Piece};

impl Page<'_> {
    pub fn question(&mut self, question: &Question) {
        let status = Piece::Sign(question.status().into());
        self.sheet.field("Status", vec![status]);
        self.sheet.field("About", self.references(&question.about));
        self.sheet
            .field("Would settle", self.references(&question.settles));
        self.sheet.field("To ask", self.references(&question.ask));
        self.text("Answer", &question.answer);
    }
}
