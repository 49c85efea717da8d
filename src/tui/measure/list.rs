//! How the rows of a list are laid out: who says it above what they say, or in columns where there is room. What
//! has become of it comes behind the words, never before whoever says them, who would seem to have done it.
//! Widths are those of the list, never of the rows in sight, so that nothing wanders while one scrolls.

mod columns;
mod record;
mod status;
mod wrapped;

use crate::{
    analysis::{docket, timeline::What},
    clean,
    diagnostic::Severity,
    library::Index,
    model::{Kind, record::Label, statement::Room},
    sign::Sign,
    text::{Clean, clean, clean_line, width, wrap},
    tui::{
        list::{Item, RowId, View},
        model::Model,
        state::Place,
        theme::Part,
    },
};

pub use columns::{Columns, INDENT, Set};
pub use record::{PROTECTED, sign_of};

use record::record;
use wrapped::wrapped;

/// A piece of a row, in one line of it.
#[derive(Clone, Debug)]
pub enum Piece {
    Words(Clean, Part),
    Sign(Sign),
    /// Columns without anything.
    Gap(usize),
    /// A letter in the place of the selection's bar, first in a line.
    InGutter(char),
}

/// The lines of a row; the column of the selection's bar is not among them.
pub type Lines = Vec<Vec<Piece>>;

/// The lines of a row in a pane of so many columns.
pub fn lines(model: &Model, item: &Item, columns: Columns) -> Lines {
    match item {
        Item::Head(head) => {
            let count = clean![" ", head.count];
            let mut line = vec![Piece::Words(
                match head.is_folded {
                    true => "▸ ".into(),
                    false => "▾ ".into(),
                },
                Part::Dim,
            )];
            line.extend(head.sign.map(Piece::Sign));
            line.extend(head.sign.map(|_| Piece::Gap(1)));
            let room = columns.all.saturating_sub(6 + width(&count));
            line.push(Piece::Words(head.words.truncate(room), Part::Strong));
            line.push(Piece::Words(count, Part::Dim));
            vec![line]
        }
        Item::Moment(moment) => {
            let mark = match moment.dated(&model.known.library).map(|dated| dated.what) {
                Some(What::Whole(Kind::Allegation)) => "”",
                Some(What::Whole(Kind::Proceeding | Kind::Entry) | What::Charged(..)) => "§",
                Some(What::Whole(Kind::Source)) => "¶",
                Some(What::Whole(_) | What::Became(_) | What::Stay(..)) | None => " ",
            };
            let library = &*model.known.library;
            let record = library.at(moment.index);
            let dated = moment.dated(library);
            // Who says it by the names that have most room, with whoever relays it.
            let words = match dated.map(|dated| dated.label) {
                Some(Label::Said(_)) => library.label_in(record, Room::Short),
                _ => moment.label.clone(),
            };
            // That something happened is told by someone.
            let lead = match dated.map(|dated| dated.what) {
                Some(What::Whole(Kind::Event)) => clean![moment.when, library.told_by(record)],
                _ => moment.when.clone(),
            };
            let mut lines = led(
                model,
                mark.into(),
                Part::Neutral,
                &lead,
                &clean_line(&words),
                columns,
            );
            if let Some(Piece::Words(_, part)) = lines[0].get_mut(2) {
                *part = Part::Dim;
            }
            lines
        }
        Item::Problem(number) => {
            let Some(found) = model.known.library.diagnostics.get(*number) else {
                return vec![Vec::new()];
            };
            let (mark, part) = match found.severity {
                Severity::Error => ("✗", Part::Bad),
                _ => ("!", Part::Caution),
            };
            let span = found.span;
            let file =
                span.and_then(|span| Some((model.known.library.files.get(span.file)?, span)));
            let place = file.map_or_else(Clean::default, |(file, span)| {
                let name = file.path.rsplit('/').next().unwrap_or(&file.path);
                let severity = match found.severity {
                    Severity::Error => "error",
                    _ => "warning",
                };
                clean_line(&format!("{severity} {name}:{}", span.line))
            });
            led(
                model,
                mark.into(),
                part,
                &place,
                &clean_line(&found.message),
                columns,
            )
        }
        Item::Record(index) => {
            let is_entry = model.known.library.at(*index).kind() == Kind::Entry;
            let lines = match is_entry && model.state.place.view == View::Of(Kind::Entry) {
                true => entry(model, *index, columns),
                false => record(model, *index, columns),
            };
            marked(model, item, lines)
        }
    }
}

