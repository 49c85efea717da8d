//! A tree of nodes to a type of the model, with every mistake named and none of them fatal.
//!
//! Serde stops at the first error. So a value that does not fit is reported, marked as spoiled, and
//! what holds it is read again as if the value were not written: a wrong date costs the date, a
//! citation without a source costs the citation, and only what the record cannot be without costs
//! the record. Lists go on by themselves ([`access`]), so what is read again is never more than the
//! fields of one structure, and the time stays linear in the record.

mod access;
mod fault;
mod reader;

use std::{cell::RefCell, collections::HashSet};

use serde::de::DeserializeOwned;

use super::{Node, Value};
use crate::{
    diagnostic::{Diagnostic, Report, nearest},
    model::Span,
};
use fault::Fault;
use reader::Reader;

/// Structures that would mislead if a part of them were lost: 270 is not what "more than 270" says, nor do days count alike
/// by every rule. A mistake in one costs the whole of it.
const WHOLE: [&str; 2] = ["Measure", "DueFrom"];

/// What its record would mislead without: a name that was to be protected, or what is sealed, must not be
/// shown because of a slip in saying so. Where it cannot be read, neither can the record.
const VITAL: [&str; 3] = ["Protection", "Restriction", "RestrictionKind"];

/// Reads a record.
///
/// `place` is where it is named, for what is missing from it. Returns none where the record cannot
/// be without what is missing or wrong; the report says what. Each mistake is reported once.
pub fn decode<T: DeserializeOwned>(node: &Node, place: Span, report: &mut Report) -> Option<T> {
    let log = Log::new(report);
    let reader = Reader {
        node,
        place,
        log: &log,
    };
    loop {
        let before = log.spoiled();
        match T::deserialize(reader) {
            Ok(value) => return Some(value),
            Err(fault) => log.take(fault, node),
        }
        // Each round spoils at least one value more, and ends with the record itself.
        if log.is_spoiled(node) || log.spoiled() == before {
            return None;
        }
    }
}

/// What was found wrong in a record.
struct Log<'r> {
    report: RefCell<&'r mut Report>,
    /// The serials of values that are read as if they were not written.
    spoiled: RefCell<HashSet<u32>>,
    /// The serials of misspelt keys that were reported, since a value may be read more than once.
    misspelt: RefCell<HashSet<u32>>,
}

impl<'r> Log<'r> {
    fn new(report: &'r mut Report) -> Self {
        Self {
            report: RefCell::new(report),
            spoiled: RefCell::default(),
            misspelt: RefCell::default(),
        }
    }

    fn push(&self, diagnostic: Diagnostic) {
        self.report.borrow_mut().push(diagnostic);
    }

    fn found(&self) -> u64 {
        self.report.borrow().count()
    }

    fn spoil(&self, node: &Node) {
        self.spoiled.borrow_mut().insert(node.serial);
    }

    fn spoiled(&self) -> usize {
        self.spoiled.borrow().len()
    }

    fn is_spoiled(&self, node: &Node) -> bool {
        matches!(node.value, Value::Unread) || self.spoiled.borrow().contains(&node.serial)
    }

    /// Reports a key that may not stand here, once.
    fn misspelt(&self, key: &Node, known: &[&str]) {
        if self.misspelt.borrow_mut().insert(key.serial) {
            self.push(unknown_key(key, known));
        }
    }

    /// Reports a fault that ended the reading of `node`, and spoils the value that it is about.
    fn take(&self, fault: Fault, node: &Node) {
        let (serial, span) = match &fault {
            Fault::Reported => return,
            Fault::Vital => return self.spoil(node),
            Fault::Missing(_) => (node.serial, node.span),
            Fault::Value { node: at, .. } => at.unwrap_or((node.serial, node.span)),
        };
        self.spoiled.borrow_mut().insert(serial);
        self.push(fault.into_diagnostic(span));
    }
}

/// The diagnostic for a key that may not stand here.
fn unknown_key(key: &Node, known: &[&str]) -> Diagnostic {
    let name = key.scalar().unwrap_or("");
    let help = match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the keys that are allowed here are {}", known.join(", ")),
    };
    let message = format!("`{name}` is not a key that is allowed here");
    Diagnostic::error("unknown-key", key.span, message).help(help)
}
