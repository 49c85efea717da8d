//! Structures that may be written as the one value that says most of them.

use std::{fmt, marker::PhantomData, ops::Deref};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Visitor};

/// A structure one value of which may stand for it: that alone is written where nothing else is said.
pub trait Bare {
    /// What may stand for it.
    type Alone;

    /// The structure that says this and no more.
    fn bare(alone: Self::Alone) -> Self;
}

/// A structure, written in full or by the one value that may stand for it. Most records have none, and need not have room
/// for one.
#[derive(Clone, Debug, PartialEq)]
pub struct OrBare<T>(pub Box<T>);

impl<T> Deref for OrBare<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// The name under which [`OrBare`] asks which of both is written. Only [`crate::load::yaml`]'s deserializer knows it:
/// it answers with `some` for a value alone.
pub const OR_BARE: &str = "$casefile::OrBare";

impl<'de, T> Deserialize<'de> for OrBare<T>
where
    T: Deserialize<'de> + Bare,
    T::Alone: Deserialize<'de>,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either<T>(PhantomData<T>);
        impl<'de, T> Visitor<'de> for Either<T>
        where
            T: Deserialize<'de> + Bare,
            T::Alone: Deserialize<'de>,
        {
            type Value = OrBare<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("one value, or keys with values")
            }
            fn visit_some<D: Deserializer<'de>>(self, alone: D) -> Result<Self::Value, D::Error> {
                T::Alone::deserialize(alone).map(|alone| OrBare(Box::new(T::bare(alone))))
            }
            fn visit_newtype_struct<D: Deserializer<'de>>(
                self,
                whole: D,
            ) -> Result<Self::Value, D::Error> {
                T::deserialize(whole).map(|whole| OrBare(Box::new(whole)))
            }
        }
        deserializer.deserialize_newtype_struct(OR_BARE, Either(PhantomData))
    }
}

impl<T> JsonSchema for OrBare<T>
where
    T: JsonSchema + Bare,
    T::Alone: JsonSchema,
{
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("OrBare_{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let alone = generator.subschema_for::<T::Alone>();
        let whole = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [alone, whole] })
    }
}
