//! Looking at the library as it was on a day.

use std::sync::Arc;

use super::act;
use crate::{
    analysis::as_of::AsOf,
    library::Library,
    model::{Date, date::DateError},
    tui::{effect::Effect, model::Model},
};

/// Shows a library: as it is, or as it was on a day.
pub fn show(model: &mut Model, whole: Arc<Library>, day: Option<Date>) {
    let view = day.as_ref().and_then(|day| AsOf::new(&whole, day));
    model.as_of = view.is_some().then_some(day).flatten();
    model.undated = view.as_ref().map_or(0, |view| view.undated);
    model.library = view.map_or_else(|| Arc::clone(&whole), |view| Arc::new(view.library));
    model.whole = whole;
    model.edition += 1;
    model.documents.clear();
    model.passages.clear();
    model.awaited = model.filter_waits().then(|| model.place.clone());
    act::stay_within(model);
}

/// What is to be checked: the whole library. Of an earlier day's much is rightly missing.
pub fn check(model: &Model) -> Option<Effect> {
    model
        .as_of
        .is_none()
        .then_some(Effect::Check(model.edition))
}

/// Takes a day that was typed; nothing typed is today again.
pub fn answer(model: &mut Model, typed: &str) -> Option<Effect> {
    match typed.trim() {
        "" => show(model, Arc::clone(&model.whole), None),
        typed => go_to(model, typed),
    }
    check(model)
}

fn go_to(model: &mut Model, typed: &str) {
    let whole = Arc::clone(&model.whole);
    let day = match typed.parse::<Date>() {
        Ok(day) if day.latest().is_some() => day,
        Ok(day) => {
            model.complain(format!(
                "`{day}` has no last day; write a day, a month or a year."
            ));
            return;
        }
        Err(DateError { message, help }) => {
            let help = help.map_or_else(String::new, |help| format!("; {help}"));
            model.complain(format!(
                "{}{help}.",
                act::sentence(&message).trim_end_matches('.')
            ));
            return;
        }
    };
    let words = day.words();
    let all = whole.records().len();
    show(model, whole, Some(day));
    let later = all - model.library.records().len();
    model.say(format!(
        "As of {words}: {later} of {all} records did not count yet. What has no date counts always."
    ));
}
