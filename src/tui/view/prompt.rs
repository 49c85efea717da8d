//! The line that is typed in the footer, and what stands above it: what could follow, or what is wrong.

use ratatui::{buffer::Buffer, layout::Rect, widgets::Widget};

use super::{Styled, line_of, put};
use crate::{
    clean,
    query::{Offer, QueryError},
    text::{Clean, clean, clean_line, width, wrap},
    tui::{
        action::{Action, Found, Way},
        line::Seen,
        list::View,
        model::Model,
        overlay::{Asked, Prompt, Waits},
        shown::Count,
        theme::{Part, Theme},
    },
};

/// The most offers that are seen at once.
const OFFERS: u16 = 7;

/// The most lines that a mistake is told in.
const LINES: usize = 3;

/// The line itself; what is wrong in it is marked.
pub fn line(model: &Model, prompt: &Prompt, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    if prompt.asked == Asked::Nothing {
        return refused(model, prompt, theme, area, buffer);
    }
    let right = right(model, prompt, area);
    let (label, seen) = typed(prompt, room(&right, area));
    let wrong = match &prompt.error {
        Some(error) if !prompt.is_unfinished() && prompt.offers().0.is_empty() => {
            error.range.clone()
        }
        _ => 0..0,
    };
    let [before, bad, behind] = seen.parts(wrong);
    let strong = theme.style(Part::Strong);
    let pieces = [
        (label, theme.style(Part::Key)),
        (before, strong),
        (bad, theme.style(Part::Error)),
        (behind, strong),
    ];
    put(&pieces, area, buffer);
    let columns = width(&right) as u16;
    let place = Rect {
        x: area.right().saturating_sub(columns),
        width: columns.min(area.width),
        ..area
    };
    put(&[(right, theme.style(Part::Footer))], place, buffer);
}

/// The column of the caret in the line; none where nothing is typed.
pub fn caret_column(model: &Model, prompt: &Prompt, area: Rect) -> Option<usize> {
    if prompt.asked == Asked::Nothing {
        return None;
    }
    let (label, seen) = typed(prompt, room(&right(model, prompt, area), area));
    Some(width(&label) + seen.caret)
}

/// Why what was to be asked cannot be, and what goes on. Where that has no room in the footer, it begins
/// above it.
fn refused(model: &Model, prompt: &Prompt, theme: &Theme, footer: Rect, buffer: &mut Buffer) {
    let why = prompt.refused.clone().unwrap_or_default();
    let keymap = &model.fixed.keymap;
    let text = clean![
        why,
        " ",
        keymap.key(Action::Accept),
        " or ",
        keymap.key(Action::Close),
        " goes on."
    ];
    let lines = wrap(&text, usize::from(footer.width).saturating_sub(2));
    let most = usize::from(footer.y / 2);
    let above = lines.len().saturating_sub(1).min(most);
    let area = over(footer, above as u16, theme, buffer);
    for (number, range) in lines.into_iter().take(above + 1).enumerate() {
        let place = match number < above {
            true => line_of(area, number as u16),
            false => footer,
        };
        let words = clean![" ", clean(&text[range])];
        put(&[(words, theme.style(Part::Error))], place, buffer);
    }
}

/// What stands at the right of a line: how many rows a filter leaves, which of the places found one is at.
fn right(model: &Model, prompt: &Prompt, area: Rect) -> Clean {
    /// Columns from which it has room.
    const ROOM: u16 = 40;
    /// Columns of a word that filters nothing yet.
    const WORD: usize = 16;
    if area.width < ROOM {
        // That the rows are not those of what is typed must be seen all the same.
        let waits = prompt.asked == Asked::Filter && prompt.waits().is_some();
        let has_room = area.width >= ROOM * 3 / 4;
        return Clean::from(if waits && has_room { " waits " } else { "" });
    }
    let words = match prompt.asked {
        Asked::Filter if prompt.waits().is_some() => match prompt.waits() {
            Some(Waits::ForEnter(word)) => {
                clean!["“", clean_line(word).truncate(WORD), "” waits for Enter"]
            }
            Some(Waits::ForMore) => "not filtered yet".into(),
            Some(Waits::Wrong) => "not filtered".into(),
            None => Clean::default(),
        },
        Asked::Filter => {
            let query = prompt.query();
            let is_applied =
                query.is_some_and(|query| query.text() == model.state.place.list.filter);
            if !is_applied {
                return Clean::default();
            }
            let count = model.shown.total;
            let view = match model.state.place.view {
                // Of what is drawn the list is counted.
                View::Timeline => View::Chronology,
                view => view,
            };
            let all = model.shown.count(view).unwrap_or(count);
            clean![count, " of ", all.max(count)]
        }
        Asked::Search if prompt.line.text().is_empty() => return Clean::default(),
        Asked::Search => {
            let round = match prompt.found {
                Some(Found::Round) => Some(Way::On),
                _ => None,
            };
            Clean::join(found(model, round), "  ")
        }
        Asked::AsOf | Asked::Label | Asked::ReviewFile | Asked::Nothing => {
            return Clean::default();
        }
    };
    clean![" ", words, " "]
}

