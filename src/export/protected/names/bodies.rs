//! What bodies are called for short: their names without what says of which kind they are by law.

use std::{collections::HashSet, sync::LazyLock};

use super::titles::is_title;
use crate::export::protected::letters::row;

/// What stands behind the name of a body, as it is written; full stops, blanks and accents do not matter.
#[rustfmt::skip]
const BEHIND: [&str; 101] = [
    "AB", "AG", "Aktiengesellschaft", "ApS", "AS", "ASA", "Bhd", "BV", "BVBA", "CJSC", "Co", "Company", "Corp",
    "Corporation", "CV", "d.d.", "d.o.o.", "eG", "EIRL", "EOOD", "e.V.", "Foundation", "FZCO", "FZE", "GbR", "gGmbH",
    "G.K.", "GmbH", "HB", "Inc", "Incorporated", "JSC", "Kft", "KG", "KGaA", "K.K.", "Ky", "Lda", "Limitada", "Limited",
    "LLC", "LLP", "LP", "Ltd", "Ltd. Şti.", "Ltda", "mbH", "NV", "Nyrt", "OAO", "OHG", "OJSC", "OOD", "OOO", "OÜ", "Oy",
    "Oyj", "PBC", "PC", "PJSC", "PLC", "PLLC", "Pte", "Pty", "S.A.", "SARL", "SAS", "S.C.", "SCS", "Sdn Bhd", "SE",
    "S. en C.", "SIA", "SL", "SNC", "S.p.A.", "Sp.k.", "spol. s r.o.", "Sp. z o.o.", "SRL", "s.r.o.", "Stiftung", "Tbk",
    "Trust", "UAB", "UG", "VOF", "WLL", "ZAO", "Zrt", "ΑΕ", "ΕΠΕ", "ООО", "ОАО", "ЗАО", "ПАО", "בע״מ", "ש.מ.", "ش.م.ل",
    "ش.م.م", "ش.م.ع",
];

/// What stands before it, in the same way.
#[rustfmt::skip]
const BEFORE: [&str; 17] = [
    "AB", "JSC", "OOO", "PT", "S.A.", "SARL", "SAS", "SIA", "Stichting", "UAB", "АО", "ЗАО", "ОАО", "ООО", "ПАО", "ТОВ",
    "شركة",
];

/// What stands at either end of it without a blank, the longest first.
#[rustfmt::skip]
const JOINED: [&str; 13] = [
    "股份有限公司", "有限公司", "株式会社", "有限会社", "합자회사", "주식회사", "유한회사", "(株)", "（株）", "(주)", "（주）", "㈱", "㈜",
];

/// The rows of letters of [`BEHIND`] and of [`BEFORE`].
static LAW: LazyLock<[HashSet<String>; 2]> = LazyLock::new(|| {
    let rows = |forms: &[&str]| forms.iter().map(|form| row(form)).collect();
    [rows(&BEHIND), rows(&BEFORE)]
});

/// The most words of one of them.
const MOST: usize = 4;

/// What names of bodies are made of and none is known by, folded. A word that is missing here is left out where it may be
/// another's, and costs no name.
#[rustfmt::skip]
const COMMON: [&str; 120] = [
    "agency", "agro", "and", "asset", "associates", "association", "authority", "automotive", "bakery", "bank", "bau",
    "board", "brothers", "building", "bureau", "capital", "care", "center", "central", "centre", "chemical", "city",
    "club", "commercial", "company", "construction", "consulting", "cooperative", "council", "design", "deutsche",
    "development", "digital", "east", "electric", "energy", "engineering", "enterprise", "enterprises", "estate",
    "estates", "europe", "european", "export", "farm", "farms", "finance", "financial", "firma", "first", "food",
    "foods", "for", "freight", "general", "global", "great", "group", "grupo", "gruppe", "handel",
    "handels", "health", "holding", "holdings", "home", "hospital", "hotel", "import", "industrial", "industries",
    "institute", "insurance", "international", "invest", "investment", "investments", "justice", "law", "legal",
    "logistics", "management", "market", "marketing", "media", "medical", "national", "network", "new", "north",
    "office", "oil", "partner", "partners", "power", "press", "production", "productions", "properties", "property",
    "public", "real", "research", "sales", "security", "service", "services", "shipping", "society", "software",
    "solutions", "south", "state", "steel", "store", "supply", "systems", "technologies", "technology", "trading",
];

/// The fewest letters of a word that a firm is known by; it may be one of the language.
const LEAST: usize = 3;

/// Whether a folded word is one that names of bodies are made of.
pub fn is_common(word: &str) -> bool {
    COMMON.contains(&word) || are_law(word)
}

