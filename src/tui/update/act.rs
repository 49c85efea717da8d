//! What each action does.

use std::{path::PathBuf, sync::Arc};

use crate::{
    library::{Index, Scope},
    model::{Body, Key},
    sheet::{Piece, RowStyle},
    text::fold,
    tui::{
        action::Action,
        effect::Effect,
        flow,
        layout::layout,
        list::View,
        model::{Model, Pane, Place},
        overlay::{Asked, Choice, GoTo, Overlay, Prompt},
        view,
    },
};

/// Does what an action says, or says why it does nothing.
pub fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    if let Err(why) = (action.info().enabled)(model) {
        model.complain(sentence(why));
        return Vec::new();
    }
    match action {
        Action::Down => step(model, 1),
        Action::Up => step(model, -1),
        Action::PageDown => page(model, 1),
        Action::PageUp => page(model, -1),
        Action::First => to_end(model, false),
        Action::Last => to_end(model, true),
        Action::Open => open(model),
        Action::Back => back(model),
        Action::Source => {
            enter(model, Pane::Source);
            model.place.paragraph = None;
        }
        Action::NextLink => next_link(model, true),
        Action::PreviousLink => next_link(model, false),
        Action::NextCitation => cite(model, 1),
        Action::PreviousCitation => cite(model, -1),
        Action::Citations => model.overlay = Some(Overlay::Choice(Choice::citations(model))),
        Action::Filter => prompt(model, Asked::Filter),
        Action::Search => prompt(model, Asked::Search),
        Action::SearchNext => find(model, true, false),
        Action::SearchPrevious => find(model, false, false),
        Action::GoTo => {
            let mut goto = GoTo::default();
            goto.search(&model.library);
            model.overlay = Some(Overlay::GoTo(goto));
        }
        Action::JumpBack => jump(model, true),
        Action::JumpForward => jump(model, false),
        Action::Home => {
            remember(model);
            model.place = Place::default();
        }
        Action::Pane1 => model.place.pane = Pane::Menu,
        Action::Pane2 => model.place.pane = Pane::List,
        Action::Pane3 => model.place.pane = Pane::Record,
        Action::Pane4 => model.place.pane = Pane::Source,
        Action::Zoom => model.place.zoom = !model.place.zoom,
        Action::Theme => model.theme = (model.theme + 1) % model.fixed.themes.max(1),
        Action::CopyText => return copy(text(model), "text"),
        Action::CopyId => return copy(model.record().map(|record| record.key.to_string()), "id"),
        Action::CopyCitation => return copy(citation(model), "citation"),
        Action::CopyQuote => return copy(quote(model), "quote"),
        Action::Edit => {
            if let Some((path, line)) = model.file_place() {
                return vec![Effect::Edit { path, line }];
            }
        }
        Action::Reload => return reload(model),
        Action::Export => prompt(model, Asked::Export),
        Action::Palette => model.overlay = Some(Overlay::Choice(Choice::palette(model))),
        Action::Help => model.overlay = Some(Overlay::Help { top: 0 }),
        Action::Redraw => return vec![Effect::Redraw],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Cancel => {
            match model.search.is_empty() {
                true => filter(model, ""),
                false => model.search.clear(),
            }
            model.notice = None;
        }
        Action::Quit => quit(model),
    }
    Vec::new()
}

/// Why something is not possible, as a sentence.
pub fn sentence(why: &str) -> String {
    let mut characters = why.chars();
    let first = characters
        .next()
        .map(|c| c.to_uppercase().to_string())
        .unwrap_or_default();
    format!("{first}{}.", characters.as_str())
}

/// Closes what is open: the zoom, then the program.
fn quit(model: &mut Model) {
    match model.place.zoom {
        true => model.place.zoom = false,
        false => model.done = true,
    }
}

/// Reads the library again.
pub fn reload(model: &mut Model) -> Vec<Effect> {
    model.loading = true;
    model.generation += 1;
    vec![Effect::Load(model.generation)]
}

/// After a reload: what is no longer there cannot be where the reader is.
pub fn stay_within(model: &mut Model) {
    let library = Arc::clone(&model.library);
    let gone = |scope: &Scope| matches!(scope, Scope::Case(case) if library.index(&Key::Case(case.clone())).is_none());
    if gone(&model.place.scope) {
        model.place = Place::default();
    }
    model.back.retain(|place| !gone(&place.scope));
    model.forward.retain(|place| !gone(&place.scope));
}

/// Notes where the reader is, before a jump.
pub fn remember(model: &mut Model) {
    // A jump list longer than this is no longer walked back.
    const MOST: usize = 500;
    if model.back.last() != Some(&model.place) {
        model.back.push(model.place.clone());
    }
    if model.back.len() > MOST {
        model.back.remove(0);
    }
    model.forward.clear();
}

