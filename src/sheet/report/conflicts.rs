//! Numbers beside one another.

mod rows;

use std::collections::HashSet;

use super::{MOST, Report};
use crate::{
    analysis::{
        conflicts::{self, Apart, Conflicts, Count, Dispute, Range, State, Subject},
        origins,
        questions::questions,
    },
    clean, clean_format,
    library::{Index, Library, Scope},
    model::{Body, Kind, record::OwnRange},
    picture::{Line, Picture, grid::say},
    sheet::{
        Piece, Sheet, figure,
        pieces::{dim, own, said},
    },
    sign::Tone,
    text::{Clean, clean_line},
};
use rows::{ends, what};

/// What stands before a row below a state, and below a number.
const BELOW_STATE: &str = "           ";
const BELOW_NUMBER: &str = "     ";

/// How many words of a scope are named.
const MOST_WORDS: usize = 12;

/// How many records that give a number are looked at for where it comes from.
const MOST_HOLDERS: usize = 20;

/// How many questions are named.
const MOST_ASKED: usize = 10;

pub fn conflicts(library: &Library, scope: &Scope, columns: usize) -> Sheet {
    let mut report = Report::new(library, TITLE.into());
    let found = conflicts::conflicts(library, scope);
    report.disputes(&found);
    report.contradictions(&found);
    report.same(&found, columns);
    report.apart(&found);
    report.asked(scope);
    report.sheet
}

/// The numbers of a scope on scales, one for each count of which two figures are given; none where there is none.
pub fn picture(library: &Library, scope: &Scope, columns: usize) -> Option<Picture> {
    let report = Report::new(library, TITLE.into());
    let found = conflicts::conflicts(library, scope);
    let mut picture = Picture {
        title: TITLE.into(),
        lines: Vec::new(),
    };
    let lines = &mut picture.lines;
    let mut alone = 0;
    for subject in &found.subjects {
        for row in subject.rows() {
            let own = subject.own_beside(row);
            if !is_seen(row, &own) {
                alone += 1;
                continue;
            }
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            let category = row
                .first()
                .and_then(|count| count.measure.category.as_ref());
            let category = category.map(|category| clean![", ", category.clean()]);
            let words = Clean::join(what(subject.measure).iter().map(Piece::words), "");
            let head = clean![words, category];
            say(&head, 0, Tone::Strong, columns, lines);
            let counts: Vec<&Count<'_>> = row.iter().collect();
            let within = columns.saturating_sub(2);
            let mut scale = report.scale_of(&counts, &own, within);
            scale.shift(2);
            lines.append(&mut scale.lines);
            let mut below: Vec<Clean> = ends(row).into_iter().collect();
            let more = counts.len().saturating_sub(MOST);
            below.extend((more > 0).then(|| clean!["and ", more, " more"]));
            below.extend(own.iter().map(|(_, own)| {
                let because = own.because.clean();
                clean!["own range, no source's, because: ", because]
            }));
            let first = lines.len();
            for words in &below {
                say(words, 2, Tone::Dim, within, lines);
            }
            // As far in as the scale.
            let marks = lines[first..].iter_mut().flat_map(|line| &mut line.marks);
            marks.for_each(|mark| mark.at = 2);
        }
        alone += subject.own_alone().len();
    }
    if !lines.is_empty() && alone > 0 {
        let is_or_are = if alone == 1 { " is" } else { " are" };
        let words = clean![
            alone,
            " more",
            is_or_are,
            " not drawn: of each no two figures are given for one thing."
        ];
        lines.push(Line::default());
        say(&words, 0, Tone::Dim, columns, lines);
    }
    (!picture.lines.is_empty()).then_some(picture)
}

