//! Whether the sign that is drawn may be what the file says that it means.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{actual::LIGATURES, sight::is_meaningless};

/// The signs in a row of which one may stand for another: they are told apart by how they look alone.
const KINDS: [&str; 2] = [
    "-\u{AD}\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}\u{2043}\u{AF}",
    "'\"`\u{B4}\u{2018}\u{2019}\u{201A}\u{201B}\u{201C}\u{201D}\u{201E}\u{201F}\u{2032}\u{2033}\u{2BC}\u{AB}\u{BB}",
];
/// Signs that say something, besides letters, digits and those of [`KINDS`].
const SAYING: &str = "!#$%&()+,./:;<=>?@[\\]{|}\u{A2}\u{A3}\u{A5}\u{20AC}\u{A7}\u{B0}\u{B1}\u{D7}\u{F7}\u{2264}\u{2265}\u{2260}";

/// Whether nobody sees anything of what a code means.
pub fn is_nothing(text: &str) -> bool {
    text.chars().all(is_unseen)
}

fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || c == '\0'
        || matches!(
            c,
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
        )
}

/// Whether a sign by its name may be what its code means. What is no English at all may be right: the names in fonts of
/// other scripts are often those of English letters, and signs without meaning stand for each other.
pub fn agree(name: char, text: &str) -> bool {
    if text.chars().any(is_meaningless) {
        return true;
    }
    match name {
        ' ' => text.chars().all(|c| is_unseen(c) || !says(c)),
        name if name.is_ascii_alphanumeric() => is_letter(name, text),
        name => is_sign(name, text),
    }
}

fn is_letter(name: char, text: &str) -> bool {
    let of_letter = |c: &char| !is_combining_mark(*c) && !is_unseen(*c);
    let meant: String = text.nfkd().filter(of_letter).collect();
    if !meant.contains(|c: char| c.is_ascii_alphanumeric()) {
        return !is_nothing(text);
    }
    let meant = meant.to_ascii_lowercase();
    let mut parts = meant.chars();
    let first = parts.next();
    let is_alone = parts.next().is_none();
    let is_ligature = || LIGATURES.split(' ').any(|ligature| ligature == meant);
    first == Some(name.to_ascii_lowercase()) && (is_alone || is_ligature())
}

fn is_sign(name: char, text: &str) -> bool {
    let kind = KINDS.iter().find(|kind| kind.contains(name));
    let is_same = |c: char| c == name || kind.is_some_and(|kind| kind.contains(c));
    if text.chars().all(is_same) {
        // Two single marks are a double one.
        let count = text.chars().count();
        return count == 1 || count == 2 && text.contains('\'');
    }
    if is_nothing(text) {
        return false;
    }
    let mut meant = text.nfkc().filter(|c| !is_unseen(*c));
    let meant: String = meant.by_ref().collect();
    !meant.is_empty() && meant.chars().all(is_same) && meant.chars().count() == 1
        || !meant.chars().any(says)
}

/// Whether a sign says something.
fn says(c: char) -> bool {
    c.is_alphanumeric() || SAYING.contains(c) || KINDS.iter().any(|kind| kind.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_agrees_with_what_it_may_mean() {
        for (name, text) in [
            ('a', "a"),
            ('a', "A"),
            ('1', "\u{B9}"),
            ('f', "fi"),
            ('f', "\u{FB01}"),
            ('e', "\u{E9}"),
            ('P', "\u{41F}"),
            ('a', "\u{FFFD}"),
            (' ', "\u{A0}"),
            (' ', ""),
            ('-', "\u{AD}"),
            ('-', "\u{2013}"),
            ('\'', "\u{2019}"),
            ('"', "\u{201C}"),
            ('"', "''"),
            ('.', "."),
            ('*', "\u{2022}"),
            ('(', "\u{E010}"),
            (',', "\u{FF0C}"),
        ] {
            assert!(agree(name, text), "{name} {text}");
        }
        for (name, text) in [
            ('1', "2"),
            ('a', "b"),
            ('n', " "),
            ('x', "the captain was"),
            ('1', "170"),
            ('n', "nn"),
            ('d', "dn't"),
            ('5', "-5"),
            (' ', " not "),
            ('-', "\u{200B}"),
            ('-', ""),
            ('-', "not"),
            ('$', "\u{20AC}"),
            (',', "."),
            ('<', ">"),
            ('.', ".."),
            ('(', "1"),
        ] {
            assert!(!agree(name, text), "{name} {text}");
        }
    }
}
