//! The last line of the screen: a prompt, keys that are no whole command yet, a notice, what is searched
//! for, or the keys that work here.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::{Styled, line_of, prompt, put, sequence};
use crate::{
    clean,
    text::{Clean, clean, clean_line, width, wrap},
    tui::{
        action::{Action, Layer, Row, actions, picture},
        model::Model,
        overlay::{Overlay, Stage, Step},
        theme::{Part, Theme},
    },
};

/// A prompt, the keys of a sequence, a notice, or the keys that work here. Returns how many lines of it stand
/// above the footer.
pub fn footer(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) -> u16 {
    match &model.state.overlay {
        Some(Overlay::Prompt(prompt)) => {
            prompt::line(model, prompt, theme, area, buffer);
            return 0;
        }
        Some(Overlay::Confirm { question, .. }) => {
            // Whoever asks names the usual keys.
            let [yes, no] = [Action::Yes, Action::No].map(|answer| model.fixed.keymap.key(answer));
            let question = question.replacen("? y/n", &format!("? {yes}/{no}"), 1);
            return said(&question, theme.style(Part::Error), theme, area, buffer);
        }
        _ => {}
    }
    if !model.state.typed.is_empty() {
        return sequence::sequence(model, theme, area, buffer);
    }
    if let Some(notice) = &model.state.notice {
        let style = theme.style(match notice.is_error {
            true => Part::Error,
            false => Part::Strong,
        });
        return said(&notice.text, style, theme, area, buffer);
    }
    let hints = match &model.state.overlay {
        Some(overlay) => hints_over(model, overlay.layer()),
        None => hints(model),
    };
    let searched = match &model.state.overlay {
        None => searched(model, theme),
        Some(_) => Vec::new(),
    };
    let taken = searched.iter().map(|(text, _)| width(text)).sum();
    let mut pieces = searched;
    pieces.extend(fitting_hints(
        hints,
        usize::from(area.width).saturating_sub(taken),
        theme,
    ));
    put(&pieces, area, buffer);
    0
}

/// The hints that have room in so many columns. The last one leads on and is always there: help to all that
/// has no room here, Esc out of what lies over the panes.
fn fitting_hints(mut hints: Vec<Hint>, columns: usize, theme: &Theme) -> Vec<Styled> {
    let (plain, key) = (theme.style(Part::Footer), theme.style(Part::Key));
    let last = hints.pop();
    let wide = |(keys, short): &Hint| width(keys) + width(short) + 3;
    let mut left = columns.saturating_sub(1 + last.as_ref().map_or(0, wide));
    let fits = hints.into_iter().take_while(|hint| {
        let fits = wide(hint) <= left;
        left = left.saturating_sub(wide(hint));
        fits
    });
    let mut pieces = vec![(Clean::from(" "), plain)];
    for (keys, short) in fits.collect::<Vec<_>>().into_iter().chain(last) {
        pieces.push((keys, key));
        pieces.push((clean![" ", short, "  "], plain));
    }
    pieces
}

/// What is searched for in the panes, which of the places found one is at, and the keys that lead on.
fn searched(model: &Model, theme: &Theme) -> Vec<Styled> {
    let search = &model.state.search;
    if search.is_nothing() || model.caret().is_some() {
        return Vec::new();
    }
    /// Columns of what is searched for: the count and the keys need room too.
    const SOUGHT: usize = 24;
    let keymap = &model.fixed.keymap;
    let key = theme.style(Part::Key);
    let plain = theme.style(Part::Footer);
    let sought = clean_line(search.shown()).truncate(SOUGHT);
    let mut pieces = vec![
        (clean![" ", keymap.first(Action::Search)], key),
        (sought, theme.style(Part::Found)),
        (Clean::from("  "), plain),
    ];
    for words in prompt::found(model, model.state.went_round) {
        pieces.push((clean![words, "  "], theme.style(Part::Strong)));
    }
    let keys = [
        (Action::SearchNext, "next"),
        (Action::SearchPrevious, "previous"),
        (Action::Cancel, "clear"),
    ];
    for (action, does) in keys {
        if let Some(bound) = keymap.first(action) {
            pieces.push((clean![bound, " "], key));
            pieces.push((clean![does, "  "], plain));
        }
    }
    pieces
}

