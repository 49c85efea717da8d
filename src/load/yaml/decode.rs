//! A tree of nodes to a type of the model, with every mistake named and none of them fatal.
//!
//! Serde stops at the first error. So a value that does not fit is reported, taken out of the tree,
//! and the rest is read again: a wrong date costs the date, a citation without a source costs the
//! citation, and only what the record cannot be without costs the record.

use std::fmt;

use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
    value::{StrDeserializer, U32Deserializer},
};

use super::{Node, Value};
use crate::{
    diagnostic::{Diagnostic, nearest},
    model::{Span, span::AT, value::ONE_OR_MANY},
};

/// Reads a record.
///
/// `what` names the record in messages ("an allegation"). Returns none where the record cannot be
/// without what is missing or wrong; the diagnostics say what. Each mistake is reported once.
pub fn decode<T: de::DeserializeOwned>(mut node: Node, what: &str) -> (Option<T>, Vec<Diagnostic>) {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    // Every round takes one node out of the tree or ends, and a record is small.
    loop {
        let unknown = std::cell::RefCell::new(Vec::new());
        let result = T::deserialize(Reader {
            node: &node,
            unknown: &unknown,
        });
        for diagnostic in unknown.into_inner() {
            if !diagnostics.contains(&diagnostic) {
                diagnostics.push(diagnostic);
            }
        }
        let fault = match result {
            Ok(value) => return (Some(value), diagnostics),
            Err(fault) => fault,
        };
        let span = fault.node.map_or(node.span, |(_, span)| span);
        let mut diagnostic =
            Diagnostic::error(fault.code, span, fault.message.replace("{record}", what));
        diagnostic.help = fault.help;
        diagnostics.push(diagnostic);
        let at = fault.node.map_or(node.serial, |(serial, _)| serial);
        if at == node.serial || !prune(&mut node, at) {
            return (None, diagnostics);
        }
    }
}

/// Takes the entry or item that holds the node of this serial out of the tree; false where there is
/// none.
fn prune(node: &mut Node, serial: u32) -> bool {
    match &mut node.value {
        Value::Scalar { .. } => false,
        Value::Sequence(items) => match items.iter().position(|item| item.serial == serial) {
            Some(index) => {
                items.remove(index);
                true
            }
            None => items.iter_mut().any(|item| prune(item, serial)),
        },
        Value::Mapping(entries) => {
            let holds =
                |(key, value): &(Node, Node)| key.serial == serial || value.serial == serial;
            match entries.iter().position(holds) {
                Some(index) => {
                    entries.remove(index);
                    true
                }
                None => entries.iter_mut().any(|(_, value)| prune(value, serial)),
            }
        }
    }
}

/// A value that does not fit.
#[derive(Debug)]
struct Fault {
    code: &'static str,
    message: String,
    help: Option<String>,
    /// The node it is about, once known: its serial and place.
    node: Option<(u32, Span)>,
}

impl Fault {
    fn new(code: &'static str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            help: Some(help.into()),
            node: None,
        }
    }

    fn at(mut self, node: &Node) -> Self {
        self.node.get_or_insert((node.serial, node.span));
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    /// The model's own types give a sentence and, on a second line, what to write instead.
    fn custom<T: fmt::Display>(message: T) -> Self {
        let message = message.to_string();
        let (message, help) = match message.split_once('\n') {
            Some((message, help)) => (message.to_owned(), Some(help.to_owned())),
            None => (message, None),
        };
        Self {
            code: "wrong-value",
            message,
            help,
            node: None,
        }
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(
            "missing-key",
            format!("{{record}} needs `{field}`, which is not here"),
            format!("add `{field}: …`"),
        )
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let help = match nearest(variant, expected.iter().copied()) {
            Some(near) => format!("did you mean `{near}`? one of {}", expected.join(", ")),
            None => format!("write one of {}", expected.join(", ")),
        };
        Self::new(
            "unknown-word",
            format!("`{variant}` is none of the words that may stand here"),
            help,
        )
    }
}

#[derive(Clone, Copy)]
struct Reader<'de> {
    node: &'de Node,
    unknown: &'de std::cell::RefCell<Vec<Diagnostic>>,
}

impl<'de> Reader<'de> {
    fn of(self, node: &'de Node) -> Self {
        Self { node, ..self }
    }

