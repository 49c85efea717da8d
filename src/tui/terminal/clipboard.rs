//! Setting the clipboard of the user's terminal, wherever that terminal is (OSC 52).
//!
//! A multiplexer on the way keeps the sequence to itself unless it comes in an envelope, and each
//! wants another:
//!
//! - GNU screen sends on what is in a DCS as it is, but no more than some hundred bytes at once. It
//!   swallows a bare OSC 52.
//! - tmux takes a bare OSC 52 where `set-clipboard` is `on` (by default it is `external`, which
//!   takes none from programs), and sends on what is in its own DCS where `allow-passthrough` is on.

use std::{error, fmt, io};

use super::surroundings::{Clipboard, Multiplexer, Surroundings};
use crate::text::{base64, grouped};

/// The longest text in bytes that is copied. Terminals cut or refuse longer sequences without a
/// word; 100,000 bytes in all is what the strictest of the common ones (hterm, and tmux's and
/// vim's scripts for it) take, which leaves this much text under base64.
pub const COPY_LIMIT: usize = 74_994;

/// The most bytes in one DCS for GNU screen. It drops all of one that is longer than its buffer,
/// which holds 255 bytes in screen 4.0 and 767 from 4.1 on.
const PIECE: usize = 240;

/// What became of a text that was copied. Whether the terminal obeys cannot be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    /// It was sent to the terminal and may have arrived.
    Sent {
        /// The length of the text in bytes.
        bytes: usize,
    },
    /// It was handed to a program that passes it on only if it is set to.
    Passed {
        /// The length of the text in bytes.
        bytes: usize,
        /// The program.
        through: &'static str,
        /// What it must be told to pass it on, as code in a sentence: one way that does.
        setting: &'static str,
    },
}

impl Copied {
    /// What the reader is told, of a text that is called `label`.
    pub fn says(self, label: &str) -> String {
        match self {
            Self::Sent { bytes } => format!("Copied the {label} ({bytes} bytes)."),
            Self::Passed {
                bytes,
                through,
                setting,
            } => format!("Handed the {label} ({bytes} bytes) to {through}, which needs {setting}."),
        }
    }
}

/// Why nothing was copied: as words without a period.
#[derive(Debug)]
pub enum CopyError {
    /// The text has more than [`COPY_LIMIT`] bytes.
    TooLong {
        /// The length of the text in bytes.
        bytes: usize,
    },
    /// This terminal has no clipboard.
    NoClipboard,
    /// The terminal did not take it.
    Io(io::Error),
}

impl CopyError {
    /// What the reader is told, of a text that is called `label`.
    pub fn says(&self, label: &str) -> String {
        format!("The {label} could not be copied: {self}.")
    }
}

impl fmt::Display for CopyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { bytes } => write!(
                f,
                "the text has {} bytes; a terminal's clipboard takes {}",
                grouped(&bytes.to_string()),
                grouped(&COPY_LIMIT.to_string())
            ),
            Self::NoClipboard => f.write_str("this terminal has no clipboard"),
            Self::Io(error) => write!(f, "the terminal could not be written to: {error}"),
        }
    }
}

impl error::Error for CopyError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::TooLong { .. } | Self::NoClipboard => None,
            Self::Io(error) => Some(error),
        }
    }
}

impl From<io::Error> for CopyError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// The bytes that set the clipboard to `text` in these surroundings, and what may be said of it
/// once they are written. Nothing in the text can end the sequence early, because base64 has no
/// control characters.
pub(super) fn set(text: &str, around: &Surroundings) -> Result<(String, Copied), CopyError> {
    let bytes = text.len();
    if around.clipboard == Clipboard::None {
        return Err(CopyError::NoClipboard);
    }
    if bytes > COPY_LIMIT {
        return Err(CopyError::TooLong { bytes });
    }
    let bare = format!("\u{1b}]52;c;{}\u{7}", base64(text.as_bytes()));
    let mut sequence = bare.clone();
    let mut copied = Copied::Sent { bytes };
    // The envelope of the one nearest to us is the outermost.
    for program in around.between.iter().rev() {
        (sequence, copied) = match program {
            Multiplexer::Screen => (for_screen(&sequence), copied),
            Multiplexer::Tmux if sequence == bare => {
                let both = bare.clone() + &for_tmux(&bare);
                (both, passed(bytes, "tmux", "`set -s set-clipboard on`"))
            }
            // What it makes of a bare sequence would be swallowed behind it.
            Multiplexer::Tmux => {
                let setting = "`set -g allow-passthrough on`";
                (for_tmux(&sequence), passed(bytes, "tmux", setting))
            }
            // tmux would take the beginning of an envelope that is not its own for the whole, so
            // the bare sequence comes after it, which screen swallows.
            Multiplexer::Either => {
                let setting = "`set -s set-clipboard on` if it is tmux";
                let both = for_screen(&sequence) + &sequence;
                (both, passed(bytes, "GNU screen or tmux", setting))
            }
        };
    }
    Ok((sequence, copied))
}

fn passed(bytes: usize, through: &'static str, setting: &'static str) -> Copied {
    Copied::Passed {
        bytes,
        through,
        setting,
    }
}

/// ASCII in pieces that GNU screen sends on one after the other. No piece has an end of a DCS in it.
fn for_screen(sequence: &str) -> String {
    let mut wrapped = String::new();
    let mut piece = String::new();
    for c in sequence.chars() {
        if piece.len() == PIECE || (c == '\\' && piece.ends_with('\u{1b}')) {
            wrapped += &format!("\u{1b}P{piece}\u{1b}\\");
            piece.clear();
        }
        piece.push(c);
    }
    wrapped + &format!("\u{1b}P{piece}\u{1b}\\")
}

