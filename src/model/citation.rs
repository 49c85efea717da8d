//! Citations: the place that a statement rests on.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    id::Ref,
    locator::Locator,
    span::At,
    value::{Text, list},
    words::words,
};

words! {
    /// How who speaks at the end of a citation's way knows.
    Basis {
        /// They saw or heard it.
        Observed = "observed",
        TookPart = "took-part" => "took part",
        Counted = "counted",
        /// They read or inspected what shows it.
        Examined = "examined",
        /// They were told, and it is not recorded by whom.
        Told = "told" => "was told",
        /// They only mention that others say it.
        Mentioned = "mentioned" => "only mentions it",
    }
}

impl Basis {
    /// Whether it says how who speaks knows, of their own.
    pub fn is_given(self) -> bool {
        match self {
            Self::Observed | Self::TookPart | Self::Counted | Self::Examined => true,
            Self::Told | Self::Mentioned => false,
        }
    }
}

/// Whether whoever speaks where something is cited only mentions that others did it: then it is not known from them.
/// What cites nothing is no mention.
pub fn are_only_mentions(cites: &[Citation]) -> bool {
    let is_mention = |cited: &Citation| {
        let basis = cited.basis.as_ref();
        basis.is_some_and(|basis| basis.value == Basis::Mentioned)
    };
    !cites.is_empty() && cites.iter().all(is_mention)
}

/// A place in a source that a statement rests on.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The id of the source.
    pub source: At<Ref>,
    /// Where in the source: ¶6, ¶6-8, p. 3, p. 3 ¶2, p. ii, l. 12-18, § 4.
    pub at: Option<At<Locator>>,
    /// The words as the source has them; … or […] between pieces. Checked, never believed.
    pub quote: Option<Text>,
    /// Words just before the quote, only where the quote alone occurs twice (W3C TextQuoteSelector).
    pub prefix: Option<Text>,
    /// Words just after the quote, only where the quote alone occurs twice.
    pub suffix: Option<Text>,
    /// Whom the source relays, nearest first: ids of sources.
    #[serde(default, deserialize_with = "list")]
    pub via: Vec<At<Ref>>,
    /// How who speaks at the end of this way knows, where the source says so.
    pub basis: Option<At<Basis>>,
}
