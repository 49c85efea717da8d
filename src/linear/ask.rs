//! What to ask next: a page that no pane of the browser has.

use std::rc::Rc;

use super::{Look, Talk, speak::Spoken, spot::Of};
use crate::{library::Scope, sheet::Sheet, tui::effect::Effect};

/// That page, for what it was worked out.
pub struct Asked {
    edition: u64,
    scope: Scope,
    pub page: Rc<Spoken>,
}

impl Talk {
    /// Goes to what is to be asked next in the case, or in the library.
    pub(super) fn to_ask(&mut self) -> Vec<Effect> {
        self.model.state.place = self.spot().place.clone();
        let effects = self.arrive(Look::Page);
        self.spot_mut().of = Of::ToAsk;
        self.work_out();
        effects
    }

    /// Works out the page where the reader is at it, and it is of another library or case.
    pub(super) fn work_out(&mut self) {
        if self.spot().of != Of::ToAsk {
            return;
        }
        let (edition, scope) = (self.model.known.edition, self.spot().place.scope.clone());
        let is_it = |asked: &Asked| (asked.edition, &asked.scope) == (edition, &scope);
        if !self.asked.as_ref().is_some_and(is_it) {
            let page = Spoken::of(&Sheet::next(&self.model.known.library, &scope));
            self.asked = Some(Asked {
                edition,
                scope,
                page: Rc::new(page),
            });
        }
    }
}