fn jump(model: &mut Model, back: bool) {
    let (from, to) = match back {
        true => (&mut model.back, &mut model.forward),
        false => (&mut model.forward, &mut model.back),
    };
    if let Some(place) = from.pop() {
        to.push(std::mem::replace(&mut model.place, place));
    }
}

/// Moves the selection of the pane by some rows.
pub fn step(model: &mut Model, by: isize) {
    match model.place.pane {
        Pane::Menu => {
            let views = model.views();
            let now = views
                .iter()
                .position(|view| *view == model.place.view)
                .unwrap_or(0);
            let view = views[moved(now, by, views.len())];
            show_view(model, view);
        }
        Pane::List => select(model, moved(model.position, by, model.items.len())),
        Pane::Record => {
            let mut row = model.place.row;
            for _ in 0..by.unsigned_abs() {
                let next = |row: &usize| {
                    model
                        .sheet
                        .rows
                        .get(*row)
                        .is_some_and(|row| row.style != RowStyle::Blank)
                };
                let found = match by > 0 {
                    true => (row + 1..model.sheet.rows.len()).find(next),
                    false => (0..row).rev().find(next),
                };
                row = found.unwrap_or(row);
            }
            (model.place.row, model.place.link) = (row, 0);
        }
        Pane::Source => step_source(model, by),
    }
}

fn moved(now: usize, by: isize, count: usize) -> usize {
    now.saturating_add_signed(by).min(count.saturating_sub(1))
}

/// Goes to the next paragraph; a paragraph that does not fit is first scrolled through.
fn step_source(model: &mut Model, by: isize) {
    let inside = layout(model.size, model).inside(Pane::Source);
    let Some(document) = model.document().cloned() else {
        return;
    };
    let passage = model.passage.clone();
    let passage = passage.as_deref();
    let count = document.paragraphs.len();
    let height =
        |paragraph: usize| view::source::height(&document, passage, paragraph, inside.width);
    let now = model.paragraph();
    let rows = (inside.height as usize).saturating_sub(view::source::HEAD);
    if by == 1 && model.source_top.block == now && height(now) > model.source_top.line + rows {
        model.place.paragraph = Some(now);
        model.source_top = flow::down(model.source_top, 1, count, height);
        return;
    }
    if by == -1 && model.source_top.block == now && model.source_top.line > 0 {
        model.place.paragraph = Some(now);
        model.source_top = flow::up(model.source_top, 1, height);
        return;
    }
    let next = moved(now, by, count);
    if height(next) <= rows {
        // What fits is shown from its start.
        let start = flow::Top {
            block: next,
            line: 0,
        };
        model.source_top = model.source_top.min(start);
    }
    model.place.paragraph = Some(next);
}

fn page(model: &mut Model, by: isize) {
    let inside = layout(model.size, model).inside(model.place.pane);
    let rows = (inside.height as isize - 1).max(1);
    match model.place.pane {
        Pane::Source => {
            let Some(document) = model.document().cloned() else {
                return;
            };
            let passage = model.passage.as_deref();
            let height = |paragraph: usize| {
                view::source::height(&document, passage, paragraph, inside.width)
            };
            let rows = (rows as usize).saturating_sub(view::source::HEAD).max(1);
            let top = match by > 0 {
                true => flow::down(model.source_top, rows, document.paragraphs.len(), height),
                false => flow::up(model.source_top, rows, height),
            };
            model.source_top = top;
            model.place.paragraph = Some(top.block);
        }
        Pane::Record => {
            // A page of the record is counted in lines, the selection in rows.
            let height = |row: usize| view::record::height(&model.sheet, row, inside.width);
            let (mut row, mut lines) = (model.place.row, 0);
            while lines < rows as usize
                && (by > 0 || row > 0)
                && (by < 0 || row + 1 < model.sheet.rows.len())
            {
                row = row.saturating_add_signed(by);
                lines += height(row).max(1);
            }
            (model.place.row, model.place.link) = (row, 0);
        }
        Pane::Menu | Pane::List => step(model, by * rows),
    }
}

fn to_end(model: &mut Model, last: bool) {
    match model.place.pane {
        Pane::Menu => {
            let views = model.views();
            let view = if last { views.last() } else { views.first() };
            if let Some(view) = view {
                show_view(model, *view);
            }
        }
        Pane::List => select(
            model,
            if last {
                model.items.len().saturating_sub(1)
            } else {
                0
            },
        ),
        Pane::Record => {
            (model.place.row, model.place.link) = (
                if last {
                    model.sheet.rows.len().saturating_sub(1)
                } else {
                    0
                },
                0,
            )
        }
        Pane::Source => {
            let count = model
                .document()
                .map_or(0, |document| document.paragraphs.len());
            model.place.paragraph = Some(if last { count.saturating_sub(1) } else { 0 });
        }
    }
}

