//! What lies over the panes.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Margin, Rect},
    widgets::{Block, Clear, Widget},
};

use super::{everywhere, line_of, put, record, source::styled};
use crate::{
    clean,
    library::Scope,
    model::statement::Room,
    sheet::Sheet,
    text::{Clean, width},
    tui::{
        line::Line,
        measure::help::{self, Meant},
        model::Model,
        overlay::{Choice, GoTo, Help, Overlay},
        theme::{Part, Theme},
    },
};

/// What lies over the panes: the help, a prompt to go to something, a search, a choice.
pub fn overlay(model: &Model, theme: &Theme, screen: Rect, buffer: &mut Buffer) {
    match &model.state.overlay {
        Some(Overlay::Help(state)) => help(model, theme, state, screen, buffer),
        Some(Overlay::GoTo(goto)) => go_to(model, theme, goto, screen, buffer),
        Some(Overlay::Everywhere) => everywhere::everywhere(model, theme, screen, buffer),
        Some(Overlay::Choice(choice)) => choose(theme, choice, screen, buffer),
        Some(Overlay::Prompt(_) | Overlay::Confirm { .. }) | None => {}
    }
}

/// The place of a window of that size over the panes.
fn window_area(screen: Rect, (width, height): (u16, u16)) -> Rect {
    screen.centered(
        Constraint::Length(width.min(screen.width)),
        Constraint::Length(height.min(screen.height)),
    )
}

/// The inside of a window; a small one has no border.
fn inside_of(area: Rect) -> Rect {
    match area.width < 24 || area.height < 7 {
        true => area,
        false => area.inner(Margin::new(1, 1)),
    }
}

/// Clears the rows of a window and draws its border. Returns its inside. The rows are cleared on both
/// sides too: half a row beside a window would be a statement without who says it.
pub fn window(title: &str, theme: &Theme, area: Rect, buffer: &mut Buffer) -> Rect {
    let whole = buffer.area;
    let rows = Rect {
        x: whole.x,
        width: whole.width,
        ..area
    };
    Clear.render(rows, buffer);
    buffer.set_style(rows, theme.style(Part::Plain));
    let inside = inside_of(area);
    if inside != area {
        Block::bordered()
            .border_set(theme.glyphs.border)
            .border_style(theme.style(Part::Focus))
            .title(format!(" {title} "))
            .render(area, buffer);
    }
    inside
}

/// The help, round its selected line.
fn help(model: &Model, theme: &Theme, help: &Help, screen: Rect, buffer: &mut Buffer) {
    let area = window_area(screen, (100, screen.height.saturating_sub(2)));
    let inside = window("Help", theme, area, buffer);
    let entries = help::entries(model);
    let sought = help.sought();
    let [list, last] = inside.layout(&Layout::vertical([
        Constraint::Min(0),
        Constraint::Length(u16::from(help.typing)),
    ]));
    if help.typing {
        typed_line("/", &help.line, theme, last, buffer);
    }
    let columns = usize::from(list.width);
    let rows: Vec<(usize, (Clean, Clean))> = (0..entries.len())
        .flat_map(|number| {
            let lines = help::lines(&entries[number], columns).into_iter();
            lines.map(move |line| (number, line))
        })
        .collect();
    let height = usize::from(list.height);
    let first = rows.iter().position(|(number, _)| *number == help.selected);
    let first = first.unwrap_or(0);
    // The selected line stands in the middle, but for the ends.
    let top = first.saturating_sub(height / 2);
    let top = top.min(rows.len().saturating_sub(height));
    for (line, (number, (keys, words))) in (0..list.height).zip(rows.iter().skip(top)) {
        let entry = &entries[*number];
        let (of_keys, part) = match entry.meant {
            Meant::Heading => (Part::Strong, Part::Strong),
            Meant::Here => (Part::Key, Part::Plain),
            Meant::Elsewhere => (Part::Dim, Part::Dim),
        };
        let style = |part| match *number == help.selected {
            true => theme.style(Part::Selected),
            false => theme.style(part),
        };
        let place = line_of(list, line);
        buffer.set_style(place, style(Part::Plain));
        let found = sought.places(words).into_iter();
        let found: Vec<_> = found.map(|at| (at, theme.style(Part::Found))).collect();
        let mut pieces = vec![(keys.clone(), style(of_keys))];
        pieces.extend(styled(words, 0..words.len(), &found, style(part)));
        put(&pieces, place, buffer);
    }
    scroll_mark(theme, list, top, rows.len(), buffer);
}

/// A mark at the right edge of a list of which not all is in sight.
fn scroll_mark(theme: &Theme, list: Rect, top: usize, rows: usize, buffer: &mut Buffer) {
    let height = usize::from(list.height);
    if rows <= height || height == 0 || list.width == 0 {
        return;
    }
    let thumb = (height * height / rows).max(1);
    let from = top * (height - thumb) / (rows - height);
    for line in from..from + thumb {
        let place = Rect {
            x: list.right() - 1,
            width: 1,
            ..line_of(list, line as u16)
        };
        put(
            &[(Clean::from(theme.glyphs.bar), theme.style(Part::Focus))],
            place,
            buffer,
        );
    }
}

