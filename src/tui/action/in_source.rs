//! Going to the next place in a source that holds what is searched for.

use super::{
    beside,
    find::{self, Found},
};
use crate::tui::{
    model::Model,
    seek::{self, From, Hit, Start, Through, Way},
};

/// Goes to the next hit, or the one before, round the end. In a large text a job looks for it.
pub fn go(model: &mut Model, way: Way, start: Start) -> Found {
    let Some(text) = model.document().cloned() else {
        return Found::Nowhere;
    };
    let from = from(model, way, start);
    let Some(document) = text.whole() else {
        if let Some(source) = model.shown.source.clone() {
            beside::begin(model, Through::Source(source), from, 1);
        }
        return Found::Asked;
    };
    let hit = seek::next(document, &model.state.search, from, &mut |_| true);
    match hit {
        Some(hit) => go_to(model, from, hit),
        None => Found::Nowhere,
    }
}

/// From where the source is looked through.
pub fn from(model: &Model, way: Way, start: Start) -> From {
    From {
        at: model.paragraph(),
        spot: model.spot(),
        way,
        start,
    }
}

/// Goes to a hit.
pub fn go_to(model: &mut Model, from: From, hit: Hit) -> Found {
    let source = &mut model.state.place.source;
    source.paragraph = Some(hit.0);
    (source.spot, source.caret) = (Some(hit), None);
    find::round(from.goes_round(hit))
}
