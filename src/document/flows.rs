//! The texts of a document in which is looked for what is set otherwise than it: over the ends of its paragraphs and
//! pages, once as it is and once without each of what setting puts between its words.

use std::ops::Range;

use super::{Bare, Document, Edge, Mark, bare::Between, inset};
use crate::extract::{Span, Whose};

impl Document {
    /// Its text without what setting it adds or takes ([`Bare`]), over the ends of paragraphs and pages; and once more
    /// without what stands at the edges of pages, without the numbers and times of a transcript or a recording, without
    /// those that a program sets before paragraphs, and without markup and numbers of pages set into it, where it has some,
    /// and what is struck out in it. The numbers and times of captions are in none. Made when it is first asked for.
    pub fn flows(&self) -> &[Bare] {
        self.flows.get_or_init(|| {
            let cues = self.cues();
            // What is deleted or hidden stands at no edge of a page.
            let between = Between::Set;
            let all = |place: usize| (!cues.is_caption(place)).then(|| self.whole(place));
            let mut flows = vec![self.flow(between, &all)];
            let edges = self.edges();
            if !edges.is_empty() {
                let is_said = |place: usize| edges[place] == Edge::Said;
                flows.push(self.flow(Between::Edges, &|place| {
                    is_said(place).then(|| self.whole(place))
                }));
            }
            // Numbers that a program sets before paragraphs are left out by whoever quotes a list, and labels that the
            // reader sets; those of lines by whoever quotes a transcript, and all that stands between its pages.
            let transcript = self.transcript();
            if transcript.has_lines() {
                flows.push(self.flow(Between::Edges, &|place| {
                    transcript.words(place, &self.paragraphs)
                }));
            }
            if !cues.are_captions() {
                flows.push(self.flow(Between::Set, &|place| cues.words(place, &self.paragraphs)));
            }
            let has_number = |place: usize| self.set_before(place) > 0;
            if (0..self.paragraphs.len()).any(has_number) {
                flows.push(self.flow(Between::Set, &|place| {
                    Some(self.set_before(place)..self.whole(place).end)
                }));
            }
            self.without_markup(&all, between, &mut flows);
            flows
        })
    }

    /// Adds the text without the signs of markup and the numbers of pages that are set into it, and once more without what
    /// is struck out in it.
    fn without_markup(
        &self,
        words: &dyn Fn(usize) -> Option<Range<usize>>,
        between: Between,
        flows: &mut Vec<Bare>,
    ) {
        let spans = |is_passed: &dyn Fn(usize, &Span) -> bool| -> Vec<Mark> {
            let all = self.paragraphs.iter().enumerate();
            let all = all.flat_map(|(place, paragraph)| {
                let spans = paragraph.spans.iter().map(move |span| (place, span));
                let passed = spans.filter(|(place, span)| is_passed(*place, span));
                passed.map(|(place, (range, _))| (place, range.clone()))
            });
            all.collect()
        };
        let mut signs = spans(&|_, (_, whose)| *whose == Whose::Markup);
        signs.extend(inset::pages(&self.paragraphs));
        if signs.is_empty() {
            return;
        }
        flows.push(self.flow_without(words, between, signs.clone()));
        let gone = spans(&|place, span| self.is_taken_out(place, span));
        if !gone.is_empty() {
            flows.push(self.flow_without(words, between, [signs, gone].concat()));
        }
    }

    /// Some words of each paragraph without those at such marks.
    fn flow_without(
        &self,
        words: &dyn Fn(usize) -> Option<Range<usize>>,
        between: Between,
        mut passed: Vec<Mark>,
    ) -> Bare {
        passed.sort_by_key(|(place, range)| (*place, range.start));
        let ranges = self.ranges(words).into_iter();
        let ranges = ranges.flat_map(|(place, range)| {
            let first = passed.partition_point(|(of, _)| *of < place);
            let inside = passed[first..].iter().take_while(|(of, _)| *of == place);
            let inside = inside.map(|mark| self.forms().of_mark(mark));
            shown(&range, inside)
        });
        let ranges: Vec<Range<usize>> = ranges.collect();
        Bare::of_ranges(self.forms().text(), &ranges, between)
    }

    /// Whether words within a paragraph were taken out of it and still stand there: some of its words stand on both sides.
    fn is_taken_out(&self, place: usize, (range, whose): &Span) -> bool {
        let paragraph = &self.paragraphs[place];
        let is_word = |words: Range<usize>| {
            let words = paragraph.text.get(words);
            words.is_some_and(|words| words.contains(char::is_alphanumeric))
        };
        matches!(whose, Whose::Struck | Whose::Deleted(_))
            && !paragraph.is_beside
            && is_word(0..range.start)
            && is_word(range.end..paragraph.text.len())
    }

    /// Some words of each paragraph, by its bytes; none of one that is passed over.
    fn flow(&self, between: Between, words: &dyn Fn(usize) -> Option<Range<usize>>) -> Bare {
        let ranges = self.ranges(words).into_iter().map(|(_, range)| range);
        let ranges: Vec<Range<usize>> = ranges.collect();
        Bare::of_ranges(self.forms().text(), &ranges, between)
    }

    /// Where such words stand in the forms, each with its paragraph.
    fn ranges(&self, words: &dyn Fn(usize) -> Option<Range<usize>>) -> Vec<(usize, Range<usize>)> {
        let forms = self.forms();
        // What is deleted or hidden has a block of its own, which whoever reads on passes over.
        let all = (0..self.paragraphs.len()).filter(|place| !self.paragraphs[*place].is_beside);
        let ranges = all.filter_map(|place| {
            let whole = self.whole(place);
            let words = words(place)?;
            let place_of_words = forms.paragraph(place);
            let range = match words == whole {
                true => place_of_words,
                false => {
                    let taken = |range: Range<usize>| forms.of_mark(&(place, range));
                    let start = match words.start {
                        0 => place_of_words.start,
                        start => taken(0..start).end.min(place_of_words.end),
                    };
                    let end = match words.end < whole.end {
                        true => taken(words.end..whole.end).start,
                        false => place_of_words.end,
                    };
                    start..end.max(start)
                }
            };
            Some((place, range))
        });
        ranges.collect()
    }

    fn whole(&self, place: usize) -> Range<usize> {
        0..self.paragraphs[place].text.len()
    }

    /// The bytes at the beginning of a paragraph that a program sets before it.
    fn set_before(&self, place: usize) -> usize {
        let mut spans = self.paragraphs[place].spans.iter();
        let set = spans.find(|(_, whose)| whose.is_set_before());
        set.map_or(0, |(range, _)| range.end)
    }
}

/// The parts of a range that are left without others, in their order.
fn shown(range: &Range<usize>, passed: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = range.start;
    for passed in passed {
        parts.push(from..passed.start.clamp(from, range.end));
        from = from.max(passed.end).min(range.end);
    }
    parts.push(from..range.end);
    parts.retain(|part| !part.is_empty());
    parts
}
