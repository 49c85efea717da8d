//! What stands round the panes: breadcrumb, titles, the guide of the tour.

use ratatui::{buffer::Buffer, layout::Rect};

use super::put;
use crate::{
    clean, clean_format,
    library::Index,
    library::{Library, Scope},
    model::{Date, Key, Kind},
    text::{Clean, clean_line, width},
    tui::{
        list::{Item, View},
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
    let right = status(model, area.width);
    let right_width = (width(&right) as u16).min(area.width.saturating_sub(1));
    let room = match right_width {
        0 => area.width.saturating_sub(1),
        _ => area.width.saturating_sub(right_width + 3),
    };
    let crumbs = fitting(
        crumbs(model),
        theme.glyphs.crumb,
        (room as usize).saturating_sub(1),
    );
    put(
        &[(clean_line(&format!(" {crumbs}")), style)],
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

/// What stands on the right of a header of so many columns. An earlier day always does, since
/// whatever is on the screen is only of that day.
fn status(model: &Model, columns: u16) -> Clean {
    let day = model.day().map(|day| as_of(model, day, columns));
    let library = match model.known.loading {
        true => "reading …".into(),
        false => counts(&model.known.library),
    };
    let all = |parts: [Clean; 3]| {
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        Clean::join(parts, " · ")
    };
    // What could not be read always does, too: whatever is on the screen may lack it.
    let (day, missed) = (day.unwrap_or_default(), missed(&model.known.library));
    let whole = all([day.clone(), missed.clone(), library]);
    match usize::from(columns) > 50 + width(&whole) {
        true => whole,
        false => all([day, missed, Clean::default()]),
    }
}

/// The day that is looked at; where there is room, also how much of what is shown does not count then.
fn as_of(model: &Model, day: &Date, columns: u16) -> Clean {
    let day = clean!["as of ", day.words()];
    match columns {
        ..100 => day,
        _ => clean![day, ": ", model.shown.not_counted.words()],
    }
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
    crumbs.push(place.view.title().into());
    if place.pane >= Pane::Record
        && let Some(record) = model
            .record()
            .filter(|record| !matches!(record.key, Key::Case(_)))
    {
        crumbs.push(record.key.id().to_string());
    }
    if place.pane == Pane::Source
        && let Some(source) = source(model)
    {
        crumbs.push(model.known.library.short(source).to_string());
    }
    crumbs
}

/// The crumbs in one line; of too many the first and the last, which say most.
fn fitting(mut crumbs: Vec<String>, between: &str, room: usize) -> String {
    let fits = |crumbs: &[String]| width(&crumbs.join(between)) <= room;
    if crumbs.len() > 2 && !fits(&crumbs) {
        crumbs[1] = "…".into();
        while crumbs.len() > 3 && !fits(&crumbs) {
            crumbs.remove(2);
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

/// The title of a pane.
pub fn pane_title(model: &Model, pane: Pane) -> Clean {
    let text = match pane {
        Pane::Menu if model.in_case() => "Case".to_owned(),
        Pane::Menu => "Library".to_owned(),
        Pane::List => {
            let mut title = model.state.place.view.title().to_owned();
            let count = model.shown.items.len();
            match model.state.place.list.filter.is_empty() {
                true => title.push_str(&format!("  {}", counted(model))),
                false => {
                    let all = model.shown.count(model.state.place.view);
                    let all = all.map_or(count, |all| all + apart(model));
                    title.push_str(&format!(
                        "  {count} of {all} · {}",
                        model.state.place.list.filter
                    ));
                }
            }
            title
        }
        Pane::Record => match model.record() {
            Some(record) => format!("{}: {}", capital(record.kind().info().one), record.key.id()),
            None if model.state.place.view.has_list() => "Record".to_owned(),
            None => model.state.place.view.title().to_owned(),
        },
        Pane::Source => source_title(model),
    };
    clean_line(&text)
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

/// How many rows there are; those apart that an earlier day does not count.
fn counted(model: &Model) -> String {
    let is_apart = |item: &Item| match item {
        Item::Record(index) => model.known.library.at(*index).here.counted.is_apart(),
        Item::Moment(moment) => moment.is_apart,
        Item::Problem(_) => false,
    };
    // They come last.
    let counted = model.shown.items.partition_point(|item| !is_apart(item));
    let apart = model.shown.items.len() - counted;
    let word = match model.state.place.view {
        View::Timeline => "not dated",
        _ => "not counted",
    };
    match apart {
        0 => counted.to_string(),
        apart => format!("{counted}, {word} {apart}"),
    }
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

/// Which step of the tour it is, and what there is to do.
pub fn guide(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let Some(tour) = model.state.tour.filter(|_| !area.is_empty()) else {
        return;
    };
    let step = (tour.done() + 1).min(STEPS.len());
    let number = clean![" ", step, "/", STEPS.len(), "  "];
    let mut pieces = vec![(number, theme.style(Part::Dim))];
    for part in tour.guidance() {
        let style = theme.style(match part {
            tour::Part::Say(_) => Part::Strong,
            tour::Part::Key(_) | tour::Part::Type(_) => Part::Key,
        });
        pieces.push((part.words(&model.fixed.keymap), style));
    }
    put(&pieces, area, buffer);
}
