//! Which words of a paragraph can be seen, and the blocks that this makes of it.
//!
//! Lines become paragraphs, and hyphens come and go, before it is known where a word stands in its block. What stays is
//! how many [signs](super::written::is_sign) are before it, so words are marked by these.

use std::ops::Range;

use super::{
    gaps::{self, Gaps},
    look::Look,
    written::is_sign,
};
use crate::extract::{Block, Places, PrintedLine};

/// How words look, by the numbers of their signs in a text; the rest is seen.
pub type Marks = Vec<(Range<usize>, Look)>;

/// Says of so many signs behind the last how they look.
pub fn mark(marks: &mut Marks, signs: Range<usize>, look: Look) {
    if look == Look::Seen || signs.is_empty() {
        return;
    }
    match marks.last_mut() {
        Some((last, same)) if last.end == signs.start && *same == look => last.end = signs.end,
        _ => marks.push((signs, look)),
    }
}

/// Puts marks of a text behind those of another one that it follows.
pub fn append(marks: &mut Marks, text: &str, more: &Marks) {
    if more.is_empty() {
        return;
    }
    let before = text.chars().filter(|c| is_sign(*c)).count();
    for (signs, look) in more {
        mark(marks, before + signs.start..before + signs.end, *look);
    }
}

/// Where the signs of each mark stand in a text.
fn places(text: &str, marks: &Marks) -> Vec<(Range<usize>, Look)> {
    let mut places = Vec::new();
    let mut signs = text.char_indices().filter(|(_, c)| is_sign(*c)).enumerate();
    for (of, look) in marks {
        let mut place: Option<Range<usize>> = None;
        for (number, (at, c)) in signs.by_ref() {
            if number >= of.start {
                let end = at + c.len_utf8();
                place.get_or_insert(at..end).end = end;
            }
            if number + 1 >= of.end {
                break;
            }
        }
        places.extend(place.map(|place| (place, *look)));
    }
    places
}

/// A stretch of a block's text, and where it has gone.
struct Piece {
    range: Range<usize>,
    block: usize,
    at: usize,
}

/// Makes blocks of texts and the marks and gaps of each: what stands apart is taken out of its paragraph and stands beside
/// it. Words that are written one after the other stay so in `written`, those that may be in `guessed`, and those beside a printed number in `printed`.
pub fn blocks(
    texts: Vec<Block>,
    marks: &[(Marks, Gaps)],
    [written, guessed]: [&mut Vec<Places>; 2],
    printed: &mut [PrintedLine],
) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(texts.len());
    let mut pieces: Vec<Vec<Piece>> = Vec::with_capacity(texts.len());
    for (text, (marks, of_text)) in texts.into_iter().zip(marks) {
        let first = blocks.len();
        let places_of_gaps = gaps::places(&text.text, of_text);
        let (length, parts) = (
            text.text.len(),
            match marks.is_empty() {
                true => {
                    let piece = Piece {
                        range: 0..text.text.len(),
                        block: first,
                        at: 0,
                    };
                    blocks.push(text);
                    vec![piece]
                }
                false => parted(&text, &places(&text.text, marks), &mut blocks),
            },
        );
        for at in places_of_gaps {
            let piece = parts.iter().find(|piece| match at == length {
                true => piece.range.end == at,
                false => piece.range.contains(&at),
            });
            let block = piece.and_then(|piece| Some((piece, blocks.get_mut(piece.block)?)));
            if let Some((piece, block)) = block {
                block
                    .spans
                    .push(gaps::span(piece.at + at - piece.range.start));
            }
        }
        pieces.push(parts);
    }
    let moved = |(block, range): &(usize, Range<usize>)| -> Places {
        let pieces = pieces.get(*block).into_iter().flatten();
        let parts = pieces.filter_map(|piece| {
            let part = piece.range.start.max(range.start)..piece.range.end.min(range.end);
            let at = piece.at + part.start.saturating_sub(piece.range.start);
            (!part.is_empty()).then(|| (piece.block, at..at + part.len()))
        });
        parts.collect()
    };
    let lines = printed.iter_mut().map(|line| &mut line.places);
    for run in written.iter_mut().chain(&mut *guessed).chain(lines) {
        *run = run.iter().flat_map(moved).collect();
    }
    // Whoever copies has them in the sentence. What is in a run already is not told twice.
    let is_told = |pieces: &[Piece]| {
        written.iter().chain(&*guessed).any(|run| {
            let holds = |piece: &Piece| {
                let mut places = run.iter();
                places.any(|(block, range)| *block == piece.block && range.contains(&piece.at))
            };
            pieces.iter().all(holds)
        })
    };
    let split = pieces
        .iter()
        .filter(|pieces| pieces.len() > 1 && !is_told(pieces));
    let runs: Vec<Places> = split
        .map(|pieces| {
            let places = pieces.iter();
            let places = places.map(|piece| (piece.block, piece.at..piece.at + piece.range.len()));
            places.collect()
        })
        .collect();
    guessed.extend(runs);
    blocks
}

