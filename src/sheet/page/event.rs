//! The page of an event.

use super::Page;
use crate::{
    model::{Ref, record::Event},
    sheet::pieces::{said, when},
};

impl Page<'_> {
    pub fn event(&mut self, event: &Event) {
        let date = when(event.date.as_ref(), event.date_said.as_ref());
        self.sheet.stated("Date", date);
        if let Some(place) = &event.place {
            // A place may be an organization of the library, such as a prison.
            let reference = place.raw().parse::<Ref>().ok();
            let known = reference.and_then(|reference| self.resolve(&reference));
            let place = known.map_or_else(|| vec![said(place)], |index| self.link(index));
            self.sheet.field("Place", place);
        }
        self.sheet
            .field("Participants", self.references(&event.participants));
        self.measures(&event.measure);
    }
}
