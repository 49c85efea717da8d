//! A strict check of a value against a JSON Schema, for tests.

use serde_json::{Value, json};

/// Where a value offends a schema, and against which of its words.
pub fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    validate(schema, schema, value, "", &mut faults);
    faults
}

/// JSON Schema, drafts 4 and 7, as far as the schemas make use of it: any other word of it is a panic, so
/// that nothing goes unchecked.
fn validate(root: &Value, schema: &Value, value: &Value, path: &str, faults: &mut Vec<String>) {
    let accepts = |schema: &Value| {
        let mut faults = Vec::new();
        validate(root, schema, value, path, &mut faults);
        faults.is_empty()
    };
    let each = |schemas: &Value| {
        schemas
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| accepts(one))
            .count()
    };
    for (word, rule) in schema.as_object().unwrap() {
        let holds = match word.as_str() {
            "$schema" | "id" | "title" | "description" | "examples" | "definitions" | "default" => {
                true
            }
            // Of no weight for what the formats say: an address and a time are given as made.
            "format" => true,
            "$ref" => {
                let target = rule.as_str().unwrap().strip_prefix('#').unwrap();
                validate(root, root.pointer(target).unwrap(), value, path, faults);
                true
            }
            "allOf" => {
                for rule in rule.as_array().unwrap() {
                    validate(root, rule, value, path, faults);
                }
                true
            }
            "type" => match rule {
                Value::Array(types) => types.iter().any(|one| is(value, one)),
                one => is(value, one),
            },
            "const" => value == rule,
            "enum" => rule.as_array().unwrap().contains(value),
            "anyOf" => each(rule) > 0,
            "oneOf" => each(rule) == 1,
            "minimum" => value
                .as_f64()
                .is_none_or(|number| number >= rule.as_f64().unwrap()),
            "maximum" => value
                .as_f64()
                .is_none_or(|number| number <= rule.as_f64().unwrap()),
            "minLength" => value
                .as_str()
                .is_none_or(|text| text.chars().count() as u64 >= rule.as_u64().unwrap()),
            "maxLength" => value
                .as_str()
                .is_none_or(|text| text.chars().count() as u64 <= rule.as_u64().unwrap()),
            "minItems" => value
                .as_array()
                .is_none_or(|items| items.len() as u64 >= rule.as_u64().unwrap()),
            "uniqueItems" => value.as_array().is_none_or(|items| {
                let is_new = |(number, item)| !items[..number].contains(item);
                *rule == json!(false) || items.iter().enumerate().all(is_new)
            }),
            "pattern" => value.as_str().is_none_or(|text| matches(rule, text)),
            "items" => {
                for (number, item) in value.as_array().into_iter().flatten().enumerate() {
                    validate(root, rule, item, &format!("{path}/{number}"), faults);
                }
                true
            }
            "required" => {
                let names = rule
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|name| name.as_str().unwrap());
                let missing = names.filter(|name| {
                    value
                        .as_object()
                        .is_some_and(|object| !object.contains_key(*name))
                });
                faults.extend(missing.map(|name| format!("{path}: required {name}")));
                true
            }
            "dependencies" => {
                for (name, needed) in rule.as_object().unwrap() {
                    let Some(needed) = needed.get(0) else {
                        // A schema that all of it has to keep to.
                        if value.get(name).is_some() {
                            validate(root, needed, value, path, faults);
                        }
                        continue;
                    };
                    let needed = needed.as_str().unwrap();
                    if value.get(name).is_some() && value.get(needed).is_none() {
                        faults.push(format!("{path}: dependencies {needed}"));
                    }
                }
                true
            }
            "properties" | "patternProperties" | "additionalProperties" | "propertyNames" => {
                for (name, member) in value.as_object().into_iter().flatten() {
                    let path = format!("{path}/{name}");
                    match word.as_str() {
                        "propertyNames" => validate(root, rule, &json!(name), &path, faults),
                        "properties" => {
                            if let Some(rule) = rule.get(name) {
                                validate(root, rule, member, &path, faults);
                            }
                        }
                        "patternProperties" => {
                            for (pattern, rule) in rule.as_object().unwrap() {
                                if matches(&json!(pattern), name) {
                                    validate(root, rule, member, &path, faults);
                                }
                            }
                        }
                        _ if is_known(schema, name) => {}
                        _ if *rule == json!(false) => faults.push(format!("{path}: {word}")),
                        _ => validate(root, rule, member, &path, faults),
                    }
                }
                true
            }
            other => panic!("a schema has a word that this test does not know: {other}"),
        };
        if !holds {
            faults.push(format!("{path}: {word}"));
        }
    }
}

/// Whether `properties` or `patternProperties` speak of a member.
fn is_known(schema: &Value, name: &str) -> bool {
    let patterns = schema.get("patternProperties").and_then(Value::as_object);
    let by_pattern = patterns
        .into_iter()
        .flatten()
        .any(|(pattern, _)| matches(&json!(pattern), name));
    by_pattern
        || schema
            .pointer("/properties")
            .is_some_and(|known| known.get(name).is_some())
}

fn is(value: &Value, kind: &Value) -> bool {
    match kind.as_str().unwrap() {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{other} is no type"),
    }
}

/// The patterns of the case files' schema, by the types that they stand for.
fn matches(pattern: &Value, text: &str) -> bool {
    use casefile::model::{Id, Ref, record::Sha256};
    match pattern.as_str().unwrap() {
        "^[a-z0-9][a-z0-9-]*$" => text.parse::<Id>().is_ok(),
        "^([a-z0-9][a-z0-9-]*/)?[a-z0-9][a-z0-9-]*$" => text.parse::<Ref>().is_ok(),
        "^[0-9a-fA-F]{64}$" => text.parse::<Sha256>().is_ok(),
        other => panic!("a schema has a pattern that this test does not know: {other}"),
    }
}
