//! The form for searching: blind to case, accents, typography and what cannot be seen, so that
//! `arevalo` finds Arévalo and `strasse` Straße.
//!
//! Each character is decomposed (Unicode NFKD) and lowercased, its accents are dropped, and the
//! letters that Unicode does not decompose get their usual spelling (ø → o, æ → ae). White space
//! keeps its line breaks; every other kind becomes one space per character. Marks that make another
//! letter rather than an accent stay: Indic vowel signs, nukta and virama, and the voicing marks of
//! Japanese.

use std::ops::Deref;

use unicode_normalization::char::{
    canonical_combining_class, compose, decompose_compatible, is_combining_mark,
};

use super::hidden::is_hidden;
use super::offsets::{Builder, Derived};
use super::punctuation::{Punctuation, punctuation};

/// A text in the form for searching, with the way back to the original.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded(Derived);

impl Folded {
    /// Folds a raw text.
    pub fn new(raw: &str) -> Self {
        let mut out = Builder::for_original(raw);
        let mut at = 0;
        while at < raw.len() {
            let ascii = ascii_len(&raw[at..]);
            if ascii > 0 {
                out.copy_ascii_lowercase(&raw[at..at + ascii]);
                at += ascii;
                continue;
            }
            let cluster = cluster_len(&raw[at..]);
            fold_cluster(&raw[at..at + cluster], &mut out);
            at += cluster;
        }
        Folded(out.finish())
    }
}

impl Deref for Folded {
    type Target = Derived;

    fn deref(&self) -> &Derived {
        &self.0
    }
}

/// The folded text alone: for a needle, and for the copies of many texts kept for searching, where
/// [`Folded`] is made of those only that have a hit.
pub fn fold(raw: &str) -> String {
    Folded::new(raw).0.into_parts().0
}

/// ASCII at the start of `text` that can be taken as it is: up to, and without, a character that a
/// following one may belong to.
fn ascii_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    match bytes.iter().position(|b| matches!(b, b'`' | 0x80..)) {
        None => bytes.len(),
        Some(end) if bytes[end] == b'`' => end,
        Some(end) if text[end..].starts_with(attaches) => end.saturating_sub(1),
        Some(end) => end,
    }
}

/// Bytes of the first character and all that attaches to it. Zero for an empty text.
pub(super) fn cluster_len(text: &str) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    let rest = &text[first..];
    first + rest.find(|c| !attaches(c)).unwrap_or(rest.len())
}

/// Whether `c` becomes part of what stands before it: a mark, a vowel or final of a Hangul syllable,
/// or something hidden, behind which a mark may follow.
fn attaches(c: char) -> bool {
    c >= '\u{AD}'
        && (is_combining_mark(c)
            || matches!(c, '\u{1160}'..='\u{11FF}')
            || (is_hidden(c) && !c.is_whitespace()))
}

fn fold_cluster(cluster: &str, out: &mut Builder) {
    let mut chars = cluster.chars();
    if let (Some(only), None) = (chars.next(), chars.next())
        && is_folded(only)
    {
        out.copy(cluster);
        return;
    }
    let mut folded = String::new();
    // The last letter, held back for a mark that may still join it.
    let mut held: Option<char> = None;
    let mut emit = |c: char| match held.and_then(|h| compose(h, c)) {
        Some(composed) => held = Some(composed),
        None => folded.extend(held.replace(c)),
    };
    for c in cluster.chars() {
        fold_char(c, &mut emit);
    }
    folded.extend(held);
    let mut chars = folded.chars();
    match (chars.next(), chars.next()) {
        (None, _) => out.skip(cluster.len()),
        (Some(only), None) => out.put_char(cluster.len(), only),
        _ => out.put(cluster.len(), &folded),
    }
}

