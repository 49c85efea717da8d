//! Where words begin and end: a quote of `legal` does not stand in `illegal`, nor one of `70` in `270`.

use super::figure::{self, Side};
use crate::text;

/// What stands before a hyphen and turns or bends what stands behind it: `guilty` is not what `not-guilty` says.
const BEFORE_HYPHEN: [&str; 30] = [
    "non", "not", "no", "never", "un", "anti", "ex", "in", "im", "ir", "il", "dis", "mis",
    "counter", "contra", "pseudo", "quasi", "so", "would", "semi", "half", "near", "almost", "pre",
    "post", "vice", "mock", "nicht", "nie", "neo",
];
/// What does so behind one: `guilt-free`, `man-like`.
const BEHIND_HYPHEN: [&str; 6] = ["free", "less", "like", "ish", "proof", "style"];
/// What Arabic and Hebrew write together with the word behind it: *and*, *so*, *the*, *in the*.
const WRITTEN_BEFORE: [&str; 8] = ["و", "ف", "ال", "وال", "فال", "بال", "ו", "ה"];
/// What Korean writes together with the word before it: its particles.
const WRITTEN_BEHIND: [&str; 22] = [
    "가",
    "이",
    "은",
    "는",
    "을",
    "를",
    "의",
    "에",
    "도",
    "와",
    "과",
    "로",
    "으로",
    "에서",
    "에게",
    "께서",
    "만",
    "까지",
    "부터",
    "이다",
    "라고",
    "이라고",
];

/// Bytes round a seam that are looked at: before it quotations may begin that tell whether a mark is one of a measure.
const BEFORE: usize = 2 << 10;
const BEHIND: usize = 256;

/// Whether the byte `at` of a text stands inside a word or a figure, so that what begins there, or ends, is not whole.
///
/// The letters of scripts that part words by spaces make words, and what is written together with them by grammar alone
/// is none of these. Where no spaces part them, words begin anywhere, but not between a negation and what it negates.
pub fn is_inside(text: &str, at: usize, side: Side) -> bool {
    // A word may be as long as the text: of its end the seam says enough.
    let start = text.floor_char_boundary(at.saturating_sub(BEFORE));
    let end = text.ceil_char_boundary(at.saturating_add(BEHIND));
    let (text, at) = (&text[start..end.min(text.len())], at - start);
    let (before, after) = text.split_at(at);
    let last = |text: &str| text.chars().next_back();
    let first = |text: &str| text.chars().next();
    let (Some(left), Some(right)) = (last(before), first(after)) else {
        return false;
    };
    if is_mark(right) {
        return true;
    }
    if is_of_word(left) && is_of_word(right) {
        return !is_written_together(before, after, side);
    }
    if figure::is_cut(text, at, side) {
        return true;
    }
    if is_in_marked(before, after) {
        return true;
    }
    if is_in_compound(before, after, side) || text::is_negated_across(before, after) {
        return true;
    }
    if is_in_name(before, after) || is_behind_elided_negation(before, after) {
        return true;
    }
    // `can` is not what `can't` says.
    let is_over = |rest: &str| !first(rest).is_some_and(is_letter);
    match right {
        '\'' => is_letter(left) && after.strip_prefix("'t").is_some_and(is_over),
        't' => {
            before
                .strip_suffix('\'')
                .and_then(last)
                .is_some_and(is_letter)
                && is_over(&after[1..])
        }
        _ => false,
    }
}

/// Whether a seam is at the apostrophe within a name: `O'|Brien`, `D|'Arcy`. What French elides may begin a sentence, so
/// that the letter is one of these.
fn is_in_name(before: &str, after: &str) -> bool {
    const LETTERS: [char; 4] = ['O', 'D', 'M', 'N'];
    let is_capital = |text: &str| text.starts_with(char::is_uppercase);
    let is_letter_alone = |text: &str| {
        let rest = text.strip_suffix(LETTERS);
        rest.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    };
    let first = before.strip_suffix('\'').map(|before| (before, after));
    let second = after.strip_prefix('\'').map(|after| (before, after));
    let mut sides = first.into_iter().chain(second);
    sides.any(|(before, after)| is_letter_alone(before) && is_capital(after))
}

