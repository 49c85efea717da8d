//! What a number chooses, and what that leads to.

use super::{Look, Talk};
use crate::{
    clean,
    model::Kind,
    sheet::Piece,
    text::Clean,
    tui::{
        action::{self, Action, picture},
        effect::Effect,
        list::{Item, View},
        state::Pane,
    },
};

impl Talk {
    /// Whether a record is selected, and no list is looked at.
    pub(super) fn selected(&self) -> bool {
        let is_row = matches!(
            self.spot().look,
            Look::List { .. } | Look::Views | Look::Hits { .. }
        );
        self.model.record().is_some() && !is_row
    }

    /// The selected row of a list, for whoever marks it.
    pub(super) fn is_in_list(&self) -> bool {
        matches!(
            self.spot().look,
            Look::List { .. } | Look::Views | Look::Hits { .. }
        )
    }

    /// Chooses what stands behind a number.
    ///
    /// # Errors
    /// Where nothing does.
    pub(super) fn choose(&mut self, number: usize) -> Result<Vec<Effect>, Clean> {
        let all = self.choices();
        let Some(at) = number.checked_sub(1) else {
            return Ok(self.back());
        };
        if at >= all {
            return Err(match all {
                0 => "There is nothing to choose here; 0 goes back.".into(),
                all => clean![
                    "There is no ",
                    number,
                    " here: the numbers are 1 to ",
                    all,
                    ", and 0 goes back."
                ],
            });
        }
        Ok(match self.spot().look.clone() {
            Look::Views => {
                let view = self.views()[at];
                self.show(view)
            }
            Look::List { .. } => self.open_row(at),
            Look::Page => self.open_part(at),
            Look::Part { part, .. } => {
                let page = self.page();
                let line = page.parts.get(part).and_then(|part| part.lines.get(at));
                let targets = line.map(|line| line.targets.clone()).unwrap_or_default();
                // A line that is about a citation leads to it, and that to its source.
                match &targets[..] {
                    [] => {
                        let words = line.map(|line| line.words.clone());
                        let words = words.unwrap_or_default();
                        self.refuse(clean![words, " This line leads nowhere."])
                    }
                    [only] => self.open(only.clone()),
                    [first @ Piece::Citation(_), ..] if self.is_citation_row(part, at) => {
                        self.open(first.clone())
                    }
                    _ => self.stay_at(Look::Links(targets)),
                }
            }
            Look::Links(pieces) => self.open(pieces[at].clone()),
            Look::Citation(number) => self.open_source(number),
            Look::Text { .. } => self.text_from(at, number),
            Look::Hits { .. } => self.open_hit(at),
        })
    }

    /// How many choices there are here.
    pub(super) fn choices(&self) -> usize {
        match &self.spot().look {
            Look::Views => self.views().len(),
            Look::List { .. } => self.model.shown.items.len(),
            Look::Page => self.page_choices().len(),
            Look::Part { part, .. } => {
                let page = self.page();
                page.parts.get(*part).map_or(0, |part| part.lines.len())
            }
            Look::Links(pieces) => pieces.len(),
            Look::Citation(number) => usize::from(self.source_of(*number).is_some()),
            Look::Text { .. } => self.model.document().map_or(0, |text| text.len()),
            Look::Hits { .. } => self.model.state.everywhere.told.hits().count(),
        }
    }

    /// Opens a row of the list.
    pub(super) fn open_row(&mut self, at: usize) -> Vec<Effect> {
        let library = &self.model.known.library;
        let Some(item) = self.model.shown.items.get(at) else {
            return Vec::new();
        };
        let case = item.index(library).and_then(|index| {
            let record = library.at(index);
            let is_case =
                record.kind() == Kind::Case && self.spot().place.view == View::Of(Kind::Case);
            is_case.then(|| record.key.case().cloned()).flatten()
        });
        if let Some(case) = case {
            return self.enter(case);
        }
        let id = item.id(library);
        if let Item::Head(_) = item {
            let place = &mut self.spot_mut().place;
            (place.list.cursor, place.list.at, place.pane) = (id, at, Pane::List);
            let mut effects = self.settle();
            effects.extend(self.act(Action::Fold));
            return effects;
        }
        self.model.state.place = self.spot().place.clone();
        let place = &mut self.model.state.place;
        place.look_from_start();
        (place.list.cursor, place.list.at, place.pane) = (id, at, Pane::List);
        self.arrive(Look::Page)
    }

    /// Opens what a page or a mark leads to.
    pub(super) fn open(&mut self, piece: Piece) -> Vec<Effect> {
        self.model.state.place = self.spot().place.clone();
        match piece {
            Piece::Link(key, _) => {
                let Some(index) = self.model.known.library.index(&key) else {
                    return self.refuse(clean!["`", key.clean(), "` is not there."]);
                };
                action::go_to_index(&mut self.model, index);
                self.arrive(Look::Page)
            }
            Piece::Citation(number) => {
                let number = number.saturating_sub(1);
                action::go_to_citation(&mut self.model, number);
                self.arrive(Look::Citation(number))
            }
            Piece::Mark(mark) => {
                let Some(opens) = mark.opens else {
                    return Vec::new();
                };
                picture::open(&mut self.model, opens);
                let cited = self.model.state.place.source.citation.as_ref();
                let look = match (cited, self.model.state.place.pane) {
                    (Some(cited), _) => Look::Citation(cited.number),
                    (None, Pane::List) => Look::List { from: 0 },
                    (None, _) => Look::Page,
                };
                self.arrive(look)
            }
            Piece::Text(..) | Piece::Sign(_) => Vec::new(),
        }
    }
}
