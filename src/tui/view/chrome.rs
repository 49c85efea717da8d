//! What stands round the panes: breadcrumb, titles, the guide of the tour.

use std::ops::Range;

use ratatui::{buffer::Buffer, layout::Rect, widgets::Widget};

use super::{Styled, line_of, put};
use crate::{
    clean, clean_format,
    library::{Index, Library, NotCounted, Scope},
    model::{Key, Kind},
    text::{Clean, clean, clean_line, width, wrap},
    tui::{
        action::Action,
        list::View,
        measure::{layout::layout, list::PROTECTED},
        model::Model,
        state::Pane,
        theme::{Part, Theme},
        tour::{self, STEPS},
    },
};

/// The breadcrumb on the left; on the right the day that is looked at, how many cases there are and
/// what is to be fixed.
pub fn header(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let style = theme.style(Part::Header);
    buffer.set_style(area, style);
    let areas = layout(model.state.size, model);
    let right = match areas.title(model.state.place.pane).is_empty() {
        // Where the pane has no title, its place is here.
        true => {
            let at = position(model, model.state.place.pane);
            if width(&at.whole) <= 18 {
                at.whole
            } else {
                at.first
            }
        }
        false => status(model, area.width),
    };
    let right_width = (width(&right) as u16).min(area.width.saturating_sub(1));
    let room = match right_width {
        0 => area.width.saturating_sub(1),
        _ => area.width.saturating_sub(right_width + 3),
    };
    let covered = covered(model);
    let crumbs = fitting(
        crumbs(model),
        theme.glyphs.crumb,
        (room as usize).saturating_sub(1 + width(&covered)),
    );
    put(
        &[
            (covered, theme.style(Part::AsOf)),
            (clean_line(&format!(" {crumbs}")), style),
        ],
        Rect {
            width: room,
            ..area
        },
        buffer,
    );
    let place = Rect {
        x: area.right() - right_width - 1,
        width: right_width,
        ..area
    };
    put(&[(right, theme.style(Part::Footer))], place, buffer);
}

/// That names are covered, and before whom; nothing where they are not.
fn covered(model: &Model) -> Clean {
    match (&model.known.cover, model.state.covers) {
        (Some(cover), _) => clean![" covered: ", cover.masks.audience.clone(), " "],
        (None, true) if !model.known.loading && model.known.unopened.is_none() => {
            " covered: nobody is protected ".into()
        }
        (None, _) => Clean::default(),
    }
}

/// Whether there is anything whose quotes could be looked for.
fn has_records(model: &Model) -> bool {
    model.known.library.records().len() > 0
}

/// What stands on the right of a header of so many columns.
fn status(model: &Model, columns: u16) -> Clean {
    let reload = || model.fixed.keymap.first(Action::Reload);
    let library = match (model.known.loading, model.known.has_changed) {
        (true, _) => "reading …".into(),
        (false, true) => match reload() {
            Some(key) => clean!["files have changed, ", key, " reads them"],
            None => "files have changed".into(),
        },
        (false, false) if !model.known.is_checked && has_records(model) => {
            "looking for quotes …".into()
        }
        (false, false) => counts(&model.known.library),
    };
    // What could not be read always does: whatever is on the screen may lack it.
    let missed = missed(&model.known.library);
    let parts = [missed.clone(), library];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    let whole = Clean::join(parts, " · ");
    let is_news = model.known.has_changed && columns >= 60;
    match is_news || usize::from(columns) > 50 + width(&whole) {
        true => whole,
        false => missed,
    }
}

/// What is said above all for as long as it is so: that something is not saved, and that an earlier day is looked at.
pub fn banners(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let mut of_day = area;
    if let Some(unsaved) = &model.known.review.unsaved
        && !area.is_empty()
    {
        let style = theme.style(Part::Error);
        buffer.set_style(line_of(area, 0), style);
        let key = model.fixed.keymap.key(Action::HandReview);
        let words = clean![" NOT SAVED: ", unsaved.words(&key), " "];
        let words = words.truncate(area.width.into());
        put(&[(words, style)], line_of(area, 0), buffer);
        (of_day.y, of_day.height) = (area.y + 1, area.height - 1);
    }
    banner(model, theme, line_of_rest(of_day), buffer);
}

