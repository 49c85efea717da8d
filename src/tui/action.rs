//! Everything a key can do. An action is a row with its function beside it, in the file of its group;
//! dispatch, footers, help, palette, `casefile keys`, `docs/keys.md`, the manual and the default
//! configuration are made from the rows of all.

mod beside;
pub mod change;
mod day;
mod enabled;
pub mod everywhere;
mod find;
mod follow;
mod hand;
mod in_source;
mod lists;
mod moving;
mod over;
pub mod panes;
pub mod picture;
mod program;
pub mod review;
mod show;
pub mod since;
mod take;
mod timeline;
mod views;
mod words;

pub use beside::{ended, looked_at};
pub use day::{answer as answer_day, check as check_of_day, show as show_day, stay, turn, turned};
pub use enabled::Why;
pub use find::{Found, refilter};
pub use follow::{go_to_citation, go_to_index, open_selected};
pub use hand::{choices as to_hand_on, handed};
pub use moving::{select, show_view, step};
pub use over::{choose, letter, paste, typed};
pub use program::{read_changed, reload, reload_kept};

pub use super::seek::Way;
use super::{
    effect::Effect,
    input::Press,
    list::{Column, View},
    model::Model,
};
use crate::text::grouped;

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    Down,
    Up,
    HalfDown,
    HalfUp,
    PageDown,
    PageUp,
    First,
    Last,
    NextSection,
    PreviousSection,
    NextPaneDown,
    NextPaneUp,
    Open,
    Back,
    Source,
    NextLink,
    PreviousLink,
    NextCitation,
    PreviousCitation,
    Citations,
    JumpBack,
    JumpForward,
    Home,
    LibraryOverview,
    Mark,
    GoToMark,
    NextChange,
    PreviousChange,
    /// Sorting by a column, or by none.
    Sort(Option<Column>),
    /// Grouping by a column, or by none.
    Group(Option<Column>),
    Fold,
    FoldAll,
    UnfoldAll,
    Wrap,
    ShiftRight,
    ShiftLeft,
    Middle,
    Top,
    Bottom,
    LineDown,
    LineUp,
    Filter,
    Search,
    SearchNext,
    SearchPrevious,
    GoTo,
    Everywhere,
    Pane1,
    Pane2,
    Pane3,
    Pane4,
    Zoom,
    Wider,
    Narrower,
    Taller,
    Lower,
    Even,
    Origins,
    Falls,
    AsOf,
    Theme,
    Cover,
    /// What is drawn, as a list, and the other way round.
    Turn,
    /// What is drawn, in smaller steps.
    Finer,
    Coarser,
    /// Going to a view of the case or the library.
    View(View),
    CopyText,
    CopyId,
    CopyCitation,
    CopyQuote,
    CopyLink,
    CopyAddress,
    SelectWords,
    Cite,
    Original,
    MarkReviewed,
    Flag,
    Note,
    Label,
    TakeBack,
    HandReview,
    MoveMarker,
    SaveNote,
    ChangeStatus,
    AnswerQuestion,
    AddResponse,
    MendQuote,
    NewRecord,
    WriteChange,
    Export,
    Edit,
    Reload,
    Palette,
    Help,
    Redraw,
    Suspend,
    Cancel,
    Quit,
    Leave,
    Next,
    Previous,
    NextPage,
    PreviousPage,
    NextRow,
    PreviousRow,
    PageOn,
    NextHalf,
    PreviousHalf,
    FirstOffer,
    LastOffer,
    NextValue,
    PreviousValue,
    Accept,
    Close,
    CloseList,
    LeaveList,
    FindInHelp,
    NextInHelp,
    PreviousInHelp,
    TakeOffer,
    TakeOfferBefore,
    Older,
    Newer,
    Yes,
    No,
}

/// What hears a key: the panes, or what lies over them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Layer {
    Panes,
    /// A list to choose from, with no line to type.
    Listed,
    /// A list below a line to type.
    Narrowed,
    /// A line to type in the footer.
    Prompt,
    /// A note that is being written.
    Note,
    /// A question.
    Question,
}

impl Layer {
    pub const ALL: [Self; 6] = [
        Self::Panes,
        Self::Listed,
        Self::Narrowed,
        Self::Prompt,
        Self::Note,
        Self::Question,
    ];
}

/// Where in help and manual an action stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Move,
    Follow,
    Find,
    Views,
    List,
    Show,
    Take,
    Review,
    Change,
    Program,
    Over,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: [Self; 11] = [
        Self::Move,
        Self::Follow,
        Self::Find,
        Self::Views,
        Self::List,
        Self::Show,
        Self::Take,
        Self::Review,
        Self::Change,
        Self::Program,
        Self::Over,
    ];

    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Move => "Moving",
            Self::Follow => "Following",
            Self::Find => "Finding",
            Self::Views => "Views",
            Self::List => "Lists",
            Self::Show => "Showing",
            Self::Take => "Taking along",
            Self::Review => "Reviewing",
            Self::Change => "Changing files",
            Self::Program => "Program",
            Self::Over => "In lists and prompts over the panes",
        }
    }
}

