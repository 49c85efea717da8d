//! A list to choose from: offers of one line, records of one or two, what matched marked, and below them
//! what of the selected row had no room, or why it does nothing.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Position, Rect},
    style::Style,
};

use super::{Styled, line_of, overlay::scroll_mark, put, record, source::styled};
use crate::{
    clean,
    library::{Index, Library, Scope},
    model::{Body, record::Label, statement::Room},
    search::{self, Match, text::Excerpt},
    sheet::Sheet,
    sign::Sign,
    text::{Clean, clean, width, wrap},
    tui::{
        action::Action,
        model::Model,
        overlay::{Choice, Left, Narrows, Offer},
        theme::{Part, Theme},
    },
};

/// Columns from which a record says what it is and which, and a statement has a line of its own.
const WIDE: u16 = 48;

/// Columns from which the page of the selected record stands beside the list.
const PREVIEWED: u16 = 110;

/// The column of what sort a row is of.
const KIND: usize = 13;

/// The most columns of keys.
const KEYS: usize = 14;

/// Rows below the list that say more of the selected one.
const MORE: u16 = 2;

/// How many rows a list wants, its head among them.
pub fn rows(choice: &Choice) -> u16 {
    match choice.narrows {
        Narrows::ByLetters => u16::MAX,
        Narrows::ByNumber => u16::try_from(choice.offers.len())
            .unwrap_or(u16::MAX)
            .saturating_add(1),
    }
}

/// Draws what is left of a list, below its head. Returns where the selected row begins.
pub fn choose(
    model: &Model,
    theme: &Theme,
    choice: &Choice,
    inside: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let selected = choice.left.get(choice.selected);
    let is_of_records = choice.offers.is_empty() || choice.offers.len() < choice.all;
    let (list, preview) = match selected {
        Some(Left::Record(index, _)) if inside.width >= PREVIEWED => {
            let halves = Layout::horizontal([Constraint::Percentage(58), Constraint::Min(0)]);
            let [list, preview] = inside.layout(&halves);
            let rule = [(Clean::from(theme.glyphs.rule), theme.style(Part::Border))];
            for line in 0..preview.height {
                put(&rule, line_of(preview, line), buffer);
            }
            let preview = Rect {
                x: preview.x + 1,
                width: preview.width - 1,
                ..preview
            };
            (list, Some((preview, *index)))
        }
        _ => (inside, None),
    };
    let more = match is_of_records && list.height >= 8 {
        true => MORE,
        false => 0,
    };
    let [list, below] = list.layout(&Layout::vertical([
        Constraint::Min(0),
        Constraint::Length(more),
    ]));
    if choice.left.is_empty() {
        nothing(model, theme, list, buffer);
        return None;
    }
    let columns = Columns::of(choice, list.width.saturating_sub(1));
    let height = |left: &Left| match left {
        Left::Record(index, _) if list.width >= WIDE && list.height > 4 => {
            let said = words_apart(&model.known.library, *index, columns.all, columns.all);
            1 + usize::from(said.is_some())
        }
        _ => 1,
    };
    let top = top(choice, list.height.into(), height);
    let mut line = 0;
    let mut cursor = None;
    for (number, left) in choice.left.iter().enumerate().skip(top) {
        let rows = height(left) as u16;
        if line >= list.height {
            break;
        }
        let is_selected = number == choice.selected;
        if is_selected {
            cursor = Some(line_of(list, line).as_position());
        }
        let drawing = Drawing {
            theme,
            typed: match choice.narrows {
                Narrows::ByLetters => choice.line.text(),
                Narrows::ByNumber => "",
            },
            is_selected,
        };
        let lines = match left {
            Left::Offer(number, held) => match choice.offers.get(*number) {
                Some(offer) => vec![drawing.offer(offer, *held, columns)],
                None => Vec::new(),
            },
            Left::Record(index, held) => {
                drawing.record(&model.known.library, *index, *held, columns, rows)
            }
        };
        for pieces in lines {
            if line >= list.height {
                break;
            }
            let place = line_of(list, line);
            buffer.set_style(place, drawing.style(Part::Plain));
            put(
                &pieces,
                Rect {
                    width: list.width.saturating_sub(1),
                    ..place
                },
                buffer,
            );
            line += 1;
        }
    }
    scroll_mark(theme, list, top, choice.left.len(), buffer);
    if let Some(left) = selected {
        tell_more(model, theme, choice, left, columns, below, buffer);
    }
    if let Some((preview, index)) = preview {
        let sheet = Sheet::of(&model.known.library, index, &Scope::Library);
        record::page(&sheet, theme, preview, buffer);
    }
    cursor
}

