//! Where words begin and end: a quote of `legal` does not stand in `illegal`, nor one of `70` in `270`.

use super::figure::{self, Side};

/// Whether the byte `at` of a text stands inside a word or a figure, so that what begins there, or ends, is not whole.
///
/// Only figures and the letters of scripts that have capitals make words in this sense: where no
/// spaces part them, words begin anywhere.
pub fn is_inside(text: &str, at: usize, side: Side) -> bool {
    let (before, after) = text.split_at(at);
    let last = |text: &str| text.chars().next_back();
    let first = |text: &str| text.chars().next();
    let (Some(left), Some(right)) = (last(before), first(after)) else {
        return false;
    };
    if is_letter(left) && is_letter(right) || figure::is_cut(text, at, side) {
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
            ("MS-", "13", false),
            ("MS", "-13", false),
            ("end", ".", false),
            ("", "a", false),
            ("a", "", false),
            ("漢", "字", false),
            ("by -", "45", true),
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
