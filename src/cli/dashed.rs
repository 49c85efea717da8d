//! Words of a query that begin with `-`: `-denied` is `NOT denied`.
//!
//! Options begin with `-` as well, and one of a letter takes what is written right behind it for its value: `-obama` would
//! write a file called `bama`. So there is one rule for the commands that take a query: of what stands behind the command,
//! a word with one `-` is an option where it is that letter alone (`-o FILE`), or has `=` behind it (`-o=FILE`), and else
//! of the query. What stands behind `--` is never an option.

use std::ffi::{OsStr, OsString};

use clap::{
    Command,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::{Cli, Command as Parsed};

/// The commands that take a query.
const WITH_A_QUERY: [&str; 4] = ["list", "search", "timeline", "export"];

/// The one that takes a kind before it.
const LIST: &str = "list";

/// The command line as clap is to read it, and the words of it that were written otherwise.
pub struct Line {
    words: Vec<OsString>,
    /// The words that were taken for words of a query, in their order.
    dashed: Vec<String>,
    is_list: bool,
}

impl Line {
    /// Reads a command line by the commands that there are.
    pub fn of(words: Vec<OsString>, root: &Command) -> Self {
        let mut line = Self {
            words,
            dashed: Vec::new(),
            is_list: false,
        };
        let Some((place, command)) = line.command(root) else {
            return line;
        };
        line.is_list = command.get_name() == LIST;
        let mut at = place + 1;
        while let Some(word) = line.words.get(at).filter(|word| *word != "--") {
            let before = &line.words[at - 1];
            let is_value = at > place + 1 && takes_a_value(command, before);
            match word.to_str().filter(|_| !is_value).and_then(without_dash) {
                Some(_) => {
                    line.part(at);
                    at += 2;
                }
                None => at += 1,
            }
        }
        line
    }

    /// Where the command stands, if it is one that takes a query.
    fn command<'c>(&self, root: &'c Command) -> Option<(usize, &'c Command)> {
        let mut at = 1;
        while let Some(word) = self.words.get(at) {
            if takes_a_value(root, word) {
                at += 2;
                continue;
            }
            if let Some(command) = word.to_str().and_then(|word| root.find_subcommand(word)) {
                let takes_a_query = WITH_A_QUERY.contains(&command.get_name());
                return takes_a_query.then_some((at, command));
            }
            at += 1;
        }
        None
    }

    /// Writes a word without its dash, behind `NOT`.
    fn part(&mut self, at: usize) {
        let word = self.words[at].to_string_lossy().into_owned();
        self.words.splice(at..=at, ["NOT".into(), word[1..].into()]);
        self.dashed.push(word);
    }

    /// Reads the line. Where it is refused for a letter behind a `-` that is no option, that word is of the query, too.
    ///
    /// # Errors
    /// As clap has them, with what is to be written where a query stands in the place of a kind.
    pub fn read(
        mut self,
        read: impl Fn(&[OsString]) -> Result<Cli, clap::Error>,
    ) -> Result<Cli, clap::Error> {
        let first = match read(&self.words) {
            Err(error) if error.kind() == ErrorKind::UnknownArgument => error,
            parsed => return parsed.map_err(|error| self.advised(error)),
        };
        let mut refused = first.to_string();
        // Each turn takes one word away that can be refused.
        for _ in 0..self.words.len() {
            let is_refused = |word: &OsString| {
                let Some(rest) = word.to_str().and_then(|word| word.strip_prefix('-')) else {
                    return false;
                };
                let letter = rest.chars().next().filter(|letter| *letter != '-');
                letter.is_some_and(|letter| refused.contains(&format!("'-{letter}'")))
            };
            let Some(place) = self.words.iter().position(is_refused) else {
                break;
            };
            self.part(place);
            match read(&self.words) {
                Ok(cli) if cli.command.as_ref().is_some_and(Parsed::takes_a_query) => {
                    return Ok(cli);
                }
                Err(error) if error.kind() == ErrorKind::UnknownArgument => {
                    refused = error.to_string();
                }
                Err(error) if error.kind() == ErrorKind::InvalidValue && self.is_list => {
                    return Err(self.advised(error));
                }
                _ => break,
            }
        }
        Err(first)
    }

    /// An error with what to write instead, where a word of a query stands where a kind is expected.
    fn advised(&self, mut error: clap::Error) -> clap::Error {
        let text = |error: &clap::Error, kind| match error.get(kind) {
            Some(ContextValue::String(text)) => Some(text.clone()),
            _ => None,
        };
        let is_kind = text(&error, ContextKind::InvalidArg)
            .is_some_and(|argument| argument.contains("[KIND]"));
        let is_like_a_kind = error.get(ContextKind::SuggestedValue).is_some();
        let value = text(&error, ContextKind::InvalidValue);
        let (Some(value), true) = (value, self.is_list && is_kind && !is_like_a_kind) else {
            return error;
        };
        // It was written so by nobody else.
        let written = match (value.as_str(), self.dashed.first()) {
            ("NOT", Some(dashed)) => dashed.clone(),
            _ => value,
        };
        let tip = format!(
            "the kind, or `all`, comes before the query: `casefile list all {}`",
            for_a_shell(&written)
        );
        error.insert(ContextKind::InvalidValue, ContextValue::String(written));
        error.insert(
            ContextKind::Suggested,
            ContextValue::StyledStrs(vec![tip.into()]),
        );
        error
    }
}

