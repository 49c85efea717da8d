//! Looking at the library as it was on a day.

use std::sync::Arc;

use super::act;
use crate::{
    analysis::as_of::as_of,
    clean_format,
    library::{Library, Scope},
    model::{Date, date::DateError},
    tui::{effect::Effect, model::Model},
};

/// Shows a library: as it is, or as it was on a day.
pub fn show(model: &mut Model, whole: Arc<Library>, day: Option<Date>) {
    let view = day.and_then(|day| as_of(&whole, &day));
    model.known.library = view.map_or_else(|| Arc::clone(&whole), Arc::new);
    model.known.whole = whole;
    model.known.edition += 1;
    model.known.documents.clear();
    model.known.passages.clear();
    model.state.awaited = model.filter_waits().then(|| model.state.place.clone());
    act::stay_within(model);
}

/// What is to be checked: the whole library. Of an earlier day's much is rightly missing.
pub fn check(model: &Model) -> Option<Effect> {
    model
        .day()
        .is_none()
        .then_some(Effect::Check(model.known.edition))
}

/// Takes a day that was typed; nothing typed is today again.
pub fn answer(model: &mut Model, typed: &str) -> Option<Effect> {
    match typed.trim() {
        "" => show(model, Arc::clone(&model.known.whole), None),
        typed => go_to(model, typed),
    }
    check(model)
}

fn go_to(model: &mut Model, typed: &str) {
    let whole = Arc::clone(&model.known.whole);
    let day = match Date::read(typed) {
        Ok(day) if day.latest().is_some() => day,
        Ok(day) => {
            model.state.complain(format!(
                "`{day}` has no last day; write a day, a month or a year."
            ));
            return;
        }
        Err(DateError { message, help }) => {
            let help = help.map_or_else(String::new, |help| format!("; {help}"));
            model.state.complain(format!(
                "{}{help}.",
                act::sentence(&message).trim_end_matches('.')
            ));
            return;
        }
    };
    let words = day.words();
    show(model, whole, Some(day));
    let left = model.known.library.not_counted(&Scope::Library).words();
    let untold = model.known.library.untold(&Scope::Library);
    let untold = match untold.is_empty() {
        true => untold,
        false => clean_format!(" Words without a day are left out: {untold}."),
    };
    model.state.say(format!(
        "As of {words}, these records do not count: {left}.{untold}"
    ));
}