/// The first row in sight, so that the selected one is.
fn top(choice: &Choice, height: usize, of: impl Fn(&Left) -> usize) -> usize {
    let mut left = height;
    let mut top = choice.selected;
    for number in (0..=choice.selected).rev() {
        let Some(row) = choice.left.get(number) else {
            continue;
        };
        let rows = of(row);
        if rows > left {
            break;
        }
        left -= rows;
        top = number;
    }
    top
}

/// That nothing is left, and what else could find it.
fn nothing(model: &Model, theme: &Theme, list: Rect, buffer: &mut Buffer) {
    let keymap = &model.fixed.keymap;
    let words = clean![
        "Nothing is called so. ",
        keymap.key(Action::Close),
        ", then ",
        keymap.key(Action::Everywhere),
        " searches the words of all sources and records."
    ];
    let columns = usize::from(list.width).saturating_sub(2);
    for (line, range) in (0..list.height).zip(wrap(&words, columns)) {
        let text = clean![" ", clean(&words[range])];
        put(
            &[(text, theme.style(Part::Dim))],
            line_of(list, line),
            buffer,
        );
    }
}

/// The columns of a list.
#[derive(Clone, Copy)]
struct Columns {
    all: usize,
    key: usize,
    name: usize,
}

impl Columns {
    fn of(choice: &Choice, columns: u16) -> Self {
        let all = usize::from(columns);
        let widest = |of: fn(&Offer) -> &Clean| {
            let widths = choice.offers.iter().map(|offer| width(of(offer)));
            widths.max().unwrap_or(0)
        };
        let is_wide = columns >= WIDE;
        let (key, name) = (widest(|offer| &offer.key), widest(|offer| &offer.name));
        let has_what = choice.offers.iter().any(|offer| !offer.what.is_empty());
        Self {
            all,
            key: match (is_wide, choice.all > choice.offers.len()) {
                // Names of offers and of records stand below one another.
                (true, true) => KIND - 1,
                (true, false) => key.min(KEYS),
                (false, _) => key.min(4),
            },
            name: match (has_what, is_wide) {
                (true, true) => name.min(all / 2),
                // What has no room stands below.
                (true, false) | (false, _) => all.saturating_sub(2),
            },
        }
    }
}

/// The label of a record in so many columns. Behind its status comes the name of what may be said to be missing,
/// or was excluded: a name alone would say that it is there.
fn with_status(library: &Library, index: Index, columns: usize) -> Clean {
    let record = library.at(index);
    let sign = Sign::of(library, index).filter(|_| matches!(record.body, Body::Evidence(_)));
    let status = sign.map_or_else(Clean::default, |sign| clean![sign.word, " · "]);
    let room = columns.saturating_sub(width(&status));
    clean![status, library.label_in(record, Room::Cut(room))].truncate(columns)
}

/// A statement and who says it, apart; none where the record says nothing. Who says it is whole in so many columns
/// where that can be, and else cut at the end.
fn words_apart(
    library: &Library,
    index: Index,
    columns: usize,
    room_of_speaker: usize,
) -> Option<(Clean, Clean)> {
    let record = library.at(index);
    let Some(Label::Said(_)) = record.body.label() else {
        // What is said to be missing is a statement of those who say so.
        let sign = Sign::of(library, index)?;
        let status = clean![sign.word, " · "];
        let heard = library.heard(record, room_of_speaker.saturating_sub(width(&status)))?;
        let speaker = clean![status, heard.speaker];
        return Some((speaker.truncate(room_of_speaker), heard.words));
    };
    let room = Room::Whole(columns);
    let before = library.speaker(record).before(&Clean::default(), room);
    let label = library.label_in(record, room);
    let words = label.strip_prefix(before.as_str())?;
    let speaker = clean(before.trim_end_matches(": "));
    let speaker = match width(&speaker) > room_of_speaker {
        true => library.speaker(record).in_columns(room_of_speaker),
        false => speaker,
    };
    Some((speaker.truncate(room_of_speaker), clean(words)))
}

/// How a row is drawn.
struct Drawing<'a> {
    theme: &'a Theme,
    typed: &'a str,
    is_selected: bool,
}

