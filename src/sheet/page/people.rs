//! The pages of people and of organizations.

use super::Page;
use crate::{
    model::record::{Organization, Person},
    sheet::pieces::{dim, names, own, said, then},
};

impl Page<'_> {
    pub fn person(&mut self, person: &Person) {
        if person.named.is_some_and(|named| !named.value) {
            self.sheet
                .field("Named", vec![dim("not named by the source")]);
        }
        self.sheet.field("Also", names(&person.also_known_as));
        self.text("Role", &person.role);
        self.sheet
            .field("Member of", self.references(&person.member_of));
        self.measures(&person.measure);
        if let Some(protection) = &person.protect {
            let mut pieces = vec![
                own("not to be named to others; called "),
                said(&protection.alias),
            ];
            pieces.extend(then(": ", &protection.because));
            self.sheet.field("Protected", pieces);
        }
    }

    pub fn organization(&mut self, organization: &Organization) {
        self.word("Kind", organization.kind.map(|kind| kind.word()));
        self.sheet.field("Also", names(&organization.also_known_as));
        self.sheet
            .field("Part of", self.references(&organization.part_of));
        self.text("Described", &organization.description);
        self.measures(&organization.measure);
    }
}
