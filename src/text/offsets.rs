//! One text made from another, and the way back.
//!
//! Most bytes of a derived text are copies. Only what is not a copy is recorded, so plain text costs
//! nothing and the two directions are the same binary search.

use std::ops::Range;

/// A stretch of the original that stands for a stretch of the derived text as a whole: no position
/// inside the one corresponds to a position inside the other. Either may be empty, never both.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Swap {
    original: Range<usize>,
    derived: Range<usize>,
}

/// Which bytes of a derived text come from which bytes of its original.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offsets {
    swaps: Vec<Swap>,
    original_len: usize,
    derived_len: usize,
}

impl Offsets {
    /// The smallest byte range of the original that holds all that `derived` came from.
    ///
    /// A letter that was changed comes back whole: in `straße`, folded to `strasse`, either `s` of
    /// the `ss` gives the range of the `ß`. What was dropped at the edges stays outside. A range
    /// on character boundaries gives one on character boundaries; one that reaches beyond the
    /// text ends with it.
    pub fn original(&self, derived: Range<usize>) -> Range<usize> {
        across(
            &self.swaps,
            derived,
            |s| &s.derived,
            |s| &s.original,
            self.original_len,
        )
    }

    /// The smallest byte range of the derived text that holds all that became of `original`; the
    /// mirror image of [`Offsets::original`].
    pub fn derived(&self, original: Range<usize>) -> Range<usize> {
        across(
            &self.swaps,
            original,
            |s| &s.original,
            |s| &s.derived,
            self.derived_len,
        )
    }
}

fn across(
    swaps: &[Swap],
    range: Range<usize>,
    near: fn(&Swap) -> &Range<usize>,
    far: fn(&Swap) -> &Range<usize>,
    far_len: usize,
) -> Range<usize> {
    // A swap of nothing (something dropped) at the very edge is left out on both sides, hence `<=`
    // for the start and `<` for the end.
    let before_start = swaps.partition_point(|s| near(s).start <= range.start);
    let start = match before_start.checked_sub(1).map(|i| &swaps[i]) {
        Some(s) if range.start < near(s).end => far(s).start,
        Some(s) => far(s).end + (range.start - near(s).end),
        None => range.start,
    };
    let before_end = swaps.partition_point(|s| near(s).start < range.end);
    let end = match before_end.checked_sub(1).map(|i| &swaps[i]) {
        Some(s) if range.end <= near(s).end => far(s).end,
        Some(s) => far(s).end + (range.end - near(s).end),
        None => range.end,
    };
    let start = start.min(far_len);
    start..end.clamp(start, far_len)
}

/// A text made from another, with the way back to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Derived {
    text: String,
    offsets: Offsets,
}

impl Derived {
    /// The derived text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// See [`Offsets::original`].
    pub fn original(&self, derived: Range<usize>) -> Range<usize> {
        self.offsets.original(derived)
    }

    pub(super) fn into_parts(self) -> (String, Offsets) {
        (self.text, self.offsets)
    }
}

/// The byte ranges *of the original* at which `needle` stands in `haystack`, in order and without
/// overlap. `needle` must have been put into the same form as the haystack; an empty one is found
/// nowhere.
pub fn find_all(haystack: &Derived, needle: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if needle.is_empty() {
        return found;
    }
    for (at, hit) in haystack.text.match_indices(needle) {
        let range = haystack.original(at..at + hit.len());
        // Two hits inside one changed letter (`s` in `ß`) are one place in the original.
        if found.last().is_none_or(|last| last.end <= range.start) {
            found.push(range);
        }
    }
    found
}

/// Writes a [`Derived`] text from left to right. Each call says how much of the original it uses up.
#[derive(Debug, Default)]
pub(super) struct Builder {
    derived: Derived,
    /// What stood before it in the text that it goes on with.
    base: usize,
}

impl Builder {
    /// One that goes on behind a text that is none of it.
    pub(super) fn behind(text: String) -> Self {
        Self {
            base: text.len(),
            derived: Derived {
                text,
                offsets: Offsets::default(),
            },
        }
    }

    pub(super) fn for_original(original: &str) -> Self {
        let mut builder = Self::default();
        builder.derived.text.reserve(original.len());
        builder
    }

