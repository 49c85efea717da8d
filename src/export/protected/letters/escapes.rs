//! Characters that a text writes by others, as it does where it was copied from a page, a mail, a program or a file that was
//! read in the wrong way: `Garc&iacute;a`, `M=C3=BCller`, `M\u00fcller`, `MÃ¼ller`.

use std::ops::Range;

/// A part of a text that is read as something else, or, where that is empty, not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instead {
    pub range: Range<usize>,
    pub words: String,
}

impl Instead {
    /// A part that is not read.
    pub fn nothing(range: Range<usize>) -> Self {
        Self {
            range,
            words: String::new(),
        }
    }
}

/// The most bytes of the name of a character in HTML.
const MOST_NAME: usize = 12;

/// What the names of characters in HTML end with, behind a letter, and the mark that is on it then.
#[rustfmt::skip]
const MARKS: [(&str, char); 13] = [
    ("acute", '\u{301}'), ("grave", '\u{300}'), ("circ", '\u{302}'), ("uml", '\u{308}'), ("tilde", '\u{303}'),
    ("cedil", '\u{327}'), ("ring", '\u{30A}'), ("caron", '\u{30C}'), ("ogon", '\u{328}'), ("macr", '\u{304}'),
    ("breve", '\u{306}'), ("dot", '\u{307}'), ("dblac", '\u{30B}'),
];

/// Other characters by their names in HTML.
#[rustfmt::skip]
const NAMED: [(&str, &str); 26] = [
    ("szlig", "ß"), ("aelig", "æ"), ("AElig", "Æ"), ("oelig", "œ"), ("OElig", "Œ"), ("oslash", "ø"), ("Oslash", "Ø"),
    ("eth", "ð"), ("ETH", "Ð"), ("thorn", "þ"), ("THORN", "Þ"), ("lstrok", "ł"), ("Lstrok", "Ł"), ("dstrok", "đ"),
    ("Dstrok", "Đ"), ("inodot", "ı"), ("nbsp", " "), ("apos", "'"), ("rsquo", "’"), ("lsquo", "‘"), ("hyphen", "-"),
    ("dash", "-"), ("shy", ""), ("zwnj", ""), ("zwj", ""), ("period", "."),
];

/// What the bytes from 0x80 on are in a text that was read as Windows-1252; none where they are nothing there.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

/// How often a text may have been read in the wrong way.
const MOST_MENDED: usize = 2;

/// All of a text, in order.
pub fn escapes(text: &str) -> Vec<Instead> {
    let mut found: Vec<Instead> = Vec::new();
    let may_begin = |c: char| matches!(c, '&' | '=' | '%' | '\\' | '\u{C2}'..='\u{F4}');
    for (at, c) in text.char_indices().filter(|(_, c)| may_begin(*c)) {
        if found.last().is_some_and(|last| at < last.range.end) {
            continue;
        }
        let rest = &text[at..];
        let escape = match c {
            '&' => of_html(rest),
            '=' | '%' => of_bytes(rest, c),
            '\\' => of_program(rest),
            _ => mended(rest),
        };
        if let Some((len, words)) = escape {
            found.push(Instead {
                range: at..at + len,
                words,
            });
        }
    }
    found
}

/// `&iacute;`, `&#237;`, `&#xED;`, `&amp;iacute;`
fn of_html(text: &str) -> Option<(usize, String)> {
    let end = text.bytes().take(MOST_NAME).position(|byte| byte == b';')?;
    let (name, len) = (text.get(1..end)?, end + 1);
    if name == "amp" {
        let rest = text.get(len..)?;
        let end = rest.bytes().take(MOST_NAME).position(|byte| byte == b';')?;
        let (again, words) = of_html(&format!("&{}", rest.get(..=end)?))?;
        return Some((len + again - 1, words));
    }
    let words = if let Some(number) = name.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(number) => u32::from_str_radix(number, 16),
            None => number.parse(),
        };
        char::from_u32(number.ok()?)?.to_string()
    } else if let Some((_, words)) = NAMED.iter().find(|(named, _)| *named == name) {
        (*words).to_owned()
    } else {
        let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
        let (_, mark) = MARKS.iter().find(|(mark, _)| *mark == &name[1..])?;
        format!("{letter}{mark}")
    };
    Some((len, words))
}

/// Bytes by their numbers behind a sign, as mail (`=C3=BC`, `=FC`) and addresses have them; the end of a line in a mail that
/// is none.
fn of_bytes(text: &str, sign: char) -> Option<(usize, String)> {
    if sign == '='
        && let Some(end) = ["=\r\n", "=\n"].iter().find(|end| text.starts_with(**end))
    {
        return Some((end.len(), String::new()));
    }
    let byte = |number: &str| {
        let number = number.strip_prefix(sign)?;
        u8::from_str_radix(number.get(..2)?, 16).ok()
    };
    let bytes = (0..4).map_while(|at| byte(text.get(3 * at..)?));
    let bytes: Vec<u8> = bytes.collect();
    let first = *bytes.first().filter(|byte| **byte >= 0x80)?;
    // All of a character, or one of Latin-1.
    let all = (2..=bytes.len()).find_map(|len| {
        let c = std::str::from_utf8(&bytes[..len]).ok()?;
        Some((3 * len, c.to_owned()))
    });
    Some(all.unwrap_or_else(|| (3, char::from(first).to_string())))
}

