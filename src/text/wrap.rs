//! Widths, cuts and rows in terminal columns, counted as ratatui counts them when it draws: grapheme
//! by grapheme. Meant for [`Clean`] text, safe for any.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Clean;
use crate::clean;

/// Columns of one grapheme. ratatui gives a halfwidth sound mark one more than unicode-width does;
/// where the two differ from each other, ratatui is right, for it places the cells.
pub(super) fn grapheme_width(grapheme: &str) -> usize {
    let sound_marks = grapheme
        .chars()
        .filter(|c| matches!(c, '\u{FF9E}' | '\u{FF9F}'))
        .count();
    grapheme.width() + sound_marks
}

/// The graphemes of a text as (byte offset, grapheme, columns); ASCII without a table look-up.
struct Graphemes<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = (usize, &'a str, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.at;
        let rest = &self.text[at..];
        let (grapheme, width) = match rest.as_bytes() {
            [] => return None,
            // An ASCII character stands alone when another one follows.
            [a] if is_simple(a) => (rest, 1),
            [a, b, ..] if is_simple(a) && is_simple(b) => (&rest[..1], 1),
            _ => {
                let grapheme = rest.graphemes(true).next()?;
                (grapheme, grapheme_width(grapheme))
            }
        };
        self.at += grapheme.len();
        Some((at, grapheme, width))
    }
}

/// Whether a byte is an ASCII character of one column, or a line end.
fn is_simple(byte: &u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\n')
}

fn graphemes(text: &str) -> Graphemes<'_> {
    Graphemes { text, at: 0 }
}

/// Columns that the text takes on one line.
pub fn width(text: &str) -> usize {
    // Each stands alone then.
    if text.bytes().all(|byte| is_simple(&byte)) {
        return text.len();
    }
    graphemes(text).map(|(_, _, width)| width).sum()
}

/// The text, cut to at most `cols` columns; where something had to go, the last column is `…`.
/// Reads no further than the cut.
pub fn truncate(text: &str, cols: usize) -> Cow<'_, str> {
    let (mut used, mut keep) = (0, 0);
    for (at, grapheme, width) in graphemes(text) {
        used += width;
        if used > cols {
            let ellipsis = if cols == 0 { "" } else { "…" };
            return Cow::Owned(format!("{}{ellipsis}", &text[..keep]));
        }
        if used < cols {
            keep = at + grapheme.len();
        }
    }
    Cow::Borrowed(text)
}

/// The text, cut to at most `cols` columns; where something had to go, `…` stands in its middle: a name is told
/// from others by its end as well.
pub fn without_middle(text: &str, cols: usize) -> Cow<'_, str> {
    let all = width(text);
    if all <= cols {
        return Cow::Borrowed(text);
    }
    let room = cols.saturating_sub(1);
    let (mut head, mut tail) = (0, text.len());
    let mut used = 0;
    for (at, grapheme, width) in graphemes(text) {
        if used + width <= room.div_ceil(2) {
            head = at + grapheme.len();
        }
        if all - used <= room / 2 {
            tail = tail.min(at);
        }
        used += width;
    }
    Cow::Owned(format!("{}…{}", &text[..head], &text[tail..]))
}

/// The text in exactly `cols` columns: cut as by [`truncate`], or filled up with spaces.
pub fn pad(text: &str, cols: usize) -> Cow<'_, str> {
    let cut = truncate(text, cols);
    match cols - width(&cut).min(cols) {
        0 => cut,
        missing => Cow::Owned(format!("{cut}{:missing$}", "")),
    }
}

impl Clean {
    /// As [`truncate`]. What is cut of a clean text is looked through again, which costs less than to
    /// say why it need not be. What of it is the program's own stays that.
    pub fn truncate(&self, cols: usize) -> Clean {
        match truncate(self, cols) {
            Cow::Borrowed(_) => self.clone(),
            Cow::Owned(cut) => {
                let kept = cut.strip_suffix('…').unwrap_or(&cut).len();
                let ellipsis = (kept < cut.len()).then_some("…");
                clean![self.part(0..kept), ellipsis]
            }
        }
    }

    /// As [`pad`].
    pub fn pad(&self, cols: usize) -> Clean {
        let cut = self.truncate(cols);
        match cols.saturating_sub(width(&cut)) {
            0 => cut,
            missing => clean![cut, Clean::from(" ").repeat(missing)],
        }
    }
}

/// The rows of a text in so many columns, as byte ranges.
///
/// A row ends at a line break, at spaces (which belong to no row), after a wide character (Chinese and
/// Japanese put no spaces), or, inside a word that is wider than a row, between two graphemes. The
/// indent of a line is kept. As with [`str::lines`], a line break at the very end opens no further
/// row. Zero columns count as one, and a grapheme wider than a row has a row to itself, so every row
/// moves on.
pub fn wrap(text: &str, cols: usize) -> Vec<Range<usize>> {
    let rows = Rows {
        text,
        cols: cols.max(1),
        at: 0,
    };
    rows.collect()
}

/// The rows of a text, from the byte at which the next one begins.
struct Rows<'a> {
    text: &'a str,
    cols: usize,
    at: usize,
}

