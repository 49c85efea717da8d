//! Which keys a structure cannot be without: what its schema says, so that the two cannot differ.

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

/// The keys that a structure of a case file cannot be without, as its schema has it; none where no
/// structure is called so. `structure` is the name of the type.
pub fn required_keys(structure: &str) -> &'static [String] {
    static REQUIRED: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
        let mut generator = SchemaGenerator::default();
        for info in KINDS {
            info.kind.with(InSchema(&mut generator));
        }
        let required = |schema: &serde_json::Value| {
            let keys = schema["required"].as_array().map_or(&[][..], Vec::as_slice);
            keys.iter()
                .filter_map(|key| key.as_str().map(str::to_owned))
                .collect()
        };
        generator
            .definitions()
            .iter()
            .map(|(name, schema)| (name.clone(), required(schema)))
            .collect()
    });
    REQUIRED.get(structure).map_or(&[], Vec::as_slice)
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
            ("Measure", &["value"]),
            ("Protection", &["as"]),
            ("DocketEntry", &["title"]),
            ("Original", &[]),
        ] {
            assert_eq!(required_keys(structure), keys, "{structure}");
        }
    }
}
