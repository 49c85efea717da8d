//! The configuration file: what holds where the command line says nothing.
//!
//! It is the user's own file. Nothing of the kind is ever read from a library, which may come from a
//! stranger.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use toml::{Spanned, de::DeTable, de::DeValue};

use crate::{
    diagnostic::{Diagnostic, File, nearest},
    limits::Limit,
    model::{At, FileId, Span},
};

/// The file's place below the user's configuration folder.
pub const FILE: &str = "casefile/config.toml";

/// A file that is the user's own: a configuration, a theme. Some ten thousand lines; the default one, which names every
/// key, has three hundred.
pub const BYTES: Limit = Limit {
    name: "the size of a configuration or theme",
    most: 256 << 10,
    unit: "bytes",
    help: "leave out what only says what holds anyway",
};

/// Keys that one action has.
const KEYS_OF_ACTION: Limit = Limit {
    name: "the number of keys of an action",
    most: 50,
    unit: "keys",
    help: "leave those that nobody presses out",
};

/// The code of what is no TOML.
const SYNTAX: &str = "toml";

/// The name of the table of keys.
const KEYS: &str = "keys";

/// The name of the table of saved queries.
const FILTERS: &str = "filters";

/// What a configuration file says; nothing where it is silent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    pub path: Option<PathBuf>,
    pub originals: Vec<PathBuf>,
    pub theme: Option<At<String>>,
    pub ascii: Option<bool>,
    pub mouse: Option<bool>,
    pub cache: Option<bool>,
    /// The most words that a quote may have before `check --strict` reports it.
    pub long_quote: Option<usize>,
    /// Whether the browser takes up where it was left.
    pub session: Option<bool>,
    /// Whether what was searched for is kept from one run to the next.
    pub history: Option<bool>,
    /// By which name what the user reviews is signed.
    pub reviewer: Option<At<String>>,
    /// Whether the browser reads files again that have changed.
    pub watch: Option<bool>,
    pub quit: Option<Quit>,
    /// The saved queries as they are written, in the order of the file.
    pub filters: Vec<Filter>,
    /// The keys of the browser as they are written; the browser knows what they mean.
    pub keys: Vec<Binding>,
}

/// What `q` does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quit {
    /// It goes back, and leaves from where one began.
    #[default]
    Back,
    /// It asks before it leaves.
    Ask,
    /// It leaves from everywhere.
    Leave,
}

impl Quit {
    const ALL: [Self; 3] = [Self::Back, Self::Ask, Self::Leave];

    /// What it is called in the configuration.
    pub fn word(self) -> &'static str {
        match self {
            Self::Back => "back",
            Self::Ask => "ask",
            Self::Leave => "leave",
        }
    }
}

/// An entry of `[filters]`: a query by the name under which it was saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    pub name: At<String>,
    pub query: At<String>,
}

/// An entry of `[keys]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Binding {
    pub action: At<String>,
    /// Empty where the action is to have no key.
    pub keys: Vec<At<String>>,
}

/// A setting of the file.
pub struct Setting {
    pub name: &'static str,
    /// What holds where nothing is said, as TOML.
    pub built_in: Option<&'static str>,
    /// A TOML value for the default file, where nothing is built in.
    example: &'static str,
    pub says: &'static str,
    place: Place,
    touches: Touches,
}

/// What a setting has to do with; of a mistake in it, what follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Touches {
    /// What is opened, kept and checked: nothing can be done until it is right.
    Work,
    /// Only how the browser looks and is used: it is told, and what is built in holds.
    Looks,
}

/// Where a setting is kept, by what it is.
enum Place {
    Folder(fn(&mut Config) -> &mut Option<PathBuf>),
    Folders(fn(&mut Config) -> &mut Vec<PathBuf>),
    Text(fn(&mut Config) -> &mut Option<At<String>>),
    Switch(fn(&mut Config) -> &mut Option<bool>),
    Count(fn(&mut Config) -> &mut Option<usize>),
    Quit(fn(&mut Config) -> &mut Option<Quit>),
}

