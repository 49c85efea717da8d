//! The linear face: the same browser for whoever hears it or reads it by their fingers, a line after the other.
//!
//! What is typed is a number or a word ([`words`]); it changes where the reader is ([`spot`]), and what follows from that is the
//! browser's own [`Model`]: the same lists, pages, marks, the same names covered. So nothing is worked out here: `hear` changes the
//! model and returns what is wanted of the outside world, as an action of the browser does, and `told` says where the reader is
//! then. Nothing here reads, writes or waits.

mod hand;
mod item;
mod mark;
mod speak;
mod spot;
mod tell;
mod text;
mod words;

use ratatui::layout::Size;

use crate::{
    clean,
    library::Scope,
    model::{Body, Id, Kind},
    query::Query,
    search::meant,
    sheet::Piece,
    text::{Clean, clean, clean_line},
    tui::{
        action::{self, everywhere, picture},
        effect::{Effect, Handed},
        known::Since,
        list::View,
        message::Message,
        model::Model,
        state::{Pane, Place, RecordPane},
        update::update,
    },
};
use hand::Handing;
use spot::{Look, Spot};
use words::{Does, Heard, hear};

pub use words::help;

/// A conversation about a library.
pub struct Talk {
    model: Model,
    /// Where the reader is, which comes last, and by which way they came there. Never empty.
    spots: Vec<Spot>,
    asks: Option<Asks>,
    /// What is to be said before it is said where the reader is.
    said: Vec<Clean>,
    tells: Tells,
    /// Whether it was said that files have changed.
    has_told_changed: bool,
    is_done: bool,
}

/// What the next line answers.
enum Asks {
    /// What stands behind a word.
    Behind(Does),
    /// What is to be written, and where.
    Handing(Box<Handing>),
    /// Whether the program is to be left though something is not saved.
    Leave,
}

/// How much is said of where the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tells {
    Nothing,
    /// What is selected.
    Selection,
    Place,
}

/// What the words of the browser have for a size: its pictures are made for some columns, and say the same in any.
const SIZE: Size = Size {
    width: 160,
    height: 50,
};

impl Talk {
    /// Begins with a browser that has no library yet.
    pub fn new(mut model: Model) -> Self {
        let notice = model.state.notice.take();
        update(&mut model, Message::Sized(SIZE));
        Self {
            spots: vec![Spot {
                place: Place::default(),
                look: Look::List { from: 0 },
            }],
            asks: None,
            said: notice
                .map(|notice| clean_line(&notice.text))
                .into_iter()
                .collect(),
            tells: Tells::Place,
            has_told_changed: false,
            is_done: false,
            model,
        }
    }

    /// What reads the library.
    pub fn load(&self) -> Effect {
        Effect::Load(self.model.known.generation)
    }

    /// The browser, for whoever carries out what it wants.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Why there is no library, as a sentence; none where there is one.
    pub fn unopened(&self) -> Option<Clean> {
        let why = self.model.known.unopened.as_ref()?;
        Some(clean(&crate::text::as_sentence(why)))
    }

    /// Whether the reader has left.
    pub fn is_done(&self) -> bool {
        self.is_done
    }

    /// A text with other words in the place of the names of the protected, where those are covered.
    pub fn covered(&self, text: &str) -> Clean {
        let Some(cover) = &self.model.known.cover else {
            return clean(text);
        };
        let mut covered = text.to_owned();
        for edit in cover.masks.edits_of_cut(text).into_iter().rev() {
            covered.replace_range(edit.range, &edit.words);
        }
        clean(&covered)
    }

    /// Takes in what a job found.
    pub fn take(&mut self, message: Message) -> Vec<Effect> {
        let message = match message {
            Message::Handed(number, handed) => return self.handed(number, handed),
            message => message,
        };
        let is_told = match &message {
            Message::Done(_) | Message::Failed(_) | Message::Refused(_) => true,
            Message::Turned(..) | Message::Unopened(..) => true,
            Message::Reviewed(told) => told.said.is_some(),
            _ => false,
        };
        let (is_loaded, is_since) = (
            matches!(message, Message::Loaded(..)),
            matches!(message, Message::Since(..)),
        );
        self.model.state.notice = None;
        let had = self.model.known.library.records().len() > 0;
        let effects = update(&mut self.model, message);
        let notice = self.model.state.notice.take();
        if let Some(notice) = notice.filter(|_| is_told) {
            self.said.push(clean_line(&notice.text));
        }
        if is_loaded && had {
            let words = self.model.known.news.words();
            self.said.push(match words.is_empty() {
                true => "Read again.".into(),
                false => clean!["Read again: ", clean_line(&words), "."],
            });
            self.has_told_changed = false;
        }
        if is_since
            && self.model.known.since_told == 1
            && let Some(changes) = self.model.changes()
        {
            let told = clean![&changes.title, ": ", &changes.words, ". Say changes."];
            self.said.push(told);
        }
        effects
    }

