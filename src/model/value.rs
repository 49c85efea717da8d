//! Scalars of a case file: text, and lists that may be written as one item.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, IntoDeserializer, SeqAccess, Visitor, value};

use super::span::{At, Span};
use crate::text::{Clean, clean};

/// Text from a case file. It has no `Display`: the way to a screen, a pipe or an export is
/// [`Text::clean`]; the true characters ([`Text::raw`]) serve search, verification and copying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    raw: Box<str>,
    span: Span,
}

impl Text {
    /// The characters as the file has them.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// The text as it may be shown.
    pub fn clean(&self) -> Clean {
        clean(&self.raw)
    }

    /// Where the text begins.
    pub fn span(&self) -> Span {
        self.span
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let At { value, span } = At::<Box<str>>::deserialize(deserializer)?;
        Ok(Self { raw: value, span })
    }
}

impl JsonSchema for Text {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

/// A list; where it holds one item, that item may stand without the list.
#[derive(Clone, Debug, PartialEq)]
pub struct OneOrMany<T>(pub Vec<T>);

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> std::ops::Deref for OneOrMany<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'a, T> IntoIterator for &'a OneOrMany<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// The name under which [`OneOrMany`] asks for a list, whatever is written: the deserializer of
/// case files hands a lone item over as a list of one, so that the item keeps its place.
pub const ONE_OR_MANY: &str = "$casefile::OneOrMany";

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct List<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for List<T> {
            type Value = OneOrMany<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("one item or a list of them")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut items = Vec::with_capacity(seq.size_hint().unwrap_or(0).min(1024));
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(OneOrMany(items))
            }
        }
        deserializer.deserialize_tuple_struct(ONE_OR_MANY, 0, List(std::marker::PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for OneOrMany<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("OneOrMany_{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let item = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [item.clone(), { "type": "array", "items": item }] })
    }
}

/// Reads a value from its written form, for types that are one word of a fixed set.
pub fn from_word<T: for<'de> Deserialize<'de>>(word: &str) -> Option<T> {
    let deserializer: value::StrDeserializer<'_, value::Error> = word.into_deserializer();
    T::deserialize(deserializer).ok()
}
