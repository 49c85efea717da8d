//! What lies over the panes: lists to choose from, prompts, help.

mod help;
mod prompt;

pub use help::Help;
pub use prompt::{Asked, Prompt};

use super::{
    action::{Action, Layer, Row, actions},
    line::Line,
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
    Help(Help),
    GoTo(GoTo),
    /// The search of all texts, whose state [`super::everywhere::Everywhere`] outlives it.
    Everywhere,
    /// Actions by name, citations by number, records that cite a paragraph.
    Choice(Choice),
    Prompt(Box<Prompt>),
    /// A question that `y` answers with yes.
    Confirm {
        question: String,
        yes: Yes,
    },
}

/// What is done where a question is answered with yes.
#[derive(Clone, Debug)]
pub enum Yes {
    Do(super::effect::Effect),
    Leave,
}

impl Overlay {
    /// Which keys it hears.
    pub fn layer(&self) -> Layer {
        match self {
            Self::Help(help) if !help.typing => Layer::Listed,
            Self::Choice(choice) if choice.narrows == Narrows::No => Layer::Listed,
            Self::Help(_) | Self::GoTo(_) | Self::Everywhere | Self::Choice(_) => Layer::Narrowed,
            Self::Prompt(_) => Layer::Prompt,
            Self::Confirm { .. } => Layer::Question,
        }
    }
}

/// Going to any record by some letters of its name.
#[derive(Clone, Debug, Default)]
pub struct GoTo {
    pub line: Line,
    pub hits: Vec<Index>,
    pub selected: usize,
}

/// How many records a search by name offers.
const MOST: usize = 200;

impl GoTo {
    /// Looks again for what is typed.
    pub fn search(&mut self, library: &Library) {
        self.hits = search::names(library, self.line.text(), MOST)
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
    /// Why it does nothing now; choosing it says so.
    pub disabled: Option<Clean>,
    pub target: Target,
}

/// What choosing leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    Action(Action),
    Theme(usize),
    Citation(usize),
    Record(Index),
}

/// A list to choose from, which narrows as one types.
#[derive(Clone, Debug)]
pub struct Choice {
    pub title: &'static str,
    pub line: Line,
    pub offers: Vec<Offer>,
    pub selected: usize,
    pub narrows: Narrows,
}

/// What letters do in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Narrows {
    /// They are typed, and narrow it.
    ByLetters,
    /// They are keys, and digits choose.
    No,
}

impl Choice {
    /// All actions of the panes, and the themes.
    pub fn palette(model: &Model) -> Self {
        let keymap = &model.fixed.keymap;
        let offer = |row: &Row| {
            let why = (row.enabled)(model).err().map(|why| why.words(keymap));
            // What it does first, and whole; the reason why not after it.
            let because = why.as_ref().map(|why| clean![" (", why, ")"]);
            Offer {
                key: Clean::join(keymap.keys(row.action), " "),
                label: clean![Clean::from(row.name).pad(17), " ", row.what, because],
                disabled: why,
                target: Target::Action(row.action),
            }
        };
        let of_panes = actions().filter(|row| row.layers.contains(&Layer::Panes));
        let theme = |(number, name): (usize, &String)| Offer {
            key: Clean::default(),
            label: clean_line(&format!(
                "{:<17} Use the theme {name}",
                format!("theme-{name}")
            )),
            disabled: None,
            target: Target::Theme(number),
        };
        let themes = model.fixed.themes.iter().enumerate().map(theme);
        let offers = of_panes.map(offer).chain(themes).collect();
        Self::new("Actions", offers, Narrows::ByLetters)
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
            ..Self::new("Citations", offers.collect(), Narrows::No)
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
            Narrows::ByLetters,
        )
    }

    fn new(title: &'static str, offers: Vec<Offer>, narrows: Narrows) -> Self {
        Self {
            title,
            line: Line::default(),
            offers,
            selected: 0,
            narrows,
        }
    }

    /// The offers that hold what is typed.
    pub fn shown(&self) -> Vec<&Offer> {
        let input = fold(self.line.text());
        let words: Vec<&str> = input.split_whitespace().collect();
        let holds = |offer: &&Offer| {
            let label = fold(&offer.label);
            words.iter().all(|word| label.contains(word))
        };
        self.offers.iter().filter(holds).collect()
    }
}