/// The blocks of one text, and where its parts have gone.
fn parted(text: &Block, places: &[(Range<usize>, Look)], blocks: &mut Vec<Block>) -> Vec<Piece> {
    let first = blocks.len();
    let mut main = Block {
        size: text.size,
        ..Block::new(text.page, "")
    };
    let mut beside: Vec<Block> = Vec::new();
    // The range of each part, the number of its block beside, and where it stands there.
    let mut parts: Vec<(Range<usize>, Option<usize>, usize)> = Vec::new();
    for (range, look) in stretches(&text.text, places) {
        let words = &text.text[range.clone()];
        let is_first = main.text.is_empty() || main.text.ends_with(' ');
        let words = match look.stands_apart() {
            true => words.trim(),
            // One space stays where words are taken out.
            false if is_first => words.trim_start(),
            false => words,
        };
        let Some(start) = text.text[range.clone()]
            .find(words)
            .filter(|_| !words.is_empty())
        else {
            continue;
        };
        let start = range.start + start;
        let number = look.stands_apart().then(|| {
            let goes_on = parts.last().is_some_and(|(_, number, _)| number.is_some());
            if !goes_on {
                beside.push(Block::new(text.page, ""));
            }
            // Whoever quotes on over what was taken out is told.
            let here = main.text.len();
            if let Some(over) = look.whose().and_then(|whose| whose.over(words)) {
                let place = (here..here, over);
                if !main.spans.contains(&place) {
                    main.spans.push(place);
                }
            }
            beside.len() - 1
        });
        let block = number
            .and_then(|number| beside.get_mut(number))
            .unwrap_or(&mut main);
        if number.is_some() && !block.text.is_empty() {
            block.text.push(' ');
        }
        let at = block.text.len();
        block.text.push_str(words);
        if let Some(whose) = look.whose() {
            block.spans.push((at..at + words.trim_end().len(), whose));
        }
        // White space between two stretches that stand apart parts nothing.
        if !words.trim().is_empty() {
            parts.push((start..start + words.len(), number, at));
        }
    }
    main.text.truncate(main.text.trim_end().len());
    let has_main = !main.text.is_empty();
    let end = main.text.len();
    // Where words were taken out of its end, that is the end.
    for (range, _) in &mut main.spans {
        *range = range.start.min(end)..range.end.min(end);
    }
    blocks.extend(has_main.then_some(main));
    // What is struck or hidden as a whole has a number of its own.
    blocks.extend(beside.into_iter().enumerate().map(|(number, block)| Block {
        is_beside: has_main || number > 0,
        ..block
    }));
    let pieces = parts.into_iter().map(|(range, number, at)| Piece {
        range: match number {
            None => range.start..range.end.min(range.start + end.saturating_sub(at)),
            Some(_) => range,
        },
        block: first + number.map_or(0, |number| number + usize::from(has_main)),
        at,
    });
    pieces.collect()
}

