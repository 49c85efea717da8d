//! A JSON Schema of case files, made from the record types themselves, so that editors complete and
//! check what is written.
//!
//! What it refuses `check` refuses too, but for numbers, `true` and `false` in quotation marks, which
//! the program takes for what they are.

use schemars::{
    JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema,
    transform::transform_subschemas,
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::model::{
    Audience, Body, Id, Kind, ProtectedWords,
    kind::{Belongs, ForKind, KindInfo},
    period,
    record::{AUDIENCES, Case, FILTERS, HOLIDAYS, LIBRARY_ID, LIBRARY_KEYS, PROTECT},
};

/// The file name under which the schema is shipped and `casefile init` writes it.
pub const FILE: &str = "casefile.schema.json";

/// The schema as pretty-printed JSON that ends with a line feed; the same for case files and for
/// `library.yaml`. It is of draft 7, which the editors' YAML servers know best.
pub fn text() -> String {
    format!("{:#}\n", schema().as_value())
}

/// The schema itself.
pub fn schema() -> Schema {
    let mut generator = SchemaSettings::draft07().into_generator();
    let mut properties = head(&mut generator);
    let mut dependencies = Map::new();
    let mut of_library = LIBRARY_KEYS.to_vec();
    properties.insert(LIBRARY_ID.to_owned(), id(&mut generator));
    properties.insert(FILTERS.to_owned(), filters());
    properties.insert(AUDIENCES.to_owned(), audiences(&mut generator));
    let holidays = Value::from(period::holidays(&mut generator));
    properties.insert(HOLIDAYS.to_owned(), holidays);
    properties.insert(PROTECT.to_owned(), protect(&mut generator));
    for info in Kind::in_sections() {
        let section = section(info, &mut generator);
        properties.insert(info.many.to_owned(), section);
        // What only a case has; `library.yaml` needs no title.
        if info.belongs == Belongs::Anyone {
            of_library.push(info.many);
        } else {
            dependencies.insert(info.many.to_owned(), json!(["title"]));
        }
    }
    // What only `library.yaml` has does not stand beside what only a case has.
    let alone = json!({ "propertyNames": { "enum": of_library } });
    for key in [LIBRARY_ID, FILTERS, AUDIENCES, HOLIDAYS] {
        dependencies.insert(key.to_owned(), alone.clone());
    }
    let mut root = json_schema!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "casefile",
        "description": "A case file, or the library.yaml that several case files share.",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "required": ["format"],
        "dependencies": dependencies,
    });
    let definitions = generator.take_definitions(true);
    for transform in generator.transforms_mut() {
        transform.transform(&mut root);
    }
    root.insert("definitions".to_owned(), Value::Object(definitions));
    for_editors(&mut root);
    root
}

/// The keys at the top of a case file.
fn head(generator: &mut SchemaGenerator) -> Map<String, Value> {
    let case = Case::json_schema(generator);
    let mut properties = match case.get("properties") {
        Some(Value::Object(properties)) => properties.clone(),
        _ => Map::new(),
    };
    if let Some(Value::Object(format)) = properties.get_mut("format") {
        format.insert("const".to_owned(), json!(1));
    }
    properties
}

/// The name of a library, which only `library.yaml` has.
fn id(generator: &mut SchemaGenerator) -> Value {
    json!({
        "description": "A name of your own that the library keeps wherever it lies, and that no other has: by it your \
                        marks and notes find it when it is moved; only in library.yaml.",
        "anyOf": [generator.subschema_for::<Id>(), { "type": "null" }],
    })
}

/// The saved queries, which only `library.yaml` has.
fn filters() -> Value {
    json!({
        "description": "Queries by names of your own, for the filter of the browser; only in library.yaml.",
        "type": ["object", "null"],
        "additionalProperties": { "type": "string" },
    })
}

/// The audiences, which only `library.yaml` has.
fn audiences(generator: &mut SchemaGenerator) -> Value {
    json!({
        "description": "Those for whom cases are written, by names of your own, for `export --for`; only in \
                        library.yaml.",
        "type": ["object", "null"],
        "additionalProperties": generator.subschema_for::<Audience>(),
    })
}

/// The words that are protected without being of a record.
fn protect(generator: &mut SchemaGenerator) -> Value {
    json!({
        "description": "Words that belong to no record and are not for others, by ids of your own: the names of places, of \
                        projects.",
        "type": ["object", "null"],
        "propertyNames": generator.subschema_for::<Id>(),
        "additionalProperties": generator.subschema_for::<ProtectedWords>(),
    })
}

/// A section: records by their ids. An empty one is no mistake.
fn section(info: &KindInfo, generator: &mut SchemaGenerator) -> Value {
    let record = info.kind.with(RecordSchema(generator));
    json!({
        "description": format!("By id: {}.", info.says),
        "type": ["object", "null"],
        "propertyNames": generator.subschema_for::<Id>(),
        "additionalProperties": record,
    })
}

/// The schema of the records of a kind.
struct RecordSchema<'g>(&'g mut SchemaGenerator);

impl ForKind for RecordSchema<'_> {
    type Output = Schema;

    fn run<T>(self, _: fn(T) -> Body) -> Schema
    where
        T: DeserializeOwned + JsonSchema,
    {
        self.0.subschema_for::<T>()
    }
}

/// What an editor would reject goes. A key that may be left out may also be left empty. And text
/// may look like a number: values are typed by what they are for, so `published: 2025` is a date and
/// `docket: 17` is text.
fn for_editors(schema: &mut Schema) {
    schema.remove("default");
    // `uint8` and `double` are schemars' own words.
    schema.remove("format");
    let is_fixed = schema.get("enum").is_some() || schema.get("const").is_some();
    let is_free = schema.get("pattern").is_none() && schema.get("maxLength").is_none();
    if let Some(types) = schema.get_mut("type").filter(|_| !is_fixed) {
        let mut all = match &*types {
            Value::Array(types) => types.clone(),
            one => vec![one.clone()],
        };
        if all.contains(&json!("string")) {
            all.push(json!("number"));
            all.extend(is_free.then(|| json!("boolean")));
            *types = Value::Array(all);
        }
    }
    let required = schema.get("required").cloned();
    let is_required = |name: &str| {
        let names = required.as_ref().and_then(Value::as_array);
        names.is_some_and(|names| names.contains(&json!(name)))
    };
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        let optional = properties.iter_mut().filter(|(name, _)| !is_required(name));
        optional.for_each(|(_, property)| may_be_empty(property));
    }
    transform_subschemas(&mut for_editors, schema);
}

fn may_be_empty(property: &mut Value) {
    let null = json!({ "type": "null" });
    if let Some(Value::Array(choices)) = property.get_mut("anyOf") {
        if !choices.contains(&null) {
            choices.push(null);
        }
    } else if let Some(types) = property.get_mut("type") {
        let is_one = matches!(types.as_str(), Some("array" | "object"));
        if is_one {
            *types = json!([types, "null"]);
        }
    }
}
