//! Citations: the place that a statement rests on.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    id::Ref,
    locator::Locator,
    span::At,
    value::{Text, list},
};

/// A place in a source that a statement rests on.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The id of the source.
    pub source: At<Ref>,
    /// Where in the source: ¶6, ¶6-8, p. 3, p. 3 ¶2, l. 12-18, § 4.
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
}
