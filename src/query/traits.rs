//! The words of `has:` and `is:`, a table each.

use super::fields::Asked;
use crate::{
    analysis::{conflicts, standing},
    model::{
        Body, Key, Kind, Role,
        record::{Evidence, PersonKind, QuestionStatus, RestrictionKind, RulingKind, keep::REPLY},
    },
    review::Progress,
};

/// Something that can be told of a record.
pub struct Trait {
    pub word: &'static str,
    /// What it says of the record.
    pub says: &'static str,
    pub holds: fn(&Asked<'_>) -> bool,
    pub(super) told: Told,
}

/// By what it is told whether a record has a trait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    Record,
    /// What a reader marked and noted.
    Marks,
    /// That, and the versions of what they reviewed, for which sources have to be opened.
    Versions,
}

const fn row(word: &'static str, says: &'static str, holds: fn(&Asked<'_>) -> bool) -> Trait {
    Trait {
        word,
        says,
        holds,
        told: Told::Record,
    }
}

impl Trait {
    const fn told(self, told: Told) -> Self {
        Self { told, ..self }
    }
}

/// What a record can have.
#[rustfmt::skip]
pub const HAS: [Trait; 30] = [
    row("citation", "it, or a part of it, cites something", |asked| !asked.body().all_citations().is_empty()),
    row("quote", "it quotes a source", |asked| asked.body().all_citations().iter().any(|one| one.quote.is_some())),
    row("via", "it cites something at second hand", |asked| asked.body().all_citations().iter().any(|one| !one.via.is_empty())),
    row("response", "a party did something with the allegation", |asked| says(asked, "responses")),
    row("relation", "it has to do with another allegation", has_relation),
    row("conflict", "it contradicts another, or its number cannot hold beside another's", |asked| conflicts::has_conflict(asked.library(), asked.index)),
    row("evidence", "evidence bears on it", |asked| is_named_as(asked, Role::BearsOn)),
    row("question", "a question without a full answer would settle it, or is about it", has_question),
    row("measure", "it gives a number", |asked| !asked.body().measures().is_empty()),
    row("date", "it is dated", |asked| asked.body().date().is_some()),
    row("date-said", "it is dated in the words of its source only", |asked| asked.body().date().is_none() && asked.body().date_said().is_some()),
    row("history", "the file keeps its steps", |asked| says(asked, "history")),
    row("credibility", "the file grades it", |asked| says(asked, "credibility")),
    row("note", "you wrote a note on it, or a colleague: on itself, a citation of it or a passage in it", |asked| asked.mark().has_note).told(Told::Marks),
    row("remark", "its file has a remark on it", |asked| asked.body().note().is_some()),
    row("alias", "it has other names", |asked| !asked.body().aliases().is_empty()),
    row("custody", "it is told from when to when somebody was held", |asked| says(asked, "custody")),
    row("residence", "it is told from when to when somebody lived somewhere", |asked| says(asked, "residence")),
    row("exhibit", "the evidence is an exhibit: marked, stamped, offered or ruled on", |asked| of_evidence(asked, Evidence::is_exhibit)),
    row("objection", "someone objects to the evidence", |asked| says(asked, "objection")),
    row("entry", "the proceeding has a docket", |asked| is_named_as(asked, Role::Docket)),
    row("counsel", "a party of the proceeding is represented", |asked| asked.record().names.iter().any(|(role, _)| *role == Role::Counsel)),
    row("charge", "the proceeding has charges", |asked| says(asked, "charges")),
    row("answer", "the question has an answer, in full or in part", |asked| says(asked, "answer")),
    row("speaker", "the source names who speaks in it", |asked| says(asked, "speakers")),
    row("url", "the source has an address", |asked| says(asked, "url")),
    row("text", "a working copy of the source is kept", |asked| says(asked, "text")),
    row("digest", "a digest of the source is kept", |asked| says(asked, "digest")),
    row("original", "the evidentiary copy of the source is recorded", |asked| says(asked, "original")),
    row("problem", "a problem was found in it", |asked| asked.context.has_problem(asked.index)),
];

/// What a record can be.
#[rustfmt::skip]
pub const IS: [Trait; 29] = [
    row("unnamed", "a person whom the source does not name", |asked| matches!(asked.body(), Body::Person(r) if r.named.is_some_and(|named| !named.value))),
    row("group", "several people", |asked| matches!(asked.body(), Body::Person(r) if r.kind.is_some_and(|kind| kind.value == PersonKind::Group))),
    row("protected", "what exports refuse to name", |asked| asked.body().protection().is_some()),
    row("shared", "kept for several cases", |asked| matches!(asked.record().key, Key::Shared(_))),
    row("broken", "it could not be read", |asked| matches!(asked.body(), Body::Broken(_))),
    row("unused", "no other record names it", |asked| asked.record().kind() != Kind::Case && asked.library().named_by(asked.index).next().is_none()),
    row("cited", "a source that something cites", |asked| asked.record().kind() == Kind::Source && is_named_as(asked, Role::Cites)),
    row("uncited", "a statement, or the like, that cites nothing", is_uncited),
    row("unnamed-origin", "someone unnamed is an origin of it", |asked| asked.origins().is_some_and(|origins| origins.has_unnamed)),
    row("anonymous-origin", "the same, as it was called before", |asked| asked.origins().is_some_and(|origins| origins.has_unnamed)),
    row("party-origin", "a party to it is an origin of it", |asked| asked.origins().is_some_and(|origins| origins.has_party)),
    row("circular", "its sources relay one another", |asked| asked.origins().is_some_and(|origins| origins.is_circular)),
    row("unanswered", "an allegation against someone who is not recorded to have replied, and of which no finding is recorded", is_unanswered),
    row("overstated", "the file's own view says more for it than the records bear", |asked| stated(asked) == Some(standing::Compared::Above)),
    row("understated", "the file's own view says less for it than the records bear", |asked| stated(asked) == Some(standing::Compared::Below)),
    row("open", "a question without a full answer", |asked| matches!(asked.body(), Body::Question(r) if r.status() != QuestionStatus::Answered)),
    row("undated", "it has a place for a date, and no date", is_undated),
    row("offered", "evidence that someone offers in a proceeding", |asked| says(asked, "offered_by")),
    row("admitted", "evidence that was ruled admitted; where no ruling is recorded, by its status", |asked| of_evidence(asked, |r| r.ruled() == Some(RulingKind::Admitted))),
    row("excluded", "the same of what was excluded", |asked| of_evidence(asked, |r| r.ruled() == Some(RulingKind::Excluded))),
    row("authenticated", "evidence that somebody is recorded to have authenticated", |asked| of_evidence(asked, Evidence::is_authenticated)),
    row("unauthenticated", "evidence that nobody is recorded to have authenticated", |asked| of_evidence(asked, |r| !r.is_authenticated()) && !leaves_out(asked, "authentication")),
    row("sealed", "evidence that is recorded as sealed, and entries of dockets of which something is", is_sealed),
    row("privileged", "evidence that is recorded as privileged", |asked| of_evidence(asked, |r| r.restriction() == Some(RestrictionKind::Privileged))),
    row("restricted", "either of these", |asked| is_sealed(asked) || of_evidence(asked, |r| r.restriction().is_some())),
    row("reviewed", "you checked it as it is now, or a colleague did", |asked| asked.mark().progress == Some(Progress::Reviewed)).told(Told::Versions),
    row("unreviewed", "nobody checked it yet", |asked| asked.mark().progress == Some(Progress::Unreviewed)).told(Told::Marks),
    row("changed-since-review", "it was checked, and it or its sources say something else now", |asked| asked.mark().progress == Some(Progress::Changed)).told(Told::Versions),
    row("flagged", "you flagged it, or a colleague: itself, a citation of it or a passage in it", |asked| asked.mark().is_flagged).told(Told::Marks),
];

/// Whether some record names it in that part.
fn is_named_as(asked: &Asked<'_>, wanted: Role) -> bool {
    let mut naming = asked.library().named_by(asked.index);
    naming.any(|(role, _)| role == wanted)
}

/// Whether it is against someone who is not recorded to have replied. What an earlier day does not count may be a
/// reply.
pub fn is_unanswered(asked: &Asked<'_>) -> bool {
    asked.lacks_reply() && !misses_reply(asked)
}

/// Whether an earlier day does not count it.
fn is_apart(asked: &Asked<'_>) -> bool {
    asked.record().here.counted.is_apart()
}

/// Whether an earlier day does not count a reply to it, nor it.
fn misses_reply(asked: &Asked<'_>) -> bool {
    let mut left = asked.record().here.left_out.iter();
    let undated = matches!(asked.body(), Body::Allegation(r) if !r.undated_responses.is_empty());
    undated || is_apart(asked) || left.any(|left| left.what == REPLY)
}

fn has_relation(asked: &Asked<'_>) -> bool {
    let own = matches!(asked.body(), Body::Allegation(r) if !r.relations.is_empty());
    own || !asked.library().toward(asked.index).is_empty()
}

fn has_question(asked: &Asked<'_>) -> bool {
    asked.library().named_by(asked.index).any(|(role, record)| {
        matches!(role, Role::Settles | Role::About)
            && matches!(&record.body, Body::Question(r) if r.status() != QuestionStatus::Answered)
    })
}

/// Whether the record says something at a key.
fn says(asked: &Asked<'_>, key: &str) -> bool {
    let fields = asked.body().fields();
    let mut own = fields.iter().filter(|field| field.key == key);
    own.any(|field| !field.is_empty())
}

/// Whether it is evidence of which something holds.
fn is_sealed(asked: &Asked<'_>) -> bool {
    of_evidence(asked, |r| r.restriction() == Some(RestrictionKind::Sealed))
        || matches!(asked.body(), Body::Entry(entry) if entry.is_sealed())
}

fn of_evidence(asked: &Asked<'_>, holds: impl Fn(&Evidence) -> bool) -> bool {
    matches!(asked.body(), Body::Evidence(evidence) if holds(evidence))
}

/// Whether an earlier day leaves something out of it.
fn leaves_out(asked: &Asked<'_>, what: &str) -> bool {
    let mut left = asked.record().here.left_out.iter();
    left.any(|left| left.what == what)
}

fn is_uncited(asked: &Asked<'_>) -> bool {
    let body = asked.body();
    let is_shown_later = asked.record().is_shown_later();
    !matches!(body.kind(), Kind::Case | Kind::Source)
        && body.all_citations().is_empty()
        && !is_shown_later
}

fn is_undated(asked: &Asked<'_>) -> bool {
    let body = asked.body();
    // What is due has its day in that, as its source gives it or as it is counted.
    body.kind().info().dated.is_some() && body.date().is_none() && asked.due().is_none()
}

/// The file's own view of an allegation beside the one that follows.
fn stated(asked: &Asked<'_>) -> Option<standing::Compared> {
    let stated = standing::stated_of(asked.library(), asked.index)?;
    Some(stated.than_derived)
}
