//! What the reader marks and writes: the same marks as by the keys of the browser, by the same desk.

use super::{Does, FILES_CHANGED, Look, Talk, Tells};
use crate::{
    clean,
    review::{Draft, EntryId, Progress, Target, tidy_label},
    text::Clean,
    tui::{
        action::review,
        effect::{Effect, Wish},
    },
};

impl Talk {
    /// What is marked: the citation that is looked at, or the words that were read from it, or a paragraph that was chosen by its
    /// number, else the record.
    fn target(&self) -> Option<Target> {
        if self.is_in_list() {
            return None;
        }
        let mut spots = self.spots.iter().rev();
        if self.is_at_paragraph() {
            return review::passage(&self.model).or_else(|| review::of_record(&self.model));
        }
        let cited = match (&self.spot().look, spots.nth(1).map(|spot| &spot.look)) {
            (Look::Citation(number), _) | (Look::Text { .. }, Some(Look::Citation(number))) => {
                Some(*number)
            }
            _ => None,
        };
        match cited {
            Some(number) => review::citation(&self.model, number),
            None => review::of_record(&self.model),
        }
    }

    /// Whether one paragraph of a text is looked at, which was chosen there.
    fn is_at_paragraph(&self) -> bool {
        let mut spots = self.spots.iter().rev().map(|spot| &spot.look);
        let (here, before) = (spots.next(), spots.next());
        let is_one = matches!(here, Some(Look::Text { from, to }) if to - from == 1);
        is_one && matches!(before, Some(Look::Text { .. }))
    }

    /// What can be marked now.
    ///
    /// # Errors
    /// Why nothing can be.
    fn to_mark(&self) -> Result<Target, Clean> {
        if let Some(why) = self.model.fixed.keeps_nothing {
            return Err(clean!["Nothing can be marked: ", why, "."]);
        }
        self.target().ok_or_else(|| {
            "Nothing is selected that could be marked: choose a record first.".into()
        })
    }

    /// Marks as reviewed, flags, or takes that off.
    pub(super) fn mark(&mut self, does: Does) -> Vec<Effect> {
        let target = match self.to_mark() {
            Ok(target) => target,
            Err(why) => return self.refuse(why),
        };
        let is_review = matches!(does, Does::Reviewed | Does::NotReviewed);
        if is_review && let Some(day) = self.model.day() {
            let why = clean![
                "A mark is of what the files say today, and this is the library as of ",
                day.words(),
                ": say day today first."
            ];
            return self.refuse(why);
        }
        if is_review && self.model.known.has_changed {
            return self.refuse(FILES_CHANGED.into());
        }
        let review = &self.model.known.review;
        let by = review.by.as_deref().unwrap_or_default();
        let of = review.state.get(&target);
        let now = review.versions.get(&target).and_then(Option::as_ref);
        let mine = |of: &&crate::review::Of| of.reviewed.contains_key(by);
        let is_reviewed = of
            .filter(mine)
            .is_some_and(|of| of.progress(now) == Progress::Reviewed);
        let is_flagged = of.is_some_and(|of| of.flagged.contains_key(by));
        // The desk turns a mark on and off; a word says which of the two is meant.
        let (is_so, wanted, words) = match does {
            Does::Reviewed => (is_reviewed, true, "reviewed"),
            Does::NotReviewed => (is_reviewed, false, "reviewed"),
            Does::Flag => (is_flagged, true, "flagged"),
            _ => (is_flagged, false, "flagged"),
        };
        if is_so == wanted {
            let already = match wanted {
                true => "It is marked already: you have it as ",
                false => "You do not have it as ",
            };
            return self.refuse(clean![already, words, "."]);
        }
        self.tells = Tells::Selection;
        vec![Effect::Mark(match is_review {
            true => Wish::Review(target),
            false => Wish::Flag(target),
        })]
    }

    /// Writes a note.
    pub(super) fn note(&mut self, text: &str) -> Vec<Effect> {
        let of = match self.to_mark() {
            Ok(target) => target,
            Err(why) => return self.refuse(why),
        };
        self.tells = Tells::Selection;
        vec![Effect::Mark(Wish::Note(Draft {
            id: EntryId::drawn(),
            of,
            note: None,
            over: None,
            text: text.to_owned(),
        }))]
    }

    /// Gives what is looked at a label, or takes it off.
    pub(super) fn label(&mut self, typed: &str) -> Vec<Effect> {
        let target = match self.to_mark() {
            Ok(target) => target,
            Err(why) => return self.refuse(why),
        };
        let Some(label) = tidy_label(typed) else {
            return self.refuse("Nobody would see anything of this label.".into());
        };
        self.tells = Tells::Selection;
        vec![Effect::Mark(Wish::Label(target, label))]
    }

    /// Writes all that is marked and noted to a file.
    pub(super) fn hand_review(&mut self, typed: &str) -> Vec<Effect> {
        self.tells = Tells::Nothing;
        match review::hand_on(&self.model, typed) {
            Ok(effects) => effects,
            Err(why) => self.refuse(why),
        }
    }

    pub(super) fn take_back(&mut self) -> Vec<Effect> {
        self.tells = Tells::Nothing;
        vec![Effect::Mark(Wish::TakeBack)]
    }
}
