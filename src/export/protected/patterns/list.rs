//! The numbers of a list of which something says what they are before the first alone.

use std::{ops::Range, sync::LazyLock};

use regex_lite::Regex;

use super::Stays;

/// A number behind another one that something says what it is: `12345678, 87654321 and 11112222`. Letters before a blank may
/// be a word, and letters behind one are of the next.
static FURTHER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^(?:[,;/] ?|,? (?:and|or|y|e|o|und|oder|et|ou|&) )((?:[A-Z]{1,3}[ -]?)?\d(?:[./-]?[\dA-Z]| \d){5,29})\b",
    )
    .ok()
});

/// A day in figures, which may stand in such a list and is no number of it.
static DAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}|(?:19|20)\d{2}[./-]\d{2}[./-]\d{2})$")
        .ok()
});

/// The letters before a number that a blank parts from it: how many.
fn letters_before(number: &str) -> Option<usize> {
    let (letters, _) = number.split_once(' ')?;
    let are_letters = letters.bytes().all(|byte| byte.is_ascii_alphabetic());
    are_letters.then_some(letters.len())
}

/// What follows a number of a text as a further one of its list, and what stays of it.
pub(super) fn further(text: &str, number: &Range<usize>) -> Option<(Range<usize>, Stays)> {
    let captures = FURTHER.as_ref()?.captures(&text[number.end..])?;
    let part = captures.get(1)?.range();
    let part = number.end + part.start..number.end + part.end;
    // A word may be written in capitals: `; DOB 3/3/2009`. The numbers of a list begin alike.
    let letters = letters_before(&text[part.clone()]);
    let is_of_list = letters.is_none() || letters == letters_before(&text[number.clone()]);
    let is_day = DAY
        .as_ref()
        .is_some_and(|day| day.is_match(&text[part.clone()]));
    let stays = match is_day {
        true => Stays::Year,
        false => Stays::LastFour,
    };
    is_of_list.then_some((part, stays))
}
