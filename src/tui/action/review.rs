//! What the reader marks and writes: what they checked, flags, labels, notes.

use super::{Action as A, Enabled, Group, Layer, Row, Why, find, moving::step, row, rows, since};
use crate::{
    clean_format,
    model::{Key, Locator},
    review::{Draft, EntryId, Note, Target, tidy_label},
    sheet::Piece,
    text::{Clean, grouped, is_blank},
    tui::{
        effect::{Effect, Wish},
        known::{Said, Told},
        model::Model,
        overlay::{Asked, Noting, Overlay, Yes},
        state::Pane,
    },
};

const NOTE: &[Layer] = &[Layer::Note];

#[rustfmt::skip] // A table: a line a row.
pub const ROWS: [Row; 7] = rows(Group::Review, [
    row(A::MarkReviewed, "mark-reviewed", &["Space"], "reviewed", "Mark the record as reviewed as it is now, and go down in a list; in a source the passage; again takes the mark off", can_review, |model, _| review(model)),
    row(A::Flag, "flag", &["!"], "", "Flag the record, the citation or the passage, to come back to it; again takes the flag off", can_mark, |model, _| mark(model, Wish::Flag)),
    row(A::Note, "note", &["a"], "note", "Write a note on the record, the citation or the passage, or go on with yours", can_mark, |model, _| note(model)),
    row(A::Label, "label", &["#"], "", "Give the record, the citation or the passage a label of your own; the same again takes it off", can_mark, |model, _| find::ask(model, Asked::Label)),
    row(A::TakeBack, "take-back", &["u"], "", "Take back what you did last: a mark, a note, or a change of a file", keeps, |_, _| vec![Effect::Mark(Wish::TakeBack)]),
    row(A::HandReview, "review-export", &["X"], "", "Write what you marked and noted to a file, for a colleague, or where it cannot be saved", keeps, |model, _| find::ask(model, Asked::ReviewFile)),
    row(A::SaveNote, "save-note", &["Ctrl+s"], "save", "Save the note that is written", in_note, |model, _| save(model)).heard_by(NOTE),
]);

/// Whether anything is kept: the library of the tour is gone with it.
fn keeps(model: &Model) -> Enabled {
    match model.state.tour {
        None => Ok(()),
        Some(_) => Err(Why::Words("of the library of the tour nothing is kept")),
    }
}

fn can_mark(model: &Model) -> Enabled {
    keeps(model)?;
    // Before something is written that would be lost.
    if let Some(why) = model.fixed.keeps_nothing {
        return Err(Why::Words(why));
    }
    if model.state.place.pane == Pane::Menu {
        return Err(Why::Key(
            "no record is selected",
            A::Open,
            "goes to the list",
        ));
    }
    match target(model) {
        Some(_) => Ok(()),
        None => Err(Why::Words("no record is selected")),
    }
}

fn can_review(model: &Model) -> Enabled {
    can_mark(model)?;
    if model.day().is_some() {
        let words = "an earlier day is looked at, and a mark is of what the files say today";
        return Err(Why::Key(words, A::Cancel, "goes back to today"));
    }
    is_read(model)
}

/// Whether what is shown is what the files hold.
pub fn is_read(model: &Model) -> Enabled {
    match model.known.has_changed {
        // Nobody has seen what they say now.
        true => Err(Why::Key(
            "files have changed since they were read",
            A::Reload,
            "reads them",
        )),
        false => Ok(()),
    }
}

fn in_note(model: &Model) -> Enabled {
    match model.state.overlay {
        Some(Overlay::Note(_)) => Ok(()),
        _ => Err(Why::Key("only in a note", A::Note, "begins one")),
    }
}

/// What is marked by a key: the selected citation or passage, else the record. Of a source that cannot be shown, it is the
/// citation that leads to it.
fn target(model: &Model) -> Option<Target> {
    let cited = |number: Option<usize>| match number {
        Some(number) => citation(model, number),
        None => of_record(model),
    };
    match model.state.place.pane {
        Pane::Menu | Pane::List => of_record(model),
        Pane::Record => match model.link() {
            Some(Piece::Citation(number)) => citation(model, number.checked_sub(1)?),
            _ => of_record(model),
        },
        Pane::Source => passage(model).or_else(|| cited(model.citation_number())),
    }
}

