//! In which order a list is told.

use super::{Look, Talk};
use crate::{
    clean,
    text::{Clean, clean_line},
    tui::{
        action::Action,
        effect::Effect,
        input::Press,
        list::{Arrangement, Column},
    },
};

impl Talk {
    /// Sorts the list by what was named; the same again turns it round.
    pub(super) fn sort(&mut self, typed: &str) -> Vec<Effect> {
        let typed = typed.strip_prefix("by ").unwrap_or(typed);
        let is_rows = match self.spot().look {
            Look::List { .. } => true,
            Look::Page => self.spot().place.view.is_of_many(),
            _ => false,
        };
        if !is_rows {
            return self
                .refuse("Only a list can be sorted: open one first, such as allegations.".into());
        }
        let column = match typed {
            "off" | "none" => None,
            word => match Column::ALL.into_iter().find(|column| column.word() == word) {
                Some(column) => Some(column),
                None => {
                    let words = Column::ALL.map(|column| Clean::from(column.word()));
                    let words = Clean::join(words, ", ");
                    return self.refuse(clean![
                        "A list is sorted by one of ",
                        words,
                        "; sort none ends it. “",
                        clean_line(typed),
                        "” is none of them."
                    ]);
                }
            },
        };
        let row = Action::Sort(column).row();
        self.model.state.place = self.spot().place.clone();
        if let Err(why) = (row.enabled)(&self.model) {
            let why = why.sentence(&self.model.fixed.keymap);
            return self.refuse(clean_line(&why));
        }
        let mut effects = (row.run)(&mut self.model, Press::default());
        let place = self.model.state.place.clone();
        let spot = self.spot_mut();
        spot.place = place;
        if let Look::List { from } = &mut spot.look {
            *from = 0;
        }
        effects.extend(self.settle());
        effects
    }
}

/// In which order a list is, behind its name; nothing where it is that of the files.
pub fn order(arrangement: &Arrangement) -> Clean {
    match arrangement.sort {
        Some((column, way)) => clean![", by ", column.word(), ", ", column.first(way)],
        None => Clean::default(),
    }
}
