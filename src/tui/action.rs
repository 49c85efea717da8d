//! Everything a key can do, in one table. Dispatch, footer, help, palette, `casefile keys`, the
//! table of `docs/keys.md`, the man page and the default configuration are made from it.

use super::{model::Model, state::Pane};
use crate::model::Body;

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    Down,
    Up,
    PageDown,
    PageUp,
    First,
    Last,
    Open,
    Back,
    Source,
    NextLink,
    PreviousLink,
    NextCitation,
    PreviousCitation,
    Citations,
    Filter,
    Search,
    SearchNext,
    SearchPrevious,
    GoTo,
    Everywhere,
    JumpBack,
    JumpForward,
    Home,
    Pane1,
    Pane2,
    Pane3,
    Pane4,
    Zoom,
    Origins,
    CopyText,
    CopyId,
    CopyCitation,
    CopyQuote,
    SelectWords,
    Cite,
    View,
    Edit,
    Reload,
    Export,
    Palette,
    Help,
    AsOf,
    Theme,
    Redraw,
    Suspend,
    Cancel,
    Quit,
}

/// Where in help and manual an action stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Move,
    Follow,
    Find,
    Show,
    Take,
    Program,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: [Self; 6] = [
        Self::Move,
        Self::Follow,
        Self::Find,
        Self::Show,
        Self::Take,
        Self::Program,
    ];

    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Move => "Moving",
            Self::Follow => "Following",
            Self::Find => "Finding",
            Self::Show => "Showing",
            Self::Take => "Taking along",
            Self::Program => "Program",
        }
    }
}

/// A row of [`ACTIONS`].
pub struct ActionInfo {
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
    /// Whether it does something here; if not, why.
    pub enabled: fn(&Model) -> Result<(), &'static str>,
}

const fn row(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    short: &'static str,
    what: &'static str,
    group: Group,
    enabled: fn(&Model) -> Result<(), &'static str>,
) -> ActionInfo {
    ActionInfo {
        action,
        name,
        keys,
        short,
        what,
        group,
        enabled,
    }
}

use Action as A;
use Group as G;

