//! Columns that say that something is kept from others: what such a column says must not be lost unseen.

use crate::model::record::is_seal;

/// Words of which one is enough.
const WORDS: [&str; 22] = [
    "anon",
    "anonymised",
    "anonymity",
    "anonymized",
    "anonymous",
    "confidential",
    "confidentiality",
    "minor",
    "minors",
    "privilege",
    "privileged",
    "protect",
    "protected",
    "protection",
    "protective",
    "redact",
    "redacted",
    "restricted",
    "seal",
    "sealed",
    "sealing",
    "unsealed",
];

/// Words that say so one behind the other.
const TOGETHER: [&[&str]; 4] = [
    &["do", "not", "name"],
    &["not", "to", "be", "named"],
    &["dont", "name"],
    &["under", "seal"],
];

/// The same without what parts them: `donotname`, `filedunderseal`.
const GLUED: [&str; 6] = [
    "donotname",
    "underseal",
    "issealed",
    "isprotected",
    "isminor",
    "isanonymous",
];

/// The words of the head of a column, in small letters: `Filed under seal?`, `filedUnderSeal`, `is_sealed`.
pub fn words(header: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for c in header.chars().filter(|c| !matches!(c, '\'' | '\u{2019}')) {
        let begins = !c.is_alphanumeric() || (was_small && c.is_uppercase());
        if begins {
            words.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
        was_small = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether the head of a column says so.
pub fn says_so(header: &str) -> bool {
    let words = words(header);
    let has = |together: &&[&str]| words.windows(together.len()).any(|some| some == *together);
    let glued = words.concat();
    is_seal(&words.join("_"))
        || words.iter().any(|word| WORDS.contains(&word.as_str()))
        || TOGETHER.iter().any(has)
        || GLUED.iter().any(|word| glued.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_column_says_what_is_kept() {
        for header in [
            "Sealed?",
            "SEALED",
            "Filed under seal",
            "filedUnderSeal",
            "FILEDUNDERSEAL",
            "is_sealed",
            "Protected",
            "Protected?",
            "Protective order",
            "Minor",
            "Minor (y/n)",
            "Do not name",
            "do-not-name",
            "Don\u{2019}t name",
            "DoNotName",
            "Anonymous",
            "Redact name",
            "Restriction",
            "Confidential.",
        ] {
            assert!(says_so(header), "{header}");
        }
        for header in ["Name", "Said on", "Minority", "Ceiling", "Naming", "", "?"] {
            assert!(!says_so(header), "{header}");
        }
    }
}
