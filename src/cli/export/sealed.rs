//! The file of who is who in what is handed on, which is sealed and kept apart from it.

use std::path::Path;

use super::Handing;
use crate::{
    clean_format,
    cli::{
        Failure, as_of,
        handing::{is_there, unwritten},
    },
    export::{
        Format, Made,
        block::Document,
        can_be_named,
        protected::{key::reference_list, mask::Masks},
    },
    save::{is_one_of, may_be_replaced},
    text::name_of,
};

/// The file of who is who.
pub struct Sealed<'a> {
    pub path: &'a Path,
    format: &'static Format,
}

impl<'a> Sealed<'a> {
    /// The file of that path.
    ///
    /// # Errors
    /// Where it cannot be written, as far as that is known before anything else is.
    pub fn of(path: &'a Path, handing: &Handing) -> Result<Self, Failure> {
        can_be_named(path).map_err(Failure::Wrong)?;
        let output = handing.output.as_deref();
        if output.is_some_and(|output| is_one_of(path, [output.into()].into_iter())) {
            return Err(Failure::Wrong(
                "The list of who is who is not written over what is handed on; give --key another file.".into(),
            ));
        }
        may_be_replaced(path).map_err(|error| unwritten(path, &error))?;
        if path.symlink_metadata().is_ok() && !handing.force {
            return Err(is_there(&name_of(path.display())));
        }
        let format = Format::of_file(path).or_else(|why| handing.named_form().ok_or(why));
        let format = format.map_err(Failure::Wrong)?;
        Ok(Self { path, format })
    }

    /// Why it was not written, where what it belongs to stands already: nobody is to take that for something that was not
    /// written either.
    pub fn is_lacking(&self, why: Failure, output: Option<&Path>) -> Failure {
        let why = match why {
            Failure::Wrong(why) => why,
            other => return other,
        };
        Failure::Wrong(match output {
            Some(output) => clean_format!(
                "{why} The export stands at `{}`, and the list of who is who in it was not written.",
                name_of(output.display())
            ),
            None => clean_format!(
                "{why} The export was written, and the list of who is who in it was not."
            ),
        })
    }

    /// What is to stand in it; `document` is what is handed on before names are covered in it.
    ///
    /// # Errors
    /// Where its form cannot hold it.
    pub fn list(
        &self,
        shown: &as_of::Shown,
        masks: &Masks,
        document: Document,
    ) -> Result<Made, Failure> {
        let list = reference_list(&shown.library, masks, document);
        let list = self.format.write(&list, shown.archive.press());
        list.map_err(Failure::Wrong)
    }
}
