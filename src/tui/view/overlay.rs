//! What lies over the panes.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    widgets::{Block, Clear, Widget},
};

use super::{Styled, line_of, put, record};
use crate::{
    library::Scope,
    sheet::Sheet,
    text::{Clean, clean, clean_line, pad, truncate},
    tui::{
        action::{ACTIONS, Group},
        model::Model,
        overlay::{Choice, GoTo, Overlay},
        theme::{Part, Theme},
    },
};

pub fn overlay(model: &Model, theme: &Theme, screen: Rect, buffer: &mut Buffer) {
    match &model.overlay {
        Some(Overlay::Help { top }) => help(model, theme, *top, screen, buffer),
        Some(Overlay::GoTo(goto)) => go_to(model, theme, goto, screen, buffer),
        Some(Overlay::Choice(choice)) => choose(theme, choice, screen, buffer),
        Some(Overlay::Prompt(_) | Overlay::Confirm { .. }) | None => {}
    }
}

/// A window over the panes; its inside.
fn window(
    title: &str,
    theme: &Theme,
    screen: Rect,
    (width, height): (u16, u16),
    buffer: &mut Buffer,
) -> Rect {
    let area = screen.centered(
        Constraint::Length(width.min(screen.width)),
        Constraint::Length(height.min(screen.height)),
    );
    Clear.render(area, buffer);
    buffer.set_style(area, theme.style(Part::Plain));
    if area.width < 24 || area.height < 7 {
        return area;
    }
    let style = theme.style(Part::Focus);
    let block = Block::bordered()
        .border_set(theme.glyphs.border)
        .border_style(style)
        .title(format!(" {title} "));
    let inside = block.inner(area);
    block.render(area, buffer);
    inside
}

/// What the keys do: first what works here.
fn help(model: &Model, theme: &Theme, top: usize, screen: Rect, buffer: &mut Buffer) {
    let (plain, dim, key) = (
        theme.style(Part::Plain),
        theme.style(Part::Dim),
        theme.style(Part::Key),
    );
    let mut lines: Vec<Vec<Styled>> = Vec::new();
    let mut elsewhere: Vec<Vec<Styled>> = Vec::new();
    for group in Group::ALL {
        let mut begun = false;
        for info in ACTIONS.iter().filter(|info| info.group == group) {
            let keys = Clean::trusted(format!(
                " {} ",
                pad(&model.fixed.keymap.keys(info.action).join(" "), 20)
            ));
            match (info.enabled)(model) {
                Ok(()) => {
                    if !begun {
                        lines.push(vec![(
                            Clean::from(group.title()),
                            theme.style(Part::Strong),
                        )]);
                        begun = true;
                    }
                    lines.push(vec![
                        (keys, key),
                        (Clean::trusted(format!("{}.", info.what)), plain),
                    ]);
                }
                Err(why) => elsewhere.push(vec![
                    (keys, dim),
                    (Clean::trusted(format!("{} ({why}).", info.what)), dim),
                ]),
            }
        }
    }
    lines.push(vec![("Not here".into(), theme.style(Part::Strong))]);
    lines.append(&mut elsewhere);
    let inside = window(
        "Help: j/k scroll, any other key closes",
        theme,
        screen,
        (100, screen.height.saturating_sub(2)),
        buffer,
    );
    let top = top.min(lines.len().saturating_sub(inside.height as usize));
    for (line, pieces) in (0..inside.height).zip(lines.iter().skip(top)) {
        put(pieces, line_of(inside, line), buffer);
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
    let pieces = [
        (clean(&format!(" {input}")), theme.style(Part::Strong)),
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

fn go_to(model: &Model, theme: &Theme, goto: &GoTo, screen: Rect, buffer: &mut Buffer) {
    let inside = window(
        "Go to",
        theme,
        screen,
        (110, (screen.height * 4 / 5).max(8)),
        buffer,
    );
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
        let record = model.library.at(goto.hits[number]);
        let style = |part| {
            theme.style(if number == goto.selected {
                Part::Selected
            } else {
                part
            })
        };
        let kind = format!(" {} ", pad(record.kind().info().one, 12));
        let area = line_of(list, line);
        let mut pieces = vec![
            (Clean::trusted(kind), style(Part::Dim)),
            (clean_line(&record.label()), style(Part::Plain)),
        ];
        if let Some(case) = record.key.case() {
            pieces.push((Clean::trusted(format!("  {case}")), style(Part::Dim)));
        }
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
        let sheet = Sheet::of(&model.library, *index, &Scope::Library);
        record::page(&sheet, theme, area, buffer);
    }
}

fn choose(theme: &Theme, choice: &Choice, screen: Rect, buffer: &mut Buffer) {
    let shown = choice.shown();
    let height = (choice.offers.len() as u16)
        .saturating_add(3)
        .min(screen.height * 4 / 5)
        .max(7);
    let inside = window(choice.title, theme, screen, (96, height), buffer);
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
        let mut text = format!(" {} {}", pad(&offer.key, 14), offer.label);
        if let Some(why) = offer.disabled {
            text.push_str(&format!(" ({why})"));
        }
        let area = line_of(list, line);
        put(
            &[(
                clean_line(&truncate(&text, area.width as usize)),
                theme.style(part),
            )],
            area,
            buffer,
        );
    }
}