    fn text(self, wanted: &str, example: &str) -> Result<&'de str, Fault> {
        match (&self.node.value, self.node.is_null()) {
            (_, true) => Err(Fault::new(
                "wrong-type",
                format!("{wanted} is expected here, and nothing is written"),
                example,
            )),
            (Value::Scalar { text, .. }, false) => Ok(&**text),
            (Value::Sequence(_), _) => Err(Fault::new(
                "wrong-type",
                format!("{wanted} is expected here, not a list"),
                example,
            )),
            (Value::Mapping(_), _) => Err(Fault::new(
                "wrong-type",
                format!("{wanted} is expected here, not keys with values"),
                example,
            )),
        }
        .map_err(|fault| fault.at(self.node))
    }

    fn number<T: std::str::FromStr>(self, wanted: &str, example: &str) -> Result<T, Fault> {
        let text = self.text(wanted, example)?;
        // People write 14,000 and 14_000; a comma could also be a decimal one, so it is not guessed at.
        text.parse().map_err(|_| {
            Fault::new(
                "wrong-type",
                format!("{wanted} is expected here, not `{text}`"),
                example,
            )
            .at(self.node)
        })
    }
}

macro_rules! numbers {
    ($($method:ident, $visit:ident, $wanted:literal, $example:literal;)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            visitor.$visit(self.number($wanted, $example)?).map_err(|fault: Fault| fault.at(self.node))
        })*
    };
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.value {
            Value::Scalar { .. } => self.deserialize_str(visitor),
            Value::Sequence(_) => self.deserialize_seq(visitor),
            Value::Mapping(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let example = "write `true` or `false`";
        match self.text("true or false", example)? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            other => Err(Fault::new(
                "wrong-type",
                format!("true or false is expected here, not `{other}`"),
                example,
            )),
        }
        .map_err(|fault| fault.at(self.node))
    }

    numbers! {
        deserialize_u8, visit_u8, "a whole number", "write digits only, such as 3";
        deserialize_u16, visit_u16, "a whole number", "write digits only, such as 3";
        deserialize_u32, visit_u32, "a whole number", "write digits only, such as 14000";
        deserialize_u64, visit_u64, "a whole number", "write digits only, such as 14000";
        deserialize_i8, visit_i8, "a whole number", "write digits only, such as 3";
        deserialize_i16, visit_i16, "a whole number", "write digits only, such as 3";
        deserialize_i32, visit_i32, "a whole number", "write digits only, such as 14000";
        deserialize_i64, visit_i64, "a whole number", "write digits only, such as 14000";
        deserialize_f32, visit_f32, "a number", "write digits, with a point before decimals: 14000 or 0.75";
        deserialize_f64, visit_f64, "a number", "write digits, with a point before decimals: 14000 or 0.75";
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let text = self.text("text", "write one value")?;
        visitor
            .visit_borrowed_str(text)
            .map_err(|fault: Fault| fault.at(self.node))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node.is_null() {
            true => visitor.visit_none(),
            false => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let items: &[Node] = match &self.node.value {
            Value::Sequence(items) => items,
            _ if self.node.is_null() => &[],
            _ => {
                let fault = Fault::new(
                    "wrong-type",
                    "a list is expected here",
                    "put each item on a line of its own after `- `, or all of them in [ ] with commas",
                );
                return Err(fault.at(self.node));
            }
        };
        visitor
            .visit_seq(Items {
                reader: self,
                items: items.iter(),
            })
            .map_err(|fault| fault.at(self.node))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match (name, &self.node.value) {
            (AT, _) => visitor.visit_seq(Placed {
                reader: self,
                step: 0,
            }),
            (ONE_OR_MANY, Value::Sequence(_)) => self.deserialize_seq(visitor),
            (ONE_OR_MANY, _) if self.node.is_null() => self.deserialize_seq(visitor),
            (ONE_OR_MANY, _) => visitor.visit_seq(Items {
                reader: self,
                items: std::slice::from_ref(self.node).iter(),
            }),
            _ => self.deserialize_tuple(len, visitor),
        }
        .map_err(|fault| fault.at(self.node))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let entries: &[(Node, Node)] = match &self.node.value {
            Value::Mapping(entries) => entries,
            _ if self.node.is_null() => &[],
            _ => {
                let fault = Fault::new(
                    "wrong-type",
                    "keys with values are expected here",
                    "write `key: value`, each on a line of its own",
                );
                return Err(fault.at(self.node));
            }
        };
        visitor
            .visit_map(Entries {
                reader: self,
                entries: entries.iter(),
                fields: None,
                value: None,
            })
            .map_err(|fault| fault.at(self.node))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let Value::Mapping(entries) = &self.node.value else {
            let fault = Fault::new(
                "wrong-type",
                format!("keys with values are expected here: {}", fields.join(", ")),
                "write `key: value`, each on a line of its own, indented by two more spaces",
            );
            return Err(fault.at(self.node));
        };
        visitor
            .visit_map(Entries {
                reader: self,
                entries: entries.iter(),
                fields: Some(fields),
                value: None,
            })
            .map_err(|fault| fault.at(self.node))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let word = self.text("a word", &format!("write one of {}", variants.join(", ")))?;
        visitor
            .visit_enum(Word(word))
            .map_err(|fault| fault.at(self.node))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        i128 u128 char bytes byte_buf unit unit_struct newtype_struct tuple identifier
    }
}

