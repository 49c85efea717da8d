//! Where words begin and end: a quote of `70` does not stand in `270`, nor `legal` in `illegal`.

/// Whether the byte `at` of a text stands inside a word or a number, so that what begins or ends there
/// is not whole.
///
/// Only digits and the letters of scripts that have capitals make words in this sense: where no
/// spaces part them, words begin anywhere.
pub fn is_inside(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let last = |text: &str| text.chars().next_back();
    let first = |text: &str| text.chars().next();
    let (Some(left), Some(right)) = (last(before), first(after)) else {
        return false;
    };
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    if is_letter(left) && is_letter(right) || left.is_numeric() && right.is_numeric() {
        return true;
    }
    // `14,000` and `3.5` are one number each.
    let separator = ['.', ','];
    let parted_before = before.strip_suffix(separator).and_then(last);
    let parted_after = after.strip_prefix(separator).and_then(first);
    if is_digit(parted_before) && is_digit(Some(right))
        || is_digit(Some(left)) && is_digit(parted_after)
    {
        return true;
    }
    if is_digit(Some(left)) && is_grouped(before, after)
        || is_digit(Some(right))
            && [' ', '\'', ':'].contains(&left)
            && is_grouped(&before[..before.len() - 1], &text[at - 1..])
    {
        return true;
    }
    // `5A` is not `5`; what a note begins with may stand right behind its number.
    let letters = after.chars().take_while(|c| is_letter(*c)).count();
    if is_digit(Some(left)) && letters == 1 {
        return true;
    }
    // The sign belongs to a figure, and `10-20` is one of two ends.
    let is_figure = |text: &str| is_digit(first(text.trim_start_matches(is_currency)));
    let is_sign = |before: &str| !last(before).is_some_and(char::is_alphabetic);
    if before.strip_suffix('-').is_some_and(is_sign) && is_figure(after)
        || is_digit(Some(left)) && after.strip_prefix('-').is_some_and(is_figure)
    {
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

/// Whether a figure goes on behind a part of it: `12 000`, `1'000`, `3:15`. `before` ends with a digit, `after` begins
/// with what parts the figure.
fn is_grouped(before: &str, after: &str) -> bool {
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    let behind = before.chars().rev();
    let count = behind.take_while(char::is_ascii_digit).count();
    let mut rest = after.chars();
    match rest.next() {
        Some(' ' | '\'') => (1..=3).contains(&count) && digits(rest.as_str()) == 3,
        Some(':') => (1..=2).contains(&count) && digits(rest.as_str()) == 2,
        _ => false,
    }
}

/// Whether a character stands for a currency.
pub fn is_currency(c: char) -> bool {
    matches!(c, '$' | '¢' | '£' | '¤' | '¥' | '\u{20A0}'..='\u{20CF}')
}

fn is_letter(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("word", "2", false),
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
            assert_eq!(is_inside(&text, before.len()), inside, "{before}|{after}");
        }
    }
}
