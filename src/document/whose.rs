//! Whose words stand at a place, where they are not simply the document's.

use std::{fmt::Write, ops::Range};

use super::{Document, Mark, Paragraph};
use crate::extract::{Span, Whose};

/// How many places are told of a document on one page.
const TOLD: usize = 20;

/// So much of a span is repeated where it is told.
const WORDS: usize = 8;

/// Some words of a document: where they stand, several marks for those of one quote.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'m> {
    pub marks: &'m [Mark],
    /// Whether they stand nowhere else.
    pub is_only: bool,
}

impl<'m> From<&'m [Mark]> for Standing<'m> {
    fn from(marks: &'m [Mark]) -> Self {
        let is_only = true;
        Self { marks, is_only }
    }
}

impl Document {
    /// What the words at a mark are; of several things what says most against quoting them as the document's.
    /// None where they are the document's own. Headings and numbers of paragraphs are that.
    pub fn whose(&self, mark: &Mark) -> Option<Whose> {
        self.all_whose(std::slice::from_ref(mark).into())
            .into_iter()
            .next()
    }

    /// All that some words are, each once, what says most against quoting them first.
    pub fn all_whose(&self, words: Standing<'_>) -> Vec<Whose> {
        let Standing { marks, is_only } = words;
        let mut all: Vec<Whose> = Vec::new();
        for (number, (place, words)) in marks.iter().enumerate() {
            let Some(paragraph) = self.paragraph(*place) else {
                continue;
            };
            // Who quotes on over the end of a paragraph quotes over what was taken out there, if not that itself.
            let is_other = |mark: Option<&Mark>| {
                let beside = mark.and_then(|(place, _)| self.paragraphs.get(*place));
                beside.is_some_and(|paragraph| {
                    let mut spans = paragraph.spans.iter();
                    !spans.any(|(_, whose)| whose.over(&paragraph.text).is_some())
                })
            };
            let comes_on = is_other(number.checked_sub(1).and_then(|before| marks.get(before)));
            let goes_on = is_other(marks.get(number + 1));
            // What the file itself has one after the other is not quoted over a gap between its columns.
            let is_of_file = |first: Option<usize>| {
                let first = first.and_then(|first| marks.get(first..first + 2));
                matches!(first, Some([words, next]) if self.goes_on_in_file(words, next))
            };
            let (is_before, is_behind) =
                (is_of_file(number.checked_sub(1)), is_of_file(Some(number)));
            let touched = paragraph.spans.iter().filter(|(span, whose)| {
                let is_gap = *whose == Whose::OverGap;
                let is_at_edge = whose.is_place()
                    && (comes_on && span.start == words.start && !(is_gap && is_before)
                        || goes_on && span.end == words.end && !(is_gap && is_behind));
                whose.matters() && (is_at_edge || span.start < words.end && words.start < span.end)
            });
            all.extend(touched.map(|(_, whose)| whose.clone()));
            // Words that end before a gap and go on elsewhere pass it, too.
            let is_passed = |(place, whose): &(Range<usize>, Whose)| {
                let rest = paragraph.text.get(words.end..place.start);
                *whose == Whose::OverGap && rest.is_some_and(|rest| rest.trim().is_empty())
            };
            let has_more = number + 1 < marks.len();
            let is_over_gap = has_more && !is_behind && paragraph.spans.iter().any(is_passed);
            all.extend(is_over_gap.then_some(Whose::OverGap));
            // So do words of a sentence that is quoted without what stands between them in it.
            let mut rest = marks.iter().skip(number + 1);
            let behind = rest.find(|(next, _)| next == place);
            let between = behind.map_or(0..0, |(_, behind)| words.end..behind.start);
            let left_out = paragraph.spans.iter();
            let left_out =
                left_out.filter(|(span, _)| span.start < between.end && between.start < span.end);
            all.extend(left_out.filter_map(|(_, whose)| whose.without()));
        }
        let mut all: Vec<Whose> = all
            .into_iter()
            .map(|whose| match self.are_all(marks, &whose) {
                true => whose,
                false => whose.in_part(),
            })
            .collect();
        all.sort_unstable_by(|one, other| other.of_some().cmp(one.of_some()));
        all.dedup();
        match is_only {
            true => all,
            // Those elsewhere may be another's.
            false => all
                .into_iter()
                .map(|whose| Whose::First(whose.into()))
                .collect(),
        }
    }

