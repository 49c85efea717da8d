//! The loop: draw, wait, update, carry out.

use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::Arc,
    thread,
};

use super::{
    checked::checked,
    effect::Effect,
    everywhere,
    keymap::Keymap,
    message::Message,
    model::{Fixed, Model},
    opened::opened,
    terminal::{Incoming, Options, Outbox, Terminal},
    theme::Theme,
    tour::Tour,
    update::update,
    view::view,
};
use crate::{
    config::Quit,
    library::Library,
    load::{
        self,
        document::{Archive, Document},
    },
    model::{Body, Key},
    session::{Start, Store},
};

/// How the browser is to be run.
pub struct Settings {
    /// The library folder or case file.
    pub path: PathBuf,
    pub archive: Archive,
    pub keymap: Keymap,
    /// The themes to choose from, and the first to use.
    pub themes: Vec<Theme>,
    pub theme: usize,
    pub mouse: bool,
    /// Where the library is remembered; none where nothing is.
    pub session: Option<Store>,
    /// Whether what is remembered is taken up.
    pub start: Start,
    /// The record to begin at, as it was typed (what `casefile show` takes); it goes before what is
    /// remembered. None begins where the library does.
    pub at: Option<String>,
    /// Whether what is searched for is remembered as well.
    pub history: bool,
    /// What `q` does where the reader came from somewhere.
    pub quit: Quit,
    /// The saved queries: their names, and what they ask.
    pub filters: Vec<(String, String)>,
    /// Where the tour begins; none outside it.
    pub tour: Option<Tour>,
}

/// Runs the browser until the reader leaves it.
///
/// # Errors
/// Where the terminal cannot be used.
pub fn run(settings: Settings) -> io::Result<()> {
    let fixed = Fixed {
        path: settings.path.clone(),
        keymap: settings.keymap.clone(),
        themes: settings.themes.len(),
    };
    let mut model = Model::new(fixed, settings.theme);
    model.tour = settings.tour;
    let mut terminal = Terminal::open(Options {
        mouse: settings.mouse,
        doomed: settings.tour.map(|_| settings.path.clone()),
    })?;
    let mut world = World {
        outbox: terminal.outbox(),
        path: settings.path,
        archive: Arc::new(settings.archive),
    };
    world.load(model.generation);
    let size = terminal.size()?;
    update(&mut model, Message::Sized(size));
    while !model.done {
        if !terminal.pending() {
            let theme = &settings.themes[model.theme];
            terminal.draw(|frame| view(&model, theme, frame.area(), frame.buffer_mut()))?;
        }
        let message = match terminal.wait() {
            Incoming::Event(event) => Message::Terminal(event),
            Incoming::Message(message) => message,
            Incoming::Closed => break,
        };
        let mut effects = update(&mut model, message);
        while let Some(effect) = effects.pop() {
            if let Some(answer) = world.carry_out(effect, &model, &mut terminal)? {
                effects.extend(update(&mut model, answer));
            }
        }
        // The screen may have another size by now, also while another program had it.
        let size = terminal.size()?;
        if size != model.size {
            update(&mut model, Message::Sized(size));
        }
    }
    Ok(())
}

/// The outside world, as far as effects reach it.
struct World {
    outbox: Outbox<Message>,
    path: PathBuf,
    archive: Arc<Archive>,
}

impl World {
    /// Does what is wanted. What takes time is done beside the loop and answers by a message.
    fn carry_out(
        &mut self,
        effect: Effect,
        model: &Model,
        terminal: &mut Terminal<Message>,
    ) -> io::Result<Option<Message>> {
        Ok(match effect {
            Effect::Load(generation) => {
                // Originals may have come, gone or changed as well.
                self.archive = Arc::new(self.archive.renewed());
                self.load(generation);
                None
            }
            Effect::Open(generation, key) => {
                self.open(generation, key, Arc::clone(&model.library));
                None
            }
            Effect::Check(edition) => {
                self.check(edition, Arc::clone(&model.library));
                None
            }
            Effect::Gather(edition) => {
                self.gather(edition, model);
                None
            }
            Effect::Find(number, typed) => {
                self.find(number, typed, model);
                None
            }
            Effect::Copy { text, label } => Some(match terminal.copy(&text) {
                Ok(bytes) => Message::Done(format!("Copied the {label} ({bytes} bytes).")),
                Err(error) => Message::Failed(format!("The {label} could not be copied: {error}.")),
            }),
            Effect::Edit { path, line } => {
                let command = super::editor::command(&model.library.root, &path, line);
                Some(match command {
                    Err(why) => Message::Failed(why),
                    Ok(command) => match terminal.lend(command) {
                        Ok(status) if status.success() => Message::Edited,
                        Ok(status) => Message::Failed(format!("The editor ended with {status}.")),
                        Err(error) => Message::Failed(format!(
                            "The editor could not be started: {error}; set $VISUAL or $EDITOR."
                        )),
                    },
                })
            }
            Effect::View { source, page } => {
                self.view(Arc::clone(&model.library), source, page);
                None
            }
            Effect::Export(export) => {
                let library = Arc::clone(&model.library);
                let archive = Arc::clone(&self.archive);
                let write = move |tell: &dyn Fn(Message)| tell(export.write(&library, &archive));
                self.job(write, Message::Failed);
                None
            }
            Effect::Suspend => match terminal.suspend()? {
                true => None,
                false => Some(Message::Failed("There is no shell to go to.".into())),
            },
            Effect::Redraw => {
                terminal.renew()?;
                None
            }
        })
    }

