//! What stands round the panes: breadcrumb, titles, footer.

use std::ops::Range;

use ratatui::{buffer::Buffer, layout::Rect, widgets::Widget};

use super::{Styled, line_of, prompt, put};
use crate::{
    clean, clean_format,
    library::Index,
    library::{Library, Scope},
    model::{Key, Kind},
    text::{Clean, clean, clean_line, width, wrap},
    tui::{
        action::{Action, Layer, Row, Way, actions},
        input::{Typed, keymap::shown},
        list::View,
        measure::layout::layout,
        model::Model,
        overlay::Overlay,
        state::{Notice, Pane},
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
        true => position(model, model.state.place.pane).first,
        false => status(model, area.width),
    };
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

/// What stands on the right of a header of so many columns.
fn status(model: &Model, columns: u16) -> Clean {
    let reload = || model.fixed.keymap.key(Action::Reload);
    let library = match (model.known.loading, model.known.has_changed) {
        (true, _) => "reading …".into(),
        (false, true) => clean!["files have changed, ", reload(), " reads them"],
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

/// That an earlier day is looked at, and how much of what is shown it counts: whatever is on the screen is
/// only of that day.
pub fn banner(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let Some(day) = model.day().filter(|_| !area.is_empty()) else {
        return;
    };
    let style = theme.style(Part::AsOf);
    buffer.set_style(area, style);
    let leave = clean![model.fixed.keymap.key(Action::Cancel), " today "];
    let left = clean![" AS OF ", clean(&day.words().to_uppercase())];
    let counted = clean![": ", model.shown.not_counted.words()];
    let columns = usize::from(area.width);
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
            Some(record) => format!("{}: {}", capital(record.kind().info().one), record.key.id()),
            None if model.state.place.view.has_list() => "Record".to_owned(),
            None => model.state.place.view.title().to_owned(),
        },
        Pane::Source => source_title(model),
    };
    clean_line(&text)
}

/// `Allegations · standing:contested · by date ↓`.
fn list_title(model: &Model) -> String {
    let place = &model.state.place;
    let mut title = place.view.title().to_owned();
    if !place.list.filter.is_empty() {
        title.push_str(&format!(" · {}", place.list.filter));
    }
    if let Some((column, way)) = place.list.arrangement.sort {
        let arrow = match way {
            Way::On => "↓",
            Way::Back => "↑",
        };
        title.push_str(&format!(" · by {} {arrow}", column.word()));
    }
    if let Some(column) = place.list.arrangement.group {
        title.push_str(&format!(" · a group each {}", column.word()));
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
    let heads = shown.heads.partition_point(|head| *head <= shown.position);
    let now = (shown.position + 1).saturating_sub(heads);
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
        View::Timeline => "not dated",
        _ => "not counted",
    };
    (apart > 0).then(|| clean![word, " ", apart])
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
        pieces.push((part.words(&model.fixed.keymap), style));
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

/// A prompt, the keys of a sequence, a notice, or the keys that work here. Returns how many lines of it stand
/// above the footer.
pub fn footer(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) -> u16 {
    let (plain, key) = (theme.style(Part::Footer), theme.style(Part::Key));
    match &model.state.overlay {
        Some(Overlay::Prompt(prompt)) => {
            prompt::line(prompt, theme, area, buffer);
            return 0;
        }
        Some(Overlay::Confirm { question, .. }) => {
            put(
                &[(clean(&format!(" {question}")), theme.style(Part::Error))],
                area,
                buffer,
            );
            return 0;
        }
        _ => {}
    }
    if !model.state.typed.is_empty() {
        let Typed { count, keys } = &model.state.typed;
        let count = count.map(|count| clean![count]);
        let keymap = &model.fixed.keymap;
        let mut pieces = vec![(clean![" ", count, shown(keys), "  "], key)];
        if !keys.is_empty() {
            for (rest, row) in keymap.continuations(Layer::Panes, keys) {
                pieces.push((rest, key));
                pieces.push((clean![" ", row.name, "   "], plain));
            }
        }
        put(&pieces, area, buffer);
        return 0;
    }
    if let Some(notice) = &model.state.notice {
        return self::notice(notice, theme, area, buffer);
    }
    let mut hints = match &model.state.overlay {
        Some(overlay) => hints_over(model, overlay.layer()),
        None => hints(model),
    };
    // The last one leads on: help to all that has no room here, Esc out of what lies over the panes.
    let help = hints.pop();
    let columns = |(keys, short): &(Clean, &'static str)| width(keys) + width(short) + 3;
    let mut left = (area.width as usize).saturating_sub(1 + help.as_ref().map_or(0, columns));
    let fits = hints.into_iter().take_while(|hint| {
        let fits = columns(hint) <= left;
        left = left.saturating_sub(columns(hint));
        fits
    });
    let mut pieces = vec![(Clean::from(" "), plain)];
    for (keys, short) in fits.collect::<Vec<_>>().into_iter().chain(help) {
        pieces.push((keys, key));
        pieces.push((clean![" ", short, "  "], plain));
    }
    put(&pieces, area, buffer);
    0
}

/// A notice. What has no room in the footer stands above it: the end of a path, or of a reason, is
/// what the reader needs. Returns how many lines stand above.
fn notice(notice: &Notice, theme: &Theme, footer: Rect, buffer: &mut Buffer) -> u16 {
    let style = theme.style(match notice.is_error {
        true => Part::Error,
        false => Part::Strong,
    });
    let text = clean_line(&notice.text);
    let lines = wrap(&text, usize::from(footer.width).saturating_sub(2));
    let most = usize::from(footer.y / 3).max(1);
    let above = lines.len().clamp(1, most) - 1;
    let area = prompt::over(footer, above as u16, theme, buffer);
    let show = |words: &str, place: Rect, buffer: &mut Buffer| {
        put(&[(clean(&format!(" {words}")), style)], place, buffer);
    };
    for (line, words) in (0..area.height).zip(&lines) {
        show(&text[words.clone()], line_of(area, line), buffer);
    }
    let rest = lines.get(above).map_or(0, |line| line.start);
    show(&text[rest..], footer, buffer);
    area.height
}

/// The keys of what lies over the panes.
fn hints_over(model: &Model, layer: Layer) -> Vec<(Clean, &'static str)> {
    let rows = actions().filter(|row| !row.short.is_empty() && row.layers.contains(&layer));
    rows.map(|row| (model.fixed.keymap.key(row.action), row.short))
        .collect()
}

/// The keys that do something here: first key and word, help always among them.
fn hints(model: &Model) -> Vec<(Clean, &'static str)> {
    let keymap = &model.fixed.keymap;
    let key = |action: Action| keymap.keys(action).into_iter().next();
    let mut hints = Vec::new();
    if model.caret().is_some() {
        // While words are chosen the keys mean something else; what they do stands nowhere else.
        let letter = |action: Action| {
            let keys = keymap.keys(action);
            let letter = keys.iter().find(|key| key.chars().count() == 1);
            letter.or(keys.first()).cloned()
        };
        let pair = |one: Action, other: Action| Some(clean![letter(one)?, "/", letter(other)?]);
        let words = [
            (pair(Action::Back, Action::Open), "word"),
            (pair(Action::Down, Action::Up), "line"),
            (key(Action::SelectWords), "begin here"),
            (key(Action::Cite), "cite"),
            (key(Action::Cancel), "done"),
        ];
        let known = words.into_iter();
        return known
            .filter_map(|(keys, does)| Some((keys?, does)))
            .collect();
    }
    if let (Some(down), Some(up)) = (key(Action::Down), key(Action::Up)) {
        hints.push((clean![down, "/", up], "move"));
    }
    let shown = |row: &&Row| {
        let is_here = row.layers.contains(&Layer::Panes);
        is_here && !row.short.is_empty() && (row.enabled)(model).is_ok()
    };
    for row in actions().filter(shown) {
        hints.extend(key(row.action).map(|key| (key, row.short)));
    }
    hints
}