    /// Whether the figures beside a byte of the forms stand in two columns or cells ([`Paragraph::parts_figures`]).
    pub fn parts_figures(&self, at: usize) -> bool {
        let forms = self.forms();
        let before = forms.text().get(..at).unwrap_or_default();
        let before = before.trim_end_matches(' ');
        let Some(last) = before.chars().next_back().filter(|c| c.is_numeric()) else {
            return false;
        };
        let (place, last) = forms.mark(before.len() - last.len_utf8()..before.len());
        let paragraph = self.paragraphs.get(place);
        paragraph.is_some_and(|paragraph| paragraph.parts_figures(last.end))
    }

    /// Whether all the words at some marks are this.
    fn are_all(&self, marks: &[Mark], whose: &Whose) -> bool {
        let is_word = |words: &str| words.contains(char::is_alphanumeric);
        marks.iter().all(|(place, words)| {
            let Some(paragraph) = self.paragraph(*place) else {
                return true;
            };
            let spans = paragraph.spans.iter().filter(|(_, of)| of == whose);
            let mut spans: Vec<&Range<usize>> = spans.map(|(range, _)| range).collect();
            spans.sort_unstable_by_key(|range| range.start);
            let text = |range: Range<usize>| paragraph.text.get(range).unwrap_or_default();
            let mut from = words.start;
            for span in spans {
                if is_word(text(from..span.start.min(words.end))) {
                    return false;
                }
                from = from.max(span.end);
            }
            !is_word(text(from..words.end))
        })
    }

    /// Whether some words at these marks were put or moved there, or taken out, which nobody has accepted.
    pub fn has_unaccepted(&self, marks: &[Mark]) -> bool {
        let is_changed = |whose: &Whose| {
            matches!(
                whose.of_some(),
                Whose::Inserted(_) | Whose::Moved(_) | Whose::Deleted(_)
            )
        };
        self.all_whose(marks.into()).iter().any(is_changed)
    }

    /// What is to be told beside a verdict on some words: "in an insertion by Counsel B, not
    /// accepted". None where they are the document's own.
    pub fn said_of(&self, words: Standing<'_>) -> Option<String> {
        said(&self.all_whose(words))
    }

    /// The places at which words are not simply the document's, a line each, and what they are; what is
    /// neither struck, hidden, commented nor changed is not listed, nor what comes after the first of them,
    /// which are counted. Of a text too large for memory nothing is known.
    pub fn told(&self) -> Vec<String> {
        let mut told = Vec::new();
        let mut more = 0;
        for (place, paragraph) in self.paragraphs.iter().enumerate() {
            let spans = paragraph.spans.iter();
            for (range, whose) in spans.filter(|(_, whose)| is_told(whose)) {
                if told.len() == TOLD {
                    more += 1;
                    continue;
                }
                let mut line = self.place(place).map_or_else(String::new, |place| {
                    let places = vec![place];
                    format!("{} ", crate::model::Locator { places })
                });
                let words = paragraph.text.get(range.clone()).unwrap_or_default();
                let _ = write!(line, "{whose}: “{}”", beginning(words));
                told.push(line);
            }
        }
        if more > 0 {
            told.push(format!("and {more} more"));
        }
        told
    }
}

/// What is to be told of words that are all of these; none where they are nothing.
pub fn said(all: &[Whose]) -> Option<String> {
    let all: Vec<String> = all.iter().map(Whose::to_string).collect();
    (!all.is_empty()).then(|| all.join("; "))
}

/// Whether a document's page names each place of the kind.
fn is_told(whose: &Whose) -> bool {
    matches!(
        whose,
        Whose::Comment(_)
            | Whose::Moved(_)
            | Whose::Inserted(_)
            | Whose::Deleted(_)
            | Whose::Doubtful
            | Whose::Redacted
            | Whose::White
            | Whose::Turned
            | Whose::Struck
            | Whose::Hidden
            | Whose::Alternative
    )
}