/// `\u00fc`, `\xfc`
fn of_program(text: &str) -> Option<(usize, String)> {
    let (len, number) = match text.as_bytes().get(1)? {
        b'u' => (6, text.get(2..6)?),
        b'x' => (4, text.get(2..4)?),
        _ => return None,
    };
    let c = char::from_u32(u32::from_str_radix(number, 16).ok()?)?;
    Some((len, c.to_string()))
}

/// `Ã¼`, which is the two bytes of *ü*; `ÃƒÂ¼`, where that was read so again; `Ã` of *í*, of which a text that was cleaned has
/// lost the second byte, a soft hyphen.
fn mended(text: &str) -> Option<(usize, String)> {
    let first = text.chars().next()?;
    let (len, c) = char_of(text, MOST_MENDED)?;
    match first {
        _ if len > first.len_utf8() => Some((len, c.to_string())),
        'Ã' => Some((len, "í".to_owned())),
        _ => None,
    }
}

/// The first character of a text that was so often read in the wrong way, and the bytes that it takes.
fn char_of(text: &str, often: usize) -> Option<(usize, char)> {
    let Some(often) = often.checked_sub(1) else {
        return seen(text);
    };
    let (mut len, first) = char_of(text, often)?;
    let byte = byte_of(first);
    let more = match byte {
        Some(0xC2..=0xDF) => 1,
        Some(0xE0..=0xEF) => 2,
        Some(0xF0..=0xF4) => 3,
        _ => 0,
    };
    let mut bytes: Vec<u8> = byte.into_iter().collect();
    let mut end = len;
    for _ in 0..more {
        let next = text.get(end..).and_then(|rest| char_of(rest, often));
        let next = next.and_then(|(len, c)| Some((len, byte_of(c)?)));
        let Some((len, byte)) = next else { break };
        end += len;
        bytes.push(byte);
    }
    let mut c = first;
    if let (1.., Ok(mended)) = (more, std::str::from_utf8(&bytes))
        && let Some(mended) = mended.chars().next()
    {
        (len, c) = (end, mended);
    }
    Some((len, c))
}

/// The first character of a text in which those that cannot be seen have marks, and its bytes.
fn seen(text: &str) -> Option<(usize, char)> {
    let first = text.chars().next()?;
    let mark = text.strip_prefix('‹').and_then(|rest| rest.split_once('›'));
    let of_mark = mark.and_then(|(mark, rest)| {
        let c = match mark.strip_prefix("U+") {
            Some(code) => char::from_u32(u32::from_str_radix(code, 16).ok()?)?,
            None => Some('\u{AD}').filter(|_| mark == "SHY")?,
        };
        Some((text.len() - rest.len(), c))
    });
    Some(of_mark.unwrap_or((first.len_utf8(), first)))
}

/// The byte that was read as a character.
fn byte_of(c: char) -> Option<u8> {
    let of_windows = || {
        let at = WINDOWS.chars().position(|of| of == c)?;
        u8::try_from(0x80 + at).ok()
    };
    u8::try_from(c).ok().or_else(of_windows)
}

#[cfg(test)]
mod tests {
    use super::escapes;

    #[test]
    fn a_character_is_known_however_it_is_written() {
        assert_eq!(super::WINDOWS.chars().count(), 32);
        for (text, words) in [
            ("&iacute;", "i\u{301}"),
            ("&#237;", "í"),
            ("&#xED;", "í"),
            ("&amp;#237;", "í"),
            ("&szlig;", "ß"),
            ("=C3=BC", "ü"),
            ("=FC", "ü"),
            ("=\n", ""),
            ("%FC", "ü"),
            ("\\u00fc", "ü"),
            ("\\xfc", "ü"),
            ("Ã¼", "ü"),
            ("Ã‹SHY›", "í"),
            ("Ã", "í"),
            ("Ã‹U+0081›", "Á"),
            ("Å¡", "š"),
            ("ÃƒÂ¼", "ü"),
            ("Ã¢Â€Â™", "’"),
        ] {
            let found = escapes(&format!("a{text}b"));
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].words, words, "{text}");
            assert_eq!(found[0].range, 1..1 + text.len(), "{text}");
        }
        for text in [
            "AT&T; R&D",
            "a = b; x=41",
            "São Paulo, Müller, Ângela",
            "50% of it; 5%FG",
            "\\unless \\x",
        ] {
            assert_eq!(escapes(text), [], "{text}");
        }
    }
}
