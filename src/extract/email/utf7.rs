//! UTF-7 (RFC 2152), which old mail programs write and no browser reads.

/// The text of its bytes; what is not well formed is read as far as it is.
pub fn decode(bytes: &[u8]) -> String {
    let mut text = String::new();
    let mut rest = bytes;
    while let Some(at) = memchr::memchr(b'+', rest) {
        text.push_str(&String::from_utf8_lossy(&rest[..at]));
        let shifted = &rest[at + 1..];
        let length = shifted
            .iter()
            .take_while(|byte| value(**byte).is_some())
            .count();
        let behind = &shifted[length..];
        match length {
            0 => text.push('+'),
            _ => text.push_str(&units(&shifted[..length])),
        }
        rest = behind.strip_prefix(b"-").unwrap_or(behind);
    }
    text.push_str(&String::from_utf8_lossy(rest));
    text
}

/// What six bits each stand for.
fn units(signs: &[u8]) -> String {
    let (mut bits, mut count) = (0_u32, 0);
    let mut units = Vec::new();
    for sign in signs.iter().filter_map(|sign| value(*sign)) {
        bits = (bits << 6 | u32::from(sign)) & 0x3F_FFFF;
        count += 6;
        if count >= 16 {
            count -= 16;
            units.push((bits >> count & 0xFFFF) as u16);
        }
    }
    String::from_utf16_lossy(&units)
}

fn value(sign: u8) -> Option<u8> {
    Some(match sign {
        b'A'..=b'Z' => sign - b'A',
        b'a'..=b'z' => sign - b'a' + 26,
        b'0'..=b'9' => sign - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_standard() {
        for (bytes, text) in [
            (&b"A+ImIDkQ."[..], "A≢Α."),
            (b"Hi Mom -+Jjo--!", "Hi Mom -☺-!"),
            (b"+ZeVnLIqe-", "日本語"),
            (b"1 +- 1 + 2", "1 + 1 + 2"),
            (b"F+AOQ-hre +2D3eCg-", "Fähre 😊"),
            (b"+", "+"),
        ] {
            assert_eq!(decode(bytes), text);
        }
    }
}
