//! Which keys a structure cannot be without: what its schema says, so that the two cannot differ.

use std::{collections::HashMap, sync::LazyLock};

use schemars::SchemaGenerator;

use super::*;

/// The keys that a structure of a case file cannot be without, as its schema has it; none where no
/// structure is called so. `structure` is the name of the type.
pub fn required_keys(structure: &str) -> &'static [String] {
    static REQUIRED: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
        let mut generator = SchemaGenerator::default();
        generator.subschema_for::<Case>();
        generator.subschema_for::<Person>();
        generator.subschema_for::<Organization>();
        generator.subschema_for::<Source>();
        generator.subschema_for::<Allegation>();
        generator.subschema_for::<Evidence>();
        generator.subschema_for::<Proceeding>();
        generator.subschema_for::<Event>();
        generator.subschema_for::<Question>();
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
