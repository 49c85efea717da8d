//! `casefile check`

mod fix;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use clap::ValueEnum;
use serde_json::json;

use super::{Failure, Outcome, context::Context, out::Out};
use crate::{
    check::{self, RULES, Rule, Tier},
    clean_format,
    diagnostic::{self, Severity, nearest},
    gather,
    library::Library,
    text::{Clean, clean, counted, grouped},
};

/// Say what is wrong with a library; silent when all is well.
///
/// What cannot be read or leads nowhere is reported in any case; the rules look for more, and RULES
/// names them. Each finding is printed on standard output with its place, the line and what to write
/// instead, the count on standard error. The status is 1 where there are errors; warnings alone
/// leave it 0, but not with --strict.
#[derive(Debug, clap::Args)]
#[command(after_long_help = JSON)]
pub struct Arguments {
    /// The library: a folder of case files, or one case file. One that is called like a rule is
    /// written ./name.
    path: Option<PathBuf>,
    /// The rules to run, instead of all basic ones.
    #[arg(value_name = "RULE")]
    rules: Vec<String>,
    /// Run the strict rules too, and take warnings for errors.
    #[arg(long)]
    strict: bool,
    /// List the rules, and check nothing.
    #[arg(long)]
    list: bool,
    /// The most words that a quote may have.
    #[arg(long, value_name = "WORDS")]
    long_quote: Option<usize>,
    /// How the findings are written.
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Print every finding; otherwise those of one rule beyond 100 are counted.
    #[arg(long)]
    all: bool,
    /// Print a patch for citations that follow from their sources, and apply nothing.
    ///
    /// For words that are at another place it has the place; for words that differ a little from
    /// those of the source, the source's. Look through it, then pipe it to `patch -p0` or
    /// `git apply -p0`. The status is 1 where there is anything to fix.
    #[arg(long, conflicts_with_all = ["format", "strict", "list", "long_quote", "rules"])]
    fix: bool,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading.
    Text,
    /// For programs; its shape is stable.
    Json,
    /// SARIF 2.1.0, for editors and code forges.
    Sarif,
}

const JSON: &str = "With --format json: an array of objects with `severity` (error or warning), \
`code`, `record` (its key, or null), `place` (null, or an object with `file`, `line`, `column` and \
`length`, counted in characters from 1), `message`, `help` (or null) and `related` (an array of \
objects with `place` and `label`); of --list: with `name`, `tier` (basic or strict), `severity` and \
`finds`.";

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    if arguments.list {
        return list(arguments.format, out);
    }
    let (path, rules) = arguments.asked_for()?;
    let library = context.library(path)?;
    let archive = context.archive()?;
    if arguments.fix {
        return fix::run(&library, &archive, out);
    }
    let sources = gather::see(&library, &archive, &rules, |_| {});
    let doubts = sources.doubts(&library);
    let library = library.with_doubts(doubts);
    let long_quote = arguments.long_quote.unwrap_or(context.long_quote());
    let looked_at = check::Context::new(&library, &sources, long_quote);
    let found = check::run(&looked_at, &rules);
    let library = library.with(found, sources.missed());
    let diagnostics = &library.diagnostics;
    match arguments.format {
        Format::Json => {
            let json = |found| diagnostic::json(found, &library.files);
            out.json(&diagnostics.iter().map(json).collect::<Vec<_>>())?;
        }
        Format::Sarif => out.json(&check::sarif(diagnostics, &library.files))?,
        Format::Text => text(&library, arguments.all, out)?,
    }
    if let Some(count) = count(&library) {
        out.note(&count);
    }
    let weighs =
        |found: &diagnostic::Diagnostic| arguments.strict || found.severity == Severity::Error;
    Ok(match diagnostics.iter().any(weighs) {
        true => Outcome::Negative,
        false => Outcome::Fine,
    })
}

/// The findings, for reading: of each code the first [`SHOWN`], and how many more there are, or all of them.
fn text(library: &Library, all: bool, out: &mut Out) -> Result<(), Failure> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    let mut is_first = true;
    for found in &library.diagnostics {
        let count = counts.entry(found.code).or_default();
        *count += 1;
        if *count > SHOWN && !all {
            continue;
        }
        if !std::mem::take(&mut is_first) {
            out.line(&Clean::default())?;
        }
        out.printed(&diagnostic::printed(found, &library.files))?;
    }
    for (code, count) in counts {
        if count > SHOWN && !all {
            let more = grouped(&(count - SHOWN).to_string());
            out.line(&clean_format!(
                "\nand {more} more of `{code}`; --all prints them."
            ))?;
        }
    }
    Ok(())
}

/// The most findings of one code that are printed for reading, where not all are asked for.
const SHOWN: u64 = 100;

impl Arguments {
    /// The path and the rules: what is called like a rule is one, also where the path would stand.
    fn asked_for(&self) -> Result<(Option<&std::path::Path>, Vec<&'static Rule>), Failure> {
        let path = self.path.as_deref();
        let first = path.and_then(std::path::Path::to_str).and_then(Rule::named);
        let mut rules: Vec<&'static Rule> = first.into_iter().collect();
        for name in &self.rules {
            rules.push(Rule::named(name).ok_or_else(|| unknown(name))?);
        }
        if rules.is_empty() {
            rules = Rule::up_to(match self.strict {
                true => Tier::Strict,
                false => Tier::Basic,
            });
        }
        Ok((path.filter(|_| first.is_none()), rules))
    }
}

fn unknown(name: &str) -> Failure {
    let near = nearest(name, RULES.iter().map(|rule| rule.name));
    Failure::Wrong(match near {
        Some(near) => clean_format!("There is no rule `{name}`; did you mean `{near}`?"),
        None => clean_format!("There is no rule `{name}`; `casefile check --list` names them."),
    })
}

/// The table of rules.
fn list(format: Format, out: &mut Out) -> Result<Outcome, Failure> {
    match format {
        Format::Text => out.text(&clean(&check::plain()))?,
        Format::Json => {
            let row = |rule: &Rule| {
                json!({
                    "name": rule.name,
                    "tier": rule.tier.word(),
                    "severity": rule.severity.to_string(),
                    "finds": rule.finds,
                })
            };
            out.json(&RULES.iter().map(row).collect::<Vec<_>>())?;
        }
        Format::Sarif => out.json(&check::sarif(&[], &diagnostic::Files::default()))?,
    }
    Ok(Outcome::Fine)
}

/// `5 errors and 1 warning in 2 files.`; nothing where there is neither.
fn count(library: &Library) -> Option<Clean> {
    let of = |severity| {
        let all = library.diagnostics.iter();
        all.filter(|found| found.severity == severity).count() as u64
    };
    let both = [
        (of(Severity::Error), "error"),
        (of(Severity::Warning), "warning"),
    ];
    let counts: Vec<String> = both
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| counted(count, word))
        .collect();
    let places = library.diagnostics.iter().filter_map(|found| found.span);
    let files: BTreeSet<_> = places.map(|span| span.file).collect();
    let files = match files.len() {
        0 => String::new(),
        count => format!(" in {}", counted(count as u64, "file")),
    };
    (!counts.is_empty()).then(|| clean_format!("{}{files}.\n", counts.join(" and ")))
}
