//! The search of all texts: the line that is typed, what was found, and each hit in its words.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::{Styled, line_of, put, source::styled};
use crate::{
    clean,
    gather::corpus::{Passage, Shown},
    library::{Library, Record},
    model::{Body, record::EvidenceStatus, statement::Room},
    search::text::{Excerpt, Place, not_read},
    sign::Sign,
    text::{Clean, clean, clean_line, pad, width},
    tui::{
        everywhere::{Row, Told},
        model::Model,
        theme::{Part, Theme},
    },
};

/// The column of locators, where there is room for one.
const LOCATOR: usize = 12;

/// The search of all texts, below its head: what was found, and the hits that are in sight.
pub fn everywhere(model: &Model, theme: &Theme, inside: Rect, buffer: &mut Buffer) {
    let told = &*model.state.everywhere.told;
    let head = match inside.height {
        0 => return,
        1..4 => 0,
        _ => {
            put(&status(model, told, theme), line_of(inside, 0), buffer);
            1
        }
    };
    let list = Rect {
        y: inside.y + head,
        height: inside.height - head,
        ..inside
    };
    let rows = told.rows();
    let is_selected = |row: &Row<'_>| row.number() == Some(model.state.everywhere.selected);
    let selected = rows.iter().position(is_selected).unwrap_or(0);
    let top = top(selected, rows.len(), list.height as usize);
    for (line, row) in (0..list.height).zip(rows.get(top..).unwrap_or(&[])) {
        let place = line_of(list, line);
        let part = match is_selected(row) {
            true => Part::Selected,
            false => Part::Plain,
        };
        let plain = theme.style(part);
        buffer.set_style(place, plain);
        let pieces = match row {
            Row::Heading(shown, _) => heading(
                &model.known.library,
                shown,
                theme,
                is_selected(row),
                place.width,
            ),
            Row::Hit(_, shown, passage) => {
                let record = model.known.library.get(&shown.key);
                let from = record.map(|record| (&*model.known.library, record));
                hit(from, passage, theme, plain, place.width)
            }
            Row::More(count) => {
                let text = clean!["   and ", count, " more here"];
                vec![(text, theme.style(Part::Dim))]
            }
        };
        put(&pieces, place, buffer);
    }
}

/// The first row in sight: the selected one is, and where there is room the heading above it and a row
/// below.
fn top(selected: usize, rows: usize, height: usize) -> usize {
    let below = usize::from(height > 3);
    (selected + 1 + below)
        .saturating_sub(height.max(1))
        .min(rows.saturating_sub(height))
}

/// What was found, or why nothing was, and what was not searched.
fn status(model: &Model, told: &Told, theme: &Theme) -> Vec<Styled> {
    let dim = theme.style(Part::Dim);
    let everywhere = &model.state.everywhere;
    let progress = everywhere
        .corpus
        .as_ref()
        .map(|(_, corpus)| corpus.searched());
    let reading = everywhere.gathering.is_some();
    let progress = match progress {
        Some((read, all)) if reading && read < all => {
            format!("searching {read} of {all} sources …")
        }
        None if reading => "reading …".to_owned(),
        _ => String::new(),
    };
    let mut pieces: Vec<Styled> = vec![(Clean::from(" "), dim)];
    let mut add = |text: String, part| {
        if !text.is_empty() {
            pieces.push((clean_line(&text), theme.style(part)));
            pieces.push((Clean::from("  "), dim));
        }
    };
    match &told.wrong {
        _ if everywhere.line.text().trim().is_empty() => {
            add("Words of any source or record.".into(), Part::Dim);
        }
        Some(why) => add(why.to_string(), Part::Error),
        None if told.typed.trim().is_empty() => {}
        None if told.answer.found.hits + told.in_notes == 0 && !told.is_of_all() => {}
        None => add(told.summary(), Part::Strong),
    }
    if let Some(near) = &told.near {
        add(format!("did you mean {near}?"), Part::Caution);
    }
    add(progress, Part::Caution);
    add(told.gaps.not_searched().unwrap_or_default(), Part::Error);
    add(told.cut.words().unwrap_or_default(), Part::Error);
    add(not_read(told.flawed).unwrap_or_default(), Part::Error);
    add(told.gaps.nothing_held().unwrap_or_default(), Part::Dim);
    pieces
}

