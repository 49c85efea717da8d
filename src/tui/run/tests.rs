//! The loop's thread reads nothing, and takes together what came together.

use std::{cell::RefCell, collections::VecDeque, thread};

use ratatui::{
    buffer::Buffer,
    crossterm::event::{KeyCode, KeyEvent, KeyModifiers},
    layout::{Rect, Size},
};

use super::*;
use crate::{
    document::reads,
    limits::{Limits, PARAGRAPHS},
    tui::{job::Job, overlay::Overlay},
};

/// Runs each job on a thread of its own, to its end.
#[derive(Default)]
struct Beside(RefCell<VecDeque<Message>>);

impl Executor for Beside {
    fn run(&self, job: Job) {
        let told = thread::scope(|scope| {
            let run = || {
                let told = RefCell::new(Vec::new());
                job.run(&|message| told.borrow_mut().push(message));
                told.into_inner()
            };
            scope.spawn(run).join().unwrap()
        });
        self.0.borrow_mut().extend(told);
    }

    // Nothing is remembered here.
    fn later(&self, _: std::time::Duration, _: Message) {}
}

/// Keeps what leaves the program.
#[derive(Default)]
struct Left(Vec<Effect>);

impl Outside for Left {
    fn leave(&mut self, effect: Effect, _: &Model) -> io::Result<Option<Message>> {
        self.0.push(effect);
        Ok(None)
    }
}

struct Browser {
    model: Model,
    world: World<Beside>,
    left: Left,
}

impl Browser {
    fn open(path: &std::path::Path) -> Self {
        let mut browser = Self::unread(path);
        browser.load();
        browser
    }

    /// One whose library is still to be read.
    fn unread(path: &std::path::Path) -> Self {
        let fixed = Fixed {
            path: path.to_owned(),
            ..Fixed::default()
        };
        let limits = Limits::default().with(&PARAGRAPHS, 1_000);
        let archive = Archive::default().within(&limits);
        let mut browser = Self {
            model: Model::new(fixed, 0),
            world: World::new(Beside::default(), path.to_owned(), archive, None),
            left: Left::default(),
        };
        let (width, height) = (100, 24);
        browser.send(Message::Sized(Size { width, height }));
        browser
    }

    /// Reads the library.
    fn load(&mut self) {
        let load = Effect::Load(self.model.known.generation);
        self.world.start(load, &self.model);
        let Self { model, world, left } = self;
        let mut next = world.executor().0.borrow_mut().pop_front();
        while let Some(message) = next {
            react(model, [message], world, left).unwrap();
            next = world.executor().0.borrow_mut().pop_front();
        }
    }

    fn send(&mut self, message: Message) {
        let mut next = Some(message);
        while let Some(message) = next {
            let Self { model, world, left } = self;
            react(model, [message], world, left).unwrap();
            next = world.executor().0.borrow_mut().pop_front();
        }
    }

    fn keys(&mut self, keys: &str) {
        for name in keys.split_whitespace() {
            self.send(Message::Terminal(Event::Key(key(name))));
        }
    }

    fn screen(&self) -> String {
        let Size { width, height } = self.model.state.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let theme = &Theme::shipped(false)[0];
        view(&self.model, theme, buffer.area, &mut buffer);
        let cells = buffer.content.chunks(usize::from(width));
        let rows = cells.map(|row| row.iter().map(|cell| cell.symbol()).collect::<String>());
        rows.collect::<Vec<_>>().join("\n")
    }
}

fn key(name: &str) -> KeyEvent {
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "PageDown" => KeyCode::PageDown,
        name => KeyCode::Char(name.chars().next().unwrap()),
    };
    let modifiers = match name {
        "^P" => return KeyEvent::new(KeyCode::Char('p'), KeyModifiers::CONTROL),
        _ => KeyModifiers::NONE,
    };
    KeyEvent::new(code, modifiers)
}

/// A library with a text of more lines than are held in memory here.
fn large() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let case = "format: 1\ntitle: T\nsources:\n  s: {title: Long, text: s.txt}\nallegations:\n  \
                a: {statement: A, by: s, cites: [{source: s, at: ¶7000}]}\n";
    std::fs::write(folder.path().join("a.yaml"), case).unwrap();
    let mut text = String::new();
    for number in 1..=10_100 {
        text.push_str(&format!("line {number}\n"));
    }
    text.push_str("zzzz\n");
    std::fs::write(folder.path().join("s.txt"), text).unwrap();
    folder
}

