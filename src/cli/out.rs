//! The one way to standard output and standard error: clean text only, buffered, and calm when the
//! reader goes away.

use std::{
    io::{self, BufWriter, IsTerminal, StdoutLock, Write},
    ops::Range,
};

use clap::ColorChoice;
use serde::Serialize;

use super::{Failure, Globals, context};
use crate::{
    clean, clean_format,
    diagnostic::{Ink, Printed},
    export::Made,
    sign::{Sign, Tone},
    text::{Clean, clean},
};

/// How plain output looks.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Columns of the terminal; none where the output goes elsewhere, which is never cut.
    pub width: Option<usize>,
    pub colour: bool,
    pub ascii: bool,
}

impl Look {
    /// What suits standard output, as far as the command line says nothing else.
    pub fn of(globals: &Globals) -> Self {
        let is_terminal = io::stdout().is_terminal();
        let says = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let width = terminal_size::terminal_size_of(io::stdout());
        Self {
            width: width.map(|(columns, _)| usize::from(columns.0)),
            colour: match globals.color {
                ColorChoice::Always => true,
                ColorChoice::Never => false,
                ColorChoice::Auto => is_terminal && !says("NO_COLOR") && !is_dumb,
            },
            ascii: globals.ascii.unwrap_or_else(context::lacks_signs),
        }
    }

    /// A part of a text, of which the program's own typography is in ASCII where nothing else is shown.
    fn own(self, text: &Clean, part: Range<usize>) -> Clean {
        match self.ascii {
            true => text.own_in_ascii(part),
            false => text.part(part),
        }
    }

    /// A status in words, after its glyph.
    pub fn sign(self, sign: Sign) -> Clean {
        let glyph = if self.ascii { sign.ascii } else { sign.glyph };
        clean![glyph, " ", sign.word]
    }
}

/// Standard output, locked for the whole run.
pub struct Out {
    pub look: Look,
    writer: BufWriter<StdoutLock<'static>>,
}

impl Out {
    pub fn new(look: Look) -> Self {
        Self {
            look,
            writer: BufWriter::new(io::stdout().lock()),
        }
    }

    /// Writes a text that is read: the typography of the program's own words as the terminal can show it.
    pub fn text(&mut self, text: &Clean) -> Result<(), Failure> {
        let shown = self.look.own(text, 0..text.len());
        self.writer.write_all(shown.as_bytes()).map_err(failure)
    }

    /// Writes a line.
    pub fn line(&mut self, text: &Clean) -> Result<(), Failure> {
        self.text(text)?;
        self.text(&"\n".into())
    }

    /// Writes part of a text, in the colour of its tone.
    pub fn toned(&mut self, text: &Clean, part: Range<usize>, tone: Tone) -> Result<(), Failure> {
        let part = self.look.own(text, part);
        let code = match tone {
            Tone::Plain | Tone::Neutral => "",
            Tone::Dim => "2",
            Tone::Strong => "1",
            Tone::Good | Tone::Added => "32",
            Tone::Caution => "33",
            Tone::Bad | Tone::Removed => "31",
        };
        coloured(&mut self.writer, self.look, code, &part).map_err(failure)
    }

    /// Writes a diagnostic.
    pub fn printed(&mut self, text: &Printed) -> Result<(), Failure> {
        printed(&mut self.writer, self.look, text).map_err(failure)
    }

    /// Writes a value as JSON, over several lines.
    pub fn json<T: Serialize>(&mut self, value: &T) -> Result<(), Failure> {
        let json = serde_json::to_string_pretty(value);
        let json = json.map_err(|error| Failure::Wrong(clean_format!("{error}.")))?;
        // Whatever of a file reaches here is cleaned already; this holds all shapes to it.
        self.generated(clean!(clean(&json), "\n").as_bytes())
    }

    /// Writes what the program itself has made for another program, whose tabs mean tabs.
    pub fn generated(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.writer.write_all(bytes).map_err(failure)
    }

    /// Writes what is handed on, as it stands in a file; a package not to a terminal, which would take its bytes
    /// for commands.
    pub fn made(&mut self, made: &Made) -> Result<(), Failure> {
        match made {
            // A document is the same whoever looks at it.
            Made::Text(text) => self.generated(text.as_bytes()),
            Made::Package(bytes) | Made::Lacking { bytes, .. } => self.package(bytes),
        }
    }

    /// Writes a package.
    ///
    /// # Errors
    /// Where a terminal would show it.
    pub fn package(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        match io::stdout().is_terminal() {
            true => Err(Failure::Wrong(
                "This form is no text that a terminal could show; name a file with --output FILE."
                    .into(),
            )),
            false => self.generated(bytes),
        }
    }

    /// Writes out what is buffered.
    pub fn flush(&mut self) -> Result<(), Failure> {
        self.writer.flush().map_err(failure)
    }

    /// Writes to standard error, after what was written so far; nothing where its reader has gone
    /// away. Where even that fails there is nobody left to tell.
    pub fn note(&mut self, text: &Clean) {
        let flushed = self.writer.flush();
        if flushed.is_err_and(|error| error.kind() == io::ErrorKind::BrokenPipe) {
            return;
        }
        let shown = self.look.own(text, 0..text.len());
        let _ = io::stderr().write_all(shown.as_bytes());
    }

    /// The same with a text that may have colours.
    pub fn note_printed(&mut self, text: &Printed) {
        let _ = self.writer.flush();
        let _ = printed(&mut BufWriter::new(io::stderr()), self.look, text);
    }
}

/// Writes a text in the colours of its parts.
fn printed(writer: &mut impl Write, look: Look, text: &Printed) -> io::Result<()> {
    for (part, ink) in &text.0 {
        let code = match ink {
            Ink::Plain => "",
            Ink::Error => "1;91",
            Ink::Warning => "1;33",
            Ink::Rule => "1;94",
            Ink::Strong => "1",
        };
        coloured(writer, look, code, &look.own(part, 0..part.len()))?;
    }
    Ok(())
}

/// Writes a clean text in a colour, by its code; without one where there are none.
fn coloured(writer: &mut impl Write, look: Look, code: &str, part: &str) -> io::Result<()> {
    match look.colour && !code.is_empty() && !part.is_empty() {
        true => write!(writer, "\x1b[{code}m{part}\x1b[0m"),
        false => writer.write_all(part.as_bytes()),
    }
}

fn failure(error: io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::BrokenPipe => Failure::Closed,
        _ => Failure::Wrong(clean_format!("The output cannot be written: {error}.")),
    }
}
