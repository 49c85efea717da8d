//! What a record rests on, and who names it.

use super::Page;
use crate::{
    analysis::{docket, replies, standing::expected, support},
    clean,
    library::{Index, Record, due},
    model::{
        Body, Citation, Kind, Ref, Role, Text,
        kind::Rests,
        record::{Counted, EvidenceStatus, ROLES, RelationKind, ResponseKind},
    },
    sheet::{
        Piece,
        pieces::{behind, dim, own, said, status},
        rests_on,
    },
    sign::{Sign, Tone},
    text::{Clean, clean_line},
};

/// The head of what is put into someone's mouth by those who only mention them.
const ONLY_MENTIONED: &str = "Only mentioned as saying";
/// The same of a source that speaks itself, which mentions it.
const MENTIONS: &str = "Mentions; who says it is not recorded";

/// How many records a page lists under one heading: a page is built at each move of the selection,
/// and must not grow with the library.
const MOST_LINKED: usize = 500;

impl Page<'_> {
    /// What the record cites, by the numbers that its rows name it with.
    pub fn cites(&mut self) {
        if self.sheet.citations.is_empty() {
            if self.record.kind().info().rests == Rests::OnCitations {
                let words = match (self.record.is_shown_later(), self.record.kind()) {
                    (false, _) => Piece::Text("nothing".into(), Tone::Bad),
                    (true, Kind::Entry) => dim(
                        "a source of a later day; it stands here by its own day, on which it came onto the docket",
                    ),
                    (true, _) => dim(
                        "a source of a later day; it stands here since something was on its docket by this day",
                    ),
                };
                self.sheet.field("Cites", vec![words]);
            }
            return;
        }
        let all = self.citations.clone();
        let mut numbered = (1..).zip(all);
        for (field, count) in self.record.body.citations_by_field() {
            self.sheet.heading(rests_on(field));
            for (number, citation) in numbered.by_ref().take(count) {
                self.cited(number, citation);
            }
        }
    }

    fn cited(&mut self, number: usize, citation: &Citation) {
        let mut pieces = vec![Piece::Citation(number), own(" ")];
        pieces.extend(self.reference(&citation.source));
        pieces.extend(
            citation
                .at
                .iter()
                .map(|at| dim(clean!["  ", at.value.clean()])),
        );
        let quote = citation.quote.iter();
        pieces.extend(quote.flat_map(|quote| [own("  “"), said(quote), own("”")]));
        for via in &citation.via {
            pieces.push(dim("  via "));
            pieces.extend(self.reference(via));
        }
        let basis = citation.basis.iter();
        pieces.extend(basis.map(|basis| dim(clean!["  basis: ", basis.value.says()])));
        self.sheet.item(pieces);
    }

    /// Who names this record, by the part it plays there: of the wanted parts.
    pub fn named_by(&mut self, is_wanted: fn(Role) -> bool) {
        let library = self.library;
        for info in ROLES.iter().filter(|info| is_wanted(info.role)) {
            // A case lists its own records already, and each of them belongs to it by its place.
            let mut others: Vec<&Record> = Vec::new();
            for (role, other) in library.named_by(self.index) {
                let seen = others.last().is_some_and(|last| last.key == other.key);
                if role == info.role && !seen {
                    others.push(other);
                }
            }
            if info.role == Role::Docket {
                let entries = others.iter().filter_map(|other| library.index(&other.key));
                let mut entries: Vec<Index> = entries.collect();
                due::newest_first(library, &mut entries);
                others = entries.into_iter().map(|index| library.at(index)).collect();
            }
            if info.role == Role::Against {
                let given = others.iter().filter_map(|other| library.index(&other.key));
                let mut all: Vec<Index> = given.collect();
                let about = self.about_me().into_iter();
                all.extend(about.filter(|index| self.is_against_me(*index)));
                all.sort_unstable();
                all.dedup();
                others = all.into_iter().map(|index| library.at(index)).collect();
            }
            // What someone is only mentioned for they do not say.
            let is_mention = |other: &&Record| {
                info.role == Role::By && self.library.speaker(other).is_only_mentioned
            };
            let (mentioned, said): (Vec<&Record>, Vec<&Record>) =
                others.into_iter().partition(is_mention);
            self.naming(info.back, info.role, &said);
            let head = match self.record.kind() {
                Kind::Source => MENTIONS,
                _ => ONLY_MENTIONED,
            };
            self.naming(head, info.role, &mentioned);
        }
    }

    /// Whether a reply by this one to a statement is expected: then that is against it, whether or not the file
    /// says so.
    fn is_against_me(&self, statement: Index) -> bool {
        expected(self.library, statement).contains(&self.index)
    }

    /// The statements about this one, and about proceedings to which it is a party.
    fn about_me(&self) -> Vec<Index> {
        let library = self.library;
        let about = |of: Index| {
            let naming = library.named_by(of);
            let naming = naming.filter(|(role, _)| *role == Role::About);
            naming.filter_map(|(_, other)| library.index(&other.key))
        };
        let proceedings = library.named_by(self.index);
        let proceedings = proceedings.filter(|(role, _)| *role == Role::Party);
        let proceedings = proceedings.filter_map(|(_, other)| library.index(&other.key));
        about(self.index)
            .chain(proceedings.flat_map(about))
            .collect()
    }

    /// The records that name this one in one part, under their head.
    fn naming(&mut self, head: &'static str, role: Role, others: &[&Record]) {
        if others.is_empty() {
            return;
        }
        self.sheet.heading(clean![head, " (", others.len(), ")"]);
        let is_mixed = others.iter().any(|other| other.kind() != others[0].kind());
        for other in others.iter().take(MOST_LINKED) {
            let Some(index) = self.library.index(&other.key) else {
                continue;
            };
            let mut pieces = Vec::new();
            let kind = other.kind().info().one;
            pieces.extend(is_mixed.then(|| dim(clean![kind, ": "])));
            pieces.extend(self.relation_before(other, index, role));
            pieces.extend(self.entry_before(other, role));
            pieces.extend(match role {
                Role::Relation => self.link_in_a_sentence(index),
                _ => self.link(index),
            });
            pieces.extend(self.status_behind(other, index, role));
            if let (Role::Cites, Body::Source(_)) = (role, &self.record.body) {
                pieces.extend(self.places_cited(other));
            }
            self.sheet.item(pieces);
        }
        if let Some(more @ 1..) = others.len().checked_sub(MOST_LINKED) {
            self.sheet.item(vec![dim(clean![
                "and ",
                more,
                " more, which the lists show"
            ])]);
        }
    }

    /// Whether a reference of another record means this one.
    pub(super) fn is_me(&self, other: &Record, reference: &Ref) -> bool {
        self.library.resolve(other.key.case(), reference) == Some(self.index)
    }

    /// What a relation of the other record does to this one, before its name.
    fn relation_before(&self, other: &Record, index: Index, role: Role) -> Option<Piece> {
        match (&other.body, role) {
            (Body::Allegation(allegation), Role::Relation) => {
                let mut relations = allegation.relations.iter();
                let relation = relations.find(|relation| self.is_me(other, &relation.to))?;
                let is = relation.is.value;
                // What goes back to the same origin supports nothing, whatever the file says.
                Some(dim(
                    match support::is_only_stated(self.library, index, self.index, is) {
                        true => "said to be supported, with no other origin, by ",
                        false => passive(is),
                    },
                ))
            }
            _ => None,
        }
    }

    /// The day and the number of an entry of this docket, before its title.
    fn entry_before(&self, other: &Record, role: Role) -> Vec<Piece> {
        if role != Role::Docket {
            return Vec::new();
        }
        let index = self.library.index(&other.key);
        let lead = index.map(|index| docket::lead(self.library, index));
        lead.into_iter()
            .flat_map(|lead| [dim(lead), own("  ")])
            .collect()
    }

    /// What the other record's status is, or what it does to this one, behind its name.
    fn status_behind(&self, other: &Record, index: Index, role: Role) -> Vec<Piece> {
        let is_counted = other.here.counted == Counted::Yes;
        match (&other.body, role) {
            _ if !is_counted => status(self.library, index),
            (Body::Allegation(allegation), Role::Response) => {
                // What they did last: who takes a denial back denies nothing any more.
                let acts = replies::acts(self.library, index, allegation).into_iter();
                let mine = acts.filter(|act| act.who == self.index);
                let is_theirs = !replies::speaks_as(self.library, index, self.index).is_empty();
                mine.flat_map(|mine| {
                    let (word, before) = match mine.is {
                        ResponseKind::Withdrawn if !is_theirs => ("reply taken back", " by "),
                        is => deed(is),
                    };
                    let me = self.library.called(self.index).short_in_a_sentence();
                    let sign = Sign {
                        word,
                        ..mine.is.into()
                    };
                    let mut pieces = behind(sign);
                    pieces.push(dim(clean![before, me]));
                    pieces
                })
                .collect()
            }
            (Body::Allegation(_), Role::Relation) => Vec::new(),
            (Body::Evidence(evidence), Role::BearsOn) => {
                let mut bears = evidence.bears_on.iter();
                let bearing = bears.find(|(target, _)| self.is_me(other, target));
                let bearing = bearing.map(|(_, stated)| {
                    support::bearing(self.library, index, self.index, stated.value)
                });
                let mut pieces: Vec<Piece> = evidence.exhibit.iter().map(exhibit).collect();
                pieces.extend(
                    bearing
                        .into_iter()
                        .flat_map(|bearing| behind(bearing.into())),
                );
                // What bears is that it is missing.
                if self.library.is_said_to_be_missing(index) {
                    pieces.push(dim(" by its lack"));
                    pieces.extend(behind(EvidenceStatus::SaidToBeMissing.into()));
                }
                pieces
            }
            (Body::Allegation(_) | Body::Evidence(_) | Body::Entry(_), _) => {
                status(self.library, index)
            }
            _ => self.role_behind(other, role),
        }
    }

    /// Where another record cites this source.
    fn places_cited(&self, other: &Record) -> Vec<Piece> {
        let mut places: Vec<Clean> = Vec::new();
        for citation in other.body.all_citations() {
            let here = self.library.resolve(other.key.case(), &citation.source) == Some(self.index);
            let place = citation.at.as_ref().map(|at| at.value.clean());
            places.extend(place.filter(|place| here && !places.contains(place)));
        }
        if places.is_empty() {
            return Vec::new();
        }
        vec![dim(clean!["  ", Clean::join(places, ", ")])]
    }
}