/// Every action.
#[rustfmt::skip] // A table: a line a row.
pub const ACTIONS: [ActionInfo; 47] = [
    row(A::Down, "down", &["j", "Down"], "", "Move down", G::Move, always),
    row(A::Up, "up", &["k", "Up"], "", "Move up", G::Move, always),
    row(A::PageDown, "page-down", &["PageDown", "Ctrl+d"], "", "Move down by a page", G::Move, always),
    row(A::PageUp, "page-up", &["PageUp", "Ctrl+b", "Ctrl+u"], "", "Move up by a page", G::Move, always),
    row(A::First, "first", &["g", "Home"], "", "Go to the first row", G::Move, always),
    row(A::Last, "last", &["G", "End"], "", "Go to the last row", G::Move, always),
    row(A::Open, "open", &["Enter", "l", "Right"], "open", "Go deeper: open the selected row, link or citation", G::Follow, can_open),
    row(A::Back, "back", &["h", "Left", "Backspace"], "back", "Go back to the pane on the left, then out of the case", G::Follow, can_go_back),
    row(A::Source, "source", &["s"], "source", "Go to the passage that the record rests on, or into the source's own text", G::Follow, can_go_to_source),
    row(A::NextLink, "next-link", &["Tab"], "", "Select the next link of the record", G::Follow, in_record),
    row(A::PreviousLink, "previous-link", &["Shift+Tab"], "", "Select the previous link of the record", G::Follow, in_record),
    row(A::NextCitation, "next-citation", &["c"], "", "Show the passage of the record's next citation", G::Follow, has_citation),
    row(A::PreviousCitation, "previous-citation", &["C"], "", "Show the passage of the record's previous citation", G::Follow, has_citation),
    row(A::Citations, "citations", &["["], "", "Choose one of the record's citations by its number: [ and then 3 opens [3]", G::Follow, has_citation),
    row(A::JumpBack, "jump-back", &["H", "Ctrl+o"], "", "Go back to where you were before the last jump", G::Follow, has_past),
    row(A::JumpForward, "jump-forward", &["L"], "", "Go forward again in the list of jumps", G::Follow, has_future),
    row(A::Home, "home", &["~"], "", "Go to the list of cases", G::Follow, always),
    row(A::Filter, "filter", &["f"], "filter", "Filter the list with a query", G::Find, has_list),
    row(A::Search, "search", &["/"], "search", "Search in the pane", G::Find, always),
    row(A::SearchNext, "search-next", &["n"], "", "Go to the next place found", G::Find, has_search),
    row(A::SearchPrevious, "search-previous", &["N"], "", "Go to the previous place found", G::Find, has_search),
    row(A::GoTo, "go-to", &["Ctrl+p"], "go to", "Go to any record of any case, by some letters of its name", G::Find, has_library),
    row(A::Everywhere, "search-all", &["Ctrl+f"], "find", "Search the words of all sources and records", G::Find, has_library),
    row(A::Pane1, "pane-1", &["1"], "", "Go to the pane of views", G::Show, always),
    row(A::Pane2, "pane-2", &["2"], "", "Go to the list", G::Show, has_list),
    row(A::Pane3, "pane-3", &["3"], "", "Go to the record", G::Show, has_record),
    row(A::Pane4, "pane-4", &["4"], "", "Go to the source", G::Show, has_source),
    row(A::Zoom, "zoom", &["+"], "", "Give the pane the whole screen, or take it back", G::Show, always),
    row(A::Origins, "origins", &["O"], "origins", "Show the ways back to who said it first, or the record again", G::Show, has_origins),
    row(A::AsOf, "as-of", &["D"], "", "Look at what was known and said by a day, a month or a year", G::Show, has_library),
    row(A::Theme, "theme", &["T"], "", "Use the next theme", G::Show, always),
    row(A::CopyText, "copy-text", &["y y"], "", "Copy the line that the record goes by, or the paragraph", G::Take, has_record),
    row(A::CopyId, "copy-id", &["y i"], "", "Copy the id of the record", G::Take, has_record),
    row(A::CopyCitation, "copy-citation", &["y c"], "", "Copy the citation as one line: source, publisher, date, place", G::Take, has_passage),
    row(A::CopyQuote, "copy-quote", &["y q"], "", "Copy the quoted words", G::Take, has_quote),
    row(A::SelectWords, "select-words", &["v"], "words", "Choose words of the passage: h, l, j, k move, v begins, y n cites", G::Take, in_source),
    row(A::Cite, "cite", &["y n"], "", "Copy a new citation of the chosen words, or the paragraph, as YAML", G::Take, in_source),
    row(A::View, "view-original", &["o"], "", "Open the original in the system's viewer", G::Take, has_source),
    row(A::Export, "export", &["x"], "export", "Write two pages about the case to a file", G::Take, in_case),
    row(A::Edit, "edit", &["e"], "", "Open the editor at the record's line, and read the library again after it", G::Take, has_file),
    row(A::Reload, "reload", &["R"], "", "Read the library again, keeping the place", G::Program, always),
    row(A::Palette, "palette", &[":"], "", "Choose an action by its name", G::Program, always),
    row(A::Help, "help", &["?", "F1"], "help", "Show what the keys do", G::Program, always),
    row(A::Redraw, "redraw", &["Ctrl+l"], "", "Draw the screen again", G::Program, always),
    row(A::Suspend, "suspend", &["Ctrl+z"], "", "Go to the shell; `fg` comes back", G::Program, always),
    row(A::Cancel, "cancel", &["Esc"], "", "Cancel what was begun", G::Program, always),
    row(A::Quit, "quit", &["q", "Ctrl+c"], "", "Close what is open, then the program", G::Program, always),
];

impl Action {
    /// The row of the table for this action.
    pub fn info(self) -> &'static ActionInfo {
        ACTIONS
            .iter()
            .find(|info| info.action == self)
            .unwrap_or(&ACTIONS[0])
    }

    /// The action of that name.
    pub fn named(name: &str) -> Option<Self> {
        ACTIONS
            .iter()
            .find(|info| info.name == name)
            .map(|info| info.action)
    }
}

