//! Changing a file where one stands: what can be changed, the form, the patch, what became of it.

mod asks;
mod fields;

pub use fields::passage;

use std::sync::Arc;

use super::{Action as A, Enabled, Group, Layer, Row, Why, program::reload_kept, row, rows};
use crate::{
    diagnostic::Severity,
    edit::made::written,
    library::Record,
    model::{Key, Kind},
    sheet::Piece,
    text::{Clean, clean},
    tui::{
        effect::{Became, Effect, Proposal, ToChange, Wanted, Wish},
        list::View,
        model::Model,
        overlay::{Changing, Looked, Overlay, Stage, What},
        state::{Own, Pane},
    },
};

const LISTED: &[Layer] = &[Layer::Listed];

#[rustfmt::skip] // A table: a line a row.
pub const ROWS: [Row; 6] = rows(Group::Change, [
    row(A::ChangeStatus, "change-status", &["E s"], "", "Say what has become of the evidence, or how the file sees the allegation: a step in its history", can_step, |model, _| open(model, What::Step)),
    row(A::AnswerQuestion, "answer-question", &["E a"], "", "Answer the question, or say how far it has come", can_answer, |model, _| open(model, What::Answer)),
    row(A::AddResponse, "add-response", &["E r"], "", "Add what a party did with the allegation", can_respond, |model, _| open(model, What::Respond)),
    row(A::MendQuote, "mend-quote", &["E q"], "", "Mend a citation as its source has it, the shown one first: the place of words that moved, words that differ a little", can_mend, |model, _| mend(model)),
    row(A::NewRecord, "new-record", &["E n"], "", "Add a record to the case file; from a passage, with its citation", can_add, |model, _| open(model, What::Add)),
    row(A::WriteChange, "write-change", &["y"], "", "Write the change of a file that is looked at", looks, |model, _| write(model)).heard_by(LISTED),
]);

/// What is wrong with how a file is written, so that nothing in it can be changed.
const IN_THE_WAY: [&str; 3] = ["syntax", "tag", "duplicate"];

/// Whether files can be changed at all now.
fn can_change(model: &Model) -> Enabled {
    if model.state.tour.is_some() {
        return Err(Why::Words(
            "the files of the tour are gone with it, so nothing is changed in them",
        ));
    }
    if model.known.cover.is_some() {
        let words = "names are covered, and a patch would show them";
        return Err(Why::Key(words, A::Cover, "shows them again"));
    }
    if model.day().is_some() {
        let words = "an earlier day is looked at, and files are changed as they are today";
        return Err(Why::Key(words, A::AsOf, "without a day leads back"));
    }
    if model.known.loading {
        return Err(Why::Words("the library is being read"));
    }
    if model.known.has_changed {
        let words = "files have changed since they were read";
        return Err(Why::Key(words, A::Reload, "reads them"));
    }
    Ok(())
}

/// The selected record, where its file can be changed.
fn record(model: &Model) -> Result<&Record, Why> {
    can_change(model)?;
    if model.state.place.pane == Pane::Menu {
        return Err(Why::Key(
            "no record is selected",
            A::Open,
            "goes to the list",
        ));
    }
    let record = model.record();
    let record = record.ok_or(Why::Words("no record is selected"))?;
    let (library, file) = (&model.known.library, record.span.file);
    if library.files.get(file).is_none() || record.span.line == 0 {
        return Err(Why::Words("this record stands in no file"));
    }
    let mut before = library.as_before.iter();
    let problems = A::View(View::Problems);
    if before.any(|shown| shown.before == file) {
        let words = "its file cannot be read whole, and is shown as it was before";
        return Err(Why::Key(words, problems, "says why"));
    }
    let mut found = library.diagnostics.iter();
    let is_in_the_way = found.any(|found| {
        found.severity == Severity::Error
            && found.span.is_some_and(|span| span.file == file)
            && IN_THE_WAY.contains(&found.code)
    });
    match is_in_the_way {
        true => Err(Why::Key(
            "there is a mistake in how its file is written",
            problems,
            "says where",
        )),
        false => Ok(record),
    }
}

fn of_kind(model: &Model, kinds: &[Kind], why_not: &'static str) -> Enabled {
    match kinds.contains(&record(model)?.kind()) {
        true => Ok(()),
        false => Err(Why::Words(why_not)),
    }
}

