//! The words around a hit, as they stand, on one line.

use std::{ops::Range, sync::Arc};

use super::{needle::Needle, sense};
use crate::{
    clean,
    query::TextTerm,
    text::{Clean, Folded, Line, clean, clean_mapped, find_all, fold, truncate, width},
};

/// What is looked for in a text at hand.
#[derive(Clone, Debug, Default)]
pub enum Sought {
    #[default]
    Nothing,
    /// These letters wherever they stand: folded, and as they were typed. A capital among them makes the
    /// case count.
    Letters(String, String),
    /// Any of these words, and how they were asked for.
    Words(Arc<[Needle]>, String),
}

impl Sought {
    /// Letters as they were typed. Where a capital is among them their case counts; accents and
    /// typography never do.
    pub fn letters(typed: &str) -> Self {
        match fold(typed) {
            letters if letters.is_empty() => Self::Nothing,
            letters => Self::Letters(letters, typed.to_owned()),
        }
    }

    /// The words of a query that was typed, as [`super::Found::words`] has them.
    pub fn words(words: &[TextTerm], typed: &str) -> Self {
        Self::Words(words.iter().map(Needle::new).collect(), typed.to_owned())
    }

    /// Whether nothing is looked for.
    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }

    /// How a message names it.
    pub fn shown(&self) -> &str {
        match self {
            Self::Nothing => "",
            Self::Letters(_, typed) | Self::Words(_, typed) => typed,
        }
    }

    /// Whether a raw text holds any of it.
    pub fn is_in(&self, raw: &str) -> bool {
        match self {
            Self::Nothing => false,
            Self::Letters(letters, typed) => match has_capital(typed) {
                true => !self.places(raw).is_empty(),
                false => fold(raw).contains(letters),
            },
            Self::Words(needles, _) => {
                let line = Line::new(raw);
                needles.iter().any(|needle| needle.is_in(line.text()))
            }
        }
    }

    /// Where it stands in a raw text, in order and without overlap.
    pub fn places(&self, raw: &str) -> Vec<Range<usize>> {
        match self {
            Self::Nothing => Vec::new(),
            Self::Letters(letters, typed) => {
                let mut places = find_all(&Folded::new(raw), letters);
                if has_capital(typed) {
                    places.retain(|place| has_case_of(&raw[place.clone()], typed));
                }
                places
            }
            Self::Words(needles, _) => {
                let line = Line::new(raw);
                let places = needles.iter().flat_map(|needle| needle.places(line.text()));
                let mut places: Vec<_> = places.map(|place| line.original(place)).collect();
                places.sort_unstable_by_key(|place| (place.start, place.end));
                joined(places)
            }
        }
    }
}

fn has_capital(typed: &str) -> bool {
    typed.chars().any(char::is_uppercase)
}

/// Whether the letters of two texts that fold alike are large and small alike.
fn has_case_of(text: &str, typed: &str) -> bool {
    let cases = |text: &str| -> Vec<bool> {
        let letters = text.chars().filter(|c| c.is_alphabetic());
        letters.map(char::is_uppercase).collect()
    };
    cases(text) == cases(typed)
}

/// Ranges in order, those that overlap as one.
pub(in crate::search) fn joined(ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// Bytes of a paragraph that an excerpt has before and after its first mark, at most.
const BEFORE: usize = 160;
const AFTER: usize = 480;

/// A part of a paragraph on one line, with the words that were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    pub text: Clean,
    /// The words that were found, by the bytes of the text.
    pub marks: Vec<Range<usize>>,
}

impl Excerpt {
    /// The words of a raw paragraph around what is looked for: where most of it stands together.
    pub fn of(raw: &str, sought: &Sought) -> Self {
        Self::with_places(raw, sought).0
    }