    /// Does what was typed. What is wanted for it is to be carried out before what there is to say is asked for.
    pub fn hear(&mut self, typed: &str) -> Vec<Effect> {
        self.tells = Tells::Place;
        let typed = typed.trim();
        let mut effects = match self.asks.take() {
            Some(asks) => self.answer(asks, typed),
            None => self.understand(typed),
        };
        effects.push(Effect::Look(self.model.known.generation));
        effects
    }

    fn understand(&mut self, typed: &str) -> Vec<Effect> {
        if typed.is_empty() {
            return self.on();
        }
        let views = self.views();
        let titles: Vec<&str> = views.iter().map(|view| view.title()).collect();
        match hear(typed, &titles) {
            Heard::Numbers(numbers) => {
                let mut effects = Vec::new();
                for number in numbers {
                    match self.choose(number) {
                        Ok(more) => effects.extend(more),
                        Err(why) => {
                            self.said.push(why);
                            break;
                        }
                    }
                }
                effects
            }
            // Typed in a case, they are those of the library, which the beginning counts.
            Heard::View(view) if views[view] == View::Problems => self.does(Does::Problems, ""),
            Heard::View(view) => self.show(views[view]),
            Heard::Word(does, "") if needs_more(does) => self.ask(Asks::Behind(does)),
            Heard::Word(does, behind) => self.does(does, behind),
            Heard::Unknown(near) => {
                let near = near.map(|near| clean![" Did you mean ", clean_line(near), "?"]);
                let numbers = match self.choices() {
                    0 => Clean::from("0"),
                    last => clean!["a number from 0 to ", last],
                };
                self.said.push(clean![
                    "“",
                    clean_line(typed),
                    "” is nothing that can be typed here.",
                    near,
                    " Type ",
                    numbers,
                    ", the name of a view, or a word such as find, filter, views, day, help or quit."
                ]);
                self.tells = Tells::Nothing;
                Vec::new()
            }
        }
    }

    /// Does what a word says, with what stands behind it.
    fn does(&mut self, does: Does, behind: &str) -> Vec<Effect> {
        match does {
            Does::Back => self.back(),
            Does::Next => self.on(),
            Does::Previous => self.previous(),
            Does::Again => Vec::new(),
            Does::Home => {
                self.spots.truncate(1);
                self.spots[0] = Spot {
                    place: Place::default(),
                    look: Look::List { from: 0 },
                };
                self.settle()
            }
            Does::Views => {
                self.model.state.place = self.spot().place.clone();
                self.arrive(Look::Views)
            }
            Does::Find => self.find(behind),
            Does::Filter => self.filter(behind),
            Does::Show => self.show_record(behind),
            Does::Day => {
                let typed = match behind {
                    "today" => "",
                    behind => behind,
                };
                match action::answer_day(&mut self.model, typed) {
                    Ok(effects) => {
                        if typed.is_empty() {
                            self.say("This is the library as it is today.");
                        }
                        self.model.state.notice = None;
                        effects
                    }
                    Err(why) => self.refuse(why),
                }
            }
            Does::Origins => match self.selected() {
                true if !self.spot().place.record.origins => {
                    self.model.state.place = self.spot().place.clone();
                    self.model.state.place.record = RecordPane {
                        origins: true,
                        ..RecordPane::default()
                    };
                    self.arrive(Look::Page)
                }
                true => Vec::new(),
                false => self.refuse("Origins are of a record: choose one first.".into()),
            },
            Does::Text => self.read_text(),
            Does::Changes => self.show(View::Changes),
            Does::Seen => match self.model.known.has_changed {
                true => self.refuse(FILES_CHANGED.into()),
                false => {
                    self.tells = Tells::Nothing;
                    vec![Effect::MoveMarker(self.model.known.generation)]
                }
            },
            Does::Problems => self.show_of(Scope::Library, View::Problems),
            Does::Reviewed | Does::NotReviewed | Does::Flag | Does::NotFlagged => self.mark(does),
            Does::Note => self.note(behind),
            Does::TakeBack => self.take_back(),
            Does::Export => self.export(behind),
            Does::Reload => {
                self.model.state.notice = None;
                action::reload(&mut self.model)
            }
            Does::Help => {
                self.said.extend(help());
                self.tells = Tells::Nothing;
                Vec::new()
            }
            Does::Quit => self.leave(),
        }
    }