/// Selects a row of the list; its record is looked at from the start.
pub fn select(model: &mut Model, position: usize) {
    if position == model.position {
        return;
    }
    model.position = position;
    model.place.selected = model
        .items
        .get(position)
        .map(|item| item.id(&model.library));
    model.place.look_from_start();
}

/// Shows another view of the same scope.
pub fn show_view(model: &mut Model, view: View) {
    if model.place.view != view {
        model.place.view = view;
        model.place.filter.clear();
        model.place.selected = None;
        model.place.look_from_start();
    }
}

/// Goes to a pane by a step that `jump-back` takes back.
pub fn enter(model: &mut Model, pane: Pane) {
    if model.place.pane != pane {
        remember(model);
        model.place.pane = pane;
    }
}

/// Goes deeper.
pub fn open(model: &mut Model) {
    match model.place.pane {
        Pane::Menu => enter(
            model,
            if model.place.view.has_list() {
                Pane::List
            } else {
                Pane::Record
            },
        ),
        Pane::List => match (
            model.place.view,
            model.record().map(|record| record.key.clone()),
        ) {
            (View::Cases, Some(key)) => go_to(model, &key),
            _ => enter(model, Pane::Record),
        },
        Pane::Record => match model.link() {
            Some(Piece::Link(key, _)) => go_to(model, &key),
            Some(Piece::Citation(number)) => {
                enter(model, Pane::Source);
                model.place.citation = number - 1;
                model.place.paragraph = None;
            }
            _ => {}
        },
        Pane::Source => match model.citing_here() {
            [only] => go_to_index(model, *only),
            _ => model.overlay = Some(Overlay::Choice(Choice::citing(model))),
        },
    }
}

fn back(model: &mut Model) {
    model.place.pane = match model.place.pane {
        Pane::Source => Pane::Record,
        Pane::Record if model.place.view.has_list() => Pane::List,
        Pane::Record | Pane::List => Pane::Menu,
        Pane::Menu => {
            let case = model.case();
            model.place = Place {
                selected: case.map(|case| case.to_string()),
                ..Place::default()
            };
            return;
        }
    };
}

/// Goes to a record, in the view that shows it.
pub fn go_to(model: &mut Model, key: &Key) {
    if let Some(index) = model.library.index(key) {
        go_to_index(model, index);
    }
}

pub fn go_to_index(model: &mut Model, index: Index) {
    remember(model);
    let record = model.library.at(index);
    let (key, view) = (record.key.clone(), View::showing(record.kind()));
    // A shared record is looked at from the case one is in, where that names it.
    let scope = match (&key, &model.place.scope) {
        (Key::Case(case) | Key::Of(case, _), _) => Scope::Case(case.clone()),
        (Key::Shared(_), here) if model.library.of_kind(here, record.kind()).contains(&index) => {
            here.clone()
        }
        (Key::Shared(_), _) => Scope::Library,
    };
    let is_case = matches!(key, Key::Case(_));
    let selected = match &record.body {
        Body::Event(_) => format!("{key}#0"),
        _ => key.to_string(),
    };
    model.place = Place {
        scope,
        view,
        selected: Some(selected),
        pane: if is_case { Pane::Menu } else { Pane::Record },
        zoom: model.place.zoom && !is_case,
        ..Place::default()
    };
}

/// Shows a citation of the record by its number.
pub fn go_to_citation(model: &mut Model, number: usize) {
    enter(model, Pane::Source);
    model.place.citation = number;
    model.place.paragraph = None;
}

fn cite(model: &mut Model, by: isize) {
    let count = model.sheet.citations.len();
    let next = (model.place.citation as isize + by).rem_euclid(count.max(1) as isize);
    model.place.citation = next as usize;
    model.place.paragraph = None;
    // In the record the source follows the selected row, so the selection goes along.
    let names = |pieces: &[Piece]| pieces.contains(&Piece::Citation(next as usize + 1));
    if model.place.pane == Pane::Record
        && let Some(row) = model.sheet.rows.iter().rposition(|row| names(&row.pieces))
    {
        let link = model.sheet.rows[row]
            .targets()
            .iter()
            .position(|piece| **piece == Piece::Citation(next as usize + 1));
        (model.place.row, model.place.link) = (row, link.unwrap_or(0));
    }
}

fn next_link(model: &mut Model, forward: bool) {
    let links: Vec<(usize, usize)> = (0..model.sheet.rows.len())
        .flat_map(|row| (0..model.sheet.rows[row].targets().len()).map(move |link| (row, link)))
        .collect();
    let now = (model.place.row, model.place.link);
    let on_link = model.link().is_some();
    let found = match forward {
        true => links
            .iter()
            .find(|link| **link > now || (!on_link && **link >= now))
            .or(links.first()),
        false => links
            .iter()
            .rev()
            .find(|link| **link < now)
            .or(links.last()),
    };
    if let Some((row, link)) = found {
        (model.place.row, model.place.link) = (*row, *link);
    }
}

