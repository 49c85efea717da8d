//! The parts of the screen that a theme gives a look.

use serde::Deserialize;

/// A part of the screen. A theme file names it in small letters with hyphens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    Plain,
    Dim,
    Strong,
    Link,
    Good,
    Caution,
    Bad,
    Neutral,
    /// The borders of windows, the lines between panes and the scroll marks.
    Border,
    /// The bar of the pane that has the keys.
    Focus,
    /// The selected row of that pane.
    Selected,
    /// The selected row of the others.
    Marked,
    /// Quoted words in a source.
    Quote,
    /// The number of a cited paragraph.
    Cited,
    /// What was searched for.
    Found,
    Header,
    Footer,
    Key,
    Error,
    /// The banner that says as of which day the library is shown.
    AsOf,
    /// Words that a change has put in.
    Added,
    /// Words that a change has taken out.
    Removed,
    /// Bars, densities and spans of time, which are drawn and not written.
    Band,
}

impl Part {
    /// Every part, in the order of its declaration.
    pub const ALL: [Self; 23] = [
        Self::Plain,
        Self::Dim,
        Self::Strong,
        Self::Link,
        Self::Good,
        Self::Caution,
        Self::Bad,
        Self::Neutral,
        Self::Border,
        Self::Focus,
        Self::Selected,
        Self::Marked,
        Self::Quote,
        Self::Cited,
        Self::Found,
        Self::Header,
        Self::Footer,
        Self::Key,
        Self::Error,
        Self::AsOf,
        Self::Added,
        Self::Removed,
        Self::Band,
    ];
}
