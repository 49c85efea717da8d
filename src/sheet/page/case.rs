//! The overview of a case: what it is about, what stands how, what is open.

use super::Page;
use crate::{
    analysis::{
        agenda,
        overview::{self, Listed, MOST_LISTED, MOVED},
    },
    clean,
    library::{Index, Scope},
    model::{Kind, kind::KINDS},
    sheet::{
        SAID_TO_BE_MISSING, away,
        pieces::{dim, own, status},
        pieces_of,
    },
    text::Clean,
};

/// Its page up to its problems: what one needs first comes before its own words.
pub fn overview(page: &mut Page<'_>) {
    let library = page.library;
    let overview = overview::overview(library, page.index);
    page.title();
    page.needs(overview);
    page.fields(&page.record.body.fields());

    let scope = Scope::Case(page.record.key.id().clone());
    to_come(page);
    page.sheet.holds(library, &scope);
    for ((head, _), listed) in MOVED.iter().zip(&overview.moved) {
        list(page, head, listed);
    }
    list(page, "Evidence to look after", &overview.look_after);
    list(page, SAID_TO_BE_MISSING, &overview.said_to_be_missing);
    let mut apart = Listed::default();
    for info in KINDS.iter().filter(|info| info.letter.is_some()) {
        for &index in library.apart(&scope, info.kind) {
            apart.push(index);
        }
    }
    list(page, "Not counted on this day", &apart);
    list(page, "Open questions", &overview.open_questions);
}

/// What comes next in its proceedings, and what is late; nothing where neither is recorded. An earlier day that is looked
/// at hides nothing of it: it is that of the library as it is.
fn to_come(page: &mut Page<'_>) {
    let earlier = page.library.earlier.as_deref();
    let library = match earlier {
        Some(earlier) => earlier.whole.as_deref(),
        None => Some(page.library),
    };
    let Some((library, today)) = library.and_then(|it| Some((it, it.read_on?))) else {
        return;
    };
    let Some(case) = library.index(&page.record.key) else {
        return;
    };
    let to_come = agenda::to_come(library, case);
    if to_come.first.is_empty() {
        return;
    }
    let unknown = match to_come.perhaps {
        0 => Clean::default(),
        count => clean![", of ", count, " it is not known"],
    };
    page.sheet.heading(clean![
        "To come (",
        to_come.ahead,
        ", ",
        to_come.late,
        " late",
        unknown,
        ")"
    ]);
    if earlier.is_some() {
        let words = clean!["by the library as it is, on ", today.words()];
        page.sheet.item(vec![dim(words)]);
    }
    for (index, what) in &to_come.first {
        let mut items = agenda::items(library, *index).into_iter();
        let Some(item) = items.find(|item| item.what == *what) else {
            continue;
        };
        let day = match (item.day, item.date) {
            (Some(day), _) => day.words(),
            (None, date) => date.map_or_else(Clean::default, |date| date.words()),
        };
        let away = item.span().map(|(first, _)| away(first, today));
        let mut pieces = vec![own(day), dim(clean![away, "  "])];
        pieces.extend(pieces_of(library, &item, today));
        page.sheet.item(pieces);
    }
    let all = to_come.ahead + to_come.late + to_come.perhaps;
    if let Some(more @ 1..) = all.checked_sub(to_come.first.len()) {
        let more = clean!["and ", more, " more, which the agenda shows"];
        page.sheet.item(vec![dim(more)]);
    }
}

/// Some records under a head, by their names.
fn list(page: &mut Page<'_>, title: &'static str, listed: &Listed<Index, MOST_LISTED>) {
    if listed.of == 0 {
        return;
    }
    page.sheet.heading(clean![title, " (", listed.of, ")"]);
    for &index in &listed.first {
        let mut pieces = page.link(index);
        let record = page.library.at(index);
        let is_signed = matches!(record.kind(), Kind::Allegation | Kind::Evidence);
        if is_signed || record.here.counted.is_apart() {
            pieces.extend(status(page.library, index));
        }
        page.sheet.item(pieces);
    }
    if let Some(more @ 1..) = listed.of.checked_sub(listed.first.len()) {
        let more = clean!["and ", more, " more, which the lists show"];
        page.sheet.item(vec![dim(more)]);
    }
}
