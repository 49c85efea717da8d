//! Choosing words of a passage. While words are chosen, the keys that move over paragraphs move over
//! words and lines.

use super::Action;
use crate::tui::{
    caret::Caret,
    effect::Effect,
    input::Press,
    measure::{document, layout::layout},
    model::Model,
    seek::Way,
    state::Pane,
};

/// Puts the keys on words: on what is highlighted in the paragraph, else on its first. On words
/// already, the choice begins here.
pub fn begin(model: &mut Model) {
    if let Some(mut caret) = model.caret().cloned() {
        caret.anchor = Some(caret.word.clone());
        model.state.place.source.caret = Some(caret);
        return;
    }
    let paragraph = model.paragraph();
    let Some(document) = model.document() else {
        return;
    };
    let Some(text) = document.paragraph(paragraph) else {
        return;
    };
    let text = &*text.text;
    let highlighted = model.highlighted(paragraph);
    let start = highlighted.as_ref().map_or(0, |words| words.start);
    let caret = Caret::on(paragraph, text, start).map(|mut caret| {
        if let Some(words) = highlighted {
            caret.anchor = Some(caret.word.clone());
            caret.go(text, words.end.saturating_sub(1));
        }
        caret
    });
    model.state.place.source.caret = caret;
    model.state.place.source.paragraph = Some(paragraph);
}

/// What an action does while words are chosen; none where it does what it always does.
pub fn run(model: &mut Model, action: Action, press: Press) -> Option<Vec<Effect>> {
    let mut caret = model.caret()?.clone();
    let document = model.document()?.clone();
    let text = document.paragraph(caret.paragraph)?;
    let text = &*text.text;
    let mut by_line = |by: isize| {
        let width = layout(model.state.size, model).inside(Pane::Source).width;
        let room = document::room(&document, width);
        if let Some(at) = document::line_from(text, room, caret.word.start, by) {
            caret.go(text, at);
        }
    };
    let times = press.times();
    match action {
        Action::Down => by_line(Way::On.steps(times)),
        Action::Up => by_line(Way::Back.steps(times)),
        Action::Open => caret.step(text, Way::On.steps(times)),
        Action::Back => caret.step(text, Way::Back.steps(times)),
        Action::First => caret.go(text, 0),
        Action::Last => caret.go(text, text.len()),
        Action::Cancel => {
            model.state.place.source.caret = None;
            return Some(Vec::new());
        }
        _ => return None,
    }
    model.state.place.source.caret = Some(caret);
    Some(Vec::new())
}
