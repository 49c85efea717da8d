//! Words that the end of a paragraph or a page parts: `un-` and `able`. Half of one is no word.

use std::ops::Range;

use super::{Document, Paragraph};

/// Where in a document's forms half a word begins or ends.
#[derive(Clone, Debug, Default)]
pub struct Torn {
    starts: Vec<usize>,
    ends: Vec<usize>,
}

/// Paragraphs that may stand between the halves of a word: what is at the edges of two pages.
const BETWEEN: usize = 8;

impl Torn {
    /// Whether a range of the forms begins with the second half of a word, or ends with the first.
    pub fn cuts(&self, range: &Range<usize>) -> bool {
        self.starts.binary_search(&range.start).is_ok()
            || self.ends.binary_search(&range.end).is_ok()
    }
}

impl Document {
    /// The words that are torn. Made when it is first asked for.
    pub fn torn(&self) -> &Torn {
        self.torn.get_or_init(|| {
            let mut torn = Torn::default();
            for (at, paragraph) in self.paragraphs.iter().enumerate() {
                let text = paragraph.text.trim_end();
                let half = text.trim_end_matches(HYPHENS);
                let letter = half.chars().next_back().filter(|c| c.is_alphabetic());
                let (Some(letter), true) = (letter, half.len() < text.len()) else {
                    continue;
                };
                let after = self.paragraphs.iter().enumerate().skip(at + 1);
                let near = after.take(BETWEEN).take_while(|(next, other)| {
                    *next == at + 1 || is_over_a_page(paragraph, other)
                });
                let mut rests = near.map(|(next, _)| (next, self.said_from(next)));
                let rest = rests
                    .find(|(next, from)| goes_on(letter, &self.paragraphs[*next].text[*from..]));
                let Some((next, from)) = rest else {
                    continue;
                };
                let forms = self.forms();
                let end = forms.of_mark(&(at, 0..half.len())).end;
                torn.ends.push(end);
                let whole = forms.of_mark(&(at, 0..text.len())).end;
                torn.ends.extend((whole > end).then_some(whole));
                let end = self.paragraphs[next].text.len();
                torn.starts.push(forms.of_mark(&(next, from..end)).start);
            }
            // Two words may be thought to go on with the same one.
            torn.starts.sort_unstable();
            torn
        })
    }

    /// Where what a paragraph says begins: behind the number that a program or a transcript sets before it.
    fn said_from(&self, place: usize) -> usize {
        let paragraph = &self.paragraphs[place];
        let mut spans = paragraph.spans.iter();
        let set = spans.find(|(_, whose)| whose.is_set_before());
        let set = set.map_or(0, |(range, _)| range.end);
        let number = set.max(self.transcript().number_before(place));
        let text = &paragraph.text;
        let number = text.ceil_char_boundary(number.min(text.len()));
        text.len() - text[number..].trim_start().len()
    }
}

/// What the end of a line sets behind half a word. A dash is none.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{AD}'];

fn is_over_a_page(paragraph: &Paragraph, next: &Paragraph) -> bool {
    let page = |paragraph: &Paragraph| paragraph.on_page.map(|(page, _)| page);
    let pages = page(paragraph).zip(page(next));
    pages.is_some_and(|(page, next)| next <= page + 1)
}

/// Whether a word goes on so.
fn goes_on(letter: char, text: &str) -> bool {
    text.starts_with(char::is_lowercase)
        || letter.is_uppercase() && text.starts_with(char::is_uppercase)
}
