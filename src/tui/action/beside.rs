//! Searching what is too large or too long to be looked through at a key: by a job.

use super::{MOST_TIMES, find, find::Found, follow::remember, in_source, moving::select, say_most};
use crate::{
    text::grouped,
    tui::{
        effect::Effect,
        model::Model,
        overlay::{Asked, Overlay},
        seek::{Back, Cancel, Ended, From, Seek, Stage, Start, Through, Way},
        state::Pane,
    },
};

/// Rows of a list beyond which a job looks through them: so many take some milliseconds.
const LONG: usize = 2_000;

/// What a job is to look through, where the keys are in a text that is too large for memory or in a long
/// list; none elsewhere.
pub fn wanted(model: &Model) -> Option<Through> {
    match model.state.place.pane {
        Pane::Source => {
            let text = model.document().filter(|text| text.whole().is_none());
            text.and(model.shown.source.clone()).map(Through::Source)
        }
        Pane::Menu | Pane::List => (model.shown.items.len() > LONG).then_some(Through::Rows),
        Pane::Record => None,
    }
}

/// From where the pane that has the keys is looked through.
pub fn from(model: &Model, way: Way, start: Start) -> From {
    match model.state.place.pane {
        Pane::Source => in_source::from(model, way, start),
        _ => From {
            at: model.shown.position,
            spot: None,
            way,
            start,
        },
    }
}

/// Wants it looked through, for the hit so many hits on; what was wanted before is called off.
pub fn begin(model: &mut Model, through: Through, from: From, times: usize) {
    model.state.stop_seeking();
    if model.state.search.is_nothing() {
        return;
    }
    model.state.seeks += 1;
    model.state.seek = Some(Seek {
        number: model.state.seeks,
        edition: model.known.edition,
        through,
        sought: model.state.search.clone(),
        from,
        times: times.min(MOST_TIMES),
        back: Back::Not,
        stage: Stage::Wanted,
        cancel: Cancel::default(),
    });
}

/// Says how far a search has come.
pub fn looked_at(model: &mut Model, number: u64, places: usize) -> Vec<Effect> {
    let seek = model.state.seek.as_ref();
    let Some(seek) = seek.filter(|seek| seek.number == number) else {
        return Vec::new();
    };
    let (sign, all) = match seek.through {
        Through::Source(_) => ("¶", model.document().map_or(0, |text| text.len())),
        Through::Rows => ("row", model.shown.items.len()),
    };
    let [places, all] = [places, all].map(|count| grouped(&count.to_string()));
    model
        .state
        .say(format!("Searching: {sign} {places} of {all}; Esc stops."));
    Vec::new()
}

/// Goes to what a search found, if the reader is still there; else says nothing.
pub fn ended(model: &mut Model, number: u64, ended: Ended) -> Vec<Effect> {
    let Some(seek) = model.state.seek.take_if(|seek| seek.number == number) else {
        return Vec::new();
    };
    model.state.notice = None;
    let pane = model.state.place.pane;
    let is_here = match &seek.through {
        Through::Source(source) => {
            model.shown.source.as_ref() == Some(source) && pane == Pane::Source
        }
        Through::Rows => matches!(pane, Pane::Menu | Pane::List),
    };
    if !is_here || seek.edition != model.known.edition {
        return Vec::new();
    }
    let found = match ended {
        Ended::At(hit) => {
            if seek.back == Back::Kept {
                remember(model);
            }
            match seek.through {
                Through::Source(_) => in_source::go_to(model, seek.from, hit),
                Through::Rows => {
                    select(model, hit.0);
                    find::round(seek.from.goes_round(hit))
                }
            }
        }
        Ended::Nowhere => Found::Nowhere,
        Ended::Failed(why) => {
            model.state.complain(why);
            return Vec::new();
        }
    };
    match &mut model.state.overlay {
        // Told when Enter is pressed.
        Some(Overlay::Prompt(prompt)) if prompt.asked == Asked::Search => {
            prompt.found = Some(found);
        }
        // A list is looked through for all of them at once.
        _ if found != Found::Nowhere && seek.times > 1 && seek.through != Through::Rows => {
            let from = from(model, seek.from.way, Start::After);
            begin(model, seek.through, from, seek.times - 1);
        }
        _ => {
            find::tell(model, seek.from.way, found);
            if seek.times == MOST_TIMES && found != Found::Nowhere {
                say_most(model);
            }
        }
    }
    Vec::new()
}
