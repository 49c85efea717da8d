//! Opening two versions of a library.

use std::path::Path;

use crate::{
    clean_format,
    cli::{
        Failure,
        context::{Context, named},
        out::Out,
    },
    diagnostic::Files,
    document::Archive,
    gather::changes::{self, NotOpened, Opened, Version},
    revision,
    text::counted,
};

/// Opens the two of them.
pub struct Opening<'c> {
    context: &'c Context<'c>,
    pub archive: Archive,
}

impl<'c> Opening<'c> {
    pub fn of(context: &'c Context<'c>) -> Result<Self, Failure> {
        let archive = context.archive()?;
        Ok(Self { context, archive })
    }

    /// The old and the new one; the new one is the library that is open where it is not named.
    pub fn both(
        &self,
        old: &Path,
        new: Option<&Path>,
        out: &mut Out,
    ) -> Result<(Version, Version), Failure> {
        let here = new.filter(|typed| revision::named(typed).is_none());
        let folders = [Some(old), new].into_iter().flatten();
        let folders = folders.filter(|typed| revision::named(typed).is_none());
        let folders: Vec<&Path> = folders.collect();
        let new = match new.filter(|typed| revision::named(typed).is_some()) {
            None => self.context.library(here)?.into(),
            Some(revision) => self.open(revision, None, &folders, &Files::default(), out)?,
        };
        let old = self.open(old, here, &folders, &new.library.files, out)?;
        let version = |opened| Version::of(opened, &self.archive);
        Ok((version(old), version(new)))
    }

    /// A library; of a revision, one of the library that is at `here`, else of the one that is open.
    fn open(
        &self,
        typed: &Path,
        here: Option<&Path>,
        folders: &[&Path],
        beside: &Files,
        out: &mut Out,
    ) -> Result<Opened, Failure> {
        let Some(revision) = revision::named(typed) else {
            return changes::open(typed, typed, folders, beside)
                .map_err(|why| self.failed(why, typed));
        };
        let here = here.map_or_else(|| self.context.path(), |here| Ok(here.to_owned()))?;
        let opened = changes::open(typed, &here, folders, beside);
        let opened = opened.map_err(|why| self.failed(why, typed))?;
        if opened.left_out > 0 {
            let left = counted(opened.left_out as u64, "file");
            let shown = named(revision);
            out.note(&clean_format!(
                "note: {left} of `git:{shown}` left out: links are not followed, and no name may lead out of the \
                 folder.\n"
            ));
        }
        Ok(opened)
    }

    fn failed(&self, why: NotOpened, typed: &Path) -> Failure {
        match why {
            NotOpened::Library(error) => self.context.unopened(&error),
            NotOpened::Revision(why) => {
                let typed = typed.display().to_string();
                Failure::Wrong(clean_format!("`{}` cannot be read: {why}.", named(&typed)))
            }
        }
    }
}
