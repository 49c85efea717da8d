//! What changed since the reader last looked: going through it, and saying that it is seen.

use super::{Action as A, Enabled, Group, Row, Way, Why, follow, repeat, review, row, rows};
use crate::{
    model::Key,
    sheet::RowStyle,
    tui::{
        effect::Effect,
        input::Press,
        known::Since,
        list::View,
        model::Model,
        overlay::{Overlay, Yes},
        state::Pane,
    },
};

#[rustfmt::skip] // A table: a line a row.
pub const ROWS: [Row; 1] = rows(Group::Review, [
    row(A::MoveMarker, "move-marker", &["g W"], "seen", "Move the read marker to now: what is there counts as seen", can_move, |model, _| ask(model)),
]);

/// Goes to what changed, whether anything did or not.
pub fn go(model: &mut Model) -> Vec<Effect> {
    follow::remember(model);
    super::show_view(model, View::Changes);
    model.state.place.pane = Pane::Record;
    Vec::new()
}

/// Whether one sees what would count as seen.
fn can_move(model: &Model) -> Enabled {
    if model.state.place.view != View::Changes {
        let there = A::View(View::Changes);
        return Err(Why::Key(
            "only where one sees what changed",
            there,
            "goes there",
        ));
    }
    if !model.fixed.remembers {
        return Err(Why::Words("nothing of this library is remembered"));
    }
    review::is_read(model)
}

/// Asks first: what was told until now is told no more.
fn ask(model: &mut Model) -> Vec<Effect> {
    let question = match &model.known.since {
        // What is shown is since another version than the one that was seen last.
        _ if model.fixed.begins_at_changes => {
            "Does all that changed since you last looked count as seen, also what is not shown here? y/n".into()
        }
        Since::Differs(changes) => {
            format!("Does all of it count as seen ({})? y/n", changes.words)
        }
        _ => "Does all of it count as seen? y/n".into(),
    };
    model.state.overlay = Some(Overlay::Confirm {
        question,
        yes: Yes::Seen,
    });
    Vec::new()
}

/// Has it be worked out for a load once, when the library is shown and its quotes were looked for: both open sources.
pub fn compare(model: &mut Model) -> Option<Effect> {
    let load = model.known.generation;
    let is_wanted =
        model.known.is_checked && !model.known.loading && model.known.since_asked != Some(load);
    is_wanted.then(|| {
        model.known.since_asked = Some(load);
        Effect::Since(load)
    })
}

/// Takes in how the library differs. It is said once, when the reader begins.
pub fn told(model: &mut Model, since: Since) {
    let is_first = model.known.since_told == 0;
    model.known.since_told += 1;
    let told = model.changes().map(|changes| &changes.news.here);
    let is_seen = matches!(since, Since::Same(_)) && told == Some(&model.known.news.here);
    // What counts as seen is gone to no more.
    if is_seen {
        (model.known.news, model.state.news) = Default::default();
    }
    model.known.since = since;
    let Some(changes) = model.changes().cloned().filter(|_| is_first) else {
        return;
    };
    if model.known.news.here.is_empty() {
        (model.known.news, model.state.news) = (changes.news.clone(), None);
    }
    if model.state.place.view == View::Changes {
        return;
    }
    let key = model.fixed.keymap.key(A::View(View::Changes));
    let told = format!("{}: {}; {key} shows it.", changes.title, changes.words);
    model.state.since = Some(told.clone());
    match model.state.notice {
        None => model.state.say(told),
        Some(_) => model.state.add(told),
    }
}

/// Whether the rows that are shown are differences, and nothing is searched for in them.
pub fn are_shown(model: &Model) -> bool {
    let is_here = model.state.place.view == View::Changes && model.changes().is_some();
    is_here && model.state.search.is_nothing()
}

/// Goes to the next difference, or the one before.
pub fn next(model: &mut Model, way: Way, press: Press) -> Vec<Effect> {
    model.state.place.pane = Pane::Record;
    repeat(model, press, |model| {
        let rows = &model.shown.sheet.rows;
        // What is said of a difference stands below it, and further in.
        let begins = |number: &usize| {
            let row = &rows[*number];
            row.style == RowStyle::Item && model.is_stop(row) && !row.plain().starts_with(' ')
        };
        let now = model.row();
        let found = match way {
            Way::On => (now + 1..rows.len()).find(begins),
            Way::Back => (0..now).rev().find(begins),
        };
        match (found, way) {
            (Some(row), _) => model.go_to_row(row, 0),
            (None, Way::On) => model.state.say("This is the last difference."),
            (None, Way::Back) => model.state.say("This is the first difference."),
        }
    });
    Vec::new()
}

/// Shows a record that is gone as it was. Whether there was one.
pub fn open_gone(model: &mut Model, key: &Key) -> bool {
    let is_gone = model.known.whole.index(key).is_none();
    let had = model.changes().is_some_and(|changes| changes.had(key));
    let is_here = model.state.place.view == View::Changes && is_gone && had;
    if is_here {
        follow::remember(model);
        let record = &mut model.state.place.record;
        (record.was, record.row, record.link) = (Some(key.clone()), None, 0);
    }
    is_here
}
