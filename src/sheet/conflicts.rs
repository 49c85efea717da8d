//! Numbers as a page: which cannot hold together, which are the same count, and which only look alike.

use super::{Piece, Row, RowStyle, Sheet, measure_words};
use crate::{
    analysis::conflicts::{self, Conflicts, Count, Place, State},
    analysis::questions,
    library::{Index, Library, Scope},
    model::{Body, Measure},
    sign::Tone,
    text::Clean,
};

pub fn sheet(library: &Library, scope: &Scope) -> Sheet {
    let conflicts = conflicts::conflicts(library, scope);
    let mut page = Page {
        library,
        conflicts: &conflicts,
        sheet: Sheet::default(),
    };
    page.row(
        RowStyle::Title,
        vec![text("Numbers, compared", Tone::Strong)],
    );
    page.clashes();
    page.counts();
    page.apart();
    page.questions(scope);
    page.sheet
}

struct Page<'l, 'c> {
    library: &'l Library,
    conflicts: &'c Conflicts<'l>,
    sheet: Sheet,
}

fn text(text: impl Into<String>, tone: Tone) -> Piece {
    Piece::Text(Clean::trusted(text.into()), tone)
}

impl<'l, 'c> Page<'l, 'c> {
    fn row(&mut self, style: RowStyle, pieces: Vec<Piece>) {
        self.sheet.rows.push(Row {
            label: "",
            pieces,
            style,
        });
    }

    fn heading(&mut self, title: &'static str) {
        self.row(RowStyle::Blank, Vec::new());
        self.row(RowStyle::Heading, vec![text(title, Tone::Strong)]);
    }

    fn note(&mut self, words: impl Into<String>) {
        self.row(RowStyle::Item, vec![text(words, Tone::Dim)]);
    }

    fn link(&self, index: Index) -> Piece {
        Piece::Link(
            self.library.at(index).key.clone(),
            self.library.label(index),
        )
    }

    /// A number with those who give it.
    fn count(&mut self, count: &Count<'_>) {
        let mut pieces = vec![text("  ", Tone::Plain)];
        pieces.extend(number(count.measure));
        self.row(RowStyle::Item, pieces);
        for &holder in &count.holders {
            let link = self.link(holder);
            self.row(RowStyle::Item, vec![text("      ", Tone::Plain), link]);
        }
    }

    fn clashes(&mut self) {
        self.heading("The same count, and no number is in both");
        if self.conflicts.clashes.is_empty() {
            self.note("None: no two numbers of the same count contradict each other.");
        }
        for clash in &self.conflicts.clashes {
            let tone = match clash.state {
                State::Open => Tone::Bad,
                State::Explained(_) => Tone::Caution,
                State::Resolved(_) => Tone::Good,
            };
            self.row(RowStyle::Item, vec![text(clash.state.word(), tone)]);
            for place in [clash.left, clash.right] {
                self.count(self.at(place));
            }
            if let State::Explained(relations) | State::Resolved(relations) = &clash.state {
                for &(holder, relation) in relations {
                    self.relation(holder, relation);
                }
            }
        }
    }

    fn at(&self, (subject, count): Place) -> &'c Count<'l> {
        &self.conflicts.subjects[subject].counts[count]
    }

    /// The relation that explains a conflict.
    fn relation(&mut self, holder: Index, relation: usize) {
        let Body::Allegation(allegation) = &self.library.at(holder).body else {
            return;
        };
        let note = allegation
            .relations
            .get(relation)
            .and_then(|relation| relation.note.as_ref());
        if let Some(note) = note {
            let pieces = vec![
                text("    because ", Tone::Dim),
                Piece::Text(note.clean(), Tone::Plain),
            ];
            self.row(RowStyle::Item, pieces);
        }
    }

    /// What is counted more than once, in agreement or not.
    fn counts(&mut self) {
        self.heading("Every count");
        for subject in &self.conflicts.subjects {
            let of = subject.measure.of.as_ref().map(|of| of.clean());
            let of = of.unwrap_or_else(|| "what is counted is not said".into());
            self.row(RowStyle::Item, vec![Piece::Text(of, Tone::Strong)]);
            for count in &subject.counts {
                self.count(count);
            }
        }
    }

    fn apart(&mut self) {
        self.heading("Not the same count, though they look alike");
        if self.conflicts.apart.is_empty() {
            self.note("None.");
        }
        for apart in &self.conflicts.apart {
            let scope = |subject: usize| {
                let of = self.conflicts.subjects[subject].measure.of.as_ref();
                of.map_or_else(|| "not said".to_owned(), |of| of.clean().to_string())
            };
            let (left, right) = (scope(apart.left), scope(apart.right));
            self.row(RowStyle::Item, vec![text(left, Tone::Plain)]);
            self.row(
                RowStyle::Item,
                vec![text("  and ", Tone::Dim), text(right, Tone::Plain)],
            );
            let unit = if apart.other_unit {
                "; the units differ"
            } else {
                ""
            };
            let only = |words: &[String]| match words {
                [] => "nothing more".to_owned(),
                words => words.join(", "),
            };
            self.note(format!(
                "    both: {}; only the first: {}; only the second: {}{unit}",
                apart.shared.join(", "),
                only(&apart.only_left),
                only(&apart.only_right),
            ));
        }
        if self.conflicts.is_cut {
            self.note("There are more than are shown.");
        }
    }

    /// The questions whose answers would move most.
    fn questions(&mut self, scope: &Scope) {
        const MOST: usize = 5;
        let mut asked = questions::questions(self.library, scope);
        asked.retain(|asked| !asked.moves.is_empty());
        if asked.is_empty() {
            return;
        }
        self.heading("Questions whose answers would move most standings");
        for asked in asked.iter().take(MOST) {
            let count = text(format!("{:>3}  ", asked.moves.len()), Tone::Strong);
            let link = self.link(asked.question);
            self.row(RowStyle::Item, vec![count, link]);
        }
    }
}

/// A number without what it counts, which stands above it.
fn number(measure: &Measure) -> Vec<Piece> {
    let bare = Measure {
        of: None,
        ..measure.clone()
    };
    measure_words(&bare)
}