/// What the record is, its name, and of a source what is held of it.
fn heading(
    library: &Library,
    shown: &Shown,
    theme: &Theme,
    is_selected: bool,
    columns: u16,
) -> Vec<Styled> {
    let style = |style: Style| match is_selected {
        true => style.patch(theme.style(Part::Selected)),
        false => style,
    };
    let (strong, dim) = (
        style(theme.style(Part::Strong)),
        style(theme.style(Part::Dim)),
    );
    let Some(record) = library.get(&shown.key) else {
        return vec![(clean![" ", shown.key.clean()], dim)];
    };
    let missing = missing(library, record).map(|sign| {
        let words = clean![theme.glyph(sign), " ", sign.word];
        (words, style(theme.tone(sign.tone)))
    });
    let columns = missing.as_ref().map_or(usize::from(columns), |(words, _)| {
        usize::from(columns).saturating_sub(width(words) + 2)
    });
    let mut pieces = vec![(Clean::from(" "), dim)];
    if !matches!(record.body, Body::Source(_)) {
        pieces.push((clean![record.kind().info().one, ": "], dim));
    }
    match shown.parts().0 {
        Some(label) => {
            let used: usize = pieces.iter().map(|(text, _)| width(text)).sum();
            let room = columns.saturating_sub(used + 1);
            let before = before(Some((library, record)), label, room);
            let left = room.saturating_sub(width(&before));
            pieces.push((before, strong));
            pieces.extend(marked(&label.excerpt.cut(left), theme, strong));
        }
        None => {
            let used: usize = pieces.iter().map(|(text, _)| width(text)).sum();
            let label = library.label_in(record, Room::PAGE);
            let label = match missing {
                Some(_) => label.truncate(columns.saturating_sub(used)),
                None => label,
            };
            pieces.push((label, strong));
        }
    }
    let mut add = |text: Clean, style| {
        pieces.push((Clean::from("  "), dim));
        pieces.push((text, style));
    };
    if let Some((words, style)) = missing {
        add(words, style);
    }
    if let Some(published) = record.published_behind(&library.label_in(record, Room::PAGE)) {
        add(published, dim);
    }
    if let Some(sign) = shown.held.map(Sign::from) {
        let words = clean![theme.glyph(sign), " ", sign.word];
        add(words, style(theme.tone(sign.tone)));
    }
    if shown.count > 1 {
        add(clean![shown.count, " hits"], dim);
    }
    pieces
}

/// That a piece of evidence is said to be missing: its name alone would say that it is there.
fn missing(library: &Library, record: &Record) -> Option<Sign> {
    let index = library.index(&record.key)?;
    let is_missing = library.is_said_to_be_missing(index);
    is_missing.then(|| EvidenceStatus::SaidToBeMissing.into())
}

/// An excerpt, with the words that were found set off.
fn marked(excerpt: &Excerpt, theme: &Theme, plain: Style) -> Vec<Styled> {
    let found = theme.style(Part::Found);
    let marks = excerpt.marks.iter().map(|mark| (mark.clone(), found));
    let marks: Vec<_> = marks.collect();
    styled(&excerpt.text, 0..excerpt.text.len(), &marks, plain)
}

/// Who says what was found, as it is written before it: at most six tenths of so many columns, or the words
/// that were looked for would have no room.
fn before(from: Option<(&Library, &Record)>, passage: &Passage, columns: usize) -> Clean {
    let most = columns * 6 / 10;
    if width(&passage.before) <= most {
        return passage.before.clone();
    }
    let shorter = from.and_then(|(library, record)| {
        let Place::Own(number) = passage.place else {
            return None;
        };
        let text = record.body.texts().get(number).copied()?;
        Some(library.before_in(record, &text, Room::Cut(columns)))
    });
    match shorter {
        Some(shorter) if width(&shorter) <= most + width(": ") => shorter,
        // Whose a headline is has no other form.
        _ => {
            let name = passage.before.strip_suffix(": ").unwrap_or(&passage.before);
            clean![clean(name).truncate(most), ": "]
        }
    }
}

/// Where it stands, and its words.
fn hit(
    from: Option<(&Library, &Record)>,
    passage: &Passage,
    theme: &Theme,
    plain: Style,
    columns: u16,
) -> Vec<Styled> {
    let columns = usize::from(columns);
    let at = match columns {
        40.. => format!("   {} ", pad(&passage.at, LOCATOR)),
        _ => format!(" {} ", passage.at),
    };
    let room = columns.saturating_sub(width(&at) + 1);
    let before = before(from, passage, room);
    let excerpt = passage.excerpt.cut(room.saturating_sub(width(&before)));
    let mut pieces = vec![(clean(&at), theme.style(Part::Dim).patch(plain))];
    pieces.push((before, plain));
    pieces.extend(marked(&excerpt, theme, plain));
    pieces
}
