//! What a change does to the whole library: a file may be right, and its library wrong, by what stands in the others and in
//! the sources.

use std::collections::HashMap;

use super::{Change, Edited};
use crate::{
    check::{self, Context, LONG_QUOTE, Rule, Sources, Tier},
    clean,
    diagnostic::{Diagnostic, QUOTE_MISSING, Severity, sentence},
    document::Archive,
    gather::see_both,
    library::{Index, Library},
    load::read_instead,
    model::{FileId, Key, Role},
    text::{Clean, decode},
};

/// The rules that find that a place, or words, are not in their source. What breaks one of them is not written.
const NOT_THERE: [&str; 4] = [
    QUOTE_MISSING,
    "quote-altered",
    "quote-moved",
    "locator-out-of-range",
];

/// Judges a change in a file of a library: compares the library with it to the one without. Returns what `check` says of the
/// changed record then that it did not say before, each as a sentence.
///
/// # Errors
/// Where references lead elsewhere or nowhere then, an id is another record's too, or what is cited is not in its source: why,
/// as the end of a sentence.
pub fn judged(
    library: &Library,
    file: FileId,
    change: &Change,
    edited: &Edited,
    archive: &Archive,
) -> Result<Vec<Clean>, String> {
    let key = change.key();
    let [before, after] = [edited.before(), edited.after()].map(|bytes| {
        let text = decode(bytes).text;
        let records = read_instead(library, file, key.case().cloned(), &text);
        library.with_records(file, records)
    });
    let linked = new(&before.diagnostics, &after.diagnostics);
    let error = linked.iter().find(|new| new.severity == Severity::Error);
    if let Some(error) = error {
        return Err(mistake(error));
    }
    let mut others = before.indices();
    let other = others.find(|other| {
        let other = &before.at(*other).key;
        other != key && names(&before, other) != names(&after, other)
    });
    if let Some(other) = other {
        let other = &before.at(other).key;
        return Err(format!(
            "`{other}` would name another record then than it does"
        ));
    }
    let rules = Rule::up_to(Tier::Basic);
    let [was, is] = see_both([&before, &after], archive, &rules);
    let (was, is) = (found(&before, &was, &rules), found(&after, &is, &rules));
    let told = linked.into_iter().chain(new(&was, &is));
    let told: Vec<&Diagnostic> = told
        .filter(|new| new.record.as_ref() == Some(key))
        .collect();
    if let Some(lacking) = told.iter().find(|new| NOT_THERE.contains(&new.code)) {
        return Err(mistake(lacking));
    }
    let says = told
        .iter()
        .map(|new| clean!["`check` will say: ", sentence(&new.message)]);
    Ok(says.collect())
}

fn mistake(found: &Diagnostic) -> String {
    format!(
        "there would be a new mistake in the library: {}",
        found.message
    )
}

/// What rules find in a library.
fn found(library: &Library, sources: &Sources, rules: &[&Rule]) -> Vec<Diagnostic> {
    let library = library.clone().with_doubts(sources.doubts(library));
    check::run(&Context::new(&library, sources, LONG_QUOTE), rules)
}

/// What is found that was not found before, by what is said of which record: the places are others in another text.
fn new<'d>(before: &[Diagnostic], after: &'d [Diagnostic]) -> Vec<&'d Diagnostic> {
    let what = |found: &'_ Diagnostic| (found.code, found.record.clone(), found.message.clone());
    let mut known: HashMap<_, usize> = HashMap::new();
    for found in before {
        *known.entry(what(found)).or_default() += 1;
    }
    let is_new = |found: &&Diagnostic| match known.get_mut(&what(found)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    after.iter().filter(is_new).collect()
}

/// The records that a record names, by their keys.
fn names<'l>(library: &'l Library, key: &Key) -> Option<Vec<(Role, &'l Key)>> {
    let names = library.get(key)?.names.iter();
    let named = |(role, index): &(Role, Index)| (*role, &library.at(*index).key);
    Some(names.map(named).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_refused_is_a_rule() {
        for name in NOT_THERE {
            assert!(Rule::named(name).is_some(), "{name}");
        }
    }
}
