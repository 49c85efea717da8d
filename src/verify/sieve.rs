//! Which parts of a text can hold a pattern with a bounded number of errors.
//!
//! An error spoils at most `q` of the runs of `q` bytes that a pattern of `m` bytes has, so of its
//! `m + 1 − q` runs all but `q · k` stand in each place where it stands with `k` errors (the q-gram
//! lemma; Jokinen and Ukkonen, 1991). Counting them costs an operation or two for each byte of text,
//! and leaves little to look at in earnest.

use std::ops::Range;

/// Bytes of a run: the longer, the rarer where the pattern does not stand. One less than the most that
/// leaves any to count, so that there are some to tell by.
fn run_length(pattern: usize, most: usize) -> usize {
    ((pattern + 1) / (most + 1)).saturating_sub(1).clamp(4, 8)
}

/// The parts of a text, in order and apart, outside of which nothing comes as near to the pattern as
/// `most` errors.
pub fn sieve(text: &[u8], pattern: &[u8], most: usize) -> Vec<Range<usize>> {
    let run = run_length(pattern.len(), most);
    let needed = (pattern.len() + 1).saturating_sub(run * (most + 1));
    if needed == 0 {
        let all = 0..text.len();
        return Vec::from([all]);
    }
    let mut known = Known::default();
    pattern.windows(run).for_each(|run| known.add(run));
    // What a place takes up at most, and how many runs begin in it.
    let length = pattern.len() + most;
    let runs = (length + 1).saturating_sub(run);
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut count = 0;
    for (at, bytes) in text.windows(run).enumerate() {
        count += usize::from(known.has(bytes));
        if let Some(gone) = at.checked_sub(runs) {
            count -= usize::from(known.has(&text[gone..gone + run]));
        }
        if count >= needed {
            let end = at + run;
            let part = end.saturating_sub(length)..end;
            match parts.last_mut() {
                Some(last) if part.start <= last.end => last.end = part.end,
                _ => parts.push(part),
            }
        }
    }
    parts
}

/// A set of runs that may hold a few more than were put in.
struct Known([u64; Known::BITS / 64]);

impl Default for Known {
    fn default() -> Self {
        Self([0; Self::BITS / 64])
    }
}

impl Known {
    const BITS: usize = 1 << 14;

    fn bit(run: &[u8]) -> usize {
        let value = run
            .iter()
            .fold(0, |value, byte| value << 8 | u64::from(*byte));
        // Fibonacci hashing: the high bits of the product.
        (value.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - Self::BITS.ilog2())) as usize
    }

    fn add(&mut self, run: &[u8]) {
        let bit = Self::bit(run);
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    fn has(&self, run: &[u8]) -> bool {
        let bit = Self::bit(run);
        self.0[bit / 64] >> (bit % 64) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::verify::bounded::Pattern;

    proptest! {
        #[test]
        fn no_place_falls_through(
            pattern in proptest::collection::vec(b'a'..=b'h', 8..60),
            spoilt in proptest::collection::vec((0..60usize, b'a'..=b'h', 0..3), 0..9),
            before in proptest::collection::vec(b'a'..=b'h', 0..200),
            after in proptest::collection::vec(b'a'..=b'h', 0..200),
        ) {
            let mut middle = pattern.clone();
            for (at, byte, how) in spoilt {
                let at = at % middle.len();
                match how {
                    0 => middle[at] = byte,
                    1 => middle.insert(at, byte),
                    _ if middle.len() > 1 => { middle.remove(at); }
                    _ => {}
                }
            }
            let text = [before, middle, after].concat();
            let most = pattern.len() / 6;
            let parts = sieve(&text, &pattern, most);
            prop_assert!(parts.windows(2).all(|two| two[0].end < two[1].start));
            let ends = |text: &[u8], from: usize| -> Vec<usize> {
                let errors = Pattern::new(pattern.iter().copied()).ends(text).collect::<Vec<_>>();
                let near = errors.iter().enumerate().filter(|(_, errors)| **errors <= most);
                near.map(|(at, _)| from + at).collect()
            };
            let kept: Vec<usize> = parts.iter().flat_map(|part| ends(&text[part.clone()], part.start)).collect();
            prop_assert_eq!(kept, ends(&text, 0));
        }
    }

    #[test]
    fn what_has_nothing_of_the_pattern_is_left_out() {
        let text = "xyz ".repeat(1000) + "the clerk wrote it down" + &" zyx".repeat(1000);
        let parts = sieve(text.as_bytes(), b"the clerks wrote it down", 4);
        let [part] = &parts[..] else {
            panic!("{parts:?}");
        };
        assert!(part.start <= 4000 && part.end >= 4023, "{part:?}");
        assert!(part.len() < 80, "{part:?}");
    }
}