impl Iterator for Rows<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        if start >= self.text.len() {
            return None;
        }
        // Where the row may end, and the next one begin, when the word at hand does not fit.
        let mut soft: Option<(usize, usize)> = None;
        // The end of what has been seen other than spaces.
        let mut end = start;
        let mut used = 0;
        for (at, grapheme, width) in (Graphemes {
            text: self.text,
            at: start,
        }) {
            let next = at + grapheme.len();
            let solid = end > start;
            match grapheme {
                "\n" | "\r\n" => {
                    self.at = next;
                    return Some(
                        start..if soft.is_some_and(|s| s.1 == at) {
                            end
                        } else {
                            at
                        },
                    );
                }
                // Spaces after a word never overflow: they hang over the edge.
                " " if solid => {
                    soft = Some((end, next));
                    used += 1;
                    continue;
                }
                _ if used + width > self.cols && at > start => {
                    let (end, next) = soft.unwrap_or((at, at));
                    self.at = next;
                    return Some(start..end);
                }
                " " => {}
                _ => {
                    end = next;
                    if width > 1 {
                        soft = Some((next, next));
                    }
                }
            }
            used += width;
        }
        self.at = self.text.len();
        Some(
            start..if soft.is_some_and(|s| s.1 == self.at) {
                end
            } else {
                self.at
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::every_character;
    use proptest::prelude::*;
    use ratatui::buffer::CellWidth;

    fn rows(text: &str, cols: usize) -> Vec<&str> {
        wrap(text, cols).into_iter().map(|row| &text[row]).collect()
    }

    #[test]
    fn widths() {
        assert_eq!(width("abc"), 3);
        assert_eq!(width("漢字e\u{301}👩\u{200D}💻"), 7);
    }

    #[test]
    fn a_middle_is_left_out_where_there_is_no_room() {
        for (text, cols, cut) in [
            ("abcdefg", 7, "abcdefg"),
            ("abcdefg", 6, "abc…fg"),
            ("abcdefg", 5, "ab…fg"),
            ("abcdefg", 1, "…"),
            ("漢字漢字漢字", 7, "漢…字"),
            ("", 0, ""),
        ] {
            assert_eq!(without_middle(text, cols), cut);
            assert!(width(cut) <= cols);
        }
    }

    #[test]
    fn widths_are_those_of_ratatui() {
        for c in every_character().filter(|c| !c.is_control()) {
            for text in [format!("{c}"), format!("漢{c}"), format!("👍{c}")] {
                let placed: usize = text
                    .graphemes(true)
                    .map(|g| usize::from(g.cell_width()))
                    .sum();
                assert_eq!(width(&text), placed, "{text:?}");
            }
        }
    }

    #[test]
    fn truncation() {
        for (text, cols, cut) in [
            ("abc", 3, "abc"),
            ("abcd", 3, "ab…"),
            ("漢字", 4, "漢字"),
            ("漢字", 3, "漢…"),
            ("漢字x", 4, "漢…"),
            ("漢", 1, "…"),
            ("abc", 0, ""),
            ("", 0, ""),
            ("ee\u{301}e", 2, "e…"),
            ("abe\u{301}", 3, "abe\u{301}"),
        ] {
            assert_eq!(truncate(text, cols), cut, "{text} in {cols}");
        }
        assert!(matches!(truncate("abc", 3), Cow::Borrowed(_)));
    }

    #[test]
    fn padding() {
        assert_eq!(pad("漢", 4), "漢  ");
        assert_eq!(pad("漢字x", 4), "漢… ");
        assert_eq!(pad("", 2), "  ");
        assert_eq!(pad("abc", 0), "");
    }

    #[test]
    fn wrapping() {
        assert_eq!(rows("the quick brown fox", 10), ["the quick", "brown fox"]);
        assert_eq!(rows("the quick brown fox", 9), ["the quick", "brown fox"]);
        assert_eq!(
            rows("the quick brown fox", 8),
            ["the", "quick", "brown", "fox"]
        );
        assert_eq!(rows("a    b", 3), ["a", "b"]);
        assert_eq!(rows("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(rows("a bcdefgh", 4), ["a", "bcde", "fgh"]);
        assert_eq!(rows("  indent kept", 9), ["  indent", "kept"]);
        assert_eq!(rows("a\n\nb\n", 5), ["a", "", "b"]);
        assert_eq!(rows("a  \r\nb  ", 5), ["a", "b"]);
        assert_eq!(rows("", 5), [""; 0]);
        assert_eq!(rows("   ", 2), ["  ", " "]);
        assert_eq!(rows("a\u{A0}b c", 3), ["a\u{A0}b", "c"]);
        assert_eq!(rows("in 漢字漢字 ok", 6), ["in 漢", "字漢字", "ok"]);
        assert_eq!(rows("漢a", 1), ["漢", "a"]);
        assert_eq!(rows("ab", 0), ["a", "b"]);
        assert_eq!(rows("e\u{301}e\u{301}", 1), ["e\u{301}", "e\u{301}"]);
    }

    proptest! {
        #[test]
        fn every_text_in_every_width(text in "[ a-c漢é👍\u{301}\n]{0,60}", cols in 0_usize..12) {
            let mut seen = 0;
            for row in wrap(&text, cols) {
                prop_assert!(text[seen..row.start].chars().all(|c| matches!(c, ' ' | '\n')));
                let shown = &text[row.clone()];
                prop_assert!(!shown.contains('\n'));
                prop_assert!(width(shown) <= cols || shown.graphemes(true).filter(|g| g.width() > 0).count() == 1);
                seen = row.end;
            }
            prop_assert!(text[seen..].chars().all(|c| matches!(c, ' ' | '\n')));
            prop_assert_eq!(width(&pad(&text, cols)), cols);
            prop_assert!(width(&truncate(&text, cols)) <= cols);
        }
    }
}
