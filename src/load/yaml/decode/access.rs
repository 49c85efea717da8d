//! The items of a list, the entries of a mapping, and the place of a value, as serde asks for them.

use serde::de::{
    self, DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess,
    Visitor,
    value::{SeqDeserializer, StrDeserializer, U32Deserializer},
};

use super::{super::Node, fault::Fault, reader::Reader};
use crate::{diagnostic::nearest, model::Span};

/// The items of a list.
///
/// An item that cannot be read is reported, and the error says no more than that the next one may
/// be asked for: the lists of the model ([`crate::model::value::list`]) go on. The same item comes
/// again where only a part of it was spoiled.
pub struct Items<'de, 'r> {
    pub reader: Reader<'de, 'r>,
    pub items: &'de [Node],
}

impl<'de> SeqAccess<'de> for Items<'de, '_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let log = self.reader.log;
        while let [item, rest @ ..] = self.items {
            if log.is_spoiled(item) {
                self.items = rest;
                continue;
            }
            let before = log.spoiled();
            return match seed.deserialize(self.reader.of(item)) {
                Ok(value) => {
                    self.items = rest;
                    Ok(Some(value))
                }
                Err(fault) => {
                    log.take(fault, item);
                    if log.spoiled() == before {
                        log.spoil(item);
                    }
                    Err(Fault::Reported)
                }
            };
        }
        Ok(None)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// The entries of a mapping, one after the other, without those of which a part is spoiled.
pub struct Sound<'de, 'r> {
    reader: Reader<'de, 'r>,
    rest: &'de [(Node, Node)],
    /// The value of the entry that was handed out last.
    value: &'de Node,
}

impl<'de, 'r> Sound<'de, 'r> {
    pub fn of(reader: Reader<'de, 'r>, entries: &'de [(Node, Node)]) -> Self {
        Self {
            reader,
            rest: entries,
            value: reader.node,
        }
    }

    /// The key of the next entry, whose value is [`Sound::value`] from then on.
    fn next_key(&mut self) -> Option<&'de Node> {
        let log = self.reader.log;
        while let [(key, value), rest @ ..] = self.rest {
            self.rest = rest;
            if !log.is_spoiled(key) && !log.is_spoiled(value) {
                self.value = value;
                return Some(key);
            }
        }
        None
    }

    fn value(&self) -> Reader<'de, 'r> {
        self.reader.of(self.value)
    }
}

/// The fields of a structure.
pub struct Fields<'de, 'r> {
    pub entries: Sound<'de, 'r>,
    /// The keys that may stand here.
    pub known: &'static [&'static str],
    /// All entries of the structure, those already handed out too.
    pub all: &'de [(Node, Node)],
    /// The keys that misspelt ones were read as.
    pub taken: Vec<&'static str>,
}

impl Fields<'_, '_> {
    /// Whether a key stands here, or was read for a misspelt one.
    fn has(&self, key: &str) -> bool {
        let stands = |(other, _): &(Node, Node)| other.scalar() == Some(key);
        self.taken.contains(&key) || self.all.iter().any(stands)
    }
}

impl<'de> MapAccess<'de> for Fields<'de, '_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        while let Some(key) = self.entries.next_key() {
            let reader = self.entries.reader;
            let name = key.scalar().unwrap_or("");
            if self.known.contains(&name) {
                return seed.deserialize(reader.of(key)).map(Some);
            }
            reader.log.misspelt(key, self.known);
            // It is reported, and its value read as that of the key it was near to: a slip of the
            // hand costs neither the record nor the protection of a person.
            let near = nearest(name, self.known.iter().copied());
            if let Some(near) = near.filter(|near| !self.has(near)) {
                self.taken.push(near);
                let meant: StrDeserializer<'_, Fault> = near.into_deserializer();
                return seed.deserialize(meant).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let value = self.entries.value();
        seed.deserialize(value)
            .map_err(|fault| fault.at(value.node))
    }
}

/// The entries of a mapping from ids. As with [`Items`], an error says that the next may be asked
/// for ([`crate::model::value::map`]).
pub struct Pairs<'de, 'r>(pub Sound<'de, 'r>);

/// A key or a value; one that cannot be read is reported, and not read again.
fn take<'de, S: DeserializeSeed<'de>>(reader: Reader<'de, '_>, seed: S) -> Result<S::Value, Fault> {
    seed.deserialize(reader).map_err(|fault| {
        reader.log.take(fault, reader.node);
        reader.log.spoil(reader.node);
        Fault::Reported
    })
}

impl<'de> MapAccess<'de> for Pairs<'de, '_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let key = self.0.next_key();
        key.map(|key| take(self.0.reader.of(key), seed)).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        take(self.0.value(), seed)
    }
}

/// Hands [`crate::model::At`] first the place, then the value.
pub struct Placed<'de, 'r> {
    pub reader: Reader<'de, 'r>,
    pub place_given: bool,
}

impl<'de> SeqAccess<'de> for Placed<'de, '_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        if self.place_given {
            return seed.deserialize(self.reader).map(Some);
        }
        self.place_given = true;
        let Span {
            file,
            line,
            column,
            length,
        } = self.reader.node.span;
        let numbers = [file.0, line, column, length]
            .map(IntoDeserializer::<Fault>::into_deserializer)
            .into_iter();
        let numbers: SeqDeserializer<_, Fault> =
            SeqDeserializer::new(numbers as std::array::IntoIter<U32Deserializer<Fault>, 4>);
        seed.deserialize(numbers).map(Some)
    }
}

/// A word of a fixed set.
pub struct Word<'de>(pub &'de str);

impl Word<'_> {
    fn content() -> Fault {
        de::Error::custom("a word is expected here, without further values")
    }
}

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
        Err(Self::content())
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Fault> {
        Err(Self::content())
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Fault> {
        Err(Self::content())
    }
}
