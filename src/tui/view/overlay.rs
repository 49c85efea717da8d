//! What lies over the panes.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Margin, Position, Rect},
    widgets::{Block, Clear, Widget},
};

use super::{everywhere, line_of, put, record, tail};
use crate::{
    clean,
    library::Scope,
    model::statement::Room,
    sheet::Sheet,
    text::{Clean, clean, width, wrap},
    tui::{
        action::{ACTIONS, Group},
        model::Model,
        overlay::{Choice, GoTo, Overlay},
        theme::{Part, Theme},
    },
};

/// What lies over the panes: the help, a prompt to go to something, a search, a choice.
pub fn overlay(model: &Model, theme: &Theme, screen: Rect, buffer: &mut Buffer) {
    match &model.state.overlay {
        Some(Overlay::Help { top }) => help(model, theme, *top, screen, buffer),
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

/// The columns of the keys in the help.
const KEYS: usize = 18;

/// A line of the help: keys, words, and how they are meant.
type HelpLine = (Clean, Clean, Part);

/// What the keys do: first what works here, then the rest and why it does not.
fn help_lines(model: &Model, width: u16) -> Vec<HelpLine> {
    let room = (width as usize).saturating_sub(KEYS + 2).max(10);
    let entry = |keys: Clean, what: &str, part: Part| -> Vec<HelpLine> {
        let line = |(number, range): (usize, std::ops::Range<usize>)| {
            let keys = if number == 0 {
                &keys
            } else {
                &Clean::default()
            };
            (clean![" ", keys.pad(KEYS), " "], clean(&what[range]), part)
        };
        wrap(what, room).into_iter().enumerate().map(line).collect()
    };
    let heading = |title: &'static str| (title.into(), Clean::default(), Part::Strong);
    let mut lines = Vec::new();
    let mut elsewhere = vec![heading("Not here")];
    for group in Group::ALL {
        let begin = lines.len();
        for info in ACTIONS.iter().filter(|info| info.group == group) {
            let keys = Clean::join(model.fixed.keymap.keys(info.action), " ");
            match (info.enabled)(model) {
                Ok(()) => lines.extend(entry(keys, &format!("{}.", info.what), Part::Plain)),
                Err(why) => {
                    let what = format!("{} ({why}).", info.what);
                    elsewhere.extend(entry(keys, &what, Part::Dim));
                }
            }
        }
        if lines.len() > begin {
            lines.insert(begin, heading(group.title()));
        }
    }
    if elsewhere.len() > 1 {
        lines.append(&mut elsewhere);
    }
    lines
}

/// The place of the help.
fn help_area(screen: Rect) -> Rect {
    window_area(screen, (100, screen.height.saturating_sub(2)))
}

/// How far down the help can be scrolled on a screen.
pub fn last_top_of_help(model: &Model) -> usize {
    let screen = Rect::from((Position::ORIGIN, model.state.size));
    let inside = inside_of(help_area(screen));
    let lines = help_lines(model, inside.width).len();
    lines.saturating_sub(inside.height as usize)
}

fn help(model: &Model, theme: &Theme, top: usize, screen: Rect, buffer: &mut Buffer) {
    let title = "Help: j/k scroll, any other key closes";
    let inside = window(title, theme, help_area(screen), buffer);
    let lines = help_lines(model, inside.width);
    for (line, (keys, words, part)) in (0..inside.height).zip(lines.into_iter().skip(top)) {
        let of_keys = if part == Part::Plain { Part::Key } else { part };
        let pieces = [(keys, theme.style(of_keys)), (words, theme.style(part))];
        put(&pieces, line_of(inside, line), buffer);
    }
}

/// The line that is typed, and below it a list of which one row is selected. Returns the rows in sight.
fn typed_list(
    input: &str,
    rows: usize,
    selected: usize,
    theme: &Theme,
    inside: Rect,
    buffer: &mut Buffer,
) -> (usize, Rect) {
    let input = clean(input);
    let shown = tail(&input, (inside.width as usize).saturating_sub(2));
    let pieces = [
        (clean(&format!(" {shown}")), theme.style(Part::Strong)),
        (Clean::from(" "), theme.style(Part::Selected)),
    ];
    put(&pieces, line_of(inside, 0), buffer);
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
        &goto.input,
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
        &choice.input,
        shown.len(),
        choice.selected,
        theme,
        inside,
        buffer,
    );
    for (line, number) in (0..list.height).zip(top..shown.len()) {
        let offer = shown[number];
        let part = match (number == choice.selected, offer.disabled) {
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
