//! The page of the selected record.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use super::{Styled, hint, line_of, put, source::styled};
use crate::{
    picture::Mark,
    search::text::Sought,
    sheet::{Piece, Row, RowStyle, Sheet},
    sign::Tone,
    text::{clean, truncate, width, wrap},
    tui::{
        action::Action,
        measure::{
            flow::Top,
            layout::READABLE,
            page::{heads, lay_out, own_line, piece_words, told_lines},
        },
        model::Model,
        state::Pane,
        theme::{Part, Theme},
    },
};

/// What of a page stands out, and why.
#[derive(Clone, Copy, Default)]
struct Emphasis<'a> {
    /// The selected row and which of its links, where the pane has the keys.
    selected: Option<(usize, usize)>,
    /// The citation that the source pane shows, from 0.
    citation: Option<usize>,
    /// What is searched for.
    search: Option<&'a Sought>,
}

/// The page of what is selected, from its first row in sight. Returns where the selected row begins.
pub fn record(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    if model.shown.sheet.rows.is_empty() {
        let is_head = model.shown.heads.contains(&model.shown.position);
        let open = model.fixed.keymap.key(Action::Open);
        let text = match (model.known.loading, is_head) {
            (true, _) => String::new(),
            (false, true) => format!("This is the head of a group: {open} folds or unfolds it."),
            (false, false) => "Nothing is selected.".to_owned(),
        };
        hint(&text, theme, area, buffer);
        return None;
    }
    let focused = model.state.place.pane == Pane::Record;
    let mark = model.mark();
    let told = mark
        .as_ref()
        .map_or(0, |_| told_lines(&model.shown.sheet, area.height));
    let (area, below) = (
        Rect {
            height: area.height - told,
            ..area
        },
        Rect {
            y: area.bottom() - told,
            height: told,
            ..area
        },
    );
    if let Some(mark) = mark {
        tell(&mark, theme, below, buffer);
    }
    let emphasis = Emphasis {
        selected: focused.then_some((model.row(), model.state.place.record.link)),
        citation: model.citation_number(),
        search: focused.then_some(&model.state.search),
    };
    rows(
        &model.shown.sheet,
        model.shown.record_top,
        emphasis,
        theme,
        area,
        buffer,
    )
}

/// What a mark of a picture says, below it.
fn tell(mark: &Mark, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let columns = usize::from(area.width.min(READABLE).saturating_sub(2)).max(1);
    let says = mark.told();
    let lines = wrap(&says, columns);
    // An empty line parts it from the picture where there is room for that.
    let gap = u16::from(area.height > 2);
    let room = usize::from(area.height - gap.min(area.height));
    let is_cut = lines.len() > room;
    for (number, range) in (gap..).zip(lines.into_iter().take(room)) {
        let is_last = usize::from(number - gap) + 1 == room;
        let words = clean(&says[range.clone()]);
        let words = match is_last && is_cut {
            true => clean(&truncate(&says[range.start..], columns)),
            false => words,
        };
        let bar = (theme.glyphs.bar.into(), theme.style(Part::Focus));
        let words = (words, theme.style(Part::Plain));
        put(&[bar, words], line_of(area, number), buffer);
    }
}

/// The beginning of a page, with nothing selected.
pub fn page(sheet: &Sheet, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    rows(
        sheet,
        Top::default(),
        Emphasis::default(),
        theme,
        area,
        buffer,
    );
}

fn rows(
    sheet: &Sheet,
    top: Top,
    emphasis: Emphasis<'_>,
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let mut line = 0;
    let mut skip = top.line;
    let mut cursor = None;
    for number in top.block..sheet.rows.len() {
        if line >= area.height {
            break;
        }
        let selected = emphasis.selected.filter(|(row, _)| *row == number);
        if let Some((_, link)) = selected {
            let row = &sheet.rows[number];
            cursor = Some(cursor_of(row, link, theme, line_of(area, line)));
        }
        line = draw_row(
            &sheet.rows[number],
            number,
            emphasis,
            theme,
            (skip, line),
            area,
            buffer,
        );
        skip = 0;
    }
    for (line, number) in (0..).zip(heads(sheet, top.block, area.height)) {
        let place = line_of(area, line);
        buffer.set_style(place, theme.style(Part::Plain));
        (place.left()..place.right()).for_each(|x| {
            buffer[(x, place.y)].set_symbol(" ");
        });
        draw_row(
            &sheet.rows[number],
            number,
            emphasis,
            theme,
            (0, line),
            area,
            buffer,
        );
    }
    cursor
}

