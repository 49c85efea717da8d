//! A number in the fifteen decimal digits that spreadsheets hold.

/// Digits that are kept of a number.
const DIGITS: usize = 15;

/// A number that is not negative: 0.d₁d₂d₃… times a power of ten.
#[derive(Clone, Debug)]
pub struct Decimal {
    /// None of zero; the first is not zero, nor is the last.
    digits: Vec<u8>,
    power: i32,
}

impl Decimal {
    /// The number, which is finite and not negative.
    pub fn of(number: f64) -> Self {
        let written = format!("{:.*e}", DIGITS - 1, number);
        let (digits, power) = written.split_once('e').unwrap_or((&written, "0"));
        let digits = digits.bytes().filter(u8::is_ascii_digit);
        let mut decimal = Self {
            digits: digits.map(|digit| digit - b'0').collect(),
            power: power.parse::<i32>().unwrap_or(0) + 1,
        };
        decimal.tidy();
        decimal
    }

    fn tidy(&mut self) {
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        if self.digits.is_empty() {
            self.power = 0;
        }
    }

    pub fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Times ten to that power.
    pub fn shift(&mut self, by: i32) {
        if !self.is_zero() {
            self.power = self.power.saturating_add(by);
        }
    }

    /// How many digits stand before the point; not more than zero below one tenth.
    pub fn digits_before_point(&self) -> i32 {
        self.power
    }

    /// Rounded to so many decimals, halves away from zero, with exactly as many.
    pub fn rounded(mut self, decimals: usize) -> Rounded {
        let kept = i64::from(self.power) + i64::try_from(decimals).unwrap_or(i64::MAX >> 1);
        if kept < 0 {
            self.digits.clear();
        } else if let Ok(kept) = usize::try_from(kept)
            && kept < self.digits.len()
        {
            let is_up = self.digits[kept] >= 5;
            self.digits.truncate(kept);
            if is_up {
                while self.digits.last() == Some(&9) {
                    self.digits.pop();
                }
                match self.digits.last_mut() {
                    Some(last) => *last += 1,
                    None => {
                        self.digits.push(1);
                        self.power += 1;
                    }
                }
            }
        }
        self.tidy();
        Rounded {
            number: self,
            decimals,
        }
    }
}

/// A number with so many decimals.
pub struct Rounded {
    number: Decimal,
    decimals: usize,
}

impl Rounded {
    pub fn is_zero(&self) -> bool {
        self.number.is_zero()
    }

    /// Its digits: `1234.50`.
    pub fn text(&self) -> String {
        let Decimal { digits, power } = &self.number;
        let digit = |place: i32| {
            let at = usize::try_from(place).ok();
            let digit = at.and_then(|at| digits.get(at)).copied().unwrap_or(0);
            char::from(b'0' + digit)
        };
        let mut text = String::new();
        (0..*power).for_each(|place| text.push(digit(place)));
        if text.is_empty() {
            text.push('0');
        }
        if self.decimals > 0 {
            text.push('.');
            let decimals = i32::try_from(self.decimals).unwrap_or(0);
            (*power..power.saturating_add(decimals)).for_each(|place| text.push(digit(place)));
        }
        text
    }
}
