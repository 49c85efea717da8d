//! `--as-of`: the library as it was on a day.

use super::{
    Failure, Outcome,
    context::{self, Context},
    out::Out,
};
use crate::{
    analysis::as_of::as_of,
    clean_format,
    document::Archive,
    gather::quotes::{self, Passages},
    library::{Library, Scope},
    missed::Missed,
    model::{Date, date::DateError},
    text::Clean,
};

/// The option, for commands that can show an earlier day.
#[derive(Debug, Default, clap::Args)]
pub struct OnDay {
    /// Only what was known and said by the end of this day, month or year (2025-04-09, `9 Apr 2025`, 2025-04).
    ///
    /// Sources count from their publication, statements, replies, steps and events from their date, or
    /// from the first publication of what they are cited to. What may be later, or has no date, does not
    /// count and is listed apart. Words without a date (summaries, notes, roles, questions) are left out
    /// where their record has no `as_of`; standard error says how many.
    #[arg(long = "as-of", value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
}

/// A date that someone typed, which has a last day.
///
/// # Errors
/// Where it is none.
pub fn date(text: &str) -> Result<Date, String> {
    any_date(text).and_then(|date| match date.latest() {
        Some(_) => Ok(date),
        None => Err(format!(
            "`{date}` has no last day; write a day, a month or a year"
        )),
    })
}

/// A date that someone typed.
///
/// # Errors
/// Where it is none.
pub fn any_date(text: &str) -> Result<Date, String> {
    Date::read(text).map_err(|DateError { message, help }| {
        let help = help.map(|help| format!("; {help}"));
        message + &help.unwrap_or_default()
    })
}

/// The library that a command shows, of which is known which quotes are missing from their sources.
pub struct Shown {
    pub library: Library,
    /// Where its documents were opened.
    pub archive: Archive,
    /// What was found of its quotes.
    pub passages: Passages,
    /// The library as it is, where it is shown as it was on a day.
    whole: Option<Library>,
}

impl OnDay {
    /// Opens the library as it was on the day, or as it is.
    pub fn library(&self, context: &Context<'_>) -> Result<Shown, Failure> {
        let shown = Shown::of(context)?;
        let Some(date) = &self.as_of else {
            return Ok(shown);
        };
        // A date without a last day is refused where it is typed.
        let library = as_of(&shown.library, date);
        let library = library.ok_or_else(|| Failure::Wrong("The date has no last day.".into()))?;
        Ok(Shown {
            whole: Some(shown.library),
            library,
            ..shown
        })
    }
}

impl Shown {
    /// Opens the library as it is.
    pub fn of(context: &Context<'_>) -> Result<Self, Failure> {
        let library = context.library(None)?;
        let archive = context.archive()?;
        let (library, passages) = quotes::looked_for(library, &archive);
        Ok(Self {
            library,
            archive,
            passages,
            whole: None,
        })
    }

    /// The library as it is, of whatever day it is shown.
    pub fn whole(&self) -> &Library {
        self.whole.as_ref().unwrap_or(&self.library)
    }

    /// Ends the command: as [`context::end`], and says what an earlier day does not count. `missed` is
    /// what else could not be read for it.
    pub fn end(&self, outcome: Outcome, missed: Missed, out: &mut Out) -> Outcome {
        self.end_of(&[Scope::Library], outcome, missed, out)
    }

    /// The same of a command that shows some scopes alone: of each is said what does not count there.
    pub fn end_of(
        &self,
        scopes: &[Scope],
        outcome: Outcome,
        missed: Missed,
        out: &mut Out,
    ) -> Outcome {
        let outcome = context::end(&self.library, outcome, missed, out);
        let Some(earlier) = &self.library.earlier else {
            return outcome;
        };
        for scope in scopes {
            let of = match scope {
                Scope::Library => Clean::default(),
                Scope::Case(case) => clean_format!(" of `{}`", case.clean()),
            };
            let (day, records) = (earlier.day.words(), self.library.not_counted(scope).words());
            out.note(&clean_format!(
                "note: as of {day}; records{of} that do not count: {records}.\n"
            ));
            let untold = self.library.untold(scope);
            if !untold.is_empty() {
                out.note(&clean_format!(
                    "note: left out{of}, since no `as_of` says that they were written by then: {untold}.\n"
                ));
            }
        }
        outcome
    }

    /// What to say of a record that is not there: it may not have been known yet.
    pub fn missing(&self, typed: &str) -> Option<Clean> {
        let earlier = self.library.earlier.as_ref()?;
        let day = earlier.day.words();
        let is_typed = |key: &&crate::model::Key| key.is(typed) || key.id().as_str() == typed;
        let mut later = earlier.later.iter().map(|(_, key)| key);
        if let Some(key) = later.find(is_typed) {
            return Some(clean_format!("`{key}` was not known yet as of {day}."));
        }
        let key = earlier.untold.iter().find(is_typed)?;
        Some(clean_format!(
            "`{key}` has no `as_of`, so that nothing says whether it was asked by {day}."
        ))
    }
}
