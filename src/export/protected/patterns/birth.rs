//! Births: what tells of one, and which days beside it are none.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::plain::{Plain, Unseen};

/// What befalls somebody on a day that is not that of a birth.
macro_rules! befell {
    () => {
        concat!(
            r"(?:arrested|apprehended|detained|jailed|deported|removed|expelled|killed|murdered|shot|died|moved|married|divorced|emigrated|",
            r"immigrated|entered|arrived|crossed|fled|came|left|released|sentenced|convicted|charged|hired|fired|dismissed|interviewed|",
            r"naturalized|transferred|raided|detenid[oa]|arrestad[oa]|deportad[oa]|asesinad[oa]|muri\u00f3|lleg\u00f3|huy\u00f3|",
            r"verhaftet|abgeschoben|gestorben|arr\u00eat\u00e9e?|expuls\u00e9e?|d\u00e9c\u00e9d\u00e9e?)"
        )
    };
}

/// A day behind another one of a birth: `5/3/1990, 6/4/1991 and 7/5/1992`, `on May 3, 1990 and on June 4, 1991`.
pub static FURTHER_DAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)^(?:[,;/] ?|,? (?:and|or|y|e|o|und|oder|et|ou|&) )(?:(?:on|el|am|le) (?:the )?)?(",
        day!(),
        r")\b"
    ))
    .ok()
});

/// A day of something else behind the word of a birth.
static OTHER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)^\S+ \S+ \S+ (?:\S+ )*?",
        befell!(),
        r"(?: \S+){0,3}? (?:on|in|since|until|by|el|en|am|im|seit|le|au)(?: the)? $|",
        r"^births? of (?:the|a|an|our) (?:\S+ )?(?:republic|nation|movement|union|constitution)(?: on| in)?(?: the)? $"
    ))
    .ok()
});

/// A birth, in the first group; without it what has its word and is none.
static BIRTH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)(?:-born|births? (?:certificates?|control|rates?|places?)|(?:place|country|land) of birth|n\u00e9e? (?-i:[A-Z])|",
        r"births? of (?:the|a|an|our) (?:republic|nation|movement|union|constitution)|\b(",
        birth!(),
        r")(?:\W|$))"
    ))
    .ok()
});

/// How far from the word of a birth its day may be, in bytes.
const REACH: usize = 160;

/// Whether a day is that of something else, by what stands before it from the word of a birth on: `born to a mother
/// arrested on May 3`.
pub fn is_other(said: &str) -> bool {
    said.len() > REACH || OTHER.as_ref().is_some_and(|other| other.is_match(said))
}

/// Whether a text tells of a birth, so that a day beside it is that of the birth.
pub fn tells_of_birth(text: &str) -> bool {
    let plain = Plain::of(text, Unseen::Nothing);
    let births = BIRTH.iter().flat_map(|it| it.captures_iter(&plain.text));
    births
        .filter_map(|captures| captures.get(1))
        .next()
        .is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_tells_of_a_birth() {
        assert!(FURTHER_DAY.is_some() && OTHER.is_some());
        for (text, is_told) in [
            ("Birth of Ana Ruiz", true),
            ("Ana Ruiz is born", true),
            ("Ana‹SHY› Ruiz’s birthday", true),
            ("Nacimiento de Ana", true),
            ("Ana nació", true),
            ("DOB", true),
            ("Her birth certificate, and the birth", true),
            ("The birth certificate is filed", false),
            ("Ana Ruiz, née Lopez, is arrested", false),
            ("A US-born man is arrested", false),
            ("Newborns, birthing rooms", false),
            ("The birth of the republic", false),
            ("Ana Ruiz is arrested", false),
        ] {
            assert_eq!(tells_of_birth(text), is_told, "{text}");
        }
    }
}