type Enabled = Result<(), &'static str>;

fn check(holds: bool, why_not: &'static str) -> Enabled {
    holds.then_some(()).ok_or(why_not)
}

fn always(_: &Model) -> Enabled {
    Ok(())
}

fn can_open(model: &Model) -> Enabled {
    match model.state.place.pane {
        Pane::Menu => Ok(()),
        Pane::List => check(!model.shown.items.is_empty(), "the list is empty"),
        Pane::Record => check(model.link().is_some(), "nothing on this row can be opened"),
        Pane::Source => check(
            !model.citing_here().is_empty(),
            "no record cites this paragraph",
        ),
    }
}

fn can_go_back(model: &Model) -> Enabled {
    check(
        model.state.place.pane != Pane::Menu || model.in_case(),
        "this is the outermost place",
    )
}

fn in_record(model: &Model) -> Enabled {
    check(
        model.state.place.pane == Pane::Record,
        "only in the record; Enter goes there",
    )
}

fn has_citation(model: &Model) -> Enabled {
    has_record(model)?;
    check(
        !model.shown.sheet.citations.is_empty(),
        "this record cites nothing",
    )
}

/// Whether what is selected rests on a citation: an entry need not, though its record does.
fn has_passage(model: &Model) -> Enabled {
    has_citation(model)?;
    check(model.citation().is_some(), "this entry cites nothing")
}

fn can_go_to_source(model: &Model) -> Enabled {
    match model.record().map(|record| &record.body) {
        Some(Body::Source(_)) => check(model.state.place.pane != Pane::Source, "this is its text"),
        _ => has_passage(model),
    }
}

fn has_quote(model: &Model) -> Enabled {
    check(
        model
            .citation()
            .is_some_and(|cited| cited.citation.quote.is_some()),
        "this citation quotes nothing",
    )
}

fn has_past(model: &Model) -> Enabled {
    check(
        !model.state.back.is_empty(),
        "there is nowhere to go back to",
    )
}

fn has_future(model: &Model) -> Enabled {
    check(
        !model.state.forward.is_empty(),
        "there is nowhere to go forward to",
    )
}

fn has_list(model: &Model) -> Enabled {
    check(model.state.place.view.has_list(), "this view has no list")
}

fn has_search(model: &Model) -> Enabled {
    check(
        !model.state.search.is_nothing(),
        "nothing is searched for; / begins",
    )
}

fn has_library(model: &Model) -> Enabled {
    check(
        model.known.library.records().len() > 0,
        "the library is empty",
    )
}

fn has_record(model: &Model) -> Enabled {
    check(!model.shown.sheet.rows.is_empty(), "no record is selected")
}

fn in_source(model: &Model) -> Enabled {
    let is_there = model.state.place.pane == Pane::Source
        && model
            .document()
            .is_some_and(|document| !document.is_empty());
    check(is_there, "only in a source's text; s goes there")
}

fn has_source(model: &Model) -> Enabled {
    check(
        model.shown.source.is_some(),
        "this record leads to no source",
    )
}

fn has_origins(model: &Model) -> Enabled {
    let cites = model
        .record()
        .is_some_and(|record| !record.body.cites().is_empty());
    check(cites, "this record cites nothing")
}

fn in_case(model: &Model) -> Enabled {
    check(model.case().is_some(), "choose a case first")
}

fn has_file(model: &Model) -> Enabled {
    check(
        model.file_place().is_some(),
        "nothing here is written in a file",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_its_own_row_and_name() {
        for (index, info) in ACTIONS.iter().enumerate() {
            assert_eq!(info.action.info().name, info.name);
            assert_eq!(Action::named(info.name), Some(info.action));
            assert!(
                ACTIONS[..index]
                    .iter()
                    .all(|other| other.action != info.action && other.name != info.name)
            );
            assert!(
                !info.keys.is_empty() && !info.what.ends_with('.'),
                "{}",
                info.name
            );
        }
    }
}
