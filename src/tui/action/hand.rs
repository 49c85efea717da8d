//! Handing on: choosing what is written and for whom, the look at it, the file.

use crate::{
    clean_format,
    export::protected::mask,
    library::{Index, Scope},
    model::{Kind, audience::Rules},
    text::{clean, clean_line},
    tui::{
        effect::{Effect, Export, Handed},
        model::Model,
        overlay::{Choices, Handing, Overlay, Step, Yes},
    },
};

/// What is said where nothing is written after all.
const UNWRITTEN: &str = "Nothing was written.";

/// Asks what is to be written.
pub fn open(model: &mut Model) -> Vec<Effect> {
    if let Some(choices) = choices(model) {
        let handing = Handing::new(choices, model.state.handed.clone());
        model.state.overlay = Some(Overlay::Handing(Box::new(handing)));
    }
    Vec::new()
}

/// What there is to choose from.
fn choices(model: &Model) -> Option<Choices> {
    let library = &model.known.library;
    let case = model.case()?;
    let scope = Scope::Case(case.clone());
    let title = library.index(&crate::model::Key::Case(case.clone()));
    let title = title.map(|index| library.short(index)).unwrap_or_default();
    let of_kind = |kind| library.of_kind(&scope, kind).iter().copied();
    let people = of_kind(Kind::Person).chain(of_kind(Kind::Organization));
    let person = |index: Index| (library.at(index).key.clone(), library.label(index));
    let own = library.audiences.iter().map(|(name, audience)| {
        let note = audience.note.as_ref();
        let note = note.map(|note| clean_line(note.raw())).unwrap_or_default();
        (name.clone(), note)
    });
    let rules = Rules::ALL.iter();
    let rules = rules.filter(|rules| mask::audience(library, rules.word()).is_ok());
    let rules = rules.map(|rules| {
        let says = clean_format!("Those to whom the rules of {} hold.", rules.word());
        (rules.word().to_owned(), says)
    });
    let rules = rules.filter(|(name, _)| !library.audiences.iter().any(|(own, _)| own == name));
    Some(Choices {
        case,
        title,
        query: model.filter_of_case(),
        day: model.day().map(|day| clean_format!("{}", day.words())),
        people: people.map(person).collect(),
        person: model.record().map(|record| record.key.clone()),
        audiences: own.chain(rules).collect(),
        home: model.fixed.home.clone(),
    })
}

/// Goes on: from what is chosen to the look at it, from there to the file.
pub fn accept(model: &mut Model, mut handing: Box<Handing>) -> Vec<Effect> {
    handing.refused = None;
    let effects = match handing.step {
        Step::Writing => Vec::new(),
        Step::Choosing | Step::Looking { .. } => {
            // Who does not wait for the look at it needs none.
            handing.turn.take();
            model.state.exports += 1;
            match (handing.export(model.state.exports), &handing.step) {
                (Err(why), _) => {
                    handing.step = Step::Choosing;
                    handing.refused = Some(why);
                    Vec::new()
                }
                (Ok(export), Step::Choosing) => {
                    handing.step = Step::Looking { text: None, top: 0 };
                    vec![Effect::Preview(export)]
                }
                (Ok(export), _) => {
                    handing.step = Step::Writing;
                    model.state.handed = Some(handing.chosen.clone());
                    vec![Effect::Export(export)]
                }
            }
        }
    };
    model.state.overlay = Some(Overlay::Handing(handing));
    effects
}

/// Goes back: calls off what is being done, or leaves the look at it, or closes.
pub fn back(model: &mut Model, mut handing: Box<Handing>) {
    match handing.step {
        Step::Choosing => return,
        Step::Looking { .. } => {
            handing.turn.take();
        }
        Step::Writing if handing.turn.take() => handing.refused = Some(UNWRITTEN.into()),
        // It is being put in its place: nothing is left to call off.
        Step::Writing => {
            model.state.overlay = Some(Overlay::Handing(handing));
            return;
        }
    }
    // What still comes is for nobody.
    model.state.exports += 1;
    handing.step = Step::Choosing;
    model.state.overlay = Some(Overlay::Handing(handing));
}

/// Goes to another row or, where it is looked at, to another line.
pub fn go(handing: &mut Handing, by: isize) {
    handing.refused = None;
    match &mut handing.step {
        Step::Choosing => handing.go(by),
        Step::Looking {
            text: Some(text),
            top,
        } => {
            let last = text.lines().count().saturating_sub(1);
            *top = top.saturating_add_signed(by).min(last);
        }
        Step::Looking { text: None, .. } | Step::Writing => {}
    }
}

/// Chooses another value of the selected row.
pub fn turn(model: &mut Model, by: isize) -> Vec<Effect> {
    if let Some(Overlay::Handing(handing)) = &mut model.state.overlay
        && let Step::Choosing = handing.step
    {
        handing.refused = None;
        handing.turn(by);
    }
    Vec::new()
}

/// Answers a question about writing with yes.
pub fn yes(model: &mut Model, mut handing: Box<Handing>, export: Export) -> Vec<Effect> {
    handing.turn = export.turn.clone();
    handing.step = Step::Writing;
    model.state.overlay = Some(Overlay::Handing(handing));
    vec![Effect::Export(export)]
}

/// Answers it with no: something else may be chosen.
pub fn no(model: &mut Model, mut handing: Box<Handing>) {
    handing.step = Step::Choosing;
    handing.refused = Some(UNWRITTEN.into());
    model.state.overlay = Some(Overlay::Handing(handing));
}

/// Takes in what became of what is to be written.
pub fn handed(model: &mut Model, number: u64, handed: Handed) -> Vec<Effect> {
    if number != model.state.exports {
        return Vec::new();
    }
    let Some(Overlay::Handing(mut handing)) = model.state.overlay.take() else {
        return Vec::new();
    };
    match handed {
        Handed::Doing(doing) => handing.doing = clean(&doing),
        Handed::Looked(text) => {
            // Who did not wait for it has asked for the file meanwhile, under another number.
            if let Step::Looking { text: shown, .. } = &mut handing.step {
                *shown = Some(text);
            }
        }
        Handed::Written(told) => {
            model.state.taken.pages = true;
            model.state.say(told);
            return Vec::new();
        }
        Handed::Ask { question, yes } => {
            model.state.overlay = Some(Overlay::Confirm {
                question,
                yes: Yes::Write(handing, yes),
            });
            return Vec::new();
        }
        Handed::Refused(why) => {
            handing.step = Step::Choosing;
            handing.refused = Some(why);
        }
    }
    model.state.overlay = Some(Overlay::Handing(handing));
    Vec::new()
}