    fn ask(&mut self, asks: Asks) -> Vec<Effect> {
        self.asks = Some(asks);
        Vec::new()
    }

    /// Takes the answer to what was asked.
    fn answer(&mut self, asks: Asks, typed: &str) -> Vec<Effect> {
        match asks {
            Asks::Behind(_) if typed.is_empty() => {
                self.say("Nothing was typed, and nothing is done.");
                Vec::new()
            }
            Asks::Behind(does) => self.does(does, typed),
            Asks::Handing(handing) => self.hand(*handing, typed),
            Asks::Leave => {
                match typed.to_lowercase().as_str() {
                    "y" | "yes" => self.is_done = true,
                    _ => self.say("You stay."),
                }
                Vec::new()
            }
        }
    }

    fn leave(&mut self) -> Vec<Effect> {
        self.tells = Tells::Nothing;
        match &self.model.known.review.unsaved {
            Some(_) => self.ask(Asks::Leave),
            None => {
                self.is_done = true;
                Vec::new()
            }
        }
    }

    fn say(&mut self, words: &'static str) {
        self.said.push(words.into());
    }

    /// Says why something is not done.
    fn refuse(&mut self, why: Clean) -> Vec<Effect> {
        self.said.push(why);
        self.tells = Tells::Nothing;
        Vec::new()
    }

    /// Where the reader is.
    fn spot(&self) -> &Spot {
        &self.spots[self.spots.len() - 1]
    }

    fn spot_mut(&mut self) -> &mut Spot {
        let last = self.spots.len() - 1;
        &mut self.spots[last]
    }

    /// Goes where the model is, and tells of it what `look` says.
    fn arrive(&mut self, look: Look) -> Vec<Effect> {
        let effects = self.model.settle();
        self.spots.push(Spot {
            place: self.model.state.place.clone(),
            look,
        });
        effects
    }

    /// Brings the model in line with where the reader is.
    fn settle(&mut self) -> Vec<Effect> {
        self.model.state.place = self.spot().place.clone();
        let effects = self.model.settle();
        self.spot_mut().place = self.model.state.place.clone();
        effects
    }

    /// Takes over where the model came to be, as by a library of another day; goes to the cases where the case is gone.
    fn follow(&mut self) {
        let place = self.model.state.place.clone();
        if place.scope != self.spot().place.scope {
            self.say("What you were at is not there.");
            self.spots = vec![Spot {
                place,
                look: Look::List { from: 0 },
            }];
        } else if (place.view, &place.list.filter)
            == (
                self.spot().place.view,
                &self.spot().place.list.filter.clone(),
            )
        {
            self.spot_mut().place = place;
        }
    }

    fn back(&mut self) -> Vec<Effect> {
        match self.spots.len() {
            1 => {
                self.say("This is where it begins; quit ends it.");
                Vec::new()
            }
            _ => {
                self.spots.pop();
                self.settle()
            }
        }
    }

    /// The next page, where there is one.
    fn on(&mut self) -> Vec<Effect> {
        let all = self.choices();
        match &mut self.spot_mut().look {
            Look::Citation(_) => return self.read_text(),
            Look::Text { .. } => return self.read_on(),
            look => {
                if let Some(from) = look.from() {
                    match *from + Look::MOST < all {
                        true => *from += Look::MOST,
                        false => {
                            self.say("This is the last page.");
                        }
                    }
                }
            }
        }
        Vec::new()
    }

    fn previous(&mut self) -> Vec<Effect> {
        match &mut self.spot_mut().look {
            Look::Text { .. } => return self.read_back(),
            look => match look.from() {
                Some(from) if *from > 0 => *from = from.saturating_sub(Look::MOST),
                _ => self.say("This is the first page."),
            },
        }
        Vec::new()
    }

    /// The views that there are here; that of changes also where there is none.
    fn views(&self) -> Vec<View> {
        View::of(&self.spot().place.scope).to_vec()
    }

    /// Goes to a view.
    fn show(&mut self, view: View) -> Vec<Effect> {
        let scope = self.spot().place.scope.clone();
        self.show_of(scope, view)
    }

