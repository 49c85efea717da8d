//! How a copy sets otherwise what a document has: told by the document, where it has the same letters.

use crate::document::Bare;

/// Which digits of a quote are taken for the mark of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// Superscript ones, and those that stand behind what closes a sentence or a clause.
    Told,
    /// Those behind a word as well behind which the document has that mark: `Institute2`.
    AsInDocument,
}

/// Digits of the mark of a note, at most.
const MOST_DIGITS: usize = 3;
/// Places at which the longest part of a quote is looked at, at most.
const MOST_PLACES: usize = 100;

/// A text in which the digits behind words are superscript that are the marks of notes in a document, as in a copy
/// of `Institute²` that has `Institute2`. None where there are no such.
pub fn marked(form: &str, flow: &Bare) -> Option<String> {
    let mut marked = String::new();
    let mut done = 0;
    let mut at = 0;
    // Where the word before begins.
    let mut last = 0;
    for word in form.split(' ') {
        let start = at;
        at += word.len() + 1;
        // Some copies set white space round a mark.
        if let Some(before) = form[last..start].strip_suffix(' ')
            && (word.len() <= MOST_DIGITS || word.contains([',', '-']))
            && word.starts_with(|c: char| c.is_ascii_digit())
            && series(word) == word.len()
            && has_mark(flow, before, word)
        {
            marked.push_str(&form[done..start - 1]);
            marked.extend(word.chars().map(raised));
            done = start + word.len();
        }
        last = start;
        let mut rest = word;
        while let Some(from) = rest.find(|c: char| c.is_ascii_digit()) {
            let digits = rest[from..]
                .chars()
                .take_while(char::is_ascii_digit)
                .count();
            let (alone, before) = (from + digits, start + word.len() - rest.len());
            let first = &form[start..before + from];
            let is_mark = |end: usize| {
                let is_over = !rest[end..].starts_with(char::is_alphanumeric);
                is_over && has_mark(flow, first, &rest[from..end])
            };
            // Several with a comma or a dash between them are one.
            let several = from + series(&rest[from..]);
            let end = match is_mark(several) {
                true => several,
                false => alone,
            };
            if digits <= MOST_DIGITS && is_mark(end) {
                marked.push_str(&form[done..before + from]);
                marked.extend(rest[from..end].chars().map(raised));
                done = before + end;
            }
            rest = &rest[end..];
        }
    }
    marked.push_str(&form[done..]);
    (done > 0).then_some(marked)
}

/// How many bytes at the beginning of a text are numbers with a comma or a dash between them.
fn series(text: &str) -> usize {
    let is_of_series = |c: char| c.is_ascii_digit() || matches!(c, ',' | '-');
    let end = text.find(|c| !is_of_series(c)).unwrap_or(text.len());
    text[..end].trim_end_matches([',', '-']).len()
}

/// A text in which the last digits of figures are superscript that are the mark of a note in a document, as in a copy of
/// `2019¹²` that has `201912`: where the document has the figure with that mark, and the note to which it sends
/// (`has_note`). A figure has four digits at least, since `10²` is a hundred. None where there are no such.
pub fn figured(form: &str, flow: &Bare, has_note: &dyn Fn(&str) -> bool) -> Option<String> {
    const FEWEST_DIGITS: usize = 4;
    let mut figured = String::new();
    let mut done = 0;
    let mut at = 0;
    while let Some(from) = form[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + from;
        let digits = form[start..].bytes();
        let end = start + digits.take_while(u8::is_ascii_digit).count();
        at = end;
        let is_whole = |c: char| c.is_alphanumeric() || ".,-".contains(c);
        if form[..start].ends_with(is_whole) || form[end..].starts_with(char::is_alphanumeric) {
            continue;
        }
        let splits = (1..=MOST_DIGITS).filter_map(|count| {
            let mark = end
                .checked_sub(count)
                .filter(|mark| *mark >= start + FEWEST_DIGITS)?;
            let raised: String = form[mark..end].chars().map(raised).collect();
            let figure = format!("{}{raised}", &form[start..mark]);
            let has_figure = flow.text().match_indices(&*figure).any(|(at, _)| {
                let (before, behind) = (&flow.text()[..at], &flow.text()[at + figure.len()..]);
                !before.ends_with(is_whole) && !behind.starts_with(is_raised)
            });
            (has_figure && has_note(&form[mark..end])).then_some((mark, raised))
        });
        // Where it may be cut in two ways, nothing is known.
        let splits: Vec<(usize, String)> = splits.collect();
        if let [(mark, raised)] = &splits[..] {
            figured.push_str(&form[done..*mark]);
            figured.push_str(raised);
            done = end;
        }
    }
    figured.push_str(&form[done..]);
    (done > 0).then_some(figured)
}

/// Whether a document has these words with that mark of a note behind them.
fn has_mark(flow: &Bare, words: &str, mark: &str) -> bool {
    let words = Bare::of(words);
    let words = words.text();
    if words.is_empty() || words.ends_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let text = flow.text();
    let mut places = text.match_indices(words).map(|(at, _)| at + words.len());
    places.any(|end| flow.gap_behind(end).is_some_and(|gap| *gap.mark == *mark))
}

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// Whether a character is a raised digit.
pub fn is_raised(c: char) -> bool {
    RAISED.contains(&c)
}

fn raised(digit: char) -> char {
    let value = digit
        .to_digit(10)
        .and_then(|value| RAISED.get(value as usize));
    value.copied().unwrap_or(digit)
}

