//! How the rows of a list are laid out: who says it above what they say, or in columns where there is room.
//! Widths are those of the list, never of the rows in sight, so that nothing wanders while one scrolls.

use crate::{
    analysis::timeline::What,
    clean,
    diagnostic::Severity,
    library::{Index, Record},
    model::{Body, Key, Kind},
    sign::{Sign, Tone},
    text::{Clean, clean, clean_line, width, wrap},
    tui::{
        list::{Item, RowId, reach},
        model::Model,
        state::{Place, Wrap},
        theme::Part,
    },
};

mod columns;

pub use columns::{Columns, INDENT, Set};
use columns::{SPEAKER, STATUS};

/// A piece of a row, in one line of it.
#[derive(Clone, Debug)]
pub enum Piece {
    Words(Clean, Part),
    Sign(Sign),
    /// Columns without anything.
    Gap(usize),
}

/// The lines of a row; the column of the selection's bar is not among them.
pub type Lines = Vec<Vec<Piece>>;

/// What a row says, before it is laid out.
struct Entry {
    sign: Option<Sign>,
    /// Who says it, in so many columns; none where nobody needs to.
    speaker: Option<Clean>,
    words: Clean,
    part: Part,
    /// What stands behind the words, where nobody speaks.
    detail: Option<Clean>,
    date: Clean,
    reach: Clean,
    case: Clean,
}

/// The lines of a row in a pane of so many columns.
pub fn lines(model: &Model, item: &Item, columns: Columns) -> Lines {
    match item {
        Item::Head(head) => {
            let count = clean![" ", head.count];
            let mut line = vec![Piece::Words(
                match head.is_folded {
                    true => "▸ ".into(),
                    false => "▾ ".into(),
                },
                Part::Dim,
            )];
            line.extend(head.sign.map(Piece::Sign));
            line.extend(head.sign.map(|_| Piece::Gap(1)));
            let room = columns.all.saturating_sub(6 + width(&count));
            line.push(Piece::Words(head.words.truncate(room), Part::Strong));
            line.push(Piece::Words(count, Part::Dim));
            vec![line]
        }
        Item::Moment(moment) => {
            let mark = match moment.dated(&model.known.library).map(|dated| dated.what) {
                Some(What::Whole(Kind::Allegation)) => "”",
                Some(What::Whole(Kind::Proceeding) | What::Docket) => "§",
                Some(What::Whole(Kind::Source)) => "¶",
                Some(What::Whole(_)) | None => " ",
            };
            let words = clean_line(&moment.label);
            let mut lines = led(
                model,
                mark.into(),
                Part::Neutral,
                &moment.when,
                &words,
                columns,
            );
            if let Some(Piece::Words(_, part)) = lines[0].get_mut(2) {
                *part = Part::Dim;
            }
            lines
        }
        Item::Problem(number) => {
            let Some(found) = model.known.library.diagnostics.get(*number) else {
                return vec![Vec::new()];
            };
            let (mark, part) = match found.severity {
                Severity::Error => ("✗", Part::Bad),
                _ => ("!", Part::Caution),
            };
            let span = found.span;
            let file =
                span.and_then(|span| Some((model.known.library.files.get(span.file)?, span)));
            let place = file.map_or_else(Clean::default, |(file, span)| {
                let name = file.path.rsplit('/').next().unwrap_or(&file.path);
                let severity = match found.severity {
                    Severity::Error => "error",
                    _ => "warning",
                };
                clean_line(&format!("{severity} {name}:{}", span.line))
            });
            led(
                model,
                mark.into(),
                part,
                &place,
                &clean_line(&found.message),
                columns,
            )
        }
        Item::Record(index) => marked(model, item, record(model, *index, columns)),
    }
}

/// The letter under which a row is marked, in the view that is shown.
fn mark(model: &Model, item: &Item) -> Option<char> {
    let here = &model.state.place;
    let mut marks = model
        .state
        .marks
        .iter()
        .filter(|(letter, _)| letter.is_alphanumeric());
    let key = item.index(&model.known.library);
    let key = key.map(|index| &model.known.library.at(index).key)?;
    let is_here = |place: &Place| {
        (place.view, &place.scope) == (here.view, &here.scope)
            && place.list.cursor.as_ref().and_then(RowId::key) == Some(key)
    };
    marks
        .find(|(_, place)| is_here(place))
        .map(|(letter, _)| *letter)
}

