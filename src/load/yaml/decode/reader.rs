//! A node as serde reads it.

use serde::de::{Deserializer, Visitor};

use super::{
    super::{Node, Value},
    Log, VITAL, WHOLE,
    access::{Fields, Items, Pairs, Placed, Sound, Word},
    fault::{Fault, missing_key},
};
use crate::{
    diagnostic::nearest,
    model::{
        Span, alone::ALONE, measure::NUMBER, record::required_keys, span::AT, value::ONE_OR_MANY,
    },
};

/// A node on its way to a type of the model.
#[derive(Clone, Copy)]
pub struct Reader<'de, 'r> {
    pub node: &'de Node,
    /// Where the node is named, for what is missing from it.
    pub place: Span,
    pub log: &'r Log<'r>,
}

const ONE_VALUE: &str =
    "write one value; put quotation marks round a text that begins with `[` or `{`";
const A_LIST: &str = "put each item on a line of its own after `- `";
/// Bytes of a value that a message repeats in what to write instead.
const SHORT: usize = 40;
const A_NUMBER: &str = "a number";
const IN_DIGITS: &str = "write digits, with a point before decimals: 14000 or 0.75";
const KEYS: &str = "write `key: value`, each on a line of its own, indented by two more spaces";

impl<'de, 'r> Reader<'de, 'r> {
    /// A node inside this one.
    pub fn of(self, node: &'de Node) -> Self {
        Self {
            node,
            place: node.span,
            ..self
        }
    }

    fn text(self, wanted: &str, help: &str) -> Result<&'de str, Fault> {
        let given = match &self.node.value {
            Value::Unread => return Err(Fault::Reported),
            Value::Scalar { .. } if self.node.is_null() => "and nothing is written",
            Value::Scalar { text, .. } => return Ok(text),
            Value::Sequence(_) => "not a list",
            Value::Mapping(_) => "not keys with values",
        };
        let message = format!("{wanted} is expected here, {given}");
        Err(Fault::wrong_type(message, help).at(self.node))
    }

    fn number<T: std::str::FromStr>(self, wanted: &str, help: &str) -> Result<T, Fault> {
        let text = self.text(wanted, help)?;
        // People write 14,000 and 14_000; a comma could also be a decimal one, so it is not guessed at.
        text.parse().map_err(|_| {
            let is_large = text.bytes().all(|b| b.is_ascii_digit());
            let message = match is_large {
                true => format!("`{text}` is larger than any number that is allowed here"),
                false => format!("{wanted} is expected here, not `{text}`"),
            };
            Fault::wrong_type(message, help).at(self.node)
        })
    }

    fn items<V: Visitor<'de>>(self, items: &'de [Node], visitor: V) -> Result<V::Value, Fault> {
        visitor
            .visit_seq(Items {
                reader: self,
                items,
            })
            .map_err(|fault| fault.at(self.node))
    }

    /// What is wrong with a value that is no structure of these keys.
    fn no_keys(self, known: &[&str]) -> Fault {
        if let Some((key, value)) = self.node.scalar().and_then(|text| text.split_once(':'))
            && known.contains(&key)
            && value.len() < SHORT
        {
            let message = "a space is missing after the colon of this key";
            return Fault::wrong_type(message, format!("write `{key}: {value}`"));
        }
        let help = format!("{KEYS}; the keys are {}", known.join(", "));
        Fault::wrong_type("keys with values are expected here", help)
    }

    /// Reports which of the keys that a structure needs are not there. A key that is there and was
    /// reported, or stands there misspelt, is one mistake and not two.
    fn report_missing(
        self,
        structure: &str,
        entries: &[(Node, Node)],
        known: &[&str],
        first: &str,
    ) {
        let needed = required_keys(structure);
        for key in known
            .iter()
            .filter(|key| **key == first || needed.iter().any(|needed| needed == *key))
        {
            let is_there = entries.iter().any(|(found, _)| {
                let name = found.scalar().unwrap_or("");
                name == *key
                    || !known.contains(&name) && nearest(name, known.iter().copied()) == Some(*key)
            });
            if !is_there {
                self.log.push(missing_key(structure, key, self.place));
            }
        }
    }
}

macro_rules! numbers {
    ($($method:ident, $visit:ident, $wanted:expr, $help:expr;)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            visitor.$visit(self.number($wanted, $help)?).map_err(|fault: Fault| fault.at(self.node))
        })*
    };
}

