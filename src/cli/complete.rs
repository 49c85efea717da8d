//! What a shell offers while a command line is typed: `casefile @complete WORD…`, the last word being the one
//! that is typed. It is called by the scripts of `casefile completions`, and by nobody else.
//!
//! The command line is read by the same definition that reads it when it is run, as far as it is there. What
//! depends on a library (ids, values of a query) is that of the library that the line names.

use std::{collections::BTreeSet, ffi::OsString};

use clap::{Arg, Command, ValueHint};

use super::{
    Failure, Globals, Outcome,
    context::Context,
    out::Out,
    review::{OWN_LABEL, state_of},
};
use crate::{
    address, check, clean, clean_format,
    diagnostic::Report,
    library::{Index, Library, Parsed},
    model::Kind,
    query::{self, KEYS},
    review::{Marks, State, Target, Versions},
    text::{Clean, clean_line},
    tui::theme::Theme,
};

/// The first argument by which the program knows that a shell asks.
pub const ARGUMENT: &str = "@complete";

/// The most that is offered: more than that nobody looks through.
const MOST: usize = 500;

/// The longest that is said of an offer, in characters.
const LONGEST: usize = 60;

/// What can be put in the place of the word that is typed.
#[derive(Default)]
struct Offers {
    /// Whole words, and what each means.
    words: Vec<(String, Clean)>,
    /// Whether the names of files can stand here too; the shell knows those best.
    files: bool,
}

/// Prints what can follow: a line each, `WORD<TAB>MEANING`, and an empty word where files can. Nothing where
/// nothing can, or what it depends on cannot be read: a prompt is no place for errors.
pub fn run(words: &[OsString], out: &mut Out) -> Result<Outcome, Failure> {
    let words: Vec<String> = words
        .iter()
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let Some((typed, before)) = words.split_last() else {
        return Ok(Outcome::Fine);
    };
    let root = super::command();
    let line = Line::read(&root, before);
    let mut offers = line.offers(typed);
    offers.words.retain(|(word, _)| word.starts_with(&**typed));
    offers.words.truncate(MOST);
    let mut printed = String::new();
    for (word, says) in &offers.words {
        let says = says.replace(['\n', '\t'], " ");
        let says: String = says.chars().take(LONGEST).collect();
        printed.push_str(&format!("{}\t{says}\n", clean_format!("{word}")));
    }
    if offers.files {
        printed.push_str("\t\n");
    }
    out.generated(printed.as_bytes())?;
    Ok(Outcome::Fine)
}

/// A command line up to the word that is typed.
struct Line<'c> {
    command: &'c Command,
    /// The library that it names.
    library: Option<String>,
    /// The configuration that it names.
    config: Option<String>,
    /// The option whose value is typed.
    waits: Option<&'c Arg>,
    /// Which argument without a name comes next, from 1.
    next: usize,
    /// Whether `--` was written, behind which nothing is an option.
    is_plain: bool,
}

impl<'c> Line<'c> {
    fn read(root: &'c Command, words: &[String]) -> Self {
        let mut line = Self {
            command: root,
            library: None,
            config: None,
            waits: None,
            next: 1,
            is_plain: false,
        };
        words.iter().for_each(|word| line.add(word));
        line
    }

    fn add(&mut self, word: &str) {
        if let Some(option) = self.waits.take() {
            self.value(option, word);
        } else if self.is_plain {
            self.argument(word);
        } else if word == "--" {
            self.is_plain = true;
        } else if let Some(name) = word.strip_prefix("--") {
            match name.split_once('=') {
                Some((name, value)) => {
                    if let Some(option) = self.option(name) {
                        self.value(option, value);
                    }
                }
                None => self.waits = self.option(name).filter(|option| waits(option)),
            }
        } else if word.starts_with('-') && word.len() > 1 {
            let last = word.chars().next_back();
            let is_it = |option: &&Arg| option.get_short() == last;
            let option = self.command.get_arguments().find(is_it);
            self.waits = option.filter(|option| waits(option));
        } else if let Some(command) = self.subcommand(word) {
            self.command = command;
            self.next = 1;
        } else {
            self.argument(word);
        }
    }