#[test]
fn no_key_and_no_frame_reads_a_large_text() {
    let folder = large();
    let mut browser = Browser::open(folder.path());
    browser.keys("^P l o n g Enter s");
    assert!(
        browser
            .model
            .document()
            .is_some_and(|text| text.whole().is_none())
    );
    assert!(browser.screen().contains("line 1 "), "{}", browser.screen());
    for (keys, shown) in [
        ("j j PageDown", "line 6 "),
        ("/ z z z z Enter", "zzzz"),
        ("g g v l l y n", "line 1 "),
        ("Esc G y n", "zzzz"),
        ("{", "line 7000 "),
        ("/ n o n e Enter n", "Nothing here holds"),
    ] {
        browser.keys(keys);
        assert!(
            browser.screen().contains(shown),
            "{keys}: {}",
            browser.screen()
        );
        assert!(!browser.screen().contains("reading …"), "{keys}");
    }
    let copied =
        |effect: &Effect| matches!(effect, Effect::Copy { text, .. } if text.contains("at: ¶"));
    assert_eq!(
        browser
            .left
            .0
            .iter()
            .filter(|effect| copied(effect))
            .count(),
        2
    );
    assert_eq!(reads(), 0, "the loop's thread has read");
}

#[test]
fn a_search_is_called_off_by_esc_and_by_another() {
    let folder = large();
    let mut browser = Browser::open(folder.path());
    browser.keys("^P l o n g Enter s / z z z z Enter g g");
    let press = |browser: &mut Browser, name| {
        update_all(
            &mut browser.model,
            [Message::Terminal(Event::Key(key(name)))],
        )
    };
    assert!(matches!(press(&mut browser, "n")[..], [Effect::Seek(_)]));
    let first = browser.model.state.seek.clone().unwrap();
    press(&mut browser, "n");
    let second = browser.model.state.seek.clone().unwrap();
    assert!(first.cancel.is_cancelled() && !second.cancel.is_cancelled());
    browser.send(Message::Looked(second.number, 120_000));
    assert!(
        browser.screen().contains("120,000 of 10,101; Esc stops"),
        "{}",
        browser.screen()
    );
    press(&mut browser, "Esc");
    assert!(second.cancel.is_cancelled());
    let place = browser.model.state.place.clone();
    let late = Message::Sought(second.number, crate::tui::seek::Ended::At((10_100, 0)));
    browser.send(late);
    assert_eq!(
        browser.model.state.place, place,
        "what was called off moves nobody"
    );
}

#[test]
fn a_long_list_is_searched_by_a_job_that_another_list_calls_off() {
    let folder = tempfile::tempdir().unwrap();
    let mut case = String::from("format: 1\ntitle: T\nallegations:\n");
    for number in 1..=2_500 {
        case.push_str(&format!("  a{number}: {{statement: Row {number}.}}\n"));
    }
    case.push_str("  z: {statement: Zzzz.}\n");
    std::fs::write(folder.path().join("a.yaml"), case).unwrap();
    let mut browser = Browser::open(folder.path());
    browser.keys("g a");
    let selected = |browser: &Browser| browser.model.shown.position;
    for (keys, row) in [
        ("/ z z z z Enter", 2_500),
        ("g g / r o w Enter", 0),
        ("n n", 2),
        ("N N N", 2_499),
        ("g g / 2 5 0 0 Enter", 2_499),
        ("/ n o n e Enter", 2_499),
        ("g g / z z Esc", 0),
    ] {
        browser.keys(keys);
        assert_eq!(selected(&browser), row, "{keys}: {}", browser.screen());
    }
    browser.keys("/ z z z z Enter g g");
    let press = |browser: &mut Browser, name| {
        update_all(
            &mut browser.model,
            [Message::Terminal(Event::Key(key(name)))],
        )
    };
    assert!(press(&mut browser, "n").contains(&Effect::Seek(
        browser.model.state.seek.as_ref().unwrap().number
    )));
    let seek = browser.model.state.seek.clone().unwrap();
    browser.send(Message::Looked(seek.number, 2_000));
    assert!(
        browser
            .screen()
            .contains("Searching: row 2,000 of 2,501; Esc stops"),
        "{}",
        browser.screen()
    );
    browser.keys("g p");
    assert!(seek.cancel.is_cancelled(), "the list is another one");
    let place = browser.model.state.place.clone();
    browser.send(Message::Sought(
        seek.number,
        crate::tui::seek::Ended::At((2_500, 0)),
    ));
    assert_eq!(browser.model.state.place, place);
}

