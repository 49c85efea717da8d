//! Where words begin and end in a line that is typed.

use unicode_segmentation::UnicodeSegmentation;

/// What a key takes for a word.
#[derive(Clone, Copy)]
pub(super) enum Word {
    /// What stands between white space.
    Spaced,
    /// Letters and numbers, as readline has it, and a colon between two of them: `standing:denied` is one
    /// term of a query.
    Lettered,
}

impl Word {
    /// The start of the word at or before a byte.
    pub(super) fn start_before(self, text: &str, at: usize) -> usize {
        let pieces = self.pieces(text);
        let before = pieces.iter().rev().skip_while(|(start, _)| *start >= at);
        let mut word = before
            .skip_while(|(_, belongs)| !belongs)
            .take_while(|(_, belongs)| *belongs);
        word.by_ref().last().map_or(0, |(start, _)| *start)
    }

    /// The end of the word at or behind a byte.
    pub(super) fn end_behind(self, text: &str, at: usize) -> usize {
        let pieces = self.pieces(text);
        let mut behind = pieces
            .iter()
            .skip_while(|(start, _)| *start < at)
            .skip_while(|(_, belongs)| !belongs);
        let end = behind.find(|(_, belongs)| !belongs);
        end.map_or(text.len(), |(start, _)| *start)
    }

    /// The graphemes of a text by their first byte, and whether each belongs to a word.
    fn pieces(self, text: &str) -> Vec<(usize, bool)> {
        let graphemes = text.grapheme_indices(true);
        let belongs = |at: usize, grapheme: &str| match self {
            Self::Spaced => !grapheme.starts_with(char::is_whitespace),
            Self::Lettered if grapheme == ":" => {
                text[..at].ends_with(is_lettered) && text[at + 1..].starts_with(is_lettered)
            }
            Self::Lettered => grapheme.contains(is_lettered),
        };
        graphemes
            .map(|(at, grapheme)| (at, belongs(at, grapheme)))
            .collect()
    }
}

fn is_lettered(c: char) -> bool {
    c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(word: Word, text: &str) -> Vec<usize> {
        let mut found = vec![text.len()];
        while let Some(&at) = found.last()
            && at > 0
        {
            found.push(word.start_before(text, at));
        }
        found
    }

    #[test]
    fn words_of_letters_and_words_between_spaces() {
        let query = "by:villatoro -in:\"El Faro\" x-y: ";
        let words = |word| -> Vec<&str> {
            let mut starts = starts(word, query).into_iter().skip(1).collect::<Vec<_>>();
            starts.reverse();
            starts
                .iter()
                .map(|at| &query[*at..word.end_behind(query, *at)])
                .collect()
        };
        assert_eq!(
            words(Word::Lettered),
            ["by:villatoro", "in", "El", "Faro", "x", "y"]
        );
        assert_eq!(
            words(Word::Spaced),
            ["by:villatoro", "-in:\"El", "Faro\"", "x-y:"]
        );
    }

    #[test]
    fn words_of_other_scripts_stay_whole() {
        for word in ["हिन्दी", "cafe\u{301}", "Arévalo", "東京", "ไทยน้ำ"]
        {
            let text = format!("({word}) (");
            let end = 1 + word.len();
            assert_eq!(Word::Lettered.start_before(&text, text.len()), 1, "{word}");
            assert_eq!(Word::Lettered.end_behind(&text, 0), end, "{word}");
        }
    }
}
