//! What follows for an allegation: how it stands, why, and where it began.

use super::Page;
use crate::{
    analysis::{
        reason::attributed,
        standing::{Compared, derive},
    },
    sheet::Piece,
    sign::{Sign, Tone},
};

impl Page<'_> {
    /// Its standing with the reason and the origins.
    pub fn standing(&mut self) {
        let Some(derived) = derive(self.library, self.index) else {
            return;
        };
        let status = vec![Piece::Sign(Sign::from(derived.standing))];
        self.sheet.field("Standing", status);
        self.sheet
            .field("Because", self.reason(&attributed(&derived.because)));
        let stated = derived.stated;
        if stated.is_some_and(|stated| stated.than_derived == Compared::Above) {
            let claims = "the file's own view claims more than the records bear".into();
            let claims = Piece::Text(claims, Tone::Caution);
            self.sheet.field("", vec![claims]);
        }
        self.origins(&derived.origins);
    }
}
