//! What the words of a docket say of whether something is sealed. They are guessed at: what is marked though it is open can be
//! opened by whoever looks, and what is left open though it is sealed cannot be taken back once it is handed on. So each word for
//! it counts, unless the words are about sealing something, or about what was sealed once.

use std::sync::LazyLock;

use regex_lite::Regex;

/// What words say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// Nothing.
    Silent,
    Sealed,
    /// They speak of sealing, and do not say that what they are of is sealed: `MOTION to seal`, `UNSEALED INDICTMENT`.
    About,
}

/// A mark in brackets, or that something was filed so: of what stands beside it, whatever else is said.
static MARK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)[(\[*]\s*(?:filed\s+)?(?:under[\s-]+seal|sealed)\s*[)\]*]").ok()
});

/// Words of those who ask for something, or order it.
const ASKING: [&str; 11] = [
    "application",
    "apply",
    "leave",
    "motion",
    "motions",
    "order",
    "permission",
    "petition",
    "request",
    "requests",
    "stipulation",
];

/// What may be asked to be done under seal.
const FILING: [&str; 11] = [
    "file",
    "filed",
    "keep",
    "kept",
    "lodge",
    "lodged",
    "place",
    "placed",
    "produce",
    "submit",
    "submitted",
];

/// Words that end a seal, before or behind it.
const ENDING: [&str; 7] = [
    "lift", "lifted", "lifting", "lifts", "removed", "removing", "vacated",
];

/// What a text says of whether what it tells of is sealed.
pub fn words(text: &str) -> Words {
    let words = text.split(|c: char| !c.is_alphabetic());
    let words = words.filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    let before = |at: usize, back: usize| -> &str {
        let place = at.checked_sub(back);
        place
            .and_then(|place| words.get(place))
            .map_or("", String::as_str)
    };
    let has_before = |at: usize, most: usize, any: &[&str]| {
        let from = at.saturating_sub(most);
        let near = words.get(from..at).unwrap_or_default().iter();
        near.into_iter().any(|word| any.contains(&word.as_str()))
    };
    let has_behind = |at: usize, any: &[&str]| {
        let near = words.iter().skip(at + 1).take(3);
        near.into_iter().any(|word| any.contains(&word.as_str()))
    };
    let is_asked_for = |at: usize| {
        has_before(at, at, &ASKING) && has_before(at, 12, &["to"]) && has_before(at, 12, &FILING)
    };
    let (mut is_sealed, mut is_about, mut is_marked) = (false, false, false);
    let (mut was_opened, mut is_to_open) = (false, false);
    for (at, word) in words.iter().enumerate() {
        let is_un = before(at, 1) == "un";
        match word.as_str() {
            "unsealed" if before(at, 1) != "be" => was_opened = true,
            "unsealed" | "unsealing" | "unseals" => is_to_open = true,
            "sealing" if is_un => is_to_open = true,
            "unseal" | "sealing" | "seals" => is_about = true,
            "sealed" if is_un => was_opened = true,
            "sealed" => {
                let is_denied = matches!(before(at, 1), "not" | "never" | "longer" | "nor" | "t");
                let is_asked = before(at, 1) == "be" && before(at, 2) == "to";
                match is_denied || (is_asked && has_before(at, at, &ASKING)) {
                    true => is_about = true,
                    false => {
                        is_sealed = true;
                        // Of tags round it there are letters alone: `<b>SEALED</b> MOTION`.
                        let mut head = words.iter().take(at);
                        is_marked |= head.all(|word| word.chars().count() == 1);
                    }
                }
            }
            "seal" if is_un || has_before(at, 2, &ENDING) || has_behind(at, &ENDING) => {
                is_to_open = true;
            }
            "seal" if before(at, 1) == "under" => match is_asked_for(at) {
                true => is_about = true,
                false => {
                    is_sealed = true;
                    is_marked |= at == 1;
                }
            },
            "seal" => match before(at, 1) {
                "to" | "motion" | "motions" => is_about = true,
                _ => is_sealed = true,
            },
            _ => {}
        }
    }
    if MARK.as_ref().is_some_and(|mark| mark.is_match(text)) {
        (is_sealed, is_marked) = (true, true);
    }
    match (is_sealed, was_opened, is_to_open) {
        (true, false, false) => Words::Sealed,
        // What opens another is sealed all the same where it is marked so.
        (true, false, true) if is_marked => Words::Sealed,
        (false, false, false) if !is_about => Words::Silent,
        _ => Words::About,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_says_so_of_itself() {
        assert!(MARK.is_some());
        for text in [
            "SEALED EX PARTE MOTION for a wire",
            "SEALED INDICTMENT as to Ana Ruiz",
            "*SEALED* ORDER",
            "Sealed Document",
            "MEMORANDUM by USA, FILED UNDER SEAL",
            "EXHIBIT A (SEALED)",
            "[SEALED] ORDER",
            "UNDER SEAL: declaration",
            "MOTION (UNDER SEAL) by A",
            "FILED EX PARTE AND UNDER SEAL MOTION",
            "LODGED proposed order UNDER SEAL",
            "DOCUMENT SEALED BY ORDER OF COURT",
            "Motion filed sealed",
            "Document is sealed",
            "Juvenile Information SEALED as to K",
            "<b>SEALED</b> MOTION",
            "SEALED_MOTION",
            "MOTION, filed under-seal",
            "SEALED MOTION to seal document 3",
            "SEALED MOTION for an order unsealing the warrant",
            "ORDER that the sealed record be opened",
            "MOTION to file a brief (UNDER SEAL)",
            "MOTION to lift the stay (UNDER SEAL)",
        ] {
            assert_eq!(words(text), Words::Sealed, "{text}");
        }
    }

    #[test]
    fn what_is_about_sealing_is_not_sealed_by_that() {
        for text in [
            "MOTION to Seal Document 12",
            "Sealing order",
            "ORDER sealing the transcript",
            "ORDER granting 5 Motion to Seal",
            "UNSEALED INDICTMENT",
            "INDICTMENT (UNSEALED)",
            "SEALED INDICTMENT (unsealed on 05/04/2026)",
            "ORDER unsealing case",
            "ORDER unsealing the sealed indictment",
            "MOTION for exhibits to be filed under seal",
            "MOTION for Leave to File Exhibit 3 Under Seal",
            "Document is no longer sealed",
            "ORDER lifting the seal",
        ] {
            assert_eq!(words(text), Words::About, "{text}");
        }
        for text in ["ORDER", "NOTICE of appearance", "", "Sealant, Inc."] {
            assert_eq!(words(text), Words::Silent, "{text}");
        }
    }
}
