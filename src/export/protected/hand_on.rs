//! The one way to what an audience gets, be it a document or a table: names are covered in it, it is written, and what was
//! written is read again before anybody has it.

use std::collections::BTreeSet;

use super::{
    Protected, Written,
    cover::Covered,
    layers::{self, Layer, Leak},
    mask::Masks,
};
use crate::{clean, library::Library, text::Clean};

/// What can be handed on to an audience.
pub(in crate::export) trait Handed {
    /// What it is as a file.
    type Made;

    /// Puts other words in the place of names, and of what rules leave out; says how often, and whom it still calls
    /// something.
    fn cover(&mut self, masks: &Masks) -> (Covered, BTreeSet<Protected>);

    /// Leaves nothing to be read where a word would be taken for a name and is none where it stands.
    fn blank(&mut self, masks: &Masks);

    /// The words of files in it as one text, with the records that it tells of.
    fn said(&mut self) -> Written;

    /// Writes it.
    ///
    /// # Errors
    /// Where its form cannot hold it.
    fn write(&self) -> Result<Self::Made, Clean>;

    /// The same form of what says nothing, in which there is what the form says of itself; none where that is known without.
    ///
    /// # Errors
    /// As [`Handed::write`] does.
    fn bare(&self) -> Result<Option<Self::Made>, Clean> {
        Ok(None)
    }

    /// Reads again what was written of it, in all layers that its form has.
    ///
    /// # Errors
    /// Where a layer is not there or cannot be read.
    fn read_again(&self, made: &Self::Made) -> Result<Vec<Layer>, Leak>;
}

/// What was written for an audience.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForAudience<M> {
    pub made: M,
    pub done: Done,
}

/// What was done to what was written for an audience: how often other words stand in the place of names, and in how many
/// layers it was read again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    pub covered: Covered,
    /// What whoever hands it on must know, in sentences: what was done, and what can be done where nobody could tell whom a
    /// word names.
    pub told: Vec<Clean>,
}

impl Masks {
    /// Covers names in something and writes it, for a file of that name, where it is to be one. `library` is the one in
    /// which the protected have their own names.
    ///
    /// # Errors
    /// Where a name would still stand in it or in the name of its file, and where; where its form cannot hold it.
    pub(in crate::export) fn hand_on<H: Handed>(
        &self,
        library: &Library,
        mut handed: H,
        file_name: Option<&str>,
    ) -> Result<ForAudience<H::Made>, Clean> {
        let leak = |leak: Leak, said: Option<&Written>| {
            let words = leak.words(library, said.and_then(|said| leak.record(said)));
            let mut of_audience = self.names.find(&self.audience).into_iter();
            match of_audience.any(|(whom, _)| leak.of == Some(whom)) {
                true => clean![
                    words,
                    " The audience is called so: give it another name in library.yaml."
                ],
                false => words,
            }
        };
        if let Some(found) = self.in_file_name(file_name.unwrap_or_default()) {
            return Err(clean![leak(found, None), " Give the file another name."]);
        }
        let doubts = self.doubts(library, &handed.said());
        doubts.ask(library)?;
        let (covered, called) = handed.cover(self);
        let made = handed.write()?;
        let read = handed.read_again(&made);
        let read = read.map_err(|found| leak(found, None))?;
        if layers::look_at(self, &read).is_err() {
            let said = handed.said();
            let leak = |found: Leak| leak(found, Some(&said));
            // Somebody may be called by a word that the program itself writes.
            handed.blank(self);
            let blank = handed.write()?;
            let blank = handed.read_again(&blank).map_err(leak)?;
            let bare = handed.bare()?.map(|bare| handed.read_again(&bare));
            let bare = bare.transpose().map_err(leak)?.unwrap_or_default();
            layers::look_past_own(self, &read, &blank, &bare).map_err(leak)?;
        }
        let mut told = self.told(covered, read.len(), &called);
        told.extend(doubts.told(library));
        Ok(ForAudience {
            made,
            done: Done { covered, told },
        })
    }
}