    /// Opens the file of a source in the system's viewer, which may take a while to be found.
    fn view(&self, library: Arc<Library>, source: Key, page: Option<u32>) {
        let archive = Arc::clone(&self.archive);
        let view = move |tell: &dyn Fn(Message)| {
            let record = library.get(&source);
            let file = record.and_then(|record| match &record.body {
                Body::Source(source) => archive.file(record, source).transpose(),
                _ => None,
            });
            let opened = match file {
                Some(Ok(file)) => super::viewer::open(&library.root, &file, page),
                Some(Err(refusal)) => {
                    Err(format!("The file of `{source}` is not opened: {refusal}."))
                }
                None => Err(format!("No file of `{source}` is on this machine.")),
            };
            tell(opened.map_or_else(Message::Failed, Message::Done));
        };
        self.job(view, Message::Failed);
    }

    fn load(&self, generation: u64) {
        let path = self.path.clone();
        let read = move |tell: &dyn Fn(Message)| {
            tell(match load::read(&path) {
                Ok((parsed, diagnostics)) => {
                    Message::Loaded(generation, Arc::new(Library::link(parsed, diagnostics)))
                }
                Err(error) => Message::Unopened(generation, error.to_string()),
            });
        };
        self.job(read, move |why| Message::Unopened(generation, why));
    }

    fn open(&self, generation: u64, key: Key, library: Arc<Library>) {
        let archive = Arc::clone(&self.archive);
        let of = key.clone();
        let open = move |tell: &dyn Fn(Message)| {
            let document = match library.get(&key) {
                Some(record) => Document::open(record, &archive),
                None => Arc::new(Document::not_held(None)),
            };
            opened(generation, &library, key, document, tell);
        };
        self.job(open, move |why| {
            Message::Document(generation, of, Arc::new(Document::not_held(Some(why))))
        });
    }

    /// Opens every source and runs the basic rules, while the reader already reads.
    fn check(&self, edition: u64, library: Arc<Library>) {
        let archive = Arc::clone(&self.archive);
        let check = move |tell: &dyn Fn(Message)| {
            checked(edition, &library, &archive, tell);
        };
        self.job(check, |why| {
            Message::Failed(format!("The library could not be checked: {why}."))
        });
    }

    /// Reads all texts; what is known of files that have not changed stays.
    fn gather(&self, edition: u64, model: &Model) {
        let (library, archive) = (Arc::clone(&model.library), Arc::clone(&self.archive));
        let previous = model.everywhere.corpus.clone();
        let gather = move |tell: &dyn Fn(Message)| {
            let previous = previous.as_ref().map(|(_, corpus)| &**corpus);
            everywhere::gather(edition, &library, &archive, previous, tell);
        };
        self.job(gather, |why| {
            Message::Failed(format!("The texts could not be read: {why}."))
        });
    }

    fn find(&self, number: u64, typed: String, model: &Model) {
        let Some((_, corpus)) = model.everywhere.corpus.clone() else {
            return;
        };
        let (library, archive) = (Arc::clone(&model.library), Arc::clone(&self.archive));
        let passages = model.passages.clone();
        let find = move |tell: &dyn Fn(Message)| {
            let archive = &archive;
            tell(everywhere::find(
                number, &library, archive, &corpus, &typed, &passages,
            ));
        };
        self.job(find, |why| {
            Message::Failed(format!("The texts could not be searched: {why}."))
        });
    }

    /// Runs a job beside the loop, which tells what it finds. A job that cannot run, or that panics,
    /// answers by what `failed`
    /// makes of a sentence, instead of taking the program with it or leaving it to wait.
    fn job(
        &self,
        job: impl FnOnce(&dyn Fn(Message)) + Send + 'static,
        failed: impl FnOnce(String) -> Message + Clone + Send + 'static,
    ) {
        let outbox = self.outbox.clone();
        let instead = failed.clone();
        let run = move || {
            let tell = |message| outbox.send(message);
            if let Err(panic) = catch_unwind(AssertUnwindSafe(|| job(&tell))) {
                let text = panic.downcast_ref::<&str>().map(ToString::to_string);
                let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
                tell(failed(format!(
                    "something went wrong inside the program: {}",
                    text.unwrap_or_else(|| "no more is known".into())
                )));
            }
        };
        if let Err(error) = thread::Builder::new().spawn(run) {
            self.outbox
                .send(instead(format!("no thread could be started: {error}")));
        }
    }
}
