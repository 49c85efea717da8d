//! What the facts of records may rest on, at most.

use std::collections::{HashMap, HashSet};

use crate::{
    analysis::origins,
    library::{Index, Library},
    model::{Body, Kind, Role},
};

/// By whom and through what a record is reached.
pub struct Reach<'l> {
    library: &'l Library,
    /// Sources by the folded names of those who published or wrote them.
    published: HashMap<String, Vec<Index>>,
}

impl<'l> Reach<'l> {
    pub fn new(library: &'l Library) -> Self {
        let mut published: HashMap<String, Vec<Index>> = HashMap::new();
        for index in library.indices() {
            for name in origins::published_by(library, index) {
                published.entry(name).or_default().push(index);
            }
        }
        Self { library, published }
    }

    /// A record and all that it may rest on.
    pub fn of(&self, index: Index) -> HashSet<Index> {
        let mut reached = HashSet::from([index]);
        let mut left = vec![index];
        while let Some(index) = left.pop() {
            let next = self.next(index).into_iter();
            left.extend(next.filter(|next| reached.insert(*next)));
        }
        reached
    }

    fn next(&self, index: Index) -> Vec<Index> {
        let library = self.library;
        let record = library.at(index);
        let mut next: Vec<Index> = record.names.iter().map(|(_, target)| *target).collect();
        let by = |roles: &'static [Role]| {
            let all = library.named_by(index);
            let all = all.filter(|(role, _)| roles.contains(role));
            all.filter_map(|(_, record)| library.index(&record.key))
        };
        match record.body {
            Body::Allegation(_) => {
                next.extend(by(&[Role::Relation]));
                next.extend(library.counted_otherwise(index));
            }
            Body::Person(_) | Body::Organization(_) => {
                next.extend(by(&[
                    Role::SpeaksFor,
                    Role::MemberOf,
                    Role::PartOf,
                    Role::Party,
                    Role::Forum,
                ]));
                let names = origins::names(library, index).into_iter();
                let published = names.filter_map(|name| self.published.get(&name));
                next.extend(published.flatten());
            }
            _ => {}
        }
        // A case is about more than what follows for one of its statements.
        next.retain(|next| library.at(*next).kind() != Kind::Case);
        next
    }
}
