//! In which order a paper lists what it has: as the file has it, by the days, or by who says it.

use std::collections::BTreeMap;

use super::Page;
use crate::{
    analysis::dated::Days,
    export::Order,
    library::Index,
    model::{
        Date, Kind, Role,
        kind::{KindInfo, Rests},
    },
    text::Clean,
};

/// Things of a paper beside each other, with whoever says them where they are ordered so.
pub struct Group<T> {
    pub who: Option<Clean>,
    pub those: Vec<T>,
}

impl Page<'_> {
    /// The records of a kind in the order that is asked for. By who says them are only those which someone says.
    pub fn in_order(&self, kind: &KindInfo, records: Vec<Index>) -> Vec<Group<Index>> {
        match self.asked.order {
            Some(Order::Date) if kind.rests != Rests::OnItself => vec![self.by_date(records)],
            Some(Order::Person) if kind.kind == Kind::Allegation => {
                self.by_who(records, |index| *index)
            }
            _ => vec![Group::all(records)],
        }
    }

    /// Records by their days, or by that of what first reports them; what has none last.
    fn by_date(&self, records: Vec<Index>) -> Group<Index> {
        let days = Days::of(self.library);
        self.by_days(records, |index| (*index, days.of_record(*index).date()))
    }

    /// What is of records by days, which `of` says with the record.
    pub fn by_days<'d, T>(
        &self,
        mut those: Vec<T>,
        of: impl Fn(&T) -> (Index, Option<&'d Date>),
    ) -> Group<T> {
        those.sort_by_key(|one| {
            let (index, date) = of(one);
            // What someone says is missing stands below a heading of its own.
            let is_missing = self.library.is_said_to_be_missing(index);
            (is_missing, date.is_none(), date)
        });
        Group::all(those)
    }

    /// What is of records in groups by who says it: their speakers or, where nobody is named, the sources that tell
    /// it; what is told by none last.
    pub fn by_who<T>(&self, those: Vec<T>, of: impl Fn(&T) -> Index) -> Vec<Group<T>> {
        self.by_speakers(those, |one| self.who(of(one)))
    }

    /// The same where `who` says who says each.
    pub fn by_speakers<T>(
        &self,
        those: Vec<T>,
        who: impl Fn(&T) -> (Told, Vec<Index>),
    ) -> Vec<Group<T>> {
        let mut groups: BTreeMap<(Told, Vec<Index>), Vec<T>> = BTreeMap::new();
        for one in those {
            groups.entry(who(&one)).or_default().push(one);
        }
        let groups = groups.into_iter().map(|((told, who), those)| {
            let names = who.iter().map(|one| match told {
                Told::Sources => self.library.called(*one).name,
                _ => self.library.label(*one),
            });
            Group {
                who: Some(match told {
                    Told::Nobody => "Nobody is named".into(),
                    _ => Clean::join(names, ", "),
                }),
                those,
            }
        });
        groups.collect()
    }

    /// Who says a record.
    pub fn who(&self, index: Index) -> (Told, Vec<Index>) {
        let record = self.library.at(index);
        let in_role = |wanted: Role| {
            let names = record.names.iter();
            let mut who: Vec<Index> = names
                .filter(|(role, _)| *role == wanted)
                .map(|(_, named)| *named)
                .collect();
            who.sort_unstable();
            who.dedup();
            who
        };
        let speakers = in_role(Role::By);
        if !speakers.is_empty() {
            return (Told::Speakers, speakers);
        }
        let sources = match record.kind() {
            Kind::Source => vec![index],
            _ => in_role(Role::Cites),
        };
        match sources.is_empty() {
            true => (Told::Nobody, sources),
            false => (Told::Sources, sources),
        }
    }
}

/// Who tells something.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    Speakers,
    Sources,
    Nobody,
}

impl<T> Group<T> {
    /// All of them, whoever says them.
    pub fn all(those: Vec<T>) -> Self {
        Self { who: None, those }
    }
}
