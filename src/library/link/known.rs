//! What a reference that leads nowhere may have meant.

use std::collections::HashMap;

use super::{Index, Library};
use crate::{
    diagnostic::nearest,
    model::{Id, Key, Kind, Ref},
};

/// The ids of a library, by what may refer to them.
pub struct Known {
    /// The records of each case, and those that all share (none).
    of_case: HashMap<Option<Id>, Vec<Index>>,
    with_id: HashMap<Id, Index>,
    /// How many ids are still compared with misspelt ones, so that a library full of both takes no
    /// time that grows with their product.
    comparisons: usize,
}

const COMPARISONS: usize = 500_000;

impl Known {
    /// What is known of a library before its references are looked up.
    pub fn new(library: &Library) -> Self {
        let mut of_case: HashMap<Option<Id>, Vec<Index>> = HashMap::new();
        let mut with_id = HashMap::new();
        for (number, record) in (0..).zip(library.records()) {
            let case = match &record.key {
                Key::Of(case, _) => Some(case.clone()),
                Key::Shared(_) => None,
                Key::Case(_) => continue,
            };
            of_case.entry(case).or_default().push(Index(number));
            with_id
                .entry(record.key.id().clone())
                .or_insert(Index(number));
        }
        Self {
            of_case,
            with_id,
            comparisons: COMPARISONS,
        }
    }

    /// Whether a reference that leads nowhere may lead to what was not opened or could not be read.
    pub fn may_be_unread(&self, library: &Library, case: Option<&Id>, reference: &Ref) -> bool {
        let id = &reference.id;
        let is_lost = |case: Option<&Id>| {
            let key = match case {
                Some(case) => Key::Of(case.clone(), id.clone()),
                None => Key::Shared(id.clone()),
            };
            let unread = &library.unread;
            unread.files.contains(&case.cloned()) || unread.records.contains(&key)
        };
        match &reference.case {
            Some(other) => library.unopened.contains(other) || is_lost(Some(other)),
            None => library.unopened.contains(id) || is_lost(case) || is_lost(None),
        }
    }

    /// What to write instead of a reference that leads nowhere, where records of the kinds `takes`
    /// (empty: any) may stand.
    pub fn help(
        &mut self,
        library: &Library,
        case: Option<&Id>,
        reference: &Ref,
        takes: &[Kind],
    ) -> String {
        let id = reference.id.as_str();
        if let Some(other) = &reference.case {
            if library.index(&Key::Case(other.clone())).is_none() {
                return match self.near_case(library, other.as_str()) {
                    Some(near) => {
                        format!("there is no case `{other}`; did you mean `{near}/{id}`?")
                    }
                    None => format!("there is no case `{other}` in this library"),
                };
            }
            return match self.near(library, Some(other), id, takes) {
                Some(near) => format!("did you mean `{other}/{near}`?"),
                None => {
                    format!(
                        "add it to the case `{other}`, or write the id of a record that is there"
                    )
                }
            };
        }
        if takes == [Kind::Case] {
            return match self.near_case(library, id) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write the id of a case: the name of its file without `.yaml`".to_owned(),
            };
        }
        let near = match case {
            Some(case) => self.near(library, Some(case), id, takes),
            None => None,
        };
        if let Some(near) = near.or_else(|| self.near(library, None, id, takes)) {
            return format!("did you mean `{near}`?");
        }
        match self.with_id.get(&reference.id) {
            Some(elsewhere) => format!(
                "a record of another case is written with that case: `{}`",
                library.at(*elsewhere).key
            ),
            None => match takes {
                [] => "add the record to this file or to library.yaml".to_owned(),
                [first, ..] => format!(
                    "add it under `{}` in this file or in library.yaml, or write the id of a record that is there",
                    first.info().many
                ),
            },
        }
    }

    fn near<'l>(
        &mut self,
        library: &'l Library,
        case: Option<&Id>,
        id: &str,
        takes: &[Kind],
    ) -> Option<&'l str> {
        let all = self.of_case.get(&case.cloned())?;
        self.comparisons = self.comparisons.checked_sub(all.len())?;
        let fitting = all
            .iter()
            .map(|index| library.at(*index))
            .filter(|record| takes.is_empty() || takes.contains(&record.kind()));
        nearest(id, fitting.map(|record| record.key.id().as_str()))
    }

    fn near_case<'l>(&mut self, library: &'l Library, id: &str) -> Option<&'l str> {
        let cases = library
            .records()
            .filter(|record| record.kind() == Kind::Case);
        self.comparisons = self.comparisons.checked_sub(library.records().len())?;
        nearest(id, cases.map(|record| record.key.id().as_str()))
    }
}
