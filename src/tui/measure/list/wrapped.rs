//! The words of a row in as many lines as the reader wants to see.

use std::ops::Range;

use crate::{
    clean,
    text::{Clean, clean, width, wrap},
    tui::{model::Model, state::Wrap},
};

/// Words in lines, as many as the reader wants to see.
pub(super) fn wrapped(model: &Model, words: &Clean, room: usize) -> Vec<Clean> {
    wrapped_before(model, words, [room, room], 0)
}

/// The same where the first line has another room than the others, and the last leaves so many columns. Where it
/// cannot, and the reader wants to see more lines, an empty one follows; a cut is marked, and leaves them.
pub(super) fn wrapped_before(
    model: &Model,
    words: &Clean,
    [first, room]: [usize; 2],
    behind: usize,
) -> Vec<Clean> {
    let list = &model.state.place.list;
    let room_of = |number: usize| if number == 0 { first } else { room };
    // What is wider than half of the pane, and has no room, has a line of its own.
    let is_apart = behind > room / 2;
    if list.wrap == Wrap::Cut {
        let shifted = shifted(words, list.sideways);
        return match is_apart && width(&shifted) + behind > first {
            true => vec![shifted.truncate(first), Clean::default()],
            false => vec![shifted.truncate(first.saturating_sub(behind))],
        };
    }
    let ranges = ranges(words, [first, room]);
    let most = list.wrap.lines();
    let last = ranges.len().min(most).saturating_sub(1);
    let end = ranges
        .get(last)
        .map_or(0, |range| width(words[range.clone()].trim_end()));
    let has_room = end + behind <= room_of(last);
    let is_own = behind > 0 && !has_room && (ranges.len() < most || is_apart);
    let last = match is_own && ranges.len() >= most {
        true => last.saturating_sub(1),
        false => last,
    };
    let is_whole = ranges.len() == last + 1;
    let cut = !is_whole || (behind > 0 && !has_room && !is_own);
    let left = if is_own { 0 } else { behind };
    let line = |(number, range): (usize, Range<usize>)| match cut && number == last {
        true => clean(&words[range.start..]).truncate(room_of(number).saturating_sub(left)),
        false => clean(words[range].trim_end()),
    };
    let mut lines: Vec<Clean> = ranges
        .into_iter()
        .take(last + 1)
        .enumerate()
        .map(line)
        .collect();
    lines.extend(is_own.then(Clean::default));
    lines
}

/// All of the words, in lines of which the first has another room than the others.
pub(super) fn broken(words: &Clean, rooms: [usize; 2]) -> Vec<Clean> {
    let lines = ranges(words, rooms).into_iter();
    lines.map(|range| clean(words[range].trim_end())).collect()
}

/// Where those lines are in the words.
fn ranges(words: &Clean, [first, room]: [usize; 2]) -> Vec<Range<usize>> {
    let mut ranges = wrap(words, first.max(1));
    if first != room && ranges.len() > 1 {
        let from = ranges[1].start;
        let rest = wrap(&words[from..], room.max(1)).into_iter();
        ranges.truncate(1);
        ranges.extend(rest.map(|range| range.start + from..range.end + from));
    }
    ranges
}

/// Words without as many columns at the left.
fn shifted(words: &Clean, by: usize) -> Clean {
    if by == 0 {
        return words.clone();
    }
    let mut left = by;
    let start = words.char_indices().find(|(_, c)| {
        let is_seen = left == 0;
        left = left.saturating_sub(width(c.encode_utf8(&mut [0; 4])));
        is_seen
    });
    let start = start.map_or(words.len(), |(at, _)| at);
    clean![clean("…"), clean(&words[start..])]
}
