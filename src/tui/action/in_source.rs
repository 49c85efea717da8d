//! Going to the next place in a source that holds what is searched for.

use super::{find, find::Found, follow::remember};
use crate::{
    text::grouped,
    tui::{
        effect::Effect,
        model::Model,
        overlay::{Asked, Overlay},
        seek::{self, Back, Cancel, Ended, From, Hit, Seek, Stage, Start, Way},
        state::Pane,
    },
};

/// Goes to the next hit, or the one before, round the end. In a large text a job looks for it.
pub fn go(model: &mut Model, way: Way, start: Start) -> Found {
    let Some(text) = model.document().cloned() else {
        return Found::Nowhere;
    };
    let Some(document) = text.whole() else {
        begin(model, way, start, 1);
        return Found::Asked;
    };
    let from = from(model, way, start);
    let hit = seek::next(document, &model.state.search, from, &mut |_| true);
    match hit {
        Some(hit) => go_to(model, from, hit),
        None => Found::Nowhere,
    }
}

fn from(model: &Model, way: Way, start: Start) -> From {
    From {
        paragraph: model.paragraph(),
        spot: model.spot(),
        way,
        start,
    }
}

fn go_to(model: &mut Model, from: From, hit: Hit) -> Found {
    let source = &mut model.state.place.source;
    source.paragraph = Some(hit.0);
    (source.spot, source.caret) = (Some(hit), None);
    match from.goes_round(hit) {
        true => Found::Round,
        false => Found::There,
    }
}

/// Whether the keys are in a text that is too large for memory.
pub fn is_large(model: &Model) -> bool {
    let text = model.document().filter(|text| text.whole().is_none());
    model.state.place.pane == Pane::Source && text.is_some()
}

/// Wants a large text looked through, for the hit so many hits on; what was wanted before is called off.
pub fn begin(model: &mut Model, way: Way, start: Start, times: usize) {
    model.state.stop_seeking();
    let Some(source) = model.shown.source.clone() else {
        return;
    };
    if model.state.search.is_nothing() {
        return;
    }
    model.state.seeks += 1;
    model.state.seek = Some(Seek {
        number: model.state.seeks,
        edition: model.known.edition,
        source,
        sought: model.state.search.clone(),
        from: from(model, way, start),
        times,
        back: Back::Not,
        stage: Stage::Wanted,
        cancel: Cancel::default(),
    });
}

/// Says how far a search has come.
pub fn looked_at(model: &mut Model, number: u64, paragraphs: usize) -> Vec<Effect> {
    let seek = model.state.seek.as_ref();
    if seek.is_some_and(|seek| seek.number == number) {
        let all = model.document().map_or(0, |text| text.len());
        let [paragraphs, all] = [paragraphs, all].map(|count| grouped(&count.to_string()));
        model
            .state
            .say(format!("Searching: ¶ {paragraphs} of {all}; Esc stops."));
    }
    Vec::new()
}

/// Goes to what a search found, if the reader is still in that source; else says nothing.
pub fn ended(model: &mut Model, number: u64, ended: Ended) -> Vec<Effect> {
    let seek = model.state.seek.take_if(|seek| seek.number == number);
    let is_here = |seek: &Seek| {
        seek.edition == model.known.edition
            && model.shown.source.as_ref() == Some(&seek.source)
            && model.state.place.pane == Pane::Source
    };
    let Some(seek) = seek else {
        return Vec::new();
    };
    model.state.notice = None;
    if !is_here(&seek) {
        return Vec::new();
    }
    let found = match ended {
        Ended::At(hit) => {
            if seek.back == Back::Kept {
                remember(model);
            }
            go_to(model, seek.from, hit)
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
        _ if found != Found::Nowhere && seek.times > 1 => {
            begin(model, seek.from.way, Start::After, seek.times - 1);
        }
        _ => find::tell(model, seek.from.way, found),
    }
    Vec::new()
}
