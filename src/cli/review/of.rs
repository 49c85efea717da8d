//! What is marked or written about, as it is typed: a record, one of its citations, a place in a source.

pub use crate::edit::asked::Cited;

use super::{Desk, Failure};
use crate::{
    clean, clean_format,
    cli::show::find_in,
    document::Document,
    library::Index,
    model::{Kind, Locator},
    review::Target,
    text::Clean,
    verify::{Passage, PlaceDoubt, Verdict, place},
};

/// What several commands are of.
#[derive(Debug, clap::Args)]
pub struct Of {
    /// What it is of: the id of a record, or `case/id` where several cases have that id; or a place in a source, with words
    /// there behind a colon (`wire ¶3`, `wire ¶3: it was handed over`).
    #[arg(value_name = "REF", required = true)]
    references: Vec<Cited>,
    /// Not the record but this one of its citations, by its number in `casefile show`.
    #[arg(long, value_name = "NUMBER")]
    citation: Option<usize>,
    /// Take back what you said so before.
    #[arg(long)]
    pub undo: bool,
}

impl Of {
    /// All of it, each once.
    ///
    /// # Errors
    /// As [`target`].
    pub fn targets(&self, desk: &Desk) -> Result<Vec<Target>, Failure> {
        let mut targets = Vec::new();
        for typed in &self.references {
            let found = match target(desk, typed, self.citation) {
                Err(Failure::Nothing(why)) if self.undo => match gone(desk, typed) {
                    gone if gone.is_empty() => return Err(Failure::Nothing(why)),
                    gone => gone,
                },
                found => vec![found?],
            };
            for target in found {
                if !targets.contains(&target) {
                    targets.push(target);
                }
            }
        }
        Ok(targets)
    }
}

/// What is marked of what is there no more, and was called so: what was put there can be taken off it.
fn gone(desk: &Desk, typed: &Cited) -> Vec<Target> {
    let is_called = |target: &Target| {
        let Some(key) = target.key() else {
            return false;
        };
        key.to_string() == typed.source || key.id().as_str() == typed.source
    };
    let at = typed.at.as_ref().map(ToString::to_string);
    let is_there = |target: &Target| match target {
        Target::Passage {
            at: place, quote, ..
        } => (place.as_ref(), quote.as_ref()) == (at.as_ref(), typed.quote.as_ref()),
        Target::Library | Target::Record { .. } | Target::Citation { .. } => {
            at.is_none() && typed.quote.is_none()
        }
    };
    let state = desk.state();
    let all = state.all().map(|(target, _)| target);
    let all = all.filter(|target| is_called(target) && is_there(target));
    all.cloned().collect()
}

/// What was typed: a record, its citation of that number, or a place in a source.
///
/// # Errors
/// Where there is no such record, citation or place.
pub fn target(desk: &Desk, typed: &Cited, citation: Option<usize>) -> Result<Target, Failure> {
    let index = find_in(&desk.library, &typed.source)?;
    let record = desk.library.at(index);
    let key = record.key.clone();
    let is_place = typed.at.is_some() || typed.quote.is_some();
    match citation {
        Some(_) if is_place => Err(Failure::Wrong(
            "--citation is of a record, and a place in a source has none.".into(),
        )),
        None if is_place => passage(desk, index, typed),
        None => Ok(Target::Record { key }),
        Some(number) => {
            let citations = record.body.all_citations();
            let cited = number.checked_sub(1).and_then(|at| citations.get(at));
            let cited = cited.map(|citation| Target::citation(&key, citation));
            cited.ok_or_else(|| {
                Failure::Nothing(clean_format!(
                    "`{key}` has no citation {number}; it has {}.",
                    citations.len()
                ))
            })
        }
    }
}

/// A place in a source. Words are taken down as the source has them, and with their place: so does the browser, and the
/// same words have one name.
fn passage(desk: &Desk, index: Index, typed: &Cited) -> Result<Target, Failure> {
    let record = desk.library.at(index);
    let key = &record.key;
    if record.kind() != Kind::Source {
        return Err(Failure::Wrong(clean_format!(
            "`{key}` is {}, and what has places is a source.",
            record.kind().info().noun.with_article
        )));
    }
    let document = Document::open(record, &desk.archive);
    let found = place(&document, typed.at.as_ref(), typed.quote.as_deref());
    if let Some(why) = is_not_there(&found) {
        return Err(Failure::Nothing(clean![
            "In `",
            key.clean(),
            "` ",
            why,
            " Nothing was saved."
        ]));
    }
    let (at, words) = match &found.marks[..] {
        [(paragraph, words)] => {
            let place = document.place(*paragraph).map(|place| vec![place]);
            let text = document.paragraph(*paragraph);
            let words = text.and_then(|text| Some(text.text.get(words.clone())?.to_owned()));
            (place.map(|places| Locator { places }), words)
        }
        _ => (None, None),
    };
    Ok(Target::Passage {
        source: key.clone(),
        at: typed.at.clone().or(at).map(|at| at.to_string()),
        quote: words.or_else(|| typed.quote.clone()),
    })
}

/// Why a place, or words, are not there; none where they are, or nobody can tell.
fn is_not_there(found: &Passage) -> Option<Clean> {
    let words = match found.verdict {
        Verdict::Missing(_) | Verdict::Altered(_) => "these words are not.",
        Verdict::Moved => "these words stand at another place.",
        Verdict::Ambiguous => "these words stand several times; write at which place.",
        _ if found.place == Some(PlaceDoubt::NotThere) => "there is no such place.",
        _ => return None,
    };
    Some(words.into())
}