/// A row with its mark: under the sign, or behind it where the row has one line.
fn marked(model: &Model, item: &Item, mut lines: Lines) -> Lines {
    let Some(letter) = mark(model, item) else {
        return lines;
    };
    let letter = Piece::Words(clean(letter.encode_utf8(&mut [0; 4])), Part::Key);
    let line = lines.len().min(2) - 1;
    let gap = lines[line]
        .iter_mut()
        .find(|piece| matches!(piece, Piece::Gap(1..)));
    if let Some(Piece::Gap(columns)) = gap {
        let left = *columns - 1;
        let at = lines[line]
            .iter()
            .position(|piece| matches!(piece, Piece::Gap(1..)));
        if let Some(at) = at {
            lines[line].splice(at..=at, [letter, Piece::Gap(left)]);
        }
    }
    lines
}

/// How many lines a row has.
pub fn height(model: &Model, item: &Item, columns: Columns) -> usize {
    lines(model, item, columns).len().max(1)
}

/// A row with something in front of its words: in a line above them, or in a column of its own.
fn led(
    model: &Model,
    mark: Clean,
    part: Part,
    lead: &Clean,
    words: &Clean,
    columns: Columns,
) -> Lines {
    const LEAD: usize = 34;
    let wide = columns.all >= 100;
    let room = match wide {
        true => columns.all.saturating_sub(INDENT + LEAD),
        false => columns.all.saturating_sub(INDENT),
    };
    let first = [Piece::Words(mark, part), Piece::Gap(1)];
    let mut said = wrapped(model, words, room.max(1)).into_iter();
    let with = |pieces: Vec<Piece>| first.iter().cloned().chain(pieces).collect::<Vec<_>>();
    let indented = |words, by| vec![Piece::Gap(by), Piece::Words(words, Part::Plain)];
    match wide {
        true if width(lead) < LEAD => {
            let begin = said.next().unwrap_or_default();
            let lead = Piece::Words(lead.pad(LEAD), part);
            let mut lines = vec![with(vec![lead, Piece::Words(begin, Part::Plain)])];
            lines.extend(said.map(|words| indented(words, INDENT + LEAD)));
            lines
        }
        _ => {
            let above = wrap(lead, columns.all.saturating_sub(INDENT).max(1));
            let mut above = above.into_iter().map(|range| clean(&lead[range]));
            let begin = Piece::Words(above.next().unwrap_or_default(), part);
            let mut lines = vec![with(vec![begin])];
            lines.extend(above.map(|words| vec![Piece::Gap(INDENT), Piece::Words(words, part)]));
            let by = if wide { INDENT + LEAD } else { INDENT };
            lines.extend(said.map(|words| indented(words, by)));
            lines
        }
    }
}

/// Words in lines, as many as the reader wants to see.
fn wrapped(model: &Model, words: &Clean, room: usize) -> Vec<Clean> {
    wrapped_after(model, words, room, room)
}