/// Whether an action does something now; if not, why.
pub type Enabled = Result<(), Why>;

/// An action.
#[derive(Debug)]
pub struct Row {
    pub action: Action,
    /// Its name in the configuration file and the palette.
    pub name: &'static str,
    /// The keys that do it unless the user binds others; a sequence has spaces between its keys.
    pub keys: &'static [&'static str],
    /// A word or two for the footer; empty for what the footer need not show.
    pub short: &'static str,
    /// What it does, as a sentence without its period.
    pub what: &'static str,
    pub group: Group,
    pub layers: &'static [Layer],
    pub enabled: fn(&Model) -> Enabled,
    pub run: fn(&mut Model, Press) -> Vec<Effect>,
}

/// A row that the panes hear.
const fn row(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    short: &'static str,
    what: &'static str,
    enabled: fn(&Model) -> Enabled,
    run: fn(&mut Model, Press) -> Vec<Effect>,
) -> Row {
    Row {
        action,
        name,
        keys,
        short,
        what,
        group: Group::Move,
        layers: &[Layer::Panes],
        enabled,
        run,
    }
}

impl Row {
    /// The same, heard by these layers.
    const fn heard_by(self, layers: &'static [Layer]) -> Self {
        Self { layers, ..self }
    }
}

/// The rows of a group.
const fn rows<const COUNT: usize>(group: Group, mut rows: [Row; COUNT]) -> [Row; COUNT] {
    let mut number = 0;
    while number < COUNT {
        rows[number].group = group;
        number += 1;
    }
    rows
}

/// The rows of all, in the order of help and manual.
const ACTIONS: [&[Row]; 14] = [
    &moving::ROWS,
    &follow::ROWS,
    &find::ROWS,
    &views::ROWS,
    &lists::ROWS,
    &show::ROWS,
    &panes::ROWS,
    &timeline::ROWS,
    &take::ROWS,
    &review::ROWS,
    &change::ROWS,
    &since::ROWS,
    &program::ROWS,
    &over::ROWS,
];

/// Every action.
pub fn actions() -> impl Iterator<Item = &'static Row> {
    const ROWS: [&[Row]; 14] = ACTIONS;
    ROWS.into_iter().flatten()
}

impl Action {
    /// Its row.
    pub fn row(self) -> &'static Row {
        let mut rows = actions();
        rows.find(|row| row.action == self)
            .unwrap_or(&moving::ROWS[0])
    }

    /// The action of that name.
    pub fn named(name: &str) -> Option<Self> {
        let mut rows = actions();
        rows.find(|row| row.name == name).map(|row| row.action)
    }

    /// Whether words are typed after it.
    fn asks_for_words(self) -> bool {
        matches!(
            self,
            Self::Filter
                | Self::GoTo
                | Self::Everywhere
                | Self::Export
                | Self::AsOf
                | Self::Note
                | Self::Label
                | Self::HandReview
                | Self::ChangeStatus
                | Self::AnswerQuestion
                | Self::AddResponse
                | Self::NewRecord
        )
    }

    /// Whether words behind its name in the palette are what it asks for.
    pub fn takes_words(self) -> bool {
        matches!(self, Self::Label | Self::HandReview)
    }

    /// Does it, or says why it does nothing.
    pub fn run(self, model: &mut Model, press: Press) -> Vec<Effect> {
        // While words are chosen, what moves always can.
        if let Some(effects) = words::run(model, self, press) {
            return effects;
        }
        let row = self.row();
        match (row.enabled)(model) {
            Ok(()) => (row.run)(model, press),
            Err(why) => {
                let why = why.sentence(&model.fixed.keymap);
                match self.asks_for_words() {
                    // The words that are typed next are meant for it, and are no keys.
                    true => find::refuse(model, &why),
                    false => model.state.complain(why),
                }
                Vec::new()
            }
        }
    }
}

/// How often a key does at once what goes from one place to the next: more is a slip of the hand.
const MOST_TIMES: usize = 1_000;

/// Does so often what a key does once; says so where the reader asked for more than is done.
fn repeat(model: &mut Model, press: Press, once: impl Fn(&mut Model)) {
    for _ in 0..press.times().min(MOST_TIMES) {
        once(model);
    }
    if press.times() > MOST_TIMES {
        say_most(model);
    }
}

fn say_most(model: &mut Model) {
    let most = grouped(&MOST_TIMES.to_string());
    model.state.say(format!(
        "Done {most} times, as often as a key does it at once."
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_its_own_row_and_name() {
        let rows: Vec<&Row> = actions().collect();
        for (index, row) in rows.iter().enumerate() {
            assert_eq!(row.action.row().name, row.name);
            assert_eq!(Action::named(row.name), Some(row.action));
            assert!(
                rows[..index]
                    .iter()
                    .all(|other| other.action != row.action && other.name != row.name),
                "{}",
                row.name
            );
            assert!(
                !row.keys.is_empty() && !row.layers.is_empty() && !row.what.ends_with('.'),
                "{}",
                row.name
            );
        }
    }
}