    /// The same, with the places of the found words that are in it, by the bytes of the raw paragraph.
    pub fn with_places(raw: &str, sought: &Sought) -> (Self, Vec<Range<usize>>) {
        let places = sought.places(raw);
        let first = densest(&places).map_or(0, |place| place.start);
        let from = word_from(raw, raw.floor_char_boundary(first.saturating_sub(BEFORE)));
        let from = sense::before(raw, first)
            .first()
            .map_or(from, |word| from.min(word.start));
        let to = raw.floor_char_boundary(first.saturating_add(AFTER).min(raw.len()));
        let part: String = raw[from..to]
            .chars()
            .map(|c| {
                if matches!(c, '\n' | '\r' | '\t') {
                    ' '
                } else {
                    c
                }
            })
            .collect();
        let (text, offsets) = clean_mapped(&part);
        let inside = places
            .into_iter()
            .filter(|place| from <= place.start && place.end <= to);
        let inside: Vec<Range<usize>> = inside.collect();
        let marks = inside
            .iter()
            .map(|place| offsets.derived(place.start - from..place.end - from));
        let marks: Vec<_> = marks.collect();
        let cut = |is_cut| if is_cut { "…" } else { "" };
        let excerpt = Self { text, marks }.between(cut(from > 0), cut(to < raw.len()));
        (excerpt, inside)
    }

    /// The part that fits so many columns, with the first mark in it, and with the words of its sentence that
    /// reverse its sense: where these stand too far from it, what is between is left out, and an ellipsis says so.
    pub fn cut(&self, columns: usize) -> Self {
        if width(&self.text) <= columns {
            return self.clone();
        }
        let window = self.window(columns);
        let Some(mark) = self.marks.first() else {
            return self.parts(&[window]);
        };
        let needed = |word: &Range<usize>| word.start < window.start || window.end < word.end;
        let before = sense::before(&self.text, mark.start);
        let after = sense::after(&self.text, mark.end);
        match before.iter().chain(&after).any(needed) {
            false => self.parts(&[self.whole_in_sense(window)]),
            true => self.gathered(columns, &before, mark, &after),
        }
    }

    /// Where a part of so many columns begins and ends that has the first mark in it.
    fn window(&self, columns: usize) -> Range<usize> {
        let first = self.marks.first().map_or(0, |mark| mark.start);
        // A third of the room is for what stands before the mark, or all that is not needed behind it.
        let behind = width(&self.text[first..]);
        let room = (columns / 3).max(columns.saturating_sub(behind + 1));
        let mut used = 1; // the ellipsis
        let before = self.text[..first].char_indices().rev();
        let fitting = before.take_while(|(at, c)| {
            used += width(&self.text[*at..at + c.len_utf8()]);
            used <= room
        });
        let from = fitting.last().map_or(first, |(at, _)| at);
        let from = match from {
            0 => 0,
            from => word_from(&self.text[..first], from).min(first),
        };
        let rest = columns.saturating_sub(usize::from(from > 0));
        let fits = width(&self.text[from..]) <= rest;
        let kept = truncate(&self.text[from..], rest);
        match kept.strip_suffix('…') {
            Some(whole) if !fits => from..from + whole.trim_end().len(),
            _ if fits => from..self.text.len(),
            _ => from..from,
        }
    }

    /// A window without its last sentence where what follows reverses the sense of a mark in it.
    fn whole_in_sense(&self, window: Range<usize>) -> Range<usize> {
        let mut inside = self.marks.iter().skip(1);
        let first_end = self.marks.first().map_or(0, |mark| mark.end);
        let lost = inside.find(|mark| {
            let after = sense::after(&self.text, mark.end);
            mark.start < window.end && after.iter().any(|word| window.end < word.end)
        });
        let end = lost.map(|mark| sense::sentence_start(&self.text, mark.start));
        match end.filter(|end| first_end <= *end) {
            Some(end) => window.start..self.text[..end].trim_end().len(),
            None => window,
        }
    }

