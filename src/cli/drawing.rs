//! How what is drawn is written: for reading, for programs, or as a vector graphic for a report.

use std::path::PathBuf;

use super::{
    Failure,
    as_of::{OnDay, Shown},
    context::Context,
    handing::{self, nobody_named},
    out::Out,
};
use crate::{
    export::{
        can_be_named,
        drawn::Drawn,
        protected::{
            self,
            rows::{self, Listed},
        },
        table::lines::OwnWords,
    },
    library::Library,
    picture::Picture,
};

/// The columns of a vector graphic.
pub const COLUMNS: usize = 120;

/// How a picture is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Form {
    /// For reading.
    Text,
    /// For programs; its shape is stable.
    Json,
    /// A vector graphic for a report: its words can be selected, and it loads nothing.
    Svg,
}

/// How it is written, where and for whom, and as of which day.
#[derive(Debug, clap::Args)]
pub struct Drawing {
    /// How it is written; where nothing is said, as the ending of FILE asks, else as text.
    #[arg(short, long, value_name = "FORMAT")]
    format: Option<Form>,
    /// The file to write a graphic to (svg), instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file if it is there.
    #[arg(long, requires = "output")]
    force: bool,
    /// For whom a graphic is: an audience of `library.yaml`, or `frcp-5.2`. Other words stand in the place of the names of
    /// the protected, as for `casefile export`.
    #[arg(long = "for", value_name = "AUDIENCE", conflicts_with = "names")]
    audience: Option<String>,
    /// Write the file although it names people whom the case file protects.
    #[arg(long, requires = "output")]
    names: bool,
    #[command(flatten)]
    as_of: OnDay,
}

impl Drawing {
    /// Opens the library as it was on the day, or as it is.
    pub fn library(&self, context: &Context<'_>) -> Result<Shown, Failure> {
        self.as_of.library(context)
    }

    /// How it is written.
    ///
    /// # Errors
    /// Where something other than a graphic was to go to a file or to an audience.
    pub fn form(&self) -> Result<Form, Failure> {
        let form = match (&self.output, self.format) {
            (Some(path), None) => {
                can_be_named(path).map_err(Failure::Wrong)?;
                match path
                    .extension()
                    .is_some_and(|ending| ending.eq_ignore_ascii_case("svg"))
                {
                    true => Form::Svg,
                    false => {
                        let message = "Only graphics are written to a file; write a name that ends in `.svg`.";
                        return Err(Failure::Wrong(message.into()));
                    }
                }
            }
            (_, form) => form.unwrap_or(Form::Text),
        };
        if form != Form::Svg && (self.output.is_some() || self.audience.is_some()) {
            let message = "-o and --for are for graphics: write `--format svg`.";
            return Err(Failure::Wrong(message.into()));
        }
        Ok(form)
    }

    /// Writes a picture as a vector graphic; `draw` makes it of the library, in which the protected go by other names
    /// before an audience.
    ///
    /// # Errors
    /// Where there is nothing to draw (`none` says why), where it would name the protected, where it cannot be written.
    pub fn write(
        &self,
        library: &Library,
        draw: impl Fn(&Library) -> Option<Picture>,
        none: &'static str,
        out: &mut Out,
    ) -> Result<(), Failure> {
        let masks = self.audience.as_ref();
        let (masks, kept) = masks
            .map(|audience| handing::masks(library, audience, None))
            .transpose()?
            .unzip();
        let renamed = masks.as_ref().map(|masks| masks.library(library));
        let shown = renamed.as_ref().unwrap_or(library);
        let picture = draw(shown).ok_or_else(|| Failure::Nothing(none.into()))?;
        let mut drawn = Drawn::new(shown, picture);
        let file_name = self.output.as_ref().and_then(|path| path.file_name());
        let file_name = file_name.map(|name| name.to_string_lossy());
        let made = match &masks {
            Some(masks) => {
                let handed = masks.hand_on_list(library, &mut drawn, file_name.as_deref());
                let handed = handed.map_err(Failure::Wrong)?;
                handing::tell_done(&handed.done, out);
                handed.made
            }
            None => drawn.write(OwnWords::Written).map_err(Failure::Wrong)?,
        };
        let Some(path) = &self.output else {
            out.generated(&made.bytes)?;
            handing::tell_kept(kept.flatten().as_ref(), out);
            return Ok(());
        };
        if masks.is_none() {
            let named = protected::named(library, || rows::said(&mut drawn), file_name.as_deref());
            if !self.names {
                nobody_named(library, &named, library.is_protection_unsure(), None)?;
            }
            handing::save(path, &made.bytes, self.force)?;
            handing::tell_named(&named, out);
        } else {
            handing::save(path, &made.bytes, self.force)?;
        }
        handing::tell_kept(kept.flatten().as_ref(), out);
        Ok(())
    }
}
