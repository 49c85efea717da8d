//! Numbers in letters, as lists are counted.

/// Roman numbers go so far, and letters are repeated so often; beyond, digits are as good.
const MOST: u32 = 4_000;

fn is_writable(number: u32) -> bool {
    (1..=MOST).contains(&number)
}

/// a, b, … z, aa, bb, …; `first` is the letter that is one.
pub fn letters(number: u32, first: u8) -> String {
    if !is_writable(number) {
        return number.to_string();
    }
    let letter = char::from(first + ((number - 1) % 26) as u8);
    std::iter::repeat_n(letter, ((number - 1) / 26 + 1) as usize).collect()
}

/// a, b, … z, aa, ab, …; `first` is the letter that is one.
pub fn letters_in_places(number: u32, first: u8) -> String {
    if !is_writable(number) {
        return number.to_string();
    }
    let mut letters = Vec::new();
    let mut left = number;
    while left > 0 {
        left -= 1;
        letters.push(char::from(first + (left % 26) as u8));
        left /= 26;
    }
    letters.iter().rev().collect()
}

/// I, II, III, IV, …
pub fn roman(mut number: u32) -> String {
    if !is_writable(number) {
        return number.to_string();
    }
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut text = String::new();
    for (worth, sign) in SIGNS {
        while number >= worth {
            text.push_str(sign);
            number -= worth;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_roman_numbers() {
        for (number, repeated, placed, in_roman) in [
            (1, "a", "a", "I"),
            (26, "z", "z", "XXVI"),
            (28, "bb", "ab", "XXVIII"),
            (703, &*"a".repeat(28), "aaa", "DCCIII"),
            (0, "0", "0", "0"),
            (u32::MAX, "4294967295", "4294967295", "4294967295"),
        ] {
            assert_eq!(letters(number, b'a'), repeated);
            assert_eq!(letters_in_places(number, b'a'), placed);
            assert_eq!(roman(number), in_roman);
        }
    }
}
