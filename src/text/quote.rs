//! The form for comparing quotations: two texts have the same one when they differ in typography only.
//!
//! The words, their case and their accents have to agree. Not looked at is how they were set:
//!
//! - Any run of white space, no-break spaces and line breaks among it, is one space; there is none at
//!   the beginning and the end.
//! - White space within French quotation marks is none.
//! - Any quotation mark, apostrophe or prime, single or double, is `'`: quotations inside quotations
//!   change theirs.
//! - Any hyphen, dash or minus is `-`; `…` is `...`.
//! - Ligatures, fullwidth, halfwidth and Arabic presentation forms are the letters they show (Unicode
//!   NFKC); all else is composed (NFC). Digits in superscript stay what they are: 10² is not 102.
//! - The stroke of a fraction behind one digit (`1⁄4`) is `/`.
//! - Soft hyphens, zero-width and direction characters, joiners and variation selectors do not count.

use std::iter;
use std::ops::Deref;

use unicode_normalization::char::decompose_compatible;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::fold::cluster_len;
use super::hidden::is_hidden;
use super::offsets::{Builder, Derived, Offsets};
use super::punctuation::{Punctuation, punctuation};
use super::run::run;

/// A text in the form for comparing quotations, with the way back to the original.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuoteForm(Derived);

impl QuoteForm {
    /// Puts a raw text into the form that the head of this module describes.
    pub fn new(raw: &str) -> Self {
        QuoteForm(write(raw, Builder::for_original(raw)))
    }

    /// Appends the form of a raw text to others, and gives the way back from it alone.
    pub fn append(raw: &str, forms: &mut String) -> Offsets {
        let (text, offsets) = write(raw, Builder::behind(std::mem::take(forms))).into_parts();
        *forms = text;
        offsets
    }
}

fn write(raw: &str, mut out: Builder) -> Derived {
    let body = raw.trim_end_matches(|c: char| c.is_whitespace() || is_hidden(c));
    let mut at = 0;
    while at < body.len() {
        let space = space_in_guillemets(body, at);
        if space > 0 {
            out.skip(space);
            at += space;
            continue;
        }
        let plain = plain_len(&body[at..]);
        // Behind the last character nothing can follow.
        if at + plain + 1 == body.len() && is_plain(body.as_bytes()[at + plain]) {
            out.copy(&body[at..]);
            break;
        }
        out.copy(&body[at..at + plain]);
        at += plain;
        let cluster = cluster_len(&body[at..]);
        write_cluster(&body[at..at + cluster], &mut out);
        at += cluster;
    }
    out.skip(raw.len() - body.len());
    out.finish()
}

impl Deref for QuoteForm {
    type Target = Derived;

    fn deref(&self) -> &Derived {
        &self.0
    }
}

/// How many bytes from here on are white space that the French set within quotation marks: `« oui »`. In `»ja« und` it is
/// between words.
fn space_in_guillemets(text: &str, at: usize) -> usize {
    let (before, rest) = text.split_at(at);
    let after = rest.trim_start();
    let space = rest.len() - after.len();
    if space == 0 {
        return 0;
    }
    let is_outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let opens = before
        .strip_suffix(['«', '‹'])
        .is_some_and(|before| is_outside(before.chars().next_back()));
    let closes = after
        .strip_prefix(['»', '›'])
        .is_some_and(|after| is_outside(after.chars().next()));
    match opens || closes {
        true => space,
        false => 0,
    }
}

/// ASCII letters and digits and the single spaces after them, at the start of `text`, which are
/// already in the form; without the last one, since a mark may follow it.
fn plain_len(text: &str) -> usize {
    run(text.as_bytes(), |byte| is_plain(byte) | (byte == b' ')).saturating_sub(1)
}

/// Whether a byte is a character that is printed and stands for itself.
fn is_plain(byte: u8) -> bool {
    (byte > b' ') & (byte <= b'~') & (byte != b'"') & (byte != b'`')
}

fn write_cluster(cluster: &str, out: &mut Builder) {
    let len = cluster.len();
    let mut visible = cluster
        .chars()
        .filter(|c| c.is_whitespace() || !is_hidden(*c));
    match (visible.next(), visible.next()) {
        (None, _) => out.skip(len),
        (Some(c), None) if c.is_whitespace() => match out.text() {
            "" => out.skip(len),
            text if text.ends_with(' ') => out.skip(len),
            _ => out.put_char(len, ' '),
        },
        (Some('\u{2044}'), None) if is_behind_one_digit(out.text()) => out.put(len, "/"),
        (Some(c), None) if stands_for_itself(c) => out.put_char(len, c),
        (Some(first), second) => {
            let mut letters = String::new();
            for c in iter::once(first).chain(second).chain(visible) {
                write_printed(c, &mut letters);
            }
            out.put_with(len, |text| text.extend(letters.nfc()));
        }
    }
}