/// Whether there is something to be seen on a scale: one number alone has nothing beside it, be it a record's or the own
/// range of whoever keeps a file.
fn is_seen(row: &[Count<'_>], own: &[(Index, &OwnRange)]) -> bool {
    let counts = row.iter().filter(|count| count.range.is_some()).count();
    let own = own
        .iter()
        .filter(|(_, own)| Range::of(&own.measure).is_some());
    counts + own.count() > 1
}

const TITLE: &str = "Numbers beside one another";

impl Report<'_> {
    fn disputes(&mut self, found: &Conflicts<'_>) {
        self.sheet
            .heading(clean!["Cannot hold together (", found.disputes.len(), ")"]);
        if found.disputes.is_empty() {
            self.sheet.item(vec![dim(none(found))]);
        }
        for dispute in found.disputes.iter().take(MOST) {
            self.dispute(found, dispute);
        }
        if found.is_cut {
            self.sheet
                .item(vec![dim("there are more than are shown here")]);
        }
    }

    /// What is counted, then in one row who says which number, from the lowest to the highest.
    fn dispute(&mut self, found: &Conflicts<'_>, dispute: &Dispute) {
        let tone = match dispute.state {
            State::Open => Tone::Bad,
            State::Explained(_) => Tone::Caution,
            State::Resolved(_) => Tone::Good,
        };
        let state = clean_format!("{:<9}  ", dispute.state.word());
        let counts = dispute.counts.iter();
        let counts: Vec<&Count<'_>> = counts
            .map(|count| found.count((dispute.subject, *count)))
            .collect();
        let mut pieces = vec![Piece::Text(state, tone)];
        pieces.extend(what(found.subjects[dispute.subject].measure));
        let category = counts
            .first()
            .and_then(|count| count.measure.category.as_ref());
        pieces.extend(
            category
                .into_iter()
                .flat_map(|category| [dim(", "), said(category)]),
        );
        self.sheet.item(pieces);
        let mut pieces = vec![own(BELOW_STATE)];
        pieces.extend(self.row(&counts));
        self.sheet.item(pieces);
        for &(holder, number) in dispute.relations.iter().take(MOST_WORDS) {
            self.relation(holder, number);
        }
        if let Some(more @ 1..) = dispute.relations.len().checked_sub(MOST_WORDS) {
            let words = clean![BELOW_STATE, "and ", more, " more relations say why"];
            self.sheet.item(vec![dim(words)]);
        }
    }

    /// What explains that two numbers differ.
    fn relation(&mut self, holder: Index, number: usize) {
        let Body::Allegation(allegation) = &self.library.at(holder).body else {
            return;
        };
        let Some(relation) = allegation.relations.get(number) else {
            return;
        };
        let mut pieces = vec![own(BELOW_STATE), self.link(holder)];
        pieces.push(dim(clean![" ", relation.is.says(), " it"]));
        let note = relation.note.iter();
        pieces.extend(note.map(|note| own(clean![". Note: ", note.clean()])));
        self.sheet.item(pieces);
    }

    /// Statements of which one contradicts another, or counts otherwise.
    fn contradictions(&mut self, found: &Conflicts<'_>) {
        if found.contradictions.is_empty() {
            return;
        }
        self.sheet.heading(clean![
            "Statements that contradict each other (",
            found.contradictions.len(),
            ")"
        ]);
        for one in &found.contradictions {
            let how = match (one.relation, one.counts) {
                (Some(_), None) => "  contradicts  ",
                (Some(_), Some(_)) => "  contradicts, and counts otherwise than  ",
                (None, _) => "  counts otherwise than  ",
            };
            self.sheet
                .item(vec![self.link(one.from), dim(how), self.link(one.to)]);
            let note = one.relation.and_then(|number| self.note(one.from, number));
            if let Some(note) = note {
                self.sheet.item(vec![dim(clean!["     ", note])]);
            }
        }
    }

    fn note(&self, holder: Index, relation: usize) -> Option<Clean> {
        let Body::Allegation(allegation) = &self.library.at(holder).body else {
            return None;
        };
        let relation = allegation.relations.get(relation)?;
        relation.note.as_ref().map(|note| note.clean())
    }

    fn same(&mut self, found: &Conflicts<'_>, columns: usize) {
        self.sheet
            .heading(clean!["What is counted (", found.subjects.len(), ")"]);
        for (number, subject) in (1..).zip(found.subjects.iter().take(MOST)) {
            let mut pieces = vec![numbered(number)];
            pieces.extend(what(subject.measure));
            self.sheet.item(pieces);
            for row in subject.rows() {
                let mut pieces = vec![own(BELOW_NUMBER)];
                let category = row
                    .first()
                    .and_then(|count| count.measure.category.as_ref());
                let category = category.map(|category| clean![category.clean(), "  "]);
                let category = category.map(|category| Piece::Text(category, Tone::Strong));
                pieces.extend(category);
                let counts: Vec<&Count<'_>> = row.iter().collect();
                pieces.extend(self.row(&counts));
                self.sheet.item(pieces);
                let own = subject.own_beside(row);
                if is_seen(row, &own) {
                    self.on_a_scale(&counts, &own, columns);
                }
                let ends = ends(row).map(|ends| dim(clean![BELOW_NUMBER, ends]));
                ends.into_iter()
                    .for_each(|ends| self.sheet.item(vec![ends]));
            }
            for (case, range) in &subject.own {
                self.own_range(*case, range);
            }
            self.sheet
                .item(vec![dim(clean![BELOW_NUMBER, why_same(subject)])]);
        }
        self.more(found.subjects.len());
    }

    /// A range of whoever keeps the file, which must not be taken for what a source says.
    fn own_range(&mut self, case: Index, range: &OwnRange) {
        let mut pieces = vec![
            dim(clean![BELOW_NUMBER, "own range of whoever keeps "]),
            self.link(case),
            dim(", no source's: "),
        ];
        pieces.extend(figure(&range.measure));
        let category = range.measure.category.iter();
        pieces.extend(category.flat_map(|category| [dim(", "), said(category)]));
        pieces.extend([dim(", because: "), said(&range.because)]);
        self.sheet.item(pieces);
    }

    fn apart(&mut self, found: &Conflicts<'_>) {
        self.sheet.heading(clean![
            "Look alike and are not the same count (",
            found.apart.len(),
            ")"
        ]);
        for pair in &found.apart {
            let (left, right) = (&found.subjects[pair.left], &found.subjects[pair.right]);
            let mut pieces = vec![numbered(pair.left + 1)];
            pieces.extend(self.first(left));
            pieces.extend([dim("  and  "), numbered(pair.right + 1)]);
            pieces.extend(self.first(right));
            self.sheet.item(pieces);
            self.sheet.item(vec![
                dim(BELOW_NUMBER),
                Piece::Text(why_apart(pair), Tone::Plain),
            ]);
            self.sheet.item(vec![dim(clean![
                BELOW_NUMBER,
                self.origins_of(left, right)
            ])]);
            let asked = self.asked_of(left, right);
            if !asked.is_empty() {
                let mut pieces = vec![dim("     asked: ")];
                pieces.extend(self.links(&asked, " · "));
                self.sheet.item(pieces);
            }
        }
    }

    /// Whether two numbers come from the same origins. A record that gives several numbers does not
    /// say which of its citations is for which.
    fn origins_of(&self, left: &Subject<'_>, right: &Subject<'_>) -> &'static str {
        let sources = |subject: &Subject<'_>| -> Vec<_> {
            let holders = subject.counts.iter().flat_map(|count| &count.holders);
            let holders = holders.take(MOST_HOLDERS);
            let alone =
                holders.filter(|holder| self.library.at(**holder).body.measures().len() == 1);
            let found = alone.flat_map(|holder| origins::of(self.library, *holder).origins);
            found.map(|origin| origin.began).collect()
        };
        let (left, right) = (sources(left), sources(right));
        if left.is_empty() || right.is_empty() {
            "which origin is whose is not recorded"
        } else if left.iter().any(|one| right.contains(one)) {
            "they have an origin in common"
        } else {
            "they have no origin in common"
        }
    }

    /// The open questions that would settle an allegation with either number.
    fn asked_of(&self, left: &Subject<'_>, right: &Subject<'_>) -> Vec<Index> {
        let holders = left.counts.iter().chain(&right.counts);
        let holders = holders.flat_map(|count| &count.holders).take(MOST_HOLDERS);
        let mut asked: Vec<Index> = Vec::new();
        for holder in holders {
            let named = self.library.named_by(*holder);
            let questions = named.filter(|(role, other)| {
                *role == crate::model::Role::Settles && other.kind() == Kind::Question
            });
            for index in questions.filter_map(|(_, other)| self.library.index(&other.key)) {
                if !asked.contains(&index) {
                    asked.push(index);
                }
            }
        }
        asked
    }

    fn asked(&mut self, scope: &Scope) {
        let asked = questions(self.library, scope);
        let asked: Vec<_> = asked.iter().filter(|one| !one.moves.is_empty()).collect();
        if asked.is_empty() {
            return;
        }
        self.sheet
            .heading("Questions whose answers would move most standings");
        for one in asked.iter().take(MOST_ASKED) {
            let count = clean_format!("{:>3}  ", one.moves.len());
            let mut pieces = vec![Piece::Text(count, Tone::Strong)];
            pieces.extend(self.keyed(one.question));
            self.sheet.item(pieces);
        }
        if let Some(more @ 1..) = asked.len().checked_sub(MOST_ASKED) {
            self.sheet.item(vec![dim(clean![
                "and ",
                more,
                " more that would move some"
            ])]);
        }
    }
}

