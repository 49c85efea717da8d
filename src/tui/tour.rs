//! The tour: a line of guidance a step, for someone who sees the browser for the first time.
//!
//! A step is over when the reader has done what it asks, however they did it; nothing is timed and
//! nothing is forced. The steps speak of the records of `assets/tour`.

mod steps;
mod strayed;

pub use steps::STEPS;

use steps::FAREWELL;

use super::{
    action::{Action, picture},
    list::View,
    model::Model,
    state::Pane,
};
use crate::{model::Kind, text::Clean};

/// How far the reader has come. Steps are only ever added to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tour {
    /// How many of the [`STEPS`] are done.
    done: usize,
}

/// A part of a line of guidance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Say(&'static str),
    /// The key of an action, as the reader has it bound.
    Key(Action),
    /// What the reader is to type.
    Type(&'static str),
}

/// A row of [`STEPS`].
pub struct Step {
    /// What there is to see, and which keys lead on.
    pub guidance: &'static [Part],
    /// Where the guidance would mislead, and what is said there instead; the first that holds is.
    pub strayed: &'static [Strayed],
    /// Whether the reader has done it.
    done: fn(&Model) -> bool,
}

/// Where a step cannot be taken.
pub struct Strayed {
    holds: fn(&Model) -> bool,
    /// The way back to where it begins.
    pub way: &'static [Part],
}

impl Tour {
    /// Passes over every step that the reader has done by now.
    pub fn advanced(self, model: &Model) -> Self {
        let ahead = STEPS.iter().skip(self.done);
        Self {
            done: self.done + ahead.take_while(|step| (step.done)(model)).count(),
        }
    }

    /// How many of the [`STEPS`] are done.
    pub fn done(self) -> usize {
        self.done
    }

    /// What the reader is told now: what the step asks or, where they have strayed from where it begins,
    /// the way back.
    pub fn guidance(self, model: &Model) -> &'static [Part] {
        let Some(step) = STEPS.get(self.done) else {
            return FAREWELL;
        };
        let mut strayed = step.strayed.iter();
        let strayed = strayed.find(|strayed| (strayed.holds)(model));
        strayed.map_or(step.guidance, |strayed| strayed.way)
    }
}

impl Part {
    /// Its words. An action that the reader has bound to no key goes by its name, which the list of
    /// actions knows.
    pub fn words(self, model: &Model) -> Clean {
        match self {
            Self::Say(words) | Self::Type(words) => words.into(),
            Self::Key(action) => picture::key(model, action),
        }
    }
}

const ALLEGATIONS: View = View::Of(Kind::Allegation);

/// Whether the allegations are looked at, or one of them.
fn lists_allegations(model: &Model) -> bool {
    model.state.place.view == ALLEGATIONS && model.state.place.pane >= Pane::List
}

/// Whether a record of the case is selected.
fn is_at(model: &Model, id: &str) -> bool {
    let record = model.record();
    record.is_some_and(|record| record.key.id().as_str() == id)
}

/// Whether it is looked at, in that pane, with nothing over it.
fn reads(model: &Model, id: &str, pane: Pane) -> bool {
    model.state.place.pane == pane && model.state.overlay.is_none() && is_at(model, id)
}

/// Whether the day is the one that a step has named.
fn is_in_may(model: &Model) -> bool {
    model.day().is_some_and(|day| &*day.words() == "May 2031")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{width, wrap};

    #[test]
    fn every_line_fits_the_screen_with_the_usual_keys() {
        let model = Model::default();
        let asked = STEPS.iter().map(|step| step.guidance);
        let ways = STEPS.iter().flat_map(|step| step.strayed);
        let said = asked.chain(ways.map(|strayed| strayed.way));
        for guidance in said.chain([FAREWELL]) {
            let line = Clean::join(guidance.iter().map(|part| part.words(&model)), "");
            // ` 24/24  ` stands before it.
            assert!(8 + width(&line) < 80, "{line}");
            // Of the narrowest screen that has room for it, two lines.
            let lines = wrap(&format!("24/24  {line}"), 39);
            assert!(lines.len() <= 2, "{line}");
        }
    }

    #[test]
    fn no_step_is_done_before_anything_is_read() {
        let waiting = Model::default();
        assert_eq!(Tour::default().advanced(&waiting), Tour::default());
    }
}
