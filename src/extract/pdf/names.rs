//! Which letter a code of a font draws by the name that the font gives it: ISO 32000-1, 9.6.6 "Character encoding".
//!
//! What a code means to whoever copies it is said by another table, the map to Unicode, and that may lie: what is seen
//! is drawn by the name. Only letters and digits of English are told, whose names are the same in every font.

use hayro_syntax::object::{Array, Dict, Name, Number, Object};
use unicode_normalization::UnicodeNormalization;

/// Codes of a font of this kind.
const CODES: usize = 256;
/// What the flags of a font say: that its codes are signs of its own, ISO 32000-1, table 123.
const OF_SIGNS: i64 = 1 << 2;
const DIGITS: [&str; 10] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
];

/// The letters that the codes of a font draw, where it has a map to Unicode that may say otherwise.
pub struct Names(Option<Box<[Option<char>; CODES]>>);

impl Names {
    pub fn read(dict: &Dict<'_>) -> Self {
        Self(letters(dict))
    }

    /// The letter or digit that a code draws, if its name says so.
    pub fn of(&self, code: u32) -> Option<char> {
        let letters = self.0.as_ref()?;
        letters.get(usize::try_from(code).ok()?).copied().flatten()
    }
}

fn letters(dict: &Dict<'_>) -> Option<Box<[Option<char>; CODES]>> {
    let subtype = dict.get::<Name<'_>>("Subtype")?;
    let is_named = matches!(subtype.as_str(), "Type1" | "MMType1" | "TrueType");
    if !is_named || !dict.contains_key("ToUnicode") {
        return None;
    }
    let descriptor = dict.get::<Dict<'_>>("FontDescriptor");
    let number = |key| descriptor.as_ref()?.get::<Number>(key);
    let is_of_signs = number("Flags").is_some_and(|flags| flags.as_i64() & OF_SIGNS != 0);
    let has = |key| descriptor.as_ref().is_some_and(|it| it.contains_key(key));
    let is_embedded = has("FontFile") || has("FontFile2") || has("FontFile3");
    // The letters of such a font are found by their numbers.
    if subtype.as_str() == "TrueType" && is_of_signs && is_embedded {
        return None;
    }
    let name = dict.get::<Name<'_>>("BaseFont");
    let name = name.as_ref().map_or("", |name| name.as_str());
    if ["Symbol", "Dingbats", "Wingdings"]
        .iter()
        .any(|signs| name.contains(signs))
    {
        return None;
    }
    let encoding = dict.get::<Object<'_>>("Encoding");
    let base = match &encoding {
        Some(Object::Name(base)) => Some(base.as_str().to_owned()),
        Some(Object::Dict(encoding)) => {
            let base = encoding.get::<Name<'_>>("BaseEncoding");
            base.map(|base| base.as_str().to_owned())
        }
        _ => None,
    };
    let is_known = |base: &str| {
        matches!(
            base,
            "WinAnsiEncoding" | "MacRomanEncoding" | "StandardEncoding"
        )
    };
    let mut letters = Box::new([None; CODES]);
    // All of these have the letters and digits of ASCII.
    if base.as_deref().is_some_and(is_known) || base.is_none() && !is_embedded {
        for code in 0..=u8::MAX {
            letters[usize::from(code)] = Some(char::from(code)).filter(char::is_ascii_alphanumeric);
        }
    }
    let differences = match &encoding {
        Some(Object::Dict(encoding)) => encoding.get::<Array<'_>>("Differences"),
        _ => None,
    };
    let mut code = 0;
    for part in differences.iter().flat_map(|all| all.iter::<Object<'_>>()) {
        match part {
            Object::Number(number) => code = number.as_i64(),
            Object::Name(name) => {
                if let Some(letter) = usize::try_from(code)
                    .ok()
                    .and_then(|at| letters.get_mut(at))
                {
                    *letter = named(name.as_str());
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    letters.iter().any(Option::is_some).then_some(letters)
}

/// The letter or digit that has that name.
fn named(name: &str) -> Option<char> {
    let digits = DIGITS.iter().position(|digit| *digit == name);
    if let Some(digit) = digits.and_then(|digit| char::from_digit(u32::try_from(digit).ok()?, 10)) {
        return Some(digit);
    }
    let mut letters = name.chars();
    let letter = letters.next().filter(char::is_ascii_alphabetic);
    letter.filter(|_| letters.next().is_none())
}

/// Whether nobody sees anything of what a code means.
pub fn is_nothing(text: &str) -> bool {
    let is_none = |c: char| {
        c.is_whitespace()
            || c == '\0'
            || matches!(
                c,
                '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
            )
    };
    text.chars().all(is_none)
}

/// Whether a letter by its name may be what its code means. What is no English at all may be right: the names in fonts of
/// other scripts are often those of English letters.
pub fn agree(name: char, text: &str) -> bool {
    let meant: Vec<char> = text.nfkd().filter(char::is_ascii_alphanumeric).collect();
    match &meant[..] {
        [] => !is_nothing(text),
        [one] => one.eq_ignore_ascii_case(&name),
        _ => meant.iter().any(|one| one.eq_ignore_ascii_case(&name)) && meant.len() <= 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_agrees_with_what_it_may_mean() {
        for (name, text) in [
            ('a', "a"),
            ('a', "A"),
            ('1', "¹"),
            ('f', "fi"),
            ('e', "é"),
            ('P', "П"),
        ] {
            assert!(agree(name, text), "{name} {text}");
        }
        for (name, text) in [('1', "2"), ('a', "b"), ('n', " "), ('x', "the captain was")] {
            assert!(!agree(name, text), "{name} {text}");
        }
    }
}
