//! Where the reader is, and how they come elsewhere: to a view, a case, the page before.

use super::{
    Talk,
    spot::{Look, Of, Spot},
};
use crate::{
    library::Scope,
    model::Id,
    tui::{
        effect::Effect,
        list::{Item, View},
        state::{Pane, Place},
    },
};

impl Talk {
    /// Where the reader is.
    pub(super) fn spot(&self) -> &Spot {
        &self.spots[self.spots.len() - 1]
    }

    pub(super) fn spot_mut(&mut self) -> &mut Spot {
        let last = self.spots.len() - 1;
        &mut self.spots[last]
    }

    /// Goes where the model is, and tells of it what `look` says.
    pub(super) fn arrive(&mut self, look: Look) -> Vec<Effect> {
        let effects = self.model.settle();
        let place = self.model.state.place.clone();
        self.spots.push(Spot::at(place, look));
        effects
    }

    /// Brings the model in line with where the reader is.
    pub(super) fn settle(&mut self) -> Vec<Effect> {
        self.model.state.place = self.spot().place.clone();
        let effects = self.model.settle();
        self.spot_mut().place = self.model.state.place.clone();
        effects
    }

    /// Takes over where the model came to be, as by a library of another day; goes to the cases where the case is gone.
    pub(super) fn follow(&mut self) {
        let place = self.model.state.place.clone();
        if place.scope != self.spot().place.scope {
            self.say("What you were at is not there.");
            self.spots = vec![Spot::at(place, Look::List { from: 0 })];
        } else if (place.view, &place.list.filter)
            == (
                self.spot().place.view,
                &self.spot().place.list.filter.clone(),
            )
        {
            self.spot_mut().place = place;
        }
    }

    /// Looks at the same place otherwise.
    pub(super) fn stay_at(&mut self, look: Look) -> Vec<Effect> {
        let spot = Spot {
            look,
            ..self.spot().clone()
        };
        self.spots.push(spot);
        Vec::new()
    }

    pub(super) fn back(&mut self) -> Vec<Effect> {
        match self.spots.len() {
            1 => {
                self.say("This is where it begins; quit ends it.");
                Vec::new()
            }
            _ => {
                self.spots.pop();
                self.settle()
            }
        }
    }

    /// The next page, where there is one.
    pub(super) fn on(&mut self) -> Vec<Effect> {
        let all = self.choices();
        if self.spot().look == Look::Page && self.is_row_of_list() {
            return self.step(1);
        }
        match &mut self.spot_mut().look {
            Look::Citation(_) => return self.read_text(),
            Look::Text { .. } => return self.read_on(),
            Look::Views | Look::Page | Look::Links(_) => self.say("There is no more of it."),
            look => {
                if let Some(from) = look.from() {
                    match *from + Look::MOST < all {
                        true => *from += Look::MOST,
                        false => {
                            self.say("This is the last page.");
                        }
                    }
                }
            }
        }
        Vec::new()
    }

    pub(super) fn previous(&mut self) -> Vec<Effect> {
        if self.spot().look == Look::Page && self.is_row_of_list() {
            return self.step(-1);
        }
        match &mut self.spot_mut().look {
            Look::Text { .. } => return self.read_back(),
            look => match look.from() {
                Some(from) if *from > 0 => *from = from.saturating_sub(Look::MOST),
                _ => self.say("This is the first page."),
            },
        }
        Vec::new()
    }

    /// Whether the page is of a row of a list, which has others beside it.
    pub(super) fn is_row_of_list(&self) -> bool {
        let view = self.spot().place.view;
        self.spot().of == Of::Shown && view.has_list() && !view.is_of_many()
    }

    /// From the page of a record to that of the one beside it in the list.
    fn step(&mut self, by: isize) -> Vec<Effect> {
        let rows = &self.model.shown.items;
        let is_record = |at: &usize| !matches!(rows.get(*at), None | Some(Item::Head(_)));
        let now = self.model.shown.position;
        let found = match by > 0 {
            true => (now + 1..rows.len()).find(is_record),
            false => (0..now).rev().find(is_record),
        };
        let Some(at) = found else {
            self.say(match by > 0 {
                true => "This is the last of the list.",
                false => "This is the first of the list.",
            });
            return Vec::new();
        };
        let id = rows[at].id(&self.model.known.library);
        let place = &mut self.spot_mut().place;
        place.look_from_start();
        (place.list.cursor, place.list.at, place.pane) = (id, at, Pane::List);
        self.settle()
    }

    /// The views that there are here; that of changes also where there is none.
    pub(super) fn views(&self) -> Vec<View> {
        View::of(&self.spot().place.scope).to_vec()
    }

    /// Goes to a view.
    pub(super) fn show(&mut self, view: View) -> Vec<Effect> {
        let scope = self.spot().place.scope.clone();
        self.show_of(scope, view)
    }

    pub(super) fn show_of(&mut self, scope: Scope, view: View) -> Vec<Effect> {
        self.model.state.place = Place {
            scope,
            view,
            pane: Pane::List,
            ..Place::default()
        };
        self.arrive(Look::of(view))
    }

    /// Opens a case.
    pub(super) fn enter(&mut self, case: Id) -> Vec<Effect> {
        self.model.state.place = Place {
            scope: Scope::Case(case),
            view: View::Overview,
            pane: Pane::List,
            ..Place::default()
        };
        self.arrive(Look::Views)
    }
}
