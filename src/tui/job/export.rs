//! What `x` writes: a look at it, and the file.

use std::{
    io,
    path::{Path, PathBuf},
};

use crate::tui::{
    effect::{Export, Handed, Names, Turn},
    message::Message,
};
use crate::{
    clean, clean_format,
    document::Archive,
    export::{
        FORMATS, Format, Made, Paper,
        block::Document,
        format::Again,
        protected::{
            Named,
            hand_on::{Done, ForAudience},
            mask::Masks,
        },
    },
    gather::{
        export::{Wanted, document, not_its_own},
        quotes,
    },
    library::{Index, Library},
    model::Key,
    review::Marks,
    save::{Existing, save_bytes},
    session::{Kept, Store, with_codes},
    text::{Clean, grouped, name_of},
};

/// Where it is made, and what is told meanwhile.
pub struct Press<'p> {
    pub library: &'p Library,
    pub archive: &'p Archive,
    /// The user's data folder, where the codes of audiences are kept.
    pub data: Option<&'p Path>,
    /// What the reader marked and noted.
    pub marks: &'p Marks,
    /// The program's own folders, into which nothing is written.
    pub own: &'p [PathBuf],
    pub tell: &'p dyn Fn(Message),
}

/// What is made, and whom it names.
struct Print {
    made: Made,
    named: Vec<Named>,
    is_unsure: bool,
    /// What was done to it, where it is for an audience.
    done: Option<Done>,
    /// Where the codes in it are kept, where it has any.
    kept: Option<Kept>,
}

impl Export {
    /// Makes it, and shows its words.
    pub fn look(self, press: &Press<'_>) {
        let text = self.printed(press, as_text());
        let handed = match text {
            Ok(Print { made, kept, .. }) => Handed::Looked {
                text: match made {
                    Made::Text(text) => text,
                    Made::Package(_) | Made::Lacking { .. } => Clean::default(),
                },
                kept,
            },
            Err(why) => Handed::Refused(why),
        };
        self.tell(press, handed);
    }

    /// Writes it as the library tells it, on an earlier day or now, and says how that went. Asks before it replaces a
    /// file, or names people whom the case file protects. Takes the time to open its sources.
    pub fn write(self, press: &Press<'_>) {
        let handed = self.written(press);
        // Whoever called it off was told so.
        if let Some(handed) = handed.unwrap_or_else(|why| Some(Handed::Refused(why))) {
            self.tell(press, handed);
        }
    }

    fn tell(&self, press: &Press<'_>, handed: Handed) {
        (press.tell)(Message::Handed(self.number, handed));
    }

    fn doing(&self, press: &Press<'_>, doing: impl Into<String>) {
        self.tell(press, Handed::Doing(doing.into()));
    }

