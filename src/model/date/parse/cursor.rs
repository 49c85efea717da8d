//! Reading a text from its front.

use super::super::Certainty;
use super::super::digits::Digits;
use super::super::value::Qualified;

/// What is left of a text.
pub(super) struct Cursor<'a> {
    pub(super) rest: &'a str,
}

impl<'a> Cursor<'a> {
    pub(super) fn take(&mut self, expected: char) -> bool {
        let rest = self.rest.strip_prefix(expected);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// `~`, `?`, `%` or nothing.
    pub(super) fn qualifier(&mut self) -> Certainty {
        if self.take('~') {
            Certainty::Approximate
        } else if self.take('?') {
            Certainty::Uncertain
        } else if self.take('%') {
            Certainty::ApproximateAndUncertain
        } else {
            Certainty::Exact
        }
    }

    /// All digits that follow.
    pub(super) fn number(&mut self) -> &'a str {
        let end = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = self.rest.split_at(end);
        self.rest = rest;
        number
    }

    /// Exactly `N` digits or `X`.
    pub(super) fn digits<const N: usize>(&mut self) -> Option<Digits<N>> {
        let (head, rest) = self.rest.split_at_checked(N)?;
        let mut digits = [None; N];
        for (digit, byte) in digits.iter_mut().zip(head.bytes()) {
            *digit = match byte {
                b'0'..=b'9' => Some(byte - b'0'),
                b'X' => None,
                _ => return None,
            };
        }
        self.rest = rest;
        Some(Digits(digits))
    }

    /// A month or day with its doubt, and what the qualifier behind it says of
    /// all to its left too.
    pub(super) fn pair(&mut self) -> Option<(Qualified<Digits<2>>, Certainty)> {
        let before = self.qualifier();
        let value = self.digits()?;
        let after = self.qualifier();
        let certainty = before.and(after);
        Some((Qualified { value, certainty }, after))
    }
}
