//! How the library differs from what its reader saw last: worked out beside the loop, by the comparison of `casefile diff`.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{Job, cover::Covered};
use crate::{
    clean_format,
    document::Archive,
    gather::changes::{self, NotOpened, Version, texts},
    library::Library,
    marker::{self, Against, Marker, NotPut, Unread},
    model::Key,
    review::log::now,
    sheet::{Length, Sheet},
    text::{Clean, as_sentence, clean_line, counted, name_of},
    tui::{
        known::{Both, Changes, Cover, Since, since_marker},
        message::Message,
    },
};

/// A comparison that is to be made.
pub struct Asked {
    pub load: u64,
    pub against: Against,
    /// The path that was read, and what was read there.
    pub path: PathBuf,
    pub library: Arc<Library>,
    pub archive: Arc<Archive>,
    /// Whether it is the first of this run: what was forgotten while the browser was open is not kept again by it.
    pub is_first: bool,
    /// Before whom names are covered, and what covers those of this library.
    pub covered: Option<(Covered, Option<Cover>)>,
}

/// Works out how the library differs. Where it was never seen, it counts as seen from now on.
pub fn since(asked: Asked) -> Job {
    let load = asked.load;
    Job::new(
        move |tell| {
            let told = asked.compared();
            tell(Message::Since(load, told.unwrap_or_else(Since::Nothing)));
        },
        move |why| {
            let why = as_sentence(&format!("what has changed could not be worked out: {why}"));
            Message::Since(load, Since::Nothing(clean_line(&why)))
        },
    )
}

/// Moves the read marker to the library that was read.
pub fn move_marker(load: u64, against: Against, path: PathBuf, library: Arc<Library>) -> Job {
    Job::new(
        move |tell| {
            let Some(state) = &against.state else {
                return tell(Message::Failed(nothing_kept().to_string()));
            };
            let store = marker::store(state, &path, &library);
            let at = now();
            match marker::put(&store, &path, &library, at) {
                Ok(left_out) => {
                    if against.named.is_none() {
                        tell(Message::Since(load, Since::Same(since_marker(at))));
                    }
                    let left_out = match left_out {
                        0 => String::new(),
                        files => format!(" {}.", too_large(files)),
                    };
                    tell(Message::Done(format!(
                        "The read marker is here: what changes from now on is told.{left_out}"
                    )));
                }
                Err(why) => {
                    if matches!(why, NotPut::Unseen) {
                        tell(Message::Changed(load));
                    }
                    tell(Message::Failed(format!(
                        "The read marker stays where it was: {why}."
                    )));
                }
            }
        },
        |why| Message::Failed(format!("The read marker stays where it was: {why}.")),
    )
}

fn nothing_kept() -> Clean {
    "Nothing of this library is remembered, so it is not known what you saw last.".into()
}

/// That of so many files it is not known what they held.
fn too_large(files: usize) -> String {
    let files = counted(files as u64, "file");
    format!("Of {files} that were too large to be kept it is told that they changed, and not how")
}

/// A version with which the library is compared, and since when it is.
struct Then {
    title: Clean,
    version: Version,
    /// What of it is not known.
    lacks: Option<Clean>,
    /// Its files are there as long as it is.
    _files: Option<marker::Old>,
}

