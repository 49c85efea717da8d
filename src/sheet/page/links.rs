//! What a record rests on, and who names it.

use super::Page;
use crate::{
    analysis::standing::standing,
    clean,
    library::{Index, Record},
    model::{
        Body, Id, Ref, Role,
        kind::Rests,
        record::{Counted, EvidenceStatus, ROLES, RelationKind},
    },
    sheet::{
        Piece,
        pieces::{dim, own, said},
    },
    sign::{Sign, Tone},
    text::Clean,
};

/// How many records a page lists under one heading: a page is built at each move of the selection,
/// and must not grow with the library.
const MOST_LINKED: usize = 500;

impl Page<'_> {
    /// What the record cites, by the numbers that its rows name it with.
    pub fn cites(&mut self) {
        if self.sheet.citations.is_empty() {
            if self.record.kind().info().rests == Rests::OnCitations {
                self.sheet
                    .field("Cites", vec![Piece::Text("nothing".into(), Tone::Bad)]);
            }
            return;
        }
        self.sheet.heading("Rests on");
        for (number, citation) in (1..).zip(self.citations.clone()) {
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
            if others.is_empty() {
                continue;
            }
            self.sheet
                .heading(clean![info.back, " (", others.len(), ")"]);
            let is_mixed = others.iter().any(|other| other.kind() != others[0].kind());
            for other in others.iter().take(MOST_LINKED) {
                let Some(index) = library.index(&other.key) else {
                    continue;
                };
                let mut pieces = self.back_sign(other, index, info.role);
                let kind = other.kind().info().one;
                pieces.extend(is_mixed.then(|| dim(clean![kind, ": "])));
                pieces.extend(match info.role {
                    Role::Relation => self.link_in_a_sentence(index),
                    _ => self.link(index),
                });
                if let (Role::Cites, Body::Source(_)) = (info.role, &self.record.body) {
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
    }

    /// What the other record's status is, or what it does to this one.
    fn back_sign(&self, other: &Record, index: Index, role: Role) -> Vec<Piece> {
        let me = |case: Option<&Id>, reference: &Ref| {
            self.library.resolve(case, reference) == Some(self.index)
        };
        let case = other.key.case();
        if other.here.counted != Counted::Yes {
            return vec![Piece::Sign(other.here.counted.into()), own("  ")];
        }
        let sign: Option<Sign> = match (&other.body, role) {
            (Body::Allegation(allegation), Role::Response) => allegation
                .responses
                .iter()
                .find(|response| response.by.iter().any(|by| me(case, by)))
                .map(|response| response.is.value.into()),
            (Body::Allegation(allegation), Role::Relation) => {
                let relation = allegation
                    .relations
                    .iter()
                    .find(|relation| me(case, &relation.to));
                return relation
                    .map_or_else(Vec::new, |relation| vec![dim(passive(relation.is.value))]);
            }
            (Body::Allegation(_), _) => Some(standing(self.library, index).into()),
            (Body::Evidence(evidence), Role::BearsOn) => evidence
                .bears_on
                .iter()
                .find(|(target, _)| me(case, target))
                .map(|(_, bearing)| bearing.value.into()),
            (Body::Evidence(evidence), _) => Some(evidence.status().into()),
            _ => None,
        };
        let mut pieces = sign.map_or_else(Vec::new, |sign| vec![Piece::Sign(sign), own("  ")]);
        // What bears is that it is missing.
        if role == Role::BearsOn && self.library.is_said_to_be_missing(index) {
            let missing = EvidenceStatus::SaidToBeMissing.into();
            pieces.extend([dim("by its lack  "), Piece::Sign(missing), own("  ")]);
        }
        pieces
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
