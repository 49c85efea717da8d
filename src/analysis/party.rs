//! Who is a party to a statement.

use std::collections::HashSet;

use crate::{
    library::{Index, Library},
    model::{Kind, Role},
};

/// The parties to a statement: whom it is about, and the parties of a proceeding that it is about.
#[derive(Clone, Debug, Default)]
pub struct Parties(HashSet<Index>);

impl Parties {
    /// The parties to what the record at that index says.
    pub fn to(library: &Library, index: Index) -> Self {
        let named = |index: Index, role: Role| {
            let names = &library.at(index).names;
            names
                .iter()
                .filter(move |(given, _)| *given == role)
                .map(|(_, named)| *named)
        };
        let mut parties: HashSet<Index> = named(index, Role::About).collect();
        let proceedings = named(index, Role::About)
            .filter(|about| library.at(*about).kind() == Kind::Proceeding)
            .flat_map(|proceeding| named(proceeding, Role::Party));
        parties.extend(proceedings.collect::<Vec<_>>());
        Self(parties)
    }

    /// Whether someone is one of them, or belongs to one: a minister to a government, an agency to
    /// the department it is part of.
    pub fn include(&self, library: &Library, who: Index) -> bool {
        let mut seen = vec![who];
        let mut next = 0;
        while let Some(&one) = seen.get(next) {
            if self.0.contains(&one) {
                return true;
            }
            next += 1;
            let above = library.at(one).names.iter();
            let above = above.filter(|(role, _)| matches!(role, Role::MemberOf | Role::PartOf));
            for (_, body) in above {
                // Nobody belongs to more than a few bodies; a file may say otherwise.
                if seen.len() < MOST_ABOVE && !seen.contains(body) {
                    seen.push(*body);
                }
            }
        }
        false
    }
}

/// How many bodies that someone belongs to are looked at.
const MOST_ABOVE: usize = 64;
