//! What lies over the panes: its place, its head line with what is typed, and the help.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    widgets::{Clear, Widget},
};

use super::{changing, choice, everywhere, handing, line_of, note, prompt, put, source::styled};
use crate::{
    clean,
    text::{Clean, width},
    tui::{
        action::Action,
        line::{Line, Seen},
        measure::{
            help::{self, BETWEEN, Meant, What},
            layout::{layout, over},
        },
        model::Model,
        overlay::{Choice, Help, Narrows, Overlay},
        theme::{Part, Theme},
    },
};

/// What lies over the panes: the help, a search, a choice. Returns where the terminal's cursor stands in it: where something
/// is typed, else on what is selected.
pub fn overlay(
    model: &Model,
    theme: &Theme,
    screen: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let overlay = model.state.overlay.as_ref()?;
    let area = area(model, overlay, screen);
    let head = head(model, overlay, area, theme.glyphs.dot);
    let Some(head) = head.filter(|_| !area.is_empty()) else {
        return caret_of(model, screen);
    };
    Clear.render(area, buffer);
    buffer.set_style(area, theme.style(Part::Plain));
    head.draw(theme, area, buffer);
    let rows = head.rows(area);
    let inside = Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    };
    let selected = match overlay {
        Overlay::Help(state) => help(model, theme, state, inside, buffer),
        Overlay::Choice(choice) => choice::choose(model, theme, choice, inside, buffer),
        Overlay::Handing(state) => Some(handing::handing(theme, state, inside, buffer)),
        Overlay::Changing(state) => Some(changing::changing(theme, state, inside, buffer)),
        Overlay::Everywhere => {
            everywhere::everywhere(model, theme, inside, buffer);
            None
        }
        Overlay::Note(state) => {
            note::note(state, theme, inside, buffer);
            None
        }
        Overlay::Prompt(_) | Overlay::Confirm { .. } => None,
    };
    let cursor = caret_of(model, screen).or(selected);
    cursor.or(Some(area.as_position()))
}

/// Where the line that is typed over the panes has its caret; none where nothing is typed.
fn caret_of(model: &Model, screen: Rect) -> Option<Position> {
    let overlay = model.state.overlay.as_ref()?;
    let (place, column) = match overlay {
        Overlay::Prompt(typed) => {
            let footer = layout(screen.as_size(), model).footer;
            (footer, prompt::caret_column(model, typed, footer)?)
        }
        Overlay::Handing(_) | Overlay::Changing(_) | Overlay::Note(_) => {
            let area = area(model, overlay, screen);
            let inside = Rect {
                y: area.y + 1,
                height: area.height.saturating_sub(1),
                ..area
            };
            return match overlay {
                Overlay::Handing(state) => handing::caret(state, inside),
                Overlay::Changing(state) => changing::caret(state, inside),
                Overlay::Note(state) => note::caret(state, inside),
                _ => None,
            };
        }
        overlay => {
            let area = area(model, overlay, screen);
            // The dot in the title has one column in every theme.
            let head = head(model, overlay, area, "-")?;
            head.line?;
            let place = line_of(area, head.rows(area).saturating_sub(1));
            (place, head.parts(area).caret)
        }
    };
    let x = place.x + u16::try_from(column).ok()?;
    (place.height > 0 && x < place.right()).then_some(Position { x, y: place.y })
}

/// The rows of what lies over the panes; none where nothing does.
pub fn place(model: &Model, screen: Rect) -> Option<Rect> {
    match model.state.overlay.as_ref()? {
        Overlay::Prompt(_) | Overlay::Confirm { .. } => None,
        overlay => Some(area(model, overlay, screen)),
    }
}

/// The rows of what lies over the panes: those above the footer and below the header, all of them or as
/// many as a short list needs. The rows are taken whole: half a row beside a window would be a statement
/// without who says it.
fn area(model: &Model, overlay: &Overlay, screen: Rect) -> Rect {
    let most = over(screen.as_size(), model);
    let rows = most.height;
    let wanted = match overlay {
        Overlay::Choice(choice) => choice::rows(choice),
        Overlay::Note(noting) => note::rows(noting, screen.width).saturating_add(1),
        Overlay::Changing(state) => {
            changing::rows(state).map_or(rows, |below| below.saturating_add(1))
        }
        _ => rows,
    };
    let height = wanted.min(rows);
    Rect {
        y: most.bottom().saturating_sub(height),
        height,
        ..screen
    }
}

