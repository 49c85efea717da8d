//! `casefile init`

use std::{io, path::PathBuf};

use clap::ValueEnum;

use super::{Failure, Outcome, out::Out};
use crate::text::name_of;
use crate::{clean_format, save::save_folder, schema};

/// Write a small library to begin from, with comments that explain it.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder of the library, which must be empty or not there yet.
    folder: PathBuf,
    /// For whose work the example is.
    #[arg(long, value_name = "KIND", default_value = "news")]
    kind: For,
}

/// For whose work the example is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum For {
    /// A lawsuit: what was pleaded to each allegation, evidence, a docket.
    Legal,
    /// An article: who says it, through whom, what is denied.
    #[default]
    News,
    /// A witness whose name others must not read, and what nobody was told.
    Rights,
}

/// A file of a library, by its name.
type File = (&'static str, &'static str);

/// A file that the program ships.
macro_rules! file {
    ($folder:literal, $name:literal) => {
        (
            $name,
            include_str!(concat!("../../assets/starter/", $folder, $name)),
        )
    };
}

/// What a library begins with.
const NEWS: [File; 3] = [
    file!("", "library.yaml"),
    file!("", "example-case.yaml"),
    file!("", "sources/example.txt"),
];
const LEGAL: [File; 5] = [
    file!("legal/", "library.yaml"),
    file!("legal/", "example-suit.yaml"),
    file!("legal/", "sources/complaint.txt"),
    file!("legal/", "sources/order.txt"),
    file!("legal/", "sources/answer.txt"),
];
const RIGHTS: [File; 3] = [
    file!("rights/", "library.yaml"),
    file!("rights/", "example-disappearance.yaml"),
    file!("rights/", "sources/interview-a.txt"),
];

impl For {
    fn files(self) -> &'static [File] {
        match self {
            Self::Legal => &LEGAL,
            Self::News => &NEWS,
            Self::Rights => &RIGHTS,
        }
    }
}

pub fn run(arguments: &Arguments, out: &mut Out) -> Result<Outcome, Failure> {
    let folder = &arguments.folder;
    let shown = name_of(folder.display());
    let schema = schema::text();
    let mut files = arguments.kind.files().to_vec();
    files.push((schema::FILE, &schema));
    save_folder(folder, &files).map_err(|error| {
        Failure::Wrong(match error.kind() {
            io::ErrorKind::DirectoryNotEmpty => {
                clean_format!("`{shown}` is not empty; name a folder that is new or empty.")
            }
            _ => clean_format!("A library cannot be made in `{shown}`: {error}."),
        })
    })?;
    out.line(&clean_format!("Made a library in `{shown}`:"))?;
    for (name, _) in &files {
        out.line(&clean_format!("  {name}"))?;
    }
    let next = "Open it with `casefile PATH`; `casefile check PATH` says what is wrong with it.";
    out.line(&next.into())?;
    Ok(Outcome::Fine)
}