/// Whether folding surely leaves the character alone; a short cut for the scripts without case.
fn is_folded(c: char) -> bool {
    matches!(c, 'а'..='и' | 'к'..='я' | 'α'..='ρ' | 'σ'..='ω'
        | '\u{5D0}'..='\u{5EA}' | '\u{627}'..='\u{628}' | '\u{62A}'..='\u{63A}'
        | '\u{641}'..='\u{648}' | '\u{64A}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
}

fn fold_char(c: char, emit: &mut impl FnMut(char)) {
    match c {
        '\n' | '\r' | '\t' => emit(c),
        _ if c.is_whitespace() => emit(' '),
        _ if is_hidden(c) => {}
        // Before decomposition, which would make a space and an accent of `´`.
        _ if punctuation(c).is_some() => respell(c, emit),
        _ => decompose_compatible(c, |part| {
            let lower = part.to_lowercase();
            lower
                .filter(|l| !is_accent(*l))
                .for_each(|l| respell(l, emit));
        }),
    }
}

/// A mark that may be dropped without making another letter. Classes 7 to 9 of Unicode's canonical
/// combining classes are nukta, kana voicing and virama; vowel signs have class 0.
fn is_accent(c: char) -> bool {
    is_combining_mark(c) && !matches!(canonical_combining_class(c), 0 | 7..=9)
}

/// Emits a lowercase character, in ASCII where it has a usual spelling that Unicode does not give.
fn respell(c: char, emit: &mut impl FnMut(char)) {
    if c.is_ascii_alphanumeric() {
        return emit(c);
    }
    let ascii = match punctuation(c) {
        Some(Punctuation::SingleQuote) => "'",
        Some(Punctuation::DoubleQuote) => "\"",
        Some(Punctuation::Dash) => "-",
        Some(Punctuation::Ellipsis) => "...",
        None => return respell_letter(c, emit),
    };
    ascii.chars().for_each(emit);
}

/// Lowercase letters with a part that Unicode does not take off.
fn respell_letter(c: char, emit: &mut impl FnMut(char)) {
    let spelling = match c {
        '\u{640}' => "", // the line that stretches Arabic words
        // Letters that one hand writes and another does not: at the ends of Arabic words, and on Persian keyboards.
        'ى' | 'ی' => "ي",
        'ة' => "ه",
        'ک' => "ك",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ŋ' => "ng",
        'đ' | 'ð' | 'ɖ' | 'ɗ' => "d",
        'ł' | 'ƚ' => "l",
        'ø' | 'ɵ' => "o",
        'ħ' => "h",
        'ŧ' | 'ⱦ' => "t",
        'ı' | 'ɨ' => "i",
        'ȷ' | 'ɉ' => "j",
        'ƀ' | 'ɓ' => "b",
        'ȼ' => "c",
        'ɇ' | 'ə' | 'ǝ' => "e",
        'ǥ' | 'ɠ' => "g",
        'ƙ' => "k",
        'ɍ' => "r",
        'ʉ' => "u",
        'ƴ' | 'ɏ' => "y",
        'ƶ' | 'ȥ' => "z",
        'ς' => "σ",
        '⁄' => "/",
        _ => return emit(c),
    };
    spelling.chars().for_each(emit);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{every_character, find_all};

    #[test]
    fn spellings() {
        for (raw, folded) in [
            ("ARÉVALO", "arevalo"),
            ("Are\u{301}valo", "arevalo"),
            ("Straße STRASSE ẞ", "strasse strasse ss"),
            (
                "Łódź Ørsted Đinđić ısı İzmir",
                "lodz orsted dindic isi izmir",
            ),
            ("Nguyễn Thị Ánh", "nguyen thi anh"),
            ("“don’t” «a» `b´", "\"don't\" \"a\" 'b'"),
            ("a—b‑c−d…", "a-b-c-d..."),
            ("a\u{A0}b\u{3000}c\u{2028}d\ne", "a b c d\ne"),
            ("co\u{AD}op\u{200B}er", "cooper"),
            ("ﬁnal ŉ Œuvre Ænima", "final 'n oeuvre aenima"),
            ("ΟΔΥΣΣΕΎΣ", "οδυσσευσ"),
            ("Ёлка й", "елка и"),
            ("ガか\u{3099}", "ガが"),
            ("हिन्दी", "हिन्दी"),
            ("\u{1112}\u{1161}\u{11AB}글", "한글"),
            ("مُحَمَّد", "محمد"),
            ("أحمد إلى آخر", "احمد الي اخر"),
            ("مدرسة علی کتاب", "مدرسه علي كتاب"),
            ("ＡＢ①", "ab1"),
            ("", ""),
        ] {
            assert_eq!(fold(raw), folded, "{raw}");
        }
    }

    #[test]
    fn every_character_is_stable() {
        for c in every_character() {
            let once = fold(&format!("a{c}b"));
            assert_eq!(fold(&once), once, "{c:?}");
        }
    }

    fn hits<'a>(raw: &'a str, needle: &str) -> Vec<&'a str> {
        find_all(&Folded::new(raw), &fold(needle))
            .into_iter()
            .map(|r| &raw[r])
            .collect()
    }

    #[test]
    fn hits_stand_on_the_original() {
        assert_eq!(
            hits("Mr. Arévalo, ARE\u{301}VALO.", "arevalo"),
            ["Arévalo", "ARE\u{301}VALO"]
        );
        assert_eq!(hits("die Straße, Straßen", "strasse"), ["Straße", "Straße"]);
        assert_eq!(hits("xßx", "s"), ["ß"]);
        assert_eq!(hits("xßsß", "ss"), ["ß", "sß"]);
        assert_eq!(
            hits("\u{200B}co\u{AD}op\u{200B}", "coop"),
            ["co\u{AD}op\u{200B}"]
        );
        assert_eq!(hits("of\u{FB01}ce", "i"), ["\u{FB01}"]);
        assert_eq!(
            hits("각\u{1100}\u{1161}\u{11A8}", "각"),
            ["각", "\u{1100}\u{1161}\u{11A8}"]
        );
        assert_eq!(hits("ÉÉÉ", "ee"), ["ÉÉ"]);
        assert!(hits("abc", "").is_empty());
        assert!(hits("abc", "abcd").is_empty());
    }
}