/// A text from its beginning to its end: what is marked, and what is between. What has no sign at either end belongs
/// to what is marked beside it.
fn stretches(text: &str, places: &[(Range<usize>, Look)]) -> Vec<(Range<usize>, Look)> {
    let has_signs = |range: Range<usize>| text[range].contains(is_sign);
    let mut stretches: Vec<(Range<usize>, Look)> = Vec::new();
    let mut done = 0;
    let mut has_words = false;
    // The full stop of a sentence that is struck to its last letter is no sentence.
    let close = |stretches: &mut Vec<(Range<usize>, Look)>, done: usize, end: usize| {
        let last = stretches.last_mut();
        let last = last.filter(|(_, look)| look.stands_apart());
        let signs = text[done..end].split(char::is_whitespace).next();
        let signs = signs.filter(|signs| !signs.contains(char::is_alphanumeric));
        let length = last.zip(signs).map_or(0, |((last, _), signs)| {
            last.end += signs.len();
            signs.len()
        });
        done + length
    };
    for (range, look) in places {
        if !has_words {
            done = close(&mut stretches, done, range.start);
        }
        has_words |=
            !look.stands_apart() || text[done..range.start].contains(char::is_alphanumeric);
        let before = done..range.start;
        match done > 0 || has_signs(before.clone()) {
            true => {
                stretches.push((before, Look::Seen));
                stretches.push((range.clone(), *look));
            }
            false => stretches.push((0..range.end, *look)),
        }
        done = range.end;
    }
    if !has_words {
        done = close(&mut stretches, done, text.len());
    }
    let rest = done..text.len();
    match stretches.last_mut() {
        Some((last, _)) if !has_signs(rest.clone()) => last.end = text.len(),
        _ => stretches.push((rest, Look::Seen)),
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, marks: &[(Range<usize>, Look)]) -> Vec<(String, bool, Vec<String>)> {
        let (mut written, mut guessed) = (Vec::new(), Vec::new());
        let blocks = blocks(
            vec![Block::new(Some(1), text)],
            &[(marks.to_vec(), Gaps::new())],
            [&mut written, &mut guessed],
            &mut [],
        );
        let words =
            |(block, range): &(usize, Range<usize>)| blocks[*block].text[range.clone()].to_owned();
        for run in &guessed {
            let run: Vec<String> = run.iter().map(words).collect();
            let bare = |text: &str| text.replace(' ', "");
            assert_eq!(bare(&run.concat()), bare(text));
        }
        let tell = |block: &Block| {
            let spans = block.spans.iter();
            let spans =
                spans.map(|(range, whose)| format!("{} {whose}", &block.text[range.clone()]));
            (block.text.clone(), block.is_beside, spans.collect())
        };
        blocks.iter().map(tell).collect()
    }

    #[test]
    fn what_is_struck_stands_beside_what_stands() {
        assert_eq!(
            told("There were 170 270 persons.", &[(9..12, Look::Struck)]),
            [
                (
                    "There were 270 persons.".to_owned(),
                    false,
                    vec![" over words that are struck out".to_owned()]
                ),
                ("170".to_owned(), true, vec!["170 struck out".to_owned()]),
            ]
        );
    }

    #[test]
    fn the_full_stop_of_a_struck_sentence_is_struck_and_that_of_another_stands() {
        let first = told("It was so. It is.", &[(0..7, Look::Struck)]);
        assert_eq!((&*first[0].0, &*first[1].0), ("It is.", "It was so."));
        let last = told("It is so today.", &[(6..11, Look::Struck)]);
        assert_eq!((&*last[0].0, &*last[1].0), ("It is so .", "today"));
    }

    #[test]
    fn what_lies_below_a_box_keeps_its_place() {
        assert_eq!(
            told("He saw Ann at sea.", &[(5..8, Look::Below)]),
            [(
                "He saw Ann at sea.".to_owned(),
                false,
                vec!["Ann in hidden text".to_owned()]
            )]
        );
    }

    #[test]
    fn what_is_hidden_as_a_whole_is_a_block_as_any_other() {
        assert_eq!(
            told("- a b -", &[(0..2, Look::Hidden)]),
            [(
                "- a b -".to_owned(),
                false,
                vec!["- a b - in hidden text".to_owned()]
            )]
        );
        assert_eq!(
            told(
                "a b c",
                &[
                    (0..1, Look::Hidden),
                    (1..2, Look::Struck),
                    (2..3, Look::Hidden)
                ]
            ),
            [(
                "a b c".to_owned(),
                false,
                vec![
                    "a in hidden text".to_owned(),
                    "b struck out".to_owned(),
                    "c in hidden text".to_owned()
                ]
            )]
        );
    }
}
