//! What is left of a record in a part of a library: at an earlier day, or without a source.

use std::cell::RefCell;

use crate::model::{At, Citation, Date, Measure, Ref, Text};

/// Whether something counts in a part of a library. Where two things decide, the larger does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counted {
    /// It does.
    #[default]
    Yes,
    /// Its date may be a later one: it reaches beyond the day.
    PerhapsLater,
    /// Nothing says when it was.
    Undated,
    /// It is later, or fell with a source.
    No,
}

impl Counted {
    /// Whether it does not count, and may all the same have been then: it is listed apart.
    pub fn is_apart(self) -> bool {
        matches!(self, Self::PerhapsLater | Self::Undated)
    }

    /// Why it does not count, in a sentence; nothing where it does.
    pub fn words(self) -> &'static str {
        match self {
            Self::Yes => "",
            Self::PerhapsLater => "perhaps later",
            Self::Undated => "not dated",
            Self::No => "later",
        }
    }
}

/// Something that was left out of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LeftOut {
    /// What it is called where it is counted: "note".
    pub what: &'static str,
    /// Why it does not count.
    pub counted: Counted,
}

/// A reply, where it is counted among what was left out.
pub const REPLY: &str = "reply";

/// What an entry of a docket is cited to, where that was published later than the entry is dated.
pub const SHOWN_LATER: &str = "source";

/// The same of a title.
pub const TITLE: &str = "title";

/// What of a record's own citations is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cited {
    /// There were none.
    Nothing,
    /// All of them.
    Whole,
    /// Some do not count, and what the record says may be theirs.
    InPart,
}

/// What counts of a record.
pub struct Keep<'k> {
    /// Its id, which is shown where its title is left out.
    pub id: &'k str,
    /// Whether a citation counts.
    pub citation: &'k dyn Fn(&Citation) -> Counted,
    /// Whether the record that is meant counts.
    pub reference: &'k dyn Fn(&Ref) -> Counted,
    /// Whether someone is heard in what a citation cites: by the records of its sources, they speak there.
    pub is_heard: &'k dyn Fn(&Citation, &Ref) -> bool,
    /// Whether what has this date counts.
    pub date: &'k dyn Fn(&Date) -> Counted,
    /// Whether what is neither dated nor cited counts.
    pub undated: Counted,
    /// Whether the record itself counts, or is set apart.
    pub record: Counted,
    /// Whether all that it cites is later: then it is told of a later day, whatever it says.
    pub is_cited_later: bool,
    /// What was left out so far.
    pub left_out: RefCell<Vec<LeftOut>>,
}

impl Keep<'_> {
    /// Notes that something is left out.
    pub fn leave(&self, what: &'static str, counted: Counted) {
        self.left_out.borrow_mut().push(LeftOut { what, counted });
    }

    /// Whether what has no date of its own counts in a record that is described up to a day.
    pub fn told(&self, as_of: Option<&At<Date>>) -> bool {
        match as_of {
            Some(as_of) => !self.is_cited_later && (self.date)(as_of) == Counted::Yes,
            None => self.undated == Counted::Yes,
        }
    }

    /// Drops references to records that are not there.
    pub fn refs(&self, references: &mut Vec<At<Ref>>) {
        references.retain(|reference| self.is_there(reference));
    }

    /// Whether the record that is meant is there, if only set apart.
    pub fn is_there(&self, reference: &Ref) -> bool {
        (self.reference)(reference) != Counted::No
    }

    /// Whether both this record and the one that is meant count, so that what is between them does.
    pub fn joins(&self, reference: &Ref) -> bool {
        self.record == Counted::Yes && (self.reference)(reference) == Counted::Yes
    }

    /// Leaves out those of several speakers who are heard only in citations that do not count: by then they had not
    /// joined in saying it. Of whom no source says where they speak it is not known with which citation they came; they
    /// stay, and so do all where nobody else would be left.
    pub fn speakers(&self, by: &mut Vec<At<Ref>>, before: &[Citation], left: &[Citation]) {
        let is_heard_in =
            |cites: &[Citation], who: &Ref| cites.iter().any(|cited| (self.is_heard)(cited, who));
        let is_later = |who: &At<Ref>| is_heard_in(before, who) && !is_heard_in(left, who);
        if by.iter().all(is_later) {
            return;
        }
        by.retain(|who| {
            let is_later = is_later(who);
            if is_later {
                self.leave("speaker", Counted::No);
            }
            !is_later
        });
    }

    /// Drops citations that do not count. `told` says that the record as a whole is known to be of the
    /// day, so that undated ones do.
    pub fn cites(&self, cites: &mut Vec<Citation>, told: bool) -> Cited {
        if cites.is_empty() {
            return Cited::Nothing;
        }
        let most = match told {
            true => self.record.max(Counted::Undated),
            false => self.record,
        };
        let before = cites.len();
        cites.retain(|citation| (self.citation)(citation) <= most);
        match cites.len() == before {
            true => Cited::Whole,
            false => Cited::InPart,
        }
    }

    /// Whether a part of the record counts: by its date and by what it cites. Drops the citations that
    /// say so less than others.
    pub fn part(&self, cites: &mut Vec<Citation>, date: Option<&At<Date>>) -> Counted {
        let counted = self.day(cites, date.map(|date| (self.date)(date)));
        cites.retain(|citation| (self.citation)(citation) <= counted);
        counted
    }

    /// The same for a part between two records, which has no date: without a citation it is theirs.
    pub fn between(&self, cites: &mut Vec<Citation>) -> bool {
        let counted = self.day(cites, Some(Counted::Yes));
        cites.retain(|citation| (self.citation)(citation) <= counted);
        counted == Counted::Yes
    }

    /// Whether something counts, by what its date says and by the best of what it cites.
    fn day(&self, cites: &[Citation], date: Option<Counted>) -> Counted {
        let cited = cites.iter().map(self.citation).min();
        by_both(date, cited).unwrap_or(self.undated)
    }

    /// Leaves out words that have no day, unless the record is told up to one that counts.
    pub fn words(&self, what: &'static str, words: &mut Option<Text>, told: bool) {
        if !told && words.take().is_some() {
            self.leave(what, Counted::Undated);
        }
    }

    /// The same for what is no text.
    pub fn undated<T>(&self, what: &'static str, value: &mut Option<T>, told: bool) {
        if !told && value.take().is_some() {
            self.leave(what, Counted::Undated);
        }
    }

    /// The same for several.
    pub fn list<T>(&self, what: &'static str, list: &mut Vec<T>, told: bool) {
        if !told && !list.is_empty() {
            list.drain(..)
                .for_each(|_| self.leave(what, Counted::Undated));
        }
    }

    /// The same for numbers; none may be of a later day.
    pub fn measures(&self, measures: &mut Vec<Measure>, told: bool) {
        measures.retain(|measure| {
            let as_of = measure.as_of.as_ref();
            let counts = told && as_of.is_none_or(|as_of| (self.date)(as_of) == Counted::Yes);
            if !counts {
                self.leave("number", Counted::Undated);
            }
            counts
        });
    }

    /// Puts the record's id in place of a title that may hold what is later.
    pub fn title(&self, title: &mut Text, counts: bool) {
        if !counts {
            *title = title.instead(self.id);
            self.leave(TITLE, Counted::Undated);
        }
    }
}

/// Whether something counts, by its own date and by the best of what it cites; none where it has
/// neither.
pub fn by_both(date: Option<Counted>, cited: Option<Counted>) -> Option<Counted> {
    match (date, cited) {
        (Some(date), Some(cited)) => Some(date.max(cited)),
        (date, cited) => date.or(cited),
    }
}
