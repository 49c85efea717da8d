//! The program's own signs and typography, for terminals with and without them.

use std::borrow::Cow;

use ratatui::symbols::border;

use crate::text::ascii::ascii;

/// The one table of glyphs: each with what it is for, as it is drawn and as ASCII.
macro_rules! glyphs {
    ($($(#[$meta:meta])* $name:ident: $unicode:literal $ascii:literal,)*) => {
        /// The program's own signs, for terminals with and without them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct Glyphs {
            $($(#[$meta])* pub $name: &'static str,)*
            /// The borders of windows.
            pub border: border::Set<'static>,
            pub is_ascii: bool,
        }

        pub(super) const UNICODE: Glyphs = Glyphs {
            $($name: $unicode,)*
            border: border::PLAIN,
            is_ascii: false,
        };

        pub(super) const ASCII: Glyphs = Glyphs {
            $($name: $ascii,)*
            border: ASCII_BORDER,
            is_ascii: true,
        };

        #[cfg(test)]
        impl Glyphs {
            /// Each glyph with its name.
            fn rows(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($name), self.$name)),*]
            }
        }
    };
}

const ASCII_BORDER: border::Set<'static> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

glyphs! {
    /// Between the steps of the way to where the reader is.
    crumb: " › " " > ",
    /// Before what has the keys or is chosen.
    pointer: "▸" ">",
    /// Left of each line of a selected row.
    bar: "▌" "|",
    /// Before what is unfolded.
    open: "▾" "v",
    /// Before what is folded.
    closed: "▸" ">",
    /// What goes on to the left, or began before.
    left: "◀" "<",
    /// What goes on to the right, or has no end.
    right: "▶" ">",
    /// The mark below a scale.
    up: "▲" "^",
    /// The line between panes.
    rule: "│" "|",
    /// Which part of a text is in sight, on that line.
    thumb: "┃" "#",
    /// Where something is left out.
    gap: "┄" ":",
    /// A day within a span, and lines of origins.
    line: "─" "-",
    /// What lasts.
    last: "━" "=",
    /// Where words are cut.
    ellipsis: "…" "...",
    /// Between what stands side by side.
    dot: "·" "-",
    /// Nothing said, and from one number to another.
    dash: "–" "-",
    enter: "⏎" "Enter",
    paragraph: "¶" "#",
    quote_open: "“" "\"",
    quote_close: "”" "\"",
    /// Said to be missing, at the head of a column.
    missing: "∅" "0",
}

impl Glyphs {
    /// Words of the program itself with only such typography as the terminal shows: as they are, or in
    /// ASCII. A raised number becomes one in brackets.
    ///
    /// It is for the program's own words alone: what a case file or a source says stays as it is said.
    /// What comes back may be longer than `text`, so it belongs before measuring and cutting.
    pub fn ascii_text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match self.is_ascii {
            true => ascii(text),
            false => Cow::Borrowed(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::ascii::TYPOGRAPHY;

    #[test]
    fn every_glyph_has_an_ascii_form() {
        for ((name, unicode), (_, ascii)) in UNICODE.rows().into_iter().zip(ASCII.rows()) {
            assert!(!unicode.trim().is_empty(), "{name}");
            assert!(
                !ascii.trim().is_empty() && ascii.is_ascii(),
                "{name}: {ascii}"
            );
        }
        let border = ASCII.border;
        for line in [
            border.top_left,
            border.top_right,
            border.bottom_left,
            border.bottom_right,
            border.vertical_left,
            border.vertical_right,
            border.horizontal_top,
            border.horizontal_bottom,
        ] {
            assert!(line.is_ascii() && line.len() == 1, "{line}");
        }
    }

    #[test]
    fn words_and_glyphs_have_the_same_ascii_form() {
        for ((name, unicode), (_, ascii)) in UNICODE.rows().into_iter().zip(ASCII.rows()) {
            let mut own = TYPOGRAPHY.iter();
            if let Some((_, inside)) = own.find(|(letter, _)| unicode.trim() == letter.to_string())
            {
                assert_eq!(*inside, ascii.trim(), "{name}");
            }
        }
    }

    #[test]
    fn the_typography_of_the_program_becomes_ascii() {
        let own = "“One” · the clerk’s – and ‘her’ — ¶3 › 2 × 4 − 1 → 7 …";
        let plain = "\"One\" - the clerk's - and 'her' - #3 > 2 x 4 - 1 -> 7 ...";
        assert_eq!(ASCII.ascii_text(own), plain);
        assert_eq!(ASCII.ascii_text("Note¹² and ³"), "Note(12) and (3)");
        assert_eq!(UNICODE.ascii_text(own), own);
        for (letter, ascii) in TYPOGRAPHY {
            assert!(!letter.is_ascii() && ascii.is_ascii(), "{letter}");
        }
        // Letters are no typography.
        assert_eq!(ASCII.ascii_text("José …"), "José ...");
        assert!(matches!(ASCII.ascii_text("plain"), Cow::Borrowed(_)));
    }
}
