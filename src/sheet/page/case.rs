//! The overview of a case: what it is about, what stands how, what is open.

use super::Page;
use crate::{
    analysis::standing::standing,
    clean, clean_format,
    library::Scope,
    model::{
        Body, Kind,
        kind::KINDS,
        record::{EvidenceStatus, QuestionStatus, Standing},
    },
    sheet::{
        Piece, SAID_TO_BE_MISSING,
        pieces::{dim, own},
    },
    sign::{Sign, Tone},
    text::Clean,
};

pub fn overview(page: &mut Page<'_>) {
    let library = page.library;
    let scope = Scope::Case(page.record.key.id().clone());
    page.sheet.heading("What it holds");
    for info in Kind::in_sections() {
        let count = library.of_kind(&scope, info.kind).len();
        let mut pieces = vec![number(count), own(info.counted(count))];
        pieces.extend(breakdown(page, &scope, info.kind));
        page.sheet.item(pieces);
    }

    let of_kind = |kind| {
        library
            .of_kind(&scope, kind)
            .iter()
            .map(|&index| (index, library.at(index)))
    };
    let admitted = of_kind(Kind::Allegation).filter(|(index, record)| {
        record.key.case() == page.record.key.case()
            && standing(library, *index) == Standing::Admitted
    });
    list(page, "Admitted", admitted.map(|(index, _)| index).collect());
    let disputed = of_kind(Kind::Allegation).filter(|(index, _)| {
        matches!(
            standing(library, *index),
            Standing::Denied | Standing::Contested
        )
    });
    list(
        page,
        "Denied or contested",
        disputed.map(|(index, _)| index).collect(),
    );
    let missing = of_kind(Kind::Evidence).filter(|(_, record)| {
        matches!(&record.body, Body::Evidence(evidence) if matches!(evidence.status(), EvidenceStatus::Withheld | EvidenceStatus::Lost | EvidenceStatus::Unverified | EvidenceStatus::Contested))
    });
    list(
        page,
        "Evidence to look after",
        missing.map(|(index, _)| index).collect(),
    );
    let missing =
        of_kind(Kind::Evidence).filter(|(index, _)| library.is_said_to_be_missing(*index));
    list(
        page,
        SAID_TO_BE_MISSING,
        missing.map(|(index, _)| index).collect(),
    );
    let lettered = KINDS.iter().filter(|info| info.letter.is_some());
    let apart = lettered.flat_map(|info| library.apart(&scope, info.kind));
    list(page, "Not counted on this day", apart.copied().collect());
    let open = of_kind(Kind::Question).filter(|(_, record)| {
        matches!(&record.body, Body::Question(question) if question.status() != QuestionStatus::Answered)
    });
    list(
        page,
        "Open questions",
        open.map(|(index, _)| index).collect(),
    );
}

fn number(count: usize) -> Piece {
    Piece::Text(clean_format!("{count:>4}  "), Tone::Strong)
}

fn list(page: &mut Page<'_>, title: &'static str, indices: Vec<crate::library::Index>) {
    if indices.is_empty() {
        return;
    }
    page.sheet.heading(clean![title, " (", indices.len(), ")"]);
    for index in indices {
        let mut pieces = Vec::new();
        let record = page.library.at(index);
        let is_signed = matches!(record.kind(), Kind::Allegation | Kind::Evidence);
        if is_signed || record.here.counted.is_apart() {
            let sign = Sign::of(page.library, index);
            pieces.extend(sign.map(Piece::Sign));
        }
        if !pieces.is_empty() {
            pieces.push(own("  "));
        }
        pieces.extend(page.link(index));
        page.sheet.item(pieces);
    }
}

/// How the records of a kind are spread over their statuses: `  12 alleged, 3 denied`.
fn breakdown(page: &Page<'_>, scope: &Scope, kind: Kind) -> Option<Piece> {
    let library = page.library;
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    for &index in library.of_kind(scope, kind) {
        let word = match &library.at(index).body {
            Body::Allegation(_) => standing(library, index).says(),
            Body::Evidence(evidence) => evidence.status().says(),
            _ => continue,
        };
        match counts.iter_mut().find(|(seen, _)| *seen == word) {
            Some((_, count)) => *count += 1,
            None => counts.push((word, 1)),
        }
    }
    let words = counts.iter().map(|(word, count)| clean![count, " ", word]);
    (!counts.is_empty()).then(|| dim(clean!["  ", Clean::join(words, ", ")]))
}
