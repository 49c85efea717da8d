//! `--as-of`: the library as it was on a day.

use super::{
    Failure, Outcome,
    context::{self, Context},
    out::Out,
};
use crate::{
    analysis::as_of::AsOf,
    clean_format,
    library::Library,
    load::Missed,
    model::{Date, Key, date::DateError},
    text::Clean,
};

/// The option, for commands that can show an earlier day.
#[derive(Debug, clap::Args)]
pub struct OnDay {
    /// Only what was known and said by the end of this day, month or year (EDTF: 2025-04-09, 2025-04).
    ///
    /// Sources count from their publication, statements, replies, steps and events from their date.
    /// What has no date counts always; standard error says how much that is.
    #[arg(long = "as-of", value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
}

fn date(text: &str) -> Result<Date, String> {
    let date = text.parse().map_err(|DateError { message, help }| {
        let help = help.map(|help| format!("; {help}"));
        message + &help.unwrap_or_default()
    });
    date.and_then(|date: Date| match date.latest() {
        Some(_) => Ok(date),
        None => Err(format!(
            "`{date}` has no last day; write a day, a month or a year"
        )),
    })
}

/// The library that a command shows.
pub struct Shown {
    pub library: Library,
    /// The records that did not count yet.
    later: Vec<Key>,
    /// The day, and how many records count because they have no date.
    day: Option<(Date, usize)>,
}

impl OnDay {
    /// Opens the library as it was on the day, or as it is.
    pub fn library(&self, context: &Context<'_>) -> Result<Shown, Failure> {
        let library = context.library(None)?;
        let Some(date) = &self.as_of else {
            return Ok(Shown {
                library,
                later: Vec::new(),
                day: None,
            });
        };
        // A date without a last day is refused where it is typed.
        let view = AsOf::new(&library, date);
        let view = view.ok_or_else(|| Failure::Wrong("The date has no last day.".into()))?;
        Ok(Shown {
            library: view.library,
            later: view.later,
            day: Some((date.clone(), view.undated)),
        })
    }
}

impl Shown {
    /// The day, and how many records have no date and so count; none where it is today's.
    pub fn day(&self) -> Option<(&Date, usize)> {
        self.day.as_ref().map(|(day, undated)| (day, *undated))
    }

    /// Ends the command: as [`context::end`], and says what was left out as later. `missed` is what else
    /// could not be read for it.
    pub fn end(&self, outcome: Outcome, missed: Missed, out: &mut Out) -> Outcome {
        let outcome = context::end(&self.library, outcome, missed, out);
        if let Some((day, undated)) = &self.day {
            let (day, later) = (day.words(), self.later.len());
            out.note(&clean_format!(
                "note: as of {day}; records left out as later: {later}; without a date, and shown: {undated}.\n"
            ));
        }
        outcome
    }

    /// What to say of a record that is not there: it may not have been known yet.
    pub fn missing(&self, typed: &str) -> Option<Clean> {
        let day = self.day.as_ref()?.0.words();
        let mut later = self.later.iter();
        let key = later.find(|key| key.is(typed) || key.id().as_str() == typed)?;
        Some(clean_format!("`{key}` was not known yet as of {day}."))
    }
}
