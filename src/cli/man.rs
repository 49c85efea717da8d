//! `casefile man`

use std::io::{self, Write};

use clap::{Arg, Command};
use clap_mangen::Man;

use super::{Failure, Outcome, out::Out};
use crate::{
    analysis::{ledger::STEPS, standing::RULES},
    clean_format,
    model::locator::KINDS,
    verify::FOLDS,
};

/// Print the manual page.
#[derive(Debug, clap::Args)]
pub struct Arguments {}

pub fn run(out: &mut Out) -> Result<Outcome, Failure> {
    let page = page(&Tables {
        keys: crate::tui::keys::roff(),
        queries: crate::query::roff(),
        rules: crate::check::roff(),
    })
    .map_err(|error| Failure::Wrong(clean_format!("{error}.")))?;
    out.generated(&page)?;
    Ok(Outcome::Fine)
}

const SECTIONS: &str = r".SH EXIT STATUS
.TP
.B 0
All is well. Also when whoever read the output has gone away.
.TP
.B 1
\fBcheck\fR found errors, or nothing is what was asked for.
.TP
.B 2
The command line is wrong, or something cannot be read or written.
.SH FILES
.TP
.I ./casefiles
The library that is opened where none is named. Where it is not there, the library is opened that the folder is
in: the nearest folder with a \fIlibrary.yaml\fR or a \fIcase.yaml\fR, below the home folder; else the one that
the configuration names.
.TP
.I $XDG_CONFIG_HOME/casefile/config.toml
The configuration; \fBcasefile config\fR prints its place and what is in force, and \fBcasefile config
\-\-default\fR prints one to begin from. Nothing of the kind is ever read from a library.
.TP
.I $XDG_DATA_HOME/casefile/reviews
The logs of what you reviewed (\fBcasefile review\fR), one for each library.
.SH ENVIRONMENT
.TP
.B NO_COLOR
Where it is set and not empty, nothing is coloured unless \-\-color=always.
.TP
.B TERM
Where it is \fBdumb\fR, plain output is printed instead of the browser; \fBcasefile read\fR goes through the library line by line.
.TP
.B XDG_CONFIG_HOME, HOME
Where the configuration is looked for.
";

/// The bodies of the sections that are made of tables.
struct Tables {
    keys: String,
    queries: String,
    rules: String,
}

/// The page as roff.
fn page(tables: &Tables) -> io::Result<Vec<u8>> {
    let mut command = super::command();
    let man = Man::new(command.clone());
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    writeln!(page, ".SH COMMANDS")?;
    for subcommand in command.get_subcommands_mut() {
        if subcommand.get_name() != "help" {
            describe(subcommand, &mut page)?;
        }
    }
    writeln!(page, ".SH KEYS\n{}", tables.keys.trim_end())?;
    writeln!(page, ".SH QUERIES\n{}", tables.queries.trim_end())?;
    writeln!(page, ".SH RULES\n{}", tables.rules.trim_end())?;
    places(&mut page)?;
    folds(&mut page)?;
    standings(&mut page)?;
    page.write_all(SECTIONS.as_bytes())?;
    Ok(page)
}

/// How a place in a source is written.
fn places(page: &mut Vec<u8>) -> io::Result<()> {
    writeln!(
        page,
        ".SH PLACES\nHow the `at` of a citation names a place in its source; several with commas."
    )?;
    for kind in &KINDS {
        writeln!(
            page,
            ".TP\n.B {}\n{}.",
            roff(kind.written),
            roff(kind.names)
        )?;
    }
    Ok(())
}

/// What is not looked at when a quote is compared with its source.
fn folds(page: &mut Vec<u8>) -> io::Result<()> {
    writeln!(
        page,
        ".SH QUOTES\nWhat is not looked at when a quote is compared with its source, as it is said beside a verdict. All else counts."
    )?;
    for row in FOLDS {
        writeln!(page, ".TP\n{}\n{}", roff(row.words), roff(row.says))?;
    }
    Ok(())
}

