//! One statement as it was told over time, and what somebody said.

use super::{MOST, Report, changes::differing};
use crate::{
    analysis::tellings::{self, Beside, Otherwise, Telling, Tellings},
    clean,
    library::{Index, Library},
    model::{Body, record::Allegation},
    sheet::{
        Piece, Sheet, figure,
        pieces::{dim, own},
    },
    sign::Tone,
    text::{Clean, clean_line},
};

/// What stands before a row below a telling.
const BELOW: &str = "     ";

const LINKED: &str = "Told by one speaker, and linked by what the records say: a relation, or a number of the same count; \
                      and by those who are recorded to repeat it. Never because they look alike.";

/// The tellings of a statement, or what somebody said; none of any other record.
pub fn tellings(library: &Library, index: Index) -> Option<Sheet> {
    let mut report = Report::new(library, library.label(index));
    if let Body::Allegation(_) = &library.at(index).body {
        let found = tellings::of_statement(library, index)?;
        let heading = match found.len() {
            1 => Clean::from("No other telling is recorded"),
            several => clean!["Tellings (", several, ")"],
        };
        report.sheet.heading(heading);
        report.sheet.item(vec![dim(LINKED)]);
        report.told(&found);
        return Some(report.sheet);
    }
    let (Body::Person(_) | Body::Organization(_) | Body::Source(_)) = &library.at(index).body
    else {
        return None;
    };
    let found = tellings::of_person(library, index);
    let heading = clean!["Told more than once (", found.several.len(), ")"];
    report.sheet.heading(heading);
    report.sheet.item(vec![dim(LINKED)]);
    for (place, one) in found.several.iter().take(MOST).enumerate() {
        let heading = clean!["Statement ", place + 1, ", ", one.times()];
        report.sheet.subheading(heading);
        report.told(one);
    }
    report.more(found.several.len());
    let heading = clean![
        "Told once, as far as the records say (",
        found.once.len(),
        ")"
    ];
    report.sheet.heading(heading);
    for index in found.once.iter().take(MOST) {
        let record = library.at(*index);
        let date = record.body.date().map(|date| date.words());
        let date = date.unwrap_or_else(|| "not dated".into());
        report
            .sheet
            .item(vec![dim(clean![date, "  "]), report.link(*index)]);
    }
    report.more(found.once.len());
    Some(report.sheet)
}

