//! A picture as a vector graphic, to standard output or a file, before whom, and under which names.

use std::path::PathBuf;

use super::{
    Failure,
    handing::{self, nobody_named, tell_done, tell_kept, tell_named},
    out::Out,
};
use crate::{
    export::{
        can_be_named,
        protected::{
            self,
            graphic::Graphic,
            rows::{self, Listed},
        },
        table::{Made, lines::OwnWords},
    },
    library::Library,
};

/// The columns of a graphic: what a page of a report has room for.
pub const COLUMNS: usize = 120;

/// Where a graphic goes.
#[derive(Debug, clap::Args)]
pub struct Graphics {
    /// The file to write a graphic to (svg) instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file if it is there.
    #[arg(long, requires = "output")]
    force: bool,
    /// Write it although it names people whom the case file protects, as for `casefile export`.
    #[arg(long)]
    names: bool,
    /// For whom a graphic is: an audience of `library.yaml`, or `frcp-5.2`. Other words stand in the place of the names of
    /// the protected, and what was written is read again before anybody has it, as for `casefile export`.
    #[arg(long = "for", value_name = "AUDIENCE", conflicts_with = "names")]
    audience: Option<String>,
}

impl Graphics {
    /// Whether only a graphic can go there.
    pub fn is_asked_for(&self) -> bool {
        self.output.is_some() || self.audience.is_some()
    }

    /// Writes a graphic, which `make` makes of a library in which people have the names that the audience may know; it is said
    /// how many of the protected it names.
    ///
    /// # Errors
    /// Where there is nothing to draw (`none` says why), where it would name the protected, where it cannot be written.
    pub fn write(
        &self,
        library: &Library,
        make: impl FnOnce(&Library) -> Option<Graphic>,
        none: &'static str,
        out: &mut Out,
    ) -> Result<(), Failure> {
        let file_name = self.output.as_ref().and_then(|path| path.file_name());
        let file_name = file_name.map(|name| name.to_string_lossy());
        if let Some(path) = &self.output {
            can_be_named(path).map_err(Failure::Wrong)?;
        }
        let masks = self.audience.as_ref();
        let (masks, kept) = masks
            .map(|audience| handing::masks(library, audience, None))
            .transpose()?
            .unzip();
        let renamed = masks.as_ref().map(|masks| masks.library(library));
        let shown = renamed.as_ref().unwrap_or(library);
        let mut graphic = make(shown).ok_or_else(|| Failure::Nothing(none.into()))?;
        let (made, done): (Made, _) = match &masks {
            Some(masks) => {
                let handed = masks.hand_on_list(library, &mut graphic, file_name.as_deref());
                let handed = handed.map_err(Failure::Wrong)?;
                (handed.made, Some(handed.done))
            }
            None => (
                graphic.write(OwnWords::Written).map_err(Failure::Wrong)?,
                None,
            ),
        };
        let mut named = Vec::new();
        // What goes to standard output goes to a file most often.
        if masks.is_none() {
            let said = || rows::said(&mut graphic);
            named = protected::named(library, said, file_name.as_deref());
            if !self.names {
                let is_unsure = library.is_protection_unsure();
                nobody_named(library, &named, is_unsure, None)?;
            }
        }
        match &self.output {
            None => out.generated(&made.bytes)?,
            Some(path) => handing::save(path, &made.bytes, self.force)?,
        }
        if let Some(done) = &done {
            tell_done(done, out);
        }
        tell_kept(kept.flatten().as_ref(), out);
        tell_named(&named, out);
        Ok(())
    }
}