/// A notice or a question. What has no room in the footer stands above it: the end of a path, or of a reason, is
/// what the reader needs. Returns how many lines stand above.
fn said(text: &str, style: Style, theme: &Theme, footer: Rect, buffer: &mut Buffer) -> u16 {
    let text = clean_line(text);
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

/// Keys, and the word for what they do.
type Hint = (Clean, &'static str);

/// Actions that lead two ways, of which the first has the word for both.
const PAIRS: [(Action, Action); 4] = [
    (Action::Next, Action::Previous),
    (Action::NextInHelp, Action::PreviousInHelp),
    (Action::Older, Action::Newer),
    (Action::NextValue, Action::PreviousValue),
];

/// An action that leads back where it led to.
struct WayBack {
    action: Action,
    /// Whether it would lead back now.
    is_there: fn(&Model) -> bool,
    /// The word for that.
    word: &'static str,
}

const WAYS_BACK: [WayBack; 1] = [WayBack {
    action: Action::Origins,
    is_there: |model| model.state.place.record.origins,
    word: "record again",
}];

/// The word for what an action does now.
fn word(row: &Row, model: &Model) -> &'static str {
    if let (Action::Accept, Some(Overlay::Handing(handing))) = (row.action, &model.state.overlay) {
        return match handing.step {
            Step::Choosing => "look at it",
            Step::Looking { .. } => "write it",
            Step::Writing => "",
        };
    }
    if let (Action::Accept, Some(Overlay::Changing(changing))) = (row.action, &model.state.overlay)
    {
        return match &changing.stage {
            Stage::Asking => "see the patch",
            Stage::Looking { looked, .. } if !looked.has_seen_all() => "see the rest",
            Stage::Looking { .. } => "write it",
            Stage::Proposing | Stage::Writing => "",
        };
    }
    let mut ways = WAYS_BACK.iter();
    let back = ways.find(|way| way.action == row.action && (way.is_there)(model));
    back.map_or(row.short, |way| way.word)
}

/// The keys of what lies over the panes.
fn hints_over(model: &Model, layer: Layer) -> Vec<Hint> {
    let keymap = &model.fixed.keymap;
    let is_here = |row: &&Row| {
        !row.short.is_empty() && row.layers.contains(&layer) && (row.enabled)(model).is_ok()
    };
    let keys = |row: &Row| {
        let other = PAIRS.iter().find(|(one, _)| *one == row.action);
        let both = [Some(row.action), other.map(|(_, other)| *other)];
        let both = both.into_iter().flatten();
        let bound: Vec<Clean> = both.filter_map(|action| keymap.first(action)).collect();
        (!bound.is_empty()).then(|| Clean::join(bound, "/"))
    };
    let rows = actions().filter(is_here);
    rows.filter_map(|row| Some((keys(row)?, word(row, model))))
        .filter(|(_, word)| !word.is_empty())
        .collect()
}

/// The keys that do something here: first key and word, help always among them.
fn hints(model: &Model) -> Vec<Hint> {
    let keymap = &model.fixed.keymap;
    let key = |action: Action| keymap.first(action);
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
        // Over a picture the same action has two keys, which do two things.
        if row.action == Action::Back && model.mark().is_some() {
            let out = picture::key(model, Action::Back);
            let mut others = keymap.keys(Action::Back).into_iter();
            let left = others.find(|key| *key != out);
            hints.extend(left.map(|key| (key, "left")));
            hints.push((out, row.short));
            continue;
        }
        hints.extend(key(row.action).map(|key| (key, word(row, model))));
    }
    hints
}
