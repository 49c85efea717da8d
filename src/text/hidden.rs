//! Characters that change what a reader sees without being seen: direction controls, invisible and
//! tag characters, variation selectors, noncharacters.
//!
//! Source: Unicode's Default_Ignorable_Code_Point, Bidi_Control and the format characters (Cf) that
//! have no glyph. The visible number signs of Arabic and Syriac (U+0600 and its like) are not here.

use std::fmt;

use unicode_segmentation::UnicodeSegmentation;

/// A range of hidden characters: first, last, short mark (empty: the code point is shown), name.
struct Entry(char, char, &'static str, &'static str);

#[rustfmt::skip]
const HIDDEN: &[Entry] = &[
    Entry('\u{AD}',    '\u{AD}',    "SHY",    "soft hyphen"),
    Entry('\u{34F}',   '\u{34F}',   "CGJ",    "combining grapheme joiner"),
    Entry('\u{61C}',   '\u{61C}',   "ALM",    "Arabic letter mark"),
    Entry('\u{115F}',  '\u{1160}',  "",       "Hangul filler"),
    Entry('\u{17B4}',  '\u{17B5}',  "",       "Khmer inherent vowel"),
    Entry('\u{180B}',  '\u{180D}',  "",       "Mongolian variation selector"),
    Entry('\u{180E}',  '\u{180E}',  "MVS",    "Mongolian vowel separator"),
    Entry('\u{180F}',  '\u{180F}',  "",       "Mongolian variation selector"),
    Entry('\u{200B}',  '\u{200B}',  "ZWSP",   "zero width space"),
    Entry('\u{200C}',  '\u{200C}',  "ZWNJ",   "zero width non-joiner"),
    Entry('\u{200D}',  '\u{200D}',  "ZWJ",    "zero width joiner"),
    Entry('\u{200E}',  '\u{200E}',  "LRM",    "left-to-right mark"),
    Entry('\u{200F}',  '\u{200F}',  "RLM",    "right-to-left mark"),
    Entry('\u{2028}',  '\u{2028}',  "LS",     "line separator"),
    Entry('\u{2029}',  '\u{2029}',  "PS",     "paragraph separator"),
    Entry('\u{202A}',  '\u{202A}',  "LRE",    "left-to-right embedding"),
    Entry('\u{202B}',  '\u{202B}',  "RLE",    "right-to-left embedding"),
    Entry('\u{202C}',  '\u{202C}',  "PDF",    "pop directional formatting"),
    Entry('\u{202D}',  '\u{202D}',  "LRO",    "left-to-right override"),
    Entry('\u{202E}',  '\u{202E}',  "RLO",    "right-to-left override"),
    Entry('\u{2060}',  '\u{2060}',  "WJ",     "word joiner"),
    Entry('\u{2061}',  '\u{2064}',  "",       "invisible mathematical operator"),
    Entry('\u{2065}',  '\u{2065}',  "",       "unassigned invisible character"),
    Entry('\u{2066}',  '\u{2066}',  "LRI",    "left-to-right isolate"),
    Entry('\u{2067}',  '\u{2067}',  "RLI",    "right-to-left isolate"),
    Entry('\u{2068}',  '\u{2068}',  "FSI",    "first strong isolate"),
    Entry('\u{2069}',  '\u{2069}',  "PDI",    "pop directional isolate"),
    Entry('\u{206A}',  '\u{206F}',  "",       "deprecated format character"),
    Entry('\u{3164}',  '\u{3164}',  "",       "Hangul filler"),
    Entry('\u{FDD0}',  '\u{FDEF}',  "",       "noncharacter"),
    Entry('\u{FE00}',  '\u{FE0F}',  "VS",     "variation selector"),
    Entry('\u{FEFF}',  '\u{FEFF}',  "BOM",    "byte order mark or zero width no-break space"),
    Entry('\u{FFA0}',  '\u{FFA0}',  "",       "Hangul filler"),
    Entry('\u{FFF0}',  '\u{FFF8}',  "",       "unassigned invisible character"),
    Entry('\u{FFF9}',  '\u{FFFB}',  "",       "interlinear annotation character"),
    Entry('\u{FFFE}',  '\u{FFFF}',  "",       "noncharacter"),
    Entry('\u{13430}', '\u{1343F}', "",       "hieroglyph format control"),
    Entry('\u{16FE4}', '\u{16FE4}', "",       "Khitan filler"),
    Entry('\u{1BCA0}', '\u{1BCA3}', "",       "shorthand format control"),
    Entry('\u{1D173}', '\u{1D17A}', "",       "musical format control"),
    Entry('\u{E0000}', '\u{E001F}', "",       "tag character"),
    Entry('\u{E0020}', '\u{E007F}', "TAG",    "tag character"),
    Entry('\u{E0080}', '\u{E00FF}', "",       "unassigned invisible character"),
    Entry('\u{E0100}', '\u{E01EF}', "VS",     "variation selector"),
    Entry('\u{E01F0}', '\u{E0FFF}', "",       "unassigned invisible character"),
];

