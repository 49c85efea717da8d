//! Looking at the library as it was on a day.

use std::{ops::RangeInclusive, sync::Arc};

use super::program;
use crate::{
    analysis::as_of::as_of,
    clean_format,
    library::Library,
    model::{
        Date,
        date::{DateError, USUAL_HELP},
    },
    text::{Clean, as_sentence},
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
    model.known.whose.clear();
    model.state.stop_seeking();
    model.state.awaited = model.filter_waits().then(|| model.state.place.clone());
    program::stay_within(model);
}

/// What is to be checked: the whole library. Of an earlier day's much is rightly missing.
pub fn check(model: &Model) -> Option<Effect> {
    model
        .day()
        .is_none()
        .then_some(Effect::Check(model.known.edition))
}

/// Takes a day that was typed; nothing typed is today again.
///
/// # Errors
/// Why what is typed is no day, as a sentence.
pub fn answer(model: &mut Model, typed: &str) -> Result<Option<Effect>, Clean> {
    match typed.trim() {
        "" => show(model, Arc::clone(&model.known.whole), None),
        typed => {
            let day = read(typed)?;
            go_to(model, day);
        }
    }
    Ok(check(model))
}

/// Back to today; none where it is today already.
pub fn leave(model: &mut Model) -> Option<Vec<Effect>> {
    model.day()?;
    // What the day did not know may have been selected: the reader is where they were, if they stayed there.
    let here = (model.state.place.scope.clone(), model.state.place.view);
    if let Some(before) = model.state.today.take()
        && (before.scope.clone(), before.view) == here
    {
        model.state.place = before;
    }
    show(model, Arc::clone(&model.known.whole), None);
    Some(check(model).into_iter().collect())
}

/// The years that can be looked at. What is beyond them is a slip of the hand: no case file is of the year 212,
/// nor of 9999.
const YEARS: RangeInclusive<i64> = 1000..=2999;

/// What can be typed, in a few words.
const USUAL: &str = "write 9 Mar 2021, Mar 2021 or 2021";

fn read(typed: &str) -> Result<Date, Clean> {
    let day = Date::read(typed).map_err(|DateError { message, help }| {
        // The usual help is of all that a case file may say of dates, and longer than a line.
        let is_of_files = |help: &str| help == USUAL_HELP || help.contains("date_said");
        let help = help.filter(|help| !is_of_files(help));
        let help = help.as_deref().unwrap_or(USUAL);
        clean_format!("{}", as_sentence(&format!("{message}; {help}")))
    })?;
    match day.latest() {
        None => Err(clean_format!("`{day}` has no last day; {USUAL}.")),
        Some(last) if YEARS.contains(&last.year) => Ok(day),
        Some(_) => Err(clean_format!(
            "`{day}` is out of range; write a year from {} to {}.",
            YEARS.start(),
            YEARS.end()
        )),
    }
}

fn go_to(model: &mut Model, day: Date) {
    let words = day.words();
    let scope = model.state.place.scope.clone();
    if model.day().is_none() {
        model.state.today = Some(model.state.place.clone());
    }
    let whole = Arc::clone(&model.known.whole);
    show(model, whole, Some(day));
    let left = model.known.library.not_counted(&scope).words();
    let untold = model.known.library.untold(&scope);
    let untold = match untold.is_empty() {
        true => untold,
        false => clean_format!(" Words without a day are left out: {untold}."),
    };
    model.state.say(format!(
        "As of {words}, these records do not count: {left}.{untold}"
    ));
}
