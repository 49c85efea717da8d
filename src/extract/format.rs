//! stub
use super::{Extracted, Unreadable};
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    Pdf,
    Html,
}
pub struct FormatInfo {
    pub format: Format,
    pub name: &'static str,
    pub read: fn(&[u8]) -> Result<Extracted, Unreadable>,
}
impl Format {
    pub fn of(_name: &str, _head: &[u8]) -> Option<Self> {
        None
    }
    pub fn named(_name: &str) -> Option<Self> {
        None
    }
    pub fn info(self) -> &'static FormatInfo {
        unimplemented!()
    }
}