/// The same where the first line has another room than the others.
fn wrapped_after(model: &Model, words: &Clean, first: usize, room: usize) -> Vec<Clean> {
    let list = &model.state.place.list;
    if list.wrap == Wrap::Cut {
        let shifted = shifted(words, list.sideways);
        return vec![shifted.truncate(first)];
    }
    let mut ranges = wrap(words, first);
    if first != room && ranges.len() > 1 {
        let from = ranges[1].start;
        let rest = wrap(&words[from..], room).into_iter();
        ranges.truncate(1);
        ranges.extend(rest.map(|range| range.start + from..range.end + from));
    }
    let most = list.wrap.lines();
    let last = ranges.len().min(most).saturating_sub(1);
    let cut = ranges.len() > most;
    let line = |(number, range): (usize, std::ops::Range<usize>)| match cut && number == last {
        true => clean(&words[range.start..]).truncate(room),
        false => clean(words[range].trim_end()),
    };
    ranges
        .into_iter()
        .take(most)
        .enumerate()
        .map(line)
        .collect()
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

fn record(model: &Model, index: Index, columns: Columns) -> Lines {
    let right = columns.right();
    let room = match columns.set {
        Set::Stacked => columns.all.saturating_sub(INDENT + right),
        Set::Columns => SPEAKER - 1,
    };
    let entry = entry(model, index, room);
    let sign = match entry.sign {
        Some(sign) => vec![Piece::Sign(sign), Piece::Gap(1)],
        None => vec![Piece::Gap(INDENT)],
    };
    let cell = |words: &Clean, columns: usize| {
        let words = clean![" ", words.truncate(columns.saturating_sub(1))];
        Piece::Words(words.pad(columns), Part::Dim)
    };
    let at_right = [
        (&entry.date, columns.date),
        (&entry.reach, columns.reach),
        (&entry.case, columns.case),
    ];
    let at_right = at_right.into_iter().filter(|(_, columns)| *columns > 0);
    let at_right: Vec<Piece> = at_right
        .map(|(words, columns)| cell(words, columns))
        .collect();
    let words = match &entry.detail {
        Some(detail) => clean![entry.words, "  ", detail],
        None => entry.words.clone(),
    };
    let mut lines: Lines = Vec::new();
    match columns.set {
        Set::Columns => {
            let before = INDENT + STATUS + SPEAKER;
            let status = entry.sign.map_or("", |sign| sign.word);
            let status = clean![Clean::from(status).truncate(STATUS - 1)].pad(STATUS);
            let tone = entry.sign.map_or(Part::Plain, |sign| part_of(sign.tone));
            let (who, from) = match &entry.speaker {
                Some(speaker) => (speaker.clone(), before),
                None => (Clean::default(), before),
            };
            let room = columns.all.saturating_sub(from + right).max(1);
            for (number, said) in wrapped(model, &words, room).into_iter().enumerate() {
                match number {
                    0 => {
                        let mut line = sign.clone();
                        line.push(Piece::Words(status.clone(), tone));
                        line.push(Piece::Words(who.pad(SPEAKER), Part::Strong));
                        line.push(Piece::Words(said.pad(room), entry.part));
                        line.extend(at_right.iter().cloned());
                        lines.push(line);
                    }
                    _ => lines.push(vec![Piece::Gap(from), Piece::Words(said, entry.part)]),
                }
            }
        }
        Set::Stacked => {
            let full = columns.all.saturating_sub(INDENT).max(1);
            let mut line = sign;
            match &entry.speaker {
                Some(speaker) => {
                    line.push(Piece::Words(speaker.pad(room), Part::Strong));
                    line.extend(at_right);
                    lines.push(line);
                    let said = wrapped(model, &words, full).into_iter();
                    lines.extend(
                        said.map(|said| vec![Piece::Gap(INDENT), Piece::Words(said, entry.part)]),
                    );
                }
                None => {
                    // What stands at the right takes columns of the first line only.
                    let mut said = wrapped_after(model, &words, room.max(1), full).into_iter();
                    let first = said.next().unwrap_or_default();
                    line.push(Piece::Words(first.pad(room), entry.part));
                    line.extend(at_right);
                    lines.push(line);
                    lines.extend(
                        said.map(|said| vec![Piece::Gap(INDENT), Piece::Words(said, entry.part)]),
                    );
                }
            }
        }
    }
    lines
}

/// The part of a theme that a tone has.
fn part_of(tone: Tone) -> Part {
    match tone {
        Tone::Plain => Part::Plain,
        Tone::Dim => Part::Dim,
        Tone::Strong => Part::Strong,
        Tone::Good => Part::Good,
        Tone::Caution => Part::Caution,
        Tone::Bad => Part::Bad,
        Tone::Neutral => Part::Neutral,
    }
}

/// The status of a record, where its kind has one; of a source what was found of it, else what the
/// record says.
pub fn sign_of(model: &Model, index: Index) -> Option<Sign> {
    let record = model.known.library.at(index);
    match model.known.documents.get(&record.key) {
        Some(Some(document)) => Some(document.held.into()),
        _ => Sign::of(&model.known.library, index),
    }
}

fn entry(model: &Model, index: Index, room: usize) -> Entry {
    let library = &*model.known.library;
    let record = library.at(index);
    // What an earlier day does not count says so in words, and first.
    let counted = record.here.counted;
    let apart = match counted.is_apart() {
        true => clean![counted.words(), " · "],
        false => Clean::default(),
    };
    let heard = library.heard(record, room.saturating_sub(width(&apart)));
    let (speaker, words) = match heard {
        Some(heard) => (Some(clean![apart, heard.speaker]), heard.words),
        None => (None, clean![apart, library.label(index)]),
    };
    let date = record.body.date().map(|date| date.value.short());
    let part = match &record.body {
        Body::Broken(_) => Part::Bad,
        Body::Person(person) if person.is_unnamed() => Part::Dim,
        _ => Part::Plain,
    };
    Entry {
        sign: sign_of(model, index),
        detail: match speaker {
            Some(_) => None,
            None => detail(record, &words),
        },
        speaker,
        words,
        part,
        date: date.unwrap_or_else(|| "–".into()),
        reach: reach(library, index).unwrap_or_default(),
        case: match &record.key {
            Key::Of(case, _) => case.clean(),
            Key::Case(_) | Key::Shared(_) => Clean::default(),
        },
    }
}

/// What stands behind the label of what nobody says.
fn detail(record: &Record, label: &str) -> Option<Clean> {
    let text = match &record.body {
        Body::Person(person) => person.role.as_ref()?.clean(),
        Body::Organization(organization) => Clean::from(organization.kind.as_ref()?.says()),
        Body::Source(source) => source.publisher.as_ref()?.clean(),
        _ => return None,
    };
    match label.starts_with(text.as_str()) {
        true => None,
        false => Some(clean_line(&text)),
    }
}