/// The first line of what is left of an area; empty where nothing is.
fn line_of_rest(area: Rect) -> Rect {
    Rect {
        height: area.height.min(1),
        ..area
    }
}

/// That an earlier day is looked at, and how much of what is shown it counts: whatever is on the screen is
/// only of that day.
fn banner(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let Some(day) = model.day().filter(|_| !area.is_empty()) else {
        return;
    };
    let style = theme.style(Part::AsOf);
    buffer.set_style(area, style);
    // Esc leaves the day after what was searched for and the filter.
    let list = &model.state.place.list;
    let is_next = model.state.search.is_nothing() && list.filter.is_empty() && list.only.is_none();
    let leave = match is_next {
        true => model
            .fixed
            .keymap
            .first(Action::Cancel)
            .map_or_else(Clean::default, |key| clean![key, " today "]),
        false => Clean::default(),
    };
    let left = clean![" AS OF ", clean(&day.words().to_uppercase())];
    let counted = match model.shown.not_counted == NotCounted::default() {
        true => ": all counts".into(),
        false => clean![": ", model.shown.not_counted.words()],
    };
    let columns = usize::from(area.width);
    // The day itself goes before how to leave it.
    let leave = match columns > width(&left) + width(&leave) {
        true => leave,
        false => Clean::default(),
    };
    let room = columns.saturating_sub(width(&leave) + 1);
    let whole = clean![left, counted];
    let told = match width(&whole) <= room {
        true => whole,
        false => left,
    };
    put(
        &[(clean![told.truncate(room).pad(room), " ", leave], style)],
        area,
        buffer,
    );
}

/// What could not be read of a library; empty where all was.
fn missed(library: &Library) -> Clean {
    match library.missed.is_nothing() {
        true => Clean::default(),
        false => clean_format!("{} unread", library.missed.words()),
    }
}

/// How many cases there are, and what is to be fixed.
fn counts(library: &Library) -> Clean {
    let cases = library.of_kind(&Scope::Library, Kind::Case).len();
    let mut text = clean![cases, if cases == 1 { " case" } else { " cases" }];
    if !library.diagnostics.is_empty() {
        let problems = library.diagnostics.len();
        let noun = if problems == 1 {
            " problem"
        } else {
            " problems"
        };
        text.push(&clean![" · ", problems, noun]);
    }
    text
}

/// Where the reader is, from the outside in.
fn crumbs(model: &Model) -> Vec<String> {
    let place = &model.state.place;
    let library = match &model.known.library.title {
        Some(title) => title.clean().to_string(),
        None => "Library".into(),
    };
    let mut crumbs = Vec::new();
    match &place.scope {
        Scope::Library => crumbs.push(library),
        Scope::Case(case) => crumbs.push(case_title(model, case)),
    }
    if place.pane == Pane::Menu && place.view == View::Overview {
        return crumbs;
    }
    // Where the list has no title of its own, what it is filtered by is told here.
    let areas = layout(model.state.size, model);
    let is_told = !areas.title(Pane::List).is_empty() || place.pane != Pane::List;
    crumbs.push(match is_told {
        true => place.view.title().into(),
        false => list_title(model),
    });
    if place.pane >= Pane::Record
        && let Some(record) = model
            .record()
            .filter(|record| !matches!(record.key, Key::Case(_)))
    {
        let id = model
            .shown
            .index
            .map(|index| model.known.library.id_told(index));
        crumbs.push(id.map_or_else(|| record.key.id().to_string(), |id| id.to_string()));
    }
    if place.pane == Pane::Source
        && let Some(source) = source(model)
    {
        crumbs.push(model.known.library.short(source).to_string());
    }
    crumbs
}

/// The crumbs in one line. Where they have no room, what is outermost goes first: where one is, is at the
/// end.
fn fitting(mut crumbs: Vec<String>, between: &str, room: usize) -> String {
    let fits = |crumbs: &[String]| width(&crumbs.join(between)) <= room;
    while crumbs.len() > 1 && !fits(&crumbs) {
        match crumbs[0].as_str() {
            "…" if crumbs.len() == 2 => break,
            "…" => drop(crumbs.remove(1)),
            _ => crumbs[0] = "…".into(),
        }
    }
    crumbs.join(between)
}