/// Every setting, in the order of the default file.
pub const SETTINGS: [Setting; 12] = [
    Setting {
        name: "path",
        built_in: None,
        example: "\"~/casefiles\"",
        says: "The library to open where none is named and the folder has no ./casefiles.",
        place: Place::Folder(|config| &mut config.path),
        touches: Touches::Work,
    },
    Setting {
        name: "originals",
        built_in: None,
        example: "\"~/originals\"",
        says: "The folder of originals, or a list: quotes are checked against those found by their hash.",
        place: Place::Folders(|config| &mut config.originals),
        touches: Touches::Work,
    },
    Setting {
        name: "theme",
        built_in: Some("\"terminal\""),
        example: "\"terminal\"",
        says: "The colours of the browser.",
        place: Place::Text(|config| &mut config.theme),
        touches: Touches::Looks,
    },
    Setting {
        name: "ascii",
        built_in: None,
        example: "false",
        says: "Signs of plain ASCII, for terminals without the glyphs. Where nothing is said, it is so \
               where the locale is not UTF-8, and on the Linux console.",
        place: Place::Switch(|config| &mut config.ascii),
        touches: Touches::Looks,
    },
    Setting {
        name: "mouse",
        built_in: Some("false"),
        example: "false",
        says: "Whether the browser listens to the mouse.",
        place: Place::Switch(|config| &mut config.mouse),
        touches: Touches::Looks,
    },
    Setting {
        name: "cache",
        built_in: Some("true"),
        example: "true",
        says: "Whether text read out of PDF and the like is kept, for you alone, in your cache folder.",
        place: Place::Switch(|config| &mut config.cache),
        touches: Touches::Work,
    },
    Setting {
        name: "long_quote",
        built_in: Some("40"),
        example: "40",
        says: "The words of a quote beyond which `check --strict` calls it long.",
        place: Place::Count(|config| &mut config.long_quote),
        touches: Touches::Work,
    },
    Setting {
        name: "session",
        built_in: Some("true"),
        example: "true",
        says: "Whether the browser takes up where it was left and tells what changed since: ids, settings and a copy of the library are kept, for you alone.",
        place: Place::Switch(|config| &mut config.session),
        touches: Touches::Work,
    },
    Setting {
        name: "history",
        built_in: Some("false"),
        example: "false",
        says: "Whether what you searched for is kept as well.",
        place: Place::Switch(|config| &mut config.history),
        touches: Touches::Work,
    },
    Setting {
        name: "reviewer",
        built_in: None,
        example: "\"Ana Ruiz\"",
        says: "The name that stands beside your marks and notes. Where nothing is said, it is that of your login, by LOGNAME, USER or USERNAME.",
        place: Place::Text(|config| &mut config.reviewer),
        touches: Touches::Work,
    },
    Setting {
        name: "watch",
        built_in: Some("true"),
        example: "true",
        says: "Whether the browser watches the files of the library and reads them again when they are saved.",
        place: Place::Switch(|config| &mut config.watch),
        touches: Touches::Looks,
    },
    Setting {
        name: "quit",
        built_in: Some("\"back\""),
        example: "\"back\"",
        says: "What `q` does: \"back\" goes back from within a case, a record or a source and leaves from the lists of the library, \"ask\" asks, \"leave\" leaves.",
        place: Place::Quit(|config| &mut config.quit),
        touches: Touches::Looks,
    },
];

impl Setting {
    fn read(
        &self,
        config: &mut Config,
        value: &DeValue<'_>,
        span: Span,
        reading: &Reading<'_>,
    ) -> Result<(), Wrong> {
        match self.place {
            Place::Folder(place) => *place(config) = Some(folder(value, reading)?),
            Place::Folders(place) => *place(config) = folders(value, reading)?,
            Place::Text(place) => {
                let value = text(value)?;
                *place(config) = Some(At { value, span });
            }
            Place::Switch(place) => *place(config) = Some(switch(value)?),
            Place::Count(place) => *place(config) = Some(count(value)?),
            Place::Quit(place) => *place(config) = Some(quit(value)?),
        }
        Ok(())
    }

    /// What a configuration says of this, as TOML; none where it is silent.
    pub fn toml(&self, config: &Config) -> Option<String> {
        // A JSON string is a TOML string.
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let mut config = config.clone();
        match self.place {
            Place::Folder(place) => place(&mut config)
                .as_ref()
                .map(|folder| quoted(&folder.to_string_lossy())),
            Place::Folders(place) => {
                let folders = place(&mut config).iter();
                let folders: Vec<String> = folders
                    .map(|folder| quoted(&folder.to_string_lossy()))
                    .collect();
                match &folders[..] {
                    [] => None,
                    [one] => Some(one.clone()),
                    several => Some(format!("[{}]", several.join(", "))),
                }
            }
            Place::Text(place) => place(&mut config).as_ref().map(|text| quoted(text)),
            Place::Switch(place) => place(&mut config).map(|switch| switch.to_string()),
            Place::Count(place) => place(&mut config).map(|count| count.to_string()),
            Place::Quit(place) => place(&mut config).map(|quit| quoted(quit.word())),
        }
    }
}

/// A message and its help.
type Wrong = (String, &'static str);

/// A file while it is read.
struct Reading<'t> {
    text: File,
    file: FileId,
    home: Option<&'t Path>,
}