/// Whether a text ends with a number of one digit. In `21⁄4`, which is shown as two and a fourth, the stroke says more than
/// in `21/4`.
fn is_behind_one_digit(text: &str) -> bool {
    let mut before = text.chars().rev();
    before.next().is_some_and(|c| c.is_ascii_digit())
        && !before.next().is_some_and(char::is_numeric)
}

fn stands_for_itself(c: char) -> bool {
    punctuation(c).is_none()
        && !is_presentation_form(c)
        && is_nfc_quick(iter::once(c)) == IsNormalized::Yes
}

/// Appends what a character shows.
fn write_printed(c: char, out: &mut String) {
    match punctuation(c) {
        Some(Punctuation::SingleQuote | Punctuation::DoubleQuote) => out.push('\''),
        Some(Punctuation::Dash) => out.push('-'),
        Some(Punctuation::Ellipsis) => out.push_str("..."),
        None if c.is_whitespace() => out.push(' '),
        None if is_presentation_form(c) => decompose_compatible(c, |part| out.push(part)),
        None => out.push(c),
    }
}

/// Ligatures, Arabic presentation forms, fullwidth and halfwidth forms.
fn is_presentation_form(c: char) -> bool {
    matches!(c, '\u{FB00}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{FF01}'..='\u{FFEE}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{every_character, find_all};

    fn form(raw: &str) -> String {
        QuoteForm::new(raw).text().to_owned()
    }

    #[test]
    fn typography_does_not_count() {
        let plain = "'We don't 'know' - not yet...' office";
        let set = "\n “We don’t ‘know’\u{A0}—\t\r\n  not yet…” o\u{FB03}ce \u{200B} \n";
        assert_eq!(form(set), plain);
        assert_eq!(form("«oui» „ja“ 5′10″ ＂x＂"), "'oui' 'ja' 5'10' 'x'");
        assert_eq!(
            form("dit « il est\u{A0}» et «\u{202F}non ».\u{A0}Et"),
            "dit 'il est' et 'non'. Et"
        );
        assert_eq!(form("sagt »ja« und »nein«"), "sagt 'ja' und 'nein'");
        assert_eq!(form("» a «b » c"), "' a 'b' c");
        assert_eq!(form("a‐b‑c–d−e"), "a-b-c-d-e");
        assert_eq!(form("co\u{AD}op\u{202E}er\u{FEFF}ate"), "cooperate");
        assert_eq!(
            form("e\u{301} \u{1112}\u{1161}\u{11AB} e\u{AD}\u{301}"),
            "é 한 é"
        );
        assert_eq!(form("ＡＢ１"), "AB1");
        assert_eq!(form("a \u{200B} b\u{2028}c\u{3000}d"), "a b c d");
        assert_eq!(form(" \u{AD} "), "");
    }

    #[test]
    fn words_case_accents_and_numbers_count() {
        for (one, other) in [
            ("Garcia", "García"),
            ("us", "US"),
            ("10²", "102"),
            ("½", "1/2"),
            ("ß", "ss"),
        ] {
            assert_ne!(form(one), form(other));
        }
    }

    #[test]
    fn a_quotation_is_found_in_its_original_place() {
        let raw = "He said:\r\n  “It’s\u{A0}an e\u{301}lite…\n\n  o\u{FB03}ce” — twice.";
        let needle = QuoteForm::new("It's an élite... office");
        let hits = find_all(&QuoteForm::new(raw), needle.text());
        let shown: Vec<_> = hits.into_iter().map(|r| &raw[r]).collect();
        assert_eq!(shown, ["It’s\u{A0}an e\u{301}lite…\n\n  o\u{FB03}ce"]);
    }

    #[test]
    fn every_character_is_stable_and_in_place() {
        for c in every_character() {
            let once = form(&format!("a{c}b"));
            assert_eq!(form(&once), once, "{c:?}");
            assert!(
                !once
                    .chars()
                    .any(|c| is_hidden(c) || (c.is_whitespace() && c != ' ')),
                "{c:?}"
            );
        }
    }
}