/// The record that is shown.
pub fn of_record(model: &Model) -> Option<Target> {
    let key = model.record()?.key.clone();
    Some(Target::Record { key })
}

/// A citation of the page by its number from 0, by its true words.
pub fn citation(model: &Model, number: usize) -> Option<Target> {
    let index = model.shown.index?;
    let key: &Key = &model.known.library.at(index).key;
    let citations = model.known.citations_in_files(key);
    let cited = (*citations.get(number)?)?;
    Some(Target::citation(key, cited))
}

/// The selected paragraph of the source, or the words of it that are chosen.
pub fn passage(model: &Model) -> Option<Target> {
    let source = model.shown.source.clone()?;
    let document = model.document()?;
    let number = model.paragraph();
    let paragraph = document.paragraph(number)?;
    let quote = model
        .caret()
        .and_then(|caret| paragraph.text.get(caret.quoted(&paragraph.text)))
        .map(str::to_owned);
    let places = document.place(number).map(|place| vec![place]);
    let at = places.map(|places| Locator { places }.to_string());
    let says_where = at.is_some() || quote.is_some();
    says_where.then_some(Target::Passage { source, at, quote })
}

fn mark(model: &Model, wish: impl Fn(Target) -> Wish) -> Vec<Effect> {
    let wish = target(model).map(wish);
    wish.map(Effect::Mark).into_iter().collect()
}

/// Of a page it is the record that was checked, whatever is selected on it; of a source what is looked at there.
fn review(model: &mut Model) -> Vec<Effect> {
    let of = match model.state.place.pane {
        Pane::Source => target(model),
        _ => of_record(model),
    };
    if model.state.place.pane == Pane::List || since::are_shown(model) {
        step(model, 1);
    }
    let wish = of.map(Wish::Review);
    wish.map(Effect::Mark).into_iter().collect()
}

/// Goes on with what stands of notes that were not saved, one after the other; then with the reader's own, or begins one.
fn note(model: &mut Model) -> Vec<Effect> {
    let Some(of) = target(model) else {
        return Vec::new();
    };
    let review = &model.known.review;
    let drafts = review.drafts_of(&of);
    let own = review.own_note(&of);
    let is_begun = |note: &Note| drafts.iter().any(|draft| draft.note == Some(note.id));
    let offers_own = drafts.is_empty() || own.is_some_and(|note| !is_begun(note));
    let all = drafts.len() + usize::from(offers_own);
    // What was opened last and left as it stood makes way for the next.
    let passed = model.state.passed_note.as_ref();
    let passed = passed.filter(|passed| passed.of == of).map(|passed| {
        let place = drafts.iter().position(|draft| draft.is_same(passed));
        place.unwrap_or(drafts.len())
    });
    let number = passed.map_or(0, |passed| (passed + 1) % all.max(1));
    let (begun, told) = match drafts.get(number) {
        Some(draft) => {
            let so = match drafts.len() {
                1 => String::new(),
                many => format!(", {} of {many}", number + 1),
            };
            let told = format!("This stood here when it was not saved{so}.");
            (Draft::clone(draft), Some(told))
        }
        None => {
            let new = Draft {
                id: EntryId::drawn(),
                note: own.map(|note| note.id),
                over: own.map(|note| note.from),
                text: own.map_or_else(String::new, |note| note.text.clone()),
                of,
            };
            (new, None)
        }
    };
    let saved = review.saved_of(&begun).to_owned();
    if let Some(told) = told {
        model.state.say(told);
    }
    model.state.overlay = Some(Overlay::Note(Box::new(Noting::new(begun, saved))));
    Vec::new()
}

fn save(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Note(noting)) = model.state.overlay.take() else {
        return Vec::new();
    };
    match noting.is_unsaved() {
        true => {
            model.state.passed_note = None;
            model.state.say("Saving …");
            vec![Effect::Mark(Wish::Note(noting.now()))]
        }
        // Where it stands as it was saved, nothing more is kept of it.
        false => put_aside(model, *noting),
    }
}