/// A word of a query without the dash before it; none of an option, and of what has none.
fn without_dash(word: &str) -> Option<&str> {
    let rest = word.strip_prefix('-')?;
    let mut letters = rest.chars();
    let is_letter = letters.next().is_some_and(char::is_alphabetic);
    let is_more = letters.next().is_some_and(|second| second != '=');
    (is_letter && is_more).then_some(rest)
}

/// Whether a word is an option that has its value in the next word.
fn takes_a_value(command: &Command, word: &OsStr) -> bool {
    let Some(word) = word.to_str() else {
        return false;
    };
    command.get_arguments().any(|argument| {
        let long = argument.get_long().map(|long| format!("--{long}"));
        let short = argument.get_short().map(|short| format!("-{short}"));
        let is_it = long.as_deref() == Some(word) || short.as_deref() == Some(word);
        is_it && argument.get_action().takes_values() && !argument.is_require_equals_set()
    })
}

/// A word as a shell takes it for one.
fn for_a_shell(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_:.,/=+".contains(c);
    match !word.is_empty() && word.chars().all(is_plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', "'\\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_right_behind_a_letter_is_of_the_query() {
        let root = super::super::command();
        let line = |words: &str| {
            let words = std::iter::once("casefile").chain(words.split(' '));
            let line = Line::of(words.map(OsString::from).collect(), &root);
            let words = line.words[1..].iter();
            let words: Vec<String> = words
                .map(|word| word.to_string_lossy().into_owned())
                .collect();
            words.join(" ")
        };
        for (words, read) in [
            ("list all -obama", "list all NOT obama"),
            ("list all -format", "list all NOT format"),
            ("list all -Cook", "list all NOT Cook"),
            ("list all -hello", "list all NOT hello"),
            ("list all a -by:ana b", "list all a NOT by:ana b"),
            ("lib list all -obama", "lib list all NOT obama"),
            ("-C lib list all -obama", "-C lib list all NOT obama"),
            (
                "--theme list search -obama",
                "--theme list search NOT obama",
            ),
            (
                "export visit -obama -o a.md",
                "export visit NOT obama -o a.md",
            ),
            ("timeline -Cook", "timeline NOT Cook"),
            // As options they are known.
            ("list all -o a.csv", "list all -o a.csv"),
            ("list all -o=a.csv", "list all -o=a.csv"),
            ("list all -C lib", "list all -C lib"),
            ("list all -h", "list all -h"),
            ("list all --format csv", "list all --format csv"),
            // A value of one is refused by whoever reads it.
            ("list all -o -obama", "list all -o -obama"),
            ("list all -- -obama", "list all -- -obama"),
            // What takes no query has no such words.
            ("-Clib list all x", "-Clib list all x"),
            ("show -obama", "show -obama"),
        ] {
            assert_eq!(line(words), read);
        }
    }
}
