//! Which record is meant by what was typed for it.

use crate::{
    clean_format,
    diagnostic::nearest,
    library::{Index, Library, Record},
    model::Ref,
    query::holds_begun,
    text::{Clean, fold, without_middle},
};

/// Why none is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfound {
    /// Several cases have a record of that id: the keys of these.
    Several(Vec<String>),
    /// There is none; what was most likely meant, where something comes near.
    Nothing(Option<String>),
}

impl Unfound {
    /// As a sentence without its period.
    pub fn words(&self, typed: &str) -> Clean {
        /// Columns of what was typed: the rest of the sentence is to be seen as well.
        const MOST: usize = 100;
        let short = without_middle(typed, MOST);
        match self {
            Self::Several(keys) => {
                let keys = keys.join(" or ");
                clean_format!("Several cases have a record `{typed}`; write {keys}")
            }
            Self::Nothing(Some(near)) => {
                clean_format!("There is no record `{short}`; did you mean {near}?")
            }
            Self::Nothing(None) => clean_format!("There is no record `{short}`"),
        }
    }

    /// As a sentence.
    pub fn sentence(&self, typed: &str) -> Clean {
        let words = self.words(typed);
        match words.ends_with('?') {
            true => words,
            false => clean_format!("{words}."),
        }
    }
}

/// The record that is meant: by its id, or by `case/id`.
///
/// # Errors
/// Where it is not there, or several cases have one of that id.
pub fn meant(library: &Library, typed: &str) -> Result<Index, Unfound> {
    let found = library.find(typed);
    if let Some(index) = found.and_then(|record| library.index(&record.key)) {
        return Ok(index);
    }
    let reference = typed.parse::<Ref>().ok();
    let alone = reference.filter(|reference| reference.case.is_none());
    let is_it = |record: &&Record| {
        let mut alone = alone.iter();
        alone.any(|alone| alone.id == *record.key.id())
    };
    let same = library.records().filter(is_it);
    let same: Vec<String> = same.map(|record| format!("`{}`", record.key)).collect();
    Err(match same.len() {
        0 | 1 => Unfound::Nothing(near(library, typed)),
        _ => Unfound::Several(same),
    })
}

/// What was most likely meant: a key that is spelt nearly so, else the first records found by it.
fn near(library: &Library, typed: &str) -> Option<String> {
    let keys: Vec<(String, String)> = library
        .records()
        .map(|record| (record.key.to_string(), record.key.id().to_string()))
        .collect();
    let whole = nearest(typed, keys.iter().map(|(key, _)| &**key));
    let near = whole.or_else(|| {
        let near = nearest(typed, keys.iter().map(|(_, id)| &**id))?;
        keys.iter()
            .find(|(_, id)| id == near)
            .map(|(key, _)| &**key)
    });
    if let Some(near) = near {
        return Some(format!("`{near}`"));
    }
    let typed = fold(typed);
    let is_found = |record: &&Record| {
        let mut words = typed.split_whitespace();
        words.all(|word| holds_begun(&record.found_by, word))
    };
    let found: Vec<String> = library
        .records()
        .filter(is_found)
        .map(|record| format!("`{}`", record.key))
        .take(3)
        .collect();
    (!found.is_empty()).then(|| found.join(" or "))
}
