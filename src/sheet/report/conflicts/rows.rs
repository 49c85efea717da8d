//! The counts of one thing in a row, each behind who says it.

use std::collections::HashSet;

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
        record::OwnRange,
        statement::{Room, Speaker},
    },
    picture::{
        Opens, Picture,
        scale::{End, Given, scale},
    },
    sheet::{
        Piece, figure, in_digits, number,
        pieces::{BETWEEN, dim, own, said},
    },
    text::{Clean, width},
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

    /// Numbers of one count on a scale, a line each, and beside them the ranges of whoever keeps a file; words without a
    /// figure among them.
    pub(super) fn on_a_scale(
        &mut self,
        counts: &[&Count<'_>],
        own: &[(Index, &OwnRange)],
        columns: usize,
    ) {
        let indent = width(super::BELOW_NUMBER) + 2;
        let mut picture = self.scale_of(counts, own, columns.saturating_sub(indent));
        picture.shift(indent);
        self.sheet.draw(picture);
        self.more(counts.len());
    }

    pub(super) fn scale_of(
        &self,
        counts: &[&Count<'_>],
        own: &[(Index, &OwnRange)],
        columns: usize,
    ) -> Picture {
        let shown = || counts.iter().take(MOST);
        let measures = shown().map(|count| count.measure);
        let measures = measures.chain(own.iter().map(|(_, own)| &own.measure));
        let is_of_one_day = are_of_one_day(measures);
        let given = shown().map(|count| {
            let given = self.on_scale(count);
            if is_of_one_day {
                return given;
            }
            let day = self.day(count);
            let is_said = count.measure.as_of.is_some();
            let said = (!is_said).then(|| clean![BETWEEN, &day]);
            Given {
                says: clean![given.says, said],
                day,
                ..given
            }
        });
        let own = own.iter().map(|(case, own)| Given {
            day: match (is_of_one_day, &own.measure.as_of) {
                (true, _) => Clean::default(),
                (false, Some(as_of)) => as_of.words(),
                (false, None) => NO_DAY.into(),
            },
            ..self.own_on_scale(*case, own)
        });
        let given: Vec<Given> = given.chain(own).collect();
        scale("Numbers of one count".into(), &given, columns)
    }

    /// The day of a number beside others that are of other days: its own, or that on which it was given.
    fn day(&self, count: &Count<'_>) -> Clean {
        if let Some(as_of) = &count.measure.as_of {
            return as_of.words();
        }
        let holders = count.holders.iter();
        let days = holders.map(|holder| self.library.at(*holder).body.date());
        let mut days: Vec<Option<Clean>> = days.map(|day| day.map(|day| day.words())).collect();
        days.dedup();
        match &days[..] {
            [Some(day)] => clean!["said ", day],
            [] | [None] => NO_DAY.into(),
            _ => "said on several days".into(),
        }
    }

    fn on_scale(&self, count: &Count<'_>) -> Given {
        let measure = count.measure;
        let who: Clean = Clean::join(self.who(count).iter().map(Piece::words), "");
        let end = who.strip_suffix(": ").map_or(who.len(), str::len);
        let words = Clean::join(self.given(count).iter().map(Piece::words), "");
        let first = count.holders.first().copied();
        let origins = first.map(|first| origins::of(self.library, first).words());
        let origins = origins.filter(|words| !words.is_empty() && count.holders.len() == 1);
        let records =
            (count.holders.len() > 1).then(|| clean![" · in ", count.holders.len(), " records"]);
        let key = first.map(|first| self.library.at(first).key.clone());
        Given {
            number: shown(measure),
            who: who.part(0..end),
            day: Clean::default(),
            ends: placed(measure),
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

    /// A range of whoever keeps a case file, which no source says.
    fn own_on_scale(&self, case: Index, own: &OwnRange) -> Given {
        let words = Clean::join(figure(&own.measure).iter().map(Piece::words), "");
        Given {
            number: shown(&own.measure),
            who: "own range".into(),
            day: Clean::default(),
            ends: placed(&own.measure),
            is_about: own.measure.bound() == Bound::About,
            is_own: true,
            opens: Opens::Record(self.library.at(case).key.clone(), None),
            says: clean![
                "Own range of whoever keeps ",
                self.library.short(case),
                ", no source's: ",
                words,
                ", because: ",
                own.because.clean()
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

/// What stands for the day of a number that has none.
const NO_DAY: &str = "no day";

/// Whether numbers say of no day that they are of it, or all of the same.
fn are_of_one_day<'m>(measures: impl Iterator<Item = &'m Measure>) -> bool {
    let days = measures.map(|measure| measure.as_of.as_ref().map(|as_of| as_of.text()));
    let days: HashSet<Option<&str>> = days.collect();
    days.len() < 2
}

/// A number as it stands before a scale; where there is no figure, the words for it.
fn shown(measure: &Measure) -> Clean {
    number(measure).unwrap_or_else(|| {
        let said = measure.said.as_ref();
        let said = said.map(|said| clean!["“", said.clean(), "”"]);
        said.unwrap_or_else(|| "no figure".into())
    })
}

/// The ends of a number on a scale, as they are given: about 100 is about 100, and not from 90 to 110.
fn placed(measure: &Measure) -> [Option<End>; 2] {
    let Some(range) = Range::of(measure) else {
        return [None, None];
    };
    let end = |number: Option<&Number>, is_open: bool| {
        let number = number.filter(|_| !is_open)?;
        Some((number.clone(), in_digits(number, measure.unit.as_ref())))
    };
    [
        end(measure.given().first(), range.low.is_none()),
        end(measure.given().last(), range.high.is_none()),
    ]
}

/// The lowest and the highest number of a row, where there are several.
pub(super) fn ends(row: &[Count<'_>]) -> Option<Clean> {
    let counts = row.iter().filter(|count| count.range.is_some());
    let ends: Vec<[Option<End>; 2]> = counts.map(|count| placed(count.measure)).collect();
    if ends.len() < 2 {
        return None;
    }
    // By the numbers as they are given: about 100 is not lower than 98. What is open goes on beyond all others.
    let exact = |end: &Option<End>| end.as_ref().and_then(|(number, _)| number.exact());
    let lowest = ends.iter().map(|[low, _]| low);
    let lowest = lowest.min_by_key(|low| exact(low))?;
    let highest = ends.iter().map(|[_, high]| high);
    let highest = highest.max_by_key(|high| (high.is_none(), exact(high)))?;
    let words = |end: &Option<End>| {
        let words = end.as_ref().map(|(_, words)| words.clone());
        words.unwrap_or_else(|| "open".into())
    };
    Some(clean![
        "lowest ",
        words(lowest),
        BETWEEN,
        "highest ",
        words(highest)
    ])
}

#[cfg(test)]
mod tests {
    use crate::{analysis::tests::unsound, library::Scope, sheet::Sheet};

    /// The page of numbers of one count, in lines.
    fn page(measures: &[&str], more: &str) -> Vec<String> {
        let mut text =
            format!("{more}\npeople: {{ana: {{name: Ana}}, ben: {{name: Ben}}}}\nallegations:\n");
        for (number, measure) in measures.iter().enumerate() {
            let by = ["ana", "ben"][number % 2];
            text.push_str(&format!(
                "  a{number}: {{statement: So many., by: {by}, date: 2025-06-0{}, measure: {{{measure}, unit: people, of: sent}}}}\n",
                number + 1
            ));
        }
        let library = unsound(&text);
        let rows = Sheet::conflicts(&library, &Scope::Library, 90).rows;
        rows.iter().map(|row| row.plain()).collect()
    }

    fn line<'l>(lines: &'l [String], words: &str) -> &'l str {
        let found = lines.iter().find(|line| line.contains(words));
        found.unwrap_or_else(|| panic!("{words}: {lines:#?}"))
    }

    #[test]
    fn an_own_range_is_drawn_beside_the_numbers() {
        let ranges = "ranges: [{measure: {value: [200, 300], unit: people, of: sent}, because: both counted the same flights}]";
        let lines = page(&["value: 270", "value: 238"], ranges);
        let drawn = lines
            .iter()
            .find(|line| line.contains("own range ") && line.contains('■'));
        assert!(
            drawn.is_some_and(|line| line.contains("between 200 and 300")),
            "{lines:#?}"
        );
        // One number alone has it beside it, too.
        let lines = page(&["value: 270"], ranges);
        assert!(
            lines
                .iter()
                .any(|line| line.contains('■') && line.contains("270")),
            "{lines:#?}"
        );
    }

    #[test]
    fn numbers_of_other_days_say_theirs() {
        let lines = page(
            &[
                "value: 2, as_of: 2025-06-03",
                "value: 11, as_of: 2025-07-01",
                "value: 12",
            ],
            "",
        );
        for day in ["3 Jun 2025", "1 Jul 2025", "said 3 Jun 2025"] {
            let is_drawn = |line: &&String| line.contains('■') && line.contains(day);
            assert!(
                lines.iter().any(|line| is_drawn(&line)),
                "{day}: {lines:#?}"
            );
        }
        line(
            &lines,
            "Not all of these numbers are given for one and the same day",
        );
        let lines = page(
            &[
                "value: 2, as_of: 2025-06-03",
                "value: 11, as_of: 2025-06-03",
            ],
            "",
        );
        assert!(
            !lines.iter().any(|line| line.contains("same day")),
            "{lines:#?}"
        );
    }

    #[test]
    fn whole_numbers_beyond_what_a_float_tells_apart_are_two() {
        let lines = page(&["value: 9007199254740993", "value: 9007199254740992"], "");
        line(
            &lines,
            "lowest 9,007,199,254,740,992 · highest 9,007,199,254,740,993",
        );
        let drawn = lines.iter().filter(|line| line.contains('■'));
        assert_eq!(drawn.count(), 2, "{lines:#?}");
    }

    /// `check` refuses it; what is read of it all the same is given as it is written, alone and at no place.
    #[test]
    fn a_backwards_range_is_drawn_nowhere_and_is_one_with_no_other() {
        let lines = page(
            &["value: [5, 2]", "value: [9, 1]", "value: 4", "value: 6"],
            "",
        );
        let of = |words: &str| {
            let lines = lines
                .iter()
                .filter(|line| line.trim_start().starts_with(words));
            lines.cloned().collect::<Vec<_>>()
        };
        for words in ["between 5 and 2", "between 9 and 1"] {
            let lines = of(words);
            assert!(
                lines.len() == 1 && !lines[0].contains('■'),
                "{words}: {lines:#?}"
            );
        }
        line(&lines, "lowest 4 · highest 6");
    }
}
