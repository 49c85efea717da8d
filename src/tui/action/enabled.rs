//! Whether an action does something now, and if not, why.

use super::{Action, Enabled};
use crate::{
    clean,
    library::Scope,
    model::{Body, Kind},
    text::{Clean, as_sentence},
    tui::{input::keymap::Keymap, model::Model, state::Pane},
};

/// Why an action does nothing now: words and, where there is one, the key of the action that helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Words(&'static str),
    /// What is so, the action that leads on, and what that does.
    Key(&'static str, Action, &'static str),
}

impl Why {
    /// As a part of a sentence, with the keys as they are bound.
    pub fn words(self, keymap: &Keymap) -> Clean {
        match self {
            Self::Words(words) => words.into(),
            Self::Key(words, action, does) => {
                clean![words, "; ", keymap.key(action), " ", does]
            }
        }
    }

    /// As a sentence.
    pub fn sentence(self, keymap: &Keymap) -> String {
        as_sentence(&self.words(keymap))
    }
}

fn check(holds: bool, why_not: &'static str) -> Enabled {
    holds.then_some(()).ok_or(Why::Words(why_not))
}

pub fn always(_: &Model) -> Enabled {
    Ok(())
}

pub fn can_open(model: &Model) -> Enabled {
    match model.state.place.pane {
        Pane::Menu => Ok(()),
        Pane::List if model.shown.waits() => Err(Why::Words("the list is being made")),
        Pane::List => check(!model.shown.items.is_empty(), "the list is empty"),
        Pane::Record => check(model.link().is_some(), "nothing on this row can be opened"),
        Pane::Source => check(
            !model.citing_here().is_empty(),
            "no record cites this paragraph",
        ),
    }
}

pub fn can_go_back(model: &Model) -> Enabled {
    let is_inside = model.state.place.pane != Pane::Menu || model.in_case();
    check(is_inside, "this is the outermost place")
}

pub fn in_record(model: &Model) -> Enabled {
    match model.state.place.pane {
        Pane::Record => Ok(()),
        Pane::Source => Err(Why::Key("only in the record", Action::Back, "goes there")),
        Pane::Menu | Pane::List => Err(Why::Key("only in the record", Action::Open, "goes there")),
    }
}

/// Whether one record is selected: a page about many, or a problem, may show none.
pub fn has_one_record(model: &Model) -> Enabled {
    check(model.record().is_some(), "no record is selected")
}

pub fn has_citation(model: &Model) -> Enabled {
    has_record(model)?;
    let cites = !model.shown.sheet.citations.is_empty();
    check(cites, "this record cites nothing")
}

/// Whether what is selected rests on a citation: an entry need not, though its record does.
pub fn has_passage(model: &Model) -> Enabled {
    has_citation(model)?;
    check(model.citation().is_some(), "this step cites nothing")
}

pub fn can_go_to_source(model: &Model) -> Enabled {
    match model.record().map(|record| &record.body) {
        Some(Body::Source(_)) => {
            let outside = model.state.place.pane != Pane::Source;
            check(outside, "this is its text")
        }
        _ => has_passage(model),
    }
}

pub fn has_quote(model: &Model) -> Enabled {
    let Some(cited) = model.citation() else {
        return Err(Why::Words("no citation is shown"));
    };
    let quotes = cited.citation.quote.is_some();
    check(quotes, "this citation quotes nothing")
}

pub fn has_past(model: &Model) -> Enabled {
    check(
        !model.state.back.is_empty(),
        "there is nowhere to go back to",
    )
}

pub fn has_news(model: &Model) -> Enabled {
    check(
        !model.known.news.here.is_empty(),
        "no record was another one when the files were read again",
    )
}

pub fn has_future(model: &Model) -> Enabled {
    let is_there = !model.state.forward.is_empty();
    check(is_there, "there is nowhere to go forward to")
}

pub fn has_list(model: &Model) -> Enabled {
    check(model.state.place.view.has_list(), "this view has no list")
}

pub fn has_rows(model: &Model) -> Enabled {
    check(model.state.place.view.has_rows(), "this view has no list")
}

pub fn has_search(model: &Model) -> Enabled {
    match model.state.search.is_nothing() && !super::since::are_shown(model) {
        false => Ok(()),
        true => Err(Why::Key(
            "nothing is searched for",
            Action::Search,
            "begins",
        )),
    }
}

pub fn has_library(model: &Model) -> Enabled {
    let has = model.known.library.records().len() > 0;
    check(has, "the library is empty")
}

pub fn has_record(model: &Model) -> Enabled {
    check(!model.shown.sheet.rows.is_empty(), "no record is selected")
}

pub fn in_source(model: &Model) -> Enabled {
    let document = model.document();
    let is_there = model.state.place.pane == Pane::Source
        && document.is_some_and(|document| !document.is_empty());
    match is_there {
        true => Ok(()),
        false => Err(Why::Key(
            "only in a source's text",
            Action::Source,
            "goes there",
        )),
    }
}

pub fn has_source(model: &Model) -> Enabled {
    check(
        model.shown.source.is_some(),
        "this record leads to no source",
    )
}

pub fn has_origins(model: &Model) -> Enabled {
    if model.state.place.view.is_of_many() {
        return Err(Why::Key("only in a record", Action::Open, "goes there"));
    }
    let cites = model
        .record()
        .is_some_and(|record| !record.body.cites().is_empty());
    check(cites, "this record cites nothing")
}

pub fn has_cases(model: &Model) -> Enabled {
    let cases = model.known.library.of_kind(&Scope::Library, Kind::Case);
    check(!cases.is_empty(), "the library has no case")
}

pub fn has_file(model: &Model) -> Enabled {
    let has = model.file_place().is_some();
    check(has, "nothing here is written in a file")
}

/// Whether there is a pane beside the one that has the keys.
pub fn has_next_pane(model: &Model) -> Enabled {
    let is_last = model.state.place.pane == Pane::Source;
    check(!is_last, "there is no pane behind this one")
}