const VARIATION_SELECTOR_TEXT: char = '\u{FE0E}';
const VARIATION_SELECTOR_EMOJI: char = '\u{FE0F}';
const ZERO_WIDTH_JOINER: char = '\u{200D}';
const COMBINING_KEYCAP: char = '\u{20E3}';

fn entry(c: char) -> Option<&'static Entry> {
    if c < HIDDEN[0].0 {
        return None;
    }
    let candidate = &HIDDEN[HIDDEN.partition_point(|e| e.1 < c).min(HIDDEN.len() - 1)];
    (candidate.0..=candidate.1)
        .contains(&c)
        .then_some(candidate)
}

/// The last two code points of every plane are not characters (Unicode, section 23.7).
fn is_plane_end(c: char) -> bool {
    u32::from(c) & 0xFFFE == 0xFFFE
}

/// Whether the character is one that no reader can see. Joiners and selectors are, wherever they stand.
pub(crate) fn is_hidden(c: char) -> bool {
    entry(c).is_some() || is_plane_end(c)
}

/// Whether a reader sees nothing of a text: it is empty, or of white space and hidden characters.
pub fn is_blank(raw: &str) -> bool {
    // An empty pattern of Braille has no dots.
    let is_unseen =
        |c: char| c.is_whitespace() || c.is_control() || is_hidden(c) || c == '\u{2800}';
    raw.chars().all(is_unseen)
}

/// Appends the visible mark of a hidden character: `‹RLO›`, `‹VS17›`, `‹TAG a›`, `‹U+2065›`.
pub(super) fn write_mark(c: char, out: &mut String) {
    let code = u32::from(c);
    let mark = match entry(c) {
        Some(Entry(first, _, "VS", _)) => {
            let number = code - u32::from(*first) + if c < '\u{E0100}' { 1 } else { 17 };
            format!("‹VS{number}›")
        }
        // Tags shadow ASCII at a distance; shown as such, a hidden message can be read.
        Some(Entry(_, _, "TAG", _)) => match char::from_u32(code - 0xE0000) {
            Some(ascii) if !ascii.is_control() => format!("‹TAG {ascii}›"),
            _ => "‹TAG END›".to_owned(),
        },
        Some(Entry(_, _, mark, _)) if !mark.is_empty() => format!("‹{mark}›"),
        _ => format!("‹U+{code:04X}›"),
    };
    out.push_str(&mark);
}

/// The bytes of the mark with which a text begins that was cleaned; none where it begins otherwise,
/// also with another text between such quotation marks.
pub(crate) fn mark_len(clean: &str) -> Option<usize> {
    let (inner, _) = clean.strip_prefix('‹')?.split_once('›')?;
    let is_number = |text: &str, radix: u32| {
        !text.is_empty() && text.len() < 7 && text.chars().all(|c| c.is_digit(radix))
    };
    let is_mark = match (inner.strip_prefix("VS"), inner.strip_prefix("U+")) {
        (Some(number), _) => is_number(number, 10),
        (_, Some(code)) => is_number(code, 16),
        _ if inner.starts_with("TAG ") => true,
        _ => !inner.is_empty() && HIDDEN.iter().any(|entry| entry.2 == inner),
    };
    is_mark.then_some('‹'.len_utf8() + inner.len() + '›'.len_utf8())
}

/// Whether `c` is a hidden character that has its one honest use here: holding an emoji together, or
/// choosing its look. `before` and `after` are the texts on both sides, of which the nearest
/// characters are read.
pub(super) fn belongs_to_emoji(before: &str, c: char, after: &str) -> bool {
    match c {
        ZERO_WIDTH_JOINER => {
            let emoji = before
                .strip_suffix([VARIATION_SELECTOR_TEXT, VARIATION_SELECTOR_EMOJI])
                .unwrap_or(before);
            ends_in_pictograph(emoji) && after.chars().next().is_some_and(is_pictograph)
        }
        VARIATION_SELECTOR_TEXT => ends_in_pictograph(before),
        VARIATION_SELECTOR_EMOJI => {
            let keycap = before.ends_with(|b: char| b.is_ascii_digit() || b == '#' || b == '*')
                && after.starts_with(COMBINING_KEYCAP);
            keycap || ends_in_pictograph(before)
        }
        _ => false,
    }
}

fn ends_in_pictograph(text: &str) -> bool {
    let bare = text
        .strip_suffix(|c| ('\u{1F3FB}'..='\u{1F3FF}').contains(&c))
        .unwrap_or(text);
    bare.chars().next_back().is_some_and(is_pictograph)
}

/// Unicode's Extended_Pictographic, asked of the grapheme rules themselves (GB11: a pictograph after
/// a pictograph and a joiner does not begin a new grapheme), so that what is kept together here is
/// what stays together on the screen. Marks also join, but to a plain letter too.
fn is_pictograph(c: char) -> bool {
    c >= '\u{A9}' && joins("\u{2639}\u{200D}", c) && !joins("a", c)
}