/// Whether folded letters are what a body is by law.
pub fn are_law(letters: &str) -> bool {
    LAW[0].contains(letters)
}

/// Whether a word says what a body is by law: `GmbH`, `Ltd.`, `s.r.l.`, and no word of the language that has its letters.
pub fn is_law(word: &str) -> bool {
    let is_written_so = |word: &str| {
        let is_small = !word.starts_with(char::is_uppercase);
        let is_short = word.chars().count() < LEAST && word.chars().any(char::is_lowercase);
        has_stop(word) || !is_small && (!is_short || word == "Co" || word == "Oy")
    };
    are_law(&row(word)) && is_written_so(word)
}

/// Whether a word has a full stop within it, as what is cut short has.
fn has_stop(word: &str) -> bool {
    word.trim_end_matches('.').contains('.')
}

/// A name without what it is by law.
pub fn without_law(name: &str) -> &str {
    let mut bare = name.trim();
    while let Some(rest) = without_joined(bare)
        .or_else(|| without_behind(bare))
        .or_else(|| without_before(bare))
    {
        let is_around = |c: char| c.is_whitespace() || ",&()«»„“”\"".contains(c);
        let rest = rest.trim_matches(is_around);
        // By a word that many have nobody knows it.
        let is_own = rest.contains(char::is_whitespace) || !COMMON.contains(&&*row(rest));
        if rest.is_empty() || !is_own {
            break;
        }
        bare = rest;
    }
    bare
}

fn without_joined(name: &str) -> Option<&str> {
    let mut forms = JOINED.iter();
    forms.find_map(|form| name.strip_suffix(form).or_else(|| name.strip_prefix(form)))
}

fn without_behind(name: &str) -> Option<&str> {
    let starts = name.rmatch_indices(char::is_whitespace).take(MOST);
    let starts: Vec<usize> = starts.map(|(at, _)| at).collect();
    // The longest first.
    let mut starts = starts.into_iter().rev();
    let start = starts.find(|start| {
        let form = name[*start..].trim();
        let letters = row(form);
        // Two small letters are a word.
        let is_written_so = letters.chars().count() >= LEAST
            || form.contains(char::is_uppercase)
            || form.contains('.')
            || has_no_small(form);
        are_law(&letters) && is_written_so
    })?;
    Some(&name[..start])
}

fn without_before(name: &str) -> Option<&str> {
    let mut ends = name.match_indices(char::is_whitespace).take(MOST);
    let (end, _) = ends.find(|(end, _)| {
        let form = &name[..*end];
        LAW[1].contains(&row(form)) && (has_no_small(form) || form.chars().count() > MOST_SHORT)
    })?;
    Some(&name[end..])
}

/// The letters of what is cut short, which stands before a name in capitals.
const MOST_SHORT: usize = 4;

fn has_no_small(form: &str) -> bool {
    !form.contains(char::is_lowercase)
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
        let folded = row(word);
        word.starts_with(char::is_uppercase)
            && folded.chars().count() >= LEAST
            && !LAW.iter().any(|forms| forms.contains(&folded))
            && !is_title(&folded)
            && !COMMON.contains(&&*folded)
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
            ("Quizbird s.r.o.", "Quizbird"),
            ("Quizbird, spol. s r. o.", "Quizbird"),
            ("Zefirek Sp. z o.o.", "Zefirek"),
            ("Quizbird A.Ş.", "Quizbird"),
            ("Quizbird Ltd. Şti.", "Quizbird"),
            ("Quizbird OÜ", "Quizbird"),
            ("Quizbird Pty Ltd", "Quizbird"),
            ("SARL Quizbird", "Quizbird"),
            ("S.A. Quizbird", "Quizbird"),
            ("PT Quizbird Tbk", "Quizbird"),
            ("Stichting Quizbird", "Quizbird"),
            ("ООО «Ромашка»", "Ромашка"),
            ("ПАО Ромашка", "Ромашка"),
            ("Παπαδόπουλος Α.Ε.", "Παπαδόπουλος"),
            ("株式会社 山川製作所", "山川製作所"),
            ("山川製作所株式会社", "山川製作所"),
            ("(株)山川製作所", "山川製作所"),
            ("주식회사 한빛정밀", "한빛정밀"),
            ("北方紡織股份有限公司", "北方紡織"),
            ("הדס בע\"מ", "הדס"),
            ("شركة الياسمين ش.م.ل", "الياسمين"),
            // Of what is no legal form, or leaves nothing of its own.
            ("National Trust", "National Trust"),
            ("Sas Institute", "Sas Institute"),
            ("Pt Quizbird", "Pt Quizbird"),
            ("SAS Institute Inc.", "SAS Institute"),
            ("Known as", "Known as"),
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
