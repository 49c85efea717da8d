//! Setting the clipboard of the user's terminal, wherever that terminal is (OSC 52).

use std::{error, fmt, io};

/// The longest text in bytes that is copied. Terminals cut or refuse longer sequences without a
/// word; 100,000 bytes in all is what the strictest of the common ones (hterm, and tmux's and
/// vim's scripts for it) take, which leaves this much text under base64.
pub const COPY_LIMIT: usize = 74_994;

/// Why nothing was copied.
#[derive(Debug)]
pub enum CopyError {
    /// The text has more than [`COPY_LIMIT`] bytes.
    TooLong {
        /// The length of the text in bytes.
        bytes: usize,
    },
    /// The terminal did not take it.
    Io(io::Error),
}

impl fmt::Display for CopyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { bytes } => write!(
                f,
                "The text has {bytes} bytes; a terminal's clipboard takes {COPY_LIMIT}."
            ),
            Self::Io(error) => write!(f, "The terminal could not be written to: {error}."),
        }
    }
}

impl error::Error for CopyError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::TooLong { .. } => None,
            Self::Io(error) => Some(error),
        }
    }
}

impl From<io::Error> for CopyError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// The sequence that sets the clipboard to `text`. Nothing in the text can end it early, because
/// base64 has no control characters.
pub(super) fn set(text: &str) -> Result<String, CopyError> {
    if text.len() > COPY_LIMIT {
        return Err(CopyError::TooLong { bytes: text.len() });
    }
    Ok(format!("\u{1b}]52;c;{}\u{7}", base64(text.as_bytes())))
}

/// RFC 4648 section 4, with padding.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |i| u32::from(chunk.get(i).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            // n bytes fill n + 1 digits.
            encoded.push(if digit <= chunk.len() {
                char::from(DIGITS[(group >> (18 - 6 * digit) & 63) as usize])
            } else {
                '='
            });
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_agrees_with_rfc_4648_section_10() {
        for (plain, encoded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
        assert_eq!(base64(&[0xfb, 0xff, 0xfe]), "+//+");
    }

    #[test]
    fn nothing_in_the_text_ends_the_sequence() {
        let sequence = set("\u{1b}\\\u{7}\u{9c}\u{1b}]52;c;?\u{7}").expect("short enough");
        let inside = sequence
            .strip_prefix("\u{1b}]52;c;")
            .and_then(|rest| rest.strip_suffix("\u{7}"))
            .expect("one whole sequence");
        assert!(!inside.contains(char::is_control));
    }

    #[test]
    fn the_limit_is_the_last_length_that_is_copied() {
        let longest = "é".repeat(COPY_LIMIT / 2);
        assert_eq!(longest.len(), COPY_LIMIT);
        assert!(set(&longest).expect("at the limit").len() <= 100_000);
        let error = set(&(longest + "x")).expect_err("one above the limit");
        assert!(matches!(error, CopyError::TooLong { bytes: 74_995 }));
        assert!(error.to_string().contains("74995"));
    }
}
