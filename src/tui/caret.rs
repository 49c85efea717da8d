//! Words of a passage, chosen with the keyboard.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// A word of a paragraph on which the keys stand and, once it is set, another from which on all words
/// up to this one are chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caret {
    /// The paragraph, by its place in the document.
    pub paragraph: usize,
    /// The bytes of its word.
    pub word: Range<usize>,
    pub anchor: Option<Range<usize>>,
}

impl Caret {
    /// On the word of the paragraph's text at a byte, or the first; none where there are no words.
    pub fn on(paragraph: usize, text: &str, at: usize) -> Option<Self> {
        let words = words(text);
        let after = words.partition_point(|word| word.end <= at);
        let word = words.get(after).or(words.last())?.clone();
        Some(Self {
            paragraph,
            word,
            anchor: None,
        })
    }

    /// The bytes of all words that are chosen.
    pub fn chosen(&self) -> Range<usize> {
        match &self.anchor {
            Some(anchor) => anchor.start.min(self.word.start)..anchor.end.max(self.word.end),
            None => self.word.clone(),
        }
    }

    /// Goes on by some words, or back.
    pub fn step(&mut self, text: &str, by: isize) {
        let words = words(text);
        let now = words.partition_point(|word| word.start < self.word.start);
        let next = now.saturating_add_signed(by);
        if let Some(word) = words.get(next.min(words.len().saturating_sub(1))) {
            self.word = word.clone();
        }
    }

    /// Goes to the word at a byte of the text.
    pub fn go(&mut self, text: &str, at: usize) {
        if let Some(there) = Self::on(self.paragraph, text, at) {
            self.word = there.word;
        }
    }

    /// What is chosen, without the signs of a sentence at its ends that are not the words' own.
    pub fn quoted(&self, text: &str) -> Range<usize> {
        let chosen = self.chosen();
        let words = text.get(chosen.clone()).unwrap_or("");
        let is_sign = |c: char| "“”\"«»„‘’'(),.;:!?…—–".contains(c);
        let start = chosen.start + words.len() - words.trim_start_matches(is_sign).len();
        let end = chosen.start + words.trim_end_matches(is_sign).len();
        match start < end {
            true => start..end,
            false => chosen,
        }
    }
}

/// The words of a text: what stands between white space and, in writing without it, each word.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut was_letter = false;
    for (at, part) in text.split_word_bound_indices() {
        let end = at + part.len();
        if part.trim().is_empty() {
            was_letter = false;
            continue;
        }
        let is_letter = part.starts_with(char::is_alphanumeric);
        match words.last_mut() {
            Some(last) if last.end == at && !(was_letter && is_letter) => last.end = end,
            _ => words.push(at..end),
        }
        was_letter = is_letter;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_stands_between_spaces() {
        let all = |text: &'static str| -> Vec<&str> {
            words(text).into_iter().map(|word| &text[word]).collect()
        };
        assert_eq!(
            all(" He said, “$270 don’t” –\nMS-13."),
            ["He", "said,", "“$270", "don’t”", "–", "MS-13."]
        );
        assert_eq!(all("彼は 東京。"), ["彼", "は", "東", "京。"]);
        assert!(all(" \n").is_empty());
    }

    #[test]
    fn it_moves_and_chooses() {
        let text = "one “two three, four”.";
        let mut caret = Caret::on(0, text, 5).unwrap();
        assert_eq!(&text[caret.chosen()], "“two");
        caret.anchor = Some(caret.word.clone());
        caret.step(text, 1);
        assert_eq!(&text[caret.chosen()], "“two three,");
        assert_eq!(&text[caret.quoted(text)], "two three");
        caret.step(text, 9);
        assert_eq!(&text[caret.quoted(text)], "two three, four");
        caret.step(text, -9);
        assert_eq!(&text[caret.chosen()], "one “two");
        caret.go(text, text.len());
        assert_eq!(&text[caret.word.clone()], "four”.");
        assert_eq!(Caret::on(0, " ", 0), None);
    }
}
