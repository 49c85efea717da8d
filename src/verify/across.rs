//! A quote that runs over the end of a page.
//!
//! The layout parts a sentence there, and a page number or a heading may stand between its halves. So
//! where a quote stands nowhere whole, it is looked for in two: the end of a paragraph near the foot of
//! a page, and the beginning of one near the head of the next.

use super::{
    Mark,
    exact::{Piece, Quote},
    words::is_inside,
};
use crate::{
    document::{Document, Forms},
    text::QuoteForm,
};

/// Paragraphs at the foot and at the head of a page of which one may be cut by its end: between them
/// and the end stand notes, a page number, a running head.
const NEAR: usize = 4;

/// Where both parts of a quote stand, and whether they stand so character by character; none where it
/// runs over no end of a page, or is in pieces already.
pub fn find(document: &Document, quote: &Quote<'_>) -> Option<([Mark; 2], bool)> {
    let [piece] = &quote.pieces[..] else {
        return None;
    };
    if !document.has_pages() {
        return None;
    }
    let forms = document.forms();
    let words = piece.form.text();
    let cuts: Vec<usize> = words.match_indices(' ').map(|(at, _)| at).collect();
    page_ends(document).find_map(|(last, first)| {
        let foot = &forms.text()[forms.paragraph(last)];
        let head = &forms.text()[forms.paragraph(first)];
        let cut = cuts.iter().find(|cut| {
            let (one, two) = (&words[..**cut], &words[**cut + 1..]);
            foot.ends_with(one)
                && head.starts_with(two)
                && !is_inside(foot, foot.len() - one.len())
                && !is_inside(head, two.len())
        })?;
        Some(marks(document, forms, piece, (last, first), *cut))
    })
}

/// The marks of both parts of a piece that is cut at a space of its form.
fn marks(
    document: &Document,
    forms: &Forms,
    piece: &Piece<'_>,
    (last, first): (usize, usize),
    cut: usize,
) -> ([Mark; 2], bool) {
    let whole = piece.form.text();
    let foot = forms.paragraph(last);
    let head = forms.paragraph(first);
    let marks = [
        forms.mark(foot.end - cut..foot.end),
        forms.mark(head.start..head.start + whole.len() - cut - 1),
    ];
    let parts = [0..cut, cut + 1..whole.len()].map(|part| {
        let raw = &piece.raw[piece.form.original(part)];
        Piece {
            raw,
            form: QuoteForm::new(raw),
        }
    });
    let in_two = Quote::of_pieces(parts.into());
    let is_verbatim = in_two.is_verbatim(document, &marks);
    (marks, is_verbatim)
}

/// The paragraphs near the foot of each page with those near the head of the next that has any, the
/// nearest to the end first.
fn page_ends(document: &Document) -> impl Iterator<Item = (usize, usize)> {
    let paragraphs = &document.paragraphs;
    let is_end = |at: &usize| paragraphs[at - 1].page() != paragraphs[*at].page();
    let ends = (1..paragraphs.len()).filter(is_end);
    ends.flat_map(move |end| {
        let (before, after) = (paragraphs[end - 1].page(), paragraphs[end].page());
        let feet = (0..end).rev().take(NEAR);
        let feet = feet.take_while(move |at| paragraphs[*at].page() == before);
        feet.flat_map(move |foot| {
            let heads = (end..paragraphs.len()).take(NEAR);
            let heads = heads.take_while(move |at| paragraphs[*at].page() == after);
            heads.map(move |head| (foot, head))
        })
    })
}
