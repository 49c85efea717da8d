//! A term of a query, ready to be looked for in folded text.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use memchr::memmem;

use super::prose::Prose;
use crate::query::{TextTerm, is_begin, is_boundary};

/// Words to be found, at the edges of words.
#[derive(Debug)]
pub struct Needle {
    how: How,
    /// Whether the last word may go on behind what is looked for.
    goes_on: bool,
}

#[derive(Debug)]
enum How {
    One(Box<memmem::Finder<'static>>),
    Any(Box<AhoCorasick>),
    /// Nothing is looked for, and nothing found.
    Nothing,
}

/// A paragraph in which a term stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    pub paragraph: u32,
    /// Whether it stands there as a whole word, and not only as the beginning of one.
    pub whole: bool,
}

impl Needle {
    /// A term, which must stand as whole words unless it is [`TextTerm::Begun`]. Of a word with edits only
    /// the word itself is looked for: which others are near, a vocabulary knows.
    pub fn new(term: &TextTerm) -> Self {
        let (words, goes_on) = match term {
            TextTerm::Begun(words) => (words, true),
            TextTerm::Whole(words) | TextTerm::Near { word: words, .. } => (words, false),
        };
        Self::one(words, goes_on)
    }

    fn one(words: &str, goes_on: bool) -> Self {
        let finder = memmem::Finder::new(words).into_owned();
        let how = match words.is_empty() {
            true => How::Nothing,
            false => How::One(Box::new(finder)),
        };
        Self { how, goes_on }
    }

    /// Any of these words, whole.
    pub fn any_of(words: &[&str]) -> Self {
        if let [only] = words {
            return Self::one(only, false);
        }
        let built = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(words);
        let how = match built {
            Ok(any) if !words.is_empty() => How::Any(Box::new(any)),
            _ => How::Nothing,
        };
        Self {
            how,
            goes_on: false,
        }
    }

    /// The bytes of what is looked for; 0 where that is one of several words.
    pub fn bytes(&self) -> usize {
        match &self.how {
            How::One(finder) => finder.needle().len(),
            How::Any(_) | How::Nothing => 0,
        }
    }

    /// The paragraphs in which it stands, in their order.
    pub fn stands(&self, prose: &Prose) -> Vec<Stand> {
        let mut stands: Vec<Stand> = Vec::new();
        let mut at = 0;
        while let Some((range, whole)) = self.next(prose.text(), at) {
            let from = stands.last().map_or(0, |stand| stand.paragraph as usize);
            let number = prose.paragraph_of(range.start, from);
            let paragraph = number as u32;
            match stands.last_mut() {
                Some(last) if last.paragraph == paragraph => last.whole |= whole,
                _ => stands.push(Stand { paragraph, whole }),
            }
            // More of the same in a paragraph would say nothing new.
            at = match whole {
                true => prose.range(number).end,
                false => range.end,
            };
        }
        stands
    }

    /// Where it stands in a folded text, in order and without overlap.
    pub fn places(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let (range, _) = self.next(text, at)?;
            at = range.end;
            Some(range)
        })
    }

    /// Whether it stands anywhere in a folded text.
    pub fn is_in(&self, text: &str) -> bool {
        self.next(text, 0).is_some()
    }

    /// The next place from a byte on, and whether whole words stand there.
    fn next(&self, text: &str, mut from: usize) -> Option<(Range<usize>, bool)> {
        loop {
            let found = self.find(text, from)?;
            let ends = is_boundary(text, found.end);
            if (ends || self.goes_on) && is_begin(text, found.start) {
                return Some((found, ends));
            }
            // The next character: what is found is not empty.
            let character = text[found.start..].chars().next();
            from = found.start + character.map_or(1, char::len_utf8);
        }
    }

    fn find(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let rest = text.as_bytes().get(from..)?;
        match &self.how {
            How::One(finder) => {
                let at = from + finder.find(rest)?;
                Some(at..at + finder.needle().len())
            }
            How::Any(any) => {
                let found = any.find(rest)?;
                Some(from + found.start()..from + found.end())
            }
            How::Nothing => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begun(words: &str) -> Needle {
        Needle::new(&TextTerm::Begun(words.into()))
    }

    fn whole(words: &str) -> Needle {
        Needle::new(&TextTerm::Whole(words.into()))
    }

    #[test]
    fn words_are_found_at_their_edges_only() {
        for (needle, text, found) in [
            (begun("deport"), "he was deported, not deport-able", 2),
            (begun("port"), "deported airport", 0),
            (whole("deport"), "deported; deport", 1),
            (begun("ms-13"), "ms-13, ms-130, xms-13", 2),
            (whole("ms-13"), "ms-13, ms-130, xms-13", 1),
            (begun("said no"), "said nothing; said, no; unsaid no", 1),
            (whole("said no"), "said nothing; said no", 1),
            (begun("aa"), "aaaa aa", 2),
            (whole("aa"), "aaaa aa", 1),
            // Where no space parts words, any place is an edge.
            (whole("京"), "東京都", 1),
            (begun("都市"), "東京都市部", 1),
            (whole("เทพ"), "กรุงเทพ", 1),
            (whole("हिन"), "हिन्दी", 0),
            (begun("हिन"), "हिन्दी", 1),
            (begun(""), "anything", 0),
            (
                Needle::any_of(&["form", "from"]),
                "from a form, reform, forms",
                2,
            ),
            (
                Needle::any_of(&["deform", "form"]),
                "deforms form deform",
                2,
            ),
            (Needle::any_of(&[]), "anything", 0),
        ] {
            assert_eq!(needle.places(text).count(), found, "{needle:?} in {text}");
            assert_eq!(needle.is_in(text), found > 0);
        }
    }

    #[test]
    fn a_paragraph_is_told_once_and_whole_words_are_told_apart() {
        let prose = Prose::of([
            "Reports. A report, reports",
            "",
            "reporting",
            "none",
            "a report",
        ]);
        let stand = |paragraph, whole| Stand { paragraph, whole };
        assert_eq!(
            begun("report").stands(&prose),
            [stand(0, true), stand(2, false), stand(4, true)]
        );
        assert_eq!(
            whole("report").stands(&prose),
            [stand(0, true), stand(4, true)]
        );
        // Nothing is found across two paragraphs.
        assert!(begun("reports reporting").stands(&prose).is_empty());
    }
}
