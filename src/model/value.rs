//! Scalars of a case file: text, lists that may be written as one item, and structures that may be written as one value.

use std::{fmt, hash::Hash, marker::PhantomData};

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::span::{At, Span};
use crate::text::{Clean, clean, is_blank};

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

    /// Words that stand in no file now: of a version that is kept elsewhere.
    pub fn kept(raw: &str) -> Self {
        Self {
            raw: raw.into(),
            span: Span::default(),
        }
    }

    /// A text that is written there, in a value of which it is a part.
    pub(super) fn at(raw: &str, span: Span) -> Self {
        Self {
            raw: raw.into(),
            span,
        }
    }

    /// Other words in the place of these.
    pub fn instead(&self, raw: &str) -> Self {
        Self {
            raw: raw.into(),
            span: self.span,
        }
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

/// A list; where it holds one item, that item may be written without the list.
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
        struct List<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for List<T> {
            type Value = OneOrMany<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("one item or a list of them")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut items = Vec::new();
                gather(&mut seq, &mut items);
                Ok(OneOrMany(items))
            }
        }
        deserializer.deserialize_tuple_struct(ONE_OR_MANY, 0, List(PhantomData))
    }
}

/// Reads a list, without the items that cannot be read.
///
/// # Errors
/// Where there is no list.
pub fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    struct List<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> Visitor<'de> for List<T> {
        type Value = Vec<T>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list")
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
            let mut items = Vec::new();
            gather(&mut seq, &mut items);
            Ok(items)
        }
    }
    deserializer.deserialize_seq(List(PhantomData))
}

/// The items of a list that can be read. The deserializer of case files reports the others and goes
/// on; after an error that it does not go on from, it has no more items.
fn gather<'de, A: SeqAccess<'de>, T: Deserialize<'de>>(seq: &mut A, items: &mut Vec<T>) {
    loop {
        match seq.next_element() {
            Ok(Some(item)) => items.push(item),
            Ok(None) => break,
            Err(_) => {}
        }
    }
}

/// Reads a mapping, without the entries that cannot be read.
///
/// # Errors
/// Where there is no mapping.
pub fn map<'de, D, K, V>(deserializer: D) -> Result<IndexMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Eq + Hash,
    V: Deserialize<'de>,
{
    struct Pairs<K, V>(PhantomData<(K, V)>);
    impl<'de, K: Deserialize<'de> + Eq + Hash, V: Deserialize<'de>> Visitor<'de> for Pairs<K, V> {
        type Value = IndexMap<K, V>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("keys with values")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut pairs = IndexMap::new();
            loop {
                match map.next_entry() {
                    Ok(Some((key, value))) => pairs.insert(key, value),
                    Ok(None) => return Ok(pairs),
                    Err(_) => continue,
                };
            }
        }
    }
    deserializer.deserialize_map(Pairs(PhantomData))
}

/// Reads a value that may be left out but not left empty.
///
/// # Errors
/// As for the value.
pub fn some<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// Reads a text that says nothing where a reader would see nothing of it.
///
/// # Errors
/// As for a text.
pub fn seen<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Text>, D::Error> {
    let text = Option::<Text>::deserialize(deserializer)?;
    Ok(text.filter(|text| !is_blank(text.raw())))
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
