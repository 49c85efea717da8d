//! Numbers of which not every digit need be known.

use std::fmt;
use std::ops::RangeInclusive;

use super::Precision;

/// Digits of which some may be unspecified (`X`, here none).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Digits<const N: usize>(pub(super) [Option<u8>; N]);

impl<const N: usize> Digits<N> {
    fn filled(self, x: u16) -> u16 {
        let add = |sum: u16, digit: Option<u8>| sum * 10 + digit.map_or(x, u16::from);
        self.0.into_iter().fold(0, add)
    }

    fn may_be(self, number: u16) -> bool {
        let mut rest = number;
        self.0.into_iter().rev().all(|digit| {
            let last = rest % 10;
            rest /= 10;
            digit.is_none_or(|digit| u16::from(digit) == last)
        })
    }

    /// The number, if every digit is there.
    pub(super) fn exact(self) -> Option<u16> {
        self.0.iter().all(Option::is_some).then(|| self.filled(0))
    }

    pub(super) fn is_unknown(self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// The numbers within `bounds` that this can be, ascending.
    pub(super) fn readings(
        self,
        bounds: RangeInclusive<u16>,
    ) -> impl DoubleEndedIterator<Item = u16> {
        let low = self.filled(0).max(*bounds.start());
        let high = self.filled(9).min(*bounds.end());
        (low..=high).filter(move |&number| self.may_be(number))
    }

    /// How many digits are known before the first unspecified one.
    fn known(self) -> usize {
        self.0.iter().take_while(|digit| digit.is_some()).count()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Year {
    pub(super) negative: bool,
    pub(super) digits: Digits<4>,
}

impl Year {
    /// The years this can be, ascending; `-0000` is none.
    pub(super) fn readings(self) -> impl DoubleEndedIterator<Item = i64> {
        let low = i64::from(self.digits.filled(0));
        let high = i64::from(self.digits.filled(9));
        let years = if self.negative {
            -high..=-low
        } else {
            low..=high
        };
        years.filter(move |&year| {
            let digits = u16::try_from(year.unsigned_abs());
            digits.is_ok_and(|number| self.digits.may_be(number)) && !(self.negative && year == 0)
        })
    }

    pub(super) fn exact(self) -> Option<i64> {
        let year = i64::from(self.digits.exact()?);
        Some(if self.negative { -year } else { year })
    }

    /// The years this can be, when they follow one another without a gap:
    /// only its last digits are unspecified.
    pub(super) fn block(self) -> Option<RangeInclusive<i64>> {
        let Digits(digits) = self.digits;
        let gapless = digits.iter().skip(self.digits.known()).all(Option::is_none);
        let mut years = self.readings();
        let first = years.next()?;
        let last = years.next_back().unwrap_or(first);
        gapless.then_some(first..=last)
    }

    pub(super) fn precision(self) -> Precision {
        match self.digits.known() {
            0 => Precision::Coarser,
            1 => Precision::Millennium,
            2 => Precision::Century,
            3 => Precision::Decade,
            _ => Precision::Year,
        }
    }
}

/// With `X` for what is not known, as in the text.
impl<const N: usize> fmt::Display for Digits<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|digit| match digit {
            Some(digit) => write!(f, "{digit}"),
            None => f.write_str("X"),
        })
    }
}