fn can_step(model: &Model) -> Enabled {
    let kinds = [Kind::Evidence, Kind::Allegation];
    of_kind(
        model,
        &kinds,
        "only evidence and allegations have a history",
    )
}

fn can_answer(model: &Model) -> Enabled {
    of_kind(model, &[Kind::Question], "only questions are answered")
}

fn can_respond(model: &Model) -> Enabled {
    of_kind(
        model,
        &[Kind::Allegation],
        "only allegations have responses",
    )
}

fn can_mend(model: &Model) -> Enabled {
    match record(model)?.body.all_citations().is_empty() {
        true => Err(Why::Words("this record cites nothing")),
        false => Ok(()),
    }
}

fn can_add(model: &Model) -> Enabled {
    can_change(model)?;
    match fields::cases(model).is_empty() {
        true => Err(Why::Words("the library has no case")),
        false => Ok(()),
    }
}

fn looks(model: &Model) -> Enabled {
    match &model.state.overlay {
        Some(Overlay::Changing(changing)) if matches!(changing.stage, Stage::Looking { .. }) => {
            Ok(())
        }
        _ => Err(Why::Words("only where a change of a file is looked at")),
    }
}

/// Opens the form of a change, as it was left, where it was left without being written.
fn open(model: &mut Model, what: What) -> Vec<Effect> {
    let of = model.record().map(|record| record.key.clone());
    let is_it = |left: &Changing| left.what == what && (left.of == of || what == What::Add);
    let changing = match model.state.unwritten.iter().position(is_it) {
        Some(at) => {
            model.state.say("This stood here when it was not written.");
            model.state.unwritten.remove(at)
        }
        None => fields::form(model, what, of),
    };
    let changing = Box::new(changing);
    model.state.overlay = Some(Overlay::Changing(changing));
    Vec::new()
}

/// Looks for a citation of the record that can be mended.
fn mend(model: &mut Model) -> Vec<Effect> {
    let Some(key) = model.record().map(|record| record.key.clone()) else {
        return Vec::new();
    };
    let from = match (model.state.place.pane, model.link()) {
        (Pane::Record, Some(Piece::Citation(number))) => number.saturating_sub(1),
        _ => model.citation_number().unwrap_or(0),
    };
    let changing = Changing::new(What::Mend, Some(key.clone()), Vec::new(), None, Vec::new());
    let wanted = |number| Wanted {
        number,
        what: ToChange::Mend(key, from),
        cites: Vec::new(),
    };
    propose(model, Box::new(changing), |_, number| Ok(wanted(number)))
}

/// Has a change worked out, or says what is wrong with the form.
fn propose(
    model: &mut Model,
    mut changing: Box<Changing>,
    wanted: impl FnOnce(&Changing, u64) -> Result<Wanted, asks::Wrong>,
) -> Vec<Effect> {
    model.state.changes += 1;
    changing.number = model.state.changes;
    let effects = match wanted(&changing, model.state.changes) {
        Ok(wanted) => {
            changing.refused = None;
            changing.stage = Stage::Proposing;
            vec![Effect::Propose(Box::new(wanted))]
        }
        Err((of, why)) => {
            changing.refuse(of, why);
            Vec::new()
        }
    };
    model.state.overlay = Some(Overlay::Changing(changing));
    effects
}

/// Goes on: from the form to the patch, from there to the file.
pub fn accept(model: &mut Model, changing: Box<Changing>) -> Vec<Effect> {
    match changing.stage {
        Stage::Asking => propose(model, changing, asks::wanted),
        Stage::Looking { .. } => {
            model.state.overlay = Some(Overlay::Changing(changing));
            write(model)
        }
        Stage::Proposing | Stage::Writing => {
            model.state.overlay = Some(Overlay::Changing(changing));
            Vec::new()
        }
    }
}

/// Writes the change that is looked at.
fn write(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Changing(changing)) = &mut model.state.overlay else {
        return Vec::new();
    };
    let Stage::Looking { proposed, looked } = &mut changing.stage else {
        return Vec::new();
    };
    if !looked.has_seen_all() {
        looked.go_on();
        model
            .state
            .say("It is written once all of it was on the screen.");
        return Vec::new();
    }
    let wish = Wish::Write(changing.number, Arc::clone(proposed));
    changing.stage = Stage::Writing;
    vec![Effect::Mark(wish)]
}

