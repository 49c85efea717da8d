//! Which keys a structure has, and cannot be without: what its schema says, so that the two cannot differ.

use std::{collections::HashMap, sync::LazyLock};

use schemars::{JsonSchema, SchemaGenerator};
use serde::de::DeserializeOwned;

use super::kinds::{Body, ForKind, KINDS};

/// Adds the schema of a kind's type to those that a generator has made.
struct InSchema<'g>(&'g mut SchemaGenerator);

impl ForKind for InSchema<'_> {
    type Output = ();

    fn run<T>(self, _: fn(T) -> Body)
    where
        T: DeserializeOwned + JsonSchema,
    {
        self.0.subschema_for::<T>();
    }
}

/// The keys of a structure.
#[derive(Default)]
struct Keys {
    all: Vec<String>,
    required: Vec<String>,
}

/// The keys that a structure of a case file can have, in their order; none where no structure is
/// called so. `structure` is the name of the type.
pub fn all_keys(structure: &str) -> &'static [String] {
    keys(structure).map_or(&[], |keys| &keys.all)
}

/// Those that it cannot be without.
pub fn required_keys(structure: &str) -> &'static [String] {
    keys(structure).map_or(&[], |keys| &keys.required)
}

fn keys(structure: &str) -> Option<&'static Keys> {
    static KEYS: LazyLock<HashMap<String, Keys>> = LazyLock::new(|| {
        let mut generator = SchemaGenerator::default();
        for info in KINDS {
            info.kind.with(InSchema(&mut generator));
        }
        let keys = |schema: &serde_json::Value| {
            let all = schema["properties"].as_object().into_iter().flatten();
            let required = schema["required"].as_array().into_iter().flatten();
            let required = required.filter_map(|key| key.as_str());
            Keys {
                all: all.map(|(key, _)| key.clone()).collect(),
                required: required.map(str::to_owned).collect(),
            }
        };
        generator
            .definitions()
            .iter()
            .map(|(name, schema)| (name.clone(), keys(schema)))
            .collect()
    });
    KEYS.get(structure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_structure_with_needed_keys_is_known() {
        for (structure, keys) in [
            ("Case", &["format", "title"][..]),
            ("Citation", &["source"]),
            ("Response", &["by", "is"]),
            ("Relation", &["to", "is"]),
            ("Protection", &["as"]),
            ("Entry", &["in", "title"]),
            ("Original", &[]),
        ] {
            assert_eq!(required_keys(structure), keys, "{structure}");
            let all = all_keys(structure);
            assert!(!all.is_empty() && keys.iter().all(|key| all.iter().any(|known| known == key)));
        }
    }
}
