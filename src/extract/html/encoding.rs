//! The encoding that a page declares.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::text;

/// How far into a page a declaration is looked for; the HTML standard says 1,024 bytes, browsers look
/// further.
const HEAD_BYTES: usize = 8 << 10;

/// So many characters that are UTF-8 by mere chance are hardly found: two are known to occur.
const NO_CHANCE: usize = 3;

/// The text of a page: by its byte order mark; as UTF-8 if it is that beyond doubt, since pages are saved
/// again and what they declare stays; else by what a `<meta>` or the XML declaration says; else as any
/// other document.
pub fn decode(bytes: &[u8]) -> String {
    decode_as(bytes, None)
}

/// The same, in an encoding that is known from elsewhere where the page declares none.
pub fn decode_as(bytes: &[u8], otherwise: Option<&'static Encoding>) -> String {
    if Encoding::for_bom(bytes).is_some() {
        return text::decode(bytes).text;
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && text
            .chars()
            .filter(|c| !c.is_ascii())
            .nth(NO_CHANCE - 1)
            .is_some()
    {
        return text.to_owned();
    }
    match declared(&bytes[..bytes.len().min(HEAD_BYTES)]).or(otherwise) {
        Some(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
        None => text::decode_document(bytes, None).text,
    }
}

/// The encoding named after the first `charset=` in a `<meta>`, or after `encoding=` in `<?xml`.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head: String = head
        .iter()
        .map(|byte| char::from(*byte).to_ascii_lowercase())
        .collect();
    let in_tag = |start: &str, key: &str| {
        let tags = head.match_indices(start).map(|(at, _)| &head[at..]);
        let mut tags = tags.map(|tag| tag.split('>').next().unwrap_or(tag));
        tags.find_map(|tag| value(tag, key))
    };
    let label = in_tag("<meta", "charset").or_else(|| in_tag("<?xml", "encoding"))?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    // What could be read as bytes of ASCII is not UTF-16, whatever it says.
    Some(match encoding {
        found if found == UTF_16LE || found == UTF_16BE => UTF_8,
        found => found,
    })
}

/// What stands after `key=`, without quotes.
fn value<'t>(tag: &'t str, key: &str) -> Option<&'t str> {
    let after = tag.match_indices(key).find_map(|(at, _)| {
        let after = tag[at + key.len()..].trim_ascii_start();
        after.strip_prefix('=')
    })?;
    let after = after.trim_ascii_start().trim_start_matches(['"', '\'']);
    let end = after.find(|c: char| c.is_ascii_whitespace() || "\"';/?".contains(c));
    Some(&after[..end.unwrap_or(after.len())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_goes_before_a_declaration_and_that_before_a_guess() {
        for (bytes, text) in [
            (&b"<meta charset=iso-8859-2>\xB3"[..], "ł"),
            (
                b"<META http-equiv='Content-Type' content='text/html; charset = windows-1251'>\xE4",
                "д",
            ),
            (
                b"<meta name=\"x\" content=\"charset\"><meta charset=\"koi8-r\" />\xC4",
                "д",
            ),
            (b"<?xml version='1.0' encoding='iso-8859-5'?>\xD4", "д"),
            (b"<meta charset=utf-16>\xC3\xA9", "é"),
            (b"<meta charset=utf-16>", ""),
            // "Lian tong", two characters that are good UTF-8 too.
            (b"<meta charset=gb2312>\xC1\xAA\xCD\xA8", "联通"),
            (
                b"<meta charset=gb2312>\xE8\x81\x94\xE9\x80\x9A\xE4\xB8\xAD",
                "联通中",
            ),
            (b"\xEF\xBB\xBF<meta charset=koi8-r>\xC3\xA9", "é"),
            (b"<meta charset=nonsense>\xE9", "é"),
            (b"<p charset=koi8-r>\xE9", "é"),
            (b"\xC3\xA9", "é"),
        ] {
            let decoded = decode(bytes);
            let found = decoded.rsplit('>').next();
            assert_eq!(found, Some(text), "{decoded}");
        }
    }
}
