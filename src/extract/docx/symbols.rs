//! Signs that a Word document takes out of fonts of signs.

use super::super::xml::Attributes;

/// What stands for a sign that means nothing outside its font.
const UNKNOWN: char = '\u{FFFD}';

/// Some signs of Wingdings, as forms and lists have them.
const WINGDINGS: [(u32, char); 16] = [
    (0x6C, '●'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x71, '❑'),
    (0x76, '❖'),
    (0x9F, '•'),
    (0xA7, '▪'),
    (0xA8, '☐'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE8, '➔'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

/// Some signs of Symbol, as texts have them, besides the digits and what stands between words.
const SYMBOL: [(u32, char); 34] = [
    (0x61, 'α'),
    (0x62, 'β'),
    (0x63, 'χ'),
    (0x64, 'δ'),
    (0x65, 'ε'),
    (0x66, 'φ'),
    (0x67, 'γ'),
    (0x68, 'η'),
    (0x6B, 'κ'),
    (0x6C, 'λ'),
    (0x6D, 'μ'),
    (0x6E, 'ν'),
    (0x70, 'π'),
    (0x71, 'θ'),
    (0x72, 'ρ'),
    (0x73, 'σ'),
    (0x74, 'τ'),
    (0x77, 'ω'),
    (0x78, 'ξ'),
    (0x44, 'Δ'),
    (0x53, 'Σ'),
    (0x57, 'Ω'),
    (0xA3, '≤'),
    (0xAC, '←'),
    (0xAE, '→'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB2, '″'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB7, '•'),
    (0xB9, '≠'),
    (0xD2, '®'),
    (0xD3, '©'),
];

/// The sign of a `sym` element.
pub fn of(attributes: &Attributes<'_>) -> char {
    let font = attributes.get("font").unwrap_or_default();
    let code = attributes.get("char");
    let code = code.and_then(|code| u32::from_str_radix(&code, 16).ok());
    let Some(code) = code else {
        return UNKNOWN;
    };
    // Fonts of signs have theirs in an area for private use.
    let is_private = (0xF000..=0xF0FF).contains(&code);
    let own = if is_private { code - 0xF000 } else { code };
    let of = |table: &[(u32, char)]| {
        let known = table.iter().find(|(known, _)| *known == own);
        known.map(|(_, sign)| *sign)
    };
    let known = match &*font.to_ascii_lowercase() {
        "wingdings" => of(&WINGDINGS),
        "symbol" => of(&SYMBOL).or_else(|| {
            let is_same = |c: &char| c.is_ascii_digit() || matches!(c, '(' | ')' | '+' | '/' | '%');
            char::from_u32(own).filter(is_same)
        }),
        "wingdings 2" | "wingdings 3" | "webdings" => None,
        _ => char::from_u32(own).filter(|c| !c.is_control()),
    };
    known.unwrap_or(UNKNOWN)
}