impl Report<'_> {
    fn told(&mut self, found: &Tellings<'_>) {
        let mut before = None;
        for telling in found.told.iter().take(MOST) {
            self.telling(found, telling, before);
            before = Some(telling.index);
        }
        self.more(found.told.len());
        if found.undated.is_empty() {
            return;
        }
        self.sheet.subheading(clean![
            "No first day is given on which it was said (",
            found.undated.len(),
            ")"
        ]);
        for index in found.undated.iter().take(MOST) {
            let said = self.library.at(*index).body.date_said();
            let said = said.map(|said| dim(clean![" (given as: ", said.clean(), ")"]));
            let mut pieces = vec![self.link(*index)];
            pieces.extend(self.relayed(*index));
            pieces.extend(self.repeats(found, *index));
            pieces.extend(said);
            self.sheet.item(pieces);
        }
        self.more(found.undated.len());
    }

    fn telling(&mut self, found: &Tellings<'_>, telling: &Telling<'_>, before: Option<Index>) {
        let mut pieces = vec![own(clean![telling.date.words(), "  "])];
        pieces.push(self.link(telling.index));
        pieces.extend(self.relayed(telling.index));
        pieces.extend(self.repeats(found, telling.index));
        self.sheet.item(pieces);
        let Some(before) = before else {
            return;
        };
        if !telling.is_later {
            let words = "which of this and the one above was first is not known";
            self.sheet.item(vec![dim(clean![BELOW, words])]);
        }
        self.words(before, telling.index);
        for number in &telling.numbers {
            self.sheet.item(number_pieces(number));
        }
    }

    /// On which pages it is read, where those have it from elsewhere: what differs may be theirs.
    fn relayed(&self, index: Index) -> Option<Piece> {
        let record = self.library.at(index);
        let mut cites = record.body.cites().iter();
        let is_relayed = cites.any(|citation| !citation.via.is_empty());
        is_relayed.then(|| dim(self.library.told_by(record)))
    }

    /// That others tell it so, and which of the two repeats the other.
    fn repeats(&self, found: &Tellings<'_>, index: Index) -> Option<Piece> {
        let words = match found.beside(index)? {
            Beside::Repeats => "  repeats it, by the record",
            Beside::Repeated => "  is repeated, by the record",
            Beside::Same => "  repeats, or is repeated by, the same one, by the record",
        };
        Some(dim(words))
    }

    /// How the words of the record, which are the case file's own, differ from those of the one before; and those that
    /// both quote.
    fn words(&mut self, before: Index, index: Index) {
        let (old, new) = (&self.library.at(before).body, &self.library.at(index).body);
        let (Body::Allegation(old), Body::Allegation(new)) = (old, new) else {
            return;
        };
        let quote = |said: &Allegation| {
            let mut quotes = said
                .cites
                .iter()
                .filter_map(|citation| citation.quote.as_ref());
            quotes.next().map(|quote| quote.raw().to_owned())
        };
        let stated = Some((
            old.statement.raw().to_owned(),
            new.statement.raw().to_owned(),
        ));
        for (what, both) in [
            ("in the file’s words  ", stated),
            ("in the words quoted  ", quote(old).zip(quote(new))),
        ] {
            let both = both.filter(|(was, is)| was != is);
            let told = both.and_then(|(was, is)| between(self.library, before, index, &was, &is));
            if let Some(told) = told {
                self.sheet.item(
                    std::iter::once(dim(clean![BELOW, what]))
                        .chain(told)
                        .collect(),
                );
            }
        }
    }
}

/// What differs between two texts of two statements, behind who says them. Where those are two, what is gone stands apart,
/// behind who said it.
pub fn between(
    library: &Library,
    before: Index,
    index: Index,
    was: &str,
    is: &str,
) -> Option<Vec<Piece>> {
    let speaker = |index: Index| Some(library.heard(library.at(index), usize::MAX)?.speaker);
    let (first, then) = (speaker(before)?, speaker(index)?);
    let differing = differing(was, is);
    if first == then {
        let before = own(clean![then, ": "]);
        return Some(std::iter::once(before).chain(differing).collect());
    }
    let is_gone = |piece: &Piece| matches!(piece, Piece::Text(_, Tone::Removed));
    let is_space = |piece: &Piece| piece.words().trim().is_empty();
    let (gone, left): (Vec<Piece>, Vec<Piece>) = differing
        .into_iter()
        .filter(|piece| !is_space(piece))
        .partition(is_gone);
    let mut pieces = Vec::new();
    if !gone.is_empty() {
        pieces.push(own(clean![first, ": "]));
        pieces.extend(with_between(gone, " "));
        pieces.push(dim("; "));
    }
    pieces.push(own(clean![then, ": "]));
    pieces.extend(with_between(left, " "));
    Some(pieces)
}

fn with_between(pieces: Vec<Piece>, between: &'static str) -> impl Iterator<Item = Piece> {
    let pieces = pieces.into_iter().enumerate();
    pieces.flat_map(move |(place, piece)| {
        let before = (place > 0).then(|| own(between));
        before.into_iter().chain([piece])
    })
}

/// `at least 11 men, before that 3 men — held in the hall: it grew`.
pub fn number_pieces(number: &Otherwise<'_>) -> Vec<Piece> {
    let mut pieces = vec![dim(BELOW)];
    pieces.extend(figure(number.now));
    pieces.push(dim(", before that "));
    pieces.extend(figure(number.before));
    let of = number.now.of.iter().chain(&number.now.category);
    pieces.extend(of.map(|of| dim(clean![" — ", clean_line(of.raw())])));
    pieces.extend(
        number
            .way
            .map(|way| Piece::Text(clean![": it ", way.word()], Tone::Caution)),
    );
    pieces
}
