//! Looking at the library as it was on a day.

use std::{mem, ops::RangeInclusive, sync::Arc};

use super::{Action, program};
use crate::{
    clean_format,
    library::Library,
    model::{
        Date,
        date::{DateError, USUAL_HELP},
    },
    text::{Clean, as_sentence},
    tui::{
        effect::{Effect, Old},
        known::OfDay,
        model::Model,
    },
};

/// Shows a library: as it is, or as it was on a day.
pub fn show(model: &mut Model, whole: Arc<Library>, of_day: Option<Arc<Library>>) -> Vec<Effect> {
    let library = of_day.unwrap_or_else(|| Arc::clone(&whole));
    let old = [
        mem::replace(&mut model.known.library, library),
        mem::replace(&mut model.known.whole, whole),
    ];
    model.known.edition += 1;
    model.known.is_checked = false;
    model.known.documents.clear();
    model.known.passages.clear();
    // On another day others count.
    model.known.found_before = None;
    model.state.stop_seeking();
    model.state.awaited = model.filter_waits().then(|| model.state.place.clone());
    program::stay_within(model);
    old.map(|old| Effect::Free(Old(old))).into()
}

/// Looks for all quotes of what is shown, on which its standings rest.
pub fn check(model: &Model) -> Effect {
    Effect::Check(model.known.edition)
}

/// Takes a day that was typed; nothing typed is today again.
///
/// # Errors
/// Why what is typed is no day, as a sentence.
pub fn answer(model: &mut Model, typed: &str) -> Result<Vec<Effect>, Clean> {
    Ok(match typed.trim() {
        "" => today(model),
        typed => vec![turn(model, read(typed)?)],
    })
}

/// Turns to a day. Its library is worked out by a job; what is typed until it is there waits for it, since it is
/// meant for that day.
pub fn turn(model: &mut Model, day: Date) -> Effect {
    let stays = model.fixed.keymap.key(Action::Cancel);
    model.state.say(format!(
        "Going to {}; keys wait for it, {stays} stays here.",
        day.words()
    ));
    model.state.turning = Some(day);
    Effect::Turn(model.known.edition)
}

/// Stays where the reader is, if a day is being turned to; what was typed for that day is forgotten. Returns
/// whether one was.
pub fn stay(model: &mut Model) -> bool {
    let is_turning = model.state.turning.take().is_some();
    if is_turning {
        model.state.early.clear();
        let here = match model.day() {
            Some(day) => format!("as of {}", day.words()),
            None => "today".into(),
        };
        model.state.say(format!("It is still {here}."));
    }
    is_turning
}

/// Takes in the library of the day that is turned to.
pub fn turned(model: &mut Model, of_day: Result<OfDay, String>) -> Vec<Effect> {
    let Some(wanted) = model.state.turning.clone() else {
        return Vec::new();
    };
    let effects = match of_day {
        // The answer to an older question.
        Ok((day, _)) if day != wanted => return Vec::new(),
        Ok((day, library)) => arrive(model, &day, library),
        Err(why) => {
            model.state.complain(why);
            Vec::new()
        }
    };
    model.state.turning = None;
    effects
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
    Some(today(model))
}

fn today(model: &mut Model) -> Vec<Effect> {
    let mut effects = show(model, Arc::clone(&model.known.whole), None);
    effects.push(check(model));
    effects
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

fn arrive(model: &mut Model, day: &Date, library: Arc<Library>) -> Vec<Effect> {
    let words = day.words();
    let scope = model.state.place.scope.clone();
    if model.day().is_none() {
        model.state.today = Some(model.state.place.clone());
    }
    let whole = Arc::clone(&model.known.whole);
    let mut effects = show(model, whole, Some(library));
    effects.push(check(model));
    let left = model.known.library.not_counted(&scope).words();
    let untold = model.known.library.untold(&scope);
    let untold = match untold.is_empty() {
        true => untold,
        false => clean_format!(" Words without a day are left out: {untold}."),
    };
    model.state.say(format!(
        "As of {words}, these records do not count: {left}.{untold}"
    ));
    effects
}