struct Items<'de> {
    reader: Reader<'de>,
    items: std::slice::Iter<'de, Node>,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Fault;
    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let Some(item) = self.items.next() else {
            return Ok(None);
        };
        // Inside a list of one that was written as that item, the item is the node itself.
        seed.deserialize(self.reader.of(item))
            .map(Some)
            .map_err(|fault| fault.at(item))
    }
    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// Hands [`crate::model::At`] first the place, then the value.
struct Placed<'de> {
    reader: Reader<'de>,
    step: u8,
}

impl<'de> SeqAccess<'de> for Placed<'de> {
    type Error = Fault;
    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        self.step += 1;
        match self.step {
            1 => {
                let Span {
                    file,
                    line,
                    column,
                    length,
                } = self.reader.node.span;
                let numbers = [file.0, line, column, length]
                    .into_iter()
                    .map(IntoDeserializer::<Fault>::into_deserializer);
                seed.deserialize(de::value::SeqDeserializer::<_, Fault>::new(
                    numbers.collect::<Vec<U32Deserializer<Fault>>>().into_iter(),
                ))
                .map(Some)
            }
            _ => seed.deserialize(self.reader).map(Some),
        }
    }
}

struct Entries<'de> {
    reader: Reader<'de>,
    entries: std::slice::Iter<'de, (Node, Node)>,
    /// The keys that may stand here; none for a map of ids.
    fields: Option<&'static [&'static str]>,
    value: Option<&'de Node>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        for (key, value) in self.entries.by_ref() {
            let name = key.scalar().unwrap_or("");
            if let Some(fields) = self.fields
                && !fields.contains(&name)
            {
                self.reader
                    .unknown
                    .borrow_mut()
                    .push(unknown_key(key, name, fields));
                continue;
            }
            self.value = Some(value);
            return seed
                .deserialize(self.reader.of(key))
                .map(Some)
                .map_err(|fault| fault.at(key));
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let node = self.value.take().unwrap_or(self.reader.node);
        seed.deserialize(self.reader.of(node))
            .map_err(|fault| fault.at(node))
    }
}

/// The diagnostic for a key that may not stand here.
pub fn unknown_key(key: &Node, name: &str, known: &[&str]) -> Diagnostic {
    let help = match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the keys that may stand here are {}", known.join(", ")),
    };
    Diagnostic::error(
        "unknown-key",
        key.span,
        format!("`{name}` is not a key that may stand here"),
    )
    .help(help)
}

struct Word<'de>(&'de str);

impl<'de> EnumAccess<'de> for Word<'de> {
    type Error = Fault;
    type Variant = Self;
    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Fault> {
        let deserializer: StrDeserializer<'de, Fault> = self.0.into_deserializer();
        Ok((seed.deserialize(deserializer)?, self))
    }
}

impl<'de> VariantAccess<'de> for Word<'de> {
    type Error = Fault;
    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Fault> {
        Err(de::Error::custom(
            "a case file has no values with content here",
        ))
    }
    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Fault> {
        Err(de::Error::custom(
            "a case file has no values with content here",
        ))
    }
    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Fault> {
        Err(de::Error::custom(
            "a case file has no values with content here",
        ))
    }
}
