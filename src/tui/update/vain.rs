//! Searches that found nothing, and when they end.

use crate::{
    library::Scope,
    search::text::Sought,
    tui::{list::View, model::Model, shown::Count},
};

/// A search that found nothing in the view in which it was made. In another view it is no answer to a question of the
/// reader's; what was found goes along, for the next view may hold it too.
pub struct Vain {
    sought: String,
    view: View,
    scope: Scope,
}

impl Vain {
    /// Such a search, where the last one was.
    pub fn of(model: &Model) -> Option<Self> {
        let (_, found) = model.hit();
        let place = &model.state.place;
        let is_vain = found == Some(Count::Exactly(0)) && !model.state.search.is_nothing();
        is_vain.then(|| Self {
            sought: model.state.search.shown().to_owned(),
            view: place.view,
            scope: place.scope.clone(),
        })
    }

    /// Ends it, where another view is looked at by now and nothing else is searched for.
    pub fn forget_elsewhere(self, model: &mut Model) {
        let place = &model.state.place;
        let is_elsewhere = (self.view, &self.scope) != (place.view, &place.scope);
        if is_elsewhere && model.state.search.shown() == self.sought {
            model.state.search = Sought::Nothing;
        }
    }
}
