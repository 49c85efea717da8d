//! What is to be written, as the tree that the loader is to read, and as YAML.

use super::{Cite, same::NEW};
use crate::{
    limits::VALUE_BYTES,
    load::yaml::{Node, Value},
    model::{FileId, Ref, Span},
    scalar::scalar,
    text::is_blank,
};

/// A value to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    Text(String),
    /// A text with a remark beside it, which is no part of what the file says.
    Remarked(String, String),
    List(Vec<Written>),
    Map(Map),
}

/// Keys with what is to be written under them, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map(pub Vec<(&'static str, Written)>);

impl Map {
    /// The same with a text, where there is one.
    pub fn some(mut self, key: &'static str, text: Option<&str>) -> Self {
        let text = text.map(|text| (key, Written::Text(text.to_owned())));
        self.0.extend(text);
        self
    }

    /// The same with references: one alone, or a list; nothing where there are none.
    pub fn refs(mut self, key: &'static str, refs: &[Ref]) -> Self {
        let mut texts: Vec<Written> = refs
            .iter()
            .map(|reference| Written::Text(reference.to_string()))
            .collect();
        match texts.len() {
            0 => {}
            1 => self.0.extend(texts.pop().map(|one| (key, one))),
            _ => self.0.push((key, Written::List(texts))),
        }
        self
    }

    /// The same with what it cites, where it cites anything.
    pub fn cites(mut self, cites: &[Cite]) -> Self {
        if !cites.is_empty() {
            let cites = cites.iter().map(|one| Written::Map(cite(one)));
            self.0.push(("cites", Written::List(cites.collect())));
        }
        self
    }

    /// As [`Written::fault`].
    pub fn fault(&self) -> Option<String> {
        let mut pairs = self.0.iter();
        pairs.find_map(|(key, value)| value.fault(key))
    }

    /// As [`Written::node`].
    pub fn node(&self) -> Node {
        let pairs = self.0.iter();
        let pairs =
            pairs.map(|(key, value)| (Written::Text((*key).to_owned()).node(), value.node()));
        new(Value::Mapping(pairs.collect()))
    }
}

/// A citation.
pub fn cite(cite: &Cite) -> Map {
    let (source, at) = (cite.source.to_string(), cite.at.as_ref());
    Map::default()
        .some("source", Some(&source))
        .some("at", at.map(ToString::to_string).as_deref())
        .some("quote", cite.quote.as_deref())
        .some("prefix", cite.prefix.as_deref())
        .some("suffix", cite.suffix.as_deref())
}

impl Written {
    /// What is wrong with a text in it: a reader would see nothing of it, or it is longer than the loader takes. `key` is
    /// its own.
    pub fn fault(&self, key: &str) -> Option<String> {
        match self {
            Self::Text(text) | Self::Remarked(text, _) if is_blank(text) => {
                Some(format!("nobody would see anything of this `{key}`"))
            }
            Self::Text(text) | Self::Remarked(text, _) => {
                let is_short = VALUE_BYTES.allows(text.len() as u64);
                (!is_short).then(|| VALUE_BYTES.beyond())
            }
            Self::List(items) => items.iter().find_map(|item| item.fault(key)),
            Self::Map(map) => map.fault(),
        }
    }

    /// What the loader is to read.
    pub fn node(&self) -> Node {
        let value = match self {
            Self::Text(text) | Self::Remarked(text, _) => Value::Scalar {
                text: text.as_str().into(),
                plain: false,
            },
            Self::List(items) => Value::Sequence(items.iter().map(Self::node).collect()),
            Self::Map(map) => return map.node(),
        };
        new(value)
    }
}

fn new(value: Value) -> Node {
    Node {
        serial: NEW,
        span: Span::start_of(FileId(0)),
        value,
    }
}

/// Keys with their values as YAML, from the first column.
///
/// # Errors
/// Where a value cannot be written, as one of more than two gigabytes.
pub fn lines(map: &Map) -> serde_yaml::Result<String> {
    yaml(&Written::Map(map.clone()))
}

/// A value as YAML, from the first column: a text on one line, all else one below the other.
///
/// # Errors
/// As of [`lines`].
pub fn yaml(written: &Written) -> serde_yaml::Result<String> {
    let mut out = String::new();
    match written {
        Written::Text(text) => out = scalar(text)? + "\n",
        Written::Remarked(text, remark) => {
            let remark: Vec<&str> = remark.split_whitespace().collect();
            out = format!("{}  # {}\n", scalar(text)?, remark.join(" "));
        }
        Written::List(items) => {
            for item in items {
                let item = yaml(item)?;
                let lead = ["- "].into_iter().chain(std::iter::repeat("  "));
                for (lead, line) in lead.zip(item.lines()) {
                    out.push_str(&format!("{lead}{line}\n"));
                }
            }
        }
        Written::Map(Map(pairs)) => {
            for (key, value) in pairs {
                let lines = yaml(value)?;
                match value {
                    Written::Text(_) | Written::Remarked(..) => {
                        out.push_str(&format!("{key}: {lines}"));
                    }
                    Written::List(_) | Written::Map(_) => {
                        out.push_str(&format!("{key}:\n"));
                        let lines = lines.lines().map(|line| format!("  {line}\n"));
                        out.extend(lines);
                    }
                }
            }
        }
    }
    Ok(out)
}
