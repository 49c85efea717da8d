//! What a file holds besides the words of its pages: for who must know that something is not in it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::{
    Pdf,
    object::{Array, Dict, MaybeRef, Name, Object},
};

use super::about;

/// How deep lists may stand in one another.
const MAX_DEPTH: usize = 50;

/// What is in no page's content.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Every string of its objects: titles, outline, addresses, what is said in the place of something.
    pub strings: Vec<String>,
    /// What it says of itself, as XML.
    pub metadata: Vec<String>,
}

/// What a PDF holds besides its pages; none where it cannot be read.
pub fn held(bytes: &[u8]) -> Option<Held> {
    let reading = catch_unwind(AssertUnwindSafe(|| {
        let pdf = Pdf::new(bytes.to_vec()).ok()?;
        let mut held = Held::default();
        for object in pdf.objects() {
            held.take(&object, MAX_DEPTH)?;
        }
        Some(held)
    }));
    reading.ok().flatten()
}

impl Held {
    fn take(&mut self, object: &Object<'_>, depth: usize) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        match object {
            Object::String(string) => self.strings.push(about::decoded(string.as_bytes())),
            Object::Dict(dict) => self.entries(dict, depth)?,
            Object::Array(array) => self.items(array, depth)?,
            Object::Stream(stream) => {
                let dict = stream.dict();
                self.entries(dict, depth)?;
                let kind = dict.get::<Name<'_>>("Type");
                if kind.is_some_and(|kind| &*kind == b"Metadata") {
                    let packet = stream.decoded_data().ok()?;
                    let packet = crate::text::decode::decode(&packet).text;
                    self.metadata.push(packet.to_string());
                }
            }
            _ => {}
        }
        Some(())
    }

    fn entries(&mut self, dict: &Dict<'_>, depth: usize) -> Option<()> {
        for (_, value) in dict.entries() {
            self.value(&value, depth)?;
        }
        Some(())
    }

    fn items(&mut self, array: &Array<'_>, depth: usize) -> Option<()> {
        for value in array.raw_iter() {
            self.value(&value, depth)?;
        }
        Some(())
    }

    /// What stands elsewhere is taken where it stands.
    fn value(&mut self, value: &MaybeRef<Object<'_>>, depth: usize) -> Option<()> {
        match value {
            MaybeRef::Ref(_) => Some(()),
            MaybeRef::NotRef(object) => self.take(object, depth),
        }
    }
}
