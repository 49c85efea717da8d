//! Where steps of the tour cannot be taken, and the ways back to where they begin.

use super::{
    ALLEGATIONS,
    Part::{Key, Say, Type},
    Strayed, is_at, is_in_may, lists_allegations,
};
use crate::{
    model::Kind,
    tui::{action::Action as A, list::View, model::Model, state::Pane},
};

const fn strayed(holds: fn(&Model) -> bool, way: &'static [super::Part]) -> Strayed {
    Strayed { holds, way }
}

/// Another place of the library than its list of cases.
pub const OFF_THE_CASES: Strayed = strayed(
    |model| {
        let place = &model.state.place;
        place.view != View::Of(Kind::Case) || place.pane > Pane::List
    },
    &[Key(A::Home), Say(" goes back to the list of cases.")],
);

/// Outside the case.
pub const OUTSIDE: Strayed = strayed(
    |model| !model.in_case(),
    &[
        Say("The case is closed: "),
        Key(A::Home),
        Say(" goes to the list of cases, "),
        Key(A::Open),
        Say(" opens it."),
    ],
);

/// On an earlier day, on which much is rightly missing.
pub const EARLIER: Strayed = strayed(
    |model| model.day().is_some(),
    &[
        Say("This is an earlier day: "),
        Key(A::Cancel),
        Say(" leaves it for today."),
    ],
);

/// Beyond the views.
pub const OFF_THE_VIEWS: Strayed = strayed(
    |model| model.state.place.pane != Pane::Menu,
    &[
        Key(A::Back),
        Say(" goes back to the views, a pane at a time."),
    ],
);

/// At a view below the allegations.
pub const BELOW_THE_ALLEGATIONS: Strayed = strayed(
    |model| {
        let views = model.views().iter();
        let mut below = views.skip_while(|view| **view != ALLEGATIONS).skip(1);
        below.any(|view| *view == model.state.place.view)
    },
    &[
        Say("Up with "),
        Key(A::Up),
        Say(" to Allegations, then "),
        Key(A::Open),
        Say("."),
    ],
);

/// Not all allegations are listed.
pub const FILTERED: Strayed = strayed(
    |model| lists_allegations(model) && !model.state.place.list.filter.is_empty(),
    &[
        Say("Only some are listed: "),
        Key(A::Cancel),
        Say(" takes the filter away."),
    ],
);

/// In another list than that of the allegations, or in none.
pub const OFF_THE_LIST: Strayed = strayed(
    |model| !lists_allegations(model),
    &[Key(A::View(ALLEGATIONS)), Say(" goes to the allegations.")],
);

/// At another record than that of the three papers.
pub const OFF_THE_PAPERS: Strayed = strayed(
    |model| !is_at(model, "permits-52"),
    &[
        Key(A::GoTo),
        Say(" goes back to the three papers: type "),
        Type("52"),
        Say(", then Enter."),
    ],
);

/// At another record than that of the money.
pub const OFF_THE_MONEY: Strayed = strayed(
    |model| !is_at(model, "money-for-stamps"),
    &[
        Key(A::GoTo),
        Say(" goes to it: type "),
        Type("money"),
        Say(", then Enter."),
    ],
);

/// At another record than that of the fees.
pub const OFF_THE_FEES: Strayed = strayed(
    |model| !is_at(model, "fees-paid"),
    &[
        Key(A::GoTo),
        Say(" goes back to it: type "),
        Type("every"),
        Say(", then Enter."),
    ],
);

/// At another record than that of the calls.
pub const OFF_THE_CALLS: Strayed = strayed(
    |model| !is_at(model, "night-calls"),
    &[
        Key(A::GoTo),
        Say(" goes back to it: type "),
        Type("calls"),
        Say(", then Enter."),
    ],
);

/// Before the text of the source.
pub const OFF_THE_TEXT: Strayed = strayed(
    |model| model.state.place.pane != Pane::Source,
    &[Key(A::Source), Say(" goes to the words again.")],
);

/// Behind the record.
pub const BEHIND_THE_RECORD: Strayed = strayed(
    |model| model.state.place.pane == Pane::Source,
    &[Key(A::Back), Say(" goes back to the record.")],
);

/// Without chosen words.
pub const NOTHING_CHOSEN: Strayed = strayed(
    |model| model.caret().is_none(),
    &[
        Key(A::Source),
        Say(" goes to the words again, and "),
        Key(A::SelectWords),
        Say(" chooses them."),
    ],
);

/// Before the record's page.
pub const BEFORE_THE_RECORD: Strayed = strayed(
    |model| model.state.place.pane < Pane::Record,
    &[Key(A::Pane3), Say(" goes to the record.")],
);

/// On another day than the step speaks of.
pub const ANOTHER_DAY: Strayed = strayed(
    |model| model.day().is_some() && !is_in_may(model),
    &[
        Say("That is another day: "),
        Key(A::Cancel),
        Say(" leaves it for today."),
    ],
);