/// Reads a configuration file.
///
/// `file` is what spans point into; `home` is what `~/` stands for. Returns what could be read, and
/// every mistake: an error where it touches what is opened, kept or checked, a warning where it touches
/// only how the browser looks and is used.
pub fn parse(text: &str, file: FileId, home: Option<&Path>) -> (Config, Vec<Diagnostic>) {
    let reading = Reading {
        text: File::new(String::new(), text.into()),
        file,
        home,
    };
    let mut config = Config::default();
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut diagnostics: Vec<Diagnostic> =
        errors.iter().map(|error| reading.syntax(error)).collect();
    for (name, value) in table.get_ref().iter() {
        let span = reading.span(name.span());
        let setting = SETTINGS
            .iter()
            .find(|setting| setting.name == name.get_ref());
        match (setting, value.get_ref()) {
            (Some(setting), given) => {
                let place = reading.span(value.span());
                if let Err((message, help)) = setting.read(&mut config, given, place, &reading) {
                    let found = Diagnostic::error("wrong-type", place, message).help(help);
                    diagnostics.push(match setting.touches {
                        Touches::Work => found,
                        Touches::Looks => found.warning(),
                    });
                }
            }
            (None, DeValue::Table(keys)) if name.get_ref() == KEYS => {
                config.keys = reading.keys(keys, &mut diagnostics);
            }
            (None, _) if name.get_ref() == KEYS => diagnostics.push(
                Diagnostic::error("wrong-type", span, "`keys` is a table")
                    .warning()
                    .help("write `[keys]` on a line of its own, and below it `action = \"key\"`"),
            ),
            (None, DeValue::Table(filters)) if name.get_ref() == FILTERS => {
                config.filters = reading.filters(filters, &mut diagnostics);
            }
            (None, _) if name.get_ref() == FILTERS => diagnostics.push(
                Diagnostic::error("wrong-type", span, "`filters` is a table").help(
                    "write `[filters]` on a line of its own, and below it `name = \"query\"`",
                ),
            ),
            (None, _) => diagnostics.push(unknown(name.get_ref(), span)),
        }
    }
    // What a mistake of syntax left of its line is no mistake of its own.
    let broken: BTreeSet<u32> = diagnostics
        .iter()
        .filter(|found| found.code == SYNTAX)
        .filter_map(|found| Some(found.span?.line))
        .collect();
    diagnostics.retain(|found| {
        let line = found.span.map(|span| span.line);
        found.code == SYNTAX || line.is_none_or(|line| !broken.contains(&line))
    });
    // A table has no order of its own; the file's is that of the places.
    config.keys.sort_by_key(|binding| binding.action.span);
    config.filters.sort_by_key(|filter| filter.name.span);
    crate::diagnostic::sort(&mut diagnostics);
    (config, diagnostics)
}

fn unknown(name: &str, span: Span) -> Diagnostic {
    let names = || {
        SETTINGS
            .iter()
            .map(|setting| setting.name)
            .chain([FILTERS, KEYS])
    };
    let help = match nearest(name, names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!(
            "the settings are {}",
            names().collect::<Vec<_>>().join(", ")
        ),
    };
    let message = format!("`{name}` is not a setting of casefile");
    Diagnostic::error("unknown-key", span, message).help(help)
}

fn text(value: &DeValue<'_>) -> Result<String, Wrong> {
    match value {
        DeValue::String(text) => Ok(text.to_string()),
        other => Err((
            format!("text is expected here, not {}", article(other)),
            "put it in quotation marks",
        )),
    }
}

fn switch(value: &DeValue<'_>) -> Result<bool, Wrong> {
    match value {
        DeValue::Boolean(switch) => Ok(*switch),
        other => Err((
            format!("true or false is expected here, not {}", article(other)),
            "write `true` or `false`, without quotation marks",
        )),
    }
}

fn quit(value: &DeValue<'_>) -> Result<Quit, Wrong> {
    let word = match value {
        DeValue::String(text) => Some(text.as_ref()),
        _ => None,
    };
    let quit = Quit::ALL.into_iter().find(|quit| word == Some(quit.word()));
    quit.ok_or_else(|| {
        (
            "this does not say what `q` does".to_owned(),
            "write \"back\", \"ask\" or \"leave\"",
        )
    })
}

fn count(value: &DeValue<'_>) -> Result<usize, Wrong> {
    let number = match value {
        DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().ok(),
        _ => None,
    };
    number.filter(|count| *count > 0).ok_or_else(|| {
        (
            format!("a number of words is expected here, not {}", article(value)),
            "write a whole number from 1, without quotation marks",
        )
    })
}

/// One folder, or a list of them.
fn folders(value: &DeValue<'_>, reading: &Reading<'_>) -> Result<Vec<PathBuf>, Wrong> {
    let DeValue::Array(list) = value else {
        return Ok(vec![folder(value, reading)?]);
    };
    let folders = list.iter();
    folders.map(|one| folder(one.get_ref(), reading)).collect()
}