/// Whether a seam is behind what French elides of a negation: `n'|est plus`.
fn is_behind_elided_negation(before: &str, after: &str) -> bool {
    let rest = before
        .strip_suffix("n'")
        .or_else(|| before.strip_suffix("N'"));
    rest.is_some_and(|rest| !rest.ends_with(is_letter)) && after.starts_with(is_letter)
}

/// Whether a seam parts a word only by the signs of markup: `un**happy**`, `un<b>happy</b>`.
fn is_in_marked(before: &str, after: &str) -> bool {
    const SIGNS: [char; 4] = ['*', '_', '~', '`'];
    /// The elements, of web pages and captions, that say how a part of a word looks.
    const LOOKS: [&str; 13] = [
        "a", "b", "big", "c", "em", "font", "i", "mark", "small", "span", "strong", "tt", "u",
    ];
    let tag_before = before
        .strip_suffix('>')
        .and_then(|rest| rest.rsplit_once('<'));
    let tag_behind = after
        .strip_prefix('<')
        .and_then(|rest| rest.split_once('>'));
    let is_tag = |inside: &str| {
        let inside = inside.strip_prefix('/').unwrap_or(inside);
        let name = inside.split([' ', '.']).next();
        name.is_some_and(|name| LOOKS.contains(&&*name.to_ascii_lowercase()))
    };
    let left = match tag_before {
        Some((rest, inside)) if is_tag(inside) => rest,
        _ => before.trim_end_matches(SIGNS),
    };
    let right = match tag_behind {
        Some((inside, rest)) if is_tag(inside) => rest,
        _ => after.trim_start_matches(SIGNS),
    };
    left.len() + right.len() < before.len() + after.len()
        && left.ends_with(is_letter)
        && right.starts_with(is_letter)
}

/// Whether what stands between a word's end and a seam inside of it is there by grammar alone.
fn is_written_together(before: &str, after: &str, side: Side) -> bool {
    // Longer than all that is written so.
    const LONG: usize = 32;
    match side {
        Side::First => {
            let start = before.floor_char_boundary(before.len().saturating_sub(LONG));
            let before = &before[start..];
            let start = before.trim_end_matches(is_of_word).len();
            WRITTEN_BEFORE.contains(&&before[start..])
        }
        Side::Last => {
            let rest = after.trim_start_matches(is_of_word).len();
            WRITTEN_BEHIND.contains(&&after[..after.len() - rest])
        }
    }
}

/// Whether a seam parts what a hyphen joins, and the part that is left out turns or bends the other.
fn is_in_compound(before: &str, after: &str, side: Side) -> bool {
    let is_in = |all: &[&str], word: &str| all.contains(&&*word.to_lowercase());
    let turns = |before: &str| {
        // Any of several turns them all: `not-for-profit`.
        let whole = before.trim_end_matches(|c| is_of_word(c) || c == '-').len();
        before[whole..]
            .split('-')
            .any(|word| is_in(&BEFORE_HYPHEN, word))
    };
    match side {
        Side::First => before
            .strip_suffix('-')
            .is_some_and(|before| after.starts_with(is_of_word) && turns(before)),
        Side::Last => after.strip_prefix('-').is_some_and(|after| {
            let rest = after.trim_start_matches(is_of_word).len();
            let is_turned = is_in(&BEHIND_HYPHEN, &after[..after.len() - rest]);
            before.ends_with(is_of_word)
                && (is_turned || after.starts_with(is_of_word) && turns(before))
        }),
    }
}

/// Whether a character changes the one before it: an accent, a stroke through it.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Whether a character is of a word in a script that parts words by spaces.
fn is_of_word(c: char) -> bool {
    let has_no_spaces = matches!(c, '\u{0E00}'..='\u{0FFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{2E80}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}');
    is_letter(c) || !has_no_spaces && (c.is_alphabetic() || is_mark(c))
}