fn case_title(model: &Model, case: &crate::model::Id) -> String {
    let index = model.known.library.index(&Key::Case(case.clone()));
    index.map_or_else(
        || case.to_string(),
        |index| model.known.library.label(index).to_string(),
    )
}

/// The title of a pane: what it shows, and how.
pub fn pane_title(model: &Model, pane: Pane) -> Clean {
    let text = match pane {
        Pane::Menu if model.in_case() => "Case".to_owned(),
        Pane::Menu => "Views".to_owned(),
        Pane::List => list_title(model),
        Pane::Record => match model.record() {
            Some(record) if !model.state.place.view.is_of_many() => {
                let shown = &model.state.place.record;
                if let Some(source) = &shown.falls {
                    return clean_line(&format!("Without {}", source.id()));
                }
                let what = match shown.origins {
                    true => "Origins".to_owned(),
                    false => capital(record.kind().info().one),
                };
                let protected = match model.shown.index {
                    Some(index) if model.known.protects(index) => format!(" · {PROTECTED}"),
                    _ => String::new(),
                };
                let id = model
                    .shown
                    .index
                    .map(|index| model.known.library.id_told(index));
                let id = id.map_or_else(|| record.key.id().to_string(), |id| id.to_string());
                format!("{what}: {id}{protected}")
            }
            _ if model.state.place.view.has_list() => "Record".to_owned(),
            // Its rows are drawn here.
            _ => list_title(model),
        },
        Pane::Source => source_title(model),
    };
    clean_line(&text)
}

/// `Allegations · by date, earliest first · standing:contested`. The filter comes last: of what has no room, it is
/// the part that the reader can type as long as they please.
fn list_title(model: &Model) -> String {
    let place = &model.state.place;
    let mut title = place.view.title().to_owned();
    if let Some((column, way)) = place.list.arrangement.sort {
        title.push_str(&format!(" · by {}, {}", column.word(), column.first(way)));
    }
    if let Some(column) = place.list.arrangement.group {
        title.push_str(&format!(" · grouped by {}", column.word()));
    }
    if let Some(only) = &place.list.only {
        title.push_str(&format!(" · {}", only.words));
    }
    if !place.list.filter.is_empty() {
        title.push_str(&format!(" · {}", place.list.filter));
    }
    title
}

/// Where the reader is in a pane.
#[derive(Clone, Debug, Default)]
pub struct At {
    pub whole: Clean,
    /// In as few columns as can be.
    pub first: Clean,
}

/// `12/180`: which row of a pane is selected, of how many.
pub fn position(model: &Model, pane: Pane) -> At {
    let (now, count) = match pane {
        Pane::Menu => return At::default(),
        Pane::List => return list_position(model),
        Pane::Record if model.state.place.view.is_of_many() => {
            let rows = model.shown.sheet.rows.iter().enumerate();
            let stops = rows.filter(|(_, row)| model.is_stop(row));
            let stops: Vec<usize> = stops.map(|(number, _)| number).collect();
            let above = stops.iter().filter(|number| **number <= model.row());
            (above.count().max(1), stops.len())
        }
        Pane::Record => (model.row() + 1, model.shown.sheet.rows.len()),
        Pane::Source => match model.document() {
            Some(document) if !document.is_empty() => (model.paragraph() + 1, document.len()),
            _ => return At::default(),
        },
    };
    match count {
        0 => At::default(),
        count => {
            let whole = clean![now.min(count), "/", count];
            At {
                first: whole.clone(),
                whole,
            }
        }
    }
}