/// A folder by its whole path, so that it is the same wherever the program is started.
fn folder(value: &DeValue<'_>, reading: &Reading<'_>) -> Result<PathBuf, Wrong> {
    let text = text(value)?;
    if let Some(below) = text.strip_prefix("~/") {
        return match reading.home {
            Some(home) => Ok(home.join(below)),
            None => Err((
                "your home folder is not known, so `~/` leads nowhere".to_owned(),
                "write the whole path",
            )),
        };
    }
    match Path::new(&text).is_absolute() {
        true => Ok(PathBuf::from(text)),
        false => Err((
            format!("`{text}` depends on where the program is started"),
            "write the whole path, or begin it with `~/`",
        )),
    }
}

fn article(value: &DeValue<'_>) -> String {
    match value.type_str() {
        word if word.starts_with(['a', 'i']) => format!("an {word}"),
        word => format!("a {word}"),
    }
}

impl Reading<'_> {
    fn filters(&self, table: &DeTable<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Filter> {
        let mut filters = Vec::new();
        for (name, value) in table.iter() {
            let span = self.span(value.span());
            match value.get_ref() {
                DeValue::String(query) => filters.push(Filter {
                    name: At {
                        value: name.get_ref().to_string(),
                        span: self.span(name.span()),
                    },
                    query: At {
                        value: query.to_string(),
                        span,
                    },
                }),
                other => {
                    let message = format!("a query is expected here, not {}", article(other));
                    let help = "write it in quotation marks: `name = \"standing:denied\"`";
                    diagnostics.push(Diagnostic::error("wrong-type", span, message).help(help));
                }
            }
        }
        filters
    }

    fn keys(&self, table: &DeTable<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Binding> {
        let mut bindings = Vec::new();
        for (action, value) in table.iter() {
            let written: Vec<&Spanned<DeValue<'_>>> = match value.get_ref() {
                DeValue::Array(keys) => keys.iter().collect(),
                _ => vec![value],
            };
            let count = written.len();
            if !KEYS_OF_ACTION.allows(count as u64) {
                let (name, most) = (action.get_ref(), KEYS_OF_ACTION.most);
                let message =
                    format!("`{name}` has {count} keys, and an action has {most} at most");
                let span = self.span(action.span());
                diagnostics.push(
                    Diagnostic::error("limit", span, message)
                        .warning()
                        .help(KEYS_OF_ACTION.help),
                );
                continue;
            }
            let mut keys = Vec::new();
            let before = diagnostics.len();
            for key in written {
                let span = self.span(key.span());
                match key.get_ref() {
                    DeValue::String(text) => keys.push(At {
                        value: text.to_string(),
                        span,
                    }),
                    other => {
                        let message = format!("a key is expected here, not {}", article(other));
                        diagnostics.push(Diagnostic::error("wrong-type", span, message).warning().help(
                            "write `\"key\"`, or `[\"key\", \"key\"]` for several, or `[]` for none",
                        ));
                    }
                }
            }
            // An action whose keys cannot be read keeps those that are built in.
            if diagnostics.len() > before {
                continue;
            }
            bindings.push(Binding {
                action: At {
                    value: action.get_ref().to_string(),
                    span: self.span(action.span()),
                },
                keys,
            });
        }
        bindings
    }

    fn syntax(&self, error: &toml::de::Error) -> Diagnostic {
        let span = self.span(error.span().unwrap_or(0..0));
        let message = error.message().trim_end_matches('.').replace('\n', ", ");
        let help = "`casefile config --default` prints a file to copy from";
        Diagnostic::error(SYNTAX, span, message).help(help)
    }

    /// The place of a byte range, on its first line.
    fn span(&self, range: std::ops::Range<usize>) -> Span {
        let (line, column) = self.text.place(range.start);
        let inside = self.text.text.get(range).unwrap_or("");
        let inside = inside.lines().next().unwrap_or("");
        let length = u32::try_from(inside.chars().count()).unwrap_or(u32::MAX);
        Span {
            file: self.file,
            line,
            column,
            length: length.max(1),
        }
    }
}

/// A configuration file that changes nothing, with every setting explained.
///
/// `keys` goes below `[keys]` as it stands: the browser's table of keys, each line a comment.
pub fn default_file(keys: &str) -> String {
    let mut file = String::from(
        "# The configuration of casefile. A line without its `#` takes effect; what the command\n\
         # line says goes before what this file says.\n",
    );
    for setting in &SETTINGS {
        file.push_str(&format!(
            "\n# {}\n# {} = {}\n",
            setting.says, setting.name, setting.example
        ));
    }
    file.push_str(
        "\n# Queries of your own, by names that you give them: name = \"query\".\n[filters]\n\
         # denied-by-him = \"standing:denied by:villatoro\"\n",
    );
    file.push_str(
        "\n# The keys of the browser: action = \"key\", or a list of keys; [] for none.\n[keys]\n",
    );
    file + keys
}

#[cfg(test)]
mod tests;
