//! The loop: draw, wait, update, carry out.

use std::{io, iter, path::PathBuf, sync::Arc};

use ratatui::crossterm::event::{Event, KeyEventKind};

use super::{
    action::{self, Action},
    effect::Effect,
    input::{key::Key, keymap::Keymap},
    job::{Executor, Threads, World, editor, keeps_nothing},
    message::Message,
    model::{Fixed, Model},
    saved,
    terminal::{Ending, Incoming, Options, Terminal},
    theme::Theme,
    tour::Tour,
    update::{update, update_all},
    view::view,
};
use crate::{
    config::Quit,
    document::Archive,
    marker::Against,
    model::Day,
    review::Unkept,
    session::{Start, Store},
    text::without_commands,
};

/// How the browser is to be run.
pub struct Settings {
    /// The library folder or case file.
    pub path: PathBuf,
    pub archive: Archive,
    /// What `~/` stands for.
    pub home: Option<PathBuf>,
    /// Whether the names of the protected are covered, and before which audience; none is the library's only one.
    pub cover: Option<Option<String>>,
    /// Where the user's own data is kept; none where there is no such folder.
    pub data: Option<PathBuf>,
    /// By which name the reader signs what they review; none where it is not known.
    pub reviewer: Option<String>,
    /// The program's own folders, into which nothing is written for others.
    pub own: Vec<PathBuf>,
    pub keymap: Keymap,
    /// Whether the theme was chosen, on the command line or in the configuration.
    pub themed: bool,
    /// The themes to choose from, and the first to use.
    pub themes: Vec<Theme>,
    pub theme: usize,
    pub mouse: bool,
    /// Sentences on what is wrong with the settings, which the reader is told first.
    pub notices: Vec<String>,
    /// Where the library is remembered; none where nothing is.
    pub session: Option<Store>,
    /// Where it is kept how changes of files can be taken back; none where nothing is.
    pub changes: Option<Store>,
    /// Whether what is remembered is taken up.
    pub start: Start,
    /// The record to begin at, as it was typed (what `casefile show` takes); it goes before what is
    /// remembered. None begins where the library does.
    pub at: Option<String>,
    /// Whether what is searched for is remembered as well.
    pub history: bool,
    /// Whether files that have changed are read again without being asked for.
    pub watch: bool,
    /// What `q` does.
    pub quit: Quit,
    /// The saved queries: their names, and what they ask.
    pub filters: Vec<(String, String)>,
    /// With what the library is compared: what the reader saw last, or a version that they named.
    pub against: Against,
    /// Where the tour begins; none outside it.
    pub tour: Option<Tour>,
    /// Which day it is.
    pub today: fn() -> Day,
}

/// Whoever does what leaves the program: the clipboard, the editor, the shell.
pub trait Outside {
    /// Takes an effect for itself that would reach beyond the program in a job, or gives it back. The
    /// terminal takes none; a test takes what would open a viewer.
    fn take(&mut self, effect: Effect) -> Option<Effect> {
        Some(effect)
    }

    /// Does what is wanted, and answers where there is something to say.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn leave(&mut self, effect: Effect, model: &Model) -> io::Result<Option<Message>>;
}

/// Gives the next message that has come, if it is one of the wanted.
pub type NextIf<'n> = dyn FnMut(&mut dyn FnMut(&Message) -> bool) -> Option<Message> + 'n;

/// Messages that are taken in together, of those that have come. What only adds to what is known waits
/// for no other of its kind, and letters that are typed into a line are put in as one text, as a paste is.
pub fn together(model: &mut Model, first: Message, next_if: &mut NextIf<'_>) -> Vec<Message> {
    let mut letter = |message: &Message| match message {
        Message::Terminal(Event::Key(key)) if key.kind != KeyEventKind::Release => {
            action::letter(model, Key::of(*key))
        }
        _ => None,
    };
    let Some(typed) = letter(&first) else {
        let mut all = vec![first];
        if all[0].only_adds() {
            all.extend(iter::from_fn(|| next_if(&mut |next| next.only_adds())));
        }
        return all;
    };
    let (mut text, mut all) = (String::from(typed), vec![first]);
    while let Some(next) = next_if(&mut |next| letter(next).is_some()) {
        text.extend(letter(&next));
        all = vec![next];
    }
    match text.chars().nth(1) {
        Some(_) => vec![Message::Terminal(Event::Paste(text))],
        None => all,
    }
}