/// The letter under which a row is marked, in the view that is shown.
fn mark(model: &Model, item: &Item) -> Option<char> {
    let here = &model.state.place;
    let mut marks = model
        .state
        .marks
        .iter()
        .filter(|(letter, _)| letter.is_alphanumeric());
    let key = item.index(&model.known.library);
    let key = key.map(|index| &model.known.library.at(index).key)?;
    let is_here = |place: &Place| {
        (place.view, &place.scope) == (here.view, &here.scope)
            && place.list.cursor.as_ref().and_then(RowId::key) == Some(key)
    };
    marks
        .find(|(_, place)| is_here(place))
        .map(|(letter, _)| *letter)
}

/// A row with its mark, in the place of the bar of its first line: among the words it would be one of them.
fn marked(model: &Model, item: &Item, mut lines: Lines) -> Lines {
    if let (Some(letter), Some(first)) = (mark(model, item), lines.first_mut()) {
        first.insert(0, Piece::InGutter(letter));
    }
    lines
}

/// An entry of a docket: its day and number, its title, and what has become of it.
fn entry(model: &Model, index: Index, columns: Columns) -> Lines {
    let library = &*model.known.library;
    let mut lead = docket::lead(library, index);
    let status = library.at(index).body.status();
    lead.push(&clean![
        status.map(|status| clean!["  ", Sign::from(status).word])
    ]);
    let words = library.label(index);
    led(
        model,
        "§".into(),
        Part::Dim,
        &lead,
        &clean_line(&words),
        columns,
    )
}

/// How many lines a row has.
pub fn height(model: &Model, item: &Item, columns: Columns) -> usize {
    lines(model, item, columns).len().max(1)
}

/// A row with something in front of its words: in a line above them, or in a column of its own.
fn led(
    model: &Model,
    mark: Clean,
    part: Part,
    lead: &Clean,
    words: &Clean,
    columns: Columns,
) -> Lines {
    const LEAD: usize = 34;
    let wide = columns.all >= 100;
    let room = match wide {
        true => columns.all.saturating_sub(INDENT + LEAD),
        false => columns.all.saturating_sub(INDENT),
    };
    let first = [Piece::Words(mark, part), Piece::Gap(1)];
    let mut said = wrapped(model, words, room.max(1)).into_iter();
    let with = |pieces: Vec<Piece>| first.iter().cloned().chain(pieces).collect::<Vec<_>>();
    let indented = |words, by| vec![Piece::Gap(by), Piece::Words(words, Part::Plain)];
    match wide {
        true if width(lead) < LEAD => {
            let begin = said.next().unwrap_or_default();
            let lead = Piece::Words(lead.pad(LEAD), part);
            let mut lines = vec![with(vec![lead, Piece::Words(begin, Part::Plain)])];
            lines.extend(said.map(|words| indented(words, INDENT + LEAD)));
            lines
        }
        _ => {
            let above = wrap(lead, columns.all.saturating_sub(INDENT).max(1));
            let mut above = above.into_iter().map(|range| clean(&lead[range]));
            let begin = Piece::Words(above.next().unwrap_or_default(), part);
            let mut lines = vec![with(vec![begin])];
            lines.extend(above.map(|words| vec![Piece::Gap(INDENT), Piece::Words(words, part)]));
            let by = if wide { INDENT + LEAD } else { INDENT };
            lines.extend(said.map(|words| indented(words, by)));
            lines
        }
    }
}