impl Drawing<'_> {
    fn style(&self, part: Part) -> Style {
        match self.is_selected {
            true => self.theme.style(Part::Selected),
            false => self.theme.style(part),
        }
    }

    /// A text in so many columns, with what matched marked and in sight.
    fn marked(&self, text: &Clean, held: Match, columns: usize, part: Part) -> Vec<Styled> {
        let excerpt = Excerpt {
            marks: search::marks(text, self.typed, held),
            text: text.clone(),
        };
        let excerpt = excerpt.cut(columns);
        let found = self.theme.style(Part::Found);
        let marks: Vec<_> = excerpt.marks.into_iter().map(|at| (at, found)).collect();
        styled(
            &excerpt.text,
            0..excerpt.text.len(),
            &marks,
            self.style(part),
        )
    }

    fn offer(&self, offer: &Offer, held: Match, columns: Columns) -> Vec<Styled> {
        let part = match offer.disabled {
            Some(_) => Part::Dim,
            None => Part::Plain,
        };
        let of_key = match offer.disabled {
            Some(_) => Part::Dim,
            None => Part::Key,
        };
        let gap = |columns: usize| (Clean::from(" ").repeat(columns), self.style(Part::Plain));
        let key = offer.key.truncate(columns.key).pad(columns.key);
        let mut pieces = vec![(clean![" ", key, " "], self.style(of_key))];
        let mut left = columns.all.saturating_sub(columns.key + 2);
        let name = columns.name.min(left);
        pieces.extend(self.marked(&offer.name, held, name, part));
        left = left.saturating_sub(name + 1);
        if left > 8 && !offer.what.is_empty() {
            pieces.push(gap(name.saturating_sub(width(&offer.name)) + 1));
            pieces.extend(self.marked(&offer.what, Match::Begun, left, part));
            left = left.saturating_sub(width(&offer.what));
            // Why it does nothing comes last, and below where it has no room.
            if let Some(why) = &offer.disabled {
                let why = clean![" (", why, ")"];
                pieces.push((why.truncate(left), self.style(Part::Dim)));
            }
        }
        pieces
    }

    /// A record in one line or two: what it is and its name or who says it, with its key; what it says.
    fn record(
        &self,
        library: &Library,
        index: Index,
        held: Match,
        columns: Columns,
        rows: u16,
    ) -> Vec<Vec<Styled>> {
        let record = library.at(index);
        if columns.all + 1 < usize::from(WIDE) {
            let room = columns.all.saturating_sub(2);
            let label = with_status(library, index, room);
            let mut pieces = vec![(Clean::from(" "), self.style(Part::Dim))];
            pieces.extend(self.marked(&label, held, room, Part::Plain));
            return vec![pieces];
        }
        let kind = Clean::from(record.kind().info().one).pad(KIND);
        let kind = clean![" ", kind];
        let key = library.key_told(index);
        let room = columns.all.saturating_sub(width(&kind) + 1);
        let apart = match rows {
            2 => words_apart(library, index, columns.all, room),
            _ => None,
        };
        // Whoever speaks has room before the key has: without their first words it would be another who does.
        let least = apart.as_ref().map_or(0, |(speaker, _)| width(speaker));
        let key_room = width(&key).min(room * 2 / 5);
        let key_room = key_room.min(room.saturating_sub(least + 2));
        let room_of_name = room.saturating_sub(key_room + 2).max(least);
        let (first, second) = match apart {
            Some((speaker, words)) => (speaker, Some(words)),
            None => (with_status(library, index, room_of_name), None),
        };
        let name = self.marked(
            &first,
            held,
            room_of_name,
            match second {
                Some(_) => Part::Dim,
                None => Part::Plain,
            },
        );
        let taken: usize = name.iter().map(|(text, _)| width(text)).sum();
        let mut line = vec![(kind, self.style(Part::Dim))];
        line.extend(name);
        let gap = room.saturating_sub(taken + key_room);
        line.push((Clean::from(" ").repeat(gap), self.style(Part::Plain)));
        line.extend(self.marked(&key, held, key_room, Part::Dim));
        let second = second.map(|words| {
            let mut line = vec![(Clean::from(" ").repeat(KIND + 1), self.style(Part::Plain))];
            line.extend(self.marked(&words, held, room, Part::Plain));
            line
        });
        std::iter::once(line).chain(second).collect()
    }
}

/// What of the selected row had no room, and why it does nothing.
fn tell_more(
    model: &Model,
    theme: &Theme,
    choice: &Choice,
    left: &Left,
    columns: Columns,
    below: Rect,
    buffer: &mut Buffer,
) {
    let (words, part) = match left {
        Left::Offer(number, _) => {
            let Some(offer) = choice.offers.get(*number) else {
                return;
            };
            let room = columns.all.saturating_sub(columns.key + columns.name + 3);
            let what = (width(&offer.what) > room).then_some(&offer.what);
            match (&offer.disabled, what) {
                (Some(why), Some(what)) => (clean![what, " (", why, ")"], Part::Caution),
                (Some(why), None) => (clean!["Not now: ", why], Part::Caution),
                (None, Some(what)) => (what.clone(), Part::Plain),
                (None, None) => return,
            }
        }
        Left::Record(index, _) => (model.known.library.label(*index), Part::Strong),
    };
    let room = usize::from(below.width).saturating_sub(2);
    for (line, range) in (0..below.height).zip(wrap(&words, room)) {
        let text = clean![" ", clean(&words[range])];
        put(&[(text, theme.style(part))], line_of(below, line), buffer);
    }
}