    /// The first mark with these words before and behind it, and of what else there is as much as has room: what
    /// stands between them, the beginning of the sentence, then what follows.
    fn gathered(
        &self,
        columns: usize,
        before: &[Range<usize>],
        mark: &Range<usize>,
        after: &[Range<usize>],
    ) -> Self {
        let text: &str = &self.text;
        let fits = |parts: &[Range<usize>]| width(&self.parts(parts).text) <= columns;
        let mark = sense::word_around(text, mark);
        let mut parts: Vec<Range<usize>> = before.to_vec();
        parts.push(mark.clone());
        for word in after {
            parts.push(word.clone());
            if !fits(&parts) {
                parts.pop();
                break;
            }
        }
        if !fits(&parts) {
            // What reverses the sense is worth more than the word that was found.
            let all = self.parts(&parts);
            let kept = all.text.truncate(columns);
            // An ellipsis stands in the place of what has no room, also where one was marked.
            let same = kept.trim_end_matches('…');
            let marks = all.marks.into_iter().filter(|mark| mark.end <= same.len());
            let marks = marks.collect();
            let text = match same.len() == kept.len() {
                true => kept,
                false => clean![clean(same), "…"],
            };
            return Self { text, marks };
        }
        // The gaps, that before the mark first.
        for gap in (1..parts.len()).rev() {
            let mut joined = parts.clone();
            let right = joined.remove(gap);
            joined[gap - 1].end = right.end;
            if fits(&joined) {
                parts = joined;
            }
        }
        let mut widened = parts.clone();
        widened[0].start = sense::sentence_start(text, parts[0].start);
        if fits(&widened) {
            parts = widened;
        }
        // Behind the last part, then before the mark.
        while let Some(last) = parts.last().map(|part| part.end) {
            let Some(next) = sense::words(text, last..text.len()).next() else {
                break;
            };
            let mut widened = parts.clone();
            if let Some(part) = widened.last_mut() {
                part.end = next.end;
            }
            if !fits(&widened) {
                break;
            }
            parts = widened;
        }
        let own = parts.iter().position(|part| part.end >= mark.end);
        while let Some(own) = own.filter(|own| *own > 0) {
            let between = parts[own - 1].end..parts[own].start;
            let Some(last) = sense::words(text, between).last() else {
                break;
            };
            let mut widened = parts.clone();
            widened[own].start = last.start;
            if !fits(&widened) {
                break;
            }
            parts = widened;
        }
        self.parts(&parts)
    }

    /// Parts of the text, in order and apart from each other, with an ellipsis for what is left out.
    fn parts(&self, parts: &[Range<usize>]) -> Self {
        let mut cut = Self::default();
        for (number, part) in parts.iter().enumerate() {
            cut.text.push(&match number {
                0 if part.start == 0 => Clean::default(),
                0 => Clean::from("…"),
                _ => Clean::from(" … "),
            });
            let at = cut.text.len();
            let inside = self.marks.iter();
            let inside = inside.filter(|mark| part.start <= mark.start && mark.start < part.end);
            let moved = |place: usize| at + place.min(part.end) - part.start;
            let inside = inside.map(|mark| moved(mark.start)..moved(mark.end));
            cut.marks.extend(inside);
            cut.text.push(&clean(&self.text[part.clone()]));
        }
        let is_cut = parts
            .last()
            .is_some_and(|part| part.start < part.end && part.end < self.text.len());
        cut.text.push(&Clean::from(if is_cut { "…" } else { "" }));
        cut
    }

    /// The same between two texts of the program's own.
    fn between(self, begin: &'static str, end: &'static str) -> Self {
        let text = clean![begin, self.text, end];
        let by = begin.len();
        let marks = self.marks.into_iter();
        Self {
            text,
            marks: marks.map(|mark| mark.start + by..mark.end + by).collect(),
        }
    }
}