/// A line that is typed, with what stands before it.
pub fn typed_line(
    before: &'static str,
    line: &Line,
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
) {
    let room = usize::from(area.width).saturating_sub(width(before) + 2);
    let seen = line.seen(room);
    let pieces = [
        (clean![" ", before], theme.style(Part::Key)),
        (seen.text.clone(), theme.style(Part::Strong)),
    ];
    put(&pieces, area, buffer);
    caret(1 + width(before) + seen.caret, theme, area, buffer);
}

/// Shows the caret in a column of a line.
pub fn caret(column: usize, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let x = area
        .x
        .saturating_add(u16::try_from(column).unwrap_or(u16::MAX));
    if area.height > 0 && x < area.right() {
        buffer[(x, area.y)].set_style(theme.style(Part::Selected));
    }
}

/// The line that is typed, and below it a list of which one row is selected. Returns the rows in sight.
fn typed_list(
    line: &Line,
    rows: usize,
    selected: usize,
    theme: &Theme,
    inside: Rect,
    buffer: &mut Buffer,
) -> (usize, Rect) {
    typed_line("", line, theme, line_of(inside, 0), buffer);
    let list = Rect {
        y: inside.y + 1,
        height: inside.height.saturating_sub(1),
        ..inside
    };
    let height = (list.height as usize).max(1);
    let top = (selected + 1)
        .saturating_sub(height)
        .min(rows.saturating_sub(height));
    (top, list)
}

/// Columns from which the window to go to something says what each record is, and of which case.
const WIDE: u16 = 48;

fn go_to(model: &Model, theme: &Theme, goto: &GoTo, screen: Rect, buffer: &mut Buffer) {
    let area = window_area(screen, (110, (screen.height - screen.height / 5).max(8)));
    let inside = window("Go to", theme, area, buffer);
    if inside.height < 2 {
        return;
    }
    let (inside, preview) = match inside.width {
        80.. => {
            let [list, preview] = inside.layout(&Layout::horizontal([
                Constraint::Percentage(55),
                Constraint::Min(0),
            ]));
            (list, Some(preview))
        }
        _ => (inside, None),
    };
    let (top, list) = typed_list(
        &goto.line,
        goto.hits.len(),
        goto.selected,
        theme,
        inside,
        buffer,
    );
    for (line, number) in (0..list.height).zip(top..goto.hits.len()) {
        let record = model.known.library.at(goto.hits[number]);
        let style = |part| {
            theme.style(if number == goto.selected {
                Part::Selected
            } else {
                part
            })
        };
        // A narrow window has room for the words alone.
        let kind = match list.width {
            WIDE.. => clean![" ", Clean::from(record.kind().info().one).pad(12), " "],
            _ => " ".into(),
        };
        let area = line_of(list, line);
        buffer.set_style(area, style(Part::Plain));
        let case = record
            .key
            .case()
            .filter(|_| list.width >= WIDE)
            .map(|case| clean!["  ", case.clean()])
            .unwrap_or_default();
        // Of a long statement the words are seen, and of which case it is.
        let room = usize::from(area.width.saturating_sub(1));
        let room = room.saturating_sub(width(&kind) + width(&case));
        let label = model.known.library.label_in(record, Room::Cut(room));
        let pieces = [
            (kind, style(Part::Dim)),
            (label.truncate(room), style(Part::Plain)),
            (case, style(Part::Dim)),
        ];
        put(
            &pieces,
            Rect {
                width: area.width.saturating_sub(1),
                ..area
            },
            buffer,
        );
    }
    if goto.hits.is_empty() && list.height > 0 {
        put(
            &[(
                " nothing has these letters in this order".into(),
                theme.style(Part::Dim),
            )],
            line_of(list, 0),
            buffer,
        );
    }
    if let (Some(area), Some(index)) = (preview, goto.hits.get(goto.selected)) {
        let sheet = Sheet::of(&model.known.library, *index, &Scope::Library);
        record::page(&sheet, theme, area, buffer);
    }
}

fn choose(theme: &Theme, choice: &Choice, screen: Rect, buffer: &mut Buffer) {
    let shown = choice.shown();
    let height = (choice.offers.len() as u16)
        .saturating_add(3)
        .min(screen.height - screen.height / 5)
        .max(7);
    let inside = window(
        choice.title,
        theme,
        window_area(screen, (96, height)),
        buffer,
    );
    if inside.height < 2 {
        return;
    }
    let (top, list) = typed_list(
        &choice.line,
        shown.len(),
        choice.selected,
        theme,
        inside,
        buffer,
    );
    for (line, number) in (0..list.height).zip(top..shown.len()) {
        let offer = shown[number];
        let part = match (number == choice.selected, &offer.disabled) {
            (true, _) => Part::Selected,
            (false, Some(_)) => Part::Dim,
            (false, None) => Part::Plain,
        };
        let text = clean![" ", offer.key.pad(14), " ", offer.label];
        let area = line_of(list, line);
        buffer.set_style(area, theme.style(part));
        put(&[(text, theme.style(part))], area, buffer);
    }
}
