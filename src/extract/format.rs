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
    pub title: &'static str,
    pub read: fn(&[u8]) -> Result<Extracted, Unreadable>,
}
const STUB: FormatInfo = FormatInfo {
    format: Format::Pdf,
    name: "pdf",
    title: "PDF",
    read: |_| Err(Unreadable::NoTextLayer),
};
impl Format {
    pub fn of(_name: &str, _head: &[u8]) -> Option<Self> {
        None
    }
    pub fn named(_name: &str) -> Option<Self> {
        Some(Self::Pdf)
    }
    pub fn info(self) -> &'static FormatInfo {
        &STUB
    }
}