/// Closes a note; what is not saved of it is kept.
pub fn put_aside(model: &mut Model, noting: Noting) -> Vec<Effect> {
    if noting.is_unsaved() {
        let goes_on = model.fixed.keymap.key(A::Note);
        let unsaved = model.known.review.unsaved.as_ref();
        let where_it_is = match unsaved.is_some_and(|unsaved| unsaved.drafts > 0) {
            true => "in memory only",
            false => "kept",
        };
        model.state.say(format!(
            "Not saved, and {where_it_is}: {goes_on} goes on with it."
        ));
    }
    model.state.passed_note = noting.as_begun().cloned();
    let draft = noting.to_keep().map(Wish::Draft);
    draft.map(Effect::Mark).into_iter().collect()
}

/// What stands of a note that is being written is kept a moment after a key.
pub fn keep_draft(model: &mut Model) -> Option<Effect> {
    let Some(Overlay::Note(noting)) = &mut model.state.overlay else {
        return None;
    };
    let draft = noting.to_keep()?;
    noting.keep();
    Some(Effect::Mark(Wish::Draft(draft)))
}

/// Something was put into a note that is being written; so many characters of it were left out.
pub fn typed(noting: &mut Noting, left: usize) -> Vec<Effect> {
    noting.refused = match left {
        0 => None,
        1 => Some("A note holds 64 KB.".into()),
        left => {
            let left = grouped(&left.to_string());
            Some(clean_format!(
                "A note holds 64 KB; {left} characters are left out."
            ))
        }
    };
    Vec::new()
}

/// Takes a label that was typed.
///
/// # Errors
/// Why it is none.
pub fn label(model: &Model, typed: &str) -> Result<Vec<Effect>, Clean> {
    let label = tidy_label(typed).ok_or("Nobody would see anything of this label.")?;
    Ok(mark(model, |of| Wish::Label(of, label.clone())))
}

/// Takes the name of a file that was typed, to which all is written.
///
/// # Errors
/// Why it is none.
pub fn hand_on(model: &Model, typed: &str) -> Result<Vec<Effect>, Clean> {
    let typed = typed.trim();
    let path = match (typed.strip_prefix("~/"), &model.fixed.home) {
        _ if is_blank(typed) => return Err("Write the name of a file.".into()),
        (Some(below), Some(home)) => home.join(below),
        _ => typed.into(),
    };
    Ok(vec![Effect::HandReview(path)])
}

/// Takes in what a job told of the log.
pub fn told(model: &mut Model, told: Told) -> Vec<Effect> {
    let is_first = !model.known.review.is_read;
    let said = told.said.clone();
    model.known.review.take(told);
    match said {
        Some(Said::Done(text)) => model.state.say(text),
        Some(Said::Wrong(text)) => model.state.complain(text),
        None => {}
    }
    let drafts = &model.known.review.drafts;
    if let Some(draft) = drafts.last().filter(|_| is_first) {
        let key = model.fixed.keymap.key(A::Note);
        let of = draft.of.words();
        let text = match drafts.len() {
            1 => format!("A note on {of} was not saved; {key} there goes on with it."),
            many => format!(
                "{many} notes were not saved, the last one on {of}; {key} there goes on with it."
            ),
        };
        model.state.add(text);
    }
    compare(model).into_iter().collect()
}

/// What has changed since it was reviewed is worked out once the library is shown, and its quotes were looked for: both
/// open sources.
pub fn compare(model: &mut Model) -> Option<Effect> {
    let load = model.known.generation;
    let review = &mut model.known.review;
    let is_wanted = model.known.is_checked
        && !model.known.loading
        && review.asked != Some(load)
        && review.state.reviewed().next().is_some();
    is_wanted.then(|| {
        review.asked = Some(load);
        Effect::Compare(load)
    })
}

/// Asks before what could not be saved is lost with the program; none where all is saved.
pub fn unsaved(model: &Model) -> Option<Overlay> {
    let unsaved = model.known.review.unsaved.as_ref()?;
    let words = unsaved.words(&model.fixed.keymap.key(A::HandReview));
    Some(Overlay::Confirm {
        question: format!("Not saved: {words}. Leave all the same? y/n"),
        yes: Yes::Leave,
    })
}
