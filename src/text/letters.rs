//! Which letters a text has.

/// The letters of a word as a set of bits: a text can only hold the word's letters in their order
/// if it holds them at all, and that is one instruction to ask.
pub fn letters(folded: &str) -> u64 {
    folded.bytes().fold(0, |set, byte| set | 1 << bit(byte))
}

fn bit(byte: u8) -> u32 {
    match byte {
        b'a'..=b'z' => u32::from(byte - b'a'),
        b'0'..=b'9' => 26 + u32::from(byte - b'0'),
        // Everything else shares the rest.
        other => 36 + u32::from(other) % 28,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_a_part_are_among_the_letters_of_the_whole() {
        let whole = letters("vladimir arevalo-chavez 2024");
        for part in ["arevalo", "2024", "-", "vlad 2"] {
            assert_eq!(whole & letters(part), letters(part), "{part}");
        }
        assert_ne!(whole & letters("q"), letters("q"));
    }
}