    fn option(&self, name: &str) -> Option<&'c Arg> {
        let mut options = self.command.get_arguments();
        options.find(|option| option.get_long() == Some(name))
    }

    fn subcommand(&self, word: &str) -> Option<&'c Command> {
        self.command.find_subcommand(word)
    }

    /// Takes note of the value of an option.
    fn value(&mut self, option: &Arg, value: &str) {
        if option.get_id() == "config" {
            self.config = Some(value.to_owned());
        }
    }

    /// Takes note of an argument without a name.
    fn argument(&mut self, word: &str) {
        if let Some(argument) = self.positional() {
            if argument.get_id() == "path" {
                self.library = Some(word.to_owned());
            }
            let takes = argument.get_num_args();
            if takes.is_none_or(|takes| takes.max_values() <= 1) {
                self.next += 1;
            }
        }
    }

    /// The argument without a name that comes next.
    fn positional(&self) -> Option<&'c Arg> {
        let mut arguments = self.command.get_positionals();
        arguments.find(|argument| argument.get_index() == Some(self.next))
    }

    fn offers(&self, typed: &str) -> Offers {
        if let Some(option) = self.waits {
            return self.values(option, typed);
        }
        let named = typed.strip_prefix("--").filter(|_| !self.is_plain);
        if let Some((name, value)) = named.and_then(|named| named.split_once('=')) {
            let mut offers = self
                .option(name)
                .map(|option| self.values(option, value))
                .unwrap_or_default();
            for (word, _) in &mut offers.words {
                word.insert_str(0, &format!("--{name}="));
            }
            return offers;
        }
        if typed.starts_with('-') && !self.is_plain {
            return self.options();
        }
        let mut offers = self
            .positional()
            .map(|argument| self.values(argument, typed))
            .unwrap_or_default();
        if !self.is_plain {
            let commands = self.command.get_subcommands();
            let commands = commands.filter(|command| !command.is_hide_set());
            offers.words.extend(commands.map(|command| {
                let about = command.get_about().map(ToString::to_string);
                (
                    command.get_name().to_owned(),
                    clean_format!("{}", about.unwrap_or_default()),
                )
            }));
        }
        offers
    }

    fn options(&self) -> Offers {
        let options = self.command.get_arguments();
        let options = options.filter(|option| !option.is_hide_set());
        let words = options.filter_map(|option| {
            let help = option.get_help().map(ToString::to_string);
            Some((
                format!("--{}", option.get_long()?),
                clean_format!("{}", help.unwrap_or_default()),
            ))
        });
        Offers {
            words: words.collect(),
            files: false,
        }
    }

    /// What an argument can be.
    fn values(&self, argument: &Arg, typed: &str) -> Offers {
        let words = |words: Vec<(String, Clean)>| Offers {
            words,
            files: false,
        };
        let id = argument.get_id().as_str();
        if matches!(id, "path" | "reference")
            && let Some((path, reference)) = address::parts(typed)
        {
            let found = self.of(path).records(|_| true, reference);
            let whole = |(name, says)| {
                (
                    format!("{}{name}", &typed[..typed.len() - reference.len()]),
                    says,
                )
            };
            return words(found.into_iter().map(whole).collect());
        }
        let possible = argument.get_possible_values();
        match id {
            "reference" | "references" => words(self.records(|_| true, typed)),
            "by" => words(self.records(|kind| SPEAKERS.contains(&kind), typed)),
            "drop" | "cites" => words(self.records(|kind| kind == Kind::Source, typed)),
            "case" => words(self.records(|kind| kind == Kind::Case, typed)),
            "query" | "explain" => words(self.query(typed)),
            OWN_LABEL => words(self.labels(typed)),
            "change" | "remove" => words(self.notes()),
            "rules" => words(rules()),
            "theme" => Offers {
                words: themes(),
                files: true,
            },
            _ if !possible.is_empty() => {
                let shown = possible.iter().filter(|value| !value.is_hide_set());
                let shown = shown.map(|value| {
                    let help = value.get_help().map(ToString::to_string);
                    (
                        value.get_name().to_owned(),
                        clean_format!("{}", help.unwrap_or_default()),
                    )
                });
                words(shown.collect())
            }
            _ => Offers {
                files: is_path(argument),
                ..Offers::default()
            },
        }
    }

    /// The same line with another library; with none, the one at hand.
    fn of(&self, path: &str) -> Self {
        Self {
            library: (!path.is_empty()).then(|| path.to_owned()),
            config: self.config.clone(),
            ..*self
        }
    }

    /// The library that the line names, or the one at hand; none where it cannot be opened.
    fn library(&self) -> Option<Library> {
        let globals = Globals {
            config: self.config.as_ref().map(Into::into),
            ..Globals::default()
        };
        let path = self.library.as_ref().map(std::path::Path::new);
        Context::new(&globals, path).ok()?.library(None).ok()
    }

    /// The records of some kinds whose name begins with what is typed: by its id where that says which, and by
    /// case and id where a case was typed or several have the id.
    fn records(&self, is_kind: impl Fn(Kind) -> bool, typed: &str) -> Vec<(String, Clean)> {
        let Some(library) = self.library() else {
            return Vec::new();
        };
        let is_asked = |index: &Index| is_kind(library.at(*index).kind());
        let name = |index: Index| {
            let key = &library.at(index).key;
            let id = key.id().as_str();
            let is_alone = library.find(id).is_some_and(|found| found.key == *key);
            match is_alone && !typed.contains('/') {
                true => id.to_owned(),
                false => key.to_string(),
            }
        };
        let found = library.indices().filter(is_asked);
        let found = found.map(|index| (name(index), index));
        let found = found.filter(|(name, _)| name.starts_with(typed)).take(MOST);
        found
            .map(|(name, index)| (name, library.label(index)))
            .collect()
    }

    /// What is marked and noted of the library of the line; nothing where that cannot be read.
    fn reviewed(&self) -> State {
        let library = self.library();
        let state = library.and_then(|library| state_of(&library).ok());
        state.unwrap_or_default()
    }

    /// The labels that something has.
    fn labels(&self, typed: &str) -> Vec<(String, Clean)> {
        let state = self.reviewed();
        let labels = state.all().flat_map(|(_, of)| of.labels.keys());
        let labels: BTreeSet<&String> = labels.map(|(label, _)| label).collect();
        let labels = labels.into_iter().filter(|label| label.starts_with(typed));
        labels
            .map(|label| (label.clone(), Clean::default()))
            .collect()
    }

    /// The notes, by the digits that name them.
    fn notes(&self) -> Vec<(String, Clean)> {
        let state = self.reviewed();
        let notes = state.all();
        let notes = notes.flat_map(|(target, of)| of.notes.iter().map(move |note| (target, note)));
        let says = |target: &Target, text: &str| clean![target.words(), ": ", clean_line(text)];
        notes
            .map(|(target, note)| (note.id.short(), says(target, &note.text)))
            .collect()
    }

    /// What can follow in a query: its keys, and behind a key its values.
    fn query(&self, typed: &str) -> Vec<(String, Clean)> {
        if typed.trim_start_matches('-').is_empty() {
            let keys = KEYS.iter();
            return keys
                .map(|info| (format!("{typed}{}:", info.name), info.says.into()))
                .collect();
        }
        // Only a value may need a library.
        let library = typed.contains(':').then(|| self.library()).flatten();
        let library =
            library.unwrap_or_else(|| Library::link(Parsed::default(), Report::default()));
        // Only labels are not in the library.
        let asks_labels = typed.contains("label:");
        let state = asks_labels.then(|| state_of(&library).ok()).flatten();
        let marks = state.map(|state| Marks::of(&state, &Versions::default()));
        let context = query::Context::new(&library).with_marks(marks.as_ref());
        let found = query::complete(&context, typed, typed.len());
        let before = typed.get(..found.range.start).unwrap_or("");
        let offers = found.offers.into_iter();
        offers
            .map(|offer| (format!("{before}{}", offer.text), offer.says))
            .collect()
    }
}

/// Who can say something.
const SPEAKERS: [Kind; 3] = [Kind::Person, Kind::Organization, Kind::Source];

/// Whether the word behind an option is its value.
fn waits(option: &Arg) -> bool {
    let takes = option.get_num_args();
    let needs_one = takes.is_none_or(|takes| takes.min_values() > 0);
    option.get_action().takes_values() && needs_one && !option.is_require_equals_set()
}

fn is_path(argument: &Arg) -> bool {
    matches!(
        argument.get_value_hint(),
        ValueHint::AnyPath | ValueHint::FilePath | ValueHint::DirPath
    )
}

fn rules() -> Vec<(String, Clean)> {
    let rules = check::RULES.iter();
    rules
        .map(|rule| (rule.name.to_owned(), rule.finds.into()))
        .collect()
}

fn themes() -> Vec<(String, Clean)> {
    let themes = Theme::shipped(false).into_iter();
    themes.map(|theme| (theme.name, Clean::default())).collect()
}
