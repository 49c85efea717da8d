//! What the words of a docket make likely. Each guess is told as one, by a remark beside it.

use std::sync::LazyLock;

use regex_lite::Regex;

use crate::model::record::{ChargeStatus, EntryKind};

/// Words that names of organizations have and those of people seldom do.
const OF_ORGANIZATIONS: [&str; 51] = [
    "agency",
    "association",
    "authority",
    "bank",
    "board",
    "bureau",
    "city",
    "co",
    "commission",
    "committee",
    "company",
    "corp",
    "corporation",
    "county",
    "court",
    "defenders",
    "department",
    "dept",
    "district",
    "federal",
    "foundation",
    "fund",
    "government",
    "group",
    "holdings",
    "hospital",
    "inc",
    "institute",
    "llc",
    "llp",
    "lp",
    "ltd",
    "ministry",
    "office",
    "partners",
    "pc",
    "republic",
    "school",
    "service",
    "services",
    "society",
    "state",
    "states",
    "system",
    "trust",
    "union",
    "united",
    "university",
    "us",
    "usa",
    "warden's",
];

/// Whether a name is more likely that of an organization.
pub fn is_organization(name: &str) -> bool {
    let bare: String = name.chars().filter(|c| *c != '.').collect();
    let words: Vec<String> = bare
        .split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let is_initials = |words: &[String]| match words {
        [one] => one.chars().count() <= 4 && bare.trim().chars().all(char::is_uppercase),
        _ => false,
    };
    let begins_with_u_s = matches!(&words[..], [u, s, ..] if u == "u" && s == "s");
    is_initials(&words)
        || begins_with_u_s
        || words
            .iter()
            .any(|word| OF_ORGANIZATIONS.contains(&word.as_str()))
}

/// Words before the one that says what an entry is.
const BEFORE: [&str; 31] = [
    "administrative",
    "agreed",
    "amended",
    "answering",
    "chapter",
    "consent",
    "corrected",
    "deficiency",
    "duty",
    "electronic",
    "emergency",
    "ex",
    "final",
    "first",
    "joint",
    "opening",
    "oral",
    "parte",
    "preliminary",
    "pro",
    "proposed",
    "renewed",
    "scheduling",
    "se",
    "sealed",
    "second",
    "supplemental",
    "supreme",
    "temporary",
    "unopposed",
    "voluntary",
];

/// What an entry is by its first words; none where they do not tell.
pub fn entry_kind(description: &str) -> Option<EntryKind> {
    let words = description
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let words: Vec<String> = words.take(6).map(str::to_lowercase).collect();
    for (place, word) in words.iter().enumerate() {
        let next = words.get(place + 1).map_or("", String::as_str);
        return Some(match word.as_str() {
            "memorandum" if matches!(next, "disposition" | "opinion" | "and" | "order") => {
                EntryKind::Order
            }
            "order" | "orders" | "judgment" | "opinion" | "mandate" | "decree" => EntryKind::Order,
            "minute" | "minutes" => EntryKind::Minute,
            "notice" => EntryKind::Notice,
            "motion" | "petition" | "complaint" | "brief" | "reply" | "response" | "answer"
            | "opposition" | "memorandum" | "declaration" | "affidavit" | "indictment"
            | "information" | "stipulation" | "application" | "appendix" | "certificate"
            | "request" | "objection" | "exhibit" => EntryKind::Filing,
            // `U.S. SUPREME COURT ORDER`, `Chapter 13 Voluntary Petition`
            "u" | "s" | "court" => continue,
            word if BEFORE.contains(&word) || word.bytes().all(|b| b.is_ascii_digit()) => continue,
            _ => return None,
        });
    }
    None
}

static TO_COME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let day = r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}(?:,? (?:at )?[0-9]{1,2}:[0-9]{2} ?[AaPp][Mm])?";
    Regex::new(&format!(
        r"(?i)\b(?:set for|scheduled for|continued to|due(?: by| on)?) ({day})"
    ))
    .ok()
});

/// The days that a text says something is set for, or due, as it writes them.
pub fn to_come(description: &str) -> Vec<&str> {
    let Some(pattern) = TO_COME.as_ref() else {
        return Vec::new();
    };
    let found = pattern.captures_iter(description);
    let found = found.filter_map(|found| found.get(1));
    found.map(|day| day.as_str()).collect()
}

/// What a disposition says has become of a charge; none where its words do not tell.
pub fn charge_status(disposition: &str) -> Option<ChargeStatus> {
    let words = disposition.to_lowercase();
    let has = |words_of: &str| words.contains(words_of);
    if has("not dismissed") || has("motion to dismiss") {
        return None;
    }
    if has("dismiss") {
        return Some(match (has("without prejudice"), has("with prejudice")) {
            (true, false) => ChargeStatus::DismissedWithoutPrejudice,
            (false, true) => ChargeStatus::DismissedWithPrejudice,
            _ => ChargeStatus::Dismissed,
        });
    }
    if has("acquitted") || has("verdict of not guilty") || has("found not guilty") {
        return Some(ChargeStatus::Acquitted);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_what_its_first_words_say_and_else_nothing() {
        for (text, kind) in [
            ("ORDER granting motion", Some(EntryKind::Order)),
            (
                "MEMORANDUM DISPOSITION (Kim WARDLAW)",
                Some(EntryKind::Order),
            ),
            (
                "U.S. SUPREME COURT NOTICE advising",
                Some(EntryKind::Notice),
            ),
            ("Minute Entry for proceedings held", Some(EntryKind::Minute)),
            ("Oral MOTION to Detain", Some(EntryKind::Filing)),
            ("Chapter 13 Voluntary Petition", Some(EntryKind::Filing)),
            ("Arrest of Jose; ORDER to follow", None),
            ("Set/Reset Duty Hearings", None),
            ("", None),
        ] {
            assert_eq!(entry_kind(text), kind, "{text}");
        }
    }

    #[test]
    fn names_of_organizations_are_told_by_their_words() {
        for name in [
            "USA",
            "U.S. TRUSTEE",
            "Federal Defenders",
            "U S Attorney CR",
            "OIL",
            "Acme, Inc.",
        ] {
            assert!(is_organization(name), "{name}");
        }
        for name in [
            "HARRY PANGEMANAN",
            "LORETTA E. LYNCH, Attorney General",
            "Ms. Lisa Pickering, Attorney",
        ] {
            assert!(!is_organization(name), "{name}");
        }
    }

    #[test]
    fn days_to_come_are_found_as_they_are_written() {
        let text =
            "Hearing set for 12/30/2014 01:30 PM before X; fee due by 1/2/2015. Filed on 3/4/2015.";
        assert_eq!(to_come(text), ["12/30/2014 01:30 PM", "1/2/2015"]);
    }

    #[test]
    fn a_charge_is_dismissed_only_where_the_words_say_so() {
        let of = charge_status;
        assert_eq!(
            of("Dismissed without prejudice on the government's oral motion"),
            Some(ChargeStatus::DismissedWithoutPrejudice)
        );
        assert_eq!(of("Dismissed"), Some(ChargeStatus::Dismissed));
        assert_eq!(of("CBOP time served. Penalty assessment $25.00"), None);
        assert_eq!(of("Motion to dismiss denied"), None);
    }
}