    fn written(&self, press: &Press<'_>) -> Result<Option<Handed>, Clean> {
        let path = std::path::absolute(&self.path).unwrap_or_else(|_| self.path.clone());
        let shown = name_of(path.display());
        if path.is_dir() {
            let name = clean_format!("{}.{}", self.stem, FORMATS[0].extension);
            return Err(clean_format!(
                "`{shown}` is a folder; write the name of a file behind it, such as `{name}`."
            ));
        }
        not_its_own(press.library, press.archive, press.own, &path)?;
        let Print {
            made,
            named,
            is_unsure,
            done,
            kept,
        } = self.printed(press, Format::of_file(&self.path)?)?;
        let question = match &named[..] {
            _ if self.names == Names::HandOn => None,
            [first, others @ ..] => Some(question(press.library, first, others.len())),
            [] if is_unsure => {
                Some("Who is protected could not all be read. Write it? y/n".to_owned())
            }
            [] => None,
        };
        if let Some(question) = question {
            return Ok(Some(Handed::Ask {
                question,
                yes: Box::new(Self {
                    names: Names::HandOn,
                    turn: Turn::default(),
                    ..self.clone()
                }),
            }));
        }
        // From here on it is written, or was called off before.
        if !self.turn.take() {
            return Ok(None);
        }
        self.doing(press, "Writing …");
        match save_bytes(&path, made.bytes(), self.existing) {
            Ok(()) => {
                let size = grouped(&made.bytes().len().to_string());
                let lacks = made.lacks();
                let lacks = lacks.map_or_else(String::new, |lacks| format!(" {lacks}"));
                let done =
                    done.map_or_else(String::new, |done| format!(" {}", done.covered.words()));
                let told = format!(
                    "Wrote {} to `{shown}`, {size} bytes.{done}{lacks}",
                    says(self.paper)
                );
                Ok(Some(Handed::Written { told, kept }))
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(Some(Handed::Ask {
                question: format!("`{shown}` is there already. Overwrite it? y/n"),
                yes: Box::new(Self {
                    existing: Existing::ReplaceForOwner,
                    turn: Turn::default(),
                    ..self.clone()
                }),
            })),
            Err(error) => Err(unwritten(&path, &error)),
        }
    }

    /// What it is in a form.
    fn printed(&self, press: &Press<'_>, format: &Format) -> Result<Print, Clean> {
        let Press {
            library, archive, ..
        } = press;
        let (masks, kept) = self.masks(press)?.unzip();
        let kept = kept.flatten();
        let file_name = self.path.file_name().map(|name| name.to_string_lossy());
        // What is written rests on its quotes, looked for or not when it was asked for.
        let (library, _) =
            &quotes::looked_for_telling((*library).clone(), archive, &|done, all| {
                self.doing(
                    press,
                    format!("Looking for quotes: {done} of {all} sources …"),
                );
            });
        if self.turn.is_taken() {
            return Err(Clean::default());
        }
        self.doing(press, "Making the pages …");
        let document = self.document(library, archive, (masks.as_ref(), press.marks))?;
        match &masks {
            Some(masks) => {
                let ForAudience { made, done } = format.export_for(
                    library,
                    masks,
                    document,
                    file_name.as_deref(),
                    archive.press(),
                )?;
                Ok(Print {
                    made,
                    named: Vec::new(),
                    is_unsure: false,
                    done: Some(done),
                    kept,
                })
            }
            None => {
                let export =
                    format.export(library, document, file_name.as_deref(), archive.press())?;
                Ok(Print {
                    made: export.made,
                    named: export.named,
                    is_unsure: export.is_unsure,
                    done: None,
                    kept,
                })
            }
        }
    }

    fn document(
        &self,
        library: &Library,
        archive: &Archive,
        (masks, marks): (Option<&Masks>, &Marks),
    ) -> Result<Document, Clean> {
        let gone = |key: &Key| clean_format!("`{key}` is no longer there.");
        let find = |key: &Key| library.index(key).ok_or_else(|| gone(key));
        let cases = self.cases.iter().map(|case| find(&Key::Case(case.clone())));
        let cases: Vec<Index> = cases.collect::<Result<_, _>>()?;
        let of = self.of.as_ref().map(find);
        let wanted = Wanted {
            paper: self.paper,
            of: of.transpose()?,
            notes: self.notes,
            marks: Some(marks),
            masks,
            pictures: &self.pictures,
            ..Wanted::of(&cases, &self.query)
        };
        let document = document(library, archive, &wanted);
        let (document, _) = document.ok_or("There is nothing of that to write.")?;
        Ok(document)
    }

    /// What stands in the place of the names of the protected, where it is for an audience.
    fn masks(&self, press: &Press<'_>) -> Result<Option<(Masks, Option<Kept>)>, Clean> {
        let Some(audience) = &self.audience else {
            return Ok(None);
        };
        masks(press.library, audience, press.data).map(Some)
    }
}

/// What stands in the place of the names of the protected before an audience, and where its codes are kept, where it has
/// any; `data` is the user's data folder.
///
/// # Errors
/// Where somebody would not be protected, or is not known to be, as a sentence.
pub fn masks(
    library: &Library,
    audience: &str,
    data: Option<&Path>,
) -> Result<(Masks, Option<Kept>), Clean> {
    if let Some(why) = library.unknown_protection() {
        return Err(clean!["Nothing was written: ", why]);
    }
    let store =
        data.map(|folder| Store::of_codes_around(folder, &library.root, library.around.as_deref()));
    with_codes(store.as_ref(), audience, |codes| {
        Masks::of(library, audience, None, codes)
    })
}

/// The form that is words alone.
fn as_text() -> &'static Format {
    let is_text = |format: &&Format| format.name == "txt" && format.again == Again::Text;
    let text = FORMATS.iter().find(is_text);
    text.unwrap_or(&FORMATS[0])
}

/// What was written, in a sentence.
fn says(paper: Paper) -> String {
    match paper {
        Paper::Summary => "two pages".to_owned(),
        paper => format!("`{}`", paper.info().name),
    }
}

/// Why a file could not be written, by what there is in its place.
fn unwritten(path: &Path, error: &io::Error) -> Clean {
    let shown = name_of(path.display());
    let folder = path.parent().map(PathBuf::from).unwrap_or_default();
    let above = name_of(folder.display());
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory if !folder.is_dir() => {
            clean_format!("`{shown}` cannot be written: there is no folder `{above}`.")
        }
        io::ErrorKind::PermissionDenied => {
            clean_format!("`{shown}` cannot be written: you may not write in `{above}`.")
        }
        _ => clean_format!("`{shown}` cannot be written: {error}."),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn why_a_file_is_not_written_is_said_by_what_stands_in_its_way() {
        let says = |kind: io::ErrorKind| unwritten(Path::new("/a/b.md"), &kind.into()).to_string();
        assert_eq!(
            says(io::ErrorKind::NotFound),
            "`/a/b.md` cannot be written: there is no folder `/a`."
        );
        assert_eq!(
            says(io::ErrorKind::PermissionDenied),
            "`/a/b.md` cannot be written: you may not write in `/a`."
        );
        assert!(says(io::ErrorKind::StorageFull).starts_with("`/a/b.md` cannot be written: "));
    }

    #[test]
    fn a_look_is_words() {
        assert_eq!(as_text().name, "txt");
    }
}