impl Asked {
    /// How the library differs.
    ///
    /// # Errors
    /// Why it is not known, as a sentence.
    fn compared(self) -> Result<Since, Clean> {
        let then = match &self.against.named {
            Some(named) => self.named(named)?,
            None => match self.at_marker()? {
                Ok(then) => then,
                Err(same) => return Ok(same),
            },
        };
        let mut now = Version::of(Library::clone(&self.library).into(), &self.archive);
        let Then {
            title,
            version: mut old,
            lacks,
            _files,
        } = then;
        let mut texts = texts(&old.library, &now.library, &self.archive);
        if self.covered.is_some() {
            // Sealed in one of both, it is told in neither.
            let sealed = |library: &Library| -> Vec<Key> {
                let documents = library.restricted_documents().into_iter();
                documents
                    .map(|source| library.at(source).key.clone())
                    .collect()
            };
            let sealed = [&old.library, &now.library].map(sealed).concat();
            texts.retain(|text| !sealed.contains(&text.source));
        }
        let masks = self.cover(&mut old, &mut now)?;
        let found = old.compared_with(&now, texts);
        if found.is_nothing() {
            return Ok(Since::Same(title));
        }
        let mut sheet = Sheet::changes(&old.library, &now.library, &found, Length::Page);
        sheet.say(lacks);
        let old = Arc::new(old.library);
        let changes = Changes::new(title, old, &found, sheet, masks);
        Ok(Since::Differs(Arc::new(changes)))
    }

    fn named(&self, named: &Path) -> Result<Then, Clean> {
        let opened = changes::open(named, &self.path, &[], &self.library.files);
        let shown = clean_line(&name_of(named.display()));
        let opened = opened.map_err(|why| match why {
            NotOpened::Library(error) => clean_line(&as_sentence(&error.to_string())),
            NotOpened::Revision(why) => clean_format!("`{shown}` cannot be read: {why}."),
        })?;
        let left_out = counted(opened.left_out as u64, "file");
        let lacks = (opened.left_out > 0).then(|| {
            clean_format!("{left_out} of `{shown}` left out: links are not followed, and no name may lead out of the folder.")
        });
        Ok(Then {
            title: clean_format!("Since `{shown}`"),
            version: Version::of(opened, &self.archive),
            lacks,
            _files: None,
        })
    }

    /// The library at its read marker; where nothing has changed since, that it is the same.
    fn at_marker(&self) -> Result<Result<Then, Since>, Clean> {
        let (path, library) = (&self.path, &*self.library);
        let state = self.against.state.as_ref().ok_or_else(nothing_kept)?;
        let store = marker::store(state, path, library);
        let cannot =
            |error: std::io::Error| clean_format!("What you saw last cannot be compared: {error}.");
        let marker = match Marker::read(store.clone()) {
            Ok(marker) => marker,
            Err(Unread::Nothing) if self.is_first => {
                let at = now();
                let put = marker::put(&store, path, library, at);
                put.map_err(|error| {
                    clean_format!("What you see cannot be kept, so it will not be known what changes: {error}.")
                })?;
                return Ok(Err(Since::First));
            }
            Err(why) => return Err(clean_line(&as_sentence(why.words()))),
        };
        let title = since_marker(marker.at());
        if marker.is_of(path, library).map_err(cannot)? {
            return Ok(Err(Since::Same(title)));
        }
        let left_out = marker.left_out();
        let mut old = marker.open(path, library).map_err(cannot)?;
        let opened = std::mem::take(&mut old.library);
        Ok(Ok(Then {
            title,
            version: Version::of(opened.into(), &self.archive),
            lacks: (left_out > 0).then(|| clean_format!("{}.", too_large(left_out))),
            _files: Some(old),
        }))
    }

    /// Has the protected go by other names in both, where they are covered.
    fn cover(&self, old: &mut Version, now: &mut Version) -> Result<Both, Clean> {
        let Some((covered, cover)) = &self.covered else {
            return Ok(Both::default());
        };
        let before = Arc::new(std::mem::take(&mut old.library));
        let of_old = covered.clone().cover(&before)?;
        let of_old = of_old.map(|cover| cover.masks);
        old.library = match &of_old {
            Some(masks) => masks.library(&before),
            None => Arc::unwrap_or_clone(before),
        };
        let of_now = cover.as_ref().map(|cover| Arc::clone(&cover.masks));
        if let Some(masks) = &of_now {
            now.library = masks.library(&now.library);
        }
        Ok(Both {
            old: of_old,
            new: of_now,
            is_covered: true,
        })
    }
}