    fn show_of(&mut self, scope: Scope, view: View) -> Vec<Effect> {
        self.model.state.place = Place {
            scope,
            view,
            pane: Pane::List,
            ..Place::default()
        };
        self.arrive(match view.has_list() {
            true => Look::List { from: 0 },
            false => Look::Page,
        })
    }

    /// Opens a case.
    fn enter(&mut self, case: Id) -> Vec<Effect> {
        self.model.state.place = Place {
            scope: Scope::Case(case),
            view: View::Overview,
            pane: Pane::List,
            ..Place::default()
        };
        self.arrive(Look::Views)
    }

    /// Whether a record is selected, and no list is looked at.
    fn selected(&self) -> bool {
        let is_row = matches!(
            self.spot().look,
            Look::List { .. } | Look::Views | Look::Hits { .. }
        );
        self.model.record().is_some() && !is_row
    }

    /// Chooses what stands behind a number.
    ///
    /// # Errors
    /// Where nothing does.
    fn choose(&mut self, number: usize) -> Result<Vec<Effect>, Clean> {
        let all = self.choices();
        let Some(at) = number.checked_sub(1) else {
            return Ok(self.back());
        };
        if at >= all {
            return Err(match all {
                0 => "There is nothing to choose here; 0 goes back.".into(),
                all => clean![
                    "There is no ",
                    number,
                    " here: the numbers are 1 to ",
                    all,
                    ", and 0 goes back."
                ],
            });
        }
        Ok(match self.spot().look.clone() {
            Look::Views => {
                let view = self.views()[at];
                self.show(view)
            }
            Look::List { .. } => self.open_row(at),
            Look::Page => self.open_part(at),
            Look::Part { part, .. } => {
                let page = self.page();
                let line = page.parts.get(part).and_then(|part| part.lines.get(at));
                let targets = line.map(|line| line.targets.clone()).unwrap_or_default();
                // A line that is about a citation leads to it, and that to its source.
                match &targets[..] {
                    [] => {
                        let words = line.map(|line| line.words.clone());
                        let words = words.unwrap_or_default();
                        self.refuse(clean![words, " This line leads nowhere."])
                    }
                    [only] => self.open(only.clone()),
                    [first @ Piece::Citation(_), ..] if self.is_citation_row(part, at) => {
                        self.open(first.clone())
                    }
                    _ => self.stay_at(Look::Links(targets)),
                }
            }
            Look::Links(pieces) => self.open(pieces[at].clone()),
            Look::Citation(number) => self.open_source(number),
            Look::Text { .. } => Vec::new(),
            Look::Hits { .. } => self.open_hit(at),
        })
    }

    /// How many choices there are here.
    fn choices(&self) -> usize {
        match &self.spot().look {
            Look::Views => self.views().len(),
            Look::List { .. } => self.model.shown.items.len(),
            Look::Page => self.page_choices().len(),
            Look::Part { part, .. } => {
                let page = self.page();
                page.parts.get(*part).map_or(0, |part| part.lines.len())
            }
            Look::Links(pieces) => pieces.len(),
            Look::Citation(number) => usize::from(self.source_of(*number).is_some()),
            Look::Text { .. } => 0,
            Look::Hits { .. } => self.model.state.everywhere.told.hits().count(),
        }
    }

    /// Looks at the same place otherwise.
    fn stay_at(&mut self, look: Look) -> Vec<Effect> {
        let place = self.spot().place.clone();
        self.spots.push(Spot { place, look });
        Vec::new()
    }

    /// Opens a row of the list.
    fn open_row(&mut self, at: usize) -> Vec<Effect> {
        let library = &self.model.known.library;
        let Some(item) = self.model.shown.items.get(at) else {
            return Vec::new();
        };
        let case = item.index(library).and_then(|index| {
            let record = library.at(index);
            let is_case =
                record.kind() == Kind::Case && self.spot().place.view == View::Of(Kind::Case);
            is_case.then(|| record.key.case().cloned()).flatten()
        });
        if let Some(case) = case {
            return self.enter(case);
        }
        let id = item.id(library);
        self.model.state.place = self.spot().place.clone();
        let place = &mut self.model.state.place;
        place.look_from_start();
        (place.list.cursor, place.list.at, place.pane) = (id, at, Pane::List);
        self.arrive(Look::Page)
    }