impl<'de> Deserializer<'de> for Reader<'de, '_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.value {
            Value::Scalar { .. } => self.deserialize_str(visitor),
            Value::Sequence(_) => self.deserialize_seq(visitor),
            Value::Mapping(_) => self.deserialize_map(visitor),
            Value::Unread => Err(Fault::Reported),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let help = "write `true` or `false`";
        match self.text("true or false", help)? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            other => Err(Fault::wrong_type(
                format!("true or false is expected here, not `{other}`"),
                help,
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
        deserialize_f32, visit_f32, A_NUMBER, IN_DIGITS;
        deserialize_f64, visit_f64, A_NUMBER, IN_DIGITS;
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let text = self.text("text", ONE_VALUE)?;
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
        match &self.node.value {
            Value::Sequence(items) => self.items(items, visitor),
            Value::Unread => Err(Fault::Reported),
            _ if self.node.is_null() => self.items(&[], visitor),
            Value::Scalar { text, .. } if text.len() < SHORT => {
                let help = format!("write `[{text}]`, or {A_LIST}");
                Err(Fault::wrong_type("a list is expected here", help).at(self.node))
            }
            _ => Err(Fault::wrong_type("a list is expected here", A_LIST).at(self.node)),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if name != NUMBER {
            return match (name, &self.node.value) {
                (ALONE, Value::Scalar { .. }) if !self.node.is_null() => visitor.visit_some(self),
                _ => visitor.visit_newtype_struct(self),
            };
        }
        // That it is a number is told here, in the words that all numbers have.
        self.number::<f64>(A_NUMBER, IN_DIGITS)?;
        self.deserialize_str(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match (name, &self.node.value) {
            (AT, _) => visitor
                .visit_seq(Placed {
                    reader: self,
                    place_given: false,
                })
                .map_err(|fault| fault.at(self.node)),
            (ONE_OR_MANY, Value::Scalar { .. } | Value::Mapping(_)) if !self.node.is_null() => {
                self.items(std::slice::from_ref(self.node), visitor)
            }
            (ONE_OR_MANY, _) => self.deserialize_seq(visitor),
            _ => self.deserialize_tuple(len, visitor),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let entries: &[(Node, Node)] = match &self.node.value {
            Value::Mapping(entries) => entries,
            Value::Unread => return Err(Fault::Reported),
            _ if self.node.is_null() => &[],
            _ => {
                let message = "keys with values are expected here";
                return Err(Fault::wrong_type(message, KEYS).at(self.node));
            }
        };
        visitor
            .visit_map(Pairs(Sound::of(self, entries)))
            .map_err(|fault| fault.at(self.node))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let entries: &[(Node, Node)] = match &self.node.value {
            Value::Mapping(entries) => entries,
            Value::Unread => return Err(Fault::Reported),
            _ if self.node.is_null() => &[],
            _ => {
                let fault = self.no_keys(known).at(self.node);
                if VITAL.contains(&name) {
                    self.log.take(fault, self.node);
                    return Err(Fault::Vital);
                }
                return Err(fault);
            }
        };
        let before = self.log.found();
        let result = visitor.visit_map(Fields {
            entries: Sound::of(self, entries),
            known,
            all: entries,
            taken: Vec::new(),
        });
        let is_sound = self.log.found() == before;
        match result {
            Ok(value) if is_sound || !WHOLE.contains(&name) => return Ok(value),
            Ok(_) => self.log.spoil(self.node),
            Err(Fault::Missing(first)) => {
                self.report_missing(name, entries, known, first);
                self.log.spoil(self.node);
            }
            Err(fault) if WHOLE.contains(&name) => {
                self.log.take(fault, self.node);
                self.log.spoil(self.node);
            }
            Err(fault) => return Err(fault.at(self.node)),
        }
        Err(match VITAL.contains(&name) {
            true => Fault::Vital,
            false => Fault::Reported,
        })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let word = self.text("a word", &format!("write one of {}", variants.join(", ")));
        let read = word.and_then(|word| visitor.visit_enum(Word(word)));
        let read = read.map_err(|fault| fault.at(self.node));
        match read {
            Err(fault) if VITAL.contains(&name) => {
                self.log.take(fault, self.node);
                Err(Fault::Vital)
            }
            read => read,
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        i128 u128 char bytes byte_buf unit unit_struct tuple identifier
    }
}
