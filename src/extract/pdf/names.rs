//! Which sign a code of a font draws by the name that the font gives it: ISO 32000-1, 9.6.6 "Character encoding".
//!
//! What a code means to whoever copies it is said by another table, the map to Unicode, and that may lie: what is seen
//! is drawn by the name. Only the signs of ASCII are told, whose names are the same in every font.

use hayro_syntax::object::{Array, Dict, Name, Number, Object};

/// Codes of a font of this kind.
const CODES: usize = 256;
/// What the flags of a font say: that its codes are signs of its own, ISO 32000-1, table 123.
const OF_SIGNS: i64 = 1 << 2;
/// The names of signs that are no letters.
const NAMED: [(&str, char); 44] = [
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("space", ' '),
    ("exclam", '!'),
    ("quotedbl", '"'),
    ("numbersign", '#'),
    ("dollar", '$'),
    ("percent", '%'),
    ("ampersand", '&'),
    ("quotesingle", '\''),
    ("quoteright", '\''),
    ("parenleft", '('),
    ("parenright", ')'),
    ("asterisk", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("hyphen", '-'),
    ("endash", '-'),
    ("emdash", '-'),
    ("period", '.'),
    ("slash", '/'),
    ("colon", ':'),
    ("semicolon", ';'),
    ("less", '<'),
    ("equal", '='),
    ("greater", '>'),
    ("question", '?'),
    ("at", '@'),
    ("bracketleft", '['),
    ("bracketright", ']'),
    ("braceleft", '{'),
    ("braceright", '}'),
    ("quoteleft", '\''),
    ("Euro", '€'),
    ("sterling", '£'),
    ("yen", '¥'),
];

/// The signs that the codes of a font draw, where it has a map to Unicode that may say otherwise.
pub struct Names(Option<Box<[Option<char>; CODES]>>);

impl Names {
    pub fn read(dict: &Dict<'_>) -> Self {
        Self(letters(dict))
    }

    /// The sign that a code draws, if its name says so.
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
    // A part of such a font is found by its codes, and may have them in an order of its own, whatever is said of their
    // names: signs are then told from signs by nothing.
    let has_own_codes = subtype.as_str() == "TrueType" && is_embedded;
    let is_certain = |c: &char| !has_own_codes || c.is_ascii_alphanumeric();
    // All of these have ASCII, but for the kinds of quotation marks.
    if base.as_deref().is_some_and(is_known) || base.is_none() && !is_embedded {
        for code in 0..=u8::MAX {
            letters[usize::from(code)] =
                Some(char::from(code)).filter(|c| matches!(c, ' '..='~') && is_certain(c));
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

/// The sign that has that name.
fn named(name: &str) -> Option<char> {
    let found = NAMED.iter().find(|(known, _)| *known == name);
    let letter = || {
        let letter = name.chars().next().filter(char::is_ascii_alphabetic);
        letter.filter(|_| name.len() == 1)
    };
    found.map(|(_, sign)| *sign).or_else(letter)
}
