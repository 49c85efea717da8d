//! A document in parts that are small enough to be laid out at once: its paragraphs, the long ones in
//! several. So a line of ten megabytes costs a screen no more than a short one.

use std::ops::Range;

use super::Paragraph;

/// Bytes of a part, about.
const PART: usize = 8 << 10;

/// The parts of a document, from 0.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// The paragraphs that are long.
    long: Vec<Long>,
    count: usize,
}

#[derive(Clone, Debug)]
struct Long {
    paragraph: usize,
    /// The first of its parts.
    first: usize,
    /// Where in its text each part begins; the first one at 0.
    starts: Vec<usize>,
    end: usize,
}

impl Parts {
    /// The parts of paragraphs in memory.
    pub fn of(paragraphs: &[Paragraph]) -> Self {
        let mut parts = Self::default();
        for (number, paragraph) in paragraphs.iter().enumerate() {
            let text = &*paragraph.text;
            if text.len() <= 2 * PART {
                parts.count += 1;
                continue;
            }
            let starts = starts(text);
            let first = parts.count;
            parts.count += starts.len();
            parts.long.push(Long {
                paragraph: number,
                first,
                starts,
                end: text.len(),
            });
        }
        parts
    }

    /// As many paragraphs, each one part.
    pub fn whole(paragraphs: usize) -> Self {
        Self {
            long: Vec::new(),
            count: paragraphs,
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The paragraph of a part, and which bytes of its text the part is; none where it is all of it.
    pub fn get(&self, part: usize) -> (usize, Option<Range<usize>>) {
        let after = self.long.partition_point(|long| long.first <= part);
        let Some(long) = after.checked_sub(1).and_then(|last| self.long.get(last)) else {
            return (part, None);
        };
        let inside = part - long.first;
        match long.starts.get(inside) {
            Some(start) => {
                let end = long.starts.get(inside + 1).copied().unwrap_or(long.end);
                (long.paragraph, Some(*start..end))
            }
            None => (long.paragraph + 1 + inside - long.starts.len(), None),
        }
    }

    /// The part of a paragraph in which a byte of its text stands.
    pub fn at(&self, paragraph: usize, byte: usize) -> usize {
        let after = self
            .long
            .partition_point(|long| long.paragraph <= paragraph);
        let Some(long) = after.checked_sub(1).and_then(|last| self.long.get(last)) else {
            return paragraph;
        };
        match long.paragraph == paragraph {
            true => long.first + long.starts.partition_point(|start| *start <= byte).max(1) - 1,
            false => long.first + long.starts.len() + (paragraph - long.paragraph - 1),
        }
    }

    /// The parts of a paragraph.
    pub fn of_paragraph(&self, paragraph: usize) -> Range<usize> {
        self.at(paragraph, 0)..self.at(paragraph, usize::MAX) + 1
    }
}

/// Where a long text is cut: behind white space where there is some, else between characters.
fn starts(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    let mut start = 0;
    while text.len() - start > 2 * PART {
        let end = text.floor_char_boundary(start + PART);
        let space = text[start..end].rfind(char::is_whitespace);
        start = match space.filter(|space| *space > PART / 2) {
            Some(space) => text.ceil_char_boundary(start + space + 1),
            None => end,
        };
        starts.push(start);
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_of_every_paragraph_is_in_one_part() {
        let texts = [
            "short".to_owned(),
            "word é ".repeat(9_000),
            String::new(),
            "漢".repeat(20_000),
            "x".repeat(2 * PART),
            "y".repeat(2 * PART + 1),
            "end".to_owned(),
        ];
        let paragraph = |text: &String| Paragraph {
            number: None,
            on_page: None,
            text: text.as_str().into(),
            lines: 1..=1,
            spans: Box::default(),
            is_beside: false,
            size: None,
        };
        let paragraphs: Vec<Paragraph> = texts.iter().map(paragraph).collect();
        let parts = Parts::of(&paragraphs);
        let mut joined = vec![String::new(); texts.len()];
        for part in 0..parts.len() {
            let (paragraph, range) = parts.get(part);
            let text = &texts[paragraph];
            let range = range.unwrap_or(0..text.len());
            assert!(range.len() <= 2 * PART, "{range:?}");
            for byte in [range.start, range.end.saturating_sub(1).max(range.start)] {
                assert_eq!(parts.at(paragraph, byte), part);
            }
            assert!(parts.of_paragraph(paragraph).contains(&part));
            joined[paragraph].push_str(&text[range]);
        }
        assert_eq!(joined, texts);
        assert!(parts.len() > texts.len() + 10);
        let cut = parts.get(parts.at(1, PART * 2)).1.unwrap();
        assert!(texts[1][..cut.start].ends_with(' '), "cut at a space");
        assert_eq!(Parts::whole(3).get(2), (2, None));
        assert_eq!(Parts::whole(3).at(2, 77), 2);
    }
}