/// The head of what lies over the panes.
struct Head<'a> {
    title: Clean,
    /// What stands before the line that is typed, and the line.
    line: Option<(&'static str, &'a Line)>,
    right: Clean,
}

/// What of a head has room.
struct Parts {
    before: Clean,
    seen: Option<Seen>,
    /// The column of the caret.
    caret: usize,
    right: Clean,
}

fn head<'m>(
    model: &'m Model,
    overlay: &'m Overlay,
    area: Rect,
    dot: &'static str,
) -> Option<Head<'m>> {
    Some(match overlay {
        Overlay::Help(help) => {
            let view = model.state.place.view.title();
            let key = model.fixed.keymap.first(Action::Help);
            let key = key.map(|key| clean![key, " "]);
            Head {
                title: clean![key, "Help ", dot, " ", view],
                line: match help.line.text().is_empty() && !help.typing {
                    true => None,
                    false => Some(("/", &help.line)),
                },
                right: found_in_help(model, help),
            }
        }
        Overlay::Everywhere => Head {
            title: "Search all".into(),
            line: Some(("", &model.state.everywhere.line)),
            right: Clean::default(),
        },
        Overlay::Choice(choice) => Head {
            title: choice.title.into(),
            line: match choice.narrows == Narrows::ByNumber && choice.line.text().is_empty() {
                true => None,
                false => Some(("", &choice.line)),
            },
            right: counted(choice),
        },
        Overlay::Handing(handing) => Head {
            title: handing.title(dot),
            line: None,
            right: handing::in_sight(handing, area.height.saturating_sub(1)),
        },
        Overlay::Changing(changing) => Head {
            title: changing.title(dot),
            line: None,
            right: changing::in_sight(changing),
        },
        Overlay::Note(noting) => Head {
            title: note::title(noting),
            line: None,
            right: noting.refused.clone().unwrap_or_default(),
        },
        Overlay::Prompt(_) | Overlay::Confirm { .. } => return None,
    })
}

/// `1/8 of 345`: which of those that are left, and of how many.
fn counted(choice: &Choice) -> Clean {
    let left = choice.left.len();
    let number = (choice.selected + 1).min(left);
    match left == choice.all {
        true => clean![number, "/", left],
        false => clean![number, "/", left, " of ", choice.all],
    }
}

/// `1/4`: which of the lines of the help that were found.
fn found_in_help(model: &Model, help: &Help) -> Clean {
    let sought = help.sought();
    if sought.is_nothing() {
        return Clean::default();
    }
    let found = help::with(&help::entries(model), &sought);
    let here = found.iter().position(|at| *at == help.selected);
    match here {
        Some(here) => clean![here + 1, "/", found.len()],
        None if found.is_empty() => "not found".into(),
        None => clean![found.len()],
    }
}

/// Columns from which a head has a title beside what is typed; below them it stands above it.
const TITLED: u16 = 40;

/// Rows from which something is left below a title and a line that is typed.
const BELOW: u16 = 3;

impl Head<'_> {
    /// How many of the rows of an area it takes: what one types has a row of its own where there is no room
    /// beside the title.
    fn rows(&self, area: Rect) -> u16 {
        let is_narrow = area.width < TITLED && self.line.is_some();
        match is_narrow && area.height >= BELOW {
            true => 2,
            false => 1,
        }
    }

    fn parts(&self, area: Rect) -> Parts {
        let columns = usize::from(area.width);
        let right = match self.right.is_empty() || columns < usize::from(TITLED) / 2 {
            true => Clean::default(),
            false => clean![" ", self.right, " "],
        };
        // In two rows the count is beside the title.
        let taken = match self.rows(area) {
            1 => width(&right),
            _ => 0,
        };
        let room = columns.saturating_sub(taken);
        let title = match (self.rows(area) > 1, self.line.is_some()) {
            (true, _) => " ".into(),
            (_, true) => clean![" ", self.title, "  "],
            // Cut with its sign: by that it is seen that the last word of it may be the beginning of a name.
            (_, false) => clean![" ", self.title].truncate(room),
        };
        let before = clean![title, self.line.map(|(before, _)| before)];
        let room = room.saturating_sub(width(&before));
        let seen = self.line.map(|(_, line)| line.seen(room));
        Parts {
            caret: width(&before) + seen.as_ref().map_or(0, |seen| seen.caret),
            before,
            seen,
            right,
        }
    }

    fn draw(&self, theme: &Theme, area: Rect, buffer: &mut Buffer) {
        let style = theme.style(Part::Header);
        let rows = self.rows(area);
        for row in 0..rows {
            buffer.set_style(line_of(area, row), style);
        }
        let (first, last) = (line_of(area, 0), line_of(area, rows - 1));
        let parts = self.parts(area);
        let columns = width(&parts.right) as u16;
        if rows > 1 {
            let room = usize::from(area.width.saturating_sub(columns));
            let title = clean![" ", self.title].truncate(room);
            put(&[(title, style)], first, buffer);
        }
        let mut pieces = vec![(parts.before, style)];
        pieces.extend(
            parts
                .seen
                .map(|seen| (seen.text, theme.style(Part::Strong))),
        );
        put(&pieces, last, buffer);
        let right = Rect {
            x: area.right().saturating_sub(columns),
            width: columns.min(area.width),
            ..first
        };
        put(&[(parts.right, style)], right, buffer);
    }
}

