//! Who runs jobs: threads beside the loop, or whoever asks, at once, so that stories drive what ships.

use std::{
    cell::RefCell,
    collections::VecDeque,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{Receiver, channel},
    thread,
    time::Duration,
};

use crate::tui::{message::Message, terminal::Outbox};

/// What a job does, telling what it finds.
type Work = dyn FnOnce(&dyn Fn(Message)) + Send;

/// Something that takes time, and what is told where it cannot be done.
pub struct Job {
    work: Box<Work>,
    failed: Box<dyn FnOnce(String) -> Message + Send>,
}

impl Job {
    /// A job that tells what it finds. One that cannot run, or that panics, answers by what `failed`
    /// makes of a sentence, instead of taking the program with it or leaving it to wait.
    pub fn new(
        work: impl FnOnce(&dyn Fn(Message)) + Send + 'static,
        failed: impl FnOnce(String) -> Message + Send + 'static,
    ) -> Self {
        Self {
            work: Box::new(work),
            failed: Box::new(failed),
        }
    }

    /// Does it, and tells what there is to tell.
    pub fn run(self, tell: &dyn Fn(Message)) {
        let Self { work, failed } = self;
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| work(tell))) {
            let text = panic.downcast_ref::<&str>().map(ToString::to_string);
            let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
            let text = text.unwrap_or_else(|| "no more is known".into());
            tell(failed(format!(
                "something went wrong inside the program: {text}"
            )));
        }
    }
}

/// Runs jobs.
pub trait Executor {
    /// Runs one, now or soon. What it tells arrives as messages.
    fn run(&self, job: Job);

    /// Runs one that goes on for as long as the browser.
    fn beside(&self, job: Job) {
        self.run(job);
    }

    /// Sends a message after a while.
    fn later(&self, wait: Duration, message: Message);
}

/// Each job has a thread, and tells the loop.
pub struct Threads(pub Outbox<Message>);

impl Executor for Threads {
    fn run(&self, job: Job) {
        let outbox = self.0.clone();
        let (sender, receiver) = std::sync::mpsc::channel::<Job>();
        let run = move || {
            if let Ok(job) = receiver.recv() {
                job.run(&|message| outbox.send(message));
            }
        };
        // The job goes to the thread once there is one, so that it can still answer where there is none.
        match thread::Builder::new().spawn(run) {
            Ok(_) => drop(sender.send(job)),
            Err(error) => {
                let why = format!("no thread could be started: {error}");
                self.0.send((job.failed)(why));
            }
        }
    }

    fn later(&self, wait: Duration, message: Message) {
        let outbox = self.0.clone();
        let run = move || {
            thread::sleep(wait);
            outbox.send(message);
        };
        // Without a thread it is not sent, and asked for again at no key: what waits is no reader.
        drop(thread::Builder::new().spawn(run));
    }
}

/// Jobs are run where they are asked for; what they tell waits until it is taken. One that goes on has a thread.
#[derive(Default)]
pub struct Inline {
    told: RefCell<VecDeque<Message>>,
    beside: RefCell<Option<Receiver<Message>>>,
}

impl Inline {
    /// The next message that a job told.
    pub fn next(&self) -> Option<Message> {
        self.told.borrow_mut().pop_front()
    }

    /// The next message of the job that goes on, if one comes within a while.
    pub fn wait(&self, most: Duration) -> Option<Message> {
        self.beside.borrow().as_ref()?.recv_timeout(most).ok()
    }
}

impl Executor for Inline {
    fn run(&self, job: Job) {
        job.run(&|message| self.told.borrow_mut().push_back(message));
    }

    fn beside(&self, job: Job) {
        let (sender, told) = channel();
        *self.beside.borrow_mut() = Some(told);
        thread::spawn(move || job.run(&|message| drop(sender.send(message))));
    }

    fn later(&self, _: Duration, message: Message) {
        self.told.borrow_mut().push_back(message);
    }
}