/// The number by which a page speaks of what is counted. It ends as that of a list does: before a unit it would be a count.
fn numbered(number: usize) -> Piece {
    Piece::Text(clean_format!("{number:>3}.  "), Tone::Strong)
}

/// What is written where no numbers conflict.
fn none(found: &Conflicts<'_>) -> &'static str {
    let mut rows = found.subjects.iter().flat_map(Subject::rows);
    let is_counted_twice = rows.any(|row| {
        let holders: usize = row.iter().map(|count| count.holders.len()).sum();
        row.iter().any(|count| count.measure.of.is_some()) && holders > 1
    });
    match is_counted_twice {
        true => {
            "numbers of the same count do not exclude each other, or the file says why they differ; numbers of different counts are not compared"
        }
        false => {
            "no two records give numbers of the same count; numbers of different counts are not compared"
        }
    }
}

/// Why the numbers of a subject are of the same count, or that there is none beside them.
fn why_same(subject: &Subject<'_>) -> Clean {
    let holders = subject.counts.iter().flat_map(|count| &count.holders);
    let records = holders.collect::<HashSet<_>>().len();
    match (&subject.measure.of, records) {
        (None, _) => "it does not say what it counts, so it is compared with nothing".into(),
        (Some(_), 0) => "no record counts this".into(),
        (Some(_), 1) => "no other record counts this".into(),
        (Some(_), records) => {
            clean![
                "the same count in ",
                records,
                " records: the same unit and the same words for what is counted"
            ]
        }
    }
}

/// Why two subjects are not the same count.
fn why_apart(pair: &Apart) -> Clean {
    let some = |words: &[String]| {
        words
            .iter()
            .take(MOST_WORDS)
            .cloned()
            .collect::<Vec<_>>()
            .join(", ")
    };
    let mut parts = Vec::new();
    if pair.country_not_said {
        parts.push("one does not say the country of its money".to_owned());
    }
    parts.push(format!("both speak of {}", some(&pair.shared)));
    for (which, words) in [("first", &pair.only_left), ("second", &pair.only_right)] {
        if !words.is_empty() {
            parts.push(format!("only the {which} of {}", some(words)));
        }
    }
    clean_line(&parts.join("; "))
}