    /// Takes over `text` as it is.
    pub(super) fn copy(&mut self, text: &str) {
        self.derived.text.push_str(text);
        self.derived.offsets.original_len += text.len();
    }

    /// Takes over `text` with its ASCII letters in lower case.
    pub(super) fn copy_ascii_lowercase(&mut self, text: &str) {
        let from = self.derived.text.len();
        self.copy(text);
        self.derived.text[from..].make_ascii_lowercase();
    }

    /// Writes one character for one of `original_len` bytes; when the lengths agree, positions do
    /// too and nothing is recorded.
    pub(super) fn put_char(&mut self, original_len: usize, c: char) {
        if c.len_utf8() == original_len {
            self.derived.text.push(c);
            self.derived.offsets.original_len += original_len;
        } else {
            self.put(original_len, c.encode_utf8(&mut [0; 4]));
        }
    }

    /// Writes `text` for the next `original_len` bytes, as one piece.
    pub(super) fn put(&mut self, original_len: usize, text: &str) {
        let from = self.derived.text.len();
        self.derived.text.push_str(text);
        self.swap(original_len, from);
    }

    /// Lets `write` append to the derived text, as one piece for the next `original_len` bytes.
    pub(super) fn put_with(&mut self, original_len: usize, write: impl FnOnce(&mut String)) {
        let from = self.derived.text.len();
        write(&mut self.derived.text);
        self.swap(original_len, from);
    }

    /// Leaves out the next `original_len` bytes.
    pub(super) fn skip(&mut self, original_len: usize) {
        if original_len == 0 {
            return;
        }
        let at = self.derived.text.len() - self.base;
        let offsets = &mut self.derived.offsets;
        match offsets.swaps.last_mut() {
            // A long run of dropped characters is one swap, whatever its length.
            Some(last) if last.derived == (at..at) && last.original.end == offsets.original_len => {
                last.original.end += original_len;
                offsets.original_len += original_len;
            }
            _ => self.swap(original_len, self.base + at),
        }
    }

    pub(super) fn text(&self) -> &str {
        &self.derived.text[self.base..]
    }

    pub(super) fn finish(mut self) -> Derived {
        self.derived.offsets.derived_len = self.derived.text.len() - self.base;
        self.derived
    }

    fn swap(&mut self, original_len: usize, from: usize) {
        let offsets = &mut self.derived.offsets;
        let original = offsets.original_len..offsets.original_len + original_len;
        offsets.original_len = original.end;
        offsets.swaps.push(Swap {
            original,
            derived: from - self.base..self.derived.text.len() - self.base,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// original `ab·ßc··d`, derived `abssc!d`: `·` dropped, ß spelled out, `!` made of nothing.
    fn sample() -> Derived {
        let mut out = Builder::default();
        out.copy("ab");
        out.skip(2);
        out.put(2, "ss");
        out.copy("c");
        out.skip(2);
        out.skip(2);
        out.put(0, "!");
        out.put_char(1, 'd');
        out.finish()
    }

    #[test]
    fn back_to_the_original() {
        let d = sample();
        assert_eq!(d.text(), "abssc!d");
        assert_eq!(d.original(0..2), 0..2);
        assert_eq!(d.original(2..3), 4..6);
        assert_eq!(d.original(3..4), 4..6);
        assert_eq!(d.original(1..5), 1..7);
        assert_eq!(d.original(4..7), 6..12);
        assert_eq!(d.original(6..7), 11..12);
        assert_eq!(d.original(5..6), 11..11);
        assert_eq!(d.original(7..7), 12..12);
        assert_eq!(d.original(90..99), 12..12);
    }

    #[test]
    fn and_forth() {
        let (_, offsets) = sample().into_parts();
        assert_eq!(offsets.derived(0..4), 0..2);
        assert_eq!(offsets.derived(4..6), 2..4);
        assert_eq!(offsets.derived(5..7), 2..5);
        assert_eq!(offsets.derived(11..12), 6..7);
        assert_eq!(offsets.derived(0..99), 0..7);
    }

    #[test]
    fn long_runs_of_dropped_characters_cost_one_entry() {
        let mut out = Builder::default();
        out.copy("a");
        (0..1000).for_each(|_| out.skip(3));
        assert_eq!(out.finish().offsets.swaps.len(), 1);
    }
}
