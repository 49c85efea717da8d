//! Digits above and below the line: 10⁶ is not 106, and a sum with the note 1 not ten times as much.

/// Where words stand in their line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    Above,
    Below,
}

impl Script {
    /// Whether such words are to be told from what they stand behind, whose last character that is: those above that
    /// begin with a number, be it a power or a note, and those below that would else go on in one. Letters stay what
    /// they are (5th), and so does what has signs of its own around it (`[5]`).
    pub fn parts(self, words: &str, last: Option<char>) -> bool {
        let mut signs = words.chars();
        let is_sign = |c: &char| "+-−–".contains(*c);
        let first = signs.find(|c| !is_sign(c));
        let is_number = first.is_some_and(|c| c.is_ascii_digit());
        match self {
            Self::Above => is_number,
            Self::Below => is_number && last.is_some_and(|c| c.is_ascii_digit()),
        }
    }

    /// The words as they are written there, as far as there are such signs.
    pub fn written(self, words: &str) -> String {
        words.chars().map(|c| self.sign(c)).collect()
    }

    fn sign(self, c: char) -> char {
        match (self, c) {
            (Self::Above, '1') => '¹',
            (Self::Above, '2') => '²',
            (Self::Above, '3') => '³',
            (Self::Above, '0'..='9') => moved(c, '⁰'),
            (Self::Above, '+') => '⁺',
            (Self::Above, '-' | '−' | '–') => '⁻',
            (Self::Below, '0'..='9') => moved(c, '₀'),
            (Self::Below, '+') => '₊',
            (Self::Below, '-' | '−' | '–') => '₋',
            _ => c,
        }
    }
}

/// A digit above the line as it is on it; none for any other character.
pub fn on_line(c: char) -> Option<char> {
    let digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|raised| raised == c)?;
    char::from_digit(u32::try_from(digit).ok()?, 10)
}

/// A digit in another row of digits, by its zero.
fn moved(digit: char, zero: char) -> char {
    let number = digit.to_digit(10).unwrap_or(0);
    char::from_u32(zero as u32 + number).unwrap_or(digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_apart_and_letters_are_not() {
        assert_eq!(Script::Above.written("-1234567890"), "⁻¹²³⁴⁵⁶⁷⁸⁹⁰");
        assert_eq!(Script::Below.written("10+"), "₁₀₊");
        assert!(Script::Above.parts("6", None) && Script::Above.parts("−6", Some('0')));
        assert!(!Script::Above.parts("th", Some('5')) && !Script::Above.parts("[6]", Some('0')));
        assert!(Script::Below.parts("2", Some('1')) && !Script::Below.parts("2", Some('H')));
    }
}