/// Which of the places found one is at, and whether the search went round the end to it.
pub fn found(model: &Model, round: Option<Way>) -> Vec<Clean> {
    let hit = match model.hit() {
        (_, None) => None,
        (_, Some(Count::Exactly(0))) => Some("not found".into()),
        (number, Some(count)) => {
            let count = match count {
                Count::Exactly(all) => clean![all],
                Count::AtLeast(some) => clean![some, "+"],
            };
            Some(match number {
                Some(number) => clean![number, "/", count],
                None => clean![count, " found"],
            })
        }
    };
    let round = round.map(|way| match way {
        Way::On => Clean::from("went round: top"),
        Way::Back => Clean::from("went round: end"),
    });
    hit.into_iter().chain(round).collect()
}

/// The columns of a line that what stands at its right leaves.
fn room(right: &Clean, area: Rect) -> usize {
    usize::from(area.width).saturating_sub(width(right))
}

/// What is written before the line, and what is seen of it.
fn typed(prompt: &Prompt, columns: usize) -> (Clean, Seen) {
    let label = label(
        &prompt.label,
        columns,
        width(&clean(prompt.line.text())) + 1,
    );
    let room = columns.saturating_sub(width(&label));
    let seen = prompt.line.seen(room);
    (label, seen)
}

/// What is written before a line of so many columns, of which the input takes so many: where both have no
/// room, the label goes down to two fifths of the line, first without what is in brackets, then cut.
fn label(whole: &Clean, columns: usize, input: usize) -> Clean {
    let most = columns.saturating_sub(input).max(columns * 2 / 5);
    let brief = whole.split_once(" (").and_then(|(before, rest)| {
        let (_, after) = rest.rsplit_once(')')?;
        Some(clean(&format!("{before}{after}")))
    });
    let forms = std::iter::once(whole.clone()).chain(brief);
    let mut forms = forms.map(|form| clean![" ", form]);
    let fitting = forms.find(|form| width(form) <= most);
    fitting.unwrap_or_else(|| {
        let cut = clean![" ", clean(whole.trim_end())].truncate(most.saturating_sub(1));
        clean![cut, " "]
    })
}

/// What stands over the panes while a query is typed, directly above the line `footer`.
/// Returns how many lines.
pub fn above(
    model: &Model,
    prompt: &Prompt,
    theme: &Theme,
    footer: Rect,
    buffer: &mut Buffer,
) -> u16 {
    let most = footer.y / 3;
    let (offers, taken) = prompt.offers();
    if !offers.is_empty() {
        let most = most.clamp(1, OFFERS);
        return self::offers(model, offers, taken, theme, most, footer, buffer);
    }
    let refused = prompt.refused.clone();
    let told = refused.filter(|_| prompt.asked != Asked::Nothing);
    let mistake = prompt.mistake();
    let Some(told) = told.or(mistake.map(QueryError::line)) else {
        return 0;
    };
    let style = theme.style(match prompt.refused.is_none() && prompt.is_unfinished() {
        true => Part::Dim,
        false => Part::Error,
    });
    let columns = usize::from(footer.width).saturating_sub(2);
    let mut lines: Vec<Clean> = wrap(&told, columns)
        .into_iter()
        .take(LINES)
        .map(|range| clean![" ", clean(&told[range])])
        .collect();
    if let Some(error) = mistake {
        lines.push(marks(model, prompt, error, footer));
    }
    lines.truncate(most.into());
    let rows = lines.len() as u16;
    let area = over(footer, rows, theme, buffer);
    for (line, text) in (0..rows).zip(lines) {
        put(&[(text, style)], line_of(area, line), buffer);
    }
    area.height
}

