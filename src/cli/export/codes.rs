//! The codes by which audiences know whom a library protects, in the user's own data folder.

use std::{collections::BTreeMap, path::Path};

use super::super::Failure;
use crate::{
    clean_format,
    export::protected::mask::Codes,
    session::{Remembered, Store},
    text::clean_line,
};

/// The codes of all audiences of a library.
pub struct Kept {
    store: Option<Store>,
    codes: BTreeMap<String, Codes>,
    /// As they were read.
    before: BTreeMap<String, Codes>,
}

impl Kept {
    /// Reads those of a library.
    ///
    /// # Errors
    /// Where there are some that cannot be read: new ones would be other codes for the same people.
    pub fn of(library: &Path) -> Result<Self, Failure> {
        let store = dirs::data_dir().map(|folder| Store::of_codes(&folder, library));
        let read = store.as_ref().map_or(Remembered::Nothing, Store::read);
        let unreadable = |why: &str| {
            let path = store.as_ref().map(Store::path).unwrap_or_default();
            Failure::Wrong(clean_format!(
                "Nothing was written: the codes by which audiences know the protected are in `{}`, which cannot be read: \
                 {}. Put it right; where it is moved away, the next export gives other codes to the same people.",
                path.display(),
                clean_line(why)
            ))
        };
        let codes: BTreeMap<String, Codes> = match read {
            Remembered::Nothing => BTreeMap::new(),
            Remembered::Text(text) => {
                serde_json::from_str(&text).map_err(|error| unreadable(&error.to_string()))?
            }
            Remembered::Unreadable(why) => return Err(unreadable(&why)),
        };
        Ok(Self {
            before: codes.clone(),
            store,
            codes,
        })
    }

    /// Those of an audience.
    pub fn of_audience(&mut self, audience: &str) -> &mut Codes {
        self.codes.entry(audience.to_owned()).or_default()
    }

    /// Keeps what is new, before anything is handed on that rests on it.
    ///
    /// # Errors
    /// Where it cannot be kept.
    pub fn keep(&mut self) -> Result<(), Failure> {
        self.codes.retain(|_, codes| !codes.is_empty());
        if self.codes == self.before {
            return Ok(());
        }
        let cannot = |why: &str| {
            Failure::Wrong(clean_format!(
                "Nothing was written: the codes by which the audience knows the protected cannot be kept: {}.",
                clean_line(why)
            ))
        };
        let Some(store) = &self.store else {
            return Err(cannot("this user has no data folder"));
        };
        let text = serde_json::to_string_pretty(&self.codes);
        let text = text.map_err(|error| cannot(&error.to_string()))?;
        store
            .keep(&text)
            .map_err(|error| cannot(&error.to_string()))
    }
}
