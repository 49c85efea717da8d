//! What was typed as a citation or a reference, as a record of a case names it.

use std::{fmt::Display, str::FromStr};

use super::Failure;
use crate::{
    clean_format,
    cli::{context::named, show::find_in},
    diagnostic::sentence,
    edit::Cite,
    library::{Index, Library},
    model::{Id, Key, Kind, Locator, Ref},
};

/// A citation as it was typed: `SOURCE`, `SOURCE PLACE` or `SOURCE PLACE: WORDS`.
#[derive(Clone, Debug)]
pub struct Typed {
    pub source: String,
    pub at: Option<Locator>,
    pub quote: Option<String>,
}

impl FromStr for Typed {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (place, quote) = match text.split_once(": ") {
            Some((place, quote)) => (place, Some(quote.trim().to_owned())),
            None => (text, None),
        };
        let (source, at) = match place.trim().split_once(char::is_whitespace) {
            Some((source, at)) => (source, Some(at.trim())),
            None => (place.trim(), None),
        };
        let at = at.map(|at| at.parse::<Locator>().map_err(|why| why.replace('\n', "; ")));
        Ok(Self {
            source: source.to_owned(),
            at: at.transpose()?,
            quote,
        })
    }
}

/// Citations in a record of a case.
///
/// # Errors
/// Where one names no source of the library.
pub fn cites(library: &Library, case: Option<&Id>, typed: &[Typed]) -> Result<Vec<Cite>, Failure> {
    let cite = |typed: &Typed| {
        let (source, index) = reference(library, case, &typed.source)?;
        match library.at(index).kind() {
            Kind::Source => Ok(Cite {
                source,
                at: typed.at.clone(),
                quote: typed.quote.clone(),
                prefix: None,
                suffix: None,
            }),
            kind => Err(Failure::Wrong(clean_format!(
                "`{}` is {}, and what is cited is a source.",
                library.at(index).key,
                kind.info().noun.with_article
            ))),
        }
    };
    typed.iter().map(cite).collect()
}

/// How records of a case name those that were typed.
///
/// # Errors
/// Where one is not there.
pub fn references(
    library: &Library,
    case: Option<&Id>,
    typed: &[String],
) -> Result<Vec<Ref>, Failure> {
    let found = typed.iter().map(|typed| reference(library, case, typed));
    found.map(|found| found.map(|(name, _)| name)).collect()
}

fn reference(library: &Library, case: Option<&Id>, typed: &str) -> Result<(Ref, Index), Failure> {
    let here = typed.parse::<Ref>().ok();
    let here = here.and_then(|reference| library.resolve(case, &reference));
    let index = match here {
        Some(index) => index,
        None => find_in(library, typed)?,
    };
    let key = &library.at(index).key;
    let alone = Ref {
        case: None,
        id: key.id().clone(),
    };
    if library.resolve(case, &alone) == Some(index) {
        return Ok((alone, index));
    }
    match key {
        Key::Of(case, id) => Ok((
            Ref {
                case: Some(case.clone()),
                id: id.clone(),
            },
            index,
        )),
        Key::Case(_) | Key::Shared(_) => Err(Failure::Wrong(clean_format!(
            "`{}` is a record of the case itself there, and no reference leads to the other one.",
            named(typed)
        ))),
    }
}

/// A word of a list that a kind of record has, by what was typed.
///
/// # Errors
/// The words that there are.
pub fn word<T: Copy>(
    typed: &str,
    all: &[T],
    word: impl Fn(T) -> &'static str,
    what: impl Display,
) -> Result<T, Failure> {
    let found = all.iter().find(|value| word(**value) == typed);
    found.copied().ok_or_else(|| {
        let words: Vec<&str> = all.iter().map(|value| word(*value)).collect();
        Failure::Wrong(sentence(&format!(
            "`{}` is no status of {what}; it can be {}",
            named(typed),
            words.join(", ")
        )))
    })
}
