//! What was typed as a citation or a reference, as a record of a case names it.

use std::str::FromStr;

use super::{Unmade, found};
use crate::{
    clean_format,
    edit::Cite,
    library::{Index, Library},
    model::{Id, Key, Kind, Locator, Ref, citation::short::Short},
    verify::NewCitation,
};

/// A citation: as it was typed, `SOURCE`, `SOURCE PLACE`, `SOURCE PLACE: WORDS` or `SOURCE PLACE "WORDS"`, or of words that were chosen in their
/// source.
#[derive(Clone, Debug, PartialEq)]
pub struct Cited {
    pub source: String,
    pub at: Option<Locator>,
    pub quote: Option<String>,
    prefix: Option<String>,
    suffix: Option<String>,
}

impl Cited {
    /// One that is written as in a case file: `SOURCE PLACE "WORDS"`.
    fn short(text: &str) -> Result<Self, String> {
        let Short {
            source,
            at,
            quote,
            via,
            ..
        } = Short::read(text).map_err(|why| why.replace('\n', "; "))?;
        if !via.is_empty() {
            return Err("whom the source relays (`via`) is written in the file itself".into());
        }
        Ok(Self {
            source: source.to_string(),
            at,
            quote: quote.map(String::from),
            prefix: None,
            suffix: None,
        })
    }

    /// One of words that were chosen in a source.
    pub fn of(source: &Key, new: NewCitation) -> Self {
        Self {
            source: source.to_string(),
            at: Some(new.at),
            quote: new.quote,
            prefix: new.prefix,
            suffix: new.suffix,
        }
    }
}

impl FromStr for Cited {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mark = text.find(['"', '“']);
        let colon = text.find(": ");
        if mark.is_some_and(|mark| colon.is_none_or(|colon| mark < colon)) {
            return Self::short(text);
        }
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
            prefix: None,
            suffix: None,
        })
    }
}

/// Citations in a record of a case.
///
/// # Errors
/// Where one names no source of the library.
pub fn cites(library: &Library, case: Option<&Id>, all: &[Cited]) -> Result<Vec<Cite>, Unmade> {
    let cite = |cited: &Cited| {
        let (source, index) = reference(library, case, &cited.source)?;
        match library.at(index).kind() {
            Kind::Source => Ok(Cite {
                source,
                at: cited.at.clone(),
                quote: cited.quote.clone(),
                prefix: cited.prefix.clone(),
                suffix: cited.suffix.clone(),
            }),
            kind => Err(Unmade::Wrong(clean_format!(
                "`{}` is {}, and what is cited is a source.",
                library.at(index).key,
                kind.info().noun.with_article
            ))),
        }
    };
    all.iter().map(cite).collect()
}

/// How records of a case name those that were typed.
///
/// # Errors
/// Where one is not there.
pub fn references(
    library: &Library,
    case: Option<&Id>,
    typed: &[String],
) -> Result<Vec<Ref>, Unmade> {
    let found = typed.iter().map(|typed| reference(library, case, typed));
    found.map(|found| found.map(|(name, _)| name)).collect()
}

fn reference(library: &Library, case: Option<&Id>, typed: &str) -> Result<(Ref, Index), Unmade> {
    let here = typed.parse::<Ref>().ok();
    let here = here.and_then(|reference| library.resolve(case, &reference));
    let index = match here {
        Some(index) => index,
        None => found(library, typed)?,
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
        Key::Case(_) | Key::Shared(_) => Err(Unmade::Wrong(clean_format!(
            "`{key}` is a record of the case itself there, and no reference leads to the other one."
        ))),
    }
}
