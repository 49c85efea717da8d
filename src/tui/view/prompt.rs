//! The line that is typed in the footer, and what stands above it: what could follow, or what is wrong.

use ratatui::{buffer::Buffer, layout::Rect, widgets::Widget};

use super::{Styled, line_of, overlay::caret, put};
use crate::{
    clean,
    query::Offer,
    text::{Clean, clean, clean_line, width, wrap},
    tui::{
        line::Seen,
        overlay::{Asked, Prompt},
        theme::{Part, Theme},
    },
};

/// The most offers that are seen at once.
const OFFERS: u16 = 7;

/// The most lines that a mistake is told in.
const LINES: usize = 3;

/// The line itself; what is wrong in it is marked.
pub fn line(prompt: &Prompt, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    if prompt.asked == Asked::Nothing {
        let why = prompt.refused.clone().unwrap_or_default();
        let text = clean![" ", why, " Esc goes on."];
        put(&[(text, theme.style(Part::Error))], area, buffer);
        return;
    }
    let (label, seen) = typed(prompt, area);
    let wrong = match &prompt.error {
        Some(error) if !prompt.is_unfinished() && prompt.offers().0.is_empty() => {
            error.range.clone()
        }
        _ => 0..0,
    };
    let [before, bad, behind] = seen.parts(wrong);
    let strong = theme.style(Part::Strong);
    let column = width(&label) + seen.caret;
    let pieces = [
        (label, theme.style(Part::Key)),
        (before, strong),
        (bad, theme.style(Part::Error)),
        (behind, strong),
    ];
    put(&pieces, area, buffer);
    caret(column, theme, area, buffer);
}

/// What is written before the line, and what is seen of it.
fn typed(prompt: &Prompt, area: Rect) -> (Clean, Seen) {
    let columns = usize::from(area.width);
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

/// What stands over the panes while a query is typed, directly above the line `footer`. Returns its lines.
pub fn above(prompt: &Prompt, theme: &Theme, footer: Rect, buffer: &mut Buffer) -> u16 {
    let most = footer.y / 3;
    let (offers, taken) = prompt.offers();
    if !offers.is_empty() {
        return self::offers(offers, taken, theme, most.min(OFFERS), footer, buffer);
    }
    if let Some(why) = prompt
        .refused
        .as_ref()
        .filter(|_| prompt.asked != Asked::Nothing)
    {
        let columns = usize::from(footer.width).saturating_sub(2);
        let lines: Vec<Clean> = wrap(why, columns)
            .into_iter()
            .take(most.into())
            .map(|range| clean![" ", clean(&why[range])])
            .collect();
        let area = over(footer, lines.len() as u16, theme, buffer);
        for (line, text) in (0..area.height).zip(lines) {
            put(
                &[(text, theme.style(Part::Error))],
                line_of(area, line),
                buffer,
            );
        }
        return area.height;
    }
    let Some(error) = &prompt.error else {
        return 0;
    };
    let style = theme.style(match prompt.is_unfinished() {
        true => Part::Dim,
        false => Part::Error,
    });
    let columns = usize::from(footer.width).saturating_sub(2);
    let told = error.line();
    let mut lines: Vec<Clean> = wrap(&told, columns)
        .into_iter()
        .take(LINES)
        .map(|range| clean![" ", clean(&told[range])])
        .collect();
    // The marks point down at what is wrong.
    let (label, seen) = typed(prompt, footer);
    let column = |byte| (width(&label) + seen.column(byte)) as u16;
    let from = column(error.range.start);
    let to = column(error.range.end).max(from + 1);
    let wrong = usize::from(to.min(footer.width).saturating_sub(from));
    let (before, marks) = (Clean::from(" "), Clean::from("v"));
    lines.push(clean![before.repeat(from.into()), marks.repeat(wrong)]);
    lines.truncate(most.into());
    let rows = lines.len() as u16;
    let area = over(footer, rows, theme, buffer);
    for (line, text) in (0..rows).zip(lines) {
        put(&[(text, style)], line_of(area, line), buffer);
    }
    area.height
}

fn offers(
    offers: &[Offer],
    taken: Option<usize>,
    theme: &Theme,
    most: u16,
    footer: Rect,
    buffer: &mut Buffer,
) -> u16 {
    let rows = most.min(u16::try_from(offers.len()).unwrap_or(most)).max(1);
    // What was taken stays in sight.
    let top = taken.map_or(0, |taken| (taken + 1).saturating_sub(rows.into()));
    let seen = &offers[top..offers.len().min(top + usize::from(rows))];
    let texts = || seen.iter().map(|offer| width(&clean_line(&offer.text)));
    let column = texts().max().unwrap_or(0);
    let area = over(footer, rows, theme, buffer);
    for ((line, number), offer) in (0..rows).zip(top..).zip(seen) {
        let is_taken = taken == Some(number);
        let style = |part| theme.style(if is_taken { Part::Selected } else { part });
        let area = line_of(area, line);
        buffer.set_style(area, style(Part::Plain));
        let text = clean![" ", clean_line(&offer.text).pad(column), " "];
        let mut pieces: Vec<Styled> = vec![(text, style(Part::Key))];
        pieces.push((clean_line(&format!(" {}", offer.says)), style(Part::Dim)));
        put(&pieces, area, buffer);
    }
    // How to take one, and whether there are more, where that has room.
    let more = offers.len() - seen.len();
    let hint = match more {
        0 => " Tab takes ".into(),
        _ => clean![" Tab takes, ", more, " more "],
    };
    let columns = width(&hint) as u16;
    if taken.is_none() && footer.width >= 60 {
        let place = Rect {
            x: area.right() - columns,
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
