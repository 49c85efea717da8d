//! What is looked for: by words, by a query, by an id.

use super::{Asks, Look, Talk, words::Does};
use crate::{
    clean,
    library::Index,
    model::Body,
    query::Query,
    search::meant,
    text::clean_line,
    tui::{
        action::{self, everywhere},
        effect::Effect,
        state::{Pane, RecordPane},
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
        // What is drawn of a list can be filtered as it can.
        let is_drawn = self.spot().look == Look::Page && self.spot().place.view.has_rows();
        let is_drawn = is_drawn && self.spot().place.view.is_of_many();
        if !is_drawn && !matches!(self.spot().look, Look::List { .. }) {
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
        spot.place.list.only = None;
        (spot.place.list.cursor, spot.place.list.at) = (None, 0);
        if !is_drawn {
            spot.look = Look::List { from: 0 };
        }
        spot.place.record = RecordPane::default();
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

    /// Goes to what would fall without a source: the one that is selected, or that is named.
    pub(super) fn falls(&mut self, typed: &str) -> Vec<Effect> {
        let library = &self.model.known.library;
        let is_source = |index: &Index| matches!(library.at(*index).body, Body::Source(_));
        let here = self.model.shown.index.filter(|_| self.selected());
        let source = match typed {
            "" => here.filter(is_source),
            typed => match meant(library, typed) {
                Ok(index) => Some(index).filter(is_source),
                Err(why) => {
                    let why = why.sentence(typed);
                    return self.refuse(why);
                }
            },
        };
        let Some(source) = source else {
            return match (typed, here) {
                ("", Some(_)) => self.ask(Asks::Behind(Does::Falls)),
                ("", None) => self.refuse(
                    "Choose a source first, or name one behind it, such as falls ID.".into(),
                ),
                _ => self.refuse(clean!["`", clean_line(typed), "` is no source."]),
            };
        };
        let key = library.at(source).key.clone();
        self.model.state.place = self.spot().place.clone();
        if here.is_none() {
            action::go_to_index(&mut self.model, source);
        }
        let place = &mut self.model.state.place;
        place.pane = Pane::Record;
        place.record = RecordPane {
            origins: true,
            falls: Some(key),
            ..RecordPane::default()
        };
        self.arrive(Look::Page)
    }
}