/// Where the terminal's cursor stands in the selected row: where it begins; in a line of a picture on the selected mark.
fn cursor_of(row: &Row, link: usize, theme: &Theme, place: Rect) -> Position {
    let begin = place.as_position();
    let mark = targets(row).get(link).copied();
    let (RowStyle::Drawn { .. }, Some(mark)) = (row.style, mark) else {
        return begin;
    };
    let before = row.pieces[..mark].iter();
    let before: usize = before
        .map(|piece| width(&piece_words(piece, Some(theme))))
        .sum();
    // Behind the pointer; what has no room is cut.
    let x = u16::try_from(before + 1).map_or(u16::MAX, |by| begin.x.saturating_add(by));
    Position {
        x: x.min(place.right().saturating_sub(1)),
        ..begin
    }
}

/// Draws a row from its `skip`-th line on, at line `line` of the area. Returns the line after it.
fn draw_row(
    row: &Row,
    number: usize,
    emphasis: Emphasis<'_>,
    theme: &Theme,
    (skip, line): (usize, u16),
    area: Rect,
    buffer: &mut Buffer,
) -> u16 {
    if row.style == RowStyle::Blank {
        return line + u16::from(skip == 0);
    }
    let link = emphasis
        .selected
        .filter(|(row, _)| *row == number)
        .map(|(_, link)| link);
    let laid = lay_out(row, area.width, Some(theme));
    let label_line = own_line(row, area.width);
    let dim = theme.style(Part::Dim);
    let label = |width: u16, place: Rect, buffer: &mut Buffer| {
        put(&[(row.label.into(), dim)], Rect { width, ..place }, buffer)
    };
    if link.is_some() && skip == 0 {
        put(
            &[(theme.glyphs.pointer.into(), theme.style(Part::Focus))],
            line_of(area, line),
            buffer,
        );
    }
    let selected = link.and_then(|link| targets(row).get(link).copied());
    let lines = label_line
        .then_some(None)
        .into_iter()
        .chain(laid.lines.iter().map(Some));
    let mut next = line;
    for (index, pieces) in lines.enumerate().skip(skip) {
        if next >= area.height {
            break;
        }
        let place = line_of(area, next);
        next += 1;
        let Some(pieces) = pieces else {
            label(place.width.saturating_sub(1), shifted(place, 1), buffer);
            continue;
        };
        if index == 0 && row.style == RowStyle::Field {
            label(laid.indent, shifted(place, 1), buffer);
        }
        let drawn: Vec<Styled> = pieces
            .iter()
            .flat_map(|(piece, range)| {
                let content = &row.pieces[*piece];
                let text = clean(&piece_words(content, Some(theme))[range.clone()]);
                let style = match selected == Some(*piece) {
                    true => theme.style(Part::Selected),
                    false => piece_style(content, emphasis.citation, theme),
                };
                let found = emphasis.search.map(|sought| sought.places(&text));
                let found = found
                    .into_iter()
                    .flatten()
                    .map(|at| (at, theme.style(Part::Found)));
                styled(&text, 0..text.len(), &found.collect::<Vec<_>>(), style)
            })
            .collect();
        let is_first = index == usize::from(label_line);
        let hang = if is_first { 0 } else { laid.hang };
        put(&drawn, shifted(place, laid.indent + 1 + hang), buffer);
    }
    next
}

/// Which pieces of a row can be opened, by their numbers.
fn targets(row: &Row) -> Vec<usize> {
    let opens = |(_, piece): &(usize, &Piece)| piece.opens();
    row.pieces
        .iter()
        .enumerate()
        .filter(opens)
        .map(|(number, _)| number)
        .collect()
}

fn piece_style(piece: &Piece, citation: Option<usize>, theme: &Theme) -> Style {
    match piece {
        Piece::Text(_, tone) => theme.tone(*tone),
        Piece::Link(..) => theme.style(Part::Link),
        Piece::Citation(number) if citation == Some(number - 1) => theme.style(Part::Cited),
        Piece::Citation(_) => theme.style(Part::Link),
        Piece::Sign(sign) => theme.tone(sign.tone),
        // What is drawn, and means no more than that it is there.
        Piece::Mark(mark) if mark.tone == Tone::Plain && mark.shape.columns().is_none() => {
            theme.style(Part::Band)
        }
        Piece::Mark(mark) => theme.tone(mark.tone),
    }
}

fn shifted(area: Rect, by: u16) -> Rect {
    let by = by.min(area.width);
    Rect {
        x: area.x + by,
        width: area.width - by,
        ..area
    }
}
