//! What lies over the panes: lists to choose from, prompts, help.

mod prompt;

pub use prompt::{Asked, Prompt};

use super::{
    action::{ACTIONS, Action},
    model::Model,
};
use crate::{
    clean,
    library::{Index, Library},
    search,
    text::{Clean, clean_line, fold},
};

/// Something over the panes.
#[derive(Clone, Debug)]
pub enum Overlay {
    Help {
        top: usize,
    },
    GoTo(GoTo),
    /// The search of all texts, whose state [`super::everywhere::Everywhere`] outlives it.
    Everywhere,
    /// Actions by name, citations by number, records that cite a paragraph.
    Choice(Choice),
    Prompt(Box<Prompt>),
    /// A question that `y` answers with yes.
    Confirm {
        question: String,
        yes: super::effect::Effect,
    },
}

/// Going to any record by some letters of its name.
#[derive(Clone, Debug, Default)]
pub struct GoTo {
    pub input: String,
    pub hits: Vec<Index>,
    pub selected: usize,
}

/// How many records a search by name offers.
const MOST: usize = 200;

impl GoTo {
    /// Looks again for what is typed.
    pub fn search(&mut self, library: &Library) {
        self.hits = search::names(library, &self.input, MOST)
            .into_iter()
            .map(|hit| hit.index)
            .collect();
        self.selected = 0;
    }
}

/// One of the things to choose from.
#[derive(Clone, Debug)]
pub struct Offer {
    /// What it is called; a digit chooses a citation.
    pub key: Clean,
    pub label: Clean,
    /// Why it cannot be chosen now.
    pub disabled: Option<&'static str>,
    pub target: Target,
}

/// What choosing leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    Action(Action),
    Citation(usize),
    Record(Index),
}

/// A list to choose from, which narrows as one types.
#[derive(Clone, Debug)]
pub struct Choice {
    pub title: &'static str,
    pub input: String,
    pub offers: Vec<Offer>,
    pub selected: usize,
    /// Whether letters narrow the list; in the list of citations digits choose.
    pub narrows: bool,
}

impl Choice {
    /// All actions.
    pub fn palette(model: &Model) -> Self {
        let offer = |info: &super::action::ActionInfo| {
            let disabled = (info.enabled)(model).err();
            // The reason first: the end of a long line may have no room.
            let why = disabled.map(|why| clean!["(", why, ") "]);
            Offer {
                key: Clean::join(model.fixed.keymap.keys(info.action), " "),
                label: clean![Clean::from(info.name).pad(17), " ", why, info.what],
                disabled,
                target: Target::Action(info.action),
            }
        };
        Self::new("Actions", ACTIONS.iter().map(offer).collect(), true)
    }

    /// The citations of the record.
    pub fn citations(model: &Model) -> Self {
        let offer = |(number, cited): (usize, &crate::sheet::Cited)| {
            let citation = &cited.citation;
            let source = match cited.source {
                Some(index) => model.known.library.short(index).to_string(),
                None => citation.source.value.to_string(),
            };
            let at = citation.at.as_ref().map(|at| format!("  {}", at.value));
            let quote = citation.quote.as_ref();
            let quote = quote.map(|quote| format!("  “{}”", quote.raw()));
            let label = source + &at.unwrap_or_default() + &quote.unwrap_or_default();
            Offer {
                key: clean!["[", number + 1, "]"],
                label: clean_line(&label),
                disabled: None,
                target: Target::Citation(number),
            }
        };
        let offers = model.shown.sheet.citations.iter().enumerate().map(offer);
        Self {
            selected: model.citation_number().unwrap_or(0),
            ..Self::new("Citations", offers.collect(), false)
        }
    }

    /// The records that cite the paragraph under the selection.
    pub fn citing(model: &Model) -> Self {
        let offer = |index: Index| Offer {
            key: Clean::from(model.known.library.at(index).kind().info().one),
            label: model.known.library.label(index),
            disabled: None,
            target: Target::Record(index),
        };
        Self::new(
            "Cited by",
            model.citing_here().iter().copied().map(offer).collect(),
            true,
        )
    }

    fn new(title: &'static str, offers: Vec<Offer>, narrows: bool) -> Self {
        Self {
            title,
            input: String::new(),
            offers,
            selected: 0,
            narrows,
        }
    }

    /// The offers that hold what is typed.
    pub fn shown(&self) -> Vec<&Offer> {
        let input = fold(&self.input);
        let words: Vec<&str> = input.split_whitespace().collect();
        let holds = |offer: &&Offer| {
            let label = fold(&offer.label);
            words.iter().all(|word| label.contains(word))
        };
        self.offers.iter().filter(holds).collect()
    }
}
