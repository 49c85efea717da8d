//! What bodies are called for short: their names without what says of which kind they are by law.

use super::telling::is_title;
use crate::export::protected::letters::Letters;

/// What stands behind the name of a body, folded and without full stops.
#[rustfmt::skip]
const LEGAL: [&str; 48] = [
    "ab", "ag", "aps", "as", "asa", "bhd", "bv", "co", "company", "corp", "corporation", "cv", "doo", "eg", "ev", "eood",
    "gbr", "gmbh", "inc", "incorporated", "kft", "kg", "kgaa", "lda", "limited", "llc", "llp", "lp", "ltd", "ltda", "nv",
    "ohg", "ood", "oy", "oyj", "pbc", "plc", "pte", "pty", "sa", "sarl", "sas", "se", "sl", "spa", "srl", "ug", "zrt",
];

/// What names of bodies are made of and none is known by, folded. A word that is missing here is left out where it may be
/// another's, and costs no name.
#[rustfmt::skip]
const COMMON: [&str; 121] = [
    "agency", "agro", "and", "asset", "associates", "association", "authority", "automotive", "bakery", "bank", "bau",
    "board", "brothers", "building", "bureau", "capital", "care", "center", "central", "centre", "chemical", "city",
    "club", "commercial", "company", "construction", "consulting", "cooperative", "council", "design", "deutsche",
    "development", "digital", "east", "electric", "energy", "engineering", "enterprise", "enterprises", "estate",
    "estates", "europe", "european", "export", "farm", "farms", "finance", "financial", "firma", "first", "food",
    "foods", "for", "foundation", "freight", "general", "global", "great", "group", "grupo", "gruppe", "handel",
    "handels", "health", "holding", "holdings", "home", "hospital", "hotel", "import", "industrial", "industries",
    "institute", "insurance", "international", "invest", "investment", "investments", "justice", "law", "legal",
    "logistics", "management", "market", "marketing", "media", "medical", "national", "network", "new", "north",
    "office", "oil", "partner", "partners", "power", "press", "production", "productions", "properties", "property",
    "public", "real", "research", "sales", "security", "service", "services", "shipping", "society", "software",
    "solutions", "south", "state", "steel", "store", "supply", "systems", "technologies", "technology", "trading",
];

/// The fewest letters of a word that a firm is known by; it may be one of the language.
const LEAST: usize = 3;

/// Whether folded letters are what a body is by law.
pub fn are_law(letters: &str) -> bool {
    LEGAL.contains(&letters)
}

/// Whether a word says what a body is by law: `GmbH`, `Ltd.`, `s.r.l.`, and no word of the language that has its letters.
pub fn is_law(word: &str) -> bool {
    let is_written_so = |word: &str| {
        let is_small = !word.starts_with(char::is_uppercase);
        let has_stop = word.trim_end_matches('.').contains('.');
        let is_short = word.chars().count() < LEAST && word.chars().any(char::is_lowercase);
        has_stop || !is_small && (!is_short || word == "Co" || word == "Oy")
    };
    are_law(&Letters::of(word).row) && is_written_so(word)
}

/// A name without what it is by law.
pub fn without_law(name: &str) -> &str {
    let is_around = |c: char| c.is_whitespace() || [',', '&', '(', ')'].contains(&c);
    let mut bare = name.trim_matches(is_around);
    while let Some((before, last)) = bare.rsplit_once(char::is_whitespace)
        && are_law(&Letters::of(last).row)
    {
        bare = before.trim_end_matches(is_around);
    }
    bare
}

/// A name without an article before it and without what it is by law: `Acme Holdings` of `The Acme Holdings GmbH & Co. KG`.
pub fn bare(name: &str) -> &str {
    let bare = without_law(name);
    match bare.split_once(char::is_whitespace) {
        Some((first, rest)) if first.eq_ignore_ascii_case("the") => rest.trim_start(),
        _ => bare,
    }
}

/// The words that a firm shares with those that belong to it: `Acme` of `Acme Holdings GmbH`. Of what is nothing by law they
/// are none: `Court of Limburg`.
pub fn known_by(name: &str) -> impl Iterator<Item = &str> {
    let bare = match without_law(name) == name.trim() {
        true => "",
        false => bare(name),
    };
    let words = bare.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| {
        let folded = Letters::of(word).row;
        word.starts_with(char::is_uppercase)
            && folded.chars().count() >= LEAST
            && !is_title(&folded)
            && ![&COMMON[..], &LEGAL]
                .iter()
                .any(|table| table.contains(&&*folded))
    })
}

#[cfg(test)]
mod tests {
    use super::{bare, is_law, known_by};

    #[test]
    fn a_body_is_called_without_what_it_is_by_law() {
        for (name, short) in [
            ("Acme Holdings GmbH", "Acme Holdings"),
            ("The Acme Holdings GmbH & Co. KG", "Acme Holdings"),
            ("Veldhoven Agro B.V.", "Veldhoven Agro"),
            ("Berg, Ltd.", "Berg"),
            ("The Haddad family", "Haddad family"),
            ("Ltd", "Ltd"),
            ("Casa Esperanza", "Casa Esperanza"),
        ] {
            assert_eq!(bare(name), short, "{name}");
        }
    }

    #[test]
    fn a_firm_is_known_by_the_words_that_are_its_own() {
        for (name, words) in [
            ("Acme Holdings GmbH", &["Acme"][..]),
            ("The Kai-Berg Trading Co., Ltd.", &["Kai", "Berg"]),
            ("Court of Limburg", &[]),
            ("General Holdings Ltd", &[]),
        ] {
            assert_eq!(known_by(name).collect::<Vec<_>>(), words, "{name}");
        }
    }

    #[test]
    fn what_a_body_is_by_law_is_no_word_of_the_language() {
        for word in ["GmbH", "Ltd.", "B.V.", "Co.", "s.r.l.", "SE", "Inc"] {
            assert!(is_law(word), "{word}");
        }
        for word in ["as", "se", "As", "company", "Bakery", ""] {
            assert!(!is_law(word), "{word}");
        }
    }
}
