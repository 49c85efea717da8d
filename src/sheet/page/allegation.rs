//! The page of an allegation: how it stands, who said it, and what others did with it.

use super::Page;
use crate::{
    analysis::standing::{Compared, derive},
    model::record::{Allegation, Relation, Response},
    sheet::{
        Piece,
        pieces::{dim, own, then, when},
    },
    sign::{Sign, Tone},
};

impl Page<'_> {
    pub fn allegation(&mut self, allegation: &Allegation) {
        let Some(derived) = derive(self.library, self.index) else {
            return;
        };
        let mut status = vec![Piece::Sign(Sign::from(derived.standing))];
        if let Some(kind) = allegation.kind {
            status.push(dim(format!("  {}", kind.word())));
        }
        self.sheet.field("Stands", status);
        self.sheet.field("Because", self.reason(&derived.because));
        self.origins(&derived.origins);
        self.sheet.stated("Said by", self.speakers(&allegation.by));
        self.sheet.field("Said to", self.references(&allegation.to));
        self.sheet
            .field("About", self.references(&allegation.about));
        let said = when(allegation.date.as_ref(), allegation.date_said.as_ref());
        self.sheet.field("Said", said);
        self.measures(&allegation.measure);
        if let Some(grade) = allegation.credibility {
            let grade = format!("{} of 6", grade.value);
            self.sheet.field("Credibility", vec![dim(grade)]);
        }
        self.replies(&allegation.responses);
        let relations = allegation.relations.iter();
        let relations = relations.map(|relation| self.relation(relation)).collect();
        self.sheet.fields("Relations", relations);
        for step in &allegation.history {
            let sign = step.status.value.into();
            let pieces = self.step(sign, step.date.as_ref(), &step.because, &step.cites);
            self.sheet.field("Stated", pieces);
        }
        let above = derived
            .stated
            .filter(|stated| stated.than_derived == Compared::Above);
        if above.is_some() {
            let claims = "this claims more than the records bear".into();
            let claims = Piece::Text(claims, Tone::Caution);
            self.sheet.field("", vec![claims]);
        }
    }

    fn replies(&mut self, responses: &[Response]) {
        if responses.is_empty() {
            // A reply that could not be read must not pass for one that was not given.
            let words = match self.diagnostics().next() {
                Some(_) => "no reply could be read; this record has something to mend",
                None => "no reply reported",
            };
            self.sheet.field("Replies", vec![dim(words)]);
        }
        let replies = responses.iter().map(|response| self.reply(response));
        let replies = replies.collect();
        self.sheet.fields("Replies", replies);
    }

    fn reply(&self, response: &Response) -> Vec<Piece> {
        let mut pieces = vec![Piece::Sign(response.is.value.into()), own(" by ")];
        pieces.extend(self.references(&response.by));
        let when = when(response.date.as_ref(), response.date_said.as_ref());
        if !when.is_empty() {
            pieces.push(own(", "));
            pieces.extend(when);
        }
        pieces.extend(then(": ", &response.statement));
        pieces.extend(self.marks(&response.cites));
        pieces
    }

    fn relation(&self, relation: &Relation) -> Vec<Piece> {
        let mut pieces = vec![dim(relation.is.word()), own(" ")];
        pieces.extend(self.reference(&relation.to));
        pieces.extend(then(": ", &relation.note));
        pieces.extend(self.marks(&relation.cites));
        pieces
    }
}
