//! What `x` writes: the case as it is shown.

use std::io;

use crate::tui::{
    effect::{Effect, Export, Names},
    message::Message,
};
use crate::{
    clean_format,
    document::Archive,
    export::{self, Format, protected::Named},
    gather::{
        export::{Wanted, document},
        quotes,
    },
    library::Library,
    model::Key,
    save::{Existing, save_bytes},
    text::Clean,
};

impl Export {
    /// Writes it as the library tells it, on an earlier day or now, and says how that went. Asks before it replaces a
    /// file, or names people whom the case file protects. Takes the time to open its sources.
    pub fn write(self, library: &Library, archive: &Archive) -> Message {
        let shown = self.path.display().to_string();
        let written = match self.written(library, archive) {
            Ok(written) => written,
            Err(why) => return Message::Failed(why.to_string()),
        };
        if let [first, others @ ..] = &written.named[..]
            && self.names == Names::Ask
        {
            return Message::Ask {
                question: question(library, first, others.len()),
                yes: Effect::Export(Self {
                    names: Names::HandOn,
                    ..self
                }),
            };
        }
        if written.is_unsure && self.names == Names::Ask {
            return Message::Ask {
                question: "library.yaml is unread: who is protected is not known. Write it? y/n"
                    .into(),
                yes: Effect::Export(Self {
                    names: Names::HandOn,
                    ..self
                }),
            };
        }
        match save_bytes(&self.path, written.made.bytes(), self.existing) {
            Ok(()) => {
                let lacks = written.made.lacks();
                let lacks = lacks.map_or_else(String::new, |lacks| format!(" {lacks}"));
                Message::Exported(format!("Wrote two pages to `{shown}`.{lacks}"))
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Message::Ask {
                question: format!("`{shown}` is there already. Overwrite it? y/n"),
                yes: Effect::Export(Self {
                    existing: Existing::Replace,
                    ..self
                }),
            },
            Err(error) => Message::Failed(format!("`{shown}` cannot be written: {error}.")),
        }
    }

    fn written(&self, library: &Library, archive: &Archive) -> Result<export::Export, Clean> {
        let format = Format::of_file(&self.path)?;
        let case = library.index(&Key::Case(self.case.clone()));
        let case = case.ok_or_else(|| clean_format!("There is no case `{}`.", self.case))?;
        let wanted = Wanted::of(std::slice::from_ref(&case), &self.query);
        // What is written rests on its quotes, looked for or not when it was asked for.
        let library = &quotes::looked_for(library.clone(), archive);
        let document = document(library, archive, &wanted);
        let (document, _) = document.ok_or("Nothing of the case matches the filter.")?;
        let file_name = self.path.file_name().map(|name| name.to_string_lossy());
        format.export(library, document, file_name.as_deref(), archive.press())
    }
}

/// Whether to write what names the protected: the question first, since a line has an end.
fn question(library: &Library, first: &Named, others: usize) -> String {
    let others = match others {
        0 => String::new(),
        1 => ", and 1 other".to_owned(),
        count => format!(", and {count} others"),
    };
    let first = first.words(library);
    format!("Hand protected names on? y/n  {first}{others}")
}
