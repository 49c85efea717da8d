//! The list of a view.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::{Styled, hint, line_of, put};
use crate::{
    analysis::timeline::What,
    clean,
    diagnostic::Severity,
    library::{Index, Record},
    model::{Body, Kind, statement::Room},
    sign::{Sign, Tone},
    text::{Clean, as_sentence, clean_line},
    tui::{
        list::{Item, View},
        model::Model,
        state::Pane,
        theme::{Part, Theme},
    },
};

/// The rows of the view that are in sight, or why there are none.
pub fn list(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    if model.shown.items.is_empty() {
        hint(&empty(model), theme, area, buffer);
        return;
    }
    let focused = model.state.place.pane == Pane::List;
    let in_sight = model
        .shown
        .items
        .iter()
        .skip(model.shown.list_top)
        .take(area.height as usize);
    let signs = in_sight.filter_map(|item| item_sign(model, item));
    let word = if area.width < 45 {
        0
    } else {
        signs.map(|sign| sign.word.len()).max().unwrap_or(0)
    };
    for line in 0..area.height {
        let position = model.shown.list_top + line as usize;
        let Some(item) = model.shown.items.get(position) else {
            break;
        };
        let area = line_of(area, line);
        let pieces = row(model, theme, item, word, area.width);
        if position == model.shown.position {
            let style = theme.style(if focused {
                Part::Selected
            } else {
                Part::Marked
            });
            buffer.set_style(area, style);
            // One style for the whole row: on a reversed row colours would read badly.
            let pieces: Vec<Styled> = pieces.into_iter().map(|(text, _)| (text, style)).collect();
            put(&pieces, area, buffer);
        } else {
            put(&pieces, area, buffer);
        }
    }
}

fn empty(model: &Model) -> String {
    if let Some(why) = &model.known.unopened {
        return clean_line(&as_sentence(why)).to_string();
    }
    match (
        model.known.loading,
        model.state.place.list.filter.is_empty(),
        model.state.place.view,
    ) {
        (true, ..) => format!(
            "Opening {} …",
            clean_line(&model.fixed.path.display().to_string())
        ),
        (_, false, _) => format!(
            "Nothing holds “{}”. Esc or an empty filter shows all.",
            clean_line(&model.state.place.list.filter)
        ),
        (_, _, View::Problems) => "No problems.".into(),
        (_, _, View::Of(Kind::Case)) => {
            "There is no case file in this folder. `casefile init DIR` writes an example.".into()
        }
        (_, _, view) => format!("No {} are recorded here.", view.title().to_lowercase()),
    }
}

/// The status of a row, where its record's kind has one.
fn item_sign(model: &Model, item: &Item) -> Option<Sign> {
    match item {
        Item::Record(index) => record_sign(model, *index, model.known.library.at(*index)),
        Item::Moment(_) | Item::Problem(_) => None,
    }
}

/// A row in pieces. `word` is the width of the column for words of status; 0 shows glyphs only.
fn row(model: &Model, theme: &Theme, item: &Item, word: usize, width: u16) -> Vec<Styled> {
    let plain = theme.style(Part::Plain);
    match item {
        Item::Record(index) => {
            let record = model.known.library.at(*index);
            let sign = record_sign(model, *index, record);
            let mut pieces: Vec<Styled> = sign
                .map(|sign| sign_piece(theme, sign, word))
                .into_iter()
                .collect();
            let taken: usize = pieces
                .iter()
                .map(|(text, _)| crate::text::width(text))
                .sum();
            let room = Room::Cut(usize::from(width).saturating_sub(taken));
            let label = model.known.library.label_in(record, room);
            let detail = detail(record, &label);
            pieces.push((label, label_style(theme, record)));
            pieces.extend(detail.map(|detail| (detail, theme.style(Part::Dim))));
            pieces
        }
        Item::Moment(moment) => {
            let columns = if width >= 50 { 22 } else { 12 };
            let when = clean![moment.when.pad(columns), " "];
            let dated = moment.dated(&model.known.library);
            let kind = match dated.map(|dated| dated.what) {
                Some(What::Whole(Kind::Allegation)) => "”",
                Some(What::Whole(Kind::Proceeding) | What::Docket) => "§",
                Some(What::Whole(Kind::Source)) => "¶",
                Some(What::Whole(_)) | None => " ",
            };
            let glyph = if theme.glyphs.is_ascii { " " } else { kind };
            vec![
                (when, theme.style(Part::Dim)),
                (clean![glyph, " "], theme.style(Part::Neutral)),
                (clean_line(&moment.label), plain),
            ]
        }
        Item::Problem(number) => {
            let diagnostic = &model.known.library.diagnostics[*number];
            let style = theme.style(if diagnostic.severity == Severity::Error {
                Part::Bad
            } else {
                Part::Caution
            });
            let place = diagnostic
                .span
                .and_then(|span| Some((model.known.library.files.get(span.file)?, span.line)));
            let place = place.map_or_else(String::new, |(file, line)| {
                let name = file.path.rsplit('/').next().unwrap_or(&file.path);
                format!("{name}:{line}  ")
            });
            vec![
                (clean_line(&place), style),
                (clean_line(&diagnostic.message), plain),
            ]
        }
    }
}

fn label_style(theme: &Theme, record: &Record) -> Style {
    match &record.body {
        Body::Broken(_) => theme.tone(Tone::Bad),
        Body::Person(person) if person.is_unnamed() => theme.tone(Tone::Dim),
        _ => theme.tone(Tone::Plain),
    }
}

/// What stands behind the label, where there is room.
fn detail(record: &Record, label: &str) -> Option<Clean> {
    let text = match &record.body {
        Body::Person(person) => person.role.as_ref()?.clean(),
        Body::Organization(organization) => Clean::from(organization.kind.as_ref()?.says()),
        Body::Source(source) => source.publisher.as_ref()?.clean(),
        _ => return None,
    };
    if label.starts_with(text.as_str()) {
        return None;
    }
    Some(clean_line(&format!("  {text}")))
}

/// The status of a record, where its kind has one; of a source what was found of it, else what the
/// record says.
fn record_sign(model: &Model, index: Index, record: &Record) -> Option<Sign> {
    match model.known.documents.get(&record.key) {
        Some(Some(document)) => Some(document.held.into()),
        _ => Sign::of(&model.known.library, index),
    }
}

fn sign_piece(theme: &Theme, sign: Sign, word: usize) -> Styled {
    let text = match word {
        0 => clean![theme.glyph(sign), " "],
        word => clean![
            theme.glyph(sign),
            " ",
            Clean::from(sign.word).pad(word),
            " "
        ],
    };
    (text, theme.tone(sign.tone))
}