/// Whether `c` is drawn as part of the grapheme `base`.
pub(super) fn joins(base: &str, c: char) -> bool {
    let mut text = base.to_owned();
    text.push(c);
    text.graphemes(true).count() == 1
}

/// A character that must not pass unseen, found by [`offending`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offending {
    /// Byte offset in the text.
    pub at: usize,
    /// The character.
    pub char: char,
    /// What it is, in words: `right-to-left override`.
    pub name: &'static str,
}

/// Every character of a raw text that [`clean`](super::clean()) would replace by a mark, in order:
/// controls (but not tab, line feed and the carriage return before one), direction controls,
/// invisible characters. Joiners inside an emoji are left out.
pub fn offending(raw: &str) -> impl Iterator<Item = Offending> + '_ {
    raw.char_indices().filter_map(|(at, char)| {
        let after = &raw[at + char.len_utf8()..];
        let name = match char {
            ' '..='~' | '\t' | '\n' => return None,
            '\r' if after.starts_with('\n') => return None,
            _ if char.is_control() => "control character",
            _ if belongs_to_emoji(&raw[..at], char, after) => return None,
            _ => match entry(char) {
                Some(entry) => entry.3,
                None if is_plane_end(char) => "noncharacter",
                None => return None,
            },
        };
        Some(Offending { at, char, name })
    })
}

/// The name of a file as a message has it: on one line, whatever the name holds. What else in it cannot be shown is marked
/// where all texts are ([`super::clean`]).
pub fn name_of(name: impl fmt::Display) -> String {
    let mut name = name.to_string();
    for (control, picture) in [('\n', "␊"), ('\r', "␍")] {
        if name.contains(control) {
            name = name.replace(control, picture);
        }
    }
    name
}

/// A text without what commands a terminal or the order of what is read, and how many such characters it had. Lines and
/// tabs stay. Whoever pastes a text into a shell trusts that it ends where the text does; one that ends the paste
/// itself (`ESC [201~`) goes on as typed.
pub fn without_commands(text: &str) -> (String, usize) {
    let commands = |c: char| match c {
        '\n' | '\t' => false,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        c => c.is_control(),
    };
    let kept: String = text.chars().filter(|c| !commands(*c)).collect();
    let left_out = text.chars().filter(|c| commands(*c)).count();
    (kept, left_out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_copied_commands_no_terminal() {
        assert_eq!(
            without_commands("Innocent\u{1b}[201~\ntouch x\t\u{7}\u{9b}\u{202E}é"),
            ("Innocent[201~\ntouch x\té".into(), 4)
        );
        assert_eq!(without_commands("Ana\nBen"), ("Ana\nBen".into(), 0));
    }

    #[test]
    fn table_is_sorted_and_disjoint() {
        assert!(HIDDEN.iter().all(|e| e.0 <= e.1));
        assert!(HIDDEN.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }

    #[test]
    fn marks_say_what_stands_there() {
        let mark = |c| {
            let mut out = String::new();
            write_mark(c, &mut out);
            out
        };
        assert_eq!(mark('\u{202E}'), "‹RLO›");
        assert_eq!(mark('\u{FE00}'), "‹VS1›");
        assert_eq!(mark('\u{FE0F}'), "‹VS16›");
        assert_eq!(mark('\u{E0100}'), "‹VS17›");
        assert_eq!(mark('\u{E01EF}'), "‹VS256›");
        assert_eq!(mark('\u{E0061}'), "‹TAG a›");
        assert_eq!(mark('\u{E007F}'), "‹TAG END›");
        assert_eq!(mark('\u{E0001}'), "‹U+E0001›");
        assert_eq!(mark('\u{10FFFF}'), "‹U+10FFFF›");
    }

    #[test]
    fn a_blank_text_shows_nothing() {
        for text in [
            "",
            " ",
            "\t\n",
            "\u{200B}",
            "\u{FEFF} \u{3164}",
            "\u{2800}",
            "\u{A0}",
            "\u{202E}",
        ] {
            assert!(is_blank(text), "{text:?}");
        }
        for text in ["a", ".", "\u{200B}a", "0", "👍"] {
            assert!(!is_blank(text), "{text:?}");
        }
    }

    #[test]
    fn pictographs() {
        assert!("😀👍❤©‼🏳♂🧑".chars().all(is_pictograph));
        assert!(
            "a1#é漢\u{301}\u{20E3}\u{1F3FB}🇩\u{1100}\u{0E33}\u{915}"
                .chars()
                .all(|c| !is_pictograph(c))
        );
    }

    #[test]
    fn offending_names_and_places() {
        let found: Vec<_> = offending("a\tb\r\nc\u{202E}d\r👩\u{200D}💻e\u{200D}\u{1b}").collect();
        let brief: Vec<_> = found.iter().map(|o| (o.at, o.name)).collect();
        assert_eq!(
            brief,
            [
                (6, "right-to-left override"),
                (10, "control character"),
                (23, "zero width joiner"),
                (26, "control character"),
            ]
        );
        assert_eq!(found[0].char, '\u{202E}');
    }
}