fn list_position(model: &Model) -> At {
    let shown = &model.shown;
    if shown.is_listing() {
        return At {
            first: "listing…".into(),
            whole: "listing…".into(),
        };
    }
    let heads = shown.heads.partition_point(|head| *head <= shown.position);
    let now = (shown.position + 1).saturating_sub(heads);
    if shown.heads.contains(&shown.position) {
        let first = clean!["group ", heads, "/", shown.heads.len()];
        return At {
            whole: first.clone(),
            first,
        };
    }
    let first = match shown.total {
        0 => clean![0],
        total => clean![now.max(1), "/", total],
    };
    let all = shown.count(model.state.place.view);
    let all = all.map(|all| all + apart(model));
    let whole = match all.filter(|all| *all != shown.total) {
        Some(all) => clean![first, " of ", all],
        None => match apart_words(model) {
            Some(apart) => clean![first, ", ", apart],
            None => first.clone(),
        },
    };
    At { whole, first }
}

/// How many rows an earlier day adds to those that it counts.
fn apart(model: &Model) -> usize {
    match model.state.place.view {
        View::Of(kind) => model
            .known
            .library
            .apart(&model.state.place.scope, kind)
            .len(),
        // Its count has them.
        _ => 0,
    }
}

/// How many of the rows an earlier day does not count; none where it counts all.
fn apart_words(model: &Model) -> Option<Clean> {
    let apart = model.shown.apart;
    let word = match model.state.place.view {
        View::Chronology => "not dated",
        _ => "not counted",
    };
    (apart > 0).then(|| clean![apart, " of them ", word])
}

fn capital(word: &str) -> String {
    let mut characters = word.chars();
    let first = characters
        .next()
        .map(|c| c.to_ascii_uppercase().to_string())
        .unwrap_or_default();
    first + characters.as_str()
}

/// `Source: Evening Post, 4 Mar 2021 · Who knew?`; the title alone where that is all there is.
fn source_title(model: &Model) -> String {
    let Some(index) = source(model) else {
        return "Source".into();
    };
    let (short, title) = (
        model.known.library.short(index),
        model.known.library.title(index),
    );
    match title.starts_with(short.trim_end_matches('…')) {
        true => format!("Source: {title}"),
        false => format!("Source: {short} · {title}"),
    }
}

/// The source that the source pane shows.
fn source(model: &Model) -> Option<Index> {
    model.known.library.index(model.shown.source.as_ref()?)
}

/// Which step of the tour it is, and what there is to do: at the foot of its area, on as many lines as
/// that takes. What stands over the footer, `above` lines of it, lifts it: a sentence stays in sight until
/// its step is done.
pub fn guide(model: &Model, theme: &Theme, area: Rect, above: u16, buffer: &mut Buffer) {
    let Some(tour) = model.state.tour.filter(|_| !area.is_empty()) else {
        return;
    };
    let step = (tour.done() + 1).min(STEPS.len());
    let number = clean![step, "/", STEPS.len(), "  "];
    let mut pieces = vec![(number, theme.style(Part::Dim))];
    for part in tour.guidance(model) {
        let style = theme.style(match part {
            tour::Part::Say(_) => Part::Strong,
            tour::Part::Key(_) | tour::Part::Type(_) => Part::Key,
        });
        pieces.push((part.words(model), style));
    }
    let whole = Clean::join(pieces.iter().map(|(words, _)| words), "");
    let lines = wrap(&whole, usize::from(area.width).saturating_sub(1));
    let rows = (lines.len() as u16).min(area.height);
    let area = Rect {
        y: (area.bottom() - rows).saturating_sub(above),
        height: rows,
        ..area
    };
    ratatui::widgets::Clear.render(area, buffer);
    for (row, line) in (0..rows).zip(&lines) {
        // Where the lines are too few, the last is cut, and says so.
        let end = if row + 1 == rows {
            whole.len()
        } else {
            line.end
        };
        let mut shown = vec![(Clean::from(" "), theme.style(Part::Strong))];
        shown.extend(within(&pieces, line.start..end));
        put(&shown, line_of(area, row), buffer);
    }
}

/// The pieces of a line of text as far as they are in a range of its bytes.
fn within(pieces: &[Styled], range: Range<usize>) -> Vec<Styled> {
    let mut begins = 0;
    let part = |(words, style): &Styled| {
        let from = range.start.saturating_sub(begins).min(words.len());
        let to = range.end.saturating_sub(begins).min(words.len());
        begins += words.len();
        Some((clean(words.get(from..to)?), *style))
    };
    pieces.iter().filter_map(part).collect()
}
