//! The steps of the tour.

use super::{
    ALLEGATIONS, Part,
    Part::{Key, Say, Type},
    Step, Strayed, is_at, is_in_may, lists_allegations, reads,
    strayed::*,
};
use crate::{
    model::Kind,
    tui::{action::Action as A, list::View, model::Model, overlay::Overlay, state::Pane},
};

const fn step(
    guidance: &'static [Part],
    strayed: &'static [Strayed],
    done: fn(&Model) -> bool,
) -> Step {
    Step {
        guidance,
        strayed,
        done,
    }
}

/// The steps, in the order in which they are taught. A line fits 80 columns with the usual keys.
pub const STEPS: [Step; 24] = [
    step(
        &[
            Say("All of this is invented. Press "),
            Key(A::Open),
            Say(" to open the case."),
        ],
        &[OFF_THE_CASES],
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
        &[OUTSIDE, OFF_THE_VIEWS, BELOW_THE_ALLEGATIONS],
        lists_allegations,
    ),
    step(
        &[
            Say("Each says who says it. Read the first: "),
            Key(A::First),
            Say(", then "),
            Key(A::Open),
            Say("."),
        ],
        &[OUTSIDE, EARLIER, OFF_THE_LIST, FILTERED],
        |model| reads(model, "permits-52", Pane::Record),
    ),
    step(
        &[
            Say("Three papers have it. "),
            Key(A::Origins),
            Say(" shows from whom each of them has it."),
        ],
        &[OUTSIDE, EARLIER, OFF_THE_PAPERS],
        |model| is_at(model, "permits-52") && model.state.place.record.origins,
    ),
    step(
        &[
            Say("All from one: one origin, not three. "),
            Key(A::Source),
            Say(" goes to the words."),
        ],
        &[OUTSIDE, EARLIER, OFF_THE_PAPERS],
        |model| reads(model, "permits-52", Pane::Source),
    ),
    step(
        &[
            Say("The words are marked where they are. "),
            Key(A::NextCitation),
            Say(": the next paper."),
        ],
        &[OUTSIDE, EARLIER, OFF_THE_PAPERS, OFF_THE_TEXT],
        |model| reads(model, "permits-52", Pane::Source) && model.citation_number() > Some(0),
    ),
    step(
        &[
            Say("To cite it yourself, choose words: "),
            Key(A::SelectWords),
            Say(" takes the marked ones."),
        ],
        &[OUTSIDE, EARLIER, OFF_THE_PAPERS, OFF_THE_TEXT],
        |model| model.caret().is_some(),
    ),
    step(
        &[
            Say("Below are the keys that take others. "),
            Key(A::Cite),
            Say(" copies the citation."),
        ],
        &[OUTSIDE, EARLIER, OFF_THE_PAPERS, NOTHING_CHOSEN],
        |model| model.state.taken.citation,
    ),
    step(
        &[
            Say("It can be pasted into a file. "),
            Key(A::JumpBack),
            Say(" walks back, twice: to the record."),
        ],
        &[OUTSIDE, EARLIER, OFF_THE_PAPERS, BEFORE_THE_RECORD],
        |model| reads(model, "permits-52", Pane::Record) && !model.state.place.record.origins,
    ),
    step(
        &[
            Say("Contested. And in May? "),
            Key(A::AsOf),
            Say(" asks for a day: type "),
            Type("2031-05"),
            Say(", then Enter."),
        ],
        &[OUTSIDE, ANOTHER_DAY, OFF_THE_PAPERS],
        |model| is_at(model, "permits-52") && is_in_may(model),
    ),
    step(
        &[
            Say("Nobody had counted otherwise yet. "),
            Key(A::Cancel),
            Say(" goes back to today."),
        ],
        &[],
        |model| model.day().is_none(),
    ),
    step(
        &[
            Say("Counted otherwise, by whom? "),
            Key(A::View(View::Conflicts)),
            Say(" goes to what conflicts."),
        ],
        &[OUTSIDE, EARLIER],
        |model| model.state.place.view == View::Conflicts,
    ),
    step(
        &[
            Say("52 or 58: both cannot be. "),
            Key(A::View(View::Matrix)),
            Say(" sets evidence against allegations."),
        ],
        &[OUTSIDE, EARLIER],
        |model| model.state.place.view == View::Matrix,
    ),
    step(
        &[
            Say("Who speaks of money? "),
            Key(A::View(ALLEGATIONS)),
            Say(", then "),
            Key(A::Filter),
            Say(" filters: type "),
            Type("money"),
            Say(", Enter."),
        ],
        &[OUTSIDE, EARLIER],
        |model| {
            let place = &model.state.place;
            let filters = place.view == ALLEGATIONS && !place.list.filter.is_empty();
            filters && model.state.overlay.is_none()
        },
    ),
    step(
        &[
            Key(A::Open),
            Say(" opens it. See Replies: she denies it, and [2] is where she did."),
        ],
        &[OUTSIDE, EARLIER, OFF_THE_MONEY, BEHIND_THE_RECORD],
        |model| reads(model, "money-for-stamps", Pane::Record),
    ),
    step(
        &[
            Key(A::GoTo),
            Say(" goes anywhere. A misquotation next: type "),
            Type("every"),
            Say(", then Enter."),
        ],
        &[EARLIER],
        |model| reads(model, "fees-paid", Pane::Record),
    ),
    step(
        &[
            Key(A::Source),
            Say(": the paper has other words, and the line above the text says so."),
        ],
        &[OUTSIDE, EARLIER, OFF_THE_FEES],
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
        &[EARLIER],
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
        &[OUTSIDE, EARLIER, OFF_THE_CALLS, OFF_THE_TEXT],
        |model| reads(model, "night-calls", Pane::Source) && model.state.search.is_in("wait"),
    ),
    step(
        &[
            Key(A::View(View::Of(Kind::Person))),
            Say(" goes to the people: two of them are called E. Bollard."),
        ],
        &[OUTSIDE, EARLIER],
        |model| model.state.place.view == View::Of(Kind::Person),
    ),
    step(
        &[
            Key(A::View(View::Timeline)),
            Say(" goes to the timeline: what nobody dates is not given a day."),
        ],
        &[OUTSIDE, EARLIER],
        |model| model.state.place.view == View::Timeline,
    ),
    step(
        &[
            Key(A::View(View::Of(Kind::Question))),
            Say(" and "),
            Key(A::Open),
            Say(" open a question: what is not known, and who could say."),
        ],
        &[OUTSIDE, EARLIER],
        |model| {
            model.state.place.view == View::Of(Kind::Question)
                && model.state.place.pane >= Pane::Record
        },
    ),
    step(
        &[
            Key(A::Export),
            Say(" writes the case for others: Enter shows it, Enter again writes it."),
        ],
        &[OUTSIDE, EARLIER],
        |model| model.state.taken.pages,
    ),
    step(
        &[
            Key(A::Help),
            Say(" shows what the keys do wherever you are; "),
            Key(A::CloseList),
            Say(" closes it."),
        ],
        &[],
        |model| matches!(model.state.overlay, Some(Overlay::Help(_))),
    ),
];

/// What is said once all is done.
pub(super) const FAREWELL: &[Part] = &[
    Say("The tour is over: look round as long as you like. "),
    Key(A::Leave),
    Say(" leaves."),
];
