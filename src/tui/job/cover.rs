//! What covers the names of the protected on the screen.

use std::{path::PathBuf, sync::Arc};

use super::export::masks;
use crate::{
    analysis::as_of::as_of,
    clean_format,
    export::protected::{Protected, known_in_log},
    library::{Former, Library, Still},
    model::{Audience, Body, Date, audience::Rules},
    review::{
        former, handles,
        log::{self, Log, Own},
    },
    text::{Clean, clean_line},
    tui::{known::Cover, model::Model},
};

/// The library that is looked at, by its own names: what is read and written rests on them.
pub struct Uncovered {
    library: Arc<Library>,
    covered: Option<(Cover, Option<Date>)>,
}

impl Uncovered {
    /// Of what is looked at in a browser.
    pub fn of(model: &Model) -> Self {
        let cover = model.known.cover.clone();
        Self {
            library: Arc::clone(&model.known.library),
            covered: cover.map(|cover| (cover, model.day().cloned())),
        }
    }

    /// Whether names are covered in what is shown.
    pub fn is_covered(&self) -> bool {
        self.covered.is_some()
    }

    /// The library. Of an earlier day it is worked out, which takes a while.
    pub fn library(self) -> Arc<Library> {
        match self.covered {
            None => self.library,
            Some((cover, None)) => cover.uncovered,
            Some((cover, Some(day))) => {
                as_of(&cover.uncovered, &day).map_or(self.library, Arc::new)
            }
        }
    }
}

/// Before whom names are covered.
#[derive(Clone)]
pub struct Covered {
    /// The audience; none is the library's only one.
    pub audience: Option<String>,
    /// The user's data folder, where the codes of audiences are kept.
    pub data: Option<PathBuf>,
    /// What covered names until now: they stay covered until the reader shows them, whatever the files say meanwhile.
    pub before: Option<Cover>,
}

impl Covered {
    /// What covers the names of a library; none where nobody in it is protected.
    ///
    /// # Errors
    /// Where somebody would not be covered, as a sentence.
    pub fn cover(self, library: &Arc<Library>) -> Result<Option<Cover>, Clean> {
        let may_be = |body: &Body| body.protection().is_some() || matches!(body, Body::Broken(_));
        let log = self.log(library);
        let former = log.as_ref().map(|log| former(log.entries()));
        let former = former.unwrap_or_default();
        let known = self.known(library, log.as_ref(), &former);
        let is_free = !library.is_protection_unsure()
            && known.protect.is_empty()
            && !known
                .indices_with_elsewhere()
                .any(|index| may_be(&known.at(index).body))
            // What is sealed is withheld, whoever is protected.
            && known.restricted().next().is_none();
        if is_free {
            return Ok(None);
        }
        let audience = match (self.audience.clone(), &library.audiences[..]) {
            (Some(named), _) => named,
            // Where none is named, there are still the rules that every library has.
            (None, []) => Rules::ALL[0].word().to_owned(),
            (None, [(only, _)]) => only.clone(),
            // One may be told of whom another is not.
            (None, several) => return Err(which(several)),
        };
        let masks = masks(&known, &audience, self.data.as_deref());
        let (masks, _) = masks.map_err(|why| not_covered(&why))?;
        Ok(Some(Cover {
            masks: Arc::new(masks),
            tells_old: Protected::are_known_by(&known, &former),
            known: Arc::new(known),
            uncovered: Arc::clone(library),
        }))
    }
}

impl Covered {
    /// The library with the names of before: those of what was reviewed, and those that were covered until now.
    fn known(&self, library: &Library, log: Option<&Log>, former: &[Former]) -> Library {
        let handles = log.map(|log| handles(log.entries()));
        let known = known_in_log(library, former, handles.unwrap_or_default());
        let Some(before) = &self.before else {
            return known;
        };
        let (mut records, mut words) = (Vec::new(), Vec::new());
        for whom in before.masks.called.keys() {
            match whom {
                Protected::Record(index) => records.push(*index),
                Protected::Words(number) => words.push(*number),
            }
        }
        known.still_protecting(Still {
            before: &before.known,
            records: &records,
            words: &words,
        })
    }

    /// What the reader reviewed: it holds what the protected were called then. None where that cannot be read.
    fn log(&self, library: &Library) -> Option<Log> {
        let store = log::store(self.data.as_ref()?, library);
        let (log, _) = Log::open(Own(store), log::place(library));
        Some(log)
    }
}

/// Why names are not covered, by why nothing could be written.
fn not_covered(why: &Clean) -> Clean {
    match why.strip_prefix("Nothing was written: ") {
        Some(why) => clean_format!("Names cannot be covered: {}", clean_line(why)),
        None => why.clone(),
    }
}

/// That it must be said before whom of several audiences names are covered.
fn which(audiences: &[(String, Audience)]) -> Clean {
    let names = audiences.iter();
    let names = names.map(|(name, _)| clean_format!("`--cover={}`", clean_line(name)));
    clean_format!(
        "There are several audiences, and each is told of others by name: begin with one of {}.",
        Clean::join(names, ", ")
    )
}