#[test]
fn what_is_typed_before_the_library_is_there_is_done_once_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let case = "format: 1\ntitle: T\nallegations:\n  a: {statement: First.}\n  b: {statement: Second.}\n  \
                c: {statement: Third gang., date: 2024}\n";
    std::fs::write(folder.path().join("a.yaml"), case).unwrap();
    let typed = |keys: &str| {
        let mut browser = Browser::unread(folder.path());
        browser.keys(keys);
        let is_done = browser.model.state.done;
        browser.load();
        (browser, is_done)
    };
    for (keys, shown) in [
        ("g a G", "3/3"),
        ("g a / g a n g Enter", "/gang  1/1"),
        ("g a 2 G", "2/3"),
        ("g a Enter", "Allegation: a"),
        ("D 2 0 2 0 Enter", "AS OF 2020"),
        ("g a x Esc j", "2/3"),
    ] {
        let (browser, is_done) = typed(keys);
        let screen = browser.screen();
        assert!(screen.contains(shown) && !is_done, "{keys}: {screen}");
        for vain in [
            "Nothing here holds",
            "The list is empty",
            "No record is selected",
        ] {
            assert!(!screen.contains(vain), "{keys}: {screen}");
        }
    }
    // Who wants to leave need not wait; a letter of a word does not leave.
    assert!(typed("Q").1);
    let (browser, is_done) = typed("g a / Q Enter");
    assert!(
        !is_done && !browser.model.state.done,
        "{}",
        browser.screen()
    );
    // Where nothing can be read, keys do what they do there.
    let mut browser = Browser::unread(&folder.path().join("none"));
    browser.keys("? Esc Q");
    browser.load();
    assert!(browser.model.state.done);
}

/// What `together` makes of these, one after the other.
fn taken(browser: &mut Browser, messages: Vec<Message>) -> Vec<Vec<Message>> {
    let mut came = VecDeque::from(messages);
    let mut taken = Vec::new();
    while let Some(first) = came.pop_front() {
        let all = together(&mut browser.model, first, &mut |wanted| {
            let is_wanted = came.front().is_some_and(&mut *wanted);
            is_wanted.then(|| came.pop_front()).flatten()
        });
        taken.push(all);
    }
    taken
}

#[test]
fn letters_that_came_together_are_one_text_and_keys_keep_their_order() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.yaml"), "format: 1\ntitle: T\n").unwrap();
    let mut browser = Browser::open(folder.path());
    let typed = |keys: &str| -> Vec<Message> {
        let keys = keys.split_whitespace();
        keys.map(|name| Message::Terminal(Event::Key(key(name))))
            .collect()
    };
    // Over the panes letters are keys.
    assert_eq!(taken(&mut browser, typed("j j")).len(), 2);
    browser.keys("^P");
    let taken = taken(&mut browser, typed("a b c Esc d"));
    let is_paste = |all: &[Message], text: &str| matches!(all, [Message::Terminal(Event::Paste(pasted))] if pasted == text);
    assert!(is_paste(&taken[0], "abc"), "{taken:?}");
    assert_eq!(taken.len(), 3);
    assert!(matches!(
        browser.model.state.overlay,
        Some(Overlay::Choice(_))
    ));
    let verdicts = || Message::Verified(1, Vec::new());
    let messages = vec![verdicts(), verdicts(), Message::Edited, verdicts()];
    let lengths = self::taken(&mut browser, messages);
    let lengths: Vec<usize> = lengths.iter().map(Vec::len).collect();
    assert_eq!(lengths, [2, 1, 1]);
}
