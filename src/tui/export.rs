//! What `x` writes: the case as it is shown.

use std::{io, path::PathBuf};

use super::message::Message;
use crate::{
    clean_format,
    export::{Form, Format},
    library::Library,
    load::{
        document::Archive,
        export::{Wanted, document},
    },
    model::{Date, Id, Key},
    query::Query,
    save::{Existing, save},
    text::Clean,
};

/// A case that is to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    pub case: Id,
    /// Of its records those that this matches: the filter of the list.
    pub query: Query,
    pub path: PathBuf,
    pub existing: Existing,
}

impl Export {
    /// The same in the place of the file that is there.
    pub fn over(self) -> Self {
        let existing = Existing::Replace;
        Self { existing, ..self }
    }

    /// Writes it as the library tells it on a day, and says how that went. Takes the time to open its
    /// sources.
    pub fn write(
        self,
        library: &Library,
        day: Option<(Date, usize)>,
        archive: &Archive,
    ) -> Message {
        let shown = self.path.display().to_string();
        let text = match self.text(library, day, archive) {
            Ok(text) => text,
            Err(why) => return Message::Failed(why.to_string()),
        };
        match save(&self.path, &text, self.existing) {
            Ok(()) => Message::Done(format!("Wrote the summary to `{shown}`.")),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Message::Exists(self),
            Err(error) => Message::Failed(format!("`{shown}` cannot be written: {error}.")),
        }
    }

    fn text(
        &self,
        library: &Library,
        day: Option<(Date, usize)>,
        archive: &Archive,
    ) -> Result<Clean, Clean> {
        let format = Format::of_file(&self.path)?;
        let case = library.index(&Key::Case(self.case.clone()));
        let case = case.ok_or_else(|| clean_format!("There is no case `{}`.", self.case))?;
        let wanted = Wanted {
            case,
            query: &self.query,
            day: day.as_ref().map(|(day, undated)| (day, *undated)),
            form: Form::Summary,
        };
        let document = document(library, archive, &wanted);
        let document = document.ok_or("Nothing of the case matches the filter.")?;
        Ok((format.write)(&document))
    }
}
