//! What a page says of its record that the file does not: what the reader, and their colleagues, marked and noted, and how
//! far a case or what rests on a source is reviewed.

use std::collections::BTreeMap;

use crate::{
    clean,
    library::{Index, Record},
    model::{Body, Key, Locator, Role},
    review::{self, Of, Progress, Since, Tally, Target, day},
    sheet::{Piece, Row, RowStyle},
    sign::Tone,
    text::{Clean, clean_line},
    tui::model::Model,
};

/// The heading of what is not of the file.
pub const NOTED: &str = "Reviewed and noted";

/// The columns of a bar.
const BAR: usize = 10;

/// What of a source is flagged or noted.
#[derive(Clone, Debug, Default)]
pub(super) struct Annotated {
    /// For what it was worked out.
    of: Option<(u64, Key, [usize; 2])>,
    /// By the places that were written down of passages.
    places: BTreeMap<String, char>,
    /// By the paragraphs to which citations lead.
    paragraphs: BTreeMap<usize, char>,
}

impl Annotated {
    fn add_at(&mut self, at: &str, letter: char) {
        let there = self.places.entry(at.to_owned()).or_insert(letter);
        *there = (*there).max(letter);
    }

    fn add(&mut self, paragraph: usize, letter: char) {
        let there = self.paragraphs.entry(paragraph).or_insert(letter);
        *there = (*there).max(letter);
    }
}

impl Model {
    /// The rows of a record; none where nothing is to be said.
    pub(super) fn review_rows(&self, index: Index) -> Vec<Row> {
        let record = self.known.library.at(index);
        let mut rows = self.progress_rows(index, record);
        rows.extend(self.marked_rows(record));
        rows.extend(self.gone_rows(index));
        if rows.is_empty() {
            return rows;
        }
        let heading = Row {
            pieces: vec![Piece::Text(NOTED.into(), Tone::Strong)],
            style: RowStyle::Heading,
            ..Row::default()
        };
        let blank = Row {
            style: RowStyle::Blank,
            ..Row::default()
        };
        [blank, heading].into_iter().chain(rows).collect()
    }

    /// How a record that was reviewed reads otherwise since, behind its title: word by word, as `casefile review list
    /// --changed` tells it. Nothing where it does not.
    pub(super) fn changed_rows(&self, index: Index) -> Vec<Row> {
        let (library, review) = (&*self.known.library, &self.known.review);
        let key = &library.at(index).key;
        let told = || {
            if review.marks.get(key).progress != Some(Progress::Changed) {
                return None;
            }
            let target = Target::Record { key: key.clone() };
            let now = review.versions.get(&target)?.as_ref()?;
            let of = review.state.get(&target)?;
            let own = review
                .by
                .as_ref()
                .and_then(|by| of.reviewed.get_key_value(by));
            let last = || of.reviewed.iter().max_by_key(|(_, (at, _))| *at);
            let whose = own.is_some();
            let (by, (at, then)) = own.or_else(last)?;
            let changes = then.changes(now);
            let cover = self.known.cover.as_ref();
            let changes = match cover.is_none_or(|cover| cover.tells_old) {
                true => changes,
                false => changes.without_old(),
            };
            Some((whose, by, *at, changes))
        };
        let Some((is_own, by, at, changes)) = told() else {
            return Vec::new();
        };
        let by = match is_own {
            true => "you".into(),
            false => clean_line(by),
        };
        let title = clean!["Changed since ", by, " reviewed it, ", day(at)];
        let of = (library, Some(index));
        let differences = changes.differences.iter();
        let differences = differences
            .map(|difference| Row::of_difference(difference, difference.speaker(of, of)));
        let untold = changes.untold.iter().map(|untold| Row {
            pieces: vec![Piece::Text(clean_line(&untold.words()), Tone::Dim)],
            style: RowStyle::Item,
            ..Row::default()
        });
        let blank = || Row {
            style: RowStyle::Blank,
            ..Row::default()
        };
        let heading = Row {
            pieces: vec![Piece::Text(title, Tone::Strong)],
            style: RowStyle::Heading,
            ..Row::default()
        };
        let rows = [blank(), heading].into_iter().chain(differences);
        let rows = rows.chain(untold);
        rows.chain([blank()]).collect()
    }