/// Changes the model by messages that came together, and carries out what that asks for.
///
/// # Errors
/// When the terminal is gone.
pub fn react<E: Executor>(
    model: &mut Model,
    messages: impl IntoIterator<Item = Message>,
    world: &mut World<E>,
    outside: &mut dyn Outside,
) -> io::Result<()> {
    let mut effects = update_all(model, messages);
    while let Some(effect) = effects.pop() {
        let effect = outside.take(effect);
        let Some(effect) = effect.and_then(|effect| world.start(effect, model)) else {
            continue;
        };
        if let Some(answer) = outside.leave(effect, model)? {
            effects.extend(update(model, answer));
        }
    }
    Ok(())
}

/// How the browser ended.
pub struct Ended {
    /// Whether the terminal could be used to the end.
    pub shown: io::Result<()>,
    /// What the reader marked or wrote that could not be put down.
    pub unkept: Option<Unkept>,
    /// Whether names were covered: then somebody else may see what is written on the terminal.
    pub is_covered: bool,
    /// The signal of which the program is to die, where one ended it.
    pub by: Option<Ending>,
}

/// What a browser with these settings begins with, before it has its library.
pub fn model(settings: &Settings) -> Model {
    let names = settings.themes.iter().map(|theme| theme.name.clone());
    let fixed = Fixed {
        whole: std::path::absolute(&settings.path).unwrap_or_else(|_| settings.path.clone()),
        path: settings.path.clone(),
        home: settings.home.clone(),
        keeps_nothing: keeps_nothing(settings.data.is_some(), settings.reviewer.is_some()),
        keymap: settings.keymap.clone(),
        themes: names.collect(),
        themed: settings.themed,
        at: settings.at.clone(),
        remembers: settings.session.is_some(),
        session: match settings.start {
            Start::Resume => settings.session.as_ref().map(Store::read),
            Start::Fresh => None,
        }
        .unwrap_or_default(),
        history: settings.history,
        watches: settings.watch,
        quit: settings.quit,
        filters: settings.filters.clone(),
        begins_at_changes: settings.against.named.is_some(),
    };
    let mut model = Model::new(fixed, settings.theme);
    model.state.tour = settings.tour;
    model.state.covers = settings.cover.is_some();
    model.state.audience = settings.cover.clone().flatten();
    if !settings.notices.is_empty() {
        model.state.complain(settings.notices.join(" "));
    }
    model
}

/// The outside world of a browser with these settings.
pub fn world<E: Executor>(settings: Settings, executor: E) -> World<E> {
    let Settings {
        path,
        archive,
        session,
        data,
        reviewer,
        own,
        changes,
        against,
        ..
    } = settings;
    World::new(executor, path, archive, session)
        .with_data(data, reviewer, own)
        .with_changes(changes)
        .compared_with(against)
}

/// Runs the browser until the reader leaves it. The terminal is given back when this returns.
///
/// # Errors
/// Where the terminal cannot be used at all.
pub fn run(settings: Settings) -> io::Result<Ended> {
    let mut model = model(&settings);
    let mut terminal = Terminal::open(Options {
        mouse: settings.mouse,
        doomed: settings.tour.map(|_| settings.path.clone()),
    })?;
    let (session, themes) = (settings.session.clone(), settings.themes.clone());
    let (watches, today) = (settings.watch, settings.today);
    let mut world = world(settings, Threads(terminal.outbox()));
    if watches {
        world.watch();
    }
    let size = terminal.size()?;
    update(&mut model, Message::Sized(size));
    let shown = go_on(&mut model, &mut world, &mut terminal, &themes, today);
    let unkept = world.finish(&model);
    if let (Some(store), Some(text)) = (session, saved::due(&model)) {
        // Whoever cannot be told any more was told before.
        drop(store.write(&text));
    }
    Ok(Ended {
        shown,
        unkept,
        is_covered: model.state.covers,
        by: terminal.ending(),
    })
}

