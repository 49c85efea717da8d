//! The page of a proceeding.

use super::Page;
use crate::{
    model::{
        RecordPart,
        record::{DocketEntry, Proceeding},
    },
    sheet::{
        Piece,
        pieces::{own, said, then, when},
    },
};

impl Page<'_> {
    pub fn proceeding(&mut self, proceeding: &Proceeding) {
        self.word("Kind", proceeding.kind.map(|kind| kind.word()));
        self.sheet
            .stated("Forum", self.references(&proceeding.forum));
        let docket = proceeding.docket.iter().map(said).collect();
        self.sheet.stated("Docket", docket);
        let date = when(proceeding.date.as_ref(), proceeding.date_said.as_ref());
        self.sheet.stated("Date", date);
        let stage = proceeding.status.iter().map(said).collect();
        self.sheet.stated("Stage", stage);
        let standard = proceeding.standard_of_proof.iter().map(said).collect();
        self.sheet.stated("Standard", standard);
        let parties = proceeding.parties.iter().map(|party| {
            let mut pieces = self.reference(&party.who);
            pieces.extend(then(", ", &party.capacity));
            pieces
        });
        let parties = parties.collect();
        self.sheet.fields("Parties", parties);
        self.sheet
            .field("About", self.references(&proceeding.about));
        self.measures(&proceeding.measure);
        let entries = proceeding.entries.iter().map(|entry| self.entry(entry));
        let entries = (0..).map(RecordPart::Entry).zip(entries).collect();
        self.sheet.parts("Entries", entries);
    }

    fn entry(&self, entry: &DocketEntry) -> Vec<Piece> {
        let mut pieces = when(entry.date.as_ref(), entry.date_said.as_ref());
        if !pieces.is_empty() {
            pieces.push(own("  "));
        }
        let number = entry.number.iter();
        pieces.extend(number.flat_map(|number| [said(number), own("  ")]));
        pieces.push(said(&entry.title));
        pieces.extend(self.marks(&entry.cites));
        pieces
    }
}
