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

/// What has the word of a birthday and tells of none: a party, and the name of a firm.
static NAMED_SO: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:(?i:birthday part(?:y|ies))|Birthday (?:[A-Z][A-Za-z]* ){0,2}(?:Bank|Inc|LLC|Ltd|Corp|Corporation|Company|Co|Group|Club|",
        r"Fund|Foundation|Trust|Holdings|Association|Society|Services?|Cards?|Cakes?|Shop|Stores?))\b"
    ))
    .ok()
});

/// What stands before the word where it is that of a holiday: in the first group King's, in the second Washington's. A
/// family name alone may be anybody's behind another name.
static HOLIDAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:(\b(?i:martin luther king)|(?:^|\b[a-z]+ )K(?:ing|ING))|(\b(?i:george washington)|(?:^|\b[a-z]+ )W(?:ashington|ASHINGTON)))",
        r"(?i:,? jr\.?)?(?i:['\u2019]s|['\u2019])? $"
    ))
    .ok()
});

/// A day on which the one or the other can be, or to which it moves what is due: in the third week of a month, and the day
/// behind it.
static OF_HOLIDAY: LazyLock<Option<[Regex; 3]>> = LazyLock::new(|| {
    let january = Regex::new(r"(?i)\bjan|^0?1[/.-]|[/.-]0?1[/.-]").ok()?;
    let february = Regex::new(r"(?i)\bfeb|^0?2[/.-]|[/.-]0?2[/.-]").ok()?;
    let day = Regex::new(r"(?i)\b(?:1[5-9]|2[0-2])(?:st|nd|rd|th)?\b").ok()?;
    Some([january, february, day])
});

/// Whether the word of a birthday behind `before` is that of a holiday; `day` is the one beside it, where there is one.
fn is_holiday(before: &str, day: Option<&str>) -> bool {
    let found = HOLIDAY.as_ref().and_then(|it| it.captures(before));
    let (Some(found), Some([january, february, third])) = (found, OF_HOLIDAY.as_ref()) else {
        return false;
    };
    let is_of_king = found.get(1).is_some();
    match day {
        Some(day) => {
            let month = if is_of_king { january } else { february };
            month.is_match(day) && third.is_match(day)
        }
        None => before.to_lowercase().contains("martin luther king"),
    }
}

/// Whether the word of a birthday that begins `said`, behind `before`, is that of a holiday, of a party or of a firm.
pub fn is_no_birthday(before: &str, said: &str, day: Option<&str>) -> bool {
    let word = "birthday";
    let Some((_, rest)) = said
        .get(..word.len())
        .filter(|begin| begin.eq_ignore_ascii_case(word))
        .and_then(|_| said.split_at_checked(word.len()))
    else {
        return false;
    };
    // Behind it somebody may be born all the same.
    let tells_of_another = births(rest).next().is_some();
    let is_one = is_holiday(before, day) || NAMED_SO.as_ref().is_some_and(|it| it.is_match(said));
    is_one && !tells_of_another
}

/// The words of a text that tell of a birth, each from where it begins.
fn births(text: &str) -> impl Iterator<Item = usize> {
    let found = BIRTH.iter().flat_map(move |it| it.captures_iter(text));
    found.filter_map(|found| found.get(1)).map(|it| it.start())
}

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
    births(&plain.text).any(|at| !is_no_birthday(&plain.text[..at], &plain.text[at..], None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_tells_of_a_birth() {
        assert!(FURTHER_DAY.is_some() && OTHER.is_some() && NAMED_SO.is_some());
        assert!(HOLIDAY.is_some() && OF_HOLIDAY.is_some());
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
            ("The birthday party", false),
            ("A birthday party of the newly born", true),
            ("Closed on Martin Luther King Jr.’s Birthday", false),
            ("Ana King’s birthday", true),
            ("The birth of the republic", false),
            ("Ana Ruiz is arrested", false),
        ] {
            assert_eq!(tells_of_birth(text), is_told, "{text}");
        }
    }
}
