//! Numbers beside one another.

use super::{MOST, Report};
use crate::{
    analysis::{
        conflicts::{self, Apart, Clash, Conflicts, Count, State, Subject},
        origins,
        questions::questions,
    },
    clean, clean_format,
    library::{Index, Library, Scope},
    model::{Body, Kind},
    sheet::{
        Piece, Sheet, measure_words,
        pieces::{dim, own},
    },
    sign::Tone,
    text::{Clean, clean_line},
};

/// How many words of a scope are named.
const MOST_WORDS: usize = 12;

/// How many records that give a number are looked at for where it comes from.
const MOST_HOLDERS: usize = 20;

/// How many questions are named.
const MOST_ASKED: usize = 10;

pub fn conflicts(library: &Library, scope: &Scope) -> Sheet {
    let mut report = Report::new(library, "Numbers beside one another".into());
    let found = conflicts::conflicts(library, scope);
    report.clashes(&found);
    report.same(&found);
    report.apart(&found);
    report.asked(scope);
    report.sheet
}

impl Report<'_> {
    fn clashes(&mut self, found: &Conflicts<'_>) {
        self.sheet
            .heading(clean!["Cannot hold together (", found.clashes.len(), ")"]);
        if found.clashes.is_empty() {
            let none = "none: where numbers of the same count are given, they agree; those of other counts cannot conflict";
            self.sheet.item(vec![dim(none)]);
        }
        for clash in &found.clashes {
            self.clash(found, clash);
        }
        if found.is_cut {
            self.sheet
                .item(vec![dim("there are more than are shown here")]);
        }
    }

    fn clash(&mut self, found: &Conflicts<'_>, clash: &Clash) {
        let tone = match clash.state {
            State::Open => Tone::Bad,
            State::Explained(_) => Tone::Caution,
            State::Resolved(_) => Tone::Good,
        };
        let state = clean_format!("{:<9}  ", clash.state.word());
        let mut pieces = vec![Piece::Text(state, tone)];
        pieces.extend(self.count(found.count(clash.left)));
        pieces.push(dim("  ≠  "));
        pieces.extend(self.count(found.count(clash.right)));
        self.sheet.item(pieces);
        let (State::Explained(relations) | State::Resolved(relations)) = &clash.state else {
            return;
        };
        for &(holder, number) in relations.iter().take(MOST_WORDS) {
            let Body::Allegation(allegation) = &self.library.at(holder).body else {
                continue;
            };
            let relation = &allegation.relations[number];
            let mut pieces = vec![own("           "), self.link(holder)];
            pieces.push(dim(clean![" ", relation.is.says()]));
            let note = relation.note.iter();
            pieces.extend(note.map(|note| own(clean![" it. Note: ", note.clean()])));
            self.sheet.item(pieces);
        }
    }

    /// A number in words, with those who give it.
    fn count(&self, count: &Count<'_>) -> Vec<Piece> {
        let mut pieces = vec![self.who(count)];
        pieces.extend(measure_words(count.measure));
        pieces.push(dim("  in "));
        pieces.extend(self.links(&count.holders, " · "));
        pieces
    }

    /// Who gives a number, as it is written before it: `Ana: `. What a record that is no statement gives is
    /// its file's own.
    fn who(&self, count: &Count<'_>) -> Piece {
        let holders = count.holders.iter().take(MOST_HOLDERS);
        let mut names: Vec<Clean> = Vec::new();
        for holder in holders.map(|holder| self.library.at(*holder)) {
            let is_said = matches!(holder.body, Body::Allegation(_));
            let name = is_said.then(|| self.library.speaker(holder).short());
            names.extend(name.filter(|name| !names.contains(name)));
        }
        match names.is_empty() {
            true => own(""),
            false => own(clean![Clean::join(names, ", "), ": "]),
        }
    }

    /// The first number that is given for something, behind who gives it and without what it counts.
    fn short(&self, subject: &Subject<'_>) -> Piece {
        let who = subject.counts.first().map(|count| self.who(count));
        let who = who.map(|who| who.words());
        let words = measure_words(subject.measure);
        let words = words
            .iter()
            .take_while(|piece| !matches!(piece, Piece::Text(_, Tone::Dim)));
        own(clean![who, Clean::join(words.map(Piece::words), "")])
    }

    fn same(&mut self, found: &Conflicts<'_>) {
        self.sheet
            .heading(clean!["What is counted (", found.subjects.len(), ")"]);
        for (number, subject) in (1..).zip(found.subjects.iter().take(MOST)) {
            for count in &subject.counts {
                let mut pieces = vec![numbered(number)];
                pieces.extend(self.count(count));
                self.sheet.item(pieces);
            }
            self.sheet
                .item(vec![dim(clean!["     ", why_same(subject)])]);
        }
        self.more(found.subjects.len());
    }

    fn apart(&mut self, found: &Conflicts<'_>) {
        self.sheet.heading(clean![
            "Look alike and are not the same count (",
            found.apart.len(),
            ")"
        ]);
        for pair in &found.apart {
            let (left, right) = (&found.subjects[pair.left], &found.subjects[pair.right]);
            let mut pieces = vec![numbered(pair.left + 1), self.short(left)];
            pieces.extend([dim("  and  "), numbered(pair.right + 1), self.short(right)]);
            self.sheet.item(pieces);
            self.sheet.item(vec![
                dim("     "),
                Piece::Text(why_apart(pair), Tone::Plain),
            ]);
            self.sheet
                .item(vec![dim(clean!["     ", self.origins_of(left, right)])]);
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
    }
}

/// The number by which a page speaks of what is counted.
fn numbered(number: usize) -> Piece {
    Piece::Text(clean_format!("{number:>3}  "), Tone::Strong)
}

/// Why the numbers of a subject are of the same count, or that there is none beside them.
fn why_same(subject: &Subject<'_>) -> Clean {
    let records: usize = subject.counts.iter().map(|count| count.holders.len()).sum();
    match (&subject.measure.of, records) {
        (None, _) => "it does not say what it counts, so it is compared with nothing".into(),
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
    if pair.other_unit {
        parts.push("their units differ".to_owned());
    }
    parts.push(format!("both speak of {}", some(&pair.shared)));
    for (which, words) in [("first", &pair.only_left), ("second", &pair.only_right)] {
        if !words.is_empty() {
            parts.push(format!("only the {which} of {}", some(words)));
        }
    }
    clean_line(&parts.join("; "))
}