    /// What is marked and noted of it, of its citations, and of passages in it.
    fn marked_rows(&self, record: &Record) -> Vec<Row> {
        let review = &self.known.review;
        let of_it = review.state.all().filter(|(target, _)| {
            !matches!(target, Target::Library) && target.key() == Some(&record.key)
        });
        let citations = self.citations_of(&record.key);
        let mut rows = Vec::new();
        for (target, of) in of_it {
            let place: Vec<Piece> = match target {
                Target::Library | Target::Record { .. } => Vec::new(),
                Target::Citation { .. } => {
                    match citations
                        .iter()
                        .position(|cited| cited.as_ref() == Some(target))
                    {
                        Some(number) => vec![Piece::Citation(number + 1), plain(" ")],
                        None => vec![plain("a citation that is gone: ")],
                    }
                }
                Target::Passage { at, quote, .. } => {
                    let at = at.iter().map(|at| clean_line(at));
                    let quote = quote
                        .iter()
                        .map(|quote| clean!["“", clean_line(quote), "”"]);
                    let words = Clean::join(at.chain(quote).collect::<Vec<_>>(), " ");
                    vec![Piece::Text(clean![words, ": "], Tone::Dim)]
                }
            };
            rows.extend(self.rows_of(target, of, &place));
        }
        rows
    }

    /// What is marked and noted of records that are gone, at a case.
    fn gone_rows(&self, index: Index) -> Vec<Row> {
        let library = &*self.known.library;
        let gone = self.known.review.state.gone(library);
        let here = gone.filter(|(case, ..)| *case == index);
        let rows = here.flat_map(|(_, target, of)| {
            // The id of somebody whose name is covered may be a name.
            let is_lost = target.key().is_some_and(|key| library.may_lack(key));
            let what = match (&self.known.cover, is_lost) {
                (Some(_), false) => "a record that is gone: ".into(),
                (Some(_), true) => "a record that cannot be read now: ".into(),
                (None, false) => clean!["gone, ", target.words(), ": "],
                (None, true) => clean!["cannot be read now, ", target.words(), ": "],
            };
            self.rows_of(target, of, &[Piece::Text(what, Tone::Caution)])
        });
        rows.collect()
    }

    /// The citations of a record as marks are of them, by their true words.
    fn citations_of(&self, key: &Key) -> Vec<Option<Target>> {
        let citations = self.known.citations_in_files(key).into_iter();
        let target = |citation| Target::citation(key, citation);
        citations.map(|citation| citation.map(target)).collect()
    }

    /// What of the source that is shown is flagged or noted, a letter each: passages of it, and what is cited there.
    pub(super) fn settle_annotated(&mut self) {
        let wanted = self.shown.source.clone().map(|source| {
            let known = [self.known.review.edition, self.known.passages.len()];
            (self.known.edition, source, known)
        });
        if self.shown.annotated.of == wanted {
            return;
        }
        let mut annotated = Annotated {
            of: wanted,
            ..Annotated::default()
        };
        for (target, of) in self.known.review.state.all() {
            let letter = match (of.notes.is_empty(), of.flagged.is_empty()) {
                (false, _) => 'n',
                (true, false) => 'f',
                (true, true) => continue,
            };
            match target {
                Target::Passage {
                    source,
                    at: Some(at),
                    ..
                } if Some(source) == self.shown.source.as_ref() => {
                    annotated.add_at(at, letter);
                }
                Target::Citation { key, .. } => {
                    for paragraph in self.cited_paragraphs(key, target) {
                        annotated.add(paragraph, letter);
                    }
                }
                _ => {}
            }
        }
        self.shown.annotated = annotated;
    }

