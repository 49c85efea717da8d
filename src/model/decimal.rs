//! A number exactly as its digits have it, to be compared: among floats 9007199254740993 and 9007199254740992 are one.

use std::cmp::Ordering;

/// A decimal number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    is_negative: bool,
    /// From the highest to the lowest that is not 0; none of them for 0.
    digits: Vec<u8>,
    /// Before which digit the point stands: the number is `0.digits` times ten to it.
    exponent: i64,
}

impl Decimal {
    /// The number that is written: `-12.50`, `1e6`; none of what is none, such as `inf`.
    pub fn read(written: &str) -> Option<Self> {
        let (is_negative, rest) = match written.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, written.strip_prefix('+').unwrap_or(written)),
        };
        let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (rest, 0),
        };
        let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits: Option<Vec<u8>> = (whole.bytes().chain(part.bytes()))
            .map(|digit| digit.is_ascii_digit().then(|| digit - b'0'))
            .collect();
        let digits = digits.filter(|digits| !digits.is_empty())?;
        let exponent = i64::from(exponent).checked_add(i64::try_from(whole.len()).ok()?)?;
        Some(Self::of(is_negative, digits, exponent))
    }

    /// In the one form that a number has.
    fn of(is_negative: bool, mut digits: Vec<u8>, exponent: i64) -> Self {
        let zeros = digits.iter().take_while(|digit| **digit == 0).count();
        digits.drain(..zeros);
        while digits.last() == Some(&0) {
            digits.pop();
        }
        match digits.is_empty() {
            true => Self {
                is_negative: false,
                digits,
                exponent: 0,
            },
            false => Self {
                is_negative,
                digits,
                exponent: exponent - zeros as i64,
            },
        }
    }

    /// So many tenths of it.
    pub fn tenths(&self, of: u8) -> Self {
        let mut digits = Vec::with_capacity(self.digits.len() + 3);
        let mut carry = 0;
        for digit in self.digits.iter().rev() {
            let product = u32::from(*digit) * u32::from(of) + carry;
            digits.push((product % 10) as u8);
            carry = product / 10;
        }
        while carry > 0 {
            digits.push((carry % 10) as u8);
            carry /= 10;
        }
        digits.reverse();
        let more = digits.len() as i64 - self.digits.len() as i64;
        Self::of(self.is_negative, digits, self.exponent - 1 + more)
    }

    /// The number, where it is whole and has few digits.
    pub fn whole(&self) -> Option<i128> {
        let zeros = usize::try_from(self.exponent)
            .ok()?
            .checked_sub(self.digits.len())?;
        if self.digits.len() + zeros > 38 {
            return None;
        }
        let digits = self.digits.iter().copied();
        let digits = digits.chain(std::iter::repeat_n(0, zeros));
        let number = digits.fold(0_i128, |number, digit| number * 10 + i128::from(digit));
        Some(if self.is_negative { -number } else { number })
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let size = |one: &Self, other: &Self| match (one.digits.len(), other.digits.len()) {
            (0, _) | (_, 0) => one.digits.len().cmp(&other.digits.len()),
            _ => (one.exponent.cmp(&other.exponent)).then_with(|| one.digits.cmp(&other.digits)),
        };
        match (self.is_negative, other.is_negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => size(self, other),
            (true, true) => size(other, self),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str) -> Decimal {
        Decimal::read(written).expect(written)
    }

    #[test]
    fn numbers_are_in_their_order_to_the_last_digit() {
        let order = [
            "-1e30",
            "-9007199254740993",
            "-9007199254740992",
            "-12.5",
            "-0.001",
            "0",
            "1e-400",
            "0.1",
            "0.10000000000000000001",
            "9",
            "10",
            "9007199254740992",
            "9007199254740993",
            "1e30",
            "1000000000000000000000000000000.5",
        ];
        for (at, one) in order.iter().enumerate() {
            for (other_at, other) in order.iter().enumerate() {
                assert_eq!(
                    read(one).cmp(&read(other)),
                    at.cmp(&other_at),
                    "{one} {other}"
                );
            }
        }
        for same in [
            ["0", "-0.00"],
            ["61250.40", "61250.4"],
            ["1e3", "1000"],
            ["+5", "5."],
        ] {
            assert_eq!(read(same[0]), read(same[1]));
        }
        for none in [
            "",
            "-",
            ".",
            "inf",
            "NaN",
            "1e",
            "0x1f",
            "1_000",
            "1e99999999999",
        ] {
            assert_eq!(Decimal::read(none), None, "{none}");
        }
    }

    #[test]
    fn tenths_are_exact() {
        assert_eq!(read("100").tenths(11), read("110"));
        assert_eq!(
            read("-9007199254740993").tenths(9),
            read("-8106479329266893.7")
        );
        assert_eq!(read("0").tenths(9), read("0"));
        assert_eq!(read("12.50").whole(), None);
        assert_eq!(read("-1e3").whole(), Some(-1000));
        assert_eq!(read("1e60").whole(), None);
        assert_eq!(read("0").whole(), Some(0));
    }
}
