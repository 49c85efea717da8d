//! Looking for bytes with a bounded number of errors: inserted, left out or replaced.
//!
//! Myers' bit-parallel algorithm (A fast bit-vector algorithm for approximate string matching, JACM
//! 46(3), 1999) in Hyyrö's form for patterns of any length (2003): a column of the table of edit
//! distances is kept as its differences, 64 rows a word, so a byte of text costs a few operations for
//! every 64 bytes of the pattern.

/// A pattern, ready to be looked for. Never empty.
pub struct Pattern {
    /// For each byte value, at which rows the pattern has it: `words` words each.
    rows: Vec<u64>,
    words: usize,
    length: usize,
}

/// A column of the table: from row to row one more (`up`) or one less (`down`).
struct Column {
    differences: Vec<(u64, u64)>,
    /// The errors in the last row.
    errors: usize,
}

impl Pattern {
    /// A pattern of these bytes, of which there must be one at least.
    pub fn new(bytes: impl ExactSizeIterator<Item = u8>) -> Self {
        let length = bytes.len();
        let words = length.div_ceil(64).max(1);
        let mut rows = vec![0; 256 * words];
        for (row, byte) in bytes.enumerate() {
            rows[usize::from(byte) * words + row / 64] |= 1 << (row % 64);
        }
        Self {
            rows,
            words,
            length,
        }
    }

    /// Its bytes.
    pub fn len(&self) -> usize {
        self.length
    }

    /// How many errors the pattern has at least that ends behind each byte of a text, wherever it
    /// begins.
    pub fn ends(&self, text: &[u8]) -> impl Iterator<Item = usize> {
        let mut column = self.first();
        text.iter().map(move |byte| {
            self.step(&mut column, *byte, 0);
            column.errors
        })
    }

    /// How many errors there are between the pattern and each beginning of a text, the shortest
    /// first: that of one byte.
    pub fn beginnings(&self, text: impl Iterator<Item = u8>) -> impl Iterator<Item = usize> {
        let mut column = self.first();
        text.map(move |byte| {
            self.step(&mut column, byte, 1);
            column.errors
        })
    }

    fn first(&self) -> Column {
        Column {
            differences: vec![(u64::MAX, 0); self.words],
            errors: self.length,
        }
    }

    /// The next column, for a byte of text; `top` is by how much its first row differs from the last
    /// column's.
    fn step(&self, column: &mut Column, byte: u8, top: i8) {
        let mut above = top;
        let last = (self.length.max(1) - 1) % 64;
        let from = usize::from(byte) * self.words;
        let rows = &self.rows[from..from + self.words];
        let count = self.words;
        for (number, ((up, down), same)) in column.differences.iter_mut().zip(rows).enumerate() {
            let vertical = same | *down;
            let same = same | u64::from(above < 0);
            let horizontal = ((same & *up).wrapping_add(*up) ^ *up) | same;
            let mut more = *down | !(horizontal | *up);
            let mut less = *up & horizontal;
            let bottom = if number + 1 == count { last } else { 63 };
            let below = (more >> bottom & 1) as i8 - (less >> bottom & 1) as i8;
            more = more << 1 | u64::from(above > 0);
            less = less << 1 | u64::from(above < 0);
            *up = less | !(vertical | more);
            *down = more & vertical;
            above = below;
        }
        column.errors = column.errors.saturating_add_signed(isize::from(above));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The last row of the plain table of edit distances, without its first column.
    fn plain(pattern: &[u8], text: &[u8], top: usize) -> Vec<usize> {
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        let mut last = Vec::new();
        for (number, byte) in text.iter().enumerate() {
            let mut next = vec![(number + 1) * top];
            for row in 0..pattern.len() {
                let replaced = column[row] + usize::from(pattern[row] != *byte);
                next.push(replaced.min(next[row] + 1).min(column[row + 1] + 1));
            }
            last.push(next[pattern.len()]);
            column = next;
        }
        last
    }

    proptest! {
        #[test]
        fn as_many_errors_as_by_the_plain_table(
            pattern in proptest::collection::vec(b'a'..=b'c', 1..200),
            text in proptest::collection::vec(b'a'..=b'd', 0..300),
        ) {
            let fast = Pattern::new(pattern.iter().copied());
            prop_assert_eq!(fast.ends(&text).collect::<Vec<_>>(), plain(&pattern, &text, 0));
            let beginnings = fast.beginnings(text.iter().copied());
            prop_assert_eq!(beginnings.collect::<Vec<_>>(), plain(&pattern, &text, 1));
        }
    }
}
