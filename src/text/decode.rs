//! From a file's bytes to text.
//!
//! In this order: a byte order mark decides; UTF-16 without one is known by its zero bytes; what is
//! UTF-8, or was before a few bytes of it broke, is read as that; all else as windows-1252, in which
//! every byte means something. Nothing is guessed from the language: the same bytes in another place
//! must not read otherwise.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A file's text and how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The name of the encoding, as the WHATWG Encoding Standard writes it.
    pub encoding: &'static str,
    /// Whether some bytes were no text in that encoding; U+FFFD stands in their place.
    pub lossy: bool,
}

/// Reads bytes as text. Never fails; see [`Decoded::lossy`].
pub fn decode(bytes: &[u8]) -> Decoded {
    if let Some((encoding, bom_len)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, &bytes[bom_len..]);
    }
    if let Some(decoded) = decode_bare_utf16(bytes) {
        return decoded;
    }
    let encoding = if is_mostly_utf8(bytes) {
        UTF_8
    } else {
        WINDOWS_1252
    };
    decode_as(encoding, bytes)
}

/// Reads the bytes of a source document as text: in the encoding that is named for it, by any label
/// of the WHATWG Encoding Standard; else as [`decode`] does where that leaves no doubt, and else in
/// the encoding that the letters themselves speak for, since a document may come from anywhere.
pub fn decode_document(bytes: &[u8], label: Option<&str>) -> Decoded {
    if let Some(named) = label.and_then(|label| Encoding::for_label(label.as_bytes())) {
        let bom_len = Encoding::for_bom(bytes).map_or(0, |(_, bom_len)| bom_len);
        return decode_as(named, &bytes[bom_len..]);
    }
    let decoded = decode(bytes);
    if decoded.encoding != WINDOWS_1252.name() {
        return decoded;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(&bytes[..bytes.len().min(LOOKED_AT)], true);
    let likely = detector.guess(None, Utf8Detection::Deny);
    let guessed = decode_as(likely, bytes);
    match guessed.lossy {
        true => decoded,
        false => guessed,
    }
}

/// As much of a document as its encoding is guessed from.
const LOOKED_AT: usize = 1 << 20;

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, lossy) = encoding.decode_without_bom_handling(bytes);
    Decoded {
        text: text.into_owned(),
        encoding: encoding.name(),
        lossy,
    }
}

/// UTF-16 without a byte order mark, when it is plain: of each pair's two places one often holds a
/// zero byte (every space and ASCII letter has one there), the other hardly ever, and what comes out
/// is text.
fn decode_bare_utf16(bytes: &[u8]) -> Option<Decoded> {
    /// One unit in so many must be ASCII; running text in any script with spaces has more.
    const ASCII_SHARE: usize = 16;
    let mut zeros = [0_usize; 2];
    for pair in bytes.chunks_exact(2) {
        zeros[0] += usize::from(pair[0] == 0);
        zeros[1] += usize::from(pair[1] == 0);
    }
    let [first, second] = zeros;
    let (often, rarely, encoding) = if first < second {
        (second, first, UTF_16LE)
    } else {
        (first, second, UTF_16BE)
    };
    let is_text = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    let plausible = often > 0 && often * ASCII_SHARE >= bytes.len() / 2 && rarely * 4 <= often;
    plausible
        .then(|| decode_as(encoding, bytes))
        .filter(|decoded| !decoded.lossy && decoded.text.chars().all(is_text))
}

/// Whether the bytes are UTF-8, or hold at least as many good multi-byte characters as faults. In a
/// text of another 8-bit encoding such characters come about by rare chance.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut faults) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    good >= faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    fn check(bytes: &[u8], text: &str, encoding: &str, lossy: bool) {
        let decoded = decode(bytes);
        assert_eq!(
            (&*decoded.text, decoded.encoding, decoded.lossy),
            (text, encoding, lossy)
        );
    }

    #[test]
    fn utf8() {
        check(b"", "", "UTF-8", false);
        check(b"a", "a", "UTF-8", false);
        check("Arévalo 漢".as_bytes(), "Arévalo 漢", "UTF-8", false);
        check(b"\xEF\xBB\xBFa\xC3\xA9", "aé", "UTF-8", false);
        check(b"\xEF\xBB\xBF\xE9", "\u{FFFD}", "UTF-8", true);
        // Cut off in the middle of a character.
        check(b"d\xC3\xA9j\xC3", "déj\u{FFFD}", "UTF-8", true);
        // A single zero byte, or many, do not make UTF-16 of it.
        let text = "Twenty-four bytes, and one\0more than these.";
        check(text.as_bytes(), text, "UTF-8", false);
        check(&[0; 6], "\0\0\0\0\0\0", "UTF-8", false);
    }

    #[test]
    fn utf16_with_and_without_mark() {
        for text in [
            "Ar\u{E9}valo, 1\r\n",
            "Он сказал мне, что не был там.\n",
            "A\u{1F600}b c d",
        ] {
            let (le, be) = (utf16(text, u16::to_le_bytes), utf16(text, u16::to_be_bytes));
            check(&le, text, "UTF-16LE", false);
            check(&be, text, "UTF-16BE", false);
            check(&[b"\xFF\xFE", &*le].concat(), text, "UTF-16LE", false);
            check(&[b"\xFE\xFF", &*be].concat(), text, "UTF-16BE", false);
        }
        check(b"\xFF\xFEa\0b", "a\u{FFFD}", "UTF-16LE", true);
        check(b"\xFF\xFE\0\xD8a\0", "\u{FFFD}a", "UTF-16LE", true);
    }

    #[test]
    fn windows_1252_when_nothing_else_fits() {
        check(
            b"caf\xE9 \x93ok\x94 \x80",
            "café “ok” €",
            "windows-1252",
            false,
        );
        check(b"\x81", "\u{81}", "windows-1252", false);
    }
}
