//! What to ask next, and how something was told over time: pages that no pane of the browser has.

use std::rc::Rc;

use super::{
    Look, Talk,
    speak::{Line, Part, Spoken, capital_first, line},
    spot::Of,
};
use crate::{
    clean,
    library::{Index, Scope},
    sheet::{Piece, Row, RowStyle, Sheet},
    tui::effect::Effect,
};

/// Such a page, for what it was worked out.
pub struct Asked {
    edition: u64,
    scope: Scope,
    /// Which page, and of which record.
    of: (Of, Option<Index>),
    pub page: Rc<Spoken>,
}

impl Talk {
    /// Goes to what is to be asked next in the case, or in the library.
    pub(super) fn ask_next(&mut self) -> Vec<Effect> {
        self.model.state.place = self.spot().place.clone();
        let effects = self.arrive(Look::Page);
        self.spot_mut().of = Of::ToAsk;
        self.work_out();
        effects
    }

    /// Goes to how the selected statement was told over time, or to what the selected person said.
    pub(super) fn tellings(&mut self) -> Vec<Effect> {
        const OF: &str =
            "Tellings are of a statement, a person, a body or a source: choose one first.";
        let index = self.model.shown.index.filter(|_| self.selected());
        let library = &self.model.known.library;
        let index = index.filter(|index| Sheet::tellings(library, *index).is_some());
        if index.is_none() {
            return self.refuse(OF.into());
        }
        self.model.state.place = self.spot().place.clone();
        let effects = self.arrive(Look::Page);
        self.spot_mut().of = Of::Tellings;
        self.work_out();
        effects
    }

    /// Works out the page where the reader is at one, and it is of another library or case.
    pub(super) fn work_out(&mut self) {
        let index = self.model.shown.index;
        let of = (self.spot().of, index);
        let (edition, scope) = (self.model.known.edition, self.spot().place.scope.clone());
        let is_it =
            |asked: &Asked| (asked.edition, &asked.scope, asked.of) == (edition, &scope, of);
        if of.0 == Of::Shown || self.asked.as_ref().is_some_and(is_it) {
            return;
        }
        let library = &self.model.known.library;
        let page = match of.0 {
            Of::Tellings => {
                let sheet = index.and_then(|index| Sheet::tellings(library, index));
                Spoken::of(&sheet.unwrap_or_default())
            }
            Of::Shown | Of::ToAsk => spoken(&Sheet::next(library, &scope)),
        };
        self.asked = Some(Asked {
            edition,
            scope,
            of,
            page: Rc::new(page),
        });
    }
}

/// The page in words: what is to be asked is a part of it, of which each has a number, with whom to ask behind it.
fn spoken(sheet: &Sheet) -> Spoken {
    let is_below = |row: &Row| match row.pieces.first() {
        Some(Piece::Text(text, _)) => row.pieces.len() > 1 && text.trim().is_empty(),
        _ => false,
    };
    let mut page = Spoken::of(sheet);
    let mut leads: Vec<Line> = Vec::new();
    let rows = sheet.rows.iter().skip(1);
    let mut of_leads = rows
        .take_while(|row| row.style == RowStyle::Item)
        .peekable();
    while let Some(row) = of_leads.next() {
        let Some(below) = of_leads.next_if(|row| is_below(row)) else {
            continue;
        };
        let (mut lead, whom) = (line(row), line(below));
        // Behind its own number stands how much it would move.
        let counts = lead.words.starts_with(|c: char| c.is_ascii_digit());
        let before = counts.then_some("For ");
        lead.words = clean![before, lead.words, " ", capital_first(&whom.words)];
        lead.targets.extend(whom.targets);
        leads.push(lead);
    }
    if !leads.is_empty() {
        page.intro.truncate(1);
        page.parts.insert(0, Part::of("To ask", leads));
    }
    page
}
