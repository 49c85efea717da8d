//! The shorter papers: a chronology, what one person says and what is said of them, the questions.

use std::collections::{HashMap, HashSet};

use super::{Block, Document, Line, Page, full::listed, heading, sentence};
use crate::{
    analysis::{party, replies::speakers, standing::replied_for},
    clean,
    export::{Asked, block::Anchor},
    library::Index,
    model::{Kind, Role, kind::KINDS},
    text::Clean,
};

/// What has a date, each with where it stands.
pub fn chronology(asked: &Asked<'_>) -> Document {
    let mut page = Page::new(asked);
    page.places.clear();
    let mut blocks = Vec::new();
    page.chronology(&mut blocks);
    page.paper("Chronology", blocks)
}

/// What is not known, and whom one could ask.
pub fn questions(asked: &Asked<'_>) -> Document {
    let mut page = Page::new(asked);
    page.keep_places(|_, anchor| matches!(anchor, Anchor::Record(_, "Q", _)));
    let mut blocks = Vec::new();
    page.section(Kind::Question, &mut blocks);
    page.paper("Open questions", blocks)
}

/// What a part of the paper of one person is called that has what is of no other.
const ELSEWHERE: &str = "Where else they are named";

/// All that one person says, replies and does, or others for them, and all that is said of them.
pub fn person(asked: &Asked<'_>) -> Document {
    let mut page = Page::new(asked);
    let library = page.library;
    let Some(person) = asked.of else {
        return page.paper("", Vec::new());
    };
    let mut roles: Vec<(Role, Index)> = Vec::new();
    for (role, record) in library.named_by(person) {
        roles.extend(library.index(&record.key).map(|index| (role, index)));
    }
    let naming = |wanted: &[Role]| -> HashSet<Index> {
        let roles = roles.iter().filter(|(role, _)| wanted.contains(role));
        roles.map(|(_, index)| *index).collect()
    };
    let of = naming(&[Role::About, Role::Against]);
    let named: HashSet<Index> = roles.iter().map(|(_, index)| *index).collect();
    let statements = page.records(Kind::Allegation);
    // A statement stands once, at the first of these that it is. Others may be in other cases.
    let mut parts = [
        Part::new(
            "What they say",
            "No statement of theirs is recorded in this case.",
        ),
        Part::new(
            "What is said of them",
            "No statement of this case is recorded as about or against them.",
        ),
        Part::new(
            "What they reply to",
            "No reply of theirs is recorded in this case.",
        ),
        Part::new(ELSEWHERE, "No other record of this case refers to them."),
    ];
    for index in statements {
        let mut by = speakers(library, index);
        by.retain(|who| party::voice(library, *who).contains(&person));
        let replied = replied_for(library, index, person);
        let is_of = [!by.is_empty(), of.contains(&index), !replied.is_empty()];
        for (part, who) in [(0, by), (2, replied)] {
            if !who.is_empty() && !who.contains(&person) {
                parts[part].for_them.insert(index, who);
            }
        }
        let mut fits = (0..is_of.len()).filter(|part| is_of[*part]);
        match fits.next() {
            Some(first) => {
                parts[first].those.push(index);
                fits.for_each(|other| parts[other].above.push(index));
            }
            None if named.contains(&index) => parts[3].those.push(index),
            None => {}
        }
    }
    // Evidence of which there is their word alone is what they say, too.
    for index in page.records(Kind::Evidence) {
        let mut by = party::named(library, index, Role::SaidBy);
        by.retain(|who| party::voice(library, *who).contains(&person));
        if !by.is_empty() {
            parts[0].those.push(index);
            if !by.contains(&person) {
                parts[0].for_them.insert(index, by);
            }
        }
    }
    parts[0]
        .those
        .sort_by_key(|index| library.is_said_to_be_missing(*index));
    let said: HashSet<Index> = parts[0].those.iter().copied().collect();
    let others = KINDS.iter().map(|info| info.kind);
    let others = others.filter(|kind| *kind != Kind::Allegation);
    let others = others.flat_map(|kind| page.records(kind));
    let others = std::iter::once(asked.case).chain(others);
    let others = others.filter(|index| named.contains(index) && !said.contains(index));
    let others: Vec<Index> = others.collect();
    // What is no statement, and has no part of its own in this paper, is only told.
    let is_written = |index: &Index| {
        let kind = page.library.at(*index).kind();
        matches!(
            kind,
            Kind::Evidence | Kind::Proceeding | Kind::Event | Kind::Question
        )
    };
    let (others, referring): (Vec<Index>, Vec<Index>) = others.into_iter().partition(is_written);
    parts[3].those.extend(others);
    let written: HashSet<Index> = parts.iter().flat_map(|part| &part.those).copied().collect();
    page.keep_places(|index, _| written.contains(&index));
    let mut blocks = vec![
        heading("Who they are"),
        listed(page.facts(person), "Nothing more is recorded."),
    ];
    for part in parts {
        blocks.push(heading(part.title));
        let by_others = part.those.iter();
        let by_others = by_others.filter(|index| part.for_them.contains_key(*index));
        for (head, those) in [
            ("Written above: ", part.above.clone()),
            ("By others on their side: ", by_others.copied().collect()),
        ] {
            if !those.is_empty() {
                let mut line = Line::text(head);
                let led = those
                    .iter()
                    .map(|index| page.led_for(person, &part, *index));
                line.join(led, ", ");
                blocks.push(Block::Paragraph(sentence(line)));
            }
        }
        match (part.those.is_empty(), part.above.is_empty()) {
            (true, true) if part.title == ELSEWHERE && !referring.is_empty() => {}
            (true, true) => blocks.push(Block::Paragraph(Line::text(part.none))),
            (true, false) => {}
            (false, _) => page.records_below(part.those, &mut blocks),
        }
    }
    let is_told = |index: &Index| written.contains(index) || referring.contains(index);
    page.elsewhere(person, &referring, is_told, &mut blocks);
    let name = library.label(person).in_a_line();
    page.paper(name, blocks)
}

