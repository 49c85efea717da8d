//! What is looked for: by words, by a query, by an id.

use super::{Look, Talk};
use crate::{
    clean,
    query::Query,
    search::meant,
    tui::{
        action::{self, everywhere},
        effect::Effect,
    },
};

impl Talk {
    /// Searches all texts.
    pub(super) fn find(&mut self, words: &str) -> Vec<Effect> {
        self.model.state.place = self.spot().place.clone();
        let everywhere = &mut self.model.state.everywhere;
        everywhere.line.set(words);
        everywhere.gathering = None;
        let gather = everywhere.gather(self.model.known.edition);
        let mut effects = self.arrive(Look::Hits { from: 0 });
        effects.extend(gather);
        effects
    }

    pub(super) fn open_hit(&mut self, at: usize) -> Vec<Effect> {
        self.model.state.place = self.spot().place.clone();
        self.model.state.everywhere.selected = at;
        let mut effects = everywhere::go(&mut self.model);
        let paragraph = self.model.state.place.source.paragraph;
        let look = match paragraph {
            Some(paragraph) => Look::Text {
                from: paragraph.saturating_sub(1),
                to: paragraph + 2,
            },
            None => Look::Page,
        };
        effects.extend(self.arrive(look));
        effects
    }

    /// Lists only what a query finds.
    pub(super) fn filter(&mut self, typed: &str) -> Vec<Effect> {
        let typed = match typed {
            "off" | "none" => "",
            typed => typed,
        };
        if !matches!(self.spot().look, Look::List { .. }) {
            return self.refuse(
                "Only a list can be filtered: open one first, such as allegations.".into(),
            );
        }
        if let Err(error) = Query::parse(typed) {
            let why = clean!["This is no filter: ", error.line(), "."];
            return self.refuse(why);
        }
        let spot = self.spot_mut();
        spot.place.list.filter = typed.to_owned();
        (spot.place.list.cursor, spot.place.list.at) = (None, 0);
        spot.look = Look::List { from: 0 };
        self.settle()
    }

    pub(super) fn show_record(&mut self, typed: &str) -> Vec<Effect> {
        match meant(&self.model.known.library, typed) {
            Ok(index) => {
                self.model.state.place = self.spot().place.clone();
                action::go_to_index(&mut self.model, index);
                self.arrive(Look::Page)
            }
            Err(why) => self.refuse(why.sentence(typed)),
        }
    }
}
