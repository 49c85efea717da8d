//! The counts of one thing in a row, each behind who says it.

use super::super::{MOST, MOST_IN_A_ROW, Report};
use super::MOST_HOLDERS;
use crate::{
    analysis::{
        conflicts::{Count, Range, Subject},
        origins,
    },
    clean,
    library::Index,
    model::{
        Kind, Measure,
        measure::{Bound, Number},
        statement::{Room, Speaker},
    },
    picture::{
        Opens, Picture,
        scale::{Given, scale},
    },
    sheet::{
        Piece, figure, in_digits, number,
        pieces::{BETWEEN, dim, own, said},
    },
    text::{Clean, clean_line, width},
};

/// The form of those who say a number: short, with their marks.
const SPEAKER: Room = Room::Short;

impl Report<'_> {
    /// Numbers in one row, each behind who says it.
    pub(super) fn row(&self, counts: &[&Count<'_>]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (place, count) in counts.iter().take(MOST_IN_A_ROW).enumerate() {
            pieces.extend((place > 0).then(|| dim(BETWEEN)));
            pieces.extend(self.given(count));
        }
        if let Some(more @ 1..) = counts.len().checked_sub(MOST_IN_A_ROW) {
            pieces.push(dim(clean![" and ", more, " more"]));
        }
        pieces
    }

    /// Those who say a number, as they are written before it: `The Gazette (own voice): `.
    pub(super) fn who(&self, count: &Count<'_>) -> Vec<Piece> {
        // One who says it in several records is named once.
        let mut speakers: Vec<(Speaker, Index)> = Vec::new();
        for &holder in count.holders.iter().take(MOST_HOLDERS) {
            let speaker = self.library.counted_by(self.library.at(holder));
            if speakers
                .iter()
                .all(|(known, _)| known.names != speaker.names)
            {
                speakers.push((speaker, holder));
            }
        }
        let mut pieces = Vec::new();
        for (place, (speaker, holder)) in speakers.into_iter().enumerate() {
            // Behind a speaker may be a source that relays them.
            pieces.extend((place > 0).then(|| dim("; ")));
            let key = self.library.at(holder).key.clone();
            pieces.push(Piece::Link(key, speaker.name(SPEAKER)));
        }
        pieces.push(own(": "));
        pieces
    }

    /// A number behind those who say it: `The Gazette (own voice): 52, 1 Apr 2025`.
    pub(super) fn given(&self, count: &Count<'_>) -> Vec<Piece> {
        let mut pieces = self.who(count);
        let measure = count.measure;
        let words = measure
            .said
            .as_ref()
            .map(|said| clean!["“", said.clean(), "”"]);
        match (number(measure), words) {
            (Some(number), None) => pieces.push(own(number)),
            (Some(number), Some(words)) => {
                pieces.extend([own(number), dim(clean![" (", words, ")"])]);
            }
            (None, words) => {
                pieces.extend(words.map(own));
                pieces.push(dim(" (no figure)"));
            }
        }
        let as_of = measure.as_of.iter();
        pieces.extend(as_of.map(|as_of| dim(clean![", ", as_of.words()])));
        pieces
    }

    /// Numbers of one count on a scale, a line each; words without a figure among them.
    pub(super) fn on_a_scale(&mut self, counts: &[&Count<'_>], columns: usize) {
        let indent = width(super::BELOW_NUMBER) + 2;
        let mut picture = self.scale_of(counts, columns.saturating_sub(indent));
        picture.shift(indent);
        self.sheet.draw(picture);
        self.more(counts.len());
    }

    pub(super) fn scale_of(&self, counts: &[&Count<'_>], columns: usize) -> Picture {
        let given = counts.iter().take(MOST).map(|count| self.on_scale(count));
        let given: Vec<Given> = given.collect();
        scale("Numbers of one count".into(), &given, columns)
    }

    fn on_scale(&self, count: &Count<'_>) -> Given {
        let measure = count.measure;
        let who: Clean = Clean::join(self.who(count).iter().map(Piece::words), "");
        let who = who.strip_suffix(": ").map_or(who.clone(), clean_line);
        let unit = measure.unit.as_ref();
        // As the numbers are given: about 100 is about 100, and not from 90 to 110.
        let end = |number: Option<&Number>, end: f64| {
            let number = number.filter(|_| end.is_finite())?;
            Some((number.value(), in_digits(number, unit)))
        };
        let ends = match count.range {
            Some(range) => [
                end(measure.given().first(), range.low),
                end(measure.given().last(), range.high),
            ],
            None => [None, None],
        };
        let words = Clean::join(self.given(count).iter().map(Piece::words), "");
        let first = count.holders.first().copied();
        let origins = first.map(|first| origins::of(self.library, first).words());
        let origins = origins.filter(|words| !words.is_empty() && count.holders.len() == 1);
        let records =
            (count.holders.len() > 1).then(|| clean![" · in ", count.holders.len(), " records"]);
        let key = first.map(|first| self.library.at(first).key.clone());
        Given {
            number: number(measure).unwrap_or_else(|| {
                let said = measure
                    .said
                    .as_ref()
                    .map(|said| clean!["“", said.clean(), "”"]);
                said.unwrap_or_else(|| "no figure".into())
            }),
            who,
            ends,
            is_about: measure.bound() == Bound::About,
            is_own: false,
            opens: match key {
                Some(key) => Opens::Record(key, None),
                None => Opens::List(Kind::Allegation, "has:measure".to_owned()),
            },
            says: clean![
                words,
                origins.map(|origins| clean![" · ", origins]),
                records
            ],
        }
    }

    /// The first number that is given for something, behind who gives it and without what it counts.
    pub(super) fn first(&self, subject: &Subject<'_>) -> Vec<Piece> {
        let count = subject.counts.first();
        let mut pieces = count.map_or_else(Vec::new, |count| self.who(count));
        pieces.extend(figure(count.map_or(subject.measure, |count| count.measure)));
        pieces
    }
}

/// What is counted: its unit and its scope.
pub(super) fn what(measure: &Measure) -> Vec<Piece> {
    let unit = measure.unit.iter().map(said);
    let mut pieces: Vec<Piece> = unit.collect();
    if let Some(of) = &measure.of {
        pieces.extend((!pieces.is_empty()).then(|| dim(" — ")));
        pieces.push(said(of));
    }
    if pieces.is_empty() {
        pieces.push(dim("what it counts is not stated"));
    }
    pieces
}

/// The lowest and the highest number of a row, where there are several.
pub(super) fn ends(row: &[Count<'_>]) -> Option<Clean> {
    let counts: Vec<(Range, &Measure)> = row
        .iter()
        .filter_map(|count| Some((count.range?, count.measure)))
        .collect();
    if counts.len() < 2 {
        return None;
    }
    let end = |is_open: bool,
               end: Option<&(Range, &Measure)>,
               which: fn(&Measure) -> Option<&Number>| {
        let number = end.and_then(|(_, measure)| Some((which(measure)?, measure.unit.as_ref())));
        match number {
            Some((number, unit)) if !is_open => in_digits(number, unit),
            _ => "open".into(),
        }
    };
    // By the numbers as they are given: about 100 is not lower than 98.
    let given = |number: Option<&Number>, end: f64| match number {
        Some(number) if end.is_finite() => number.value(),
        _ => end,
    };
    let low = |(range, measure): &(Range, &Measure)| given(measure.given().first(), range.low);
    let high = |(range, measure): &(Range, &Measure)| given(measure.given().last(), range.high);
    let lowest = counts
        .iter()
        .min_by(|one, other| low(one).total_cmp(&low(other)));
    let highest = counts
        .iter()
        .max_by(|one, other| high(one).total_cmp(&high(other)));
    let is_open = |end: f64| !end.is_finite();
    let lowest = end(
        lowest.is_some_and(|(range, _)| is_open(range.low)),
        lowest,
        |measure| measure.given().first(),
    );
    let highest = end(
        highest.is_some_and(|(range, _)| is_open(range.high)),
        highest,
        |measure| measure.given().last(),
    );
    Some(clean!["lowest ", lowest, BETWEEN, "highest ", highest])
}