/// The table from which the standing of an allegation follows, and that of the steps of evidence.
fn standings(page: &mut Vec<u8>) -> io::Result<()> {
    writeln!(
        page,
        ".SH STANDING\nThe standing of an allegation is worked out, never taken from the file. The first \
         of these conditions that holds decides."
    )?;
    for rule in &RULES {
        let because: Vec<&str> = rule.because.iter().map(|clause| clause.template).collect();
        let because = because.join("; ").replace("{}", "WHO");
        writeln!(
            page,
            ".TP\n.B {}\n{}. The reason: {}.",
            rule.standing.word(),
            roff(rule.when),
            roff(&because)
        )?;
    }
    writeln!(
        page,
        ".SH STATUS OF EVIDENCE\nWhich status may follow which in the history of evidence."
    )?;
    for (from, next) in &STEPS {
        let next: Vec<&str> = next.iter().map(|status| status.word()).collect();
        writeln!(page, ".TP\n.B {}\n{}.", from.word(), next.join(", "))?;
    }
    Ok(())
}

/// A command with its own arguments; those of every command stand in OPTIONS.
fn describe(command: &mut Command, page: &mut Vec<u8>) -> io::Result<()> {
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ");
    writeln!(page, ".SS \"{}\"", roff(usage).replace('"', "\\(dq"))?;
    let about = command.get_long_about().or(command.get_about());
    if let Some(about) = about {
        writeln!(page, "{}", paragraphs(&about.to_string()))?;
    }
    let is_own = |argument: &&Arg| {
        !argument.is_global_set() && !matches!(argument.get_id().as_str(), "help" | "version")
    };
    for argument in command.get_arguments().filter(is_own) {
        let help = argument.get_long_help().or(argument.get_help());
        let help = help.map(ToString::to_string).unwrap_or_default();
        let values = argument.get_possible_values();
        let values: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
        let values = match values.is_empty() || !argument.get_action().takes_values() {
            true => String::new(),
            false => format!(": one of {}", values.join(", ")),
        };
        let name = roff(&argument.to_string());
        writeln!(page, ".TP\n.B {name}\n{}", paragraphs(&(help + &values)))?;
    }
    if let Some(after) = command.get_after_long_help() {
        let after = after.to_string();
        // What stands in a section of its own is not said again with every command that has it.
        let queries = crate::query::plain();
        let after = after.replace(queries.trim(), "What a query can say stands under QUERIES.");
        let after = paragraphs(&after);
        writeln!(page, ".PP\n{after}")?;
    }
    Ok(())
}

/// A text in its paragraphs. One with lines that are indented is a table, and keeps its lines.
fn paragraphs(text: &str) -> String {
    let paragraph = |text: &str| match text.lines().any(|line| line.starts_with(' ')) {
        true => {
            let lines = text.lines().map(|line| {
                let indent = line.len() - line.trim_start().len();
                format!("{}{}", "\\ ".repeat(indent), roff(line))
            });
            let lines: Vec<String> = lines.collect();
            format!(".nf\n{}\n.fi", lines.join("\n"))
        }
        false => roff(text),
    };
    let paragraphs: Vec<String> = text.trim().split("\n\n").map(paragraph).collect();
    paragraphs.join("\n.PP\n")
}

/// A text that roff must take as text: no line of it begins a request.
fn roff(text: &str) -> String {
    let escaped = text
        .trim()
        .replace('\\', "\\e")
        .replace('-', "\\-")
        .replace('\n', " ");
    match escaped.starts_with(['.', '\'']) {
        true => format!("\\&{escaped}"),
        false => escaped,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_a_table_stay_lines() {
        let text = "Words in\none line.\n\nKeys:\n  a:b\n      one -\n";
        assert_eq!(
            paragraphs(text),
            "Words in one line.\n.PP\n.nf\nKeys:\n\\ \\ a:b\n\\ \\ \\ \\ \\ \\ one \\-\n.fi"
        );
    }

    #[test]
    fn the_table_of_queries_stands_there_once() {
        let none = || String::new();
        let tables = Tables {
            keys: none(),
            queries: none(),
            rules: none(),
        };
        let page = String::from_utf8(page(&tables).unwrap()).unwrap();
        assert!(!page.contains("Keys:"));
        assert!(page.contains("stands under QUERIES."));
    }
}