/// ASCII as tmux sends it on.
fn for_tmux(sequence: &str) -> String {
    let doubled = sequence.replace('\u{1b}', "\u{1b}\u{1b}");
    format!("\u{1b}Ptmux;{doubled}\u{1b}\\")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::terminal::surroundings::Links;
    use Multiplexer::{Either, Screen, Tmux};

    fn around(between: &[Multiplexer]) -> Surroundings {
        Surroundings {
            between: between.to_vec(),
            links: Links::Taken,
            clipboard: Clipboard::Possible,
        }
    }

    fn sent(text: &str, between: &[Multiplexer]) -> String {
        set(text, &around(between)).expect("short enough").0
    }

    fn says(between: &[Multiplexer]) -> String {
        let (_, copied) = set("hi", &around(between)).expect("short enough");
        copied.says("text")
    }

    /// What GNU screen sends on: what is in a DCS, unless that is too long; the rest it swallows.
    fn through_screen(bytes: &str) -> String {
        let mut passed = String::new();
        let mut rest = bytes;
        while let Some((_, inside)) = rest.split_once("\u{1b}P") {
            // The first end counts, and an ESC before its own is one of the piece.
            let (piece, behind) = inside.split_once("\u{1b}\\").expect("an end");
            assert!(piece.len() <= 255, "{}", piece.len());
            passed += piece;
            rest = behind;
        }
        passed
    }

    /// What tmux sends on of its own envelopes.
    fn through_tmux(bytes: &str) -> String {
        let (_, inside) = bytes.split_once("\u{1b}Ptmux;").expect("an envelope");
        let mut passed = String::new();
        let mut rest = inside.chars();
        loop {
            match rest.next().expect("an end of the envelope") {
                '\u{1b}' if rest.next() == Some('\u{1b}') => passed.push('\u{1b}'),
                '\u{1b}' => return passed,
                c => passed.push(c),
            }
        }
    }

    const BARE: &str = "\u{1b}]52;c;aGk=\u{7}";

    #[test]
    fn each_multiplexer_gets_its_envelope() {
        let tmux = "\u{1b}Ptmux;\u{1b}\u{1b}]52;c;aGk=\u{7}\u{1b}\\";
        let screen = "\u{1b}P\u{1b}]52;c;aGk=\u{7}\u{1b}\\";
        assert_eq!(sent("hi", &[]), BARE);
        assert_eq!(sent("hi", &[Screen]), screen);
        assert_eq!(sent("hi", &[Tmux]), format!("{BARE}{tmux}"));
        assert_eq!(sent("hi", &[Either]), format!("{screen}{BARE}"));
    }

    #[test]
    fn what_is_nested_comes_out_whole() {
        for length in [2, 179, 180, 181, 1_000, COPY_LIMIT] {
            let text = "x".repeat(length);
            let bare = sent(&text, &[]);
            assert_eq!(through_screen(&sent(&text, &[Screen])), bare);
            assert_eq!(through_tmux(&sent(&text, &[Tmux])), bare);
            let for_tmux = through_screen(&sent(&text, &[Screen, Tmux]));
            assert!(for_tmux.starts_with(&bare), "for set-clipboard");
            assert_eq!(through_tmux(&for_tmux), bare);
            let for_screen = through_tmux(&sent(&text, &[Tmux, Screen]));
            assert_eq!(through_screen(&for_screen), bare);
        }
    }

    #[test]
    fn copied_is_said_only_where_it_may_have_arrived() {
        assert_eq!(says(&[]), "Copied the text (2 bytes).");
        assert_eq!(says(&[Screen]), "Copied the text (2 bytes).");
        assert_eq!(
            says(&[Tmux]),
            "Handed the text (2 bytes) to tmux, which needs `set -s set-clipboard on`."
        );
        assert_eq!(says(&[Screen, Tmux]), says(&[Tmux]));
        assert_eq!(
            says(&[Tmux, Screen]),
            "Handed the text (2 bytes) to tmux, which needs `set -g allow-passthrough on`."
        );
        assert!(says(&[Either]).starts_with("Handed the text (2 bytes) to GNU screen or tmux"));
    }

    #[test]
    fn where_there_is_no_clipboard_nothing_is_sent() {
        let console = Surroundings {
            clipboard: Clipboard::None,
            ..around(&[])
        };
        let error = set("hi", &console).expect_err("no clipboard");
        assert!(matches!(error, CopyError::NoClipboard));
        assert_eq!(
            error.says("id"),
            "The id could not be copied: this terminal has no clipboard."
        );
    }

    #[test]
    fn nothing_in_the_text_ends_the_sequence() {
        let sequence = sent("\u{1b}\\\u{7}\u{9c}\u{1b}]52;c;?\u{7}", &[]);
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
        assert!(sent(&longest, &[]).len() <= 100_000);
        let error = set(&(longest + "x"), &around(&[])).expect_err("one above the limit");
        assert!(matches!(error, CopyError::TooLong { bytes: 74_995 }));
        assert_eq!(
            error.says("text"),
            "The text could not be copied: the text has 74,995 bytes; a terminal's clipboard takes 74,994."
        );
        assert!(error.to_string().contains("74,995"));
    }
}