/// What stands before the records that refer to somebody and are not written in their paper.
const REFERRED: &str = "Also referred to by: ";

/// A part of a paper of one person.
struct Part {
    title: &'static str,
    /// What is said where nothing is in it.
    none: &'static str,
    those: Vec<Index>,
    /// What belongs here too, and is written in a part above.
    above: Vec<Index>,
    /// Who said it or replied to it on their side, where they did not themselves.
    for_them: HashMap<Index, Vec<Index>>,
}

impl Part {
    fn new(title: &'static str, none: &'static str) -> Self {
        Self {
            title,
            none,
            those: Vec::new(),
            above: Vec::new(),
            for_them: HashMap::new(),
        }
    }
}

impl Page<'_> {
    /// Where else somebody is named: by records that are not written here, and in the words of those that are not told yet.
    /// Where other words stand in the place of names, the names themselves are not at hand.
    fn elsewhere(
        &self,
        person: Index,
        referring: &[Index],
        is_told: impl Fn(&Index) -> bool,
        blocks: &mut Vec<Block>,
    ) {
        let mut told = |head: &'static str, mut those: Vec<Index>| {
            those.retain(|index| head == REFERRED || !is_told(index));
            if those.is_empty() {
                return false;
            }
            let mut line = Line::text(head);
            line.join(those.iter().map(|index| self.leading_to(*index)), "; ");
            blocks.push(Block::Paragraph(sentence(line)));
            true
        };
        told(REFERRED, referring.to_vec());
        let none = if self.asked.is_covered {
            "What texts say was not looked through for their names."
        } else {
            let found = self.mentioning(person);
            let is_whole = told("Also in the words of: ", found.whole);
            let is_in_part = told(
                "A word of their name, which may be somebody else's, also in the words of: ",
                found.in_part,
            );
            if is_whole || is_in_part {
                return;
            }
            "In the words of other records stands no name that this file has of them."
        };
        blocks.push(Block::Paragraph(Line::text(none)));
    }

    /// The way to a statement in the paper of somebody, with who made it or replied to it on their side:
    /// `A1 (by Kim Berg, who speaks for Acme Quay)`.
    fn led_for(&self, person: Index, part: &Part, index: Index) -> Line {
        let library = self.library;
        let mut line = self.leading_to(index);
        let Some(who) = part.for_them.get(&index) else {
            return line;
        };
        let who = who.iter().map(|who| {
            let is_voice = party::voice(library, *who).contains(&person);
            clean![
                "by ",
                library.short_in_a_sentence(*who),
                if is_voice {
                    ", who speaks for "
                } else {
                    ", on the side of "
                },
                library.short_in_a_sentence(person)
            ]
        });
        let who: Vec<Clean> = who.collect();
        line.say(clean![" (", Clean::join(who, "; "), ")"]);
        line
    }

    /// The way to a record that has a place in the paper; its name, where it has none.
    pub fn leading_to(&self, index: Index) -> Line {
        let mut line = Line::default();
        match self.places.get(&index) {
            Some(place) => line.lead(*place),
            None => line.say(self.library.label(index).in_a_line()),
        }
        line
    }

    /// Leaves the places that a paper has.
    fn keep_places(&mut self, is_kept: impl Fn(Index, Anchor) -> bool) {
        self.places.retain(|index, anchor| is_kept(*index, *anchor));
    }

    /// A paper of these blocks: its head before them, its sources and its method behind.
    pub fn paper(mut self, what: impl Into<Clean>, blocks: Vec<Block>) -> Document {
        let mut all = self.head();
        all.extend(blocks);
        let sources = self.source_lines();
        if !sources.is_empty() {
            all.extend([heading("Sources"), Block::List(sources)]);
        }
        all.extend(self.method());
        Document {
            about: Some(self.asked.case),
            day: self.day(),
            places: self.record_places(),
            sources: self.source_names(),
            is_blank: false,
            title: clean![self.title(), ": ", what.into()],
            warnings: self.warnings(),
            blocks: all,
        }
    }
}
