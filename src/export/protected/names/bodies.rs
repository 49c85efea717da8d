//! What bodies are called for short: their names without what says of which kind they are by law.

use crate::export::protected::letters::Letters;

/// What stands behind the name of a body, folded and without full stops.
#[rustfmt::skip]
const LEGAL: [&str; 48] = [
    "ab", "ag", "aps", "as", "asa", "bhd", "bv", "co", "company", "corp", "corporation", "cv", "doo", "eg", "ev", "eood",
    "gbr", "gmbh", "inc", "incorporated", "kft", "kg", "kgaa", "lda", "limited", "llc", "llp", "lp", "ltd", "ltda", "nv",
    "ohg", "ood", "oy", "oyj", "pbc", "plc", "pte", "pty", "sa", "sarl", "sas", "se", "sl", "spa", "srl", "ug", "zrt",
];

/// A name without an article before it and without what it is by law: `Acme Holdings` of `The Acme Holdings GmbH & Co. KG`.
pub fn bare(name: &str) -> &str {
    let is_around = |c: char| c.is_whitespace() || [',', '&', '(', ')'].contains(&c);
    let mut bare = name.trim_matches(is_around);
    while let Some((before, last)) = bare.rsplit_once(char::is_whitespace)
        && LEGAL.contains(&&*Letters::of(last).row)
    {
        bare = before.trim_end_matches(is_around);
    }
    match bare.split_once(char::is_whitespace) {
        Some((first, rest)) if first.eq_ignore_ascii_case("the") => rest.trim_start(),
        _ => bare,
    }
}

#[cfg(test)]
mod tests {
    use super::bare;

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
}