/// Whether a character is a letter of a script that has capitals.
pub fn is_letter(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_of_a_note_may_stand_behind_a_word_and_is_no_figure() {
        assert!(!is_inside("word2", 4, Side::Last));
        assert!(is_inside("word2", 4, Side::First));
    }

    #[test]
    fn words_are_whole_in_every_script() {
        for (before, after, side, inside) in [
            ("ن", "رفت", Side::First, true),
            ("قال محمد", "ی", Side::Last, true),
            ("لم ي", "قتل", Side::First, true),
            ("و", "قال", Side::First, false),
            ("شا", "ינו", Side::First, true),
            ("김철", "수가", Side::Last, true),
            ("김철수", "가 ", Side::Last, false),
            ("राम", "दास", Side::Last, true),
            ("ไม่", "ผิด", Side::First, true),
            ("不", "是小偷", Side::First, true),
            ("他", "是小偷", Side::First, false),
            ("彼は盗んでい", "ない。", Side::Last, true),
            ("10", "\u{338} men", Side::Last, true),
            ("not-", "guilty on", Side::First, true),
            ("the non-", "party to", Side::First, true),
            ("a long-", "term plan", Side::First, false),
            ("is guilt", "-free", Side::Last, true),
            ("a not-for-", "profit body", Side::First, true),
            ("a non", "-citizen", Side::Last, true),
            ("a long", "-term plan", Side::Last, false),
            ("契約は有効", "ではない。", Side::Last, true),
            ("金を受け取って", "いない。", Side::Last, true),
            ("未成年者は参加", "不可とする", Side::Last, true),
            ("彼は行った", "と言った。", Side::Last, false),
            ("มิ", "ได้จ่ายเงิน", Side::First, true),
            ("มิได้", "จ่ายเงิน", Side::First, true),
        ] {
            let text = format!("{before}{after}");
            assert_eq!(
                is_inside(&text, before.len(), side),
                inside,
                "{before}|{after}"
            );
        }
    }

    #[test]
    fn what_is_whole_and_what_is_not() {
        for (before, after, inside) in [
            ("2", "70 men", true),
            ("14", ",000", true),
            ("14,", "000", true),
            ("3", ".5", true),
            ("in 2019", ", 2020", false),
            ("un", "able", true),
            ("Á", "vila", true),
            ("can", "'t", true),
            ("can'", "t", true),
            ("can", "'til", false),
            ("can'", "til", false),
            ("Trump", "'s", false),
            ("Il n'", "est plus maire", true),
            ("l'", "accord", false),
            ("MS-", "13", false),
            ("MS", "-13", false),
            ("end", ".", false),
            ("", "a", false),
            ("a", "", false),
            ("漢", "字", false),
            ("by -", "45", true),
            ("Mr. O'", "Brien", true),
            ("Mr. O", "'Brien", true),
            ("L'", "Avenir", false),
            ("thirty-", "two thousand", true),
            ("Pagou 5", " milhões", true),
            ("un**", "happy**", true),
            ("**un", "**happy", true),
            ("un<b>", "happy</b>", true),
            ("snake_", "case", true),
            ("a *", "happy* man", false),
            ("he <b>", "left</b>", false),
            ("left</b>", " then", false),
            ("x < y > ", "z", false),
            ("left<br>", "then", false),
            ("(-", "$45", true),
            ("-", "45", true),
            ("10-", "20", true),
            ("10", "-20", true),
            ("- ", "45", false),
            ("10 ", "- 20", false),
            ("a-", "45", false),
            ("paid 12", " 000 dollars", true),
            ("paid 12 ", "000 dollars", true),
            ("1'", "000", true),
            ("at 3:", "15 pm", true),
            ("at 3", ":15 pm", true),
            ("Room 5", "A, as", true),
            ("1", "The court", false),
            ("in 2019", " 270 men", false),
            ("on 12", " 27 men", false),
            ("held: ", "15 men", false),
            ("'", "000", false),
        ] {
            let text = format!("{before}{after}");
            for side in [Side::First, Side::Last] {
                assert_eq!(
                    is_inside(&text, before.len(), side),
                    inside,
                    "{before}|{after}"
                );
            }
        }
    }
}
