//! What lies over the panes: lists to choose from, prompts, help.

mod choice;
mod help;
mod prompt;

pub use choice::{Choice, Left, MOST, Narrows, Offer, Target};
pub use help::Help;
pub use prompt::{Asked, Known, Prompt, Waits};

use super::action::Layer;

/// Something over the panes.
#[derive(Clone, Debug)]
pub enum Overlay {
    Help(Help),
    /// The search of all texts, whose state [`super::everywhere::Everywhere`] outlives it.
    Everywhere,
    /// Actions and records by name, citations by number, records that cite a paragraph.
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
            Self::Choice(choice) if choice.narrows == Narrows::ByNumber => Layer::Listed,
            Self::Help(_) | Self::Everywhere | Self::Choice(_) => Layer::Narrowed,
            Self::Prompt(_) => Layer::Prompt,
            Self::Confirm { .. } => Layer::Question,
        }
    }
}