    /// Opens what a page or a mark leads to.
    fn open(&mut self, piece: Piece) -> Vec<Effect> {
        self.model.state.place = self.spot().place.clone();
        match piece {
            Piece::Link(key, _) => {
                let Some(index) = self.model.known.library.index(&key) else {
                    return self.refuse(clean!["`", key.clean(), "` is not there."]);
                };
                action::go_to_index(&mut self.model, index);
                self.arrive(Look::Page)
            }
            Piece::Citation(number) => {
                let number = number.saturating_sub(1);
                action::go_to_citation(&mut self.model, number);
                self.arrive(Look::Citation(number))
            }
            Piece::Mark(mark) => {
                let Some(opens) = mark.opens else {
                    return Vec::new();
                };
                picture::open(&mut self.model, opens);
                let cited = self.model.state.place.source.citation.as_ref();
                let look = match (cited, self.model.state.place.pane) {
                    (Some(cited), _) => Look::Citation(cited.number),
                    (None, Pane::List) => Look::List { from: 0 },
                    (None, _) => Look::Page,
                };
                self.arrive(look)
            }
            Piece::Text(..) | Piece::Sign(_) => Vec::new(),
        }
    }

    fn show_record(&mut self, typed: &str) -> Vec<Effect> {
        match meant(&self.model.known.library, typed) {
            Ok(index) => {
                self.model.state.place = self.spot().place.clone();
                action::go_to_index(&mut self.model, index);
                self.arrive(Look::Page)
            }
            Err(why) => self.refuse(why.sentence(typed)),
        }
    }

    /// Searches all texts.
    fn find(&mut self, words: &str) -> Vec<Effect> {
        self.model.state.place = self.spot().place.clone();
        let everywhere = &mut self.model.state.everywhere;
        everywhere.line.set(words);
        everywhere.gathering = None;
        let gather = everywhere.gather(self.model.known.edition);
        let mut effects = self.arrive(Look::Hits { from: 0 });
        effects.extend(gather);
        effects
    }

    fn open_hit(&mut self, at: usize) -> Vec<Effect> {
        self.model.state.place = self.spot().place.clone();
        self.model.state.everywhere.selected = at;
        let mut effects = everywhere::go(&mut self.model);
        let paragraph = self.model.state.place.source.paragraph;
        let look = match paragraph {
            Some(paragraph) => Look::Text {
                from: paragraph.saturating_sub(1),
                to: paragraph + 2,
            },
            None => Look::Page,
        };
        effects.extend(self.arrive(look));
        effects
    }

    /// Lists only what a query finds.
    fn filter(&mut self, typed: &str) -> Vec<Effect> {
        let typed = match typed {
            "off" | "none" => "",
            typed => typed,
        };
        if !matches!(self.spot().look, Look::List { .. }) {
            return self.refuse(
                "Only a list can be filtered: open one first, such as allegations.".into(),
            );
        }
        if let Err(error) = Query::parse(typed) {
            let why = clean!["This is no filter: ", error.line(), "."];
            return self.refuse(why);
        }
        let spot = self.spot_mut();
        spot.place.list.filter = typed.to_owned();
        (spot.place.list.cursor, spot.place.list.at) = (None, 0);
        spot.look = Look::List { from: 0 };
        self.settle()
    }

    /// Goes to the text of the source, or to the passage of the citation that is looked at.
    fn read_text(&mut self) -> Vec<Effect> {
        let is_source = |model: &Model| {
            let record = model.record();
            record.is_some_and(|record| matches!(record.body, Body::Source(_)))
        };
        match self.spot().look {
            Look::Citation(_) => {
                let (from, to) = self.around();
                self.text_from(from, to)
            }
            Look::Text { .. } => self.read_on(),
            _ if self.selected() && is_source(&self.model) => self.text_from(0, Look::MOST),
            _ => self.refuse(
                "There is a text of a source or of a citation: choose one of these first.".into(),
            ),
        }
    }

    /// The selected row of a list, for whoever marks it.
    fn is_in_list(&self) -> bool {
        matches!(
            self.spot().look,
            Look::List { .. } | Look::Views | Look::Hits { .. }
        )
    }
}

/// That what is shown is not what the files hold.
const FILES_CHANGED: &str = "Files have changed since they were read: say reload first, so that you have heard what they say now.";

/// Whether a word asks for more where nothing stands behind it.
fn needs_more(does: Does) -> bool {
    matches!(
        does,
        Does::Find | Does::Filter | Does::Show | Does::Day | Does::Note
    )
}

impl Talk {
    fn handed(&mut self, number: u64, handed: Handed) -> Vec<Effect> {
        match number == self.model.state.exports {
            true => self.take_handed(handed),
            false => Vec::new(),
        }
    }

    /// What is said of how the library differs, where that is not known.
    fn since(&self) -> &Since {
        &self.model.known.since
    }
}