/// Whether a line of a patch is of what changes.
fn changes(line: &str) -> bool {
    line.starts_with(['+', '-'])
}

/// Goes back: from the patch to the form, from there to the panes. What was typed is kept.
pub fn back(model: &mut Model, mut changing: Box<Changing>) {
    match changing.stage {
        // It is being put in its place: nothing is left to call off.
        Stage::Writing => model.state.overlay = Some(Overlay::Changing(changing)),
        Stage::Asking => keep(model, changing),
        Stage::Looking { .. } | Stage::Proposing => {
            // What still comes is for nobody.
            model.state.changes += 1;
            changing.stage = Stage::Asking;
            match changing.fields.is_empty() {
                true => model.state.say("Nothing was written."),
                false => model.state.overlay = Some(Overlay::Changing(changing)),
            }
        }
    }
}

fn keep(model: &mut Model, mut changing: Box<Changing>) {
    if !changing.has_words() {
        return;
    }
    changing.refused = None;
    // The text that it stands in may be read again until then.
    changing.at_hand = None;
    let again = match changing.what {
        What::Step => A::ChangeStatus,
        What::Answer => A::AnswerQuestion,
        What::Respond => A::AddResponse,
        What::Mend => A::MendQuote,
        What::Add => A::NewRecord,
    };
    let goes_on = model.fixed.keymap.key(again);
    model.state.say(format!(
        "Not written, and kept until you leave: {goes_on} goes on with it."
    ));
    model.state.unwritten.push(*changing);
}

/// Takes in a change that was worked out.
pub fn proposed(model: &mut Model, number: u64, proposal: Result<Proposal, Clean>) -> Vec<Effect> {
    if let Some(mut changing) = take(model, number) {
        match proposal {
            Ok(proposal) => {
                let Proposal {
                    proposed,
                    patch,
                    says,
                } = proposal;
                changing.stage = Stage::Looking {
                    proposed,
                    looked: Looked::new(patch, says, changes),
                };
                model.state.overlay = Some(Overlay::Changing(changing));
            }
            Err(why) => refuse(model, changing, why),
        }
    }
    Vec::new()
}

/// Takes in what became of a change that was to be written, or taken back. The library is read again with it.
pub fn wrote(model: &mut Model, number: Option<u64>, became: Result<Became, Clean>) -> Vec<Effect> {
    let changing = number.and_then(|number| take(model, number));
    let became = match (became, changing) {
        (Ok(became), _) => became,
        (Err(why), Some(changing)) => {
            refuse(model, changing, why);
            return Vec::new();
        }
        (Err(why), None) => {
            model.state.complain(why.to_string());
            return Vec::new();
        }
    };
    let told = match &became {
        Became::TakenBack { told, .. } => told.clone(),
        Became::Written {
            proposed,
            can_be_taken_back,
        } => {
            let key = model.fixed.keymap.key(A::TakeBack);
            written(proposed.path(), can_be_taken_back.then_some(&key))
        }
    };
    let key: &Key = became.proposed().key();
    model.state.own = Some(Own {
        key: key.clone(),
        told: told.to_string(),
    });
    reload_kept(model)
}

/// The change over the panes, where it is the one of that number.
fn take(model: &mut Model, number: u64) -> Option<Box<Changing>> {
    let is_it = |overlay: &mut Overlay| match overlay {
        Overlay::Changing(changing) => {
            let waits = matches!(changing.stage, Stage::Proposing | Stage::Writing);
            changing.number == number && waits
        }
        _ => false,
    };
    match model.state.overlay.take_if(is_it) {
        Some(Overlay::Changing(changing)) => Some(changing),
        _ => None,
    }
}

/// Says why a change is none; what was typed stays.
fn refuse(model: &mut Model, mut changing: Box<Changing>, why: Clean) {
    if changing.fields.is_empty() {
        return model.state.complain(why.to_string());
    }
    changing.stage = Stage::Asking;
    changing.refused = Some(clean(&why));
    model.state.overlay = Some(Overlay::Changing(changing));
}