/// Goes on until the reader leaves, or the terminal is gone.
fn go_on(
    model: &mut Model,
    world: &mut World<Threads>,
    terminal: &mut Terminal<Message>,
    themes: &[Theme],
    today: fn() -> Day,
) -> io::Result<()> {
    let draw = |terminal: &mut Terminal<Message>, model: &Model| {
        let theme = &themes[model.state.theme];
        terminal.draw(|buffer| view(model, theme, buffer.area, buffer))
    };
    // The reader sees the browser before anything is read: threads take the time of a frame to start.
    draw(terminal, model)?;
    world.start(Effect::Load(model.known.generation), model);
    while !model.state.done {
        if !terminal.pending() {
            draw(terminal, model)?;
        }
        let message = terminal.wait().into_message()?;
        let messages = together(model, message, &mut |wanted| {
            let next = terminal.next_if(|next| match next {
                Incoming::Event(event) => wanted(&Message::Terminal(event.clone())),
                Incoming::Message(message) => wanted(message),
                Incoming::Closed | Incoming::Failed(_) => false,
            });
            next.and_then(|next| next.into_message().ok())
        });
        react(model, messages, world, terminal)?;
        // What is to come is to come from the day on that it is.
        let read_on = model.known.whole.read_on;
        model.known.is_to_read |= read_on.is_some_and(|day| day != today());
        // The screen may have another size by now, also while another program had it.
        let size = terminal.size()?;
        if size != model.state.size {
            update(model, Message::Sized(size));
        }
    }
    Ok(())
}

impl Incoming<Message> {
    /// As a message.
    ///
    /// # Errors
    /// When the terminal is gone, or cannot be read: no reader has left then, and the program must not end as if one had.
    fn into_message(self) -> io::Result<Message> {
        match self {
            Self::Event(event) => Ok(Message::Terminal(event)),
            Self::Message(message) => Ok(message),
            Self::Closed => Err(io::Error::new(io::ErrorKind::NotConnected, "it is gone")),
            Self::Failed(error) => Err(error),
        }
    }
}

impl Outside for Terminal<Message> {
    fn leave(&mut self, effect: Effect, model: &Model) -> io::Result<Option<Message>> {
        Ok(match effect {
            Effect::Copy { text, label } => {
                let (text, left_out) = without_commands(&text);
                let told = match left_out {
                    0 => String::new(),
                    1 => " A character that commands terminals was left out.".into(),
                    more => format!(" {more} characters that command terminals were left out."),
                };
                Some(match self.copy(&text) {
                    Ok(copied) => Message::Done(copied.says(label) + &told),
                    Err(error) => Message::Failed(error.says(label)),
                })
            }
            Effect::Edit { path, line } => {
                let library = Arc::clone(&model.known.library);
                let command = match editor::unedited(&path) {
                    Some(why) => Err(format!(
                        "{why}, so no editor was opened; {} reads again.",
                        model.fixed.keymap.key(Action::Reload)
                    )),
                    None => editor::command(&library.root, &path, line),
                };
                Some(match command {
                    Err(why) => Message::Failed(why),
                    Ok(command) => match self.lend(command) {
                        Ok(status) if status.success() => Message::Edited,
                        Ok(status) => Message::Failed(format!("The editor ended with {status}.")),
                        Err(error) => Message::Failed(format!(
                            "The editor could not be started: {error}; set $VISUAL or $EDITOR."
                        )),
                    },
                })
            }
            Effect::Suspend => match self.suspend()? {
                true => None,
                false => Some(Message::Refused("There is no shell to go to.".into())),
            },
            Effect::Redraw => {
                self.renew()?;
                None
            }
            // The rest are jobs.
            _ => None,
        })
    }
}

#[cfg(all(test, unix))]
mod tests;
