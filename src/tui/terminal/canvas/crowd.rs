//! The browser on a library of many scripts, in terminals that measure their letters otherwise than we do:
//! whatever was seen before, a screen is what a full redraw of it would be.

use std::io;

use ratatui::{
    crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers},
    layout::Size,
};

use super::{
    emulator::{self, Emulator, Measure},
    *,
};
use crate::{
    document::Archive,
    tui::{
        effect::Effect,
        job::{Inline, World},
        message::Message,
        model::{Fixed, Model},
        run::{Outside, react},
        theme::Theme,
        view::view,
    },
};

/// Lets nothing leave the program.
struct Nowhere;

impl Outside for Nowhere {
    fn leave(&mut self, _: Effect, _: &Model) -> io::Result<Option<Message>> {
        Ok(None)
    }
}

struct Reader {
    model: Model,
    world: World<Inline>,
    theme: Theme,
}

impl Reader {
    fn open(path: &str, size: Size) -> Self {
        let fixed = Fixed {
            path: path.into(),
            ..Fixed::default()
        };
        let mut themes = Theme::shipped(false).into_iter();
        let mut reader = Self {
            model: Model::new(fixed, 0),
            world: World::new(Inline::default(), path.into(), Archive::default(), None),
            theme: themes.next().expect("a theme"),
        };
        let load = Effect::Load(reader.model.known.generation);
        reader.world.start(load, &reader.model);
        reader.send(Message::Sized(size));
        reader
    }

    fn send(&mut self, message: Message) {
        let mut next = Some(message);
        while let Some(message) = next {
            react(&mut self.model, [message], &mut self.world, &mut Nowhere).expect("no failure");
            next = self.world.executor().next();
        }
    }

    fn press(&mut self, name: &str) {
        let (code, held) = match (name, name.strip_prefix("Ctrl+")) {
            ("Enter", _) => (KeyCode::Enter, KeyModifiers::NONE),
            ("Esc", _) => (KeyCode::Esc, KeyModifiers::NONE),
            (_, Some(name)) => (letter(name), KeyModifiers::CONTROL),
            (name, None) => (letter(name), KeyModifiers::NONE),
        };
        self.send(Message::Terminal(Event::Key(KeyEvent::new(code, held))));
    }

    fn paint(&self, canvas: &mut Canvas, terminal: &mut Emulator) {
        let view = |buffer: &mut Buffer| view(&self.model, &self.theme, buffer.area, buffer);
        let bytes = canvas.paint(view).expect("painting into memory");
        terminal.write(&bytes);
    }
}

fn letter(name: &str) -> KeyCode {
    KeyCode::Char(name.chars().next().expect("a letter"))
}

#[test]
fn nothing_of_another_script_stays_on_the_screen() {
    // To the end of the statements, into the last record and its source, the chronology, what is wrong; and
    // from the first of the people to the last and back.
    let down = "Ctrl+d ".repeat(12);
    let keys =
        format!("Enter g a {down} Enter G h g l {down} g x g p G g g G g g g a Ctrl+u Enter s G");
    let measures: [Measure; 3] = [
        emulator::part_by_part,
        emulator::all_narrow,
        emulator::all_wide,
    ];
    for (width, height) in [(80, 24), (160, 45)] {
        let size = Size::new(width, height);
        let mut reader = Reader::open("tests/browser/crowd", size);
        let fresh = |measure| {
            let terminal = Emulator::new(width.into(), height.into(), measure);
            (Canvas::new(size, Links::Refused), terminal)
        };
        let mut screens = measures.map(fresh);
        let mut is_complex = false;
        for key in keys.split_whitespace() {
            reader.press(key);
            for ((canvas, terminal), measure) in screens.iter_mut().zip(measures) {
                reader.paint(canvas, terminal);
                let (mut canvas, mut anew) = fresh(measure);
                reader.paint(&mut canvas, &mut anew);
                assert!(
                    terminal.rows == anew.rows,
                    "{width}x{height}, after {key}:\n{}\nand not\n{}",
                    told(terminal),
                    told(&anew)
                );
                // A vowel sign of Hindi, an Arabic letter, joined emoji.
                is_complex |= ['\u{93f}', 'ا', '\u{200d}']
                    .iter()
                    .all(|c| told(terminal).contains(*c));
            }
        }
        assert!(is_complex, "none of the scripts was seen");
    }
}

fn told(terminal: &Emulator) -> String {
    let rows = (0..terminal.rows.len()).map(|y| terminal.row(y));
    rows.collect::<Vec<_>>().join("\n")
}
