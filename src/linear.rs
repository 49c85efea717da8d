//! The linear face: the same browser for whoever hears it or reads it by their fingers, a line after the other.
//!
//! What is typed is a number or a word ([`words`]); it changes where the reader is ([`spot`]), and what follows from that is the
//! browser's own [`Model`]: the same lists, pages, marks, the same names covered. So nothing is worked out here: `hear` changes the
//! model and returns what is wanted of the outside world, as an action of the browser does, and `told` says where the reader is
//! then. Nothing here reads, writes or waits.

mod act;
mod ask;
mod choose;
mod find;
mod going;
mod hand;
mod item;
mod mark;
mod order;
mod speak;
mod spot;
mod tell;
mod text;
mod words;

use ratatui::layout::Size;

use crate::{
    clean,
    library::Scope,
    text::{Clean, clean, clean_line},
    tui::{
        action::{self, Action},
        effect::{Effect, Handed},
        known::Since,
        list::View,
        message::Message,
        model::Model,
        state::RecordPane,
        update::update,
    },
};
use ask::Asked;
use hand::Handing;
use spot::{Look, Spot};
use words::{Does, Heard, Leaves, hear, leaves};

pub use words::help;

/// A conversation about a library.
pub struct Talk {
    model: Model,
    /// Where the reader is, which comes last, and by which way they came there. Never empty.
    spots: Vec<Spot>,
    asks: Option<Asks>,
    /// What to ask next, once that was wanted.
    asked: Option<Asked>,
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
            spots: vec![Spot::home()],
            asks: None,
            asked: None,
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
        // A record that was named with the library is where one begins, or is not there.
        let named = self.model.fixed.at.as_deref().filter(|_| is_loaded && !had);
        if let Some(notice) = notice.filter(|_| is_told || named.is_some()) {
            self.said.push(clean_line(&notice.text));
        }
        let is_there = |at: &str| self.model.known.library.find(at).is_some();
        if named.is_some_and(is_there) {
            let place = self.model.state.place.clone();
            self.spots.push(Spot::at(place, Look::Page));
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
            Some(asks) => match leaves(typed) {
                Some(leaves) => self.leave_prompt(asks, leaves),
                None => self.answer(asks, typed),
            },
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
                self.spots[0] = Spot::home();
                self.settle()
            }
            Does::Views => {
                self.model.state.place = self.spot().place.clone();
                self.arrive(Look::Views)
            }
            Does::Find => self.find(behind),
            Does::Filter => self.filter(behind),
            Does::Sort => self.sort(behind),
            Does::Group => self.group(behind),
            Does::Fold => self.fold(),
            Does::Turn => self.act(Action::Turn),
            Does::Finer => self.act(Action::Finer),
            Does::Coarser => self.act(Action::Coarser),
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
            Does::Falls => self.falls(behind),
            Does::Tellings => self.tellings(),
            Does::ToAsk => self.ask_next(),
            Does::Text => self.read_text(),
            Does::Original => self.original(),
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
            Does::Label => self.label(behind),
            Does::TakeBack => self.take_back(),
            Does::HandReview => self.hand_review(behind),
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

    /// Leaves what was asked without an answer: nothing of it is done.
    fn leave_prompt(&mut self, asks: Asks, leaves: Leaves) -> Vec<Effect> {
        if leaves == Leaves::Asked {
            self.say("This is asked; what can be typed elsewhere, help says there.");
            return self.ask(asks);
        }
        let mut effects = match asks {
            Asks::Handing(_) => self.unwritten(),
            Asks::Behind(_) => {
                self.say("Nothing is done.");
                self.tells = Tells::Selection;
                Vec::new()
            }
            Asks::Leave => {
                // Who says again that they leave is asked again.
                if leaves != Leaves::For(Does::Quit) {
                    self.say("You stay.");
                }
                Vec::new()
            }
        };
        if let Leaves::For(does) = leaves {
            self.tells = Tells::Place;
            effects.extend(self.does(does, ""));
        }
        effects
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
}

/// That what is shown is not what the files hold.
const FILES_CHANGED: &str = "Files have changed since they were read: say reload first, so that you have heard what they say now.";

/// Whether a word asks for more where nothing stands behind it.
fn needs_more(does: Does) -> bool {
    matches!(
        does,
        Does::Find
            | Does::Filter
            | Does::Sort
            | Does::Group
            | Does::Show
            | Does::Day
            | Does::Note
            | Does::Label
            | Does::HandReview
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