impl Paragraph {
    /// Whether the figures beside a byte stand in two columns or cells: then they are two, and no parts of one.
    pub fn parts_figures(&self, at: usize) -> bool {
        let Some((before, behind)) = self.text.split_at_checked(at) else {
            return false;
        };
        let (before, behind) = (before.trim_end(), behind.trim_start());
        let space = before.len()..=self.text.len() - behind.len();
        let is_gap = |(gap, whose): &Span| {
            *whose == Whose::OverGap && space.contains(&gap.start) && space.contains(&gap.end)
        };
        before.ends_with(char::is_numeric)
            && behind.starts_with(char::is_numeric)
            && self.spans.iter().any(is_gap)
    }

    /// What stands above it where it is shown: of all its words, or of some of them, which are repeated.
    pub fn labels(&self) -> Vec<String> {
        let label = |(range, whose): &Span| {
            let words = self.text.get(range.clone())?;
            Some(match range.len() == self.text.len() {
                true => whose.to_string(),
                false => format!("{whose}: “{}”", beginning(words)),
            })
        };
        // Each row of a table has a label, which tells itself what it is.
        // What was taken out has a block of its own, and says so there.
        let is_shown =
            |whose: &Whose| whose.matters() && *whose != Whose::Label && !whose.is_place();
        let spans = self.spans.iter().filter(|(_, whose)| is_shown(whose));
        spans.filter_map(label).collect()
    }
}

/// The first words of some, and that there are more.
fn beginning(words: &str) -> String {
    let mut all = words.split_whitespace();
    let first: Vec<&str> = all.by_ref().take(WORDS).collect();
    let rest = if all.next().is_some() { " …" } else { "" };
    format!("{}{rest}", first.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::Held,
        extract::{Block, By, Extracted, Format},
    };

    fn document() -> Document {
        let by = By {
            who: Some("Counsel B".into()),
            when: None,
        };
        let text = "The office did not know of it.";
        let mut first = Block::new(None, text);
        let at = |words: &str| {
            let from = text.find(words).unwrap();
            from..from + words.len()
        };
        first.spans = vec![
            (at("The office did not"), Whose::Note),
            (at("did not"), Whose::Inserted(by.clone())),
            (at("know"), Whose::Heading),
        ];
        let second = Block {
            is_beside: true,
            ..Block::new(None, "knew since February").of(Whose::Deleted(by))
        };
        let extracted = Extracted {
            blocks: vec![first, second, Block::new(None, "Nothing else.")],
            ..Extracted::default()
        };
        Document::extracted(Held::Original, Format::Docx, extracted)
    }

    #[test]
    fn of_several_things_the_worst_is_told_first() {
        let document = document();
        let said = |mark: Mark| document.said_of([mark][..].into());
        let inserted = "in an insertion by Counsel B, not accepted";
        assert_eq!(said((0, 0..3)).as_deref(), Some("in a footnote"));
        assert_eq!(
            said((0, 0..14)),
            Some(format!("in part {inserted}; in a footnote"))
        );
        assert_eq!(
            document
                .whose(&(1, 0..4))
                .map(|whose| whose.to_string())
                .as_deref(),
            Some("deleted by Counsel B")
        );
        // A heading is the document's own, and so is what touches a span only.
        for own in [(0, 19..30), (0, 18..18), (2, 0..7), (9, 0..1)] {
            assert_eq!(said(own.clone()), None, "{own:?}");
        }
    }

    #[test]
    fn what_stands_beside_has_the_number_of_what_it_stands_beside() {
        let document = document();
        let numbers: Vec<Option<u32>> = document.paragraphs.iter().map(|p| p.number).collect();
        assert_eq!(numbers, [Some(1), Some(1), Some(2)]);
        assert_eq!(document.located(&"¶1".parse().unwrap()), [0, 1]);
        assert_eq!(
            document.told(),
            [
                "¶1 in an insertion by Counsel B, not accepted: “did not”",
                "¶1 deleted by Counsel B: “knew since February”"
            ]
        );
        assert_eq!(document.paragraphs[1].labels(), ["deleted by Counsel B"]);
    }
}
