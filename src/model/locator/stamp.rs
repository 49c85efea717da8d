//! Bates stamps: what is stamped on each page of what was produced in a lawsuit.

/// A stamp, whatever parts its letters and digits: `ABC-000123`, `ABC 000123`, `ABC_000123`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// Its letters, which may have digits among them.
    prefix: Box<str>,
    number: u64,
    /// How many digits are written: `00123` is another than `000123`.
    digits: usize,
}

impl Stamp {
    /// A stamp as it is written; it has letters, then four digits at least.
    pub fn of(text: &str) -> Option<Self> {
        let plain: String = text
            .chars()
            .filter(|c| !matches!(c, '-' | '_' | '–' | '.' | ' '))
            .collect();
        let prefix = plain.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = &plain[prefix.len()..];
        let fits = prefix.chars().any(char::is_alphabetic)
            && prefix.chars().all(char::is_alphanumeric)
            && digits.len() >= 4;
        let number = digits.parse().ok().filter(|_| fits)?;
        Some(Self {
            prefix: prefix.into(),
            number,
            digits: digits.len(),
        })
    }

    /// Whether it is the next one after another.
    pub fn follows(&self, other: &Self) -> bool {
        self.prefix == other.prefix
            && self.digits == other.digits
            && other.number.checked_add(1) == Some(self.number)
    }
}
