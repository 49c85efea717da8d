//! Handing on: choosing what is written and for whom, the look at it, the file.

use std::collections::HashSet;

use crate::{
    clean, clean_format,
    export::protected::{mask, naming},
    library::{Index, Library, Scope},
    model::{Id, Key, Kind, audience::Rules},
    query::Query,
    text::{Clean, clean, clean_line, counted},
    tui::{
        effect::{Effect, Export, Handed},
        list::View,
        model::Model,
        overlay::{Choices, Handing, Offered, Overlay, Step, Whom, Yes},
    },
};

/// What is said where nothing is written after all.
const UNWRITTEN: &str = "Nothing was written.";

/// Whether words name any of the protected.
type IsTelling<'t> = &'t dyn Fn(&str) -> bool;

/// Asks what is to be written.
pub fn open(model: &mut Model) -> Vec<Effect> {
    if let Some(choices) = choices(model) {
        let handing = Handing::new(choices, model.state.handed.clone());
        model.state.overlay = Some(Overlay::Handing(Box::new(handing)));
    }
    Vec::new()
}

/// What there is to choose from; nothing in a library without a case.
pub fn choices(model: &Model) -> Option<Choices> {
    let library = &model.known.library;
    let cases = library.of_kind(&Scope::Library, Kind::Case).to_vec();
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
    // While names are covered the library is one that protects nobody.
    let cover = model.known.cover.as_ref();
    let is_telling = naming(cover.map_or(library, |cover| &cover.uncovered));
    let is_telling = &is_telling as IsTelling<'_>;
    Some(Choices {
        case: model.case().and_then(|case| {
            let case = library.index(&Key::Case(case))?;
            offered(library, vec![case], Query::default(), is_telling)
        }),
        shown: shown(model, is_telling),
        library: offered(library, cases, Query::default(), is_telling)?,
        has_filter: !model.state.place.list.filter.trim().is_empty(),
        day: model.day().map(|day| clean_format!("{}", day.words())),
        person: model.record().map(|record| record.key.clone()),
        audiences: own.chain(rules).collect(),
        covered: cover.map(|cover| cover.masks.audience.to_string()),
        home: model.fixed.home.clone(),
    })
}

/// What of the library is offered; nothing where that is no case.
fn offered(
    library: &Library,
    cases: Vec<Index>,
    query: Query,
    is_telling: IsTelling<'_>,
) -> Option<Offered> {
    let title = match &cases[..] {
        [] => return None,
        [case] => library.short(*case),
        cases => clean(&counted(cases.len() as u64, "case")),
    };
    let says = match (query.is_empty(), &cases[..]) {
        (true, [_]) => "All of the case.".into(),
        (true, _) => clean![title.clone(), ", each a part of its own."],
        (false, _) => clean_format!(
            "What `{}` finds, with whom it names and what it cites.",
            clean_line(query.text())
        ),
    };
    let ids = cases.iter().filter_map(|case| library.at(*case).key.case());
    let ids: Vec<Id> = ids.cloned().collect();
    let scopes = ids.iter().cloned().map(Scope::Case);
    let people = scopes.flat_map(|scope| {
        let people = library.of_kind(&scope, Kind::Person).iter();
        let people = people.chain(library.of_kind(&scope, Kind::Organization));
        people.copied().collect::<Vec<_>>()
    });
    let mut seen = HashSet::new();
    let people = people.filter(|person| seen.insert(*person));
    let people = people.map(|person| {
        let record = library.at(person);
        Whom {
            key: record.key.clone(),
            name: library.label(person),
            is_telling: record.in_files().protection().is_some()
                || is_telling(record.key.id().as_str()),
        }
    });
    Some(Offered {
        people: people.collect(),
        stem: match &ids[..] {
            [case] if !is_telling(case.as_str()) => case.to_string(),
            [_] => "case".to_owned(),
            _ => "cases".to_owned(),
        },
        cases: ids,
        part: Clean::default(),
        query,
        title,
        says,
    })
}

/// What the list shows: the cases that are its rows, or the records that its view and its filter ask for.
fn shown(model: &Model, is_telling: IsTelling<'_>) -> Option<Offered> {
    /// Columns of the filter in the head: the case needs room too.
    const FILTER: usize = 16;
    let (library, place) = (&model.known.library, &model.state.place);
    // Some moments of a drawing are no query: what that would write is more than is shown.
    if place.list.only.is_some() {
        return None;
    }
    let filter = place.list.filter.trim();
    let part = match filter.is_empty() {
        true => place.view.title().into(),
        false => clean_line(filter).truncate(FILTER),
    };
    let (cases, query) = match place.view {
        // Without a filter these are the library.
        View::Of(Kind::Case) if filter.is_empty() => return None,
        View::Of(Kind::Case) => (model.shown.records(), Query::default()),
        view => {
            let of_kind = match view {
                View::Of(kind) => format!("kind:{}", kind.info().one),
                // What has a day is of many kinds: without a filter that is all of the case.
                View::Chronology if !filter.is_empty() => String::new(),
                _ => return None,
            };
            let query = match (filter.is_empty(), of_kind.is_empty()) {
                (true, _) => of_kind,
                (false, true) => filter.to_owned(),
                (false, false) => format!("{of_kind} ({filter})"),
            };
            let cases = match &place.scope {
                Scope::Library => library.of_kind(&Scope::Library, Kind::Case).to_vec(),
                Scope::Case(case) => vec![library.index(&Key::Case(case.clone()))?],
            };
            (cases, Query::parse(&query).ok()?)
        }
    };
    let offered = offered(library, cases, query, is_telling)?;
    Some(Offered { part, ..offered })
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
                    handing.kept = None;
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
        Handed::Looked { text, kept } => {
            // Who did not wait for it has asked for the file meanwhile, under another number.
            if let Step::Looking { text: shown, .. } = &mut handing.step {
                *shown = Some(text);
            }
            handing.kept = kept.map(|kept| kept.words());
        }
        Handed::Written { told, kept } => {
            model.state.taken.pages = true;
            // What the look at it has given is new, though it is kept since.
            let kept = handing.kept.take().or(kept.map(|kept| kept.words()));
            model.state.say(match kept {
                Some(kept) => format!("{told} {kept}"),
                None => told,
            });
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
