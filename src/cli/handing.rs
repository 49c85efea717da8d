//! What is handed on: in which form, where to, before whom, and what is said of it.

use std::{
    borrow::Cow,
    io,
    path::{Path, PathBuf},
};

use clap::builder::{PossibleValue, PossibleValuesParser};

use super::{Failure, out::Out, unbroken::unbroken};
use crate::{
    clean, clean_format,
    export::{
        FORMATS, Format, Made, can_be_named,
        protected::{Named, Place, hand_on::Done, mask::Masks},
    },
    library::Library,
    model::{Date, Kind},
    save::{self, Existing},
    session::{Kept, Store, with_codes},
    text::{Clean, name_of},
};

/// Where something goes that is handed on.
#[derive(Debug, clap::Args)]
pub struct Handing {
    /// The form; where none is named, the one that the ending of FILE asks for.
    #[arg(short, long, value_name = "FORMAT", value_parser = formats())]
    format: Option<String>,
    /// The file to write instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file if it is there.
    #[arg(long, requires = "output")]
    pub force: bool,
    /// Write it although it names people whom the case file protects. Names are looked for in all that
    /// would be written, quotes and the file's name too, as they are spelt in `name`, `also_known_as` and `protect`;
    /// nothing is put in their place.
    #[arg(long)]
    pub names: bool,
    /// For whom it is: an audience of `library.yaml`, or `frcp-5.2`. In the place of the names of the protected
    /// stand other words, as their records say; what was written is read again, layer by layer, before the file
    /// appears, and nothing is written where a name would still stand in it.
    #[arg(long = "for", value_name = "AUDIENCE", conflicts_with = "names")]
    audience: Option<String>,
}

impl Handing {
    /// The form that is named.
    pub fn named_form(&self) -> Option<&'static Format> {
        self.format.as_deref().and_then(Format::named)
    }

    /// The form that is named, else the one that the name of the file ends in.
    ///
    /// # Errors
    /// Where no form has that ending, or no file can be called so.
    pub fn form(&self) -> Result<&'static Format, Failure> {
        let named = self.named_form();
        let Some(path) = &self.output else {
            return Ok(named.unwrap_or(&FORMATS[0]));
        };
        can_be_named(path).map_err(Failure::Wrong)?;
        match named {
            Some(named) => Ok(named),
            None => Format::of_file(path).map_err(Failure::Wrong),
        }
    }

    /// What the file is called, which is handed on with it.
    pub fn file_name(&self) -> Option<Cow<'_, str>> {
        let name = self.output.as_ref()?.file_name()?;
        Some(name.to_string_lossy())
    }

    /// What stands in the place of names, as [`masks`] has it; none where it is for no audience.
    ///
    /// # Errors
    /// As [`masks`].
    pub fn masks(
        &self,
        library: &Library,
        day: Option<&Date>,
    ) -> Result<(Option<Masks>, Option<Kept>), Failure> {
        let audience = self.audience.as_deref();
        let found = audience.map(|audience| masks(library, audience, day));
        let (masks, kept) = found.transpose()?.unzip();
        Ok((masks, kept.flatten()))
    }

    /// Writes what was made to where it goes.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write(&self, made: &Made, out: &mut Out) -> Result<(), Failure> {
        match &self.output {
            None => out.made(made),
            Some(path) => save(path, made.bytes(), self.force),
        }
    }
}

fn formats() -> PossibleValuesParser {
    let value = |format: &Format| PossibleValue::new(format.name).help(format.says);
    PossibleValuesParser::new(FORMATS.iter().map(value))
}

/// What stands in the place of the names of the protected before an audience, in what is prepared on `day`, and where its
/// codes are kept, where it has any.
///
/// # Errors
/// Where it is not known, or somebody would not be protected.
pub fn masks(
    library: &Library,
    audience: &str,
    day: Option<&Date>,
) -> Result<(Masks, Option<Kept>), Failure> {
    if let Some(why) = library.unknown_protection() {
        return Err(Failure::Wrong(clean!["Nothing was written: ", why]));
    }
    let store = dirs::data_dir()
        .map(|folder| Store::of_codes_around(&folder, &library.root, library.around.as_deref()));
    with_codes(store.as_ref(), audience, |codes| {
        Masks::of(library, audience, day, codes)
    })
    .map_err(Failure::Wrong)
}

