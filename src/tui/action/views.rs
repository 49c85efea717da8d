//! Going to a view: `g` and a letter.

use super::{Action as A, Enabled, Group, Row, Why, enabled::always, row, rows, show_view, since};
use crate::{
    library::Scope,
    model::{Id, Key, Kind},
    tui::{effect::Effect, list::View, model::Model, state::Pane},
};

/// A row for a view: its name, its keys, and what is there.
macro_rules! view {
    ($view:expr, $name:literal, $keys:literal, $what:literal) => {
        row(
            A::View($view),
            $name,
            &[$keys],
            "",
            $what,
            |model| has(model, $view),
            |model, _| go(model, $view),
        )
    };
}

#[rustfmt::skip] // A table: a line a row.
pub const ROWS: [Row; 17] = rows(Group::Views, [
    view!(View::Overview, "view-overview", "g o", "Go to the overview of the case, or of the library where none is open"),
    row(A::LibraryOverview, "view-library", &["g O"], "", "Go to the overview of the library: how much there is, and how it stands", always, |model, _| of_library(model)),
    view!(View::Of(Kind::Person), "view-people", "g p", "Go to the people"),
    view!(View::Of(Kind::Allegation), "view-allegations", "g a", "Go to the allegations"),
    view!(View::Of(Kind::Evidence), "view-evidence", "g e", "Go to the evidence"),
    view!(View::Of(Kind::Proceeding), "view-proceedings", "g r", "Go to the proceedings"),
    view!(View::Of(Kind::Entry), "view-docket", "g d", "Go to the docket: what was filed, is set and is due"),
    view!(View::Timeline, "view-timeline", "g t", "Go to the timeline, drawn"),
    view!(View::Chronology, "view-chronology", "g l", "Go to the chronology: the timeline as a list"),
    view!(View::Agenda, "view-agenda", "g u", "Go to the agenda: what is to come, and what is late"),
    view!(View::Matrix, "view-matrix", "g m", "Go to the matrix of evidence"),
    view!(View::Conflicts, "view-conflicts", "g c", "Go to the conflicting counts"),
    view!(View::Of(Kind::Question), "view-questions", "g q", "Go to the open questions"),
    view!(View::Of(Kind::Source), "view-sources", "g s", "Go to the sources"),
    view!(View::Of(Kind::Organization), "view-organizations", "g i", "Go to the organizations and institutions"),
    view!(View::Problems, "view-problems", "g x", "Go to what is to be mended"),
    row(A::View(View::Changes), "view-changes", &["g w"], "", "Go to what changed since you last looked", always, |model, _| since::go(model)),
]);

/// Goes to the overview of the library, out of whatever case.
fn of_library(model: &mut Model) -> Vec<Effect> {
    super::follow::remember(model);
    model.state.place.scope = Scope::Library;
    show_view(model, View::Overview);
    model.state.place.pane = Pane::Record;
    Vec::new()
}

/// The case whose overview is wanted from outside of it: that of the selected record.
fn of_selected(model: &Model, view: View) -> Option<Id> {
    let is_outside = view == View::Overview && !model.in_case();
    model.case().filter(|_| is_outside)
}

fn has(model: &Model, view: View) -> Enabled {
    if of_selected(model, view).is_some() {
        return Ok(());
    }
    match model.views().contains(&view) {
        true => Ok(()),
        false => Err(Why::Key(
            "only in a case",
            A::Open,
            "opens one from the list of cases",
        )),
    }
}

fn go(model: &mut Model, view: View) -> Vec<Effect> {
    match of_selected(model, view) {
        Some(case) => super::follow::go_to(model, &Key::Case(case)),
        None => {
            super::follow::remember(model);
            show_view(model, view);
        }
    }
    model.state.place.pane = match view.has_list() {
        true => Pane::List,
        false => Pane::Record,
    };
    Vec::new()
}
