//! Citations: the place that a statement rests on.

pub mod short;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

use super::{
    alone::{Alone, OrAlone},
    id::Ref,
    locator::Locator,
    span::{At, Span},
    value::{OneOrMany, Text, list},
    words::words,
};
use short::Short;

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
    /// The whole of it, where it is written as one text ([`short`]). All its parts stand there then.
    #[serde(skip)]
    pub alone: Option<Box<Text>>,
}

/// Citations in the schema: a list of them, or one; each as keys with values, or as one text.
pub struct Cites;

/// The same as they are read.
type Written = OneOrMany<OrAlone<Citation>>;

impl JsonSchema for Cites {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Citations".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Written::json_schema(generator)
    }
}

impl Alone for Citation {
    type Value = At<Short>;

    fn of(At { value, span }: At<Short>) -> Self {
        let reference = |value| At { value, span };
        Self {
            source: reference(value.source),
            at: value.at.map(|value| At { value, span }),
            quote: value.quote.map(|words| Text::at(&words, span)),
            prefix: None,
            suffix: None,
            via: value.via.into_iter().map(reference).collect(),
            basis: None,
            alone: Some(Box::new(Text::at(&value.text, span))),
        }
    }
}

impl Citation {
    /// Other texts for the values that say its place and its words, by where these begin; none where it is written
    /// as one text that cannot say so.
    pub fn reworded(
        &self,
        at: Option<&Locator>,
        quote: Option<&str>,
    ) -> Option<Vec<(Span, String)>> {
        if let Some(alone) = &self.alone {
            let text = short::with(alone.raw(), at, quote)?;
            return Some(vec![(alone.span(), text)]);
        }
        let at = self.at.as_ref().map(|written| written.span).zip(at);
        let at = at.map(|(span, at)| (span, at.to_string()));
        let quote = self.quote.as_ref().map(Text::span).zip(quote);
        let quote = quote.map(|(span, words)| (span, words.to_owned()));
        Some(at.into_iter().chain(quote).collect())
    }
}

/// Reads citations, without those that cannot be read.
///
/// # Errors
/// Where there is nothing that could be one.
pub fn cites<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Citation>, D::Error> {
    let all = Written::deserialize(deserializer)?;
    Ok(all.0.into_iter().map(|OrAlone(one)| *one).collect())
}