/// The first place behind which most others stand within an excerpt.
fn densest(places: &[Range<usize>]) -> Option<&Range<usize>> {
    let mut end = 0;
    let mut best: Option<(usize, &Range<usize>)> = None;
    for (number, place) in places.iter().enumerate() {
        while places
            .get(end)
            .is_some_and(|other| other.end <= place.start + AFTER / 2)
        {
            end += 1;
        }
        let held = end.saturating_sub(number);
        if best.is_none_or(|(most, _)| held > most) {
            best = Some((held, place));
        }
    }
    best.map(|(_, place)| place)
}

/// The first start of a word from a byte on, if one is near; else that byte.
fn word_from(text: &str, at: usize) -> usize {
    if at == 0 {
        return 0;
    }
    let near = text[at..].char_indices().take(24);
    let space = near
        .filter(|(_, c)| c.is_whitespace())
        .map(|(at, c)| at + c.len_utf8());
    at + space.into_iter().next().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(terms: &[TextTerm]) -> Sought {
        Sought::words(terms, "")
    }

    fn begun(word: &str) -> TextTerm {
        TextTerm::Begun(word.into())
    }

    fn marked(excerpt: &Excerpt) -> Vec<&str> {
        let marks = excerpt.marks.iter();
        marks.map(|mark| &excerpt.text[mark.clone()]).collect()
    }

    #[test]
    fn a_capital_makes_the_case_count() {
        let places = |typed: &str, raw: &str| Sought::letters(typed).places(raw).len();
        assert_eq!(places("musto", "Musto, MUSTO, musto"), 3);
        assert_eq!(places("Musto", "Musto, MUSTO, musto"), 1);
        assert_eq!(places("Sá", "João SÁ, João Sa"), 1);
        assert_eq!(Sought::letters("Musto").shown(), "Musto");
        assert!(Sought::letters("Musto").is_in("C. Musto"));
        assert!(!Sought::letters("Musto").is_in("c. musto"));
    }

    #[test]
    fn marks_stand_on_the_true_words() {
        for (raw, term, found) in [
            ("In der Stra\u{DF}e", begun("strasse"), "Stra\u{DF}e"),
            ("the of\u{FB01}ce", begun("offi"), "of\u{FB01}"),
            ("Are\u{301}valo said", begun("areva"), "Are\u{301}va"),
            (
                "he said\n  “no”, twice",
                TextTerm::Whole("said \"no\"".into()),
                "said   “no”",
            ),
            ("im 東京都 war", begun("京"), "京"),
        ] {
            let excerpt = Excerpt::of(raw, &words(&[term]));
            assert_eq!(marked(&excerpt), [found], "{raw}");
        }
    }

    #[test]
    fn what_cannot_be_shown_is_marked_and_the_marks_hold() {
        let excerpt = Excerpt::of("\u{202E}evil\u{1b} word", &words(&[begun("word")]));
        assert_eq!(&*excerpt.text, "‹RLO›evil␛ word");
        assert_eq!(marked(&excerpt), ["word"]);
    }

    #[test]
    fn an_excerpt_holds_the_place_where_most_stands_together() {
        let far = "lorem ipsum ".repeat(100);
        let raw = format!("alpha {far} alpha beta {far}");
        let excerpt = Excerpt::of(&raw, &words(&[begun("alpha"), begun("beta")]));
        assert_eq!(marked(&excerpt), ["alpha", "beta"]);
        assert!(excerpt.text.starts_with('…') && excerpt.text.ends_with('…'));
        assert!(excerpt.text.starts_with("…ipsum") || excerpt.text.starts_with("…lorem"));
    }

    #[test]
    fn a_cut_holds_the_mark_and_no_more_than_its_columns() {
        let raw = "one two three four five six seven eight nine ten eleven twelve";
        let excerpt = Excerpt::of(raw, &words(&[begun("eight")]));
        for columns in 8..80 {
            let cut = excerpt.cut(columns);
            assert!(width(&cut.text) <= columns, "{columns}: {}", cut.text);
            assert_eq!(marked(&cut).concat(), "eight", "{columns}: {}", cut.text);
        }
        assert_eq!(&*excerpt.cut(30).text, "…seven eight nine ten eleven…");
        assert_eq!(excerpt.cut(80), excerpt);
        for columns in 0..8 {
            assert!(width(&excerpt.cut(columns).text) <= columns.max(1));
        }
        let wide = Excerpt::of("東京都に着いた。東京都を出た。", &words(&[begun("着")]));
        assert!(width(&wide.cut(9).text) <= 9);
        assert_eq!(marked(&wide.cut(9)), ["着"]);
    }

    /// A row that is read without them may say the opposite of what its source says.
    #[test]
    fn a_cut_never_loses_what_reverses_the_sense() {
        let long = "The Government of the Republic has provided no substantiated and independently verified \
                    evidence for its claims about the ship, and the company has at times not been heard.";
        let denied = "The Office denied in a letter of nine pages which was sent to the paper that there was \
                      evidence of a payment.";
        let typographic = "He said that they didn’t, at any time before or after the visit, ask for the evidence that was kept.";
        for (raw, needed) in [
            (
                "They have at times not been backed by public evidence. More was said later.",
                "not",
            ),
            (long, "no"),
            (denied, "denied"),
            (typographic, "didn’t"),
            (
                "The recording that was kept as evidence of this: not produced, the report of the year says.",
                "not",
            ),
        ] {
            let excerpt = Excerpt::of(raw, &words(&[begun("evidence")]));
            for columns in 0..24 {
                let cut = excerpt.cut(columns);
                assert!(
                    width(&cut.text) <= columns.max(1),
                    "{columns}: {}",
                    cut.text
                );
                assert!(!cut.text.contains("……"), "{columns}: {}", cut.text);
                for mark in marked(&cut) {
                    assert!("evidence".starts_with(mark), "{columns}: {mark}");
                }
            }
            for columns in 24..width(raw) {
                let cut = excerpt.cut(columns);
                assert!(width(&cut.text) <= columns, "{columns}: {}", cut.text);
                assert_eq!(marked(&cut), ["evidence"], "{columns}: {}", cut.text);
                assert!(
                    sense::words(&cut.text, 0..cut.text.len())
                        .any(|word| cut.text[word].contains(needed)),
                    "{columns}: {}",
                    cut.text
                );
            }
        }
        let excerpt = Excerpt::of(long, &words(&[begun("evidence")]));
        assert_eq!(&*excerpt.cut(24).text, "…no … evidence for its…");
        assert_eq!(
            &*excerpt.cut(70).text,
            "…no substantiated and independently verified evidence for its claims…"
        );
        let far = format!(
            "He did not say, {}that there is evidence.",
            "it was said, ".repeat(30)
        );
        let far = Excerpt::of(&far, &words(&[begun("evidence")]));
        assert!(far.text.contains("not"), "{}", far.text);
        // What another sentence says has no part in it.
        let other =
            "He did not come. The evidence was shown to the court on the day of the hearing.";
        let other = Excerpt::of(other, &words(&[begun("evidence")]));
        assert!(
            !other.cut(40).text.contains("not"),
            "{}",
            other.cut(40).text
        );
        // Of a second hit the sentence is left out where its sense would be lost.
        let second =
            "Here is the evidence. There the evidence was in none of the boxes that were opened.";
        let second = Excerpt::of(second, &words(&[begun("evidence")]));
        assert_eq!(&*second.cut(45).text, "Here is the evidence.…");
    }

    #[test]
    fn overlapping_words_are_one_mark() {
        let sought = words(&[begun("said"), TextTerm::Whole("he said".into())]);
        let found = |sought: &Sought| -> Vec<&str> {
            let places = sought.places("he said").into_iter();
            places.map(|place| &"he said"[place]).collect()
        };
        assert_eq!(found(&sought), ["he said"]);
        assert_eq!(found(&Sought::letters("id")), ["id"]);
        assert!(found(&Sought::letters("ID")).is_empty());
        assert!(Sought::letters(" ").places("he").is_empty());
        assert!(Sought::letters("").is_nothing());
    }
}