/// Marks that point down at what is wrong.
fn marks(model: &Model, prompt: &Prompt, error: &QueryError, footer: Rect) -> Clean {
    let (label, seen) = typed(prompt, room(&right(model, prompt, footer), footer));
    let column = |byte| (width(&label) + seen.column(byte)) as u16;
    let from = column(error.range.start);
    let to = column(error.range.end).max(from + 1);
    let wrong = usize::from(to.min(footer.width).saturating_sub(from));
    let (before, marks) = (Clean::from(" "), Clean::from("v"));
    clean![before.repeat(from.into()), marks.repeat(wrong)]
}

fn offers(
    model: &Model,
    offers: &[Offer],
    taken: Option<usize>,
    theme: &Theme,
    most: u16,
    footer: Rect,
    buffer: &mut Buffer,
) -> u16 {
    /// Columns from which an example has room beside what it is of.
    const WITH_EXAMPLE: usize = 76;
    let rows = most.min(u16::try_from(offers.len()).unwrap_or(most)).max(1);
    // What was taken stays in sight.
    let top = taken.map_or(0, |taken| (taken + 1).saturating_sub(rows.into()));
    let seen = &offers[top..offers.len().min(top + usize::from(rows))];
    let widest = |of: fn(&Offer) -> &str| {
        let widths = seen.iter().map(|offer| width(&clean_line(of(offer))));
        widths.max().unwrap_or(0)
    };
    let columns = usize::from(footer.width);
    let column = widest(|offer| &offer.text).min(columns / 2);
    let example = match columns {
        WITH_EXAMPLE.. => widest(|offer| &offer.example).min(columns / 3),
        _ => 0,
    };
    // How to take one, and whether there are more, where that has room.
    let more = offers.len() - seen.len();
    let takes = model.fixed.keymap.first(Action::TakeOffer);
    let hint = match (takes, more) {
        (Some(key), 0) => clean![" ", key, " takes "],
        (Some(key), _) => clean![" ", key, " takes, ", more, " more "],
        (None, 0) => Clean::default(),
        (None, _) => clean![" ", more, " more "],
    };
    let hinted = taken.is_none() && footer.width >= 60;
    let area = over(footer, rows, theme, buffer);
    for ((line, number), offer) in (0..rows).zip(top..).zip(seen) {
        let is_taken = taken == Some(number);
        let style = |part| theme.style(if is_taken { Part::Selected } else { part });
        let area = line_of(area, line);
        buffer.set_style(area, style(Part::Plain));
        let text = clean_line(&offer.text).truncate(column).pad(column);
        let mut pieces: Vec<Styled> = vec![(clean![" ", text, " "], style(Part::Key))];
        let count = offer.count.map(|count| clean![" ", count]);
        let says = clean![" ", offer.says, count];
        let example = match hinted && line + 1 == rows {
            true => 0,
            false => example,
        };
        let beside = match (example, hinted && line + 1 == rows) {
            (_, true) => width(&hint) + 1,
            (0, false) => 0,
            (example, false) => example + 3,
        };
        let room = columns.saturating_sub(column + 2 + beside);
        pieces.push((says.truncate(room).pad(room), style(Part::Dim)));
        if example > 0 {
            let example = clean_line(&offer.example).truncate(example);
            pieces.push((clean!["  ", example], style(Part::Key)));
        }
        put(&pieces, area, buffer);
    }
    let columns = width(&hint) as u16;
    if hinted {
        let place = Rect {
            x: area.right().saturating_sub(columns),
            width: columns,
            ..line_of(area, rows - 1)
        };
        put(&[(hint, theme.style(Part::Footer))], place, buffer);
    }
    area.height
}

/// Clears some rows directly above the footer.
pub fn over(footer: Rect, rows: u16, theme: &Theme, buffer: &mut Buffer) -> Rect {
    let rows = rows.min(footer.y);
    let area = Rect {
        y: footer.y - rows,
        height: rows,
        ..footer
    };
    ratatui::widgets::Clear.render(area, buffer);
    buffer.set_style(area, theme.style(Part::Footer));
    area
}
