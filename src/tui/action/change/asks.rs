//! What a form asks for, as far as it can be read without the library.

use crate::{
    clean_format,
    edit::asked::{self, Cited},
    model::{Date, Id, Kind, date::DateError},
    text::{Clean, as_sentence},
    tui::{
        effect::{Citing, ToChange, Wanted},
        overlay::{Changing, Of, What},
    },
};

/// Which field is wrong, and why, as a sentence.
pub type Wrong = (Of, Clean);

/// What stands in the place of a case, where all share it; no case has such an id.
pub const ALL: &str = "all cases";

/// What a form asks for, under a number.
///
/// # Errors
/// Where something that was typed cannot be read, or is missing.
pub fn wanted(changing: &Changing, number: u64) -> Result<Wanted, Wrong> {
    let said = |of: Of| changing.said(of).map(str::to_owned);
    let word = |of: Of| said(of).unwrap_or_default();
    let of = || {
        let none = || (Of::Status, "No record is selected.".into());
        changing.of.clone().ok_or_else(none)
    };
    let what = match changing.what {
        What::Step => ToChange::Step(
            of()?,
            asked::Step {
                to: word(Of::Status),
                date: date(changing)?,
                because: said(Of::Because),
                cites: Vec::new(),
            },
        ),
        What::Answer => ToChange::Answer(
            of()?,
            asked::Answer {
                status: said(Of::Status),
                answer: said(Of::Answer),
                cites: Vec::new(),
            },
        ),
        What::Respond => ToChange::Respond(
            of()?,
            asked::Response {
                by: by(changing),
                is: word(Of::Is),
                statement: said(Of::Statement),
                admits: said(Of::Admits),
                denies: said(Of::Denies),
                date: date(changing)?,
                date_said: said(Of::DateSaid),
                cites: Vec::new(),
            },
        ),
        What::Mend => ToChange::Mend(of()?, 0),
        What::Add => ToChange::Add(new(changing)?),
    };
    let cites = cites(changing)?;
    Ok(Wanted {
        number,
        what,
        cites,
    })
}

fn new(changing: &Changing) -> Result<asked::New, Wrong> {
    let said = |of: Of| changing.said(of).map(str::to_owned);
    let wrong = |of: Of, why: String| (of, clean_format!("{}", why));
    let id = |of: Of, text: &str| -> Result<Id, Wrong> {
        let read = text.parse::<Id>();
        read.map_err(|why| wrong(of, as_sentence(&why.replace('\n', "; "))))
    };
    let kind = changing.said(Of::Kind).and_then(Kind::named);
    let none = || (Of::Kind, "The kind of the record is missing.".into());
    let case = changing.said(Of::Case).filter(|case| *case != ALL);
    let label = || {
        let why = "What the record goes by is missing.";
        (Of::Label, why.into())
    };
    Ok(asked::New {
        kind: kind.ok_or_else(none)?,
        label: said(Of::Label).ok_or_else(label)?,
        id: id(Of::Id, changing.said(Of::Id).unwrap_or_default())?,
        case: case.map(|case| id(Of::Case, case)).transpose()?,
        within: None,
        is: said(Of::Sort),
        by: by(changing),
        date: date(changing)?,
        note: said(Of::Note),
        cites: Vec::new(),
    })
}

fn by(changing: &Changing) -> Vec<String> {
    let all = changing.said(Of::By).unwrap_or_default().split(',');
    let all = all.map(str::trim).filter(|one| !one.is_empty());
    all.map(str::to_owned).collect()
}

fn date(changing: &Changing) -> Result<Option<Date>, Wrong> {
    let Some(typed) = changing.said(Of::Date) else {
        return Ok(None);
    };
    let read = Date::read(typed).map_err(|DateError { message, help }| {
        let help = help.map(|help| format!("; {help}")).unwrap_or_default();
        let why = as_sentence(&format!("{message}{help}"));
        (Of::Date, clean_format!("{why}"))
    });
    read.map(Some)
}

fn cites(changing: &Changing) -> Result<Vec<Citing>, Wrong> {
    let fields = changing.fields.iter();
    let texts = fields.filter(|field| field.of == Of::Cites);
    let texts = texts.map(|field| field.text());
    let citing = |text: &str| {
        let typed = text.parse::<Cited>().map_err(|why| {
            let why = as_sentence(&why);
            (Of::Cites, clean_format!("{why}"))
        })?;
        let at_hand = changing.at_hand.as_ref();
        let chosen = at_hand.filter(|passage| passage.text == text);
        Ok(Citing {
            typed,
            chosen: chosen.map(|passage| passage.cite.clone()),
        })
    };
    let typed = texts.filter(|text| !text.is_empty());
    typed.map(citing).collect()
}