fn prompt(model: &mut Model, asked: Asked) {
    let input = match asked {
        Asked::Filter => model.place.filter.clone(),
        Asked::Search => String::new(),
        Asked::Export => model
            .case()
            .map(|case| format!("{case}.md"))
            .unwrap_or_default(),
    };
    let before = model.place.clone();
    if asked == Asked::Filter {
        // What one filters, one must see.
        model.place.pane = Pane::List;
    }
    model.overlay = Some(Overlay::Prompt(Prompt {
        asked,
        input,
        before,
    }));
}

/// Takes what was typed at a prompt.
pub fn answer(model: &mut Model, asked: Asked, input: &str) -> Vec<Effect> {
    match asked {
        Asked::Filter => filter(model, input),
        Asked::Search => {
            model.search = fold(input);
            find(model, true, true);
        }
        Asked::Export => {
            if let Some(case) = model.case().filter(|_| !input.trim().is_empty()) {
                return vec![Effect::Export {
                    case,
                    path: PathBuf::from(input.trim()),
                    existing: crate::save::Existing::Keep,
                }];
            }
        }
    }
    Vec::new()
}

/// Filters the list while one types.
pub fn filter(model: &mut Model, words: &str) {
    if model.place.filter != words {
        model.place.filter = words.to_owned();
        model.place.look_from_start();
    }
}

/// Goes to the next place that holds the words searched for, round the end.
fn find(model: &mut Model, forward: bool, here_too: bool) {
    if model.search.is_empty() {
        return;
    }
    let words = model.search.clone();
    let (now, count) = match model.place.pane {
        Pane::Menu | Pane::List => (model.position, model.items.len()),
        Pane::Record => (model.place.row, model.sheet.rows.len()),
        Pane::Source => (
            model.paragraph(),
            model
                .document()
                .map_or(0, |document| document.paragraphs.len()),
        ),
    };
    let holds = |number: usize| match model.place.pane {
        Pane::Menu | Pane::List => {
            fold(&view::list::words(model, &model.items[number])).contains(&words)
        }
        Pane::Record => fold(&model.sheet.rows[number].plain()).contains(&words),
        Pane::Source => model
            .document()
            .is_some_and(|document| fold(&document.paragraphs[number].text).contains(&words)),
    };
    let first = usize::from(!here_too);
    let order = (first..count + first).map(|offset| match forward {
        true => (now + offset) % count,
        false => (now + 2 * count - offset) % count,
    });
    let found = order.into_iter().find(|number| holds(*number));
    match found {
        None => model.complain(format!("Nothing here holds “{words}”.")),
        Some(number) => match model.place.pane {
            Pane::Menu | Pane::List => select(model, number),
            Pane::Record => (model.place.row, model.place.link) = (number, 0),
            Pane::Source => model.place.paragraph = Some(number),
        },
    }
}

fn copy(text: Option<String>, label: &'static str) -> Vec<Effect> {
    text.map(|text| Effect::Copy { text, label })
        .into_iter()
        .collect()
}

/// The text under the selection, in its true characters.
fn text(model: &Model) -> Option<String> {
    match model.place.pane {
        Pane::Source => Some(
            model
                .document()?
                .paragraphs
                .get(model.paragraph())?
                .text
                .to_string(),
        ),
        _ => Some(model.record()?.body.label()?.raw().to_owned()),
    }
}

fn quote(model: &Model) -> Option<String> {
    Some(model.citation()?.citation.quote.as_ref()?.raw().to_owned())
}

/// The citation in one line: title, publisher, date, place, via whom.
fn citation(model: &Model) -> Option<String> {
    let cited = model.citation()?;
    let Body::Source(source) = &model.library.at(cited.source?).body else {
        return None;
    };
    let mut parts = vec![source.title.raw().to_owned()];
    parts.extend(
        source
            .publisher
            .as_ref()
            .map(|publisher| publisher.raw().to_owned()),
    );
    parts.extend(source.published.as_ref().map(|date| date.words()));
    parts.extend(cited.citation.at.as_ref().map(|at| at.value.to_string()));
    let via = cited
        .citation
        .via
        .iter()
        .filter_map(|via| model.library.resolve(cited.case.as_ref(), via));
    let via: Vec<String> = via
        .map(|index| model.library.label(index).to_string())
        .collect();
    if !via.is_empty() {
        parts.push(format!("via {}", via.join(" via ")));
    }
    Some(parts.join(", "))
}
