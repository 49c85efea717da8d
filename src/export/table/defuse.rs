//! Texts that a spreadsheet would run as formulas.
//!
//! What is done follows OWASP's page on CSV injection: such a text gets an apostrophe before it. Two things are done
//! besides. Where a spreadsheet parts values by `;` (as Excel does in much of Europe), it takes the quotation marks
//! of a table with commas for text, and every `;` and line end within a cell begins a new one: so what follows these
//! is looked at as if it were a cell. And plain numbers stay as they are, since a formula of one number is that number.

use std::borrow::Cow;

/// What may begin a cell in a text of another one.
const BEGINS: [char; 2] = [';', '\n'];

/// A text with an apostrophe before whatever in it would be run, so that nothing is.
pub fn defused(text: &str) -> Cow<'_, str> {
    if !pieces(text).any(is_run) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 1);
    for piece in pieces(text) {
        out.extend(is_run(piece).then_some('\''));
        out.push_str(piece);
    }
    Cow::Owned(out)
}

/// The text, cut where a cell may begin.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(BEGINS)
}

/// Whether a spreadsheet would run what stands in a cell: it begins, perhaps behind white space and quotation marks,
/// with what begins a formula.
fn is_run(piece: &str) -> bool {
    let piece = piece.trim_end_matches(BEGINS);
    let is_before = |c: char| c.is_whitespace() || matches!(c, '\'' | '"' | '\u{feff}' | '‘'..='‟');
    let formula = piece.trim_start_matches(is_before);
    let begins = formula.starts_with([
        '=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫',
    ]);
    let before = &piece[..piece.len() - formula.len()];
    before.contains(['\t', '\r']) || (begins && !is_number(piece.trim()))
}

/// Whether it is a number and nothing else: a sign, then digits, single signs that group them, a percent sign.
/// `-3`, `+3.5`, `+43 664 1234567`, `-1.200,50 %`.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let digits = digits.strip_suffix('%').map_or(digits, str::trim_end);
    let groups = digits.split(['.', ',', ' ', '\u{a0}', '\u{202f}']);
    let mut groups =
        groups.map(|group| !group.is_empty() && group.bytes().all(|c| c.is_ascii_digit()));
    groups.all(|is_of_digits| is_of_digits)
}

/// The text before [`defused`], which is known from what that gives.
#[cfg(test)]
pub fn undone(text: &str) -> String {
    let piece = |piece| match str::strip_prefix(piece, '\'') {
        Some(rest) if is_run(rest) => rest,
        _ => piece,
    };
    pieces(text).map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_run_gets_an_apostrophe() {
        for (text, wanted) in [
            ("=1+1", "'=1+1"),
            ("+1+1", "'+1+1"),
            ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
            ("@SUM(1)", "'@SUM(1)"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("'\rx", "''\rx"),
            ("  =1", "'  =1"),
            ("\u{a0}=1", "'\u{a0}=1"),
            ("\"=1", "'\"=1"),
            ("'=1", "''=1"),
            ("“=1”", "'“=1”"),
            ("＝1+1", "'＝1+1"),
            ("＋x", "'＋x"),
            ("－x", "'－x"),
            ("＠x", "'＠x"),
            ("- a point", "'- a point"),
            ("-", "'-"),
            ("+", "'+"),
            ("=", "'="),
            ("-1-1", "'-1-1"),
            ("+43-664-1234", "'+43-664-1234"),
            ("--3", "'--3"),
            ("-3=4", "'-3=4"),
            ("- 3", "'- 3"),
            // Where `;` parts values.
            ("a;=1", "a;'=1"),
            ("a; =1; b", "a;' =1; b"),
            ("a\n=1", "a\n'=1"),
            ("a;\n=1", "a;\n'=1"),
        ] {
            assert_eq!(defused(text), wanted, "{text:?}");
            assert_eq!(undone(wanted), text, "{wanted:?}");
        }
    }

    #[test]
    fn what_is_run_by_nothing_stays_as_it_is() {
        for text in [
            "",
            "a",
            "-3",
            "+3.5",
            "-1,200.50",
            "-1.200,50 %",
            "+43 664 1234567",
            "-3; -4",
            " -3 ",
            "3-4",
            "1+1=2",
            "a = b",
            "a@b.org",
            "'a'",
            "– a dash",
            "−3",
            "a, =b",
            "It's",
        ] {
            assert_eq!(defused(text), text, "{text:?}");
            assert_eq!(undone(text), text, "{text:?}");
        }
    }
}
