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

/// A day as a disposition may end with one.
macro_rules! day {
    () => {
        r"(?:,? (?:on )?(?:[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? [0-9]{1,2},? [0-9]{4}))?"
    };
}

/// A dismissal, alone or with whether it can be charged again, on whose motion, and when.
static DISMISSAL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)^dismissed(?:,? (with(?:out)?|w/o|w/out|w/) ?prejudice)?",
        r"(?:,? (?:on|upon) (?:the )?(?:government|govt|gov't|prosecution|state|united states|people)(?:['\u2019]s?)? (?:oral |written |unopposed )?motion)?",
        r"(?:,? (with(?:out)?|w/o|w/out|w/) ?prejudice)?",
        day!(),
        r"\.?$"
    ))
    .ok()
});

/// A verdict, alone or with who gave it, and when. `Guilty` alone may be a plea.
static VERDICT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)^(?:found (not )?guilty|(not )?guilty(?:,? by (?:an? |the )?(?:jury|court|judge))|(acquitted)|(convicted))(?:,? by (?:an? |the )?(?:jury|court|judge))?",
        day!(),
        r"\.?$"
    ))
    .ok()
});

/// What a disposition says has become of a charge; none where anything else is said with it: what is denied, what is to come,
/// what was set aside and whom else it is of are told in words that no list has.
pub fn charge_status(disposition: &str) -> Option<ChargeStatus> {
    let words = disposition.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(found) = DISMISSAL.as_ref().and_then(|it| it.captures(&words)) {
        let is_without = |said: &str| !matches!(said.to_lowercase().as_str(), "with" | "w/");
        return match (found.get(1), found.get(2)) {
            (Some(_), Some(_)) => None,
            (None, None) => Some(ChargeStatus::Dismissed),
            (Some(said), None) | (None, Some(said)) => Some(match is_without(said.as_str()) {
                true => ChargeStatus::DismissedWithoutPrejudice,
                false => ChargeStatus::DismissedWithPrejudice,
            }),
        };
    }
    let found = VERDICT.as_ref().and_then(|it| it.captures(&words))?;
    Some(match found.get(1).or(found.get(2)).or(found.get(3)) {
        Some(_) => ChargeStatus::Acquitted,
        None => ChargeStatus::Convicted,
    })
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
    fn a_disposition_is_a_status_only_where_it_says_nothing_else() {
        use ChargeStatus::{
            Acquitted, Convicted, Dismissed, DismissedWithPrejudice, DismissedWithoutPrejudice,
        };
        assert!(DISMISSAL.is_some() && VERDICT.is_some());
        for (words, status) in [
            (
                "Dismissed without prejudice on the government's oral motion",
                DismissedWithoutPrejudice,
            ),
            ("Dismissed", Dismissed),
            ("DISMISSED.", Dismissed),
            ("Dismissed 05/04/2026", Dismissed),
            ("Dismissed on government\u{2019}s motion", Dismissed),
            ("Dismissed w/o prejudice", DismissedWithoutPrejudice),
            ("Dismissed w/out prejudice", DismissedWithoutPrejudice),
            (
                "Dismissed on the government's motion, without prejudice",
                DismissedWithoutPrejudice,
            ),
            (
                "dismissed  with prejudice, on May 4, 2026",
                DismissedWithPrejudice,
            ),
            ("Acquitted", Acquitted),
            ("Not guilty by jury", Acquitted),
            ("Found not guilty by jury", Acquitted),
            ("Acquitted by the court, 2026-05-04", Acquitted),
            ("Guilty by the court", Convicted),
            ("Found guilty", Convicted),
            ("Convicted by a jury", Convicted),
        ] {
            assert_eq!(charge_status(words), Some(status), "{words}");
        }
        for words in [
            "CBOP time served. Penalty assessment $25.00",
            "Motion to dismiss denied",
            "Not dismissed",
            "Dismissal denied",
            "Time served. Appeal dismissed.",
            "Previously dismissed count reinstated",
            "To be dismissed at sentencing",
            "Defendant may be dismissed upon completion of diversion",
            "Count dismissed as to other defendants only; 12 months custody",
            "Petition to revoke dismissed; supervised release reinstated",
            "Acquitted on lesser offense; convicted of greater: life",
            "Dismissed with prejudice (reversed on appeal)",
            "Dismissed with prejudice on the government's motion without prejudice",
            "Dismissed on the motion of another",
            "Plea of not guilty",
            "Guilty",
            "Not guilty",
            "Guilty plea withdrawn",
            "Not guilty by reason of insanity",
            "Convicted; conviction vacated",
            "Dismissed as moot",
            "",
        ] {
            assert_eq!(charge_status(words), None, "{words}");
        }
    }
}
