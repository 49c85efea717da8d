//! The tour: a line of guidance a step, for someone who sees the browser for the first time.
//!
//! A step is over when the reader has done what it asks, however they did it; nothing is timed and
//! nothing is forced. The steps speak of the records of `assets/tour`.

use super::{
    action::Action as A, input::keymap::Keymap, list::View, model::Model, overlay::Overlay,
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
    Key(A),
    /// What the reader is to type.
    Type(&'static str),
}

use Part::{Key, Say, Type};

/// A row of [`STEPS`].
pub struct Step {
    /// What there is to see, and which keys lead on.
    pub guidance: &'static [Part],
    /// Whether the reader has done it.
    done: fn(&Model) -> bool,
}

const fn step(guidance: &'static [Part], done: fn(&Model) -> bool) -> Step {
    Step { guidance, done }
}

/// The steps, in the order in which they are taught. A line fits 80 columns with the usual keys.
pub const STEPS: [Step; 16] = [
    step(
        &[
            Say("All of this is invented. Press "),
            Key(A::Open),
            Say(" to open the case."),
        ],
        Model::in_case,
    ),
    step(
        &[
            Say("Left are its views. Go down with "),
            Key(A::Down),
            Say(" to Allegations, then "),
            Key(A::Open),
            Say("."),
        ],
        |model| {
            model.state.place.view == View::Of(Kind::Allegation)
                && model.state.place.pane >= Pane::List
        },
    ),
    step(
        &[
            Say("Each says who says it. Read the first: "),
            Key(A::First),
            Say(", then "),
            Key(A::Open),
            Say("."),
        ],
        |model| reads(model, "permits-52", Pane::Record),
    ),
    step(
        &[
            Say("Three papers, one press conference. "),
            Key(A::Source),
            Say(" goes to the words of the first."),
        ],
        |model| reads(model, "permits-52", Pane::Source),
    ),
    step(
        &[
            Say("The words are marked where they are. "),
            Key(A::NextCitation),
            Say(": the next paper."),
        ],
        |model| reads(model, "permits-52", Pane::Source) && model.citation_number() > Some(0),
    ),
    step(
        &[
            Key(A::JumpBack),
            Say(" walks back, as often as you like: back to the record."),
        ],
        |model| model.state.place.pane <= Pane::Record,
    ),
    step(
        &[
            Say("Who speaks of money? "),
            Key(A::Filter),
            Say(" filters the list: type "),
            Type("money"),
            Say(", then Enter."),
        ],
        |model| !model.state.place.list.filter.is_empty() && model.state.overlay.is_none(),
    ),
    step(
        &[
            Key(A::Open),
            Say(" opens it. See Replies: she denies it, and [2] is where she did."),
        ],
        |model| reads(model, "money-for-stamps", Pane::Record),
    ),
    step(
        &[
            Key(A::GoTo),
            Say(" goes anywhere. A misquotation next: type "),
            Type("every"),
            Say(", then Enter."),
        ],
        |model| reads(model, "fees-paid", Pane::Record),
    ),
    step(
        &[
            Key(A::Source),
            Say(": the paper has other words, and the line above the text says so."),
        ],
        |model| reads(model, "fees-paid", Pane::Source),
    ),
    step(
        &[
            Say("A changed digit: "),
            Key(A::GoTo),
            Say(", type "),
            Type("calls"),
            Say(", Enter, and "),
            Key(A::Source),
            Say(" shows the paper."),
        ],
        |model| reads(model, "night-calls", Pane::Source),
    ),
    step(
        &[
            Say("Who was to wait? "),
            Key(A::Search),
            Say(" searches the paper: type "),
            Type("wait"),
            Say(", then Enter."),
        ],
        |model| !model.state.search.is_nothing(),
    ),
    step(
        &[
            Key(A::Pane1),
            Say(" goes to the views. Up to People ("),
            Key(A::Up),
            Say("): two are called E. Bollard."),
        ],
        |model| model.state.place.view == View::Of(Kind::Person),
    ),
    step(
        &[
            Say("Down to the Timeline ("),
            Key(A::Down),
            Say("): what nobody dates is not given a day."),
        ],
        |model| model.state.place.view == View::Timeline,
    ),
    step(
        &[
            Say("Down to Questions ("),
            Key(A::Down),
            Say("), "),
            Key(A::Open),
            Say(" twice: what is open, and who could say."),
        ],
        |model| {
            model.state.place.view == View::Of(Kind::Question)
                && model.state.place.pane >= Pane::Record
        },
    ),
    step(
        &[
            Key(A::Help),
            Say(" shows what the keys do wherever you are; any key closes it."),
        ],
        |model| matches!(model.state.overlay, Some(Overlay::Help(_))),
    ),
];

/// What is said once all is done.
const FAREWELL: &[Part] = &[
    Say("The tour is over: look round as long as you like. "),
    Key(A::Quit),
    Say(" leaves."),
];

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

    /// What the reader is told now.
    pub fn guidance(self) -> &'static [Part] {
        STEPS.get(self.done).map_or(FAREWELL, |step| step.guidance)
    }
}

impl Part {
    /// Its words. An action that the reader has bound to no key goes by its name, which the list of
    /// actions knows.
    pub fn words(self, keymap: &Keymap) -> Clean {
        match self {
            Say(words) | Type(words) => words.into(),
            Key(action) => keymap.key(action),
        }
    }
}

/// Whether a record of the case is looked at, in that pane.
fn reads(model: &Model, id: &str, pane: Pane) -> bool {
    model.state.place.pane == pane
        && model.state.overlay.is_none()
        && model
            .record()
            .is_some_and(|record| record.key.id().as_str() == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;

    #[test]
    fn every_line_fits_eighty_columns_with_the_usual_keys() {
        let keymap = Keymap::default();
        for guidance in STEPS.iter().map(|step| step.guidance).chain([FAREWELL]) {
            let line = Clean::join(guidance.iter().map(|part| part.words(&keymap)), "");
            // ` 16/16  ` stands before it.
            assert!(8 + width(&line) < 80, "{line}");
        }
    }

    #[test]
    fn no_step_is_done_before_anything_is_read() {
        let waiting = Model::default();
        assert_eq!(Tour::default().advanced(&waiting), Tour::default());
    }
}