/// A text with the white space beside signs that a document has, where that has the same letters and signs: no two
/// readers of PDFs agree on it in `GF(p)`, `NH4 +` and the like. Where a number may change, white space counts:
/// `1 .5` is not `1.5`. None where the document has nothing like it, or the same.
pub fn spaced(form: &str, flow: &Bare) -> Option<String> {
    let bare = Bare::of(form);
    let parts = parts(bare.text());
    let longest = (0..parts.len()).max_by_key(|part| parts[*part].1.len())?;
    let text = flow.text();
    if parts.len() < 2 {
        return None;
    }
    let places = text.match_indices(parts[longest].1).take(MOST_PLACES);
    let mut spaces = places.filter_map(|(at, _)| spaces(text, at, &parts, longest));
    let spaces = spaces.next()?;
    let mut spaced = String::new();
    let mut done = 0;
    for (pair, is_spaced) in parts.windows(2).zip(spaces) {
        let (first, second) = (pair[0], pair[1]);
        let end = bare.original(first.0..first.0 + first.1.len()).end;
        let start = bare.place(second.0);
        let between = form.get(end..start)?;
        let has_space = between.contains(char::is_whitespace);
        spaced.push_str(&form[done..end]);
        match (is_spaced, has_space) {
            (true, false) => spaced.extend(between.chars().chain([' '])),
            (false, true) => spaced.extend(between.chars().filter(|c| !c.is_whitespace())),
            _ => spaced.push_str(between),
        }
        done = start;
    }
    spaced.push_str(&form[done..]);
    (spaced != form).then_some(spaced)
}

/// The parts of a text between which white space does not count, each with the byte at which it begins.
fn parts(text: &str) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let mut start = 0;
    // The last character that is no space, and the byte behind it.
    let mut last: Option<(char, usize)> = None;
    let mut signs = text.char_indices().filter(|(_, c)| *c != ' ').peekable();
    while let Some((at, c)) = signs.next() {
        let next = signs.peek().map(|(_, next)| *next);
        if let Some((before, end)) = last
            && is_loose(before, c, next)
        {
            parts.push((start, &text[start..end]));
            start = at;
        }
        last = Some((c, at + c.len_utf8()));
    }
    if let Some((_, end)) = last {
        parts.push((start, &text[start..end]));
    }
    parts
}

/// Whether white space between two characters, behind which another stands, does not count.
fn is_loose(before: char, after: char, next: Option<char>) -> bool {
    let is_sign = |c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '-');
    let parts_number = |c: char| matches!(c, '.' | ',' | ':');
    let is_number = parts_number(before) && after.is_numeric()
        || before.is_numeric() && parts_number(after) && next.is_some_and(char::is_numeric);
    (is_sign(before) || is_sign(after)) && !is_number
}

/// Between which of the parts a text has white space, where it has one of them at that place and the others round
/// it.
fn spaces(text: &str, at: usize, parts: &[(usize, &str)], one: usize) -> Option<Vec<bool>> {
    let (mut before, mut after) = (&text[..at], &text[at + parts[one].1.len()..]);
    let mut spaces = vec![false; parts.len() - 1];
    for part in (0..one).rev() {
        let rest = before.trim_end_matches(' ');
        spaces[part] = rest.len() < before.len();
        before = rest.strip_suffix(parts[part].1)?;
    }
    for part in one + 1..parts.len() {
        let rest = after.trim_start_matches(' ');
        spaces[part - 1] = rest.len() < after.len();
        after = rest.strip_prefix(parts[part].1)?;
    }
    Some(spaces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_the_marks_of_notes_where_the_document_has_them() {
        let flow = Bare::of(
            "The Institute² rose by 9.4, see 609.² and Institute. Velde³,⁴ and Orr ⁵-⁷ rose",
        );
        for (copied, told) in [
            ("Institute2 rose by 9.4", Some("Institute² rose by 9.4")),
            ("see 609.2 and", Some("see 609.² and")),
            ("The Institute 2 rose", Some("The Institute² rose")),
            ("The Institute 3 rose", None),
            ("rose 2 by", None),
            ("Institute3 rose", None),
            ("rose2 by", None),
            ("by 9.4, see", None),
            ("Institute22 rose", None),
            (
                "Velde3,4 and Orr 5-7 rose",
                Some("Velde³,⁴ and Orr⁵-⁷ rose"),
            ),
            ("Velde3,5 and Orr 5,7 rose", None),
        ] {
            assert_eq!(marked(copied, &flow).as_deref(), told, "{copied}");
        }
    }

    #[test]
    fn digits_behind_figures_are_the_marks_of_notes_that_the_document_has() {
        let flow = Bare::of("In 2019¹² and 2020¹, of 1000² and 10² men, 12019³ in 2021¹²³.");
        let has_note = |mark: &str| mark != "2";
        for (copied, told) in [
            ("In 201912 and 20201, of", Some("In 2019¹² and 2020¹, of")),
            // No note 2; too short; no such mark there; another figure.
            ("of 10002 and 102 men", None),
            ("In 201913", None),
            ("In 20193", None),
            ("in 202112", None),
            ("In 2019", None),
        ] {
            assert_eq!(
                figured(copied, &flow, &has_note).as_deref(),
                told,
                "{copied}"
            );
        }
    }

    #[test]
    fn white_space_beside_signs_is_that_of_the_document() {
        let flow = Bare::of("in GF (pm) the NH4+). It is 1.5, or 2 men, dogs' tails");
        for (copied, told) in [
            ("in GF(pm ) the", Some("in GF (pm) the")),
            ("the NH4 + ).", Some("the NH4+).")),
            ("in GF (pm) the", None),
            ("is 1 .5, or", None),
            ("is 1. 5 , or", None),
            ("is 1.5 , or", Some("is 1.5, or")),
            ("dogs 'tails", None),
            ("the NH5 + )", None),
            ("or 2men", None),
        ] {
            assert_eq!(spaced(copied, &flow).as_deref(), told, "{copied}");
        }
    }
}