/// `, GX 7`: by which mark a court knows it.
fn exhibit(mark: &Text) -> Piece {
    dim(clean![", ", clean_line(mark.raw())])
}

/// What someone did with a statement, and what comes before who did it: `denied by Ana`, `lack of knowledge, by Ana`.
fn deed(is: ResponseKind) -> (&'static str, &'static str) {
    match is {
        ResponseKind::Admitted
        | ResponseKind::AdmittedInPart
        | ResponseKind::Denied
        | ResponseKind::Affirmed => (is.says(), " by "),
        ResponseKind::LacksKnowledge => ("lack of knowledge", ", by "),
        ResponseKind::NoComment => ("no comment", ", by "),
        ResponseKind::NotAsked => ("not asked", ": "),
        ResponseKind::Withdrawn => ("withdrawn", " by "),
        ResponseKind::Dismissed => ("dismissed", " by "),
    }
}

/// How the other side of a relation reads.
fn passive(is: RelationKind) -> &'static str {
    match is {
        RelationKind::Contradicts => "contradicted by ",
        RelationKind::Qualifies => "qualified by ",
        RelationKind::Repeats => "repeated by ",
        RelationKind::Supports => "supported by ",
        RelationKind::Answers => "answered by ",
        RelationKind::OtherMatter => "not about the same matter as ",
    }
}
