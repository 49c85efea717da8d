//! Which letters every terminal measures as we do.

use std::ops::RangeInclusive;

use ratatui::buffer::CellWidth;

/// Where one character is one cell whatever the age of a terminal's tables: Latin, Greek, Cyrillic,
/// punctuation, currencies, arrows, mathematics, boxes and other signs. Left out are marks that
/// join the letter before them, what is not seen, and all scripts that are joined, reordered,
/// written from the right or in wide letters. Signs that a terminal may be set to show two cells
/// wide (East Asian Ambiguous) are in: our own are among them, and `--ascii` is for such terminals.
const AGREED: [RangeInclusive<char>; 10] = [
    ' '..='~',
    '\u{a0}'..='\u{ac}',
    '\u{ae}'..='\u{2ff}',
    '\u{370}'..='\u{482}',
    '\u{48a}'..='\u{52f}',
    '\u{1e00}'..='\u{1fff}',
    '\u{2010}'..='\u{2027}',
    '\u{2030}'..='\u{205e}',
    '\u{2070}'..='\u{20bf}',
    '\u{2100}'..='\u{2bff}',
];

/// Whether a cell's content surely takes one cell in any terminal, and joins with none beside it.
pub(super) fn is_agreed(symbol: &str) -> bool {
    let mut characters = symbol.chars();
    match (characters.next(), characters.next()) {
        (Some(' '..='~' | '\u{fffd}'), None) => true,
        (Some(c), None) => {
            AGREED.iter().any(|range| range.contains(&c)) && symbol.cell_width() == 1
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_measured_otherwise_is_not_agreed() {
        for symbol in [
            "a", "é", "ł", "Ω", "ж", "“", "…", "€", "→", "─", "▌", "◐", "✓", "\u{fffd}",
        ] {
            assert!(is_agreed(symbol), "{symbol:?}");
        }
        for symbol in [
            "",
            "e\u{301}",
            "\u{301}",
            "漢",
            "한",
            "ก",
            "กำ",
            "क्ष",
            "ع",
            "ש",
            "👍",
            "👍🏽",
            "🧑🏽‍⚖️",
            "☎\u{fe0f}",
            "⌚",
            "🇩🇪",
            "\u{200b}",
            "\u{ad}",
            "ﬁ",
            "\u{f8ff}",
            "ab",
        ] {
            assert!(!is_agreed(symbol), "{symbol:?}");
        }
    }
}
