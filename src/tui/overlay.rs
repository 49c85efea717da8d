//! What lies over the panes: lists to choose from, prompts, help.

mod changing;
mod choice;
mod handing;
mod help;
mod looked;
mod note;
mod prompt;

pub use changing::{Changing, Field, Holds, Of, Passage, Stage, What, Word};
pub use choice::{Choice, Left, MOST, Narrows, Offer, Target};
pub use handing::{Choices, Chosen, Handing, Offered, Row, Step, Value, Whom};
pub use help::Help;
pub use looked::Looked;
pub use note::Noting;
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
    /// What is to be handed on.
    Handing(Box<Handing>),
    /// A change of a file that is being made.
    Changing(Box<Changing>),
    /// A note that is being written.
    Note(Box<Noting>),
    /// A question that `y` answers with yes.
    Confirm {
        question: String,
        yes: Yes,
    },
}

/// What is done where a question is answered with yes.
#[derive(Clone, Debug)]
pub enum Yes {
    /// What was chosen is written all the same.
    Write(Box<Handing>, Box<super::effect::Export>),
    /// The names of the protected are shown again.
    Uncover,
    Leave,
    /// What is there counts as seen.
    Seen,
}

impl Overlay {
    /// Which keys it hears.
    pub fn layer(&self) -> Layer {
        match self {
            Self::Help(help) if !help.typing => Layer::Listed,
            Self::Choice(choice) if choice.narrows == Narrows::ByNumber => Layer::Listed,
            Self::Handing(handing) if !handing.is_typed() => Layer::Listed,
            Self::Changing(changing) if !changing.is_typed() => Layer::Listed,
            Self::Handing(_)
            | Self::Changing(_)
            | Self::Help(_)
            | Self::Everywhere
            | Self::Choice(_) => Layer::Narrowed,
            Self::Prompt(_) => Layer::Prompt,
            Self::Note(_) => Layer::Note,
            Self::Confirm { .. } => Layer::Question,
        }
    }
}
