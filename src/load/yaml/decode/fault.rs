//! Why a value could not be read, on its way through serde.

use std::fmt;

use serde::de;

use super::super::Node;
use crate::{
    diagnostic::{Diagnostic, nearest},
    model::Span,
};

/// Why a value could not be read.
#[derive(Debug)]
pub enum Fault {
    /// A value does not fit.
    Value {
        code: &'static str,
        message: String,
        help: Option<String>,
        /// The node it is about, once known: its serial and place.
        node: Option<(u32, Span)>,
    },
    /// The first of the keys that a structure needs and that are not there.
    Missing(&'static str),
    /// The report says it already.
    Reported,
    /// The same, and the record cannot be without the value.
    Vital,
}

impl Fault {
    pub fn new(code: &'static str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Value {
            code,
            message: message.into(),
            help: Some(help.into()),
            node: None,
        }
    }

    /// A value of another type than the one that is wanted.
    pub fn wrong_type(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::new("wrong-type", message, help)
    }

    /// The same, about this node, unless it is about another already.
    pub fn at(mut self, about: &Node) -> Self {
        if let Self::Value { node, .. } = &mut self {
            node.get_or_insert((about.serial, about.span));
        }
        self
    }

    pub fn into_diagnostic(self, span: Span) -> Diagnostic {
        let said = self.to_string();
        match self {
            Self::Value {
                code,
                message,
                help,
                ..
            } => Diagnostic {
                help,
                ..Diagnostic::error(code, span, message)
            },
            Self::Missing(_) | Self::Reported | Self::Vital => {
                Diagnostic::error("wrong-value", span, said)
            }
        }
    }
}

/// The diagnostic for a key that `structure` (the name of its type) needs.
pub fn missing_key(structure: &str, key: &str, place: Span) -> Diagnostic {
    let mut words = String::new();
    for c in structure.chars() {
        if c.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
    }
    Diagnostic::error("missing-key", place, format!("this {words} has no `{key}`"))
        .help(format!("add `{key}: …`"))
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value { message, .. } => f.write_str(message),
            Self::Missing(key) => write!(f, "`{key}` is missing here"),
            Self::Reported | Self::Vital => f.write_str("this cannot be read"),
        }
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
        Self::Value {
            code: "wrong-value",
            message,
            help,
            node: None,
        }
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing(field)
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let words = expected.join(", ");
        let help = match nearest(variant, expected.iter().copied()) {
            Some(near) => format!("did you mean `{near}`? The words are {words}"),
            None => format!("write one of {words}"),
        };
        let message = format!("`{variant}` is none of the words that are allowed here");
        Self::new("unknown-word", message, help)
    }
}