/// The help, round its selected line. Returns where that begins.
fn help(
    model: &Model,
    theme: &Theme,
    help: &Help,
    list: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let entries = help::entries(model);
    let sought = help.sought();
    let columns = list.width.saturating_sub(1).min(help::COLUMNS);
    let rows: Vec<(usize, help::Line)> = (0..entries.len())
        .flat_map(|number| {
            let lines = help::lines(&entries[number], columns.into()).into_iter();
            lines.map(move |line| (number, line))
        })
        .collect();
    let height = usize::from(list.height);
    let first = rows.iter().position(|(number, _)| *number == help.selected);
    let first = first.unwrap_or(0);
    // The selected line stands in the middle, but for the ends.
    let top = first.saturating_sub(height / 2);
    let top = top.min(rows.len().saturating_sub(height));
    let mut cursor = None;
    for (line, (number, row)) in (0..list.height).zip(rows.iter().skip(top)) {
        let (of_keys, part) = match entries[*number].meant {
            Meant::Heading => (Part::Strong, Part::Strong),
            Meant::Here => (Part::Key, Part::Plain),
            Meant::Elsewhere => (Part::Dim, Part::Dim),
        };
        let is_selected = *number == help.selected;
        let style = |part| match is_selected {
            true => theme.style(Part::Selected),
            false => theme.style(part),
        };
        let place = line_of(list, line);
        if is_selected && cursor.is_none() {
            cursor = Some(place.as_position());
        }
        buffer.set_style(place, style(Part::Plain));
        let marked = |words: &Clean, plain| {
            let found = sought.places(words).into_iter();
            let found: Vec<_> = found.map(|at| (at, theme.style(Part::Found))).collect();
            styled(words, 0..words.len(), &found, plain)
        };
        let mut pieces = marked(&row.keys, style(of_keys));
        match &row.what {
            What::Words(words) => pieces.extend(marked(words, style(part))),
            What::Signs(signs) => {
                for sign in signs {
                    let tone = match is_selected {
                        true => theme.style(Part::Selected),
                        false => theme.tone(sign.tone),
                    };
                    pieces.push((clean![theme.glyph(*sign), " "], tone));
                    pieces.extend(marked(&sign.word.into(), style(Part::Plain)));
                    pieces.push((Clean::from(" ").repeat(BETWEEN), style(Part::Plain)));
                }
            }
        }
        put(&pieces, place, buffer);
    }
    scroll_mark(theme, list, top, rows.len(), buffer);
    cursor
}

/// A mark at the right edge of a list of which not all is in sight.
pub fn scroll_mark(theme: &Theme, list: Rect, top: usize, rows: usize, buffer: &mut Buffer) {
    let height = usize::from(list.height);
    if rows <= height || height == 0 || list.width == 0 {
        return;
    }
    let thumb = (height * height / rows).max(1);
    let from = (top * (height - thumb))
        .div_ceil((rows - height).max(1))
        .min(height - thumb);
    for line in from..from + thumb {
        let place = Rect {
            x: list.right() - 1,
            width: 1,
            ..line_of(list, line as u16)
        };
        let mark = [(Clean::from(theme.glyphs.thumb), theme.style(Part::Border))];
        put(&mark, place, buffer);
    }
}