    /// Where a citation leads in the source that is shown.
    fn cited_paragraphs(&self, key: &Key, target: &Target) -> Vec<usize> {
        let found = || {
            let index = self.known.library.index(key)?;
            let citations = self.citations_of(key);
            let number = citations
                .iter()
                .position(|it| it.as_ref() == Some(target))?;
            let record = self.known.library.at(index);
            let citation = record.body.all_citations().into_iter().nth(number)?;
            let source = self.known.library.resolve(key.case(), &citation.source)?;
            let is_shown = Some(&self.known.library.at(source).key) == self.shown.source.as_ref();
            let passage = self.known.passages.get(&(index, number))?;
            is_shown.then(|| passage.first().into_iter().collect())
        };
        found().unwrap_or_default()
    }

    /// The letter of a paragraph of the source that is shown: that something of it is noted or flagged.
    pub fn annotated(&self, paragraph: usize) -> Option<char> {
        let annotated = &self.shown.annotated;
        if let Some(letter) = annotated.paragraphs.get(&paragraph) {
            return Some(*letter);
        }
        if annotated.places.is_empty() {
            return None;
        }
        let places = vec![self.document()?.place(paragraph)?];
        let at = Locator { places }.to_string();
        annotated.places.get(&at).copied()
    }

    fn rows_of(&self, target: &Target, of: &Of, place: &[Piece]) -> Vec<Row> {
        let field = |label: &'static str, pieces: Vec<Piece>| Row {
            label,
            pieces: place.iter().cloned().chain(pieces).collect(),
            ..Row::default()
        };
        let signed = |by: &str, at: u64| clean![clean_line(by), ", ", day(at)];
        let mut rows = Vec::new();
        for (by, (at, version)) in &of.reviewed {
            let by = signed(by, *at);
            let now = self.known.review.versions.get(target);
            let pieces = match now.map(|now| now.as_ref().map(|now| version.until(now))) {
                None => vec![Piece::Text(
                    clean!["by ", by, "; being compared …"],
                    Tone::Dim,
                )],
                Some(Some(Since::Same)) => {
                    vec![Piece::Text(clean!["as it is now, by ", by], Tone::Good)]
                }
                Some(Some(Since::Content)) => vec![Piece::Text(
                    clean!["by ", by, "; it says or cites something else since"],
                    Tone::Caution,
                )],
                Some(Some(Since::Words(how, _))) if !matches!(target, Target::Record { .. }) => {
                    let said = clean!["by ", by, "; ", Clean::from(how.of_source()), " there"];
                    vec![Piece::Text(said, Tone::Caution)]
                }
                Some(Some(Since::Words(how, citations))) => {
                    let how = Clean::from(how.of_source());
                    let said = clean!["by ", by, "; ", how, " where it is cited "];
                    let numbers = citations.iter().map(|number| Piece::Citation(number + 1));
                    let mut pieces = vec![Piece::Text(said, Tone::Caution)];
                    pieces.extend(numbers);
                    pieces
                }
                Some(Some(Since::Text(how))) => {
                    let said = clean!["by ", by, "; ", Clean::from(how.of_text())];
                    vec![Piece::Text(said, Tone::Caution)]
                }
                Some(None)
                    if target
                        .key()
                        .is_some_and(|key| self.known.library.index(key).is_none()) =>
                {
                    vec![Piece::Text(clean!["by ", by], Tone::Plain)]
                }
                Some(None) => vec![Piece::Text(
                    clean!["by ", by, "; it cannot be read now"],
                    Tone::Caution,
                )],
            };
            rows.push(field("reviewed", pieces));
        }
        for (by, at) in &of.flagged {
            let by = clean!["by ", signed(by, *at)];
            rows.push(field("flagged", vec![Piece::Text(by, Tone::Strong)]));
        }
        for ((label, by), at) in &of.labels {
            let label = Piece::Text(clean_line(label), Tone::Strong);
            let by = Piece::Text(clean!["  by ", signed(by, *at)], Tone::Dim);
            rows.push(field("label", vec![label, by]));
        }
        for note in &of.notes {
            let by = clean!["by ", signed(&note.written.by, note.written.at)];
            let changed = note.changed.as_ref();
            let changed = changed.map(|said| clean![", changed by ", signed(&said.by, said.at)]);
            let by = Piece::Text(clean![by, changed], Tone::Dim);
            rows.push(field("note", vec![by]));
            rows.extend(note.text.lines().map(|line| Row {
                pieces: vec![Piece::Text(clean_line(line), Tone::Plain)],
                ..Row::default()
            }));
        }
        rows
    }

    /// How far a case is reviewed kind by kind, and the library with it; or what rests on a source. Nothing before
    /// anything is marked.
    fn progress_rows(&self, index: Index, record: &Record) -> Vec<Row> {
        let review = &self.known.review;
        let is_asked = matches!(record.body, Body::Case(_) | Body::Source(_));
        if !is_asked || review.marks.is_empty() {
            return Vec::new();
        }
        let progress = |record: &Record| review.marks.get(&record.key).progress;
        let library = &*self.known.library;
        if library.records().any(|record| progress(record).is_none()) {
            let pieces = vec![Piece::Text("being compared …".into(), Tone::Dim)];
            return vec![Row {
                label: "progress",
                pieces,
                ..Row::default()
            }];
        }
        let progress = |record: &Record| progress(record).unwrap_or(Progress::Changed);
        if matches!(record.body, Body::Source(_)) {
            let citing = library.named_by(index);
            let citing = citing.filter(|(role, _)| *role == Role::Cites);
            let mut keys: Vec<&Key> = citing.map(|(_, record)| &record.key).collect();
            keys.sort_unstable();
            keys.dedup();
            let citing = keys.into_iter().filter_map(|key| library.get(key));
            let tally = citing.fold(Tally::default(), |tally, record| {
                tally.and(Tally::one(progress(record)))
            });
            let rows = (tally.total() > 0).then(|| tallied("cited by", Clean::default(), tally));
            return rows.into_iter().collect();
        }
        let all = review::progress(library, progress);
        let sum = |rows: &mut dyn Iterator<Item = Tally>| {
            rows.fold(Tally::default(), |all, tally| all.and(tally))
        };
        let own = |case: &Option<Key>| case.as_ref() == Some(&record.key);
        let of_case = all.iter().filter(|(case, ..)| own(case));
        let mut rows: Vec<Row> = Vec::new();
        for (_, kind, tally) in of_case.clone() {
            let label = if rows.is_empty() { "progress" } else { "" };
            rows.push(tallied(label, kind.info().noun.all.into(), *tally));
        }
        let case = sum(&mut of_case.map(|(.., tally)| *tally));
        rows.push(tallied("", "this case".into(), case));
        let whole = sum(&mut all.iter().map(|(.., tally)| *tally));
        if whole != case {
            rows.push(tallied("", "the library".into(), whole));
        }
        rows
    }
}

fn plain(words: &'static str) -> Piece {
    Piece::Text(words.into(), Tone::Plain)
}

/// `[####......] 37 of 142 allegations, 2 changed since`
fn tallied(label: &'static str, of: Clean, tally: Tally) -> Row {
    let (reviewed, all) = (tally.reviewed, tally.total());
    // All of the bar is for all of them, and for no fewer.
    let full = (reviewed * BAR).checked_div(all).unwrap_or(0);
    let bar = Clean::from("#").repeat(full);
    let rest = Clean::from(".").repeat(BAR - full);
    let changed = match tally.changed {
        0 => Clean::default(),
        changed => clean![", ", changed, " changed since"],
    };
    let space = if of.is_empty() { "" } else { " " };
    Row {
        label,
        pieces: vec![
            Piece::Text(clean!["[", bar, rest, "]"], Tone::Dim),
            Piece::Text(clean![" ", reviewed, " of ", all, space, of], Tone::Plain),
            Piece::Text(changed, Tone::Caution),
        ],
        ..Row::default()
    }
}
