//! How what is drawn is written: for reading, for programs, or as a vector graphic for a report.

use super::{
    Failure,
    as_of::{OnDay, Shown},
    context::Context,
    graphic::Graphics,
    out::Out,
};
use crate::{export::protected::graphic::Graphic, library::Library, picture::Picture};

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
    /// How it is written; where nothing is said, as text, and to a FILE as a graphic.
    #[arg(short, long, value_name = "FORMAT")]
    format: Option<Form>,
    #[command(flatten)]
    graphics: Graphics,
    #[command(flatten)]
    as_of: OnDay,
}

impl Drawing {
    /// Opens the library as it was on the day, or as it is.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub fn library(&self, context: &Context<'_>) -> Result<Shown, Failure> {
        self.as_of.library(context)
    }

    /// How it is written.
    ///
    /// # Errors
    /// Where something other than a graphic was to go to a file or to an audience.
    pub fn form(&self) -> Result<Form, Failure> {
        match (self.format, self.graphics.is_asked_for()) {
            (None | Some(Form::Svg), true) => Ok(Form::Svg),
            (Some(_), true) => Err(Failure::Wrong(
                "-o and --for are for graphics: write `--format svg`.".into(),
            )),
            (format, false) => Ok(format.unwrap_or(Form::Text)),
        }
    }

    /// Writes a picture as a vector graphic, told by what its marks say; `draw` makes it of the library in which the
    /// protected have the names that the audience may know.
    ///
    /// # Errors
    /// As [`Graphics::write`].
    pub fn write(
        &self,
        library: &Library,
        draw: impl Fn(&Library) -> Option<Picture>,
        none: &'static str,
        out: &mut Out,
    ) -> Result<(), Failure> {
        let make = |library: &Library| {
            let picture = draw(library)?;
            let description = picture.told();
            Some(Graphic::of(library, picture, description))
        };
        self.graphics.write(library, make, none, out)
    }
}
