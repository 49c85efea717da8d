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
    model::{Body, FileId, Key, Role},
    text::{Clean, decode},
};

/// The rules that find that a place, or words, are not in their source, or that a history is in no order. What breaks one of
/// them is not written.
const REFUSED: [&str; 5] = [
    QUOTE_MISSING,
    "quote-altered",
    "quote-moved",
    "locator-out-of-range",
    "evidence-step-out-of-order",
];

/// Judges a change in a file of a library: compares the library with it to the one without. Returns what `check` says of the
/// changed record then that it did not say before, each as a sentence.
///
/// # Errors
/// Where references lead elsewhere or nowhere then, an id is another record's too, what is cited is not in its source, or a step of a
/// history cannot follow: why, as the end of a sentence.
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
    let told: Vec<&Diagnostic> = told.collect();
    let is_own = |new: &&&Diagnostic| new.record.as_ref() == Some(key);
    let is_wrong = |new: &&&Diagnostic| is_own(new) && REFUSED.contains(&new.code);
    if let Some(wrong) = told.iter().find(is_wrong) {
        return Err(mistake(wrong));
    }
    let says = told.iter().map(|new| {
        let of = new.record.as_ref().filter(|_| !is_own(&new));
        let of = of.map_or_else(Clean::default, |of| clean![" of `", of.clean(), "`"]);
        clean!["`check` will say", of, ": ", sentence(&new.message)]
    });
    Ok(says.chain(turned_round(&before, &after, key)).collect())
}

/// What a change of status turns round: what evidence bears on was written of the lack of it where it is said to be missing,
/// and of it itself where it is not.
fn turned_round(before: &Library, after: &Library, key: &Key) -> Option<Clean> {
    let evidence = |library: &Library| match &library.get(key)?.body {
        Body::Evidence(evidence) => Some(evidence.clone()),
        _ => None,
    };
    let (was, is) = (evidence(before)?, evidence(after)?);
    let was_missing = was.is_said_to_be_missing();
    if was_missing == is.is_said_to_be_missing() || is.bears_on.is_empty() {
        return None;
    }
    let bearings = is.bears_on.iter().map(|(of, bearing)| {
        let word = bearing.value.word();
        clean![word, " `", of.value.clean(), "`"]
    });
    let bearings = Clean::join(bearings.collect::<Vec<_>>(), ", ");
    let (written, read) = match was_missing {
        true => ("its lack", "it itself"),
        false => ("it itself", "its lack"),
    };
    let said_by = match was_missing && !is.said_by.is_empty() {
        true => " So is `said_by`, which names who said that it is missing.",
        false => "",
    };
    Some(clean![
        "`bears_on` was written of ",
        written,
        " and would be read of ",
        read,
        " now: ",
        bearings,
        "; mend it by hand.",
        said_by
    ])
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
        for name in REFUSED {
            assert!(Rule::named(name).is_some(), "{name}");
        }
    }
}
