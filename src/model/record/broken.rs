//! Records that could not be read.

use crate::model::{Kind, Text};

/// What is known of a record that could not be read.
#[derive(Clone, Debug)]
pub struct Broken {
    pub kind: Kind,
    /// Of a record that asks for protection, or may have: the names that could be read. None where it surely asks
    /// for none.
    pub protects: Option<Vec<Text>>,
}

impl From<Kind> for Broken {
    /// Of a kind that is never protected.
    fn from(kind: Kind) -> Self {
        Self {
            kind,
            protects: None,
        }
    }
}