/// Refuses what would name the protected; `ask` is how one asks for a part of it, where one may help. `is_unsure` is whether there may be
/// protected people of whom nothing is known.
///
/// # Errors
/// Where it names one, or may.
pub fn nobody_named(
    library: &Library,
    named: &[Named],
    is_unsure: bool,
    ask: Option<&'static str>,
) -> Result<(), Failure> {
    match named {
        [] if is_unsure => Err(Failure::Wrong(
            "Nothing was written, since who is protected could not all be read; `casefile check` says why. Write \
             --names to hand it on all the same."
                .into(),
        )),
        [] => Ok(()),
        named => Err(Failure::Told(refusal(library, named, ask).into())),
    }
}

/// Why nothing was written: who would be named, and where.
fn refusal(library: &Library, named: &[Named], ask: Option<&'static str>) -> Clean {
    let is_person = |one: &Named| {
        let record = one.whom.record();
        record.is_some_and(|index| library.at(index).kind() == Kind::Person)
    };
    let whom = match (named.len(), named.iter().all(is_person)) {
        (1, true) => "a person whom the case file protects".to_owned(),
        (count, true) => format!("{count} people whom the case file protects"),
        (1, false) => "what the case file protects".to_owned(),
        (count, false) => format!("{count} of those that the case file protects"),
    };
    let mut refusal = clean_format!("error: Nothing was written, since it would name {whom}.\n");
    for one in named {
        refusal.push(&clean_format!("  {}.\n", one.words(library)));
    }
    let in_file_name =
        |one: &Named| matches!(&one.found[..], [only] if only.place == Place::FileName);
    let instead = match named.iter().all(in_file_name) {
        true => "give the file another name".into(),
        false => {
            let part =
                ask.map(|ask| clean!["ask for a part that names none of them, `", ask, "`, "]);
            clean![
                part,
                "write it for an audience, `--for AUDIENCE`, with other words in the place of names"
            ]
        }
    };
    refusal.push(&clean_format!(
        "  = help: {instead}, or write --names to hand the names on.\n"
    ));
    refusal
}

/// Writes a file that is handed on, whole or not at all. Its owner alone can read it, whoever could read what it replaces.
///
/// # Errors
/// Where it is there and `replace` is not asked for; where it cannot be written.
pub fn save(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Failure> {
    let existing = match replace {
        true => Existing::ReplaceForOwner,
        false => Existing::Keep,
    };
    let written = unbroken(|| save::save_bytes(path, bytes, existing));
    written.map_err(|error| unwritten(path, &error))
}

/// Refuses a file that is there.
pub fn is_there(path: &str) -> Failure {
    Failure::Wrong(clean_format!(
        "`{path}` is there already; write --force to replace it."
    ))
}

/// Why a file was not written.
pub fn unwritten(path: &Path, error: &io::Error) -> Failure {
    let path = name_of(path.display());
    match error.kind() {
        io::ErrorKind::AlreadyExists => is_there(&path),
        _ => Failure::Wrong(clean_format!("`{path}` cannot be written: {error}.")),
    }
}

/// Says how often other words stand in the place of names, and what can be done where nobody could tell whose they are.
pub fn tell_done(done: &Done, out: &mut Out) {
    for told in &done.told {
        out.note(&clean!["note: ", told, "\n"]);
    }
}

/// Says where the codes of an audience are kept, and which are new.
pub fn tell_kept(kept: Option<&Kept>, out: &mut Out) {
    if let Some(kept) = kept {
        out.note(&clean_format!("note: {}\n", kept.words()));
    }
}

/// Says what a form could not hold as it is.
pub fn tell_lacking(made: &Made, out: &mut Out) {
    if let Some(lacks) = made.lacks() {
        out.note(&clean_format!("note: {lacks}\n"));
    }
}

/// Says how many of the protected are named in what was written.
pub fn tell_named(named: &[Named], out: &mut Out) {
    match named.len() {
        0 => {}
        1 => out.note(&"note: One of the protected is named in it.\n".into()),
        count => out.note(&clean_format!(
            "note: {count} of the protected are named in it.\n"
        )),
    }
}
