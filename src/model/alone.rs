//! A structure of which one value may be written alone: `offered_by: ana` for `offered_by: {by: ana}`.

use std::{fmt, marker::PhantomData, ops::Deref};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Visitor};

use super::value::list;

/// What can be written as one value.
pub trait Alone: Sized {
    /// That value.
    type Value;

    /// What it says, written alone.
    fn of(value: Self::Value) -> Self;
}

/// A structure that may be written as one value. Most records have none, and need not have room for one.
#[derive(Clone, Debug, PartialEq)]
pub struct OrAlone<T>(pub Box<T>);

impl<T> Deref for OrAlone<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// The name under which [`OrAlone`] asks for either: the deserializer of case files visits a value that stands alone as
/// one that is there (`visit_some`), and all else as what is within (`visit_newtype_struct`).
pub const ALONE: &str = "$casefile::OrAlone";

impl<'de, T> Deserialize<'de> for OrAlone<T>
where
    T: Alone + Deserialize<'de>,
    T::Value: Deserialize<'de>,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either<T>(PhantomData<T>);
        impl<'de, T> Visitor<'de> for Either<T>
        where
            T: Alone + Deserialize<'de>,
            T::Value: Deserialize<'de>,
        {
            type Value = OrAlone<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("one value, or keys with values")
            }
            fn visit_some<D: Deserializer<'de>>(self, alone: D) -> Result<OrAlone<T>, D::Error> {
                T::Value::deserialize(alone).map(|value| OrAlone(Box::new(T::of(value))))
            }
            fn visit_newtype_struct<D: Deserializer<'de>>(
                self,
                whole: D,
            ) -> Result<OrAlone<T>, D::Error> {
                T::deserialize(whole).map(|whole| OrAlone(Box::new(whole)))
            }
        }
        deserializer.deserialize_newtype_struct(ALONE, Either(PhantomData))
    }
}

impl<T> JsonSchema for OrAlone<T>
where
    T: Alone + JsonSchema,
    T::Value: JsonSchema,
{
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("OrAlone_{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let alone = generator.subschema_for::<T::Value>();
        let whole = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [alone, whole] })
    }
}

/// Reads a list of which each item may be written alone, without the items that cannot be read.
///
/// # Errors
/// Where there is no list.
pub fn alone_list<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Alone + Deserialize<'de>,
    T::Value: Deserialize<'de>,
{
    let items: Vec<OrAlone<T>> = list(deserializer)?;
    Ok(items.into_iter().map(|OrAlone(item)| *item).collect())
}
